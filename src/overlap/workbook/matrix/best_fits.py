"""What fits best, told apart from mere size: per vmbo programme the kwalificaties, per kwalificatie the preparation."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from overlap.analysis.matrix.fits import Fit, best_for_column, best_for_unit, fits
from overlap.analysis.units import kind_name, numbered
from overlap.locale import gettext as _
from overlap.workbook.xlsx import styles
from overlap.workbook.xlsx.figures import FigureBook, FigureColumn, FigureSheet, FigureTable
from overlap.workbook.xlsx.fitting import shortened

from .subject import MatrixSubject

_MOST: Final = 5
_ELECTIVES: Final = 3
_BAR: Final = "#6FA8DC"
_WIDTHS: Final = (42, 15, 6, 46, 12, 10, 12, 12, 12, 12)
_SHARE, _FIT = 4, 5  # columns


@dataclass(frozen=True, slots=True, kw_only=True)
class FitLine:
    """A line of the tables: of ``name``, the unit ``other`` of a kind is the one that fits best, second best …

    ``row`` and ``column`` are those of the cell, ``shares`` (0 to 1) is what stands right of its figures.
    """

    name: str
    kind: str
    place: int
    other: str
    row: int
    column: int
    fit: Fit
    shares: tuple[float, ...]


def write(book: FigureBook, subject: MatrixSubject) -> None:
    """Write the sheet with what fits best, in a table for either side."""
    name = subject.names["best"]
    sheet = book.sheet(name, colour=styles.VMBO)
    lines = [
        _(
            "Fit: how much more is found than was to be expected. 1.0 is what was to be expected, 2.0 twice as much. To be "
            "expected is what the size of both gives (a large kwalificatie covers more of everything), and of a kwalificatie "
            "that also meets other profielen well, more."
        ),
        _(
            "For a vmbo programme a goal counts less the more it comes back everywhere: tidying up says little, laying tiles "
            "says much. The fit is the column specific divided by the column expected, with one goal added to both."
        ),
        _(
            "Mean of others: the same kwalificatie with other vmbo programmes, or the same vmbo with other kwalificaties. All is "
            "measured within this matrix: with few programmes, or of one profiel only, the fit says little."
        ),
    ]
    first = sheet.top(name, lines, _WIDTHS)
    row = _table(sheet, first + 1, _vmbo_heads(), list(_for_vmbo(subject)), subject)
    text = _("Per kwalificatie and keuzedeel: which vmbo prepares best")
    sheet.text(row + 1, 0, text, styles.SUBTITLE)
    _table(sheet, row + 2, _mbo_heads(), list(_for_mbo(subject)), subject)
    sheet.text(first, 0, _("Per vmbo programme and keuzevak: what fits best"), styles.SUBTITLE)
    sheet.freeze(1, 1)


def _vmbo_heads() -> list[str]:
    return [_("vmbo"), _("kind"), _("No."), _("fits best"), _("comes back"), *_figures(), _("specific"), _("expected")]


def _mbo_heads() -> list[str]:
    return [_("mbo"), _("kind"), _("No."), _("prepares best"), _("had already"), *_figures(), _("expected")]


def _figures() -> list[str]:
    return [_("fit"), _("mean of others"), _("certain pairs")]


def _for_vmbo(subject: MatrixSubject) -> Iterator[FitLine]:
    """The kwalificaties and keuzedelen that fit each vmbo programme and keuzevak best."""
    matrix, by_cell = subject.matrix, fits(subject.matrix, "vmbo")
    for row in range(len(matrix.rows)):
        unit = matrix.unit(row)
        if not (unit.whole or unit.kind == "keuzevak"):
            continue
        for kind, most in (("kwalificatie", _MOST), ("keuzedeel", _ELECTIVES)):
            for place, column in enumerate(best_for_unit(matrix, by_cell, row, kind, most), 1):
                other, fit = matrix.column(column), by_cell[row, column]
                yield FitLine(
                    name=subject.unit_and_programme(row),
                    kind=kind_name(other.kind),
                    place=place,
                    other=numbered(other),
                    row=row,
                    column=column,
                    fit=fit,
                    shares=(fit.share.part(fit.found), fit.share.part(fit.expected)),
                )


def _for_mbo(subject: MatrixSubject) -> Iterator[FitLine]:
    """The vmbo programmes and keuzevakken that prepare best for each kwalificatie and keuzedeel."""
    matrix, by_cell = subject.matrix, fits(subject.matrix, "mbo")
    wholes = [row for row in range(len(matrix.rows)) if matrix.unit(row).whole]
    electives = [row for row in range(len(matrix.rows)) if matrix.unit(row).kind == "keuzevak"]
    for column in range(len(matrix.mbo)):
        for rows, most in ((wholes, _MOST), (electives, _ELECTIVES)):
            for place, row in enumerate(best_for_column(by_cell, column, rows, most), 1):
                fit = by_cell[row, column]
                yield FitLine(
                    name=numbered(matrix.column(column)),
                    kind=kind_name(matrix.unit(row).kind),
                    place=place,
                    other=subject.unit_and_programme(row),
                    row=row,
                    column=column,
                    fit=fit,
                    shares=(fit.share.part(fit.expected),),
                )


def _table(sheet: FigureSheet, head: int, texts: Sequence[str], lines: Sequence[FitLine], subject: MatrixSubject) -> int:
    """Write a table with these headers; the row below it."""
    table = FigureTable(sheet, [FigureColumn(text, width) for text, width in zip(texts, _WIDTHS, strict=False)])
    table.heads(head)
    before = ""
    for row, line in enumerate(lines, head + 1):
        new = line.name != before
        group = {"top": 2, "top_color": styles.GROUP_LINE} if new else {}
        fit, name = line.fit, shortened(line.name, 110) if new else ""
        share, certain = fit.share.part(fit.share.overlap), subject.matrix.cell(line.row, line.column).bands[0]
        words, figures = (name, line.kind, line.place, shortened(line.other, 110)), (share, None, fit.elsewhere, certain)
        table.line(row, [*words, *figures, *line.shares], **group)
        if link := subject.link(line.row, line.column):
            sheet.linked(row, _SHARE, share, {**styles.PERCENT, **group, "underline": 1}, link)
        sheet.number(row, _FIT, round(fit.fit, 4), styles.WHOLE, num_format="0.0", bold=True, **group)
        before = line.name
    last = head + max(1, len(lines))
    bar = {"type": "data_bar", "bar_color": _BAR, "min_type": "num", "min_value": 0}
    sheet.rule((head + 1, _FIT, last, _FIT), {**bar, "max_type": "num", "max_value": 3})
    return last + 1
