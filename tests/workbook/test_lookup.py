"""The sheets Programma vmbo and Programma mbo."""

import io
import subprocess
from dataclasses import replace

import openpyxl
import pytest

from overlap.analysis import gaps
from overlap.workbook import workbook
from overlap.workbook.places import LOOKUP_HEAD, Places

from ..conftest import needs_libreoffice


def opened(comparison):
    return openpyxl.load_workbook(io.BytesIO(workbook(comparison)))


@pytest.fixture(scope="module")
def book(zorg):
    return opened(zorg)


def rows_of(book, side):
    """Per goal the cells of its row, by header."""
    rows = list(book[f"Programma {side}"].iter_rows(min_row=LOOKUP_HEAD + 1))
    heads = [cell.value for cell in rows[0]]
    return {row[0].value: dict(zip(heads, row, strict=True)) for row in rows[1:]}


@pytest.mark.parametrize("side", ["vmbo", "mbo"])
def test_the_whole_programme_in_its_own_order_and_words(book, zorg, side):
    curriculum = getattr(zorg, side)
    rows = rows_of(book, side)
    assert list(rows) == [goal.id for goal in curriculum.goals]
    for goal in curriculum.goals:
        text = rows[goal.id]["vmbo-doel" if side == "vmbo" else "mbo-onderdeel"].value
        assert text == goal.text + (f"\n{goal.description}" if goal.description else "")
        assert rows[goal.id]["Bron"].value == f"{goal.source.sheet}, rij {goal.source.row}"
    sheet = book[f"Programma {side}"]
    places = Places(zorg)
    for goal in curriculum.goals:
        assert sheet.cell(places.row_of(side, goal) + 1, 1).value == goal.id


@pytest.mark.parametrize("side", ["vmbo", "mbo"])
def test_a_goal_leads_to_its_first_pair_or_to_the_gaps(book, zorg, side):
    rows = rows_of(book, side)
    first = {getattr(pair, side).id: n for n, pair in reversed(list(enumerate(zorg.proposed, 1)))}
    review = book["Overlap"]
    number = next(cell.column for cell in review[1] if cell.value == "overlap:review:number")
    for goal in getattr(zorg, side).goals:
        cell = rows[goal.id]["Voorgestelde paren"]
        name, place = cell.hyperlink.location.rsplit("!", 1)
        if goal.id in first:
            assert name == "'Overlap'"
            assert review.cell(review[place].row, number).value == first[goal.id]
            assert f"nr. {first[goal.id]}" in cell.value
        else:
            assert name == "'Hiaten'"
            assert book["Hiaten"].cell(book["Hiaten"][place].row, 1).value == goal.id


def test_what_the_document_told_besides_has_its_own_column(zorg):
    goals = [replace(goal, extra={**goal.extra, "periode": f"P{n % 4}"}) for n, goal in enumerate(zorg.vmbo.goals)]
    told = replace(zorg, vmbo=replace(zorg.vmbo, goals=tuple(goals)))
    rows = rows_of(opened(told), "vmbo")
    assert rows[goals[5].id]["Periode"].value == "P1"
    assert "Profiel" not in rows[goals[5].id], "what is the same everywhere stands above the table"


def test_a_text_that_no_row_can_show_is_cut_with_where_the_rest_stands(zorg):
    first, *others = zorg.mbo.goals
    long = replace(first, description="Hij doet dit. " * 3000)
    text = rows_of(opened(replace(zorg, mbo=replace(zorg.mbo, goals=(long, *others)))), "mbo")[first.id]["mbo-onderdeel"].value
    assert len(text) < 3500
    assert text.endswith(f"… (de rest staat in het document: mbo.xlsx, rij {first.source.row})")


@needs_libreoffice
def test_the_status_follows_what_the_group_decides(zorg, tmp_path):
    """Every road to a status, filled in and computed by LibreOffice."""
    book = opened(zorg)
    review, sheet = book["Overlap"], book["Hiaten"]
    keys = {cell.value.rsplit(":", 1)[1]: cell.column for cell in review[1]}
    rows = {review.cell(n, 1).value: n for n in range(2, review.max_row + 1)}
    pairs = {}
    for pair in zorg.proposed:
        pairs.setdefault(pair.vmbo.id, []).append(pair)
    single = [those[0] for those in pairs.values() if len(those) == 1]
    several = next(those for those in pairs.values() if len(those) > 1)

    def judge(pair, verdict):
        review.cell(rows[pair.id], keys["verdict"], verdict)

    expected = {}
    outcomes = {
        "herhaling": "overlap",
        "verdieping": "overlap",
        "verwant": "alleen verwant",
        "geen overlap": "hiaat",
        "later bespreken": "nog open",
    }
    for pair, (verdict, status) in zip(single, outcomes.items(), strict=False):
        judge(pair, verdict)
        expected["vmbo", pair.vmbo.id] = status
    judge(several[0], "geen overlap")
    expected["vmbo", several[0].vmbo.id] = "nog open"
    gap_rows = {sheet.cell(n, 1).value: n for n in range(2, sheet.max_row + 1)}
    rightly, after_all = (gap.goal for gap in gaps(zorg, "vmbo")[:2])
    other = gaps(zorg, "mbo")[0].goal
    labels = {row[2]: row[3] for row in book["_overlap"].values if row[0] == "goal"}
    sheet.cell(gap_rows[rightly.id], 5, "terecht een hiaat")
    sheet.cell(gap_rows[after_all.id], 5, "toch overlap")
    sheet.cell(gap_rows[after_all.id], 6, labels[other.id])
    expected |= {("vmbo", rightly.id): "hiaat", ("vmbo", after_all.id): "overlap", ("mbo", other.id): "overlap"}
    own_vmbo, own_mbo = gaps(zorg, "vmbo")[2].goal, gaps(zorg, "mbo")[1].goal
    own = gap_rows["own-1"]
    for column, text in ((3, labels[own_vmbo.id]), (4, labels[own_mbo.id]), (5, "herhaling")):
        sheet.cell(own, column, text)
    expected |= {("vmbo", own_vmbo.id): "overlap", ("mbo", own_mbo.id): "overlap"}
    book.save(tmp_path / "ingevuld.xlsx")
    command = ["soffice", f"-env:UserInstallation={(tmp_path / 'profiel').as_uri()}", "--headless", "--convert-to"]
    command += ["xlsx:Calc MS Excel 2007 XML", "--outdir", "uit", "ingevuld.xlsx"]
    subprocess.run(command, cwd=tmp_path, check=True, capture_output=True, timeout=120)
    computed = openpyxl.load_workbook(tmp_path / "uit" / "ingevuld.xlsx", data_only=True)
    found = {
        (side, goal): row["Na jullie oordelen"].value for side in ("vmbo", "mbo") for goal, row in rows_of(computed, side).items()
    }
    assert {key: found[key] for key in expected} == expected
    untouched = {goal.id for goal in zorg.vmbo.goals} - {goal for _side, goal in expected}
    assert {found["vmbo", goal] for goal in untouched} == {"nog open"}
