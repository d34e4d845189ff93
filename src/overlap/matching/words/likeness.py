"""How alike two units are: the same word, the same concept, a part of a compound, or a word with a letter wrong."""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Sequence
from functools import lru_cache
from typing import NamedTuple

import numpy as np
from rapidfuzz.distance import OSA

from overlap.language import Unit, word_list

from .forms import Forms
from .partners import Found, Partners
from .vectors import Matrix, Numbers, spread, strongest
from .vocabulary import Vocabulary

# how much a unit counts as found when it is not the same word
SAME = 1.0  # only the same word counts as this
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
    """How alike units of the vmbo side are to those of mbo programmes, the vmbo side indexed once for all of them."""

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
        self._last: tuple[Vocabulary, LikeUnits] | None = None
        self._same: dict[str, list[int]] = defaultdict(list)
        for n, unit in enumerate(self._units):
            self._same[unit.key].append(n)
        self._concepts = _concepts(self._units)
        single = ["" if unit.term else unit.key for unit in self._units]
        self._keys, self._has_concepts = single, np.array([bool(unit.concepts) for unit in self._units], np.bool_)
        self._affixes, self._nearly = Forms(map(_affixes, single)), Forms(map(_nearly, single))
        self._sharing_parts, self._differing_in_a_letter = Partners(), Partners()

    def between(self, left: Vocabulary, right: Vocabulary) -> LikeUnits:
        """Find the units of one of the vmbo vocabularies and of an mbo vocabulary that are alike."""
        if self._last is None or self._last[0] is not right:
            self._last = right, self._like(right.units)
        pairs = self._last[1]
        local = np.full(len(self._units), -1)
        local[self._place[left]] = np.arange(len(left.units))
        rows = local[pairs.left]
        is_local = rows >= 0
        return LikeUnits(rows[is_local], pairs.right[is_local], pairs.known[is_local], pairs.strange[is_local])

    def _like(self, units: Sequence[Unit]) -> LikeUnits:
        """All that is like some units of the mbo side, in their order."""
        size = max(1, len(self._units))  # a pair is a number: the place of the unit times size, and the place of the other
        found = [self._by_concept(units, size), self._by_parts(units, size), self._by_key(units, size)]
        pairs, strange = strongest(*map(np.concatenate, zip(*found, strict=True)))
        misspelt = self._misspelt(units, size)
        both = np.concatenate([pairs, misspelt]), np.concatenate([strange, np.full(len(misspelt), MISSPELT)])
        every, known = strongest(*both)
        unmistaken = np.zeros(len(every))
        unmistaken[np.searchsorted(every, pairs)] = strange
        return LikeUnits(every % size, every // size, known, unmistaken)

    def _by_concept(self, units: Sequence[Unit], size: int) -> tuple[Numbers, Matrix]:
        """Units that stand for the same concept, or for near ones."""
        mine, theirs = self._concepts, _concepts(units)
        starts, ends = (np.searchsorted(mine.concepts, theirs.concepts, side) for side in ("left", "right"))
        each, at = spread(starts, ends - starts)
        like = SAME_CONCEPT * mine.weights[at] * theirs.weights[each]
        is_like = like >= _LEAST
        return (theirs.units[each] * size + mine.units[at])[is_like], like[is_like]

    def _by_parts(self, units: Sequence[Unit], size: int) -> tuple[Numbers, Matrix]:
        single = [n for n, unit in enumerate(units) if not unit.term]
        each, known, like = self._sharing_parts.of([units[n].key for n in single], self._found_by_parts)
        return np.array(single, np.intp)[each] * size + known, like

    def _found_by_parts(self, words: Sequence[str]) -> Found:
        each, known = self._affixes.sharing(list(map(_affixes_sought, words)))
        pairs = zip(each.tolist(), known.tolist(), strict=True)
        like = np.array([part_likeness(self._keys[n], words[word]) for word, n in pairs], float)
        is_like = like >= _LEAST
        return each[is_like], known[is_like], like[is_like]

    def _by_key(self, units: Sequence[Unit], size: int) -> tuple[Numbers, Matrix]:
        same = [unit * size + n for unit, each in enumerate(units) for n in self._same.get(each.key, ())]
        return np.array(same, np.intp), np.full(len(same), SAME)

    def _misspelt(self, units: Sequence[Unit], size: int) -> Numbers:
        """Long words that differ in one letter, added, left out, changed or swapped, and of which one is not known."""
        single = [n for n, unit in enumerate(units) if not unit.term and len(unit.key) >= _LONG]
        each, known, _like = self._differing_in_a_letter.of([units[n].key for n in single], self._found_misspelt)
        has_concepts = np.array([bool(units[n].concepts) for n in single], np.bool_)
        is_misspelt = ~(has_concepts[each] & self._has_concepts[known])
        return (np.array(single, np.intp)[each] * size + known)[is_misspelt]

    def _found_misspelt(self, words: Sequence[str]) -> Found:
        each, known = self._nearly.sharing(list(map(_nearly, words)))
        pairs = zip(each.tolist(), known.tolist(), strict=True)
        is_near = np.array([OSA.distance(words[word], self._keys[n], score_cutoff=1) == 1 for word, n in pairs], np.bool_)
        return each[is_near], known[is_near], np.full(int(is_near.sum()), MISSPELT)


class _Concepts(NamedTuple):
    """The concepts of units: which unit has which concept, and how much it stands for it; in the order of the concepts."""

    concepts: Numbers
    units: Numbers
    weights: Matrix


def _concepts(units: Sequence[Unit]) -> _Concepts:
    concepts = np.array([concept for unit in units for concept in unit.concepts], np.intp)
    weights = np.array([weight for unit in units for weight in unit.concepts.values()], float)
    order = np.argsort(concepts, kind="stable")
    return _Concepts(
        concepts[order], np.repeat(np.arange(len(units)), [len(unit.concepts) for unit in units])[order], weights[order]
    )


def _identity(unit: Unit) -> Hashable:
    """What decides how alike a unit is to others."""
    return unit.key, unit.term, tuple(unit.concepts.items())


def _affixes(key: str) -> Iterable[str]:
    """Under what a word is found by others that may share a part with it: how it starts and ends, and a short one whole."""
    if len(key) < _MIN_WORD:
        return ()
    sizes = range(_MIN_WORD, min(len(key), _MIN_COMMON) + 1)
    whole = (f"^{key}$",) if len(key) < _MIN_COMMON else ()
    return (*whole, *(f"^{key[:size]}" for size in sizes), *(f"{key[-size:]}$" for size in sizes))


def _affixes_sought(key: str) -> Iterable[str]:
    """Under what a word finds those that it shares a part with: its start or end as far as they share it, or a short one."""
    if len(key) < _MIN_WORD:
        return ()
    most = min(len(key), _MIN_COMMON)
    short = [f"^{part}$" for size in range(_MIN_WORD, most) for part in (key[:size], key[-size:])]
    return (f"^{key[:most]}", f"{key[-most:]}$", *short)


def _nearly(key: str) -> Iterable[str]:
    """A long word, and the same with each of its letters left out: words that differ in one letter share such a form."""
    return () if len(key) < _LONG else (key, *[key[:n] + key[n + 1 :] for n in range(len(key))])


@lru_cache(10_000)
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


def part_likeness(a: str, b: str) -> float:
    """Give how alike two stems are by their parts: 1 when equal, 0 when no part of some length agrees."""
    if a == b:
        return 1.0
    short, long = (a, b) if len(a) <= len(b) else (b, a)
    if len(short) >= _MIN_WORD and short not in _WEAK_PARTS:
        if long.endswith(short):
            return PART_HEAD
        if long.startswith(short):
            return PART_MODIFIER
    start = max(_MIN_COMMON, (len(short) + 1) // 2)
    if a[:start] == b[:start]:
        return COMMON_START
    if a[-_MIN_COMMON:] != b[-_MIN_COMMON:]:
        return 0.0
    weak = next((len(w) for w in _WEAK_ENDS if a.endswith(w)), 0)
    end = max(_MIN_COMMON, weak + _MIN_WORD)
    return COMMON_END if a[-end:] == b[-end:] else 0.0
