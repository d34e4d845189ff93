"""What people put where nothing is asked is reported, whatever it says; and what they move or merge stays with its row."""

import io

import openpyxl
import pytest

from overlap.reading.formats.cells import read_cells
from overlap.workbook.comparison.workbook import workbook
from overlap.workbook.form.fields import REVIEW
from overlap.workbook.form.own_texts import remembered
from overlap.workbook.readback.decisions import read_review
from overlap.workbook.readback.hidden_sheet_read import facts_sheet

COLUMNS = {field.name: n for n, field in enumerate(REVIEW, 1)}
FIRST = 5  # row of the first pair
OWN_COLUMN = len(REVIEW) + 1


@pytest.fixture(scope="module")
def content(zorg):
    return workbook(zorg)


@pytest.fixture
def book(content):
    return openpyxl.load_workbook(io.BytesIO(content))


@pytest.fixture
def older(book):
    """A workbook of before the place of each text was remembered: the hidden sheet has the digests of all texts only."""
    hidden = book["_overlap"]
    places = [row for row in hidden.iter_rows() if row[0].value == "place"]
    marks = {part.partition("*")[0] for row in places for cell in row[4:] for part in str(cell.value or "").split()}
    for row in places:
        for cell in row:
            cell.value = None
    places[0][0].value, places[0][1].value = "texts", " ".join(sorted(marks - {"#", "="}))
    return book


@pytest.fixture
def back(tmp_path):
    """Save a workbook and read it back."""

    def read(book):
        book.save(tmp_path / "terug.xlsx")
        return read_review(tmp_path / "terug.xlsx")

    return read


def told(review):
    return sorted(text for one in review.unplaced for text in one.values.values())


@pytest.mark.parametrize("age", ["book", "older"])
@pytest.mark.parametrize(
    "texts", [("Uren", "4", "12", "2,5"), ("Oordeel", "herhaling", "mogelijk", "zeker"), ("", "herhaling", "12", "x")]
)
def test_a_column_of_their_own_is_kept_whatever_stands_in_it(age, texts, request, back):
    book = request.getfixturevalue(age)
    for row, text in zip((4, 6, 7, 8), texts, strict=True):
        book["Overlap"].cell(row, OWN_COLUMN).value = text or None
    assert told(back(book)) == sorted(text for text in texts if text)


@pytest.mark.parametrize("age", ["book", "older"])
def test_words_of_ours_below_a_table_and_on_a_sheet_of_their_own_are_kept(age, request, back):
    book = request.getfixturevalue(age)
    sheet = book["Overlap"]
    below = sheet.max_row + 2
    sheet.cell(below, COLUMNS["because"]).value = "herhaling"
    sheet.cell(below + 1, COLUMNS["number"]).value = 7
    own = book.create_sheet("Notulen")
    for row, text in enumerate(("Opmerking", "herhaling", 12, "afstemmen"), 1):
        own.cell(row, 1).value = text
    assert told(back(book)) == sorted(["herhaling", "7", "Opmerking", "herhaling", "12", "afstemmen"])


def test_a_word_over_a_text_of_ours_and_one_beside_those_of_the_first_sheet_are_kept(book, back):
    book["Overlap"].cell(FIRST, COLUMNS["because"]).value = "herhaling"
    book["Lees mij"].cell(20, 12).value = "herhaling"
    book["Lees mij"].cell(21, 12).value = 3
    book["Overzicht"].cell(40, 2).value = "mogelijk"
    assert told(back(book)) == ["3", "herhaling", "herhaling", "mogelijk"]


def test_our_own_texts_are_no_news_when_rows_columns_and_sheets_were_moved(book, back):
    book["Overlap"].insert_rows(2, 3)
    book["Lees mij"].insert_cols(1, 2)
    book["Overzicht"].title = "Stand"
    copy = book.copy_worksheet(book["Afspraken"])
    copy.title = "Afspraken (oud)"
    assert told(back(book)) == []


def test_where_each_text_stands_is_remembered(content, tmp_path):
    (tmp_path / "a.xlsx").write_bytes(content)
    known = remembered(facts_sheet(read_cells(tmp_path / "a.xlsx")))
    assert ("review", "because") in known.rows
    assert known.rows["review", "number"] == {"#"}
    assert {"Lees mij", "Overlap", "Verantwoording"} <= known.outside.keys()


