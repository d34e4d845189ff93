"""A file as a school sends it -> a Curriculum.

The road: file -> grids (files, grid) -> header row (headers) -> what the columns hold (columns) -> goals (goals)
-> which side it is (kinds).
"""

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from overlap.model import Curriculum, Goal, SheetReport, Side, with_ids
from overlap.problems import Notice, Unusable

from . import kinds
from .files import Document, open_document
from .goals import read_goals
from .grid import Grid
from .headers import Header, find_header

__all__ = ["read"]


def read(path: str | Path, *, expected: Side = "vmbo") -> Curriculum:
    """Read a vmbo or mbo document.

    Args:
        path: a spreadsheet (.xlsx .xlsm .xls .xlsb .ods) or table in text (.csv .tsv), recognised by its content.
        expected: the side to assume where the content does not tell.

    Raises:
        Unusable: the file cannot be read, or holds no goals.
    """
    document = open_document(Path(path))
    goals: list[Goal] = []
    reports: list[SheetReport] = []
    notices: list[Notice] = []
    tables: list[tuple[Grid, Header]] = []
    for grid in document.grids:
        header = find_header(grid)
        found = read_goals(document.name, grid, header) if header else None
        if header is None or found is None or found.report is None or not found.goals:
            filled = sum(any(row) for row in grid.rows)
            if filled:
                reports.append(SheetReport(grid.name, filled, 0, hidden=grid.hidden))
                notices.append(Notice("sheet-skipped", document.name, grid.name))
            continue
        tables.append((grid, header))
        goals += found.goals
        reports.append(found.report)
        notices += found.notices
        if grid.hidden:
            notices.append(Notice("hidden-sheet", document.name, grid.name))
    if not goals:
        raise _no_goals(document)
    return _curriculum(document, goals, reports, notices, tables, expected, Path(path).stem)


def _no_goals(document: Document) -> Unusable:
    if not any(any(map(any, grid.rows)) for grid in document.grids):
        return Unusable("file-empty", document.name)
    return Unusable("no-table", document.name, sheets=", ".join(f"“{grid.name}”" for grid in document.grids))


def _curriculum(
    document: Document,
    goals: list[Goal],
    reports: list[SheetReport],
    notices: list[Notice],
    tables: list[tuple[Grid, Header]],
    expected: Side,
    stem: str,
) -> Curriculum:
    side = kinds.side(goals, [word for grid, header in tables for word in kinds.telling_words(grid, header)])
    if side is None:
        side = expected
        notices.append(Notice("kind-unsure", document.name, values={"kind": side}))
    goals = [_of_side(goal, side) for goal in goals]
    unique, duplicates = _without_duplicates(goals)
    if not any(goal.code for goal in unique):
        notices.append(Notice("no-codes", document.name))
    return Curriculum(
        kind=side,
        title=kinds.title(unique, tables, stem),
        goals=with_ids(unique),
        file=document.name,
        sha256=document.sha256,
        sheets=tuple(reports),
        warnings=tuple(notices + duplicates),
        levels=tuple(sorted({level for goal in unique for level in goal.levels})),
    )


def _of_side(goal: Goal, side: Side) -> Goal:
    """A goal of a dossier is no eindterm: without a code or a kind of its own it is a werkproces."""
    return replace(goal, kind="werkproces") if side == "mbo" and goal.kind == "eindterm" else goal


def _without_duplicates(goals: Iterable[Goal]) -> tuple[list[Goal], list[Notice]]:
    """Goals equal in code, text and section once; what their rows told besides is kept together."""
    kept: dict[tuple[str, str, tuple[str, ...]], Goal] = {}
    notices = []
    for goal in goals:
        first = kept.get(goal.identity)
        if first is None:
            kept[goal.identity] = goal
            continue
        values = {"first": first.source.row, "first_sheet": f"“{first.source.sheet}”", "text": goal.text[:80]}
        notices.append(Notice("duplicate-goal", goal.source.file, goal.source.sheet, goal.source.row, values))
        extra = {
            key: "; ".join(dict.fromkeys(filter(None, (first.extra.get(key), goal.extra.get(key)))))
            for key in {**first.extra, **goal.extra}
        }
        levels = tuple(dict.fromkeys((*first.levels, *goal.levels)))
        kept[goal.identity] = replace(first, levels=levels, extra=extra)
    return list(kept.values()), notices
