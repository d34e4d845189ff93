"""The workbook: whole, safe, the same every time, and understood by the programs that teachers have."""

import io
import re
from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest
from openpyxl.cell.rich_text import CellRichText
from openpyxl.utils import range_boundaries

from overlap.analysis import compare
from overlap.model import Action, Band, Heading, Settings, Verdict
from overlap.reading import read
from overlap.workbook.comparison.overview_modules import PARTS
from overlap.workbook.comparison.workbook import workbook
from overlap.workbook.form.fields import REVIEW
from overlap.workbook.plain.pairs_csv import pairs_csv
from overlap.workbook.plain.template import template
from overlap.workbook.xlsx import styles
from overlap.workbook.xlsx.fitting import least_width, lines_needed, rich_lines, shortened, telling_part

from ...support.checkout import EXAMPLES
from ...support.excel import contrast, needs_validator, seen_pixels, validation_errors

LAPTOP = 1320  # pixels for columns on a screen of 1366, at 100 %
FOR_TEACHERS = ["Lees mij", "Overzicht", "Overlap", "Hiaten", "Afspraken"]
SHEETS = [*FOR_TEACHERS, "Agenda", "Woorden", "Programma vmbo", "Programma mbo", "Verantwoording", "_overlap"]
HOSTILE = ("=1+1", "+31 6", "-x", "@SUM(A1)", "\t=cmd", "http://example.invalid", "{=1}", "a\x0bb", "x" * 40_000, "'=1", "]]>")


def opened(content):
    return openpyxl.load_workbook(io.BytesIO(content))


@pytest.fixture(scope="module")
def content(zorg):
    return workbook(zorg)


@pytest.fixture
def hostile(sheet):
    vmbo = read(sheet([["Code", "Eindterm"], *([f"P/XX/01/01-{n:02}", t] for n, t in enumerate(HOSTILE, 1))]))
    vmbo = replace(vmbo, title="=HYPERLINK('x')", goals=tuple(replace(g, code=g.text[:90]) for g in vmbo.goals))
    mbo = read(
        sheet([["Code", "Werkproces", "Omschrijving"], *([f"B1-K1-W{n}", t, t] for n, t in enumerate(HOSTILE, 1))], "mbo.xlsx")
    )
    return compare(vmbo, mbo, Settings(max_per_goal=99))


def test_the_sheets_in_their_order(content):
    assert opened(content).sheetnames == SHEETS


def test_the_chart_of_the_overview_ends_where_print_ends(content):
    sheet = opened(content)["Overzicht"]
    (chart,) = sheet._charts
    *_left, last_column, last_row = range_boundaries(sheet.print_area.rpartition("!")[2])
    end = chart.anchor.to  # counts from 0, and the pixels that stand in that column
    assert (end.col, end.colOff) <= (last_column, 0)
    assert (end.row, end.rowOff) <= (last_row, 0)


def test_a_row_per_proposed_pair_in_the_order_of_the_programme(content, zorg):
    rows = list(opened(content)["Overlap"].iter_rows(min_row=5, values_only=True))
    assert [row[0] for row in rows] == [pair.id for pair in zorg.proposed]
    assert [row[4] for row in rows] == sorted(row[4] for row in rows)
    assert all(row[10] is row[11] is row[12] is row[13] is None for row in rows), "these are for the group"


def test_oordeel_and_actie_have_drop_downs_over_the_whole_table(content, zorg):
    rules = {str(r.sqref): r.formula1 for r in opened(content)["Overlap"].data_validations.dataValidation}
    last = 4 + len(zorg.proposed)
    assert rules == {
        f"K5:K{last}": '"herhaling,verdieping,verwant,geen overlap,later bespreken"',
        f"L5:L{last}": '"vervalt in mbo,vervalt in vmbo,vrijstelling,samen aanbieden,afstemmen,geen"',
    }
    assert (len(Verdict), len(Action)) == (5, 6)


def test_the_review_is_a_table_that_can_be_filtered_with_a_frozen_header(content, zorg):
    sheet = opened(content)["Overlap"]
    (table,) = sheet.tables.values()
    assert table.ref == f"A4:Q{4 + len(zorg.proposed)}"
    assert table.autoFilter is not None
    assert sheet.freeze_panes == "G5"


def test_it_prints_landscape_with_repeated_headers(content):
    book = opened(content)
    for sheet in book:
        if sheet.sheet_state == "visible":
            assert sheet.page_setup.paperSize in (8, 9), f"{sheet.title}: A3 or A4"
            assert sheet.page_setup.orientation == "landscape", sheet.title
            assert sheet.sheet_properties.pageSetUpPr.fitToPage
            assert "&P" in sheet.oddFooter.right.text
    assert book["Overlap"].print_title_rows == "$3:$4"


def test_the_account_says_what_it_rests_on(content, zorg):
    text = "\n".join(str(cell) for row in opened(content)["Verantwoording"].values for cell in row if cell)
    for fact in (zorg.vmbo.sha256, zorg.mbo.sha256, "vmbo.xlsx", "overlap 0.", "alles wat waarschijnlijk genoeg is"):
        assert fact in text


