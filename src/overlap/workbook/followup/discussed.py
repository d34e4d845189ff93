"""A table on the sheet Differences, how its rows look, and formulas by which the sheet that it is a copy of follows it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from xlsxwriter.utility import xl_col_to_name

from overlap.locale import gettext as _
from overlap.locale import mark
from overlap.model import Behalf, Goal, MergedRow, Side, Table
from overlap.model.verdicts import PAIR_OVERLAPS
from overlap.workbook.form.fields import Field
from overlap.workbook.form.form import Filled, FormSheet
from overlap.workbook.form.prefill import Formula
from overlap.workbook.form.sheet_names import sheet_name
from overlap.workbook.form.wording import in_words, label_of, look_of
from overlap.workbook.xlsx import styles
from overlap.workbook.xlsx.fitting import plain, shortened

NAME: Final = mark("Differences")
GROUP: Final = "group "  # the name of the column of a group, before its number
ROOM: Final = 5  # rows between two tables: heading, explanation, keys, and what keeps them apart
_HEADING: Final = 24.0  # points of the heading of a further table
_TEXT: Final = 300  # characters of a goal
_CODE: Final = 60
_FOR_WHOM: Final[Mapping[Behalf, str]] = {
    "both": mark("Decided here is decided for vmbo and mbo (else: say so on {sheet})"),
    "vmbo": mark("Decided here counts for the vmbo only (else: say so on {sheet})"),
    "mbo": mark("Decided here counts for the mbo only (else: say so on {sheet})"),
    "": mark("For whom do you decide here? Say so on {sheet}"),
}
_SMALL: Final = 9  # points of its code


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

    def announce(self, sheet: FormSheet, title: str, text: str, behalf: Behalf) -> None:
        """Write above a further table what it is about, how many rows there are to discuss ("{n}" in the text), and for whom
        that counts.
        """
        sheet.subtitle(self.head - ROOM + 2, 1, title, points=_HEADING)
        sheet.text(self.head - ROOM + 3, 1, f"{text.format(n=len(self.rows))} {for_whom(behalf)}.", styles.BASE, font_size=11)

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


def for_whom(behalf: Behalf) -> str:
    """Say for whom counts what is filled in here; ``behalf`` is for whom all groups speak together."""
    return _(_FOR_WHOM[behalf]).format(sheet=sheet_name("start"))


def write_said(sheet: FormSheet, n: int, table: Table, row: MergedRow, fields: Sequence[Field]) -> list[Filled]:
    """Write in row ``n`` what each group said, and the cells to fill in with what they say together.

    Returns:
        Text and width of each, for the height of the row.
    """
    shown = []
    for column, field in enumerate(fields):
        if field.name.startswith(GROUP):
            values = row.said.get(int(field.name.removeprefix(GROUP)) - 1, {})
            text = in_words(table, values) or "–"
            sheet.text(n, column, text, {**styles.CELL, **look_of(values)})
            shown.append((text, field.width))
        elif field.fill_in:
            text = label_of(table, field.name, row.values.get(field.name, ""))
            sheet.typed(n, column, text, styles.TO_FILL)
            shown.append((text, field.width))
    return shown


def write_goal(sheet: FormSheet, at: tuple[int, int], side: Side, goal: Goal) -> str:
    """Write a goal and its code below it.

    Returns:
        What it shows, for the height of the row.
    """
    soft = {**styles.BASE, "font_color": styles.SIDES[side], "font_size": _SMALL}
    code = f"\n{shortened(goal.code, _CODE)}" if goal.code else ""
    parts = [(shortened(goal.text, _TEXT), styles.BASE), (code, soft)]
    sheet.rich(*at, parts, styles.CELL)
    return plain(parts)


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
