"""A Word document (.docx) as passages and tables in reading order; a table inside another comes just after it."""

import io
import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from xml.etree import ElementTree as ET

from defusedxml.ElementTree import iterparse

from overlap.locale import mark as _
from overlap.problems import Unusable

from .blocks import Block
from .grid import LIMIT_CELLS, LIMIT_LINES, LIMIT_ROWS, Grid, Range, spread
from .paragraphs.markup import ALTERNATIVE, W, transitional
from .paragraphs.numbering import read_numbering
from .paragraphs.passages import PassageReader
from .paragraphs.runs import runs_of
from .paragraphs.styles import Style, read_styles
from .paragraphs.unseen import has_struck, take_out
from .text import clean

LIMIT_SIZE = 16 * 2**20  # bytes of the document itself, unpacked
_LIMIT_SPAN = 200
_FALLBACK = f"{ALTERNATIVE}Fallback"
_LIST_STYLE = re.compile(r"list ?(?:bullet|number)|opsomming|lijst ?(?:opsom|nummer)", re.I)


def read_word(file: str, parts: Mapping[str, bytes]) -> tuple[Block, ...]:
    """Read the paragraphs and tables of a Word document.

    Args:
        file: the name of the file, for messages.
        parts: the parts of the document by name: word/document.xml, and word/styles.xml and word/numbering.xml if it has them.

    Raises:
        Unusable: damaged or too large.
    """
    document = parts["word/document.xml"]
    if len(document) > LIMIT_SIZE:
        raise Unusable("file-too-large", file, limit=f"{LIMIT_SIZE // 2**20} MB")
    try:
        styles, numbering = read_styles(parts.get("word/styles.xml")), read_numbering(parts.get("word/numbering.xml"))
        return _blocks(file, document, styles, PassageReader(styles, numbering))
    except ET.ParseError as error:
        raise Unusable("file-broken", file, reason=_("the XML inside is not whole")) from error
    except RecursionError as error:
        raise Unusable("file-broken", file, reason=_("the parts inside do not fit together")) from error


def _blocks(file: str, document: bytes, styles: Mapping[str, Style], passages: PassageReader) -> tuple[Block, ...]:
    blocks: list[Block] = []
    above: list[str] = []
    tables = 0
    for n, element in enumerate(_outer(document)):
        if n >= LIMIT_LINES or len(blocks) > LIMIT_ROWS:
            raise Unusable("file-too-large", file, limit=_("30,000 paragraphs"))
        if element.tag == W + "p":
            fresh = passages.add(element)
            above += [passage.text for passage in fresh if passage.text]
            blocks += fresh
            continue
        for inner in element.iter(W + "tbl"):
            grid = _grid(file, inner, styles, tuple(above[-4:]) if inner is element else ())
            if any(map(any, grid.rows)):
                tables += 1
                blocks.append(replace(grid, name=f"Tabel {tables}"))
        above = []
    return tuple(passages.with_headings(blocks))


def _outer(document: bytes) -> Iterator[ET.Element]:
    """The paragraphs and tables in order, also those of text boxes. What has been read is let go of: a document can be long."""
    inside = older = 0
    for event, element in iterparse(io.BytesIO(transitional(document)), events=("start", "end"), forbid_dtd=True):
        if element.tag == W + "tbl":
            inside += 1 if event == "start" else -1
        elif element.tag == _FALLBACK:  # the same once more, for programs that are older
            older += 1 if event == "start" else -1
        if older:
            continue
        if event == "end" and not inside and element.tag in (W + "p", W + "tbl"):
            yield element
            element.clear()


def _grid(file: str, table: ET.Element, styles: Mapping[str, Style], above: tuple[str, ...]) -> Grid:
    rows: list[list[str]] = []
    merged: list[Range] = []
    started: dict[int, tuple[int, int]] = {}  # first column of a cell merged downwards -> its top row and width
    cells = 0
    unseen = take_out(table, styles)
    struck, unfilled = set(), set()
    for i, row in enumerate(_children(table, "tr")):
        column = _number(row, "trPr/{w}gridBefore", 0)
        texts = [""] * column
        for cell in _children(row, "tc"):
            width = _number(cell, "tcPr/{w}gridSpan", 1)
            down = cell.find(f"{W}tcPr/{W}vMerge")
            text = _cell(cell)
            if text and has_struck(cell):
                struck.add((i, column))
            if unseen.unfilled and not text and unseen.is_unfilled(cell):
                unfilled.add((i, column))
            cells += width
            if cells > LIMIT_CELLS:
                raise Unusable("file-too-large", file, limit=_("2 million cells"))
            if down is not None and down.get(W + "val", "continue") == "continue" and column in started:
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
        name="",
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
        if child.tag == W + what:
            yield child
        elif child.tag in (W + "sdt", W + "sdtContent", W + "ins", W + "customXml"):
            yield from _children(child, what)


def _number(element: ET.Element, path: str, default: int) -> int:
    found = element.find(W + path.format(w=W))
    value = found.get(W + "val", "") if found is not None else ""
    return min(_LIMIT_SPAN, int(value)) if value.isascii() and value.isdigit() and len(value) < 9 else default


def _cell(cell: ET.Element) -> str:
    lines = []
    for paragraph in _paragraphs(cell):
        text = clean("".join(run.text for run in runs_of(paragraph, {}, Style())))
        if text:
            lines.append(f"• {text}" if _is_item(paragraph) else text)
    return "\n".join(lines)


def _paragraphs(element: ET.Element) -> Iterator[ET.Element]:
    for child in element:
        if child.tag == W + "p":
            yield child
        elif child.tag != W + "tbl":  # a table inside is read by itself
            yield from _paragraphs(child)


def _is_item(paragraph: ET.Element) -> bool:
    """Whether Word puts a bullet or number before it: those are not in the text."""
    number = paragraph.find(f"{W}pPr/{W}numPr/{W}numId")
    if number is not None:
        return number.get(W + "val", "0") != "0"
    style = paragraph.find(f"{W}pPr/{W}pStyle")
    return style is not None and bool(_LIST_STYLE.search(style.get(W + "val", "")))
