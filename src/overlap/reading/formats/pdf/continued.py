"""Tables of pages that follow each other -> one table: repeated headers once, a row that the end of a page parted whole again."""

from collections.abc import Iterable, Sequence

from overlap.reading.formats.grid import Grid, Range, spread

from .hyphens import Hyphens
from .paragraphs import LISTED
from .ruled import PageTable

_NEAR = 6.0  # points: columns that are so near each other are the same
_HEADERS = 3  # rows of a header, at most
_ENDED = (".", ";", ":", "!", "?")


def goes_on(table: Sequence[PageTable], then: PageTable) -> bool:
    """Tell whether a table goes on in the first one of the next page."""
    last = table[-1]
    return (
        then.page == last.page + 1
        and len(then.edges) == len(last.edges)
        and then.ruled == last.ruled
        and all(abs(a - b) <= _NEAR for a, b in zip(then.edges, last.edges, strict=True))
    )


def in_columns_of(last: PageTable, then: PageTable) -> PageTable:
    """Give a table of the next page in the columns of the last one, where it has some of those only.

    That is so where its first rows are merged there: nothing shows the other columns.
    """
    places = [next((n for n, at in enumerate(last.edges) if abs(at - edge) <= _NEAR), -1) for edge in then.edges]
    ends = places[:1] == [0] and places[-1] == len(last.edges) - 1
    if not (then.ruled and last.ruled) or len(places) >= len(last.edges) or -1 in places or not ends:
        return then
    width = len(last.edges) - 1
    rows = []
    for row in then.rows:
        cells = [""] * width
        for j, cell in enumerate(row):
            cells[places[j]] = cell
        rows.append(cells)
    spans = {(i, j): (i, j) for i in range(len(rows)) for j in range(len(places) - 1)} | dict(then.merged)
    inner = {(i, j) for (a, b), (c, d) in then.merged for i in range(a, c + 1) for j in range(b, d + 1)} - {
        s for s, _e in then.merged
    }
    merged: list[Range] = [
        ((a, places[b]), (c, places[d + 1] - 1))
        for (a, b), (c, d) in spans.items()
        if (a, b) not in inner and ((a, places[b]) != (c, places[d + 1] - 1))
    ]
    return PageTable(page=then.page, box=then.box, rows=rows, edges=last.edges, merged=merged)


def repeats(table: Sequence[PageTable], texts: Iterable[str]) -> bool:
    """Tell whether lines above the part on the next page are what a spreadsheet repeats there of cells that go on."""
    last = table[-1]
    values = [next((row[j] for row in reversed(last.rows) if row[j]), "") for j in range(len(last.rows[0]))]
    whole = [" ".join(value.split()) for value in values]
    return all(any(text in value for value in whole) for text in texts)


def grid_of(table: Sequence[PageTable], name: str, above: tuple[str, ...], hyphens: Hyphens) -> Grid:
    """Give the parts of a table as one grid."""
    rows = [list(row) for row in table[0].rows]
    merged = list(table[0].merged)
    pages = [table[0].page] * len(rows)
    for part in table[1:]:
        start = _repeated_rows(table[0].rows, part.rows)
        more = [list(row) for row in part.rows[start:]]
        spans = [((a - start, b), (c - start, d)) for (a, b), (c, d) in part.merged if a >= start]
        if more and _is_parted(rows, merged, more, spans, len(_header(table))):
            rows[-1] = [_joined(cell, rest, hyphens) for cell, rest in zip(rows[-1], more[0], strict=True)]
            more = more[1:]
            spans = [((max(a - 1, 0), b), (c - 1, d)) for (a, b), (c, d) in spans if c >= 1]
            spans = [span for span in spans if span[0] != span[1]]
        if more:
            merged += _shifted(rows, merged, more, spans)
            rows += more
            pages += [part.page] * len(more)
    copied = spread(rows, merged)
    return Grid(name=name, rows=rows, copied=copied, above=above, pages=tuple(pages))


def _header(table: Sequence[PageTable]) -> list[list[str]]:
    """The rows that the parts of a table all begin with, the first one where it has only one part."""
    counts = [_repeated_rows(table[0].rows, part.rows) for part in table[1:]]
    return table[0].rows[: max(counts, default=0) or 1]


def _repeated_rows(first: Sequence[list[str]], rows: Sequence[list[str]]) -> int:
    """How many rows at the top are the header of the first part again."""
    for count in range(min(_HEADERS, len(first) - 1, len(rows)), 0, -1):
        if all(first[n] == rows[n] and any(rows[n]) for n in range(count)):
            return count
    return 0


def _is_parted(rows: list[list[str]], merged: list[Range], more: list[list[str]], spans: list[Range], header: int) -> bool:
    """Whether the first row of a page is the rest of the last row of the page before.

    It is, where it lacks what every other row has; or where its first text goes on in the middle of a sentence.
    """
    first = more[0]
    if sum(map(bool, first)) == 0 or _is_whole(0, spans, len(first)):
        return False
    own = [row for i, row in enumerate(rows) if i >= header and not _is_whole(i, merged, len(row))]
    own += [row for i, row in enumerate(more) if i > 0 and not _is_whole(i, spans, len(row))]
    if len(own) >= 2:
        always = [j for j in range(len(first)) if all(row[j] for row in own)]
        if any(not first[j] for j in always):
            return True
    start = next(cell for cell in first if cell)
    before = rows[-1][first.index(start)]
    return start[0].islower() and bool(before) and not before.endswith(_ENDED)


def _is_whole(i: int, merged: list[Range], width: int) -> bool:
    """Whether a row is one cell from left to right."""
    return any(top <= i <= bottom and left == 0 and right == width - 1 for (top, left), (bottom, right) in merged)


def _joined(cell: str, rest: str, hyphens: Hyphens) -> str:
    if not cell or not rest:
        return cell or rest
    item = cell.rpartition("\n")[2].startswith("•") and not LISTED.search(cell)
    if rest.startswith("•") or ((cell.endswith(_ENDED) or item) and not rest[0].islower()):
        return f"{cell}\n{rest}"
    start, *others = rest.split("\n", 1)
    return "\n".join([hyphens.join(cell, start), *others])


def _shifted(rows: list[list[str]], merged: list[Range], more: list[list[str]], spans: list[Range]) -> list[Range]:
    """What is merged in the rows of a next page, counted in the whole table.

    A cell without a text at the top of a page, in a column where cells are merged, is the rest of the one above it.
    """
    shift = len(rows)
    moved = [((a + shift, b), (c + shift, d)) for (a, b), (c, d) in spans]
    for j in range(len(more[0])):
        several = any(left <= j <= right and bottom > top for (top, left), (bottom, right) in (*merged, *spans))
        if more[0][j] or not several:
            continue
        span = next((span for span in moved if span[0] == (shift, j)), ((shift, j), (shift, j)))
        if span[1][1] != j:
            continue
        above = next((s for s in merged if s[0][1] <= j <= s[1][1] and s[1][0] == shift - 1), None)
        top = above[0][0] if above else shift - 1
        if above is not None and above[0][1] != above[1][1]:
            continue
        if not rows[top][j]:
            continue
        moved = [s for s in moved if s != span]
        moved.append(((top, j), (span[1][0], j)))
    return moved
