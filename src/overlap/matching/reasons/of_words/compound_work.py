"""A compound in one text that is a verb with its object in the other: "ritplanning" is the planning of ritten."""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from overlap.language import stem, words
from overlap.language.actions import Action
from overlap.language.verbs import from_noun
from overlap.locale import gettext as _
from overlap.model import Side
from overlap.model.text import places

from ..clauses import Clause, Rank
from ..pair_texts import PairTexts
from ..phrases import phrase_around
from ..quotes import Quote, Standing, quote_whole
from ..ties import LONGEST
from ..work import LIGHT

_OBJECT = 3  # letters of what a compound begins with ("rit")
_NOUN = 5  # letters of the noun that it ends in ("beheer")
_WEIGHT = 2.0  # of two words that agree, beside others of that rank


class _MetCompound(NamedTuple):
    """A compound of a text, and where what it begins with is the object of its verb in the other."""

    compound: Standing
    done_to: Standing


def by_compound_work(texts: PairTexts) -> list[Clause]:
    """Say which compound of one text names what is done in the other; nothing where none does."""
    sides = texts.sides
    if met := next(_met(texts.vmbo[0], texts.mbo[0], sides.mbo.actions[texts.j]), None):
        return [_clause(met.compound, met.done_to)]
    if met := next(_met(texts.mbo[0], texts.vmbo[0], sides.vmbo.actions[texts.i]), None):
        return [_clause(met.done_to, met.compound)]
    return []


def _met(text: str, other: str, actions: Sequence[Action]) -> Iterator[_MetCompound]:
    done = {
        (action.verb, stem(word.casefold())): word
        for action in actions
        if action.verb not in LIGHT
        for thing in action.objects
        for word in thing.split()[-1:]
    }
    for word, verb, first in _compounds(text) if done else ():
        if (verb, first) in done:
            spans = list(places(text, word)), list(places(other, done[verb, first]))
            if all(spans):
                yield _MetCompound(*(Standing(each, (found[0],)) for each, found in zip((text, other), spans, strict=True)))


@lru_cache(5_000)
def _compounds(text: str) -> tuple[tuple[str, str, str], ...]:
    """The compounds of a text that end in the noun of a verb, each with that verb and the stem of what it begins with."""
    return tuple(
        (word.text, verb, stem(first))
        for word in words(text)
        for at in range(_OBJECT, min(len(word.text), LONGEST) - _NOUN + 1)
        if (verb := from_noun(word.text[at:].casefold()))
        for first in {word.text[:at].casefold(), word.text[:at].casefold().removesuffix("s")}
    )


def _clause(vmbo: Standing, mbo: Standing) -> Clause:
    quotes = _phrase(vmbo, "vmbo"), _phrase(mbo, "mbo")
    label = f"{vmbo.written} – {mbo.written}".casefold()
    text = _("partly the same word ({label}): ‘{vmbo}’ – ‘{mbo}’")
    text = text.format(label=label, vmbo=quotes[0].label, mbo=quotes[1].label)
    named = (mbo.written,)
    return Clause(text=text, vmbo=quotes[:1], mbo=quotes[1:], rank=Rank.CALLED, weight=_WEIGHT, names=2, words=named)


def _phrase(place: Standing, side: Side) -> Quote:
    return quote_whole(phrase_around(place, side))
