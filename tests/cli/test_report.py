"""`overlap report` and `overlap export`: what they write, and what they never touch."""

import io
import subprocess
import sys

import docx
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


@pytest.mark.parametrize("options", [(), ("--summary",)])
def test_a_report_in_word(overlap, filled, tmp_path, options):
    status, said, _err = overlap("report", filled, "-o", "verslag.docx", *options)
    assert (status, said.splitlines()[-1]) == (0, "Geschreven: verslag.docx")
    texts = [paragraph.text for paragraph in docx.Document(tmp_path / "verslag.docx").paragraphs]
    assert texts[0] == "Overlap vmbo en mbo: de uitkomst"
    assert overlap("report", filled, "-o", "verslag.docx")[0] == 2


def test_a_report_in_word_that_people_edited_is_kept(overlap, filled, tmp_path):
    """A school works on in the draft for its PTA and OER."""
    call = ("report", filled, "-o", "verslag.docx", "--force")
    assert overlap(*call)[0] == overlap(*call)[0] == 0
    assert not (tmp_path / "verslag (2).docx").exists()
    edited = docx.Document(tmp_path / "verslag.docx")
    edited.add_paragraph("Toets in periode 2")
    edited.save(tmp_path / "verslag.docx")
    before = (tmp_path / "verslag.docx").read_bytes()
    status, said, _err = overlap(*call)
    assert status == 0
    assert "verslag (2).docx" in said
    assert (tmp_path / "verslag (2).docx").read_bytes() == before


def test_only_a_report_in_word_loads_what_writes_it(filled):
    def loaded(name):
        code = f"from overlap.cli import run; run(['report', {str(filled)!r}, '-o', {name!r}]); import sys; print(*sys.modules)"
        return set(subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split())

    assert not {"docx", "lxml"} & loaded("verslag.html")
    assert "docx" in loaded("verslag.docx")


def test_a_report_is_named_by_its_kind(overlap, filled, tmp_path):
    assert overlap("report", filled, "-o", "verslag 2.0")[0] == 0
    assert (tmp_path / "verslag 2.0.html").exists()
    status, _said, err = overlap("report", filled, "-o", "verslag.pdf")
    assert status == 2
    assert "Kies een naam die eindigt op .html, .xlsx of .docx." in err


@pytest.mark.parametrize(("kind", "suffix"), [("case", "json"), ("sssom", "tsv"), ("csv", "csv")])
def test_an_export_in_each_format(overlap, filled, tmp_path, kind, suffix):
    status, said, _err = overlap("export", filled, "--format", kind, "-o", f"uit.{suffix}")
    assert status == 0
    assert "3 beoordeelde relaties\ndoor vmbo en mbo samen besloten: 0" in said
    assert (tmp_path / f"uit.{suffix}").stat().st_size > 0
    overlap("export", filled, "--format", kind)
    assert (tmp_path / f"Relaties Groep 1.{suffix}").exists(), "a telling name"


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
