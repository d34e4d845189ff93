"""Choosing a route: what a pupil of one vmbo programme has had of each kwalificatie, what is left, and how sure that is.

All of it is a proposal. What a group decided counts as decided, the rest as estimated; exemptions are for teachers and the
examencommissie.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Final, Literal

import numpy as np

from overlap.analysis.comparison import chosen, has_kwalificatie
from overlap.analysis.matrix.fits import Fit, by_size
from overlap.analysis.shares import Coverage, coverage, hours_by_goal
from overlap.analysis.units import Kind, Programme, mbo_programmes
from overlap.jobs.processes import in_parallel
from overlap.matching import covered, match
from overlap.model import AnyVerdict, Comparison, Curriculum, Goal, Moment, Pair, Relation, Settings, Side, Verdict
from overlap.model.elsewhere import NOWHERE, Elsewhere
from overlap.model.verdicts import OVERLAPS, REPEATED
from overlap.problems import Notice, Unusable

from .moments import AFTER_VMBO, Plan, PlanRow, periods_per_year

Status = Literal["had", "partly", "doubt", "new"]
STATUSES: Final[tuple[Status, ...]] = ("had", "partly", "doubt", "new")
LIKELY: Final = 0.6  # chance of overlap from which an item counts as had, at least in part
DOUBT: Final = 0.3  # chance below which it counts as new
_FEW = 30_000  # pairs of goals up to which starting processes takes longer than it saves
_NEAREST = 2  # pairs shown of an item that no proposal overlaps with


@dataclass(frozen=True, slots=True, kw_only=True)
class Decisions:
    """What was decided on one comparison. ``verdicts`` by pair id; ``settled`` are goals of which nothing is open any more.

    ``vmbo`` and ``mbo`` are the ids of all goals that were judged against each other: a goal is settled only with respect to
    those. ``files`` are names and digests of the workbooks.
    """

    verdicts: Mapping[str, AnyVerdict]
    settled: frozenset[tuple[Side, str]]
    vmbo: frozenset[str]
    mbo: frozenset[str]
    files: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Known:
    """What decisions say about one comparison: verdicts by pair id, and the goals that are settled in it."""

    verdicts: Mapping[str, AnyVerdict] = field(default_factory=dict)
    settled: frozenset[tuple[Side, str]] = frozenset()


NOTHING: Final = Known()


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """A mbo item with what a pupil has had of it.

    ``chance`` (0 to 1) is that it overlaps with something of the vmbo programme. ``pairs`` are those it rests on, best
    first: the overlapping ones, or else what came nearest. ``decided`` says whether a group settled it. ``hours`` is None
    where the dossier gives none for this item alone.
    """

    goal: Goal
    status: Status
    chance: float
    pairs: tuple[Pair, ...]
    decided: bool = False
    hours: float | None = None

    @property
    def met(self) -> tuple[Goal, ...]:
        """The vmbo goals that overlap with it, best first."""
        return tuple(pair.vmbo for pair in self.pairs if pair.relation not in (None, Relation.RELATED))


@dataclass(frozen=True, kw_only=True)
class Choice:
    """One kwalificatie or keuzedeel to choose, seen from the vmbo programme.

    ``fit`` says how much more was had than size alone gives, ``back`` how much more of the vmbo comes back; None where
    there is nothing of its kind to compare with.
    ``decided`` of the ``proposed`` pairs were decided. ``plan`` is its OER. ``elsewhere`` is what other groups decided: that
    counts in nothing else.
    """

    number: str
    kind: Kind
    curriculum: Curriculum
    items: tuple[Item, ...]
    vmbo: Coverage
    mbo: Coverage
    proposed: int
    decided: int
    plan: Plan | None = None
    fit: Fit | None = None
    back: Fit | None = None
    elsewhere: Elsewhere = NOWHERE

    @property
    def name(self) -> str:
        """What the kwalificatie is called."""
        return self.curriculum.title

    @property
    def kerntaken(self) -> dict[str, tuple[Item, ...]]:
        """The items by kerntaak, in the dossier's own order."""
        found: dict[str, list[Item]] = defaultdict(list)
        for item in self.items:
            found[item.goal.module].append(item)
        return {name: tuple(those) for name, those in found.items()}


