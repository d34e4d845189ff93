"""The sheets Programma vmbo and Programma mbo."""

import io
import re
from dataclasses import replace

import openpyxl
import pytest

from overlap.workbook.comparison.goal_rows import HEAD_ROW, GoalRows
from overlap.workbook.comparison.workbook import workbook
from overlap.workbook.form.fields import REVIEW


def opened(comparison):
    return openpyxl.load_workbook(io.BytesIO(workbook(comparison)))


@pytest.fixture(scope="module")
def book(zorg):
    return opened(zorg)


def rows_of(book, side):
    """Per goal the cells of its row, by header."""
    rows = list(book[f"Programma {side}"].iter_rows(min_row=HEAD_ROW + 1))
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
    places = GoalRows(zorg)
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


def goal_at(book, location):
    """The id of the goal in the row that a link leads to."""
    name, place = location.rsplit("!", 1)
    sheet = book[name.strip("'")]
    return sheet.cell(sheet[place].row, 1).value


def test_codes_on_overlap_lead_to_the_goals_in_their_programmes(book, zorg):
    review = book["Overlap"]
    columns = {field.name: n for n, field in enumerate(REVIEW)}
    rows = [row for row in review.iter_rows() if row[columns["number"]].hyperlink]
    assert len(rows) == len(zorg.proposed)
    for row, pair in zip(rows, zorg.proposed, strict=True):
        assert goal_at(book, row[columns["number"]].hyperlink.location) == pair.vmbo.id
        assert goal_at(book, row[columns["vmbo code"]].hyperlink.location) == pair.vmbo.id
        assert goal_at(book, row[columns["mbo code"]].hyperlink.location) == pair.mbo.id
        assert not any(row[columns[name]].hyperlink for name in ("vmbo goal", "mbo item")), "no bold in LibreOffice"


def test_the_place_of_a_gap_is_no_link_for_libreoffice_would_cut_it_off(book):
    rows = [row for row in book["Hiaten"].iter_rows() if str(row[1].value).startswith(("vmbo ·", "mbo ·"))]
    assert rows
    assert all(row[1].hyperlink is None and row[1].alignment.wrap_text for row in rows)


def test_a_code_that_reads_as_a_link_or_a_formula_stays_a_text(zorg):
    first, *others = zorg.vmbo.goals
    for code in ("http://example.org", "internal:'Overlap'!A1", "=1+1"):
        renamed = {first.id: replace(first, code=code)}
        pairs = tuple(pair._replace(vmbo=renamed.get(pair.vmbo.id, pair.vmbo)) for pair in zorg.pairs)
        changed = replace(zorg, vmbo=replace(zorg.vmbo, goals=(renamed[first.id], *others)), pairs=pairs)
        cells = [cell for row in opened(changed)["Overlap"].iter_rows() for cell in row if cell.value == code]
        assert cells
        assert all(cell.data_type == "s" and "Programma" in cell.hyperlink.location for cell in cells)


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


@pytest.mark.parametrize("side", ["vmbo", "mbo"])
def test_the_status_is_what_the_group_decided_about_this_very_goal(book, zorg, side):
    """The formula looks the goal up on the hidden sheet; what is computed there is tested in test_live."""
    facts = {row[2].value: row[0].row for row in book["_overlap"].iter_rows() if row[1].value == side}
    stored = openpyxl.load_workbook(io.BytesIO(workbook(zorg)), data_only=True)
    values = rows_of(stored, side)
    for goal, row in rows_of(book, side).items():
        (place,) = re.findall(r"MATCH\('_overlap'!\$[A-Z]+\$(\d+),", row["Na jullie oordelen"].value)
        assert int(place) == facts[goal]
        assert values[goal]["Na jullie oordelen"].value == "nog open"
