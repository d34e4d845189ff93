"""The drop-downs of a workbook as a spreadsheet offers them: a list is split at its commas, a range gives its cells."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from openpyxl.utils import get_column_letter, range_boundaries
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

_BY_SIDE = re.compile(r'IF\(LEFT\(\$([A-Z]+)\d+,4\)="vmbo",(.+),(.+)\)')


@dataclass
class DropDown:
    """Cells of a column that offer the same; ``table`` and ``field`` by the keys above them, "" where there are none."""

    sheet: Worksheet
    column: int
    rows: range
    formula: str

    @cached_property
    def key(self) -> tuple[str, str]:
        """Table and field, by the nearest key above."""
        above = (self.sheet.cell(row, self.column).value for row in range(self.rows[0], 0, -1))
        key = next((str(value) for value in above if str(value).startswith("overlap:")), "::")
        return key.split(":")[1], key.split(":")[2]

    def offered(self, row: int) -> list[str]:
        """What somebody can choose in a row."""
        formula = self.formula
        if by_side := _BY_SIDE.fullmatch(formula):
            column, vmbo, mbo = by_side.groups()
            formula = vmbo if str(self.sheet[f"{column}{row}"].value).startswith("vmbo") else mbo
        if formula.startswith('"'):
            return [part.strip() for part in formula.strip('"').split(",")]
        name, cells = formula.replace("'", "").rsplit("!", 1)
        return [str(cell.value) for line in self.sheet.parent[name][cells.replace("$", "")] for cell in line]


def drop_downs(book: Workbook) -> Iterator[DropDown]:
    """Give the drop-downs of all sheets."""
    for sheet in book:
        for rule in sheet.data_validations.dataValidation:
            if rule.type == "list":
                for cells in str(rule.sqref).split():
                    column, first, _last, last = range_boundaries(cells)
                    yield DropDown(sheet, column, range(first, last + 1), rule.formula1)


def chosen(down: DropDown, round_: int) -> Iterator[tuple[str, str]]:
    """Choose something in each row, in each round something else: address and what was chosen."""
    for n, row in enumerate(down.rows):
        offered = down.offered(row)
        at = round_ * len(down.rows) + n
        yield f"{get_column_letter(down.column)}{row}", offered[at % len(offered)]


def rounds(down: DropDown) -> int:
    """Count the rounds in which everything that is offered was chosen somewhere."""
    return -(-max(len(down.offered(row)) for row in down.rows) // len(down.rows))
