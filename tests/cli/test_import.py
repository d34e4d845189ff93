"""`overlap import`: official publications come in as a spreadsheet."""

from pathlib import Path

import pytest

from overlap.cli import run
from overlap.reading import read

from ..support.checkout import SHARED, needs_shared

DOSSIER = """<sbb><dossiers><dossier titel="Fietsen"><basis><kerntaak titel="Onderhoudt" hoofdstuk="1">
<werkproces titel="Plakt banden" hoofdstuk="1"/></kerntaak></basis><profielen>
<profiel nr="1" titel="Fietsenmaker" niveau="2"><crebo>90001</crebo></profiel>
<profiel nr="2" titel="Steppenmaker" niveau="3"><crebo>90002</crebo></profiel></profielen></dossier></dossiers></sbb>"""


@pytest.fixture(autouse=True)
def _dossier() -> None:
    Path("kd.xml").write_text(DOSSIER, encoding="utf-8")


def test_an_import_says_what_it_wrote_and_where(capsys):
    assert run(["import", "sbb", "kd.xml", "--kwalificatie", "fietsenmaker", "-o", "uit.xlsx"]) == 0
    said = capsys.readouterr().out
    assert "uit.xlsx" in said
    assert "Fietsenmaker" in said
    assert [goal.text for goal in read("uit.xlsx").goals] == ["Plakt banden"]


def test_a_list_writes_nothing(capsys):
    assert run(["import", "sbb", "kd.xml", "--list"]) == 0
    assert [line.split()[0] for line in capsys.readouterr().out.splitlines()] == ["Fietsen", "90001", "90002"]
    assert [p.name for p in Path().iterdir()] == ["kd.xml"]


def test_several_kwalificaties_and_none_chosen(capsys):
    assert run(["import", "sbb", "kd.xml"]) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert "Fietsenmaker" in said.err
    assert "Steppenmaker" in said.err


def test_an_input_or_an_existing_file_is_not_overwritten(capsys):
    Path("er.xlsx").write_text("van een ander")
    assert run(["import", "sbb", "kd.xml", "--kwalificatie", "90001", "-o", "er.xlsx"]) == 2
    assert Path("er.xlsx").read_text() == "van een ander"
    Path("kd.xml").rename("kd.xlsx")
    assert run(["import", "sbb", "kd.xlsx", "--kwalificatie", "90001", "-o", "kd.xlsx", "--force"]) == 2
    assert Path("kd.xlsx").read_text(encoding="utf-8") == DOSSIER


@needs_shared
def test_the_whole_publication_is_listed_with_ids_where_a_code_occurs_twice(capsys):
    assert run(["import", "slo", str(SHARED / "sources" / "slo"), "--list"]) == 0
    ids = [line for line in capsys.readouterr().out.splitlines() if "[" in line]
    assert sorted(line.split()[0] for line in ids) == ["K/EO/09", "K/EO/09", "K/EO/10", "K/EO/10", "K/EO/11", "K/EO/11"]
    chosen = ids[0].split("[")[1].rstrip("]")
    assert run(["import", "slo", str(SHARED / "sources" / "slo"), "--onderdeel", chosen, "-o", "uit.xlsx"]) == 0
    assert read("uit.xlsx").goals


@needs_shared
def test_several_onderdelen_in_one_spreadsheet(capsys):
    slo = str(SHARED / "sources" / "slo")
    assert run(["import", "slo", slo, "--onderdeel", "P/ZW/01", "--onderdeel", "K/ZW/05", "-o", "vmbo.xlsx"]) == 0
    assert {goal.section[0].code for goal in read("vmbo.xlsx").goals} == {"P/ZW/01", "K/ZW/05"}
