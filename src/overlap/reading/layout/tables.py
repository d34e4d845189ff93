"""One sheet or table -> its goals: a form, tables beside each other, turned, an outline or rows; and what there is to tell."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from overlap.model import Goal, Heading, SheetReport, with_extra
from overlap.model.text import begun
from overlap.problems import Notice
from overlap.reading.formats.files import Document
from overlap.reading.formats.grid import Grid

from .account.checks import checked_table
from .account.marks import notices_of_marks
from .account.remains import tell_unread, tell_unread_sheet
from .account.unread import UnreadColumn, looks_like_goal, unread_columns
from .blanks import with_dittos
from .captions import caption_of, is_one_of_titles
from .goals import read_goals
from .headers import Header, continued, find_headers, header_at, is_header
from .headings import NOTE, depth_among, heading_in
from .keyed import KeyedSheet
from .options import ReadOptions, chosen_columns, chosen_row
from .outline import has_outline, read_outline
from .shapes.forms import LabelledForm, read_form
from .shapes.sides import beside_each_other
from .shapes.turned import Turned, matrix, turned_tables

if TYPE_CHECKING:
    from .running_text.sections import Context

_FORMULA = 60  # characters of a formula in a message


@dataclass(frozen=True, slots=True)
class ReadTable:
    """A table that gave goals: the row (from 0) where it begins, and how many rows of the sheet tell what the document is."""

    grid: Grid
    start: int
    telling: int


@dataclass(slots=True, kw_only=True)
class Reading:
    """What was read so far; goals without a text are rows of a plan that name only codes."""

    document: Document
    options: ReadOptions
    goals: list[Goal] = field(default_factory=list)
    reports: list[SheetReport] = field(default_factory=list)
    notices: list[Notice] = field(default_factory=list)
    unread: list[Notice] = field(default_factory=list)  # about what looks like goals: these come before all others
    tables: list[ReadTable] = field(default_factory=list)
    last_header: Header | None = None
    keyed: KeyedSheet | None = None  # the first sheet that tells by keys what it holds
    under: list[Heading] = field(default_factory=list)  # the headings of the cards before, in a document of tables
    section: tuple[Heading, ...] = ()  # those of the document that the table before stood under
    codes: set[int] = field(default_factory=set)  # columns (from 0) of codes

    def attempt(self) -> "Reading":
        """Give an account of nothing yet, to try a way of reading the next table."""
        return Reading(
            document=self.document, options=self.options, last_header=self.last_header, under=self.under, section=self.section
        )

    def take(self, part: "Reading") -> None:
        """Add what a way of reading gave."""
        self.goals += part.goals
        self.reports += part.reports
        self.notices += part.notices
        self.tables += part.tables
        self.codes |= part.codes
        self.last_header, self.under, self.section = part.last_header, part.under, part.section

    def warn(self, code: str, grid: Grid | None = None, **values: object) -> None:
        """Tell of something in the document, or in one of its sheets."""
        self.notices.append(Notice(code, self.document.name, sheet=grid.name if grid else "", values=values))


def read_grid(reading: Reading, grid: Grid, several: bool, context: "Context | None") -> None:
    """Read one sheet or table: all tables in it, in the way that leaves least unread, and what there is to tell of it.

    Args:
        reading: what was read before; the goals of this sheet are added to it.
        grid: the sheet.
        several: whether the document has more tables, so that what stands above each is its title.
        context: what the text of the document says of the table, None where there is no text.

    Raises:
        Unusable: the options do not fit the sheet.
    """
    if grid.open_quotes:
        reading.warn("open-quote", grid, count=grid.open_quotes[0], row=grid.open_quotes[1])
    if grid.unreadable:
        row, column = min(grid.unreadable)
        reading.warn("unreadable-characters", grid, count=len(grid.unreadable), row=row + 1, text=begun(grid.cell(row, column)))
    before, reported = len(reading.goals), len(reading.reports)
    grid = with_dittos(grid)
    unread = _read_parts(reading, grid, several, context)
    fresh = reading.goals[before:]
    many = len(reading.document.grids) > 1
    if not fresh:
        filled = sum(map(any, grid.rows))
        reading.reports.append(SheetReport(name=grid.name, rows=filled, goals=0, hidden=grid.hidden))
        if unread and not grid.hidden:
            reading.unread.append(tell_unread_sheet(reading.document.name, grid, unread, many=many))
        else:
            reading.warn("sheet-skipped", grid)
        return
    reading.goals[before:] = fresh = [_placed(goal, grid, context) for goal in fresh]
    if grid.hidden:
        # a hidden sheet is often an older version, or the list that a drop-down takes its choices from
        seen = {goal.text.casefold() for goal in reading.goals[:before]}
        if seen and sum(goal.text.casefold() in seen for goal in fresh) > 0.5 * len(fresh):
            del reading.goals[before:]
            reading.reports = [report for report in reading.reports if report.name != grid.name]
            reading.reports.append(SheetReport(name=grid.name, rows=sum(map(any, grid.rows)), goals=0, hidden=True))
            reading.warn("hidden-copy", grid)
            return
        reading.warn("hidden-sheet", grid)
    reading.notices += notices_of_marks(reading.document.name, grid, fresh)
    reports = reading.reports[reported:]
    reading.unread += [tell_unread(reading.document.name, grid, column, reports, many=many) for column in unread]
    rows = {goal.source.row - 1 for goal in fresh}
    if hidden := sorted(rows & grid.hidden_rows):
        reading.warn("hidden-rows", grid, count=len(hidden), first=hidden[0] + 1)


def _read_parts(reading: Reading, grid: Grid, several: bool, context: "Context | None") -> list[UnreadColumn]:
    """Read a sheet as a form, or each of the tables beside each other in it; what looks like goals and was not read."""
    whole = reading.attempt()
    section = context.section if context else ()
    whole.under, whole.section = reading.under if section == reading.section else [], section
    form = read_form(grid) if context is not None and not reading.options.any else None
    if form:
        _read_form(whole, grid, form, several)
    parts = [] if whole.goals else [grid] if reading.options.any else beside_each_other(grid)
    unread: list[UnreadColumn] = []
    for part in parts:
        best, unread = _best_reading(whole, part, several or len(parts) > 1)
        whole.take(best)
    if len(parts) != 1:  # what stands in none of the parts is asked for too
        unread = unread_columns(grid, whole.goals, _header_rows(whole.reports))
    _tell_formulas(reading, grid, whole.codes)
    reading.take(whole)
    return unread


def _read_form(reading: Reading, grid: Grid, form: LabelledForm, several: bool) -> None:
    """Read a form; its goals get the row in which they stand in the table, and the headings above it."""
    part = reading.attempt()
    _read_part(part, form.grid, several)
    if part.goals:
        part.under = _headings_before(reading, grid)
        goals = [replace(goal, section=goal.section or tuple(part.under)) for goal in part.goals]
        part.goals = [replace(goal, source=replace(goal.source, row=form.goal_row + 1)) for goal in goals]
        part.reports = [SheetReport(name=grid.name, rows=len(grid.rows), goals=len(part.goals))]
        reading.take(part)


def _placed(goal: Goal, grid: Grid, context: "Context | None") -> Goal:
    """A goal of a table with its page, and with what holds for the table where its own rows do not say it."""
    if grid.pages:
        goal = replace(goal, source=replace(goal.source, page=grid.pages[goal.source.row - 1]))
    if context is None:
        return goal
    own = [heading.label for heading in goal.section]
    above = tuple(heading for heading in context.section if heading.label not in own)
    goal = replace(goal, section=(*above, *goal.section), levels=goal.levels or context.levels)
    return with_extra(goal, {**context.extra, **goal.extra})


def _tell_formulas(reading: Reading, grid: Grid, columns: Collection[int]) -> None:
    """Tell of formulas without a value: codes that were worked out here, and all that could not be read."""
    codes = sorted(cell for cell in grid.worked_out if cell[1] in columns)
    if codes:
        values = {"first": codes[0][0] + 1, "formula": formula_in(grid, codes[0]), "value": grid.worked_out[codes[0]]}
        reading.warn("code-from-formula", grid, count=len(codes), **values)
    if rest := grid.unvalued.difference(codes):
        reading.warn("formula-without-value", grid, count=len(rest), first=min(rest)[0] + 1, formula=formula_in(grid, min(rest)))


def formula_in(grid: Grid, cell: tuple[int, int]) -> str:
    """Give the formula in a cell (row, column, from 0), as far as it is shown in a message."""
    return begun(grid.formulas.get(cell, "=…"), _FORMULA)


def _header_rows(reports: Iterable[SheetReport]) -> list[int]:
    return [report.header_row - 1 for report in reports if report.header_row]


def _best_reading(reading: Reading, grid: Grid, several: bool) -> tuple[Reading, list[UnreadColumn]]:
    """A sheet, or one of the tables beside each other in it: as it stands, or turned where that leaves less unread."""
    best = reading.attempt()
    _read_part(best, grid, several)
    unread, wrong = _read_wrong(best, grid)
    if reading.options.any or (best.goals and not wrong):
        return best, unread
    for tables in (turned_tables(grid), [turned] if (turned := matrix(grid)) else []):
        other = reading.attempt()
        for table in tables:
            _read_turned(other, table, several or len(tables) > 1)
        left, still = _read_wrong(other, grid)
        if other.goals and (still < wrong or (not best.goals and still <= wrong)):
            best, unread, wrong = other, left, still
    return best, unread


def _read_wrong(reading: Reading, grid: Grid) -> tuple[list[UnreadColumn], int]:
    """What looks like goals and was not read; and how many cells that are, with those that say what headers say and were read."""
    unread = unread_columns(grid, reading.goals, _header_rows(reading.reports))
    return unread, sum(len(column.rows) for column in unread) + sum(1 for goal in reading.goals if is_header(goal.text))


def _read_part(reading: Reading, grid: Grid, several: bool) -> None:
    headers = _headers(reading, grid)
    reading.codes |= {header.columns.code for header in headers if header.columns.code is not None}
    columned = any(header.columns.code is not None or len(header.columns.goals) > 1 for header in headers)
    outlined = not columned and not reading.options.any and has_outline(grid, details=bool(headers))
    if outlined and (outline := read_outline(reading.document.name, grid, _headings_before(reading, grid))):
        goals, report, reading.under = outline
        reading.goals += goals
        reading.reports.append(report)
        reading.tables.append(ReadTable(grid, goals[0].source.row - 1, 0))
        reading.last_header = None
    else:
        _read_tables(reading, grid, headers, several)


def _headings_before(reading: Reading, grid: Grid) -> list[Heading]:
    """The keuzedeel and kerntaak that a table of cards stands under: in lines above it, or still those of the cards before."""
    headings = reading.under if grid.name.startswith("Tabel ") else []  # sheets of a workbook begin anew
    for line in grid.above:
        if (heading := heading_in(line)) and not NOTE.match(line):
            headings = [*headings[: depth_among(line, headings)], heading]
    return headings


def _read_turned(reading: Reading, turned: Turned, several: bool) -> None:
    """Read a table that was turned upright; its goals get the rows in which they stand in the sheet."""
    grid, header = turned.grid, turned.header
    table = read_goals(reading.document.name, grid, header, caption_of(grid, header, 0, several))
    if not table.goals or table.report is None:
        return
    for goal in table.goals:
        row = turned.row_of(goal.source.row - 1, goal.text)
        reading.goals.append(replace(goal, source=replace(goal.source, row=row)))
    reading.reports.append(replace(table.report, header_row=None, columns={}))
    reading.notices += [replace(notice, row=None) for notice in table.notices]
    if turned.notice not in {notice.code for notice in reading.notices}:
        reading.warn(turned.notice, grid, place=turned.place)
    reading.tables.append(ReadTable(replace(grid, rows=()), 0, 0))
    reading.last_header = None


def _read_tables(reading: Reading, grid: Grid, headers: list[Header], several: bool) -> None:
    if not headers and reading.last_header and not reading.options.any and (header := continued(grid, reading.last_header)):
        headers = [header]
    start = 0
    for header in headers:
        titled = several or len(headers) > 1 or is_one_of_titles(grid, header)
        caption = caption_of(grid, header, start, titled)
        table = read_goals(reading.document.name, grid, header, caption)
        start = table.last_row + 1
        if not table.goals or table.report is None:
            continue
        reading.goals += table.goals
        reading.reports.append(table.report)
        reading.notices += table.notices
        reading.notices += checked_table(reading.document.name, grid, header, table.report)
        reading.tables.append(ReadTable(grid, header.rows.start, header.rows.stop))
        reading.last_header = header


def _headers(reading: Reading, grid: Grid) -> list[Header]:
    """The headers that were given, else those that are found."""
    options, file = reading.options, reading.document.name
    if (i := chosen_row(file, grid, options)) is not None:
        header = header_at(grid, i, chosen_columns(file, grid, options, range(i, i + 1)))
        return [header] if header and header.columns.goals else []
    headers = find_headers(grid)
    if not options.columns:
        return headers
    if not headers:
        chosen = chosen_columns(file, grid, options, None)
        start = next((n for n, row in enumerate(grid.rows) if sum(map(bool, row)) > 1), 0)
        header = header_at(grid, start, chosen)
        if header and any(looks_like_goal(grid.cell(start, goal.column)) for goal in header.columns.goals):
            header = replace(header, rows=range(start, start))  # the goals begin at once
        return [header] if header and header.columns.goals else []
    chosen = chosen_columns(file, grid, options, headers[0].rows)
    texts = [[(cell,) if cell else () for cell in grid.rows[header.rows[-1]]] if header.rows else [] for header in headers]
    return [replace(h, columns=h.columns.with_chosen(chosen, text)) for h, text in zip(headers, texts, strict=True)]
