"""The column Elders: only with a library, in sight on a laptop beside all that is filled in, and on one page wide."""

import io

import openpyxl
import pytest
from openpyxl.utils import get_column_letter

from overlap.analysis import compare
from overlap.model.elsewhere import Elsewhere, ElsewherePair, LibraryFile
from overlap.reading import read
from overlap.workbook.comparison.workbook import workbook
from overlap.workbook.form.fields import REVIEW

from ...support.checkout import EXAMPLES
from ...support.excel import needs_validator, validation_errors

A4 = "9"


@pytest.fixture(scope="module")
def comparison():
    return compare(*(read(EXAMPLES / "zorg" / f"{side}.xlsx", expected=side) for side in ("vmbo", "mbo")))


@pytest.fixture(scope="module")
def informed(comparison):
    """The comparison with a word of others about some pairs."""
    file = LibraryFile(file="bibliotheek.tsv", sha256="0", groups=4, decisions=9)
    told = (
        ElsewherePair(groups={"related": 1, "repetition": 3}),
        ElsewherePair(groups={"no overlap": 2}, effect="lowered", changed=1),
    )
    pairs = {pair.id: one for pair, one in zip(comparison.proposed, told, strict=False)}
    return type(comparison)(
        comparison.vmbo, comparison.mbo, comparison.pairs, comparison.settings, elsewhere=Elsewhere((file,), pairs)
    )


def overlap_sheet(comparison):
    return openpyxl.load_workbook(io.BytesIO(workbook(comparison)))["Overlap"]


def seen(sheet):
    """The widths in characters of the columns that people see, by header."""
    hidden = {n for n, field in enumerate(REVIEW, 1) if field.hidden}
    return {
        cell.value: sheet.column_dimensions[get_column_letter(cell.column)].width
        for cell in sheet[4]
        if cell.value and cell.column not in hidden
    }


def test_the_column_is_there_only_with_a_library(comparison, informed):
    assert "Elders" not in seen(overlap_sheet(comparison))
    assert list(seen(overlap_sheet(informed)))[-2:] == ["✎ Opmerking", "Elders"]
    assert overlap_sheet(informed).cell(1, len(REVIEW) + 1).value == "overlap:review:elsewhere"


def test_the_sheet_is_no_wider_with_it_and_no_column_to_fill_in_is_narrower(comparison, informed):
    before, after = seen(overlap_sheet(comparison)), seen(overlap_sheet(informed))
    assert sum(after.values()) <= sum(before.values())
    assert all(after[name] == width for name, width in before.items() if "✎" in name)


def test_it_is_printed_on_a4_as_wide_as_the_page(informed):
    sheet = overlap_sheet(informed)
    assert (str(sheet.page_setup.paperSize), sheet.page_setup.fitToWidth in (None, 1)) == (A4, True)
    assert sheet.print_area.split("$")[3] == get_column_letter(len(REVIEW) + 1)


def test_it_says_how_many_groups_said_what_and_what_that_did(informed):
    sheet = overlap_sheet(informed)
    texts = [sheet.cell(row, len(REVIEW) + 1).value or None for row in (5, 6, 7)]
    assert texts == [
        "3 groepen: herhaling\n1: verwant",
        "2 groepen: geen overlap\nstaat daarom lager\n1 bij een andere tekst",
        None,
    ]


def test_the_first_and_the_last_sheet_tell_of_it(informed):
    book = openpyxl.load_workbook(io.BytesIO(workbook(informed)))
    first, last = (
        " ".join(str(cell.value) for row in book[name].iter_rows() for cell in row if cell.value)
        for name in ("Lees mij", "Verantwoording")
    )
    assert "oordeel eerst zelf" in first
    assert "bibliotheek.tsv (SHA-256 0): 9 besluiten van 4 groepen" in last


@needs_validator
def test_excel_takes_it(informed, tmp_path):
    path = tmp_path / "elders.xlsx"
    path.write_bytes(workbook(informed))
    assert validation_errors(path) == []
