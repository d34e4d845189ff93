"""DataFrames of what the package makes, and programmes out of DataFrames."""

import subprocess
import sys
from datetime import date

import pandas as pd
import pytest

import overlap
from overlap import frames
from overlap.analysis import coverage as estimated
from overlap.analysis import gaps as without_proposal
from overlap.workbook.comparison.workbook import workbook

from ..support.checkout import EXAMPLES
from ..support.reviews import filled

ZORG = EXAMPLES / "zorg"


@pytest.fixture(scope="module")
def cells():
    """A matrix of two by two."""
    sides = [[overlap.read(EXAMPLES / sector / f"{side}.xlsx") for sector in ("zorg", "handel")] for side in ("vmbo", "mbo")]
    return overlap.matrix(*sides)


@pytest.fixture
def review(zorg, tmp_path):
    """A workbook in which a group judged one pair, and one gap of theirs."""
    pair, gap = zorg.proposed[0], without_proposal(zorg, "mbo")[0]
    book = {("review", pair.id): {"verdict": "herhaling", "remark": "samen"}, ("gaps", gap.goal.id): {"remark": "nieuw"}}
    (tmp_path / "ingevuld.xlsx").write_bytes(filled(workbook(zorg), book, {"group": "Zuid"}))
    return overlap.read_review(tmp_path / "ingevuld.xlsx")


def test_goals_have_a_row_each_and_know_where_they_stand(zorg):
    goals = frames.goals(zorg.vmbo)
    first = zorg.vmbo.goals[0]
    assert list(goals["id"]) == [goal.id for goal in zorg.vmbo.goals]
    assert goals.loc[0, ["side", "code", "text", "module", "row"]].tolist() == [
        "vmbo",
        first.code,
        first.text,
        first.module,
        first.source.row,
    ]
    both = frames.goals(zorg)
    assert both["side"].value_counts().to_dict() == {"vmbo": len(zorg.vmbo.goals), "mbo": len(zorg.mbo.goals)}


def test_pairs_are_those_of_the_workbook_or_all(zorg):
    pairs = frames.pairs(zorg)
    assert list(pairs["id"]) == [pair.id for pair in zorg.proposed]
    assert set(pairs["origin"]) == {"proposed"}
    scored = frames.pairs(zorg, scored=True)
    assert len(scored) == len(zorg.pairs)
    assert scored["score"].is_monotonic_decreasing
    assert scored["band"].notna().sum() == len(pairs)
    assert scored.loc[scored["band"].isna(), "origin"].isna().all()


def test_bands_have_an_order(zorg):
    pairs = frames.pairs(zorg)
    assert pairs["band"].cat.ordered
    likely = pairs[pairs["band"] >= "likely"]
    assert set(likely["band"]) == {"likely", "certain"}
    assert len(likely) == sum(pair.band in ("certain", "likely") for pair in zorg.proposed)


def test_coverage_has_the_whole_first_and_shares_that_add_up(zorg):
    coverage = frames.coverage(zorg)
    whole = coverage[coverage["part"] == "whole"].set_index("side")
    for side in ("vmbo", "mbo"):
        estimate = estimated(zorg, side)
        assert whole.loc[side, "overlap"] == pytest.approx(estimate.total.part(estimate.total.overlap))
        assert (whole.loc[side, "low"], whole.loc[side, "high"]) == pytest.approx(estimate.between)
        modules = coverage[(coverage["side"] == side) & (coverage["part"] == "module")]
        assert list(modules["name"]) == list(estimate.modules)
        assert modules["low"].isna().all()
    assert (coverage["overlap"] + coverage["related"] + coverage["gap"]).tolist() == pytest.approx([1.0] * len(coverage))


def test_gaps_name_what_came_nearest(zorg):
    gaps = frames.gaps(zorg)
    expected = [*without_proposal(zorg, "vmbo"), *without_proposal(zorg, "mbo")]
    assert list(gaps["id"]) == [gap.goal.id for gap in expected]
    joined = gaps[gaps["side"] == "mbo"].merge(frames.goals(zorg.vmbo), left_on="nearest_id", right_on="id")
    assert len(joined) == (gaps["side"] == "mbo").sum()
    assert (gaps["score"] < 1).all()


def test_decisions_keep_what_was_said_and_about_what(zorg, review):
    decisions = frames.decisions(review)
    judged = decisions[decisions["table"] == "review"].iloc[0]
    pair = zorg.proposed[0]
    assert judged[["file", "group", "verdict", "remark"]].tolist() == ["ingevuld.xlsx", "Zuid", "repetition", "samen"]
    assert judged[["vmbo_id", "vmbo_code", "mbo_id", "mbo_code"]].tolist() == [
        pair.vmbo.id,
        pair.vmbo.code,
        pair.mbo.id,
        pair.mbo.code,
    ]
    gap = decisions[decisions["table"] == "gaps"].iloc[0]
    assert pd.isna(gap["verdict"])
    assert pd.isna(gap["behalf"])
    assert len(frames.decisions([review, review])) == 2 * len(decisions)


