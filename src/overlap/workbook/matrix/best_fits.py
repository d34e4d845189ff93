"""What fits best, told apart from mere size: per vmbo programme the kwalificaties, per kwalificatie the preparation."""

from typing import Final

from overlap.analysis.matrix.fits import Fit, best_for_column, best_for_unit, fits
from overlap.analysis.matrix.matrix import Matrix
from overlap.locale import gettext as _
from overlap.workbook.xlsx import styles
from overlap.workbook.xlsx.book import Book, Sheet
from overlap.workbook.xlsx.figures import Column, fit_lines, heads, kind_name, line, numbered, top
from overlap.workbook.xlsx.fitting import shortened

from .lists import Listed, name_and_number

_MOST: Final = 5
_ELECTIVES: Final = 3
_BAR: Final = "#6FA8DC"
_WIDTHS: Final = (42, 15, 6, 46, 12, 10, 12, 12, 12, 12)


def write(book: Book, matrix: Matrix, listed: Listed, name: str) -> None:
    """Write the sheet."""
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
    top(sheet, name, lines, len(_WIDTHS) - 1)
    row = _table(sheet, len(lines) + 2, _vmbo_heads(), _for_vmbo(matrix, fits(matrix, "vmbo")), matrix, listed)
    text = _("Per kwalificatie and keuzedeel: which vmbo prepares best")
    sheet.text(row + 1, 0, text, styles.SUBTITLE)
    _table(sheet, row + 2, _mbo_heads(), _for_mbo(matrix, fits(matrix, "mbo")), matrix, listed)
    sheet.text(len(lines) + 1, 0, _("Per vmbo programme and keuzevak: what fits best"), styles.SUBTITLE)
    fit_lines(sheet, lines, sum(_WIDTHS))
    sheet.freeze(1, 1)


Row = tuple[str, str, int, str, int, int, Fit]


def _vmbo_heads() -> list[str]:
    return [_("vmbo"), _("kind"), _("No."), _("fits best"), _("comes back"), *_figures(), _("specific"), _("expected")]


def _mbo_heads() -> list[str]:
    return [_("mbo"), _("kind"), _("No."), _("prepares best"), _("had already"), *_figures(), _("expected")]


def _figures() -> list[str]:
    return [_("fit"), _("mean of others"), _("certain pairs")]


def _for_vmbo(matrix: Matrix, found: dict[tuple[int, int], Fit]) -> list[Row]:
    rows: list[Row] = []
    for r in range(len(matrix.rows)):
        unit = matrix.unit(r)
        if unit.whole or unit.kind == "keuzevak":
            for kind, most in (("kwalificatie", _MOST), ("keuzedeel", _ELECTIVES)):
                for n, c in enumerate(best_for_unit(matrix, found, r, kind, most), 1):
                    other = matrix.column(c)
                    rows.append((name_and_number(matrix, r), kind_name(other), n, numbered(other), r, c, found[r, c]))
    return rows


def _for_mbo(matrix: Matrix, found: dict[tuple[int, int], Fit]) -> list[Row]:
    wholes = [r for r in range(len(matrix.rows)) if matrix.unit(r).whole]
    electives = [r for r in range(len(matrix.rows)) if matrix.unit(r).kind == "keuzevak"]
    rows: list[Row] = []
    for c in range(len(matrix.mbo)):
        for some, most in ((wholes, _MOST), (electives, _ELECTIVES)):
            for n, r in enumerate(best_for_column(found, c, some, most), 1):
                unit = matrix.unit(r)
                rows.append((numbered(matrix.column(c)), kind_name(unit), n, name_and_number(matrix, r), r, c, found[r, c]))
    return rows


def _table(sheet: Sheet, head: int, texts: list[str], rows: list[Row], matrix: Matrix, listed: Listed) -> int:
    """Write a table; the row below it."""
    columns = [Column(text, width) for text, width in zip(texts, _WIDTHS, strict=False)]
    specific = len(texts) == len(_WIDTHS)
    heads(sheet, head, columns)
    before = ""
    for n, (name, kind, place, other, r, c, fit) in enumerate(rows, head + 1):
        group = {"top": 2, "top_color": styles.GROUP_LINE} if name != before else {}
        share = fit.share.part(fit.share.overlap)
        behind = [fit.share.part(part) for part in ((fit.found, fit.expected) if specific else (fit.expected,))]
        shown = shortened(name, 110) if name != before else ""
        values = [shown, kind, place, shortened(other, 110), share, None, fit.elsewhere, matrix.cell(r, c).bands[0]]
        line(sheet, n, columns, [*values, *behind], **group)
        if link := listed.link(r, c):
            look = {**styles.PERCENT, **group, "underline": 1}
            sheet.linked_number(n, 4, link, round(share, 4), look)
        sheet.number(n, 5, round(fit.fit, 4), styles.WHOLE, num_format="0.0", bold=True, **group)
        before = name
    last = head + max(1, len(rows))
    bar = {"type": "data_bar", "bar_color": _BAR, "min_type": "num", "min_value": 0}
    sheet.rule((head + 1, 5, last, 5), {**bar, "max_type": "num", "max_value": 3})
    return last + 1
