"""The sheet Differences: pairs, pairs of their own and gaps that groups differ on, with room for what they decide together."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from overlap.locale import gettext as _
from overlap.locale import mark
from overlap.model import Merged, MergedRow
from overlap.model.curriculum import SIDES
from overlap.workbook.form.fields import ACTION, ID, REMARK, VERDICT, WHO_ACTS, Field
from overlap.workbook.form.form import Form, FormSheet
from overlap.workbook.form.hidden_sheet import Facts
from overlap.workbook.form.prefill import Formula
from overlap.workbook.form.sheet_names import link
from overlap.workbook.xlsx import styles
from overlap.workbook.xlsx.book import A3

from . import gap_differences, own_differences
from .discussed import GROUP, NAME, DiscussedTable, for_whom, what_differs, write_goal, write_said
from .gap_differences import gap_table
from .groups import to_discuss
from .own_differences import own_table

HEAD: Final = 4
_GOALS: Final = 3  # the column of the vmbo goal; the mbo item stands right of it, then what each group said
# widths in characters: of what a group said and of a text, at least and at most; of all columns that people see together,
# so that a laptop of 1366 pixels shows them at 100 % (of more than six groups it does not)
_GROUP: Final = (9.0, 17.0)
_TEXT: Final = (24.0, 38.0)
_SHOWN: Final = 187.0
_EDGE: Final = 0.72  # of a column, which takes room besides its width
_OF_GROUPS: Final = 0.45  # of the room that the fixed columns leave
_NUMBER: Final = Field("number", mark("No."), 6, styles.BETWEEN)
_APART: Final = Field("apart", mark("What differs"), 13, styles.BETWEEN)
_TO_DECIDE: Final = (VERDICT, replace(ACTION, width=14), WHO_ACTS, replace(REMARK, width=15))


class Differences:
    """The sheet Differences as it will be: what stands in which row, and formulas that follow it."""

    def __init__(self, merged: Merged) -> None:
        """Take the reviews that were put together."""
        self._merged = merged
        judged = {n for row in (*merged.discuss, *merged.discuss_own, *merged.discuss_gaps) for n in row.said}
        groups = [n for n, group in enumerate(merged.groups, 1) if n - 1 in judged or not group.joint]
        text, said = _widths(len(groups))
        goals = (mark("vmbo goal"), mark("mbo item"))
        if merged.discuss_gaps:  # the header of the pairs is printed on every page, above the gaps too
            goals = (mark("vmbo goal, or gap"), mark("mbo item, or overlap with"))
        fields = (
            ID,
            _NUMBER,
            _APART,
            Field("vmbo goal", goals[0], text, styles.VMBO),
            Field("mbo item", goals[1], text, styles.MBO),
            *(Field(f"{GROUP}{n}", merged.groups[n - 1].name, said, styles.BETWEEN) for n in groups),
            *_TO_DECIDE,
        )
        self._numbers = {pair: n for n, pair in enumerate(merged.facts.pairs, 1)}
        self._pairs = DiscussedTable(fields, HEAD, merged.discuss)
        self._own = own_table(merged, self._pairs.last, fields)
        self._gaps = gap_table(merged, (self._own if self._own.rows else self._pairs).last, fields)
        self._tables = (self._pairs, self._own, self._gaps)

    def holds(self, row: MergedRow) -> bool:
        """Tell whether a row is to be discussed on this sheet."""
        return any(table.holds(row) for table in self._tables)

    def following(self, row: MergedRow, values: Mapping[str, str | Formula]) -> dict[str, str | Formula]:
        """Give the cells of a row for the sheet Overlap or Gaps: each shows what stands on this sheet, ``values`` as yet."""
        return next(table for table in self._tables if table.holds(row)).following(row, values)

    def write(self, form: Form, _facts: Facts) -> None:
        """Write the sheet; it is the one that is open when the workbook opens."""
        rows, last = self._pairs.rows, self._pairs.last
        sheet = form.sheet(_(NAME), colour=styles.FILL_IN_HEAD)
        sheet.paper(A3)  # like the sheet Overlap
        sheet.fields(self._own.fields)  # those of the pairs, and its hidden ones
        sheet.title(1, 1, _("What do we not agree on yet?"))
        sheet.text(2, 1, self._explained(), styles.BASE, font_size=11)
        yellow = next(n for n, field in enumerate(self._pairs.fields) if field.fill_in)
        sheet.text(HEAD - 1, yellow, for_whom(self._merged.behalf), styles.BASE, bold=True)
        for n, row in enumerate(rows, HEAD + 1):
            self._row(sheet, n, row)
        if not rows:
            sheet.text(HEAD + 1, 3, _("The groups agree on every pair that more than one judged."), styles.NOTE)
        placed = sheet.form_table("review", (HEAD, last), self._pairs.fields, name="differences")
        sheet.colour_by_verdict(placed)
        if self._own.rows:
            own_differences.write(sheet, self._own, self._merged)
            last = self._own.last
        if self._gaps.rows:
            gap_differences.write(sheet, self._gaps, self._merged)
            last = self._gaps.last
        sheet.freeze(HEAD + 1, 3)
        sheet.repeat(HEAD)
        sheet.print_area(1, 1, last, len(self._pairs.fields) - 1)
        sheet.open_first()
        sheet.first_tab()

    def _explained(self) -> str:
        return _(
            "To discuss: {what}; the most telling difference first. Fill in here what you decide together: "
            "the sheet Overlap follows."
        ).format(what=to_discuss(self._merged))

    def _row(self, sheet: FormSheet, n: int, row: MergedRow) -> None:
        sheet.text(n, 0, row.id, styles.CELL)
        target = link("review", sheet.form.pairs[self._numbers[row.id]], "B")
        look = {**styles.CENTRED, "underline": 1, "font_color": styles.VMBO}
        sheet.link(n, 1, target, str(self._numbers[row.id]), look)
        apart = what_differs(row)
        if self._merged.facts.origin(row.id) == "sample":
            apart += "\n" + _("(sample)")
        sheet.text(n, 2, apart, styles.CELL, bold=row.distance > 1)
        fields = self._pairs.fields
        shown = [(apart, fields[2].width), *write_said(sheet, n, "review", row, fields)]
        for column, (side, goal) in enumerate(zip(SIDES, (row.vmbo, row.mbo), strict=True), _GOALS):
            shown.append((write_goal(sheet, (n, column), side, self._merged.facts.goals[side, goal]), fields[column].width))
        sheet.fit(n, shown, least=2)


def _widths(groups: int) -> tuple[float, float]:
    """How wide the text of a goal is, and what each of so many groups said, so that all is seen beside each other."""
    fixed = (_NUMBER, _APART, *_TO_DECIDE)
    room = _SHOWN - sum(field.width for field in fixed) - _EDGE * (len(fixed) + 2 + groups)
    said = _within(_GROUP, _OF_GROUPS * room / max(1, groups))
    return _within(_TEXT, (room - groups * said) / 2), said


def _within(bounds: tuple[float, float], width: float) -> float:
    least, most = bounds
    return min(most, max(least, width))
