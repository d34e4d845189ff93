"""The tables of a Word document (.docx) as grids: one per table, also for tables inside others."""

import io
import re
from collections.abc import Iterator
from xml.etree import ElementTree as ET

from defusedxml.ElementTree import iterparse

from overlap.locale import mark as _
from overlap.problems import Unusable

from .grid import LIMIT_CELLS, Grid, Range, spread
from .text import clean
from .unseen import is_struck, take_out

LIMIT_SIZE = 16 * 2**20  # bytes of the document itself, unpacked
_LIMIT_SPAN = 200
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_STRICT = "{http://purl.oclc.org/ooxml/wordprocessingml/main}"
_ALTERNATIVE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_LIST_STYLE = re.compile(r"list ?(?:bullet|number)|opsomming|lijst ?(?:opsom|nummer)", re.I)


def read_word(file: str, document: bytes) -> tuple[Grid, ...]:
    """Read the tables of a Word document, each with the headings and lines between it and the table before.

    Raises:
        Unusable: damaged, too large, or without a table.
    """
    if len(document) > LIMIT_SIZE:
        raise Unusable("file-too-large", file, limit=f"{LIMIT_SIZE // 2**20} MB")
    grids: list[Grid] = []
    try:
        for table, above in _tables(document):
            for inner in table.iter(_W + "tbl"):
                grid = _grid(file, inner, f"Tabel {len(grids) + 1}", above if inner is table else ())
                if any(map(any, grid.rows)):
                    grids.append(grid)
    except ET.ParseError as error:
        raise Unusable("file-broken", file, reason=_("the XML inside is not whole")) from error
    except RecursionError as error:
        raise Unusable("file-broken", file, reason=_("the parts inside do not fit together")) from error
    if not grids:
        raise Unusable("word-without-table", file)
    return tuple(grids)


def _tables(document: bytes) -> Iterator[tuple[ET.Element, tuple[str, ...]]]:
    """Each outer table, with what stands above it. What has been read is let go of: a document can be long."""
    above: list[str] = []
    inside = 0
    document = document.replace(_STRICT[1:-1].encode(), _W[1:-1].encode())
    for event, element in iterparse(io.BytesIO(document), events=("start", "end"), forbid_dtd=True):
        if element.tag == _W + "tbl":
            inside += 1 if event == "start" else -1
            if event == "end" and not inside:
                yield element, tuple(above[-4:])
                above = []
                element.clear()
        elif event == "end" and element.tag == _W + "p" and not inside:
            if text := clean(_paragraph(element)):
                above.append(text)
            element.clear()


def _grid(file: str, table: ET.Element, name: str, above: tuple[str, ...]) -> Grid:
    rows: list[list[str]] = []
    merged: list[Range] = []
    started: dict[int, tuple[int, int]] = {}  # first column of a cell merged downwards -> its top row and width
    cells = 0
    unseen = take_out(table)
    struck, unfilled = set(), set()
    for i, row in enumerate(_children(table, "tr")):
        column = _number(row, "trPr/{w}gridBefore", 0)
        texts = [""] * column
        for cell in _children(row, "tc"):
            width = _number(cell, "tcPr/{w}gridSpan", 1)
            down = cell.find(f"{_W}tcPr/{_W}vMerge")
            text = _cell(cell)
            if text and is_struck(cell):
                struck.add((i, column))
            if unseen.unfilled and not text and unseen.is_unfilled(cell):
                unfilled.add((i, column))
            cells += width
            if cells > LIMIT_CELLS:
                raise Unusable("file-too-large", file, limit=_("2 million cells"))
            if down is not None and down.get(_W + "val", "continue") == "continue" and column in started:
                top, wide = started[column]
                merged.append(((top, column), (i, column + wide - 1)))
            else:
                started.pop(column, None)
                if down is not None:
                    started[column] = (i, width)
                if width > 1:
                    merged.append(((i, column), (i, column + width - 1)))
            texts += [text, *[""] * (width - 1)]
            column += width
        rows.append(texts)
    copied = spread(rows, merged)
    return Grid(
        name=name,
        rows=rows,
        copied=copied,
        above=above,
        struck=frozenset(struck),
        unfilled=frozenset(unfilled),
        deleted=tuple(unseen.deleted),
        hidden_texts=tuple(unseen.hidden),
    )


def _children(element: ET.Element, what: str) -> Iterator[ET.Element]:
    """The rows of a table or cells of a row, also those inside content controls and tracked changes."""
    for child in element:
        if child.tag == _W + what:
            yield child
        elif child.tag in (_W + "sdt", _W + "sdtContent", _W + "ins", _W + "customXml"):
            yield from _children(child, what)


def _number(element: ET.Element, path: str, default: int) -> int:
    found = element.find(_W + path.format(w=_W))
    value = found.get(_W + "val", "") if found is not None else ""
    return min(_LIMIT_SPAN, int(value)) if value.isascii() and value.isdigit() and len(value) < 9 else default


def _cell(cell: ET.Element) -> str:
    lines = []
    for paragraph in _paragraphs(cell):
        text = clean(_paragraph(paragraph))
        if text:
            lines.append(f"• {text}" if _is_item(paragraph) else text)
    return "\n".join(lines)


def _paragraphs(element: ET.Element) -> Iterator[ET.Element]:
    for child in element:
        if child.tag == _W + "p":
            yield child
        elif child.tag != _W + "tbl":  # a table inside is read by itself
            yield from _paragraphs(child)


def _is_item(paragraph: ET.Element) -> bool:
    """Whether Word puts a bullet or number before it: those are not in the text."""
    number = paragraph.find(f"{_W}pPr/{_W}numPr/{_W}numId")
    if number is not None:
        return number.get(_W + "val", "0") != "0"
    style = paragraph.find(f"{_W}pPr/{_W}pStyle")
    return style is not None and bool(_LIST_STYLE.search(style.get(_W + "val", "")))


def _paragraph(element: ET.Element) -> str:
    """The text of a paragraph as it is shown: without deleted text, field codes and drawings."""
    parts: list[str] = []
    for child in element:
        tag = child.tag.removeprefix(_W)
        if tag == "t":
            parts.append(child.text or "")
        elif tag == "tab":
            parts.append(" ")
        elif tag in ("br", "cr"):
            parts.append("\n")
        elif tag == "noBreakHyphen":
            parts.append("-")
        elif tag == "sym":
            code = child.get(_W + "char", "")
            parts.append(chr(int(code, 16)) if re.fullmatch(r"[0-9A-Fa-f]{4}", code) else "")
        elif tag not in ("del", "moveFrom", "drawing", "pict", "object", "pPr", "rPr") and _ALTERNATIVE not in child.tag:
            parts.append(_paragraph(child))
    return "".join(parts)
