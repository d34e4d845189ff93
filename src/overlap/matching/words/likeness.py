"""How alike two units are: the same word, the same concept, a part of a compound, or a word with a letter wrong."""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

import numpy as np
from rapidfuzz.distance import OSA

from overlap.language import Unit, word_list

from .vectors import Matrix, Numbers
from .vocabulary import Vocabulary

# how much a unit counts as found when it is not the same word
SAME_CONCEPT = 0.9  # times how near the concepts are
PART_HEAD = 0.75  # "beheer" in "voorraadbeheer": the thing itself
PART_MODIFIER = 0.6  # "voorraad" in "voorraadbeheer"
MISSPELT = 0.8  # "reiniging" and "reinigng"
COMMON_START = 0.5  # "schoonmaakmiddelen" and "schoonmaakwerk"
COMMON_END = 0.4  # "maaltijdbereiding" and "deegbereiding"
_LEAST = 0.3  # likeness below which two units have nothing to do with each other
_LONG = 7  # letters of a word that may be misspelt; short words that differ in one letter mean something else
_MIN_WORD = 4  # letters of a word to be looked for inside another
_MIN_COMMON = 6  # letters that two compounds must share
_KEPT = 20_000  # units of the mbo side that are remembered
_WEAK_ENDS = word_list("weak endings")
_WEAK_PARTS = frozenset(word_list("weak parts"))


class LikeUnits(NamedTuple):
    """Units of two vocabularies that are alike, as places in both.

    ``known`` is how alike they are where both stand in the texts of their programmes; ``strange``, without looking for
    misspelt words, where one of them stands in a part of a text only (`Vocabulary`).
    """

    left: Numbers
    right: Numbers
    known: Matrix
    strange: Matrix


class Likeness:
    """How alike units of the vmbo side are to those of mbo programmes, kept from one mbo programme to the next."""

    def __init__(self, vocabularies: Sequence[Vocabulary]) -> None:
        """Index the vocabularies of the vmbo programmes of a run."""
        number: dict[Hashable, int] = {}
        self._units: list[Unit] = []
        self._place: dict[Vocabulary, Numbers] = {}
        for vocabulary in vocabularies:
            here = []
            for unit in vocabulary.units:
                n = number.setdefault(_identity(unit), len(number))
                if n == len(self._units):
                    self._units.append(unit)
                here.append(n)
            self._place[vocabulary] = np.array(here, np.intp)
        self._kept: dict[Hashable, tuple[Numbers, Matrix, Matrix]] = {}
        self._last: tuple[Vocabulary, LikeUnits] | None = None
        self._index()

    def _index(self) -> None:
        self._same: dict[str, list[int]] = defaultdict(list)
        self._ends: dict[tuple[str, str], list[int]] = defaultdict(list)
        self._nearly: dict[str, list[int]] = defaultdict(list)
        self._concepts: dict[int, list[tuple[int, float]]] = defaultdict(list)
        for n, unit in enumerate(self._units):
            self._same[unit.key].append(n)
            for concept, weight in unit.concepts.items():
                self._concepts[concept].append((n, weight))
            if not unit.term:
                for key in _ends(unit.key):
                    self._ends[key].append(n)
                for form in _nearly(unit):
                    self._nearly[form].append(n)

    def between(self, left: Vocabulary, right: Vocabulary) -> LikeUnits:
        """Find the units of one of the vmbo vocabularies and of an mbo vocabulary that are alike."""
        pairs = self._with(right)
        local = np.full(len(self._units), -1)
        local[self._place[left]] = np.arange(len(left.units))
        rows = local[pairs.left]
        is_local = rows >= 0
        return LikeUnits(rows[is_local], pairs.right[is_local], pairs.known[is_local], pairs.strange[is_local])

    def _with(self, right: Vocabulary) -> LikeUnits:
        if self._last is None or self._last[0] is not right:
            if len(self._kept) > _KEPT:
                self._kept.clear()
            units = {_identity(unit): unit for unit in right.units}
            self._keep({name: unit for name, unit in units.items() if name not in self._kept})
            each = [self._kept[_identity(unit)] for unit in right.units]
            columns = np.repeat(np.arange(len(each)), [len(rows) for rows, _known, _strange in each])
            if each:
                rows, known, strange = (np.concatenate(parts) for parts in zip(*each, strict=True))
            else:
                rows, known, strange = columns, np.zeros(0), np.zeros(0)
            self._last = right, LikeUnits(rows, columns, known, strange)
        return self._last[1]

    def _keep(self, new: Mapping[Hashable, Unit]) -> None:
        """Find all that is like some units."""
        size = max(1, len(self._units))
        known: dict[int, float] = {}  # by the place of the new unit times size, and the place of the other
        for n, unit in enumerate(new.values()):
            self._by_concept(unit, n * size, known)
            self._by_parts(unit, n * size, known)
        strange = {key: like for key, like in known.items() if like >= _LEAST}
        known = dict(strange)
        for n, unit in enumerate(new.values()):
            for other in self._misspelt(unit):
                known[n * size + other] = max(MISSPELT, known.get(n * size + other, 0.0))
        keys = np.array(sorted(known), np.intp)
        values = np.array([known[key] for key in keys.tolist()])
        others = np.array([strange.get(key, 0.0) for key in keys.tolist()])
        at = np.searchsorted(keys, np.arange(len(new) + 1) * size)
        for name, start, end in zip(new, at, at[1:], strict=False):
            self._kept[name] = keys[start:end] % size, values[start:end], others[start:end]

    def _by_concept(self, unit: Unit, start: int, likeness: dict[int, float]) -> None:
        """Units that stand for the same concept, or for near ones: the best over the concepts that they share."""
        for concept, weight in unit.concepts.items():
            for n, other in self._concepts.get(concept, ()):
                like = SAME_CONCEPT * other * weight
                if like >= _LEAST and like > likeness.get(start + n, 0.0):
                    likeness[start + n] = like

    def _by_parts(self, unit: Unit, start: int, likeness: dict[int, float]) -> None:
        if not unit.term:
            for n in {n for key in _ends(unit.key) for n in self._ends.get(key, ())}:
                like = part_likeness(self._units[n].key, unit.key)
                if like > likeness.get(start + n, 0.0):
                    likeness[start + n] = like
        for n in self._same.get(unit.key, ()):
            likeness[start + n] = 1.0

    def _misspelt(self, unit: Unit) -> Iterator[int]:
        """Long words that differ in one letter, added, left out, changed or swapped, and of which one is not known."""
        for n in {n for form in _nearly(unit) for n in self._nearly.get(form, ())}:
            other = self._units[n]
            if not (unit.concepts and other.concepts) and OSA.distance(unit.key, other.key, score_cutoff=1) == 1:
                yield n


