"""The sheet Differences: what groups do not agree on, in the order to discuss it, with room for the joint verdict."""

from collections.abc import Mapping
from typing import Final

from xlsxwriter.utility import xl_col_to_name
from xlsxwriter.worksheet import Worksheet

from overlap.locale import gettext as _
from overlap.locale import mark
from overlap.model import Goal, Merged, MergedRow, Side
from overlap.model.verdicts import PAIR_OVERLAPS
from overlap.workbook.form.fields import ACTION, ID, REMARK, VERDICT, WHO_ACTS, Field
from overlap.workbook.form.hidden_sheet import Facts
from overlap.workbook.form.prefill import Formula, write_value
from overlap.workbook.form.sheet_names import link
from overlap.workbook.form.tables import colour_by_verdict, set_columns, table
from overlap.workbook.form.wording import in_words, label_of, look_of
from overlap.workbook.xlsx import styles
from overlap.workbook.xlsx.book import Book, height, shortened

HEAD: Final = 4
_TEXT: Final = 300
_FILL_IN: Final = (VERDICT, ACTION, WHO_ACTS, REMARK)
_GROUP: Final = 17


class Differences:
    """The sheet as it will be: what stands in which row, and formulas that follow it."""

    def __init__(self, merged: Merged) -> None:
        self._merged = merged
        said = {n for row in merged.discuss for n in row.said}
        self._groups = [n for n, group in enumerate(merged.groups) if n in said or not group.joint]
        groups = (Field(f"group {n + 1}", merged.groups[n].name, _GROUP, styles.BETWEEN) for n in self._groups)
        self.fields = (
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
        self._ids = {row.id for row in merged.discuss}
        self.last = HEAD + max(1, len(merged.discuss))

    def holds(self, row: MergedRow) -> bool:
        """Whether a row is to be discussed here."""
        return row.table == "review" and row.id in self._ids

    def following(self, row: MergedRow) -> dict[str, str | Formula]:
        """The cells of the row on the sheet Overlap: each shows what stands here, wherever sorting brought it."""
        return {field.name: Formula(self._formula(row.id, field.name), row.values.get(field.name, "")) for field in _FILL_IN}

    def _formula(self, pair: str, name: str) -> str:
        return f'=IFERROR(INDEX({self._cells(name)},MATCH("{pair}",{self._cells("id")},0))&"","")'

    def _cells(self, name: str) -> str:
        letter = xl_col_to_name([field.name for field in self.fields].index(name))
        sheet = _("Differences")
        return f"'{sheet}'!${letter}${HEAD + 2}:${letter}${self.last + 1}"

    def write(self, book: Book, _facts: Facts) -> None:
        """Write the sheet; it is the one that is open when the workbook opens."""
        rows = self._merged.discuss
        sheet = book.sheet(_("Differences"), colour=styles.FILL_IN_HEAD)
        sheet.set_paper(8)  # A3, like the sheet Overlap
        set_columns(sheet, self.fields)
        sheet.write_string(1, 1, _("What do we not agree on yet?"), book.format(styles.TITLE))
        sheet.set_row(1, 30)
        sheet.write_string(2, 1, self._explained(), book.format(styles.BASE, font_size=11))
        for n, row in enumerate(rows, HEAD + 1):
            self._row(book, sheet, n, row)
        if not rows:
            sheet.write_string(
                HEAD + 1, 3, _("The groups agree on every pair that more than one judged."), book.format(styles.NOTE)
            )
        placed = table(book, sheet, "review", self.fields, HEAD, self.last, name="differences")
        colour_by_verdict(book, sheet, placed)
        sheet.freeze_panes(HEAD + 1, 3)
        sheet.repeat_rows(HEAD)
        sheet.print_area(1, 1, self.last, len(self.fields) - 1)
        sheet.activate()
        sheet.set_first_sheet()

    def _explained(self) -> str:
        gaps = sum(row.to_discuss for row in self._merged.of("gaps"))
        own = sum(row.to_discuss for row in self._merged.of("own"))
        text = _(
            "{n} pairs to discuss, the most telling difference first. Fill in here what you decide together: "
            "the sheet Overlap follows."
        ).format(n=len(self._merged.discuss))
        if gaps or own:
            more = _("On the sheet Gaps they differ too (own pairs: {own}, gaps: {gaps}).").format(own=own, gaps=gaps)
            return f"{text} {more}"
        return text

    def _row(self, book: Book, sheet: Worksheet, n: int, row: MergedRow) -> None:
        cell = book.format(styles.CELL)
        sheet.write_string(n, 0, row.id, cell)
        target = link("review", book.tables["review"].head + self._numbers[row.id], "B")
        look = book.format(styles.CENTRED, underline=1, font_color=styles.VMBO)
        sheet.write_url(n, 1, target, look, str(self._numbers[row.id]))
        apart = what_differs(row)
        if self._merged.facts.origin(row.id) == "sample":
            apart += "\n" + _("(sample)")
        sheet.write_string(n, 2, apart, book.format(styles.CELL, bold=row.distance > 1))
        texts = [(apart, self.fields[2].width)]
        for column, side in ((3, "vmbo"), (4, "mbo")):
            shown = self._goal(book, sheet, (n, column), row, side)  # type: ignore[arg-type]
            texts.append((shown, self.fields[column].width))
        for column, group in enumerate(self._groups, 5):
            values: Mapping[str, str] = row.said.get(group, {})
            text = in_words("review", values) or "–"
            sheet.write_string(n, column, text, book.format({**styles.CELL, **look_of(values)}))
            texts.append((text, _GROUP))
        first = 5 + len(self._groups)
        for column, field in enumerate(_FILL_IN, first):
            text = label_of("review", field.name, row.values.get(field.name, ""))
            write_value(book, sheet, n, column, text, styles.TO_FILL)
            texts.append((text, self.fields[column].width))
        sheet.set_row(n, height(texts, least=2))

    def _goal(self, book: Book, sheet: Worksheet, at: tuple[int, int], row: MergedRow, side: Side) -> str:
        """A goal and its code below it; the text."""
        goal: Goal = self._merged.facts.goals[side, row.vmbo if side == "vmbo" else row.mbo]
        text = shortened(goal.text, _TEXT)
        soft = {**styles.BASE, "font_color": styles.VMBO if side == "vmbo" else styles.MBO, "font_size": 9}
        parts = [(text, styles.BASE), (f"\n{shortened(goal.code, 60)}" if goal.code else "", soft)]
        book.rich(sheet, *at, parts, styles.CELL)
        return "".join(part for part, _look in parts)


def what_differs(row: MergedRow) -> str:
    """Why a row is on the list, in words."""
    if row.distance > 2:
        return _("overlap or not")
    if row.distance == 2:
        return _("overlap or only related")
    if row.distance == 1:
        return _("repetition or deepening") if set(row.verdicts) <= {*PAIR_OVERLAPS} else _("related or not")
    return _("asked to discuss") if row.state == "later" else _("same verdict, other action")
