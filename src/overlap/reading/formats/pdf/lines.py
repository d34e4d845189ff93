"""The words of a page -> lines, and what a line says of itself: its text, its size, what it begins with."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from .opening import Box, PageWord

_LEVEL = 0.3  # of the size of its letters: so much may a word stand higher or lower than its line
_SMALL = 0.88  # of the size of its neighbour: what is smaller and raised is a mark, such as that of a footnote
_RAISED = 0.75  # of the size of its neighbour: no mark stands higher
_BESIDE = 0.25  # of the size of its neighbour: a mark stands no further from it
_RAISED_TEXT = re.compile(r"[\d,*†‡()]{1,5}$|(?:e|de|ste|er|o|a)$")
_MARK = re.compile(r"(?:[\d,*†‡]+|\([\d*]\)?|[\d*]\))$")
COLUMN_GAP = 1.1  # of the size of the line: a wider gap parts two columns
_UNITS = re.compile(r"(?:^|\d)(?:[cdkm]?m|km|CO|H)$")
BULLETS = "•●○◦▪▫■□◾◼❖◆◇►▶➢➤✓✔✗§·∙‣⁃*–—-\u2212\uf0b7\uf0a7\uf0d8\uf076\uf0fc\uf02d\uf06f\uf0a8\uf0e0o"
_NUMBER = re.compile(r"(?:\d{1,3}[.)]|\d{1,2}(?:\.\d{1,2}){1,3}\.?|[a-zA-Z][.)]|\([a-z\d]{1,2}\)|[ivx]{1,4}[.)])$")


@dataclass(frozen=True)
class TextLine:
    """Words beside each other, from left to right. ``page`` counts from 1."""

    words: tuple[PageWord, ...]
    page: int

    @cached_property
    def box(self) -> Box:
        """Give the box around its words."""
        return box_around(word.box for word in self.words)

    @cached_property
    def size(self) -> float:
        """Give the height of most of its letters, in points."""
        sizes: Counter[float] = Counter()
        for word in self.words:
            sizes[round(word.size, 1)] += len(word.text)
        return sizes.most_common(1)[0][0]

    @cached_property
    def baseline(self) -> float:
        """Give how far down the page its letters stand, in points."""
        level: Counter[float] = Counter()
        for word in self.words:
            level[round(word.baseline, 1)] += len(word.text)
        return level.most_common(1)[0][0]

    @cached_property
    def bold(self) -> bool:
        """Tell whether all of it is bold."""
        return all(word.bold for word in self.words)

    @cached_property
    def text(self) -> str:
        """Give its words with spaces between them."""
        return " ".join(word.text for word in self.words)

    @cached_property
    def segments(self) -> tuple["TextLine", ...]:
        """Give the parts that stand so far from each other that they are of different columns."""
        parts: list[list[PageWord]] = [[self.words[0]]]
        right = self.words[0].box.right
        for word in self.words[1:]:
            if word.box.left - right > COLUMN_GAP * max(self.size, 1):
                parts.append([])
            parts[-1].append(word)
            right = max(right, word.box.right)
        return tuple(TextLine(tuple(part), self.page) for part in parts)

    @cached_property
    def marker(self) -> str:
        """Give the bullet or number that it begins with, "" where there is none."""
        return marker_of(self.words)

    def without(self, count: int) -> "TextLine | None":
        """Give the line without its first words, None where nothing is left."""
        return TextLine(self.words[count:], self.page) if count < len(self.words) else None


def box_around(boxes: Iterable[Box]) -> Box:
    """Give the smallest box that holds all of them."""
    lefts, tops, rights, bottoms = zip(*boxes, strict=True)
    return Box(min(lefts), min(tops), max(rights), max(bottoms))


def marker_of(words: Sequence[PageWord]) -> str:
    """Give the bullet or number that the words begin with, "" where there is none, or nothing after it."""
    if len(words) < 2:
        return ""
    first, then = words[0], words[1]
    apart = then.box.left - first.box.right > 0.12 * first.size
    if len(first.text) == 1 and first.text in BULLETS:
        return first.text if apart and (first.text not in "o*" or then.box.left - first.box.right > 0.4 * first.size) else ""
    return first.text if apart and _NUMBER.match(first.text) else ""


def lines_of(words: Iterable[PageWord], page: int) -> list[TextLine]:
    """Put words in lines, from top to bottom; what is written upwards or downwards is a line by itself."""
    upright: list[PageWord] = []
    turned: list[PageWord] = []
    for word in words:
        (turned if word.turned else upright).append(word)
    lines: list[list[PageWord]] = []
    for word in sorted(upright, key=lambda word: (word.baseline, word.box.left)):
        last = lines[-1][-1] if lines else None
        if last and abs(word.baseline - last.baseline) <= _LEVEL * min(word.size, last.size):
            lines[-1].append(word)
        else:
            lines.append([word])
    rows = [TextLine(tuple(sorted(line, key=lambda word: word.box.left)), page) for line in lines]
    rows += [TextLine(tuple(part), page) for part in _upright_parts(turned)]
    return sorted(rows, key=lambda line: (line.baseline, line.box.left))


def without_marks(words: Sequence[PageWord]) -> tuple[list[PageWord], frozenset[str]]:
    """Take the marks of footnotes out: small raised numbers after a word; and give those marks.

    Other small raised words get the baseline of their neighbour ("1e"), and a power is written as such ("m²").
    """
    marks: set[str] = set()
    places: dict[int, list[PageWord]] = {}
    for word in words:
        for place in {int(word.box.right) // 8, int(word.box.left) // 8}:
            places.setdefault(place, []).append(word)
    settled: dict[PageWord, PageWord | None] = {}
    largest = max((word.size for word in words), default=0)
    for word in words:
        if word.size >= _SMALL * largest or not _RAISED_TEXT.match(word.text):
            continue
        near = [other for n in (-1, 0, 1) for other in places.get(int(word.box.left) // 8 + n, ()) if _is_raised(word, other)]
        before = next((other for other in near if abs(word.box.left - other.box.right) < _BESIDE * other.size), None)
        if before is not None:
            unit = _UNITS.search(before.text) and word.text in "23"
            if unit or word.text.isalpha():
                settled[before] = before._replace(text=before.text + {"2": "²", "3": "³"}.get(word.text, word.text))
                settled[word] = None
            elif _MARK.match(word.text):
                settled[word] = None
                marks.update(re.findall(r"\d+|[*†‡]", word.text))
            continue
        near = [other for n in (-1, 0, 1) for other in places.get(int(word.box.right) // 8 + n, ()) if _is_raised(word, other)]
        if after := next((other for other in near if abs(other.box.left - word.box.right) < 2 * _BESIDE * other.size), None):
            settled[word] = word._replace(baseline=after.baseline)
    return [after for word in words if (after := settled.get(word, word)) is not None], frozenset(marks)


def _is_raised(word: PageWord, other: PageWord) -> bool:
    return word.size < _SMALL * other.size and 0.08 * other.size < other.baseline - word.baseline < _RAISED * other.size


def _upright_parts(words: Sequence[PageWord]) -> list[list[PageWord]]:
    """Words that are written upwards or downwards, those beside each other in such a line together, in the order they came."""
    parts: list[list[PageWord]] = []
    for word in words:
        last = parts[-1][-1] if parts else None
        if (
            last
            and abs(word.baseline - last.baseline) < _BESIDE * word.size * 4
            and abs(word.box.left - last.box.left) < word.size
        ):
            parts[-1].append(word)
        else:
            parts.append([word])
    return parts
