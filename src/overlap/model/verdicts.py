"""The words of a decision: stable names, never labels, and the groups that decide what counts as what.

Every name is a string too: ``values["verdict"] == Verdict.REPETITION`` holds where the value is "repetition". They travel in
workbooks and in JSON and never change; `overlap.model.labels` has what people read.
"""

from collections.abc import Mapping
from enum import StrEnum
from typing import Final, Literal, get_args


class Verdict(StrEnum):
    """What a group says of a pair."""

    REPETITION = "repetition"
    DEEPENING = "deepening"
    RELATED = "related"
    NO_OVERLAP = "no overlap"
    LATER = "discuss later"


class GapVerdict(StrEnum):
    """What a group says of a goal that nothing was proposed for."""

    GAP = "gap"
    OVERLAP = "overlap after all"
    LATER = "discuss later"


class WordVerdict(StrEnum):
    """What a group says of two words that were taken to mean the same."""

    RIGHT = "right"
    WRONG = "wrong"


class Action(StrEnum):
    """What is to be done with a pair."""

    DROP_IN_MBO = "drop in mbo"
    DROP_IN_VMBO = "drop in vmbo"
    EXEMPTION = "exemption"
    TOGETHER = "together"
    ALIGN = "align"
    NONE = "none"


class GapAction(StrEnum):
    """What is to be done with a goal without a counterpart."""

    TAKE_UP_IN_VMBO = "take up in vmbo"
    TAKE_UP_IN_MBO = "take up in mbo"
    DEVELOP_TOGETHER = "develop together"
    ELSEWHERE = "elsewhere"
    NOTHING = "nothing"


class Layer(StrEnum):
    """The layer of the schools that an agreement is for."""

    TEACHERS = "teachers"
    MANAGEMENT = "management"
    BOARD = "board"


class AgreementStatus(StrEnum):
    """How far an agreement is."""

    OPEN = "open"
    BUSY = "busy"
    DONE = "done"
    DROPPED = "dropped"


class TaskStatus(StrEnum):
    """How far a task of the agenda is."""

    DONE = "done"
    PARTLY = "partly"


class Outcome(StrEnum):
    """What the decisions make of a goal (`overlap.model.outcome`)."""

    OVERLAP = "overlap"
    RELATED = "related"
    GAP = "gap"
    OPEN = "open"


# review: proposed pairs; own: pairs of the group's own; gaps; words: proposed words; own words; agreements; agenda: who does it
Table = Literal["review", "own", "gaps", "words", "own words", "agreements", "agenda"]
# for whom a copy speaks; "": nobody said
Behalf = Literal["vmbo", "mbo", "both", ""]
# for whom those speak who gave a verdict, where it is shown
DecidedBy = Literal["both", "vmbo", "mbo", "unknown"]
# why something has no place: two copies of a row say different things; not one of the choices; a row that belongs to no pair,
# goal or word we know; a cell in no column we know; a comment or text that stands outside of the tables; what a group said in
# an earlier version of its copy, and says otherwise in a later one
Why = Literal["conflict", "no choice", "no row", "no column", "other turn", "outside", "replaced"]

AnyVerdict = Verdict | GapVerdict | WordVerdict
AnyAction = Action | GapAction

# judged to be the same content; the order is that in which they say what becomes of a goal
OVERLAPS: Final = (Verdict.REPETITION, Verdict.DEEPENING, GapVerdict.OVERLAP)
# of those, the ones that are given to a pair
PAIR_OVERLAPS: Final = (Verdict.REPETITION, Verdict.DEEPENING)
# the same again: a pupil had it
REPEATED: Final = (Verdict.REPETITION, GapVerdict.OVERLAP)
# a pair of which nothing is left to say, though it is no overlap
NOT_OVERLAP: Final = (Verdict.RELATED, Verdict.NO_OVERLAP)
# verdicts of a pair that decide it
PAIR_DECIDED: Final = (*PAIR_OVERLAPS, *NOT_OVERLAP)
# puts the verdict off: it is given, and decides nothing
LATER: Final = Verdict.LATER
# tables with a verdict that can be put off
CAN_WAIT: Final[tuple[Table, ...]] = ("review", "own", "gaps")
# actions that change what is taught, in the order in which a report tells of them
CHANGES_TEACHING: Final = (Action.DROP_IN_MBO, Action.EXEMPTION, Action.DROP_IN_VMBO, Action.TOGETHER)

_VERDICTS: Final[Mapping[str, tuple[AnyVerdict, ...]]] = {
    "review": tuple(Verdict),
    "own": tuple(Verdict),
    "gaps": tuple(GapVerdict),
    "words": tuple(WordVerdict),
}
_ACTIONS: Final[Mapping[str, tuple[AnyAction, ...]]] = {
    "review": tuple(Action),
    "own": tuple(Action),
    "gaps": tuple(GapAction),
}


def verdict_of(table: str, text: str) -> AnyVerdict | None:
    """Give the verdict of a table by its stable name; None for what is none of its choices."""
    return next((verdict for verdict in _VERDICTS.get(table, ()) if verdict == text), None)


def action_of(table: str, text: str) -> AnyAction | None:
    """Give the action of a table by its stable name; None for what is none of its choices."""
    return next((action for action in _ACTIONS.get(table, ()) if action == text), None)


def behalf_of(text: str) -> Behalf:
    """Give for whom somebody speaks by its stable name; "" for what is none of them."""
    return next((side for side in get_args(Behalf) if side == text), "")
