"""Pairs with nearly the same mbo item are judged in one row of Overlap; what is filled in there counts for each of them."""

import io
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import openpyxl
import pytest
from hypothesis import given
from hypothesis import settings as examples
from hypothesis import strategies as st

from overlap.model import Outcome, Settings, Verdict
from overlap.model.labels import label
from overlap.review.copies.merge import merge
from overlap.review.copies.raters import lines
from overlap.review.outcome.progress import progress
from overlap.review.outcome.result import result
from overlap.review.rounds.rebuild import comparison_of
from overlap.tasks.earlier import with_decisions
from overlap.workbook.comparison.workbook import workbook
from overlap.workbook.followup.carried import prefilled
from overlap.workbook.followup.merged import merged_workbook
from overlap.workbook.form.hidden_sheet import Facts
from overlap.workbook.readback.decisions import read_review

from ...support.levels import levels
from ...support.libreoffice import converted, needs_libreoffice
from ...support.reviews import filled, rows_of

VMBO, MBO = {"group": "Vmbo", "on behalf of": "vmbo"}, {"group": "Mbo", "on behalf of": "mbo"}
VERDICTS = ["", *map(label, Verdict)]


@pytest.fixture(scope="module")
def comparison(tmp_path_factory):
    return levels(tmp_path_factory.mktemp("niveaus"))


@pytest.fixture(scope="module")
def content(comparison):
    return workbook(comparison)


def review_of(content, name="kopie.xlsx"):
    with TemporaryDirectory() as folder:
        path = Path(folder, name)
        path.write_bytes(content)
        return read_review(path)


def pairs_of(sheet):
    return {pair: row for pair, row in rows_of([sheet], "review").items() if "+" in pair}


def verdicts_of(review):
    return {one.id: one.verdict for one in review.of("review") if one.verdict}


def first_shared(comparison):
    """A pair with a row, and the two that share it."""
    leader = next(iter(comparison.followers))
    return leader, [pair.id for pair in comparison.followers[leader]]


def test_every_pair_stands_on_the_sheet_with_its_codes_and_eight_pairs_take_four_rows(comparison, content):
    sheet = openpyxl.load_workbook(io.BytesIO(content))["Overlap"]
    rows = pairs_of(sheet)
    shown = {(row["vmbo code"].value, row["mbo code"].value) for row in rows.values()}
    assert shown == {(pair.vmbo.code, pair.mbo.code) for pair in comparison.proposed}
    above, below = (sheet.tables[name].ref.split(":") for name in ("Table_review", "Table_shared"))
    assert [
        int("".join(filter(str.isdigit, end))) - int("".join(filter(str.isdigit, start))) for start, end in (above, below)
    ] == [4, 4]
    leader, followers = first_shared(comparison)
    assert rows[leader]["mbo item"].value.split("\n")[-1] == "geldt ook voor 2-K1-W1, 3-K1-W1"
    assert [rows[pair]["row"].value for pair in followers] == ["als nr. 1", "als nr. 1"]


def test_a_verdict_counts_for_all_pairs_of_the_row(comparison, content):
    leader, followers = first_shared(comparison)
    cells = {("review", leader): {"verdict": "herhaling", "action": "vrijstelling", "remark": "Zie de les"}}
    review = review_of(filled(content, cells, {"on behalf of": "beide"}))
    said = {one.id: one for one in review.of("review")}
    assert set(said) == {leader, *followers}
    assert {(one.verdict, one.action, one.values["remark"]) for one in said.values()} == {
        ("repetition", "exemption", "Zie de les")
    }
    counted = progress([review])
    assert (counted.decisions.pairs.judged, counted.remarks) == (3, 1)
    assert [one.action for one in result([review]).decided] == ["exemption"] * 3
    assert (review.unplaced, review.notices) == ((), ())


def test_who_judges_one_of_them_differently_says_so_below(comparison, content):
    leader, (one, other) = first_shared(comparison)
    cells = {
        ("review", leader): {"verdict": "herhaling", "action": "vrijstelling"},
        ("review", one): {"verdict": "verdieping"},
        ("review", other): {"remark": "alleen binnen"},
    }
    said = {decision.id: decision for decision in review_of(filled(content, cells)).of("review")}
    assert [said[pair].verdict for pair in (leader, one, other)] == ["repetition", "deepening", "repetition"]
    assert said[one].action is None, "the action went with the verdict of the row"
    assert said[other].values["remark"] == "alleen binnen"


