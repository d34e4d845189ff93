"""What the pairs of a comparison mean for the two programmes: coverage both ways, where they meet, and gaps.

Here stands what one comparison needs, so that it starts fast. Many with many is in `matrix`, `fits`, `electives` and
`differences`; a route in `route`, `planned` and `timeline`; one pair in `explain`.
"""

from .agenda import Agenda, agenda
from .begrippen import own_words
from .compare import compare
from .coverage import Coverage, Hours, Share, coverage, next_to_nothing
from .gaps import Gap, gaps
from .heatmap import Heatmap, heatmap
from .sample import sample
from .terminology import WordPair, terminology

__all__ = [
    "Agenda",
    "Coverage",
    "Gap",
    "Heatmap",
    "Hours",
    "Share",
    "WordPair",
    "agenda",
    "compare",
    "coverage",
    "gaps",
    "heatmap",
    "next_to_nothing",
    "own_words",
    "sample",
    "terminology",
]
