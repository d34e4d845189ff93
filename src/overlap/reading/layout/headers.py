"""Where the tables in a sheet begin: header rows (one or two), found by trying each and seeing which makes most sense."""

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace

from overlap.reading.formats.grid import Grid
from overlap.reading.formats.text import label

from .codes import is_code, is_telling, looks_coded, split_leading, split_trailing
from .columns import Columns, GoalColumn, Profile, assign, profile, qualified
from .vocabulary import STEM, head_of, is_header_text, leerweg_of, names_goals, opens_as_goal, roles_of

_SEARCH = 60  # filled rows from the top in which a header is looked for
_SAMPLE = 200  # rows below it that tell what the columns hold
_HEADER = 40  # characters of a header with a leerweg or leerjaar in it
_HEADER_WORDS = 5
_BELOW = 3  # rows that tell whether a table has one column
_UNKNOWN = 0.6  # share of other cells in a row of headers, at most
_COUNTER = re.compile(r"\(?(?:\d{1,3}|[a-z]|[ivx]{1,5})[.)]?", re.I)
_FEW_CELLS = 60  # in a sheet of which the cells hold whole lists
_LONG = 90  # characters of what names a column in a row that holds no headers
_WIDEST = 400  # columns that are looked at


@dataclass(frozen=True, slots=True)
class Header:
    """A header, what its columns hold, and the row (from 0) before which its table ends.

    ``rows`` are the one or two rows of the header (from 0). Of a table without a header it is an empty range that starts, and
    stops, at the first row of the table.
    """

    rows: range
    columns: Columns
    end: int

    @property
    def body(self) -> range:
        """Give the rows of the table below the header."""
        return range(self.rows.stop, self.end)


def find_headers(grid: Grid) -> list[Header]:
    """Find the headers of the tables with goals in a sheet, top to bottom."""
    if _explains_a_form(grid):
        return []
    shaped = [i for i in range(len(grid.rows)) if says_headers(grid, i) or _heads_one_column(grid, i)]
    first = _first_header(grid, shaped)
    if first is None:
        return [guessed] if (guessed := _guess(grid)) else []
    headers = [first]
    for i in shaped:
        if i <= headers[-1].rows.stop or _repeats(grid, i, headers[-1]):
            continue
        header = _best(_attempts(grid, i, shaped))
        if header and header.columns.sure:
            headers.append(header)
    ends = [*(header.rows.start for header in headers[1:]), len(grid.rows)]
    return [replace(header, end=end) for header, end in zip(headers, ends, strict=True)]


def header_at(grid: Grid, i: int, chosen: Mapping[str, Sequence[int]]) -> Header | None:
    """Read the header in this row (from 0), where somebody said which; ``chosen`` gives columns for some roles."""
    candidates = []
    for depth in (1, 2):
        rows = range(i, i + depth)
        texts, profiles = _seen(grid, rows, len(grid.rows))
        columns = assign(texts, profiles) or (Columns() if chosen else None)
        if columns:
            candidates.append(Header(rows, columns.with_chosen(chosen, texts), len(grid.rows)))
        if chosen or i + 1 >= len(grid.rows):
            break
    return _best(candidates)


def continued(grid: Grid, before: Header) -> Header | None:
    """Give the header of the table before, where this one goes on without one of its own (a page further in Word)."""
    columns = before.columns
    if not columns.goals or grid.width != max(columns.labels, default=-1) + 1:
        return None
    _texts, profiles = _seen(grid, range(0), len(grid.rows))
    goal = profiles[columns.goals[0].column]
    codes = profiles[columns.code] if columns.code is not None else Profile()
    coded = codes.code_share > 0.5 or (columns.says_code and codes.own_codes > 0.5)
    if (not coded and goal.stem_share <= 0.5) or goal.code_share > 0.5 or goal.worded <= 0.5:
        return None
    first = next((cell for i in range(len(grid.rows)) if (cell := grid.cell(i, columns.code))), "")
    if roles_of(first) and not looks_coded(first):
        return None  # a header, of another table
    return Header(range(0), columns, len(grid.rows))


