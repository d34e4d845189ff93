"""The whole report in Word: the outcome in three sentences and a picture, the contents, and each part below a heading."""

import io
from collections.abc import Sequence
from typing import Final

from docx.document import Document
from docx.enum.section import WD_SECTION
from docx.shared import RGBColor
from docx.text.paragraph import Paragraph

from overlap.locale import gettext as _
from overlap.model import Outcome

from ..colours import PARTS, STRIPE
from ..document import Bar, Report
from ..page import pieces, spoken
from .elements import add_link, begin_field, bookmark, describe_picture, end_field
from .looks import CONTENTS, CONTENTS_TITLE, LEAD, style_of
from .paper import content, new_paper, text_width, turn
from .picture import picture_of
from .tables import NumberedTables
from .texts import writable

_SQUARE: Final = "■"  # before what a part of the bar is called, in its colour
_STRIPED: Final = "▨"


def write_document(report: Report) -> bytes:
    """Write the report as a Word document: the bytes of a .docx file, the same for the same report."""
    report = writable(report)
    paper = new_paper(report.title)
    paper.add_paragraph(report.title, "Title")
    paper.add_paragraph(report.subtitle, "Subtitle")
    for sentence in report.sentences:
        paper.add_paragraph(sentence, style_of(paper, LEAD))
    _write_picture(paper, report)
    if not report.short:
        _write_contents(paper, [section.title for section in report.sections])
    _write_sections(paper, report)
    return content(paper)


def _write_picture(paper: Document, report: Report) -> None:
    paper.add_paragraph(report.picture, "Caption")
    for bar in report.bars:
        paper.add_paragraph(bar.label).paragraph_format.keep_with_next = True
        picture = paper.add_picture(io.BytesIO(picture_of(report, bar)), text_width(wide=False))
        describe_picture(picture, spoken(report, bar))
        paper.paragraphs[-1].paragraph_format.keep_with_next = True
        _write_legend(paper.add_paragraph(), report, bar)


def _write_legend(paragraph: Paragraph, report: Report, bar: Bar) -> None:
    """Write what each part of a bar is, beside a square in its colour."""
    for piece in pieces(report, bar):
        is_open = piece.name == Outcome.OPEN
        square = paragraph.add_run(f"{_STRIPED if is_open else _SQUARE} ")
        square.font.color.rgb = RGBColor.from_string((STRIPE if is_open else PARTS[piece.name]).lstrip("#"))
        paragraph.add_run(f"{piece.label}: ")
        paragraph.add_run(str(piece.count)).bold = True
        paragraph.add_run("    ")


def _write_contents(paper: Document, titles: Sequence[str]) -> None:
    """Write a table of contents: links to the headings, as Word itself makes it, so that it can be brought up to date."""
    paper.add_paragraph(_("Contents"), CONTENTS_TITLE)
    entries = [paper.add_paragraph(style=CONTENTS) for _title in titles]
    begin_field(entries[0], r'TOC \o "1-1" \n \h')
    for n, (paragraph, title) in enumerate(zip(entries, titles, strict=True)):
        add_link(paragraph, title, _bookmark_name(n))
    end_field(entries[-1])


def _write_sections(paper: Document, report: Report) -> None:
    tables, lies_wide = NumberedTables(paper), False
    for n, section in enumerate(report.sections):
        wide = section.wide and not report.short
        if wide != lies_wide:
            turn(paper.add_section(WD_SECTION.NEW_PAGE), wide=wide)
            lies_wide = wide
        heading = paper.add_heading(section.title, 1)
        bookmark(heading, _bookmark_name(n), n)
        for text in section.texts:
            paper.add_paragraph(text).paragraph_format.keep_with_next = bool(section.tables)
        for table in section.tables:
            tables.write(table, section, text_width(wide=wide))


def _bookmark_name(n: int) -> str:
    return f"_Toc{n + 1:09}"  # as Word calls those of its contents
