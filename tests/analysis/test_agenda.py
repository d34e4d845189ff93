"""The plan for a working group: nothing forgotten, modules together, work spread evenly, time kept to."""

from collections import Counter
from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from overlap.analysis import agenda, gaps
from overlap.analysis.sessions import NORMS, Work, plan, session, spread, work
from overlap.model import Band, WorkKind

NUMBERS = st.integers(1, 8)
MINUTES = st.integers(20, 240)
few = settings(max_examples=40, deadline=None)


@st.composite
def todo(draw):
    """Pairs in the order of a programme (module after module, goal after goal), then gaps of both sides."""
    found = []
    for module in range(draw(st.integers(1, 6))):
        for goal in range(draw(st.integers(1, 12))):
            for kind in draw(st.lists(st.sampled_from(list(WorkKind)[:4]), min_size=1, max_size=5)):
                found.append(Work(kind=kind, side="vmbo", module=f"P{module}", goal=f"{module}.{goal}", number=len(found) + 1))
    for n in range(draw(st.integers(0, 20))):
        found.append(
            Work(kind=WorkKind.GAP, side="mbo" if n % 2 else "vmbo", module=f"{'K' if n % 2 else 'P'}{n % 3}", goal=f"gap {n}")
        )
    return tuple(found)


@few
@given(todo(), MINUTES, NUMBERS)
def test_everything_is_planned_exactly_once(pieces, minutes, groups):
    planned = [one for task in plan(pieces, minutes, groups).tasks for one in task.work]
    assert Counter(planned) == Counter(pieces)


@few
@given(todo(), MINUTES, NUMBERS)
def test_a_module_stays_with_one_group_unless_it_alone_is_too_much_for_one(pieces, minutes, groups):
    made = plan(pieces, minutes, groups)
    for side, module in {(one.side, one.module) for one in pieces}:
        tasks = [task for task in made.tasks if (task.side, task.module) == (side, module)]
        total = sum(NORMS[one.kind] for one in pieces if (one.side, one.module) == (side, module))
        if len({task.group for task in tasks}) > 1:
            assert total > made.schedule.judging
            assert module in made.split
        if total <= made.schedule.judging:
            assert {(task.part, task.parts) for task in tasks} == {(1, 1)}


@few
@given(todo(), MINUTES, NUMBERS)
def test_the_pairs_of_a_goal_stay_with_one_group(pieces, minutes, groups):
    goals = {(one.goal, task.group) for task in plan(pieces, minutes, groups).tasks for one in task.work}
    assert len(goals) == len({one.goal for one in pieces})


@few
@given(todo(), MINUTES, NUMBERS)
def test_no_session_takes_longer_than_it_has(pieces, minutes, groups):
    made = plan(pieces, minutes, groups)
    for group in range(1, groups + 1):
        for number in range(1, made.sessions + 1):
            assert made.load(group, number) <= made.schedule.judging + 1e-6


@few
@given(todo(), MINUTES, NUMBERS)
def test_what_is_decided_quickly_comes_first_and_only_gaps_are_left_for_home(pieces, minutes, groups):
    made = plan(pieces, minutes, groups)
    for group in range(1, groups + 1):
        kinds = [
            [list(WorkKind).index(o.kind) for t in made.tasks if (t.group, t.session) == (group, n) for o in t.work]
            for n in (1, 2)
        ]
        if kinds[1]:
            assert max(kinds[0]) <= min(kinds[1])
    assert {one.kind for task in made.tasks if task.session == 0 for one in task.work} <= {WorkKind.GAP}
    for task in made.tasks:
        order = [(list(WorkKind).index(one.kind), one.number) for one in task.work]
        assert all(a <= b for a, b in pairwise(order))


@given(st.lists(st.floats(0.5, 100), max_size=30), NUMBERS)
def test_the_largest_group_has_at_most_one_piece_more_than_its_share(minutes, groups):
    """Graham's bound for any list order: the mean, and (1 - 1/groups) of the largest piece."""
    load = [0.0] * groups
    for piece, group in zip(minutes, spread(minutes, groups), strict=True):
        load[group] += piece
    largest = max(minutes, default=0.0)
    assert max(load) <= sum(minutes) / groups + (1 - 1 / groups) * largest + 1e-6
    assert max(load) - min(load) <= largest + 1e-6


def test_the_largest_first():
    assert spread([1, 2, 5, 4], 2) == [0, 1, 0, 1]


@given(MINUTES)
def test_the_parts_of_a_session_fill_it_and_half_of_it_is_for_judging(minutes):
    parts = session(minutes)
    assert parts.opening + parts.judging + parts.plenary + parts.agreements == minutes
    assert parts.judging >= minutes / 2


def test_ninety_minutes():
    parts = session(90)
    assert (parts.opening, parts.judging, parts.plenary, parts.agreements) == (10, 50, 15, 15)


def test_a_large_module_is_split_and_that_is_said():
    pieces = [Work(kind=WorkKind.LIKELY, side="vmbo", module="P1", goal=f"g{n}", number=n) for n in range(1, 61)]  # 120 minutes
    made = plan(pieces, 90, 3)
    assert made.split == ("P1",)
    assert [(t.group, t.part, t.parts, t.minutes, t.work[0].number) for t in made.tasks] == [
        (1, 1, 3, 40.0, 1),
        (2, 2, 3, 40.0, 21),
        (3, 3, 3, 40.0, 41),
    ]
    alone = plan(pieces, 90, 1)
    assert (alone.split, alone.sessions) == ((), 3), "one group needs no parts, it needs more sessions"


def test_norms_change_what_fits():
    pieces = [Work(kind=WorkKind.CERTAIN, side="vmbo", module="P1", goal=f"g{n}", number=n) for n in range(1, 101)]
    assert plan(pieces).sessions == 2
    assert plan(pieces, norms={WorkKind.CERTAIN: 0.5}).sessions == 1


def test_the_work_of_a_comparison(zorg):
    pieces = work(zorg)
    assert [one.number for one in pieces if one.number] == list(range(1, len(zorg.proposed) + 1))
    assert [one.goal for one in pieces if not one.number] == [gap.goal.id for side in ("vmbo", "mbo") for gap in gaps(zorg, side)]
    kinds = {pair.id: one.kind for pair, one in zip(zorg.proposed, pieces, strict=False)}
    assert {kinds[p.id] for p in zorg.proposed if p.band == Band.CERTAIN} == {WorkKind.CERTAIN}
    assert set(kinds.values()) == {WorkKind.CERTAIN, WorkKind.LIKELY, WorkKind.WEIGHTY, WorkKind.DOUBTFUL}


def test_a_pair_is_weighty_when_a_whole_goal_depends_on_it(zorg):
    likely = next(p for p in zorg.proposed if p.band == Band.LIKELY)
    alone = replace(zorg, pairs=(likely._replace(overlap=0.5),))
    assert work(alone)[0].kind == WorkKind.WEIGHTY
    settled = replace(zorg, pairs=(likely._replace(overlap=0.1),))
    assert work(settled)[0].kind == WorkKind.LIKELY


@pytest.mark.parametrize(("minutes", "groups"), [(None, None), (60, 3)])
def test_minutes_and_groups_come_from_the_settings(zorg, minutes, groups):
    made = agenda(
        replace(zorg, settings=replace(zorg.settings, minutes=minutes, groups=groups, norms=((WorkKind.CERTAIN, 5.0),)))
    )
    assert (made.minutes, made.groups) == (minutes or 90, groups or 1)
    assert made.norms == {**NORMS, WorkKind.CERTAIN: 5.0}
    assert {task.group for task in made.tasks} == set(range(1, made.groups + 1))
