"""What a reader checks of its own reading: signs that a table was not understood, told instead of passed over."""

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from overlap.model import Goal, SheetReport
from overlap.model.text import begun
from overlap.problems import Notice
from overlap.reading.formats.grid import Grid
from overlap.reading.formats.letters import letter_of
from overlap.reading.formats.text import fold
from overlap.reading.layout.columns import Columns, Profile
from overlap.reading.layout.headers import Header, profiles_of
from overlap.reading.layout.vocabulary import SAYS_CODE, roles_of

_DATED = "code-as-date"
_ALIKE = 0.5  # share of the goals with one text from which that is strange
_FEW = 4  # goals below which it is not
_ROWS = 2  # rows without a goal in a table that gives one, from which that is strange
_NOTES = 6  # and rows below it
_BELOW = "notes below the table"
_NO_GOAL = ("heading", "no goal in the row")  # why the rows of a table that was not understood give none


def checked_table(file: str, grid: Grid, header: Header, report: SheetReport) -> Iterator[Notice]:
    """Check one table: a column of codes that is not used, and a header with one goal under it."""
    if not header.rows:
        return
    row = header.rows.start + 1
    for column in unused_codes(grid, header):
        values = {"column": letter_of(column), "header": begun(fold(header.columns.labels.get(column, "")))}
        yield Notice("code-column-unused", file, sheet=grid.name, row=row, values=values)
    skipped = sum(report.skipped.get(reason, 0) for reason in _NO_GOAL)
    if report.goals == 1 and (skipped >= _ROWS or report.skipped.get(_BELOW, 0) >= _NOTES):
        yield Notice("one-goal", file, sheet=grid.name, row=row, values={"rows": report.rows})


def unused_codes(grid: Grid, header: Header) -> list[int]:
    """Give the columns (from 0) that could be the codes where none is used: those headed Code, else those that look like it."""
    columns, used = header.columns, _used(header.columns)
    if columns.code is not None:
        return []
    profiles = profiles_of(grid, header)
    free = [column for column, content in enumerate(profiles) if column not in used and content.filled]
    if headed := [column for column in free if _says_code(columns.labels.get(column, ""))]:
        return headed
    goal = max((profiles[goal.column].filled for goal in columns.goals), default=0)
    return [column for column in free if _could_be_codes(profiles[column], goal)]


def checked_goals(file: str, goals: Sequence[Goal]) -> Iterator[Notice]:
    """Check what all tables gave: most goals equal to each other, before what stands twice is taken together."""
    if len(goals) < _FEW:
        return
    ((text, count),) = Counter(goal.text.casefold() for goal in goals).most_common(1)
    if count <= _ALIKE * len(goals):
        return
    first = next(goal for goal in goals if goal.text.casefold() == text)
    values = {"count": count, "total": len(goals), "text": begun(first.text)}
    yield Notice("goals-alike", file, sheet=first.source.sheet, row=first.source.row, values=values)


def dates_together(notices: Sequence[Notice]) -> list[Notice]:
    """Give the notices with one for each sheet in which Excel made dates of codes: the first, with how many there are."""
    dated = Counter(notice.sheet for notice in notices if notice.code == _DATED)
    together: list[Notice] = []
    for notice in notices:
        if notice.code == _DATED:
            if count := dated.pop(notice.sheet, 0):
                together.append(replace(notice, values={**notice.values, "count": count}))
        else:
            together.append(notice)
    return together


def _used(columns: Columns) -> Collection[int]:
    sections = [column for group in columns.sections for column in group]
    goals = [goal.column for goal in columns.goals]
    code = [] if columns.code is None else [columns.code]
    return {*code, *goals, *columns.description, *sections, *columns.leerwegen, *columns.single.values()}


def _says_code(header: str) -> bool:
    roles = roles_of(header)
    return bool(roles) and roles[0][0] == "code" and roles[0][1] >= SAYS_CODE


def _could_be_codes(content: Profile, goals: int) -> bool:
    """Whether each row has another text that can be a code, and no number of a row or amount."""
    return (
        content.filled >= max(2, 0.8 * goals)
        and content.distinct >= 0.9 * content.filled
        and content.own_codes + content.date_share > 0.8
        and not content.running
    )
