"""Formulas that stand in a sheet without a value: a program wrote them, and no spreadsheet program has worked them out yet.

The parser gives such cells as empty. openpyxl reads the formula itself, to show it; it is loaded only where there is one.
"""

import io
import re
from collections.abc import Collection, Mapping
from dataclasses import replace
from typing import Final

from .archive import SheetFacts
from .grid import Grid

_SHOWN: Final = 60  # characters of a formula in a message


def with_formulas(grids: tuple[Grid, ...], packed: bytes, facts: Mapping[str, SheetFacts]) -> tuple[Grid, ...]:
    """Give the grids with what is known of their formulas without a value; the file was checked before.

    Args:
        grids: the sheets of an .xlsx.
        packed: its bytes, as the parser may see them.
        facts: by name of the sheet, with the places of such formulas.
    """
    if not any(sheet.unvalued for sheet in facts.values()):
        return grids
    first = _first_formulas(packed, {name: sheet.unvalued for name, sheet in facts.items() if sheet.unvalued})
    return tuple(
        replace(grid, unvalued=facts[grid.name].unvalued, formula=first.get(grid.name, "")) if grid.name in facts else grid
        for grid in grids
    )


def _first_formulas(packed: bytes, cells: Mapping[str, Collection[tuple[int, int]]]) -> dict[str, str]:
    """The first such formula of each sheet, as people write it; nothing of a sheet that openpyxl cannot read."""
    import openpyxl  # noqa: PLC0415 - only where there is such a formula

    formulas = {}
    try:
        book = openpyxl.load_workbook(io.BytesIO(packed), read_only=True)
        for name in cells.keys() & set(book.sheetnames):
            row, column = min(cells[name])
            place = {"min_row": row + 1, "max_row": row + 1, "min_col": column + 1, "max_col": column + 1}
            shown = [str(cell.value) for found in book[name].iter_rows(**place) for cell in found if cell.value is not None]
            formulas[name] = re.sub(r"\s+", " ", "".join(shown))[:_SHOWN]
        book.close()
    except Exception:  # whatever openpyxl makes of it: the formula is only shown
        return formulas
    return formulas
