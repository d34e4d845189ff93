"""Several reviews of one comparison put together: what each group said, what they say together, and who spoke."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from overlap.problems import Notice

from .review import Behalf, Comment, Facts, Table, Unplaced, Who

# decided: one verdict, and both vmbo and mbo spoke; one side: one verdict of one side only; unknown: one verdict, but nobody
# said for which side; differ: several verdicts; later: somebody wants to discuss it first; open: nobody judged it
State = Literal["decided", "one side", "unknown", "differ", "later", "open"]


@dataclass(frozen=True, slots=True)
class RaterAgreement:
    """How far raters agree: which figure and its value (None where undefined), and the percentage (0 to 1).

    ``items`` is the number of pairs that at least two of the ``raters`` judged.
    """

    figure: Literal["cohen", "fleiss", "krippendorff"]
    value: float | None
    percentage: float | None
    items: int
    raters: int


@dataclass(frozen=True, slots=True)
class Group:
    """A copy that was merged: a name no other has, its file, who judged, and how much: verdicts on pairs, and other rows."""

    name: str
    file: str
    who: Who
    judged: int
    own: int
    gaps: int
    agreements: int
    unplaced: int


@dataclass(frozen=True, slots=True)
class MergedRow:
    """A row of a table as several groups filled it in.

    ``said`` holds per group (by its place among the groups) the values by field name. ``values`` is what they say together:
    a choice where all who chose agree, texts with the names of those who wrote them. ``behalf``: for whom those spoke who
    gave a verdict. ``distance``: how far apart the verdicts are, 0 (the same) to 3.
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

    @property
    def to_discuss(self) -> bool:
        """Whether it is for a joint meeting: other verdicts, or actions, or someone asked for it."""
        actions = {values["action"] for values in self.said.values() if values.get("action")}
        return self.state in ("differ", "later") or len(actions) > 1


@dataclass(frozen=True, slots=True)
class Merged:
    """The whole. ``rows`` are in the order of the tables, ``discuss`` those about proposed pairs in the order to discuss them."""

    facts: Facts
    groups: tuple[Group, ...]
    rows: tuple[MergedRow, ...]
    discuss: tuple[MergedRow, ...]
    agreement: RaterAgreement
    unplaced: tuple[tuple[str, Unplaced], ...] = ()
    notices: tuple[Notice, ...] = ()

    def of(self, table: Table) -> tuple[MergedRow, ...]:
        """The rows of one table."""
        return tuple(row for row in self.rows if row.table == table)
