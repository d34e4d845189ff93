"""Colours and formats. Every pair of text and background has a contrast of at least 4.5:1 (tested).

Blue is vmbo, green is mbo, amber is to fill in: three hues that colour-blind readers tell apart, and never the only
sign: headers and texts say the same.
"""

from collections.abc import Mapping
from typing import Any, Final

FONT: Final = "Calibri"
SIZE: Final = 10
LINE: Final = 12.75  # points that a line of text takes at that size

INK: Final = "#1B1B1B"
SOFT: Final = "#595959"  # of what is said in passing
PAPER: Final = "#FFFFFF"
CAUTION: Final = "#9C2B00"
LINE_COLOUR: Final = "#BFBFBF"
GROUP_LINE: Final = "#595959"

VMBO: Final = "#1F4E79"
MBO: Final = "#1D5C45"
BETWEEN: Final = "#404040"
FILL_IN_HEAD: Final = "#FFD166"
FILL_IN: Final = "#FFF8E1"
REFERENCE: Final = "#BFBFBF"  # tabs of what is for the facilitator and to look things up

SIDES: Final[Mapping[str, str]] = {"vmbo": VMBO, "mbo": MBO}
VMBO_TINT: Final = "#EAF1F8"  # behind the first row of a vmbo goal

# the three parts of coverage, dark to light so that they also differ in grey
OVERLAP: Final = "#1F4E79"
RELATED: Final = "#9DC3E6"
GAP: Final = "#E7E6E6"
HEAT: Final = "#6FA8DC"  # the darkest of the heat map, still light enough for dark text

# verdict by its stable name -> background and text
VERDICTS: Final[dict[str, tuple[str, str]]] = {
    "repetition": ("#CFE2F3", "#10375C"),
    "deepening": ("#D9EAD3", "#1E4620"),
    "related": ("#FFF2CC", "#5C4400"),
    "no overlap": ("#EDEDED", "#3B3B3B"),
    "discuss later": ("#F8D9C4", "#6B2D00"),
    "gap": ("#EDEDED", "#3B3B3B"),
    "overlap after all": ("#CFE2F3", "#10375C"),
}

Properties = dict[str, Any]

BASE: Final[Properties] = {"font_name": FONT, "font_size": SIZE, "font_color": INK, "valign": "vcenter"}
WRAPPED: Final[Properties] = {**BASE, "text_wrap": True}
CELL: Final[Properties] = {**WRAPPED, "bottom": 1, "bottom_color": LINE_COLOUR, "indent": 1}
CENTRED: Final[Properties] = {**CELL, "indent": 0, "align": "center"}
TO_FILL: Final[Properties] = {**CELL, "bg_color": FILL_IN, "left": 1, "left_color": LINE_COLOUR}
TITLE: Final[Properties] = {**BASE, "font_size": 20, "bold": True, "font_color": VMBO}
SUBTITLE: Final[Properties] = {**BASE, "font_size": 13, "bold": True}
NOTE: Final[Properties] = {**WRAPPED, "font_color": SOFT}
PASSING: Final[Properties] = {**BASE, "font_color": SOFT}
HEAD: Final[Properties] = {**WRAPPED, "bold": True, "font_color": PAPER, "indent": 1}
WHOLE: Final[Properties] = {**CELL, "num_format": "0", "align": "right"}
LINK: Final[Properties] = {**CELL, "underline": 1}
GROUP_EDGE: Final[Properties] = {"top": 1, "top_color": GROUP_LINE}  # above the first row of what belongs together
PERCENT: Final[Properties] = {**CELL, "num_format": "0%", "align": "right"}


def head(colour: str) -> Properties:
    """Give the look of a header in the colour of its side: dark text on light colours."""
    return {**HEAD, "bg_color": colour, "font_color": INK if colour in (FILL_IN_HEAD, RELATED, GAP) else PAPER}


def verdict(name: str) -> Properties:
    """Give background and text of a verdict by its stable name, as part of a look."""
    background, ink = VERDICTS[name]
    return {"bg_color": background, "font_color": ink}
