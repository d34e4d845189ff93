"""Files that a program must have written: LibreOffice (.xlsx .ods .xls) and Word's format (.docx)."""

from pathlib import Path

import pytest

from overlap.reading import open_file, read, read_plan

FILES = Path(__file__).parent / "files"


@pytest.mark.parametrize("name", ["pta-libreoffice.xlsx", "pta-libreoffice.ods", "pta-libreoffice.xls"])
def test_a_plan_that_libreoffice_saved(name: str) -> None:
    """Teachers without Excel: merged cells, two header rows, a hidden row, in the three formats it offers."""
    found = read(FILES / name)
    assert found.kind == "vmbo"
    assert found.title == "PTA Rijwieltechniek 2026-2027"
    assert [g.code for g in found.goals] == ["P/RW/01/01-01", "P/RW/01/01-02", "P/RW/01/02-01", "P/RW/01/02-02"]
    assert [g.section[0].title for g in found.goals] == ["Banden", "Banden", "Remmen", "Remmen"]
    assert [g.levels for g in found.goals] == [("BB", "KB"), ("KB",)] * 2
    assert [g.extra["periode"] for g in found.goals] == ["1", "1", "2", "2"]
    assert [g.source.row for g in found.goals] == [6, 7, 8, 9]
    assert {g.extra["leerjaar"] for g in found.goals} == {"3"}
    assert [(w.code, w.values["count"]) for w in found.warnings] == [("hidden-rows", 1)]


def test_the_ids_do_not_depend_on_the_format() -> None:
    ids = {tuple(g.id for g in read(FILES / f"pta-libreoffice.{kind}").goals) for kind in ("xlsx", "ods", "xls")}
    assert len(ids) == 1


def test_a_plan_in_word() -> None:
    """Most PTA's are Word documents with prose around one table."""
    found = read(FILES / "pta.docx")
    assert [g.text for g in found.goals] == ["Banden plakken en vervangen", "Remmen stellen", "Een fiets opleveren"]
    assert found.goals[0].codes == ("P/RW/01/01-01", "P/RW/01/01-02")
    assert found.goals[0].extra == {"leerjaar": "4", "toets": "SE1", "weging": "2"}


def test_a_dossier_in_word() -> None:
    """Copied from the PDF of a dossier: what a row is stands in the first column, vakkennis is a list."""
    found = read(FILES / "dossier.docx")
    assert found.kind == "mbo"
    assert [(g.code, g.text, g.kind) for g in found.goals] == [
        ("B1-K1-W1", "Neemt de fiets aan", "werkproces"), ("B1-K1-W2", "Repareert de fiets", "werkproces"),
        ("", "heeft kennis van banden", "kennis"), ("", "kan met klanten omgaan", "vaardigheid"),
    ]  # fmt: skip
    assert found.goals[0].description == "De monteur ontvangt de klant.\nDe klacht is bekend."


def test_a_file_that_was_opened_is_read_as_programme_and_as_plan_without_opening_it_again(tmp_path: Path) -> None:
    path = tmp_path / "pta.xlsx"
    path.write_bytes((FILES / "pta-libreoffice.xlsx").read_bytes())
    file = open_file(path)
    programme = read(file)
    path.unlink()
    assert programme.sha256 == file.sha256
    assert [goal.code for goal in read_plan(file, expected="vmbo").goals] == [goal.code for goal in programme.goals]
    assert open_file(file) is file
