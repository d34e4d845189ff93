"""Tables that are drawn: their rules part the page in cells, and cells without a rule between them are one."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from overlap.reading.formats.grid import Range

from .hyphens import Hyphens
from .lines import lines_of
from .opening import Box, PageWord, PdfPage
from .paragraphs import cell_text

_TOUCH = 3.0  # points: rules that come so near each other meet
_SAME = 2.5  # points: rules so near each other are one
_LEVEL = 1.5  # points: rules so near each other are in each other's line
_GAP = 3.5  # points: so much may be missing of a rule
_COVERED = 0.5  # of the side of a cell: a rule along so much of it closes it
_NARROW = 4.0  # points: no cell is smaller
_LIMIT_CELLS = 20_000  # of a table
_LIMIT_MEETINGS = 2_000_000  # of rules that may meet


@dataclass(slots=True, kw_only=True)
class PageTable:
    """A table on one page: the text of its cells, what is merged, and where it stands.

    ``edges`` are the places of its columns, in points from the left; ``rights`` where the texts of those end, in a table
    without rules.
    """

    page: int
    box: Box
    rows: list[list[str]]
    edges: list[float]
    merged: list[Range] = field(default_factory=list)
    ruled: bool = True
    rights: list[float] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Rules:
    """Rules that meet, each as (place, from, to): the flat ones by height, the upright ones by how far to the right."""

    flat: list[tuple[float, float, float]]
    upright: list[tuple[float, float, float]]


def ruled_tables(page: PdfPage, words: Sequence[PageWord], hyphens: Hyphens) -> tuple[list[PageTable], list[PageWord]]:
    """Read the tables that are drawn on a page; and the words that stand outside them."""
    tables = []
    rest = list(words)
    for rules in _together(_joined(_flat(page.rules)), _joined(_upright(page.rules))):
        frame = _Frame(rules)
        if frame.columns < 2 or frame.columns * frame.rows > _LIMIT_CELLS:
            continue
        inside = [word for word in rest if frame.holds(word)]
        if not inside:
            continue
        kept = set(map(id, inside))
        rest = [word for word in rest if id(word) not in kept]
        tables.append(frame.read(page.number, inside, hyphens))
    return tables, rest


def _flat(rules: Iterable[Box]) -> list[tuple[float, float, float]]:
    return [(rule.top, rule.left, rule.right) for rule in rules if rule.right - rule.left > rule.bottom - rule.top]


def _upright(rules: Iterable[Box]) -> list[tuple[float, float, float]]:
    return [(rule.left, rule.top, rule.bottom) for rule in rules if rule.right - rule.left <= rule.bottom - rule.top]


def _joined(rules: list[tuple[float, float, float]]) -> list[tuple[float, float, float]]:
    """Rules in each other's line as one."""
    lines: list[list[tuple[float, float, float]]] = []
    for rule in sorted(rules):
        if lines and rule[0] - lines[-1][0][0] <= _LEVEL:
            lines[-1].append(rule)
        else:
            lines.append([rule])
    joined: list[tuple[float, float, float]] = []
    for line in lines:
        place = sum(rule[0] for rule in line) / len(line)
        start: float | None = None
        end = 0.0
        for _place, first, last in sorted(line, key=lambda rule: rule[1]):
            if start is not None and first - end <= _GAP:
                end = max(end, last)
                continue
            if start is not None:
                joined.append((place, start, end))
            start, end = first, last
        if start is not None:
            joined.append((place, start, end))
    return joined


def _together(flat: list[tuple[float, float, float]], upright: list[tuple[float, float, float]]) -> Iterator[_Rules]:
    """The rules that meet, straight or by others, table by table from the top."""
    if len(flat) * len(upright) > _LIMIT_MEETINGS:
        return
    group = list(range(len(flat) + len(upright)))

    def root(n: int) -> int:
        while group[n] != n:
            group[n] = group[group[n]]
            n = group[n]
        return n

    for n, (y, left, right) in enumerate(flat):
        for m, (x, top, bottom) in enumerate(upright, start=len(flat)):
            if left - _TOUCH <= x <= right + _TOUCH and top - _TOUCH <= y <= bottom + _TOUCH:
                group[root(m)] = root(n)
    groups: dict[int, _Rules] = {}
    for n, rule in enumerate(flat):
        groups.setdefault(root(n), _Rules([], [])).flat.append(rule)
    for m, rule in enumerate(upright, start=len(flat)):
        groups.setdefault(root(m), _Rules([], [])).upright.append(rule)
    whole = [rules for rules in groups.values() if rules.flat and rules.upright]
    yield from sorted(whole, key=lambda rules: min(rule[0] for rule in rules.flat))


def _places(values: Iterable[float]) -> list[float]:
    """The values from low to high, those near each other as one."""
    places: list[float] = []
    for value in sorted(values):
        if not places or value - places[-1] > _SAME:
            places.append(value)
    return places


