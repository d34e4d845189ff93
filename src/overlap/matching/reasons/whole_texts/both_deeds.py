"""What both texts of a pair do with what agrees, where it is sure that they do another thing."""

import re
from collections.abc import Collection
from functools import lru_cache
from typing import NamedTuple

from overlap.language import Lexicon, stem, word_list
from overlap.language.actions import KNOWING
from overlap.language.verbs import infinitive, said_with

from ..pair_texts import PairTexts
from ..quoted import Quoted
from ..quotes import GAP, Standing
from ..work import LIGHT
from .deeds import SAYING, Deed, both_told, deed, done_to

_ANY = LIGHT | frozenset(word_list("verbs for another"))
_WORD = re.compile(r"[^\W\d_]+")
_HELPING = frozenset((*word_list("helping verbs"), "handelen", "passen", "werken"))
_DOING = frozenset(("doen", "handelen", "uitvoeren", "verrichten", "werken"))  # they say nothing without what is done


class BothDeeds(NamedTuple):
    """What either text does with what agrees, as a reason tells it, and the words of the vmbo and of the mbo text for it."""

    told: str
    vmbo: tuple[str, ...]
    mbo: tuple[str, ...]


def deeds(texts: PairTexts, here: Standing, there: Standing, *, whatever: bool = False) -> BothDeeds | None:
    """Tell what either text does with what agrees, in its own words; None where that is not sure, or no other thing is done.

    Where both do it to that thing itself, it is told only where no verb of the whole item is the same or another word for it, and
    none may stand for another ("verzorgen"), or ``whatever`` they are. Where one names it in passing, that does another thing.
    """
    lexicon = texts.sides.lexicon
    # titles are few, so theirs is known more often
    if (theirs := deed(lexicon, there, "mbo")) is None or (ours := deed(lexicon, here, "vmbo")) is None:
        return None
    if not theirs.is_direct and there.text != texts.mbo[0]:
        return None  # a sentence of an omschrijving may be long: what a word in passing goes with is not sure
    are_direct = ours.is_direct and theirs.is_direct and KNOWING not in (*ours.verbs, *theirs.verbs)
    if not whatever and are_direct and (_may_be_any(ours) or _may_be_any(theirs) or _do_alike(texts, ours.verbs, theirs.verbs)):
        return None
    if ours.told == theirs.told or any(_says_little(*each) for each in ((ours, theirs), (theirs, ours))):
        return None
    acts = _acts(here)
    is_thing = theirs.is_direct or {*_WORD.findall(there.written)} <= {*_WORD.findall(theirs.whole)}
    if acts & {*ours.verbs} and (not is_thing or {*map(_plain, theirs.verbs)} <= _HELPING):
        return None  # who assists in selling sells too, and what is done in both is no thing that another is done with
    if not ours.is_direct and {*ours.verbs} <= _ANY | _HELPING and _acts(there) & {*theirs.verbs}:
        return None  # "vaardigheden toepassen bij de bereiding" is no other thing than "bereidt"
    # "uitvoeren" says nothing, and "een voorstelling uitvoeren" does
    # nor does a verb of both
    is_whole = whatever or bool({*ours.verbs} & {*theirs.verbs})
    told = (each.whole if is_whole or (each.is_direct and {*each.verbs} <= _DOING) else each.told for each in (ours, theirs))
    return BothDeeds(both_told(*told), ours.written, theirs.written)


def deeds_of_heading(texts: PairTexts, here: Standing, there: Standing) -> BothDeeds | None:
    """Tell what the heading above a goal and the item do with what agrees; None where any verb of either may be the same."""
    lexicon = texts.sides.lexicon
    if (theirs := deed(lexicon, there, "mbo")) is None or (ours := deed(lexicon, here, "vmbo")) is None:
        return None
    verbs = {*ours.verbs, *(action.verb for action in lexicon.actions(texts.above))}
    is_unsure = any({*each.verbs} & (_ANY | _HELPING) for each in (ours, theirs)) and KNOWING not in theirs.verbs
    if is_unsure or _do_alike(texts, verbs, theirs.verbs):
        return None
    return deeds(texts, here, there)


def _do_alike(texts: PairTexts, ours: Collection[str], theirs: Collection[str]) -> bool:
    """Whether one of some verbs is the same as another of the item, or another word for it."""
    described = (action.verb for action in (*texts.sides.mbo.actions[texts.j], *texts.sides.mbo.described[texts.j]))
    everywhere = {*theirs, *described}
    return any(_are_alike(texts.sides.lexicon, a, b) for a in ours for b in everywhere)


def _says_little(one: Deed, other: Deed) -> bool:
    """Whether a deed only helps with a thing: "assisteren bij"; or does something with it of which the other may be a part."""
    if not one.is_direct:
        return one.told in _DOING  # "werken", when that is of "veilig en schoon werken"
    if not {*map(_plain, one.verbs)} <= _HELPING or {*other.verbs} <= SAYING:
        return False
    return other.is_direct and ({*one.verbs} <= _DOING or {*_WORD.findall(one.told)} != {*one.verbs})


def _acts(place: Standing) -> set[str]:
    """The verbs that words at a place may be, as infinitives."""
    return {infinitive(word) or word for word in place.written.casefold().split()}


def _plain(verb: str) -> str:
    """The verb that a noun and a verb stand for: of "zorg dragen" that is zorgen."""
    *_before, noun, light = ("", *verb.split())
    return said_with(noun, light) or verb


def _may_be_any(one: Deed) -> bool:
    """Whether a verb of a deed may stand for another, and no more is told of it: "maken", not "verkoopklaar maken"."""
    return bool(_ANY & {*one.verbs}) and {*_WORD.findall(one.told)} <= {*one.verbs, "en"}


def objects(texts: PairTexts, verb: Quoted, there: Standing) -> BothDeeds | None:
    """Tell what a verb of both is done to in either text; None where either does not say so plainly, or it is the same."""
    ours, theirs = (done_to(texts.sides.lexicon, place, _infinitive(place)) for place in (verb.here, there))
    are_same = ours and theirs and {*map(_key, ours.casefold().split())} <= {*map(_key, theirs.casefold().split())}
    return BothDeeds(both_told(ours, theirs), (ours,), (theirs,)) if ours and theirs and not are_same else None


def _key(word: str) -> str:
    """The stem of a word; that of "ideeën" is that of "idee"."""
    return stem(word.removesuffix("ën"))


def _infinitive(place: Standing) -> str:
    form, *more = place.written.casefold().replace(GAP, " ").split()
    return infinitive(form, more[-1] if more else "") or infinitive(form) or form


@lru_cache(6_000)
def _are_alike(lexicon: Lexicon, verb: str, other: str) -> bool:
    """Whether two verbs are the same, but for what one begins with ("doormeten"), or have a concept in common."""
    if verb.endswith(other) or other.endswith(verb):
        return True
    ours, theirs = ({concept for unit in lexicon.units(each) for concept in unit.concepts} for each in (verb, other))
    return bool(ours & theirs)
