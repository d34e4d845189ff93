"""What the pairs of a comparison mean for the two programmes: coverage both ways, and gaps."""

from .agenda import Agenda, agenda
from .compare import compare
from .coverage import Coverage, Share, coverage, next_to_nothing
from .gaps import Gap, gaps
from .terminology import WordPair, terminology

__all__ = [
    "Agenda",
    "Coverage",
    "Gap",
    "Share",
    "WordPair",
    "agenda",
    "compare",
    "coverage",
    "gaps",
    "next_to_nothing",
    "terminology",
]
