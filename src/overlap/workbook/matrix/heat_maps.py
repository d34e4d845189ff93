"""The heat maps: every vmbo unit beside every kwalificatie and keuzedeel, with the number in the cell."""

from typing import Final

from overlap.analysis.matrix.matrix import Matrix
from overlap.analysis.units import Unit
from overlap.locale import gettext as _
from overlap.model import Side
from overlap.workbook.xlsx import styles
from overlap.workbook.xlsx.book import Book, Sheet
from overlap.workbook.xlsx.figures import kind_name, legend, share_cell, top
from overlap.workbook.xlsx.fitting import shortened

from .lists import Listed

_WIDTHS: Final = (6, 46, 14, 8)  # number, vmbo unit, kind, goals
_FIRST: Final = len(_WIDTHS)
_COLUMN: Final = 7.5
_NAME: Final = 60  # characters of a name that stands upright
_UPRIGHT: Final = 160  # points


def write(book: Book, matrix: Matrix, listed: Listed, side: Side, name: str) -> None:
    """Write the heat map of how much of the vmbo unit comes back (side vmbo), or of the mbo unit was had (side mbo)."""
    sheet = book.sheet(name, colour=styles.VMBO if side == "vmbo" else styles.MBO)
    columns = len(matrix.mbo)
    for n, width in enumerate(_WIDTHS):
        sheet.wide(n, n, width)
    sheet.wide(_FIRST, _FIRST + columns - 1, _COLUMN)
    if side == "vmbo":
        title = _("How much of the vmbo comes back in the mbo?")
        what = _("In a cell: the estimated share of the vmbo goals of that row that overlap with what stands above the column.")
    else:
        title = _("How much of the mbo have pupils had in the vmbo?")
        what = _("In a cell: the estimated share of the mbo items above the column that this vmbo unit alone covers.")
    tip = _("Click on a number for the pairs behind it. Estimates to choose where to look; not to grant exemptions on.")
    top(sheet, title, (), 0)
    for row, text in enumerate((what, tip), 1):
        sheet.text(row, 0, text, styles.BASE, font_color=styles.SOFT, font_size=11)
    head = 4
    sheet.text(head - 1, 1, _("Colours: the darker, the more"), styles.BASE, align="right")
    legend(sheet, head - 1, 2, 5)
    sheet.high(head - 1, 20)
    _heads(sheet, head, matrix)
    for n in range(len(matrix.rows)):
        _row(sheet, head + 2 + n, matrix, listed, side, n)
    sheet.freeze(head + 2, _FIRST)
    sheet.repeat(head, head + 1)
    sheet.repeat_columns(0, _FIRST - 1)
    sheet.paper(8 if columns > 12 else 9)
    sheet.zoom(100 if columns <= 20 else 85)


def _heads(sheet: Sheet, head: int, matrix: Matrix) -> None:
    """The names upright, above the numbers that `--cell` and the other sheets use."""
    vmbo = (_("No."), _("vmbo unit"), _("kind"), _("goals"))
    for n, text in enumerate(vmbo):
        sheet.merged((head, n, head + 1, n), text, styles.head(styles.VMBO), valign="bottom", indent=0)
    for n in range(len(matrix.mbo)):
        unit = matrix.column(n)
        colour = styles.MBO if unit.kind == "kwalificatie" else styles.BETWEEN
        label = shortened(unit.name, _NAME)
        if unit.kind == "keuzedeel" and not label.casefold().startswith("keuzedeel"):
            label = shortened(_("keuzedeel {name}").format(name=unit.name), _NAME)
        look = {**styles.head(colour), "rotation": 90, "indent": 0, "valign": "bottom", "align": "center"}
        sheet.text(head, _FIRST + n, label, look)
        goals = ngoals(matrix.mbo[n].units[0])
        look = {**styles.head(colour), "indent": 0, "align": "center", "font_size": 9}
        sheet.text(head + 1, _FIRST + n, f"{unit.number}\n({goals})", look)
    sheet.high(head, _UPRIGHT)
    sheet.high(head + 1, 30)


def ngoals(unit: Unit) -> int:
    """How many goals or items a unit has."""
    return len(unit.goals)


def _row(sheet: Sheet, row: int, matrix: Matrix, listed: Listed, side: Side, n: int) -> None:
    unit = matrix.unit(n)
    new = matrix.rows[n][1] == 0  # the first unit of a programme
    look = {"bold": unit.whole, "top": 2 if new else 0, "top_color": styles.GROUP_LINE, "font_size": 11}
    sheet.text(row, 0, unit.number, styles.CELL, indent=0, **look)
    name = shortened(unit.name, 110)
    sheet.text(row, 1, name, styles.CELL, **{**look, "indent": 1 if unit.whole else 2})
    sheet.text(row, 2, kind_name(unit), styles.CELL, indent=0, **{**look, "font_size": 10})
    sheet.number(row, 3, len(unit.goals), styles.WHOLE, indent=0, **look)
    for column in range(len(matrix.mbo)):
        cell = matrix.cell(n, column)
        share = cell.vmbo if side == "vmbo" else cell.mbo
        more = {"bold": True} if unit.whole else {}
        share_cell(sheet, row, _FIRST + column, share.part(share.overlap), listed.link(n, column), **more)
    sheet.fit(row, [(name, _WIDTHS[1] * 0.85)], line=styles.LINE + 2)
