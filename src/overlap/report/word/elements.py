"""What Word has and python-docx has no call for: fields, bookmarks, links within the document, shading, alternative texts."""

from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shape import InlineShape
from docx.table import Table, _Cell, _Row
from docx.text.paragraph import Paragraph


def element(tag: str, /, **attributes: str) -> BaseOxmlElement:
    """Make an element of WordprocessingML: ``element("shd", fill="FFFFFF")`` is ``<w:shd w:fill="FFFFFF"/>``."""
    made = OxmlElement(f"w:{tag}")
    for key, value in attributes.items():
        made.set(qn(f"w:{key}"), value)
    return made


def add_field(paragraph: Paragraph, instruction: str, shown: str) -> None:
    """Add a field that Word computes, such as the number of a page, with what it shows until then."""
    begin_field(paragraph, instruction)
    paragraph.add_run(shown)
    end_field(paragraph)


def begin_field(paragraph: Paragraph, instruction: str) -> None:
    """Begin a field: what follows, up to its end, is what it shows."""
    _add_mark(paragraph, "begin")
    told = element("instrText")
    told.text = f" {instruction} "
    told.set(qn("xml:space"), "preserve")
    paragraph.add_run()._r.append(told)
    _add_mark(paragraph, "separate")


def end_field(paragraph: Paragraph) -> None:
    """End a field that was begun."""
    _add_mark(paragraph, "end")


def _add_mark(paragraph: Paragraph, kind: str) -> None:
    paragraph.add_run()._r.append(element("fldChar", fldCharType=kind))


def bookmark(paragraph: Paragraph, name: str, number: int) -> None:
    """Put a bookmark around all that stands in a paragraph; its number is its own in the document."""
    properties = paragraph._p.get_or_add_pPr()
    properties.addnext(element("bookmarkStart", id=str(number), name=name))
    paragraph._p.append(element("bookmarkEnd", id=str(number)))


def add_link(paragraph: Paragraph, text: str, name: str) -> None:
    """Add a text that leads to a bookmark."""
    link = element("hyperlink", anchor=name, history="1")
    link.append(paragraph.add_run(text)._r)
    paragraph._p.append(link)


def set_outline_level(paragraph: Paragraph, level: int) -> None:
    """Let a paragraph count as a heading of a level (1 is the highest) in the navigation, whatever its style."""
    paragraph._p.get_or_add_pPr().append(element("outlineLvl", val=str(level - 1)))


def shade(cell: _Cell, colour: str) -> None:
    """Give a cell a background ("#rrggbb")."""
    cell._tc.get_or_add_tcPr().append(element("shd", val="clear", color="auto", fill=colour.lstrip("#")))


def repeat_on_each_page(row: _Row) -> None:
    """Repeat a row on top of each page on which its table goes on."""
    row._tr.get_or_add_trPr().append(element("tblHeader"))


def keep_whole(row: _Row) -> None:
    """Do not break a row over two pages."""
    row._tr.get_or_add_trPr().append(element("cantSplit"))


def set_borders(table: Table, colour: str) -> None:
    """Draw thin lines of a colour ("#rrggbb") around and between the cells of a table."""
    borders = element("tblBorders")
    for side in ("top", "left", "bottom", "right", "insideH", "insideV"):
        borders.append(element(side, val="single", sz="4", space="0", color=colour.lstrip("#")))
    table._tbl.tblPr.find(qn("w:tblLayout")).addprevious(borders)


def describe_table(table: Table, title: str, text: str) -> None:
    """Tell what a table is, for who cannot see it."""
    table._tbl.tblPr.append(element("tblCaption", val=title))
    if text:
        table._tbl.tblPr.append(element("tblDescription", val=text))


def describe_picture(picture: InlineShape, text: str) -> None:
    """Tell what a picture shows, for who cannot see it; and keep no distance from the text around it."""
    picture._inline.docPr.set("descr", text)
    for side in ("distT", "distB", "distL", "distR"):
        picture._inline.set(side, "0")
