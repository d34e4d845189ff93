"""Sheets turned on their side: a test or module per column, or goals in the header with crosses below."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from overlap.reading.formats.grid import LIMIT_CELLS, Grid
from overlap.reading.formats.letters import letter_of
from overlap.reading.formats.text import fold, label
from overlap.reading.layout.account.unread import looks_like_goal
from overlap.reading.layout.codes import is_code
from overlap.reading.layout.columns import Columns, GoalColumn, qualified
from overlap.reading.layout.headers import Header, find_headers
from overlap.reading.layout.vocabulary import is_mark, is_phrase, roles_of

_LABELS = 3  # columns at the left in which the headers of a turned table may stand
_WIDEST = 400  # columns that are looked at
_SEARCH = 60  # filled rows from the top in which goals are looked for
_LONG_ROLES = {"goal", "description", "result", "behaviour", "opmerking"}
_SHORT = 30  # letters of what stands beside a header such as Code or Periode, on average
_SURE = 0.7  # confidence of a header
_LESSONS = 2_000  # rows with crosses that are looked at
_LONG = 8  # letters of a goal in a header, at least
_GOALS = 2  # in the header of a matrix, at least


@dataclass(frozen=True, slots=True)
class Turned:
    """A table turned upright: its grid, its header, and the code of the notice that tells so, with ``place`` in words."""

    grid: Grid
    header: Header
    notice: str
    place: str

    def row_of(self, column: int, text: str) -> int:
        """Give the row of the sheet (from 1) in which a goal stands that was read from this column of it."""
        wanted = label(text)
        cells = self.grid.rows[column]
        return next((i + 1 for i, cell in enumerate(cells) if wanted in label(cell)), self.header.columns.goals[0].column + 1)


def turned_tables(grid: Grid) -> list[Turned]:
    """Give the tables of a sheet whose headers stand below each other in a column, one block of headers after the other."""
    if grid.width < 2 or len(grid.rows) > _WIDEST:  # further to the right than headers are looked for, once it is upright
        return []
    j = max(range(min(_LABELS, grid.width)), key=lambda column: (_named(grid, column), -column))
    labels = {i: row[j] for i, row in enumerate(grid.rows) if j < len(row) and row[j] and _names_column(row[j])}
    if (
        len({label(text) for text in labels.values()}) < 2
        or not any(_names_goals(text) for text in labels.values())
        or _explains(grid, labels, j)
    ):
        return []
    tables = []
    for rows, above in _blocks(grid, labels):
        upright = _upright(grid, rows, j, above)
        headers = [header for header in find_headers(upright) if header.rows and header.columns.goals]
        if headers:
            tables.append(Turned(upright, headers[0], "sheet-turned", letter_of(j)))
    return tables


def _named(grid: Grid, column: int) -> int:
    return sum(1 for row in grid.rows if column < len(row) and row[column] and _names_column(row[column]))


def _names_column(text: str) -> bool:
    return len(text) < 60 and any(confidence >= _SURE for _role, confidence in roles_of(qualified(text).base))


def _names_goals(text: str) -> bool:
    return any(role == "goal" and confidence >= _SURE for role, confidence in roles_of(qualified(text).base))


def _explains(grid: Grid, labels: dict[int, str], j: int) -> bool:
    """Whether what stands beside the headers explains them, as in a form: a sentence beside Code and Periode too."""
    plain = [i for i, text in labels.items() if {role for role, _c in roles_of(qualified(text).base)}.isdisjoint(_LONG_ROLES)]
    for column in range(j + 1, _width(grid)):
        cells = [cell for i in plain if (cell := grid.cell(i, column))]
        if sum(map(len, cells)) > _SHORT * len(cells) or sum(cell.endswith(".") for cell in cells) > len(cells) / 3:
            return True
    return False


def _blocks(grid: Grid, labels: dict[int, str]) -> list[tuple[range, list[str]]]:
    """The rows of each block of headers, and the lines above it; a block begins where a header comes again."""
    starts: list[int] = []
    seen: set[str] = set()
    for i, text in labels.items():
        if not starts or label(text) in seen:
            starts.append(i)
            seen = set()
        seen.add(label(text))
    blocks = []
    end_before = 0
    for n, start in enumerate(starts):
        stop = starts[n + 1] if n + 1 < len(starts) else len(grid.rows)
        last = max(i for i in labels if start <= i < stop)
        above = [fold(" ".join(dict.fromkeys(filter(None, grid.rows[i])))) for i in range(end_before, start)]
        blocks.append((range(start, last + 1), [line for line in above if line]))
        end_before = last + 1
    several = [(rows, lines) for rows, lines in blocks if len(rows) > 1]
    room = len(several) * len(grid.rows) * _width(grid) <= LIMIT_CELLS
    return several if room and 2 * len(several) > len(blocks) else []


def _upright(grid: Grid, rows: range, first: int, above: Sequence[str]) -> Grid:
    """The block with its columns as rows; each cell keeps its place, with row and column changed."""
    inside = [[grid.cell(i, j) if i in rows and j >= first else "" for i in range(len(grid.rows))] for j in range(_width(grid))]
    return _flipped(grid, inside, above)


def _flipped(grid: Grid, rows: list[list[str]], above: Sequence[str]) -> Grid:
    """A grid of these rows, with what is known of the cells of the sheet, rows and columns changed."""
    flipped = (grid.copied, grid.dates, grid.numbers, grid.unvalued, grid.unfilled)
    copied, dates, numbers, unvalued, unfilled = (frozenset((j, i) for i, j in cells) for cells in flipped)
    return replace(
        grid,
        rows=rows,
        above=(*grid.above, *above),
        copied=copied,
        dates=dates,
        numbers=numbers,
        unvalued=unvalued,
        unfilled=unfilled,
        worked_out={(j, i): text for (i, j), text in grid.worked_out.items()},
        hidden_rows=frozenset(),
        formats=None,
        pages=(),
    )


def _width(grid: Grid) -> int:
    return min(grid.width, _WIDEST)


# goals in the header, crosses below -----------------------------------------------------


def matrix(grid: Grid) -> Turned | None:
    """Give the goals that stand in the header of a sheet with crosses, or nothing yet, below them; None where there are none."""
    filled = [i for i, row in enumerate(grid.rows) if any(row)]
    for i in filled[:_SEARCH]:
        row = grid.rows[i]
        if sum(1 for k in filled if k > i) < _GOALS:
            break
        columns = [j for j, cell in enumerate(row[:_WIDEST]) if cell and (i, j) not in grid.copied and _heads_crosses(grid, i, j)]
        sure = sum(1 for j in columns if looks_like_goal(row[j]))
        named = any(_names_goals(cell) for above in grid.rows[max(0, i - 2) : i + 1] for cell in above)
        if any(looks_like_goal(cell) for k in range(i) for cell in grid.rows[k]):
            break
        named = named or (all(is_phrase(row[j]) for j in columns) and not any(map(_is_foreign, row)))
        if len(columns) >= _GOALS and (sure >= 0.5 * len(columns) or (named and _has_crosses(grid, i, columns))):
            return _matrix(grid, i, columns)
    return None


def _is_foreign(text: str) -> bool:
    """Whether a header says that the table is no programme: "Leerling", "Telefoon"."""
    return any(role == "foreign" and confidence >= _SURE for role, confidence in roles_of(text))


def _heads_crosses(grid: Grid, i: int, j: int) -> bool:
    """Whether a cell may be a goal, and what stands below it are crosses, figures or nothing."""
    cell = grid.rows[i][j]
    if len(cell) < _LONG or len(cell.split()) < 2 or is_code(cell) or _names_column(cell):
        return False
    return all(len(below) <= 3 or is_mark(below) or is_code(below) for k in _below(grid, i) if (below := grid.cell(k, j)))


def _below(grid: Grid, i: int) -> range:
    """The rows that tell what stands below a header."""
    return range(i + 1, min(len(grid.rows), i + 1 + _LESSONS))


def _has_crosses(grid: Grid, i: int, columns: Sequence[int]) -> bool:
    marks = Counter(is_mark(cell) for k in _below(grid, i) for j in columns if (cell := grid.cell(k, j)))
    return marks[True] > 0.5 * marks.total() and marks[True] > 0


def _matrix(grid: Grid, i: int, columns: Sequence[int]) -> Turned:
    block = range(max(0, i - 3), min(len(grid.rows), i + 2))
    code = next(
        (k for k in block if k != i and all(is_code(grid.cell(k, j)) and len(grid.cell(k, j)) > 2 for j in columns)), None
    )
    sections = [[k] for k in block if k < i and k != code and _heads(grid, k, columns)]
    kept = {i, code, *(k for group in sections for k in group)}
    rows = [[grid.cell(k, j) if k in kept else "" for k in range(i + 2)] if j in columns else [] for j in range(max(columns) + 1)]
    name = next((label(cell) for cell in grid.rows[i] if _names_goals(cell)), "eindterm")
    goals = [GoalColumn(column=i, label=name)]
    lines = [fold(" ".join(dict.fromkeys(filter(None, grid.rows[k])))) for k in range(i) if k not in kept]
    start = min(columns)
    header = Header(range(start, start), Columns(goals=goals, code=code, sections=sections, sure=True), len(rows))
    return Turned(_flipped(grid, rows, [line for line in lines if line]), header, "sheet-matrix", str(i + 1))


def _heads(grid: Grid, k: int, columns: Sequence[int]) -> bool:
    """Whether a row above the goals has headings over several of them."""
    texts = [grid.cell(k, j) for j in columns if grid.cell(k, j)]
    return len(texts) > 0 and not all(map(is_code, texts)) and len(set(texts)) < len(columns)
