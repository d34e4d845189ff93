"""Where the two programmes meet: modules against kerntaken."""

from collections import Counter, defaultdict
from dataclasses import dataclass

from overlap.model import Comparison


@dataclass(frozen=True, slots=True)
class Heatmap:
    """Per module (rows) and kerntaak (columns), both in document order, the expected number of vmbo goals of that module
    that overlap with at least one item of that kerntaak. ``goals`` holds the number of goals of each module.
    """

    modules: tuple[str, ...]
    kerntaken: tuple[str, ...]
    goals: tuple[int, ...]
    overlap: tuple[tuple[float, ...], ...]

    def share(self, row: int, column: int) -> float:
        """The expected share (0 to 1) of the goals of a module that overlap with a kerntaak."""
        return self.overlap[row][column] / self.goals[row]


def heatmap(comparison: Comparison) -> Heatmap:
    """The heat map of a comparison. Pairs of a goal are taken as independent, as in ``coverage``."""
    counts = Counter(goal.module for goal in comparison.vmbo.goals)
    kerntaken = tuple(dict.fromkeys(goal.module for goal in comparison.mbo.goals))
    module_of = {goal.id: goal.module for goal in comparison.vmbo.goals}
    kerntaak_of = {goal.id: goal.module for goal in comparison.mbo.goals}
    none: dict[tuple[str, str], float] = {}  # vmbo goal, kerntaak -> the probability that no pair overlaps
    for pair in comparison.pairs:
        key = pair.vmbo.id, kerntaak_of[pair.mbo.id]
        none[key] = none.get(key, 1.0) * (1 - pair.overlap)
    sums: defaultdict[tuple[str, str], float] = defaultdict(float)
    for (goal, kerntaak), chance in none.items():
        sums[module_of[goal], kerntaak] += 1 - chance
    overlap = tuple(tuple(sums[module, kerntaak] for kerntaak in kerntaken) for module in counts)
    return Heatmap(tuple(counts), kerntaken, tuple(counts.values()), overlap)
