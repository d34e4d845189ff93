"""`overlap route`: what it writes and says, with plans, with decisions, and with files that do not fit."""

import openpyxl
import pytest

from overlap.analysis import compare
from overlap.reading import read
from overlap.workbook.comparison.workbook import workbook

from ..support.checkout import EXAMPLES
from ..support.reviews import filled

ZORG = EXAMPLES / "zorg"
VMBO, MBO, PTA, OER = (ZORG / f"{name}.xlsx" for name in ("vmbo", "mbo", "pta", "oer"))


def first_sheet(path):
    return [str(c.value) for row in openpyxl.load_workbook(path).worksheets[0].iter_rows() for c in row if c.value is not None]


def test_one_kwalificatie_with_both_plans(overlap, tmp_path):
    status, said, _err = overlap("route", VMBO, MBO, "--leerweg", "kb", "--pta", PTA, "--oer", OER)
    assert status == 0
    assert "Zorg en wonen, leerweg KB" in said
    assert "komt twee keer" in said
    assert "examencommissie" in said
    assert (tmp_path / "Route vmbo - mbo.xlsx").exists()


def test_several_kwalificaties_and_a_name_that_does_not_exist_yet(overlap, tmp_path):
    others = [EXAMPLES / sector / "mbo.xlsx" for sector in ("techniek", "handel")]
    for name in ("Route vmbo.xlsx", "Route vmbo (2).xlsx"):
        assert overlap("route", VMBO, *others, MBO)[0] == 0
        assert (tmp_path / name).exists()
    assert (tmp_path / "Route vmbo.xlsx").read_bytes() == (tmp_path / "Route vmbo (2).xlsx").read_bytes()


def test_a_pta_with_only_codes_tells_its_own_time(overlap, sheet):
    pta = sheet(
        [
            ["Leerjaar", "Periode", "Toets", "Eindtermen", "Weging"],
            [3, 1, "T1", "P/ZWO/01/01-01 t/m P/ZWO/01/01-05", 1],
            [4, 2, "T2", "P/ZWO/03/01-01 t/m P/ZWO/03/01-04", 1],
        ],
        name="mijn pta.xlsx",
    )
    status, said, _err = overlap(
        "route", pta, MBO, "--examenprogramma", VMBO, "--oer", OER, "--mbo-starts-in", "4", "-o", "r.xlsx"
    )
    assert status == 0
    assert "in de tijd" in said
    assert "Tijdlijn" in openpyxl.load_workbook("r.xlsx").sheetnames


def test_an_oer_that_is_the_mbo_document_tells_its_own_time(overlap):
    status, said, _err = overlap("route", VMBO, OER, "--dossier", MBO, "--pta", PTA, "-o", "r.xlsx")
    assert status == 0
    assert "in de tijd" in said


def test_decisions_of_a_group_count(overlap, tmp_path):
    comparison = compare(read(VMBO), read(MBO, expected="mbo"))
    verdicts = {("review", pair.id): {"verdict": "geen overlap"} for pair in comparison.proposed}
    (tmp_path / "terug.xlsx").write_bytes(filled(workbook(comparison), verdicts))
    status, said, _err = overlap("route", VMBO, MBO, "--reviewed", "terug.xlsx", "-o", "r.xlsx")
    assert status == 0
    n = len(comparison.proposed)
    assert f"Voorgestelde paren met een oordeel waarover groepen niet verschillen: {n} van de {n}." in said
    page = openpyxl.load_workbook("r.xlsx")["Gehad en nieuw"]
    judged = {pair.mbo.code for pair in comparison.proposed}
    rows = [row for row in page.iter_rows(min_row=6, values_only=True) if row[2] in judged]
    assert {(row[4][2:], row[6]) for row in rows} == {("nieuw", "beoordeeld")}


def test_files_that_do_not_fit_are_an_error_and_nothing_is_written(overlap, tmp_path):
    for arguments, word in (
        ((MBO, VMBO), "mbo-document"),
        ((VMBO, PTA), "pta.xlsx"),
        ((VMBO, MBO, "--oer", EXAMPLES / "techniek" / "oer.xlsx"), "99922"),
        ((VMBO, MBO, "-o", "route.ods"), ".xlsx"),
        ((VMBO, MBO, "--kwalificatie", "banketbakker"), "banketbakker"),
        ((VMBO, tmp_path / "weg.xlsx"), "weg.xlsx"),
        ((VMBO, MBO, "--reviewed", MBO), "mbo.xlsx"),
    ):
        status, said, err = overlap("route", *arguments)
        assert (status, said) == (2, ""), arguments
        assert word in err
    assert list(tmp_path.iterdir()) == []


def test_an_existing_file_is_kept_unless_forced(overlap, tmp_path):
    (tmp_path / "r.xlsx").write_text("van mij")
    assert overlap("route", VMBO, MBO, "-o", "r.xlsx")[0] == 2
    assert (tmp_path / "r.xlsx").read_text() == "van mij"
    assert overlap("route", VMBO, MBO, "-o", "r.xlsx", "--force")[0] == 0
    assert overlap("route", VMBO, MBO, "-o", "r.xlsx", "--force")[0] == 0
    assert "Nr." in first_sheet("r.xlsx")


@pytest.mark.parametrize("year", ["0", "5"])
def test_the_mbo_cannot_start_outside_of_the_vmbo(overlap, year):
    assert overlap("route", VMBO, MBO, "--mbo-starts-in", year)[0] == 2
