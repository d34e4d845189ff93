"""Which cards the items of an mbo document have: by their titles, and else by the nearest title of the same kwalificatie.

A dossier of next year words its titles a little differently, and a school's plan shortens them. So the cards have several
titles each, and an item takes the card of the nearest one; each card goes to the item that it fits best, or to those that it
fits as well, for cards that many items share tell nothing apart. A title that says several things ("Serveert de bestelling
en ruimt af") takes a card for each.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import NamedTuple

import numpy as np

from overlap.language import Card, KnownItem, item_card, known_items, open_lexicon, pieces, without_boilerplate
from overlap.matching.words.cosines import cosine
from overlap.matching.words.terms import TermTable
from overlap.matching.words.vectors import Matrix, Numbering
from overlap.matching.words.vocabulary import Vocabulary
from overlap.model import Goal

_BETWEEN_DEEDS = re.compile(r"\s+en\s+|,\s+|\s+of\s+")
_DEED = 4  # letters that one has at least: "ruimt af"
_KNOWLEDGE = ("kennis", "vaardigheid")
_NEAR = 0.4  # how alike a title must be, 0 to 1 (docs/matching.md: from 0.35 to 0.5 it matters little)
_AS_WELL = 0.95  # of the likeness of the item that a card fits best, from which it fits another as well


class _Asked(NamedTuple):
    """What a card is found by."""

    title: str
    kwalificaties: tuple[str, ...]
    kerntaak: str
    is_knowledge: bool

    @classmethod
    def of(cls, goal: Goal) -> "_Asked":
        kwalificaties = tuple(kwalificatie.title for kwalificatie in goal.kwalificaties)
        kerntaak = goal.section[0].title if goal.section else ""
        return cls(goal.text, kwalificaties, kerntaak, goal.kind in _KNOWLEDGE)


def cards_of_items(goals: Sequence[Goal]) -> tuple[Card | None, ...]:
    """Find the card of each mbo item, None where it has none. A group's own words do not count: the cards know them not."""
    return _found(tuple(map(_Asked.of, goals)))


@lru_cache(16)
def _found(asked: tuple[_Asked, ...]) -> tuple[Card | None, ...]:
    cards = [item_card(one.title, one.kwalificaties, one.kerntaak, is_knowledge=one.is_knowledge) for one in asked]
    alike: dict[tuple[frozenset[str], bool], list[int]] = defaultdict(list)
    for n, one in enumerate(asked):
        if cards[n] is None and one.kwalificaties:
            alike[frozenset(one.kwalificaties), one.is_knowledge].append(n)
    for (kwalificaties, is_knowledge), places in alike.items():
        # a card with a single title was written for that title alone: it is too coarse for others
        candidates = known_items(sorted(kwalificaties))
        known = [item for item in candidates if item.is_knowledge == is_knowledge and len(item.titles) > 1]
        if not known:
            continue
        titles = [asked[n].title for n in places]
        deeds = [] if is_knowledge else [(n, deed) for n in places for deed in _deeds(asked[n].title)]
        nearest = [*zip(places, _nearest(titles, known), strict=True)]
        if deeds:
            nearest += zip([n for n, _deed in deeds], _nearest([deed for _n, deed in deeds], known), strict=True)
        for n in places:
            cards[n] = _together(dict.fromkeys(item.card for place, item in nearest if place == n and item))
    return tuple(cards)


def _deeds(title: str) -> list[str]:
    """The things that a title says, none where it says one."""
    deeds = [deed for deed in _BETWEEN_DEEDS.split(title) if len(deed) >= _DEED]
    return deeds if len(deeds) > 1 else []


def _together(cards: Iterable[Card]) -> Card | None:
    """One card that says what several say."""
    each = tuple(cards)
    if len(each) < 2:
        return each[0] if each else None
    return Card(
        phrasings=tuple(dict.fromkeys(phrasing for card in each for phrasing in card.phrasings)),
        terms=tuple(dict.fromkeys(term for card in each for term in card.terms)),
        description=" ".join(card.description for card in each),
    )


def _nearest(titles: Sequence[str], known: Sequence[KnownItem]) -> list[KnownItem | None]:
    likeness = _likeness([without_boilerplate(title) for title in titles], [_as_text(item) for item in known])
    likeness = np.where(likeness >= _AS_WELL * likeness.max(axis=0), likeness, 0.0)
    best = likeness.argmax(axis=1)
    return [known[j] if likeness[i, j] >= _NEAR else None for i, j in enumerate(best)]


def _likeness(titles: Sequence[str], known: Sequence[str]) -> Matrix:
    """How alike titles are to the titles of cards: what of their words is found there, and how alike the words look."""
    lexicon, numbering = open_lexicon(), Numbering()
    units = [[lexicon.units(text) for text in texts] for texts in (titles, known)]
    left, right = (Vocabulary(each, [()] * len(each)) for each in units)
    covered = TermTable(left, right).left_covered(left.passages(units[0]), right.passages(units[1]))
    looks = [numbering.word_parts(map(pieces, texts)) for texts in (titles, known)]
    return (covered + cosine(*looks)) / 2


def _as_text(item: KnownItem) -> str:
    return ". ".join(map(without_boilerplate, item.titles))
