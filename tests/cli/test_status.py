"""`overlap status`: how far groups are, and what could not be placed."""

import io
import json

import openpyxl
import pytest

from overlap.workbook.comparison.workbook import workbook
from overlap.workbook.form.fields import REVIEW

from ..support.checkout import EXAMPLES

VMBO, MBO = (EXAMPLES / "zorg" / f"{side}.xlsx" for side in ("vmbo", "mbo"))
COLUMNS = {field.name: n for n, field in enumerate(REVIEW, 1)}


@pytest.fixture(scope="module")
def content(zorg):
    return workbook(zorg)


def test_rows_that_were_divided_anew_are_told_in_one_line(content, overlap, tmp_path):
    """A facilitator who gives twelve rows to another group reads no twelve lines."""
    book = openpyxl.load_workbook(io.BytesIO(content))
    for row in range(5, 17):
        book["Overlap"].cell(row, COLUMNS["group"]).value = 7
    book["Overlap"].cell(17, COLUMNS["group"]).value = 8
    book.save(tmp_path / "verdeeld.xlsx")
    _status, said, _err = overlap("status", "verdeeld.xlsx")
    lines = [line.strip() for line in said.splitlines() if "anders verdeeld" in line]
    assert lines == [
        "blad Overlap, 12 rijen: anders verdeeld: 7",
        "blad Overlap, rij 17: anders verdeeld: 8",
    ]
    assert overlap("compare", VMBO, MBO, "--previous", "verdeeld.xlsx", "-o", "nieuw.xlsx")[0] == 0
    sheet = openpyxl.load_workbook(tmp_path / "nieuw.xlsx")["Niet geplaatst"]
    told = [[cell.value for cell in row[1:]] for row in sheet.iter_rows(min_row=5) if row[3].value == "Overlap"]
    assert [(row[3], row[5].splitlines()[-1]) for row in told] == [
        ("5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16", "in 12 rijen"),
        ("17", "Groep: 8"),
    ]


@pytest.fixture
def groups(content, tmp_path):
    """Two copies: one judged three pairs for the vmbo, the other one of those and another, and says nothing of itself."""
    given = {
        "a.xlsx": {5: "herhaling", 6: "verwant", 7: "later bespreken"},
        "b.xlsx": {5: "verwant", 8: "geen overlap", 9: "tja"},
    }
    folder = tmp_path / "terug van de groepen"
    folder.mkdir()
    for name, verdicts in given.items():
        book = openpyxl.load_workbook(io.BytesIO(content))
        for row, verdict in verdicts.items():
            book["Overlap"].cell(row, COLUMNS["verdict"]).value = verdict
        if name == "a.xlsx":
            sheet = book["Lees mij"]
            row = next(cell.row for cell in sheet["A"] if cell.value == "overlap:who:on behalf of")
            sheet.cell(row, 8).value = "vmbo"
            book["Overlap"].cell(5, COLUMNS["action"]).value = "vrijstelling"
            book["Overlap"].cell(5, COLUMNS["remark"]).value = "zie PTA"
        book.save(folder / name)
    return folder


def test_figures_per_file_and_together(groups, overlap, zorg):
    status, said, _err = overlap("status", groups, "--json")
    assert status == 0
    found = json.loads(said)
    first, second = found["files"]
    total = len(zorg.proposed)
    assert (first["file"], first["behalf"], first["judged"], first["open"]) == ("a.xlsx", "vmbo", 2, total - 2)
    assert first["verdicts"] == {"repetition": 1, "related": 1, "discuss later": 1}
    assert (first["actions"], first["remarks"]) == ({"exemption": 1}, 1)
    assert (second["behalf"], second["judged"], second["unplaced"]) == (None, 2, 1)
    (one,) = second["not_placed"]
    assert (one["why"], one["sheet"], one["row"], one["values"]) == ("no choice", "Overlap", 9, {"verdict": "tja"})
    assert (found["total"]["judged"], found["total"]["open"]) == (2, total - 2), "neither differing nor put off"
    assert (found["total"]["to_discuss"], found["total"]["groups_differ"]) == (2, 1)


def test_two_copies_of_a_group_count_once_and_that_is_told(groups, overlap, zorg):
    for name, date in (("a.xlsx", "1 mei 2026"), ("b.xlsx", "8 mei 2026")):
        book = openpyxl.load_workbook(groups / name)
        sheet = book["Lees mij"]
        for key, text in (("group", "Zorg"), ("date", date)):
            sheet.cell(next(cell.row for cell in sheet["A"] if cell.value == f"overlap:who:{key}"), 8).value = text
        book.save(groups / name)
    status, said, err = overlap("status", groups)
    assert status == 0
    assert "b.xlsx: Groep ‘Zorg’ zit ook in a.xlsx: ze telt één keer" in err
    lines = {line.strip().split("  ")[0]: line.split()[-3:] for line in said.splitlines()}
    later = "later bespreken (telt als open)"
    # the newer copy holds; what the older had more is kept
    assert (lines["verwant"], lines["herhaling"], lines[later]) == (["1", "1", "2"], ["1", "0", "0"], ["1", "0", "1"])
    total = json.loads(overlap("status", groups, "--json")[1])["total"]
    assert (total["judged"], sum(total["verdicts"].values()), total["pairs"]) == (3, 4, len(zorg.proposed))


def test_a_person_reads_who_speaks_and_what_was_not_placed(groups, overlap):
    status, said, err = overlap("status", groups / "a.xlsx", groups / "b.xlsx")
    assert status == 0
    lines = {line.split("  ")[0].strip(): line.split() for line in said.splitlines()}
    assert lines["spreekt namens"][2:] == ["vmbo", "niet", "gezegd"]
    assert lines["nog open"][2:] == [str(int(lines["nog open"][2]) + n) for n in (0, 0, 0)]
    assert "blad Overlap, rij 9: geen van de keuzes: tja" in said
    assert err == ""
    assert "\x1b" not in said


def test_a_pattern_finds_files_and_lock_files_are_none(groups, overlap):
    (groups / "~$a.xlsx").write_bytes(b"locked")
    status, said, _err = overlap("status", groups / "*.xlsx", "--json")
    assert status == 0
    assert [one["file"] for one in json.loads(said)["files"]] == ["a.xlsx", "b.xlsx"]


def test_what_cannot_be_read_is_told_and_the_rest_is_read(groups, overlap):
    (groups / "c.xlsx").write_bytes(b"PK\x03\x04")
    status, said, err = overlap("status", groups)
    assert status == 2
    assert "a.xlsx" in said
    assert "c.xlsx" in err


@pytest.mark.parametrize("name", ["weg.xlsx", ".", "*.ods"])
def test_nothing_to_read_is_one_message(name, overlap):
    status, said, err = overlap("status", name)
    assert (status, said) == (2, "")
    assert err.startswith("Fout: ")
    assert len(err.splitlines()) == 1


def test_files_are_not_touched(groups, overlap):
    before = {path.name: (path.read_bytes(), path.stat().st_mtime_ns) for path in groups.iterdir()}
    overlap("status", groups)
    assert {path.name: (path.read_bytes(), path.stat().st_mtime_ns) for path in groups.iterdir()} == before