def _first_header(grid: Grid, shaped: Sequence[int]) -> Header | None:
    filled = [i for i, row in enumerate(grid.rows) if any(row)]
    candidates = [
        header
        for i in filled[:_SEARCH]
        if _may_be_header(grid.rows[i]) and not _is_data(grid, i, shaped) and not _stands_above_header(grid, i)
        for header in _attempts(grid, i, shaped)
        if header.columns.sure
    ]
    real = next((header.rows.start for header in candidates if _named(grid, header) > 1), None)
    if real is not None:  # what stands below a real header, and says less of what headers say, is a row of its table
        candidates = [header for header in candidates if header.rows.start <= real or _named(grid, header) > 1]
    best = _best(candidates)
    if best is None:
        return None
    # with several tables in the sheet a lower one may have more columns
    earlier = [header for header in candidates if header.rows.start in shaped and header.rows.stop < best.rows.start]
    return _best([header for header in earlier if header.rows.start == earlier[0].rows.start]) if earlier else best


def _named(grid: Grid, header: Header) -> int:
    """How many cells say exactly what headers say."""
    return sum(is_header_text(cell) for i in header.rows for cell in dict.fromkeys(grid.rows[i]) if cell)


def _best(candidates: Sequence[Header]) -> Header | None:
    best: Header | None = None
    for header in candidates:
        # a second row must earn its place: it is a row of the table otherwise
        if best is None or header.columns.confidence > best.columns.confidence + 0.05:
            best = header
    return best


def _heads_one_column(grid: Grid, i: int) -> bool:
    """Whether the row holds nothing but the header of goals, and the rows below it nothing but one text in the same column."""
    filled = [j for j, cell in enumerate(grid.rows[i]) if cell]
    if len(filled) != 1 or not names_goals(grid.rows[i][filled[0]]):
        return False
    below = [row for row in grid.rows[i + 1 : i + 1 + _BELOW] if any(row)]
    return bool(below) and all([j for j, cell in enumerate(row) if cell] == filled for row in below)


def _is_listed(grid: Grid, i: int, cell: str) -> bool:
    """Whether a cell names its row in a list, as "Eindterm 12" above "Eindterm 13": no header, for those have rows below."""
    if not (cell[-1].isdigit() and (said := qualified(cell)).number):
        return False
    columns = [j for j, text in enumerate(grid.rows[i][:_WIDEST]) if text == cell]
    others = (qualified(grid.cell(k, j)) for k in (i - 1, i + 1) if 0 <= k < len(grid.rows) for j in columns)
    return any(other.base == said.base and other.number not in ("", said.number) for other in others)


def says_headers(grid: Grid, i: int) -> bool:
    """Tell whether a row (from 0) holds little else than what headers say."""
    cells = list(dict.fromkeys(cell for cell in grid.rows[i][:_WIDEST] if cell))
    if not 2 <= len(cells) <= 60:
        return False
    known: list[str] = []
    others = 0
    for cell in cells:
        if _is_goal(cell):
            return False
        if is_header(cell) and not _is_listed(grid, i, cell):
            known.append(cell)
        elif (others := others + 1) > _UNKNOWN * len(cells):
            return False
    if any(len(cell) > _LONG and len(head_of(cell)) > _LONG for cell in cells):
        return False
    if all(map(leerweg_of, known)):
        return False  # crosses are headed by leerwegen alone, and so may a row of the table be: "B", "basis"
    return len(known) >= (2 if others <= 0.4 * len(cells) else 4)


def is_header(cell: str) -> bool:
    """Tell whether the cell says exactly what headers say, with a leerweg or leerjaar or without: "Eindterm", "Leerdoelen BB"."""
    if is_header_text(cell):
        return True
    short = len(cell) <= _HEADER and cell.count(" ") < _HEADER_WORDS
    return short and bool((parts := qualified(cell)).says) and is_header_text(parts.base)


def _is_data(grid: Grid, i: int, shaped: Collection[int]) -> bool:
    """Whether what stands in the row stands further down in the same column too, as a domein does and a header does not."""
    if i in shaped:
        return False
    row = [(j, cell) for j, cell in enumerate(grid.rows[i][:_WIDEST]) if cell and roles_of(cell)]
    below = [k for k in range(i + 1, min(len(grid.rows), i + _SAMPLE)) if k not in shaped]
    return any(grid.cell(k, j) == cell and (k, j) not in grid.copied for j, cell in row for k in below)


def _explains_a_form(grid: Grid) -> bool:
    """Whether the first column lists headers one under the other, and no row has them side by side: not a table."""
    cells = [row[0] for row in grid.rows[:_SAMPLE] if row and row[0]]
    if len(set(cells)) <= 4 or sum(map(is_header_text, cells)) <= len(cells) / 2:
        return False
    return not any(sum(map(is_header_text, filter(None, row[:_WIDEST]))) > 2 for row in grid.rows[:_SEARCH])


