"""When something is taught: leerjaar and periode as documents write them, on one line of school years.

A vmbo year stands in the school year of its own number. The mbo begins after vmbo year 4, or in the school year that
somebody names where both programmes run at the same time.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from overlap.model import Curriculum, Goal, Moment, Side, Source
from overlap.model.text import folded
from overlap.reading import Index

AFTER_VMBO = 5  # the school year of mbo year 1 where it follows on the vmbo
_PERIODS = 4  # of a year, unless a document has more
_MOST = 6  # of a year, in any document


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanRow:
    """A row of a plan: what it is called there, when, its hours (None where not given), and the goals (ids) it is about."""

    source: Source
    name: str
    moments: tuple[Moment, ...]
    hours: float | None
    goals: tuple[str, ...]
    codes: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """A plan laid on a programme. ``moments`` are by goal id, in order of time; ``rows`` those that name a goal of it.

    ``unlinked`` are the rows in which nothing of the programme was found.
    """

    file: str
    sha256: str
    rows: tuple[PlanRow, ...]
    unlinked: tuple[PlanRow, ...]
    moments: Mapping[str, tuple[Moment, ...]]


def laid_on(plan: Curriculum, goals: Sequence[Goal]) -> Plan:
    """Find for each row of a plan the goals it is about.

    A row that is itself one of the goals (the plan is the programme) is about that one; else its codes tell, a code of a
    module or kerntaak standing for all below it; else goals with the same text.
    """
    itself = {_identity(goal): goal.id for goal in goals}
    index = Index(goals)
    by_text: dict[str, list[str]] = {}
    for goal in goals:
        by_text.setdefault(_compared(goal.text), []).append(goal.id)
    rows: list[PlanRow] = []
    unlinked: list[PlanRow] = []
    for those in _by_row(plan.goals):
        found: list[str] = []
        for goal in those:
            own = itself.get(_identity(goal)) if goal.text else None
            codes = goal.codes or ((goal.code,) if goal.code else ())
            by_code = [goals[n].id for code in codes for n in index.find(code)]
            found += [own] if own else by_code or (by_text.get(_compared(goal.text), []) if goal.text else [])
        row = _row(those, tuple(dict.fromkeys(found)))
        (rows if row.goals else unlinked).append(row)
    rows, unlinked = _within_years(rows, unlinked)
    moments: dict[str, set[Moment]] = {}
    for row in rows:
        for goal_id in row.goals:
            moments.setdefault(goal_id, set()).update(row.moments)
    timed = {goal_id: tuple(sorted(those, key=_order)) for goal_id, those in moments.items() if those}
    return Plan(file=plan.file, sha256=plan.sha256, rows=tuple(rows), unlinked=tuple(unlinked), moments=timed)


def _within_years(*parts: list[PlanRow]) -> list[list[PlanRow]]:
    """Rows with perioden counted within their year: 5 to 8 of year 2 are 1 to 4 where a plan numbers them through.

    What is no periode of a year then is left out, so that only the year remains.
    """
    told = [moment for rows in parts for row in rows for moment in row.moments if moment.period]
    through = all(_PERIODS * (m.year - 1) < (m.period or 0) <= _PERIODS * m.year for m in told)

    def within(moment: Moment) -> Moment:
        period = moment.period and moment.period - (_PERIODS * (moment.year - 1) if through else 0)
        return Moment(moment.year, period if period and period <= _MOST else None)

    def row_within(row: PlanRow) -> PlanRow:
        return replace(row, moments=tuple(dict.fromkeys(map(within, row.moments))))

    return [list(map(row_within, rows)) for rows in parts]


def periods_per_year(plans: Iterable[Plan]) -> int:
    """How many perioden a school year has here: four, or as many as a plan has."""
    found = (m.period or 0 for plan in plans for row in (*plan.rows, *plan.unlinked) for m in row.moments)
    return max(_PERIODS, *found, 0)


def places(moments: Iterable[Moment], side: Side, mbo_from: int, periods: int) -> set[int]:
    """Where moments lie on the line of school years: year x periods + periode, both from 0. A year alone fills all of it."""
    shift = mbo_from - 1 if side == "mbo" else 0
    found: set[int] = set()
    for moment in moments:
        start = (moment.year + shift) * periods
        found |= set(range(start, start + periods)) if moment.period is None else {start + moment.period - 1}
    return found


def _order(moment: Moment) -> tuple[int, int]:
    return moment.year, moment.period or 0


def _by_row(goals: Iterable[Goal]) -> list[list[Goal]]:
    found: dict[Source, list[Goal]] = {}
    for goal in goals:
        found.setdefault(goal.source, []).append(goal)
    return list(found.values())


def _row(those: Sequence[Goal], about: tuple[str, ...]) -> PlanRow:
    first = those[0]
    module = first.section[-1].label if first.section and first.section[-1].title else ""
    texts = "; ".join(dict.fromkeys(goal.text for goal in those if goal.text))
    codes = "; ".join(dict.fromkeys(goal.code for goal in those if goal.code))
    return PlanRow(
        source=first.source,
        name=module or texts or codes,
        moments=first.moments,
        hours=first.hours,
        goals=about,
        codes=codes,
    )


def _identity(goal: Goal) -> tuple[str, str, tuple[str, ...]]:
    code, text, section = goal.identity
    return code, _compared(text), section


def _compared(text: str) -> str:
    return folded(text).rstrip(".;")
