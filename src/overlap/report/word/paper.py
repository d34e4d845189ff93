"""The paper that a report is written on in Word: A4, language and page numbers; the same bytes every time."""

import io
import re
import zipfile
from typing import Final

import docx
from docx.document import Document
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.section import Section
from docx.shared import Cm, Length

from overlap.locale import gettext as _
from overlap.locale import language_tag
from overlap.workbook.xlsx.book import CREATED

from .elements import add_field
from .looks import set_styles

_SHORT_SIDE: Final = Cm(21.0)  # of A4
_LONG_SIDE: Final = Cm(29.7)
_MARGIN: Final = Cm(2.0)
_FOOTER: Final = Cm(1.0)  # from the edge of the paper
_WORD_2013: Final = "15"  # what Word does since then; with less it says that it is in compatibility mode
_FIRST_DATE: Final = (1980, 1, 1, 0, 0, 0)  # that a file in a zip can have
_LANGUAGE: Final = "{http://purl.org/dc/elements/1.1/}language"
_NUMBERS: Final = {"{n}": "PAGE", "{total}": "NUMPAGES"}  # the fields that Word counts pages with
_THUMBNAIL: Final = "thumbnail"  # of the empty page that python-docx starts from


def new_paper(title: str) -> Document:
    """Begin an empty document, upright, with this title in its properties."""
    paper = docx.Document()
    properties = paper.core_properties
    properties.title, properties.author, properties.last_modified_by = title, _("overlap"), _("overlap")
    properties.created = properties.modified = CREATED
    properties.comments, properties.revision = _("Made by overlap"), 1
    properties.language = language_tag()  # last of all, as in our workbooks: by that a file is known that nobody saved since
    written = properties._element
    written.append(written.find(_LANGUAGE))
    _set_language(paper)
    set_styles(paper)
    turn(paper.sections[0], wide=False)
    _write_footer(paper.sections[0])
    return paper


def turn(section: Section, *, wide: bool) -> None:
    """Lay the pages of a section on their side, or upright."""
    section.orientation = WD_ORIENT.LANDSCAPE if wide else WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = (_LONG_SIDE, _SHORT_SIDE) if wide else (_SHORT_SIDE, _LONG_SIDE)
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = _MARGIN
    section.footer_distance = _FOOTER


def text_width(*, wide: bool) -> Length:
    """Give how wide the text on a page is."""
    return Length((_LONG_SIDE if wide else _SHORT_SIDE) - 2 * _MARGIN)


def content(paper: Document) -> bytes:
    """Give the bytes of the .docx file: for the same document the same."""
    for name, relation in list(paper.part.package.rels.items()):
        if relation.reltype.endswith(_THUMBNAIL):
            del paper.part.package.rels[name]
    saved, result = io.BytesIO(), io.BytesIO()
    paper.save(saved)
    with zipfile.ZipFile(saved) as source, zipfile.ZipFile(result, "w", zipfile.ZIP_DEFLATED) as target:
        for info in source.infolist():
            undated = zipfile.ZipInfo(info.filename, _FIRST_DATE)
            undated.compress_type = zipfile.ZIP_DEFLATED
            target.writestr(undated, source.read(info))
    return result.getvalue()


def _set_language(paper: Document) -> None:
    """Say in which language the texts are: Word checks the spelling in it, a screen reader reads in it."""
    settings = paper.settings.element
    for lang in (*paper.styles.element.iter(qn("w:lang")), *settings.iter(qn("w:themeFontLang"))):
        lang.set(qn("w:val"), language_tag())
    for setting in settings.iter(qn("w:compatSetting")):
        if setting.get(qn("w:name")) == "compatibilityMode":
            setting.set(qn("w:val"), _WORD_2013)


def _write_footer(section: Section) -> None:
    paragraph = section.footer.paragraphs[0]
    paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    paragraph.add_run(_("Made by overlap") + " · ")
    for piece in re.split(r"({n}|{total})", _("page {n} of {total}")):
        if piece in _NUMBERS:
            add_field(paragraph, _NUMBERS[piece], "1")
        else:
            paragraph.add_run(piece)
