"""The report as a Word document: what is in it, that schools can work on in it, and that texts stay texts."""

import io
import re
import zipfile

import docx
import pytest
from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn
from hypothesis import given, settings
from hypothesis import strategies as st

from overlap.report import as_word, report_of
from overlap.report.document import Column, Report, Row, Section, Table
from overlap.report.page import shown, spoken
from overlap.review.outcome.result import result

from ..support.excel import needs_validator, validation_errors

A4 = [210, 297]  # mm


def opened(report):
    """The document as Word opens it."""
    return docx.Document(io.BytesIO(as_word(report)))


def part(report, name):
    """A file of the package, as text."""
    with zipfile.ZipFile(io.BytesIO(as_word(report))) as package:
        return package.read(name).decode("utf-8")


def cells(table):
    """The texts of a table in Word, row by row."""
    return [[cell.text for cell in row.cells] for row in table.rows]


def written(report):
    """The rows of every table of a report, those below a heading apart, each below its header."""
    for section in report.sections:
        for table in section.tables:
            parts = [[]]
            for row in table.rows:
                if row.heading:
                    parts.append([])
                else:
                    parts[-1].append([shown(value) for value in row.values])
            heads = [column.label for column in table.columns]
            yield from ([heads, *rows] for rows in (parts if len(parts) == 1 else filter(None, parts)))


def test_each_part_of_the_report_stands_below_a_heading_of_word(made):
    document = opened(made)
    assert (document.paragraphs[0].text, document.paragraphs[0].style.name) == (made.title, "Title")
    headings = [paragraph.text for paragraph in document.paragraphs if paragraph.style.name == "Heading 1"]
    assert headings == [section.title for section in made.sections]
    texts = {paragraph.text for paragraph in document.paragraphs}
    assert {*made.sentences, *(text for section in made.sections for text in section.texts)} <= texts


def test_every_row_of_the_report_is_a_row_of_its_own_to_cut_and_paste(made):
    document = opened(made)
    assert [cells(table) for table in document.tables] == list(written(made))
    inside = document.element.body
    assert not [*inside.iter(qn("w:gridSpan")), *inside.iter(qn("w:vMerge"))], "no cells are merged"


def test_each_table_has_a_caption_a_text_for_who_cannot_see_it_and_a_header_on_each_page(made):
    document = opened(made)
    captions = [p.text for p in document.paragraphs if p.style.name == "Caption" and p.text.startswith("Tabel")]
    assert [int(re.match(r"Tabel (\d+)\. .", text)[1]) for text in captions] == [*range(1, len(document.tables) + 1)]
    assert "Tabel 4. vmbo · P1 Module" not in captions
    assert any(text.endswith(". vmbo · P1 Module") for text in captions), "a draft for each module"
    for table, caption in zip(document.tables, captions, strict=True):
        assert table._tbl.tblPr.find(qn("w:tblCaption")).get(qn("w:val")) == caption.partition(". ")[2]
        repeated = [row._tr.trPr.find(qn("w:tblHeader")) is not None for row in table.rows]
        assert repeated == [True] + [False] * (len(repeated) - 1)


def test_the_pictures_say_in_words_what_they_show(made):
    document = opened(made)
    assert [shape._inline.docPr.get("descr") for shape in document.inline_shapes] == [spoken(made, bar) for bar in made.bars]


@pytest.mark.parametrize(("language", "tag"), [("nl", "nl-NL"), ("en", "en-GB")])
def test_it_says_in_which_language_it_is(reviewed, monkeypatch, language, tag):
    monkeypatch.setenv("OVERLAP_LANG", language)
    report = report_of(result([reviewed]))
    assert opened(report).core_properties.language == tag
    assert set(re.findall(r'<w:lang [^>]*?w:val="([^"]*)"', part(report, "word/styles.xml"))) == {tag}


def test_it_is_printed_on_a4_with_the_number_of_each_page(made):
    sections = opened(made).sections
    assert all(sorted(round(side.mm) for side in (one.page_width, one.page_height)) == A4 for one in sections)
    assert {section.orientation for section in sections} == {WD_ORIENT.PORTRAIT, WD_ORIENT.LANDSCAPE}
    assert re.findall(r"<w:instrText[^>]*> (\w+) <", sections[0].footer._element.xml) == ["PAGE", "NUMPAGES"]
    assert all(section.footer.is_linked_to_previous for section in list(sections)[1:])


def test_the_summary_stands_upright_and_has_no_contents(reviewed):
    document = opened(report_of(result([reviewed]), short=True))
    assert {section.orientation for section in document.sections} == {WD_ORIENT.PORTRAIT}
    assert "Inhoud" not in {paragraph.text for paragraph in document.paragraphs}


def test_the_contents_lead_to_the_headings(made):
    body = opened(made).element.body
    links = [link.get(qn("w:anchor")) for link in body.iter(qn("w:hyperlink"))]
    assert links == [mark.get(qn("w:name")) for mark in body.iter(qn("w:bookmarkStart"))]
    assert len(links) == len(made.sections)


def test_the_same_report_gives_the_same_bytes_whenever_it_is_written(made):
    content = as_word(made)
    assert as_word(made) == content
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        assert {info.date_time[0] for info in package.infolist()} == {1980}
    properties = docx.Document(io.BytesIO(content)).core_properties
    assert f"{properties.created:%d-%m-%Y}" == f"{properties.modified:%d-%m-%Y}" == "01-01-2026"


def test_texts_of_a_file_become_no_field_and_lead_nowhere(hostile):
    document = opened(hostile)
    fields = {told.text.split()[0] for told in document.element.body.iter(qn("w:instrText"))}
    assert fields == {"TOC", "SEQ"}
    assert not [rel for rel in document.part.rels.values() if rel.is_external]
    assert any(cell.startswith("=1+1<script>") for table in document.tables for row in cells(table) for cell in row)


@settings(max_examples=25, deadline=None)
@given(text=st.text(st.characters(exclude_categories=()), max_size=40))
def test_any_text_can_be_written_and_only_loses_what_no_file_of_word_can_hold(text):
    table = Table("t", text, (Column(text),), (Row((text,)),), text)
    report = Report(
        name="", title=text, subtitle=text, sentences=(text,), picture=text, bars=(), outcomes=(),
        sections=(Section("s", text, text, (text,), (table,)),), made_by="",
    )  # fmt: skip
    document = opened(report)
    kept = "".join(c for c in text if c in "\t\n\r" or (c >= " " and not "\ud800" <= c <= "\udfff" and c not in "\ufffe\uffff"))
    assert document.paragraphs[0].text == document.tables[0].cell(1, 0).text == kept.replace("\r", "\n")


@needs_validator
def test_microsofts_validator_finds_no_error(made, hostile, reviewed, tmp_path):
    reports = {"verslag": made, "vijandig": hostile, "kort": report_of(result([reviewed]), short=True)}
    for name, report in reports.items():
        path = tmp_path / f"{name}.docx"
        path.write_bytes(as_word(report))
        assert validation_errors(path) == []
