"""For whom or when a column is, beside what it holds: "Leerdoelen leerjaar 3", "Eindterm (BB)", "Doel 2", or "Klas 3" alone."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from overlap.model import LEERWEGEN
from overlap.reading.formats.text import fold
from overlap.reading.layout.vocabulary import leerweg_of

_ORDINALS = {"eerste": "1", "tweede": "2", "derde": "3", "vierde": "4", "vijfde": "5", "zesde": "6"}
_YEAR = r"(?:leerjaren|leerjaar|klas|lj|jaar)"
_TIMES = (
    ("leerjaar", re.compile(rf"\b{_YEAR} ?(?P<value>\d(?: (?:en )?\d)?)\b(?: {_YEAR}\b)?")),
    ("leerjaar", re.compile(rf"\b(?P<value>\d) ?e? {_YEAR}\b|\b(?P<word>{'|'.join(_ORDINALS)}) {_YEAR}\b")),
    ("periode", re.compile(r"\b(?:periode|semester|kwartaal|blok) ?(?P<value>\d{1,2}|i{1,3}|iv)\b|^p(?P<short>\d{1,2})$")),
)
_WAYS = re.compile(
    r"\b(?:(?:mbo )?niveau [1-4]|(?:basis|kader)beroepsgericht(?:e leerweg)?|(?:gemengde|theoretische)(?: leerweg)?"
    r"|(?:vmbo )?(?:bbl|kbl|gtl|bb|kb|gl|tl|basis|kader|mavo)|vmbo [bkgt])\b"
)
_NUMBER = re.compile(r"(?<!\d) (?P<number>\d{1,2})$")  # "Doel 2", and not "Werkproces 2.1"
_FILLERS = re.compile(r"(?:^| )(?:van|voor|in|de|het|vmbo|leerweg(?:en)?)(?= |$)")


@dataclass(frozen=True, slots=True)
class Qualified:
    """A header taken apart: ``base`` names what the column holds, "" where it says only for whom or when.

    ``levels`` are leerwegen or mbo levels, ``told`` a leerjaar or periode, ``number`` that of a column among its likes.
    """

    base: str = ""
    levels: tuple[str, ...] = ()
    told: Mapping[str, str] = field(default_factory=dict, hash=False)
    number: str = ""

    @property
    def says(self) -> tuple[object, ...]:
        """Give what the header says besides its base, to tell columns apart; empty where it says nothing."""
        return (*self.levels, *self.told.items(), *filter(None, (self.number,)))


@lru_cache(4096)
def qualified(header: str) -> Qualified:
    """Take a header apart: "Leerdoelen leerjaar 3" is "leerdoelen" with the leerjaar 3, "Eindterm (BB)" "eindterm" for BB."""
    text = " ".join(re.findall(r"[^\W_]+", fold(header).casefold()))
    if not text or len(text) > 90:
        return Qualified(text)
    told: dict[str, str] = {}
    for role, pattern in _TIMES:
        if role not in told and (match := pattern.search(text)):
            groups = match.groupdict()
            value = groups["value"] or groups.get("short") or _ORDINALS[groups["word"]]
            told[role] = "/".join(re.findall(r"\d+", value)) or value.upper()
            text = f"{text[: match.start()]} {text[match.end() :]}"
    named = [way for match in _WAYS.finditer(text) for way in leerweg_of(match[0]) or leerweg_of(f"{match[0]} leerweg")]
    levels = tuple(way for way in (*LEERWEGEN, "1", "2", "3", "4") if way in named)
    text = fold(_WAYS.sub(" ", text))
    number = ""
    if (match := _NUMBER.search(text)) and not told:
        number, text = match["number"], text[: match.start()]
    base = fold(_FILLERS.sub(" ", f" {text} ")) if told or levels else text
    return Qualified(base, levels, told, number)
