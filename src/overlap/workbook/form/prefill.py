"""A workbook with decisions filled in beforehand: what was decided elsewhere comes back in the cells where it belongs.

``Prefilled`` says what stands in which row; `form.FormSheet.to_fill` writes it. Further columns stand right of those that a
table has, with a key of their own, so that they are read back too.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final

from overlap.model import Table
from overlap.workbook.xlsx.styles import Properties

from .fields import TABLES, Field

RowKey = tuple[Table, str]  # table, id of the row
NUMBER = re.compile(r"-?\d{1,9}([.,]\d{1,4})?")
_OWN_ROW: Final = re.compile(r"[a-z]+-(\d{1,5})")
_ROOM: Final = 5  # empty rows below the last one that something stands in


@dataclass(frozen=True, slots=True)
class Formula:
    """A cell that follows another one; ``value`` is what it shows when the workbook is opened, as in ``Prefilled.cells``."""

    text: str
    value: str = ""


@dataclass(frozen=True, slots=True)
class FurtherColumn:
    """A further column of a table: its texts by row id, and where given how a cell looks."""

    head: Field
    values: Mapping[str, str] = field(default_factory=dict, hash=False)
    looks: Mapping[str, Properties] = field(default_factory=dict, hash=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Prefilled:
    """What stands in the workbook beforehand.

    ``cells``: per table and row id the values by field name. A choice is given by its stable name, a goal in a list of
    goals by its id, a date as 2026-09-01; what is none of these is written as it is. Rows of the group's own have the ids
    own-1, own-2 …, agr-1 …, and get as many rows as they need. ``notes``: a cell comment per row, on its first cell to
    fill in. ``columns``: further columns per table. ``who``: the answers on the first sheet.
    ``facts``: further rows of the hidden sheet.
    """

    cells: Mapping[RowKey, Mapping[str, str | Formula]] = field(default_factory=dict, hash=False)
    notes: Mapping[RowKey, str] = field(default_factory=dict, hash=False)
    columns: Mapping[Table, tuple[FurtherColumn, ...]] = field(default_factory=dict, hash=False)
    who: Mapping[str, str] = field(default_factory=dict, hash=False)
    facts: tuple[tuple[str, ...], ...] = ()

    def fields(self, table: Table) -> tuple[Field, ...]:
        """Give the columns of a table, the further ones last."""
        return (*TABLES[table], *(column.head for column in self.columns.get(table, ())))

    def value(self, table: Table, row: str, name: str) -> str:
        """Give what a cell shows when the workbook is opened (stable name, id or text), "" where nothing does."""
        value = self.cells.get((table, row), {}).get(name, "")
        return value.value if isinstance(value, Formula) else value

    def rows(self, table: Table) -> Iterator[str]:
        """Give the ids of the rows of a table that something stands in."""
        return (row for name, row in self.cells if name == table)

    def count(self, table: Table, usual: int) -> int:
        """Count the rows of the group's own that a table gets: the usual number, and room below what is filled in."""
        numbers = [int(known[1]) for row in self.rows(table) if (known := _OWN_ROW.fullmatch(row))]
        return max(usual, *(number + _ROOM for number in numbers), 0)


NOTHING: Final = Prefilled()


def number(text: str) -> float:
    """Give the number that a cell with hours adds to a sum; 0 where it holds a text."""
    return float(text.replace(",", ".")) if NUMBER.fullmatch(text) else 0.0
