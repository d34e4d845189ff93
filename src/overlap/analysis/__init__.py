"""What the pairs of a comparison mean for the two programmes: coverage both ways, and gaps."""

from .begrippen import own_words
from .compare import compare
from .coverage import Coverage, Share, coverage, next_to_nothing
from .gaps import Gap, gaps

__all__ = ["Coverage", "Gap", "Share", "compare", "coverage", "gaps", "next_to_nothing", "own_words"]
