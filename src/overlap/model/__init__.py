"""What every other room talks about: curricula with goals, comparisons with pairs, and what groups decided."""

from .begrippen import Begrip, Begrippen
from .comparison import BANDS, Band, Comparison, LocalModel, Pair, Progression, ProgressionKind, Relation, Settings, Sure
from .curriculum import LEERWEGEN, Curriculum, Goal, GoalKind, Heading, SheetReport, Side, Source, with_ids
from .merged import Group, Merged, MergedRow, RaterAgreement, State
from .relations import STANDARD_NAMES, StandardName
from .review import Behalf, Comment, Decision, FactGoal, FactPair, Facts, Review, Table, Unplaced, Who, Why

__all__ = [
    "BANDS",
    "LEERWEGEN",
    "STANDARD_NAMES",
    "Band",
    "Begrip",
    "Begrippen",
    "Behalf",
    "Comment",
    "Comparison",
    "Curriculum",
    "Decision",
    "FactGoal",
    "FactPair",
    "Facts",
    "Goal",
    "GoalKind",
    "Group",
    "Heading",
    "LocalModel",
    "Merged",
    "MergedRow",
    "Pair",
    "Progression",
    "ProgressionKind",
    "RaterAgreement",
    "Relation",
    "Review",
    "Settings",
    "SheetReport",
    "Side",
    "Source",
    "StandardName",
    "State",
    "Sure",
    "Table",
    "Unplaced",
    "Who",
    "Why",
    "with_ids",
]
