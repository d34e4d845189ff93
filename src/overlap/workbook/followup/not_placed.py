"""The sheet Not placed: what somebody filled in that has no place in this workbook. Nothing of it is lost."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from overlap.locale import gettext as _
from overlap.model.labels import WHY_NOT_PLACED
from overlap.workbook.form.hidden_sheet import Facts
from overlap.workbook.xlsx import styles
from overlap.workbook.xlsx.book import Book, height

_WIDTHS: Final = (2, 22, 30, 18, 8, 36, 70)


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """What has no place: whose it is, where it stood (row from 1), why (as in model.Unplaced, or a text), and the text."""

    group: str
    file: str
    sheet: str
    row: int | None
    why: str
    what: str


def not_placed(lines: Sequence[Line]) -> Callable[[Book, Facts], None]:
    """What writes the sheet."""

    def write(book: Book, _facts: Facts) -> None:
        sheet = book.sheet(_("Not placed"), colour=styles.CAUTION)
        for column, width in enumerate(_WIDTHS):
            sheet.set_column(column, column, width)
        sheet.write_string(0, 1, _("Filled in, but without a place here"), book.format(styles.TITLE))
        sheet.set_row(0, 30)
        text = _("Nothing of this is lost. Read it, and fill it in where it belongs if it still counts.")
        sheet.write_string(1, 1, text, book.format(styles.BASE, font_size=11))
        heads = (_("Group"), _("File"), _("Sheet"), _("Row"), _("Why"), _("What was filled in"))
        for column, head in enumerate(heads, 1):
            sheet.write_string(3, column, head, book.format(styles.head(styles.BETWEEN)))
        for n, line in enumerate(lines, 4):
            row = "" if line.row is None else str(line.row)
            texts = (line.group, line.file, line.sheet, row, why_in_words(line.why), line.what)
            for column, text in enumerate(texts, 1):
                sheet.write_string(n, column, text[:32_000], book.format(styles.CELL))
            sheet.set_row(n, height(zip(texts, _WIDTHS[1:], strict=True)))
        sheet.freeze_panes(4, 0)
        sheet.repeat_rows(3)
        sheet.print_area(0, 1, 3 + len(lines), len(heads))

    return write


def why_in_words(why: str) -> str:
    """Why something has no place."""
    return next((_(text) for name, text in WHY_NOT_PLACED.items() if name == why), why)