def test_a_verdict_on_one_of_them_that_is_no_choice_is_not_taken_for_that_of_the_row(comparison, content):
    leader, (one, other) = first_shared(comparison)
    review = review_of(filled(content, {("review", leader): {"verdict": "verwant"}, ("review", one): {"verdict": "weet niet"}}))
    assert verdicts_of(review) == {leader: "related", other: "related"}
    assert [lost.values for lost in review.unplaced] == [{"verdict": "weet niet"}]


def test_who_types_over_what_counts_is_told_so(comparison, content):
    leader, (one, other) = first_shared(comparison)
    book = openpyxl.load_workbook(io.BytesIO(filled(content, {("review", leader): {"verdict": "herhaling"}})))
    rows = pairs_of(book["Overlap"])
    rows[one]["counts"].value, rows[other]["counts"].value = "geen overlap", "herhaling"
    saved = io.BytesIO()
    book.save(saved)
    assert [lost.values for lost in review_of(saved.getvalue()).unplaced] == [{"Telt als": "geen overlap"}]


def test_a_pair_of_ones_own_says_so_too(comparison, content):
    leader, (one, other) = first_shared(comparison)
    labels = Facts(comparison).labels
    goals = {"vmbo goal": labels["vmbo", one.split("+")[0]], "mbo item": labels["mbo", one.split("+")[1]]}
    cells = {("review", leader): {"verdict": "herhaling"}, ("own", "own-1"): {**goals, "verdict": "geen overlap"}}
    found = result([review_of(filled(content, cells))])
    assert {f"{pair.vmbo.id}+{pair.mbo.id}": pair.verdict for pair in found.decided} == {
        leader: "repetition",
        one: "no overlap",
        other: "repetition",
    }


@examples(max_examples=20)
@given(data=st.data())
def test_judged_in_one_row_is_as_each_judged_alike(comparison, content, data):
    """Also where one of them gets its own verdict: the same decisions, counts and coverage as with a row for each."""
    apart = replace(comparison, judged_with={})
    rows = {
        pair.id: data.draw(st.sampled_from(VERDICTS)) for pair in comparison.proposed if pair.id not in comparison.judged_with
    }
    own = {pair: data.draw(st.sampled_from(["", "", *VERDICTS])) for pair in comparison.judged_with}
    each = {pair.id: own.get(pair.id) or rows[comparison.judged_with.get(pair.id, pair.id)] for pair in comparison.proposed}
    shared = review_of(filled(content, {("review", pair): {"verdict": text} for pair, text in (rows | own).items() if text}))
    single = review_of(filled(workbook(apart), {("review", pair): {"verdict": text} for pair, text in each.items() if text}))
    assert verdicts_of(shared) == verdicts_of(single)
    assert progress([shared]).decisions == progress([single]).decisions
    for side in ("vmbo", "mbo"):
        assert result([shared]).sides[side].total == result([single]).sides[side].total


