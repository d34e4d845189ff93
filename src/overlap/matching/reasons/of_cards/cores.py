"""What a phrasing of a card comes down to: the verb, with the heads of what it is done to, or of what is to be known.

The core of "ruimt tafel en gereedschap op" is opruimen with "tafel" and "gereedschap"; with, for and where it is done is not.
"""

import re
from functools import lru_cache
from typing import NamedTuple

from overlap.language import Lexicon, stem, word_list
from overlap.language.lists import ADJECTIVE
from overlap.language.verbs import infinitive
from overlap.model.text import Span

from ..commonness import COMMON, EMPTY
from ..compounds import MIN_PART
from ..work import LIGHT

# verbs that say nothing of what is done, or may stand for another, and things that may be anything
ANY_VERBS = LIGHT | {*word_list("verbs for another"), *word_list("helping verbs")}
ANY_THING = frozenset((*COMMON, *EMPTY, *map(stem, word_list("nouns for any work")), *map(stem, word_list("heads"))))
_WORD = re.compile(r"[^\W\d_][\w’'-]*")
_OF = re.compile(rf" (?:van|{'|'.join(word_list('prepositions'))}) ")
_FAR = re.compile(r" (?:bij|binnen|in|met|op|rond|tijdens|voor) (?=[^\W\d_]{3,})", re.I)
_NEXT = re.compile(r"(?:,| en| of) ([^\W\d_]+t)\b")
_WITHOUT_OBJECT = ("handelen", "werken")  # what is said of them is how, where and with what
_PLAIN_ADJECTIVES = frozenset(word_list("plain adjectives"))


class CoreDeed(NamedTuple):
    """What is done in a text: a verb, and the heads of what it is done to, as stems."""

    verb: str
    heads: frozenset[str]


@lru_cache(6_000)
def deeds_of(lexicon: Lexicon, text: str) -> tuple[CoreDeed, ...]:
    """Give what is done in a text, and to what; () where that cannot be read."""
    return tuple(
        CoreDeed(action.verb, frozenset(stem(noun) for thing in action.objects for noun in _nouns(thing)))
        for action in lexicon.actions(text)
    )


@lru_cache(6_000)
def deeds_of_phrasing(lexicon: Lexicon, phrasing: str) -> tuple[CoreDeed, ...]:
    """Give what is done in a phrasing, without the things that stand only where it says with or for what.

    Of a verb that says nothing ("werkt veilig") that is how it is done.
    """
    aside = _at_ends(lexicon, phrasing)
    deeds = (deed._replace(heads=deed.heads - aside) for deed in deeds_of(lexicon, phrasing))
    words = stems(phrasing) - aside
    return tuple(deed if deed.heads or deed.verb not in ANY_VERBS else deed._replace(heads=words) for deed in deeds)


@lru_cache(6_000)
def core_of(lexicon: Lexicon, phrasing: str) -> frozenset[str]:
    """Give the stems of what is done in a phrasing and of the heads of what it is done to.

    Of a term, and of a phrasing whose verb has no object ("werkt veilig in schachten"), those of all its words.
    """
    deeds = deeds_of_phrasing(lexicon, phrasing)
    is_all = not deeds or any(deed.verb in _WITHOUT_OBJECT for deed in deeds)
    core = {word for deed in deeds for word in (stem(deed.verb), *deed.heads)}
    words = core | (stems(phrasing) - _at_ends(lexicon, phrasing)) if is_all else core
    return frozenset(word for word in words if len(word) >= MIN_PART)


def heads_of(lexicon: Lexicon, text: str) -> list[str]:
    """Give the nouns of what something is done to in a text, in lower case."""
    return [noun for action in lexicon.actions(text) for thing in action.objects for noun in _nouns(thing)]


@lru_cache(6_000)
def stems(text: str) -> frozenset[str]:
    """Give the stems of the words of a text."""
    return frozenset(map(stem, _WORD.findall(text.casefold())))


@lru_cache(6_000)
def far_ends(lexicon: Lexicon, phrasing: str) -> tuple[Span, ...]:
    """Give where a phrasing says in, with or for what something is done: "kent winkels in bloemen" is of no flowers."""
    if not _FAR.search(phrasing):
        return ()
    lower = phrasing.casefold()
    things = [lower.find(action.objects[0].split()[0].casefold()) for action in lexicon.actions(phrasing) if action.objects]
    ends = []
    for start in (start for start in things if start >= 0):
        if far := _FAR.search(phrasing, start):
            following = _next_verb(phrasing, far.end())
            if not any(far.end() <= other < following for other in things):
                ends.append((far.end(), following))
    return tuple(ends)


def _next_verb(phrasing: str, start: int) -> int:
    """Where something else is done in a phrasing, or where it ends."""
    verbs = (match for match in _NEXT.finditer(phrasing, start) if infinitive(match[1].casefold()))
    return next((match.start() for match in verbs), len(phrasing))


def _at_ends(lexicon: Lexicon, phrasing: str) -> set[str]:
    return {word for start, end in far_ends(lexicon, phrasing) for word in stems(phrasing[start:end])}


def _nouns(thing: str) -> list[str]:
    """The nouns of what something is done to: not how they are, nor what they are of, but for "de staat van het groen"."""
    nouns: list[str] = []
    for part in _OF.split(thing.casefold()):
        words = _WORD.findall(part)
        nouns += [word for n, word in enumerate(words) if n == len(words) - 1 or not _is_adjective(word)]
        if not {*map(stem, nouns)} <= EMPTY:
            break
    return nouns


def _is_adjective(word: str) -> bool:
    return bool(ADJECTIVE.fullmatch(word.replace("ë", "e"))) or word in _PLAIN_ADJECTIVES
