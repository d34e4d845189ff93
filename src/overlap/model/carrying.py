"""What became of goals and of decisions on them in a new version: what is carried over, to look at again, or homeless."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from .comparison import Added
from .curriculum import Goal, Side
from .review import Decision, Review, Unplaced, Who
from .verdicts import Table

# how a goal was found again: by its id, its text, what SLO says that it replaces, its code, or a text much like it
Found = Literal["id", "text", "replaces", "code", "alike"]
# carried over as it was; to look at again because a text changed; or because copies said different things
Fate = Literal["carried", "changed", "conflict"]
# why a decision has no place in the new comparison: its goal is gone; a gap now has a proposal; two words no longer stand
# side by side; a session that is over; it had no place in the old workbook either
Homeless = Literal["vanished", "no gap", "no words", "old agenda", "unplaced before"]
# words of a text in two versions, in order: in both, only in the old one, only in the new one
Piece = tuple[Literal["both", "old", "new"], str]


@dataclass(frozen=True, slots=True)
class Change:
    """A goal in two versions; without ``new`` it is gone, without ``old`` it is new.

    ``words`` shows the difference of the text, ``description`` that of its description; both are empty where they are equal.
    ``moved`` says that code or heading differ. ``since`` names the workbooks that hold the old version.
    """

    side: Side
    old: Goal | None
    new: Goal | None
    found: Found | None = None
    words: tuple[Piece, ...] = ()
    description: tuple[Piece, ...] = ()
    moved: bool = False
    since: str = ""

    @property
    def changed(self) -> bool:
        """Whether what a group judged reads differently now."""
        return bool(self.words or self.description)


@dataclass(frozen=True, slots=True)
class Carried:
    """What stands in one row of the new workbook, and the decisions that it comes from.

    ``changes`` holds the goals whose text changed since. ``said`` is what each group said of it, by its place among the
    ``parts``, with the ids that its goals have now.
    """

    table: Table
    id: str
    values: Mapping[str, str] = field(hash=False)
    fate: Fate
    decisions: tuple[Decision, ...]
    changes: tuple[Change, ...] = ()
    said: tuple[tuple[int, Decision], ...] = ()


@dataclass(frozen=True, slots=True)
class Left:
    """A decision without a place in the new workbook: why, and the goals it was on as they were, where they are known."""

    why: Homeless
    decision: Decision | Unplaced
    goals: tuple[tuple[Side, Goal], ...] = ()


@dataclass(frozen=True, slots=True)
class CarryOver:
    """The decisions of earlier reviews in a new comparison: every one of them is in ``carried`` or in ``left``, once.

    ``changes`` tells of every goal, per side in the order of the new programme and then those that are gone; where the
    reviews are of several versions, of each version in turn. ``added`` are pairs that were judged and are not proposed now.
    ``files`` are the reviews: name, who judged. ``parts`` are the groups of those that had been merged.
    """

    changes: tuple[Change, ...]
    carried: tuple[Carried, ...]
    left: tuple[Left, ...]
    added: tuple[Added, ...]
    files: tuple[tuple[str, Who], ...]
    parts: tuple[Review, ...] = ()

    @property
    def versions(self) -> dict[str, tuple[Change, ...]]:
        """The changes since each earlier version, by the workbooks that hold it."""
        found: dict[str, list[Change]] = {}
        for change in self.changes:
            found.setdefault(change.since, []).append(change)
        return {since: tuple(those) for since, those in found.items()}

    @property
    def new(self) -> frozenset[tuple[Side, str]]:
        """The goals that no earlier version has: side and id."""
        known = {(change.side, change.new.id) for change in self.changes if change.new and change.old}
        return frozenset((change.side, change.new.id) for change in self.changes if change.new) - known
