"""Where the two programmes meet: modules against kerntaken."""

from collections import Counter, defaultdict
from dataclasses import dataclass

import numpy as np

from overlap.matching import covered
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
    """Draw the heat map of a comparison. What a goal meets is taken from its best pair there, as in ``coverage``."""
    counts = Counter(goal.module for goal in comparison.vmbo.goals)
    kerntaken = tuple(dict.fromkeys(goal.module for goal in comparison.mbo.goals))
    module_of = {goal.id: goal.module for goal in comparison.vmbo.goals}
    kerntaak_of = {goal.id: goal.module for goal in comparison.mbo.goals}
    best: dict[tuple[str, str], float] = {}  # vmbo goal, kerntaak -> the overlap of the best pair
    for pair in comparison.pairs:
        key = pair.vmbo.id, kerntaak_of[pair.mbo.id]
        if key not in best or pair.overlap > best[key]:
            best[key] = pair.overlap
    sums: defaultdict[tuple[str, str], float] = defaultdict(float)
    mean = np.array([comparison.best["vmbo"][goal].mean_chance for goal, _kerntaak in best])
    chances = covered(np.array(list(best.values())), "overlap", mean, len(comparison.mbo.goals))
    for (goal, kerntaak), chance in zip(best, chances, strict=True):
        sums[module_of[goal], kerntaak] += float(chance)
    overlap = tuple(tuple(sums[module, kerntaak] for kerntaak in kerntaken) for module in counts)
    return Heatmap(tuple(counts), kerntaken, tuple(counts.values()), overlap)
