"""Several reviews of one comparison put together: what each group said, what they say together, and who spoke."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final, Literal

from overlap.problems import Notice

from .review import Comment, Decision, Facts, Review, Unplaced, Who
from .verdicts import Behalf, Table

# decided: one verdict, and both vmbo and mbo spoke; one side: one verdict of one side only; unknown: one verdict, but nobody
# said for which side; details: one verdict, but they differ on what to do, or on what a gap overlaps with; differ: several
# verdicts; later: somebody wants to discuss it first; open: nobody judged it
State = Literal["decided", "one side", "unknown", "details", "differ", "later", "open"]
# one verdict that everybody who gave one agrees on, and that decides something: what counts as judged, everywhere
AGREED: Final[tuple[State, ...]] = ("decided", "one side", "unknown", "details")
# for a joint meeting: what stands on the sheet Differences
TO_DISCUSS: Final[tuple[State, ...]] = ("differ", "later", "details")


@dataclass(frozen=True, slots=True, kw_only=True)
class RaterAgreement:
    """How far raters agree: which figure and its value (None where undefined), and the percentage (0 to 1).

    ``items`` is the number of pairs that at least two of the ``raters`` judged.
    """

    figure: Literal["cohen", "fleiss", "krippendorff"]
    value: float | None
    percentage: float | None
    items: int
    raters: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """A copy that was merged: a name no other has, its file, who judged, and how much: verdicts on pairs, and other rows.

    ``judged`` counts the pairs that were asked about, ``sample`` those of the sample. ``joint`` where it is what was filled
    in together in a workbook that had been merged before.
    """

    name: str
    file: str
    who: Who
    judged: int
    own: int
    gaps: int
    agreements: int
    unplaced: int
    sample: int = 0
    joint: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class MergedRow:
    """A row of a table as several groups filled it in.

    ``said`` holds per group (by its place among the groups) the values by field name. ``values`` is what they say together:
    a choice where all who chose agree, texts with the names of those who wrote them. ``behalf``: for whom those spoke who
    gave a verdict. ``distance``: how far apart the verdicts are, 0 (the same) to 3. ``verdicts`` and ``actions`` are the
    different ones that hold: not those of groups that said together since what it is to be.
    ``decisions`` are what the row was made of.
    """

    table: Table
    id: str
    vmbo: str
    mbo: str
    said: Mapping[int, Mapping[str, str]] = field(hash=False)
    values: Mapping[str, str] = field(hash=False)
    behalf: Behalf
    state: State
    distance: int = 0
    comments: tuple[tuple[str, Comment], ...] = ()
    verdicts: tuple[str, ...] = ()
    actions: tuple[str, ...] = ()
    decisions: tuple[Decision, ...] = ()

    @property
    def to_discuss(self) -> bool:
        """Whether it is for a joint meeting: other verdicts, or actions, or someone asked for it."""
        return self.state in TO_DISCUSS


@dataclass(frozen=True, slots=True, kw_only=True)
class Merged:
    """The whole. ``rows`` are in the order of the tables, ``discuss`` those about pairs in the order to discuss them,
    ``discuss_own`` those about pairs of the groups' own, ``discuss_gaps`` those about gaps.

    ``parts`` are the copies, one per group, with the ids of the rows: for whoever merges the result again. ``behalf`` is for
    whom all groups speak together, and so whoever fills in the result.
    """

    facts: Facts
    groups: tuple[Group, ...]
    rows: tuple[MergedRow, ...]
    discuss: tuple[MergedRow, ...]
    agreement: RaterAgreement
    unplaced: tuple[tuple[str, Unplaced], ...] = ()
    notices: tuple[Notice, ...] = ()
    parts: tuple[Review, ...] = ()
    discuss_own: tuple[MergedRow, ...] = ()
    discuss_gaps: tuple[MergedRow, ...] = ()
    behalf: Behalf = ""

    def of(self, table: Table) -> tuple[MergedRow, ...]:
        """The rows of one table."""
        return tuple(row for row in self.rows if row.table == table)
