"""What people marked in a document, and a list of goals does not show: struck through, deleted, hidden, not filled in."""

import re
from collections.abc import Iterator, Sequence
from typing import Protocol

from overlap.model import Source
from overlap.model.text import begun
from overlap.problems import Notice
from overlap.reading.formats.grid import Grid
from overlap.reading.formats.text import label

_HINTS = {"klik", "clic", "kies", "choo"}
_HINT = re.compile(
    r"(?:klik|click)\b.{0,20}\b(?:tekst|text|datum|date)\b.{0,20}"
    r"|(?:kies een|choose an?) (?:item|datum|date|bouwsteen|building block)\W*",
    re.I,
)
_LONGEST_HINT = 60


class PlacedText(Protocol):
    """A goal, or an item of a dossier: its text, and where it stands."""

    @property
    def text(self) -> str:
        """Give its words."""

    @property
    def source(self) -> Source:
        """Give its file, sheet and row."""


def notices_of_marks(file: str, grid: Grid, goals: Sequence[PlacedText]) -> Iterator[Notice]:
    """Tell what is struck through among the goals of a sheet, and what was not read because it is deleted, hidden or a hint."""
    if struck := [goal for goal in goals if _is_struck(grid, goal)] if grid.struck else []:
        values = {"count": len(struck), "first": struck[0].source.row, "text": begun(struck[0].text)}
        yield Notice("goals-struck", file, sheet=grid.name, values=values)
    rows = sorted({i for i, _j in grid.unfilled} | {i for i, row in enumerate(grid.rows) if any(map(is_hint, row))})
    if rows:
        yield Notice("not-filled-in", file, sheet=grid.name, values={"count": len(rows), "first": rows[0] + 1})
    for code, texts in (("rows-deleted", grid.deleted), ("text-hidden", grid.hidden_texts)):
        if texts:
            yield Notice(code, file, sheet=grid.name, values={"count": len(texts), "text": texts[0]})


def is_hint(text: str) -> bool:
    """Tell whether a text is what a form shows in a field that nobody filled in: "Klik of tik om tekst in te voeren."."""
    return len(text) <= _LONGEST_HINT and text[:4].casefold() in _HINTS and _HINT.fullmatch(text) is not None


def _is_struck(grid: Grid, goal: PlacedText) -> bool:
    i, text = goal.source.row - 1, label(goal.text)
    return any(row == i and text and text in label(grid.cell(i, j)) for row, j in grid.struck)
