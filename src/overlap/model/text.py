"""Texts as they are compared: one rule for what does not count, what a whole word is, and how a long text begins."""

from collections.abc import Iterator
from pathlib import PurePath
from typing import Final

# what a text begins with that a spreadsheet program may take for a formula
RISKY: Final = ("=", "+", "-", "@", "\t", "\r")
Span = tuple[int, int]  # from where to where something stands in a text


def begun(text: str, most: int = 80) -> str:
    """Give how a text begins, with an ellipsis where it goes on: at most so many characters."""
    return text if len(text) <= most else f"{text[: most - 1].rstrip()}…"


def without_ending(file: str) -> str:
    """Give the name of a file without its ending: "groep 1/overlap" for "groep 1/overlap.xlsx"."""
    return file.removesuffix(PurePath(file).suffix)


def folded(text: str) -> str:
    """Give a text as it is compared: case and white space do not count."""
    return " ".join(text.split()).casefold()


def safe(text: str) -> str:
    """Give a text that a spreadsheet program does not take for a formula: with an apostrophe where it might."""
    return f"'{text}" if text.startswith(RISKY) else text


def places(text: str, word: str) -> Iterator[Span]:
    """Find where a word, or a piece of several, stands whole in a text: no letter or digit before or behind it."""
    start = text.find(word) if word else -1
    while start >= 0:
        end = start + len(word)
        if not (start and _is_of_word(text[start - 1])) and not (end < len(text) and _is_of_word(text[end])):
            yield start, end
        start = text.find(word, start + 1)


def _is_of_word(letter: str) -> bool:
    return letter.isalnum() or letter == "_"
