"""How a report looks in Word: its styles, those of Word and a few of our own, so that a school can change each at once."""

from typing import Final, cast

from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml.ns import qn
from docx.shared import Pt, RGBColor
from docx.styles.style import ParagraphStyle

from overlap.locale import gettext as _
from overlap.locale import mark
from overlap.workbook.xlsx import styles

# our own styles, by the names that Word lists them under
LEAD: Final = mark("Key sentence")
NOTE: Final = mark("Table note")
CELL: Final = mark("Table text")
HEAD: Final = mark("Table header")

CONTENTS: Final = "toc 1"  # what Word itself calls an entry of the contents, in every language
CONTENTS_TITLE: Final = "TOC Heading"
_ADDED: Final = (LEAD, NOTE, CELL, HEAD, CONTENTS)  # what the empty document of python-docx does not have
_SIZES: Final = {  # in points
    "Normal": 11,
    "Title": 24,
    "Subtitle": 13,
    "Heading 1": 16,
    "Caption": 10,
    CONTENTS_TITLE: 13,
    CONTENTS: 11,
    LEAD: 13,
    NOTE: 9,
    CELL: 9,
    HEAD: 9,
}
_COLOURS: Final = {"Title": styles.VMBO, "Heading 1": styles.VMBO, "Subtitle": styles.SOFT, NOTE: styles.SOFT}
_BOLD: Final = ("Title", "Heading 1", "Caption", CONTENTS_TITLE, HEAD)
_BEFORE_TABLE: Final = ("Caption", HEAD)
_HEADINGS: Final = ("Caption", "Heading 1", CONTENTS_TITLE)
_DENSE: Final = (NOTE, CELL, HEAD, CONTENTS)
_LINE: Final = 1.15  # lines that a line of running text takes
_AFTER: Final = 4  # points below a paragraph
_BEFORE: Final = 12  # points above a heading or caption
_TIGHT: Final = 1  # points above and below a text in a table


def style_of(paper: Document, name: str) -> ParagraphStyle:
    """Give a style of paragraphs: one of ours, or of Word by its English name."""
    return cast(ParagraphStyle, paper.styles[_listed_as(name)])


def set_styles(paper: Document) -> None:
    """Give the styles of a new document our fonts, sizes and colours, and add our own."""
    for name in _ADDED:
        added = paper.styles.add_style(_listed_as(name), WD_STYLE_TYPE.PARAGRAPH, builtin=name == CONTENTS)
        cast(ParagraphStyle, added).base_style = paper.styles["Normal"]
    for name, size in _SIZES.items():
        style = style_of(paper, name)
        _set_font(style, size, _COLOURS.get(name, styles.INK))
        style.font.bold, style.font.italic = name in _BOLD, False
        paragraph = style.paragraph_format
        paragraph.line_spacing = 1 if name in _DENSE else _LINE
        paragraph.space_after = Pt(_TIGHT if name in (CELL, HEAD, CONTENTS) else _AFTER)
        paragraph.space_before = Pt(_TIGHT if name in (CELL, HEAD) else _BEFORE if name in _HEADINGS else 0)
        paragraph.keep_with_next = True if name in _BEFORE_TABLE else paragraph.keep_with_next
    for line in list(style_of(paper, "Title").element.iter(qn("w:pBdr"))):
        line.getparent().remove(line)


def _listed_as(name: str) -> str:
    return _(name) if name in (LEAD, NOTE, CELL, HEAD) else name


def _set_font(style: ParagraphStyle, size: int, colour: str) -> None:
    font = style.font
    font.name, font.size, font.color.rgb = styles.FONT, Pt(size), RGBColor.from_string(colour.lstrip("#"))
    fonts = style.element.rPr.rFonts
    for name in list(fonts.attrib):
        if name.lower().endswith("theme"):
            del fonts.attrib[name]  # the font of a theme wins from one that is named
    for script in ("eastAsia", "cs"):
        fonts.set(qn(f"w:{script}"), styles.FONT)
