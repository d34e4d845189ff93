"""What sheets full of figures share: title and lines above, a table, shares as a heat map, and its legend."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from overlap.analysis.units import Unit
from overlap.locale import gettext as _
from overlap.locale import mark
from overlap.workbook.xlsx.book import Sheet

from . import styles

_EDGE: Final = "#FFFFFF"  # between the cells of a heat map
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
_IN_MERGED: Final = 0.85  # of the width of merged cells: text that large fills them sooner
_EXACT: Final = 4  # decimals of a share in a cell, so that the same input gives the same bytes


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table: its header, its width in characters, and the colour of its side."""

    head: str
    width: float
    colour: str = styles.BETWEEN


def step(share: float) -> tuple[str, str]:
    """Give background and text of a share (0 to 1), which is rounded as it is shown."""
    shown = round(share, 2)
    _least, background, text = max((s for s in STEPS if shown >= s[0]), key=lambda s: s[0])
    return background, text


def kind_name(unit: Unit) -> str:
    """Say what kind of unit it is, in the language of this run."""
    return _(KINDS[unit.kind])


def numbered(unit: Unit) -> str:
    """Give number and name of a unit."""
    return f"{unit.number} {unit.name}"


def top(sheet: Sheet, title: str, lines: Sequence[str], last: int) -> int:
    """Write a title and lines of text in merged cells up to column ``last``; give the next free row."""
    sheet.title(0, 0, title)
    for row, text in enumerate(lines, 1):
        sheet.across(row, 0, last, text, styles.NOTE, font_size=LINES)
    return len(lines) + 1


def fit_lines(sheet: Sheet, lines: Sequence[str], width: float) -> None:
    """Make the rows of the lines below the title high enough for a merged cell of that width (characters)."""
    for row, text in enumerate(lines, 1):
        sheet.fit(row, [(text, width * _IN_MERGED)], line=styles.LINE + 2)


def heads(sheet: Sheet, row: int, columns: Sequence[Column]) -> None:
    """Write the headers of a table, and give its columns their widths."""
    for n, column in enumerate(columns):
        sheet.wide(n, n, column.width)
        sheet.text(row, n, column.head, styles.head(column.colour))
    sheet.fit(row, [(c.head, c.width - 2) for c in columns], least=2)


def line(sheet: Sheet, row: int, columns: Sequence[Column], cells: Sequence[Any], **look: Any) -> None:
    """Write a row of a table: texts, whole numbers (int), shares (float, shown as percentages), empty cells (None)."""
    for n, cell in enumerate(cells):
        if isinstance(cell, str):
            sheet.text(row, n, cell, styles.CELL, **look)
        elif cell is None:
            sheet.blank(row, n, styles.CELL, **look)
        else:
            base = styles.WHOLE if isinstance(cell, int) else styles.PERCENT
            sheet.number(row, n, round(cell, _EXACT), base, **look)
    texts = [(cell, column.width) for cell, column in zip(cells, columns, strict=False) if isinstance(cell, str)]
    sheet.fit(row, texts)


def share_cell(sheet: Sheet, row: int, column: int, share: float, link: str = "", **look: Any) -> None:
    """Write a cell of a heat map: the share as a percentage on the colour of its step, with a link to what is behind it."""
    background, text = step(share)
    cell = {**styles.BASE, "bg_color": background, "font_color": text, "align": "center", "num_format": "0%"}
    edged = {**cell, "border": 1, "border_color": _EDGE, "font_size": 11, **look}
    if link:
        sheet.linked_number(row, column, link, round(share, _EXACT), edged)
    else:
        sheet.number(row, column, round(share, _EXACT), edged)


def legend(sheet: Sheet, row: int, first: int, most: int) -> None:
    """Write the first ``most`` steps of the heat map side by side, from the column ``first`` on."""
    for n, (least, background, text) in enumerate(STEPS[:most]):
        label = _("less") if n == 0 else f"≥{least:.0%}"
        cell = {**styles.BASE, "bg_color": background, "font_color": text, "align": "center", "border": 1}
        sheet.text(row, first + n, label, cell, border_color=styles.LINE_COLOUR, font_size=9)
