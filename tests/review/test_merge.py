"""What several groups decided, put together: side by side, together, who spoke, and what to discuss first."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from overlap.model import Comment, Unplaced, Who
from overlap.problems import Unusable
from overlap.review.copies.merge import merge
from overlap.review.copies.together import combined, joined, majority, spoke, state_of, unanimous
from overlap.review.outcome.progress import progress
from overlap.review.outcome.result import result

from ..support.copies import FACTS, GOALS, MBO, PAIRS, SOURCE, VMBO, copy, decided, only_row, verdicts, workbook_of


def test_where_all_agree_that_is_the_joint_verdict_and_both_spoke():
    row = only_row(
        merge([copy(decided(verdict="repetition", action="exemption"), **VMBO), copy(decided(verdict="repetition"), **MBO)])
    )
    assert (row.values["verdict"], row.values["action"]) == ("repetition", "exemption")
    assert (row.state, row.behalf, row.distance, row.to_discuss) == ("decided", "both", 0, False)


def test_where_they_differ_verdict_and_action_stay_open():
    row = only_row(
        merge([copy(decided(verdict="repetition", action="exemption"), **VMBO), copy(decided(verdict="related"), **MBO)])
    )
    assert "verdict" not in row.values
    assert "action" not in row.values
    assert (row.state, row.to_discuss) == ("differ", True)
    assert row.said == {0: {"verdict": "repetition", "action": "exemption"}, 1: {"verdict": "related"}}


def test_a_meeting_without_the_other_side_decides_nothing():
    both_vmbo = [
        copy(decided(verdict="related"), group="A", behalf="vmbo"),
        copy(decided(verdict="related"), group="C", behalf="vmbo"),
    ]
    row = only_row(merge(both_vmbo))
    assert (row.state, row.behalf, row.values["verdict"]) == ("one side", "vmbo", "related")
    assert only_row(merge([copy(decided(verdict="related"), group="A"), copy(group="C")])).state == "unknown"
    assert only_row(merge([copy(decided(verdict="related"), group="A", behalf="both"), copy(group="C")])).state == "decided"


def test_who_only_wrote_a_remark_did_not_speak():
    row = only_row(merge([copy(decided(verdict="related"), **VMBO), copy(decided(remark="Vraag het Jan"), **MBO)]))
    assert (row.state, row.behalf) == ("one side", "vmbo")
    assert row.values["remark"] == "B: Vraag het Jan"


def test_a_row_that_says_for_whom_it_was_judged_counts_so():
    row = only_row(merge([copy(decided(verdict="related", on_behalf="both"), group="A", behalf=""), copy(group="B")]))
    assert row.state == "decided"


def test_to_discuss_later_is_no_verdict_but_comes_on_the_list():
    merged = merge([copy(decided(verdict="discuss later"), **VMBO), copy(decided(verdict="related"), **MBO)])
    assert (only_row(merged).state, merged.discuss) == ("later", (only_row(merged),))
    assert merged.agreement.items == 0
    assert merged.groups[0].judged == 0


def test_the_order_to_discuss():
    said = {
        "v0+m0": ("repetition", "deepening"),
        "v0+m1": ("no overlap", "related"),
        "v0+m2": ("related", "related"),
        "v1+m0": ("related", "discuss later"),
        "v1+m1": ("repetition", "related"),
        "v1+m2": ("no overlap", "deepening"),
        "v2+m2": ("no overlap", "repetition"),
    }
    copies = [copy(*(decided("review", pair, verdict=two[n]) for pair, two in said.items()), group=str(n)) for n in (0, 1)]
    order = [row.id for row in merge(copies).discuss]
    assert order == ["v2+m2", "v1+m2", "v1+m1", "v0+m1", "v0+m0", "v1+m0"], "overlap or not first; among those the likeliest"


def test_the_same_verdict_with_another_action_is_discussed_last():
    merged = merge(
        [copy(decided(verdict="related", action="align"), **VMBO), copy(decided(verdict="related", action="none"), **MBO)]
    )
    assert [row.distance for row in merged.discuss] == [0]
    assert (only_row(merged).state, only_row(merged).to_discuss) == ("details", True)
    assert only_row(merged).values == {"verdict": "related"}


OWN = {"vmbo": "v0", "mbo": "m1", "vmbo_goal": "vmbo 0", "mbo_item": "mbo 1"}


def test_the_same_own_pair_of_two_groups_is_one_row():
    facts = replace(FACTS, pairs={pair: known for pair, known in PAIRS.items() if pair != "v0+m1"})
    further = decided("own", "own-4", vmbo_goal="iets", mbo_item="anders")
    first = copy(decided("own", "own-1", **OWN), group="A", facts=facts)
    merged = merge([first, copy(decided("own", "own-3", **OWN), further, group="B", facts=facts)])
    assert [(row.id, row.vmbo, set(row.said)) for row in merged.of("own")] == [("own-1", "v0", {0, 1}), ("own-2", "", {1})]


def test_a_pair_of_ones_own_that_is_on_the_list_is_a_verdict_on_that():
    other = copy(decided("own", "own-1", **OWN, verdict="no overlap"), group="B")
    copies = [copy(decided("review", "v0+m1", verdict="repetition"), group="A"), other]
    row = only_row(merge(copies))
    assert (row.id, row.state, row.said[1]) == ("v0+m1", "differ", {"verdict": "no overlap"})
    counted = progress(copies).decisions
    assert (counted.pairs.differ, counted.own.total) == (1, 0)


def test_a_group_that_says_two_things_of_one_pair_differs_with_itself():
    twice = copy(
        decided("review", "v0+m1", verdict="repetition"), decided("own", "own-1", **OWN, verdict="no overlap"), group="A"
    )
    merged = merge([twice, copy(group="B")])
    assert (only_row(merged).state, only_row(merged).values) == ("differ", {})
    assert progress([twice]).decisions.pairs.differ == 1


def test_a_pair_that_was_not_proposed_becomes_an_own_pair():
    merged = merge([copy(decided("review", "v9+m9", verdict="related"), group="A"), copy(group="B")])
    assert only_row(merged, "own").values["verdict"] == "related"


def test_agreements_of_all_are_kept_and_the_same_one_stands_once():
    two = [copy(decided("agreements", "agr-1", agreement="Samen oefenen", who=who), group=who) for who in ("Jan", "Piet", "Jan ")]
    two[2] = replace(two[2], who=Who(group="Derde"))
    assert [row.values["who"] for row in merge(two).of("agreements")] == ["Jan", "Piet"]


def test_comments_and_what_has_no_place_keep_the_name_of_their_group():
    comment = Comment("Zie de les", "Jan", "verdict", SOURCE)
    lost = Unplaced(why="no row", values={"verdict": "related"}, source=SOURCE)
    merged = merge([copy(decided(comments=(comment,)), group="A"), copy(group="B", unplaced=[lost])])
    assert only_row(merged).comments == (("A", comment),)
    assert merged.unplaced == (("B", lost),)


def test_groups_without_a_name_are_called_by_their_file_and_never_alike():
    merged = merge(
        [copy(decided(), **VMBO, file="1"), copy(decided(), group="a", behalf="mbo", file="2"), copy(decided(), file="drie.xlsx")]
    )
    assert [group.name for group in merged.groups] == ["A", "a (2)", "drie"]


def test_a_copy_in_which_nothing_is_filled_in_is_told_and_is_no_group():
    empty = copy(group="Leeg", file="leeg.xlsx")
    merged = merge([empty, copy(decided(verdict="related"), group="A"), copy(decided(verdict="no overlap"), group="B")])
    assert [group.name for group in merged.groups] == ["A", "B"] == [part.name for part in merged.parts]
    assert [(notice.code, notice.file) for notice in merged.notices] == [("merge-empty", "leeg.xlsx")]
    assert merged.agreement.raters == 2
    assert progress([workbook_of(merged)]).groups == 2
    assert len(result([empty, copy(decided(verdict="related"), group="A")]).origins) == 1
    assert merge([empty, copy(file="ook leeg.xlsx")]).groups == ()


def test_the_same_file_counts_once_and_one_is_not_enough():
    first, other = copy(decided(), group="A"), copy(decided(), group="B")
    merged = merge([first, other, replace(first, file="kopie.xlsx")])
    assert [notice.code for notice in merged.notices] == ["merge-twice"]
    with pytest.raises(Unusable, match="twee"):
        merge([first, first])


def test_other_programmes_are_refused():
    fewer = replace(FACTS, goals={key: goal for key, goal in GOALS.items() if key != ("vmbo", "v2")}, pairs={})
    with pytest.raises(Unusable, match="andere programma"):
        merge([copy(group="A"), copy(group="B", facts=fewer)])


def test_the_same_goals_with_other_settings_are_accepted_with_a_warning():
    fewer = replace(FACTS, fingerprint="g", pairs={"v0+m0": PAIRS["v0+m0"]})
    merged = merge(
        [
            copy(decided("review", "v2+m2", verdict="related"), group="A", facts=fewer),
            copy(decided("review", "v2+m2", verdict="related"), group="B"),
        ]
    )
    assert [notice.code for notice in merged.notices] == ["merge-other-settings"]
    assert list(merged.facts.pairs) == [*sorted(PAIRS, key=lambda p: (p[:2], p[3:]))]
    assert only_row(merged).id == "v2+m2"


def test_a_copy_without_its_hidden_sheet_can_be_merged_with_one_that_has_it():
    torn = replace(FACTS, whole=False, fingerprint="", pairs={})
    assert (
        only_row(merge([copy(decided(verdict="related"), group="A", facts=torn), copy(group="B")])).values["verdict"] == "related"
    )
    with pytest.raises(Unusable, match="_overlap"):
        merge([copy(group="A", facts=torn), copy(group="B", facts=torn)])


def test_texts_are_joined_with_names_where_they_differ():
    assert joined({"A": "x", "B": "x"}) == "x"
    assert joined({"A": "x", "B": "y", "C": "x"}) == "A, C: x\nB: y"
    assert joined({"A": "x", "B": "x"}, named=True) == "A, B: x"


def test_a_choice_holds_where_all_who_chose_agree_and_counts_where_most_do():
    assert [unanimous(chosen) for chosen in (["x", "x", None], ["x", "y", "x"], [None], [])] == ["x", None, None, None]
    assert [majority(counts) for counts in ({"x": 2, "y": 1}, {"x": 1, "y": 1}, {"x": 1}, {})] == ["x", None, "x", None]


def test_for_whom_copies_speak_together():
    assert [spoke(sides) for sides in (["vmbo", "mbo"], ["both", ""], ["vmbo", ""], [""], [])] == ["both", "both", "vmbo", "", ""]


def test_where_a_row_stands():
    assert state_of([], "") == "open"
    assert state_of(["related", "discuss later"], "both") == "later"
    assert state_of(["related", "no overlap"], "both") == "differ"
    assert [state_of(["related"], side) for side in ("both", "mbo", "")] == ["decided", "one side", "unknown"]


texts = st.dictionaries(st.sampled_from(list(PAIRS)), st.tuples(verdicts, st.sampled_from(["", "Ja", "Nee"])), max_size=6)


@given(st.lists(texts, min_size=2, max_size=4))
def test_nothing_that_a_group_said_is_lost_and_the_joint_verdict_is_nobodys_invention(groups):
    copies = [
        copy(
            *(decided("review", p, **{k: v for k, v in (("verdict", v), ("remark", r)) if v}) for p, (v, r) in of.items()),
            group=f"G{n}",
        )
        for n, of in enumerate(groups)
    ]
    merged = merge(copies)
    rows = {row.id: row for row in merged.of("review")}
    place = {group.name: n for n, group in enumerate(merged.groups)}
    assert list(place) == [f"G{n}" for n, of in enumerate(groups) if of]
    for n, of in enumerate(groups):
        for pair, (verdict, remark) in of.items():
            assert rows[pair].said[place[f"G{n}"]].get("verdict", "") == verdict
            assert remark in rows[pair].values.get("remark", "")
    for row in rows.values():
        given_verdicts = {values.get("verdict") for values in row.said.values()} - {None}
        assert row.values.get("verdict") == (next(iter(given_verdicts)) if len(given_verdicts) == 1 else None)
        assert (row in merged.discuss) == (len(given_verdicts) > 1 or "discuss later" in given_verdicts)


def test_next_year_nothing_of_one_group_stands_for_all_where_verdicts_differ():
    here, there = {"verdict": "overlap after all", "with": "m1", "action": "nothing"}, {"verdict": "gap"}
    assert combined("gaps", [here, there]) == ({"verdict": "discuss later"}, True)
    assert combined("review", [{"verdict": "related", "action": "align"}, {"verdict": "no overlap"}])[0] == {
        "verdict": "discuss later"
    }
    other = {"verdict": "overlap after all", "with": "m2"}
    assert combined("gaps", [here, other]) == ({"verdict": "overlap after all", "action": "nothing"}, True)
    assert combined("gaps", [here, {"verdict": "overlap after all"}]) == (here, False)
