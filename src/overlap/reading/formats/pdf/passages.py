"""Lines of running text -> headings, items and plain text; footnotes are left out."""

import re
from collections.abc import Iterator, Sequence

from overlap.reading.formats.blocks import Passage
from overlap.reading.formats.text import clean

from .layout import PdfLayout
from .lines import BULLETS, TextLine
from .paragraphs import Paragraph, paragraphs_of

_SMALLER = 0.97  # likewise: letters below it are of a footnote
_LEAST = 0.75  # likewise: bold letters from here on may be of a heading
_LONGEST = 200  # letters of a heading
_INDENT = 4.0  # points: an item that stands further to the right is of a list inside a list
_SENTENCE = (".", ";", ",")
_MARK = re.compile(r"\(?(\d{1,2}|[*†‡]{1,3})[).]?$")


def passages_of(lines: Sequence[TextLine], layout: PdfLayout) -> Iterator[Passage]:
    """Give the passages of lines that stand under each other, over one or more pages."""
    left = min(line.box.left for line in lines)
    indents: list[float] = []
    for part in paragraphs_of(lines, left, layout.right_of(lines[0].page), layout.hyphens):
        if _is_footnote(part, layout) or not part.text:
            continue
        text, page = clean(part.text), part.first.page
        depth = _heading_depth(part, layout)
        if depth:
            indents = []
            yield Passage(text=text, role="heading", depth=depth, marker=part.marker, page=page)
        elif part.marker:
            indents = [indent for indent in indents if indent < part.first.box.left - _INDENT] + [part.first.box.left]
            marker = "•" if part.marker in BULLETS else part.marker
            yield Passage(text=text, role="item", depth=len(indents), marker=marker, page=page)
        else:
            yield Passage(text=text, page=page)


def _heading_depth(part: Paragraph, layout: PdfLayout) -> int:
    """How wide a heading is (1 the widest), 0 where it is none."""
    size = round(part.first.size * 2) / 2
    if len(part.text) > _LONGEST or (part.marker and part.marker in BULLETS):
        return 0
    bold = all(line.bold for line in part.lines)
    if size in layout.headings and (bold or not part.text.endswith(_SENTENCE)):
        return layout.headings.index(size) + 1
    if bold and part.first.size >= layout.body * _LEAST:
        return len(layout.headings) + 1
    return 0


def _is_footnote(part: Paragraph, layout: PdfLayout) -> bool:
    first = part.first
    mark = _MARK.match(part.marker or first.words[0].text)
    if mark is None or len(first.words) < 2 or first.size >= layout.body * _SMALLER:
        return False
    return mark[1] in layout.marks or not mark[1].isdigit()
