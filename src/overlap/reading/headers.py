"""Where a table begins: the header row (one or two), found by trying each and seeing which makes most sense."""

from collections.abc import Sequence
from dataclasses import dataclass

from .columns import Columns, Profile, assign, is_header, leerweg_of, profile, roles_of
from .grid import Grid

_SEARCH = 60  # filled rows from the top in which a header is looked for
_SAMPLE = 200  # rows below it that tell what the columns hold


@dataclass(frozen=True, slots=True)
class Header:
    """A header of one or two rows, ``first`` to ``last`` (from 0), and what its columns hold."""

    first: int
    last: int
    columns: Columns


def find_header(grid: Grid) -> Header | None:
    """The header of the table in this sheet, None when there is no table with goals."""
    best: Header | None = None
    filled = [i for i, row in enumerate(grid.rows) if any(row)]
    for i in filled[:_SEARCH]:
        if not _may_be_header(grid.rows[i]):
            continue
        for depth in (1, 2):
            header = _attempt(grid, i, depth)
            # a second row must earn its place: it is a row of the table otherwise
            if header and (best is None or header.columns.confidence > best.columns.confidence + 0.05):
                best = header
    return best if best and best.columns.confidence >= 0.85 else None


def _may_be_header(row: Sequence[str]) -> bool:
    cells = [cell for cell in row if cell]
    return any(roles_of(cell) or leerweg_of(cell) for cell in cells) and sum(map(len, cells)) / len(cells) < 60


def _attempt(grid: Grid, i: int, depth: int) -> Header | None:
    last = i + depth - 1
    if last >= len(grid.rows):
        return None
    texts = [_header_texts(grid, i, last, column) for column in range(grid.width)]
    if depth == 2:
        if sum(1 for cell in grid.rows[i] if cell) < 2:  # a title above the header, not part of it
            return None
        below = [cell for j, cell in enumerate(grid.rows[last]) if cell and (last, j) not in grid.copied]
        named = [cell for cell in below if roles_of(cell) or leerweg_of(cell)]
        if not below or len(named) < max(1, len(below) / 2):
            return None
    profiles = _profiles(grid, last + 1)
    columns = assign(texts, profiles)
    if columns is None or not profiles[columns.goal].filled or _lists_headers(grid, last + 1):
        return None
    return Header(i, last, columns)


def _header_texts(grid: Grid, first: int, last: int, column: int) -> tuple[str, ...]:
    def cell(i: int) -> str:
        return grid.rows[i][column] if column < len(grid.rows[i]) else ""

    top, bottom = cell(first), cell(last)
    if first == last or top == bottom:
        return (top,) if top else ()
    both = f"{top} {bottom}".strip()
    return tuple(dict.fromkeys(t for t in (both, bottom, top) if t))


def _lists_headers(grid: Grid, start: int) -> bool:
    """Whether the first column below holds headers one under the other: an explanation of a form, not a table."""
    cells = [row[0] for row in grid.rows[start : start + _SAMPLE] if row and row[0]]
    return len(set(cells)) > 3 and sum(map(is_header, cells)) > len(cells) / 2


def _profiles(grid: Grid, start: int) -> list[Profile]:
    sample = [row for row in grid.rows[start : start + _SAMPLE * 3] if any(row)][:_SAMPLE]
    return [profile([row[j] if j < len(row) else "" for row in sample]) for j in range(grid.width)]
