"""Numbers as a workbook shows them: 1.1 with the format 0.00 is "1.10", and a code that people see so.

The parser gives the number alone. What else the file says of it is looked up where somebody asks how a number is shown.
"""

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Final

from overlap.reading.formats.archive import ATTRIBUTE, Archive, unescaped
from overlap.reading.formats.grid import Formats
from overlap.reading.formats.letters import letter_of
from overlap.reading.formats.opendocument import cells_of
from overlap.reading.formats.text import clean

_LITERAL = r"(?:\"[^\"]*\"|\\.|[ \-/()])"
_FORMAT = re.compile(rf"(?P<before>{_LITERAL}*)(?P<whole>[#?]*0*)(?P<point>\.(?P<decimals>[0?#]+))?(?P<after>{_LITERAL}*)")
_STYLES: Final = "xl/styles.xml"
_BUILT_IN: Final = {b"1": "0", b"2": "0.00", b"3": "#,##0", b"4": "#,##0.00"}
_OWN_FORMAT = re.compile(rb"<(?:\w+:)?numFmt\b[^<>]*>")
_STYLES_OF_CELLS = re.compile(rb"<(?:\w+:)?cellXfs\b[^<>]*>(.*?)</(?:\w+:)?cellXfs>", re.S)
_STYLE_OF_CELL = re.compile(rb"<(?:\w+:)?xf\b[^<>]*>")
_STYLE = re.compile(rb"\bs\s*=\s*[\"'](\d{1,6})[\"']")
_PARAGRAPH = re.compile(rb"<text:p\b[^<>]*>(.*?)</text:p>", re.S)
_TAG = re.compile(rb"<[^<>]*>")
_DECIMAL = re.compile(r"-?\d+,\d+")
_MASK = re.compile(rf"(?:0|{_LITERAL}|\.)+")  # 00"."00 shows 101 as 01.01
_TOKEN = re.compile(rf"0|{_LITERAL}|\.")
_NO_DIGIT = re.compile(r"\[[^\]]*\]|[_*].|[#?]+,")  # colours, room at the end, points between thousands

Cells = Mapping[tuple[int, int], str]


class NumberFormats:
    """How the numbers of an .xlsx are shown; its sheets are looked through once somebody asks."""

    def __init__(self, archive: Archive) -> None:
        self._archive = archive
        self._by_style = _formats(archive.kept.get(_STYLES, b""))
        self._shown: dict[tuple[str, int], Cells] = {}

    def shown(self, sheet: str, column: int) -> Cells:
        """Give the numbers of a column (from 0) that are shown other than they are, by cell."""
        if (sheet, column) not in self._shown:
            self._shown[sheet, column] = self._read(sheet, column)
        return self._shown[sheet, column]

    def _read(self, sheet: str, column: int) -> Cells:
        member = next((part for name, part in self._archive.sheets().items() if clean(name) == sheet), "")
        shown: dict[tuple[int, int], str] = {}
        for match in _number_of(column).finditer(self._archive.read(member)):
            style = _STYLE.search(match["attributes"])
            number_format = self._by_style.get(int(style[1]) if style else 0, "")
            if number_format and (text := as_shown(float(match["value"]), number_format)):
                shown[int(match["row"]) - 1, column] = text
        return shown


@lru_cache
def _number_of(column: int) -> re.Pattern[bytes]:
    """A cell of this column that holds a number."""
    place = rf"\br\s*=\s*[\"']{letter_of(column)}(?P<row>\d{{1,7}})[\"']".encode()
    return re.compile(
        rb"<(?:\w+:)?c\b(?P<attributes>(?=[^<>]*" + place + rb")(?![^<>]*\bt\s*=\s*[\"'](?!n[\"']))[^<>]*)>"
        rb"(?:<(?:\w+:)?f\b[^<>]*(?:/>|>[^<>]*</(?:\w+:)?f>))?<(?:\w+:)?v>(?P<value>-?[\d.]{1,25})</"
    )


