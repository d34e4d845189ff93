"""How much of each programme is found in the other, in three parts: overlap, alleen verwant, hiaat.

Estimated from the probabilities of all pairs, not counted from proposals: a goal is covered with probability
1 - product(1 - p) over its pairs, taken as independent, and a programme by the sum of that over its goals.
"""

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field
from math import prod

from overlap.matching.calibration import weights
from overlap.model import Comparison, Goal, Pair, Side


@dataclass(frozen=True, slots=True)
class Share:
    """Goals (a number) and how many of them are expected to be covered.

    overlap + verwant + hiaat = goals. ``proposed`` counts the goals with at least one proposed pair.
    """

    goals: int
    overlap: float
    verwant: float
    proposed: int

    @property
    def hiaat(self) -> float:
        """The expected number without a counterpart."""
        return self.goals - self.overlap - self.verwant

    def part(self, number: float) -> float:
        """A number as a share of the goals (0 to 1)."""
        return number / self.goals if self.goals else 0.0


@dataclass(frozen=True, slots=True)
class Coverage:
    """One programme: the whole, and per module or kerntaak in document order.

    ``margin`` (a share, 0 to 1) is how far the estimate of overlap was off in comparisons that readers marked and
    that the model had not seen: the root mean square over those. It says how little a single figure may carry.
    """

    total: Share
    modules: dict[str, Share] = field(default_factory=dict)
    margin: float = 0.0

    @property
    def between(self) -> tuple[float, float]:
        """The lowest and highest share of overlap to reckon with."""
        middle = self.total.part(self.total.overlap)
        return max(0.0, middle - self.margin), min(1.0, middle + self.margin)


def next_to_nothing(comparison: Comparison) -> bool:
    """Whether the two have next to nothing in common: nothing certain, hardly anything likely. Estimates say little then."""
    likely = sum(pair.band in ("zeker", "waarschijnlijk") for pair in comparison.proposed)
    certain = any(pair.band == "zeker" for pair in comparison.proposed)
    return not certain and likely < len(comparison.vmbo.goals) / 8


def coverage(comparison: Comparison, side: Side) -> Coverage:
    """The coverage of one side by the other."""
    goals = comparison.vmbo.goals if side == "vmbo" else comparison.mbo.goals
    of: Callable[[Pair], Goal] = (lambda p: p.vmbo) if side == "vmbo" else (lambda p: p.mbo)
    pairs: dict[str, list[Pair]] = defaultdict(list)
    for pair in comparison.pairs:
        pairs[of(pair).id].append(pair)
    modules: dict[str, list[Goal]] = defaultdict(list)
    for goal in goals:
        modules[goal.module].append(goal)
    per_module = {name: _share(those, pairs) for name, those in modules.items()}
    return Coverage(_share(list(goals), pairs), per_module, float(weights()["coverage_error"]))


def _share(goals: list[Goal], pairs: dict[str, list[Pair]]) -> Share:
    overlap = sum(1 - prod(1 - p.overlap for p in pairs[g.id]) for g in goals)
    at_least = sum(1 - prod(1 - p.score for p in pairs[g.id]) for g in goals)
    proposed = sum(any(p.band for p in pairs[g.id]) for g in goals)
    return Share(len(goals), overlap, max(0.0, at_least - overlap), proposed)
