"""What is behind the cells: the sheet with all figures, and the sheet with the pairs, each with a filter."""

from collections.abc import Mapping
from typing import Any, Final

from overlap.analysis import Hours
from overlap.analysis.matrix.fits import fits
from overlap.analysis.matrix.matrix import Matrix
from overlap.analysis.matrix.meeting import Cell, smallest
from overlap.locale import gettext as _
from overlap.model import BANDS, Pair
from overlap.model.labels import label
from overlap.model.written import written
from overlap.workbook.xlsx import styles
from overlap.workbook.xlsx.book import Book, shortened
from overlap.workbook.xlsx.figures import Column, fit_lines, heads, kind_name, line, numbered, top

MOST_PAIRS: Final = 20_000  # rows of the sheet; a laptop opens that without waiting
MOST_LINKS: Final = 60_000  # Excel takes 65,530 links a sheet
_HEAD: Final = 4  # the row (from 0) of the header of both lists
_TEXT: Final = 300  # characters of a goal
Listing = tuple[int, int, Pair]


class Listed:
    """Which pairs are listed, and where on the sheets each cell of the matrix stands."""

    def __init__(self, matrix: Matrix, names: Mapping[str, str]) -> None:
        """Take as many pairs of each cell as fit on the sheet, the best first. ``names`` are those of the sheets."""
        self.matrix, self.names = matrix, names
        self._first: dict[tuple[int, int], int] = {}
        self.rows: list[Listing] = []
        per_cell = _pairs(matrix)
        self.most = _fitting([len(pairs) for pairs in per_cell.values()], MOST_PAIRS)
        for (row, column), pairs in per_cell.items():
            best = sorted(pairs, key=lambda pair: -pair.score)[: self.most]
            kept = {pair.id for pair in best}
            shown = [(row, column, pair) for pair in pairs if pair.id in kept]
            if shown:
                whole = row - matrix.rows[row][1]  # the whole of a programme stands before its parts
                self._first.setdefault((row, column), len(self.rows))
                self._first.setdefault((whole, column), len(self.rows))
            self.rows += shown
        self.linked = len(matrix.rows) * len(matrix.mbo) <= MOST_LINKS
        self.all = sum(sum(matrix.cell(row, column).bands[:2]) for row, column in per_cell)

    def link(self, row: int, column: int) -> str:
        """What leads from a cell to its first pair, or to its figures where no pair is listed; "" with too many cells."""
        if not self.linked:
            return ""
        place = self._first.get((row, column))
        if place is None:
            return f"internal:'{self.names['figures']}'!A{_HEAD + 2 + row * len(self.matrix.mbo) + column}"
        return f"internal:'{self.names['pairs']}'!A{_HEAD + 2 + place}"


def _pairs(matrix: Matrix) -> dict[tuple[int, int], list[Pair]]:
    """The pairs of each cell of a smallest unit: by programme, then by mbo unit, so that those of a whole stand together."""
    found: dict[tuple[int, int], list[Pair]] = {}
    start = 0
    for programme, meetings in zip(matrix.vmbo, matrix.meetings, strict=True):
        places = {unit.number: start + n for n, unit in enumerate(programme.units)}
        of_goal = {programme.curriculum.goals[n].id: places[unit.number] for unit in smallest(programme) for n in unit.goals}
        for column, meeting in enumerate(meetings):
            for unit in smallest(programme):
                found[places[unit.number], column] = []
            for pair in meeting.pairs:
                found[of_goal[pair.vmbo.id], column].append(pair)
        start += len(programme.units)
    return found


def _fitting(counts: list[int], most: int) -> int:
    """The largest number per cell with which all cells together stay within a limit; at least 1."""
    per_cell = max(counts, default=1)
    while per_cell > 1 and sum(min(n, per_cell) for n in counts) > most:
        per_cell -= 1
    return max(1, per_cell)


def write_figures(book: Book, matrix: Matrix, listed: Listed) -> None:
    """The sheet with a row per cell of the matrix: both ways in three parts, pairs per band, hours where known."""
    sheet = book.sheet(listed.names["figures"], colour=styles.REFERENCE)
    hours = any(_has_hours(matrix.cell(r, c)) for r in range(len(matrix.rows)) for c in range(len(matrix.mbo)))
    columns = _figure_columns(hours)
    lines = [_("All figures behind the matrix, one row per cell. Overlap, related only and gap add up to 100%.")]
    lines.append(
        _("Fit: how much more overlaps than was to be expected; see the sheet {sheet}.").format(sheet=listed.names["best"])
    )
    top(book, sheet, listed.names["figures"], lines, 6)
    heads(book, sheet, _HEAD, columns)
    fit_lines(sheet, lines, sum(c.width for c in columns[:7]))
    fit = fits(matrix, "vmbo"), fits(matrix, "mbo")
    row = _HEAD
    for r in range(len(matrix.rows)):
        unit, file = matrix.unit(r), matrix.vmbo[matrix.rows[r][0]].curriculum.file
        for c in range(len(matrix.mbo)):
            row += 1
            cell, other = matrix.cell(r, c), matrix.column(c)
            values: list[Any] = [
                unit.number,
                shortened(unit.name, 90),
                kind_name(unit),
                file,
                other.number,
                shortened(other.name, 90),
            ]
            values.append(kind_name(other))
            for share in (cell.vmbo, cell.mbo):
                values += [share.goals, *(share.part(part) for part in (share.overlap, share.related, share.gap))]
            values += cell.bands
            if hours:
                values += [*_hours(cell.vmbo_hours), *_hours(cell.mbo_hours)]
            line(book, sheet, row, columns, values)
            for n, found in enumerate(fit):
                look = book.format(styles.WHOLE, num_format="0.0")
                sheet.write_number(row, len(values) + n, round(found[r, c].fit, 4), look)
    sheet.autofilter(_HEAD, 0, row, len(columns) - 1)
    sheet.freeze_panes(_HEAD + 1, 2)
    sheet.repeat_rows(_HEAD)
    sheet.set_paper(8)


