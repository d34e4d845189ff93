"""Which verbs of two texts come to the same, so that no reason calls them another deed: "een schets maken" and "schetst"."""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import cache, lru_cache

from overlap.language import Action, Lexicon, stem, word_list
from overlap.language.actions import KNOWING

from ..acts import verb_of_noun
from ..work import LIGHT

SAYING = frozenset(word_list("verbs of saying"))
ANY = LIGHT | frozenset(word_list("verbs for another"))  # verbs that may be done to anything
HELPING = frozenset((*word_list("helping verbs"), "handelen", "passen", "werken"))
_WITH_NOUN = frozenset(word_list("verbs with the noun of another"))
_OTHERS = dict(pair.split(":") for pair in word_list("nouns with the verb of another"))
_ANY_WORK = word_list("nouns for any work")
_WORD = re.compile(r"[^\W\d_]+")
_BEFORE, _LAST = 3, 5  # letters of the first and of the last part of a compound
_OF = re.compile(rf" (?:van|{'|'.join(word_list('prepositions'))}) ")


@lru_cache(6_000)
def are_one(lexicon: Lexicon, verb: str, other: str) -> bool:
    """Whether two verbs are the same, but for what one begins with ("doormeten"), or have a concept in common."""
    if verb.endswith(other) or other.endswith(verb):
        return True
    ours, theirs = ({concept for unit in lexicon.units(each) for concept in unit.concepts} for each in (verb, other))
    return bool(ours & theirs)


def come_to_same(lexicon: Lexicon, verb: str, other: str) -> bool:
    """Whether two verbs are one, or say the same in a goal as far as that is listed: "opstellen" and "maken"."""
    return are_listed(verb, other) or are_one(lexicon, verb, other)


def are_listed(verb: str, other: str) -> bool:
    """Whether people wrote down that two verbs say the same in a goal: "vervoeren" and "transporteren"."""
    return bool(_groups_of(verb) & _groups_of(other))


def any_same(lexicon: Lexicon, ours: Iterable[str], theirs: Collection[str]) -> bool:
    """Whether one of some verbs comes to the same as one of others."""
    return any(come_to_same(lexicon, verb, other) for verb in ours for other in theirs)


def verbs_of(actions: Iterable[Action]) -> set[str]:
    """Give the verbs of some actions that say what is done, also as a noun: of "beplanting aanbrengen" that is beplanten."""
    each = {verb for action in actions for verb in (action.verb, *verbs_in_objects([action.verb], action.objects))}
    return each - ANY - HELPING - {KNOWING}


def verbs_in_objects(verbs: Collection[str], objects: Iterable[str]) -> Iterator[str]:
    """Give the verbs whose nouns are done by verbs that say little: of "onderhoud verrichten" that is onderhouden."""
    yield from filter(None, map(_verb_of, _nouns_done(verbs, objects)))


def begin_with_any(verbs: Collection[str], objects: Iterable[str], others: Iterable[str]) -> bool:
    """Whether a noun that is so done begins with the stem of one of some other verbs: "een wasbeurt geven", "wassen"."""
    stems = tuple(key for key in map(stem, others) if len(key) >= _BEFORE)
    return any(noun.startswith(stems) for noun in _nouns_done(verbs, objects))


def _nouns_done(verbs: Collection[str], objects: Iterable[str]) -> Iterator[str]:
    """The nouns that verbs are done to, in lower case, where such a verb says with a noun what another says."""
    if _WITH_NOUN & {*verbs}:
        heads = (_WORD.findall(_OF.split(thing)[0].casefold()) for thing in objects)
        yield from (words[-1] for words in heads if words)


@lru_cache(6_000)
def _verb_of(noun: str) -> str | None:
    """The verb that a lower-case noun is the doing of, by its last part: "huidreiniging", or by its first: "onderhoudstaken"."""
    if noun in _OTHERS:
        return _OTHERS[noun]
    if work := next((work for work in _ANY_WORK if noun.endswith(work)), ""):
        act = noun.removesuffix(work)
        return verb_of_noun(act) or verb_of_noun(act.removesuffix("s")) if act else None
    parts = (noun[at:] for at in (0, *range(_BEFORE, len(noun) - _LAST + 1)))
    return next(filter(None, map(verb_of_noun, parts)), None)


@cache
def _of_verbs() -> Mapping[str, frozenset[int]]:
    """The lists of verbs that come to the same, by their numbers, that each verb stands in."""
    groups: dict[str, frozenset[int]] = {}
    for n, group in enumerate(word_list("verbs that come to the same")):
        for verb in group.split("/"):
            name = verb.replace("-", " ")
            groups[name] = groups.get(name, frozenset()) | {n}
    return groups


def _groups_of(verb: str) -> frozenset[int]:
    return _of_verbs().get(verb, frozenset())
