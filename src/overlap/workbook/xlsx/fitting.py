"""Texts in cells: how high a row must be for them, what of a long one is shown, and which words stand out."""

import re
import textwrap
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from math import ceil
from typing import Final

from xlsxwriter.utility import xl_pixel_width

from overlap.model.text import places

from . import styles
from .styles import Properties

_DIGIT: Final = 7  # pixels of a digit in the default font (Calibri 11), in which a column width counts
_NARROWEST: Final = 3  # pixels of the narrowest letters in it
_INDENT: Final = 9  # pixels of a column that go to the indent and the edge
_LEAST_ROOM: Final = 28  # pixels, however narrow the column
_MEASURED: Final = 11  # points of the font that widths are known of
# the widths that are known are on average 1.04 of those of Calibri itself, and 1.02 of its bold; no two programs draw alike
_SLACK: Final = 1.01
_BOLD: Final = 1.02  # times as wide is a word in bold
_TALLEST: Final = 409.0  # points: Excel shows no row higher
_GAP: Final = " … "  # between words that stand apart and are shown together
_STOPS: Final = re.compile(r"[.;:!?\n]")  # words on both sides of it do not stand together
_APART: Final = 80  # characters that may stand between them
_LEAST_AROUND: Final = 12  # characters of the text on either side of a word that is shown
_PADDING: Final = 3.75  # points above and below the lines of a row, together
# points that Excel gives a line of Calibri of so many points; LibreOffice gives less
_LINE_HEIGHTS: Final[Mapping[float, float]] = {8: 11.25, 9: 12.0, 10: 12.75, 11: 15.0}

RichText = list[tuple[str, Properties]]  # the parts of a text, and how each looks


def plain(parts: RichText) -> str:
    """Give the text of which these are the parts."""
    return "".join(text for text, _look in parts)


def emphasised(text: str, words: Sequence[str], look: Properties) -> RichText:
    """Give the text in parts, each with its look: the given words in bold.

    Of words that stand apart, given with " … " between them, each is bold where they stand together.
    """
    spans = sorted({span for word in words for where in _stands(text, word) for span in where})
    parts: RichText = []
    at = 0
    for start, end in spans:
        if end > at:
            parts += [(text[at:start], look)] if start > at else []
            parts.append((text[max(at, start) : end], {**look, "bold": True}))
            at = end
    return [*parts, (text[at:], look)] if at < len(text) or not parts else parts


def stands(text: str, word: str) -> bool:
    """Whether a word, or words that are given with " … " between them, stand in a text as whole words."""
    return bool(_stands(text, word))


def _stands(text: str, word: str) -> list[list[tuple[int, int]]]:
    """Where a word stands whole in a text, each time as spans: one, or one per part of words that stand apart."""
    first, *further = word.split(_GAP)
    found = []
    for span in places(text, first):
        spans = [span]
        for part in further:
            after = (place for place in places(text[: spans[-1][1] + _APART + len(part)], part) if place[0] >= spans[-1][1])
            following = next(after, None)
            if following is None or _STOPS.search(text, spans[-1][1], following[0]):
                break
            spans.append(following)
        else:
            found.append(spans)
    return found


@lru_cache(maxsize=10_000)
def lines_needed(text: str, width: float, size: float = styles.SIZE) -> int:
    """Count the lines that a text of so many points takes in a column of that width (characters), wrapped at words."""
    room = max(_LEAST_ROOM, width * _DIGIT - _INDENT) / _SLACK * _MEASURED / size
    return sum(_wrapped(line, room) for line in text.split("\n"))


class _Widths(dict[str, int]):
    """How wide letters are, in pixels."""

    def __missing__(self, letter: str) -> int:
        self[letter] = xl_pixel_width(letter)
        return self[letter]


_of_letter: Final = _Widths()


def _measured(text: str) -> int:
    """How wide a text is, in pixels."""
    return sum(map(_of_letter.__getitem__, text))


_width = lru_cache(maxsize=10_000)(_measured)  # of a word, in pixels


def _wrapped(line: str, room: float) -> int:
    """Count the lines of one paragraph, in pixels of the font that is measured; a word that is too long is broken."""
    if len(line) * _NARROWEST <= room and _measured(line) <= room:  # what has too many letters need not be measured
        return 1
    space, lines, used = _width(" "), 1, 0.0
    for word in line.split():
        wide = _width(word)
        if used and used + space + wide > room:
            lines, used = lines + 1, 0.0
        used += wide + (space if used else 0)
        if used > room:
            more = ceil(used / room) - 1
            lines, used = lines + more, used - more * room
    return lines


