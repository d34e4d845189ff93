"""What a group decided, as it was read back from one filled-in workbook: decisions, and what could not be placed.

Names are the stable ones of `overlap.model.verdicts`, never labels: ``values["verdict"]`` is "repetition", in any language.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from overlap.problems import Notice

from .comparison import Added, Origin, Pair, Settings
from .curriculum import Goal, Side, Source
from .elsewhere import NOWHERE, Elsewhere
from .verdicts import AnyAction, AnyVerdict, Behalf, Table, Why, action_of, verdict_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What was compared, from the hidden sheet of a workbook.

    ``goals`` by side and id, ``pairs`` that are judged by id, both in their first order; ``labels`` are what drop-downs call
    the goals. ``added`` tells of the pairs that were not proposed how they came there. What the sheet does not keep of a pair
    is empty: the words that agree, and why a progression is proposed; how plain relation and progression are counts as weak.
    ``judged_with`` has the pairs without a row of their own (see `Comparison`), ``shared`` of a workbook that was merged those
    that had none in the copies: also where groups judged such pairs apart.

    ``whole`` is False where the hidden sheet was gone: then it holds only what the other sheets still show, and the kind of
    a goal is a guess. ``turns`` tell which group was asked to judge a pair, and at which place in its order. ``unplaced`` is
    what had no place when the workbook was made, ``elsewhere`` what other groups had decided then.
    """

    format: str = ""
    program: str = ""
    language: str = ""
    fingerprint: str = ""
    titles: Mapping[Side, str] = field(default_factory=dict, hash=False)
    files: Mapping[Side, str] = field(default_factory=dict, hash=False)
    hashes: Mapping[Side, str] = field(default_factory=dict, hash=False)
    settings: Settings = field(default_factory=Settings)
    goals: Mapping[tuple[Side, str], Goal] = field(hash=False)
    labels: Mapping[tuple[Side, str], str] = field(hash=False)
    pairs: Mapping[str, Pair] = field(hash=False)
    added: Mapping[str, Added] = field(default_factory=dict, hash=False)
    whole: bool = True
    turns: Mapping[str, tuple[str, str]] = field(default_factory=dict, hash=False)
    unplaced: tuple["Unplaced", ...] = ()
    elsewhere: Elsewhere = NOWHERE
    judged_with: Mapping[str, str] = field(default_factory=dict, hash=False)
    shared: Mapping[str, str] = field(default_factory=dict, hash=False)

    def origin(self, pair: str) -> Origin:
        """Give how a pair came to be judged, by its id."""
        return self.added[pair].origin if pair in self.added else "proposed"

    def of_origin(self, origin: Origin) -> tuple[Pair, ...]:
        """Give the pairs that came to be judged in this way, in their order."""
        return tuple(pair for pair in self.pairs.values() if self.origin(pair.id) == origin)

    def of_side(self, side: Side) -> tuple[Goal, ...]:
        """Give the goals of one programme, in its order."""
        return tuple(goal for (of, _id), goal in self.goals.items() if of == side)

    @property
    def asked(self) -> tuple[str, ...]:
        """The ids of the pairs that count in how far a group is: all but those of the sample."""
        return tuple(pair for pair in self.pairs if self.origin(pair) != "sample")

    @property
    def gaps(self) -> tuple[tuple[Side, str], ...]:
        """Side and id of the goals that nothing is proposed for, in their order."""
        paired = {(side, goal.id) for pair in self.of_origin("proposed") for side, goal in pair.sides}
        return tuple(key for key in self.goals if key not in paired)


@dataclass(frozen=True, slots=True, kw_only=True)
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


@dataclass(frozen=True, slots=True, kw_only=True)
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Unplaced:
    """What somebody filled in that has no place, or not one place; ``table`` and ``id`` say where it stood, if known."""

    why: Why
    values: Mapping[str, str] = field(hash=False)
    source: Source
    table: str = ""
    id: str = ""
    comments: tuple[Comment, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Review:
    """One filled-in workbook. ``file`` is its name without the folder, ``sha256`` the digest of its bytes.

    ``for_all`` where it was made for all its groups to fill in together: a merged workbook, not one of next year.
    ``saved`` is when somebody last saved it (in UTC, "2026-11-29T20:36:53Z"), "" where the file does not tell.

    A workbook that was merged keeps the copies it was made of as ``parts``; its own ``decisions`` are then what stands in it
    now: what those said together, and what was filled in since. A part has the ``name`` that it was merged under, and
    is ``joint`` where it was such a workbook itself; ``only_since`` says that its decisions are no more than what was filled in
    together since it was merged. The ids of its rows are those of the workbook that holds it;
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
    only_since: bool = False
    replaced: frozenset[tuple[str, str, str, str]] = frozenset()
    saved: str = ""
    for_all: bool = False

    def of(self, table: Table) -> tuple[Decision, ...]:
        """The decisions of one table, in the order of the workbook."""
        return tuple(decision for decision in self.decisions if decision.table == table)