@pytest.mark.parametrize("age", ["book", "older"])
@pytest.mark.parametrize("with_ids", [True, False])
@pytest.mark.parametrize("shift", [0, 2])
def test_rows_cut_to_another_sheet_without_their_header_are_rows_of_the_review(age, with_ids, shift, request, back, zorg):
    book = request.getfixturevalue(age)
    sheet, own = book["Overlap"], book.create_sheet("Apart")
    hidden = {COLUMNS[name] for name in ("id", "vmbo id", "mbo id", "origin")}
    for row in (FIRST + 1, FIRST + 4):
        sheet.cell(row, COLUMNS["verdict"]).value = "herhaling"
        sheet.cell(row, COLUMNS["remark"]).value = "12"
        sheet.cell(row, OWN_COLUMN).value = "verwant"
        for column in range(1, OWN_COLUMN + 1):
            value, sheet.cell(row, column).value = sheet.cell(row, column).value, None
            if with_ids or column not in hidden:
                own.cell(row - 3, column + shift).value = value
    review = back(book)
    pairs = [zorg.proposed[n].id for n in (1, 4)]
    assert {one.id for one in review.decisions} == set(pairs)
    assert all(one.values == {"verdict": "repetition", "remark": "12"} for one in review.decisions)
    assert told(review) == ["verwant", "verwant"]
    assert "review-pairs-missing" not in {notice.code for notice in review.notices}


def test_rows_of_gaps_and_pairs_pasted_below_another_table_stay_what_they_are(book, back, zorg):
    gaps, agreements, review_sheet = book["Hiaten"], book["Afspraken"], book["Overlap"]
    head = max(cell.row for cell in gaps["A"] if cell.value == "id")
    gaps.cell(head + 1, 5).value = "terecht een hiaat"
    review_sheet.cell(FIRST, COLUMNS["verdict"]).value = "herhaling"
    end = agreements.max_row + 2
    for source, row, target in ((gaps, head + 1, end), (review_sheet, FIRST, end + 1)):
        for column in range(1, OWN_COLUMN):
            value, source.cell(row, column).value = source.cell(row, column).value, None
            agreements.cell(target, column).value = value
    review = back(book)
    assert sorted((one.table, one.values["verdict"]) for one in review.decisions) == [("gaps", "gap"), ("review", "repetition")]
    assert told(review) == []


def test_rows_that_lost_the_header_of_their_table_are_told_whole_and_empty_ones_not(book, back):
    """The words in them stand on the same sheet as ours too: in the header, and where the agreements are counted."""
    for name, typed in (("Afspraken", {"agreement": "samen oefenen", "status": "klaar"}), ("Agenda", {"done": "✎ klaar"})):
        sheet = book[name]
        columns = {str(cell.value).rpartition(":")[2]: cell.column for cell in sheet[1]}
        head = next(cell.row for cell in sheet["A"] if cell.value == "id")
        for field, text in typed.items():
            sheet.cell(head + 2, columns[field]).value = text
        sheet.delete_rows(1, head)
    review = back(book)
    (agreement,) = [one for one in review.unplaced if one.source.sheet == "Afspraken"]
    assert (agreement.source.row, set(agreement.values.values())) == (2, {"agr-2", "2", "samen oefenen", "klaar"})
    agenda = {
        text for one in review.unplaced if (one.source.sheet, one.source.row) == ("Agenda", 2) for text in one.values.values()
    }
    assert "✎ klaar" in agenda
    assert review.decisions == ()


def test_own_pairs_without_a_header_are_no_gaps(book, back):
    sheet = book["Hiaten"]
    head = next(cell.row for cell in sheet["A"] if cell.value == "id")
    sheet.cell(head + 1, 5).value, sheet.cell(head + 1, 7).value = "herhaling", "samen"
    sheet.delete_rows(1, head)
    review = back(book)
    (row,) = [one for one in review.unplaced if one.source.sheet == "Hiaten" and "own-1" in one.values.values()]
    assert (row.why, set(row.values.values())) == ("outside", {"own-1", "1", "herhaling", "samen"})


