"""The table for pairs of the group's own: what teachers know to overlap and the program did not propose."""

from typing import Final

from xlsxwriter.worksheet import Worksheet

from overlap.locale import gettext as _
from overlap.workbook.form.fields import OWN
from overlap.workbook.form.prefill import Key, further, to_fill
from overlap.workbook.form.tables import colour_by_verdict, table
from overlap.workbook.xlsx import styles
from overlap.workbook.xlsx.book import Book, height

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
    rows = book.prefilled.count("own", ROWS)
    last = head + rows
    for n in range(1, rows + 1):
        key: Key = "own", f"own-{n}"
        sheet.write_string(head + n, 0, key[1], book.format(styles.CELL))
        sheet.write_number(head + n, 1, n, book.format(styles.CENTRED, font_color=styles.SOFT))
        filled = [(to_fill(book, sheet, head + n, at, key, OWN[at]), OWN[at].width) for at in range(2, len(OWN))]
        filled += further(book, sheet, head + n, key)
        sheet.set_row(head + n, max(20, height(filled)))
    placed = table(book, sheet, "own", book.prefilled.fields("own"), head, last, key_row=key_row)
    colour_by_verdict(book, sheet, placed)
    return last + 1
