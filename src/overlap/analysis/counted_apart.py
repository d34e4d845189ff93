"""What is counted apart, in words: keuzevakken, keuzedelen and preambule, which `Comparison.obligatory_part` leaves out."""

from collections.abc import Sequence
from dataclasses import dataclass

from overlap.locale import gettext as _
from overlap.model import Goal, obligatory_goals


@dataclass(frozen=True, slots=True)
class LeftOut:
    """What is counted apart, in words: "keuzevakken en de preambule"; ``chosen`` where nobody takes all of it."""

    names: str
    chosen: bool


def left_out(vmbo: Sequence[Goal], mbo: Sequence[Goal]) -> LeftOut | None:
    """Tell what is left out of the obligatory part of two programmes, None where nothing is."""
    electives, preamble = [], False
    for name, goals in ((_("keuzevakken"), vmbo), (_("keuzedelen"), mbo)):
        if len(obligatory_goals(goals)) < len(goals):
            electives += [name] if any(goal.elective for goal in goals) else []
            preamble = preamble or any(goal.of_preamble for goal in goals)
    names = [*electives, *([_("the preamble")] if preamble else [])]
    return LeftOut(_(" and ").join(names), bool(electives)) if names else None
