"""The report as a page and as a workbook: whole, safe, accessible, the same every time."""

import html.parser
import io
import re

import openpyxl

from overlap.report import as_html, as_workbook, report_of
from overlap.review.outcome.result import result

from ..support.browser import axe, needs_axe
from ..support.excel import needs_validator, validation_errors
from ..support.reports import judged, review

VOID = {"meta", "br", "link", "img", "input"}


class Outline(html.parser.HTMLParser):
    """What a page is made of: open tags must close, and headings, ids and texts are collected."""

    def __init__(self, text):
        super().__init__()
        self.open, self.headings, self.ids, self.tags, self.texts = [], [], [], [], []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)
        if re.fullmatch(r"h[1-6]", tag):
            self.headings.append(int(tag[1]))
        self.ids += [value for name, value in attrs if name == "id"]

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        if self.open and self.open[-1] not in ("style", "script"):
            self.texts.append(data)


def test_the_first_screen_says_the_outcome_in_three_sentences(made):
    assert made.sentences == (
        "Tot nu toe overlappen 2 van de 5 vmbo-doelen (40%) met het mbo, en 2 van de 5 mbo-onderdelen (40%) met het vmbo.",
        "In het mbo vervalt 1 onderdeel, krijgt 1 onderdeel vrijstelling en wordt 1 onderdeel samen aangeboden "
        "(42,5 uur volgens het document); 3 van de 5 onderdelen blijven over om te leren.",
        "Nog open: 1 paar heeft geen oordeel; vmbo en mbo hebben dit samen besloten.",
    )


def test_without_any_decision_it_says_so(known):
    sentences = report_of(result([review(known, behalf="")])).sentences
    assert sentences[0] == "Nog niemand heeft beoordeeld hoeveel er overlapt."
    assert "vervalt nog niets" in sentences[1]
    assert "6 paren hebben geen oordeel" in sentences[2]


def test_one_side_alone_is_called_a_proposal(known):
    sentences = report_of(result([review(known, judged(1, 1, "repetition"), behalf="vmbo")])).sentences
    assert sentences[2].endswith("zonder het mbo is het een voorstel en geen besluit.")


def test_the_draft_for_pta_and_oer_has_every_goal_once_or_more_with_period_and_hours(made):
    (table,) = next(section for section in made.sections if section.key == "pta").tables
    assert [column.label for column in table.columns] == [
        "vmbo-doel", "periode vmbo", "uren vmbo", "mbo-onderdeel", "periode mbo", "uren mbo", "Oordeel", "Actie", "Namens",
    ]  # fmt: skip
    rows = [row.values for row in table.rows if not row.heading]
    assert rows[0] == ("V-1  vmbo doel 1", "2", 10, "M-1  mbo doel 1", "", 40, "herhaling", "vrijstelling", "vmbo en mbo")
    for side, column in (("vmbo", 0), ("mbo", 3)):
        shown = {row[column].split("  ")[-1] for row in rows if row[column]}
        assert shown == {f"{side} doel {n}" for n in range(1, 6)}


def test_the_column_who_is_there_only_when_asked(reviewed):
    def columns(names):
        made = report_of(result([reviewed], names=names))
        return {column.label for section in made.sections for table in section.tables for column in table.columns}

    assert {"Wie", "Namen"} & columns(False) == set()
    assert {"Wie", "Namen"} <= columns(True)


def test_each_row_has_a_value_for_each_column(made):
    for section in made.sections:
        for table in section.tables:
            assert all(row.heading or len(row.values) == len(table.columns) for row in table.rows), table.key


def test_the_page_is_one_file_that_needs_no_other_and_no_script(made):
    text = as_html(made).decode("utf-8")
    outline = Outline(text)
    assert outline.open == []
    assert not {"script", "link", "img", "iframe"} & {tag for tag, _attrs in outline.tags}
    assert "http" not in text
    assert "@import" not in text


def test_the_page_is_in_dutch_with_headings_in_order_and_tables_that_say_what_they_are(made):
    text = as_html(made).decode("utf-8")
    outline = Outline(text)
    assert ("html", {"lang": "nl"}) in outline.tags
    assert outline.headings[0] == 1
    assert all(b <= a + 1 for a, b in zip(outline.headings, outline.headings[1:], strict=False))
    assert len(outline.ids) == len(set(outline.ids))
    assert text.count("<table") == text.count("<caption")
    assert all(attrs.get("scope") in ("col", "row", "rowgroup") for tag, attrs in outline.tags if tag == "th")
    targets = [attrs["href"][1:] for tag, attrs in outline.tags if tag == "a"]
    assert targets[0] == "verslag"
    assert set(targets) <= set(outline.ids)


def test_texts_of_a_file_stay_texts(hostile):
    text = as_html(hostile).decode("utf-8")
    assert "<script" not in text
    assert "{{ 7*7 }}" in text
    assert "<b>" not in text
    book = openpyxl.load_workbook(io.BytesIO(as_workbook(hostile)))
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    assert {cell.data_type for cell in cells} <= {"s", "n"}
    assert any(str(cell.value).startswith("=1+1<script>") for cell in cells)


def test_the_workbook_has_the_same_tables(made):
    book = openpyxl.load_workbook(io.BytesIO(as_workbook(made)))
    assert book.sheetnames == ["Uitkomst", *(section.name for section in made.sections)]
    for section in made.sections:
        texts = {str(cell.value) for row in book[section.name].iter_rows() for cell in row}
        for table in section.tables:
            assert table.caption in texts
            assert {str(v) for row in table.rows for v in row.values if isinstance(v, str) and v} <= texts


def test_the_same_decisions_give_the_same_bytes(reviewed):
    first, second = (report_of(result([reviewed])) for _n in range(2))
    assert as_html(first) == as_html(second)
    assert as_workbook(first) == as_workbook(second)


@needs_validator
def test_microsofts_validator_finds_no_error(made, hostile, tmp_path):
    for name, one in (("verslag", made), ("vijandig", hostile)):
        path = tmp_path / f"{name}.xlsx"
        path.write_bytes(as_workbook(one))
        assert validation_errors(path) == []


@needs_axe
def test_axe_finds_no_violation_at_three_widths_in_light_and_dark(made, reviewed, tmp_path):
    pages = {"verslag": made, "namen": report_of(result([reviewed], names=True))}
    pages["samenvatting"] = report_of(result([reviewed]), short=True)
    for name, one in pages.items():
        (tmp_path / f"{name}.html").write_bytes(as_html(one))
    found = axe(*(tmp_path / f"{name}.html" for name in pages))
    assert len(found) == 18
    for one in found:
        assert one["violations"] == [], (one["scheme"], one["width"])
        assert not one["wider"], "nothing runs out of the window"
        assert one["requests"] == 1, "the page asks for nothing but itself"
        assert one["passes"] > 20
