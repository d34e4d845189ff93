"""The report as a small workbook: the same texts and tables as the page, a sheet for each part."""

from typing import Final

from xlsxwriter.worksheet import Worksheet

from overlap.model import Outcome
from overlap.workbook.xlsx import styles
from overlap.workbook.xlsx.book import Book, height

from .document import Column, Report, Row, Section, Table, Value

_WIDEST: Final = 130  # characters that a text runs on before it wraps
_HEADS: Final = {"vmbo": styles.VMBO, "mbo": styles.MBO}
_PARTS: Final = {
    Outcome.OVERLAP: styles.OVERLAP,
    Outcome.RELATED: styles.RELATED,
    Outcome.GAP: styles.GAP,
    Outcome.OPEN: styles.PAPER,
}
_NUMBER: Final[styles.Properties] = {**styles.CELL, "num_format": "0.##", "align": "right"}


def as_workbook(report: Report) -> bytes:
    """Write the report as the bytes of an .xlsx file; the same bytes for the same report."""
    book = Book(report.title, [report.name, *(section.name for section in report.sections)])
    _first(book, report)
    for section in report.sections:
        _section(book, section)
    return book.content()


def _first(book: Book, report: Report) -> None:
    """The outcome in three sentences and one picture, with its numbers."""
    sheet = book.sheet(report.name, colour=styles.INK)
    sheet.fit_to_pages(1, 1)
    sheet.set_column(0, 0, 2)
    sheet.set_column(1, 1, 40)
    sheet.set_column(2, 1 + len(report.outcomes), 17)
    sheet.write_string(0, 1, report.title, book.format(styles.TITLE))
    sheet.set_row(0, 32)
    sheet.write_string(1, 1, report.subtitle, book.format(styles.SUBTITLE))
    row, across = 3, 1 + len(report.outcomes)
    look = book.format(styles.WRAPPED, font_size=14)
    for sentence in report.sentences:
        sheet.merge_range(row, 1, row, across, "", look)
        sheet.write_string(row, 1, sentence, look)
        sheet.set_row(row, height([(sentence, 78)], line=20))
        row += 1
    head = row + 1
    sheet.write_string(head, 1, report.picture, book.format(styles.head(styles.BETWEEN)))
    for n, (_name, label) in enumerate(report.outcomes, 2):
        sheet.write_string(head, n, label, book.format(styles.head(styles.BETWEEN)))
    for m, bar in enumerate(report.bars, head + 1):
        sheet.write_string(m, 1, bar.label, book.format(styles.CELL))
        for n, count in enumerate(bar.parts, 2):
            sheet.write_number(m, n, count, book.format(styles.WHOLE))
    _chart(book, sheet, report, head)
    end = head + len(report.bars) + 18
    sheet.write_string(end, 1, report.made_by, book.format(styles.NOTE))
    sheet.print_area(0, 0, end, across)
    sheet.activate()


def _chart(book: Book, sheet: Worksheet, report: Report, head: int) -> None:
    name, rows = sheet.get_name(), len(report.bars)
    chart = book.file.add_chart({"type": "bar", "subtype": "percent_stacked"})
    for n, (outcome, _label) in enumerate(report.outcomes, 2):
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
    chart.set_title({"name": report.picture, "name_font": {"size": 12}})
    chart.set_legend({"position": "bottom"})
    chart.set_y_axis({"reverse": True})
    chart.set_x_axis({"num_format": "0%", "major_gridlines": {"visible": False}})
    chart.set_size({"width": 760, "height": 260})
    told = "; ".join(
        f"{bar.label}: " + ", ".join(f"{label} {n}" for (_n, label), n in zip(report.outcomes, bar.parts, strict=True))
        for bar in report.bars
    )
    sheet.insert_chart(head + rows + 2, 1, chart, {"description": told, "object_position": 1})


