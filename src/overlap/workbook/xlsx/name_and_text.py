"""A sheet that accounts for a result: a name and a text per line, under headings."""

from collections.abc import Iterable
from typing import Final

from overlap.locale import gettext as _

from . import styles
from .book import Book, height

_WIDTHS: Final = (36, 116)

Line = tuple[str, str | None]


def write_lines(book: Book, sheet_name: str, title: str, lines: Iterable[Line]) -> None:
    """Write the sheet; a line without a text is a heading."""
    sheet = book.sheet(sheet_name, colour=styles.REFERENCE)
    for column, width in enumerate(_WIDTHS):
        sheet.set_column(column, column, width)
    sheet.write_string(0, 0, title, book.format(styles.TITLE))
    sheet.set_row(0, 30)
    purpose = _("What this workbook rests on, so that anyone can check it and make it again.")
    sheet.write_string(1, 0, purpose, book.format(styles.BASE, font_color=styles.SOFT))
    row = 2
    for name, text in lines:
        if text is None:
            row += 1
            sheet.write_string(row, 0, name, book.format(styles.SUBTITLE))
            sheet.set_row(row, 20)
        else:
            sheet.write_string(row, 0, name, book.format(styles.CELL, bold=True))
            sheet.write_string(row, 1, text, book.format(styles.CELL))
            sheet.set_row(row, height([(name, _WIDTHS[0]), (text, _WIDTHS[1])]))
        row += 1
    sheet.print_area(0, 0, row, 1)
