"""What meets in time: for each mbo item that pupils meet in the vmbo, when either side teaches it, and what that means."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final, Literal

from overlap.model import Side

from .moments import Plan, places
from .route import Choice, Item, Route, Status

# together: in the same periode; twice: first vmbo, then mbo; long ago: two school years or more between;
# too early: the mbo has it before the vmbo; unknown: a document does not say when
Meeting = Literal["together", "twice", "long ago", "too early", "unknown"]
MEETINGS: Final[tuple[Meeting, ...]] = ("together", "too early", "long ago", "twice", "unknown")
LONG: Final = 2  # school years


@dataclass(frozen=True, slots=True)
class Line:
    """An item with the places in time (see `moments.places`) at which the vmbo and the mbo teach it."""

    item: Item
    vmbo: frozenset[int]
    mbo: frozenset[int]
    meeting: Meeting


@dataclass(frozen=True, slots=True, kw_only=True)
class Timeline:
    """The lines of a choice by kerntaak, from place ``first`` up to and with ``last``: whole school years.

    ``taught`` says for each kerntaak and place the statuses of all its items that the mbo teaches there.
    ``years`` names per school year the leerjaar of either side that has something in it, None for none.
    """

    choice: Choice
    lines: dict[str, tuple[Line, ...]]
    taught: dict[tuple[str, int], tuple[Status, ...]]
    first: int
    last: int
    periods: int
    years: dict[int, tuple[int | None, int | None]]

    def count(self, meeting: Meeting) -> int:
        """How many items meet so."""
        return sum(line.meeting == meeting for lines in self.lines.values() for line in lines)


def timeline(route: Route, choice: Choice) -> Timeline | None:
    """The timeline of a choice; None where one of the sides does not say when anything is taught."""
    if route.plan is None or choice.plan is None or not route.plan.moments or not choice.plan.moments:
        return None
    periods, mine, theirs = route.periods, route.plan, choice.plan

    def when(plan: Plan, goals: Iterable[str], side: Side) -> frozenset[int]:
        return frozenset().union(*(places(plan.moments.get(goal, ()), side, route.mbo_from, periods) for goal in goals))

    lines: dict[str, tuple[Line, ...]] = {}
    taught: dict[tuple[str, int], tuple[Status, ...]] = {}
    for kerntaak, items in choice.kerntaken.items():
        found = []
        for item in items:
            mbo = when(theirs, [item.goal.id], "mbo")
            for place in mbo:
                taught[kerntaak, place] = (*taught.get((kerntaak, place), ()), item.status)
            if item.met:
                vmbo = when(mine, [goal.id for goal in item.met], "vmbo")
                found.append(Line(item, vmbo, mbo, meeting(vmbo, mbo, periods)))
        lines[kerntaak] = tuple(found)
    used = [place for those in lines.values() for line in those for place in line.vmbo] + [place for _k, place in taught]
    first, last = min(used) // periods, max(used) // periods
    years = {year: _leerjaren(route, theirs, year) for year in range(first, last + 1)}
    return Timeline(
        choice=choice,
        lines=lines,
        taught=taught,
        first=first * periods,
        last=last * periods + periods - 1,
        periods=periods,
        years=years,
    )


def meeting(vmbo: frozenset[int], mbo: frozenset[int], periods: int) -> Meeting:
    """What it means that two sides teach the same at these places in time."""
    if not vmbo or not mbo:
        return "unknown"
    if vmbo & mbo:
        return "together"
    start = min(mbo)
    before = [place for place in vmbo if place < start]
    if not before:
        return "too early"
    return "long ago" if start - max(before) >= LONG * periods else "twice"


def _leerjaren(route: Route, plan: Plan, year: int) -> tuple[int | None, int | None]:
    """The leerjaar of the vmbo and of the mbo in a school year, where that side has something planned in that leerjaar."""
    shifted = year - route.mbo_from + 1
    mine = {moment.year for row in (route.plan.rows if route.plan else ()) for moment in row.moments}
    theirs = {moment.year for row in plan.rows for moment in row.moments}
    return (year if year in mine else None), (shifted if shifted in theirs else None)
