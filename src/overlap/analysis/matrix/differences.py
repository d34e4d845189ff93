"""The same profiel at several schools: which goals each has, and what that does to what comes back in the mbo."""

from collections import defaultdict
from dataclasses import dataclass

from overlap.analysis.units import profiel_of
from overlap.model import Goal

from .matrix import Matrix


@dataclass(frozen=True, slots=True)
class SharedGoal:
    """A goal of one or more schools: per school the chance (0 to 1) that it overlaps with a kwalificatie, None without it.

    ``same_code`` says that schools have this code with another text too.
    """

    goal: Goal
    schools: tuple[float | None, ...]
    same_code: bool

    @property
    def count(self) -> int:
        """How many schools have it."""
        return sum(chance is not None for chance in self.schools)


@dataclass(frozen=True, slots=True)
class Difference:
    """A profiel that several documents share: places of the programmes in the matrix, and their goals together."""

    profiel: str
    programmes: tuple[int, ...]
    goals: tuple[SharedGoal, ...]


def differences(matrix: Matrix) -> tuple[Difference, ...]:
    """Each profiel of which the matrix holds several programmes. Goals are the same where code and text are.

    A document with keuzevakken alone is no programme of a profiel.
    """
    by_profiel: dict[str, list[int]] = defaultdict(list)
    for place, programme in enumerate(matrix.vmbo):
        if programme.units[0].whole and (profiel := profiel_of(programme.curriculum)):
            by_profiel[profiel].append(place)
    return tuple(_difference(matrix, name, places) for name, places in by_profiel.items() if len(places) > 1)


def _difference(matrix: Matrix, profiel: str, places: list[int]) -> Difference:
    kwalificaties = [n for n in range(len(matrix.mbo)) if matrix.column(n).kind == "kwalificatie"]
    columns = kwalificaties or list(range(len(matrix.mbo)))
    goals: dict[tuple[str, str], Goal] = {}
    chances: dict[tuple[str, str], dict[int, float]] = defaultdict(dict)
    for school, place in enumerate(places):
        for n, goal in enumerate(matrix.vmbo[place].curriculum.goals):
            key = goal.code.casefold(), goal.text.casefold()
            goals.setdefault(key, goal)
            chances[key][school] = max(matrix.meetings[place][column].goals[n] for column in columns)
    texts: dict[str, set[str]] = defaultdict(set)
    for code, text in goals:
        texts[code].add(text)
    found = [
        SharedGoal(goal, tuple(chances[key].get(s) for s in range(len(places))), bool(key[0]) and len(texts[key[0]]) > 1)
        for key, goal in goals.items()
    ]
    found.sort(key=lambda one: (one.count, one.goal.code))
    return Difference(profiel, tuple(places), tuple(found))
