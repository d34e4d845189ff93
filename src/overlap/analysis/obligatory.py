"""The part of a comparison that every pupil takes and that is of its own vak: without keuzevakken, keuzedelen and preambule.

A whole profiel with its keuzevakken is what a facilitator has at hand, and no pupil takes: coverage by all of it says too much.
So it does with the preambule of the avo vakken: half of what stands under one of them, and the same under each.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from overlap.locale import gettext as _
from overlap.model import Comparison, Curriculum, Goal


@dataclass(frozen=True, slots=True)
class LeftOut:
    """What is counted apart, in words: "keuzevakken en de preambule"; ``chosen`` where nobody takes all of it."""

    names: str
    chosen: bool


def obligatory_part(comparison: Comparison) -> Comparison | None:
    """Give the comparison without what is counted apart on either side, None where that is the whole.

    A side of electives only, such as one keuzedeel beside a profiel, stays as it is: that is what was asked about. So does
    the preambule by itself. The chances of pairs are those of the whole comparison.
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
    """Give the goals of one programme that all take and that are its own; all of them where it has nothing but others."""
    return tuple(goal for goal in goals if not (goal.elective or goal.of_preamble)) or tuple(goals)


def left_out(vmbo: Sequence[Goal], mbo: Sequence[Goal]) -> LeftOut | None:
    """Tell what is left out of the obligatory part of two programmes, None where nothing is."""
    electives, preamble = [], False
    for name, goals in ((_("keuzevakken"), vmbo), (_("keuzedelen"), mbo)):
        if len(obligatory_goals(goals)) < len(goals):
            electives += [name] if any(goal.elective for goal in goals) else []
            preamble = preamble or any(goal.of_preamble for goal in goals)
    names = [*electives, *([_("the preamble")] if preamble else [])]
    return LeftOut(_(" and ").join(names), bool(electives)) if names else None
