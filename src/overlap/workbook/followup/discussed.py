"""A table on the sheet Differences, and formulas by which the sheet that it is a copy of follows it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from xlsxwriter.utility import xl_col_to_name

from overlap.locale import gettext as _
from overlap.locale import mark
from overlap.model import MergedRow
from overlap.model.verdicts import PAIR_OVERLAPS
from overlap.workbook.form.fields import Field
from overlap.workbook.form.prefill import Formula

NAME: Final = mark("Differences")


@dataclass(frozen=True, slots=True)
class DiscussedTable:
    """Which rows stand in it, below the header in row ``head`` (from 0), and its columns."""

    fields: tuple[Field, ...]
    head: int
    rows: tuple[MergedRow, ...]

    @property
    def last(self) -> int:
        """Give its last row; there is always one."""
        return self.head + max(1, len(self.rows))

    def holds(self, row: MergedRow) -> bool:
        """Tell whether a row is to be discussed in this table."""
        return any(row is one for one in self.rows)

    def following(self, row: MergedRow, values: Mapping[str, str | Formula]) -> dict[str, str | Formula]:
        """Give the cells of a row elsewhere: each shows what stands in this table, wherever sorting brought it.

        ``values`` are what stands in it now.
        """
        names = [field.name for field in self.fields if field.fill_in]
        return {name: Formula(self._formula(row.id, name), str(values.get(name, ""))) for name in names}

    def _formula(self, identifier: str, name: str) -> str:
        return f'=IFERROR(INDEX({self._cells(name)},MATCH("{identifier}",{self._cells("id")},0))&"","")'

    def _cells(self, name: str) -> str:
        letter = xl_col_to_name([field.name for field in self.fields].index(name))
        return f"'{_(NAME)}'!${letter}${self.head + 2}:${letter}${self.last + 1}"


def what_differs(row: MergedRow) -> str:
    """Give why a row is to be discussed, in words."""
    if row.distance > 2:
        return _("overlap or not")
    if row.distance == 2:
        return _("overlap or only related")
    if row.distance == 1:
        return _("repetition or deepening") if set(row.verdicts) <= {*PAIR_OVERLAPS} else _("related or not")
    if row.state == "later":
        return _("asked to discuss")
    named = {values["with"] for values in row.said.values() if values.get("with")}
    return _("overlap with what?") if len(named) > 1 else _("same verdict, other action")
