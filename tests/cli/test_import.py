"""`overlap import`: official publications, and any other document, come in as a spreadsheet."""

import json
from pathlib import Path

import openpyxl
import pytest

from overlap.cli import run
from overlap.reading import read

from ..support.checkout import SHARED, needs_shared
from ..support.word import heading, items, table, word_document

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


PLAN = word_document(
    heading(1, "PTA rijwieltechniek, leerweg KB"),
    heading(2, "K/RW/01 Wielen"), items("De kandidaat kan een band plakken", "De kandidaat kan een wiel spaken"),
    heading(2, "K/RW/02 Remmen"), table(["Code", "Eindterm", "Periode"], ["1.1", "een rem stellen", "2"]),
    heading(2, "Herkansing"), items("De leerling kan een toets herkansen", "De leerling kan in beroep gaan"),
)  # fmt: skip


def test_any_document_becomes_a_spreadsheet_that_says_where_each_goal_stood(capsys):
    Path("ons PTA.docx").write_bytes(PLAN)
    assert run(["import", "bestand", "ons PTA.docx"]) == 0
    assert "ons PTA-doelen.xlsx" in capsys.readouterr().out
    goals, noticed = openpyxl.load_workbook("ons PTA-doelen.xlsx").worksheets
    rows = [[cell.value for cell in row] for row in goals.iter_rows(min_row=2)]
    assert rows[0][:5] == ["Onderdeel", "Titel onderdeel", "Code", "Eindterm", "Soort"]
    assert [row[rows[0].index("Stond in")] for row in rows[1:]] == ["alinea 3", "alinea 4", "Tabel 1, rij 2"]
    assert goals.row_dimensions[1].hidden
    assert any("De leerling kan een toets herkansen" in str(cell.value) for row in noticed.iter_rows() for cell in row)


def test_what_was_corrected_by_hand_is_what_is_compared(capsys):
    Path("plan.docx").write_bytes(PLAN)
    assert run(["import", "bestand", "plan.docx", "-o", "plan.xlsx"]) == 0
    book = openpyxl.load_workbook("plan.xlsx")
    sheet = book.worksheets[0]
    headers = [cell.value for cell in sheet[2]]
    sheet.cell(3, headers.index("Eindterm") + 1).value = "De kandidaat kan een lekke band plakken"
    sheet.delete_rows(4)
    sheet.insert_cols(1)
    book.save("plan.xlsx")
    before, after = read("plan.docx"), read("plan.xlsx")
    assert [goal.text for goal in after.goals] == ["De kandidaat kan een lekke band plakken", "een rem stellen"]
    assert after.goals[1].id == before.goals[2].id
    assert after.title == before.title


def test_a_dossier_is_written_whole_and_inspected_whole_and_compared_by_choice(capsys):
    assert run(["import", "bestand", "kd.xml", "-o", "kd.xlsx"]) == 0
    assert [goal.extra["kwalificatie"] for goal in read("kd.xlsx").goals] == ["Fietsenmaker / Steppenmaker"]
    capsys.readouterr()
    assert run(["inspect", "kd.xml", "--json"]) == 0
    assert "Fietsenmaker / Steppenmaker" in capsys.readouterr().out
    Path("plan.docx").write_bytes(PLAN)
    assert run(["compare", "plan.docx", "kd.xml"]) == 2
    assert "Fietsenmaker (90001), Steppenmaker (90002)" in capsys.readouterr().err


def test_an_inspection_names_the_paragraph_of_a_goal_in_running_text(capsys):
    Path("plan.docx").write_bytes(PLAN)
    assert run(["inspect", "plan.docx"]) == 0
    assert "alinea 3" in capsys.readouterr().out
    assert run(["inspect", "plan.docx", "--json"]) == 0
    sources = [goal["source"] for goal in json.loads(capsys.readouterr().out)["goals"]]
    assert sources[0] == {"sheet": "Tekst", "row": 3, "paragraph": 3}
    assert sources[2] == {"sheet": "Tabel 1", "row": 2}


def test_generic_requirements_are_compared_at_once(capsys):
    assert run(["import", "generiek", "--niveau", "3", "-o", "generiek.xlsx"]) == 0
    printed = capsys.readouterr()
    assert "Generieke eisen mbo niveau 3" in printed.out
    assert "niet naast de besluiten gelegd" in printed.err
    Path("plan.docx").write_bytes(PLAN)
    assert run(["compare", "plan.docx", "generiek.xlsx"]) == 0


def test_a_niveau_without_generic_requirements_is_refused(capsys):
    assert run(["import", "generiek", "--niveau", "1"]) == 2
    assert "2, 3, 4" in capsys.readouterr().err
