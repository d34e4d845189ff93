"""How far a text meets what a phrasing of a card comes down to: the work itself, or only something in passing."""

import re
from collections.abc import Sequence
from enum import IntEnum
from functools import lru_cache
from typing import NamedTuple

from overlap.language import Lexicon
from overlap.language.actions import KNOWING
from overlap.language.verbs import from_noun, infinitive
from overlap.model import Side

from ..clauses import PLAIN
from ..commonness import DIRECT
from ..compounds import MIN_PART
from ..pair_texts import PairTexts
from ..phrase_pairs import PhrasePair
from ..quoted import Quoted
from ..quotes import GAP
from ..ties import Kind
from .cores import ANY_THING, ANY_VERBS, CoreDeed, deeds_of, deeds_of_phrasing, stems

_MOST = 0.6  # of what a phrasing says from which what is met is more than in passing
_WORD = re.compile(r"[^\W\d_][\w’'-]*")


class Met(IntEnum):
    """How much of the core of a phrasing a text meets, the least first."""

    PASSING = 0  # how, where or with what it is done
    VERB = 1  # what is done, to another thing
    PARTLY = 2  # a part of the thing, or what is near it
    OTHERWISE = 3  # the thing, of which something else is done; or what is done, to anything
    THING = 4  # the thing, with a verb that may be any
    WORK = 5  # what is done, and to what


class _Alike(IntEnum):
    """How alike two verbs are, or two things."""

    NOT = 0
    MAYBE = 1  # one of the verbs may be any, or the things are near
    SAME = 2


class _Other(NamedTuple):
    """What the other text does: the verbs, the heads of what they are done to, and whether one is done to anything."""

    verbs: frozenset[str]
    heads: frozenset[str]
    is_of_any: bool


class _Words:
    """The stems of words that agree, in the phrasing and in the other text, and what they are to each other."""

    def __init__(self, one: Quoted, side: Side) -> None:
        here, there = (one.vmbo, one.mbo) if side == "vmbo" else (one.mbo, one.vmbo)
        self.here, self.there = stems(here.label), stems(there.label)
        self.verbs, self.done = _verbs(here.label) | _verbs(here.written), _verbs(there.label) | _verbs(there.written)
        self.is_same = one.kind in (Kind.OWN, Kind.SAME, Kind.SYNONYM)
        self.is_plain, self.is_role = one.kind in PLAIN, one.is_role
        words = here.label.casefold().split()
        # "elektrisch gereedschap", and no list of things
        self.is_phrase = one.kind == Kind.SAME and len(words) > 1 and GAP not in here.label and not {"en", "of"} & {*words}
        self.is_act = self.is_phrase and infinitive(words[0]) is not None  # "neemt afscheid"


def met_by(texts: PairTexts, phrasing: str, pair: PhrasePair, share: float, side: Side) -> Met:
    """Tell how much of the core of a phrasing the other text of a pair of phrases meets; ``side`` is whose card it is of.

    ``share`` is how much of all that the phrasing says the other text has.
    """
    lexicon = texts.sides.lexicon
    deeds = deeds_of_phrasing(lexicon, phrasing)
    if not deeds:
        return Met.THING  # nobody knows what its core is
    other = _other(lexicon, pair.mbo.written if side == "vmbo" else pair.vmbo.written)
    members = [_Words(one, side) for one in pair.members]
    met = max(_met(lexicon, each, other, members, share) for each in deeds)
    if met == Met.VERB:
        # "een velg controleren" beside "controleert het voertuig", where the card has "controleert het wiel"
        actions = texts.sides.vmbo.actions[texts.i] if side == "vmbo" else texts.sides.mbo.actions[texts.j]
        done = [each.verb for each in deeds if _verb(lexicon, each, other, members) == _Alike.SAME]
        is_own = any(_do_alike(lexicon, verb, action.verb) for verb in done for action in actions)
        return Met.OTHERWISE if is_own else met
    return met


@lru_cache(6_000)
def _other(lexicon: Lexicon, text: str) -> _Other:
    deeds = deeds_of(lexicon, text)
    return _Other(
        verbs=frozenset(each.verb for each in deeds),
        heads=frozenset(head for each in deeds for head in each.heads),
        is_of_any=any(each.heads <= ANY_THING for each in deeds),
    )


