"""The lines of a printed dossier in reading order, out of its running text and its tables."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from overlap.model import Source
from overlap.reading.formats.blocks import Block, Passage
from overlap.reading.formats.text import fold
from overlap.reading.layout.codes import kind_of
from overlap.reading.layout.outline import part_in
from overlap.reading.layout.running_text import TEXT

_BULLET = re.compile("(?:[•▪●◦■□‣∙◆➢➤►§·\uf0b7\uf0a7\uf0fc\uf0d8\uf076\uf02d]\\s*|[-–—*o]\\s+)(?=\\S)")
_INLINE = re.compile(  # the same in the middle of a text whose lines run on
    r"(?<=[.;:!?])\s+(?=Voor [^.;:]{3,160} geldt (?:aanvullend|ook|bovendien)\s*:)|(?<=geldt aanvullend:)\s+(?=\S)"
)
_LEADERS = re.compile(r"(?:\.\s?){4,}\d*\s*$")


@dataclass(frozen=True, slots=True, kw_only=True)
class DossierLine:
    """A line in reading order, where it stands, and whether it is an item of a list or a heading."""

    text: str
    place: Source
    item: bool = False
    heading: bool = False
    cells: tuple[str, ...] = ()

    @property
    def is_in_contents(self) -> bool:
        """Whether it is a line of a table of contents: dots lead to a number of a page."""
        return _LEADERS.search(self.text) is not None

    @property
    def is_text(self) -> bool:
        """Whether it is a line to read: not a row as a whole, nor one of a table of contents."""
        return bool(self.text) and not self.cells and not self.is_in_contents


def lines_of(file: str, blocks: Sequence[Block]) -> Iterator[DossierLine]:
    """Give the lines of the passages and table cells of a document; a row of a table comes whole first, then cell by cell."""
    for block in blocks:
        if isinstance(block, Passage):
            place = Source(file, TEXT, block.number, page=block.page, paragraph=0 if block.page else block.number)
            number = block.marker.rstrip(".")
            text = f"{number} {block.text}" if kind_of(number) not in (None, "number") else block.text
            for n, part in enumerate(_INLINE.split(text)):
                yield DossierLine(text=part, place=place, item=block.role == "item" and not n, heading=block.role == "heading")
            continue
        for i, row in enumerate(block.rows):
            cells = [cell for j, cell in enumerate(row) if cell and (i, j) not in block.copied]
            place = Source(file, block.name, i + 1, page=block.pages[i] if block.pages else 0)
            yield from _of_row(cells, place)


def _of_row(cells: Sequence[str], place: Source) -> Iterator[DossierLine]:
    """The lines of a row; a label at the left goes before what stands beside it."""
    yield DossierLine(text=" | ".join(map(fold, cells)), place=place, cells=tuple(map(fold, cells)))
    for n, cell in enumerate(cells):
        lines = cell.split("\n")
        if n == 0 and len(cells) > 1:
            lines = [fold(cell)]
        for line in lines:
            bullet = _BULLET.match(line)
            for m, part in enumerate(_INLINE.split(line[bullet.end() :] if bullet else line)):
                yield DossierLine(text=part, place=place, item=bullet is not None and not m)


def is_dossier(lines: Sequence[DossierLine]) -> bool:
    """Tell whether werkprocessen stand in the text with what they are described by, and not as rows of a table."""
    told = [part_in([line.text])[:2] for line in lines if line.is_text]
    werkprocessen = sum(what == "werkproces" for what, _code in told)
    kerntaken = sum(what == "kerntaak" for what, _code in told)
    details = sum(what in ("detail", "knowledge") for what, _code in told)
    return bool(werkprocessen and kerntaken and details >= werkprocessen)
