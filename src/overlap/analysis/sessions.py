"""A plan for the working group: what is judged in this session, by whom and in what order, and what is left.

Every proposed pair and every gap is a piece of work of some minutes. A module is kept together. Modules are given to
subgroups by longest processing time first (R. L. Graham, Bounds on multiprocessing timing anomalies, SIAM Journal on
Applied Mathematics 17, 1969): the largest first, each to the group with the least work so far. A group takes what is
decided quickly first, then what is weighty, then what is doubtful; gaps come last, and can be read at home.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import ceil
from typing import Final

from overlap.model import Band, Comparison, Pair, Relation, Side, WorkKind

from .unmatched import gaps

# minutes per piece; a guess of people who led such sessions, to be replaced by what a group sees of itself (--norm)
NORMS: Final[Mapping[WorkKind, float]] = {
    WorkKind.CERTAIN: 1.0,
    WorkKind.LIKELY: 2.0,
    WorkKind.WEIGHTY: 3.0,
    WorkKind.DOUBTFUL: 1.5,
    WorkKind.GAP: 0.5,
}
# how a group goes through its work: what it is sure of soon, then what weighs, then what is doubtful; gaps are read apart
PHASES: Final[tuple[tuple[WorkKind, ...], ...]] = (
    (WorkKind.CERTAIN, WorkKind.LIKELY),
    (WorkKind.WEIGHTY,),
    (WorkKind.DOUBTFUL,),
)
MINUTES: Final = 90
GROUPS: Final = 1
# of a session of 90 minutes; a longer one has more time to judge, a shorter one less of everything
_OPENING, _PLENARY, _AGREEMENTS = 10, 15, 15
_OPEN = (0.25, 0.75)  # chance of overlap between which a verdict is open
_COVERED = 0.5  # chance of overlap by other pairs from which a goal does not depend on this one
_EPSILON = 1e-9


@dataclass(frozen=True, slots=True, kw_only=True)
class Work:
    """A pair to judge (``number`` is its place among the proposed pairs, from 1) or a gap to read (``number`` is 0).

    ``module`` is the vmbo module of a pair or a vmbo gap, the kerntaak of an mbo gap; ``goal`` is the id of the goal.
    """

    kind: WorkKind
    side: Side
    module: str
    goal: str
    number: int = 0


@dataclass(frozen=True, slots=True)
class Schedule:
    """The parts of a session in minutes, one after the other."""

    opening: int
    judging: int
    plenary: int
    agreements: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """What a group does of one module (or a part of it) in one session, in this order.

    ``group`` counts from 1; ``session`` too, 0 is at home. ``part`` and ``parts`` say which part of a module that was
    too large for one group (1 of 1: the whole module).
    """

    group: int
    session: int
    side: Side
    module: str
    part: int
    parts: int
    work: tuple[Work, ...]
    minutes: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Agenda:
    """The plan: what it rests on, how a session goes, and the tasks by session (home last), group and programme."""

    minutes: int
    groups: int
    norms: Mapping[WorkKind, float]
    schedule: Schedule
    tasks: tuple[Task, ...]

    @property
    def sessions(self) -> int:
        """How many sessions it takes to judge every pair."""
        return max((task.session for task in self.tasks), default=0)

    @property
    def split(self) -> tuple[str, ...]:
        """The modules that were too large for one group, in order."""
        return tuple(dict.fromkeys(task.module for task in self.tasks if task.parts > 1))

    def turns(self) -> dict[int, tuple[int, int]]:
        """Give which group judges each proposed pair, and at which place in its order.

        Returns:
            Group and place in its order, both from 1, by the number of the pair.
        """
        of_group: dict[int, list[tuple[int, int, int, int]]] = defaultdict(list)
        for n, task in enumerate(self.tasks):
            for one in task.work:
                phase = next((n for n, kinds in enumerate(PHASES) if one.kind in kinds), len(PHASES))
                if one.number:
                    of_group[task.group].append((task.session, phase, n, one.number))
        return {
            number: (group, place)
            for group, pieces in of_group.items()
            for place, (_session, _phase, _task, number) in enumerate(sorted(pieces), 1)
        }

    def load(self, group: int, session: int) -> float:
        """The minutes of work of a group in a session."""
        return sum(task.minutes for task in self.tasks if (task.group, task.session) == (group, session))

    def later(self, group: int) -> float:
        """The minutes of work of a group after this session, at home not counted."""
        return sum(task.minutes for task in self.tasks if task.group == group and task.session > 1)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Block:
    """A module, or a part of one: what is kept together."""

    side: Side
    module: str
    part: int
    parts: int
    work: tuple[Work, ...]
    minutes: float


def agenda(comparison: Comparison) -> Agenda:
    """Make the plan for a comparison, with the minutes, groups and norms of its settings or else the usual ones."""
    settings = comparison.settings
    norms = dict(settings.norms)
    return plan(work(comparison), settings.minutes or MINUTES, settings.groups or GROUPS, norms)


def work(comparison: Comparison) -> tuple[Work, ...]:
    """List every proposed pair that has a row of its own and every gap, in the order of the programmes."""
    weighty = _weighty(comparison.proposed)
    pieces = []
    for n, pair in enumerate(comparison.proposed, 1):
        if pair.id in comparison.judged_with:
            continue
        kind = _kind(pair, weighty=pair.id in weighty)
        pieces.append(Work(kind=kind, side="vmbo", module=pair.vmbo.module, goal=pair.vmbo.id, number=n))
    sides: tuple[Side, ...] = ("vmbo", "mbo")
    pieces += [
        Work(kind=WorkKind.GAP, side=side, module=gap.goal.module, goal=gap.goal.id)
        for side in sides
        for gap in gaps(comparison, side)
    ]
    return tuple(pieces)


def plan(
    todo: Sequence[Work], minutes: int = MINUTES, groups: int = GROUPS, norms: Mapping[WorkKind, float] | None = None
) -> Agenda:
    """Spread work over groups and sessions of so many minutes; norms that are not given are the usual ones."""
    norms = {**NORMS, **(norms or {})}
    schedule = session(minutes)
    blocks = _blocks(todo, schedule.judging, groups, norms)
    of_group = spread([block.minutes for block in blocks], groups)
    first = {group: of_group.index(group) for group in of_group}
    in_order = sorted(first, key=lambda group: first[group])  # the first group has the first module
    tasks: list[Task] = []
    for number, group in enumerate(in_order, 1):
        mine = [block for block, whose in zip(blocks, of_group, strict=True) if whose == group]
        tasks += _tasks(number, mine, schedule.judging, norms)
    tasks.sort(key=lambda task: (task.session or len(todo) + 1, task.group))
    return Agenda(minutes=minutes, groups=groups, norms=norms, schedule=schedule, tasks=tuple(tasks))


def session(minutes: int) -> Schedule:
    """Divide the minutes of a session over its parts."""
    part = min(1.0, minutes / MINUTES)
    opening, plenary, agreements = (int(fixed * part) for fixed in (_OPENING, _PLENARY, _AGREEMENTS))
    return Schedule(opening, minutes - opening - plenary - agreements, plenary, agreements)


def spread(minutes: Sequence[float], groups: int) -> list[int]:
    """Longest processing time first: which group (from 0) gets each piece."""
    load = [0.0] * groups
    chosen = [0] * len(minutes)
    for n in sorted(range(len(minutes)), key=lambda n: (-minutes[n], n)):
        chosen[n] = min(range(groups), key=lambda group: (load[group], group))
        load[chosen[n]] += minutes[n]
    return chosen


def _kind(pair: Pair, *, weighty: bool) -> WorkKind:
    if pair.band == Band.CERTAIN and pair.relation != Relation.RELATED:
        return WorkKind.CERTAIN
    if weighty:
        return WorkKind.WEIGHTY
    return WorkKind.DOUBTFUL if pair.band == Band.POSSIBLE else WorkKind.LIKELY


def _weighty(pairs: Iterable[Pair]) -> set[str]:
    """The ids of pairs whose verdict is open and decides whether a whole goal or item is covered."""
    of_goal: dict[tuple[Side, str], list[Pair]] = defaultdict(list)
    for pair in pairs:
        of_goal["vmbo", pair.vmbo.id].append(pair)
        of_goal["mbo", pair.mbo.id].append(pair)
    decisive = set()
    for pairs_of_goal in of_goal.values():
        for pair in pairs_of_goal:
            others = max((other.overlap for other in pairs_of_goal if other is not pair), default=0.0)
            if _OPEN[0] <= pair.overlap <= _OPEN[1] and others < _COVERED:
                decisive.add(pair.id)
    return decisive


def _blocks(todo: Sequence[Work], most: int, groups: int, norms: Mapping[WorkKind, float]) -> list[_Block]:
    """The work per module; one that takes a group more than ``most`` minutes in parts of whole goals."""
    modules: dict[tuple[Side, str], list[Work]] = defaultdict(list)
    for one in todo:
        modules[one.side, one.module].append(one)
    blocks = []
    for (side, module), pieces in modules.items():
        total = _total(pieces, norms)
        wanted = min(groups, ceil(total / most - _EPSILON)) if total > most else 1
        parts = _parts(pieces, wanted, norms)
        blocks += [
            _Block(side=side, module=module, part=n, parts=len(parts), work=tuple(p), minutes=_total(p, norms))
            for n, p in enumerate(parts, 1)
        ]
    return blocks


def _parts(pieces: Sequence[Work], wanted: int, norms: Mapping[WorkKind, float]) -> list[list[Work]]:
    """The pieces in at most that many parts of about the same size, the pieces of a goal together."""
    goals: dict[str, list[Work]] = defaultdict(list)
    for one in pieces:
        goals[one.goal].append(one)
    parts: list[list[Work]] = [[]]
    size, done = _total(pieces, norms) / wanted, 0.0
    for work_of_goal in goals.values():
        middle = done + _total(work_of_goal, norms) / 2
        if parts[-1] and len(parts) < wanted and middle > size * len(parts):
            parts.append([])
        parts[-1] += work_of_goal
        done += _total(work_of_goal, norms)
    return parts


def _total(pieces: Iterable[Work], norms: Mapping[WorkKind, float]) -> float:
    return round(sum(norms[one.kind] for one in pieces), 6)


def _tasks(group: int, blocks: Sequence[_Block], most: int, norms: Mapping[WorkKind, float]) -> list[Task]:
    """The work of a group session by session: kind by kind, and within a kind in the order of the programme."""
    queue = [(n, one) for kind in WorkKind for n, block in enumerate(blocks) for one in block.work if one.kind == kind]
    by_session: dict[tuple[int, int], list[Work]] = defaultdict(list)
    at, used = 1, 0.0
    for n, one in queue:
        if used + norms[one.kind] > most + _EPSILON and used:
            at, used = at + 1, 0.0
        if one.kind == WorkKind.GAP and at > 1:
            by_session[0, n].append(one)  # gaps that do not fit in the first session are for reading at home
            continue
        used += norms[one.kind]
        by_session[at, n].append(one)
    return [
        Task(
            group=group,
            session=at,
            side=blocks[n].side,
            module=blocks[n].module,
            part=blocks[n].part,
            parts=blocks[n].parts,
            work=tuple(pieces),
            minutes=_total(pieces, norms),
        )
        for (at, n), pieces in sorted(by_session.items())
    ]
