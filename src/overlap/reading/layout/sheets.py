"""One sheet -> its goals: in the way that leaves the fewest cells that look like goals unread, and what is left is told."""

from dataclasses import dataclass, field, replace

from overlap.model import Goal, Heading, SheetReport
from overlap.problems import Notice
from overlap.reading.formats.files import Document
from overlap.reading.formats.grid import Grid
from overlap.reading.formats.letters import letter_of

from .captions import Caption, caption_of, is_one_of_titles
from .goals import read_goals
from .headings import NOTE, heading_in, rank_of
from .headers import Header, continued, find_headers, header_at
from .options import ReadOptions, chosen_columns, chosen_row
from .outline import has_outline, read_outline
from .sides import beside_each_other
from .turned import Turned, matrix, names_column, turned_tables
from .unread import UnreadColumn, header_of, looks_like_goal, unread_columns

_SHOWN = 80  # letters of a text in a notice


@dataclass(frozen=True, slots=True)
class ReadTable:
    """A table that gave goals: the row (from 0) where it begins, and how many rows of the sheet tell what the document is."""

    grid: Grid
    start: int
    telling: int


@dataclass(slots=True, kw_only=True)
class Account:
    """What was read of a document so far; goals without a text are rows of a plan that name only codes.

    ``unread`` are the notices about what looks like goals and was not read: they come before all others.
    """

    document: Document
    options: ReadOptions
    goals: list[Goal] = field(default_factory=list)
    reports: list[SheetReport] = field(default_factory=list)
    notices: list[Notice] = field(default_factory=list)
    unread: list[Notice] = field(default_factory=list)
    tables: list[ReadTable] = field(default_factory=list)
    last_header: Header | None = None
    caption: Caption | None = None  # of the table before, in a document of tables

    def warn(self, code: str, grid: Grid | None = None, **values: object) -> None:
        """Add a notice about the document, or about one of its sheets."""
        self.notices.append(Notice(code, self.document.name, sheet=grid.name if grid else "", values=values))

    def fresh(self) -> "Account":
        """Give an account of nothing yet, to try a way of reading the next table."""
        return Account(
            document=self.document, options=self.options, last_header=self.last_header, caption=self.caption
        )

    def take(self, part: "Account") -> None:
        """Add what a way of reading gave."""
        self.goals += part.goals
        self.reports += part.reports
        self.notices += part.notices
        self.tables += part.tables
        self.last_header, self.caption = part.last_header, part.caption


def read_sheet(account: Account, grid: Grid, several: bool) -> None:
    """Read the goals of a sheet; ``several`` tells whether the document has more tables.

    Raises:
        Unusable: the options do not fit the sheet.
    """
    if grid.unvalued:
        first = min(grid.unvalued)[0] + 1
        account.warn("formula-without-value", grid, count=len(grid.unvalued), first=first, formula=grid.formula or "=…")
    if grid.unreadable:
        row, column = min(grid.unreadable)
        account.warn("unreadable-characters", grid, count=len(grid.unreadable), row=row + 1, text=grid.cell(row, column)[:60])
    goals, reports = len(account.goals), len(account.reports)
    parts = [grid] if account.options.any else beside_each_other(grid)
    for part in parts:
        account.take(_best_reading(account, part, several or len(parts) > 1))
    fresh = account.goals[goals:]
    headers = [report.header_row - 1 for report in account.reports[reports:] if report.header_row]
    left = unread_columns(grid, fresh, headers)
    if not fresh:
        account.reports.append(SheetReport(name=grid.name, rows=sum(map(any, grid.rows)), goals=0, hidden=grid.hidden))
        if left and not grid.hidden:
            _tell_unread_sheet(account, grid, left)
        else:
            account.warn("sheet-skipped", grid)
        return
    if grid.hidden and not _tell_hidden(account, grid, goals):
        return
    for unread in left:
        _tell_unread(account, grid, unread)
    rows = {goal.source.row - 1 for goal in fresh}
    if hidden := sorted(rows & grid.hidden_rows):
        account.warn("hidden-rows", grid, count=len(hidden), first=hidden[0] + 1)


def _tell_hidden(account: Account, grid: Grid, before: int) -> bool:
    """Warn about a hidden sheet; False where it only repeats what was read, as an older version or the list of a drop-down."""
    fresh = account.goals[before:]
    seen = {goal.text.casefold() for goal in account.goals[:before]}
    if seen and sum(goal.text.casefold() in seen for goal in fresh) > 0.5 * len(fresh):
        del account.goals[before:]
        account.reports = [report for report in account.reports if report.name != grid.name]
        account.reports.append(SheetReport(name=grid.name, rows=sum(map(any, grid.rows)), goals=0, hidden=True))
        account.warn("hidden-copy", grid)
        return False
    account.warn("hidden-sheet", grid)
    return True


# ways of reading -----------------------------------------------------------------------


def _best_reading(account: Account, grid: Grid, several: bool) -> Account:
    """The table as it stands, or turned on its side where that leaves less unread."""
    best = account.fresh()
    _read_part(best, grid, several)
    if account.options.any:
        return best
    left = _left(best, grid)
    if best.goals and not left:
        return best
    for tables in (turned_tables(grid), list(filter(None, [matrix(grid)]))):
        turned = account.fresh()
        for table in tables:
            _read_turned(turned, table, several or len(tables) > 1)
        still = _left(turned, grid) if turned.goals else left
        if turned.goals and (still < left or (not best.goals and still <= left)):
            best, left = turned, still
    return best


