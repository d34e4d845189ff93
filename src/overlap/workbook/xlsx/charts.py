"""Charts as all of ours are: bars in parts that together are 100 %, with a text for whoever cannot see them."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from . import styles
from .book import Sheet
from .fitting import shortened

_ALT: Final = 1_000  # characters of the text that takes the place of a chart
_GAP: Final = 45  # between bars, as a percentage of their width
_TITLE_SIZE: Final = 11  # points, like those below
_SMALL: Final = 8
_LEGEND_SIZE: Final = 9
_MOVES_ONLY: Final = 2  # with the cells below it, and keeps its size


@dataclass(frozen=True, slots=True)
class BarPart:
    """A part of every bar: the column with its figures and its colour; with ``ink`` the figure stands in the bar too."""

    column: int
    colour: str
    ink: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class StackedBars:
    """A bar per row of a table, below its header in row ``head`` up to row ``last``; the column ``label`` names them.

    ``edge`` is colour and width (points) of the line around each part, ``size`` width and height in pixels, and ``alt`` says
    what there is to see.
    """

    title: str
    head: int
    last: int
    label: int
    parts: Sequence[BarPart]
    size: tuple[int, int]
    alt: str
    edge: tuple[str, float] = (styles.PAPER, 0.75)
    label_size: int = _SMALL

    def put(self, sheet: Sheet, row: int, column: int, **offset: int) -> None:
        """Draw the chart with its left upper corner on a cell, ``x_offset`` and ``y_offset`` pixels from it."""
        chart = sheet.book.chart({"type": "bar", "subtype": "percent_stacked", "name": self.title})
        for part in self.parts:
            chart.add_series(self._series(sheet.name, part))
        chart.set_title({"name": self.title, "name_font": {"size": _TITLE_SIZE, "bold": True, "color": styles.INK}})
        names = {"size": self.label_size, "name": styles.FONT}
        chart.set_y_axis({"reverse": True, "num_font": names, "line": {"none": True}})
        lines = {"visible": True, "line": {"color": styles.GAP}}
        chart.set_x_axis({"num_format": "0%", "major_unit": 0.25, "num_font": {"size": _SMALL}, "major_gridlines": lines})
        chart.set_legend({"position": "bottom", "font": {"size": _LEGEND_SIZE}})
        chart.set_chartarea({"border": {"none": True}})
        width, height = self.size
        chart.set_size({"width": width, "height": height})
        sheet.chart(row, column, chart, {"description": shortened(self.alt, _ALT), "object_position": _MOVES_ONLY, **offset})

    def _series(self, name: str, part: BarPart) -> dict[str, Any]:
        colour, width = self.edge
        series: dict[str, Any] = {
            "name": [name, self.head, part.column],
            "categories": [name, self.head + 1, self.label, self.last, self.label],
            "values": [name, self.head + 1, part.column, self.last, part.column],
            "fill": {"color": part.colour},
            "border": {"color": colour, "width": width},
            "gap": _GAP,
        }
        figures = {"data_labels": {"value": True, "font": {"color": part.ink, "size": _LEGEND_SIZE}}} if part.ink else {}
        return {**series, **figures}
