"""The grids of one document -> its Curriculum: every table read, duplicates taken together, ids given."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from overlap.model import BETWEEN, Curriculum, Goal, Heading, SheetReport, Side, with_extra, with_ids
from overlap.problems import Notice, Unusable
from overlap.reading.formats.files import Document
from overlap.reading.formats.grid import Grid

from . import kinds
from .captions import caption_of, is_one_of_titles
from .columns import PLAN_ROLES
from .goals import read_goals
from .headers import Header, continued, find_headers, header_at, is_header
from .headings import NOTE, heading_in, rank_of
from .marks import notices_of_marks
from .options import ReadOptions, chosen_columns, chosen_grids, chosen_row
from .outline import has_outline, read_outline
from .plans import fill_in, told_by_both
from .remains import tell_unread, tell_unread_sheet
from .sides import beside_each_other
from .turned import Turned, matrix, turned_tables
from .unread import UnreadColumn, looks_like_goal, unread_columns
from .vocabulary import leerwegen_in, roles_of

OWN_MARK = "✎ "  # before the headers that a group fills in; only our own workbooks have it
_TOP = 5  # rows in which they stand
_SEVERAL = 1.5  # codes per row from which a row of a plan stands for several goals


@dataclass(frozen=True, slots=True)
class _ReadTable:
    """A table that gave goals: the row (from 0) where it begins, and how many rows of the sheet tell what the document is."""

    grid: Grid
    start: int
    telling: int


@dataclass(slots=True, kw_only=True)
class _Reading:
    """What was read so far; goals without a text are rows of a plan that name only codes."""

    document: Document
    options: ReadOptions
    goals: list[Goal] = field(default_factory=list)
    reports: list[SheetReport] = field(default_factory=list)
    notices: list[Notice] = field(default_factory=list)
    unread: list[Notice] = field(default_factory=list)  # about what looks like goals: these come before all others
    tables: list[_ReadTable] = field(default_factory=list)
    last_header: Header | None = None
    under: list[Heading] = field(default_factory=list)  # the headings of the cards before, in a document of tables

    def attempt(self) -> "_Reading":
        """Give an account of nothing yet, to try a way of reading the next table."""
        return _Reading(document=self.document, options=self.options, last_header=self.last_header, under=self.under)

    def take(self, part: "_Reading") -> None:
        """Add what a way of reading gave."""
        self.goals += part.goals
        self.reports += part.reports
        self.notices += part.notices
        self.tables += part.tables
        self.last_header, self.under = part.last_header, part.under

    def warn(self, code: str, grid: Grid | None = None, **values: object) -> None:
        self.notices.append(Notice(code, self.document.name, sheet=grid.name if grid else "", values=values))


def curriculum_of(
    document: Document, stem: str, expected: Side, programme: Curriculum | None, options: ReadOptions
) -> Curriculum:
    """Read all tables of the document. ``stem`` is the title where the document tells none.

    Raises:
        Unusable: no goals, or the options do not fit the file.
    """
    reading, grids, goals = _read_all(document, options)
    goals = _with_texts(reading, goals, programme)
    if not goals:
        raise _no_goals(reading, grids)
    goals = _with_sheet_names(goals, grids)
    return _curriculum(reading, goals, expected, stem)


def plan_of(document: Document, stem: str, expected: Side, options: ReadOptions) -> Curriculum:
    """Read the rows of a plan (PTA, OER) as they stand: the same goal as often as it is planned, also rows with only codes.

    Its goals have no ids, and an empty text where a row names only codes.

    Raises:
        Unusable: no rows, or the options do not fit the file.
    """
    reading, grids, goals = _read_all(document, options)
    if not goals:
        raise _no_goals(reading, grids)
    words = [word for table in reading.tables for word in kinds.telling_words(table.grid, table.telling)]
    side = kinds.side(goals, dict.fromkeys(words)) or expected
    title = kinds.title(goals, [(table.grid, table.start) for table in reading.tables], stem)
    return Curriculum(
        kind=side,
        title=title,
        goals=tuple(goals),
        file=document.name,
        sha256=document.sha256,
        sheets=tuple(reading.reports),
        warnings=(*reading.unread, *reading.notices),
    )


def _read_all(document: Document, options: ReadOptions) -> tuple[_Reading, tuple[Grid, ...], list[Goal]]:
    """What all tables hold, in the order of the sheets.

    Raises:
        Unusable: the options do not fit the file.
    """
    if any(cell.startswith(OWN_MARK) for grid in document.grids for row in grid.rows[:_TOP] for cell in row):
        raise Unusable("own-workbook", document.name)
    reading = _Reading(document=document, options=options)
    grids = chosen_grids(document.name, document.grids, options)
    several = sum(1 for grid in grids if any(map(any, grid.rows))) > 1 and grids[0].name.startswith("Tabel")
    misfit: Unusable | None = None
    for grid in sorted(grids, key=lambda g: g.hidden):
        if any(map(any, grid.rows)):
            try:
                _read_grid(reading, grid, several)
            except Unusable as problem:  # what was said about the table may hold for another sheet
                if problem.notice.code not in ("no-such-row", "no-such-column") or len(grids) == 1:
                    raise
                misfit = misfit or problem
    if misfit and not reading.goals:
        raise misfit
    order = {grid.name: n for n, grid in enumerate(grids)}
    return reading, grids, sorted(reading.goals, key=lambda goal: order[goal.source.sheet])


def _read_grid(reading: _Reading, grid: Grid, several: bool) -> None:
    if grid.unvalued:
        first = min(grid.unvalued)[0] + 1
        reading.warn("formula-without-value", grid, count=len(grid.unvalued), first=first, formula=grid.formula or "=…")
    if grid.unreadable:
        row, column = min(grid.unreadable)
        reading.warn("unreadable-characters", grid, count=len(grid.unreadable), row=row + 1, text=grid.cell(row, column)[:60])
    before, reported = len(reading.goals), len(reading.reports)
    parts = [grid] if reading.options.any else beside_each_other(grid)
    unread: list[UnreadColumn] = []
    for part in parts:
        best, unread = _best_reading(reading, part, several or len(parts) > 1)
        reading.take(best)
    fresh = reading.goals[before:]
    if len(parts) > 1:  # what stands in none of the parts is asked for too
        unread = unread_columns(grid, fresh, _header_rows(reading.reports[reported:]))
    many = len(reading.document.grids) > 1
    if not fresh:
        filled = sum(map(any, grid.rows))
        reading.reports.append(SheetReport(name=grid.name, rows=filled, goals=0, hidden=grid.hidden))
        if unread and not grid.hidden:
            reading.unread.append(tell_unread_sheet(reading.document.name, grid, unread, many=many))
        else:
            reading.warn("sheet-skipped", grid)
        return
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


def _header_rows(reports: Iterable[SheetReport]) -> list[int]:
    return [report.header_row - 1 for report in reports if report.header_row]


def _best_reading(reading: _Reading, grid: Grid, several: bool) -> tuple[_Reading, list[UnreadColumn]]:
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


def _read_wrong(reading: _Reading, grid: Grid) -> tuple[list[UnreadColumn], int]:
    """What looks like goals and was not read; and how many cells that are, with those that say what headers say and were read."""
    unread = unread_columns(grid, reading.goals, _header_rows(reading.reports))
    return unread, sum(len(column.rows) for column in unread) + sum(1 for goal in reading.goals if is_header(goal.text))


def _read_part(reading: _Reading, grid: Grid, several: bool) -> None:
    headers = _headers(reading, grid)
    columned = any(header.columns.code is not None or len(header.columns.goals) > 1 for header in headers)
    outlined = not columned and not reading.options.any and has_outline(grid, details=bool(headers))
    if outlined and (outline := read_outline(reading.document.name, grid, _headings_before(reading, grid))):
        goals, report, reading.under = outline
        reading.goals += goals
        reading.reports.append(report)
        reading.tables.append(_ReadTable(grid, goals[0].source.row - 1, 0))
        reading.last_header = None
    else:
        _read_tables(reading, grid, headers, several)


def _headings_before(reading: _Reading, grid: Grid) -> list[Heading]:
    """The keuzedeel and kerntaak that a table of cards stands under: in lines above it, or still those of the cards before."""
    headings = reading.under if grid.name.startswith("Tabel ") else []  # sheets of a workbook begin anew
    for line in grid.above:
        if (heading := heading_in(line)) and not NOTE.match(line):
            headings = [*headings[: rank_of(line, headings)], heading]
    return headings


def _read_turned(reading: _Reading, turned: Turned, several: bool) -> None:
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
    reading.tables.append(_ReadTable(replace(grid, rows=()), 0, 0))
    reading.last_header = None


def _read_tables(reading: _Reading, grid: Grid, headers: list[Header], several: bool) -> None:
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
        reading.tables.append(_ReadTable(grid, header.rows.start, header.rows.stop))
        reading.last_header = header


def _headers(reading: _Reading, grid: Grid) -> list[Header]:
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


def _with_texts(reading: _Reading, goals: list[Goal], programme: Curriculum | None) -> list[Goal]:
    """The goals that have a text; rows with only codes get theirs from the programme where it is given."""
    without = [goal for goal in goals if not goal.text]
    if programme is not None:
        filled = fill_in(goals, programme)
        if filled.unknown:
            reading.warn("plan-unknown-codes", count=len(filled.unknown), codes=_some(filled.unknown))
        if filled.left_out:
            reading.warn("plan-leaves-out", count=len(filled.left_out), codes=_some(filled.left_out))
        return list(filled.goals)
    if without and len(without) == len(goals):
        raise Unusable("only-codes", reading.document.name, sheet=without[0].source.sheet)
    if without:
        reading.warn("plan-only-codes", count=len(without), first=without[0].source.row)
    if sum(len(goal.codes) for goal in goals) > _SEVERAL * len(goals) and any(PLAN_ROLES & {*goal.extra} for goal in goals):
        reading.warn("plan-names-codes")
    return [goal for goal in goals if goal.text]


def _some(codes: tuple[str, ...]) -> str:
    return ", ".join(codes[:8]) + (" …" if len(codes) > 8 else "")


def _no_goals(reading: _Reading, grids: tuple[Grid, ...]) -> Unusable:
    document = reading.document
    if not any(any(map(any, grid.rows)) for grid in grids):
        return Unusable("file-empty", document.name)
    for grid in grids:
        if grid.unvalued:
            first = min(grid.unvalued)[0] + 1
            count, formula = len(grid.unvalued), grid.formula or "=…"
            return Unusable("formula-without-value", document.name, sheet=grid.name, count=count, first=first, formula=formula)
    if reading.unread:
        most = max(reading.unread, key=lambda notice: int(notice.values["count"]))
        return Unusable("no-table-but-goals", document.name, sheet=most.sheet, **most.values)
    names = ", ".join(f"“{grid.name}”" for grid in grids[:20])
    return Unusable("no-table", document.name, sheets=names + (" …" if len(grids) > 20 else ""))


def _with_sheet_names(goals: list[Goal], grids: tuple[Grid, ...]) -> list[Goal]:
    """Where each sheet is a module of its own and nothing else says so, its name is the heading."""
    sheets = dict.fromkeys(goal.source.sheet for goal in goals)
    if len(sheets) < 2 or any(goal.section for goal in goals) or any(grid.above for grid in grids):
        return goals
    if any(_is_generic(name) for name in sheets):
        return goals
    return [replace(goal, section=(Heading("", goal.source.sheet),)) for goal in goals]


def _is_generic(name: str) -> bool:
    words = name.casefold()
    generic = ("blad", "sheet", "tabel", "leerjaar", "klas", "jaar", "periode", "pta", "oer", "lj", "table")
    return bool(leerwegen_in(name)) or words.startswith(generic) or bool(roles_of(name)) or len(name) < 4


def _curriculum(reading: _Reading, goals: list[Goal], expected: Side, stem: str) -> Curriculum:
    document, notices = reading.document, reading.unread + reading.notices
    words = [word for table in reading.tables for word in kinds.telling_words(table.grid, table.telling)]
    side = kinds.side(goals, dict.fromkeys(words))
    if side is None:
        side = expected
        notices.append(Notice("kind-unsure", document.name, values={"kind": side}))
    goals = _with_whole_titles(_of_side(goal, side) for goal in goals)
    unique, duplicates = _without_duplicates(goals)
    if not any(goal.code for goal in unique):
        notices.append(Notice("no-codes", document.name))
    return Curriculum(
        kind=side,
        title=kinds.title(unique, [(table.grid, table.start) for table in reading.tables], stem),
        goals=with_ids(unique),
        file=document.name,
        sha256=document.sha256,
        sheets=tuple(reading.reports),
        warnings=tuple(notices + duplicates),
        levels=tuple(sorted({level for goal in unique for level in goal.levels})),
    )


def _of_side(goal: Goal, side: Side) -> Goal:
    """A goal of a dossier is no eindterm: without a code or a kind of its own it is a werkproces."""
    return replace(goal, kind="werkproces") if side == "mbo" and goal.kind == "eindterm" else goal


def _with_whole_titles(goals: Iterable[Goal]) -> list[Goal]:
    """The goals with their kwalificaties as told apart by the whole document.

    A title that holds " / " itself is known from the rows that are of that kwalificatie alone.
    """
    goals = list(goals)
    whole = {k.title for goal in goals if len(goal.kwalificaties) == 1 for k in goal.kwalificaties if BETWEEN in k.title}
    return [with_extra(goal, goal.extra, whole) for goal in goals] if whole else goals


def _without_duplicates(goals: Iterable[Goal]) -> tuple[list[Goal], list[Notice]]:
    """Goals equal in code, text and section once; what their rows told besides is kept together."""
    kept: dict[tuple[str, str, tuple[str, ...]], Goal] = {}
    notices = []
    for goal in goals:
        first = kept.get(goal.identity)
        if first is None:
            kept[goal.identity] = goal
            continue
        if first.source.sheet == goal.source.sheet or set(first.levels) & set(goal.levels) or not goal.levels:
            values = {"first": first.source.row, "first_sheet": f"“{first.source.sheet}”", "text": goal.text[:80]}
            notices.append(
                Notice("duplicate-goal", goal.source.file, sheet=goal.source.sheet, row=goal.source.row, values=values)
            )
        kept[goal.identity] = told_by_both(first, goal)
    return list(kept.values()), notices
