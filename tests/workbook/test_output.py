"""Results come whole or not at all, and never over what a group filled in."""

from pathlib import Path

import openpyxl
import pytest
from openpyxl.comments import Comment

from overlap.output.files import Output, claim, default_name, free, save
from overlap.problems import Unusable
from overlap.workbook.comparison.workbook import workbook
from overlap.workbook.readback.filled_in import holds_decisions


def code(problem):
    return problem.value.notice.code


def test_the_name_tells_what_was_compared():
    assert default_name(Path("Mijn PTA (3).xlsx"), Path("kd/helpende.csv")) == "Overlap Mijn PTA (3) - helpende.xlsx"
    assert default_name(Path("x/.xlsx"), Path("a:b*?.xlsx")) == "Overlap xlsx - a_b__.xlsx"


def test_the_next_free_name(tmp_path):
    first = tmp_path / "plan.xlsx"
    assert free(first) == first
    first.touch()
    (tmp_path / "plan (2).xlsx").touch()
    assert free(first).name == "plan (3).xlsx"


def test_an_existing_file_is_not_overwritten(tmp_path):
    path = tmp_path / "a.xlsx"
    path.write_text("van iemand")
    with pytest.raises(Unusable) as problem:
        claim(path, ".xlsx", (), force=False, filled_in=holds_decisions)
    assert code(problem) == "output-exists"


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("a.ods", "output-not-xlsx"),
        ("a", "output-not-xlsx"),
        ("a.html", "output-not-xlsx"),
        ("a.csv", "output-not-xlsx"),
        ("weg/a.xlsx", "output-folder"),
        ("in.xlsx", "output-is-input"),
    ],
)
def test_names_that_cannot_be(tmp_path, name, expected):
    source = tmp_path / "in.xlsx"
    source.touch()
    with pytest.raises(Unusable) as problem:
        claim(tmp_path / name, ".xlsx", (source,), force=True, filled_in=holds_decisions)
    assert code(problem) == expected


def test_force_replaces_a_workbook_that_nobody_filled_in(tmp_path, zorg):
    path = tmp_path / "a.xlsx"
    path.write_bytes(workbook(zorg))
    assert claim(path, ".xlsx", (), force=True, filled_in=holds_decisions) == Output(path)


@pytest.mark.parametrize(("sheet", "column"), [("Overlap", 9), ("Overlap", 10), ("Overlap", 12), ("Hiaten", 5), ("Afspraken", 3)])
@pytest.mark.parametrize("language", ["nl", "en"])
def test_force_keeps_a_workbook_that_was_filled_in(tmp_path, zorg, monkeypatch, sheet, column, language):
    path = tmp_path / "a.xlsx"
    path.write_bytes(workbook(zorg))
    book = openpyxl.load_workbook(path)
    book[sheet].cell(14, column, "x")
    book.save(path)
    monkeypatch.setenv("OVERLAP_LANG", language)
    filled_in = path.read_bytes()
    output = claim(path, ".xlsx", (), force=True, filled_in=holds_decisions)
    save([(output, b"nieuw")])
    assert (tmp_path / "a (2).xlsx").read_bytes() == filled_in
    assert path.read_bytes() == b"nieuw"


def _name_the_group(book):
    book["Lees mij"].cell(next(c.row for c in book["Lees mij"]["A"] if c.value == "overlap:who:group"), 8, "Groep 1")


def _comment(book):
    book["Overlap"]["C5"].comment = Comment("klopt niet", "docent")


def _leave_one_column(book):
    book["Overlap"].delete_cols(10, 3)
    book["Overlap"]["I6"] = "herhaling"


@pytest.mark.parametrize("fill_in", [_name_the_group, _comment, _leave_one_column])
def test_force_keeps_whatever_a_group_left_in_it(tmp_path, zorg, fill_in):
    path = tmp_path / "a.xlsx"
    path.write_bytes(workbook(zorg))
    book = openpyxl.load_workbook(path)
    fill_in(book)
    book.save(path)
    assert claim(path, ".xlsx", (), force=True, filled_in=holds_decisions).keep_as == tmp_path / "a (2).xlsx"


def test_force_keeps_what_it_cannot_read(tmp_path):
    path = tmp_path / "a.xlsx"
    path.write_text("iets anders")
    assert claim(path, ".xlsx", (), force=True, filled_in=holds_decisions).keep_as == tmp_path / "a (2).xlsx"


def test_a_file_that_is_open_in_excel(tmp_path, monkeypatch):
    """Windows reports a lock as PermissionError (WinError 32) on replacing."""
    path = tmp_path / "a.xlsx"
    path.write_bytes(b"oud")

    def locked(self, target):
        raise PermissionError(13, "Het proces heeft geen toegang tot het bestand", str(self), 32, str(target))

    monkeypatch.setattr(Path, "replace", locked)
    with pytest.raises(Unusable) as problem:
        save([(Output(path), b"nieuw")])
    assert code(problem) == "output-locked"
    assert [p.name for p in tmp_path.iterdir()] == ["a.xlsx"], "nothing half-written stays behind"
    assert path.read_bytes() == b"oud"


def test_all_results_or_none(tmp_path, monkeypatch):
    moved = []
    real = Path.replace

    def second_fails(self, target):
        if moved:
            raise PermissionError(13, "geen toegang")
        moved.append(target)
        return real(self, target)

    monkeypatch.setattr(Path, "replace", second_fails)
    with pytest.raises(Unusable):
        save([(Output(tmp_path / "a.xlsx"), b"1"), (Output(tmp_path / "b.csv"), b"2")])
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_cannot_be_written(tmp_path, monkeypatch):
    def denied(**_more):
        raise PermissionError(13, "geen rechten")

    monkeypatch.setattr("tempfile.mkstemp", denied)
    with pytest.raises(Unusable) as problem:
        save([(Output(tmp_path / "a.xlsx"), b"1")])
    assert code(problem) == "output-not-writable"
