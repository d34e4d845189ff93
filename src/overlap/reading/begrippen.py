"""A list of own words -> Begrippen: a spreadsheet with a row for each thing that has several words.

Either with the columns of the package's own lists (begrip, termen, breder, verwant), or with columns of words that mean
the same ("deze woorden", "betekenen hetzelfde"). Sheets without such headers (an explanation) are passed over. Or it is a
vocabulary of others, which `skos` reads.
"""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from overlap.model import Begrip, Begrippen, Source
from overlap.problems import Notice, Unusable

from .formats.files import open_file
from .formats.grid import Grid
from .formats.text import fold, label
from .skos import is_skos, read_skos

_HEADERS = {
    "name": {"begrip", "concept", "woord", "word"},
    "terms": {
        "termen", "term", "terms", "woorden", "words", "synoniem", "synoniemen", "synonyms", "ander woord", "andere woorden",
        "deze woorden", "these words", "betekenen hetzelfde", "betekent hetzelfde", "mean the same",
    },
    "wider": {"breder", "breder begrip", "bredere begrippen", "valt onder", "broader"},
    "related": {"verwant", "verwant begrip", "verwante begrippen", "related"},
}  # fmt: skip
_ROLE = {header: role for role, headers in _HEADERS.items() for header in headers}
_LIST = re.compile(r"[|;,\n]")
_HEADER_WITHIN = 30  # rows in which the headers are looked for


def read_begrippen(path: str | Path) -> Begrippen:
    """Read a list of own words from a spreadsheet of any kind, or a table in text or Word; or a vocabulary in SKOS.

    Raises:
        Unusable: the file cannot be read, has no column with words, or no row with two words that mean the same.
    """
    file = open_file(path)
    if is_skos(file):
        return read_skos(file)
    document = file.document
    begrippen: list[Begrip] = []
    warnings: list[Notice] = []
    known = False
    for grid in document.grids:
        if header := _header(grid):
            known = True
            for begrip in _begrippen(document.name, grid, *header):
                if len(begrip.terms) > 1 or begrip.wider or begrip.related:
                    begrippen.append(begrip)
                else:
                    row = begrip.source.row
                    warnings.append(
                        Notice("begrippen-one-word", document.name, sheet=grid.name, row=row, values={"word": begrip.name})
                    )
    if not known:
        raise Unusable("begrippen-no-column", document.name, sheets=", ".join(f"“{grid.name}”" for grid in document.grids))
    if not begrippen:
        raise Unusable("begrippen-none", document.name)
    return Begrippen(document.name, document.sha256, tuple(begrippen), tuple(warnings))


def _header(grid: Grid) -> tuple[int, dict[int, str]] | None:
    """The first row (from 0) with a column of words, and the role of each of its columns."""
    for i, row in enumerate(grid.rows[:_HEADER_WITHIN]):
        roles = {j: role for j, cell in enumerate(row) if (role := _ROLE.get(label(re.sub(r"\W*\d+\s*$", "", cell))))}
        # one known word in a full row is a sentence or an explanation, not a header
        if {"name", "terms"} & set(roles.values()) and (len(roles) > 1 or sum(map(bool, row)) == 1):
            return i, roles
    return None


def _begrippen(file: str, grid: Grid, header: int, roles: dict[int, str]) -> Iterator[Begrip]:
    """A begrip per row below the header with something in it; the first word is its name."""
    plain = not {"wider", "related"} & set(roles.values())
    for i in range(header + 1, len(grid.rows)):
        parts: dict[str, list[str]] = {role: [] for role in _HEADERS}
        for j, cell in enumerate(grid.rows[i]):
            # more words than columns with a header: a list that was typed across the row
            role = roles.get(j, "terms" if plain and not grid.cell(header, j) else "")
            if role:
                parts[role] += _listed(cell)
        if terms := _distinct([*parts["name"], *parts["terms"]]):
            source = Source(file, grid.name, i + 1)
            yield Begrip(
                name=terms[0],
                terms=terms,
                source=source,
                wider=tuple(parts["wider"]),
                related=tuple(parts["related"]),
            )


def _listed(cell: str) -> list[str]:
    return [part for piece in _LIST.split(cell) if (part := fold(piece).strip(" •-–\"'“”‘’."))]


def _distinct(terms: Iterable[str]) -> tuple[str, ...]:
    """Each term once, whatever its capitals."""
    first: dict[str, str] = {}
    for term in terms:
        first.setdefault(term.casefold(), term)
    return tuple(first.values())