def test_the_same_comparison_gives_the_same_bytes(content, zorg):
    assert workbook(zorg) == content


FUNCTIONS = {"COUNTIF", "COUNTIFS", "SUM", "SUMPRODUCT", "IF", "INDEX", "MATCH", "IFERROR", "SUMIF"}


def test_nothing_in_the_input_becomes_a_formula_or_a_link(hostile):
    book = opened(workbook(hostile))
    formulas = [c.value for sheet in book for row in sheet.iter_rows() for c in row if c.data_type == "f"]
    assert formulas
    for formula in formulas:
        assert set(re.findall(r"([A-Z.]+)\(", formula)) <= FUNCTIONS, "every program computes these alike"
        assert not any(text in formula for text in HOSTILE if len(text) > 2)
    links = [c.hyperlink for sheet in book for row in sheet.iter_rows() for c in row if c.hyperlink]
    assert links
    assert not any(link.target for link in links)
    assert all(re.fullmatch(r"'[\w ]+'![A-Z]\d+", link.location) for link in links)


def test_a_row_height_is_computed_but_not_fixed(content):
    import zipfile

    sheet = zipfile.ZipFile(io.BytesIO(content)).read("xl/worksheets/sheet3.xml").decode()
    rows = re.findall(r"<row [^>]*>", sheet)
    assert all(" ht=" in row for row in rows[4:])
    assert "customHeight" not in sheet


def test_texts_fit_in_their_rows(content):
    sheet = openpyxl.load_workbook(io.BytesIO(content), rich_text=True)["Overlap"]
    for row in sheet.iter_rows(min_row=5):
        needed = [2]  # lines
        for cell, field in zip(row, REVIEW, strict=True):
            if isinstance(cell.value, CellRichText) and not field.hidden:
                parts = [(part.text, {"font_size": part.font.sz}) for part in cell.value]
                needed.append(rich_lines(parts, field.width))
            elif isinstance(cell.value, str) and not field.hidden:
                needed.append(rich_lines([(cell.value, {"font_size": cell.font.sz})], field.width))
        height = sheet.row_dimensions[row[0].row].height
        assert max(needed) * styles.LINE <= height < (max(needed) + 1) * styles.LINE, "and no row is higher"


@pytest.mark.parametrize(
    ("text", "size", "lines"),
    [
        ("een twee drie", 10, 1),
        ("een twee drie vier vijf zes", 10, 2),
        ("een twee drie vier vijf zes", 8, 1),
        ("een\ntwee drie", 10, 2),
        ("i" * 30, 10, 1),
        ("W" * 30, 10, 3),
    ],
)
def test_lines_are_counted_by_the_width_of_their_letters(text, size, lines):
    assert lines_needed(text, 20, size) == lines


@pytest.mark.parametrize("name", ["Overlap", "Hiaten", "Woorden", "Agenda"])
def test_all_that_is_filled_in_is_in_sight_on_a_laptop_beside_both_texts(content, name):
    assert seen_pixels(opened(content)[name]) <= LAPTOP


@pytest.mark.parametrize(
    ("size", "points"),
    [(8, 11.25), (9, 12), (10, 12.75), (11, 15)],
)
def test_a_line_is_as_high_as_excel_makes_it_and_not_in_proportion_to_its_letters(size, points):
    assert rich_lines([("een\ntwee", {"font_size": size})], 20) * styles.LINE == pytest.approx(2 * points)


def test_a_text_that_just_fits_is_not_given_a_line_more():
    """A column of 25 characters is 180 pixels wide, of which Excel leaves 166 for a text with an indent."""
    text = "deels hetzelfde woord (gesprek – gesprekken): ‘een open gesprek voeren’ – ‘gesprekken leiden’"
    assert lines_needed(text, 25, 9) <= 4
    assert least_width(["schoonmaakwerkzaamheden"], 10) > least_width(["schoonmaak"], 10)
    assert lines_needed("schoonmaakwerkzaamheden", least_width(["schoonmaakwerkzaamheden"], 10) + 2, 10) == 1


def test_no_word_in_the_header_of_a_kerntaak_is_broken(zorg):
    names = [f"B1-K{n} Dienstverlenende werkzaamheden" for n in range(1, 6)]
    mbo = replace(
        zorg.mbo,
        goals=tuple(replace(goal, section=(Heading(*names[n % 5].split(" ", 1)),)) for n, goal in enumerate(zorg.mbo.goals)),
    )
    sheet = opened(workbook(compare(zorg.vmbo, mbo)))["Overzicht"]
    [header] = [cell for row in sheet.iter_rows() for cell in row if cell.value == names[0]]
    assert sheet.column_dimensions[header.column_letter].width >= least_width(names[0].split(), header.font.sz)


