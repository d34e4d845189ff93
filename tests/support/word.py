"""Word documents written by hand: the parts of a .docx as Word saves them, as small as they can be."""

import io
import zipfile
from collections.abc import Sequence
from xml.sax.saxutils import escape

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
BULLET, NUMBERED, CHAPTERS, FROM_FIVE = "1", "2", "3", "4"  # the lists: "•"; "1."; "1", "1.1", "1.1.1"; "5."
_STYLES = (
    '<w:style w:type="paragraph" w:default="1" w:styleId="Standaard"><w:name w:val="Normal"/></w:style>'
    + "".join(
        f'<w:style w:type="paragraph" w:styleId="Kop{n}"><w:name w:val="heading {n}"/><w:basedOn w:val="Standaard"/>'
        f'<w:pPr><w:outlineLvl w:val="{n - 1}"/></w:pPr><w:rPr><w:b/></w:rPr></w:style>'
        for n in (1, 2, 3)
    )
    + '<w:style w:type="paragraph" w:styleId="Inhopg1"><w:name w:val="toc 1"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Eindterm"><w:name w:val="Eindterm"/>'
    f'<w:pPr><w:numPr><w:ilvl w:val="2"/><w:numId w:val="{CHAPTERS}"/></w:numPr></w:pPr></w:style>'
    '<w:style w:type="character" w:styleId="Tijdelijk"><w:name w:val="Placeholder Text"/></w:style>'
)


def _level(n: int, form: str, text: str) -> str:
    return f'<w:lvl w:ilvl="{n}"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/></w:lvl>'


_NUMBERING = (
    f'<w:abstractNum w:abstractNumId="1">{_level(0, "bullet", "")}{_level(1, "bullet", "o")}</w:abstractNum>'
    f'<w:abstractNum w:abstractNumId="2">{_level(0, "decimal", "%1.")}{_level(1, "lowerLetter", "%2)")}</w:abstractNum>'
    f'<w:abstractNum w:abstractNumId="3">{_level(0, "decimal", "%1")}{_level(1, "decimal", "%1.%2")}'
    f"{_level(2, 'decimal', '%1.%2.%3')}</w:abstractNum>"
    + "".join(f'<w:num w:numId="{n}"><w:abstractNumId w:val="{n}"/></w:num>' for n in (1, 2, 3))
    + '<w:num w:numId="4"><w:abstractNumId w:val="2"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride>'
    "</w:num>"
)


def run(text: str, properties: str = "") -> str:
    """Text that looks one way; a line break in it is one in Word."""
    inside = "<w:br/>".join(f'<w:t xml:space="preserve">{escape(line)}</w:t>' for line in text.split("\n"))
    return f"<w:r><w:rPr>{properties}</w:rPr>{inside}</w:r>"


def paragraph(text: str, *, style: str = "", numbers: str = "", level: int = 0, look: str = "", runs: Sequence[str] = ()) -> str:
    """A paragraph with a style, as item of a list, or with a look (bold is "<w:b/>") for its whole text."""
    properties = f'<w:pStyle w:val="{style}"/>' if style else ""
    if numbers:
        properties += f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{numbers}"/></w:numPr>'
    return f"<w:p><w:pPr>{properties}</w:pPr>{run(text, look) if text else ''}{''.join(runs)}</w:p>"


def heading(level: int, text: str) -> str:
    """A heading with the style of its level."""
    return paragraph(text, style=f"Kop{level}")


def items(*texts: str, numbers: str = BULLET, level: int = 0) -> str:
    """Items of a list; Word counts them."""
    return "".join(paragraph(text, numbers=numbers, level=level) for text in texts)


def bold(text: str) -> str:
    """A line that somebody made bold and large enough to be a heading."""
    return paragraph(text, look="<w:b/>")


def table(*rows: Sequence[str]) -> str:
    """A table; a line break in a cell is a paragraph of its own."""
    return (
        "<w:tbl>"
        + "".join(
            "<w:tr>" + "".join(f"<w:tc>{''.join(map(paragraph, cell.split(chr(10))))}</w:tc>" for cell in row) + "</w:tr>"
            for row in rows
        )
        + "</w:tbl>"
    )


def word_document(*blocks: str) -> bytes:
    """A whole document, with the styles and lists that Word has."""
    memory = io.BytesIO()
    with zipfile.ZipFile(memory, "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/document.xml", f'<w:document xmlns:w="{W}"><w:body>{"".join(blocks)}</w:body></w:document>')
        archive.writestr("word/styles.xml", f'<w:styles xmlns:w="{W}">{_STYLES}</w:styles>')
        archive.writestr("word/numbering.xml", f'<w:numbering xmlns:w="{W}">{_NUMBERING}</w:numbering>')
    return memory.getvalue()
