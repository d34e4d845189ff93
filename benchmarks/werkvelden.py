"""Make the vectors of words and concepts from the fields of work and the thesaurus: language/werkvelden/vectors.npz.

usage: python benchmarks/werkvelden.py

Each row of language/werkvelden/*.csv and each begrip of the thesaurus is a small document; latent semantic analysis gives
every word and concept in them a vector. Needs scipy (dependency group `bench`).
"""

import csv
import hashlib
from collections import Counter
from math import log
from pathlib import Path

import numpy as np
from scipy.sparse import csr_matrix
from scipy.sparse.linalg import svds

from overlap.language.werkvelden import keys_of

LANGUAGE = Path(__file__).parent.parent / "src" / "overlap" / "language"
VECTORS = LANGUAGE / "werkvelden" / "vectors.npz"
DIMENSIONS = 100
SHORT_FORMS = "afkortingen"  # the file of the thesaurus that says what letters stand for, and nothing of a field of work


def sources() -> list[Path]:
    """The files that the vectors are made from."""
    return [*sorted((LANGUAGE / "werkvelden").glob("*.csv")), *sorted((LANGUAGE / "thesaurus").glob("*.csv"))]


def documents() -> list[str]:
    """The rows as texts: names and words, a list is a row of sentences."""
    found = []
    for path in (path for path in sources() if path.stem != SHORT_FORMS):
        with path.open(encoding="utf-8", newline="") as file:
            found += [". ".join(cell.replace("|", ".") for cell in row.values() if cell) for row in csv.DictReader(file)]
    return found


def vectors(texts: list[str], dimensions: int) -> tuple[list[str], np.ndarray, np.ndarray]:
    """Keys that occur twice or more, their vectors (rows of length 1), and their rarity."""
    bags = [keys_of(text) for text in texts]
    df = Counter(key for bag in bags for key in bag)
    keys = sorted(key for key, n in df.items() if n > 1)
    column = {key: n for n, key in enumerate(keys)}
    rarity = np.array([log((len(bags) + 1) / (df[key] + 0.5)) for key in keys])
    cells = [
        (n, column[key], weight * rarity[column[key]])
        for n, bag in enumerate(bags)
        for key, weight in bag.items()
        if key in column
    ]
    rows, columns, values = zip(*cells, strict=True)
    table = csr_matrix((values, (rows, columns)), shape=(len(bags), len(keys)))
    _left, strength, right = svds(table, k=dimensions, v0=np.ones(min(table.shape)))
    found = right.T * np.sqrt(strength)
    return keys, found / (np.linalg.norm(found, axis=1, keepdims=True) + 1e-9), rarity


def digest() -> str:
    """A fingerprint of the files that the vectors are made from."""
    found = hashlib.sha256()
    for path in sources():
        found.update(path.read_bytes().replace(b"\r\n", b"\n"))
    return found.hexdigest()


def main() -> None:
    """Write vectors.npz anew."""
    texts = documents()
    keys, found, rarity = vectors(texts, DIMENSIONS)
    np.savez_compressed(
        VECTORS,
        keys=np.array("\n".join(keys)),
        vectors=np.round(found * 127).astype(np.int8),
        rarity=rarity.astype(np.float16),
        made_from=np.array(digest()),
    )
    print(f"{len(texts)} rows, {len(keys)} words and concepts: {VECTORS.stat().st_size // 1024} kB")


if __name__ == "__main__":
    main()
