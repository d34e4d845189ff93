"""The two sheets with goals that no counterpart was proposed for, each with what came nearest."""

from overlap.analysis import Gap, gaps
from overlap.locale import gettext as _
from overlap.model import Comparison, Side

from . import own_pairs, styles
from .book import Book, height, shortened
from .fields import gap_fields
from .review import code
from .tables import set_columns, table

_HEAD = 2
_TEXT = 300  # characters of a long text; the whole of it stands in the document


def sheet_name(side: Side) -> str:
    """What the sheet of a side is called."""
    return _("Gaps vmbo") if side == "vmbo" else _("Gaps mbo")


def write(book: Book, comparison: Comparison, side: Side) -> None:
    """Write the sheet of one side."""
    sheet = book.sheet(sheet_name(side), colour=styles.VMBO if side == "vmbo" else styles.MBO)
    fields = gap_fields(side)
    set_columns(sheet, fields)
    if side == "vmbo":
        text = _("vmbo goals without a proposed counterpart in the mbo. Rightly a gap, or overlap after all?")
    else:
        text = _("mbo items without a proposed counterpart in the vmbo: new for pupils. Or overlap after all?")
    sheet.write_string(1, 1, text, book.format(styles.BASE, valign="vcenter", font_size=11))
    sheet.set_row(1, 22)
    found = gaps(comparison, side)
    for n, gap in enumerate(found, 1):
        texts = _texts(gap, side)
        likeness = gap.nearest.score if gap.nearest else 0.0
        for column, cell in enumerate((gap.goal.id, *texts)):
            sheet.write_string(_HEAD + n, column, cell, book.format(styles.CELL))
        sheet.write_number(_HEAD + n, 4, likeness, book.format(styles.PERCENT))
        for column in range(5, len(fields) - 1):
            sheet.write_blank(_HEAD + n, column, None, book.format(styles.TO_FILL))
        sheet.write_string(_HEAD + n, len(fields) - 1, side, book.format(styles.CELL))
        sheet.set_row(_HEAD + n, height(zip(texts, (f.width for f in fields[1:]), strict=False), least=2))
    if not found:
        sheet.write_string(_HEAD + 1, 1, _("Every goal has at least one proposed pair."), book.format(styles.NOTE))
    last = _HEAD + max(1, len(found))
    table(book, sheet, "gaps", fields, _HEAD, last, name=f"gaps_{side}")
    if side == "vmbo":
        own_pairs.write(book, sheet, last + 2, key_row=last + 3)
    sheet.freeze_panes(_HEAD + 1, 3)
    sheet.repeat_rows(_HEAD)
    sheet.print_area(0, 0, last, len(fields) - 2)


def _texts(gap: Gap, side: Side) -> tuple[str, str, str]:
    nearest = ""
    if gap.nearest:
        other = gap.nearest.mbo if side == "vmbo" else gap.nearest.vmbo
        nearest = f"{code(other)}  {shortened(other.text, _TEXT)}"
    return code(gap.goal), shortened(gap.goal.text, _TEXT), nearest
