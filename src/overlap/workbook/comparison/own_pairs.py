"""The table for pairs of the group's own: what teachers know to overlap and the program did not propose."""

from typing import Final

from overlap.locale import gettext as _
from overlap.workbook.form.form import FormSheet, OwnRows
from overlap.workbook.xlsx import styles

ROWS: Final = 15
_OWN: Final = OwnRows(table="own", prefix="own", usual=ROWS, least=20)
_HEADING: Final = 24.0  # points of its row


def write(sheet: FormSheet, row: int, *, key_row: int = 0) -> int:
    """Write title, explanation and table from a row on (from 0), and give the first free row below it.

    The columns of the sheet must be set by the caller. ``key_row`` is where the hidden keys go.
    """
    sheet.subtitle(row, 1, _("Overlap that is not in the list? Add your own pairs"), points=_HEADING)
    text = _("Choose a vmbo goal and an mbo item from the lists, then a Verdict and an Action, as on the sheet Overlap.")
    sheet.text(row + 1, 1, text, styles.PASSING)
    head = row + 2
    last = sheet.own_rows(head, _OWN)
    placed = sheet.form_table("own", (head, last), key_row=key_row)
    sheet.colour_by_verdict(placed)
    return last + 1
