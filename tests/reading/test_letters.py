"""Columns are named as Excel names them."""

from hypothesis import given
from hypothesis import strategies as st
from openpyxl.utils import get_column_letter

from overlap.reading.formats.letters import column_of, letter_of


@given(st.integers(0, 16_383))
def test_letters_of_columns_are_those_of_excel(column):
    assert letter_of(column) == get_column_letter(column + 1)
    assert column_of(letter_of(column)) == column_of(letter_of(column).lower()) == column
