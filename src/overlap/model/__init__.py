"""What every other room talks about: curricula with goals, comparisons with pairs, and what groups decided.

What is about filled-in workbooks (`merged`, `review`) is loaded when it is asked for: a comparison seldom needs it.
"""

from importlib import import_module
from typing import TYPE_CHECKING

from .comparison import Added, Comparison, LocalModel, Origin, Pair, Progression, Settings
from .curriculum import (
    LEERWEGEN,
    Curriculum,
    Goal,
    GoalKind,
    Heading,
    Kwalificatie,
    Moment,
    SheetReport,
    Side,
    Source,
    obligatory_goals,
    with_ids,
)
from .extra import BETWEEN, hours_in, periods_in, told_by, with_extra, years_in
from .own_words import Begrip, Begrippen, OwnCard, OwnCards
from .proposals import BANDS, Band, ProgressionKind, Relation, Sure, WorkKind
from .relations import STANDARD_NAMES, StandardName
from .verdicts import (
    Action,
    AgreementStatus,
    AnyAction,
    AnyVerdict,
    Behalf,
    DecidedBy,
    GapAction,
    GapVerdict,
    Layer,
    Outcome,
    Table,
    TaskStatus,
    Verdict,
    Why,
    WordVerdict,
)

if TYPE_CHECKING:
    from typing import Any

    from .merged import Group, Merged, MergedRow, RaterAgreement, State
    from .review import Comment, Decision, Facts, Review, Unplaced, Who

__all__ = [
    "BANDS",
    "BETWEEN",
    "LEERWEGEN",
    "STANDARD_NAMES",
    "Action",
    "Added",
    "AgreementStatus",
    "AnyAction",
    "AnyVerdict",
    "Band",
    "Begrip",
    "Begrippen",
    "Behalf",
    "Comment",
    "Comparison",
    "Curriculum",
    "DecidedBy",
    "Decision",
    "Facts",
    "GapAction",
    "GapVerdict",
    "Goal",
    "GoalKind",
    "Group",
    "Heading",
    "Kwalificatie",
    "Layer",
    "LocalModel",
    "Merged",
    "MergedRow",
    "Moment",
    "Origin",
    "Outcome",
    "OwnCard",
    "OwnCards",
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
    "TaskStatus",
    "Unplaced",
    "Verdict",
    "Who",
    "Why",
    "WordVerdict",
    "WorkKind",
    "hours_in",
    "obligatory_goals",
    "periods_in",
    "told_by",
    "with_extra",
    "with_ids",
    "years_in",
]

_LATER = dict.fromkeys(("Group", "Merged", "MergedRow", "RaterAgreement", "State"), "merged") | dict.fromkeys(
    ("Comment", "Decision", "Facts", "Review", "Unplaced", "Who"), "review"
)


if not TYPE_CHECKING:  # a type checker takes the imports above: with this one it would believe in any name

    def __getattr__(name: str) -> "Any":
        """Import what is about filled-in workbooks when it is asked for."""
        if name not in _LATER:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        return getattr(import_module(f"{__name__}.{_LATER[name]}"), name)