def _left(account: Account, grid: Grid) -> int:
    """How many cells were read wrong: those that look like goals and were not read, and headers that were read as goals."""
    headers = [report.header_row - 1 for report in account.reports if report.header_row]
    unread = sum(len(column.rows) for column in unread_columns(grid, account.goals, headers))
    return unread + sum(1 for goal in account.goals if names_column(goal.text))


def _read_part(account: Account, grid: Grid, several: bool) -> None:
    """Read a sheet, or one of the tables beside each other in it."""
    headers = _headers(account, grid)
    columned = any(header.columns.code is not None or len(header.columns.goals) > 1 for header in headers)
    outlined = not columned and not account.options.any and has_outline(grid, details=bool(headers))
    if outlined and (outline := read_outline(account.document.name, grid, _headings_before(account, grid))):
        goals, report, headings = outline
        account.goals += goals
        account.reports.append(report)
        account.tables.append(ReadTable(grid, goals[0].source.row - 1, 0))
        account.last_header, account.caption = None, Caption(headings)
    else:
        _read_tables(account, grid, headers, several)


def _headings_before(account: Account, grid: Grid) -> list[Heading]:
    """The keuzedeel and kerntaak under which a sheet of cards begins: in the lines above it, or still those of the cards before."""
    headings = account.caption.headings if account.caption and in_a_row(grid) else []
    for line in grid.above:
        if (heading := heading_in(line)) and not NOTE.match(line):
            headings = [*headings[: rank_of(line, headings)], heading]
    return headings


def in_a_row(grid: Grid) -> bool:
    """Tell whether a grid is one of the tables of a document, that go on about the same; sheets of a workbook begin anew."""
    return grid.name.startswith("Tabel ")


def _read_tables(account: Account, grid: Grid, headers: list[Header], several: bool) -> None:
    if not headers and account.last_header and not account.options.any and (header := continued(grid, account.last_header)):
        headers = [header]
    start = 0
    for header in headers:
        titled = several or len(headers) > 1 or is_one_of_titles(grid, header)
        caption = account.caption = caption_of(grid, header, start, titled, account.caption if in_a_row(grid) else None)
        table = read_goals(account.document.name, grid, header, caption)
        start = table.last_row + 1
        if not table.goals or table.report is None:
            continue
        account.goals += table.goals
        account.reports.append(table.report)
        account.notices += table.notices
        account.tables.append(ReadTable(grid, header.rows.start, header.rows.stop))
        account.last_header = header


def _read_turned(account: Account, turned: Turned, several: bool) -> None:
    """Read a table that was turned upright; its goals get the rows in which they stand in the sheet."""
    grid, header = turned.grid, turned.header
    caption = account.caption = caption_of(grid, header, 0, several, account.caption if in_a_row(grid) else None)
    table = read_goals(account.document.name, grid, header, caption)
    if not table.goals or table.report is None:
        return
    for goal in table.goals:
        row = turned.row_of(goal.source.row - 1, goal.text)
        account.goals.append(replace(goal, source=replace(goal.source, row=row)))
    account.reports.append(replace(table.report, header_row=None, columns={}))
    account.notices += [replace(notice, row=None) for notice in table.notices]
    if turned.notice not in {notice.code for notice in account.notices}:
        account.warn(turned.notice, grid, place=turned.place)
    account.tables.append(ReadTable(replace(grid, rows=()), 0, 0))
    account.last_header = None


def _headers(account: Account, grid: Grid) -> list[Header]:
    """The headers that were given, else those that are found."""
    options, file = account.options, account.document.name
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
    return [replace(header, columns=header.columns.with_chosen(chosen, _texts(grid, header))) for header in headers]


def _texts(grid: Grid, header: Header) -> list[tuple[str, ...]]:
    cells = grid.rows[header.rows[-1]] if header.rows else ()
    return [(cell,) if cell else () for cell in cells]


# what is left --------------------------------------------------------------------------


def _tell_unread(account: Account, grid: Grid, column: UnreadColumn) -> None:
    """Warn about cells that look like goals in a sheet of which others were read."""
    letter = letter_of(column.column)
    reports = [report for report in account.reports if report.name == grid.name]
    read = list(dict.fromkeys(c for report in reports for role, c in report.columns.items() if role.startswith("goal")))
    values = {"count": len(column.rows), "first": column.rows[0] + 1, "text": column.text[:_SHOWN]}
    if letter in read or not read:
        account.unread.append(
            Notice("goals-unread-rows", account.document.name, sheet=grid.name, values={**values, "column": letter})
        )
        return
    option = " ".join(f"--column goal={each}" for each in (*read, letter))
    named = f"{letter} ({column.header[:40]})" if column.header else letter
    values |= {"column": named, "option": option + _of_sheet(account, grid)}
    account.unread.append(Notice("goals-unread-column", account.document.name, sheet=grid.name, values=values))


def _tell_unread_sheet(account: Account, grid: Grid, columns: list[UnreadColumn]) -> None:
    """Warn about a sheet of which nothing was read, though it holds what looks like goals."""
    most = max(columns, key=lambda column: len(column.rows))
    header = header_of(grid, most)
    option = f"--column goal={letter_of(most.column)}{_of_sheet(account, grid)}"
    values = {
        "count": sum(len(column.rows) for column in columns),
        "first": most.rows[0] + 1,
        "column": letter_of(most.column),
        "text": most.text[:_SHOWN],
        "option": f"--header-row {header + 1} {option}" if header is not None else option,
    }
    account.unread.append(Notice("goals-unread-sheet", account.document.name, sheet=grid.name, values=values))


def _of_sheet(account: Account, grid: Grid) -> str:
    """The option that names the sheet, where the document has more than one."""
    return f' --sheet "{grid.name}"' if len(account.document.grids) > 1 else ""
