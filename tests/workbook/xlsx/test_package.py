"""The file that is packed, beside what XlsxWriter packs by itself."""

import io
import zipfile

import openpyxl
import pytest
import xlsxwriter
from hypothesis import given
from hypothesis import strategies as st

from overlap.locale import language_tag
from overlap.workbook.xlsx.package import File, Paper

FORMULAS = ("=1+1", "SUM(A1:A9)", '=IF(COUNTIF(A1:A3,"x"),A1,"SUM(")', "=XLOOKUP(1,A1:A2,B1:B2)", "{=SUM(A1:A2*B1:B2)}")


def parts(workbook, buffer, **options):
    """What is in the file of a workbook with rows of a height, formulas, a text with two looks and a chart, by name."""
    sheet = workbook.add_worksheet("Sheet", **options)
    sheet.set_row(0, 40)
    bold, slanted = workbook.add_format({"bold": True}), workbook.add_format({"italic": True})
    for n, formula in enumerate(FORMULAS):
        sheet.write_formula(n, 0, formula, bold, 3)
        sheet.write_rich_string(n, 1, bold, "this", slanted, " and ", bold, "that")
    sheet.conditional_format("A1:A3", {"type": "formula", "criteria": "=XLOOKUP($A1,A1:A2,B1:B2)>1", "format": bold})
    sheet.data_validation("B1:B3", {"validate": "list", "source": "=$A$1:$A$3"})
    chart = workbook.add_chart({"type": "bar"})
    chart.add_series({"values": "=Sheet!$A$1:$A$3"})
    chart.set_title({"name": "A title"})
    sheet.insert_chart("D1", chart)
    workbook.set_properties({"created": workbook.createtime})
    workbook.close()
    with zipfile.ZipFile(buffer) as packed:
        return {name: packed.read(name).decode() for name in packed.namelist()}


@pytest.fixture
def both():
    """The parts of the same workbook, as XlsxWriter writes them and as ours does."""
    written = []
    for make, options in ((xlsxwriter.Workbook, {}), (File, {"worksheet_class": Paper})):
        buffer = io.BytesIO()
        workbook = make(buffer, {"in_memory": True})
        workbook.createtime = xlsxwriter.workbook.datetime(2026, 1, 1)
        written.append(parts(workbook, buffer, **options))
    return written


def test_only_what_there_is_no_option_for_differs(both):
    plain, ours = both
    locale = language_tag()
    assert list(plain) == list(ours)
    assert {name for name in plain if plain[name] != ours[name]} == {
        "xl/worksheets/sheet1.xml",
        "xl/charts/chart1.xml",
        "docProps/core.xml",
    }
    assert ours["xl/worksheets/sheet1.xml"] == plain["xl/worksheets/sheet1.xml"].replace(' customHeight="1"', "")
    assert ours["xl/charts/chart1.xml"] == plain["xl/charts/chart1.xml"].replace(' lang="en-US"', f' lang="{locale}"')
    assert f"<dc:language>{locale}</dc:language></cp:coreProperties>" in ours["docProps/core.xml"]


@pytest.mark.parametrize("text", ["<r>x</r>", "<r><b></r>", "<r><t>a</t></r>", "<r>a & b </r>", "<r>a\x01b</r>"])
def test_a_text_that_looks_like_a_piece_of_the_file_is_only_text(text):
    buffer = io.BytesIO()
    with File(buffer, {"in_memory": True}) as workbook:
        sheet, bold = workbook.add_worksheet("Sheet", worksheet_class=Paper), workbook.add_format({"bold": True})
        sheet.write_string(0, 0, text, bold)
        sheet.write_url(0, 1, "internal:Sheet!A1", bold, text.replace("\x01", ""))
    row = next(openpyxl.load_workbook(buffer)["Sheet"].iter_rows())
    assert [cell.value for cell in row] == [text.replace("\x01", "_x0001_"), text.replace("\x01", "")]


# letters, white space at the ends, signs of XML, control characters, and what stands in the file for one
texts = st.text(st.sampled_from('aë€🙂 \n\t<>&"\x01\x1f\ufffe_x000F'), max_size=12)


@given(st.lists(st.tuples(st.integers(0, 40), st.integers(0, 30), st.one_of(texts, st.floats(-1e9, 1e9), st.none()))))
def test_cells_of_any_kind_at_any_place_are_written_as_xlsxwriter_writes_them(cells):
    assert sheet_and_texts(xlsxwriter.Workbook, None, cells) == sheet_and_texts(File, Paper, cells)


def sheet_and_texts(make, paper, cells):
    """The parts with the cells and the texts of a workbook with these cells; a text stands beside itself in two looks too."""
    buffer = io.BytesIO()
    with make(buffer, {"in_memory": True}) as workbook:
        sheet = workbook.add_worksheet("Sheet", worksheet_class=paper)
        bold, slanted = workbook.add_format({"bold": True}), workbook.add_format({"italic": True})
        for row, column, value in cells:
            if value is None:
                sheet.write_blank(row, column, None, bold)
            elif isinstance(value, float):
                sheet.write_number(row, column, value, bold)
            else:
                sheet.write_string(row, column, value, slanted)
                sheet.write_string(row, column + 31, value)
                if value and paper:
                    sheet.write_rich(row, column + 62, [(bold, value), (slanted, value)], slanted)
                elif value:
                    sheet.write_rich_string(row, column + 62, bold, value, slanted, value, slanted)
    with zipfile.ZipFile(buffer) as packed:
        parts = (name for name in packed.namelist() if name in {"xl/worksheets/sheet1.xml", "xl/sharedStrings.xml"})
        return {name: packed.read(name).decode("utf-8", "surrogatepass") for name in parts}