def _repeats(grid: Grid, i: int, header: Header) -> bool:
    """Whether the row says what the header said, as at the top of a next page."""
    return all(label(grid.cell(i, c)) == label(text) for c, text in _own_labels(grid, header).items())


def _own_labels(grid: Grid, header: Header) -> dict[int, str]:
    return {c: text for c, text in enumerate(grid.rows[header.rows[-1]]) if text}


def _may_be_header(row: Sequence[str]) -> bool:
    cells = [cell for cell in row[:_WIDEST] if cell]
    if any(_is_goal(cell) for cell in cells):
        return False
    if not cells or sum(len(head_of(cell) if roles_of(cell) else cell) for cell in cells) / len(cells) >= 60:
        return False
    return any(roles_of(cell) or leerweg_of(cell) or roles_of(qualified(cell).base) for cell in cells)


def _is_goal(cell: str) -> bool:
    """Whether the cell is a goal rather than what stands above goals, such as "De leerling kan …"."""
    if is_telling(split_leading(cell)[0] or cell) or split_trailing(cell)[0]:
        return True
    return opens_as_goal(cell) and len(cell.split()) > 3 and not cell.endswith((" kan", " kunnen", "…", ":", ".."))


def _stands_above_header(grid: Grid, i: int) -> bool:
    """Whether a row says only for whom or when the table below it is: "Basis" or "Leerjaar 3" above "Leerdoel"."""
    cells, below = ({cell for cell in row if cell} for row in (grid.rows[i], grid.rows[i + 1] if i + 1 < len(grid.rows) else []))
    if len(cells) != 1 or len(below) != 1:
        return False
    above, header = cells.pop(), below.pop()
    return not qualified(above).base and is_header_text(header) and not leerweg_of(header)


def _attempts(grid: Grid, i: int, shaped: Sequence[int]) -> list[Header]:
    return [header for depth in (1, 2) if (header := _attempt(grid, i, depth, shaped))]


def _attempt(grid: Grid, i: int, depth: int, shaped: Sequence[int]) -> Header | None:
    last = i + depth - 1
    if last >= len(grid.rows) - 1:
        return None
    if depth == 2:
        if sum(1 for cell in grid.rows[i] if cell) < 2:  # a title above the header, not part of it
            return None
        below = [cell for j, cell in enumerate(grid.rows[last]) if cell and (last, j) not in grid.copied]
        named = [cell for cell in below if is_header_text(cell) or leerweg_of(cell) or qualified(cell).told]
        if not below or len(named) < max(1, len(below) / 2) or max(map(len, below)) > 60:
            return None
    end = next((row for row in shaped if row > last + 1), len(grid.rows))
    rows = range(i, i + depth)
    texts, profiles = _seen(grid, rows, end)
    columns = assign(texts, profiles)
    if columns is None or not any(content.filled for content in profiles):
        return None
    return Header(rows, columns, end)


def profiles_of(grid: Grid, header: Header) -> list[Profile]:
    """Measure what the columns of a table look like, from left to right."""
    return _seen(grid, header.rows, header.end)[1]


def _seen(grid: Grid, header: range, end: int) -> tuple[list[tuple[str, ...]], list[Profile]]:
    """Per column the texts of the header in these rows, and what the cells below look like."""
    width = min(grid.width, _WIDEST)
    below = range(header.stop, min(end, header.stop + _SAMPLE * 3))
    sample = [i for i in below if any(grid.rows[i])][:_SAMPLE]
    whole = [i for i in sample if sum(map(bool, grid.rows[i])) > 1]  # a row with one cell may be a heading
    sample = whole if len(whole) > 0.3 * len(sample) else sample
    texts = [_header_texts(grid, header[0], header[-1], column) if header else () for column in range(width)]
    return texts, [_profile(grid, sample, column) for column in range(width)]


def _profile(grid: Grid, sample: Sequence[int], column: int) -> Profile:
    cells = [grid.cell(i, column) for i in sample]
    unvalued = [n for n, i in enumerate(sample) if (i, column) in grid.unvalued] if grid.unvalued else []
    for n in unvalued:  # of a formula that can be worked out only a code is used
        worked_out = grid.worked_out.get((sample[n], column), "")
        cells[n] = cells[n] or (worked_out if looks_coded(worked_out) else "")
    dates = sum(1 for i in sample if (i, column) in grid.dates) if grid.dates else 0
    return profile(cells, unvalued=len(unvalued), dates=dates)


