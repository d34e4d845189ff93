"""XML Spreadsheet 2003, which Excel writes as "XML-spreadsheet 2003" and older systems under the name .xls, as grids."""

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.etree import ElementTree as ET

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import iterparse

from overlap.locale import mark as _
from overlap.problems import Unusable

from .archive import LIMIT_TEXT
from .grid import LIMIT_CELLS, Grid, Range, as_text, spread
from .text import clean, is_unreadable

LIMIT_SIZE = 60 * 2**20  # bytes; a file may be no larger anyway
_LIMIT_PLACE = 1_100_000  # rows of a sheet; Excel stops a little earlier
_LIMIT_CHARACTERS = 100_000  # in one cell
_SS = "{urn:schemas-microsoft-com:office:spreadsheet}"
_X = "{urn:schemas-microsoft-com:office:excel}"
_MIDNIGHT = re.compile(r"T00:00:00(?:\.0+)?$")


@dataclass(slots=True, kw_only=True)
class _SheetOf2003:
    """A sheet while it is read; places count from 0."""

    name: str
    cells: dict[tuple[int, int], str] = field(default_factory=dict)
    merged: list[Range] = field(default_factory=list)
    dates: set[tuple[int, int]] = field(default_factory=set)
    numbers: set[tuple[int, int]] = field(default_factory=set)
    unvalued: set[tuple[int, int]] = field(default_factory=set)
    unreadable: set[tuple[int, int]] = field(default_factory=set)
    struck: set[tuple[int, int]] = field(default_factory=set)
    hidden_rows: set[int] = field(default_factory=set)
    formulas: dict[tuple[int, int], str] = field(default_factory=dict)
    hidden: bool = False
    row: int = 0


def read_spreadsheetml(file: str, data: bytes) -> tuple[Grid, ...]:
    """Read the sheets of an XML Spreadsheet 2003.

    Raises:
        Unusable: damaged, too large, or with definitions that do not belong in a spreadsheet.
    """
    if max(map(len, re.split(rb"<", data))) > LIMIT_TEXT:
        raise Unusable("file-too-large", file, limit=_("1 MB of text in one cell"))
    try:
        return tuple(_grid(file, sheet) for sheet in _sheets(file, data))
    except DefusedXmlException as error:
        raise Unusable("file-unsafe", file, reason="DOCTYPE") from error
    except (ET.ParseError, LookupError, ValueError) as error:
        raise Unusable("file-broken", file, reason=_("the XML inside is not whole")) from error
    except RecursionError as error:
        raise Unusable("file-broken", file, reason=_("the parts inside do not fit together")) from error


def _sheets(file: str, data: bytes) -> Iterator[_SheetOf2003]:
    """The sheets one by one; what has been read is let go of."""
    struck: set[str] = set()
    sheet = _SheetOf2003(name="")
    total = 0
    for event, element in iterparse(io.BytesIO(data), events=("start", "end"), forbid_dtd=True):
        if event == "start":
            if element.tag == _SS + "Worksheet":
                sheet = _SheetOf2003(name=clean(element.get(_SS + "Name", "")))
            continue
        if element.tag == _SS + "Style":
            font = element.find(_SS + "Font")
            if font is not None and font.get(_SS + "StrikeThrough", "0") != "0":
                struck.add(element.get(_SS + "ID", ""))
        elif element.tag == _SS + "Row":
            total += _row(file, sheet, element, struck)
            if total > LIMIT_CELLS:
                raise Unusable("file-too-large", file, limit=_("2 million cells"))
            element.clear()
        elif element.tag == _X + "Visible":
            sheet.hidden = (element.text or "").startswith("SheetHidden") or (element.text or "") == "SheetVeryHidden"
        elif element.tag == _SS + "Worksheet":
            yield sheet
            element.clear()


