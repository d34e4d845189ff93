"""Cards of a group's own -> OwnCards: a spreadsheet with a row for each goal, and beside it what the other side would call it.

The columns are those of the form (`overlap template kaarten`), in any order. Which of them are there tells of which side the
goals are. Sheets without such headers (an explanation) and rows that nobody filled in are passed over.
"""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from overlap.model import OwnCard, OwnCards, Side, Source
from overlap.problems import Notice, Unusable

from .formats.files import open_file
from .formats.grid import Grid
from .formats.text import fold, label

_HEADERS = {
    "eindterm": {"eindterm", "eindtermen", "leerdoel", "doel"},
    "title": {"titel", "werkproces", "titel werkproces", "onderdeel"},
    "text": {"tekst", "item"},
    "heading": {"staat onder", "deeltaak", "titel deeltaak", "kerntaak", "titel kerntaak"},
    "kwalificatie": {"kwalificatie", "kwalificaties"},
    "kind": {"soort"},
    "mbo phrasings": {"in mbo woorden", "mbo woorden", "zelfde"},
    "vmbo phrasings": {"in vmbo woorden", "vmbo woorden", "vmbo"},
    "wider": {"breder"},
    "terms": {"termen", "term"},
    "description": {"omschrijving"},
}
_ROLE = {header: role for role, headers in _HEADERS.items() for header in headers}
_TEXTS = ("eindterm", "title", "text")
_OF_CARD = ("mbo phrasings", "vmbo phrasings", "wider", "terms", "description")
_OF_VMBO = {"eindterm", "mbo phrasings", "wider"}
_OF_MBO = {"title", "kwalificatie", "vmbo phrasings", "description"}
_HEADER_WITHIN = 30  # rows in which the headers are looked for
_SEVERAL = re.compile(r"[|;\n]")
_EXAMPLE = re.compile(r"(voorbeeld|example)\s*:", re.IGNORECASE)
_LONGEST = 300  # characters of a phrasing or term: more is no phrasing, and a reason quotes it
_LONGEST_DESCRIPTION = 2_000
_MOST = 30  # phrasings or terms of a goal
_IN_ANY_DOSSIER = {"kennis", "vaardigheid"}


class _Headers(NamedTuple):
    """The row with the headers (from 0), the side of the goals below it, and the columns (from 0) of each role."""

    row: int
    side: Side
    columns: Mapping[str, tuple[int, ...]]


def read_cards(path: str | Path) -> OwnCards:
    """Read the cards that a group wrote from a spreadsheet of any kind, or a table in text or Word.

    Raises:
        Unusable: the file cannot be read, has no columns of cards, or no row with a card in it.
    """
    document = open_file(path).document
    tables = [(grid, headers) for grid in document.grids if (headers := _headers(grid))]
    if not tables:
        raise Unusable("cards-no-column", document.name, sheets=", ".join(f"“{grid.name}”" for grid in document.grids))
    warnings: list[Notice] = []
    cards = tuple(card for grid, headers in tables for card in _cards(document.name, grid, headers, warnings))
    if not cards:
        raise Unusable("cards-none", document.name)
    return OwnCards(document.name, document.sha256, cards, tuple(warnings))


def _headers(grid: Grid) -> _Headers | None:
    """The first row that names the goal, and something of a card."""
    for i, row in enumerate(grid.rows[:_HEADER_WITHIN]):
        roles = {j: role for j, cell in enumerate(row) if (role := _ROLE.get(label(cell)))}
        named = set(roles.values())
        if named & set(_TEXTS) and named & set(_OF_CARD):
            side: Side = "vmbo" if len(named & _OF_VMBO) >= len(named & _OF_MBO) else "mbo"
            return _Headers(i, side, {role: tuple(j for j in roles if roles[j] == role) for role in named})
    return None


def _cards(file: str, grid: Grid, headers: _Headers, warnings: list[Notice]) -> Iterator[OwnCard]:
    """A card per row below the headers in which somebody filled one in."""
    for i in range(headers.row + 1, len(grid.rows)):
        cells = {role: _joined(grid, i, headers.columns.get(role, ())) for role in _HEADERS}
        text = next((fold(cells[role]) for role in _TEXTS if cells[role]), "")
        phrasings = _several(cells["mbo phrasings" if headers.side == "vmbo" else "vmbo phrasings"])
        wider, terms = _several(cells["wider"]), _several(cells["terms"])
        description = fold(cells["description"]) if headers.side == "mbo" else ""
        if not (phrasings or wider or terms or description) or _EXAMPLE.match(text):
            continue
        if not any(char.isalnum() for char in text):
            warnings.append(Notice("cards-no-goal", file, sheet=grid.name, row=i + 1))
            continue
        if description != description[:_LONGEST_DESCRIPTION] or any(_kept(t) != t for t in (phrasings, wider, terms)):
            values = {"limit": _LONGEST, "most": _MOST}
            warnings.append(Notice("cards-too-long", file, sheet=grid.name, row=i + 1, values=values))
        yield OwnCard(
            side=headers.side,
            text=text,
            source=Source(file, grid.name, i + 1),
            heading=fold(cells["heading"]),
            kwalificatie=" | ".join(_several(cells["kwalificatie"])),
            any_dossier=fold(cells["kind"]).casefold() in _IN_ANY_DOSSIER,
            phrasings=_kept(phrasings),
            wider=_kept(wider),
            terms=_kept(terms),
            description=description[:_LONGEST_DESCRIPTION],
        )


def _joined(grid: Grid, row: int, columns: tuple[int, ...]) -> str:
    """What stands in the columns of one role, below each other."""
    return "\n".join(cell for column in columns if (cell := grid.cell(row, column)))


def _kept(texts: tuple[str, ...]) -> tuple[str, ...]:
    """What is used of phrasings or terms."""
    return tuple(text[:_LONGEST] for text in texts[:_MOST])


def _several(cell: str) -> tuple[str, ...]:
    """The phrasings or terms in a cell, each once."""
    parts = (fold(part).strip(' •–-"“”‘’') for part in _SEVERAL.split(cell))
    return tuple(dict.fromkeys(part for part in parts if any(char.isalnum() for char in part)))
