"""A sheet as a plain grid of clean text: the one shape in which every format reaches the reader."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta


@dataclass(frozen=True, slots=True)
class Grid:
    """A sheet: ``rows[i][j]`` is the text of the cell in row i + 1, column j + 1 ("" when empty).

    ``copied`` holds the cells (row, column, from 0) that got their text from a merged cell they are part of;
    ``dates`` those that hold a date.
    """

    name: str
    rows: Sequence[Sequence[str]]
    hidden: bool = False
    copied: frozenset[tuple[int, int]] = frozenset()
    dates: frozenset[tuple[int, int]] = field(default_factory=frozenset)

    @property
    def width(self) -> int:
        """The number of columns of the widest row."""
        return max((len(row) for row in self.rows), default=0)


def as_text(value: object) -> str:
    """The text a person sees for a stored value: 3.0 is "3", 0.5 is "0,5" as Dutch Excel shows it, true is "ja"."""
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
