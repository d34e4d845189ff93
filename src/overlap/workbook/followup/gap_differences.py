"""The last table of the sheet Differences: the goals without a proposal on which groups do not agree."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from overlap.locale import gettext as _
from overlap.locale import mark
from overlap.model import Goal, Merged, MergedRow, Side
from overlap.model.labels import code_of
from overlap.workbook.form import excerpts
from overlap.workbook.form.fields import ACTION, GAPS, Field
from overlap.workbook.form.form import FormSheet
from overlap.workbook.xlsx import styles
from overlap.workbook.xlsx.fitting import plain, shortened

from .discussed import ROOM, DiscussedTable, what_differs, write_said

_OF_GAPS: Final = {field.name: field for field in GAPS}


def gap_table(merged: Merged, above: int, columns: Sequence[Field]) -> DiscussedTable:
    """Give the table as it will stand below row ``above`` (from 0), in the columns of the table of pairs.

    What stands in the column of the mbo item there is here the goal that a gap overlaps with.
    """
    names: dict[str, Field] = {
        "number": Field("side", mark("Side"), 0, styles.BETWEEN),
        "vmbo goal": _OF_GAPS["goal"],
        "mbo item": _OF_GAPS["with"],
        "verdict": _OF_GAPS["verdict"],
        "action": replace(_OF_GAPS["action"], label=ACTION.label),
    }
    fields = (replace(names.get(column.name, column), width=column.width) for column in columns)
    return DiscussedTable(tuple(fields), above + ROOM, merged.discuss_gaps)


def write(sheet: FormSheet, table: DiscussedTable, merged: Merged) -> None:
    """Write the table."""
    text = _("Gaps to discuss: {n}. Fill in here what you decide together: the sheet Gaps follows.")
    table.announce(sheet, _("Gaps: rightly a gap, or overlap after all?"), text, merged.behalf)
    for n, row in enumerate(table.rows, table.head + 1):
        _row(sheet, n, row, table, merged)
    placed = sheet.form_table("gaps", (table.head, table.last), table.fields, name="differences_gaps", key_row=table.head - 1)
    sheet.offer_other_side(placed, by="side")
    sheet.colour_by_verdict(placed)


def _row(sheet: FormSheet, n: int, row: MergedRow, table: DiscussedTable, merged: Merged) -> None:
    side: Side = "vmbo" if row.vmbo == row.id else "mbo"
    goal = merged.facts.goals[side, row.id]
    told = {"id": row.id, "side": side, "apart": what_differs(row)}
    shown = write_said(sheet, n, "gaps", row, table.fields)
    for column, field in enumerate(table.fields):
        if field.name == "goal":
            shown.append((_goal(sheet, (n, column), side, goal), field.width))
        elif field.name in told:
            look = {**styles.CENTRED, "font_color": styles.SIDES[side]} if field.name == "side" else styles.CELL
            sheet.text(n, column, told[field.name], look)
            shown += [] if field.hidden else [(told[field.name], field.width)]
    sheet.fit(n, shown, least=2)


def _goal(sheet: FormSheet, at: tuple[int, int], side: Side, goal: Goal) -> str:
    """Write code and text as the sheet Gaps shows them, by which they are known again; give what it shows."""
    parts = [
        (f"{code_of(goal)}  ", {**styles.BASE, "font_color": styles.SIDES[side], "bold": True}),
        (shortened(goal.text, excerpts.GAP), styles.BASE),
    ]
    sheet.rich(*at, parts, styles.CELL)
    return plain(parts)
