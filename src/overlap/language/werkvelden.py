"""Fields of work: which concepts belong to the same work, also when they do not mean the same.

The folder werkvelden holds them as .csv for people to read and extend: a veld and the words with which vmbo and mbo speak
of it ("brand en ontruiming": vluchtroute, blusmiddel, veilige situatie …). A concept of the thesaurus gets a vector from
the velden and the thesaurus rows it stands in, by latent semantic analysis (Deerwester e.a. 1990, Indexing by Latent
Semantic Analysis); benchmarks/werkvelden.py makes them (vectors.npz). Two texts belong to the same field when their vectors
point the same way.
"""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

import numpy as np
from numpy.typing import NDArray

from .units import Unit

GENERAL = 0.35  # what a word of every sector counts for, beside one of a sector
_RARE = 7.5  # rarity of what stands in a single row: ln(rows / 2)
_NEAR = 0.5  # how near a concept must be to be counted


@dataclass(frozen=True, slots=True)
class Fields:
    """``row`` of each concept in ``vectors`` (concepts x dimensions, each as long as the concept is rare)."""

    row: Mapping[str, int]
    vectors: NDArray[np.float32]


@cache
def fields() -> Fields:
    """Load the vectors that come with the package."""
    with files(__package__).joinpath("werkvelden/vectors.npz").open("rb") as file, np.load(file) as stored:
        names = str(stored["names"]).split("\n")
        vectors = stored["vectors"].astype(np.float32) / 127 * stored["rarity"].astype(np.float32)[:, None]
    return Fields({name: n for n, name in enumerate(names)}, vectors)


def concepts_of(units: Iterable[Unit], names: Sequence[str]) -> dict[str, float]:
    """Give the names of the concepts that units stand for and of those near them, with how much they count (0 to 1).

    ``names`` are those of the concepts of the thesaurus that the units were read with.
    """
    weights: dict[int, float] = {}
    for unit in units:
        share = GENERAL if unit.general else 1.0
        for concept, weight in unit.concepts.items():
            if weight >= _NEAR:
                weights[concept] = weights.get(concept, 0.0) + share * weight
    return {names[concept]: weight if weight < 1 else 1.0 for concept, weight in weights.items()}


@lru_cache(1_000)
def _of_its_own(key: str, dimensions: int) -> NDArray[np.float64]:
    """A direction for a concept that stands in no field, such as a group's own: its own, and the same every time."""
    signs = np.frombuffer(hashlib.shake_256(key.encode()).digest(dimensions), dtype=np.uint8) % 2 * 2.0 - 1
    own: NDArray[np.float64] = _RARE * signs / np.sqrt(dimensions)
    return own


def directions(texts: Sequence[Mapping[str, float]]) -> NDArray[np.float64]:
    """Give the direction of texts among the fields of work, each text as its concepts with how much they count.

    len(texts) x dimensions: rows of length 1, or 0 without concepts.
    """
    known = fields()
    sums = np.zeros((len(texts), known.vectors.shape[1]))
    places = np.repeat(np.arange(len(texts)), [len(concepts) for concepts in texts])
    names = [name for concepts in texts for name in concepts]
    weights = [weight for concepts in texts for weight in concepts.values()]
    rows = np.array([known.row.get(name, -1) for name in names], np.intp)
    for n in np.flatnonzero(rows < 0).tolist():
        sums[places[n]] += weights[n] * _of_its_own(names[n], sums.shape[1])
    is_known = np.flatnonzero(rows >= 0)
    if len(is_known):
        vectors = known.vectors.take(rows.take(is_known), axis=0)
        vectors *= np.array(weights, np.float32).take(is_known)[:, None]
        places = places.take(is_known)
        first = np.flatnonzero(np.diff(places, prepend=-1))
        sums[places[first]] += np.add.reduceat(vectors, first, dtype=np.float64)
    length = np.linalg.norm(sums, axis=1, keepdims=True)
    unit_length: NDArray[np.float64] = sums / np.where(length > 0, length, 1)
    return unit_length
