"""Decisions that stand in a workbook beforehand: in their cells, counted by the formulas, and read as what people type."""

import io

import openpyxl
import pytest

from overlap.analysis import gaps
from overlap.workbook.comparison.workbook import workbook
from overlap.workbook.form.fields import Field
from overlap.workbook.form.further_sheet import Page
from overlap.workbook.form.hidden_sheet import GOAL, LIVE, Facts
from overlap.workbook.form.prefill import Formula, FurtherColumn, Prefilled
from overlap.workbook.xlsx import styles

from ...support.libreoffice import converted, needs_libreoffice, without_stored_values


def rows_of(sheet, table):
    """The rows of a table by id, each a mapping of field name to cell."""
    keys = next(row for row in sheet.iter_rows() if any(str(c.value).startswith(f"overlap:{table}:") for c in row))
    at = {c.value.split(":")[2]: c.column for c in keys if str(c.value).startswith(f"overlap:{table}:")}
    below = (row for row in sheet.iter_rows(min_row=keys[0].row + 2))
    return {row[at["id"] - 1].value: {name: row[n - 1] for name, n in at.items()} for row in below}


@pytest.fixture(scope="module")
def prefilled(zorg):
    first, second, third, fourth = zorg.proposed[:4]
    vmbo, mbo = (gaps(zorg, side)[0].goal for side in ("vmbo", "mbo"))
    cells = {
        ("review", first.id): {"verdict": "repetition", "action": "exemption", "who": "Jan", "remark": "=1+1 " + "lang " * 90},
        ("review", second.id): {"verdict": Formula('="verwant"', "related")},
        ("review", third.id): {"verdict": "no overlap"},
        ("review", fourth.id): {"verdict": "iets heel anders"},
        ("own", "own-17"): {"vmbo goal": zorg.vmbo.goals[0].id, "mbo item": zorg.mbo.goals[-1].id, "verdict": "deepening"},
        ("gaps", vmbo.id): {"verdict": "gap", "action": "nothing"},
        ("gaps", mbo.id): {"verdict": "overlap after all", "with": zorg.vmbo.goals[1].id},
        ("own words", "own-1"): {"vmbo": "klant", "mbo": "cliënt", "agreed": "klant"},
        ("agreements", "agr-1"): {"agreement": "A", "layer": "board", "when": "2026-09-01", "hours": "1,5", "status": "done"},
        ("agreements", "agr-2"): {"agreement": "B", "layer": "board", "when": "voor de zomer", "hours": "veel"},
        ("agenda", "agenda-1"): {"who": "Piet", "done": "partly"},
    }
    votes = FurtherColumn(Field("group 1", "Groep 1", 14, styles.BETWEEN), {first.id: "herhaling"}, {first.id: {"bold": True}})
    choice = FurtherColumn(Field("judged by", "Namens", 14, styles.FILL_IN_HEAD, {"both": "beide"}, fill_in=True))
    cells["review", first.id]["judged by"] = "both"
    return Prefilled(
        cells=cells,
        notes={("review", first.id): "Groep 1: zie de les"},
        columns={"review": (votes, choice), "gaps": (votes,)},
        who={"group": "Groep 1", "on behalf of": "both", "date": "2026-03-12"},
    )


@pytest.fixture(scope="module")
def content(zorg, prefilled):
    def page(book, facts):
        book.sheet("Erbij").text(0, 0, f"{len(facts.rows)} feiten, {len(book.tables)} tabellen", {})

    return workbook(zorg, prefilled, [Page("Erbij", page, first=True)])


@pytest.fixture(scope="module")
def book(content):
    return openpyxl.load_workbook(io.BytesIO(content))


def test_choices_come_as_labels_and_texts_as_texts(book, zorg):
    rows = rows_of(book["Overlap"], "review")
    first, second, _third, fourth = (rows[pair.id] for pair in zorg.proposed[:4])
    assert (first["verdict"].value, first["action"].value, first["who"].value) == ("herhaling", "vrijstelling", "Jan")
    assert first["remark"].data_type == "s"
    assert first["remark"].value.startswith("=1+1")
    assert second["verdict"].data_type == "f"
    assert fourth["verdict"].value == "iets heel anders", "nothing is dropped for not being a choice"


def test_goals_come_as_in_the_drop_down(book, zorg):
    labels = Facts(zorg).labels
    own = rows_of(book["Hiaten"], "own")["own-17"]
    assert own["vmbo goal"].value == labels["vmbo", zorg.vmbo.goals[0].id]
    assert own["mbo item"].value == labels["mbo", zorg.mbo.goals[-1].id]
    assert len(rows_of(book["Hiaten"], "own")) > 20, "with room below it"
    mbo = gaps(zorg, "mbo")[0].goal
    assert rows_of(book["Hiaten"], "gaps")[mbo.id]["with"].value == labels["vmbo", zorg.vmbo.goals[1].id]


def test_dates_and_numbers_count_as_such(book):
    rows = rows_of(book["Afspraken"], "agreements")
    assert rows["agr-1"]["when"].value.isoformat()[:10] == "2026-09-01"
    assert rows["agr-1"]["hours"].value == 1.5
    assert (rows["agr-2"]["when"].value, rows["agr-2"]["hours"].value) == ("voor de zomer", "veel")


def test_a_row_grows_with_what_stands_in_it(book, zorg):
    rows = rows_of(book["Overlap"], "review")
    long = rows[zorg.proposed[0].id]["remark"]
    assert book["Overlap"].row_dimensions[long.row].height > 200


def test_comments_and_answers_about_the_group(book, zorg):
    assert rows_of(book["Overlap"], "review")[zorg.proposed[0].id]["verdict"].comment.text.startswith("Groep 1: zie de les")
    answers = {row[0]: row[7] for row in book["Lees mij"].iter_rows(values_only=True)}
    assert answers["overlap:who:group"] == "Groep 1"
    assert answers["overlap:who:on behalf of"] == "beide"
    assert answers["overlap:who:date"].isoformat()[:10] == "2026-03-12"


def test_further_columns_have_keys_too(book, zorg):
    first = rows_of(book["Overlap"], "review")[zorg.proposed[0].id]
    assert (first["group 1"].value, first["judged by"].value) == ("herhaling", "beide")
    rules = [rule for rule in book["Overlap"].data_validations.dataValidation if "beide" in rule.formula1]
    assert len(rules) == 1


def test_further_sheets_stand_where_they_should(book):
    assert book.sheetnames[0] == "Erbij"
    assert book.sheetnames[-1] == "_overlap"


def test_nothing_filled_in_is_the_empty_form(zorg):
    assert workbook(zorg, Prefilled()) == workbook(zorg)


@needs_libreoffice
def test_the_stored_numbers_are_what_libreoffice_computes(content, tmp_path):
    path = converted(tmp_path, "xlsx", {"vooraf": without_stored_values(content)})["vooraf"]
    formulas, stored = (openpyxl.load_workbook(io.BytesIO(content), data_only=flag) for flag in (False, True))
    anew = openpyxl.load_workbook(path, data_only=True)
    cells = [(page.title, c.coordinate) for page in formulas for row in page.iter_rows() for c in row if c.data_type == "f"]
    different = [(page, at) for page, at in cells if _rounded(stored[page][at].value) != _rounded(anew[page][at].value)]
    assert different == []
    column = 1 + len(GOAL) + LIVE.index("outcome")
    outcomes = {stored["_overlap"].cell(c.row, column).value for c in stored["_overlap"]["A"] if c.value == "goal"}
    assert outcomes >= {"overlap", "gap", "open"}


def _rounded(value):
    return round(value, 9) if isinstance(value, float) else value
