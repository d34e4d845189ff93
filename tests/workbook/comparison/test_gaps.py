"""The sheet Hiaten: own pairs on top, then the goals of both sides without a proposal."""

import io
from dataclasses import replace

import openpyxl
import pytest

from overlap.analysis import gaps
from overlap.model import Band, Relation
from overlap.workbook.comparison.workbook import workbook
from overlap.workbook.form.fields import GAPS, OWN

from ...support.excel import table_of


def opened(comparison):
    return openpyxl.load_workbook(io.BytesIO(workbook(comparison)))["Hiaten"]


@pytest.fixture(scope="module")
def sheet(zorg):
    return opened(zorg)


def test_every_goal_without_a_proposal_first_vmbo_then_mbo(sheet, zorg):
    rows = table_of(sheet, "gaps", GAPS)
    expected = [(side, gap.goal.id) for side in ("vmbo", "mbo") for gap in gaps(zorg, side)]
    assert [(row["side"], row["id"]) for row in rows] == expected
    assert all(row["place"].startswith(f"{row['side']} · ") for row in rows)


def test_each_has_its_nearest_few_with_their_chance_best_first(sheet, zorg):
    rows = {row["id"]: row for row in table_of(sheet, "gaps", GAPS)}
    for gap in gaps(zorg, "mbo"):
        lines = rows[gap.goal.id]["nearest"].split("\n")
        chances = [int(line.split("%")[0]) for line in lines]
        assert 1 <= len(lines) <= 3
        assert chances == sorted(chances, reverse=True)
        assert gap.nearest.vmbo.code in lines[0]


def test_own_pairs_stand_above_the_gaps(sheet):
    own, below = (next(t for t in sheet.tables.values() if t.name == f"Table_{name}") for name in ("own", "gaps"))
    assert int(own.ref.split(":")[1].strip("ABCDEFGH")) < int(below.ref.split(":")[0].strip("A"))
    assert [row["id"] for row in table_of(sheet, "own", OWN)][:2] == ["own-1", "own-2"]


def test_links_on_top_lead_to_the_first_of_each_side(sheet, zorg):
    links = {cell.value: cell.hyperlink.location for row in sheet.iter_rows(max_row=5) for cell in row if cell.hyperlink}
    for side, text in (("vmbo", "{n} vmbo-doelen zonder voorstel"), ("mbo", "{n} mbo-onderdelen zonder voorstel")):
        found = gaps(zorg, side)
        row = int(links[text.format(n=len(found))].rsplit("!C", 1)[1])
        assert sheet.cell(row, 1).value == found[0].goal.id


def test_without_gaps_the_sheet_says_so(zorg):
    all_proposed = replace(
        zorg, pairs=tuple(p._replace(band=p.band or Band.POSSIBLE, relation=Relation.RELATED) for p in zorg.pairs)
    )
    text = "\n".join(str(cell) for row in opened(all_proposed).values for cell in row if cell)
    assert "Elk doel heeft ten minste één voorgesteld paar." in text


def test_a_gap_that_is_sorted_elsewhere_keeps_its_id_and_side(sheet):
    hidden = [letter for letter in "ABCDEFGHIJ" if sheet.column_dimensions[letter].hidden]
    assert hidden == ["A", "J"], "the id and the side travel with the row"
