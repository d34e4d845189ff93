"""The table for pairs of the group's own: what teachers know to overlap and the program did not propose."""

from typing import Final

from xlsxwriter.worksheet import Worksheet

from overlap.locale import gettext as _

from . import styles
from .book import Book
from .fields import OWN
from .tables import colour_by_verdict, table

ROWS: Final = 15


def write(book: Book, sheet: Worksheet, row: int, *, key_row: int = 0) -> int:
    """Write title, explanation and table from a row on (from 0); the first free row below it.

    The columns of the sheet must be set by the caller. ``key_row`` is where the hidden keys go.
    """
    sheet.write_string(row, 1, _("Overlap that is not in the list? Add your own pairs"), book.format(styles.SUBTITLE))
    sheet.set_row(row, 24)
    text = _("Choose a vmbo goal and an mbo item from the lists, then a Verdict and an Action, as on the sheet Overlap.")
    sheet.write_string(row + 1, 1, text, book.format(styles.BASE, font_color=styles.SOFT))
    head = row + 2
    last = head + ROWS
    for n in range(1, ROWS + 1):
        sheet.write_string(head + n, 0, f"own-{n}", book.format(styles.CELL))
        sheet.write_number(head + n, 1, n, book.format(styles.CENTRED, font_color=styles.SOFT))
        for column in range(2, len(OWN)):
            sheet.write_blank(head + n, column, None, book.format(styles.TO_FILL))
        sheet.set_row(head + n, 20)
    placed = table(book, sheet, "own", OWN, head, last, key_row=key_row)
    colour_by_verdict(book, sheet, placed)
    return last + 1
