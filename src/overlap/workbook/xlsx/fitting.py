"""Texts in cells: how high a row must be for them, what of a long one is shown, and which words stand out."""

import re
import textwrap
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Final

from . import styles
from .styles import Properties

# a column width counts digits of the default font (Calibri 11); average text in Calibri 10 is that much narrower
_ROOM: Final = 1.2
_INDENT: Final = 2  # characters of a column that go to the indent and the edge
_LEAST_ROOM: Final = 4  # characters, however narrow the column
_TALLEST: Final = 409.0  # points: Excel shows no row higher
_PADDING: Final = 6  # points above and below the lines of a row, together

RichText = list[tuple[str, Properties]]  # the parts of a text, and how each looks


def plain(parts: RichText) -> str:
    """Give the text of which these are the parts."""
    return "".join(text for text, _look in parts)


def emphasised(text: str, words: Sequence[str], look: Properties) -> RichText:
    """Give the text in parts, each with its look: the given words in bold."""
    if not words:
        return [(text, look)]
    return [(part, {**look, "bold": True} if n % 2 else look) for n, part in enumerate(_whole(tuple(words)).split(text))]


@lru_cache(256)
def _whole(words: tuple[str, ...]) -> re.Pattern[str]:
    """Compile what finds any of the words as a whole word, the longest first."""
    longest_first = sorted(words, key=len, reverse=True)
    return re.compile(r"(?<!\w)(" + "|".join(re.escape(word) for word in longest_first) + r")(?!\w)")


@lru_cache(maxsize=10_000)
def lines_needed(text: str, width: float) -> int:
    """Count the lines that a text takes in a column of that width (characters), wrapped at words."""
    room = max(_LEAST_ROOM, int((width - _INDENT) * _ROOM))
    return sum(1 if len(line) <= room else max(1, len(textwrap.wrap(line, room))) for line in text.split("\n"))


def height(texts: Iterable[tuple[str, float]], *, least: int = 1, line: float = styles.LINE) -> float:
    """Give the height in points of a row that shows each text whole in a column of its width, as far as Excel can."""
    lines = max((lines_needed(text, width) for text, width in texts), default=1)
    return min(_TALLEST, max(lines, least) * line + _PADDING)


def telling_part(text: str, words: Sequence[str], most: int) -> str:
    """Give the sentences of a long text that hold most of the words, up to ``most`` characters; "…" where text is left out."""
    sentences = re.split(r"(?<=[.;!?])\s+", text)
    scores = [len(set(_whole(tuple(words)).findall(sentence))) if words else 0 for sentence in sentences]
    first = last = scores.index(max(scores))
    while last + 1 < len(sentences) and sum(map(len, sentences[first : last + 2])) < most:
        last += 1
    while first > 0 and sum(map(len, sentences[first - 1 : last + 1])) < most:
        first -= 1
    start = "… " if first else ""
    end = " …" if last + 1 < len(sentences) else ""
    part = " ".join(sentences[first : last + 1])
    return start + (shortened(part, most) if len(part) > most else part + end)


def shortened(text: str, most: int) -> str:
    """Give the text, or its first words up to ``most`` characters with an ellipsis."""
    return textwrap.shorten(text, most, placeholder=" …") if len(text) > most else text