def test_of_rows_without_a_header_only_what_is_sure_is_read(book, back, zorg):
    """A column was deleted too: nothing says which of those beside it."""
    sheet = book["Overlap"]
    sheet.cell(FIRST, COLUMNS["verdict"]).value, sheet.cell(FIRST, COLUMNS["remark"]).value = "herhaling", "eerst in leerjaar 3"
    sheet.delete_cols(COLUMNS["action"])
    sheet.delete_rows(1, FIRST - 1)
    review = back(book)
    (decision,) = review.decisions
    assert (decision.id, decision.values) == (zorg.proposed[0].id, {"verdict": "repetition"}), "which its words tell"
    (row,) = [one for one in review.unplaced if one.id == decision.id and "eerst in leerjaar 3" in one.values.values()]
    assert row.why == "no column"
    assert "review-pairs-missing" not in {notice.code for notice in review.notices}


def test_one_verdict_over_merged_cells_counts_for_each_row_and_that_is_told(book, back, zorg):
    sheet = book["Overlap"]
    letter = sheet.cell(1, COLUMNS["verdict"]).column_letter
    sheet.cell(FIRST, COLUMNS["verdict"]).value = "herhaling"
    sheet.merge_cells(f"{letter}{FIRST}:{letter}{FIRST + 3}")
    review = back(book)
    assert {one.id: one.values["verdict"] for one in review.decisions} == {pair.id: "repetition" for pair in zorg.proposed[:4]}
    (notice,) = review.notices
    assert (notice.code, notice.values["cells"]) == ("review-cells-merged", f"{letter}{FIRST}:{letter}{FIRST + 3}")


def test_without_the_hidden_sheet_what_people_typed_is_told_and_hardly_anything_of_ours(book, back):
    sheet = book["Overlap"]
    typed = ["herhaling", "12", "extra notitie", "los briefje", "verwant", "afstemmen", "onder de tabel"]
    typed += ["mogelijk", "3", "geen overlap"]
    sheet.cell(FIRST + 1, OWN_COLUMN).value, sheet.cell(FIRST + 2, OWN_COLUMN).value = "herhaling", 12
    sheet.cell(FIRST + 3, OWN_COLUMN).value = "extra notitie"
    sheet.cell(sheet.max_row + 3, 2).value = "onder de tabel"
    book["Lees mij"].cell(50, 2).value = "los briefje"
    book["Lees mij"].cell(20, 12).value, book["Lees mij"].cell(21, 12).value = "mogelijk", 3
    book["Overzicht"].cell(60, 2).value = "geen overlap"
    own = book.create_sheet("Notulen")
    own.cell(1, 1).value, own.cell(2, 1).value = "verwant", "afstemmen"
    del book["_overlap"]
    review = back(book)
    texts = told(review)
    assert set(typed) <= set(texts)
    assert len(texts) < 45  # of more than two thousand texts
    assert "review-facts-missing" in {notice.code for notice in review.notices}


def test_two_columns_of_their_own_with_one_header_are_both_kept(book, back):
    for column, text in ((OWN_COLUMN, "herhaling"), (OWN_COLUMN + 1, "zeker")):
        book["Overlap"].cell(FIRST - 1, column).value = "Oordeel mbo"
        book["Overlap"].cell(FIRST, column).value = text
    assert told(back(book)) == ["Oordeel mbo", "Oordeel mbo", "herhaling", "zeker"]


def test_a_column_of_their_own_does_not_become_the_verdict_that_was_deleted(book, back):
    sheet = book["Overlap"]
    sheet.cell(FIRST - 1, OWN_COLUMN).value, sheet.cell(FIRST, OWN_COLUMN).value = "Oordeel mbo", "herhaling"
    sheet.delete_cols(COLUMNS["verdict"])
    review = back(book)
    assert (review.decisions, told(review)) == ((), ["Oordeel mbo", "herhaling"])


def test_without_the_hidden_sheet_a_sheet_of_nothing_but_our_words_is_of_people(book, back):
    own = book.create_sheet("Notulen")
    words = ["herhaling", "verwant", "mogelijk", "zeker", "afstemmen", "Opmerking", "12"]
    for row, word in enumerate(words, 1):
        own.cell(row, 1).value = word
    book["Overlap"].cell(FIRST, COLUMNS["because"]).value = "geen overlap"
    del book["_overlap"]
    assert {*words, "geen overlap"} <= set(told(back(book)))


@pytest.mark.parametrize("age", ["book", "older"])
def test_nothing_of_ours_is_told_of_a_workbook_that_nobody_touched(age, request, back):
    review = back(request.getfixturevalue(age))
    assert (review.decisions, review.unplaced, review.notices) == ((), (), ())
