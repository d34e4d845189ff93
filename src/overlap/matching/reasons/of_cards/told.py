"""What a card adds to a reason: the words that it has for a goal, and where those stand in the text of the other side."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final
from weakref import WeakKeyDictionary

from overlap.language import Card, Lexicon, Unit, stem
from overlap.language.verbs import infinitive
from overlap.matching.words.terms import TermTable
from overlap.matching.words.vocabulary import Units
from overlap.model import Side
from overlap.model.text import Span

from ...sides import Sides
from ...texts import words_of_card
from ..clauses import PLAIN
from ..commonness import DIRECT, is_common, is_direct, is_empty, is_stem_of_verb
from ..compounds import begins_with, is_head, is_telling_part
from ..pair_texts import PairTexts
from ..phrase_pairs import PhrasePair, best_pair
from ..quoted import Placing, Quoted, is_verb, quoted
from ..quotes import Standing
from ..ties import Kind, sought, ties
from .cores import far_ends
from .meetings import Met, met_by

_SHARE_OF_PHRASING = 0.5  # of what a phrasing says that stands in the text of the other side
_IN_TITLE = 0.15  # of what it says, where that stands in the title of the item, or in the goal
_OF_ANYTHING = re.compile(r"^\S+(?:isch|lijk|ig|ief|eel)e?$")  # a single word that says how something is
_WHERE = re.compile(r"\b(?:aan|bij|binnen|in|op|rond|tijdens) (?:(?:de|het|een) )?$", re.I)
_TWO = 2  # words that say something together, wherever they stand
_LEAST_WEIGHT = 0.2  # of a word that tells one goal from another
_NOT_NAMED = 2
_OF_OWN = (*PLAIN, Kind.MBO_WIDER, Kind.VMBO_WIDER, Kind.SUBJECT)
_WELL_MET = 0.5  # part of the weight of a phrasing that stands in the item
# what the words of a phrasing and a text are to each other, the same for each pair of a goal: gone with the comparison it is of
_KINDS: Final[WeakKeyDictionary[TermTable, dict[tuple[str, str], frozenset[Kind]]]] = WeakKeyDictionary()


@dataclass(frozen=True, slots=True)
class CardPhrasing:
    """A phrasing of a card, where its words stand in the text of the other side, and how much of it does (0 to 1).

    ``met`` tells whether that is what the phrasing comes down to, or something in passing.
    """

    phrasing: str
    pair: PhrasePair
    share: float
    met: Met


def phrasing_in(
    texts: PairTexts,
    phrasings: Sequence[str],
    side: Side,
    *,
    wider: Sequence[str] = (),
    loosely: bool = False,
) -> CardPhrasing | None:
    """Give the phrasing of a card of which the text of the other side says most; None where none comes down to that.

    ``side`` is whose card it is; what does not fit its own goal or item is left out. Those ``wider`` are looked at where
    no other is surely of that work. ``loosely`` is whether a single related word is enough.
    """
    is_vmbo = side == "vmbo"
    text = texts.text if is_vmbo else texts.sides.vmbo.eindterm.texts[texts.i]
    shown = texts.mbo if is_vmbo else texts.vmbo
    least = Met.PASSING if is_of_group(texts, side) else Met.PARTLY
    best: list[CardPhrasing] = []
    for group in (phrasings, wider):
        if not any(each.met == Met.WORK and is_of_own(texts, each.phrasing, side) for each in best):
            told = (_told(texts, phrasing, text, shown, by_vmbo=is_vmbo, loosely=loosely) for phrasing in group)
            best += (each for each in told if each and each.met >= least)

    def worth(each: CardPhrasing) -> tuple[float, ...]:
        return (min(each.met, Met.THING), is_of_own(texts, each.phrasing, side), each.met, each.share, each.pair.weight)

    if len(best) > 1:
        best.sort(key=worth, reverse=True)
    # an eindterm's card was written for that text: where the item says most of a phrasing, it fits
    fits = (
        each
        for each in best
        if (is_vmbo and (each.share >= _WELL_MET or each.met >= Met.THING)) or may_be_quoted(texts, each.phrasing, side)
    )
    return next(fits, None)


def is_of_own(texts: PairTexts, phrasing: str, side: Side) -> bool:
    """Whether a phrasing of a card shares something telling with what it is a card of, or with the heading above that.

    Only what does may come before what the texts themselves share: a card may have been made of many goals.
    """
    above = texts.above if side == "vmbo" else texts.sides.mbo.kerntaak.texts[texts.j]
    own = texts.vmbo[0] if side == "vmbo" else " ".join(texts.mbo)
    return not _shared(texts, phrasing, own).isdisjoint(_OF_OWN) or not _shared(texts, phrasing, above).isdisjoint(PLAIN)


def may_be_quoted(texts: PairTexts, phrasing: str, side: Side) -> bool:
    """Whether a phrasing of a card fits what it is a card of well enough to be quoted.

    That of an item shares a telling word with its title or omschrijving, that of a goal a word or a concept with its text or
    the heading above it: a card was made of a title like this one, or for a whole deeltaak. A group knows what its own are for.
    """
    if is_of_group(texts, side):
        return True
    if side == "mbo":
        return not _shared(texts, phrasing, " ".join(texts.mbo)).isdisjoint(PLAIN)
    return any(_shared(texts, phrasing, own) for own in (texts.vmbo[0], texts.above))


def is_of_group(texts: PairTexts, side: Side) -> bool:
    """Whether the card of a side is one that a working group wrote itself."""
    card = texts.sides.vmbo.cards[texts.i] if side == "vmbo" else texts.sides.mbo.cards[texts.j]
    return card is not None and card.is_own


def _shared(texts: PairTexts, phrasing: str, own: str) -> frozenset[Kind]:
    kinds = _KINDS.setdefault(texts.sides.terms, {})
    if (phrasing, own) not in kinds:
        kinds[phrasing, own] = _telling_kinds(texts.sides.terms, texts.sides.lexicon, phrasing, own)
    return kinds[phrasing, own]


def _telling_kinds(terms: TermTable, lexicon: Lexicon, phrasing: str, own: str) -> frozenset[Kind]:
    """What the telling words that a phrasing shares with a text are to each other."""
    alike = ties(terms, lexicon, (lexicon.units(phrasing), sought(lexicon, own)), lambda _tie: True)
    return frozenset(tie.kind for tie in alike if not tie.is_general)


def _told(
    texts: PairTexts, phrasing: str, text: str, shown: Sequence[str], *, by_vmbo: bool, loosely: bool
) -> CardPhrasing | None:
    sides = texts.sides
    lexicon, terms = sides.lexicon, sides.terms
    vmbo, mbo = (phrasing, text) if by_vmbo else (text, phrasing)
    placing = Placing((phrasing,), shown) if by_vmbo else Placing(shown, (phrasing,))
    alike = quoted(ties(terms, lexicon, (lexicon.units(vmbo), sought(lexicon, mbo)), placing.holds), placing)
    if not alike:
        return None
    title = shown[0]
    telling = [one for one in alike if _is_telling(one) and not _is_where(one)]
    places = [one.here if by_vmbo else one.there for one in telling]
    if _are_few(telling) and all(_is_far(place, far_ends(lexicon, phrasing)) for place in places):
        return None
    if loosely and not telling:
        telling = [one for one in alike if not one.is_general]
    if not telling:
        return None
    plain = [*telling, *(one for one in alike if one.kind in PLAIN and one not in telling)]
    units = [unit for unit in lexicon.units(phrasing) if not unit.term and not is_empty(unit)]
    whole = sum(max(_LEAST_WEIGHT, terms.weight(unit)) for unit in units)
    where = best_pair(telling, [one for one in plain if one not in telling], shown if by_vmbo else (phrasing,))
    share = min(1.0, sum(one.weight for one in where.members) / whole) if whole else 0.0
    is_title = any((one.there if by_vmbo else one.here).text == title for one in where.members)
    least = 0.0 if loosely else _IN_TITLE if is_title else _SHARE_OF_PHRASING
    if share < least:
        return None
    return CardPhrasing(phrasing, where, share, met_by(texts, phrasing, where, share, "vmbo" if by_vmbo else "mbo"))


def _are_few(alike: Sequence[Quoted]) -> bool:
    """Whether what agrees is a single word."""
    return bool(alike) and sum(len(one.vmbo.label.split()) for one in alike) < _TWO


def _is_far(place: Standing, far: Sequence[Span]) -> bool:
    return any(start <= place.start and place.end <= end for start, end in far)


def _is_telling(one: Quoted) -> bool:
    """Whether a word says what a goal is about, be it as a part of the other; no quality of anything ("methodisch")."""
    if _OF_ANYTHING.search(one.mbo.label):
        return False
    is_loose = one.is_weak_verb or (one.kind == Kind.SYNONYM and is_verb(one))
    return one.kind in PLAIN and not (one.is_general or is_loose) and _is_whole(one)


def _is_where(one: Quoted) -> bool:
    """Whether a word only says where or when something is done, in both texts: "… af met anderen op de bouwplaats"."""
    return all(_WHERE.search(place.text, 0, place.start) for place in (one.here, one.there))


def _is_whole(one: Quoted) -> bool:
    """Whether a word stands whole in the other: "dieren" in "productiedieren"; "keukenbrigade" is no "keukenplanning"."""
    ours, theirs = sorted((one.vmbo.label, one.mbo.label), key=len)
    return one.kind != Kind.PART or ours in theirs or stem(ours) in theirs


def things_in(sides: Sides, card: Card, description: str, others: Units) -> Sequence[tuple[str, ...]]:
    """Give the things in a text that a card names, those that it names by the same word first, then the rarest.

    Named too is what a word of the card is the head of ("dier" of "productiedieren"). ``description`` is that of the goal of
    the card.
    """
    lexicon = sides.lexicon
    named = {unit.key for unit in lexicon.units(words_of_card(card, description)) if not is_common(unit)}

    def far(unit: Unit) -> int:
        """How far the card is from naming a unit: 0 by the same word, 2 not at all."""
        if unit.key in named:
            return 0
        if not unit.term and any(begins_with(lexicon, unit.key, key) for key in named):
            return 1
        heads = (unit.key[at:] for at in range(1, len(unit.key)) if unit.key[at:] in named) if not unit.term else ()
        if any(is_telling_part(head, unit.key) and is_head(head, unit.key) for head in heads):
            return 1
        return _NOT_NAMED

    things = [(far(unit), unit) for unit in others if _is_thing(unit) and _is_telling_thing(sides, unit)]
    near = [(distance, unit) for distance, unit in things if distance < _NOT_NAMED]
    return [
        unit.written for _distance, unit in sorted(near, key=lambda each: (each[0], -sides.terms.weight(each[1]), each[1].key))
    ]


def _direct_concepts(unit: Unit) -> set[int]:
    return {concept for concept, weight in unit.concepts.items() if weight == DIRECT}


def _is_telling_thing(sides: Sides, unit: Unit) -> bool:
    """Whether a word by itself says what a goal is about: people are in all of them."""
    if is_common(unit) or is_empty(unit) or sides.terms.weight(unit) < _LEAST_WEIGHT:
        return False
    return not any(map(sides.lexicon.is_role, _direct_concepts(unit)))


def _is_thing(unit: Unit) -> bool:
    """Whether a word is a concept and no verb: a verb in passing does not say what a goal is about."""
    if len(unit.written) > 1:
        return unit.term
    word = unit.written[0].casefold()
    is_verb = infinitive(word) is not None or (is_stem_of_verb(unit.key) and not word.endswith(("ing", "ingen")))
    return is_direct(unit) and not is_verb
