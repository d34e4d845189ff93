"""What every other room talks about: curricula with goals, and comparisons with pairs."""

from .begrippen import Begrip, Begrippen
from .comparison import BANDS, Band, Comparison, Pair, Relation, Settings
from .curriculum import LEERWEGEN, Curriculum, Goal, GoalKind, Heading, SheetReport, Side, Source, with_ids

__all__ = [
    "BANDS",
    "LEERWEGEN",
    "Band",
    "Begrip",
    "Begrippen",
    "Comparison",
    "Curriculum",
    "Goal",
    "GoalKind",
    "Heading",
    "Pair",
    "Relation",
    "Settings",
    "SheetReport",
    "Side",
    "Source",
    "with_ids",
]
