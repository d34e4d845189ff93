"""The workbook of a route: what stands on its sheets, that sums are right, and that a reader can see it."""

import io

import openpyxl
import pytest

from overlap.analysis.route.planned import with_plans
from overlap.analysis.route.route import counts, route
from overlap.analysis.route.timeline import MEETINGS, timeline
from overlap.reading import read, read_plan
from overlap.workbook.route.drawn_timeline import MEETING_LOOKS
from overlap.workbook.route.statuses import LOOKS
from overlap.workbook.route.workbook import route_workbook

from ...support.checkout import EXAMPLES
from ...support.excel import contrast
from ...support.libreoffice import converted, needs_libreoffice, without_stored_values

SHEETS = ["Keuze", "Per kerntaak en periode", "Verkorte route", "Tijdlijn", "Gehad en nieuw", "Verantwoording"]


@pytest.fixture(scope="module")
def found():
    zorg = EXAMPLES / "zorg"
    mbo = [read(EXAMPLES / sector / "mbo.xlsx", expected="mbo") for sector in ("techniek", "zorg")]
    plans = [read_plan(EXAMPLES / sector / "oer.xlsx", expected="mbo") for sector in ("techniek", "zorg")]
    plain = route(read(zorg / "vmbo.xlsx"), mbo)
    return with_plans(plain, read_plan(zorg / "pta.xlsx", expected="vmbo"), plans, 4)[0]


@pytest.fixture(scope="module")
def content(found):
    return route_workbook(found)


@pytest.fixture
def book(content):
    return openpyxl.load_workbook(io.BytesIO(content), data_only=True)


def texts(page):
    return [str(cell.value) for row in page.iter_rows() for cell in row if cell.value is not None]


def test_the_sheets_in_the_order_in_which_they_are_needed(book):
    assert book.sheetnames == [*SHEETS, "_overlap"]
    assert book["_overlap"].sheet_state == "hidden"


def test_the_first_sheet_has_a_row_per_kwalificatie_best_first(book, found):
    page = book["Keuze"]
    head = next(row[0].row for row in page.iter_rows(max_col=1) if row[0].value == "Nr.")
    for n, choice in enumerate(found.choices, head + 1):
        values = [cell.value for cell in page[n]]
        assert values[:2] == [choice.number, choice.name]
        assert values[3:8] == [len(choice.items), *counts(choice.items).values()]
        assert sum(values[i] for i in (8, 10, 11)) == pytest.approx(1, abs=0.001)
        assert sum(values[13:16]) == pytest.approx(1, abs=0.001)
    assert any("examencommissie" in text for text in texts(page))
    n = timeline(found, found.choices[0]).count("together")
    assert any(f"in dezelfde periode: {n}" in text for text in texts(page))


def test_every_item_is_listed_in_the_dossiers_order_with_what_it_rests_on(book, found):
    rows = list(book["Gehad en nieuw"].iter_rows(min_row=6, values_only=True))
    items = [(choice.number, item) for choice in found.choices for item in choice.items]
    assert [(row[0], row[2]) for row in rows] == [(number, item.goal.code) for number, item in items]
    for row, (_number, item) in zip(rows, items, strict=True):
        assert row[4].startswith(LOOKS[item.status][0])
        assert all(goal.code in row[7] for goal in item.met[:4])
    first = next(row for row in rows if row[2] == "B1-K2-W1")
    assert first[8:10] == ("4.1", "1.1")


def test_what_is_left_is_listed_and_what_was_had_is_counted(book, found):
    page = [row for row in book["Verkorte route"].iter_rows(values_only=True) if str(row[0])[:1] in "●◐?○" and row[2]]
    listed = [row[1] for row in page]
    left = [item.goal.code for choice in found.choices for item in choice.items if item.status != "had"]
    assert sorted(listed) == sorted(left)


def test_the_timeline_marks_each_side_with_a_letter(book, found):
    page = book["Tijdlijn"]
    drawn = timeline(found, found.choices[0])
    years = [cell.value for cell in page[3] if cell.value]
    assert years[3:6] == ["vmbo 3", "vmbo 4 + mbo 1", "mbo 2"]
    row = next(r for r in page.iter_rows(values_only=True) if str(r[0]).startswith("B1-K2-W1 "))
    assert [n for n, value in enumerate(row[3:]) if value == "V+M"] == [4]
    assert row[15] == "= in dezelfde periode"
    marks = [value for r in page.iter_rows(min_row=5, min_col=4, max_col=15, values_only=True) for value in r if value]
    lines = [line for those in drawn.lines.values() for line in those]
    assert sum(value in ("V", "V+M") for value in marks) >= sum(len(line.vmbo) for line in lines)


def test_without_plans_there_is_no_timeline_and_the_first_sheet_says_how_to_get_one():
    plain = route(read(EXAMPLES / "zorg" / "vmbo.xlsx"), [read(EXAMPLES / "zorg" / "mbo.xlsx", expected="mbo")])
    book = openpyxl.load_workbook(io.BytesIO(route_workbook(plain)))
    assert "Tijdlijn" not in book.sheetnames
    assert any("--oer" in text for text in texts(book["Keuze"]))


def test_the_same_input_gives_the_same_bytes(found, content):
    assert route_workbook(found) == content


def test_it_prints_on_a4_landscape_with_page_numbers(book):
    for name in SHEETS:
        page = book[name]
        assert (page.page_setup.orientation, str(page.page_setup.paperSize)) == ("landscape", "9")
        assert page.page_setup.fitToHeight == 0
        assert "&P" in page.oddFooter.center.text or "&P" in page.oddFooter.right.text
    for name in ("Keuze", "Tijdlijn", "Gehad en nieuw"):
        assert book[name].print_title_rows


def test_the_chart_has_a_text_for_who_cannot_see_it(content):
    import zipfile

    with zipfile.ZipFile(io.BytesIO(content)) as package:
        drawing = package.read("xl/drawings/drawing1.xml").decode()
    assert "Assistent-begeleider zorg en wonen: gehad" in drawing


def test_no_cell_is_a_formula_but_our_sums(content):
    sheets = openpyxl.load_workbook(io.BytesIO(content))
    formulas = [str(c.value) for page in sheets for row in page.iter_rows() for c in row if c.data_type == "f"]
    assert formulas
    assert all(f.startswith(("=SUM(", "=SUMPRODUCT(", "=(")) or "/" in f for f in formulas)


def test_contrast_is_enough_and_the_sign_says_it_too():
    """WCAG 2.1, 1.4.3: at least 4.5:1; and no two signs are the same."""
    looks = [look[-2:] for look in (*LOOKS.values(), *MEETING_LOOKS.values())]
    for background, ink in looks:
        assert contrast(background, ink) >= 4.5, (background, ink)
    assert len({look[0] for look in LOOKS.values()}) == len(LOOKS)
    assert len({look[0] for look in MEETING_LOOKS.values()}) == len(MEETINGS)


@needs_libreoffice
def test_libreoffice_computes_exactly_what_is_stored(content, tmp_path):
    anew = converted(tmp_path, "xlsx", {"route": without_stored_values(content)})["route"]
    formulas, stored, computed = (
        openpyxl.load_workbook(io.BytesIO(content)),
        openpyxl.load_workbook(io.BytesIO(content), data_only=True),
        openpyxl.load_workbook(anew, data_only=True),
    )
    cells = [(page.title, c.coordinate) for page in formulas for row in page.iter_rows() for c in row if c.data_type == "f"]
    assert len(cells) > 10
    assert [at for at in cells if stored[at[0]][at[1]].value != pytest.approx(computed[at[0]][at[1]].value)] == []
