"""Formulas that stand in a sheet without a value: a program wrote them, and no spreadsheet program has worked them out yet.

The parser gives such cells as empty. openpyxl reads the formulas themselves, to show the first, and to work out what only puts
texts together, as codes are made; it is loaded only where there is one.
"""

import io
import re
from collections.abc import Collection, Mapping
from dataclasses import replace
from typing import Final

from overlap.reading.formats.archive import SheetFacts
from overlap.reading.formats.grid import Grid
from overlap.reading.formats.letters import column_of

_MOST: Final = 30_000  # formulas that are worked out
_LONGEST: Final = 400  # characters of one
_DEEPEST: Final = 8  # formulas that refer to formulas
_JOINS = re.compile(r"(?:CONCATENATE|CONCAT|_xlfn\.CONCAT)\((?P<inside>.*)\)", re.I | re.S)
_TEXT = re.compile(r"TEXT\((?P<what>[^(),;\"]+)[,;]\s*\"(?P<zeros>0{1,6})\"\)", re.I)
_PART = re.compile(
    r"\s*(?:\"(?P<text>(?:[^\"]|\"\")*)\"|(?P<call>TEXT\([^()]*\)|ROW\(\))|\$?(?P<column>[A-Z]{1,3})\$?(?P<row>\d{1,7})|(?P<number>\d+))\s*",
    re.I,
)

Cells = Mapping[tuple[int, int], str]


def with_formulas(grids: tuple[Grid, ...], packed: bytes | None, facts: Mapping[str, SheetFacts]) -> tuple[Grid, ...]:
    """Give the grids with what is known of their formulas without a value; the file was checked before.

    Args:
        grids: the sheets of a workbook.
        packed: the bytes of an .xlsx, as the parser may see them; None for a format of which the formulas are not read.
        facts: by name of the sheet, with the places of such formulas.
    """
    if not any(sheet.unvalued for sheet in facts.values()):
        return grids
    places = {name: sheet.unvalued for name, sheet in facts.items() if sheet.unvalued}
    formulas = _formulas(packed, places) if packed else {}
    return tuple(
        _with(grid, facts[grid.name].unvalued, formulas.get(grid.name, {})) if grid.name in facts else grid for grid in grids
    )


def _with(grid: Grid, unvalued: frozenset[tuple[int, int]], formulas: Cells) -> Grid:
    sums = _Sums(grid, formulas)
    worked_out = {cell: text for cell in list(formulas)[:_MOST] if (text := sums.value(cell))}
    return replace(grid, unvalued=unvalued, formulas=formulas, worked_out=worked_out)


def _formulas(packed: bytes, cells: Mapping[str, Collection[tuple[int, int]]]) -> dict[str, dict[tuple[int, int], str]]:
    """The formulas in these cells of each sheet, as people write them; nothing of a sheet that openpyxl cannot read."""
    import openpyxl  # noqa: PLC0415 - only where there is such a formula

    formulas: dict[str, dict[tuple[int, int], str]] = {}
    try:
        book = openpyxl.load_workbook(io.BytesIO(packed), read_only=True)
        for name in cells.keys() & set(book.sheetnames):
            places = cells[name]
            rows, columns = {row for row, _column in places}, {column for _row, column in places}
            area = {
                "min_row": min(rows) + 1,
                "max_row": max(rows) + 1,
                "min_col": min(columns) + 1,
                "max_col": max(columns) + 1,
            }
            formulas[name] = {
                place: " ".join(str(cell.value)[: _LONGEST + 1].split())
                for row in book[name].iter_rows(**area)
                for cell in row
                if cell.value is not None and (place := (cell.row - 1, cell.column - 1)) in places
            }
        book.close()
    except Exception:  # whatever openpyxl makes of it: the formula is only shown
        return formulas
    return formulas


class _Sums:
    """Works out the formulas of a sheet that only put texts together: ="P/"&A2, =CONCATENATE(A2,"-",TEXT(B2,"00"))."""

    def __init__(self, grid: Grid, formulas: Cells) -> None:
        self.grid, self.formulas = grid, formulas
        self.known: dict[tuple[int, int], str | None] = {}

    def value(self, cell: tuple[int, int], depth: int = 0) -> str | None:
        """The text that a formula gives, None where it does more than put texts together."""
        if cell not in self.known:
            formula = self.formulas[cell]
            short = formula.startswith("=") and len(formula) <= _LONGEST and depth < _DEEPEST
            self.known[cell] = self._joined(formula[1:].strip(), cell, depth) if short else None
        return self.known[cell]

    def _joined(self, formula: str, cell: tuple[int, int], depth: int) -> str | None:
        separators = "&"
        if match := _JOINS.fullmatch(formula):
            formula, separators = match["inside"], ",;"
        texts: list[str] = []
        at = 0
        while match := _PART.match(formula, at):
            text = self._part(match, cell, depth)
            if text is None:
                return None
            texts.append(text)
            at = match.end()
            if at == len(formula):
                return "".join(texts).strip()
            if formula[at] not in separators:
                return None
            at += 1
        return None

    def _part(self, match: re.Match[str], cell: tuple[int, int], depth: int) -> str | None:
        if match["text"] is not None:
            return match["text"].replace('""', '"')
        if match["number"]:
            return match["number"]
        if match["call"]:
            return self._called(match["call"], cell, depth)
        place = int(match["row"]) - 1, column_of(match["column"])
        if place in self.formulas:
            return self.value(place, depth + 1)
        text = self.grid.cell(*place) if place[0] < len(self.grid.rows) else ""
        return text.replace(",", ".") if place in self.grid.numbers else text

    def _called(self, call: str, cell: tuple[int, int], depth: int) -> str | None:
        if call.upper() == "ROW()":
            return str(cell[0] + 1)
        match = _TEXT.fullmatch(call)
        part = _PART.fullmatch(match["what"]) if match else None
        if match is None or part is None:
            return None
        value = self._part(part, cell, depth)
        return value.zfill(len(match["zeros"])) if value is not None and value.isdecimal() else None
