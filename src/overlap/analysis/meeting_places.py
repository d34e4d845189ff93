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
    # vmbo goals and kerntaken by number: tens of thousands of pairs are looked up
    first = {goal.id: n * len(kerntaken) for n, goal in enumerate(comparison.vmbo.goals)}
    column = {goal.id: kerntaken.index(goal.module) for goal in comparison.mbo.goals}
    best: dict[int, float] = {}  # the number of a vmbo goal and a kerntaak together -> the overlap of the best pair
    for pair in comparison.pairs:
        key = first[pair.vmbo.id] + column[pair.mbo.id]
        if pair.overlap > best.get(key, -1.0):
            best[key] = pair.overlap
    sums: defaultdict[tuple[str, str], float] = defaultdict(float)
    met = [(comparison.vmbo.goals[n // len(kerntaken)].id, kerntaken[n % len(kerntaken)]) for n in best]
    mean = np.array([comparison.best["vmbo"][goal].mean_chance for goal, _kerntaak in met])
    chances = covered(np.array(list(best.values())), "overlap", mean, len(comparison.mbo.goals))
    for (goal, kerntaak), chance in zip(met, chances, strict=True):
        sums[module_of[goal], kerntaak] += float(chance)
    overlap = tuple(tuple(sums[module, kerntaak] for kerntaak in kerntaken) for module in counts)
    return Heatmap(tuple(counts), kerntaken, tuple(counts.values()), overlap)