def test_a_cell_of_the_matrix_is_a_row(cells):
    table = frames.matrix(cells)
    assert len(table) == len(cells.rows) * len(cells.mbo)
    heat = table.pivot(index="vmbo", columns="mbo", values="mbo_overlap")
    assert heat.loc["V1", "M1"] == pytest.approx(cells.cell(0, 0).mbo.part(cells.cell(0, 0).mbo.overlap))
    assert table.loc[0, ["certain", "likely", "possible"]].tolist() == list(cells.cell(0, 0).bands)


def test_dtypes_do_not_depend_on_what_is_there(zorg, review, cells):
    made = [
        frames.goals(zorg),
        frames.pairs(zorg),
        frames.coverage(zorg),
        frames.gaps(zorg),
        frames.decisions(review),
        frames.matrix(cells),
    ]
    for table in made:
        for name in ("id", "code", "text", "vmbo_id", "mbo_id", "vmbo", "mbo", "name", "file"):
            if name in table:
                assert table[name].dtype == "string", name
        for name in ("score", "overlap", "low", "vmbo_overlap"):
            if name in table:
                assert table[name].dtype == "Float64", name
    empty = frames.decisions([])
    assert empty.dtypes.to_dict() == frames.decisions(review).dtypes.to_dict()
    assert len(empty) == 0


def test_a_frame_is_read_as_the_spreadsheet_it_came_from():
    from_file = overlap.read(ZORG / "mbo.xlsx", expected="mbo")
    from_frame = overlap.read(pd.read_excel(ZORG / "mbo.xlsx", dtype=object, engine="calamine"), expected="mbo")
    assert [goal.id for goal in from_frame.goals] == [goal.id for goal in from_file.goals]
    assert [goal.source.row for goal in from_frame.goals] == [goal.source.row for goal in from_file.goals]
    assert [dict(goal.extra) for goal in from_frame.goals] == [dict(goal.extra) for goal in from_file.goals]
    assert from_frame.kind == "mbo"


def test_goals_out_of_a_programme_go_into_the_next_comparison(zorg):
    table = frames.goals(zorg.vmbo)[["code", "text"]].rename(columns={"code": "Code", "text": "Eindterm"})
    again = overlap.read(table.astype(object))
    assert [goal.text for goal in again.goals] == [goal.text for goal in zorg.vmbo.goals]


@pytest.mark.parametrize("missing", [None, float("nan"), pd.NA, pd.NaT])
def test_a_value_that_is_not_there_is_an_empty_cell(missing):
    table = pd.DataFrame({"Code": ["A1", missing], "Eindterm": ["De kandidaat kan koken", "De kandidaat kan strijken"]})
    assert [goal.code for goal in overlap.read(table).goals] == ["A1", ""]


def test_numbers_and_dates_are_read_as_a_spreadsheet_shows_them():
    table = pd.DataFrame(
        {
            "Code": pd.Series([1, 2], dtype="int64"),
            "Eindterm": ["De kandidaat kan koken", "De kandidaat kan strijken"],
            "Uren": [2.5, 40.0],
            "Datum": pd.to_datetime([date(2027, 1, 4), date(2027, 1, 11)]),
        }
    )
    goals = overlap.read(table).goals
    assert [goal.code for goal in goals] == ["1", "2"]
    assert [goal.extra["uren"] for goal in goals] == ["2,5", "40"]


def test_a_frame_may_need_the_same_help_as_a_file():
    table = pd.DataFrame({"x": ["K1", "K2"], "y": ["kan koken voor een groep", "kan strijken van linnengoed"]})
    goals = overlap.read(table, columns={"code": "A", "goal": "y"}).goals
    assert [(goal.code, goal.text) for goal in goals] == [
        ("K1", "kan koken voor een groep"),
        ("K2", "kan strijken van linnengoed"),
    ]


def test_a_frame_without_goals_is_refused_by_its_name():
    with pytest.raises(overlap.Unusable, match="rooster"):
        frames.read_frame(pd.DataFrame({"dag": ["ma"], "uur": [1]}), name="rooster")


def test_a_frame_larger_than_a_document_may_be_is_refused():
    with pytest.raises(overlap.Unusable) as problem:
        overlap.read(pd.DataFrame({"Eindterm": ["kan koken"] * 30_001}))
    assert problem.value.notice.code == "file-too-large"


def test_a_comparison_never_loads_pandas(zorg):
    code = (
        "import sys, overlap, overlap.frames\n"
        f"vmbo, mbo = overlap.read({str(ZORG / 'vmbo.xlsx')!r}), overlap.read({str(ZORG / 'mbo.xlsx')!r})\n"
        "overlap.write_workbook(overlap.compare(vmbo, mbo), 'uit.xlsx')\n"
        "print('pandas' in sys.modules)\n"
        "overlap.frames.goals(vmbo)\n"
        "print('pandas' in sys.modules)\n"
    )
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert result.stdout.split() == ["False", "True"]
