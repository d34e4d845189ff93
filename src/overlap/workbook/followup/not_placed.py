"""The sheet Not placed: what somebody filled in that has no place in this workbook. Nothing of it is lost."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from overlap.locale import gettext as _
from overlap.model.labels import WHY_NOT_PLACED
from overlap.workbook.form.form import Form
from overlap.workbook.form.hidden_sheet import Facts
from overlap.workbook.xlsx import styles

_WIDTHS: Final = (2, 22, 30, 18, 8, 36, 70)


@dataclass(frozen=True, slots=True)
class Line:
    """What has no place: whose it is, where it stood (row from 1), why (as in model.Unplaced, or a text), and the text."""

    group: str
    file: str
    sheet: str
    row: int | None
    why: str
    what: str


def not_placed(lines: Sequence[Line]) -> Callable[[Form, Facts], None]:
    """What writes the sheet."""

    def write(book: Form, _facts: Facts) -> None:
        sheet = book.sheet(_("Not placed"), colour=styles.CAUTION)
        for column, width in enumerate(_WIDTHS):
            sheet.wide(column, column, width)
        sheet.text(0, 1, _("Filled in, but without a place here"), styles.TITLE)
        sheet.high(0, 30)
        text = _("Nothing of this is lost. Read it, and fill it in where it belongs if it still counts.")
        sheet.text(1, 1, text, styles.BASE, font_size=11)
        heads = (_("Group"), _("File"), _("Sheet"), _("Row"), _("Why"), _("What was filled in"))
        for column, head in enumerate(heads, 1):
            sheet.text(3, column, head, styles.head(styles.BETWEEN))
        for n, line in enumerate(lines, 4):
            row = "" if line.row is None else str(line.row)
            texts = (line.group, line.file, line.sheet, row, why_in_words(line.why), line.what)
            for column, text in enumerate(texts, 1):
                sheet.text(n, column, text[:32_000], styles.CELL)
            sheet.fit(n, zip(texts, _WIDTHS[1:], strict=True))
        sheet.freeze(4, 0)
        sheet.repeat(3)
        sheet.print_area(0, 1, 3 + len(lines), len(heads))

    return write


def why_in_words(why: str) -> str:
    """Why something has no place."""
    return next((_(text) for name, text in WHY_NOT_PLACED.items() if name == why), why)
