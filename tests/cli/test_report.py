"""`overlap report` and `overlap export`: what they write, and what they never touch."""

import io

import openpyxl
import pytest

from overlap.workbook.comparison.workbook import workbook


@pytest.fixture
def filled(zorg, tmp_path):
    """A workbook in which the first pairs were judged."""
    book = openpyxl.load_workbook(io.BytesIO(workbook(zorg)))
    sheet = book["Overlap"]
    at = {cell.value.split(":")[2]: cell.column for cell in sheet[1]}
    for row, verdict in enumerate(["herhaling", "verwant", "geen overlap"], 5):
        sheet.cell(row, at["verdict"]).value = verdict
        sheet.cell(row, at["who"]).value = "Fatima"
    path = tmp_path / "Groep 1.xlsx"
    book.save(path)
    return path


def test_a_report_is_written_beside_and_its_sentences_are_told(overlap, filled, tmp_path):
    before = filled.read_bytes()
    status, said, _err = overlap("report", filled)
    assert status == 0
    assert "Tot nu toe overlapt" in said or "Tot nu toe overlappen" in said
    assert (tmp_path / "Verslag Groep 1.html").read_text(encoding="utf-8").startswith("<!DOCTYPE html>")
    assert "Fatima" not in (tmp_path / "Verslag Groep 1.html").read_text(encoding="utf-8")
    assert filled.read_bytes() == before


@pytest.mark.parametrize("name", ["verslag.html", "verslag.xlsx"])
def test_names_are_told_when_asked(overlap, filled, tmp_path, name):
    assert overlap("report", filled, "-o", name, "--names")[0] == 0
    content = (tmp_path / name).read_bytes()
    if name.endswith(".xlsx"):
        book = openpyxl.load_workbook(io.BytesIO(content))
        content = repr([cell.value for sheet in book for row in sheet.iter_rows() for cell in row]).encode()
    assert b"Fatima" in content


@pytest.mark.parametrize(("kind", "suffix"), [("case", "json"), ("sssom", "tsv"), ("csv", "csv")])
def test_an_export_in_each_format(overlap, filled, tmp_path, kind, suffix):
    status, said, _err = overlap("export", filled, "--format", kind, "-o", f"uit.{suffix}")
    assert status == 0
    assert "3 besloten relaties" in said
    assert (tmp_path / f"uit.{suffix}").stat().st_size > 0


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("report", "-o", "verslag.pdf"), "verslag.pdf"),
        (("report", "-o", "Groep 1.xlsx", "--force"), "Groep 1.xlsx"),
        (("export", "--format", "case", "-o", "uit.csv"), "uit.csv"),
    ],
)
def test_a_result_that_cannot_be_is_refused_and_nothing_is_written(overlap, filled, tmp_path, arguments, told):
    before = sorted(path.name for path in tmp_path.iterdir()), filled.read_bytes()
    status, said, err = overlap(arguments[0], filled, *arguments[1:])
    assert (status, said) == (2, "")
    assert told in err
    assert (sorted(path.name for path in tmp_path.iterdir()), filled.read_bytes()) == before


def test_an_existing_report_is_not_overwritten(overlap, filled, tmp_path):
    (tmp_path / "verslag.html").write_text("van mij")
    assert overlap("report", filled, "-o", "verslag.html")[0] == 2
    assert (tmp_path / "verslag.html").read_text() == "van mij"
    assert overlap("report", filled)[0] == overlap("report", filled)[0] == 0
    assert (tmp_path / "Verslag Groep 1 (2).html").exists()
