"""The pen: what it writes on a sheet, and how a book keeps it."""

import io
import re
import zipfile
from unittest.mock import patch

import openpyxl
import pytest

from overlap.workbook.xlsx import styles
from overlap.workbook.xlsx.book import Book


@pytest.fixture
def book():
    return Book("A book")


def opened(book):
    return openpyxl.load_workbook(io.BytesIO(book.content()))


def xml(book, name="xl/worksheets/sheet1.xml"):
    with zipfile.ZipFile(io.BytesIO(book.content())) as parts:
        return parts.read(name).decode()


@pytest.mark.parametrize("text", ["=1+1", "-1", "12", "http://example.invalid", "@SUM(A1)", "{=1}"])
def test_a_text_stays_a_text_whatever_it_begins_with(book, text):
    book.sheet("Sheet").text(0, 0, text, styles.CELL)
    cell = opened(book)["Sheet"]["A1"]
    assert (cell.value, cell.data_type, cell.hyperlink) == (text, "s", None)


def test_beyond_the_links_that_a_sheet_may_hold_a_text_is_still_a_text(book):
    with patch("xlsxwriter.worksheet.Worksheet.write_url", return_value=-4):
        book.sheet("Sheet").link(0, 0, "internal:'Sheet'!A9", "P/ZW/01", styles.CELL)
    cell = opened(book)["Sheet"]["A1"]
    assert (cell.value, cell.hyperlink) == ("P/ZW/01", None)


def test_a_row_is_as_high_as_its_longest_text_needs_and_still_grows_when_people_type(book):
    sheet = book.sheet("Sheet")
    sheet.fit(0, [("short", 20), ("first\nsecond\nthird", 20)])
    sheet.text(0, 0, "short", styles.CELL)
    row = re.search(r"<row [^>]*>", xml(book)).group()
    assert f'ht="{3 * styles.LINE + 3.75:g}"' in row
    assert "customHeight" not in row


def test_the_same_properties_give_the_same_format_in_whatever_order(book):
    assert book.format({"bold": True, "indent": 1}) is book.format({"indent": 1, "bold": True})
    assert book.format({"bold": True}, indent=1) is book.format({"bold": True, "indent": 1})
    assert book.format({"bold": True}) is not book.format({"bold": False})


def test_cells_taken_together_may_stay_empty(book):
    sheet = book.sheet("Sheet")
    sheet.across(0, 0, 3, "", styles.CELL)
    sheet.across(1, 0, 3, "a text", styles.CELL)
    page = opened(book)["Sheet"]
    assert {str(cells) for cells in page.merged_cells.ranges} == {"A1:D1", "A2:D2"}
    assert (page["A1"].value, page["A2"].value) == (None, "a text")


def test_one_cell_is_not_taken_together_with_itself(book):
    book.sheet("Sheet").across(0, 2, 2, "a text", styles.CELL)
    page = opened(book)["Sheet"]
    assert not page.merged_cells.ranges
    assert page["C1"].value == "a text"


def test_texts_and_numbers_stand_side_by_side(book):
    sheet = book.sheet("Sheet")
    sheet.texts(0, 1, ("vmbo", "mbo"), styles.CELL)
    sheet.numbers(1, 1, (3, 0.5), styles.PERCENT)
    sheet.blanks(2, 1, 2, styles.TO_FILL)
    page = opened(book)["Sheet"]
    assert [[cell.value for cell in row] for row in page["B1:C3"]] == [["vmbo", "mbo"], [3, 0.5], [None, None]]
    assert {cell.fill.fgColor.rgb[2:] for cell in page["B3:C3"][0]} == {styles.FILL_IN[1:]}


def test_a_linked_number_stays_a_number(book):
    book.sheet("Sheet").linked_number(0, 0, "internal:'Sheet'!A9", 0.25, styles.PERCENT)
    cell = opened(book)["Sheet"]["A1"]
    assert (cell.value, cell.hyperlink.location) == (0.25, "'Sheet'!A9")


def test_a_text_in_parts_keeps_what_is_bold(book):
    book.sheet("Sheet").rich(0, 0, [("in ", styles.BASE), ("both", {**styles.BASE, "bold": True})], styles.CELL)
    page = openpyxl.load_workbook(io.BytesIO(book.content()), rich_text=True)["Sheet"]
    assert [(str(part), bool(part.font.b)) for part in page["A1"].value] == [("in ", False), ("both", True)]


def test_sheets_named_at_the_start_stand_in_that_order():
    book = Book("A book", ["First", "Second"])
    for name in ("Second", "Third", "First"):
        book.sheet(name)
    assert opened(book).sheetnames == ["First", "Second", "Third"]


def test_all_that_was_written_is_known_with_its_place_also_what_formulas_show_but_not_of_the_sheet_left_out(book):
    sheet = book.sheet("Sheet")
    sheet.text(0, 0, "a text", styles.CELL)
    sheet.formula(1, 0, '="shown"', "shown", styles.CELL)
    sheet.formula(2, 0, "=1+1", 2, styles.CELL)
    book.sheet("Hidden").text(0, 0, "left out", styles.CELL)
    rows = [(row.row, row.cells) for row in book.rows(but="Hidden")]
    assert rows == [(0, [(0, "a text", False)]), (1, [(0, "shown", True)]), (2, [(0, "2", True)])]


@pytest.mark.parametrize(
    ("formula", "stored"),
    [("=SUM(A1:A2)", "SUM(A1:A2)"), ("=SUM(SORT(A1:A2))", "SUM(_xlfn._xlws.SORT(A1:A2))"), ("{=SUM(A1*A2)}", "SUM(A1*A2)")],
)
def test_a_formula_is_stored_under_the_names_that_excel_has_in_files(book, formula, stored):
    book.sheet("Sheet").formula(0, 0, formula, 1, styles.CELL)
    assert f">{stored}</f>" in xml(book)


def test_pieces_of_text_keep_their_looks_in_every_cell(book):
    sheet = book.sheet("Sheet")
    for row in range(2):
        sheet.rich(row, 0, [(f"bold {row}", {"bold": True}), (" plain", {"italic": True})], styles.CELL)
    pieces = re.findall(r"<rPr>(.*?)</rPr><t[^>]*>(.*?)</t>", xml(book, "xl/sharedStrings.xml"))
    assert [text for _font, text in pieces] == ["bold 0", " plain", "bold 1", " plain"]
    assert [("<b/>" in font, "<i/>" in font) for font, _text in pieces] == [(True, False), (False, True)] * 2
