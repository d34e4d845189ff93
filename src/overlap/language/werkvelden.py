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
from itertools import chain

import numpy as np
from numpy.typing import NDArray

from .thesaurus import Thesaurus
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


def concepts_of(texts: Sequence[Sequence[Unit]]) -> list[dict[int, float]]:
    """Give the concepts that the units of each text stand for and those near them, with how much they count together."""
    counted: dict[int, Sequence[tuple[int, float]]] = {}  # by the id of a unit: most stand in several texts
    return [_weights(units, counted) for units in texts]


def _weights(units: Iterable[Unit], counted: dict[int, Sequence[tuple[int, float]]]) -> dict[int, float]:
    weights: dict[int, float] = {}
    for unit in units:
        if (near := counted.get(id(unit))) is None:
            share = GENERAL if unit.general else 1.0
            near = counted[id(unit)] = [(concept, share * weight) for concept, weight in unit.concepts.items() if weight >= _NEAR]
        for concept, weight in near:
            weights[concept] = weights.get(concept, 0.0) + weight
    return weights


@lru_cache(1_000)
def _of_its_own(key: str, dimensions: int) -> NDArray[np.float64]:
    """A direction for a concept that stands in no field, such as a group's own: its own, and the same every time."""
    signs = np.frombuffer(hashlib.shake_256(key.encode()).digest(dimensions), dtype=np.uint8) % 2 * 2.0 - 1
    own: NDArray[np.float64] = _RARE * signs / np.sqrt(dimensions)
    return own


@lru_cache(4)
def _rows(thesaurus: Thesaurus) -> NDArray[np.intp]:
    """The row of each concept of a thesaurus in the vectors, -1 where it stands in no field."""
    row = fields().row
    return np.array([row.get(name, -1) for name in thesaurus.names], np.intp)


@lru_cache(10_000)
def nearness(thesaurus: Thesaurus, one: int, other: int) -> float:
    """Give how much two concepts are of the same fields of work: the cosine of their vectors, 0 where one is of none."""
    if one == other:
        return 1.0
    rows, vectors, lengths = _rows(thesaurus), fields().vectors, _lengths()
    ours, theirs = rows[one], rows[other]
    length = float(lengths[ours] * lengths[theirs])
    return float(vectors[ours] @ vectors[theirs]) / length if length and min(ours, theirs) >= 0 else 0.0


@cache
def _lengths() -> NDArray[np.float32]:
    """The length of the vector of each concept in the fields of work."""
    lengths: NDArray[np.float32] = np.linalg.norm(fields().vectors, axis=1)
    return lengths


def directions(texts: Sequence[dict[int, float]], thesaurus: Thesaurus) -> NDArray[np.float64]:
    """Give the direction of texts among the fields of work, each text as its concepts with how much they count: 1 at most.

    len(texts) x dimensions: rows of length 1, or 0 without concepts.
    """
    known = fields()
    sums = np.zeros((len(texts), known.vectors.shape[1]))
    places = np.repeat(np.arange(len(texts)), [len(concepts) for concepts in texts])
    concepts = np.fromiter(chain.from_iterable(texts), np.intp, len(places))
    weights = np.fromiter(chain.from_iterable(map(dict.values, texts)), np.float64, len(places))
    np.minimum(weights, 1.0, out=weights)
    rows = _rows(thesaurus).take(concepts)
    for n in np.flatnonzero(rows < 0).tolist():
        sums[places[n]] += weights[n] * _of_its_own(thesaurus.names[concepts[n]], sums.shape[1])
    is_known = np.flatnonzero(rows >= 0)
    if len(is_known):
        vectors = known.vectors.take(rows.take(is_known), axis=0)
        vectors *= weights.take(is_known).astype(np.float32)[:, None]
        places = places.take(is_known)
        first = np.flatnonzero(np.diff(places, prepend=-1))
        sums[places[first]] += np.add.reduceat(vectors, first, dtype=np.float64)
    length = np.linalg.norm(sums, axis=1, keepdims=True)
    unit_length: NDArray[np.float64] = sums / np.where(length > 0, length, 1)
    return unit_length
