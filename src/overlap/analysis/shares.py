"""How much of each programme is found in the other, in three parts: overlap, related only, gap.

Estimated from the probabilities of all pairs, not counted from proposals: how likely a goal is covered follows from its best
pair (``matching.covered``), and how much of a programme is the sum of that over its goals.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

import numpy as np

from overlap.matching import covered
from overlap.matching.calibration import weights
from overlap.model import LEERWEGEN, Band, Comparison, Goal, Side


@dataclass(frozen=True, slots=True)
class Share:
    """Goals (a number) and how many of them are expected to be covered.

    overlap + related + gap = goals. ``proposed`` counts the goals with at least one proposed pair.
    """

    goals: int
    overlap: float
    related: float
    proposed: int

    @property
    def gap(self) -> float:
        """The expected number without a counterpart."""
        return self.goals - self.overlap - self.related

    @property
    def parts(self) -> dict[str, float]:
        """The three numbers by name: overlap, related, gap."""
        return {"overlap": self.overlap, "related": self.related, "gap": self.gap}

    def part(self, number: float) -> float:
        """A number as a share of the goals (0 to 1)."""
        return number / self.goals if self.goals else 0.0


@dataclass(frozen=True, slots=True)
class Hours:
    """Hours, counted only where the document gives them for a row of one goal.

    ``goals`` is the number of goals with hours, ``total`` their hours, ``overlap`` the expected part that overlaps.
    """

    goals: int
    total: float
    overlap: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Coverage:
    """One programme: the whole, per module or kerntaak in document order, and per leerweg or niveau where goals have them.

    ``margin`` (a share, 0 to 1) is how far the estimate of overlap was off in comparisons that readers marked and
    that the model had not seen: the root mean square over those. It says how little a single figure may carry.
    ``hours`` is None where the document gives no hours per row.
    """

    total: Share
    modules: dict[str, Share] = field(default_factory=dict)
    levels: dict[str, Share] = field(default_factory=dict)
    hours: Hours | None = None
    margin: float = 0.0

    @property
    def between(self) -> tuple[float, float]:
        """The lowest and highest share of overlap to reckon with."""
        middle = self.total.part(self.total.overlap)
        return max(0.0, middle - self.margin), min(1.0, middle + self.margin)


def next_to_nothing(comparison: Comparison) -> bool:
    """Whether the two have next to nothing in common: nothing certain, hardly anything likely. Estimates say little then."""
    likely = sum(pair.band in (Band.CERTAIN, Band.LIKELY) for pair in comparison.proposed)
    certain = any(pair.band == Band.CERTAIN for pair in comparison.proposed)
    return not certain and likely < len(comparison.vmbo.goals) / 8


class _Chance(NamedTuple):
    """Of one goal: the probabilities that it overlaps and that it is at least related, and whether a pair is proposed."""

    overlap: float
    at_least: float
    proposed: bool


def coverage(comparison: Comparison, side: Side) -> Coverage:
    """Estimate the coverage of one side by the other."""
    goals = comparison.vmbo.goals if side == "vmbo" else comparison.mbo.goals
    chances = _chances(comparison, side)
    modules: dict[str, list[Goal]] = defaultdict(list)
    for goal in goals:
        modules[goal.module].append(goal)
    return Coverage(
        total=_share(goals, chances),
        modules={name: _share(members, chances) for name, members in modules.items()},
        levels={level: _share((g for g in goals if level in g.levels), chances) for level in _levels(goals)},
        hours=_hours(goals, chances),
        margin=float(weights()["covered"]["error"][side]),
    )


def _chances(comparison: Comparison, side: Side) -> dict[str, _Chance]:
    """Per id of a goal what its pairs say. What the obligatory part covers is covered, however many electives stand beside it."""
    chances = _of_best(comparison, side)
    if part := comparison.obligatory_part:
        for goal, chance in _of_best(part, side).items():
            of_all = chances[goal]
            chances[goal] = of_all._replace(
                overlap=max(of_all.overlap, chance.overlap), at_least=max(of_all.at_least, chance.at_least)
            )
    return chances


def _of_best(comparison: Comparison, side: Side) -> dict[str, _Chance]:
    best = comparison.best[side]
    others = len((comparison.mbo if side == "vmbo" else comparison.vmbo).goals)
    mean = np.array([each.mean_chance for each in best.values()])
    overlap = covered(np.array([each.overlap for each in best.values()]), "overlap", mean, others)
    at_least = covered(np.array([each.score for each in best.values()]), "related", mean, others)
    return {
        goal: _Chance(float(o), float(max(o, a)), each.proposed)
        for (goal, each), o, a in zip(best.items(), overlap, at_least, strict=True)
    }


def _share(goals: Iterable[Goal], chances: Mapping[str, _Chance]) -> Share:
    known = [chances[goal.id] for goal in goals]
    overlap = sum(chance.overlap for chance in known)
    at_least = sum(chance.at_least for chance in known)
    return Share(len(known), overlap, at_least - overlap, sum(chance.proposed for chance in known))


def _levels(goals: Iterable[Goal]) -> list[str]:
    """The leerwegen or niveaus that goals have, in the order of the field."""
    levels = {level for goal in goals for level in goal.levels}
    return sorted(levels, key=lambda level: (LEERWEGEN.index(level) if level in LEERWEGEN else len(LEERWEGEN), level))


def _hours(goals: tuple[Goal, ...], chances: Mapping[str, _Chance]) -> Hours | None:
    given = [(goal, hours) for goal, hours in zip(goals, hours_by_goal(goals), strict=True) if hours is not None]
    if not given:
        return None
    overlap = sum(hours * chances[goal.id].overlap for goal, hours in given)
    return Hours(len(given), sum(hours for _goal, hours in given), overlap)


def hours_by_goal(goals: Sequence[Goal]) -> list[float | None]:
    """Give the hours of each goal that has a row of its own. A row of several goals has one figure: that is not spread."""
    rows = Counter(goal.source for goal in goals)
    return [goal.hours if rows[goal.source] == 1 else None for goal in goals]
