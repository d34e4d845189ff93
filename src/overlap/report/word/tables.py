"""A table of a report in Word: a caption with its number, a header that repeats, a row for each thing, no merged cells.

A row can be cut out and pasted elsewhere. Where a table has headings between its rows, each part becomes a table of its own.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Final

from docx.document import Document
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Length, Pt, RGBColor
from docx.table import Table as WordTable
from docx.table import _Cell, _Row
from docx.text.paragraph import Paragraph

from overlap.locale import gettext as _
from overlap.workbook.xlsx import styles

from ..colours import SHADES
from ..document import Column, Row, Section, Table
from ..page import shown
from .elements import (
    add_field,
    describe_table,
    keep_whole,
    repeat_on_each_page,
    set_borders,
    set_outline_level,
    shade,
)
from .looks import CELL, HEAD, NOTE, style_of

_GRID: Final = "Table Grid"
_HEADS: Final = {"vmbo": styles.VMBO, "mbo": styles.MBO}
_LETTER: Final = Pt(5.4)  # that a letter in a table takes, in bold, with a font that is wide
_EDGES: Final = Pt(12)  # of a cell, left and right of its text
_LONGEST_WORD: Final = 16  # letters that a column makes room for
_ON_ONE_PAGE: Final = 12  # rows of a table that is not broken over two pages
_PART_LEVEL: Final = 2  # of the caption of a part, among the headings that one can go to


class NumberedTables:
    """The tables of a document, numbered one after another."""

    def __init__(self, paper: Document) -> None:
        """Begin at the first table."""
        self._paper, self._number = paper, 0
        self._looks: Mapping[str, str] = {name: style_of(paper, name).style_id for name in (CELL, HEAD)}

    def write(self, table: Table, section: Section, width: Length) -> None:
        """Write a table of a section, over the whole width of the page."""
        for part in _parts(table, section):
            self._caption(part.caption, is_part=part.caption != table.caption)
            self._rows(part, width)
        if table.note:
            self._paper.add_paragraph(table.note, style_of(self._paper, NOTE))

    def _caption(self, text: str, *, is_part: bool) -> None:
        self._number += 1
        paragraph = self._paper.add_paragraph(style="Caption")
        paragraph.add_run(_("Table") + " ")
        add_field(paragraph, "SEQ {name} \\* ARABIC".format(name=_("Table")), str(self._number))
        paragraph.add_run(f". {text}")
        if is_part:
            set_outline_level(paragraph, _PART_LEVEL)

    def _rows(self, table: Table, width: Length) -> None:
        made = self._paper.add_table(rows=1 + len(table.rows), cols=len(table.columns), style=_GRID)
        made.alignment, made.autofit = WD_TABLE_ALIGNMENT.LEFT, False
        set_borders(made, styles.LINE_COLOUR)
        describe_table(made, table.caption, table.note)
        widths = _widths(table, width)
        _set_widths(made, widths)
        head, *rows = (_Cells(row, widths, self._looks) for row in made.rows)
        head.head(table.columns)
        for row, line in zip(rows, table.rows, strict=True):
            row.body(line, table.columns)
        if len(rows) <= _ON_ONE_PAGE:
            for row in rows[:-1]:
                row.keep_with_next()


def _parts(table: Table, section: Section) -> Iterator[Table]:
    """The table, or a table for the rows below each of its headings, called as the heading."""
    before = "" if table.caption == section.title else f"{table.caption}: "
    caption, rows = table.caption, []
    for row in table.rows:
        if not row.heading:
            rows.append(row)
            continue
        if rows:
            yield replace(table, caption=caption, rows=tuple(rows))
        caption, rows = f"{before}{row.values[0]}", []
    yield replace(table, caption=caption, rows=tuple(rows))


def _widths(table: Table, width: Length) -> list[Length]:
    """How wide each column is: its longest word fits, and what is left of the page is shared as the columns ask for it."""
    least = [Length(_longest_word(table, n) * _LETTER + _EDGES) for n in range(len(table.columns))]
    asked = [Length(column.width * _LETTER) for column in table.columns]
    missing = [max(wish - need, 1) for wish, need in zip(asked, least, strict=True)]
    left = width - sum(least)
    if left < 0:
        return [Length(width * need // sum(least)) for need in least]
    return [Length(need + left * more // sum(missing)) for need, more in zip(least, missing, strict=True)]


def _longest_word(table: Table, n: int) -> int:
    """How many letters the longest word of a column has, of its header and its cells; up to a limit."""
    texts = (table.columns[n].label, *(shown(row.values[n]) for row in table.rows))
    return min(max((len(word) for text in texts for word in text.split()), default=0), _LONGEST_WORD)


def _set_widths(table: WordTable, widths: Sequence[Length]) -> None:
    for column, width in zip(table.columns, widths, strict=True):
        column.width = width


class _Cells:
    """The cells of a row."""

    def __init__(self, row: _Row, widths: Sequence[Length], looks: Mapping[str, str]) -> None:
        self._row, self._cells, self._looks = row, row.cells, looks
        for cell, width in zip(self._cells, widths, strict=True):
            cell.width = width
        keep_whole(row)

    def head(self, columns: Sequence[Column]) -> None:
        """Write the header: white on the colour of its side, again on each page."""
        repeat_on_each_page(self._row)
        for cell, column in zip(self._cells, columns, strict=True):
            paragraph = self._text(cell, column.label, column, HEAD)
            _set_colour(paragraph, styles.PAPER)
            shade(cell, _HEADS.get(column.side, styles.BETWEEN))

    def body(self, row: Row, columns: Sequence[Column]) -> None:
        """Write a row of values, in the colours of its verdict or of the map."""
        for n, (cell, value, column) in enumerate(zip(self._cells, row.values, columns, strict=True)):
            paragraph = self._text(cell, shown(value), column, CELL)
            if row.total:
                for run in paragraph.runs:
                    run.bold = True
            if colours := _colours(row, n, column):
                shade(cell, colours[0])
                _set_colour(paragraph, colours[1])

    def keep_with_next(self) -> None:
        """Keep the row on the page of the row below it."""
        self._cells[0].paragraphs[0].paragraph_format.keep_with_next = True

    def _text(self, cell: _Cell, text: str, column: Column, look: str) -> Paragraph:
        paragraph: Paragraph = cell.paragraphs[0]
        paragraph._p.style = self._looks[look]  # python-docx would look for the style in each cell anew
        if column.kind == "number":
            paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
        if column.kind == "cell":
            paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        if text:
            paragraph.add_run(text)
        return paragraph


def _colours(row: Row, n: int, column: Column) -> tuple[str, str] | None:
    """Background and text of a cell, where it has a colour."""
    if row.shades and row.shades[n]:
        return SHADES[row.shades[n] - 1]
    if column.kind == "verdict" and row.values[n] and row.look in styles.VERDICTS:
        return styles.VERDICTS[row.look]
    return None


def _set_colour(paragraph: Paragraph, colour: str) -> None:
    for run in paragraph.runs:
        run.font.color.rgb = RGBColor.from_string(colour.lstrip("#"))
