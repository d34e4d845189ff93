"""The second table of the sheet Differences: pairs of the groups' own on which they do not agree."""

from collections.abc import Mapping, Sequence
from typing import Final

from overlap.locale import gettext as _
from overlap.locale import mark
from overlap.model import Merged, MergedRow, Side
from overlap.model.curriculum import SIDES
from overlap.workbook.form.fields import ID, OWN, Field
from overlap.workbook.form.form import FormSheet
from overlap.workbook.xlsx import styles

from .discussed import ROOM, DiscussedTable, what_differs, write_goal, write_said

_NAMES: Final[Mapping[Side, str]] = {"vmbo": "vmbo goal", "mbo": "mbo item"}  # the columns of the sheet Gaps
_HEADS: Final[Mapping[Side, str]] = {"vmbo": mark("Goal of the vmbo"), "mbo": mark("Item of the mbo")}
_LABELS: Final = {field.name: field.label for field in OWN}


def own_table(merged: Merged, above: int, columns: Sequence[Field]) -> DiscussedTable:
    """Give the table as it will stand below row ``above`` (from 0), in the columns of the table of pairs.

    The goals are shown whole there; what a drop-down on the sheet Gaps calls them, by which they are known again, stands in
    two hidden columns more.
    """
    widths = {field.name: field.width for field in columns}
    shown = {name: Field(f"{side} text", _HEADS[side], widths[name], styles.SIDES[side]) for side, name in _NAMES.items()}
    named = [Field(name, _LABELS[name], 10, styles.SIDES[side], hidden=True) for side, name in _NAMES.items()]
    fields = (ID, *(shown.get(field.name, field) for field in columns[1:]), *named)
    return DiscussedTable(fields, above + ROOM, merged.discuss_own)


def write(sheet: FormSheet, table: DiscussedTable, merged: Merged) -> None:
    """Write the table."""
    text = _("Pairs of their own to discuss: {n}. Fill in here what you decide together: the sheet Gaps follows.")
    table.announce(sheet, _("Pairs of the groups' own: do they overlap?"), text, merged.behalf)
    for n, row in enumerate(table.rows, table.head + 1):
        _row(sheet, n, row, table, merged)
    placed = sheet.form_table("own", (table.head, table.last), table.fields, name="differences_own", key_row=table.head - 1)
    sheet.colour_by_verdict(placed)


def _row(sheet: FormSheet, n: int, row: MergedRow, table: DiscussedTable, merged: Merged) -> None:
    names = [field.name for field in table.fields]
    apart = what_differs(row)
    sheet.text(n, 0, row.id, styles.CELL)
    sheet.text(n, names.index("number"), row.id.rpartition("-")[2], styles.CENTRED)
    sheet.text(n, names.index("apart"), apart, styles.CELL, bold=row.distance > 1)
    shown = [(apart, table.fields[names.index("apart")].width), *write_said(sheet, n, "own", row, table.fields)]
    for side, goal in zip(SIDES, (row.vmbo, row.mbo), strict=True):
        column, typed = names.index(f"{side} text"), row.values.get(_NAMES[side], "")
        sheet.text(n, names.index(_NAMES[side]), merged.facts.labels.get((side, goal), typed), styles.CELL)
        if known := merged.facts.goals.get((side, goal)):
            typed = write_goal(sheet, (n, column), side, known)
        else:
            sheet.text(n, column, typed, styles.CELL)
        shown.append((typed, table.fields[column].width))
    sheet.fit(n, shown, least=2)
