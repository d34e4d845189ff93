"""What the pairs of a comparison mean for the two programmes: coverage both ways, where they meet, and gaps.

Here stands what one comparison needs, so that it starts fast. Many with many is in `matrix`, a route in `route`; one pair is
explained in `explanation`. No function that stands here has the name of a module.
"""

from .comparison import compare, load_begrippen
from .counted_apart import LeftOut, left_out
from .meeting_places import Heatmap, heatmap
from .sampling import sample
from .sessions import Agenda, agenda
from .shares import Coverage, Hours, Share, coverage, next_to_nothing
from .unmatched import Gap, gaps, nearest
from .word_pairs import WordPair, terminology

__all__ = [
    "Agenda",
    "Coverage",
    "Gap",
    "Heatmap",
    "Hours",
    "LeftOut",
    "Share",
    "WordPair",
    "agenda",
    "compare",
    "coverage",
    "gaps",
    "heatmap",
    "left_out",
    "load_begrippen",
    "nearest",
    "next_to_nothing",
    "sample",
    "terminology",
]
