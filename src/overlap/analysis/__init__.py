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
from .moments import Moment, Plan, PlanRow, laid_on
from .planned import tells_time, with_plans
from .route import Choice, Decisions, Item, Route, Status, by_period, counts, expected, hours_by_status, items_of, route
from .sample import sample
from .terminology import WordPair, terminology
from .timeline import Line, Timeline, timeline
from .units import Programme, Unit

__all__ = [
    "DOUBTFUL",
    "ENOUGH",
    "PAIRS_OF_A_UNIT",
    "Agenda",
    "Answer",
    "Cell",
    "Choice",
    "Coverage",
    "Decisions",
    "Difference",
    "Fit",
    "Gap",
    "Heatmap",
    "Hours",
    "Item",
    "LeftOver",
    "Line",
    "Matrix",
    "Meeting",
    "Moment",
    "Plan",
    "PlanRow",
    "Programme",
    "Route",
    "Share",
    "SharedGoal",
    "Status",
    "Timeline",
    "Unit",
    "WordPair",
    "agenda",
    "best_cells",
    "best_for_column",
    "best_for_unit",
    "by_period",
    "chosen_cells",
    "compare",
    "comparison_of",
    "counts",
    "coverage",
    "differences",
    "expected",
    "explain",
    "fits",
    "gaps",
    "heatmap",
    "hours_by_status",
    "hours_in",
    "hours_of",
    "items_of",
    "laid_on",
    "left_over",
    "matrix",
    "next_to_nothing",
    "own_words",
    "route",
    "sample",
    "smallest",
    "tells_time",
    "terminology",
    "timeline",
    "with_plans",
]