def _identity(unit: Unit) -> Hashable:
    """What decides how alike a unit is to others."""
    return unit.key, unit.term, tuple(unit.concepts.items())


def _nearly(unit: Unit) -> Iterable[str]:
    """A long word, and the same with each of its letters left out: words that differ in one letter share such a form."""
    key = unit.key
    return () if unit.term or len(key) < _LONG else {key, *(key[:n] + key[n + 1 :] for n in range(len(key)))}


@lru_cache(50_000)
def unit_likeness(a: Unit, b: Unit) -> float:
    """Give how alike two units are by concept or by their parts (0 to 1), whatever texts they stand in."""
    if a.key == b.key:
        return 1.0
    like = max(shared_concepts(a, b), 0.0 if a.term or b.term else part_likeness(a.key, b.key))
    return like if like >= _LEAST else 0.0


def concept_likeness(a: Unit, b: Unit) -> float:
    """Give how alike two units are by the concepts that they stand for (0 to 1); 1 when they are the same unit."""
    return 1.0 if a.key == b.key else shared_concepts(a, b)


def shared_concepts(a: Unit, b: Unit) -> float:
    """Give how near the concepts of two units are (0 to SAME_CONCEPT)."""
    shared = a.concepts.keys() & b.concepts.keys()
    return max((SAME_CONCEPT * a.concepts[concept] * b.concepts[concept] for concept in shared), default=0.0)


def _ends(key: str) -> Iterable[tuple[str, str]]:
    """Under which starts and ends a word can share a part with another."""
    if len(key) >= _MIN_WORD:
        yield "start", key[:_MIN_WORD]
        yield "end", key[-_MIN_WORD:]


def part_likeness(a: str, b: str) -> float:
    """Give how alike two stems are by their parts: 1 when equal, 0 when no part of some length agrees."""
    if a == b:
        return 1.0
    short, long = sorted((a, b), key=len)
    if len(short) >= _MIN_WORD and short not in _WEAK_PARTS:
        if long.endswith(short):
            return PART_HEAD
        if long.startswith(short):
            return PART_MODIFIER
    start = _common(a, b)
    if start >= _MIN_COMMON and start >= len(short) * 0.5:
        return COMMON_START
    end = _common(a[::-1], b[::-1])
    weak = next((len(w) for w in _WEAK_ENDS if a.endswith(w)), 0)
    return COMMON_END if end >= _MIN_COMMON and end - weak >= _MIN_WORD else 0.0


def _common(a: str, b: str) -> int:
    n = 0
    for x, y in zip(a, b, strict=False):
        if x != y:
            break
        n += 1
    return n
