"""What the cards add to a reason: the words that they have for a goal, tied to what stands in both texts.

A card is no part of what people see: a reason quotes the goal, the phrasing, and where that stands, or says that it is little.
"""

import re
from collections.abc import Sequence

from overlap.language import Card, Unit, word_list
from overlap.language import words as words_of
from overlap.locale import gettext as _
from overlap.matching.words.vocabulary import Units
from overlap.model import Goal, Side
from overlap.model.text import places

from ..clauses import LINE, Clause, Rank
from ..compounds import MIN_PART
from ..pair_texts import PairTexts
from ..phrases import MOST, opening_end, phrase_around
from ..quoted import is_verb
from ..quotes import GAP, Quote, Standing, place_of, quote_whole, with_noun
from ..ties import Kind
from .told import CardPhrasing, far_ends, is_of_own, may_be_quoted, phrasing_in, things_in

_MOSTLY = 0.6  # of what a phrasing of a card says that stands in the text of the other side
_PLAINEST = (Kind.OWN, Kind.SAME, Kind.SYNONYM)
_FIRST_WORD = re.compile(r"\w+")
_BETWEEN = 70  # characters in brackets between words that are quoted together
_ENDS = re.compile(r"[.;:!?\n]")
_UP_TO_STOP = re.compile(r"[^.,;:!?()\n]*[^.,;:!?()\s]")
_JOINS = re.compile(r" (?:en|of) ")
_QUALITY = re.compile(r"(?:ende|ische?|lijke|ige)$")  # how something is, which says nothing without its noun
_ASIDE = re.compile(rf"\b(?:{'|'.join(word_list('prepositions'))}) (?:[^\W\d_]+, )?(?:(?:de|het|een) )?$", re.I)
_AS_NOUN = re.compile(r"\b(?:het|bij|tijdens|voor|na) $", re.I)
_TWO = 2  # words of it that tell something


def by_cards(texts: PairTexts) -> list[Clause]:
    """Say what the cards of the goal and of the item have that stands in the other text: one thing of each."""
    vmbo, mbo = texts.sides.vmbo.cards[texts.i], texts.sides.mbo.cards[texts.j]
    clauses = (_of_goal(texts, vmbo) if vmbo else None, _of_item(texts, mbo) if mbo else None)
    return [clause for clause in clauses if clause]


def by_loose_cards(texts: PairTexts) -> list[Clause]:
    """Say what the card of the goal has that is only related to the item, for where nothing else can be said."""
    card = texts.sides.vmbo.cards[texts.i]
    phrasings = (*card.phrasings, *card.wider) if card else ()
    told = phrasing_in(texts, phrasings, "vmbo", loosely=True)
    clause = _of_little(texts, told, "vmbo") if told else None
    return [clause] if clause else []


def _of_goal(texts: PairTexts, card: Card) -> Clause | None:
    called = _("‘{goal}’ (vmbo) is often called “{text}” in the mbo; here it says ‘{words}’")
    for text, phrasings in ((called, card.phrasings), ("", card.wider)):
        if told := phrasing_in(texts, phrasings, "vmbo"):
            return _of_told(texts, text, told, "vmbo")
    thing = _thing(texts, card, texts.sides.vmbo.goals[texts.i], by_vmbo=True)
    return _least(texts, card, thing, "vmbo") if thing else None


def _of_item(texts: PairTexts, card: Card) -> Clause | None:
    if told := phrasing_in(texts, card.phrasings, "mbo"):
        return _of_told(texts, "", told, "mbo")
    thing = _thing(texts, card, texts.sides.mbo.goals[texts.j], by_vmbo=False)
    return _least(texts, card, thing, "mbo") if thing else None


def _of_told(texts: PairTexts, text: str, told: CardPhrasing, side: Side) -> Clause | None:
    """Say how the goal of a side is called, and where that stands in the other; that is less where a single word does."""
    telling = [one for one in told.pair.members if one.kind in _PLAINEST and not (one.is_general or one.is_weak_verb)]
    n = sum(len(one.vmbo.label.split()) for one in told.pair.members)
    if not telling or (n < _TWO and told.share < _MOSTLY):
        return _of_little(texts, told, side)
    found = told.pair.mbo if side == "vmbo" else told.pair.vmbo
    # what is only done alike, or has nothing of the goal itself, goes behind all that stands in both texts
    is_sure = not all(map(is_verb, told.pair.members)) and is_of_own(texts, told.phrasing, side)
    rank, weight = Rank.BY_CARD if is_sure else Rank.WORD_OF_CARD, told.pair.weight * told.share
    if not is_sure and _is_aside(told, side):
        return None
    return _of_phrasing(texts, text, told.phrasing, (found, _word(told, side)), (side, rank, weight))


def _is_aside(told: CardPhrasing, side: Side) -> bool:
    """Whether all that the other text has of a phrasing is whom or what it is for: "richt de backstage in voor artiesten"."""
    one, *others = told.pair.members
    place = one.there if side == "mbo" else one.here
    return not others and (one.is_role or bool(_ASIDE.search(place.text, 0, place.start)))


def _of_little(texts: PairTexts, told: CardPhrasing, side: Side) -> Clause | None:
    """Say what belongs to the goal of a side, where only a word of that stands in the other text."""
    if _is_aside(told, side):
        return None
    found = told.pair.mbo if side == "vmbo" else told.pair.vmbo
    return _of_phrasing(texts, "", told.phrasing, (found, _word(told, side)), (side, Rank.WORD_OF_CARD, told.pair.weight))


