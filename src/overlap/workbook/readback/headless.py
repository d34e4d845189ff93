"""Rows that lost the header and the keys of their table: told whole, because nothing says what stood in which column."""

from collections.abc import Collection
from typing import Final

from overlap.reading.formats.cells import Cells
from overlap.reading.formats.letters import letter_of

from .finding import is_numbered

_BETWEEN: Final = " ~ "  # stands between the two words in the id of a row of the words


def headless_rows(sheet: Cells, inside: Collection[int]) -> dict[int, dict[str, str]]:
    """Give what stands in the rows (from 0) of a sheet with an id of ours that are in no table, by letter of the column.

    A row in which nothing stands but its id and number has nothing to tell.
    """
    rows: dict[int, dict[str, str]] = {}
    for n, cells in enumerate(sheet.rows):
        identifier = next((text for text in cells if is_numbered(text) or _is_of_words(text, cells)), "")
        if identifier and n not in inside:
            rest = [text for text in cells if text and text != identifier]
            number = identifier.rpartition("-")[2]
            rows[n] = {} if rest in ([], [number]) else {letter_of(m): text for m, text in enumerate(cells) if text}
    return rows


def _is_of_words(text: str, cells: Collection[str]) -> bool:
    """Whether a text is the id of a row of the words: the stems of two words that stand beside it."""
    stems = text.split(_BETWEEN)
    return len(stems) == 2 and all(stem and any(cell.startswith(stem) and cell != text for cell in cells) for stem in stems)