def test_no_pairs_at_all(zorg, sheet):
    other = read(sheet([["Code", "Werkproces"], ["B1-K1-W1", "Bestuurt een kraan"]], "mbo.xlsx"))
    nothing = compare(zorg.vmbo, other, Settings(from_band=Band.CERTAIN))
    assert nothing.proposed == ()
    book = opened(workbook(nothing))
    assert book["Overlap"]["F5"].value == "Geen enkel paar was waarschijnlijk genoeg om voor te stellen."


def test_english(zorg, monkeypatch):
    monkeypatch.setenv("OVERLAP_LANG", "en")
    names = opened(workbook(zorg)).sheetnames
    assert names[:5] == ["Read me", "Overview", "Overlap", "Gaps", "Agreements"]
    assert names[-1] == "_overlap"


def test_contrast_is_enough_to_read():
    """WCAG 2.1, 1.4.3: at least 4.5:1."""
    heads = [(c, styles.head(c)["font_color"]) for c in (styles.VMBO, styles.MBO, styles.BETWEEN, styles.FILL_IN_HEAD, *PARTS)]
    papers = [
        (styles.PAPER, styles.INK),
        (styles.PAPER, styles.SOFT),
        (styles.PAPER, styles.CAUTION),
        (styles.FILL_IN, styles.INK),
        *((background, styles.INK) for background in (styles.VMBO_TINT, styles.HEAT)),
        *((styles.PAPER, ink) for ink in (styles.VMBO, styles.MBO)),
        (styles.VMBO_TINT, styles.SOFT),
        *styles.VERDICTS.values(),
    ]
    for background, ink in [*heads, *papers]:
        assert contrast(background, ink) >= 4.5, (background, ink)


def test_a_long_description_is_shortened_to_the_part_that_matters():
    text = "Hij begroet de klant. Hij maakt de badkamer schoon. Hij ruimt op en vult de voorraad aan."
    assert telling_part(text, ["badkamer"], 45) == "… Hij maakt de badkamer schoon. …"
    assert telling_part(text, [], 500) == text
    assert shortened("een twee drie", 9) == "een …"


@pytest.mark.parametrize("side", ["vmbo", "mbo"])
def test_an_example_filled_in_the_form_is_read_back(side, tmp_path):
    book = opened(template(side))
    form, explanation = book.worksheets
    for n, (_name, _text, example) in enumerate(explanation.iter_rows(min_row=4, values_only=True), 1):
        form.cell(2, n, example)
    book.save(tmp_path / "formulier.xlsx")
    curriculum = read(tmp_path / "formulier.xlsx")
    (goal,) = curriculum.goals
    assert curriculum.kind == side
    assert goal.codes
    assert goal.section[0].title
    assert goal.levels
    assert goal.extra["periode"]


def test_pairs_csv(zorg):
    lines = pairs_csv(zorg).decode("utf-8").splitlines()
    assert lines[0] == "vmbo_id,vmbo_code,mbo_id,mbo_code,score,overlap,band,relation,because"
    assert len(lines) == 1 + len(zorg.pairs) == 1 + len(zorg.vmbo.goals) * len(zorg.mbo.goals)


def test_pairs_csv_is_safe_to_open_in_excel(hostile):
    import csv

    rows = list(csv.reader(io.StringIO(pairs_csv(hostile).decode("utf-8"))))
    assert not any(cell.startswith(("=", "+", "-", "@", "\t", "\r")) for row in rows[1:] for cell in row)
    assert any(cell.startswith("'=") for row in rows[1:] for cell in row)


@needs_validator
@pytest.mark.parametrize("case", ["zorg", "hostile", "nothing", "form"])
def test_microsofts_validator_finds_no_error(case, zorg, hostile, tmp_path):
    made = {
        "zorg": lambda: workbook(zorg),
        "hostile": lambda: workbook(hostile),
        "nothing": lambda: workbook(replace(zorg, pairs=tuple(p._replace(band=None) for p in zorg.pairs))),
        "form": lambda: template("mbo"),
    }
    path = Path(tmp_path, "werkmap.xlsx")
    path.write_bytes(made[case]())
    assert validation_errors(path) == []


def test_the_examples_folder_has_three_sectors_and_the_avo_vakken():
    assert sorted(p.parent.name for p in EXAMPLES.glob("*/gold.csv")) == ["avo", "handel", "techniek", "zorg"]


@pytest.mark.long
def test_a_large_workbook_is_written_in_seconds(zorg):
    """250 vmbo goals, 180 mbo items, hundreds of proposals: 3 seconds of work, on a machine half as slow again 4.5."""
    import time

    from overlap.model import with_ids

    vmbo = replace(zorg.vmbo, goals=with_ids((zorg.vmbo.goals * 4)[:250]))
    mbo = replace(zorg.mbo, goals=with_ids((zorg.mbo.goals * 4)[:180]))
    large = compare(vmbo, mbo)
    assert len(large.proposed) > 500
    workbook(large)  # what is looked up once is looked up
    spent = []
    for _again in range(2):
        start = time.process_time()
        workbook(large)
        spent.append(time.process_time() - start)
    assert min(spent) <= 4.5
