"""The numbers that Word puts before paragraphs by itself: counted again as Word counts them, in the form that it shows."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import islice
from xml.etree import ElementTree as ET

from defusedxml.ElementTree import fromstring

from .markup import W, number, switched, transitional, value

BULLET = "•"
_LEVELS = 9
_LIMIT_LISTS = 20_000
_LIMIT_ROMAN = 4000
_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"),
    (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class _Level:
    """A level of a list: its first number, how numbers look, and the text in which "%1" stands for that of level 1."""

    start: int = 1
    form: str = "decimal"
    text: str = ""
    restarts: bool = True
    legal: bool = False
    style: str = ""


@dataclass(slots=True)
class _List:
    """A list in use: whose numbers it goes on with, its levels, and the levels that begin anew the first time."""

    abstract: str
    levels: Mapping[int, _Level]
    starts: dict[int, int] = field(default_factory=dict)


class NumberedLists:
    """The lists of a document. Each call of `marker` counts one paragraph, so they are asked for in the order of the text."""

    def __init__(self, lists: Mapping[str, _List] | None = None) -> None:
        self._lists = lists or {}
        self._counts: dict[str, list[int]] = {}
        self._begun: set[tuple[str, int]] = set()

    def level_of(self, numbers: str, style: str) -> int:
        """Give the level (from 0) of a list that is of a style, 0 where none is."""
        used = self._lists.get(numbers)
        return next((n for n, level in used.levels.items() if style and level.style == style), 0) if used else 0

    def marker(self, numbers: str, level: int) -> str:
        """Give what stands before the next paragraph of a list: "•", "1.", "2.3" …, "" where nothing does."""
        used = self._lists.get(numbers)
        if used is None:
            return BULLET
        shown = used.levels.get(level, _Level(form="bullet"))
        if shown.form == "bullet":
            return BULLET
        counts = self._counts.setdefault(used.abstract, [0] * _LEVELS)
        if level in used.starts and (numbers, level) not in self._begun:
            self._begun.add((numbers, level))
            counts[level] = used.starts[level]
        else:
            counts[level] = counts[level] + 1 if counts[level] else shown.start
        for deeper in range(level + 1, _LEVELS):
            if used.levels.get(deeper, _Level()).restarts:
                counts[deeper] = 0
        if shown.form == "none":
            return ""
        return re.sub(r"%([1-9])", lambda match: self._shown(used, counts, int(match[1]) - 1, shown.legal), shown.text).strip()

    @staticmethod
    def _shown(used: _List, counts: list[int], level: int, legal: bool) -> str:
        """The number of a level as it stands in that of a deeper one; a level that was passed over has its first number."""
        form = used.levels.get(level, _Level())
        counts[level] = counts[level] or form.start
        return _written(counts[level], "decimal" if legal else form.form)


def read_numbering(part: bytes | None) -> NumberedLists:
    """Read the lists of a document.

    Raises:
        ParseError: the part is damaged.
    """
    if not part:
        return NumberedLists()
    root = fromstring(transitional(part), forbid_dtd=True)
    abstract = {element.get(W + "abstractNumId", ""): element for element in islice(root.iter(W + "abstractNum"), _LIMIT_LISTS)}
    levels = {key: dict(map(_level, element.findall(W + "lvl"))) for key, element in abstract.items()}
    by_style = {link: key for key, element in abstract.items() if (link := value(element, "styleLink"))}
    lists = {}
    for element in islice(root.iter(W + "num"), _LIMIT_LISTS):
        key = value(element, "abstractNumId") or ""
        if key in abstract and (link := value(abstract[key], "numStyleLink")):
            key = by_style.get(link, key)
        if key in abstract:
            lists[element.get(W + "numId", "")] = _list(key, levels[key], element)
    return NumberedLists(lists)


def _list(key: str, levels: Mapping[int, _Level], element: ET.Element) -> _List:
    starts = {}
    for override in element.findall(W + "lvlOverride"):
        place = min(number(override.get(W + "ilvl"), 0) or 0, _LEVELS - 1)
        levels = {**levels, **dict(map(_level, override.findall(W + "lvl")))}
        if (start := number(value(override, "startOverride"))) is not None:
            starts[place] = start
    return _List(key, levels, starts)


def _level(element: ET.Element) -> tuple[int, _Level]:
    place = min(number(element.get(W + "ilvl"), 0) or 0, _LEVELS - 1)
    start = number(value(element, "start"), 1)
    return place, _Level(
        start=1 if start is None else start,
        form=value(element, "numFmt") or "decimal",
        text=(value(element, "lvlText") or "")[:100],
        restarts=value(element, "lvlRestart") != "0",
        legal=bool(switched(element, "isLgl")),
        style=value(element, "pStyle") or "",
    )


def _written(count: int, form: str) -> str:
    """A number as a list shows it: 3, 03, c, C, iii, III."""
    if form in ("upperRoman", "lowerRoman") and 0 < count < _LIMIT_ROMAN:
        roman = _roman(count)
        return roman.upper() if form.startswith("upper") else roman
    if form in ("upperLetter", "lowerLetter") and 0 < count <= 26 * _LEVELS:
        letters = chr(ord("a") + (count - 1) % 26) * ((count - 1) // 26 + 1)
        return letters.upper() if form.startswith("upper") else letters
    if form in ("none", "bullet"):
        return ""
    return f"{count:02d}" if form == "decimalZero" else str(count)


def _roman(count: int) -> str:
    parts = []
    for amount, sign in _ROMAN:
        parts.append(sign * (count // amount))
        count %= amount
    return "".join(parts)
