"""What lets decisions be found back: keys above the columns, an id in each row, and the facts on the hidden sheet."""

import io
import json

import openpyxl
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from overlap.analysis.fingerprint import fingerprint
from overlap.model import Comparison, Curriculum, Goal, Settings, Source, with_ids
from overlap.workbook.comparison.workbook import workbook
from overlap.workbook.form.fields import REVIEW, TABLES, WHO
from overlap.workbook.form.hidden_sheet import GOAL, PAIR, Facts


@pytest.fixture(scope="module")
def book(zorg):
    return openpyxl.load_workbook(io.BytesIO(workbook(zorg)))


def facts_of(book):
    return [[cell or "" for cell in row] for row in book["_overlap"].values]


def test_each_column_to_fill_in_has_its_key_in_a_hidden_row(book):
    sheet = book["Overlap"]
    assert [cell.value for cell in sheet[1]] == [f"overlap:review:{field.name}" for field in REVIEW]
    assert sheet.row_dimensions[1].hidden


def test_keys_do_not_depend_on_the_language(book, zorg, monkeypatch):
    monkeypatch.setenv("OVERLAP_LANG", "en")
    english = openpyxl.load_workbook(io.BytesIO(workbook(zorg)))
    assert [c.value for c in english["Overlap"][1]] == [c.value for c in book["Overlap"][1]]
    assert facts_of(english)[3] == facts_of(book)[3], "the fingerprint is of the comparison"


def test_each_row_has_its_id_in_a_hidden_column(book, zorg):
    sheet = book["Overlap"]
    assert [c.value for c in sheet["A"]][4:] == [pair.id for pair in zorg.proposed]
    assert [(row[14], row[15]) for row in sheet.iter_rows(min_row=5, values_only=True)] == [
        (pair.vmbo.id, pair.mbo.id) for pair in zorg.proposed
    ]
    assert all(sheet.column_dimensions[letter].hidden for letter in "AO"), "O stands for O to Q"


def test_field_names_are_unique_and_ids_come_first():
    for fields in TABLES.values():
        assert len({field.name for field in fields}) == len(fields)
        assert fields[0].name == "id"


def test_the_facts_are_hidden_texts(book):
    assert book["_overlap"].sheet_state == "hidden"
    cells = [cell for row in book["_overlap"].iter_rows(max_col=len(GOAL)) for cell in row if cell.value is not None]
    assert {cell.data_type for cell in cells} == {"s"}


def test_the_group_is_asked_who_it_is(book):
    sheet = book["Lees mij"]
    rows = [cell.row for cell in sheet["A"] if str(cell.value).startswith("overlap:who:")]
    assert [sheet.cell(row, 1).value.split(":")[2] for row in rows] == [name for name, _question in WHO]
    (answer,) = (cell.column for cell in sheet[1] if cell.value == "overlap:who:answer")
    assert all(sheet.cell(row, answer).value is None for row in rows)
    assert sheet.row_dimensions[1].hidden
    assert sheet.column_dimensions["A"].hidden


def test_the_facts_hold_every_goal_and_every_proposed_pair(book, zorg):
    rows = facts_of(book)
    goals = {(row[1], row[2]): dict(zip(GOAL, row, strict=False)) for row in rows if row[0] == "goal"}
    for curriculum in (zorg.vmbo, zorg.mbo):
        for goal in curriculum.goals:
            found = goals[curriculum.kind, goal.id]
            assert (found["code"], found["text"], found["description"]) == (goal.code, goal.text, goal.description)
            assert json.loads(found["section"]) == [[h.code, h.title] for h in goal.section]
            assert json.loads(found["extra"]) == goal.extra
            assert found["shortened"] == ""
    pairs = [dict(zip(PAIR, row, strict=False)) for row in rows if row[0] == "pair"]
    assert [pair["id"] for pair in pairs] == [pair.id for pair in zorg.proposed]
    assert [float(pair["score"]) for pair in pairs] == [pair.score for pair in zorg.proposed]


def test_drop_downs_of_goals_refer_to_their_labels(zorg):
    facts = Facts(zorg)
    column = GOAL.index("label")
    for side, curriculum in (("vmbo", zorg.vmbo), ("mbo", zorg.mbo)):
        first, last = facts.lists[side].rsplit("!", 1)[1].split(":")
        rows = facts.rows[int(first.split("$")[2]) - 1 : int(last.split("$")[2])]
        assert [row[column] for row in rows] == [facts.labels[side, goal.id] for goal in curriculum.goals]


def test_the_fingerprint_follows_documents_and_settings(zorg):
    other = Comparison(zorg.vmbo, zorg.mbo, zorg.pairs, Settings(max_per_goal=3))
    assert fingerprint(zorg) == fingerprint(Comparison(zorg.vmbo, zorg.mbo, (), zorg.settings))
    assert fingerprint(zorg) != fingerprint(other)


texts = st.lists(st.text(max_size=90), min_size=1, max_size=8)


@given(texts, texts)
@example([""], ["\x85<"])  # a line end of old mainframes, which is white space too
def test_labels_are_unique_and_never_like_a_formula_or_a_pattern(left, right):
    def curriculum(side, names):
        goals = with_ids(Goal(text=name, kind="eindterm", source=Source("a", "b", 1), code=name[:3]) for name in names)
        return Curriculum(kind=side, title=side, goals=goals, file="a.xlsx", sha256="0")

    labels = list(Facts(Comparison(curriculum("vmbo", left), curriculum("mbo", right), (), Settings())).labels.values())
    assert len({label.casefold() for label in labels}) == len(left) + len(right)
    for label in labels:
        assert 0 < len(label) <= 80
        assert label[0] not in "=+-@<>'"
        assert not set(label) & set("*?~\n")
