"""The second table of the sheet Differences: the goals without a proposal on which groups do not agree."""

from collections.abc import Sequence
from typing import Final

from overlap.locale import gettext as _
from overlap.locale import mark
from overlap.model import Goal, Merged, MergedRow, Side
from overlap.model.labels import code_of
from overlap.workbook.form import excerpts
from overlap.workbook.form.fields import GAPS, ID, WHO_ACTS, Field
from overlap.workbook.form.form import FormSheet
from overlap.workbook.form.wording import in_words, label_of, look_of
from overlap.workbook.xlsx import styles
from overlap.workbook.xlsx.fitting import plain, shortened

from .discussed import DiscussedTable, what_differs

_ROOM: Final = 5  # rows between the two tables: heading, explanation, keys, and what keeps them apart
_HEADING: Final = 24.0  # points of its row
_OF_GAPS: Final = {field.name: field for field in GAPS}


def gap_table(merged: Merged, above: int, columns: Sequence[Field]) -> DiscussedTable:
    """Give the table as it will stand below row ``above`` (from 0), in the columns of the table of pairs.

    What stands in the column of the mbo item there is here the goal that a gap overlaps with.
    """
    names: dict[str, Field] = {
        "number": Field("side", mark("Side"), 5, styles.BETWEEN),
        "vmbo goal": Field("goal", _OF_GAPS["goal"].label, 38, styles.BETWEEN),
        "mbo item": Field("with", _OF_GAPS["with"].label, 38, styles.FILL_IN_HEAD, fill_in=True),
    }
    of_gaps = {ID.name: ID, WHO_ACTS.name: WHO_ACTS, **{name: _OF_GAPS[name] for name in ("verdict", "action", "remark")}}
    fields = (names.get(one.name) or of_gaps.get(one.name) or one for one in columns)
    return DiscussedTable(tuple(fields), above + _ROOM, merged.discuss_gaps)


def write(sheet: FormSheet, table: DiscussedTable, merged: Merged) -> None:
    """Write the table."""
    sheet.subtitle(table.head - _ROOM + 2, 1, _("Gaps: rightly a gap, or overlap after all?"), points=_HEADING)
    text = _("{n} gaps to discuss. Fill in here what you decide together: the sheet Gaps follows.")
    sheet.text(table.head - _ROOM + 3, 1, text.format(n=len(table.rows)), styles.BASE, font_size=11)
    for n, row in enumerate(table.rows, table.head + 1):
        _row(sheet, n, row, table, merged)
    placed = sheet.form_table("gaps", (table.head, table.last), table.fields, name="differences_gaps", key_row=table.head - 1)
    sheet.offer_other_side(placed, by="side")
    sheet.colour_by_verdict(placed)


def _row(sheet: FormSheet, n: int, row: MergedRow, table: DiscussedTable, merged: Merged) -> None:
    side: Side = "vmbo" if row.vmbo == row.id else "mbo"
    goal = merged.facts.goals[side, row.id]
    told = {"id": row.id, "side": side, "apart": what_differs(row)}
    shown = []
    for column, field in enumerate(table.fields):
        if field.name == "goal":
            text = _goal(sheet, (n, column), side, goal)
        elif field.name.startswith("group "):
            values = row.said.get(int(field.name.removeprefix("group ")) - 1, {})
            text = in_words("gaps", values) or "–"
            sheet.text(n, column, text, {**styles.CELL, **look_of(values)})
        elif field.fill_in:
            text = label_of("gaps", field.name, row.values.get(field.name, ""))
            sheet.typed(n, column, text, styles.TO_FILL)
        else:
            text = told[field.name]
            sheet.text(n, column, text, styles.CELL, **({"font_color": styles.SIDES[side]} if field.name == "side" else {}))
        shown.append((text, field.width))
    sheet.fit(n, shown[2:], least=2)


def _goal(sheet: FormSheet, at: tuple[int, int], side: Side, goal: Goal) -> str:
    """Write code and text as the sheet Gaps shows them, by which they are known again; give what it shows."""
    parts = [
        (f"{code_of(goal)}  ", {**styles.BASE, "font_color": styles.SIDES[side], "bold": True}),
        (shortened(goal.text, excerpts.GAP), styles.BASE),
    ]
    sheet.rich(*at, parts, styles.CELL)
    return plain(parts)
