"""What the decisions make of each goal, counted per programme and per module, in goals and in the hours of the document."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final, Literal

from overlap.model import Action, Facts, GapVerdict, Goal, Outcome, Side, Verdict, obligatory_goals
from overlap.model.curriculum import SIDES
from overlap.model.outcome import GoalVerdicts
from overlap.model.verdicts import NOT_OVERLAP, OVERLAPS

from .judged import Judged

# what becomes of a goal in its own programme; the first three leave it, or leave it for a part
Fate = Literal["dropped", "exempt", "together", "kept", "had", "deepening", "overlap", "related", "new", "open"]
FATES: Final[tuple[Fate, ...]] = (
    "dropped", "exempt", "together", "kept", "had", "deepening", "overlap", "related", "new", "open",
)  # fmt: skip
_OVERLAP_FATES: Final[Mapping[str, Fate]] = {
    Verdict.REPETITION: "had",
    Verdict.DEEPENING: "deepening",
    GapVerdict.OVERLAP: "overlap",
}
GONE: Final[tuple[Fate, ...]] = ("dropped", "exempt")


@dataclass(frozen=True, slots=True, kw_only=True)
class GoalStatus:
    """A goal with what became of it, the pairs that made it so, and its hours (None where the document gives none)."""

    goal: Goal
    outcome: Outcome
    fate: Fate
    pairs: tuple[Judged, ...]
    hours: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """Goals and hours by outcome and by fate. Hours are of ``with_hours`` goals only, and never of a row with several."""

    goals: int
    outcomes: Mapping[Outcome, int]
    fates: Mapping[Fate, int]
    with_hours: int
    hours: Mapping[Outcome, float]
    fate_hours: Mapping[Fate, float]

    @property
    def total_hours(self) -> float:
        """All hours that the document gives."""
        return sum(self.hours.values())

    def share(self, outcome: Outcome) -> float:
        """The part of the goals with an outcome (0 to 1)."""
        return self.outcomes[outcome] / self.goals if self.goals else 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class SideResult:
    """One programme: each goal in document order, the whole, and per module or kerntaak in that order.

    ``obligatory`` counts what all take, with pairs of such goals alone; None where that is the whole, of both programmes.
    """

    side: Side
    title: str
    goals: tuple[GoalStatus, ...]
    total: Tally
    modules: Mapping[str, Tally]
    obligatory: Tally | None = None

    @property
    def remaining(self) -> tuple[GoalStatus, ...]:
        """The goals that stay in the programme."""
        return tuple(status for status in self.goals if status.fate not in GONE)


def side_result(facts: Facts, side: Side, found: Sequence[Judged]) -> SideResult:
    """What the decisions make of one programme."""
    goals = facts.of_side(side)
    about: dict[str, list[Judged]] = defaultdict(list)
    for one in found:
        goal = one.vmbo if side == "vmbo" else one.mbo
        if goal is not None:
            about[goal.id].append(one)
    rows = Counter((goal.source.sheet, goal.source.row) for goal in goals)
    statuses = [_status(side, goal, about[goal.id], alone=rows[goal.source.sheet, goal.source.row] == 1) for goal in goals]
    modules: dict[str, list[GoalStatus]] = defaultdict(list)
    for status in statuses:
        modules[status.goal.module].append(status)
    per_module = {name: tally(those) for name, those in modules.items()}
    return SideResult(
        side=side,
        title=facts.titles.get(side, ""),
        goals=tuple(statuses),
        total=tally(statuses),
        modules=per_module,
        obligatory=_obligatory(facts, side, statuses),
    )


def _obligatory(facts: Facts, side: Side, statuses: Sequence[GoalStatus]) -> Tally | None:
    """Count what all take, by pairs of such goals alone; None where there are no electives."""
    taken = {of: {goal.id for goal in obligatory_goals(facts.of_side(of))} for of in SIDES}
    if all(len(taken[of]) == len(facts.of_side(of)) for of in SIDES):
        return None
    return tally(_by_all(side, status, taken) for status in statuses if status.goal.id in taken[side])


def _by_all(side: Side, status: GoalStatus, taken: Mapping[Side, Collection[str]]) -> GoalStatus:
    """What becomes of a goal by pairs of goals that all take; a gap where it had other pairs only."""
    pairs = [
        one
        for one in status.pairs
        if (one.vmbo is None or one.vmbo.id in taken["vmbo"]) and (one.mbo is None or one.mbo.id in taken["mbo"])
    ]
    outcome = counted(pairs).outcome if pairs or not status.pairs else Outcome.GAP
    return replace(status, outcome=outcome, fate=_fate(side, outcome, pairs), pairs=tuple(pairs))


def tally(statuses: Iterable[GoalStatus]) -> Tally:
    """Count goals and hours."""
    counted_goals = list(statuses)
    given = [status for status in counted_goals if status.hours is not None]
    return Tally(
        goals=len(counted_goals),
        outcomes={name: sum(status.outcome == name for status in counted_goals) for name in Outcome},
        fates={name: sum(status.fate == name for status in counted_goals) for name in FATES},
        with_hours=len(given),
        hours={name: sum(status.hours or 0 for status in given if status.outcome == name) for name in Outcome},
        fate_hours={name: sum(status.hours or 0 for status in given if status.fate == name) for name in FATES},
    )


def _status(side: Side, goal: Goal, pairs: Sequence[Judged], *, alone: bool) -> GoalStatus:
    outcome = counted(pairs).outcome
    hours = goal.hours if alone else None
    return GoalStatus(goal=goal, outcome=outcome, fate=_fate(side, outcome, pairs), pairs=tuple(pairs), hours=hours)


def counted(pairs: Sequence[Judged]) -> GoalVerdicts:
    """Count the verdicts on a goal, for `overlap.model.outcome`."""
    asked = [one for one in pairs if one.asked]
    return GoalVerdicts(
        overlap=sum(one.overlap for one in pairs),
        related=sum(one.verdict == Verdict.RELATED for one in pairs),
        proposed=len(asked),
        decided=sum(one.verdict in NOT_OVERLAP for one in asked),
        settled=sum(one.verdict in (Verdict.RELATED, GapVerdict.GAP) for one in pairs),
        added=sum(not one.decided for one in pairs if one.table == "own" and one.vmbo and one.mbo),
    )


def _fate(side: Side, outcome: Outcome, pairs: Sequence[Judged]) -> Fate:
    """What becomes of a goal in its own programme; an action that vmbo and mbo decided on together says more than a verdict."""
    actions = {one.acts for one in pairs if one.decided_together}
    here, there = (Action.DROP_IN_MBO, Action.DROP_IN_VMBO) if side == "mbo" else (Action.DROP_IN_VMBO, Action.DROP_IN_MBO)
    if here in actions:
        return "dropped"
    if Action.EXEMPTION in actions and side == "mbo":
        return "exempt"
    if Action.TOGETHER in actions:
        return "together"
    if there in actions or (Action.EXEMPTION in actions and side == "vmbo"):
        return "kept"
    verdicts = [one.verdict for one in pairs if one.overlap]
    if verdicts:
        return next(_OVERLAP_FATES[name] for name in OVERLAPS if name in verdicts)
    rest: dict[Outcome, Fate] = {Outcome.RELATED: "related", Outcome.GAP: "new", Outcome.OPEN: "open"}
    return rest[outcome]