def _section(book: Book, section: Section) -> None:
    """A part: its texts, and its tables one below the other in the same columns."""
    sheet = book.sheet(section.name)
    widths = _widths(section)
    for column, width in enumerate(widths):
        sheet.set_column(column, column, width)
    sheet.write_string(0, 0, section.title, book.format(styles.TITLE))
    sheet.set_row(0, 32)
    row = 1
    for text in section.texts:
        row = _across(book, sheet, row, text, widths)
    for table in section.tables:
        row = _table(book, sheet, row + 1, table, widths)
    sheet.print_area(0, 0, row, len(widths) - 1)
    if len(section.tables) == 1:
        head = len(section.texts) + 3 + bool(section.tables[0].note)
        sheet.repeat_rows(head)
        sheet.freeze_panes(head + 1, 0)


def _widths(section: Section) -> list[float]:
    """How wide each column is: as its widest table wants it."""
    widths: list[float] = [60.0]
    for table in section.tables:
        widths += [9.0] * (len(table.columns) - len(widths))
        for n, column in enumerate(table.columns):
            widths[n] = max(float(column.width), widths[n] if n or table is not section.tables[0] else 9.0)
    return widths


def _across(book: Book, sheet: Worksheet, row: int, text: str, widths: list[float]) -> int:
    """A text over as many columns as it takes to read it; the next row."""
    last = next((n for n in range(len(widths)) if sum(widths[: n + 1]) >= _WIDEST), len(widths) - 1)
    look = book.format(styles.NOTE)
    if last:
        sheet.merge_range(row, 0, row, last, "", look)
    sheet.write_string(row, 0, text, look)
    sheet.set_row(row, height([(text, sum(widths[: last + 1]))]))
    return row + 1


def _table(book: Book, sheet: Worksheet, row: int, table: Table, widths: list[float]) -> int:
    """Caption, header and rows; the next free row."""
    sheet.write_string(row, 0, table.caption, book.format(styles.SUBTITLE))
    sheet.set_row(row, 22)
    row += 1
    if table.note:
        row = _across(book, sheet, row, table.note, widths)
    for n, column in enumerate(table.columns):
        sheet.write_string(row, n, column.label, book.format(styles.head(_HEADS.get(column.side, styles.BETWEEN))))
    sheet.set_row(row, height([(column.label, widths[n] - 2) for n, column in enumerate(table.columns)]))
    for one in table.rows:
        row += 1
        if one.heading:
            _heading(book, sheet, row, str(one.values[0]), len(table.columns))
        else:
            _row(book, sheet, row, one, table.columns)
            sheet.set_row(row, height([(str(v), widths[n]) for n, v in enumerate(one.values) if isinstance(v, str)]))
    return row + 1


def _heading(book: Book, sheet: Worksheet, row: int, text: str, columns: int) -> None:
    look = book.format(styles.CELL, bold=True, bg_color=styles.VMBO_TINT)
    for n in range(columns):
        sheet.write_blank(row, n, None, look)
    sheet.write_string(row, 0, text, book.format(styles.CELL, bold=True, bg_color=styles.VMBO_TINT, text_wrap=False))


def _row(book: Book, sheet: Worksheet, row: int, one: Row, columns: tuple[Column, ...]) -> None:
    more: styles.Properties = {"bold": True, "top": 1, "top_color": styles.GROUP_LINE} if one.total else {}
    for n, (value, column) in enumerate(zip(one.values, columns, strict=True)):
        look: styles.Properties = {**_base(value), **more, **({"align": "right"} if column.kind == "number" else {})}
        if column.kind == "verdict" and one.look in styles.VERDICTS and value:
            background, ink = styles.VERDICTS[one.look]
            look |= {"bg_color": background, "font_color": ink}
        if isinstance(value, int | float):
            sheet.write_number(row, n, value, book.format(look))
        elif value:
            sheet.write_string(row, n, value, book.format(look))
        else:
            sheet.write_blank(row, n, None, book.format(look))


def _base(value: Value) -> styles.Properties:
    if isinstance(value, int):
        return styles.WHOLE
    return _NUMBER if isinstance(value, float) else styles.CELL