@needs_libreoffice
def test_the_workbook_counts_as_the_report_does(comparison, content, tmp_path):
    leader, (one, _other) = first_shared(comparison)
    cells = {("review", leader): {"verdict": "geen overlap"}, ("review", one): {"verdict": "verdieping"}}
    path = converted(tmp_path, "xlsx", {"geteld": filled(content, cells)})["geteld"]
    book = openpyxl.load_workbook(path, data_only=True)
    goals = [[cell.value for cell in row] for row in book["_overlap"].iter_rows() if row[0].value == "goal"]
    computed = {(row[1], row[2]): next(value for value in reversed(row) if value in list(Outcome)) for row in goals}
    found = result([read_review(path)])
    assert computed == {(side, one.goal.id): one.outcome for side in ("vmbo", "mbo") for one in found.sides[side].goals}
    texts = [str(cell.value) for sheet in book for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert "beoordeeld: 3 van 8" in texts
    assert rows_of([book["Overlap"]], "review")[one]["counts"].value == "verdieping"


def merged_of(*copies):
    merged = merge([review_of(copy, f"{n}.xlsx") for n, copy in enumerate(copies)])
    return merged, merged_workbook(merged, comparison_of(merged.facts), lines(merged.agreement))


def test_what_groups_differ_on_is_discussed_in_one_row(comparison, content):
    leader, followers = first_shared(comparison)
    _merged, together = merged_of(
        filled(content, {("review", leader): {"verdict": "herhaling"}}, VMBO),
        filled(content, {("review", leader): {"verdict": "geen overlap"}}, MBO),
    )
    book = openpyxl.load_workbook(io.BytesIO(together))
    assert list(pairs_of(book["Verschillen"])) == [leader]
    assert any("3 paren (in 1 rij)" in str(cell.value) for row in book["Verschillen"].iter_rows(max_row=4) for cell in row)
    assert progress([review_of(together)]).decisions.pairs.to_discuss == 3
    rows_of([book["Verschillen"]], "review")[leader]["verdict"].value = "verwant"
    saved = io.BytesIO()
    book.save(saved)
    assert verdicts_of(review_of(saved.getvalue())) == dict.fromkeys([leader, *followers], "related")
    assert progress([review_of(saved.getvalue())]).decisions.pairs.to_discuss == 0


def test_where_a_group_judged_one_of_them_differently_that_has_its_own_row(comparison, content):
    leader, (one, other) = first_shared(comparison)
    cells = {("review", leader): {"verdict": "herhaling"}, ("review", one): {"verdict": "geen overlap"}}
    merged, together = merged_of(
        filled(content, {("review", leader): {"verdict": "herhaling"}}, VMBO), filled(content, cells, MBO)
    )
    assert merged.facts.judged_with[other] == leader
    assert one not in merged.facts.judged_with
    assert [row.id for row in merged.discuss] == [one]
    assert verdicts_of(review_of(together)) == {leader: "repetition", other: "repetition"}, "the one differed on is open"


def test_a_comment_on_one_of_them_is_not_lost(comparison, content):
    leader, (one, _other) = first_shared(comparison)
    book = openpyxl.load_workbook(io.BytesIO(filled(content, {("review", leader): {"verdict": "herhaling"}}, VMBO)))
    rows_of(book, "review")[one]["verdict"].comment = openpyxl.comments.Comment("Ook in de kas?", "Jan")
    saved = io.BytesIO()
    book.save(saved)
    _merged, together = merged_of(saved.getvalue(), content)
    shown = rows_of(openpyxl.load_workbook(io.BytesIO(together)), "review")[one]
    assert (shown["verdict"].value, "Ook in de kas?" in shown["verdict"].comment.text) == ("herhaling", True)


def test_a_copy_of_before_is_merged_with_one_of_now(comparison, content):
    leader, followers = first_shared(comparison)
    before = workbook(replace(comparison, judged_with={}))
    alike = {("review", pair): {"verdict": "herhaling"} for pair in (leader, *followers)}
    merged, _content = merged_of(
        filled(content, {("review", leader): {"verdict": "herhaling"}}, VMBO), filled(before, alike, MBO)
    )
    states = {row.id: row.state for row in merged.of("review")}
    assert states == dict.fromkeys([leader, *followers], "decided")
    assert merged.notices == ()


@pytest.mark.parametrize(("then", "now"), [(True, False), (False, True), (True, True)])
def test_next_year_the_decisions_are_there_in_one_row_or_apart(comparison, then, now):
    leader, followers = first_shared(comparison)
    pairs = [leader] if then else [leader, *followers]
    old = workbook(comparison if then else replace(comparison, judged_with={}))
    review = review_of(filled(old, {("review", pair): {"verdict": "herhaling"} for pair in pairs}))
    fresh = comparison if now else replace(comparison, judged_with={})
    again, over = with_decisions(fresh, [review])
    assert again.judged_with == fresh.judged_with
    assert verdicts_of(review_of(workbook(again, prefilled(again, over)))) == dict.fromkeys([leader, *followers], "repetition")


def test_next_year_pairs_that_were_judged_apart_stand_apart(comparison):
    leader, (one, other) = first_shared(comparison)
    cells = {("review", leader): {"verdict": "herhaling"}, ("review", one): {"verdict": "herhaling"}}
    review = review_of(filled(workbook(replace(comparison, judged_with={})), cells))
    again, over = with_decisions(comparison, [review])
    assert one in again.judged_with
    assert other not in again.judged_with, "nobody judged it: it must not be decided by itself"
    assert verdicts_of(review_of(workbook(again, prefilled(again, over)))) == {leader: "repetition", one: "repetition"}


def test_the_agenda_counts_rows_and_a_group_has_its_rows_first(comparison):
    planned = replace(comparison, settings=replace(comparison.settings, groups=2))
    rows = pairs_of(openpyxl.load_workbook(io.BytesIO(workbook(planned, group=2)))["Overlap"])
    turns = [row["order"].value for row in rows.values() if "row" not in row]
    assert len(turns) == 4
    assert all(turns)


def test_every_pair_has_a_row_of_its_own_where_that_is_asked(tmp_path):
    comparison = levels(tmp_path, Settings(fold=False))
    assert (comparison.judged_with, comparison.rows) == ({}, 8)
    book = openpyxl.load_workbook(io.BytesIO(workbook(comparison)))
    assert "Table_shared" not in book["Overlap"].tables
    texts = [cell.value for row in book["Verantwoording"].iter_rows() for cell in row if cell.value]
    assert "elk een eigen rij (--no-fold)" in texts
    assert review_of(workbook(comparison)).facts.settings.fold is False
