"""Which cards the items of an mbo document have: by their titles, and else by the nearest title of the same kwalificatie.

A dossier of next year words its titles a little differently, and a school's plan shortens them. So the cards have several
titles each, and an item takes the card of the nearest one; each card goes to the item that it fits best, or to those that it
fits as well, for cards that many items share tell nothing apart.
"""

from collections import defaultdict
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

import numpy as np

from overlap.language import Card, KnownItem, item_card, known_items, open_lexicon, without_boilerplate
from overlap.model import Goal

from .terms import TermTable
from .vectors import Matrix, Numbering, cosine, plain_words, word_parts
from .vocabulary import Vocabulary

_KNOWLEDGE = ("kennis", "vaardigheid")
_NEAR = 0.35  # how alike a title must be, 0 to 1; measured with the least loss between 0.3 and 0.45 (docs/matching.md)
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
    cards = [item_card(one.title, one.kwalificaties, one.kerntaak) for one in asked]
    alike: dict[tuple[frozenset[str], bool], list[int]] = defaultdict(list)
    for n, one in enumerate(asked):
        if cards[n] is None and one.kwalificaties:
            alike[frozenset(one.kwalificaties), one.is_knowledge].append(n)
    for (kwalificaties, is_knowledge), places in alike.items():
        # a card with a single title was written for that title alone: it is too coarse for others
        candidates = known_items(sorted(kwalificaties))
        known = [item for item in candidates if item.is_knowledge == is_knowledge and len(item.titles) > 1]
        if known:
            nearest = _nearest([asked[n].title for n in places], known)
            for n, item in zip(places, nearest, strict=True):
                cards[n] = item.card if item else None
    return tuple(cards)


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
    looks = [numbering.counted(map(plain_words, texts), word_parts) for texts in (titles, known)]
    return (covered + cosine(*looks)) / 2


def _as_text(item: KnownItem) -> str:
    return ". ".join(map(without_boilerplate, item.titles))
