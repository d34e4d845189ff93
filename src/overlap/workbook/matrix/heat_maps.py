"""The heat maps: every vmbo unit beside every kwalificatie and keuzedeel, with the number in the cell."""

from typing import Final

from overlap.analysis.matrix.matrix import Matrix
from overlap.analysis.units import kind_name
from overlap.locale import gettext as _
from overlap.model import Side
from overlap.workbook.xlsx import styles
from overlap.workbook.xlsx.book import A3
from overlap.workbook.xlsx.figures import FigureBook, FigureSheet
from overlap.workbook.xlsx.fitting import shortened

from .subject import MatrixSubject

_WIDTHS: Final = (6, 46, 14, 8)  # number, vmbo unit, kind, goals
_FIRST: Final = len(_WIDTHS)
_COLUMN: Final = 7.5
_WIDE_COLUMN: Final = 18  # where names stand upright no more
_FEW: Final = 6  # columns up to which names are written across: the header takes a third of a page otherwise
_HEAD: Final = 4  # the row (from 0) of the names; their numbers stand below it
_NAME: Final = 60  # characters of a name that stands upright
_UPRIGHT: Final = 160  # points
_LARGE: Final = 12  # columns from which it is printed on A3
_SMALLER: Final = 20  # columns from which it opens at a smaller size


def write(book: FigureBook, subject: MatrixSubject) -> None:
    """Write both heat maps: how much of a vmbo unit comes back, and how much of an mbo unit was had."""
    title = _("How much of the vmbo comes back in the mbo?")
    what = _("In a cell: the estimated share of the vmbo goals of that row that overlap with what stands above the column.")
    sheet = book.sheet(subject.names["matrix"], colour=styles.VMBO)
    _write(sheet, subject, "vmbo", title, what)
    title = _("How much of the mbo have pupils had in the vmbo?")
    what = _("In a cell: the estimated share of the mbo items above the column that this vmbo unit alone covers.")
    sheet = book.sheet(subject.names["other way"], colour=styles.MBO)
    _write(sheet, subject, "mbo", title, what)


def _write(sheet: FigureSheet, subject: MatrixSubject, side: Side, title: str, what: str) -> None:
    columns = len(subject.matrix.mbo)
    sheet.widths((*_WIDTHS, *[_WIDE_COLUMN if columns <= _FEW else _COLUMN] * columns))
    tip = _("Click on a number for the pairs behind it. Estimates to choose where to look; not to grant exemptions on.")
    sheet.open_top(title, (what, tip))
    sheet.text(_HEAD - 1, 1, _("Colours: the darker, the more"), styles.BASE, align="right")
    sheet.legend(_HEAD - 1, 2)
    sheet.high(_HEAD - 1, 20)
    _heads(sheet, subject.matrix)
    for row in range(len(subject.matrix.rows)):
        _unit(sheet, subject, side, row)
    sheet.freeze(_HEAD + 2, _FIRST)
    sheet.repeat(_HEAD, _HEAD + 1)
    sheet.repeat_columns(0, _FIRST - 1)
    if columns > _LARGE:
        sheet.paper(A3)
    sheet.zoom(100 if columns <= _SMALLER else 85)


def _heads(sheet: FigureSheet, matrix: Matrix) -> None:
    """Write the names, upright where there are many, above the numbers that `--cell` and the other sheets use."""
    for n, text in enumerate((_("No."), _("vmbo unit"), _("kind"), _("goals"))):
        sheet.merged((_HEAD, n, _HEAD + 1, n), text, styles.head(styles.VMBO), valign="bottom", indent=0)
    across = len(matrix.mbo) <= _FEW
    names = []
    for n in range(len(matrix.mbo)):
        unit = matrix.column(n)
        colour = styles.MBO if unit.kind == "kwalificatie" else styles.BETWEEN
        name = shortened(unit.name, _NAME)
        if unit.kind == "keuzedeel" and not name.casefold().startswith("keuzedeel"):
            name = shortened(_("keuzedeel {name}").format(name=unit.name), _NAME)
        look = {**styles.head(colour), "indent": 0, "align": "center"}
        names.append(name)
        sheet.text(_HEAD, _FIRST + n, name, look, rotation=0 if across else 90, valign="bottom")
        sheet.text(_HEAD + 1, _FIRST + n, f"{unit.number}\n({len(unit.goals)})", look, font_size=9)
    if across:
        sheet.fit(_HEAD, [(name, _WIDE_COLUMN) for name in names])
    else:
        sheet.high(_HEAD, _UPRIGHT)
    sheet.high(_HEAD + 1, 30)


def _unit(sheet: FigureSheet, subject: MatrixSubject, side: Side, row: int) -> None:
    """Write a row of the matrix."""
    matrix = subject.matrix
    unit, on_sheet = matrix.unit(row), _HEAD + 2 + row
    new = matrix.rows[row][1] == 0  # the first unit of a programme
    look = {"bold": unit.whole, "top": 2 if new else 0, "top_color": styles.GROUP_LINE, "font_size": 11}
    name = shortened(unit.name, 110)
    sheet.text(on_sheet, 0, unit.number, styles.CELL, indent=0, **look)
    sheet.text(on_sheet, 1, name, styles.CELL, **{**look, "indent": 1 if unit.whole else 2})
    sheet.text(on_sheet, 2, kind_name(unit.kind), styles.CELL, indent=0, **{**look, "font_size": 10})
    sheet.number(on_sheet, 3, len(unit.goals), styles.WHOLE, indent=0, **look)
    bold = {"bold": True} if unit.whole else {}
    for column in range(len(matrix.mbo)):
        cell = matrix.cell(row, column)
        share = cell.vmbo if side == "vmbo" else cell.mbo
        sheet.share(on_sheet, _FIRST + column, share.part(share.overlap), subject.link(row, column), **bold)
    sheet.fit(on_sheet, [(name, _WIDTHS[1] * 0.85)], line=styles.LINE + 2)
