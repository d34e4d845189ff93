"""Coverage where there are keuzevakken is told twice: of what all take, and of all of it together."""

import io

import openpyxl
import pytest

from overlap import frames
from overlap.analysis import LeftOut, compare, coverage, left_out
from overlap.reading import read
from overlap.workbook.comparison.overview_modules import GOALS as GOALS_COLUMN
from overlap.workbook.comparison.overview_modules import NAME, OVERLAP
from overlap.workbook.comparison.workbook import workbook

GOALS = [
    ["Onderdeel", "Code", "Eindterm"],
    ["P/XX/01 Bakkerij", "P/XX/01/01-01", "De kandidaat kan brood bakken"],
    ["P/XX/01 Bakkerij", "P/XX/01/01-02", "De kandidaat kan de werkbank schoonmaken"],
    ["K/XX/01 Fietsen", "K/XX/01/01-01", "De kandidaat kan een band van een fiets plakken"],
    ["K/XX/01 Fietsen", "K/XX/01/01-02", "De kandidaat kan de remmen van een fiets afstellen"],
]
ITEMS = [
    ["Kerntaak", "Code", "Werkproces"],
    ["B1-K1 Maakt fietsen", "B1-K1-W1", "Plakt de band van een fiets"],
    ["B1-K1 Maakt fietsen", "B1-K1-W2", "Stelt de remmen van een fiets af"],
]
KEUZEDEEL = ["K9999 Brood", "D1-K1-W1", "Bakt brood"]


@pytest.fixture
def compared(sheet):
    def compare_with(goals, items):
        return compare(read(sheet(goals), expected="vmbo"), read(sheet(items, "mbo.xlsx"), expected="mbo"))

    return compare_with


def test_what_only_a_keuzevak_has_is_not_had_in_what_all_take(compared):
    comparison = compared(GOALS, ITEMS)
    part = comparison.obligatory_part
    assert [len(curriculum.goals) for curriculum in (part.vmbo, part.mbo)] == [2, 2]
    assert len(part.pairs) == 4
    assert coverage(part, "mbo").total.overlap < 0.2
    assert coverage(comparison, "mbo").total.overlap > 1


def test_keuzedelen_are_left_out_of_the_mbo_side(compared):
    comparison = compared(GOALS[:3], [*ITEMS, KEUZEDEEL])
    assert [goal.code for goal in comparison.obligatory_part.mbo.goals] == ["B1-K1-W1", "B1-K1-W2"]
    assert left_out(comparison.vmbo.goals, comparison.mbo.goals) == LeftOut("keuzedelen", chosen=True)
    both = compared(GOALS, [*ITEMS, KEUZEDEEL])
    assert left_out(both.vmbo.goals, both.mbo.goals).names == "keuzevakken en keuzedelen"


PREAMBLE = [
    ["Onderdeel", "Code", "Eindterm"],
    ["XX/K/4 Fietsen", "XX/K/4/4a", "De kandidaat kan een band van een fiets plakken"],
    ["PREAMBULE/1 Wat alle vakken delen", "PREAMBULE/1/1.1", "De leerling leert een fietsband en remmen kennen"],
]


def test_the_preamble_of_avo_vakken_is_compared_and_counted_apart(compared):
    comparison = compared(PREAMBLE, ITEMS)
    assert len(comparison.pairs) == 4
    assert [goal.code for goal in comparison.obligatory_part.vmbo.goals] == ["XX/K/4/4a"]
    assert left_out(comparison.vmbo.goals, comparison.mbo.goals) == LeftOut("de preambule", chosen=False)
    assert compared([PREAMBLE[0], PREAMBLE[2]], ITEMS).obligatory_part is None, "by itself it is what was asked about"
    book = openpyxl.load_workbook(io.BytesIO(workbook(comparison)))
    told = [str(cell.value) for sheet in book for row in sheet.iter_rows() for cell in row if cell.value]
    assert "met de preambule" in told
    assert any(text.startswith("De preambule niet meegeteld.") for text in told)
    assert not any("die niemand" in text or "keuzevakken" in text.split(".")[0] for text in told if "preambule" in text)


@pytest.mark.parametrize(
    ("goals", "items"), [(GOALS[:3], ITEMS), ([GOALS[0], *GOALS[3:]], ITEMS), (GOALS[:3], [ITEMS[0], KEUZEDEEL])]
)
def test_what_is_all_of_one_kind_is_told_once(compared, goals, items):
    comparison = compared(goals, items)
    assert comparison.obligatory_part is None
    assert left_out(comparison.vmbo.goals, comparison.mbo.goals) is None


def test_the_frame_has_both(compared):
    table = frames.coverage(compared(GOALS, ITEMS)).set_index(["side", "part"])["goals"]
    assert (table["vmbo", "whole"].item(), table["vmbo", "obligatory"].item()) == (4, 2)


def test_the_overview_has_both_and_the_first_sheet_says_what_all_together_would_give(compared):
    book = openpyxl.load_workbook(io.BytesIO(workbook(compared(GOALS, ITEMS))))
    rows = [[cell.value for cell in row] for row in book["Overzicht"].iter_rows()]
    with_all = [row for row in rows if str(row[NAME]).startswith("met alle keuzevakken;")]
    without = rows[rows.index(with_all[0]) - 2]
    assert with_all[0][OVERLAP] > 0.5
    assert without[OVERLAP] < 0.1
    assert [row[GOALS_COLUMN] for row in with_all] == [2, 4]
    judged = [row for row in rows if str(row[NAME]).startswith("na jullie oordelen")]
    assert [(row[NAME], row[GOALS_COLUMN]) for row in judged] == [("na jullie oordelen, met keuzevakken", n) for n in (2, 4)]
    told = " ".join(str(cell.value) for row in book["Lees mij"].iter_rows() for cell in row if cell.value)
    assert "Keuzevakken niet meegeteld." in told
    assert "Met alle keuzevakken, die niemand allemaal volgt" in told
