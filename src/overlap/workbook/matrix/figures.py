"""All figures behind the cells of a matrix, one row per cell, with a filter."""

from typing import Final

from overlap.analysis import Hours
from overlap.analysis.matrix.fits import fits
from overlap.analysis.matrix.meeting import Cell
from overlap.analysis.units import kind_name
from overlap.locale import gettext as _
from overlap.model import BANDS
from overlap.model.labels import label
from overlap.workbook.xlsx import styles
from overlap.workbook.xlsx.book import A3
from overlap.workbook.xlsx.figures import FigureBook, FigureColumn, FigureTable
from overlap.workbook.xlsx.fitting import shortened

from .subject import LIST_HEAD, MatrixSubject

_TOP: Final = 7  # columns that the lines at the top run over
_NAME: Final = 90  # characters of the name of a unit


def write(book: FigureBook, subject: MatrixSubject) -> None:
    """Write the sheet with a row per cell of the matrix: both ways in three parts, pairs per band, hours where known."""
    matrix, name = subject.matrix, subject.names["figures"]
    sheet = book.sheet(name, colour=styles.REFERENCE)
    cells = [(row, column) for row in range(len(matrix.rows)) for column in range(len(matrix.mbo))]
    hours = any(_has_hours(matrix.cell(*cell)) for cell in cells)
    columns = [*_columns(hours=hours), *(_elsewhere_columns() if matrix.elsewhere else ())]
    text = _("Fit: how much more overlaps than was to be expected; see the sheet {sheet}.")
    lines = [
        _("All figures behind the matrix, one row per cell. Overlap, related only and gap add up to 100%."),
        text.format(sheet=subject.names["best"]),
    ]
    if matrix.elsewhere:
        lines.append(_("Elsewhere: what other groups decided, by most of those who judged a pair. No other figure counts it in."))
    sheet.top(name, lines, [column.width for column in columns[:_TOP]])
    table = FigureTable(sheet, columns)
    table.heads(LIST_HEAD)
    vmbo_fits, mbo_fits = fits(matrix, "vmbo"), fits(matrix, "mbo")
    for n, cell in enumerate(cells, LIST_HEAD + 1):
        values = _cells(subject, *cell, hours=hours)
        table.line(n, values)
        fit = vmbo_fits[cell].fit, mbo_fits[cell].fit
        sheet.numbers(n, len(values), fit, styles.WHOLE, num_format="0.0")
        if matrix.elsewhere:
            told = matrix.told(*cell)
            sheet.numbers(n, len(values) + len(fit), (len(told.pairs), *told.overlapping()), styles.WHOLE)
    sheet.filter(LIST_HEAD, 0, LIST_HEAD + len(cells), len(columns) - 1)
    sheet.freeze(LIST_HEAD + 1, 2)
    sheet.repeat(LIST_HEAD)
    sheet.paper(A3)


def _columns(*, hours: bool) -> list[FigureColumn]:
    vmbo, mbo = styles.VMBO, styles.MBO
    columns = [
        FigureColumn(_("No."), 6, vmbo),
        FigureColumn(_("vmbo unit"), 38, vmbo),
        FigureColumn(_("kind"), 12, vmbo),
        FigureColumn(_("file"), 20, vmbo),
        FigureColumn(_("No."), 6, mbo),
        FigureColumn(_("mbo unit"), 38, mbo),
        FigureColumn(_("kind"), 13, mbo),
    ]
    for colour, goals in ((vmbo, _("vmbo goals")), (mbo, _("mbo items"))):
        columns.append(FigureColumn(goals, 9, colour))
        columns += [FigureColumn(part, 10, colour) for part in (_("overlap"), _("related only"), _("gap"))]
    columns += [FigureColumn(label(band), 13) for band in BANDS]
    if hours:
        for colour, side in ((vmbo, "vmbo"), (mbo, "mbo")):
            columns.append(FigureColumn(_("{side} hours known").format(side=side), 11, colour))
            columns.append(FigureColumn(_("of which overlap"), 11, colour))
    return [*columns, FigureColumn(_("fit, vmbo"), 9, vmbo), FigureColumn(_("fit, mbo"), 9, mbo)]


def _elsewhere_columns() -> list[FigureColumn]:
    """Give the columns with what other groups decided: counted apart from every estimate."""
    return [
        FigureColumn(_("elsewhere: pairs judged"), 12),
        FigureColumn(_("elsewhere: vmbo goals that overlap"), 14, styles.VMBO),
        FigureColumn(_("elsewhere: mbo items that overlap"), 14, styles.MBO),
    ]


def _cells(subject: MatrixSubject, row: int, column: int, *, hours: bool) -> list[str | float | None]:
    """What the sheet tells of a cell of the matrix, but for its fit."""
    matrix = subject.matrix
    unit, other, cell = matrix.unit(row), matrix.column(column), matrix.cell(row, column)
    file = matrix.vmbo[matrix.rows[row][0]].curriculum.file
    values: list[str | float | None] = [unit.number, shortened(unit.name, _NAME), kind_name(unit.kind), file]
    values += [other.number, shortened(other.name, _NAME), kind_name(other.kind)]
    for share in (cell.vmbo, cell.mbo):
        values += [share.goals, *(share.part(part) for part in (share.overlap, share.related, share.gap))]
    values += cell.bands
    return [*values, *_hours(cell.vmbo_hours), *_hours(cell.mbo_hours)] if hours else values


def _has_hours(cell: Cell) -> bool:
    return cell.vmbo_hours is not None or cell.mbo_hours is not None


def _hours(hours: Hours | None) -> tuple[int | None, int | None]:
    return (None, None) if hours is None else (round(hours.total), round(hours.overlap))
