"""A sheet that accounts for a result: a name and a text per line, under headings."""

from collections.abc import Iterable
from typing import Final

from overlap.locale import gettext as _
from overlap.workbook.xlsx.book import Book

from . import styles

_WIDTHS: Final = (36, 116)  # characters
_HEADING: Final = 20.0  # points of a row with a heading

Line = tuple[str, str | None]


def write_lines(book: Book, sheet_name: str, title: str, lines: Iterable[Line]) -> None:
    """Write a sheet with a name and a text per line; a line without a text is a heading."""
    sheet = book.sheet(sheet_name, colour=styles.REFERENCE)
    sheet.widths(_WIDTHS)
    sheet.title(0, 0, title)
    purpose = _("What this workbook rests on, so that anyone can check it and make it again.")
    sheet.text(1, 0, purpose, styles.PASSING)
    row = 2
    for name, text in lines:
        if text is None:
            row += 1
            sheet.subtitle(row, 0, name, points=_HEADING)
        else:
            sheet.text(row, 0, name, styles.CELL, bold=True)
            sheet.text(row, 1, text, styles.CELL)
            sheet.fit(row, [(name, _WIDTHS[0]), (text, _WIDTHS[1])])
        row += 1
    sheet.print_area(0, 0, row, 1)
