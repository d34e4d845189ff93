"""Official words -> the words of a pupil, and whether a sentence is still hard, or too vague to be asked.

plain_words.tsv has an official word or phrase a row, with what stands in its place: of the same kind, number and article, so
that the sentence stays a sentence. Where the second column is empty there is no plain word: a sentence with it is hard. Where
it is a question mark nobody can tell what is meant ("handelt als"): such a sentence is not asked. Hard are words that
are rare in ordinary Dutch (of 146, wordfreq 3.1 puts 116 below 3.5 on the scale of Zipf) or common in plans and reports only
("beleid"), and that are no words of a trade, which pupils hear in their lessons. The list is for people to read and correct.
"""

import re
from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from typing import Final

from overlap.language.wordlists import word_list

LONG: Final = 18  # words of a sentence beyond which it is not plain any more
_VAGUE: Final = "?"
_LONG_WORD: Final = 17  # letters beyond which a word is hard: a pupil reads it twice
_WORD: Final = re.compile(r"[^\W\d_]+")
# an explanation between brackets, and not the end of a word as in "medewerker(s)"
_EXPLAINED: Final = re.compile(r"\s+\((?=[^()]*[\s;,])[^()]*\)")
# titles of werkprocessen with something that nobody takes care of by hand: "Verzorgt de administratie"
_ARRANGES: Final = re.compile(r"Verzorgt (?=(?:(?:de|het) )?(?:\w+e )?\w+(?:heid|tie|teit)$)")
_ABBREVIATION: Final = re.compile(r"(?<![\w-])(?:[A-Z][A-Z\d]+s?|(?:[a-z]\.){2,})(?![\w-])")
_KNOWN_TO_PUPILS: Final = frozenset(word_list("abbreviations that pupils know"))
# "(digitale) documenten", "(kleed)ruimtes"
_OPTIONAL: Final = re.compile(r"\((\w+e)\)(?= \w)|\((\w+)\)(?=\w)")
_ADJECTIVE_BEFORE: Final = re.compile(r"(?:ele|ige|ische|lijke|ende|are|ale|ieve|ome)(?:,| en| of) $")
_PLURAL: Final = re.compile(r"(?<=\w)\((s|en|n)\)")


def plain_words(text: str) -> str:
    """Put plain words for official ones, and leave out explanations between brackets; "deelnemer(s)" is "deelnemers"."""
    text = _OPTIONAL.sub(r"\1\2", _PLURAL.sub(r"\1", _EXPLAINED.sub("", text)))
    text = _ARRANGES.sub("Zorgt voor ", text)
    return _official().sub(_in_plain_words, text)


def is_hard(sentence: str) -> bool:
    """Tell whether a sentence asks too much: it is long, or holds a long word, an official one or an unknown abbreviation."""
    long_word = any(len(word) > _LONG_WORD for word in _WORD.findall(sentence))
    return len(sentence.split()) > LONG or long_word or bool(_hard().search(sentence)) or bool(_unknown(sentence))


def is_vague(text: str) -> bool:
    """Tell whether nobody can say what is meant: a phrase of the list, or nothing besides unknown abbreviations."""
    unknown = _unknown(text)
    return bool(_vague().search(text)) or (bool(unknown) and not _WORD.search(_without(text, unknown)))


def _unknown(text: str) -> list[str]:
    return [short for short in _ABBREVIATION.findall(text) if short.casefold() not in _KNOWN_TO_PUPILS]


def _without(text: str, words: Iterable[str]) -> str:
    for word in words:
        text = text.replace(word, "")
    return re.sub(r"\b(?:en|of)\b", "", text)


@cache
def _rows() -> tuple[tuple[str, str], ...]:
    text = files(__package__).joinpath("plain_words.tsv").read_text(encoding="utf-8")
    rows = (line.partition("\t") for line in text.splitlines()[1:])
    return tuple((official, plain) for official, _tab, plain in rows)


@cache
def _words() -> dict[str, str]:
    return {official: plain for official, plain in _rows() if plain not in ("", _VAGUE)}


@cache
def _official() -> re.Pattern[str]:
    return _any_of(_words())


@cache
def _hard() -> re.Pattern[str]:
    return _any_of([official for official, plain in _rows() if not plain])


@cache
def _vague() -> re.Pattern[str]:
    return _any_of([official for official, plain in _rows() if plain == _VAGUE])


def _any_of(phrases: Iterable[str]) -> re.Pattern[str]:
    """Any of the phrases, the longest first; no part of a compound ("-middelen", "werkplan-")."""
    either = "|".join(map(re.escape, sorted(phrases, key=lambda words: (-len(words), words))))
    return re.compile(rf"(?<![\w-])(?:{either})(?![\w-])", re.I)


def _in_plain_words(official: re.Match[str]) -> str:
    """The plain word, but for a phrase that shares its noun: "communicatieve en sociale vaardigheden toepassen"."""
    shares = " " in official[0] and _ADJECTIVE_BEFORE.search(official.string[: official.start()])
    return official[0] if shares else _as_written(official[0], _words()[official[0].casefold()])


def _as_written(official: str, plain: str) -> str:
    return plain[:1].upper() + plain[1:] if official[:1].isupper() else plain
