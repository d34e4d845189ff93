"""A way out where a file was not understood: which sheets, which header row, which columns."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from overlap.problems import Unusable
from overlap.reading.formats.grid import Grid
from overlap.reading.formats.letters import column_of, letter_of
from overlap.reading.formats.text import label

from .columns import ROLES


@dataclass(frozen=True, slots=True)
class ReadOptions:
    """What somebody who looked at the file says about it.

    ``sheets`` are names of sheets (or their number, from 1); ``header_row`` counts from 1, as Excel does;
    ``columns`` gives for a role (goal, code, section1 …) the letter or the header of its column.
    """

    sheets: tuple[str, ...] = ()
    header_row: int | None = None
    columns: Mapping[str, str] = field(default_factory=dict, hash=False)

    @property
    def any(self) -> bool:
        """Whether anything was said about the table itself."""
        return self.header_row is not None or bool(self.columns)


def chosen_grids(file: str, grids: tuple[Grid, ...], options: ReadOptions) -> tuple[Grid, ...]:
    """The sheets to read.

    Raises:
        Unusable: one of them is not in the file.
    """
    if not options.sheets:
        return grids
    chosen: list[Grid] = []
    for wanted in options.sheets:
        found = [g for g in grids if g.name.casefold().strip() == wanted.casefold().strip()]
        if not found and wanted.isdecimal() and 0 < int(wanted) <= len(grids):
            found = [grids[int(wanted) - 1]]
        if not found:
            raise Unusable("no-such-sheet", file, wanted=wanted, sheets=", ".join(f"“{g.name}”" for g in grids))
        chosen += [g for g in found if g not in chosen]
    return tuple(chosen)


def chosen_row(file: str, grid: Grid, options: ReadOptions) -> int | None:
    """The header row (from 0) that was given.

    Raises:
        Unusable: the sheet has no such row, or nothing stands in it.
    """
    if options.header_row is None:
        return None
    i = options.header_row - 1
    if not 0 <= i < len(grid.rows) or not any(grid.rows[i]):
        raise Unusable("no-such-row", file, sheet=grid.name, row=options.header_row, rows=len(grid.rows))
    return i


def chosen_columns(file: str, grid: Grid, options: ReadOptions, header: range | None) -> dict[str, int]:
    """Find the column (from 0) of each role that was given.

    ``header`` are the rows of the header (from 0), None where they are not known: then the top of the sheet is looked through.

    Raises:
        Unusable: no such role, or no such column.
    """
    chosen = {}
    for role, wanted in options.columns.items():
        known = role_named(role)
        if known not in ROLES:
            raise Unusable("no-such-role", file, role=role, roles=", ".join(r.replace("section ", "section") for r in ROLES))
        rows = range(min(60, len(grid.rows))) if header is None else header
        named = [j for i in rows for j, cell in enumerate(grid.rows[i]) if cell and label(cell) == label(wanted)]
        if named:
            chosen[known] = named[0]
        elif re.fullmatch(r"[A-Za-z]{1,3}", wanted) and (column := column_of(wanted)) < grid.width:
            chosen[known] = column
        else:
            raise Unusable("no-such-column", file, sheet=grid.name, wanted=wanted, last=letter_of(max(0, grid.width - 1)))
    return chosen


def role_named(name: str) -> str:
    """Give the role that somebody means: "module" and "section1" are "section 1"; most roles are called by their own name."""
    name = {"section": "section 1", "module": "section 1", "taak": "section 2"}.get(name, name)
    return re.sub(r"section(?=\d$)", "section ", name)
