"""The blocks of one document -> its Curriculum: every table and all text read, duplicates taken together, ids given."""

from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING

from overlap.model import BETWEEN, Curriculum, Goal, Heading, Side, with_extra, with_ids
from overlap.model.text import begun
from overlap.problems import Notice, Unusable
from overlap.reading.formats.blocks import Passage
from overlap.reading.formats.files import Document
from overlap.reading.formats.grid import Grid

from . import kinds
from .account.checks import checked_goals, dates_together
from .columns import PLAN_ROLES
from .keyed import read_keyed
from .options import ReadOptions, chosen_grids
from .plans import fill_in, told_by_both
from .running_text import TEXT
from .tables import Reading, ReadTable, formula_in, read_grid
from .vocabulary import leerwegen_in, roles_of

if TYPE_CHECKING:
    from .running_text.sections import Context

OWN_MARK = "✎ "  # before the headers that a group fills in; only our own workbooks have it
_TOP = 5  # rows in which they stand
_CODES_MISSED = {"code-column-unused", "formula-without-value"}  # what tells why there are no codes, and what to do
_SEVERAL = 1.5  # codes per row from which a row of a plan stands for several goals


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
        warnings=tuple(dates_together(reading.unread + reading.notices)),
    )


def _read_all(document: Document, options: ReadOptions) -> tuple[Reading, tuple[Grid, ...], list[Goal]]:
    """What all tables hold, in the order of the sheets.

    Raises:
        Unusable: the options do not fit the file.
    """
    if any(cell.startswith(OWN_MARK) for grid in document.grids for row in grid.rows[:_TOP] for cell in row):
        raise Unusable("own-workbook", document.name)
    reading = Reading(document=document, options=options)
    grids = chosen_grids(document.name, document.grids, options)
    if not options.any and _read_keyed(reading, grids):
        return reading, grids, reading.goals
    several = sum(1 for grid in grids if any(map(any, grid.rows))) > 1 and grids[0].name.startswith("Tabel")
    contexts, placed = _read_text(reading)
    misfit: Unusable | None = None
    for grid in sorted(grids, key=lambda g: g.hidden):
        if any(map(any, grid.rows)):
            before = len(reading.goals)
            try:
                read_grid(reading, grid, several, contexts.get(grid.name))
            except Unusable as problem:  # what was said about the table may hold for another sheet
                if problem.notice.code not in ("no-such-row", "no-such-column") or len(grids) == 1:
                    raise
                misfit = misfit or problem
            place = document.blocks.index(grid)
            placed += [(place, goal) for goal in reading.goals[before:]]
    if misfit and not reading.goals:
        raise misfit
    return reading, grids, [goal for _place, goal in sorted(placed, key=lambda pair: pair[0])]


def _read_keyed(reading: Reading, grids: tuple[Grid, ...]) -> bool:
    """Read the sheets that tell by keys what they hold; whether there are any: then the others are not looked at."""
    for grid in grids:
        if keyed := read_keyed(reading.document.name, grid):
            reading.keyed = reading.keyed or keyed
            reading.goals += keyed.goals
            reading.reports.append(keyed.report)
    return reading.keyed is not None


def _read_text(reading: Reading) -> "tuple[dict[str, Context], list[tuple[int, Goal]]]":
    """Read the text between the tables: what it says of each of them, by name, and its goals with the place of their block."""
    blocks = reading.document.blocks
    if reading.options.any or reading.options.sheets or not any(isinstance(block, Passage) for block in blocks):
        return {}, []
    from .running_text.sections import read_running_text  # noqa: PLC0415 - tables alone go without

    text = read_running_text(reading.document.name, blocks)
    reading.notices += text.notices
    if text.goals and text.report:
        reading.reports.append(text.report)
    reading.goals += [goal for _place, goal in text.goals]
    reading.tables.append(ReadTable(Grid(name=TEXT, rows=(), above=text.lines), 0, 0))
    return {block.name: text.contexts[n] for n, block in enumerate(blocks) if isinstance(block, Grid)}, text.goals


def _with_texts(reading: Reading, goals: list[Goal], programme: Curriculum | None) -> list[Goal]:
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


def _no_goals(reading: Reading, grids: tuple[Grid, ...]) -> Unusable:
    document = reading.document
    in_text = any(isinstance(block, Passage) for block in document.blocks)
    if in_text and not reading.unread:
        return Unusable("no-goals-in-text", document.name, tables=len(grids))
    if not any(any(map(any, grid.rows)) for grid in grids):
        return Unusable("file-empty", document.name)
    for grid in grids:
        if grid.unvalued:
            first = min(grid.unvalued)[0] + 1
            count, formula = len(grid.unvalued), formula_in(grid, min(grid.unvalued))
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


def _curriculum(reading: Reading, goals: list[Goal], expected: Side, stem: str) -> Curriculum:
    document, notices = reading.document, reading.unread + reading.notices
    words = [word for table in reading.tables for word in kinds.telling_words(table.grid, table.telling)]
    side = reading.keyed.side if reading.keyed else kinds.side(goals, dict.fromkeys(words))
    if side is None:
        side = expected
        notices.append(Notice("kind-unsure", document.name, values={"kind": side}))
    goals = _with_whole_titles(_of_side(goal, side) for goal in goals)
    notices += checked_goals(document.name, goals)
    unique, duplicates = _without_duplicates(goals)
    if not any(goal.code for goal in unique) and not any(notice.code in _CODES_MISSED for notice in notices):
        notices.append(Notice("no-codes", document.name))
    title = reading.keyed.title if reading.keyed else ""
    return Curriculum(
        kind=side,
        title=title or kinds.title(unique, [(table.grid, table.start) for table in reading.tables], stem),
        goals=with_ids(unique),
        file=document.name,
        sha256=document.sha256,
        sheets=tuple(reading.reports),
        warnings=tuple(dates_together(notices + duplicates)),
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
        place = goal.source
        in_one_table = first.source.sheet == place.sheet != TEXT
        if in_one_table or set(first.levels) & set(goal.levels) or not goal.levels:
            values = {"first": first.source.row, "first_sheet": f"“{first.source.sheet}”", "text": begun(goal.text)}
            notices.append(Notice("duplicate-goal", place.file, sheet=place.sheet, row=place.row, values=values))
        kept[goal.identity] = told_by_both(first, goal)
    return list(kept.values()), notices
