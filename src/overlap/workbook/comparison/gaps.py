"""The sheet Gaps: pairs of the group's own on top, and below them the goals of both sides that nothing was proposed for."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from overlap.analysis import Gap, gaps, nearest
from overlap.locale import gettext as _
from overlap.locale import ngettext
from overlap.model import Comparison, Goal, Pair, Side
from overlap.model.curriculum import SIDES
from overlap.model.labels import code_of
from overlap.workbook.form import excerpts
from overlap.workbook.form.fields import GAPS
from overlap.workbook.form.form import Form, FormSheet
from overlap.workbook.form.sheet_names import link, sheet_name
from overlap.workbook.xlsx import styles
from overlap.workbook.xlsx.book import A3
from overlap.workbook.xlsx.fitting import RichText, rich_lines, shortened
from overlap.workbook.xlsx.styles import Properties

from . import own_pairs
from .subject import Subject

_CODE, _OTHER = 30, 130  # characters of the code and the text of a candidate
_PLACE: Final = 80  # characters of a module or kerntaak
_ABOVE: Final = 90  # characters of the heading above a goal
_HEADING: Final = 24.0  # points of its row
_FURTHER: Final[Properties] = {**styles.PASSING, "font_size": 9}  # how the candidates after the first look
_OWN_ROW: Final = 3  # where the pairs of the group's own begin


def write(form: Form, subject: Subject) -> None:
    """Write the sheet."""
    sheet = form.sheet(sheet_name("gaps"), colour=styles.FILL_IN_HEAD)
    fields = form.prefilled.fields("gaps")
    sheet.fields(fields)
    by_side = {side: gaps(subject.comparison, side) for side in SIDES}
    row = own_pairs.write(sheet, _OWN_ROW)
    head = _title(sheet, row + 1)
    _opening(sheet, by_side, head + 1)
    rows = [row for side in SIDES for row in _rows(subject.comparison, side, by_side[side])]
    for n, gap_row in enumerate(rows, head + 1):
        gap_row.write(sheet, n)
    if not rows:
        sheet.text(head + 1, 2, _("Every goal has at least one proposed pair."), styles.NOTE)
    last = head + max(1, len(rows))
    placed = sheet.form_table("gaps", (head, last), key_row=head - 1)
    sheet.offer_other_side(placed, by="place")
    sheet.colour_by_verdict(placed)
    sheet.paper(A3)  # three columns to read and five to fill in
    sheet.freeze(0, 3)
    sheet.repeat(head)
    sheet.print_area(1, 1, last, len(GAPS) - 2 if len(fields) == len(GAPS) else len(fields) - 1)


def _opening(sheet: FormSheet, by_side: Mapping[Side, Sequence[Gap]], first: int) -> None:
    """Write the title, and a way to the gaps of either side, which begin at row ``first``."""
    sheet.title(1, 1, _("Gaps, and what the program missed"))
    vmbo, mbo = len(by_side["vmbo"]), len(by_side["mbo"])
    for column, n, text, row, colour in (
        (2, vmbo, ngettext("{n} vmbo goal without a proposal", "{n} vmbo goals without a proposal", vmbo), first, styles.VMBO),
        (3, mbo, ngettext("{n} mbo item without a proposal", "{n} mbo items without a proposal", mbo), first + vmbo, styles.MBO),
    ):
        if n:
            look = {**styles.BASE, "underline": 1, "font_color": colour, "indent": 1}
            sheet.link(2, column, link("gaps", row, "C"), text.format(n=n), look)


def _title(sheet: FormSheet, row: int) -> int:
    """Write heading and explanation of the table of gaps, and give the row of its header."""
    sheet.subtitle(row, 1, _("Nothing was proposed for these: rightly a gap, or overlap after all?"), points=_HEADING)
    text = _(
        "First the vmbo, then the mbo: filter on the second column. The chance is how likely the computer thinks it that "
        "the two are at least related. It misses a lot: that something stands here does not prove that it is new."
    )
    sheet.text(row + 1, 1, text, styles.PASSING)
    return row + 3


@dataclass(frozen=True, slots=True, kw_only=True)
class _GapRow:
    """A goal without a proposal, with what comes nearest on the other side; ``new`` where another module begins."""

    side: Side
    goal: Goal
    near: Sequence[Pair]
    new: bool

    def write(self, sheet: FormSheet, row: int) -> None:
        """Write where it stands, what it says, what comes nearest; and room to fill in."""
        edge = styles.GROUP_EDGE if self.new else {}
        cell = {**styles.CELL, **edge}
        place = f"{self.side} · {shortened(self.goal.module or _('(no heading)'), _PLACE)}"
        goal, candidates = self._goal(), self._candidates()
        sheet.text(row, 0, self.goal.id, cell)
        # no link to its programme: LibreOffice cuts a linked text off where the column ends
        sheet.text(row, 1, place, cell, font_color=styles.SIDES[self.side], bold=self.new)
        sheet.rich(row, 2, goal, cell)
        sheet.rich(row, 3, candidates, cell)
        filled = sheet.fill_in(row, ("gaps", self.goal.id), **edge)
        sheet.text(row, len(GAPS) - 1, self.side, cell)
        lines = (rich_lines(parts, field.width) for parts, field in zip((goal, candidates), GAPS[2:4], strict=True))
        sheet.fit(row, [(place, GAPS[1].width), *filled], least=max(2, *lines))

    def _goal(self) -> RichText:
        """Give code and text of the goal, and below it in passing the heading above it."""
        above = self.goal.section[-1].title if len(self.goal.section) > 1 else ""
        return [
            (f"{code_of(self.goal)}  ", {**styles.BASE, "font_color": styles.SIDES[self.side], "bold": True}),
            (shortened(self.goal.text, excerpts.GAP), styles.BASE),
            (f"\n{shortened(above, _ABOVE)}" if above else "", {**styles.PASSING, "italic": True}),
        ]

    def _candidates(self) -> RichText:
        """Give the nearest, one a line; those after the first smaller, in grey."""
        parts: RichText = []
        for n, pair in enumerate(self.near):
            other = pair.mbo if self.side == "vmbo" else pair.vmbo
            text = f"{pair.score:.0%}  {shortened(code_of(other), _CODE)}  {shortened(other.text, _OTHER)}"
            parts.append((f"\n{text}", _FURTHER) if n else (text, styles.BASE))
        return parts


def _rows(comparison: Comparison, side: Side, without: Sequence[Gap]) -> Iterator[_GapRow]:
    """Give the gaps of a side as rows, with the nearest few of the other side for each, best first."""
    near = nearest(comparison, side, without)
    module = None
    for gap in without:
        yield _GapRow(side=side, goal=gap.goal, near=near[gap.goal.id], new=gap.goal.module != module)
        module = gap.goal.module
