"""What can be done, when it is too much for one sentence: the first things or actions of it, "en meer"."""

import re
from typing import Final

from overlap.language.verbs import is_infinitive
from overlap.language.wordlists import word_list

MOST_WORDS: Final = 15  # of what can be done: with "Ik heb geleerd" before it 18 words
MOST_THINGS: Final = 4  # that one tick can stand for
_LEAST_GONE: Final = 3  # words: for fewer it is not worth cutting
_NAMES_IT: Final = frozenset((*word_list("determiners"), *word_list("prepositions"), "van"))  # "het lezen", "bij lezen"
_AND_MORE: Final = "en meer"
_JOINS: Final = ("en", "of", "en/of")
_ITEM: Final = r"[^\W\d_][\w-]*"
_LIST: Final = re.compile(rf"(?P<first>{_ITEM}, {_ITEM}, {_ITEM})(?:, {_ITEM})+,? (?:en|of) {_ITEM}(?=$| )(?! zoals)")
# infinitives that are no plural of a noun ("planten", "eisen"): they begin with a particle or end in -eren
_SURELY_A_VERB: Final = re.compile(
    rf"(?:{'|'.join(word_list('prefixes of verbs'))}|ge)\w+|\w+eren|maken|lezen|geven|kiezen|schrijven"
)
_WITHIN: Final = re.compile(r"\b(?:die|dat|wat|hoe|welke?|waar\w*|wie|om|door|als|zoals|te|met name)\b", re.I)


def things_in(text: str) -> int:
    """Count the things of an enumeration: parted by commas, "en" or "of"."""
    return 1 + len(re.findall(r",(?! (?:die|dat|waar\w*|zodat|zoals)\b)(?! (?:en|of)\b)|\b(?:en|of|en/of)\b", text))


def is_much(text: str) -> bool:
    """Whether it is more than one tick can stand for."""
    return len(text.split()) > MOST_WORDS or things_in(text) > MOST_THINGS


def shortened(text: str) -> str:
    """Give what can be done with fewer things, or the first of its actions, "en meer"; as it is where it is little.

    It is cut only behind a whole action, or within a list of single things; else it stays long.
    """
    if not is_much(text):
        return text
    listed = _LIST.sub(lambda things: things[0] if _of_actions(things[0]) else f"{things['first']} {_AND_MORE}", text)
    return listed if listed != text and len(listed.split()) <= MOST_WORDS else _first_actions(text)


def _of_actions(things: str) -> bool:
    return any(is_infinitive(thing.casefold()) for thing in re.findall(_ITEM, things))


def _first_actions(text: str) -> str:
    """The text up to the last whole action that leaves it short enough."""
    words = text.split()
    for n in range(min(MOST_WORDS - 2, len(words) - _LEAST_GONE), 1, -1):
        begun = " ".join(words[:n]).rstrip(",")
        *_before, previous, last = ("", "", *begun.casefold().split())  # of signs alone little is left
        parted = words[n - 1].endswith(",") or words[n] in _JOINS
        whole = is_infinitive(last) and _SURELY_A_VERB.fullmatch(last) and previous not in _NAMES_IT and not _WITHIN.search(begun)
        if parted and whole and things_in(begun) <= MOST_THINGS:
            return f"{begun}, {_AND_MORE}" if things_in(begun) > 1 else f"{begun} {_AND_MORE}"
    return text
