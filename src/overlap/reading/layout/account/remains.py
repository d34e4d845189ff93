"""What is told of cells that look like goals and were not read: where they are, and what to type to have them read."""

from collections.abc import Sequence

from overlap.model import SheetReport
from overlap.model.text import begun
from overlap.problems import Notice
from overlap.reading.formats.grid import Grid
from overlap.reading.formats.letters import letter_of

from .unread import UnreadColumn, header_of

_HEADER = 40  # letters of a header in a notice


def tell_unread(file: str, grid: Grid, column: UnreadColumn, reports: Sequence[SheetReport], *, many: bool) -> Notice:
    """Tell of cells in a sheet of which others were read; ``many`` says whether the document has more sheets."""
    letter = letter_of(column.column)
    read = list(dict.fromkeys(c for report in reports for role, c in report.columns.items() if role.startswith("goal")))
    values: dict[str, object] = {"count": len(column.rows), "first": column.rows[0] + 1, "text": begun(column.text)}
    if letter in read or not read:
        return Notice("goals-unread-rows", file, sheet=grid.name, values={**values, "column": letter})
    option = " ".join(f"--column goal={each}" for each in (*read, letter))
    named = f"{letter} ({begun(column.header, _HEADER)})" if column.header else letter
    return Notice(
        "goals-unread-column", file, sheet=grid.name, values={**values, "column": named, "option": option + _of_sheet(grid, many)}
    )


def tell_unread_sheet(file: str, grid: Grid, columns: Sequence[UnreadColumn], *, many: bool) -> Notice:
    """Tell of a sheet of which nothing was read, though it holds what looks like goals."""
    most = max(columns, key=lambda column: len(column.rows))
    header = header_of(grid, most)
    option = f"--column goal={letter_of(most.column)}{_of_sheet(grid, many)}"
    values = {
        "count": sum(len(column.rows) for column in columns),
        "first": most.rows[0] + 1,
        "column": letter_of(most.column),
        "text": begun(most.text),
        "option": f"--header-row {header + 1} {option}" if header is not None else option,
    }
    return Notice("goals-unread-sheet", file, sheet=grid.name, values=values)


def _of_sheet(grid: Grid, many: bool) -> str:
    """The option that names the sheet, where the document has more than one."""
    return f' --sheet "{grid.name}"' if many else ""
