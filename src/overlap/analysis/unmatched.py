"""Goals without a proposed counterpart, each with the candidate that came nearest."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from overlap.model import Comparison, Goal, Pair, Side

_NEAREST: Final = 3  # candidates for a goal
_CANDIDATE: Final = 0.02  # chance below which a further one is not worth reading


@dataclass(frozen=True, slots=True)
class Gap:
    """A goal that no pair was proposed for. ``nearest`` is its best scored pair, None only without any."""

    goal: Goal
    nearest: Pair | None


def gaps(comparison: Comparison, side: Side) -> tuple[Gap, ...]:
    """Find the goals of one side without a proposed pair, in document order."""
    goals = comparison.vmbo.goals if side == "vmbo" else comparison.mbo.goals
    met = {(pair.vmbo if side == "vmbo" else pair.mbo).id for pair in comparison.proposed}
    best = comparison.nearest[side]
    return tuple(Gap(goal, best.get(goal.id)) for goal in goals if goal.id not in met)


def nearest(comparison: Comparison, side: Side, without: Sequence[Gap]) -> Mapping[str, Sequence[Pair]]:
    """Give by id of a goal of one side without a proposed pair (its `gaps`) what comes nearest on the other side.

    Three pairs at most, best first; after the first only those with a chance that is worth reading.
    """
    near: dict[str, list[Pair]] = {gap.goal.id: [] for gap in without}
    lowest = min((gap.nearest.score for gap in without if gap.nearest), default=1.0)
    for pair in comparison.pairs:  # best first
        if pair.score < min(lowest, _CANDIDATE):
            break
        found = near.get((pair.vmbo if side == "vmbo" else pair.mbo).id)
        if found is not None and len(found) < _NEAREST and (not found or pair.score >= _CANDIDATE):
            found.append(pair)
    return near
