"""What one side said, and what vmbo and mbo decided together, are two things, told apart wherever either is told."""

import json
import re

import openpyxl
import pytest

from overlap.analysis import gaps
from overlap.workbook.comparison.workbook import workbook

from ..support.checkout import EXAMPLES
from ..support.reviews import filled, rows_of

DECIDED = r"(\d+) door vmbo en mbo samen besloten"


@pytest.fixture
def copies(zorg, tmp_path):
    """A copy of either side: they agree on a pair, differ on three, judge one each alone, and a gap without a counterpart."""
    content, pairs = workbook(zorg), [pair.id for pair in zorg.proposed[:6]]
    gap = gaps(zorg, "vmbo")[0].goal.id
    choices = {
        "vmbo": ("herhaling", "herhaling", "herhaling", "verdieping", "herhaling", ""),
        "mbo": ("herhaling", "geen overlap", "verwant", "geen overlap", "", "herhaling"),
    }
    for side, verdicts in choices.items():
        cells = {
            ("review", pair): {"verdict": verdict, "action": "vervalt in mbo" if verdict == "herhaling" else ""}
            for pair, verdict in zip(pairs, verdicts, strict=True)
        }
        cells["review", pairs[0]]["remark"] = f"Van het {side}"
        cells["gaps", gap] = {"verdict": "toch overlap"}
        (tmp_path / f"{side}.xlsx").write_bytes(filled(content, cells, {"group": side.title(), "on behalf of": side}))
    return [f"{side}.xlsx" for side in choices]


def decide(on_behalf=None):
    """Fill in on the sheet Verschillen of what was merged, in plenary."""
    book = openpyxl.load_workbook("samen.xlsx")
    for row in rows_of([book["Verschillen"]], "review").values():
        row["verdict"].value = "verwant"
    if on_behalf:
        sheet = book["Lees mij"]
        answer = next(cell.column for cell in sheet[1] if cell.value == "overlap:who:answer")
        at = next(row[0].row for row in sheet.iter_rows(max_col=1) if row[0].value == "overlap:who:on behalf of")
        sheet.cell(at, answer).value = on_behalf
    book.save("besloten.xlsx")


def decided_in(overlap, file):
    """How many verdicts the report calls decided together."""
    said = overlap("report", file, "-o", "verslag.html", "--force")[1]
    return int(re.search(DECIDED, said)[1]), said


def test_a_choice_of_one_side_is_no_change_yet_and_is_told_apart(overlap, copies):
    assert overlap("merge", *copies, "-o", "samen.xlsx")[0] == 0
    n, said = decided_in(overlap, "samen.xlsx")
    assert n == 2, "a pair and a gap"
    assert "In het mbo vervalt 1 onderdeel" in said
    assert "2 keuzes zijn niet van vmbo en mbo samen" in said


def test_an_export_says_what_is_decided_and_what_it_leaves_out(overlap, copies):
    overlap("merge", *copies, "-o", "samen.xlsx")
    status, said, _err = overlap("export", "samen.xlsx", "-o", "relaties.csv")
    assert status == 0
    assert said.splitlines()[:3] == [
        "3 beoordeelde relaties",
        "door vmbo en mbo samen besloten: 1; de rest is een voorstel",
        "weggelaten: 1 hiaat met ‘toch overlap’ waarvan niet vaststaat waarmee",
    ]


def test_what_is_filled_in_on_verschillen_is_decided_together_and_stays_so_next_year(overlap, copies):
    overlap("merge", *copies, "-o", "samen.xlsx")
    sheet = openpyxl.load_workbook("samen.xlsx")["Verschillen"]
    texts = {str(cell.value) for row in sheet.iter_rows(max_row=5) for cell in row}
    assert any("Telt namens vmbo en mbo samen" in text for text in texts)
    decide()
    before, _said = decided_in(overlap, "besloten.xlsx")
    assert before == 5
    zorg = [EXAMPLES / "zorg" / f"{side}.xlsx" for side in ("vmbo", "mbo")]
    assert overlap("compare", *zorg, "--previous", "besloten.xlsx", "-o", "vervolg.xlsx")[0] == 0
    assert decided_in(overlap, "vervolg.xlsx")[0] == before


def test_whoever_decides_on_verschillen_can_say_to_speak_for_one_side(overlap, copies):
    overlap("merge", *copies, "-o", "samen.xlsx")
    decide("vmbo")
    assert decided_in(overlap, "besloten.xlsx")[0] == 2


def test_remarks_are_as_many_in_the_copies_as_in_what_they_were_merged_to(overlap, copies):
    overlap("merge", *copies, "-o", "samen.xlsx")
    totals = [json.loads(overlap("status", *files, "--json")[1])["total"] for files in (copies, ["samen.xlsx"])]
    assert [total["remarks"] for total in totals] == [2, 2]


def test_a_newer_copy_of_a_group_takes_the_place_of_what_it_said(overlap, copies, tmp_path):
    overlap("merge", *copies, "-o", "samen.xlsx")
    book = openpyxl.load_workbook("vmbo.xlsx")
    rows = rows_of([book["Overlap"]], "review")
    for row in rows.values():
        if row["verdict"].value == "herhaling":
            row["verdict"].value = "geen overlap"
    book.save("nieuw.xlsx")
    told = []
    for files in (["samen.xlsx", "nieuw.xlsx"], [*copies, "nieuw.xlsx"]):
        said = overlap("merge", *files, "-o", "opnieuw.xlsx", "--force")[1]
        told.append([line for line in said.splitlines() if "×" in line or "Te bespreken" in line])
    assert told[0] == told[1]
    assert "Te bespreken paren:   3" in "\n".join(told[0])
