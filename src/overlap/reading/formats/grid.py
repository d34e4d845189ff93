"""A sheet as a plain grid of clean text: the one shape in which every format reaches the reader."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Protocol

LIMIT_CELLS = 2_000_000  # of the rectangle that a sheet spans; a parser makes room for all of them
LIMIT_ROWS = 30_000  # with something in them, in a whole document
LIMIT_LINES = 100_000  # of a text or web page, empty ones too, as far as the last with something in it
_LIMIT_MERGED = 1_000_000  # cells that get their text from a merged one

Range = tuple[tuple[int, int], tuple[int, int]]  # top left and bottom right cell, from 0
_Cells = frozenset[tuple[int, int]]


class Formats(Protocol):
    """How a workbook shows its numbers; looked up when somebody asks."""

    def shown(self, sheet: str, column: int) -> Mapping[tuple[int, int], str]:
        """Give the numbers of a column (from 0) that are shown other than they are, by cell."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Grid:
    """A sheet or a table: ``rows[i][j]`` is the text of the cell in row i + 1, column j + 1 ("" when empty).

    ``copied`` holds the cells (row, column, from 0) that got their text from a merged cell they are part of;
    ``dates`` and ``numbers`` those that hold no text, ``formats`` how numbers are shown. ``above`` is the text that stands above
    a table in Word. ``unvalued`` are the cells with a formula that has no value, ``formulas`` those formulas as far as they are
    known, and ``worked_out`` what the simple ones among them give. ``unreadable`` are the cells with characters that come of
    reading a text in another encoding. ``pages`` is the page of each row, counted from 1, () where the format knows no pages.
    ``open_quotes`` tells of a .csv how many cells open with a quote that is never closed, and the row (from 1) of the first;
    () where there are none. ``struck`` are the cells with text that is struck through, ``unfilled`` those with a field of a form
    that nobody filled in; ``deleted`` holds texts of rows that were deleted with track changes, ``hidden_texts`` pieces that Word
    does not show: neither is in the cells.
    """

    name: str
    rows: Sequence[Sequence[str]]
    hidden: bool = False
    copied: _Cells = frozenset()
    dates: _Cells = frozenset()
    numbers: _Cells = frozenset()
    hidden_rows: frozenset[int] = frozenset()
    above: tuple[str, ...] = ()
    unvalued: _Cells = frozenset()
    formulas: Mapping[tuple[int, int], str] = field(default_factory=dict, repr=False, hash=False)
    unreadable: _Cells = frozenset()
    pages: tuple[int, ...] = ()
    formats: Formats | None = field(default=None, repr=False, hash=False, compare=False)
    open_quotes: tuple[int, ...] = ()
    worked_out: Mapping[tuple[int, int], str] = field(default_factory=dict, hash=False)
    struck: _Cells = frozenset()
    unfilled: _Cells = frozenset()
    deleted: tuple[str, ...] = ()
    hidden_texts: tuple[str, ...] = ()

    @property
    def width(self) -> int:
        """Give the number of columns of the widest row."""
        return max((len(row) for row in self.rows), default=0)

    def cell(self, i: int, j: int | None) -> str:
        """Give the text of a cell, "" where the row is shorter."""
        if j is None:
            return ""
        row = self.rows[i]
        return row[j] if j < len(row) else ""

    def shown(self, i: int, j: int) -> str:
        """Give the text of a cell as people see it: a number with the format 0.00 has two decimals, and a point."""
        text = self.cell(i, j)
        if (i, j) not in self.numbers:
            return text
        text = text.replace(",", ".")
        return self.formats.shown(self.name, j).get((i, j), text) if self.formats else text


def spread(rows: list[list[str]], merged: Sequence[Range]) -> _Cells:
    """Write the text of each merged cell in all the cells it covers, in place; the cells that got it so."""
    copied: set[tuple[int, int]] = set()
    work = 0
    for (top, left), (bottom, right) in merged:
        if top >= len(rows) or left >= len(rows[top]) or not rows[top][left] or work > _LIMIT_MERGED:
            continue
        work += (min(bottom + 1, len(rows)) - top) * (right + 1 - left)
        for i in range(top, min(bottom + 1, len(rows))):
            for j in range(left, min(right + 1, len(rows[i]))):
                if (i, j) != (top, left):
                    rows[i][j] = rows[top][left]
                    copied.add((i, j))
    return frozenset(copied)


def as_text(value: object) -> str:
    """Give the text a person sees for a stored value: 3.0 is "3", 0.5 is "0,5" as Dutch Excel shows it, true is "ja"."""
    if value is None:
        return ""
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "ja" if value else "nee"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() and abs(value) < 1e15 else f"{value:.10g}".replace(".", ",")
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time() else value.isoformat(sep=" ", timespec="minutes")
    if isinstance(value, date | time):
        return value.isoformat()
    if isinstance(value, timedelta):
        minutes = int(value.total_seconds() // 60)
        return f"{minutes // 60}:{minutes % 60:02d}"
    return str(value)