def _formats(styles: bytes) -> dict[int, str]:
    """The format of each style that shows a number other than it is."""
    own = {}
    for tag in _OWN_FORMAT.findall(styles):
        attributes = dict(ATTRIBUTE.findall(tag))
        own[attributes.get(b"numFmtId", b"")] = unescaped(attributes.get(b"formatCode", b""))
    formats = {}
    part = _STYLES_OF_CELLS.search(styles)
    for n, tag in enumerate(_STYLE_OF_CELL.findall(part[1] if part else b"")):
        identifier = dict(ATTRIBUTE.findall(tag)).get(b"numFmtId", b"")
        if number_format := own.get(identifier) or _BUILT_IN.get(identifier, ""):
            formats[n] = number_format
    return formats


class ShownNumbers:
    """How the numbers of an .ods are shown: it holds the text beside each number."""

    def __init__(self, content: bytes) -> None:
        self._content = content
        self._shown: dict[tuple[str, int], Cells] | None = None

    def shown(self, sheet: str, column: int) -> Cells:
        """Give the numbers of a column (from 0) as they are shown, with a point, by cell."""
        if self._shown is None:
            self._shown = self._read()
        return self._shown.get((sheet, column), {})

    def _read(self) -> dict[tuple[str, int], Cells]:
        shown: dict[tuple[str, int], dict[tuple[int, int], str]] = {}
        for place in cells_of(self._content):
            if b'office:value-type="float"' in place.attributes and (text := _PARAGRAPH.search(place.content)):
                written = unescaped(_TAG.sub(b"", text[1])).strip()
                number = written.replace(",", ".") if _DECIMAL.fullmatch(written) else written
                shown.setdefault((clean(place.sheet), place.column), {})[place.row, place.column] = number
        return dict(shown)


def numbers_of_xlsx(archive: Archive) -> Formats:
    """Give how the numbers of an .xlsx are shown, by its styles."""
    return NumberFormats(archive)


def numbers_of_ods(content: bytes) -> Formats:
    """Give how the numbers of an .ods are shown, by its content.xml."""
    return ShownNumbers(content)


def as_shown(number: float, number_format: str) -> str:
    """Give a number as a format shows it, with a point; "" where the format does more than set digits and texts.

    Examples: 1.1 with 0.00 is "1.10", 7 with "LD"000 is "LD007", 101 with 00"."00 is "01.01".
    """
    pattern = _NO_DIGIT.sub("", number_format.split(";", maxsplit=1)[0])
    match = _FORMAT.fullmatch(pattern)
    if match and number >= 0 and (match["whole"] or match["point"]):
        most = match["decimals"] or ""
        least = most.count("0")
        digits = f"{number:.{len(most)}f}"
        whole, _point, decimals = digits.partition(".")
        while len(decimals) > least and decimals.endswith("0"):
            decimals = decimals[:-1]
        body = whole.zfill(match["whole"].count("0")) + (f".{decimals}" if decimals else "")
        return (_literal(match["before"]) + body + _literal(match["after"])).strip()
    return _masked(number, pattern)


@lru_cache
def _tokens(pattern: str) -> tuple[str, ...]:
    return tuple(_TOKEN.findall(pattern)) if _MASK.fullmatch(pattern) and "." not in re.sub(_LITERAL, "", pattern) else ()


def _masked(number: float, pattern: str) -> str:
    """Digits filled in from the right between the texts of a format."""
    tokens = _tokens(pattern)
    if not tokens or number < 0 or not float(number).is_integer():
        return ""
    digits = list(str(int(number)).zfill(tokens.count("0")))
    first = tokens.index("0")
    texts = [digits.pop() if part == "0" else _literal(part) for part in reversed(tokens)]
    texts.insert(len(tokens) - first, "".join(digits))
    return "".join(reversed(texts))


def _literal(text: str) -> str:
    return re.sub(r"\\(.)", r"\1", text.replace('"', ""))
