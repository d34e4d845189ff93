"""Make the vectors of concepts from fields of work and thesaurus: src/overlap/language/werkvelden/vectors.npz.

usage: python benchmarks/werkvelden.py

Each row of language/werkvelden/*.csv and each begrip of the thesaurus is a small document; latent semantic analysis gives
every concept in them a vector. Needs scipy (dependency group `bench`).
"""

import csv
import hashlib
from collections import Counter
from math import log
from pathlib import Path
from shutil import copy
from tempfile import TemporaryDirectory

import numpy as np
from scipy.sparse import csr_matrix
from scipy.sparse.linalg import svds

from overlap.language import Lexicon, open_lexicon
from overlap.language.compile_thesaurus import index
from overlap.language.thesaurus import Thesaurus

LANGUAGE = Path(__file__).parent.parent / "src" / "overlap" / "language"
VECTORS = LANGUAGE / "werkvelden" / "vectors.npz"
DIMENSIONS = 100
# what is about subjects of school has dimensions of its own: in those of work it would turn the vectors of all work, and cost
# there what it brings here (F1 of four real comparisons 0.650 to 0.638, measured; docs/matching.md)
SCHOOL = {"avo-generiek", "natuur-sport-kunst", "taal-rekenen-burgerschap"}
SCHOOL_DIMENSIONS = 20


def sources() -> list[Path]:
    """The files that the vectors are made from."""
    return [*sorted((LANGUAGE / "werkvelden").glob("*.csv")), *sorted((LANGUAGE / "thesaurus").glob("*.csv"))]


def documents(*, school: bool) -> list[str]:
    """The rows as texts, about work or about school; words of a row are of one field, so they may make a term together."""
    found = []
    for path in sources():
        if (path.stem in SCHOOL) != school:
            continue
        with path.open(encoding="utf-8", newline="") as file:
            found += [" ".join(cell.replace(" | ", " ") for cell in row.values() if cell) for row in csv.DictReader(file)]
    return found


def work_lexicon() -> Lexicon:
    """Open the lexicon of the begrippen about work alone, so that those about school change no vector of work."""
    with TemporaryDirectory() as folder:
        for path in (LANGUAGE / "thesaurus").glob("*.csv"):
            if path.stem not in SCHOOL:
                copy(path, folder)
        return Lexicon(Thesaurus.of(index(Path(folder))))


def vectors(texts: list[str], dimensions: int, lexicon: Lexicon) -> tuple[list[str], np.ndarray, np.ndarray]:
    """Concepts that occur twice or more, their vectors (rows of length 1), and their rarity. Texts weigh the same."""
    bags = [lexicon.concepts(text) for text in texts]
    df = Counter(name for bag in bags for name in bag)
    names = sorted(name for name, n in df.items() if n > 1)
    column = {name: n for n, name in enumerate(names)}
    rarity = np.array([log((len(bags) + 1) / (df[name] + 0.5)) for name in names])
    rows, columns, values = [], [], []
    for n, bag in enumerate(bags):
        weights = {column[name]: weight * rarity[column[name]] for name, weight in bag.items() if name in column}
        length = sum(weight**2 for weight in weights.values()) ** 0.5
        rows += [n] * len(weights)
        columns += weights.keys()
        values += [weight / length for weight in weights.values()]
    table = csr_matrix((values, (rows, columns)), shape=(len(bags), len(names)))
    _left, strength, right = svds(table, k=dimensions, v0=np.ones(min(table.shape)))
    found = right.T * np.sqrt(strength)
    return names, found / (np.linalg.norm(found, axis=1, keepdims=True) + 1e-9), rarity


def together(work: list[str], school: list[str]) -> tuple[list[str], np.ndarray, np.ndarray]:
    """The concepts of work in their dimensions, and those that only school has in further ones."""
    names, found, rarity = vectors(work, DIMENSIONS, work_lexicon())
    school_names, school_found, school_rarity = vectors(school, SCHOOL_DIMENSIONS, open_lexicon())
    known = set(names)
    new = [n for n, name in enumerate(school_names) if name not in known]
    width = ((0, 0), (0, SCHOOL_DIMENSIONS)), ((0, 0), (DIMENSIONS, 0))
    both = np.vstack([np.pad(found, width[0]), np.pad(school_found[new], width[1])])
    return [*names, *(school_names[n] for n in new)], both, np.concatenate([rarity, school_rarity[new]])


def digest() -> str:
    """A fingerprint of the files that the vectors are made from."""
    found = hashlib.sha256()
    for path in sources():
        found.update(path.read_bytes().replace(b"\r\n", b"\n"))
    return found.hexdigest()


def main() -> None:
    """Write vectors.npz anew."""
    work, school = documents(school=False), documents(school=True)
    names, found, rarity = together(work, school)
    np.savez_compressed(
        VECTORS,
        names=np.array("\n".join(names)),
        vectors=np.round(found * 127).astype(np.int8),
        rarity=rarity.astype(np.float16),
        made_from=np.array(digest()),
    )
    print(f"{len(work) + len(school)} rows, {len(names)} concepts")


if __name__ == "__main__":
    main()