def _figure_columns(hours: bool) -> list[Column]:
    vmbo, mbo = styles.VMBO, styles.MBO
    columns = [Column(_("No."), 6, vmbo), Column(_("vmbo unit"), 38, vmbo), Column(_("kind"), 12, vmbo)]
    columns += [Column(_("file"), 20, vmbo), Column(_("No."), 6, mbo), Column(_("mbo unit"), 38, mbo)]
    columns += [Column(_("kind"), 13, mbo)]
    for colour, goals in ((vmbo, _("vmbo goals")), (mbo, _("mbo items"))):
        columns += [Column(goals, 9, colour), Column(_("overlap"), 10, colour)]
        columns += [Column(_("related only"), 10, colour), Column(_("gap"), 10, colour)]
    columns += [Column(label(band), 13) for band in BANDS]
    if hours:
        for colour, side in ((vmbo, "vmbo"), (mbo, "mbo")):
            columns.append(Column(_("{side} hours known").format(side=side), 11, colour))
            columns.append(Column(_("of which overlap"), 11, colour))
    return [*columns, Column(_("fit, vmbo"), 9, vmbo), Column(_("fit, mbo"), 9, mbo)]


def _has_hours(cell: Cell) -> bool:
    return cell.vmbo_hours is not None or cell.mbo_hours is not None


def _hours(hours: Hours | None) -> tuple[int | None, int | None]:
    return (None, None) if hours is None else (round(hours.total), round(hours.overlap))


def write_pairs(book: Book, listed: Listed) -> None:
    """The sheet with the certain and likely pairs of all cells, the parts of a programme one after another."""
    matrix = listed.matrix
    sheet = book.sheet(listed.names["pairs"], colour=styles.REFERENCE)
    vmbo, mbo = styles.VMBO, styles.MBO
    columns = [Column(_("No."), 6, vmbo), Column(_("vmbo unit"), 26, vmbo), Column(_("Code"), 14, vmbo)]
    columns += [Column(_("vmbo goal"), 44, vmbo), Column(_("How sure"), 14), Column(_("Proposed relation"), 12)]
    columns += [Column(_("Why proposed"), 40), Column(_("No."), 6, mbo), Column(_("mbo unit"), 26, mbo)]
    columns += [Column(_("Code"), 12, mbo), Column(_("mbo item"), 44, mbo)]
    lines = [
        _("The certain and likely pairs behind the cells. Filter on the numbers of a row (V…) and a column (M…) of the matrix.")
    ]
    text = _("{shown} of {all} such pairs are listed: of each cell at most the best {most}. After sorting, links lead elsewhere.")
    lines.append(text.format(shown=len(listed.rows), all=listed.all, most=listed.most))
    top(book, sheet, listed.names["pairs"], lines, 6)
    heads(book, sheet, _HEAD, columns)
    fit_lines(sheet, lines, sum(c.width for c in columns[:7]))
    for n, (r, c, pair) in enumerate(listed.rows, _HEAD + 1):
        unit, other = matrix.unit(r), matrix.column(c)
        sure = f"{label(pair.band)} {pair.score:.0%}" if pair.band else ""
        values = [unit.number, shortened(unit.name, 60), pair.vmbo.code, shortened(pair.vmbo.text, _TEXT), sure]
        values += [written(pair.relation), shortened("; ".join(pair.because), _TEXT), other.number]
        values += [shortened(other.name, 60), pair.mbo.code, shortened(pair.mbo.text, _TEXT)]
        line(book, sheet, n, columns, values)
    sheet.autofilter(_HEAD, 0, _HEAD + max(1, len(listed.rows)), len(columns) - 1)
    sheet.freeze_panes(_HEAD + 1, 0)
    sheet.repeat_rows(_HEAD)


def name_and_number(matrix: Matrix, row: int) -> str:
    """Number and name of a row; of a part with its programme behind it, or where there are only parts with its folder."""
    unit, programme = matrix.unit(row), matrix.vmbo[matrix.rows[row][0]]
    folder = programme.curriculum.file.rpartition("/")[0]
    of = programme.name if programme.units[0].whole else folder
    return numbered(unit) if unit.whole or of in ("", unit.name) else f"{numbered(unit)} ({of})"
