"""What the cards add to a reason, said as such: their words, and where those stand in the text of the other side."""

from collections.abc import Sequence

from overlap.language import Card, Unit
from overlap.locale import gettext as _
from overlap.matching.words.vocabulary import Units
from overlap.model import Goal

from .clauses import Clause, Rank
from .pair_texts import PairTexts
from .quotes import GAP, Quote, quote_phrase
from .told import CardPhrasing, phrasing_in, things_in

_MOSTLY = 0.6  # of what a phrasing of a card says that stands in the text of the other side


def by_cards(texts: PairTexts) -> list[Clause]:
    """Say what the cards of the goal and of the item have that stands in the other text: one thing of each."""
    vmbo, mbo = texts.sides.vmbo.cards[texts.i], texts.sides.mbo.cards[texts.j]
    clauses = (_of_goal(texts, vmbo) if vmbo else None, _of_item(texts, mbo) if mbo else None)
    return [clause for clause in clauses if clause]


def by_loose_cards(texts: PairTexts) -> list[Clause]:
    """Say what the card of the goal has that is only related to the item, for where nothing else can be said."""
    card = texts.sides.vmbo.cards[texts.i]
    phrasings = (*card.phrasings, *card.wider) if card else ()
    told = phrasing_in(texts.sides, phrasings, texts.text, texts.mbo, by_vmbo=True, loosely=True)
    return [_of_told(_belongs(), told, by_vmbo=True)] if told else []


def _of_goal(texts: PairTexts, card: Card) -> Clause | None:
    if told := phrasing_in(texts.sides, card.phrasings, texts.text, texts.mbo, by_vmbo=True):
        called = _("the vmbo goal is called in the mbo “{text}” (here: ‘{words}’)")
        return _of_told(called if told.share >= _MOSTLY else _belongs(), told, by_vmbo=True)
    if told := phrasing_in(texts.sides, card.wider, texts.text, texts.mbo, by_vmbo=True):
        return _of_told(_belongs(), told, by_vmbo=True)
    if thing := _thing(texts, card, texts.sides.vmbo.goals[texts.i], by_vmbo=True):
        text = _("in the mbo the vmbo goal often goes with: ‘{text}’").format(text=thing.label)
        return Clause(text=text, mbo=(thing,), rank=Rank.BY_CARD)
    return None


def _of_item(texts: PairTexts, card: Card) -> Clause | None:
    eindterm = texts.sides.vmbo.eindterm.texts[texts.i]
    if told := phrasing_in(texts.sides, card.phrasings, eindterm, texts.vmbo, by_vmbo=False):
        return _of_told(_("in the vmbo “{text}” belongs to the mbo item (here: ‘{words}’)"), told, by_vmbo=False)
    if thing := _thing(texts, card, texts.sides.mbo.goals[texts.j], by_vmbo=False):
        text = _("in the vmbo the mbo item often goes with: ‘{text}’").format(text=thing.label)
        return Clause(text=text, vmbo=(thing,), rank=Rank.BY_CARD)
    return None


def _belongs() -> str:
    return _("the vmbo goal belongs in the mbo to “{text}” (here: ‘{words}’)")


def _of_told(text: str, told: CardPhrasing, *, by_vmbo: bool) -> Clause:
    quote = told.pair.mbo if by_vmbo else told.pair.vmbo
    vmbo, mbo = ((), (quote,)) if by_vmbo else ((quote,), ())
    return Clause(
        text=text.format(text=told.phrasing, words=quote.label),
        vmbo=vmbo,
        mbo=mbo,
        rank=Rank.CALLED if told.share >= _MOSTLY else Rank.NEAR,
        weight=told.pair.weight * told.share,
    )


def _thing(texts: PairTexts, card: Card, goal: Goal, *, by_vmbo: bool) -> Quote | None:
    """A thing in the text of the other side that the card of a goal names."""
    others = texts.sides.lexicon.units(texts.text) if by_vmbo else texts.eindterm
    others = _unnamed(others, [tie.mbo if by_vmbo else tie.vmbo for tie in texts.own])
    shown = texts.mbo if by_vmbo else texts.vmbo
    things = (quote_phrase(words, shown) for words in things_in(texts.sides, card, goal.description, others))
    return next((words for words in things if words and GAP not in words.written), None)


def _unnamed(units: Units, named: Sequence[Unit]) -> Units:
    """The units of a text without the words that its own reasons have."""
    words = {word for unit in named for word in unit.written}
    return [unit for unit in units if not words & {*unit.written}]