@dataclass(frozen=True, kw_only=True)
class Route:
    """The whole: a vmbo programme and what can be chosen, best fit first. ``mbo_from`` is the school year of mbo year 1."""

    vmbo: Curriculum
    choices: tuple[Choice, ...]
    settings: Settings
    plan: Plan | None = None
    mbo_from: int = AFTER_VMBO
    decisions: tuple[Decisions, ...] = ()
    skipped: tuple[Notice, ...] = ()

    @property
    def periods(self) -> int:
        """Perioden in a school year."""
        return periods_per_year(plan for plan in (self.plan, *(choice.plan for choice in self.choices)) if plan)


def counts(items: Sequence[Item]) -> dict[Status, int]:
    """How many items have each status; together all items."""
    return {status: sum(item.status == status for item in items) for status in STATUSES}


def expected(items: Sequence[Item]) -> float:
    """How many of the items are expected to have been had: the chances added up."""
    return sum(item.chance for item in items)


def route(
    vmbo: Curriculum,
    mbo: Sequence[Curriculum],
    settings: Settings | None = None,
    *,
    decisions: Sequence[Decisions] = (),
    skipped: Sequence[Notice] = (),
    processes: int = 1,
) -> Route:
    """Compare a vmbo programme with every kwalificatie and keuzedeel of the mbo documents.

    All goals of the vmbo programme count, keuzevakken too: leave out what this pupil or school does not have. Choices come
    kwalificaties first, and those first of which most was had for their size.

    Raises:
        Unusable: no goals are left for the leerweg or kwalificatie in the settings.
    """
    settings = settings or Settings()
    vmbo, _same = chosen(vmbo, vmbo, replace(settings, kwalificaties=()))
    programmes = _wanted(mbo, settings)
    if not programmes:
        raise Unusable("nothing-to-compare", option="MBO")
    if len(vmbo.goals) * sum(len(programme.curriculum.goals) for programme in programmes) < _FEW:
        processes = 1
    found = tuple(in_parallel(_choice, (vmbo, settings, tuple(decisions)), programmes, processes=processes))
    return Route(vmbo=vmbo, choices=_best_first(found), settings=settings, decisions=tuple(decisions), skipped=tuple(skipped))


def _wanted(mbo: Sequence[Curriculum], settings: Settings) -> tuple[Programme, ...]:
    """The kwalificaties and keuzedelen of the documents, or those of them that the settings name."""
    if not (mbo and settings.kwalificaties):
        return mbo_programmes(mbo)
    found = []
    for text in settings.kwalificaties:
        if not any(has_kwalificatie(curriculum, text) for curriculum in mbo):
            chosen(mbo[0], mbo[0], Settings(kwalificaties=(text,)))  # says what there is
    for curriculum in mbo:
        if texts := tuple(text for text in settings.kwalificaties if has_kwalificatie(curriculum, text)):
            found.append(chosen(curriculum, curriculum, Settings(kwalificaties=texts))[1])
    programmes = mbo_programmes(found)
    named = tuple(p for p in programmes if any(text.casefold() in p.name.casefold() for text in settings.kwalificaties))
    return named or programmes  # goals may be shared with a kwalificatie that was not asked for