class _Frame:
    """The rules of one table as cells: rows by columns, and which of those are one cell."""

    def __init__(self, rules: _Rules) -> None:
        self.rules = rules
        self.xs = _places([rule[0] for rule in rules.upright] + _ends(rules.flat))
        self.ys = _places([rule[0] for rule in rules.flat] + _ends(rules.upright))
        self.columns, self.rows = len(self.xs) - 1, len(self.ys) - 1

    def holds(self, word: PageWord) -> bool:
        x, y = word.box.middle[0], word.baseline - word.size / 4
        return self.xs[0] - 1 <= x <= self.xs[-1] + 1 and self.ys[0] - 1 <= y <= self.ys[-1] + 1

    def read(self, page: int, words: Sequence[PageWord], hyphens: Hyphens) -> PageTable:
        cells = self._cells()
        inside: dict[int, list[PageWord]] = {}
        for word in words:
            x, y = word.box.middle[0], word.baseline - word.size / 4
            i = min(max(bisect_right(self.ys, y) - 1, 0), self.rows - 1)
            j = min(max(bisect_right(self.xs, x) - 1, 0), self.columns - 1)
            inside.setdefault(cells[i][j], []).append(word)
        rows = [[""] * self.columns for _row in range(self.rows)]
        spans: dict[int, list[int]] = {}
        for i, row in enumerate(cells):
            for j, cell in enumerate(row):
                span = spans.setdefault(cell, [i, j, i, j])
                span[2:] = max(span[2], i), max(span[3], j)
                span[1] = min(span[1], j)
        merged: list[Range] = []
        for cell, (top, left, bottom, right) in spans.items():
            if cell in inside:
                lines = lines_of(inside[cell], page)
                pad = max(0.0, min(line.box.left for line in lines) - self.xs[left])
                edge = self.xs[right + 1] - min(pad, 8.0)
                rows[top][left] = cell_text(lines, self.xs[left] + min(pad, 8.0), edge, hyphens)
            if (top, left) != (bottom, right):
                merged.append(((top, left), (bottom, right)))
        box = Box(self.xs[0], self.ys[0], self.xs[-1], self.ys[-1])
        table = PageTable(page=page, box=box, rows=rows, edges=self.xs, merged=merged)
        return _without_slivers(table, self.ys)

    def _cells(self) -> list[list[int]]:
        """A number for each cell of the frame; cells that are one have the same."""
        cells = [[i * self.columns + j for j in range(self.columns)] for i in range(self.rows)]
        first = list(range(self.rows * self.columns))

        def root(n: int) -> int:
            while first[n] != n:
                first[n] = first[first[n]]
                n = first[n]
            return n

        upright, flat = _at(self.rules.upright, self.xs), _at(self.rules.flat, self.ys)
        for i in range(self.rows):
            for j in range(self.columns):
                right = j + 1 < self.columns and not _closed(upright[j + 1], self.ys[i], self.ys[i + 1])
                if right:
                    self._unite(first, root(cells[i][j]), root(cells[i][j + 1]))
                below = i + 1 < self.rows and not _closed(flat[i + 1], self.xs[j], self.xs[j + 1])
                if below:
                    self._unite(first, root(cells[i][j]), root(cells[i + 1][j]))
        return [[root(cell) for cell in row] for row in cells]

    @staticmethod
    def _unite(first: list[int], one: int, other: int) -> None:
        first[max(one, other)] = min(one, other)


def _ends(rules: Iterable[tuple[float, float, float]]) -> list[float]:
    """Where the outermost of the rules begin and end: the sides of a table that are not drawn."""
    rules = list(rules)
    return [min(rule[1] for rule in rules), max(rule[2] for rule in rules)]


def _at(rules: Iterable[tuple[float, float, float]], places: Sequence[float]) -> list[list[tuple[float, float, float]]]:
    """The rules at each of the places."""
    at: list[list[tuple[float, float, float]]] = [[] for _place in places]
    for rule in rules:
        first = bisect_left(places, rule[0] - _SAME)
        for n in range(first, min(first + 3, len(places))):
            if abs(places[n] - rule[0]) <= _SAME:
                at[n].append(rule)
    return at


def _closed(rules: Iterable[tuple[float, float, float]], start: float, end: float) -> bool:
    """Whether rules at one place cover enough of the side of a cell."""
    return sum(max(0.0, min(end, last) - max(start, first)) for _place, first, last in rules) >= _COVERED * (end - start)


def _without_slivers(table: PageTable, ys: list[float]) -> PageTable:
    """The table without rows and columns that are only the space between two rules."""
    rows = [i for i in range(len(table.rows)) if ys[i + 1] - ys[i] >= _NARROW or any(table.rows[i])]
    width = len(table.edges) - 1
    columns = [j for j in range(width) if table.edges[j + 1] - table.edges[j] >= _NARROW or any(row[j] for row in table.rows)]
    if len(rows) == len(table.rows) and len(columns) == width:
        return table
    merged = []
    for (top, left), (bottom, right) in table.merged:
        kept_rows = [rows.index(i) for i in range(top, bottom + 1) if i in rows]
        kept_columns = [columns.index(j) for j in range(left, right + 1) if j in columns]
        if kept_rows and kept_columns and (len(kept_rows) > 1 or len(kept_columns) > 1):
            merged.append(((kept_rows[0], kept_columns[0]), (kept_rows[-1], kept_columns[-1])))
    table.rows = [[table.rows[i][j] for j in columns] for i in rows]
    table.edges = [table.edges[j] for j in columns] + [table.edges[-1]]
    table.merged = merged
    return table
