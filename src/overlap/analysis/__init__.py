"""What the pairs of a comparison mean for the two programmes: coverage both ways, where they meet, and gaps."""

from .compare import compare
from .coverage import Coverage, Hours, Share, coverage, hours_of, next_to_nothing
from .gaps import Gap, gaps
from .heatmap import Heatmap, heatmap

__all__ = [
    "Coverage",
    "Gap",
    "Heatmap",
    "Hours",
    "Share",
    "compare",
    "coverage",
    "gaps",
    "heatmap",
    "hours_of",
    "next_to_nothing",
]
