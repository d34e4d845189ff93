"""What the pairs of a comparison mean for the two programmes: coverage both ways, where they meet, and gaps."""

from .agenda import Agenda, agenda
from .begrippen import own_words
from .cells import best_cells, chosen_cells
from .compare import compare
from .coverage import Coverage, Hours, Share, coverage, hours_in, hours_of, next_to_nothing
from .differences import Difference, SharedGoal, differences
from .electives import DOUBTFUL, ENOUGH, LeftOver, left_over
from .explain import Answer, explain
from .fits import Fit, best_for_column, best_for_unit, fits
from .gaps import Gap, gaps
from .heatmap import Heatmap, heatmap
from .matrix import Matrix, comparison_of, matrix
from .meeting import PAIRS_OF_A_UNIT, Cell, Meeting, smallest
from .sample import sample
from .terminology import WordPair, terminology
from .units import Programme, Unit

__all__ = [
    "DOUBTFUL",
    "ENOUGH",
    "PAIRS_OF_A_UNIT",
    "Agenda",
    "Answer",
    "Cell",
    "Coverage",
    "Difference",
    "Fit",
    "Gap",
    "Heatmap",
    "Hours",
    "LeftOver",
    "Matrix",
    "Meeting",
    "Programme",
    "Share",
    "SharedGoal",
    "Unit",
    "WordPair",
    "agenda",
    "best_cells",
    "best_for_column",
    "best_for_unit",
    "chosen_cells",
    "compare",
    "comparison_of",
    "coverage",
    "differences",
    "explain",
    "fits",
    "gaps",
    "heatmap",
    "hours_in",
    "hours_of",
    "left_over",
    "matrix",
    "next_to_nothing",
    "own_words",
    "sample",
    "smallest",
    "terminology",
]
