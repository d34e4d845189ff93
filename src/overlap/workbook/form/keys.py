"""By what a table that a group fills in is found back: stable keys above its columns, and ids in its rows.

Above each table, in a hidden row, every column carries its stable key ``overlap:<table>:<field>`` (the first row of the
sheet for its first table, the row above its header for a further one). Every row has its id in the hidden column ``id``.
Labels may change, columns may move, rows may be sorted: keys and ids stay with what they belong to.
"""

from dataclasses import dataclass
from typing import Final

from xlsxwriter.utility import xl_col_to_name

from .fields import Field

PREFIX: Final = "overlap"
MATRIX: Final = f"{PREFIX}:matrix"  # in a workbook of many programmes, which has nothing to fill in


@dataclass(frozen=True, slots=True, kw_only=True)
class PlacedTable:
    """A table in the workbook: sheet, columns from A, and its rows counted from 0 (``last`` is the last with a row)."""

    key: str
    sheet: str
    fields: tuple[Field, ...]
    head: int
    last: int

    def column(self, name: str) -> int:
        """Give the column (from 0) of a field."""
        return [field.name for field in self.fields].index(name)

    def cells(self, name: str) -> str:
        """Give all cells of a field as an absolute range for a formula, header not counted."""
        letter = xl_col_to_name(self.column(name))
        return f"'{self.sheet}'!${letter}${self.head + 2}:${letter}${self.last + 1}"


def key_of(table: str, field: str) -> str:
    """Give the stable key of a column, such as "overlap:review:verdict"."""
    return f"{PREFIX}:{table}:{field}"
