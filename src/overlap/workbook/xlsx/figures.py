"""What the sheets of a matrix share: title and lines above, a table with a filter, numbers in cells with a link."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from overlap.analysis.units import Unit
from overlap.locale import gettext as _
from overlap.locale import mark
from overlap.workbook.xlsx.book import Sheet

from . import styles
from .styles import Properties

# share from which a step begins, its background and its text: one hue, so that it also reads in grey and for the
# colour-blind, and light text on the two darkest
STEPS: Final = (
    (0.0, "#FFFFFF", styles.INK),
    (0.1, "#DCE9F5", styles.INK),
    (0.25, "#A9CBE8", styles.INK),
    (0.4, "#3F78AE", "#FFFFFF"),
    (0.6, "#12375E", "#FFFFFF"),
)
KINDS: Final[Mapping[str, str]] = {
    "profiel": mark("programme"),
    "kern": mark("profielkern"),
    "module": mark("module"),
    "keuzevak": mark("keuzevak"),
    "kwalificatie": mark("kwalificatie"),
    "keuzedeel": mark("keuzedeel"),
}
LINES: Final = 11.5  # size of the lines that are read on a beamer


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table: its header, its width in characters, and the colour of its side."""

    head: str
    width: float
    colour: str = styles.BETWEEN


def step(share: float) -> tuple[str, str]:
    """Background and text of a share (0 to 1). The share is rounded as it is shown."""
    shown = round(share, 2)
    _least, background, text = max((s for s in STEPS if shown >= s[0]), key=lambda s: s[0])
    return background, text


def kind_name(unit: Unit) -> str:
    """What kind of unit it is, in the language of this run."""
    return _(KINDS[unit.kind])


def numbered(unit: Unit) -> str:
    """Number and name of a unit."""
    return f"{unit.number} {unit.name}"


def top(sheet: Sheet, title: str, lines: Sequence[str], last: int) -> int:
    """Title and lines of text in merged cells up to column ``last``; the next free row."""
    sheet.text(0, 0, title, styles.TITLE)
    sheet.high(0, 30)
    for row, line in enumerate(lines, 1):
        if last > 0:
            sheet.across(row, 0, last, line, styles.NOTE, font_size=LINES)
        else:
            sheet.text(row, 0, line, styles.NOTE, font_size=LINES)
    return len(lines) + 1


def fit_lines(sheet: Sheet, lines: Sequence[str], width: float) -> None:
    """Make the rows of the lines below the title high enough for a merged cell of that width."""
    for row, line in enumerate(lines, 1):
        sheet.fit(row, [(line, width * 0.85)], line=styles.LINE + 2)


def heads(sheet: Sheet, row: int, columns: Sequence[Column]) -> None:
    """Headers and widths of a table."""
    for n, column in enumerate(columns):
        sheet.wide(n, n, column.width)
        sheet.text(row, n, column.head, styles.head(column.colour))
    sheet.fit(row, [(c.head, c.width - 2) for c in columns], least=2)


def line(sheet: Sheet, row: int, columns: Sequence[Column], cells: Sequence[Any], **look: Any) -> None:
    """A row of a table: texts, whole numbers (int), shares (float, shown as percentages) and empty cells (None)."""
    for n, cell in enumerate(cells):
        if isinstance(cell, str):
            sheet.text(row, n, cell, styles.CELL, **look)
        elif cell is None:
            sheet.blank(row, n, styles.CELL, **look)
        else:
            base = styles.WHOLE if isinstance(cell, int) else styles.PERCENT
            sheet.number(row, n, round(cell, 4), base, **look)
    texts = [(cell, column.width) for cell, column in zip(cells, columns, strict=False) if isinstance(cell, str)]
    sheet.fit(row, texts)


def number(sheet: Sheet, row: int, column: int, value: float, look: Properties, link: str = "") -> None:
    """A number, with a link to what is behind it where there is one."""
    if link:
        sheet.link(row, column, link, "", look)
    sheet.number(row, column, round(value, 4), look)


def share_cell(sheet: Sheet, row: int, column: int, share: float, link: str = "", **look: Any) -> None:
    """A cell of a heat map: the share as a percentage on the colour of its step."""
    background, text = step(share)
    cell = {**styles.BASE, "bg_color": background, "font_color": text, "align": "center", "num_format": "0%"}
    number(sheet, row, column, share, {**cell, "border": 1, "border_color": "#FFFFFF", "font_size": 11, **look}, link)


def legend(sheet: Sheet, row: int, first: int, most: int) -> None:
    """The steps of the heat map in cells from ``first`` on, each over one column."""
    for n, (least, background, text) in enumerate(STEPS[:most]):
        label = _("less") if n == 0 else f"≥{least:.0%}"
        cell = {**styles.BASE, "bg_color": background, "font_color": text, "align": "center", "border": 1}
        sheet.text(row, first + n, label, cell, border_color=styles.LINE_COLOUR, font_size=9)
