"""What decisions make of both programmes: goals, hours, what changes, what remains, what is open."""

import io
from dataclasses import replace

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from overlap.model import Heading, Outcome, Relation
from overlap.problems import Unusable
from overlap.review.names import Names
from overlap.review.outcome.judged import who_decided
from overlap.review.outcome.result import result
from overlap.review.outcome.tally import FATES
from overlap.workbook.comparison.workbook import workbook
from overlap.workbook.readback.decisions import read_review

from ..support.reports import decision, facts, goal, judged, review

VERDICTS = ("", "repetition", "deepening", "related", "no overlap", "discuss later")


def outcomes(found, side):
    return {status.goal.id: status.outcome for status in found.sides[side].goals}


def fates(found, side):
    return {status.goal.id: status.fate for status in found.sides[side].goals}


def test_a_goal_overlaps_as_soon_as_one_pair_does_and_is_open_while_a_pair_waits(reviewed):
    found = result([reviewed])
    assert outcomes(found, "vmbo") == {"v1": "overlap", "v2": "overlap", "v3": "related", "v4": "open", "v5": "gap"}
    assert outcomes(found, "mbo") == {"m1": "overlap", "m2": "overlap", "m3": "open", "m4": "gap", "m5": "open"}


def test_what_becomes_of_a_goal_follows_the_action(reviewed):
    found = result([reviewed])
    assert fates(found, "mbo") == {"m1": "exempt", "m2": "dropped", "m3": "together", "m4": "new", "m5": "open"}
    assert fates(found, "vmbo") == {"v1": "kept", "v2": "kept", "v3": "together", "v4": "open", "v5": "new"}
    assert [status.goal.id for status in found.sides["mbo"].remaining] == ["m3", "m4", "m5"]


def test_hours_are_those_of_the_document_per_row(reviewed):
    mbo = result([reviewed]).sides["mbo"].total
    assert (mbo.with_hours, mbo.total_hours, mbo.hours["overlap"]) == (2, 42.5, 42.5)
    assert (mbo.fate_hours["exempt"], mbo.fate_hours["dropped"]) == (40, 2.5)


def test_hours_of_a_row_with_several_goals_are_not_spread(known):
    first = known.goals["mbo", "m1"].source
    shared = {**known.goals, ("mbo", "m2"): replace(known.goals["mbo", "m2"], source=first)}
    found = result([review(replace(known, goals=shared))])
    assert found.sides["mbo"].total.with_hours == 0


def test_hours_that_the_group_gave_are_added_up(reviewed):
    assert result([reviewed]).hours == 42.5


def test_agreements_say_what_is_missing(reviewed):
    assert [one.missing for one in result([reviewed]).agreements] == [(), ("who", "when")]


def test_pairs_without_a_verdict_are_counted_per_module(reviewed):
    found = result([reviewed])
    assert found.unjudged == {"P2 Module": 1}
    assert found.waiting == 1


def test_groups_that_differ_leave_a_pair_open(known):
    found = result([review(known, judged(3, 3, "related")), review(known, judged(3, 3, "repetition"), file="b.xlsx")])
    assert [(point.kind, point.about.vmbo.id) for point in found.open] == [("differ", "v3")]
    assert outcomes(found, "vmbo")["v3"] == "open"


def test_an_action_on_which_groups_differ_changes_nothing(known):
    one, other = judged(1, 1, "repetition", "exemption"), judged(1, 1, "repetition", "drop in vmbo")
    found = result([review(known, one), review(known, other, file="b.xlsx")])
    assert fates(found, "mbo")["m1"] == "had"
    assert found.open[0].kind == "details"


@pytest.mark.parametrize(
    ("behalf", "decided"),
    [
        (["vmbo"], "vmbo"),
        (["mbo", "mbo"], "mbo"),
        (["vmbo", "mbo"], "both"),
        (["both", ""], "both"),
        ([""], "unknown"),
        ([], "unknown"),
        (["vmbo", ""], "vmbo"),
    ],
)
def test_a_meeting_without_the_other_side_decides_nothing(behalf, decided):
    assert who_decided(behalf) == decided


def test_in_a_merged_workbook_each_row_says_for_whom_it_was_judged(known):
    merged = review(known, judged(1, 1, "repetition", **{"on behalf": "vmbo"}), judged(3, 3, "related", **{"on behalf": "both"}))
    assert [one.decided_by for one in result([merged]).decided] == ["vmbo", "both"]


def test_an_action_of_one_side_only_stays_open_when_the_other_was_heard_elsewhere(known):
    here = review(known, judged(1, 1, "repetition", "exemption"), behalf="vmbo")
    there = review(known, judged(3, 3, "related"), file="b.xlsx", behalf="mbo")
    found = result([here, there])
    assert [(point.kind, point.about.decided_by) for point in found.open] == [("one side", "vmbo")]


def test_repetition_without_an_action_and_an_action_without_overlap_are_open_points(known):
    found = result([review(known, judged(1, 1, "repetition"), judged(4, 4, "no overlap", "exemption"))])
    assert [point.kind for point in found.open] == ["no action", "action without overlap"]
    assert fates(found, "mbo")["m4"] == "new"


def test_a_gap_called_overlap_after_all_counts_on_both_sides(known):
    found = result([review(known, decision("gaps", "v5", "m5", verdict="overlap after all"))])
    assert outcomes(found, "vmbo")["v5"] == outcomes(found, "mbo")["m5"] == "overlap"


