"""Tables that stand beside each other in one sheet: each becomes a grid of its own, with its cells in their own place."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from overlap.reading.formats.grid import Grid
from overlap.reading.formats.text import fold
from overlap.reading.layout.codes import codes_in, kind_of
from overlap.reading.layout.columns import Columns, profile, qualified
from overlap.reading.layout.headers import Header, find_headers, says_headers
from overlap.reading.layout.vocabulary import roles_of

_SURE = 0.75  # confidence from which a header names goals, and not only a title or a name
_DISTINCT = 0.6  # share of different texts in a column of goals; a column of headings has fewer
_ABOVE = 3  # lines just above a header that may be its caption
_WIDEST = 400  # columns that are looked at
_HIGHER = {"kerntaak", "onderdeel", "keuzedeel"}


@dataclass(frozen=True, slots=True)
class _Band:
    """Rows of a sheet whose tables stand in the same columns: ``sides`` are the columns of each, () where there is one table."""

    start: int
    header: int
    sides: tuple[frozenset[int], ...]


def beside_each_other(grid: Grid) -> list[Grid]:
    """Give the tables that stand beside each other, left to right, and below them the next; the sheet itself where none do.

    Each grid is as large as the sheet, with other cells empty; what stands above one of the tables is in ``above``.
    """
    bands = list(_bands(grid))
    if not any(band.sides for band in bands):
        sides = _apart(grid)
        bands = [_Band(0, min(map(_first, sides)), tuple(columns for columns, _header in sides))] if sides else []
    if not bands:
        return [grid]
    ends = [*(band.start for band in bands[1:]), len(grid.rows)]
    return [part for band, end in zip(bands, ends, strict=True) for part in _parts(grid, band, end)]


def _first(side: tuple[frozenset[int], Header]) -> int:
    return side[1].rows.start


# where the header says the same twice --------------------------------------------------


def _bands(grid: Grid) -> Iterator[_Band]:
    before: tuple[frozenset[int], ...] | None = None
    last = _last_filled(grid)
    for i, row in enumerate(grid.rows):
        if not says_headers(grid, i) or not any(roles_of(qualified(cell).base) for cell in row if cell):
            continue  # a row of leerwegen alone stands above a header
        sides = _repeated(grid, i, last)
        if before is None:
            yield _Band(0, i, sides)
        elif sides != before:
            yield _Band(_caption_start(grid, i), i, sides)
        before = sides


def _caption_start(grid: Grid, i: int) -> int:
    start = i
    while start > max(0, i - _ABOVE) and any(grid.rows[start - 1]) and max(map(len, grid.rows[start - 1])) < 60:
        if len({cell for cell in grid.rows[start - 1] if cell}) > 2:
            break
        start -= 1
    return start


def _last_filled(grid: Grid) -> dict[int, int]:
    """The last row with something in it, by column."""
    return {j: i for i, row in enumerate(grid.rows) for j, cell in enumerate(row[:_WIDEST]) if cell}


def _repeated(grid: Grid, i: int, last: Mapping[int, int]) -> tuple[frozenset[int], ...]:
    """The columns of each table, where the header in this row names codes and goals, or goals alone, more than once."""
    bases = {j: qualified(cell).base for j, cell in enumerate(grid.rows[i][:_WIDEST]) if cell and (i, j) not in grid.copied}
    counts = Counter(base for base in bases.values() if base)
    again = {base for base, count in counts.items() if count > 1 and roles_of(base)}
    goals = [base for base in again if _names_goals(base)]
    if not goals:
        return ()
    columns = sorted(bases)
    opener = next(bases[j] for j in columns if bases[j] in again)
    starts = [j for j in columns if bases[j] == opener]
    apart = all(any(last.get(k, -1) < i for k in range(a + 1, b)) for a, b in pairwise(starts))
    if len(again) < 2 and not apart:
        return ()
    sides = _grouped(columns, bases, starts, again, shared=not apart)
    return sides if _are_peers(grid, i, sides, bases, set(goals)) else ()


def _names_goals(base: str) -> bool:
    return any(role == "goal" and confidence >= _SURE for role, confidence in roles_of(base))


def _grouped(
    columns: Sequence[int], bases: dict[int, str], starts: Sequence[int], again: set[str], *, shared: bool
) -> tuple[frozenset[int], ...]:
    """The columns from each opening header to the next; those before and after all tables go for each of them."""
    last = max(j for j in columns if bases[j] in again)
    both = {j for j in columns if j < starts[0] or j > last} if shared else set()
    ends = [*starts[1:], max(columns) + 1]
    sides = [set(range(start, end)) - both for start, end in zip(starts, ends, strict=True)]
    if not shared:
        sides[0] |= {j for j in columns if j < starts[0]}
    return tuple(frozenset(side | both) for side in sides)


def _are_peers(grid: Grid, i: int, sides: Sequence[frozenset[int]], bases: dict[int, str], goals: set[str]) -> bool:
    """Whether each of the tables has goals of its own: the left one does not hold the headings of the right one."""
    end = next((k for k in range(i + 1, len(grid.rows)) if says_headers(grid, k)), len(grid.rows))
    for side in sides:
        cells = [grid.cell(k, j) for j in side if bases.get(j) in goals for k in range(i + 1, end) if (k, j) not in grid.copied]
        content = profile(cells)
        if content.filled and (content.code_share > 0.5 or content.distinct < _DISTINCT * content.filled):
            return False
        if _kinds(grid, side, range(i + 1, end)) & _HIGHER:
            return False
    return True


def _kinds(grid: Grid, side: frozenset[int], rows: range) -> set[str | None]:
    """The kinds of code that fill a column of the table."""
    kinds: set[str | None] = set()
    for j in side:
        cells = [cell for k in rows if (cell := grid.cell(k, j)) and (k, j) not in grid.copied]
        found = Counter(kind_of(part) for cell in cells if len(cell) < 40 for part in codes_in(cell)[:1])
        kinds |= {kind for kind, count in found.items() if kind and count > 0.5 * len(cells)}
    return kinds


# where an empty column stands between them ------------------------------------------------


def _apart(grid: Grid) -> list[tuple[frozenset[int], Header]]:
    """The tables on both sides of an empty column, where each has goals and a header, or codes, of its own."""
    width = min(grid.width, _WIDEST)
    titles = {i for i, row in enumerate(grid.rows) if len({cell for cell in row if cell}) == 1}
    rows = [row for i, row in enumerate(grid.rows) if i not in titles]
    filled = [any(j < len(row) and row[j] for row in rows) for j in range(width)]
    runs: list[list[int]] = []
    for j in range(width):
        if filled[j]:
            if j and filled[j - 1] and runs:
                runs[-1].append(j)
            else:
                runs.append([j])
    if len(runs) < 2 or len(runs) > 12:
        return []
    sides = []
    for run in runs:
        columns = frozenset(run)
        headers = [header for header in find_headers(_only(grid, range(len(grid.rows)), columns)) if header.columns.goals]
        if not headers or _kinds(grid, columns, headers[0].body) & _HIGHER:
            return []
        sides.append((columns, headers[0]))
    return sides if _stand_alone(grid, [header for _columns, header in sides]) else []


def _stand_alone(grid: Grid, headers: Sequence[Header]) -> bool:
    """Whether no table is about the goals of the one to its left."""
    if all(header.columns.code is not None for header in headers) or len({header.rows.start for header in headers}) > 1:
        return all(_has_own_goals(grid, header) for header in headers)
    bases = {qualified(header.columns.labels.get(header.columns.goals[0].column, "")).base for header in headers}
    return len(bases) == 1 and all(_has_own_goals(grid, header) for header in headers)


def _has_own_goals(grid: Grid, header: Header) -> bool:
    columns: Columns = header.columns
    cells = [grid.cell(i, columns.goals[0].column) for i in header.body]
    content = profile(cells)
    return content.filled > 0 and content.distinct >= _DISTINCT * content.filled


# cutting -----------------------------------------------------------------------------


def _parts(grid: Grid, band: _Band, end: int) -> list[Grid]:
    rows = range(band.start, end)
    if not band.sides:
        return [_only(grid, rows, frozenset(range(grid.width)))]
    shared = frozenset.intersection(*band.sides)
    own = [side - shared for side in band.sides]
    told = [i for i in range(band.start, band.header) if any(grid.rows[i])]
    parts = []
    for columns, mine in zip(band.sides, own, strict=True):
        lines = [line for i in told if (line := _line_above(grid, i, mine, own))]
        part = _only(grid, range(band.header, end), columns)
        header, says = _without_qualifiers(part.rows[band.header])
        kept = [header if i == band.header else row for i, row in enumerate(part.rows)]
        parts.append(replace(part, rows=kept, above=(*grid.above, *lines, *says)))
    return parts


def _without_qualifiers(row: Sequence[str]) -> tuple[Sequence[str], list[str]]:
    """A header without for whom or when each of its columns is, where all that say so say the same; and that as lines."""
    parts = [qualified(cell) for cell in row]
    says = {part.says for part in parts if part.says}
    if len(says) != 1 or any(part.says and not part.base for part in parts):
        return row, []
    one = next(part for part in parts if part.says)
    lines = [" ".join(one.levels)] if one.levels else []
    lines += [f"{role} {value}" for role, value in one.told.items()]
    return [part.base if part.says else cell for part, cell in zip(parts, row, strict=True)], lines


def _line_above(grid: Grid, i: int, columns: frozenset[int], sides: Sequence[frozenset[int]]) -> str:
    """What a row above the tables says to this one: what stands above it, or the only text, at the left, that is for all."""
    texts = {j: cell for j, cell in enumerate(grid.rows[i]) if cell and (i, j) not in grid.copied}
    if len(texts) == 1 and min(texts) <= min(min(side) for side in sides):
        return fold(*texts.values()) if _is_for_all(grid, i, sides) or columns == sides[0] else ""
    first = min(columns)
    last = min((min(side) for side in sides if min(side) > first), default=grid.width)
    return fold(" ".join(dict.fromkeys(cell for j, cell in texts.items() if first <= j < last)))


def _is_for_all(grid: Grid, i: int, sides: Sequence[frozenset[int]]) -> bool:
    """Whether no row near it has a text above another table only, as where each has a title in a row of its own."""
    others = frozenset().union(*sides[1:]) - sides[0]
    near = (k for k in (i - 1, i + 1) if 0 <= k < len(grid.rows))
    return not any(
        (texts := [j for j, cell in enumerate(grid.rows[k]) if cell and (k, j) not in grid.copied]) and set(texts) <= others
        for k in near
    )


def _only(grid: Grid, rows: range, columns: frozenset[int]) -> Grid:
    """The sheet with these rows and columns; all other cells are empty."""
    if len(rows) == len(grid.rows) and len(columns) == grid.width:
        return grid
    kept = [[cell if j in columns else "" for j, cell in enumerate(row)] if i in rows else [] for i, row in enumerate(grid.rows)]
    return replace(grid, rows=kept)
