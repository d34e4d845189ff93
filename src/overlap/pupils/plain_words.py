"""Official words -> the words of a pupil, and whether a sentence is still hard.

plain_words.tsv has an official word or phrase a row, with what stands in its place: of the same kind, number and article, so
that the sentence stays a sentence. Where the second column is empty there is no plain word: a sentence with it is hard. The
list is for people to read and correct.
"""

import re
from functools import cache
from importlib.resources import files
from typing import Final

LONG: Final = 20  # words of a sentence beyond which it is not plain any more
_LONG_WORD: Final = 17  # letters beyond which a word is hard: a pupil reads it twice
_WORD: Final = re.compile(r"[^\W\d_]+")
# an explanation between brackets, and not the end of a word as in "medewerker(s)"
_EXPLAINED: Final = re.compile(r"\s+\((?=[^()]*[\s;,])[^()]*\)")
_PLURAL: Final = re.compile(r"(?<=\w)\((s|en|n)\)")


def plain_words(text: str) -> str:
    """Put plain words for official ones, and leave out explanations between brackets; "deelnemer(s)" is "deelnemers"."""
    text = _PLURAL.sub(r"\1", _EXPLAINED.sub("", text))
    return _pattern().sub(lambda match: _as_written(match[0], _words()[match[0].casefold()]), text)


def is_hard(sentence: str) -> bool:
    """Tell whether a sentence asks too much of a pupil: it is long, or holds a long word or an official one."""
    words = _WORD.findall(sentence)
    return len(sentence.split()) > LONG or any(len(word) > _LONG_WORD or word.casefold() in _hard() for word in words)


@cache
def _rows() -> tuple[tuple[str, str], ...]:
    text = files(__package__).joinpath("plain_words.tsv").read_text(encoding="utf-8")
    rows = (line.partition("\t") for line in text.splitlines()[1:])
    return tuple((official, plain) for official, _tab, plain in rows)


@cache
def _words() -> dict[str, str]:
    return {official: plain for official, plain in _rows() if plain}


@cache
def _hard() -> frozenset[str]:
    return frozenset(official for official, plain in _rows() if not plain)


@cache
def _pattern() -> re.Pattern[str]:
    """All official words that have a plain one, the longest first; no part of a compound ("-middelen", "werkplan-")."""
    either = "|".join(map(re.escape, sorted(_words(), key=lambda words: (-len(words), words))))
    return re.compile(rf"(?<![\w-])(?:{either})(?![\w-])", re.I)


def _as_written(official: str, plain: str) -> str:
    return plain[:1].upper() + plain[1:] if official[:1].isupper() else plain