def test_a_pair_of_the_group_of_which_no_goal_is_known_is_reported(known):
    assert result([review(known, decision("own", "", "", verdict="repetition"))]).unplaced == 1


def test_the_same_agreement_in_two_copies_is_one(reviewed):
    assert len(result([reviewed, replace(reviewed, file="b.xlsx")]).agreements) == 2


def test_copies_of_different_comparisons_are_refused(known):
    with pytest.raises(Unusable) as caught:
        result([review(known), review(replace(known, goals={}), file="b.xlsx")])
    assert caught.value.notice.code == "merge-other-programmes"


def test_names_stay_out_unless_asked(reviewed):
    found = result([reviewed])
    told = repr((found.judged, found.agreements, found.origins))
    assert "Els" not in told
    assert "Jan" not in told
    assert "[naam] regelt dit" in told
    named = repr(result([reviewed], names=True).judged)
    assert "Els Smit regelt dit" in named


def test_a_role_is_no_name(known):
    hidden = Names([review(known, judged(1, 1, "related", who="Team mbo"), vmbo_names="Jan van den Berg, docent")]).hidden
    assert hidden("Het team van Jan in het mbo") == "Het team van [naam] in het mbo"
    assert hidden("docent Jan van den Berg; Janneke") == "docent [naam]; Janneke"


@given(st.data())
def test_every_goal_has_one_outcome_and_one_fate_whatever_was_decided(data):
    pairs = data.draw(st.lists(st.tuples(st.integers(1, 5), st.integers(1, 5)), unique=True, max_size=12))
    goals = [goal(side, n, "5") for side in ("vmbo", "mbo") for n in range(1, 6)]
    known = facts(goals, [(v, m, Relation.RELATED, None) for v, m in pairs])
    actions = st.sampled_from(["", "drop in mbo", "drop in vmbo", "exemption", "together", "align"])
    reviews = [
        review(
            known, *(judged(v, m, data.draw(st.sampled_from(VERDICTS)), data.draw(actions)) for v, m in pairs), file=f"{n}.xlsx"
        )
        for n in range(data.draw(st.integers(1, 3)))
    ]
    found = result(reviews)
    for side in found.sides.values():
        assert sum(side.total.outcomes.values()) == sum(side.total.fates.values()) == side.total.goals == 5
        assert sum(side.total.hours.values()) == sum(side.total.fate_hours.values()) == 25
        assert set(side.total.outcomes) == set(Outcome)
        assert set(side.total.fates) == set(FATES)
        for name in Outcome:
            assert sum(module.outcomes[name] for module in side.modules.values()) == side.total.outcomes[name]
    assert result(list(reversed(reviews))).sides["mbo"].total == found.sides["mbo"].total


def test_the_outcomes_are_those_that_the_workbook_itself_computes(zorg, tmp_path):
    """The rule of module workbook.live, on a workbook filled in and read back (test_live has it computed by LibreOffice)."""
    book = openpyxl.load_workbook(io.BytesIO(workbook(zorg)))
    sheet = book["Overlap"]
    at = {cell.value.split(":")[2]: cell.column for cell in sheet[1]}
    cycle = ["herhaling", "verdieping", "verwant", "geen overlap", "later bespreken", None, "verwant", "geen overlap"]
    labels = {}
    for n, row in enumerate(range(5, sheet.max_row + 1)):
        labels[sheet.cell(row, 1).value] = sheet.cell(row, at["verdict"]).value = cycle[n % len(cycle)]
    book.save(tmp_path / "ingevuld.xlsx")
    found = result([read_review(tmp_path / "ingevuld.xlsx")])

    def expected(goal):
        given = [labels[pair.id] for pair in zorg.proposed if goal in (pair.vmbo, pair.mbo)]
        if {"herhaling", "verdieping"} & set(given):
            return "overlap"
        if not given or set(given) - {"verwant", "geen overlap"}:
            return "open"
        return "related" if "verwant" in given else "gap"

    assert outcomes(found, "vmbo") == {one.id: expected(one) for one in zorg.vmbo.goals}
    assert outcomes(found, "mbo") == {one.id: expected(one) for one in zorg.mbo.goals}


def test_what_all_take_is_counted_apart_and_what_only_a_keuzevak_met_is_a_gap_there():
    def of_keuzevak(one):
        return replace(one, section=(Heading("K/XX/01", "Keuze"),)) if one.id == "v2" else one

    goals = [of_keuzevak(goal(side, n)) for side in ("vmbo", "mbo") for n in (1, 2)]
    known = facts(goals, [(1, 1, Relation.EQUAL, None), (2, 2, Relation.EQUAL, None)])
    sides = result([review(known, judged(1, 1, "repetition"), judged(2, 2, "repetition"))]).sides
    assert sides["mbo"].total.outcomes[Outcome.OVERLAP] == 2
    assert sides["mbo"].obligatory.outcomes == {Outcome.OVERLAP: 1, Outcome.RELATED: 0, Outcome.GAP: 1, Outcome.OPEN: 0}
    assert sides["vmbo"].obligatory.goals == 1
    without = result([review(facts([goal("vmbo", 1), goal("mbo", 1)], []))])
    assert without.sides["vmbo"].obligatory is None
