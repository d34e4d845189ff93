"""`overlap pupils`: from decisions to a check, and back with the answers of a class."""

import csv
import shutil
from pathlib import Path

import openpyxl
import pytest

from overlap.pupils.example import put_class

from ..support.checkout import EXAMPLES
from ..support.reviews import rows_of

ZORG = EXAMPLES / "zorg"


@pytest.fixture(scope="session")
def judged_example(zorg, tmp_path_factory):
    """The example as the demo gives it: judged, and what the invented class answers."""
    with pytest.MonkeyPatch.context() as patch:
        folder = tmp_path_factory.mktemp("demo")
        patch.chdir(folder)
        return tuple(folder / path for path in put_class(zorg, ZORG / "gold.csv"))


@pytest.fixture
def klas(judged_example, tmp_path):
    """The judged example and the answers of the invented class, in the current folder."""
    for path, name in zip(judged_example, ("beoordeeld.xlsx", "klas.csv"), strict=True):
        shutil.copy(path, tmp_path / name)
    return tmp_path


def cells_of(name):
    """All that stands in the cells of a workbook, as one text."""
    return repr([[cell.value for row in sheet.iter_rows() for cell in row] for sheet in openpyxl.load_workbook(name)])


def test_the_invented_class_answers_every_sentence_of_the_check(overlap, klas):
    status, out, _err = overlap("pupils", "beoordeeld.xlsx", "-o", "check.csv")
    assert status == 0
    assert out.startswith("25 zinnen: 17 van")
    status, out, err = overlap("pupils", "beoordeeld.xlsx", "--answers", "klas.csv")
    assert (status, out.splitlines()[0]) == (0, "28 leerlingen antwoordden.")
    asked = [row[1] for row in csv.reader(Path("check.csv").read_text(encoding="utf-8-sig").splitlines())][1:]
    assert [sentence for sentence in asked if out.splitlines().count(sentence) != 1] == [], "once, whatever it was decided for"
    agreed = "    P/ZWO/01/01-02 ↔ B1-K1-W2: herhaling, vrijstelling\n    P/ZWO/01/01-04 ↔ B1-K1-W2: herhaling, vrijstelling\n"
    assert agreed in out, "with all of its agreements below it"
    assert "Waar de meeste leerlingen het tegendeel zeggen" in out
    assert err.count("Let op") == 1, "only the column with times is left out"


def test_a_class_of_28_of_whom_some_answer_oddly_makes_the_round(overlap, klas):
    rows = list(csv.reader((klas / "klas.csv").read_text(encoding="utf-8").splitlines()))
    head, pupils = rows[0], rows[1:]
    overlap("pupils", "beoordeeld.xlsx", "-o", "check.xlsx")
    book = openpyxl.load_workbook("check.xlsx")
    sheet = book.active
    for row in sheet.iter_rows(min_col=2, max_col=2):
        if row[0].value in head:
            for n, pupil in enumerate(pupils[:10]):
                sheet.cell(row[0].row, 7 + n).value = pupil[head.index(row[0].value)][0]
    book.save("klas a.xlsx")
    form = [["Naam", *reversed(head)], *(["Jip de Vries", *reversed(pupil)] for pupil in pupils[10:])]
    form[1] = [{"gehad": "Ja", "niet": "nee"}.get(cell, cell) for cell in form[1]]
    form.insert(3, [])
    with Path("klas b.csv").open("w", encoding="cp1252", newline="") as file:
        csv.writer(file, delimiter=";").writerows(form)
    counted = ("pupils", "--answers", "klas a.xlsx", "klas b.csv", "beoordeeld.xlsx", "-o", "aantallen.xlsx")
    status, out, err = overlap(*counted)
    assert status == 0
    assert "Kolommen zonder antwoorden zijn weggelaten: Naam, Tijdstempel" in err
    whole = overlap("pupils", "beoordeeld.xlsx", "--answers", "klas.csv")[1].splitlines()
    assert out.splitlines()[:-1] == whole[:-1], "in two files and three ways of writing they say the same"
    assert overlap("pupils", "beoordeeld.xlsx", "--answers", "aantallen.xlsx")[1].splitlines() == whole

    assert overlap("report", "beoordeeld.xlsx", "--pupils", "aantallen.xlsx", "-o", "verslag.html")[0] == 0
    report = Path("verslag.html").read_text(encoding="utf-8")
    assert "28 leerlingen antwoordden" in report
    assert "Waar leerlingen en werkgroep het meest verschillen" in report
    again = ("compare", ZORG / "vmbo.xlsx", ZORG / "mbo.xlsx", "--previous", "beoordeeld.xlsx", "-o", "nieuw.xlsx")
    assert overlap(*again, "--pupils", "aantallen.xlsx")[0] == 0
    later = rows_of(openpyxl.load_workbook("nieuw.xlsx"), "review")
    told = [row["pupils"].value for pair, row in later.items() if "+" in pair and row["pupils"].value]
    assert told
    assert [text for text in told if "van 28 leerlingen: gehad" not in text] == []
    written = report + cells_of("aantallen.xlsx") + cells_of("nieuw.xlsx")
    assert [text for text in ("Jip", "2026-11-12 10") if text in written] == [], "nothing tells who it was"


def test_what_is_missing_is_named(overlap, klas):
    assert "pupils WERKMAP.xlsx --answers" in overlap("pupils", "klas.csv", "--answers", "klas.csv")[2]
    shutil.copy(ZORG / "vmbo.xlsx", "ander.xlsx")
    status, out, err = overlap("pupils", "beoordeeld.xlsx", "--answers", "ander.xlsx", "-o", "aantallen.xlsx")
    assert (status, out) == (2, "")
    assert "geen enkele zin" in err
    assert not Path("aantallen.xlsx").exists()
    call = ("compare", ZORG / "vmbo.xlsx", ZORG / "mbo.xlsx", "--pupils", "klas.csv")
    assert "--previous" in overlap(*call)[2]


def test_without_decisions_there_is_nothing_to_ask(overlap):
    overlap("compare", ZORG / "vmbo.xlsx", ZORG / "mbo.xlsx", "-o", "leeg.xlsx")
    status, _out, err = overlap("pupils", "leeg.xlsx", "-o", "check.html")
    assert status == 2
    assert "nog niets besloten" in err
    assert not Path("check.html").exists()