def _met(lexicon: Lexicon, deed: CoreDeed, other: _Other, members: Sequence[_Words], share: float) -> Met:
    verb, thing = _verb(lexicon, deed, other, members), max(_thing(deed, other, each) for each in members)
    if thing == _Alike.SAME or any(each.is_act and each.is_same for each in members):
        return {_Alike.SAME: Met.WORK, _Alike.MAYBE: Met.THING, _Alike.NOT: Met.OTHERWISE}[verb]
    is_near = thing or _are_near(lexicon, deed.heads - ANY_THING, other.heads - ANY_THING)
    if verb == _Alike.SAME:
        if any(deed.verb in each.verbs and each.there & other.heads for each in members):
            return Met.THING  # "ontwerpt" beside "een ontwerp"
        if is_near or other.is_of_any or not deed.heads or any(not each.verbs and each.is_plain for each in members):
            return Met.OTHERWISE
    is_most = share >= _MOST and verb and not all(each.is_role for each in members)
    if is_near or is_most or any(each.is_phrase for each in members):
        return Met.PARTLY
    return Met.VERB if verb == _Alike.SAME else Met.PASSING


def _verb(lexicon: Lexicon, deed: CoreDeed, other: _Other, members: Sequence[_Words]) -> _Alike:
    """How alike what is done is; what is done with something may be done with what is to be known of it."""
    if deed.verb == KNOWING:
        return _Alike.SAME if KNOWING in other.verbs else _Alike.NOT
    if any(each.is_same and (deed.verb in each.verbs or each.verbs & other.verbs) for each in members):
        return _Alike.SAME
    if any(_do_alike(lexicon, deed.verb, verb) for verb in other.verbs):
        return _Alike.SAME
    may_be = not other.verbs or KNOWING in other.verbs or deed.verb in ANY_VERBS or other.verbs & ANY_VERBS
    return _Alike.MAYBE if may_be else _Alike.NOT


@lru_cache(6_000)
def _do_alike(lexicon: Lexicon, verb: str, other: str) -> bool:
    """Whether two verbs are the same, but for what one begins with ("doormeten"), or words for one concept."""
    short, long = sorted((verb, other), key=len)
    if long == short or (long.endswith(short) and short not in ANY_VERBS):
        return True
    ours, theirs = (
        {concept for unit in lexicon.units(each) for concept, weight in unit.concepts.items() if weight == DIRECT}
        for each in (verb, other)
    )
    return bool(ours & theirs)


def _thing(deed: CoreDeed, other: _Other, words: _Words) -> _Alike:
    """How alike what something is done to is: the head in both texts, or what is near that; people are in any work."""
    if words.here.isdisjoint(deed.heads):
        return _Alike.NOT
    if other.heads and words.there.isdisjoint(other.heads):
        return _Alike.NOT if words.done.isdisjoint(other.verbs) else _Alike.MAYBE
    is_one = words.is_same or (words.is_plain and any(_is_kind_of(a, b) for a in words.here for b in words.there))
    return _Alike.SAME if is_one and not words.is_role else _Alike.MAYBE


@lru_cache(6_000)
def _are_near(lexicon: Lexicon, heads: frozenset[str], others: frozenset[str]) -> bool:
    """Whether things are near each other though no word agrees: one ends in the other, or both have a concept in common."""
    known = lexicon.thesaurus.single
    return any(
        (min(len(a), len(b)) >= MIN_PART and _is_kind_of(a, b)) or not {*known.get(a, ())}.isdisjoint(known.get(b, ()))
        for a in heads
        for b in others
    )


def _is_kind_of(one: str, other: str) -> bool:
    """Whether one of two stems ends in the other: "voertuigsysteem" is a systeem."""
    return one.endswith(other) or other.endswith(one)


@lru_cache(6_000)
def _verbs(form: str) -> frozenset[str]:
    """The verbs that some words may be a form of, or a noun of."""
    first, _gap, particle = form.casefold().partition(GAP)
    words = _WORD.findall(first)
    found = {infinitive(word, particle) if particle else infinitive(word) for word in words}
    nouns = (from_noun(noun) for word in words for noun in {word, word.removesuffix("s")})
    return frozenset(verb for verb in (*found, *nouns) if verb)
