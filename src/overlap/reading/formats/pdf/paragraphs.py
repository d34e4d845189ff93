"""Lines under each other -> paragraphs: which line goes on in the next one."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from overlap.reading.formats.text import clean

from .hyphens import Hyphens
from .lines import BULLETS, TextLine

_SPACE = 0.28  # of the size of the letters: a space
_SLACK = 0.4  # likewise: so much may a line end before its edge for other reasons than that the next word does not fit
_RAGGED = 0.2  # of the width: likewise, where the next line looks as if the sentence goes on
_LEADING = 1.3  # times the usual distance between lines: from here on a new paragraph begins
_FARTHEST = 2.2  # times the size of the letters: no line of the same paragraph is further away
_NEAR = 5  # lines before and after: what is usual among those is usual here
_SIZE = 0.08  # of the size of the letters: what differs more is of another kind
_AT = 2.0  # points: so near each other texts begin at the same place
_ENDED = (".", ":", ";", "?", "!")
LISTED = re.compile(r"(?:[,/+&]|\b(?:t/m|en|of|tot|van|voor|met|bij|in|op|aan|door|de|het|een|als|zoals|m\.b\.t\.))$", re.I)
CODE = re.compile(r"(?:[A-Z]{1,4}(?:/[A-Z]{0,4}\d*){1,4}(?:[-.]\d+)*|[BPDK]\d{1,4}-[KW]\d{1,2}(?:-[WV]\d{1,2})?)(?=[\s:.,;]|-?$)")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Lines that are one text. ``marker`` is the bullet or number before it and no part of ``text``."""

    lines: tuple[TextLine, ...]
    marker: str
    text: str

    @property
    def first(self) -> TextLine:
        """Give its first line."""
        return self.lines[0]


def paragraphs_of(lines: Sequence[TextLine], left: float, right: float, hyphens: Hyphens) -> Iterator[Paragraph]:
    """Put lines that go on in each other together; ``left`` and ``right`` are the edges of the text."""
    together: list[TextLine] = []
    for n, line in enumerate(lines):
        near = lines[max(0, n - _NEAR) : n + _NEAR]
        if together and not _goes_on(together, line, left, right, usual_distance(near)):
            yield _paragraph(together, hyphens)
            together = []
        together.append(line)
    if together:
        yield _paragraph(together, hyphens)


def cell_text(lines: Sequence[TextLine], left: float, right: float, hyphens: Hyphens) -> str:
    """Give the text of a cell: a line for each paragraph, items with a bullet before them."""
    paragraphs = paragraphs_of(lines, left, right, hyphens)
    texts = (f"{_shown(part.marker)} {part.text}" if part.marker else part.text for part in paragraphs)
    return clean("\n".join(text for text in texts if text))


def usual_distance(lines: Sequence[TextLine]) -> float:
    """Give how far lines under each other are apart, in sizes of their letters: the least that occurs among them."""
    distances = [
        (then.baseline - line.baseline) / line.size
        for line, then in pairwise(lines)
        if abs(line.size - then.size) <= _SIZE * line.size
    ]
    return min(min((distance for distance in distances if distance > 0.8), default=1.2), 1.8)


def _shown(marker: str) -> str:
    return "•" if marker in BULLETS else marker


def _paragraph(lines: list[TextLine], hyphens: Hyphens) -> Paragraph:
    marker = lines[0].marker
    first = lines[0].without(1) if marker else lines[0]
    text = hyphens.joined([first, *lines[1:]] if first else lines[1:])
    return Paragraph(tuple(lines), marker, " ".join(text.split()))


def _goes_on(together: Sequence[TextLine], line: TextLine, left: float, right: float, usual: float) -> bool:
    last = together[-1]
    if line.page != last.page and last.bold:
        return False
    if line.page == last.page:
        distance = line.baseline - last.baseline
        if distance < 0.5 * last.size or distance > min(_FARTHEST, usual * _LEADING) * max(last.size, line.size):
            return False
    if abs(line.size - last.size) > _SIZE * last.size or (last.bold != line.bold and (len(together) == 1 or line.bold)):
        return False
    text = last.text
    if together[0].marker and not _hangs(together, line):
        return False
    if line.marker or (CODE.match(line.text) and not LISTED.search(text)):
        return False
    if text[-1] in "-\u00ad\u2010":
        return True
    if text.endswith(_ENDED) and line.text.endswith(":") and line.text[0].isupper():
        return False
    sentence = line.text[0].islower() and not text.endswith(_ENDED)
    return not _had_room(last, line, left, right, sentence)


def _hangs(together: Sequence[TextLine], line: TextLine) -> bool:
    """Whether a line stands where an item goes on: below its text; or below its bullet, in the middle of a sentence."""
    bullet, text = together[0].words[0].box.left, together[0].words[1].box.left
    left = line.box.left
    if len(together) > 1 and line.page == together[0].page and abs(together[1].box.left - text) < _AT:
        return left > bullet + _AT
    return left > bullet + _AT or (left > bullet - _AT and not line.text[0].isupper())


def _had_room(last: TextLine, line: TextLine, left: float, right: float, sentence: bool) -> bool:
    """Whether the first word of a line fitted on the line before: then it was put on a new line for another reason."""
    size = last.size
    slack = max(_SLACK * size, _RAGGED * (right - left)) if sentence else _SLACK * size
    needed = _SPACE * size + line.words[0].box.right - line.words[0].box.left + slack
    return last.box.right + needed < right and last.box.right - last.box.left + needed < right - left