def _least(texts: PairTexts, card: Card, thing: Standing, side: Side) -> Clause | None:
    """Say what belongs to the goal of a side, where the other text names a thing of its card: a phrasing or term with that."""
    stems = [word.stem for word in words_of(thing.written) if len(word.stem) >= MIN_PART]

    def is_near(phrasing: str) -> bool:
        core = phrasing
        for start, end in reversed(far_ends(texts.sides.lexicon, phrasing)):
            core = core[:start] + core[end:]
        others = [word.stem for word in words_of(core) if len(word.stem) >= MIN_PART]
        return any(a in b or b in a for a in stems for b in others) and may_be_quoted(texts, phrasing, side)

    near = next(filter(is_near, (*card.phrasings, *card.wider, *card.terms)), None)
    of_goal = _("the card of ‘{goal}’ (vmbo) also names “{text}”; here it says ‘{words}’")
    of_item = _("the card of ‘{goal}’ (mbo) also names “{text}”; here it says ‘{words}’")
    text = "" if near not in card.terms else of_goal if side == "vmbo" else of_item
    found = quote_whole(phrase_around(thing, "mbo" if side == "vmbo" else "vmbo"))
    return _of_phrasing(texts, text, near, (found, quote_whole(thing)), (side, Rank.WORD_OF_CARD, 0.0)) if near else None


def _of_phrasing(
    texts: PairTexts, text: str, phrasing: str, found: tuple[Quote, Quote], worth: tuple[Side, Rank, float]
) -> Clause:
    """Quote the goal of a side, a phrasing of its card and what the other text has of that: the phrase, or else its word."""
    side, rank, weight = worth
    belongs = _("‘{goal}’ (vmbo) often belongs to “{text}” in the mbo; here it says ‘{words}’")
    of_item = _("“{text}” in the vmbo often belongs to ‘{goal}’ (mbo); here it says ‘{words}’")
    text = text or (belongs if side == "vmbo" else of_item)
    goal, phrasing = _gist(texts, side), " ".join(phrasing.split())
    each = [(words, text.format(goal=goal.label, text=phrasing, words=words.label)) for words in found]
    words, said = next((both for both in each if len(both[1]) <= LINE), each[-1])
    if phrasing.casefold() == words.label.casefold():
        said = said.rpartition(";")[0]
    alone = _("only by a card, {words}").format(words=said) if rank == Rank.WORD_OF_CARD else ""
    said = _("by a card, {words}").format(words=said)
    vmbo, mbo = ((goal,), (words,)) if side == "vmbo" else ((words,), (goal,))
    return Clause(text=said, alone=alone, vmbo=vmbo, mbo=mbo, rank=rank, weight=weight)


def _word(told: CardPhrasing, side: Side) -> Quote:
    """The words of a phrasing in the text of the other side that say most."""
    one = told.pair.members[0]
    quote, place = (one.mbo, one.there) if side == "vmbo" else (one.vmbo, one.here)
    return quote_whole(with_noun(place)) if _QUALITY.search(quote.label) else quote


def _gist(texts: PairTexts, side: Side) -> Quote:
    """What is done in a goal or an item, as it stands there: the phrase around its first verb, or its beginning."""
    text = (texts.vmbo if side == "vmbo" else texts.mbo)[0]
    actions = texts.sides.vmbo.actions[texts.i] if side == "vmbo" else ()
    spans = [span for action in actions for span in places(text, action.verb) if not _AS_NOUN.search(text, 0, span[0])]
    start = opening_end(text)
    first = _FIRST_WORD.search(text, start)
    place = Standing(text, (spans[0] if spans else first.span() if first else (0, len(text)),))
    phrase = phrase_around(place, side)
    if " " not in phrase.written and (more := _UP_TO_STOP.match(text, phrase.start)):
        ends = [more.end(), *(match.start() for match in _JOINS.finditer(text, phrase.end + 1, more.end()))]
        end = max((end for end in ends if end - phrase.start <= MOST), default=phrase.end)
        phrase = Standing(text, ((phrase.start, end),))  # "handelen bij brand", not "handelen"
    before = text[start : text.rfind("(", 0, phrase.start)].strip()
    if " " not in phrase.written and text.endswith(") ", 0, phrase.start) and len(before) <= MOST:
        # without what stands in brackets; what is long, or a sentence, parts the words too far to be shown as one
        between = text[text.rfind("(", 0, phrase.start) : phrase.start]
        apart = len(between) > _BETWEEN or bool(_ENDS.search(between))
        words = before if apart else f"{before}{GAP}{phrase.written}"
        return Quote(words, words)
    return quote_whole(phrase)


def _thing(texts: PairTexts, card: Card, goal: Goal, *, by_vmbo: bool) -> Standing | None:
    """A thing in the text of the other side that the card of a goal names."""
    others = texts.sides.lexicon.units(texts.text) if by_vmbo else texts.eindterm
    others = _unnamed(others, [tie.mbo if by_vmbo else tie.vmbo for tie in texts.own])
    shown = texts.mbo if by_vmbo else texts.vmbo
    things = (place_of(words, shown) for words in things_in(texts.sides, card, goal.description, others))
    return next((with_noun(place) for place in things if place and place.is_whole), None)


def _unnamed(units: Units, named: Sequence[Unit]) -> Units:
    """The units of a text without the words that its own reasons have."""
    words = {word for unit in named for word in unit.written}
    return [unit for unit in units if not words & {*unit.written}]
