"""A workbook that was merged is taken apart again: every group once, and what was said together since."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from overlap.model import Added, Comment, Unplaced, Who
from overlap.review.copies.merge import merge
from overlap.review.copies.voices import apart, voices
from overlap.review.lessons.learn import learn
from overlap.review.outcome.judged import Statements, origin_of
from overlap.review.outcome.progress import progress
from overlap.review.outcome.result import result

from ..support.copies import FACTS, MBO, PAIRS, SOURCE, VMBO, copy, decided, only_row, verdicts, workbook_of


def outcome(merged):
    """What each pair comes to, and who said what of it."""
    names = [group.name for group in merged.groups]
    return {
        row.id: (row.state, row.behalf, row.values.get("verdict"), {names[n]: of for n, of in row.said.items()})
        for row in merged.of("review")
    }


A = copy(decided(verdict="repetition"), decided("review", "v1+m1", verdict="related"), **VMBO)
B = copy(decided(verdict="no overlap"), decided("review", "v1+m1", verdict="related"), **MBO)
LATE = copy(decided("review", "v1+m1", verdict="deepening"), group="Laat", behalf="mbo")


def test_a_late_copy_meets_each_group_and_not_only_what_they_agreed_on():
    again = merge([workbook_of(merge([A, B])), LATE])
    assert [group.name for group in again.groups if not group.joint] == ["A", "B", "Laat"]
    assert outcome(again) == outcome(merge([A, B, LATE]))
    assert again.agreement == merge([A, B, LATE]).agreement


def test_what_was_said_together_takes_the_place_of_what_groups_had_said():
    again = merge([workbook_of(merge([A, B]), v0_m0="deepening"), copy(**{"group": "Laat"})])
    row = next(row for row in again.of("review") if row.id == "v0+m0")
    assert (row.values["verdict"], row.verdicts, row.to_discuss) == ("deepening", ("deepening",), False)
    assert {again.groups[n].name: said["verdict"] for n, said in row.said.items()} == {
        "A": "repetition",
        "B": "no overlap",
        "samen (samen)": "deepening",
    }
    assert again.agreement == merge([A, B, copy(group="Laat")]).agreement, "a joint verdict is no further opinion"


def test_a_late_copy_may_differ_from_what_was_said_together():
    again = merge([workbook_of(merge([A, B]), v0_m0="deepening"), copy(decided(verdict="related"), group="Laat")])
    row = next(row for row in again.of("review") if row.id == "v0+m0")
    assert (row.state, set(row.verdicts)) == ("differ", {"deepening", "related"})


def test_what_was_said_together_stays_in_the_third_round_too():
    second = merge([workbook_of(merge([A, B]), v0_m0="deepening"), LATE])
    third = merge([workbook_of(second, "twee.xlsx"), copy(decided("review", "v2+m2"), group="Nog later")])
    row = next(row for row in third.of("review") if row.id == "v0+m0")
    assert row.values["verdict"] == "deepening"
    assert [group.name for group in third.groups if not group.joint] == ["A", "B", "Laat", "Nog later"]
    assert row.verdicts == ("deepening",)


def test_what_was_said_together_is_not_undone_where_a_late_copy_opens_it_again():
    late = copy(decided(verdict="related"), group="Laat")
    second = workbook_of(merge([workbook_of(merge([A, B]), v0_m0="deepening"), late]), "twee.xlsx")
    third = merge([second, copy(group="Nog later")])
    row = next(row for row in third.of("review") if row.id == "v0+m0")
    assert set(row.verdicts) == {"deepening", "related"}, "not what A and B had said before the meeting"
    assert {third.groups[n].name: said["verdict"] for n, said in row.said.items()} == {
        "A": "repetition",
        "B": "no overlap",
        "samen (samen)": "deepening",
        "Laat": "related",
    }
    assert result([second]).judged[0].verdicts == ("deepening", "related")


def test_a_group_that_is_in_both_counts_once():
    merged = workbook_of(merge([A, B]))
    for given_ in ([merged, A, LATE], [A, merged, LATE]):
        assert sorted(group.name for group in merge(given_).groups if not group.joint) == ["A", "B", "Laat"]
        assert outcome(merge(given_)) == outcome(merge([A, B, LATE]))
    other = workbook_of(merge([B, LATE]), "anders.xlsx")
    assert outcome(merge([merged, other])) == outcome(merge([A, B, LATE]))


def test_a_later_copy_of_a_group_goes_before_what_was_merged_and_nothing_is_lost():
    newer = copy(
        decided(verdict="deepening"), decided("review", "v2+m2", verdict="related"), group="A", behalf="vmbo", file="A nieuw.xlsx"
    )
    again = merge([workbook_of(merge([A, B])), newer])
    assert [group.name for group in again.groups if not group.joint] == ["A", "B"]
    found = {row.id: row.said[0].get("verdict") for row in again.of("review") if 0 in row.said}
    assert found == {"v0+m0": "deepening", "v1+m1": "related", "v2+m2": "related"}
    assert [(name, lost.why, lost.values) for name, lost in again.unplaced] == [("A", "replaced", {"verdict": "repetition"})]
    assert [(n.code, n.values["count"]) for n in again.notices] == [("merge-version", 1)]


@pytest.mark.parametrize(
    "other", [Who(group="A", behalf="mbo"), Who(group="A", school="Elders"), Who(group="A", vmbo_names="Bo")]
)
def test_another_group_of_the_same_name_is_another_group(other):
    first = replace(A, who=replace(A.who, vmbo_names="Anna de Boer"))
    late = replace(copy(decided(verdict="deepening")), who=other)
    again = merge([workbook_of(merge([first, B])), late])
    assert [group.name for group in again.groups if not group.joint] == ["A", "B", "A (2)"]
    assert again.unplaced == ()


def test_a_later_copy_of_a_group_can_open_again_what_was_said_together():
    newer = copy(decided("review", "v1+m1", verdict="no overlap"), group="A", behalf="vmbo", file="A nieuw.xlsx")
    row = next(row for row in merge([workbook_of(merge([A, B])), newer]).of("review") if row.id == "v1+m1")
    assert (row.state, set(row.verdicts)) == ("differ", {"no overlap", "related"})


def test_an_agreement_that_was_changed_together_stands_once():
    agreed = copy(decided("agreements", "agr-1", agreement="Samen oefenen", who="Jan"), group="A")
    merged = workbook_of(merge([agreed, copy(decided("agreements", "agr-1", agreement="Anders"), group="B")]))
    done = tuple(
        replace(d, values={**d.values, "status": "done"}) if d.values.get("who") == "Jan" else d for d in merged.decisions
    )
    again = merge([replace(merged, decisions=done), LATE])
    assert [dict(row.values) for row in again.of("agreements")] == [
        {"agreement": "Samen oefenen", "who": "Jan", "status": "done"},
        {"agreement": "Anders"},
    ]
    gone = merge([replace(merged, decisions=done[1:]), LATE])
    assert len(gone.of("agreements")) == 2, "a row that was deleted since comes back as its group wrote it"


def test_comments_are_told_once():
    comment = Comment("Zie de les", "Jan", "verdict", SOURCE)
    first = merge([copy(decided(verdict="related", comments=(comment,)), group="A"), B])
    merged = workbook_of(first)
    more = replace(merged.decisions[0].comments[0], text="A: Zie de les\nTijdens het overleg")
    merged = replace(merged, decisions=(replace(merged.decisions[0], comments=(more,)), *merged.decisions[1:]))
    row = next(row for row in merge([merged, LATE]).of("review") if row.id == "v0+m0")
    assert [(name, told.text) for name, told in row.comments] == [("A", "Zie de les"), ("samen (samen)", "Tijdens het overleg")]


def test_what_had_no_place_keeps_none_and_is_kept():
    lost = Unplaced(why="no row", values={"verdict": "related"}, source=SOURCE)
    before = replace(FACTS, unplaced=(Unplaced(why="no row", values={"remark": "van vorig jaar"}, source=SOURCE),))
    merged = merge([copy(group="A", unplaced=[lost], facts=before), copy(group="B", facts=before)])
    assert merged.unplaced == (("", before.unplaced[0]), ("A", lost))
    again = merge([replace(workbook_of(merged), facts=before), LATE])
    assert again.unplaced == (("", before.unplaced[0]), ("A", lost))


def test_the_sample_counts_apart():
    facts = replace(FACTS, added={"v2+m2": Added(PAIRS["v2+m2"], "sample", 1, 9)})
    said = [decided("review", "v2+m2", verdict=verdict) for verdict in ("related", "repetition")]
    merged = merge([copy(said[0], group="A", facts=facts), copy(said[1], decided(verdict="related"), group="B", facts=facts)])
    assert [(group.judged, group.sample) for group in merged.groups] == [(0, 1), (1, 1)]
    assert merged.agreement.items == 0
    assert [row.id for row in merged.discuss] == ["v2+m2"]
    counts = progress([workbook_of(merged, v2_m2="related")])
    pairs, sample = counts.decisions.pairs, counts.decisions.sample
    assert (pairs.total, pairs.judged, counts.decisions.verdicts) == (len(PAIRS) - 1, 1, {"related": 1})
    assert (sample.total, sample.judged, counts.groups, pairs.differ) == (1, 1, 2, 0)


def test_status_tells_on_how_many_pairs_the_groups_still_differ():
    assert progress([workbook_of(merge([A, B]))]).decisions.pairs.differ == 1
    assert progress([workbook_of(merge([A, B]), v0_m0="related")]).decisions.pairs.differ == 0


said = st.dictionaries(st.sampled_from(list(PAIRS)), verdicts.filter(bool), max_size=5)


@given(st.lists(said, min_size=2, max_size=4), said, said)
def test_a_report_and_what_is_learned_are_the_same_of_the_copies_and_of_what_they_were_merged_to(groups, since, late):
    copies = [
        copy(*(decided("review", p, verdict=v) for p, v in of.items()), group=f"G{n}", behalf=["vmbo", "mbo", ""][n % 3])
        for n, of in enumerate(groups)
    ]
    merged = workbook_of(merge(copies))
    one_by_one, at_once = result(copies), result([merged])
    for of, again in zip(one_by_one.judged, at_once.judged, strict=True):
        assert (of.verdict, set(of.verdicts), of.state) == (again.verdict, set(again.verdicts), again.state)
        if of.decided:
            assert of.decided_by == again.decided_by
    assert one_by_one.waiting == at_once.waiting
    assert learn(copies).divided >= learn([merged]).divided
    # and what was said together holds, whoever comes after
    meeting = workbook_of(merge(copies), **{pair.replace("+", "_"): verdict for pair, verdict in since.items()})
    last = copy(*(decided("review", p, verdict=v) for p, v in late.items()), group="Laat")
    again = merge([meeting, last])
    rows = {row.id: row for row in again.of("review")}
    place = {group.name: n for n, group in enumerate(again.groups)}
    for pair, verdict in since.items():
        assert set(rows[pair].verdicts) == {verdict, *([late[pair]] if pair in late else [])}
    for n, of in enumerate(groups):
        for pair, verdict in of.items():
            assert rows[pair].said[place[f"G{n}"]]["verdict"] == verdict, "what each group said stays to be seen"


def test_a_copy_of_its_own_is_as_it_was():
    assert apart([A, B]) == [A, B]
    assert [voice.replaced for voice in voices([A, B])[0]] == [{}, {}]
    assert only_row(merge([copy(decided(verdict="related"), **VMBO), copy(**MBO)])).verdicts == ("related",)


gap_verdicts = st.sampled_from(["gap", "overlap after all", "discuss later", ""])
actions = st.sampled_from(["", "align", "exemption"])
of_gaps = st.dictionaries(st.sampled_from(["v0", "v1", "m0"]), st.tuples(gap_verdicts, st.booleans()))
of_pairs = st.dictionaries(st.sampled_from(list(PAIRS)[:4]), st.tuples(verdicts, actions))


def filled_copy(n, pairs, gaps):
    """A copy with verdicts and actions on pairs, and verdicts on gaps, which may name one of two goals."""
    rows = [decided("review", pair, verdict=verdict, action=action) for pair, (verdict, action) in pairs.items()]
    for goal, (verdict, first) in gaps.items():
        other = ("m1" if first else "m2") if goal[0] == "v" else ("v1" if first else "v2")
        named = {"with": other} if verdict == "overlap after all" else {}
        of, to = ("vmbo", "mbo") if goal[0] == "v" else ("mbo", "vmbo")
        rows.append(decided("gaps", goal, verdict=verdict, **{of: goal, to: named.get("with", "")}, **named))
    kept = [replace(row, values={name: text for name, text in row.values.items() if text}) for row in rows]
    return copy(*(row for row in kept if row.values), group=f"G{n}", behalf=["vmbo", "mbo", "both"][n % 3])


def states(reviews):
    """Where each pair and gap stands, as reports and counts see it."""
    told = apart(reviews)
    statements = Statements(told, [origin_of(review) for review in told], FACTS)
    rows = {one.vmbo.id + "+" + one.mbo.id: one.state for one in statements.pairs()}
    return rows | {(one.vmbo or one.mbo).id: one.state for one in statements.gaps()}


@given(st.lists(st.tuples(of_pairs, of_gaps), min_size=2, max_size=3))
def test_one_rule_says_where_a_row_stands_in_reports_and_in_what_is_merged(groups):
    copies = [filled_copy(n, *rows) for n, rows in enumerate(groups)]
    merged = merge(copies)
    in_rows = {row.id: row.state for row in merged.rows}
    assert {row: state for row, state in states(copies).items() if state != "open"} == {
        row: state for row, state in in_rows.items() if state != "open"
    }
    assert states([workbook_of(merged)]) == states(copies)
    assert {row.id for row in (*merged.discuss, *merged.discuss_gaps)} == {row.id for row in merged.rows if row.to_discuss}
    for row in merged.rows:
        if len(row.verdicts) > 1:
            assert not row.values.keys() & {"verdict", "action", "with"}, "nothing of one group stands for all"
