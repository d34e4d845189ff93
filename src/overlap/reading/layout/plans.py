"""A plan (PTA, OER) that names codes where the programme has the texts: the two are laid on each other."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from overlap.model import Curriculum, Goal, told_by

from .codes import same


@dataclass(frozen=True, slots=True)
class FilledIn:
    """The goals of a plan with their texts, the codes of the programme that no row of the plan names,
    and the codes in the plan that the programme does not have. All in document order.
    """

    goals: tuple[Goal, ...]
    left_out: tuple[str, ...]
    unknown: tuple[str, ...]


def fill_in(plan: Iterable[Goal], programme: Curriculum) -> FilledIn:
    """Put the goals of the programme in the place of the codes of a plan.

    A code of a module or deeltaak stands for all eindtermen below it. What the plan tells (periode, toetsvorm …) goes
    before what the programme tells; its leerwegen too. A text of the row tells what is tested, in words for pupils: it goes
    with the toets. A goal that several rows name stands where it is named first, with what all of them tell. Rows with
    a text and no known code stay as they are.
    """
    index = Index(programme.goals)
    goals: list[Goal] = []
    named: dict[int, int] = {}  # place in the programme -> place in what is found
    unknown: dict[str, None] = {}
    for row in plan:
        found: list[int] = []
        for code in row.codes or ((row.code,) if row.code else ()):
            hits = index.find(code)
            found += [n for n in hits if n not in found]
            if not hits:
                unknown[code] = None
        if row.text and not found:
            goals.append(row)
        for n in found:
            filled = _filled(row, programme.goals[n])
            if n in named:
                goals[named[n]] = told_by_both(goals[named[n]], filled)
            else:
                named[n] = len(goals)
                goals.append(filled)
    left_out = [goal.code for n, goal in enumerate(programme.goals) if goal.code and n not in named]
    return FilledIn(tuple(goals), tuple(dict.fromkeys(left_out)), tuple(unknown))


def _filled(row: Goal, goal: Goal) -> Goal:
    return replace(
        goal,
        id="",
        source=row.source,
        levels=row.levels or goal.levels,
        section=goal.section or row.section,
        **told_by({**goal.extra, **row.extra, **_tested(row)}),
    )


def _tested(row: Goal) -> dict[str, str]:
    told = ": ".join(filter(None, (row.extra.get("toets", ""), row.text)))
    return {"toets": told} if told else {}


def told_by_both(first: Goal, again: Goal) -> Goal:
    """A goal that two rows give, with what both tell besides."""
    extra = {
        key: "; ".join(dict.fromkeys(filter(None, (first.extra.get(key), again.extra.get(key)))))
        for key in {**first.extra, **again.extra}
    }
    return replace(first, levels=tuple(dict.fromkeys((*first.levels, *again.levels))), **told_by(extra))


class Index:
    """The goals of a programme by their codes and by the codes of what stands above them."""

    def __init__(self, goals: Sequence[Goal]) -> None:
        self.exact: dict[str, list[int]] = {}
        self.above: dict[str, list[int]] = {}
        for n, goal in enumerate(goals):
            for code in dict.fromkeys((goal.code, *goal.codes)):
                if key := same(code):
                    self.exact.setdefault(key, []).append(n)
                    for at, char in enumerate(key):
                        if char in "/-" and at:
                            self._put(key[:at], n)
            for heading in goal.section:
                if key := same(heading.code):
                    self._put(key, n)

    def _put(self, key: str, n: int) -> None:
        found = self.above.setdefault(key, [])
        if not found or found[-1] != n:
            found.append(n)

    def find(self, code: str) -> list[int]:
        """Places of the goals that the code stands for, in document order."""
        key = same(code)
        return self.exact.get(key) or self.above.get(key, [])
