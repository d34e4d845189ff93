"""What anybody sees alike in the whole texts of a pair, before a reason may say that something is the only thing they share."""

import re
from collections.abc import Collection, Iterator, Sequence
from functools import lru_cache

from overlap.language import stem, word_list

_WORD = re.compile(r"[^\W\d_]{4,}")
_SMALL = frozenset(word_list("stop words")) - {"werkzaamheden", "werkzaamheid"} | frozenset(word_list("prepositions"))
_BEGINNING = 6  # letters that two words begin with that look alike: "verzorgende", "verzorging"
_MOSTLY = 0.6  # of the shorter of them
_PART = 4  # letters of a word that another begins or ends with


def alike_in_sight(vmbo: Sequence[str], mbo: Sequence[str], named: Collection[str]) -> Iterator[tuple[str, str]]:
    """Give the words of two sides that look alike, as written: one in the other, or begun alike; no mbo word of ``named``."""
    leave = {stem(word.casefold()) for each in named for word in _WORD.findall(each)}
    theirs = [each for text in mbo for each in _words(text) if each[1] not in leave]
    for text in vmbo:
        for ours in _words(text):
            yield from ((ours[0], other[0]) for other in theirs if _look_alike(ours[1], other[1]))


@lru_cache(5_000)
def _words(text: str) -> tuple[tuple[str, str], ...]:
    """The words of a text that say something, and their stems; each once."""
    words = {word.casefold(): word for word in _WORD.findall(text)}
    return tuple((word, stem(lower)) for lower, word in words.items() if lower not in _SMALL)


def _look_alike(a: str, b: str) -> bool:
    short, long = sorted((a, b), key=len)
    if len(short) < _PART:
        return a == b
    if long.startswith(short) or long.endswith(short):
        return True
    if a[:_BEGINNING] != b[:_BEGINNING]:
        return False
    begun = next((n for n, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), len(short))
    return begun >= _MOSTLY * len(short)
