"""A PDF as it is laid out: what tables and passages are read from."""

from collections.abc import Iterator
from dataclasses import dataclass

from .furniture import LinedPage
from .hyphens import Hyphens
from .lines import TextLine
from .opening import PdfPage

LARGER = 1.08  # times the size of the text: letters from here on are of a heading
_FULL = 0.05  # of the width of a page: lines that end so near each other are full
_FEW = 10  # full lines: fewer do not show where the text ends


@dataclass(frozen=True, slots=True, kw_only=True)
class PdfLayout:
    """A PDF as it was laid out: its lines without what is no text, what it shows of its words, the marks of its footnotes.

    ``body`` is the size of most of its letters, in points, ``headings`` are the sizes of larger ones, the largest first.
    """

    pages: tuple[LinedPage, ...]
    rules: tuple[PdfPage, ...]
    hyphens: Hyphens
    marks: frozenset[str]
    body: float
    headings: tuple[float, ...]

    def right_of(self, page: int) -> float:
        """Give where the text of a page ends, in points from the left.

        That is where lines end on pages as wide as this one; where few do, as far from the right as the text is from the left.
        """
        width = self.pages[page - 1].width
        lines = [line.box for other in self.pages if abs(other.width - width) < 1 for line in other.lines]
        right = max(box.right for box in lines)
        full = sum(box.right > right - _FULL * width for box in lines)
        return right if full >= _FEW else max(right, width - min(box.left for box in lines))

    @property
    def lines(self) -> Iterator[TextLine]:
        """Give all lines, page by page."""
        return (line for page in self.pages for line in page.lines)
