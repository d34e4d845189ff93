"""The report as a small workbook: the same texts and tables as the page, a sheet for each part."""

from typing import Final

from overlap.model import Outcome
from overlap.workbook.xlsx import styles
from overlap.workbook.xlsx.book import Book, Sheet

from .document import Column, Document, Row, Section, Table, Value

_WIDEST: Final = 130  # characters that a text runs on before it wraps
_HEADS: Final = {"vmbo": styles.VMBO, "mbo": styles.MBO}
_PARTS: Final = {
    Outcome.OVERLAP: styles.OVERLAP,
    Outcome.RELATED: styles.RELATED,
    Outcome.GAP: styles.GAP,
    Outcome.OPEN: styles.PAPER,
}
_NUMBER: Final[styles.Properties] = {**styles.CELL, "num_format": "0.##", "align": "right"}


def sheets(document: Document) -> bytes:
    """The report as the bytes of an .xlsx file; the same bytes for the same document."""
    book = Book(document.title, [document.name, *(section.name for section in document.sections)])
    _first(book, document)
    for section in document.sections:
        _section(book, section)
    return book.content()


def _first(book: Book, document: Document) -> None:
    """The outcome in three sentences and one picture, with its numbers."""
    sheet = book.sheet(document.name, colour=styles.INK)
    sheet.pages(1, 1)
    sheet.wide(0, 0, 2)
    sheet.wide(1, 1, 40)
    sheet.wide(2, 1 + len(document.outcomes), 17)
    sheet.text(0, 1, document.title, styles.TITLE)
    sheet.high(0, 32)
    sheet.text(1, 1, document.subtitle, styles.SUBTITLE)
    row, across = 3, 1 + len(document.outcomes)
    look = {**styles.WRAPPED, "font_size": 14}
    for sentence in document.sentences:
        sheet.across(row, 1, across, "", look)
        sheet.text(row, 1, sentence, look)
        sheet.fit(row, [(sentence, 78)], line=20)
        row += 1
    head = row + 1
    sheet.text(head, 1, document.picture, styles.head(styles.BETWEEN))
    for n, (_name, label) in enumerate(document.outcomes, 2):
        sheet.text(head, n, label, styles.head(styles.BETWEEN))
    for m, bar in enumerate(document.bars, head + 1):
        sheet.text(m, 1, bar.label, styles.CELL)
        for n, count in enumerate(bar.parts, 2):
            sheet.number(m, n, count, styles.WHOLE)
    _chart(sheet, document, head)
    end = head + len(document.bars) + 18
    sheet.text(end, 1, document.made_by, styles.NOTE)
    sheet.print_area(0, 0, end, across)
    sheet.open_first()


def _chart(sheet: Sheet, document: Document, head: int) -> None:
    name, rows = sheet.name, len(document.bars)
    chart = sheet.book.chart({"type": "bar", "subtype": "percent_stacked"})
    for n, (outcome, _label) in enumerate(document.outcomes, 2):
        look: dict[str, object] = {"fill": {"color": _PARTS[outcome]}}
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
    chart.set_title({"name": document.picture, "name_font": {"size": 12}})
    chart.set_legend({"position": "bottom"})
    chart.set_y_axis({"reverse": True})
    chart.set_x_axis({"num_format": "0%", "major_gridlines": {"visible": False}})
    chart.set_size({"width": 760, "height": 260})
    told = "; ".join(
        f"{bar.label}: " + ", ".join(f"{label} {n}" for (_n, label), n in zip(document.outcomes, bar.parts, strict=True))
        for bar in document.bars
    )
    sheet.chart(head + rows + 2, 1, chart, {"description": told, "object_position": 1})


def _section(book: Book, section: Section) -> None:
    """A part: its texts, and its tables one below the other in the same columns."""
    sheet = book.sheet(section.name)
    widths = _widths(section)
    for column, width in enumerate(widths):
        sheet.wide(column, column, width)
    sheet.text(0, 0, section.title, styles.TITLE)
    sheet.high(0, 32)
    row = 1
    for text in section.texts:
        row = _across(sheet, row, text, widths)
    for table in section.tables:
        row = _table(sheet, row + 1, table, widths)
    sheet.print_area(0, 0, row, len(widths) - 1)
    if len(section.tables) == 1:
        head = len(section.texts) + 3 + bool(section.tables[0].note)
        sheet.repeat(head)
        sheet.freeze(head + 1, 0)


def _widths(section: Section) -> list[float]:
    """How wide each column is: as its widest table wants it."""
    found: list[float] = [60.0]
    for table in section.tables:
        found += [9.0] * (len(table.columns) - len(found))
        for n, column in enumerate(table.columns):
            found[n] = max(float(column.width), found[n] if n or table is not section.tables[0] else 9.0)
    return found


def _across(sheet: Sheet, row: int, text: str, widths: list[float]) -> int:
    """A text over as many columns as it takes to read it; the next row."""
    last = next((n for n in range(len(widths)) if sum(widths[: n + 1]) >= _WIDEST), len(widths) - 1)
    look = styles.NOTE
    if last:
        sheet.across(row, 0, last, "", look)
    sheet.text(row, 0, text, look)
    sheet.fit(row, [(text, sum(widths[: last + 1]))])
    return row + 1


def _table(sheet: Sheet, row: int, table: Table, widths: list[float]) -> int:
    """Caption, header and rows; the next free row."""
    sheet.text(row, 0, table.caption, styles.SUBTITLE)
    sheet.high(row, 22)
    row += 1
    if table.note:
        row = _across(sheet, row, table.note, widths)
    for n, column in enumerate(table.columns):
        sheet.text(row, n, column.label, styles.head(_HEADS.get(column.side, styles.BETWEEN)))
    sheet.fit(row, [(column.label, widths[n] - 2) for n, column in enumerate(table.columns)])
    for one in table.rows:
        row += 1
        if one.heading:
            _heading(sheet, row, str(one.values[0]), len(table.columns))
        else:
            _row(sheet, row, one, table.columns)
            sheet.fit(row, [(str(v), widths[n]) for n, v in enumerate(one.values) if isinstance(v, str)])
    return row + 1


def _heading(sheet: Sheet, row: int, text: str, columns: int) -> None:
    look = {**styles.CELL, "bold": True, "bg_color": styles.VMBO_TINT}
    for n in range(columns):
        sheet.blank(row, n, look)
    sheet.text(row, 0, text, styles.CELL, bold=True, bg_color=styles.VMBO_TINT, text_wrap=False)


def _row(sheet: Sheet, row: int, one: Row, columns: tuple[Column, ...]) -> None:
    more: styles.Properties = {"bold": True, "top": 1, "top_color": styles.GROUP_LINE} if one.total else {}
    for n, (value, column) in enumerate(zip(one.values, columns, strict=True)):
        look: styles.Properties = {**_base(value), **more, **({"align": "right"} if column.kind == "number" else {})}
        if column.kind == "verdict" and one.look in styles.VERDICTS and value:
            background, ink = styles.VERDICTS[one.look]
            look |= {"bg_color": background, "font_color": ink}
        if isinstance(value, int | float):
            sheet.number(row, n, value, look)
        elif value:
            sheet.text(row, n, value, look)
        else:
            sheet.blank(row, n, look)


def _base(value: Value) -> styles.Properties:
    if isinstance(value, int):
        return styles.WHOLE
    return _NUMBER if isinstance(value, float) else styles.CELL
