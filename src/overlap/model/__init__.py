"""What every other room talks about: curricula with goals, and comparisons with pairs."""

from .begrippen import Begrip, Begrippen
from .comparison import (
    BANDS,
    Added,
    Band,
    Comparison,
    LocalModel,
    Origin,
    Pair,
    Progression,
    ProgressionKind,
    Relation,
    Settings,
    Sure,
)
from .curriculum import LEERWEGEN, Curriculum, Goal, GoalKind, Heading, SheetReport, Side, Source, with_ids
from .relations import STANDARD_NAMES, StandardName

__all__ = [
    "BANDS",
    "LEERWEGEN",
    "STANDARD_NAMES",
    "Added",
    "Band",
    "Begrip",
    "Begrippen",
    "Comparison",
    "Curriculum",
    "Goal",
    "GoalKind",
    "Heading",
    "LocalModel",
    "Origin",
    "Pair",
    "Progression",
    "ProgressionKind",
    "Relation",
    "Settings",
    "SheetReport",
    "Side",
    "Source",
    "StandardName",
    "Sure",
    "with_ids",
]
