"""The report as a small workbook: the same texts and tables as the page, a sheet for each part."""

from typing import Final

from overlap.model import Outcome
from overlap.workbook.xlsx import styles
from overlap.workbook.xlsx.book import Book, Sheet

from .colours import PARTS
from .document import Column, Report, Row, Section, Table, Value

_TITLE: Final = 32.0  # points of the row of a title
_WIDEST: Final = 130  # characters that a text runs on before it wraps
_HEADS: Final = {"vmbo": styles.VMBO, "mbo": styles.MBO}
_NUMBER: Final[styles.Properties] = {**styles.CELL, "num_format": "0.##", "align": "right"}


def as_workbook(report: Report) -> bytes:
    """Write the report as a workbook: the bytes of an .xlsx file, the same for the same report."""
    book = Book(report.title, [report.name, *(section.name for section in report.sections)])
    _first(book, report)
    for section in report.sections:
        _Section(book, section).write()
    return book.content()


def _first(book: Book, report: Report) -> None:
    """Write the outcome in three sentences and one picture, with its numbers."""
    sheet, last = book.sheet(report.name, colour=styles.INK), 1 + len(report.outcomes)
    sheet.pages(1, 1)
    sheet.widths((2, 40, *(17 for _outcome in report.outcomes)))
    sheet.title(0, 1, report.title, points=_TITLE)
    sheet.text(1, 1, report.subtitle, styles.SUBTITLE)
    for row, sentence in enumerate(report.sentences, 3):
        sheet.across(row, 1, last, sentence, styles.WRAPPED, font_size=14)
        sheet.fit(row, [(sentence, 78)], line=20)
    head = 3 + len(report.sentences) + 1
    sheet.heads(head, 1, [report.picture, *(label for _name, label in report.outcomes)], styles.BETWEEN)
    for row, bar in enumerate(report.bars, head + 1):
        sheet.text(row, 1, bar.label, styles.CELL)
        for column, count in enumerate(bar.parts, 2):
            sheet.number(row, column, count, styles.WHOLE)
    _chart(sheet, report, head)
    end = head + len(report.bars) + 18
    sheet.text(end, 1, report.made_by, styles.NOTE)
    sheet.print_area(0, 0, end, last)
    sheet.open_first()


def _chart(sheet: Sheet, report: Report, head: int) -> None:
    """Draw a bar per row of the numbers below the header in row ``head``."""
    name, rows = sheet.name, len(report.bars)
    chart = sheet.book.chart({"type": "bar", "subtype": "percent_stacked"})
    for n, (outcome, _label) in enumerate(report.outcomes, 2):
        look: dict[str, object] = {"fill": {"color": PARTS[outcome]}}
        if outcome == Outcome.OPEN:
            look = {"pattern": {"pattern": "wide_upward_diagonal", "fg_color": styles.LINE_COLOUR, "bg_color": styles.PAPER}}
        dark = outcome == Outcome.OVERLAP
        chart.add_series(
            {
                "name": [name, head, n],
                "categories": [name, head + 1, 1, head + rows, 1],
                "values": [name, head + 1, n, head + rows, n],
                "gap": 60,
                "data_labels": {"value": True, "font": {"color": styles.PAPER if dark else styles.INK}, "num_format": "0;;"},
                "border": {"color": styles.SOFT},
                **look,
            }
        )
    chart.set_title({"name": report.picture, "name_font": {"size": 12}})
    chart.set_legend({"position": "bottom"})
    chart.set_y_axis({"reverse": True})
    chart.set_x_axis({"num_format": "0%", "major_gridlines": {"visible": False}})
    chart.set_size({"width": 760, "height": 260})
    in_words = "; ".join(
        f"{bar.label}: " + ", ".join(f"{label} {n}" for (_n, label), n in zip(report.outcomes, bar.parts, strict=True))
        for bar in report.bars
    )
    sheet.chart(head + rows + 2, 1, chart, {"description": in_words, "object_position": 1})


class _Section:
    """The sheet of a part: its texts, and its tables one below the other in the same columns."""

    def __init__(self, book: Book, section: Section) -> None:
        self._sheet, self._section = book.sheet(section.name), section
        self._widths = _widths(section)

    def write(self) -> None:
        """Write the sheet."""
        sheet, section = self._sheet, self._section
        sheet.widths(self._widths)
        sheet.title(0, 0, section.title, points=_TITLE)
        row = 1
        for text in section.texts:
            row = self._text(row, text)
        for table in section.tables:
            row = self._table(row + 1, table)
        sheet.print_area(0, 0, row, len(self._widths) - 1)
        if len(section.tables) == 1:
            head = len(section.texts) + 3 + bool(section.tables[0].note)
            sheet.repeat(head)
            sheet.freeze(head + 1, 0)

    def _text(self, row: int, text: str) -> int:
        """Write a text over as many columns as it takes to read it; the next row."""
        widths = self._widths
        last = next((n for n in range(len(widths)) if sum(widths[: n + 1]) >= _WIDEST), len(widths) - 1)
        self._sheet.across(row, 0, last, text, styles.NOTE)
        self._sheet.fit(row, [(text, sum(widths[: last + 1]))])
        return row + 1

    def _table(self, row: int, table: Table) -> int:
        """Write caption, header and rows; the next free row."""
        sheet = self._sheet
        sheet.subtitle(row, 0, table.caption)
        row += 1
        if table.note:
            row = self._text(row, table.note)
        for n, column in enumerate(table.columns):
            sheet.text(row, n, column.label, styles.head(_HEADS.get(column.side, styles.BETWEEN)))
        sheet.fit(row, [(column.label, width - 2) for column, width in zip(table.columns, self._widths, strict=False)])
        for line in table.rows:
            row += 1
            if line.heading:
                self._heading(row, str(line.values[0]), len(table.columns))
            else:
                self._row(row, line, table.columns)
        return row + 1

    def _heading(self, row: int, text: str, columns: int) -> None:
        look = {**styles.CELL, "bold": True, "bg_color": styles.VMBO_TINT}
        self._sheet.blanks(row, 0, columns - 1, look)
        self._sheet.text(row, 0, text, look, text_wrap=False)

    def _row(self, row: int, line: Row, columns: tuple[Column, ...]) -> None:
        for n, (value, column) in enumerate(zip(line.values, columns, strict=True)):
            look = _look(line, value, column)
            if isinstance(value, int | float):
                self._sheet.number(row, n, value, look)
            elif value:
                self._sheet.text(row, n, value, look)
            else:
                self._sheet.blank(row, n, look)
        texts = zip(line.values, self._widths, strict=False)
        self._sheet.fit(row, [(value, width) for value, width in texts if isinstance(value, str)])


def _widths(section: Section) -> list[float]:
    """How wide each column is: as its widest table wants it; without a table one column, wide enough for texts."""
    widths: list[float] = [60.0]
    for number, table in enumerate(section.tables):
        widths += [9.0] * (len(table.columns) - len(widths))
        for n, column in enumerate(table.columns):
            least = 9.0 if n == 0 and number == 0 else widths[n]
            widths[n] = max(float(column.width), least)
    return widths


def _look(line: Row, value: Value, column: Column) -> styles.Properties:
    """How the cell of a row looks in a column."""
    look = dict(styles.WHOLE if isinstance(value, int) else _NUMBER if isinstance(value, float) else styles.CELL)
    if line.total:
        look |= {"bold": True, "top": 1, "top_color": styles.GROUP_LINE}
    if column.kind == "number":
        look |= {"align": "right"}
    if column.kind == "verdict" and line.look in styles.VERDICTS and value:
        look |= styles.verdict(line.look)
    return look
