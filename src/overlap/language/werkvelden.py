"""Fields of work: which words belong to the same work, also when they do not mean the same.

The folder werkvelden holds them as .csv for people to read and extend: a veld and the words with which vmbo and mbo speak
of it ("brand en ontruiming": vluchtroute, blusmiddel, veilige situatie …). A word or concept gets a vector from the velden
and the thesaurus rows it stands in, by latent semantic analysis (Deerwester e.a. 1990, Indexing by Latent Semantic
Analysis); benchmarks/werkvelden.py makes them (vectors.npz). Two texts belong to the same field when their vectors point
the same way.
"""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import numpy as np
from numpy.typing import NDArray

from .thesaurus import thesaurus
from .units import units

GENERAL = 0.35  # what a word of every sector counts for, beside one of a sector
_RARE = 7.5  # rarity of what stands in a single row: ln(rows / 2)
_NEAR = 0.5  # how near a concept must be to be counted
CONCEPT = "§"  # ends the key of a concept, so that it is not taken for a word


@dataclass(frozen=True, slots=True)
class Fields:
    """``row`` of each key (a stem, or a concept with §) in ``vectors`` (keys x dimensions, each times the key's rarity)."""

    row: Mapping[str, int]
    vectors: NDArray[np.float32]


@cache
def fields() -> Fields:
    """The vectors that come with the package."""
    with files(__package__).joinpath("werkvelden/vectors.npz").open("rb") as file, np.load(file) as stored:
        keys = str(stored["keys"]).split("\n")
        vectors = stored["vectors"].astype(np.float32) / 127 * stored["rarity"].astype(np.float32)[:, None]
    return Fields({key: n for n, key in enumerate(keys)}, vectors)


def keys_of(text: str) -> dict[str, float]:
    """The words and concepts of a text with how much they count (0 to 1)."""
    found: dict[str, float] = {}
    names = thesaurus().names
    for unit in units(text):
        share = GENERAL if unit.general else 1.0
        weights = {unit.key: 1.0, **{names[c] + CONCEPT: weight for c, weight in unit.concepts.items() if weight >= _NEAR}}
        for key, weight in weights.items():
            found[key] = min(1.0, found.get(key, 0.0) + share * weight)
    return found


@cache
def _of_its_own(key: str, dimensions: int) -> NDArray[np.float64]:
    """A direction for a concept that stands in no field, such as a group's own: its own, and the same every time."""
    signs = np.frombuffer(hashlib.shake_256(key.encode()).digest(dimensions), dtype=np.uint8) % 2 * 2.0 - 1
    own: NDArray[np.float64] = _RARE * signs / np.sqrt(dimensions)
    return own


def field_vectors(texts: Sequence[str]) -> NDArray[np.float64]:
    """The direction of each text among the fields of work: len(texts) x dimensions, rows of length 1, or 0 when unknown."""
    known = fields()
    found = np.zeros((len(texts), known.vectors.shape[1]))
    for n, text in enumerate(texts):
        for key, weight in keys_of(text).items():
            if (row := known.row.get(key)) is not None:
                found[n] += weight * known.vectors[row]
            elif key.endswith(CONCEPT):
                found[n] += weight * _of_its_own(key, found.shape[1])
    length = np.linalg.norm(found, axis=1, keepdims=True)
    directions: NDArray[np.float64] = found / np.where(length > 0, length, 1)
    return directions