def _choice(shared: tuple[Curriculum, Settings, tuple[Decisions, ...]], programme: Programme) -> Choice:
    vmbo, settings, decisions = shared
    mbo, unit = programme.curriculum, programme.units[0]
    comparison = Comparison(vmbo, mbo, match(vmbo.goals, mbo.goals, settings), settings)
    known = known_of(comparison, decisions)
    comparison = decided(comparison, known)
    return Choice(
        number=unit.number,
        kind=unit.kind,
        curriculum=mbo,
        items=items(comparison, known),
        vmbo=coverage(comparison, "vmbo"),
        mbo=coverage(comparison, "mbo"),
        proposed=len(comparison.proposed),
        decided=sum(pair.id in known.verdicts for pair in comparison.proposed),
    )


def known_of(comparison: Comparison, decisions: Sequence[Decisions]) -> Known:
    """What was decided on this comparison. A goal is settled if it was judged against all that it is compared with here."""
    vmbo, mbo = ({goal.id for goal in side.goals} for side in (comparison.vmbo, comparison.mbo))
    verdicts: dict[str, AnyVerdict] = {}
    settled: set[tuple[Side, str]] = set()
    for one in decisions:
        verdicts |= one.verdicts
        whole = {"vmbo": mbo <= one.mbo, "mbo": vmbo <= one.vmbo}
        settled |= {(side, goal) for side, goal in one.settled if whole[side]}
    return Known(verdicts, frozenset(settled))


def decided(comparison: Comparison, known: Known) -> Comparison:
    """The comparison with what was decided as certain: herhaling and verdieping overlap, all else does not.

    Of a goal that is settled the pairs that nobody judged count for nothing any more.
    """
    if not known.verdicts and not known.settled:
        return comparison
    return replace(comparison, pairs=tuple(_as_decided(pair, known) for pair in comparison.pairs))


def _as_decided(pair: Pair, known: Known) -> Pair:
    verdict = known.verdicts.get(pair.id)
    if verdict in OVERLAPS:
        relation = pair.relation if pair.relation not in (None, Relation.RELATED) else Relation.EQUAL
        return pair._replace(score=1.0, overlap=1.0, relation=relation)
    if verdict is not None:
        return pair._replace(score=float(verdict == Verdict.RELATED), overlap=0.0, relation=Relation.RELATED)
    if ("vmbo", pair.vmbo.id) in known.settled or ("mbo", pair.mbo.id) in known.settled:
        return pair._replace(score=0.0, overlap=0.0, relation=Relation.RELATED if pair.relation else None)
    return pair


def items(comparison: Comparison, known: Known = NOTHING) -> tuple[Item, ...]:
    """The mbo items of a (decided) comparison in document order, each with its status.

    Had: a chance of overlap of at least ``LIKELY``, and in the best of its overlapping pairs the vmbo goal is the same or
    holds more. Partly: that chance, with a best pair in which the vmbo goal is a part of the item, or a group that chose
    verdieping. New: a chance below ``DOUBT``. Doubt: what is between. What a group settled follows its verdicts.
    """
    about: dict[str, list[Pair]] = defaultdict(list)
    best = {goal.id: 0.0 for goal in comparison.mbo.goals}
    for pair in comparison.pairs:
        best[pair.mbo.id] = max(best[pair.mbo.id], pair.overlap)
        if pair.band or pair.id in known.verdicts:
            about[pair.mbo.id].append(pair)
    goals = comparison.mbo.goals
    mean = np.array([comparison.best["mbo"][goal.id].mean_chance for goal in goals])
    chances = covered(np.array([best[goal.id] for goal in goals]), "overlap", mean, len(comparison.vmbo.goals))
    return tuple(
        _item(goal, float(chance), about[goal.id], known, hours)
        for goal, chance, hours in zip(goals, chances, hours_by_goal(goals), strict=True)
    )


