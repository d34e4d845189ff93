"""A way out where a file was not understood: which sheets, which header row, which columns."""

import re
from collections.abc import Mapping, Sequence
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
    ``columns`` gives for a role (goal, code, section1 …) the letter or the header of its column; of goals there may be several
    columns, as a sequence.
    """

    sheets: tuple[str, ...] = ()
    header_row: int | None = None
    columns: Mapping[str, str | Sequence[str]] = field(default_factory=dict, hash=False)

    @property
    def any(self) -> bool:
        """Tell whether anything was said about the table itself."""
        return self.header_row is not None or bool(self.columns)


def chosen_grids(file: str, grids: tuple[Grid, ...], options: ReadOptions) -> tuple[Grid, ...]:
    """Choose the sheets to read, as the options say.

    Raises:
        Unusable: one of them is not in the file.
    """
    if not options.sheets:
        return grids
    chosen: list[Grid] = []
    for wanted in options.sheets:
        named = [g for g in grids if g.name.casefold().strip() == wanted.casefold().strip()]
        if not named and wanted.isdecimal() and 0 < int(wanted) <= len(grids):
            named = [grids[int(wanted) - 1]]
        if not named:
            raise Unusable("no-such-sheet", file, wanted=wanted, sheets=", ".join(f"“{g.name}”" for g in grids))
        chosen += [g for g in named if g not in chosen]
    return tuple(chosen)


def chosen_row(file: str, grid: Grid, options: ReadOptions) -> int | None:
    """Give the header row (from 0) that the options say, None where they do not.

    Raises:
        Unusable: the sheet has no such row, or nothing stands in it.
    """
    if options.header_row is None:
        return None
    i = options.header_row - 1
    if not 0 <= i < len(grid.rows) or not any(grid.rows[i]):
        raise Unusable("no-such-row", file, sheet=grid.name, row=options.header_row, rows=len(grid.rows))
    return i


def chosen_columns(file: str, grid: Grid, options: ReadOptions, header: range | None) -> dict[str, list[int]]:
    """Find the columns (from 0) of each role that was given.

    ``header`` are the rows of the header (from 0), None where they are not known: then the top of the sheet is looked through.

    Raises:
        Unusable: no such role, or no such column.
    """
    chosen = {}
    for role, columns in options.columns.items():
        known = role_named(role)
        if known not in ROLES:
            raise Unusable("no-such-role", file, role=role, roles=", ".join(r.replace("section ", "section") for r in ROLES))
        rows = range(min(60, len(grid.rows))) if header is None else header
        names = [columns] if isinstance(columns, str) else columns
        chosen[known] = list(dict.fromkeys(_column(file, grid, wanted, rows) for wanted in names))
    return chosen


def _column(file: str, grid: Grid, wanted: str, rows: range) -> int:
    """The column with this header in one of the rows, or with this letter.

    Raises:
        Unusable: there is none.
    """
    named = [j for i in rows for j, cell in enumerate(grid.rows[i]) if cell and label(cell) == label(wanted)]
    if named:
        return named[0]
    if re.fullmatch(r"[A-Za-z]{1,3}", wanted) and (column := column_of(wanted)) < grid.width:
        return column
    raise Unusable("no-such-column", file, sheet=grid.name, wanted=wanted, last=letter_of(max(0, grid.width - 1)))


def role_named(name: str) -> str:
    """Give the role that somebody means: "module" and "section1" are "section 1"; most roles are called by their own name."""
    name = {"section": "section 1", "module": "section 1", "taak": "section 2"}.get(name, name)
    return re.sub(r"section(?=\d$)", "section ", name)
