"""The sheet Gaps: pairs of the group's own on top, and below them the goals of both sides that nothing was proposed for."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Final

from xlsxwriter.worksheet import Worksheet

from overlap.analysis import Gap, gaps
from overlap.locale import gettext as _
from overlap.model import Comparison, Goal, Pair, Side
from overlap.model.labels import code_of
from overlap.workbook.form.fields import GAPS
from overlap.workbook.form.prefill import Key, further, to_fill
from overlap.workbook.form.sheet_names import link, sheet_name
from overlap.workbook.form.tables import Placed, colour_by_verdict, set_columns, table
from overlap.workbook.xlsx import styles
from overlap.workbook.xlsx.book import Book, height, shortened
from overlap.workbook.xlsx.styles import Properties

from . import own_pairs

_NEAREST: Final = 3  # candidates shown
_CANDIDATE = 0.02  # chance below which the nearest is not worth reading; the first is always shown
GOAL: Final = 300  # characters of a goal; the whole of it stands on the sheet with the programme
_OTHER = 130
_SIDES: tuple[Side, Side] = ("vmbo", "mbo")


def write(book: Book, comparison: Comparison) -> Placed:
    """Write the sheet; the table of gaps as it came to stand."""
    sheet = book.sheet(sheet_name("gaps"), colour=styles.FILL_IN_HEAD)
    fields = book.prefilled.fields("gaps")
    set_columns(sheet, fields)
    found = {side: gaps(comparison, side) for side in _SIDES}
    row = own_pairs.write(book, sheet, 3)
    head = _title(book, sheet, row + 1)
    _opening(book, sheet, found, head + 1)
    near = {side: _near(comparison, side, found[side]) for side in _SIDES}
    at = head
    for side in _SIDES:
        for gap in found[side]:
            at += 1
            first = gap is found[side][0]
            _row(book, sheet, at, side, gap, near[side][gap.goal.id], new=first or _module_changes(found[side], gap))
    if at == head:
        at += 1
        sheet.write_string(at, 2, _("Every goal has at least one proposed pair."), book.format(styles.NOTE))
    placed = table(book, sheet, "gaps", fields, head, at, key_row=head - 1)
    _drop_downs(book, sheet, placed, len(found["vmbo"]), len(found["mbo"]))
    colour_by_verdict(book, sheet, placed)
    sheet.set_paper(8)  # A3: three columns to read and five to fill in
    sheet.freeze_panes(0, 3)
    sheet.repeat_rows(head)
    sheet.print_area(1, 1, at, len(GAPS) - 2 if len(fields) == len(GAPS) else len(fields) - 1)
    return placed


def _opening(book: Book, sheet: Worksheet, found: Mapping[Side, Sequence[Gap]], first: int) -> None:
    """The title, and a way to the gaps of either side, which begin at row ``first``."""
    sheet.write_string(1, 1, _("Gaps, and what the program missed"), book.format(styles.TITLE))
    sheet.set_row(1, 30)
    vmbo, mbo = len(found["vmbo"]), len(found["mbo"])
    for column, n, text, row, colour in (
        (2, vmbo, _("{n} vmbo goals without a proposal"), first, styles.VMBO),
        (3, mbo, _("{n} mbo items without a proposal"), first + vmbo, styles.MBO),
    ):
        if n:
            look = book.format(styles.BASE, underline=1, font_color=colour, indent=1)
            sheet.write_url(2, column, link("gaps", row, "C"), look, text.format(n=n))


def _title(book: Book, sheet: Worksheet, row: int) -> int:
    """Heading and explanation of the table of gaps; the row of its header."""
    sheet.write_string(
        row, 1, _("Nothing was proposed for these: rightly a gap, or overlap after all?"), book.format(styles.SUBTITLE)
    )
    sheet.set_row(row, 24)
    text = _(
        "First the vmbo, then the mbo: filter on the second column. The chance is how likely the computer thinks it that "
        "the two are at least related. It misses a lot: that something stands here does not prove that it is new."
    )
    sheet.write_string(row + 1, 1, text, book.format(styles.BASE, font_color=styles.SOFT))
    return row + 3


def _module_changes(found: Sequence[Gap], gap: Gap) -> bool:
    at = found.index(gap)
    return found[at - 1].goal.module != gap.goal.module


def _near(comparison: Comparison, side: Side, found: Sequence[Gap]) -> dict[str, list[Pair]]:
    """The nearest few of the other side for each gap, best first."""
    wanted = {gap.goal.id for gap in found}
    near: dict[str, list[Pair]] = defaultdict(list)
    for pair in comparison.pairs:  # best first
        own = (pair.vmbo if side == "vmbo" else pair.mbo).id
        if own in wanted and len(near[own]) < _NEAREST and (not near[own] or pair.score >= _CANDIDATE):
            near[own].append(pair)
    return near


def _row(book: Book, sheet: Worksheet, row: int, side: Side, gap: Gap, near: Sequence[Pair], *, new: bool) -> None:
    """A gap: where it stands, what it says, what comes nearest; and room to fill in."""
    colour = styles.VMBO if side == "vmbo" else styles.MBO
    edge: Properties = {"top": 1, "top_color": styles.GROUP_LINE} if new else {}
    cell: Properties = {**styles.CELL, **edge}
    place = f"{side} · {shortened(gap.goal.module or _('(no heading)'), 80)}"
    above = gap.goal.section[-1].title if len(gap.goal.section) > 1 else ""
    goal = shortened(gap.goal.text, GOAL)
    sheet.write_string(row, 0, gap.goal.id, book.format(cell))
    sheet.write_string(row, 1, place, book.format(cell, font_color=colour, bold=new))
    parts: list[tuple[str, Properties]] = [
        (f"{code_of(gap.goal)}  ", {**styles.BASE, "font_color": colour, "bold": True}),
        (goal, styles.BASE),
        (f"\n{shortened(above, 90)}" if above else "", {**styles.BASE, "font_color": styles.SOFT, "italic": True}),
    ]
    book.rich(sheet, row, 2, parts, cell)
    candidates = [_candidate(pair.mbo if side == "vmbo" else pair.vmbo, pair.score) for pair in near]
    book.rich(sheet, row, 3, _candidates(candidates), cell)
    key: Key = "gaps", gap.goal.id
    filled = [(to_fill(book, sheet, row, at, key, GAPS[at], **edge), GAPS[at].width) for at in range(4, len(GAPS) - 1)]
    filled += further(book, sheet, row, key, **edge)
    sheet.write_string(row, len(GAPS) - 1, side, book.format(cell))
    shown = (place, f"{code_of(gap.goal)}  {goal}" + (f"\n{above[:90]}" if above else ""), "\n".join(candidates))
    widths = (field.width for field in GAPS[1:])
    sheet.set_row(row, height([*zip(shown, widths, strict=False), *filled], least=2))


def _candidate(goal: Goal, score: float) -> str:
    return f"{score:.0%}  {shortened(code_of(goal), 30)}  {shortened(goal.text, _OTHER)}"


def _candidates(texts: Sequence[str]) -> list[tuple[str, Properties]]:
    """The nearest, one a line; those after the first in grey."""
    soft: Properties = {**styles.BASE, "font_color": styles.SOFT}
    return [(f"\n{text}" if n else text, soft if n else styles.BASE) for n, text in enumerate(texts)]


def _drop_downs(book: Book, sheet: Worksheet, placed: Placed, vmbo: int, mbo: int) -> None:
    """Each side chooses among the goals of the other."""
    column, first = placed.column("with"), placed.head + 1
    for other, start, n in (("mbo", first, vmbo), ("vmbo", first + vmbo, mbo)):
        if n:
            rule = {
                "validate": "list",
                "source": book.lists[other],
                "error_type": "warning",  # sorting moves rows away from the list of the other side
                "error_title": _("Choose from the list"),
                "error_message": _("Choose a goal of the other side from the list."),
            }
            sheet.data_validation(start, column, start + n - 1, column, rule)
