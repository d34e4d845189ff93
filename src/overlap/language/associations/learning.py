"""Learn from the cards which words belong to the same work: "boeket" stands on one side of many cards, "bloemwerk" on the other.

`python -m overlap.language.associations.learning` writes what the package comes with, as `make thesaurus` does.

A card has two sides: the phrasings and titles of one side of a comparison, and words for them of the other. A word counts as the concepts
of the thesaurus that it stands for, or else as itself, so that words for one thing count together. Two of them are associated by
pointwise mutual information (K. W. Church and P. Hanks, *Word Association Norms, Mutual Information, and Lexicography*, 1990): the
logarithm of how many cards have one on either side, over how many would by chance. Chance is reckoned over all cards, and again within
each module or dossier, where all is of one trade: "rekening" and "salaris" meet often among all cards, and in administration no more
than any others. The mean of the two counts. As few cards say little, the standard error of the logarithm of a count is taken off,
1 / sqrt(n). What two concepts have in common in the fields of work (werkvelden.py), that were written without the cards, is added: their cosine.

known.tsv holds what people who know the trades wrote down besides, for them to extend: few cards have "vluchtroute" and "veiligheid".
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import chain
from math import log, sqrt
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from ..cards import DOSSIER, EINDTERMEN, TITLES, WERKPROCESSEN, rows_of, several
from ..compounds import Compounds
from ..thesaurus import packaged, roles
from ..verbs import infinitives
from ..werkvelden import fields
from ..words import stem, words
from .table import ASSOCIATIONS, LETTERS, is_adjective, is_telling, meanings, written

FILE = Path(__file__).parents[1] / ASSOCIATIONS
LEAST = 1.4  # strength from which two words are kept; below it most are chance, or of one trade and no more
KNOWN_FILE = Path(__file__).parent / "known.tsv"
KNOWN = 3.0  # strength of what people wrote down there
_CARDS = 4  # that have both
_SOURCES = 3  # modules or dossiers that those are of, so that what one author writes is no association
_COMPOUND = 8  # letters of a stem that may be a compound
_AS_TERM = 2  # cards that name a word as a term from which it names a thing or work


class _CardWords(NamedTuple):
    """What the words of both sides of a card mean, and the module or dossier that it is of."""

    ours: frozenset[str]
    theirs: frozenset[str]
    source: str


def learned() -> dict[str, dict[str, float]]:
    """Give what is associated, as `meanings` calls it, each couple once in the order of the alphabet, with a strength of 1.4 or more."""
    counts = _Counts(list(_cards()))
    strengths: dict[str, dict[str, float]] = {}
    for a, b in counts.couples():
        strength = counts.strength(a, b) + _cosine(a, b)
        if strength >= LEAST:
            strengths.setdefault(a, {})[b] = round(strength, 1)
    for a, b in _known():
        if strengths.get(a, {}).get(b, 0.0) < KNOWN:
            strengths.setdefault(a, {})[b] = KNOWN
    return {a: {b: strengths[a][b] for b in sorted(strengths[a])} for a in sorted(strengths)}


def _known() -> Iterator[tuple[str, str]]:
    """The couples that people wrote down, as `meanings` calls them, in the order of the alphabet; none of two words for people."""
    people = roles()
    for line in KNOWN_FILE.read_text(encoding="utf-8").splitlines()[1:]:
        word, _tab, others = line.partition("\t")
        for other in several(others):
            ours, theirs = map(_named, (word.casefold(), other.casefold()))
            couples = ((min(a, b), max(a, b)) for a in ours for b in theirs if a != b)
            yield from (couple for couple in couples if not people.issuperset(couple))


def _named(word: str) -> Sequence[str]:
    """What a word means; of several together the concept of that name, and nothing where there is none."""
    if " " in word:
        return [word] if word in packaged().names else []
    return meanings(packaged(), stem(word), word)


class _Counts:
    """In which cards words stand, on either side."""

    def __init__(self, cards: Sequence[_CardWords]) -> None:
        self._cards, self._cards_of = cards, Counter(card.source for card in cards)
        self._ours, self._theirs = defaultdict[str, set[int]](set), defaultdict[str, set[int]](set)
        for n, card in enumerate(cards):
            for side, meant in ((self._ours, card.ours), (self._theirs, card.theirs)):
                for meaning in meant:
                    side[meaning].add(n)
        self._sources = [
            {meaning: Counter(cards[n].source for n in places) for meaning, places in side.items()}
            for side in (self._ours, self._theirs)
        ]

    def couples(self) -> Iterator[tuple[str, str]]:
        """Give what stands on two sides of enough cards, of enough modules or dossiers, each couple once, in order."""
        names = sorted({*self._ours, *self._theirs})
        number = {name: n for n, name in enumerate(names)}
        both: Counter[int] = Counter()
        for card in self._cards:
            theirs = [number[meaning] for meaning in card.theirs]
            for a in (number[meaning] for meaning in card.ours):
                both.update([min(a, b) * len(names) + max(a, b) for b in theirs if a != b])
        for code in sorted(code for code, n in both.items() if n >= _CARDS):
            couple = names[code // len(names)], names[code % len(names)]
            if len({self._cards[n].source for n in chain.from_iterable(self._together(*couple))}) >= _SOURCES:
                yield couple

    def strength(self, a: str, b: str) -> float:
        """Give the mean of the pointwise mutual information among all cards and within each source, less its standard error."""
        n = sum(map(len, self._together(a, b)))
        ours, theirs = self._ours, self._theirs
        of_all = (len(ours[a]) * len(theirs[b]) + len(ours[b]) * len(theirs[a])) / len(self._cards)
        return (log(n / of_all) + log(n / self._chance_within(a, b))) / 2 - 1 / sqrt(n)

    def _together(self, a: str, b: str) -> tuple[set[int], set[int]]:
        return self._ours[a] & self._theirs[b], self._ours[b] & self._theirs[a]

    def _chance_within(self, a: str, b: str) -> float:
        ours, theirs = self._sources
        none: Counter[str] = Counter()
        return sum(
            of_ours * theirs[second][source] / self._cards_of[source]
            for first, second in ((a, b), (b, a))
            if second in theirs
            for source, of_ours in sorted(ours.get(first, none).items())
        )


def _cards() -> Iterator[_CardWords]:
    """The cards of both files, as far as their words name things or work."""
    cards: list[tuple[str, Sequence[str], Sequence[str]]] = []
    cards += [(_module(codes), (terms,), (phrasings, wider)) for _key, codes, phrasings, wider, terms in _cells(EINDTERMEN)]
    for cells in _cells(WERKPROCESSEN):
        description, phrasings, terms = cells[TITLES + 1 :]
        cards.append((cells[DOSSIER], (phrasings, terms), (cells[TITLES], description)))
    telling = _telling([cells[-1] for name in (EINDTERMEN, WERKPROCESSEN) for cells in _cells(name)])
    for source, ours, theirs in cards:
        yield _CardWords(_meant(ours, telling), _meant(theirs, telling), source)


def _cells(name: str) -> Iterator[list[str]]:
    return (row.split("\t") for row in rows_of(name))


def _module(codes: str) -> str:
    """The module that the first of some codes is of: "K/ZW/09/01-02" is of K/ZW/09."""
    return codes.partition(" ")[0].rpartition("/")[0]


def _meant(cells: Sequence[str], telling: frozenset[str]) -> frozenset[str]:
    """What the words in some cells mean, and the two words that a compound is made of; adjectives name nothing."""
    texts = ((word.stem, word.text.casefold()) for word in words(" . ".join(cells)) if len(word.text) >= LETTERS)
    named = {
        pair for key, word in texts if not is_adjective(word) for pair in ((key, word), *((half, half) for half in _halves(key)))
    }
    return frozenset(meaning for key, word in named if key in telling for meaning in meanings(packaged(), key, word))


def _halves(key: str) -> tuple[str, ...]:
    halves = _compounds().halves(key) if len(key) >= _COMPOUND else ()
    return halves if all(halves) else ()


@cache
def _compounds() -> Compounds:
    return Compounds(packaged())


def _telling(terms: Sequence[str]) -> frozenset[str]:
    """The stems of words that name things or work: those of the thesaurus, and single terms of several cards.

    Not those for people, nor a verb that is no term by itself: "treedt" of "treedt op".
    """
    thesaurus, people = packaged(), roles()
    as_term = Counter(stem(term.casefold()) for cell in terms for term in several(cell) if " " not in term)
    known = {*thesaurus.single, *(word for word, n in as_term.items() if n >= _AS_TERM)}
    verbs = {stem(verb) for verb in infinitives()} - thesaurus.single.keys()
    return frozenset(
        word
        for word in known - verbs
        if is_telling(word) and not any(thesaurus.names[n] in people for n in thesaurus.single.get(word, ()))
    )


def _cosine(a: str, b: str) -> float:
    """How alike two concepts are among the fields of work, 0 where one is no concept or stands in none."""
    ours, theirs = _direction(a), _direction(b)
    return float(ours @ theirs) if ours is not None and theirs is not None else 0.0


def _direction(name: str) -> NDArray[np.float64] | None:
    row = fields().row.get(name)
    if row is None:
        return None
    vector = fields().vectors[row].astype(np.float64)
    length = float(np.linalg.norm(vector))
    return vector / length if length else None


def main() -> None:
    """Write the file anew."""
    FILE.write_text(written(learned()), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
