"""What a group decided, as it was read back from one filled-in workbook: decisions, and what could not be placed.

Names are the stable ones of `overlap.model.verdicts`, never labels: ``values["verdict"]`` is "repetition", in any language.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from overlap.problems import Notice

from .comparison import Origin
from .curriculum import Heading, Side, Source
from .proposals import Band, ProgressionKind, Relation
from .verdicts import AnyAction, AnyVerdict, Behalf, Table, Why, action_of, verdict_of


@dataclass(frozen=True, slots=True)
class FactGoal:
    """A goal as the workbook keeps it; ``label`` is what drop-downs call it, ``sheet`` and ``row`` where the document has it."""

    side: Side
    id: str
    label: str
    code: str
    codes: tuple[str, ...]
    text: str
    description: str
    section: tuple[Heading, ...]
    levels: tuple[str, ...]
    kind: str
    extra: Mapping[str, str] = field(hash=False)
    sheet: str
    row: int


@dataclass(frozen=True, slots=True)
class FactPair:
    """A pair that was judged: ids of both goals, chances (0 to 1), and what was proposed (None where nothing was).

    ``origin`` says how it came there, as in `Added`; of a sample, ``drawn`` of the ``of`` pairs of its stratum were drawn.
    """

    id: str
    vmbo: str
    mbo: str
    score: float
    overlap: float
    band: Band | None
    relation: Relation | None
    progression: ProgressionKind | None
    because: tuple[str, ...]
    origin: Origin = "proposed"
    drawn: int = 0
    of: int = 0


@dataclass(frozen=True, slots=True)
class Facts:
    """What was compared, from the hidden sheet. ``goals`` by side and id, ``pairs`` by id, both in their first order.

    ``whole`` is False where the hidden sheet was gone: then it holds only what the other sheets still show.
    ``unplaced`` is what had no place when the workbook was made.
    """

    format: str
    program: str
    language: str
    fingerprint: str
    titles: Mapping[Side, str] = field(hash=False)
    files: Mapping[Side, str] = field(hash=False)
    hashes: Mapping[Side, str] = field(hash=False)
    settings: Mapping[str, Any] = field(hash=False)
    goals: Mapping[tuple[Side, str], FactGoal] = field(hash=False)
    pairs: Mapping[str, FactPair] = field(hash=False)
    whole: bool = True
    unplaced: tuple["Unplaced", ...] = ()

    @property
    def asked(self) -> tuple[str, ...]:
        """The ids of the pairs that count in how far a group is: all but those of the sample."""
        return tuple(pair.id for pair in self.pairs.values() if pair.origin != "sample")


@dataclass(frozen=True, slots=True)
class Who:
    """Who judged, as they said it. ``behalf`` is for whom they speak; ``said`` what they typed there."""

    group: str = ""
    school: str = ""
    vmbo_names: str = ""
    mbo_names: str = ""
    behalf: Behalf = ""
    said: str = ""
    date: str = ""


@dataclass(frozen=True, slots=True)
class Comment:
    """A comment on a cell: who wrote it ("" where the file does not say), and the column it stands on ("" if no column)."""

    text: str
    author: str
    field: str
    source: Source


@dataclass(frozen=True, slots=True)
class Decision:
    """A row in which something was filled in, or that has a comment.

    ``vmbo`` and ``mbo`` are goal ids where they are known: of a review or own pair both, of a gap the goal itself and, when
    "with" names a goal, that one. ``values`` holds what was filled in by field name: choices by their stable names, goals
    as their labels, all else as typed.
    """

    table: Table
    id: str
    vmbo: str
    mbo: str
    values: Mapping[str, str] = field(hash=False)
    comments: tuple[Comment, ...]
    source: Source

    @property
    def verdict(self) -> AnyVerdict | None:
        """The verdict, None where none was given."""
        return verdict_of(self.table, self.values.get("verdict", ""))

    @property
    def action(self) -> AnyAction | None:
        """The action, None where none was chosen."""
        return action_of(self.table, self.values.get("action", ""))


@dataclass(frozen=True, slots=True)
class Unplaced:
    """What somebody filled in that has no place, or not one place; ``table`` and ``id`` say where it stood, if known."""

    why: Why
    values: Mapping[str, str] = field(hash=False)
    source: Source
    table: str = ""
    id: str = ""
    comments: tuple[Comment, ...] = ()


@dataclass(frozen=True, slots=True)
class Review:
    """One filled-in workbook. ``file`` is its name without the folder, ``sha256`` the digest of its bytes.

    A workbook that was merged keeps the copies it was made of as ``parts``; its own ``decisions`` are then what stands in it
    now: what those said together, and what was filled in since. A part has the ``name`` that it was merged under, and
    is ``joint`` where it was such a workbook itself. The ids of its rows are those of the workbook that holds it;
    ``replaced`` are the fields (table, id of the row, vmbo goal, field) in which an earlier meeting took its place.
    """

    file: str
    sha256: str
    facts: Facts
    who: Who
    decisions: tuple[Decision, ...]
    unplaced: tuple[Unplaced, ...] = ()
    notices: tuple[Notice, ...] = ()
    parts: tuple["Review", ...] = ()
    name: str = ""
    joint: bool = False
    replaced: frozenset[tuple[str, str, str, str]] = frozenset()

    def of(self, table: Table) -> tuple[Decision, ...]:
        """The decisions of one table, in the order of the workbook."""
        return tuple(decision for decision in self.decisions if decision.table == table)