def _row(file: str, sheet: _SheetOf2003, row: ET.Element, struck: set[str]) -> int:
    """Read the cells of a row; how many they are."""
    i = sheet.row = _number(row, "Index", sheet.row + 1) - 1
    sheet.row = i + 1 + _number(row, "Span", 0)  # rows that are empty, and look the same
    if sheet.row > _LIMIT_PLACE:
        raise Unusable("file-too-large", file, sheet=sheet.name, limit=_("2 million cells"))
    if row.get(_SS + "Hidden", "0") != "0":
        sheet.hidden_rows.add(i)
    j = count = 0
    for cell in row.iter(_SS + "Cell"):
        j = _number(cell, "Index", j + 1) - 1
        across, down = _number(cell, "MergeAcross", 0), _number(cell, "MergeDown", 0)
        if j + across >= LIMIT_CELLS or down > _LIMIT_PLACE:
            raise Unusable("file-too-large", file, sheet=sheet.name, limit=_("2 million cells"))
        if across or down:
            sheet.merged.append(((i, j), (i + down, j + across)))
        _cell(file, sheet, (i, j), cell)
        if cell.get(_SS + "StyleID", row.get(_SS + "StyleID", "")) in struck and (i, j) in sheet.cells:
            sheet.struck.add((i, j))
        j += 1 + across
        count += 1
    return count


def _cell(file: str, sheet: _SheetOf2003, place: tuple[int, int], cell: ET.Element) -> None:
    data = next((child for child in cell if child.tag.endswith("}Data")), None)
    text = "" if data is None else "".join(data.itertext())
    if len(text) > _LIMIT_CHARACTERS:
        raise Unusable("file-too-large", file, sheet=sheet.name, row=place[0] + 1, limit=_("100,000 characters in one cell"))
    kind = "" if data is None else data.get(_SS + "Type", "String")
    if not text.strip():
        if formula := cell.get(_SS + "Formula"):
            sheet.unvalued.add(place)
            sheet.formulas[place] = formula
        return
    if is_unreadable(text):
        sheet.unreadable.add(place)
    if kind == "Number":
        sheet.numbers.add(place)
        text = _as_number(text)
    elif kind == "DateTime":
        sheet.dates.add(place)
        text = _MIDNIGHT.sub("", text).replace("T", " ")
    elif kind == "Boolean":
        text = as_text(text.strip() == "1")
    if text := clean(text):
        sheet.cells[place] = text


def _as_number(text: str) -> str:
    try:
        return as_text(float(text))
    except (ValueError, OverflowError):
        return text


def _number(element: ET.Element, name: str, default: int) -> int:
    value = element.get(_SS + name, "")
    return int(value) if value.isascii() and value.isdigit() and len(value) < 9 else default


def _grid(file: str, sheet: _SheetOf2003) -> Grid:
    height = max((i for i, _j in sheet.cells), default=-1) + 1
    width = max((j for _i, j in sheet.cells), default=-1) + 1
    if height * width > LIMIT_CELLS:
        raise Unusable("file-too-large", file, sheet=sheet.name, limit=_("2 million cells"))
    merged = [area for area in sheet.merged if area[0] in sheet.cells]
    height = max([height, *(bottom + 1 for (_top, _left), (bottom, _right) in merged)])
    width = max([width, *(right + 1 for (_top, _left), (_bottom, right) in merged)])
    if height * width > LIMIT_CELLS:
        raise Unusable("file-too-large", file, sheet=sheet.name, limit=_("2 million cells"))
    rows = [[""] * width for _row in range(height)]
    for (i, j), text in sheet.cells.items():
        rows[i][j] = text
    copied = spread(rows, merged)
    return Grid(
        name=sheet.name,
        rows=rows,
        hidden=sheet.hidden,
        copied=copied,
        dates=frozenset(sheet.dates),
        numbers=frozenset(sheet.numbers),
        hidden_rows=frozenset(sheet.hidden_rows),
        unvalued=frozenset(sheet.unvalued),
        formulas=sheet.formulas,
        unreadable=frozenset(sheet.unreadable),
        struck=frozenset(sheet.struck),
    )