def least_width(words: Iterable[str], size: float) -> float:
    """Give how many characters wide a column without an indent must be to show words of so many points whole."""
    return ceil(max(map(_width, words), default=0) * _SLACK * _BOLD * size / _MEASURED / _DIGIT)


def rich_lines(parts: RichText, width: float) -> float:
    """Count the lines that a text in parts takes in a column, in lines of the usual size; smaller ones are less high."""
    lines: list[list[tuple[str, float]]] = [[]]
    for text, look in parts:
        first, *further = text.split("\n")
        lines[-1].append((first, look["font_size"]))
        lines += [[(line, look["font_size"])] for line in further]
    counted = 0.0
    for line in lines:
        size = max((size for text, size in line if text), default=styles.SIZE)
        counted += lines_needed("".join(text for text, _size in line), width, size) * line_height(size)
    return counted


def line_height(size: float) -> float:
    """Give how high a line of so many points is, in lines of the usual size."""
    return _LINE_HEIGHTS.get(size, size * styles.LINE / styles.SIZE) / styles.LINE


def height(texts: Iterable[tuple[str, float]], *, least: float = 1, line: float = styles.LINE) -> float:
    """Give the height in points of a row that shows each text whole in a column of its width, as far as Excel can."""
    lines = max((lines_needed(text, width) for text, width in texts), default=1)
    return min(_TALLEST, max(lines, least) * line + _PADDING)


def telling_part(text: str, words: Sequence[str], most: int) -> str:
    """Give what a long text says about some words, up to about ``most`` characters, with "…" where text is left out.

    Whole sentences where they fit, else as much around each word as there is room for; every word that the text has is in it.
    """
    if len(text) <= most:
        return text
    wanted = [(where[0][0], where[-1][1]) for word in words if (where := _nearest(text, word))]
    sentences = _sentences(text)
    chosen = sorted({sentence for start, end in wanted for sentence in sentences if sentence[0] < end and start < sentence[1]})
    if sum(end - start for start, end in chosen) > most:
        room = max(_LEAST_AROUND, (most - sum(end - start for start, end in wanted)) // (2 * len(wanted)))
        chosen = [_around(text, span, room) for span in sorted(wanted)]
    chosen = _with_neighbours(_joined(chosen), sentences, most)
    pieces = [text[start:end].strip() for start, end in chosen]
    if not wanted:
        pieces = [shortened(pieces[0], most)]
    start = "… " if text[: chosen[0][0]].strip() else ""
    end = " …" if text[chosen[-1][1] :].strip() and not pieces[-1].endswith("…") else ""
    return start + " … ".join(pieces) + end


def _nearest(text: str, word: str) -> list[tuple[int, int]]:
    return next(iter(_stands(text, word)), [])


def _sentences(text: str) -> list[tuple[int, int]]:
    """The spans of the sentences of a text."""
    ends = [match.end() for match in re.finditer(r"(?<=[.;!?])\s+|\n+", text)]
    return [(start, end) for start, end in zip([0, *ends], [*ends, len(text)], strict=True) if end > start]


def _around(text: str, span: tuple[int, int], room: int) -> tuple[int, int]:
    """A span with some text before and behind it, up to whole words, within its line."""
    start, end = max(0, span[0] - room), min(len(text), span[1] + room)
    start = max(start, text.rfind("\n", 0, span[0]) + 1)
    end = min(end, text.find("\n", span[1]) % (len(text) + 1))
    if start and not text[start - 1].isspace():
        start = text.find(" ", start, span[0]) + 1 or span[0]
    if end < len(text) and not text[end].isspace():
        end = max(text.rfind(" ", span[1], end), span[1])
    return start, end


def _joined(spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Spans in order, those that touch taken together."""
    joined: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if joined and start <= joined[-1][1] + 1:
            joined[-1] = joined[-1][0], max(end, joined[-1][1])
        else:
            joined.append((start, end))
    return joined


def _with_neighbours(chosen: list[tuple[int, int]], sentences: Sequence[tuple[int, int]], most: int) -> list[tuple[int, int]]:
    """What was chosen, with the sentences behind it, and then before it, as far as they fit; the first where nothing was."""
    chosen = chosen or [sentences[0]]
    for sentence in (*(s for s in sentences if s[0] >= chosen[-1][1]), *(s for s in reversed(sentences) if s[1] <= chosen[0][0])):
        if sum(end - start for start, end in (*chosen, sentence)) > most or sentence in chosen:
            break
        chosen = _joined([*chosen, sentence])
    return chosen


def shortened(text: str, most: int) -> str:
    """Give the text, or its first words up to ``most`` characters with an ellipsis."""
    return textwrap.shorten(text, most, placeholder=" …") if len(text) > most else text
