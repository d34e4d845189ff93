"""Why two goals were proposed as a pair, or why not: goals by their code, and what became of them."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from rapidfuzz import fuzz, process

from overlap.matching.explanation import Explanation, Outcome
from overlap.matching.explanation import explain as explain_pair
from overlap.matching.explanation import outcome as outcome_of
from overlap.model import Curriculum, Goal, Settings
from overlap.problems import Unusable

from .comparison import chosen

_NEAREST = 3  # codes named where the one asked for is not there


@dataclass(frozen=True, slots=True)
class Answer:
    """Both goals and what became of the pair; ``explanation`` is None where a goal was not compared at all.

    "leerweg" and "kwalificatie": the vmbo goal or the mbo item is not of what the settings ask for.
    """

    vmbo: Goal
    mbo: Goal
    outcome: Outcome | Literal["leerweg", "kwalificatie"]
    explanation: Explanation | None = None


def explain(vmbo: Curriculum, mbo: Curriculum, vmbo_code: str, mbo_code: str, settings: Settings | None = None) -> Answer:
    """Explain the pair of two goals, each by a code or an id.

    Raises:
        Unusable: a code is not in its document, or is that of several goals; or nothing is left to compare.
    """
    settings = settings or Settings()
    left, right = chosen(vmbo, mbo, settings)
    goal, item = _found(left, vmbo, vmbo_code), _found(right, mbo, mbo_code)
    if goal not in left.goals:
        return Answer(goal, item, "leerweg")
    if item not in right.goals:
        return Answer(goal, item, "kwalificatie")
    explanation = explain_pair(left.goals, right.goals, left.goals.index(goal), right.goals.index(item), settings)
    return Answer(goal, item, outcome_of(explanation, settings), explanation)


def _found(compared: Curriculum, whole: Curriculum, wanted: str) -> Goal:
    """The goal that is meant: of those that are compared, else of the whole document."""
    code, place = _parts(wanted)
    for goals in (compared.goals, whole.goals):
        found = _named(goals, wanted) or _named(goals, code)
        if len(found) == 1:
            return found[0]
        if 0 < place <= len(found):
            return found[place - 1]
        if found:
            listed = "; ".join(f"{code}#{n} “{goal.text}” (id {goal.id})" for n, goal in enumerate(found, 1))
            raise Unusable("ambiguous-goal", whole.file, value=code, available=listed)
    codes = list(dict.fromkeys(code for goal in whole.goals for code in (goal.code, *goal.codes) if code))
    near = [found for found, _score, _n in process.extract(wanted, codes, scorer=fuzz.ratio, limit=_NEAREST)]
    raise Unusable("no-such-goal", whole.file, value=wanted, near=", ".join(near) or "–")


def _parts(wanted: str) -> tuple[str, int]:
    """ "A1#2" is the second goal with the code A1."""
    code, mark, place = wanted.rpartition("#")
    return (code, int(place)) if mark and place.isdecimal() else (wanted, 0)


def _named(goals: Sequence[Goal], wanted: str) -> list[Goal]:
    """Goals with this id, else with this text in the cell of the code, else with this code among others."""
    code = _plain(wanted)
    for names in (lambda g: [g.id], lambda g: [g.code], lambda g: g.codes):
        if found := [goal for goal in goals if code and code in map(_plain, names(goal))]:
            return found
    return []


def _plain(code: str) -> str:
    return "".join(code.split()).casefold()
