"""The sheet Differences: pairs and gaps that groups differ on, in the order to discuss them, and room for what they decide."""

from collections.abc import Mapping
from typing import Final

from overlap.locale import gettext as _
from overlap.locale import mark
from overlap.model import Goal, Merged, MergedRow, Side
from overlap.workbook.form.fields import ACTION, ID, REMARK, VERDICT, WHO_ACTS, Field
from overlap.workbook.form.form import Form, FormSheet
from overlap.workbook.form.hidden_sheet import Facts
from overlap.workbook.form.prefill import Formula
from overlap.workbook.form.sheet_names import link
from overlap.workbook.form.wording import in_words, label_of, look_of
from overlap.workbook.xlsx import styles
from overlap.workbook.xlsx.book import A3
from overlap.workbook.xlsx.fitting import shortened

from . import gap_differences
from .discussed import NAME, DiscussedTable, what_differs
from .gap_differences import gap_table
from .groups import to_discuss

HEAD: Final = 4
_GOALS: Final = 3  # the column of the vmbo goal; the mbo item stands right of it, then what each group said
_TEXT: Final = 300
_FILL_IN: Final = (VERDICT, ACTION, WHO_ACTS, REMARK)
_GROUP: Final = 17
_SIDES: Final[tuple[Side, Side]] = ("vmbo", "mbo")


class Differences:
    """The sheet Differences as it will be: what stands in which row, and formulas that follow it."""

    def __init__(self, merged: Merged) -> None:
        """Take the reviews that were put together."""
        self._merged = merged
        judged = {n for row in (*merged.discuss, *merged.discuss_gaps) for n in row.said}
        self._groups = [n for n, group in enumerate(merged.groups) if n in judged or not group.joint]
        groups = (Field(f"group {n + 1}", merged.groups[n].name, _GROUP, styles.BETWEEN) for n in self._groups)
        fields = (
            ID,
            Field("number", mark("No."), 5, styles.BETWEEN),
            Field("apart", mark("What differs"), 17, styles.BETWEEN),
            Field("vmbo goal", mark("vmbo goal"), 38, styles.VMBO),
            Field("mbo item", mark("mbo item"), 38, styles.MBO),
            *groups,
            VERDICT,
            ACTION,
            WHO_ACTS,
            Field("remark", REMARK.label, 34, REMARK.colour, fill_in=True),
        )
        self._numbers = {pair: n for n, pair in enumerate(merged.facts.pairs, 1)}
        self._pairs = DiscussedTable(fields, HEAD, merged.discuss)
        self._gaps = gap_table(merged, self._pairs.last, fields)

    def holds(self, row: MergedRow) -> bool:
        """Tell whether a row is to be discussed on this sheet."""
        return self._pairs.holds(row) or self._gaps.holds(row)

    def following(self, row: MergedRow, values: Mapping[str, str | Formula]) -> dict[str, str | Formula]:
        """Give the cells of a row for the sheet Overlap or Gaps: each shows what stands on this sheet, ``values`` as yet."""
        return (self._pairs if self._pairs.holds(row) else self._gaps).following(row, values)

    def write(self, form: Form, _facts: Facts) -> None:
        """Write the sheet; it is the one that is open when the workbook opens."""
        rows, last = self._pairs.rows, self._pairs.last
        sheet = form.sheet(_(NAME), colour=styles.FILL_IN_HEAD)
        sheet.paper(A3)  # like the sheet Overlap
        sheet.fields(self._pairs.fields)
        sheet.title(1, 1, _("What do we not agree on yet?"))
        sheet.text(2, 1, self._explained(), styles.BASE, font_size=11)
        for n, row in enumerate(rows, HEAD + 1):
            self._row(sheet, n, row)
        if not rows:
            sheet.text(HEAD + 1, 3, _("The groups agree on every pair that more than one judged."), styles.NOTE)
        placed = sheet.form_table("review", (HEAD, last), self._pairs.fields, name="differences")
        sheet.colour_by_verdict(placed)
        if self._gaps.rows:
            gap_differences.write(sheet, self._gaps, self._merged)
            last = self._gaps.last
        sheet.freeze(HEAD + 1, 3)
        sheet.repeat(HEAD)
        sheet.print_area(1, 1, last, len(self._pairs.fields) - 1)
        sheet.open_first()
        sheet.first_tab()

    def _explained(self) -> str:
        text = _(
            "To discuss: {what}; the most telling difference first. Fill in here what you decide together: "
            "the sheet Overlap follows."
        ).format(what=to_discuss(self._merged))
        if any(row.to_discuss for row in self._merged.of("own")):
            return f"{text} " + _("Pairs of their own are discussed on the sheet Gaps.")
        return text

    def _row(self, sheet: FormSheet, n: int, row: MergedRow) -> None:
        sheet.text(n, 0, row.id, styles.CELL)
        target = link("review", sheet.form.pairs[self._numbers[row.id]], "B")
        look = {**styles.CENTRED, "underline": 1, "font_color": styles.VMBO}
        sheet.link(n, 1, target, str(self._numbers[row.id]), look)
        apart = what_differs(row)
        if self._merged.facts.origin(row.id) == "sample":
            apart += "\n" + _("(sample)")
        sheet.text(n, 2, apart, styles.CELL, bold=row.distance > 1)
        texts = [apart]
        for column, side in enumerate(_SIDES, _GOALS):
            texts.append(self._goal(sheet, (n, column), row, side))
        for column, group in enumerate(self._groups, _GOALS + 2):
            values: Mapping[str, str] = row.said.get(group, {})
            texts.append(in_words("review", values) or "–")
            sheet.text(n, column, texts[-1], {**styles.CELL, **look_of(values)})
        for column, field in enumerate(_FILL_IN, _GOALS + 2 + len(self._groups)):
            texts.append(label_of("review", field.name, row.values.get(field.name, "")))
            sheet.typed(n, column, texts[-1], styles.TO_FILL)
        sheet.fit(n, zip(texts, (field.width for field in self._pairs.fields[2:]), strict=True), least=2)

    def _goal(self, sheet: FormSheet, at: tuple[int, int], row: MergedRow, side: Side) -> str:
        """Write a goal and its code below it.

        Returns:
            What it shows, for the height of the row.
        """
        goal: Goal = self._merged.facts.goals[side, row.vmbo if side == "vmbo" else row.mbo]
        text = shortened(goal.text, _TEXT)
        soft = {**styles.BASE, "font_color": styles.VMBO if side == "vmbo" else styles.MBO, "font_size": 9}
        parts = [(text, styles.BASE), (f"\n{shortened(goal.code, 60)}" if goal.code else "", soft)]
        sheet.rich(*at, parts, styles.CELL)
        return "".join(part for part, _look in parts)