def _header_texts(grid: Grid, first: int, last: int, column: int) -> tuple[str, ...]:
    top, bottom = grid.cell(first, column), grid.cell(last, column)
    if first == last or top == bottom:
        return (top,) if top else ()
    if not top and bottom and column:
        # a heading over several columns that were not merged
        left = next((grid.cell(first, c) for c in range(column - 1, -1, -1) if grid.cell(first, c)), "")
        return (bottom, f"{left} {bottom}")
    both = f"{top} {bottom}".strip()
    return tuple(dict.fromkeys(t for t in (both, bottom, top) if t))


def _guess(grid: Grid) -> Header | None:
    """A table without a header, or with one that nobody knows: codes and texts speak for themselves."""
    start = next((i for i, row in enumerate(grid.rows) if sum(map(bool, row)) > 1), 0)
    none = range(start, start)
    _texts, profiles = _seen(grid, none, len(grid.rows))
    if not profiles:
        return None
    if many := _all_goals(grid, profiles):
        first = next(i for i, row in enumerate(grid.rows) if any(row))
        goals = [GoalColumn(column=j, label="eindterm") for j in many]
        headed = not any(_is_goal(grid.cell(first, j)) for j in many)
        return Header(range(first, first + headed), Columns(goals=goals, sure=True), len(grid.rows))
    coded = [j for j, p in enumerate(profiles) if p.telling > 0.6 and p.filled > 1]
    texts = [j for j, p in enumerate(profiles) if p.filled > 1 and p.code_share < 0.3 and p.mean_length >= 12 and p.worded > 0.5]
    best = max(texts, key=lambda j: (profiles[j].stem_share > 0.6, profiles[j].distinct, profiles[j].mean_length), default=None)
    if best is None:
        return None
    counted = profiles[best].phrases > 0.6 and best > 0 and _counts(grid, best - 1)
    if not (coded or counted or profiles[best].stem_share > 0.6):
        return None
    sections = [[j] for j in texts if j < best and profiles[j].distinct < profiles[best].distinct]
    goal = GoalColumn(column=best, label="eindterm" if profiles[best].stem_share > 0.6 or counted else "")
    code = coded[0] if coded else best - 1 if best and profiles[best - 1].names_rows(profiles[best]) else None
    columns = Columns(goals=[goal], code=code, sections=sections, sure=True)
    return Header(range(start, start + _is_unknown_header(grid, start, columns)), columns, len(grid.rows))


def _all_goals(grid: Grid, profiles: Sequence[Profile]) -> list[int]:
    """The columns of a sheet in which more than one holds goals: cards beside each other, or lists of werkprocessen in cells."""
    goals = [j for j, p in enumerate(profiles) if p.stem_share > 0.6 and p.code_share < 0.3]
    if len(goals) > 1 and sum(profiles[j].filled for j in goals) > 2:
        return goals
    lists = [j for j in range(len(profiles)) if any(_lists_codes(row[j]) for row in grid.rows if j < len(row))]
    return lists if sum(len(cell) > 0 for row in grid.rows for cell in row) <= _FEW_CELLS else []


def _lists_codes(cell: str) -> bool:
    """Whether a cell holds several lines that each open with a code of a programme or dossier, and go on."""
    leads = [split_leading(line) for line in cell.split("\n")]
    return len(leads) > 1 and all(code and is_telling(code) and rest for code, rest in leads)


def _counts(grid: Grid, column: int) -> bool:
    """Whether a column holds little else than what counts rows or items: 1., a), iv."""
    cells = [row[column] for row in grid.rows if column < len(row) and row[column] and sum(map(bool, row)) > 1]
    return len(cells) > 2 and sum(1 for cell in cells if _COUNTER.fullmatch(cell)) > 0.8 * len(cells)


def _is_unknown_header(grid: Grid, i: int, columns: Columns) -> bool:
    """Whether a row above goals that all begin alike is the header, though no word of it is known: short, and no goal itself."""
    goal = columns.goals[0].column
    first, *below = (row[goal] for row in grid.rows[i:] if len(row) > goal and row[goal])
    headed = first == grid.cell(i, goal) and len(first.split()) <= _HEADER_WORDS and not STEM.match(first)
    return headed and not is_code(grid.cell(i, columns.code)) and all(map(STEM.match, below)) and len(below) > 1
