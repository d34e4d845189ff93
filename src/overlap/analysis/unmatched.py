"""Goals without a proposed counterpart, each with the candidate that came nearest."""

from dataclasses import dataclass

from overlap.model import Comparison, Goal, Pair, Side


@dataclass(frozen=True, slots=True)
class Gap:
    """A goal that no pair was proposed for. ``nearest`` is its best scored pair, None only without any."""

    goal: Goal
    nearest: Pair | None


def gaps(comparison: Comparison, side: Side) -> tuple[Gap, ...]:
    """Find the goals of one side without a proposed pair, in document order."""
    goals = comparison.vmbo.goals if side == "vmbo" else comparison.mbo.goals
    met = {(pair.vmbo if side == "vmbo" else pair.mbo).id for pair in comparison.proposed}
    best: dict[str, Pair] = {}
    for pair in comparison.pairs:  # best first
        if len(best) + len(met) >= len(goals):
            break
        goal = pair.vmbo if side == "vmbo" else pair.mbo
        if goal.id not in met:
            best.setdefault(goal.id, pair)
    return tuple(Gap(goal, best.get(goal.id)) for goal in goals if goal.id not in met)
