"""A route: what was had and what is left adds up, time is read as people write it, and decisions count as decided."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from overlap.analysis import compare, coverage
from overlap.analysis.route.moments import laid_on, places
from overlap.analysis.route.planned import with_plans
from overlap.analysis.route.route import Decisions, by_period, counts, expected, hours_by_status, route
from overlap.analysis.route.timeline import meeting, timeline
from overlap.model import Moment, Relation, Settings, with_extra
from overlap.problems import Unusable
from overlap.reading import read, read_plan

from ..support.checkout import EXAMPLES

ZORG = EXAMPLES / "zorg"


@pytest.fixture(scope="module")
def plain():
    mbo = [read(EXAMPLES / sector / "mbo.xlsx", expected="mbo") for sector in ("techniek", "zorg", "handel")]
    return route(read(ZORG / "vmbo.xlsx"), mbo)


@pytest.fixture(scope="module")
def planned(plain):
    found, notices = with_plans(plain, read_plan(ZORG / "pta.xlsx", expected="vmbo"), [oer()])
    assert notices == ()
    return found


def oer():
    return read_plan(ZORG / "oer.xlsx", expected="mbo")


def test_the_mbo_comes_after_vmbo_four_unless_both_run_at_the_same_time():
    assert places([Moment(4, 4)], "vmbo", 5, 4) == {19}
    assert places([Moment(1, 1)], "mbo", 5, 4) == {20}
    assert places([Moment(1, 1)], "mbo", 4, 4) == places([Moment(4, 1)], "vmbo", 4, 4)
    assert places([Moment(1)], "mbo", 5, 4) == {20, 21, 22, 23}


@pytest.mark.parametrize(
    ("vmbo", "mbo", "found"),
    [
        ({12}, {12, 14}, "together"),
        ({14}, {12}, "too early"),
        ({12, 16}, {14}, "twice"),
        ({12}, {19}, "twice"),
        ({12}, {20}, "long ago"),
        ({12, 13}, {20}, "twice"),
        ({12}, set(), "unknown"),
        (set(), {12}, "unknown"),
    ],
)
def test_what_it_means_that_two_sides_teach_the_same(vmbo, mbo, found):
    assert meeting(frozenset(vmbo), frozenset(mbo), 4) == found


@given(st.frozensets(st.integers(12, 30)), st.frozensets(st.integers(12, 30)), st.integers(-8, 8))
@settings(max_examples=200, deadline=None)
def test_when_things_meet_depends_on_the_time_between_only(vmbo, mbo, shift):
    moved = (frozenset(place + shift for place in side) for side in (vmbo, mbo))
    assert meeting(*moved, 4) == meeting(vmbo, mbo, 4)
    assert (meeting(vmbo, mbo, 4) == "together") == bool(vmbo & mbo)


def test_every_item_stands_once_in_the_dossiers_order_and_statuses_add_up(plain):
    for choice in plain.choices:
        assert [item.goal for item in choice.items] == list(choice.curriculum.goals)
        assert sum(counts(choice.items).values()) == len(choice.items)
        by_kerntaak = [counts(items) for items in choice.kerntaken.values()]
        assert {status: sum(one[status] for one in by_kerntaak) for status in by_kerntaak[0]} == counts(choice.items)
        assert expected(choice.items) == pytest.approx(choice.mbo.total.overlap)
        for kerntaak, items in choice.kerntaken.items():
            assert expected(items) == pytest.approx(choice.mbo.modules[kerntaak].overlap)


def test_a_choice_has_the_figures_of_the_comparison_of_the_two(plain):
    choice = next(c for c in plain.choices if "zorg" in c.name)
    both = compare(read(ZORG / "vmbo.xlsx"), read(ZORG / "mbo.xlsx", expected="mbo"))
    assert choice.mbo == coverage(both, "mbo")
    assert choice.vmbo == coverage(both, "vmbo")
    assert (choice.proposed, choice.decided) == (len(both.proposed), 0)


def test_the_programme_of_its_own_sector_comes_first_and_numbers_follow_the_order(plain):
    assert plain.choices[0].name == "Assistent-begeleider zorg en wonen"
    assert [choice.number for choice in plain.choices] == ["M1", "M2", "M3"]
    fit = [choice.fit.fit for choice in plain.choices]
    assert fit == sorted(fit, reverse=True)


def test_a_status_follows_from_the_chance_and_the_best_pair(plain):
    for item in plain.choices[0].items:
        if item.status == "had":
            assert item.chance >= 0.6
            assert item.pairs[0].relation in (Relation.EQUAL, Relation.COVERS)
        elif item.status == "partly":
            assert item.pairs[0].relation == Relation.PART_OF
        elif item.status == "new":
            assert item.chance < 0.3
        else:
            assert item.chance >= 0.3


def test_the_plans_of_the_example_are_linked_whole(planned):
    choice = planned.choices[0]
    assert set(choice.plan.moments) == {goal.id for goal in choice.curriculum.goals}
    assert set(planned.plan.moments) == {goal.id for goal in planned.vmbo.goals}
    assert not choice.plan.unlinked
    assert all(other.plan is None for other in planned.choices[1:])


def test_what_is_taught_in_a_period_and_its_hours(planned):
    choice = planned.choices[0]
    first = by_period(choice)[0]
    assert first.moment == Moment(1, 1)
    assert {item.goal.code for item in first.items} == {
        "B1-K1-W1", "B1-K1-W2", "B1-K1-V1", "B1-K1-V2", "B1-K1-V7", "B1-K2-W1", "B1-K2-V4", "B1-K3-W2", "B1-K3-V1", "B1-K3-V4",
    }  # fmt: skip
    assert sum(hours_by_status(choice, first.rows).values()) == 60 + 40 + 20
    assert sum(hours_by_status(choice, choice.plan.rows).values()) == sum(r.hours for r in choice.plan.rows) == 760


def test_hours_of_a_row_are_not_spread(planned):
    choice = planned.choices[0]
    row = choice.plan.rows[0]
    mixed = {item.status for item in choice.items if item.goal.id in row.goals}
    assert len(mixed) > 1
    assert hours_by_status(choice, [row]) == {"had": 0, "partly": row.hours, "new": 0}


def test_one_after_the_other_nothing_meets_and_at_the_same_time_something_does(planned):
    after = timeline(planned, planned.choices[0])
    assert after.count("together") == after.count("too early") == 0
    assert after.years == {3: (3, None), 4: (4, None), 5: (None, 1), 6: (None, 2)}
    same = timeline(replace(planned, mbo_from=4), planned.choices[0])
    assert same.years == {3: (3, None), 4: (4, 1), 5: (None, 2)}
    assert same.count("together") > 0
    lines = [line for those in same.lines.values() for line in those]
    assert "B1-K2-W1" in {line.item.goal.code for line in lines if line.meeting == "together"}
    assert all(line.vmbo & line.mbo for line in lines if line.meeting == "together")
    assert timeline(planned, planned.choices[1]) is None


def test_an_oer_says_which_kwalificatie_it_is_of(plain):
    other = replace(oer(), goals=tuple(with_extra(g, {**g.extra, "crebo": "12345"}) for g in oer().goals))
    with pytest.raises(Unusable) as problem:
        with_plans(plain, None, [other])
    assert problem.value.notice.code == "oer-of-which"
    unnamed = tuple(with_extra(g, {k: v for k, v in g.extra.items() if k != "crebo"}) for g in oer().goals)
    by_title, _notices = with_plans(plain, None, [replace(oer(), goals=unnamed)])
    assert [bool(choice.plan) for choice in by_title.choices] == [True, False, False]
    with pytest.raises(Unusable):
        with_plans(plain, None, [replace(oer(), goals=unnamed, title="Examenplan")])
    alone = replace(plain, choices=plain.choices[:1])
    found, _notices = with_plans(alone, None, [replace(oer(), goals=unnamed, title="Examenplan")])
    assert found.choices[0].plan


def test_rows_about_something_else_and_plans_without_time_are_told(planned, sheet):
    rows = [["Periode", "Vak", "Werkproces", "Uren"], [1, "Schoon", "B1-K1-W2", 10], [2, "Paarden", "B9-K9-W9", 20]]
    path = sheet(rows, name="o.xlsx")
    _route, notices = with_plans(planned, None, [replace(read_plan(path, expected="mbo"), title=planned.choices[0].name)])
    assert [notice.code for notice in notices] == ["plan-not-linked", "plan-without-time"]
    assert "B9-K9-W9" in str(notices[0])


def test_a_plan_is_linked_by_code_of_a_kerntaak_or_by_text(planned, sheet):
    goals = planned.choices[0].curriculum.goals
    path = sheet(
        [
            ["Leerjaar", "Periode", "Vak", "Werkproces"],
            [1, 1, "Team", "B1-K3"],
            [1, 2, "Wassen", "B1-K1-W3, B1-K1-V3"],
            [2, 1, "Team", "B1-K3-W1"],
        ],
        name="o.xlsx",
    )
    plan = laid_on(read_plan(path, expected="mbo"), goals)
    team = [goal for goal in goals if goal.code.startswith("B1-K3")]
    assert {goal.id for goal in team} <= set(plan.moments)
    assert plan.moments[team[0].id] == (Moment(1, 1), Moment(2, 1))
    by_code = next(goal for goal in goals if goal.code == "B1-K1-W3")
    assert plan.moments[by_code.id] == (Moment(1, 2),)
    texts = sheet(
        [["Leerjaar", "Periode", "Vak", "Werkproces"], [1, 3, "Zorg", "Assisteert bij de persoonlijke verzorging"]], name="t.xlsx"
    )
    by_text = laid_on(read_plan(texts, expected="mbo"), goals)
    assert [by_text.moments[g.id] for g in goals if g.code == "B1-K2-W2"] == [(Moment(1, 3),)]


@pytest.mark.parametrize(
    ("rows", "found"),
    [
        ([(1, 4), (2, 5), (2, 8)], {Moment(1, 4), Moment(2, 1), Moment(2, 4)}),  # numbered through
        ([(1, 4), (2, 1)], {Moment(1, 4), Moment(2, 1)}),
        ([(1, 1), (1, 5)], {Moment(1, 1), Moment(1, 5)}),  # five in a year
        ([(1, 1), (1, 12)], {Moment(1, 1), Moment(1)}),
    ],
)
def test_perioden_that_are_numbered_through_all_years_count_within_their_year(planned, sheet, rows, found):
    path = sheet([["Leerjaar", "Periode", "Werkproces"], *([year, period, "B1-K1-W2"] for year, period in rows)], name="o.xlsx")
    plan = laid_on(read_plan(path, expected="mbo"), planned.choices[0].curriculum.goals)
    assert {moment for row in plan.rows for moment in row.moments} == found


def decisions(vmbo, mbo, verdicts, settled=()):
    goals, items = (frozenset(goal.id for goal in side.goals) for side in (vmbo, mbo))
    return Decisions(verdicts=verdicts, settled=frozenset(settled), vmbo=goals, mbo=items)


def test_decided_pairs_count_as_decided_and_the_rest_as_proposed():
    vmbo, mbo = read(ZORG / "vmbo.xlsx"), read(ZORG / "mbo.xlsx", expected="mbo")
    before = route(vmbo, [mbo]).choices[0]
    doubt = next(item for item in before.items if item.status == "doubt" and len(item.pairs) > 1)
    had = next(item for item in before.items if item.status == "had" and len(item.pairs) == 1)
    verdicts = {doubt.pairs[0].id: "repetition", had.pairs[0].id: "no overlap"}
    after = route(vmbo, [mbo], decisions=[decisions(vmbo, mbo, verdicts, [("mbo", had.goal.id)])]).choices[0]
    now = {item.goal.id: item for item in after.items}
    for goal, status, chance in ((doubt.goal, "had", 1), (had.goal, "new", 0)):
        assert (now[goal.id].status, now[goal.id].decided) == (status, True)
        assert now[goal.id].chance == pytest.approx(chance, abs=0.002)
    assert after.decided == 2
    others = {item.goal.id for item in before.items} - {doubt.goal.id, had.goal.id}
    assert all(now[item.goal.id] == item for item in before.items if item.goal.id in others)
    deeper = route(vmbo, [mbo], decisions=[decisions(vmbo, mbo, {doubt.pairs[0].id: "deepening"})]).choices[0]
    assert {item.goal.id: item.status for item in deeper.items}[doubt.goal.id] == "partly"


def test_a_goal_is_settled_only_against_what_it_was_judged_with():
    vmbo, mbo = read(ZORG / "vmbo.xlsx"), read(ZORG / "mbo.xlsx", expected="mbo")
    before = route(vmbo, [mbo]).choices[0]
    had = next(item for item in before.items if item.status == "had")
    settled = decisions(vmbo, mbo, {}, [("mbo", had.goal.id)])
    fewer = replace(settled, vmbo=frozenset(list(settled.vmbo)[1:]))
    assert {i.goal.id: i.status for i in route(vmbo, [mbo], decisions=[settled]).choices[0].items}[had.goal.id] == "new"
    assert route(vmbo, [mbo], decisions=[fewer]).choices[0].items == before.items


def test_a_leerweg_leaves_out_goals_and_a_kwalificatie_is_chosen_by_name_or_crebo():
    vmbo = read(ZORG / "vmbo.xlsx")
    mbo = [read(EXAMPLES / sector / "mbo.xlsx", expected="mbo") for sector in ("techniek", "zorg")]
    basis = route(vmbo, mbo, Settings(leerweg="BB", kwalificaties=("zorg en wonen",)))
    assert all("BB" in goal.levels for goal in basis.vmbo.goals)
    assert [choice.name for choice in basis.choices] == ["Assistent-begeleider zorg en wonen"]
    assert [c.name for c in route(vmbo, mbo, Settings(kwalificaties=("99922",))).choices] == ["Monteur duurzame installaties"]
    with pytest.raises(Unusable):
        route(vmbo, mbo, Settings(kwalificaties=("99922", "banketbakker")))


def test_the_number_of_cores_changes_nothing(plain):
    mbo = [read(EXAMPLES / sector / "mbo.xlsx", expected="mbo") for sector in ("techniek", "zorg", "handel")]
    assert route(read(ZORG / "vmbo.xlsx"), mbo * 4, processes=2).choices[0].items == plain.choices[0].items
