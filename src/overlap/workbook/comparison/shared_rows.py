"""Below the rows of the sheet Overlap: the pairs that share one of them, because their mbo item is nearly the same.

They stand in a table of their own, so that sorting and filtering the rows leaves them where they are. Each shows the verdict that
counts for it: that of the row, unless a verdict is filled in for the pair itself.
"""

from typing import Final

from xlsxwriter.utility import xl_col_to_name

from overlap.locale import gettext as _
from overlap.locale import mark
from overlap.model import Goal, Pair, Side
from overlap.model.labels import code_of
from overlap.workbook.form import excerpts
from overlap.workbook.form.fields import COUNTS, VERDICT, Field
from overlap.workbook.form.form import FormSheet
from overlap.workbook.form.keys import PlacedTable
from overlap.workbook.xlsx import styles
from overlap.workbook.xlsx.fitting import RichText, plain, shortened

from .subject import Subject

_ROOM: Final = 5  # rows between the two tables: heading, explanation, keys, and what keeps them apart
_HEADING, _EXPLANATION = 24.0, 18.0  # points of their rows
_SMALL: Final = 9  # points of a code
_CODES: Final = 8  # shown of the items that a row also goes for
_LEADER: Final = Field("judged with", "row id", 10, styles.BETWEEN, hidden=True)


def write(sheet: FormSheet, rows: PlacedTable, subject: Subject) -> PlacedTable:
    """Write the table below that of the rows, with the same columns, and give where it stands."""
    shown = {
        "certainty": Field("row", mark("Judged with"), 10, styles.BETWEEN),
        "because": COUNTS,
    }
    fields = (*(shown.get(field.name, field) for field in rows.fields), _LEADER)
    head = rows.last + _ROOM
    last = head + len(subject.shared)
    placed = PlacedTable(key="review", sheet=rows.sheet, fields=fields, head=head, last=last)
    sheet.wide(len(fields) - 1, len(fields) - 1, _LEADER.width, hidden=True)
    sheet.subtitle(rows.last + 2, 1, _("Judged with a row above"), points=_HEADING)
    text = _(
        "These mbo items are nearly the same as that of the row that is named: what you choose there counts here too. "
        "Is it different for one of them? Then choose a Verdict here."
    )
    sheet.text(rows.last + 3, 1, text, styles.PASSING)
    sheet.high(rows.last + 3, _EXPLANATION)
    for row, (number, pair, leader) in enumerate(subject.shared, head + 1):
        sheet.form.pairs[number] = row
        _row(sheet, row, (number, pair, leader), rows, placed, subject)
    sheet.form_table("review", (head, last), fields, name="shared", key_row=head - 1)
    sheet.colour_by_verdict(placed)
    return placed


def also_for(subject: Subject, pair: Pair) -> str:
    """Give for which other items the verdict on a pair goes too, "" where it is only for its own."""
    others = {other.mbo.id for other in subject.comparison.followers.get(pair.id, ())}
    if not others:
        return ""
    goals = [goal for goal in subject.comparison.mbo.goals if goal.id in others]
    codes = [shortened(code_of(goal), excerpts.CODE) for goal in goals[:_CODES]]
    return _("also goes for {codes}").format(codes=", ".join(codes) + (" …" if len(goals) > _CODES else ""))


def _row(
    sheet: FormSheet, row: int, judged: tuple[int, Pair, int], rows: PlacedTable, placed: PlacedTable, subject: Subject
) -> None:
    number, pair, leader = judged
    column = {field.name: n for n, field in enumerate(placed.fields)}
    sheet.number(row, column["number"], number, styles.CENTRED)
    sheet.blanks(row, column["group"], column["order"], styles.CENTRED)
    sheet.text(row, column["row"], _("as No. {number}").format(number=leader), styles.CELL)
    counted = sheet.form.shown(VERDICT, subject.decided.counted[pair.id])
    sheet.formula(row, column[COUNTS.name], _counted(row, rows, placed), counted, styles.CELL)
    shown = []
    sides: tuple[tuple[Side, Goal, str], ...] = (("vmbo", pair.vmbo, "vmbo goal"), ("mbo", pair.mbo, "mbo item"))
    for side, goal, name in sides:
        parts = _goal(side, goal)
        sheet.rich(row, column[name], parts, styles.CELL)
        sheet.text(row, column[f"{side} code"], shortened(code_of(goal), excerpts.CODE), styles.CELL)
        sheet.text(row, column[f"{side} id"], goal.id, styles.CELL)
        shown.append((plain(parts), placed.fields[column[name]].width))
    filled = sheet.fill_in(row, ("review", pair.id))
    judged_with = subject.comparison.judged_with[pair.id]
    for name, text in (("id", pair.id), ("origin", "proposed"), (_LEADER.name, judged_with)):
        sheet.text(row, column[name], text, styles.CELL)
    sheet.fit(row, [*shown, *filled])


def _goal(side: Side, goal: Goal) -> RichText:
    """Give the text of a goal and its code below it, as the rows begin theirs: by that it is known again."""
    code = {**styles.BASE, "font_color": styles.SIDES[side], "font_size": _SMALL}
    return [(shortened(goal.text, excerpts.GOAL), styles.BASE), (f"\n{shortened(code_of(goal), excerpts.CODE)}", code)]


def _counted(row: int, rows: PlacedTable, placed: PlacedTable) -> str:
    """Write the verdict that counts for the pair in a row: its own, or else that of the row with the id that stands there."""
    own, leader = (f"${xl_col_to_name(placed.column(name))}{row + 1}" for name in ("verdict", _LEADER.name))
    of_row = f'IFERROR(INDEX({rows.cells("verdict")},MATCH({leader},{rows.cells("id")},0))&"","")'
    return f'=IF({own}<>"",{own},{of_row})'
