"""Words of one side found back on the other: the same stem, or a part of a compound."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from math import log

import numpy as np

from overlap.language import Word, words

from .vectors import Matrix

# how much a word counts as found when only a part agrees
HEAD = 0.75  # "beheer" in "voorraadbeheer": the thing itself
MODIFIER = 0.6  # "voorraad" in "voorraadbeheer"
COMMON_START = 0.5  # "schoonmaakmiddelen" and "schoonmaakwerk"
COMMON_END = 0.4  # "maaltijdbereiding" and "deegbereiding"
_MIN_WORD = 4  # letters of a word to be looked for inside another
_MIN_COMMON = 6  # letters that two compounds must share
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


class TermTable:
    """How alike the words of the vmbo side are to those of the mbo side, and how rare each is.

    ``likeness[i, j]`` runs from 0 (nothing in common) to 1 (same stem), for stem i of ``left`` and j of ``right``.
    Rarity is ln((N + 1) / (df + 0.5)) over the goals of both sides.
    """

    def __init__(self, left: Sequence[Sequence[str]], right: Sequence[Sequence[str]]) -> None:
        """Build from the texts of each goal (its own text, description, headings), per side."""
        self.left_words = [_all_words(texts) for texts in left]
        self.right_words = [_all_words(texts) for texts in right]
        self.left = _vocabulary(self.left_words)
        self.right = _vocabulary(self.right_words)
        self.likeness = _likeness(list(self.left), list(self.right))
        self._df: dict[str, int] = defaultdict(int)
        for goal in (*self.left_words, *self.right_words):
            for stem in {w.stem for w in goal}:
                self._df[stem] += 1
        self._n = len(left) + len(right)

    def rarity(self, stem: str) -> float:
        """How much it says that a goal has this word."""
        return log((self._n + 1) / (self._df.get(stem, 0) + 0.5))

    def left_covered(self, texts: Sequence[str], others: Sequence[Iterable[Word]]) -> Matrix:
        """The share of each left text, weighed by rarity, that is found in the words of each right goal."""
        return self._covered(texts, others, self.left, self.right, self.likeness)

    def right_covered(self, texts: Sequence[str], others: Sequence[Iterable[Word]]) -> Matrix:
        """The share of each right text that is found in the words of each left goal: len(others) x len(texts)."""
        return self._covered(texts, others, self.right, self.left, self.likeness.T).T

    def _covered(
        self,
        texts: Sequence[str],
        others: Sequence[Iterable[Word]],
        mine: dict[str, int],
        theirs: dict[str, int],
        likeness: Matrix,
    ) -> Matrix:
        weights = np.zeros((len(texts), len(mine)))
        for i, text in enumerate(texts):
            for word in words(text):
                weights[i, mine[word.stem]] = self.rarity(word.stem)
        best = np.zeros((len(mine), len(others)))
        for j, other in enumerate(others):
            columns = sorted({theirs[w.stem] for w in other})
            if columns:
                best[:, j] = likeness[:, columns].max(axis=1)
        # two more units of unknown content, so that one shared word of a short text does not count as everything
        share: Matrix = weights @ best / (weights.sum(axis=1, keepdims=True) + 2.0)
        return share


def _all_words(texts: Sequence[str]) -> tuple[Word, ...]:
    return tuple(word for text in texts for word in words(text))


def _vocabulary(goals: Sequence[Sequence[Word]]) -> dict[str, int]:
    stems = sorted({word.stem for goal in goals for word in goal})
    return {stem: n for n, stem in enumerate(stems)}


def _likeness(left: list[str], right: list[str]) -> Matrix:
    table = np.zeros((len(left), len(right)))
    ends = _index(right)
    where = {stem: j for j, stem in enumerate(right)}
    for i, a in enumerate(left):
        if a in where:
            table[i, where[a]] = 1.0
        for j in {j for key in _keys(a) for j in ends.get(key, ())}:
            table[i, j] = max(table[i, j], part_likeness(a, right[j]))
    return table


def _keys(stem: str) -> Iterable[tuple[str, str]]:
    """Under which starts and ends a word can share a part with another."""
    if len(stem) >= _MIN_WORD:
        yield "start", stem[:_MIN_WORD]
        yield "end", stem[-_MIN_WORD:]


def _index(stems: Sequence[str]) -> dict[tuple[str, str], list[int]]:
    index: dict[tuple[str, str], list[int]] = defaultdict(list)
    for j, stem in enumerate(stems):
        for key in _keys(stem):
            index[key].append(j)
    return index


def part_likeness(a: str, b: str) -> float:
    """How alike two stems are by their parts: 1 when equal, 0 when no part of some length agrees."""
    if a == b:
        return 1.0
    short, long = sorted((a, b), key=len)
    if len(short) >= _MIN_WORD and short not in _WEAK_PARTS:
        if long.endswith(short):
            return HEAD
        if long.startswith(short):
            return MODIFIER
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
