"""Words by what they are: a verb, the doing of one, a thing, or who does it."""

import re
from functools import lru_cache

from overlap.language import Unit, word_list
from overlap.language.verbs import from_noun, infinitive

from .commonness import is_role

_THINGS = tuple(word_list("things in ing"))
NO_NOUNS = frozenset(word_list("nouns unlike verbs"))
_PREFIXES = frozenset((*word_list("prefixes of verbs"), *word_list("particles of actions")))
_DOUBLE_VOWEL = re.compile(r"([aeou])\1")
_UNSTRESSED = tuple(word_list("unstressed prefixes"))


def is_thing(unit: Unit) -> bool:
    """Whether a noun in -ing means a thing and not the doing: "de opstelling" beside "opstellen"."""
    return is_thing_in_ing(unit.written[-1].casefold().removesuffix("en").removesuffix("s"))


@lru_cache(6_000)
def is_thing_in_ing(noun: str) -> bool:
    """Whether a lower-case singular in -ing is that of a thing, or of a compound with one: "geluidsopstelling".

    Behind a prefix of verbs it is another word: "bestelling" is no stelling, "begeleiding" no leiding.
    """
    if not noun.endswith(_THINGS):
        return False
    ending = next(thing for thing in _THINGS if noun.endswith(thing))
    before = noun.removesuffix(ending)
    return bool(ending) and not (
        noun not in _THINGS and from_noun(noun) and (before in _PREFIXES or before.startswith(_UNSTRESSED))
    )


def is_noun_of(noun: Unit, verb: Unit) -> bool:
    """Whether a noun in -ing is spelt as that of a verb, be it one that we do not know: "maatvoering" of "maatvoeren"."""
    ours, theirs = (unit.written[-1].casefold() for unit in (noun, verb))
    return (
        ours not in _THINGS
        and ours.endswith("ing")
        and theirs.endswith("en")
        and ours.removesuffix("ing") == theirs.removesuffix("en")
    )


def is_unlike(noun: Unit, verb: Unit) -> bool:
    """Whether a noun has the stem of a verb with a particle, and is something else: "de omzet" beside "zet om"."""
    return noun.written[0].casefold() in NO_NOUNS and (len(verb.written) > 1 or is_doing(verb))


def is_doing(unit: Unit) -> bool:
    """Whether a unit is a verb."""
    return infinitive(unit.written[0].casefold()) is not None


def is_who_does(a: Unit, b: Unit) -> bool:
    """Whether the longer of two words is that of people, and the other is not: "leidinggevende" is no "leiding"."""
    short, long = sorted((a, b), key=lambda unit: len(unit.written[0]))
    return is_role(long) and not is_role(short)


def ends_in_other(a: Unit, b: Unit) -> bool:
    """Whether the longer of two words ends in a noun that only looks like the verb that the other is: "huisregels", "regelt"."""
    short, long = sorted((a, b), key=lambda unit: len(unit.key))
    is_verb = is_doing(short) and short.written[0].casefold().endswith("t")  # "voorstellen" may be the noun
    if not is_verb or is_doing(long) or long.key == short.key or not long.key.endswith(short.key):
        return False
    last = long.written[0].casefold()[len(long.key) - len(short.key) :]
    return from_noun(last) is None and from_noun(last.removesuffix("en")) is None


def is_about(a: Unit, b: Unit) -> bool:
    """Whether neither of two words, partly the same, is what the other is: "gespreksnotities" are no gesprek."""
    short, long = sorted((a.written[0].casefold(), b.written[0].casefold()), key=len)
    short_key, long_key = sorted((a.key, b.key), key=len)
    return not (long.endswith(short) or long_key.endswith(short_key))


def begins_with_other(a: Unit, b: Unit) -> bool:
    """Whether the longer of two words begins with the other, with its vowel doubled or not: "muurafdekking" with "muren"."""
    short, long = sorted((_DOUBLE_VOWEL.sub(r"\1", unit.key) for unit in (a, b)), key=len)
    return long.startswith(short)
