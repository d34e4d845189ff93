"""What the cards add to a reason: the words that they have for a goal, tied to what stands in both texts.

A card is no part of what people see: a reason quotes the goal, the phrasing, and where that stands, or says that it is little.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from functools import partial

from overlap.language import Card, Unit, word_list
from overlap.language import words as words_of
from overlap.locale import gettext as _
from overlap.matching.words.vocabulary import Units
from overlap.model import Goal, Side

from ..clauses import Clause, Rank
from ..compounds import MIN_PART
from ..of_meaning.associations import SURE
from ..of_meaning.near_clauses import by_near
from ..pair_texts import PairTexts
from ..phrases import phrase_around
from ..quoted import Quoted, is_verb
from ..quotes import Quote, Standing, place_of, quote_whole, with_noun
from ..ties import Kind
from ..whole_texts.same_verbs import any_same, verbs_of
from .cores import core_of
from .gists import gists, part_with
from .meetings import Met
from .told import CardPhrasing, is_of_group, is_of_own, may_be_quoted, phrasing_in, things_in

_ROOM = 220  # characters of a reason, as many as a sheet shows
_MOSTLY = 0.6  # of what a phrasing of a card says that stands in the text of the other side
_WIDE = frozenset(word_list("verbs of much work"))
_PLAINEST = (Kind.OWN, Kind.SAME, Kind.SYNONYM)
_QUALITY = re.compile(r"(?:ende|ische?|lijke|ige)$")  # how something is, which says nothing without its noun
_ASIDE = re.compile(rf"\b(?:{'|'.join(word_list('prepositions'))}) (?:[^\W\d_]+, )?(?:(?:de|het|een) )?$", re.I)
_TWO = 2  # words of it that tell something


def by_cards(texts: PairTexts, *, only_sure: bool = False) -> list[Clause]:
    """Say what the cards of the goal and of the item have that stands in the other text: one thing of each.

    ``only_sure`` is whether what would only be said where nothing else can be is not wanted.
    """
    vmbo, mbo = texts.sides.vmbo.cards[texts.i], texts.sides.mbo.cards[texts.j]
    clauses = (
        _of_goal(texts, vmbo, only_sure=only_sure) if vmbo else None,
        _of_item(texts, mbo, only_sure=only_sure) if mbo else None,
    )
    return [clause for clause in clauses if clause]


def by_loose_cards(texts: PairTexts) -> list[Clause]:
    """Say what the card of the goal has that is only related to the item, for where nothing else can be said."""
    card = texts.sides.vmbo.cards[texts.i]
    phrasings = (*card.phrasings, *card.wider) if card else ()
    told = phrasing_in(texts, phrasings, "vmbo", loosely=True)
    clause = _of_little(texts, told, "vmbo") if told else None
    return [clause] if clause else []


def _of_goal(texts: PairTexts, card: Card, *, only_sure: bool) -> Clause | None:
    called = _("‘{goal}’ (vmbo) is often called “{text}” in the mbo; here it says ‘{words}’")
    if told := phrasing_in(texts, card.phrasings, "vmbo", wider=card.wider):
        # what only we say is seldom quite the same work; what a group says of its own goals is
        is_name = told.phrasing in card.phrasings and is_of_group(texts, "vmbo")
        return _of_told(texts, called if is_name else "", told, "vmbo", only_sure=only_sure)
    thing = None if only_sure else _thing(texts, card, texts.sides.vmbo.goals[texts.i], by_vmbo=True)
    return _least(texts, card, thing, "vmbo") if thing else None


def _of_item(texts: PairTexts, card: Card, *, only_sure: bool) -> Clause | None:
    if told := phrasing_in(texts, card.phrasings, "mbo"):
        return _of_told(texts, "", told, "mbo", only_sure=only_sure)
    thing = None if only_sure else _thing(texts, card, texts.sides.mbo.goals[texts.j], by_vmbo=False)
    return _least(texts, card, thing, "mbo") if thing else None


def _of_told(texts: PairTexts, text: str, told: CardPhrasing, side: Side, *, only_sure: bool) -> Clause | None:
    """Say how the goal of a side is called, and where that stands in the other; that is less where a single word does."""
    telling = [one for one in told.pair.members if one.kind in _PLAINEST and not (one.is_general or one.is_weak_verb)]
    n = sum(len(one.vmbo.label.split()) for one in told.pair.members)
    is_little = told.met < Met.WORK and (not telling or (n < _TWO and told.share < _MOSTLY))
    # what is only done alike, or has nothing of the goal itself, goes behind all that stands in both texts
    is_work = told.met == Met.WORK or not all(map(is_verb, told.pair.members))
    is_sure = not is_little and is_work and is_of_own(texts, told.phrasing, side)
    if only_sure and not is_sure:
        return None
    if is_little:
        return _of_little(texts, told, side)
    rank, weight = Rank.BY_CARD if is_sure else Rank.WORD_OF_CARD, told.pair.weight * told.share
    if not is_sure and _is_aside(told, side):
        return None
    if near := _near(texts, told.met, side):
        return replace(near, rank=rank, weight=weight)
    text = text or _otherwise(texts, told, side)
    return _of_phrasing(texts, text, told.phrasing, _found(told, side), (side, rank, weight))


def _otherwise(texts: PairTexts, told: CardPhrasing, side: Side) -> str:
    """How a phrasing is said of which the other text surely does something else with the thing; "" of others."""
    lexicon = texts.sides.lexicon
    actions = texts.sides.mbo.actions[texts.j] if side == "vmbo" else texts.sides.vmbo.actions[texts.i]
    ours, theirs = verbs_of(lexicon.actions(told.phrasing)) - _WIDE, verbs_of(actions)
    if told.met != Met.OTHERWISE or not (ours and theirs) or any_same(lexicon, ours, theirs):
        return ""
    of_goal = _("‘{goal}’ (vmbo) often belongs to “{text}” in the mbo; but here it says ‘{words}’")
    of_item = _("“{text}” in the vmbo often belongs to ‘{goal}’ (mbo); but here it says ‘{words}’")
    return of_goal if side == "vmbo" else of_item


def _near(texts: PairTexts, met: Met, side: Side) -> Clause | None:
    """Say which words of goal and title are near, where the item does something else with what it has of a phrasing.

    That says more than a card that the group did not write itself. It stands by itself, not behind another reason.
    """
    if met > Met.OTHERWISE or is_of_group(texts, side):
        return None
    near = by_near(texts, of_title=True, least=SURE, of_one_sort=True)
    return replace(near[0], short="") if near else None


def _is_aside(told: CardPhrasing, side: Side) -> bool:
    """Whether all that the other text has of a phrasing is whom or what it is for: "richt de backstage in voor artiesten"."""
    one, *others = told.pair.members
    place = one.there if side == "mbo" else one.here
    return not others and (one.is_role or bool(_ASIDE.search(place.text, 0, place.start)))


def _of_little(texts: PairTexts, told: CardPhrasing, side: Side) -> Clause | None:
    """Say what belongs to the goal of a side, where only a word of that stands in the other text."""
    if _is_aside(told, side):
        return None
    if near := _near(texts, told.met, side):
        return replace(near, rank=Rank.WORD_OF_CARD, weight=told.pair.weight)
    text, worth = _otherwise(texts, told, side), (side, Rank.WORD_OF_CARD, told.pair.weight)
    return _of_phrasing(texts, text, told.phrasing, _found(told, side), worth)


def _least(texts: PairTexts, card: Card, thing: Standing, side: Side) -> Clause | None:
    """Say what belongs to the goal of a side, where the other text names a thing of its card: a phrasing or term with that."""
    stems = [word.stem for word in words_of(thing.written) if len(word.stem) >= MIN_PART]

    def is_near(phrasing: str) -> bool:
        others = core_of(texts.sides.lexicon, phrasing)
        return any(a in b or b in a for a in stems for b in others) and may_be_quoted(texts, phrasing, side)

    near = next(filter(is_near, (*card.phrasings, *card.wider, *card.terms)), None)
    of_goal = _("the card of ‘{goal}’ (vmbo) also names “{text}”; here it says ‘{words}’")
    of_item = _("the card of ‘{goal}’ (mbo) also names “{text}”; here it says ‘{words}’")
    text = "" if near not in card.terms else of_goal if side == "vmbo" else of_item
    if near is None:
        return None
    if alike := _near(texts, Met.PARTLY, side):
        return replace(alike, rank=Rank.WORD_OF_CARD, weight=0.0)
    found = quote_whole(phrase_around(thing, "mbo" if side == "vmbo" else "vmbo"))
    return _of_phrasing(texts, text, near, [found, quote_whole(thing)], (side, Rank.WORD_OF_CARD, 0.0))


def _of_phrasing(texts: PairTexts, text: str, phrasing: str, found: Sequence[Quote], worth: tuple[Side, Rank, float]) -> Clause:
    """Quote the goal of a side, a phrasing of its card and what the other text has of that: the phrase, or else its word.

    Where that is too long the goal is quoted shorter, then the part of the phrase with the word.
    """
    side, rank, weight = worth
    belongs = _("‘{goal}’ (vmbo) often belongs to “{text}” in the mbo; here it says ‘{words}’")
    of_item = _("“{text}” in the vmbo often belongs to ‘{goal}’ (mbo); here it says ‘{words}’")
    text = text or (belongs if side == "vmbo" else of_item)
    frame = _("only by a card, {words}") if rank == Rank.WORD_OF_CARD else _("by a card, {words}")
    phrasing = " ".join(phrasing.split())
    goal, words, said = _fitting(gists(texts, side), found, partial(_said, text, phrasing), _ROOM - len(frame.format(words="")))
    alone = frame.format(words=said) if rank == Rank.WORD_OF_CARD else ""
    said = _("by a card, {words}").format(words=said)
    vmbo, mbo = ((goal,), (words,)) if side == "vmbo" else ((words,), (goal,))
    return Clause(text=said, alone=alone, vmbo=vmbo, mbo=mbo, rank=rank, weight=weight)


def _fitting(
    goals: Iterable[Quote], found: Sequence[Quote], say: Callable[[Quote, Quote], str], room: int
) -> tuple[Quote, Quote, str]:
    """Give the first quotes of a goal and of what was found that can be said in so many characters; the shortest if none can."""
    made = []
    for goal in goals:  # most fit, so the shorter quotes are made only where they are wanted
        made.append(goal)
        if len(said := say(goal, found[0])) <= room:
            return goal, found[0], said
    each = [(goal, words, say(goal, words)) for words in found[1:] for goal in made]
    return next((one for one in each if len(one[2]) <= room), each[-1])


def _said(text: str, phrasing: str, goal: Quote, words: Quote) -> str:
    """Fill in what is quoted; that the words are here is not said where they are the phrasing itself."""
    said = text.format(goal=goal.label, text=phrasing, words=words.label)
    return said.rpartition(";")[0] if phrasing.casefold() == words.label.casefold() else said


def _found(told: CardPhrasing, side: Side) -> list[Quote]:
    """What the text of the other side has of a phrasing: the phrase, the part of it with a word that agrees, and that word."""
    phrase = told.pair.mbo if side == "vmbo" else told.pair.vmbo
    words = [_word(one, side) for one in told.pair.members]
    return [phrase, *(part for word in words if (part := part_with(phrase, word))), words[0]]


def _word(one: Quoted, side: Side) -> Quote:
    """A word that agrees, in the text of the other side; how something is with its noun."""
    quote, place = (one.mbo, one.there) if side == "vmbo" else (one.vmbo, one.here)
    return quote_whole(with_noun(place)) if _QUALITY.search(quote.label) else quote


def _thing(texts: PairTexts, card: Card, goal: Goal, *, by_vmbo: bool) -> Standing | None:
    """A thing in the text of the other side that the card of a goal names."""
    others = texts.sides.lexicon.units(texts.text) if by_vmbo else texts.eindterm
    others = _unnamed(others, [tie.mbo if by_vmbo else tie.vmbo for tie in texts.own])
    shown = texts.mbo if by_vmbo else texts.vmbo
    things = (place_of(words, shown) for words in things_in(texts.sides, card, goal.description, others))
    standing = (place for place in things if place and place.is_whole and _is_core(texts, with_noun(place), shown[0]))
    return next(map(with_noun, standing), None)


def _is_core(texts: PairTexts, thing: Standing, title: str) -> bool:
    """Whether a thing is what its text comes down to, where that is a title or a goal; in an omschrijving it may be anything."""
    core = core_of(texts.sides.lexicon, title)
    words = [word.stem for word in words_of(thing.written)]
    return thing.text != title or any(word in each or each in word for word in words for each in core)


def _unnamed(units: Units, named: Sequence[Unit]) -> Units:
    """The units of a text without the words that its own reasons have."""
    words = {word for unit in named for word in unit.written}
    return [unit for unit in units if not words & {*unit.written}]
