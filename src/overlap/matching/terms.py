"""Units of one side found back on the other: the same word, the same concept, or a part of a compound."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from math import log

import numpy as np
from rapidfuzz import process
from rapidfuzz.distance import OSA

from overlap.language import Unit, units

from .vectors import Matrix

# how much a unit counts as found when it is not the same word
SAME_CONCEPT = 0.9  # times how near the concepts are
PART_HEAD = 0.75  # "beheer" in "voorraadbeheer": the thing itself
PART_MODIFIER = 0.6  # "voorraad" in "voorraadbeheer"
MISSPELT = 0.8  # "reiniging" and "reinigng"
COMMON_START = 0.5  # "schoonmaakmiddelen" and "schoonmaakwerk"
COMMON_END = 0.4  # "maaltijdbereiding" and "deegbereiding"
_LEAST = 0.3  # likeness below which two units have nothing to do with each other
GENERAL = 0.35  # what a unit of every sector counts for, beside one of a sector
_TERM = 0.7  # a term of several words counts beside those words, so for less
_LONG = 7  # letters of a word that may be misspelt; short words that differ in one letter mean something else
_MIN_WORD = 4  # letters of a word to be looked for inside another
_MIN_COMMON = 6  # letters that two compounds must share
_UNKNOWN = 2.0  # weight of unknown content, so that one shared word of a short text does not count as everything
# endings that many unrelated words have
_WEAK_ENDS = (
    "zaamheid",
    "lijkheid",
    "lijk",
    "heid",
    "ering",
    "atie",
    "iteit",
    "isch",
    "end",
    "baar",
    "schap",
    "zaam",
    "ing",
    "eren",
    "er",
)
# words that are more often a part of another word than a word with a meaning in it: "gericht", "tijdig", "behandelen"
_WEAK_PARTS = frozenset("richt tijd hand handel houd stel steld werk heid deel stand vorm zicht bied sprek spraak".split())  # noqa: SIM905

Units = Sequence[Unit]


class TermTable:
    """How alike the units of the vmbo side are to those of the mbo side, and how much each says.

    ``likeness[i, j]`` runs from 0 (nothing in common) to 1 (same word), for unit i of ``left`` and j of ``right``.
    """

    def __init__(self, left: Sequence[Sequence[str]], right: Sequence[Sequence[str]]) -> None:
        """Build from the texts of each goal (its own text first, then headings), per side."""
        mine, theirs = _vocabulary(left), _vocabulary(right)
        self.left = {key: n for n, key in enumerate(mine)}
        self.right = {key: n for n, key in enumerate(theirs)}
        self.likeness = _likeness(list(mine.values()), list(theirs.values()))
        goals = [{unit.key for unit in units(texts[0])} for texts in (*left, *right)]
        self._df = Counter(key for goal in goals for key in goal)
        self._n = len(goals)

    def weight(self, unit: Unit) -> float:
        """How much it says that a goal has this unit: rarity ln((N + 1) / (df + 0.5)), less for general units and terms."""
        rarity = log((self._n + 1) / (self._df.get(unit.key, 0) + 0.5))
        return rarity * (GENERAL if unit.general else 1.0) * (_TERM if unit.term else 1.0)

    def frequency(self, unit: Unit) -> int:
        """How many goals and items have this unit in their own text."""
        return self._df.get(unit.key, 0)

    def alike(self, a: Unit, b: Unit) -> float:
        """How alike a vmbo unit and an mbo unit are."""
        i, j = self.left.get(a.key), self.right.get(b.key)
        return 0.0 if i is None or j is None else float(self.likeness[i, j])

    def alike_in(self, left: Units, right: Units) -> Iterator[tuple[Unit, Unit, float]]:
        """The units of a vmbo and an mbo text that are alike, with how much (above 0 to 1)."""
        mine = [unit for unit in left if unit.key in self.left]
        theirs = [unit for unit in right if unit.key in self.right]
        rows, columns = [self.left[unit.key] for unit in mine], [self.right[unit.key] for unit in theirs]
        table = self.likeness[np.ix_(rows, columns)]
        for i, j in zip(*np.nonzero(table), strict=True):
            yield mine[i], theirs[j], float(table[i, j])

    def left_covered(self, texts: Sequence[Units], others: Sequence[Units]) -> Matrix:
        """The share of each left text, by weight, that is found in each right goal: len(texts) x len(others)."""
        return self._covered(texts, others, self.left, self.right, self.likeness)

    def right_covered(self, texts: Sequence[Units], others: Sequence[Units]) -> Matrix:
        """The share of each right text that is found in each left goal: len(others) x len(texts)."""
        return self._covered(texts, others, self.right, self.left, self.likeness.T).T

    def _covered(
        self, texts: Sequence[Units], others: Sequence[Units], mine: dict[str, int], theirs: dict[str, int], likeness: Matrix
    ) -> Matrix:
        weights = np.zeros((len(texts), len(mine)))
        for i, text in enumerate(texts):
            for unit in text:
                if unit.key in mine:
                    weights[i, mine[unit.key]] = self.weight(unit)
        best = np.zeros((len(mine), len(others)))
        for j, other in enumerate(others):
            columns = sorted({theirs[unit.key] for unit in other if unit.key in theirs})
            if columns:
                best[:, j] = likeness[:, columns].max(axis=1)
        share: Matrix = weights @ best / (weights.sum(axis=1, keepdims=True) + _UNKNOWN)
        return share


def _vocabulary(goals: Sequence[Sequence[str]]) -> dict[str, Unit]:
    found = {unit.key: unit for texts in goals for text in texts for unit in units(text)}
    return {key: found[key] for key in sorted(found)}


def _likeness(left: Sequence[Unit], right: Sequence[Unit]) -> Matrix:
    return np.maximum(all_alike(left, right), _misspelt(left, right))


def all_alike(left: Sequence[Unit], right: Sequence[Unit]) -> Matrix:
    """How alike units are as the same word, by concept, or by a part of a compound: len(left) x len(right), 0 to 1."""
    table = by_concept(left, right)
    ends = _index(right)
    where = {unit.key: j for j, unit in enumerate(right)}
    for i, unit in enumerate(left):
        if not unit.term:
            for j in {j for key in _ends(unit.key) for j in ends.get(key, ())}:
                table[i, j] = max(table[i, j], part_likeness(unit.key, right[j].key))
        if unit.key in where:
            table[i, where[unit.key]] = 1.0
    table[table < _LEAST] = 0.0
    return table


def _misspelt(left: Sequence[Unit], right: Sequence[Unit]) -> Matrix:
    """Long words that differ in one letter, added, left out, changed or swapped, and of which one is not known."""
    rows = [i for i, unit in enumerate(left) if len(unit.key) >= _LONG and not unit.term]
    columns = [j for j, unit in enumerate(right) if len(unit.key) >= _LONG and not unit.term]
    table = np.zeros((len(left), len(right)))
    if rows and columns:
        keys = [left[i].key for i in rows], [right[j].key for j in columns]
        apart = process.cdist(*keys, scorer=OSA.distance, score_cutoff=1)
        for a, b in zip(*np.nonzero(apart == 1), strict=True):
            if not (left[rows[a]].concepts and right[columns[b]].concepts):
                table[rows[a], columns[b]] = MISSPELT
    return table


def by_concept(left: Sequence[Unit], right: Sequence[Unit]) -> Matrix:
    """Units that stand for the same concept, or for near ones: the best over the concepts that they share."""
    table = np.zeros((len(left), len(right)))
    holders: dict[int, tuple[list[tuple[int, float]], list[tuple[int, float]]]] = defaultdict(lambda: ([], []))
    for side, vocabulary in enumerate((left, right)):
        for n, unit in enumerate(vocabulary):
            for concept, weight in unit.concepts.items():
                holders[concept][side].append((n, weight))
    for mine, theirs in holders.values():
        for i, a in mine:
            for j, b in theirs:
                table[i, j] = max(table[i, j], SAME_CONCEPT * a * b)
    return table


def concept_likeness(a: Unit, b: Unit) -> float:
    """How alike two units are by the concepts that they stand for; 1 when they are the same unit."""
    if a.key == b.key:
        return 1.0
    return max((SAME_CONCEPT * a.concepts[c] * b.concepts[c] for c in a.concepts.keys() & b.concepts.keys()), default=0.0)


def _ends(key: str) -> Iterable[tuple[str, str]]:
    """Under which starts and ends a word can share a part with another."""
    if len(key) >= _MIN_WORD:
        yield "start", key[:_MIN_WORD]
        yield "end", key[-_MIN_WORD:]


def _index(vocabulary: Sequence[Unit]) -> dict[tuple[str, str], list[int]]:
    index: dict[tuple[str, str], list[int]] = defaultdict(list)
    for j, unit in enumerate(vocabulary):
        if not unit.term:
            for key in _ends(unit.key):
                index[key].append(j)
    return index


def part_likeness(a: str, b: str) -> float:
    """How alike two stems are by their parts: 1 when equal, 0 when no part of some length agrees."""
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
