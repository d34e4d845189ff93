"""The form: tables that a group fills in, with what stands in them beforehand."""

import io

import openpyxl
import pytest

from overlap.model import Layer
from overlap.workbook.form.fields import AGREEMENTS
from overlap.workbook.form.form import Form, OwnRows
from overlap.workbook.form.prefill import Prefilled
from overlap.workbook.xlsx import styles

OWN = OwnRows(table="agreements", prefix="agr", usual=3, least=27, looks={"hours": {"align": "center"}})


@pytest.fixture
def agreements():
    """A sheet with the table of agreements below row 2, its keys in the first row."""

    def write(cells=None):
        form = Form("A form", prefilled=Prefilled(cells=cells or {}))
        sheet = form.sheet("Afspraken")
        sheet.form_table("agreements", (1, sheet.own_rows(1, OWN)))
        return form

    return write


def page(form):
    return openpyxl.load_workbook(io.BytesIO(form.content()))["Afspraken"]


def test_there_are_as_many_empty_rows_as_usual(agreements):
    rows = list(page(agreements()).iter_rows(min_row=3, values_only=True))
    assert [row[:2] for row in rows] == [("agr-1", 1), ("agr-2", 2), ("agr-3", 3)]
    assert {value for row in rows for value in row[2:]} == {None}


def test_there_is_room_left_below_what_is_filled_in(agreements):
    form = agreements({("agreements", "agr-4"): {"agreement": "a fourth", "hours": "2", "layer": "board"}})
    rows = {row[0]: row for row in page(form).iter_rows(min_row=3, values_only=True)}
    assert len(rows) == 9
    assert rows["agr-4"][2:] == ("a fourth", None, "bestuur", None, None, 2, None)


def test_a_long_text_makes_its_row_higher_than_an_empty_one(agreements):
    sheet = page(agreements({("agreements", "agr-1"): {"agreement": "a long one " * 40}}))
    assert sheet.row_dimensions[3].height > sheet.row_dimensions[4].height == OWN.least


def test_a_table_has_a_hidden_row_of_keys_and_knows_where_it_stands(agreements):
    form = agreements()
    placed = form.tables["agreements"]
    assert (placed.sheet, placed.head, placed.last) == ("Afspraken", 1, 4)
    assert placed.cells("agreement") == "'Afspraken'!$C$3:$C$5"
    sheet = page(form)
    assert sheet.row_dimensions[1].hidden
    assert [cell.value for cell in sheet[1]] == [f"overlap:agreements:{field.name}" for field in AGREEMENTS]


def test_a_column_with_choices_offers_them(agreements):
    sheet = page(agreements())
    offered = {str(rule.sqref): rule.formula1 for rule in sheet.data_validations.dataValidation}
    assert set(offered) == {"E3:E5", "I3:I5"}
    assert offered["E3:E5"].count(",") == len(Layer) - 1


def test_what_is_to_be_filled_in_is_yellow(agreements):
    sheet = page(agreements())
    assert {cell.fill.fgColor.rgb[2:] for cell in sheet[3][2:]} == {styles.FILL_IN[1:]}
