"""Sheets full of figures: a title with lines below it, tables of texts and numbers, heat maps, and links behind numbers."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Final, NamedTuple

from overlap.locale import gettext as _

from . import styles
from .book import Book, Sheet
from .styles import Properties


class HeatStep(NamedTuple):
    """A step of a heat map: the share (0 to 1) from which it begins, its background and its text."""

    least: float
    background: str
    ink: str


# one hue, so that it also reads in grey and for the colour-blind, and light text on the two darkest
STEPS: Final = (
    HeatStep(0.0, "#FFFFFF", styles.INK),
    HeatStep(0.1, "#DCE9F5", styles.INK),
    HeatStep(0.25, "#A9CBE8", styles.INK),
    HeatStep(0.4, "#3F78AE", "#FFFFFF"),
    HeatStep(0.6, "#12375E", "#FFFFFF"),
)
LINES: Final = 11.5  # size of the lines that are read on a beamer
_ROOM: Final = 0.85  # part of a width that text of that size has, beside text of the usual size
_DECIMALS: Final = 4  # of a figure in a cell
_QUIET: Final[Properties] = {**styles.PASSING, "font_size": 11}


@dataclass(frozen=True, slots=True)
class FigureColumn:
    """A column of a table: its header, its width in characters, and the colour of its side."""

    head: str
    width: float
    colour: str = styles.BETWEEN


class FigureBook(Book):
    """A book of sheets full of figures, with nothing to fill in."""

    def sheet(self, name: str, *, colour: str | None = None) -> "FigureSheet":
        """Begin a sheet, set up to print on A4 landscape, as wide as the paper, with page numbers."""
        return FigureSheet(self, self._worksheet(name, colour))

    def sign(self, name: str, texts: Iterable[str]) -> None:
        """Write texts side by side on a hidden sheet, by which programs know the book again."""
        hidden = self.sheet(name)
        for column, text in enumerate(texts):
            hidden.text(0, column, text, styles.BASE)
        hidden.hide()


class FigureSheet(Sheet):
    """A sheet of a book of figures. Shares are written as they are (0 to 1) and shown as percentages."""

    def top(self, title: str, lines: Sequence[str], widths: Sequence[float]) -> int:
        """Write a title and wrapped lines below it, each over the columns from A on that have these widths (characters).

        Returns:
            The next free row.
        """
        self.title(0, 0, title)
        for row, line in enumerate(lines, 1):
            self.across(row, 0, len(widths) - 1, line, styles.NOTE, font_size=LINES)
            self.fit(row, [(line, sum(widths) * _ROOM)], line=styles.LINE + 2)
        return len(lines) + 1

    def open_top(self, title: str, lines: Sequence[str]) -> int:
        """Write a title and lines below it that run on over the cells to their right, for a sheet with narrow columns.

        Returns:
            The next free row.
        """
        self.title(0, 0, title)
        for row, line in enumerate(lines, 1):
            self.text(row, 0, line, _QUIET)
        return len(lines) + 1

    def numbers(self, row: int, first: int, values: Iterable[float], look: Properties, **more: Any) -> None:
        """Write numbers side by side, rounded, so that the same input gives the same bytes."""
        super().numbers(row, first, (round(value, _DECIMALS) for value in values), look, **more)

    def linked(self, row: int, column: int, value: float, look: Properties, link: str) -> None:
        """Write a number that leads to what is behind it, or only the number where ``link`` is empty."""
        if link:
            self.linked_number(row, column, link, round(value, _DECIMALS), look)
        else:
            self.number(row, column, round(value, _DECIMALS), look)

    def share(self, row: int, column: int, share: float, link: str = "", **more: Any) -> None:
        """Write a cell of a heat map: a share on the colour of its step, with a link to what is behind it."""
        step = step_of(share)
        look = {**_heat(step), "num_format": "0%", "border": 1, "border_color": "#FFFFFF", "font_size": 11, **more}
        self.linked(row, column, share, look, link)

    def legend(self, row: int, first: int) -> None:
        """Write the steps of a heat map side by side, from the column ``first`` on."""
        for column, step in enumerate(STEPS, first):
            text = f"≥{step.least:.0%}" if step.least else _("less")
            self.text(row, column, text, _heat(step), border=1, border_color=styles.LINE_COLOUR, font_size=9)


class FigureTable:
    """A table on a sheet, from column A on."""

    def __init__(self, sheet: Sheet, columns: Sequence[FigureColumn]) -> None:
        """Take the sheet and the columns."""
        self._sheet = sheet
        self._columns = columns

    def heads(self, row: int) -> None:
        """Write the headers, and set the widths of the columns."""
        for n, column in enumerate(self._columns):
            self._sheet.wide(n, n, column.width)
            self._sheet.text(row, n, column.head, styles.head(column.colour))
        self._sheet.fit(row, [(column.head, column.width - 2) for column in self._columns], least=2)

    def line(self, row: int, cells: Sequence[str | float | None], **more: Any) -> None:
        """Write a row: texts, whole numbers (int), shares (float) and empty cells (None)."""
        for column, cell in enumerate(cells):
            if isinstance(cell, str):
                self._sheet.text(row, column, cell, styles.CELL, **more)
            elif cell is None:
                self._sheet.blank(row, column, styles.CELL, **more)
            else:
                look = styles.WHOLE if isinstance(cell, int) else styles.PERCENT
                self._sheet.number(row, column, round(cell, _DECIMALS), look, **more)
        self.fit(row, cells)

    def fit(self, row: int, cells: Sequence[str | float | None]) -> None:
        """Make a row high enough for its texts."""
        widths = (column.width for column in self._columns)
        self._sheet.fit(row, [(cell, width) for cell, width in zip(cells, widths, strict=False) if isinstance(cell, str)])


def step_of(share: float) -> HeatStep:
    """Give the step of the heat map that a share (0 to 1) falls in, rounded as it is shown."""
    return [step for step in STEPS if round(share, 2) >= step.least][-1]


def _heat(step: HeatStep) -> Properties:
    return {**styles.BASE, "bg_color": step.background, "font_color": step.ink, "align": "center"}