def _item(goal: Goal, chance: float, pairs: Sequence[Pair], known: Known, hours: float | None) -> Item:
    best = sorted(pairs, key=lambda pair: (-pair.overlap, -pair.score, pair.id))
    overlapping = [pair for pair in best if pair.relation not in (None, Relation.RELATED)]
    shown = tuple(overlapping or best[:_NEAREST])
    verdicts = {known.verdicts.get(pair.id) for pair in overlapping}
    settled = ("mbo", goal.id) in known.settled
    status: Status
    if verdicts & {*REPEATED}:
        status = "had"
    elif Verdict.DEEPENING in verdicts:
        status = "partly"
    elif settled:
        status = "new"
    elif chance >= LIKELY and overlapping:
        status = "had" if overlapping[0].relation in (Relation.EQUAL, Relation.COVERS) else "partly"
    else:
        status = "new" if chance < DOUBT else "doubt"
    return Item(
        goal=goal, status=status, chance=chance, pairs=shown, decided=settled or bool(verdicts & {*OVERLAPS}), hours=hours
    )


def _best_first(found: Sequence[Choice]) -> tuple[Choice, ...]:
    """The choices with their fit, kwalificaties before keuzedelen, best first; numbered in that order."""
    fitted: list[Choice] = []
    for kind in ("kwalificatie", "keuzedeel"):
        those = [choice for choice in found if choice.kind == kind]
        had, back = _fits_of(those, "mbo"), _fits_of(those, "vmbo")
        with_fit = [replace(choice, fit=a, back=b) for choice, a, b in zip(those, had, back, strict=True)]
        fitted += sorted(with_fit, key=lambda choice: -round(choice.fit.fit, 4) if choice.fit else 0.0)
    return tuple(replace(choice, number=f"M{n}") for n, choice in enumerate(fitted, 1))


def _fits_of(choices: Sequence[Choice], side: Side) -> list[Fit | None]:
    """How each fits beside the others of its kind, as `overlap.analysis.matrix.fits` computes it; None for one alone."""
    if len(choices) < 2:
        return [None for _choice in choices]
    sides = [(c.mbo.total, c.vmbo.total.goals) if side == "mbo" else (c.vmbo.total, c.mbo.total.goals) for c in choices]
    goals = np.array([share.goals for share, _size in sides], float)
    found = np.array([share.overlap for share, _size in sides])
    expected = by_size(goals, np.array([size for _share, size in sides], float), found)
    return [Fit(share, share.overlap, float(e)) for (share, _size), e in zip(sides, expected, strict=True)]


@dataclass(frozen=True, slots=True)
class Period:
    """A moment of the mbo with the items that are taught then, and rows with hours that lie wholly in it."""

    moment: Moment
    items: tuple[Item, ...]
    rows: tuple[PlanRow, ...]


def by_period(choice: Choice) -> tuple[Period, ...]:
    """What is taught when, in order of time. An item that comes back stands in each of its moments."""
    if choice.plan is None:
        return ()
    found: dict[Moment, list[Item]] = defaultdict(list)
    for item in choice.items:
        for moment in choice.plan.moments.get(item.goal.id, ()):
            found[moment].append(item)
    rows = [row for row in choice.plan.rows if row.hours is not None and len(row.moments) == 1]
    return tuple(
        Period(moment, tuple(found[moment]), tuple(row for row in rows if row.moments[0] == moment))
        for moment in sorted(found, key=lambda m: (m.year, m.period or 0))
    )


def items_of(choice: Choice, row: PlanRow) -> tuple[Item, ...]:
    """The items that a row of the plan is about."""
    about = set(row.goals)
    return tuple(item for item in choice.items if item.goal.id in about)


def hours_by_status(choice: Choice, rows: Sequence[PlanRow]) -> dict[Status, float]:
    """Hours of rows with all items had, none had or doubted, and (under "partly") of all others: a row is not spread."""
    found: dict[Status, float] = dict.fromkeys(("had", "partly", "new"), 0.0)
    for row in rows:
        statuses = {item.status for item in items_of(choice, row)}
        kind: Status = "had" if statuses == {"had"} else "new" if statuses == {"new"} else "partly"
        found[kind] += row.hours or 0.0
    return found
