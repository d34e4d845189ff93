"""DataFrames that are read as documents: along the same road, and back from `frames.goals` to the letter."""

from decimal import Decimal

import pandas as pd
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

import overlap
from overlap import frames

from ..support.checkout import EXAMPLES

DOCUMENTS = [EXAMPLES / sector / f"{side}.xlsx" for sector in ("zorg", "handel", "techniek", "avo") for side in ("vmbo", "mbo")]
WORDS = st.lists(
    st.sampled_from(["koken", "wassen", "een", "›", "P/ZW", "1.2", "K1", "en", "é", '"', "/", ";", "(BB)", "["]),
    min_size=1,
    max_size=6,
).map(" ".join)
ROWS = st.lists(
    st.fixed_dictionaries(
        {"Module": WORDS | st.just(""), "Eindterm": WORDS.map("De kandidaat kan {}.".format)},
        optional={
            "Code": st.from_regex(r"[A-Z][0-9]{1,2}(\.[0-9])?", fullmatch=True),
            "Toelichting": WORDS,
            "Leerweg": st.sampled_from(["BB", "KB", "BB/KB", "GL, TL"]),
            "Uren": st.sampled_from([2, 2.5, "2,5 uur", "n.t.b."]),
            "Periode": st.sampled_from(["P1", "1 en 2", 3]),
        },
    ),
    min_size=1,
    max_size=8,
)


def refused(table, **options):
    with pytest.raises(overlap.Unusable) as problem:
        overlap.read(table, **options)
    return problem.value.notice


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: f"{path.parent.name} {path.stem}")
def test_the_goals_of_a_document_come_back_to_the_letter(path):
    document = overlap.read(path, whole=True)
    again = overlap.read(frames.goals(document))
    assert again.goals == document.goals
    assert again.kind == document.kind


@given(rows=ROWS, data=st.data())
@settings(deadline=None, max_examples=60)
def test_what_was_read_of_any_frame_is_read_again_the_same(rows, data):
    try:
        first = overlap.read(pd.DataFrame(rows))
    except overlap.Unusable:
        assume(False)
    table = frames.goals(first)
    again = overlap.read(table)
    assert again.goals == first.goals
    pd.testing.assert_frame_equal(frames.goals(again), table)
    kept = sorted(data.draw(st.sets(st.sampled_from(range(len(table))), min_size=1)))
    assert [goal.text for goal in overlap.read(table.iloc[kept]).goals] == [first.goals[number].text for number in kept]


def test_a_change_in_a_frame_of_goals_counts():
    table = frames.goals(overlap.read(EXAMPLES / "zorg" / "vmbo.xlsx")).head(3)
    table["text"] = ["Koken", "Wassen", "Strijken"]
    table["section"] = "Huishouden › Textiel"
    table["hours"] = [1.5, 2, None]
    table["levels"] = "KB, GL"
    goals = overlap.read(table.set_index("id"), name="Noord").goals
    assert [goal.text for goal in goals] == ["Koken", "Wassen", "Strijken"]
    assert [goal.hours for goal in goals] == [1.5, 2, None]
    assert {tuple(heading.label for heading in goal.section) for goal in goals} == {("Huishouden", "Textiel")}
    assert {goal.levels for goal in goals} == {("KB", "GL")}


def test_the_heading_above_goals_is_kept_by_what_is_left_of_it():
    table = frames.goals(overlap.read(EXAMPLES / "zorg" / "vmbo.xlsx")).head(1)
    left = table.drop(columns=["headings", "section", "extra", "hours", "row"])
    (goal,) = overlap.read(left).goals
    assert (goal.module, goal.source.row) == (table.loc[0, "module"], 2)
    (bare,) = overlap.read(table.assign(section="")).goals
    assert bare.section == ()


def test_rows_that_somebody_adds_to_a_frame_of_goals_stand_where_they_are():
    table = frames.goals(overlap.read(EXAMPLES / "zorg" / "vmbo.xlsx")).head(2)
    added = overlap.read(pd.concat([table, pd.DataFrame({"code": ["X1"], "text": ["Een maaltijd bereiden"]})])).goals[-1]
    assert (added.code, added.text, added.source.row) == ("X1", "Een maaltijd bereiden", 4)


def test_a_problem_in_a_frame_has_the_row_that_a_spreadsheet_of_it_would_have(tmp_path):
    table = pd.DataFrame({"Code": ["A1", "A2", "A2"], "Eindterm": ["kan koken", "kan strijken", "kan strijken"]})
    table.to_excel(tmp_path / "frame.xlsx", index=False)
    in_frame, in_file = overlap.read(table).warnings, overlap.read(tmp_path / "frame.xlsx").warnings
    assert [(notice.code, notice.row) for notice in in_frame] == [(notice.code, notice.row) for notice in in_file]
    assert ("duplicate-goal", 4) in [(notice.code, notice.row) for notice in in_frame]


def test_an_index_with_a_name_is_read_and_one_without_is_not():
    table = pd.DataFrame({"Code": ["A1", "A2"], "Eindterm": ["kan koken", "kan strijken"]})
    assert [goal.code for goal in overlap.read(table.set_index("Code")).goals] == ["A1", "A2"]
    assert [goal.code for goal in overlap.read(table.set_axis(["x", "y"])).goals] == ["A1", "A2"]


def test_a_frame_gets_the_name_that_somebody_gives_it():
    table = pd.DataFrame({"Code": ["A1", "A1"], "Eindterm": ["kan koken", "kan koken"]})
    programme = overlap.read(table, name="Zuid")
    assert (programme.title, programme.file, {notice.file for notice in programme.warnings}) == ("Zuid", "Zuid", {"Zuid"})


def test_a_number_out_of_a_database_is_a_number():
    table = pd.DataFrame({"Code": ["A1"], "Eindterm": ["kan koken"], "Uren": [Decimal("2.50")]})
    assert overlap.read(table).goals[0].hours == 2.5


@pytest.mark.parametrize("thing", [None, [1, 2], pd.Series(["kan koken"]), {"Eindterm": ["kan koken"]}])
def test_what_is_neither_a_path_nor_a_frame_is_refused_by_what_it_is(thing):
    notice = refused(thing)
    assert notice.code == "not-a-document"
    assert type(thing).__name__ in notice.message


@pytest.mark.parametrize("table", [pd.DataFrame(), pd.DataFrame({"Code": [], "Eindterm": []})])
def test_a_frame_without_rows_is_refused(table):
    assert refused(table, name="gefilterd").place == "gefilterd"
    assert refused(table).code == "frame-empty"


def test_a_frame_in_which_nothing_is_a_goal_names_its_columns():
    notice = refused(pd.DataFrame({"dag": ["ma", "di"], "uur": [1, 2]}))
    assert notice.code == "frame-without-goals"
    assert "“dag”, “uur”" in notice.message
    assert "columns={'goal': " in notice.remedy


def test_a_frame_with_both_sides_is_not_taken_for_one_of_them(zorg):
    assert refused(frames.goals(zorg)).code == "frame-two-sides"


def test_an_extra_that_is_no_json_names_its_row():
    table = frames.goals(overlap.read(EXAMPLES / "zorg" / "vmbo.xlsx")).head(2)
    table.loc[1, "extra"] = "periode 3"
    notice = refused(table)
    assert (notice.code, notice.row) == ("frame-extra", 3)
