"""The part of a comparison that every pupil takes: without keuzevakken, and on the mbo side without keuzedelen.

A whole profiel with its keuzevakken is what a facilitator has at hand, and no pupil takes: coverage by all of it says too much.
"""

from collections.abc import Sequence
from dataclasses import replace

from overlap.locale import gettext as _
from overlap.model import Comparison, Curriculum, Goal


def obligatory_part(comparison: Comparison) -> Comparison | None:
    """Give the comparison of what all pupils and all students take, None where that is the whole.

    A side of electives only, such as one keuzedeel beside a profiel, stays as it is: that is what was asked about. The
    chances of pairs are those of the whole comparison.
    """
    vmbo, mbo = (_obligatory(curriculum) for curriculum in (comparison.vmbo, comparison.mbo))
    if len(vmbo.goals) == len(comparison.vmbo.goals) and len(mbo.goals) == len(comparison.mbo.goals):
        return None
    left = {goal.id for goal in vmbo.goals}, {goal.id for goal in mbo.goals}
    pairs = tuple(pair for pair in comparison.pairs if pair.vmbo.id in left[0] and pair.mbo.id in left[1])
    return Comparison(vmbo, mbo, pairs, comparison.settings)


def _obligatory(curriculum: Curriculum) -> Curriculum:
    return replace(curriculum, goals=obligatory_goals(curriculum.goals))


def obligatory_goals(goals: Sequence[Goal]) -> tuple[Goal, ...]:
    """Give the goals of one programme that all take; all of them where it has nothing but electives."""
    return tuple(goal for goal in goals if not goal.elective) or tuple(goals)


def electives_in_words(vmbo: Sequence[Goal], mbo: Sequence[Goal]) -> str:
    """Give what is left out of the obligatory part of two programmes, in words: "keuzevakken", "keuzedelen" or both."""
    names = ((_("keuzevakken"), vmbo), (_("keuzedelen"), mbo))
    return _(" and ").join(name for name, goals in names if len(obligatory_goals(goals)) < len(goals))
