"""The table for pairs of the group's own: what teachers know to overlap and the program did not propose."""

from typing import Final

from overlap.locale import gettext as _
from overlap.workbook.form.fields import OWN
from overlap.workbook.form.form import FormSheet
from overlap.workbook.form.prefill import Key
from overlap.workbook.xlsx import styles
from overlap.workbook.xlsx.fitting import height

ROWS: Final = 15


def write(sheet: FormSheet, row: int, *, key_row: int = 0) -> int:
    """Write title, explanation and table from a row on (from 0); the first free row below it.

    The columns of the sheet must be set by the caller. ``key_row`` is where the hidden keys go.
    """
    sheet.text(row, 1, _("Overlap that is not in the list? Add your own pairs"), styles.SUBTITLE)
    sheet.high(row, 24)
    text = _("Choose a vmbo goal and an mbo item from the lists, then a Verdict and an Action, as on the sheet Overlap.")
    sheet.text(row + 1, 1, text, styles.BASE, font_color=styles.SOFT)
    head = row + 2
    rows = sheet.form.prefilled.count("own", ROWS)
    last = head + rows
    for n in range(1, rows + 1):
        key: Key = "own", f"own-{n}"
        sheet.text(head + n, 0, key[1], styles.CELL)
        sheet.number(head + n, 1, n, styles.CENTRED, font_color=styles.SOFT)
        filled = [(sheet.to_fill(head + n, at, key, OWN[at]), OWN[at].width) for at in range(2, len(OWN))]
        filled += sheet.further(head + n, key)
        sheet.high(head + n, max(20, height(filled)))
    placed = sheet.form_table("own", sheet.form.prefilled.fields("own"), head, last, key_row=key_row)
    sheet.colour_by_verdict(placed)
    return last + 1
