"""The sheet Groups: who judged what, how far they agree, and what is decided by both sides."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from typing import Final

from overlap.locale import gettext as _
from overlap.model import Behalf, Merged, State
from overlap.workbook.form.fields import BEHALF
from overlap.workbook.form.form import Form, FormSheet
from overlap.workbook.form.hidden_sheet import Facts
from overlap.workbook.form.sheet_names import sheet_name
from overlap.workbook.xlsx import styles

_WIDTHS: Final = (2, 46, 24, 12, 28, 28, 12, 12, 10, 12, 10, 34)


def groups(merged: Merged, figures: Sequence[tuple[str, str]]) -> Callable[[Form, Facts], None]:
    """What writes the sheet; ``figures`` say how far the groups agree, name and text of each."""

    def write(book: Form, _facts: Facts) -> None:
        sheet = book.sheet(_("Groups"), colour=styles.REFERENCE)
        for column, width in enumerate(_WIDTHS):
            sheet.wide(column, column, width)
        sheet.text(0, 1, _("Who judged what"), styles.TITLE)
        sheet.high(0, 30)
        row = _groups(sheet, merged, 2)
        row = _lines(sheet, row + 1, _("How far do the groups agree?"), figures)
        counts = [(name, str(n)) for name, n in standing(merged)]
        row = _lines(sheet, row + 1, _("Where do the {n} pairs stand?").format(n=len(merged.facts.asked)), counts)
        sheet.print_area(0, 1, row, len(_WIDTHS) - 1)

    return write


def standing(merged: Merged) -> list[tuple[str, int]]:
    """Where the pairs that were asked about stand, in words, and how many of each; last those of the sample."""
    asked = set(merged.facts.asked)
    rows = [row for row in merged.of("review") if row.id in asked]
    count = Counter((row.state, row.behalf if row.state == "one side" else "") for row in rows)
    count["open", ""] += len(asked) - len(rows)
    texts: tuple[tuple[tuple[State, Behalf], str], ...] = (
        (("decided", ""), _("decided: vmbo and mbo spoke, and agree")),
        (("one side", "vmbo"), _("one verdict, but only the vmbo spoke: not decided")),
        (("one side", "mbo"), _("one verdict, but only the mbo spoke: not decided")),
        (("unknown", ""), _("one verdict, but nobody filled in on behalf of whom: not decided")),
        (("differ", ""), _("the verdicts differ: to discuss")),
        (("later", ""), _("someone wants to discuss it: to discuss")),
        (("open", ""), _("not judged yet")),
    )
    found = [(text, count[key]) for key, text in texts]
    sample = sum(row.state not in ("open", "later") for row in merged.of("review") if row.id not in asked)
    if len(merged.facts.pairs) > len(asked):
        found.append((_("of the sample, which does not count here: judged"), sample))
    return found


def _groups(sheet: FormSheet, merged: Merged, row: int) -> int:
    heads = (
        _("Group"), _("School"), _("On behalf of"), _("Names of vmbo teachers"), _("Names of mbo teachers"), _("Date"),
        _("pairs judged"), _("own pairs"), _("gaps judged"), sheet_name("agreements"), _("File"),
    )  # fmt: skip
    for column, text in enumerate(heads, 1):
        sheet.text(row, column, text, styles.head(styles.BETWEEN))
    sheet.high(row, 30)
    total = len(merged.facts.asked)
    for n, group in enumerate(merged.groups, row + 1):
        who = group.who
        behalf = _(BEHALF[who.behalf]) if who.behalf else who.said or _("not filled in")
        judged = _("{n} of {total}").format(n=group.judged, total=total)
        counts = (judged, str(group.own), str(group.gaps), str(group.agreements))
        texts = (group.name, who.school, behalf, who.vmbo_names, who.mbo_names, who.date, *counts, group.file)
        for column, text in enumerate(texts, 1):
            caution = {"font_color": styles.CAUTION} if column == 3 and not who.behalf else {}
            sheet.text(n, column, text, styles.CELL, bold=column == 1, **caution)
        sheet.fit(n, zip(texts, _WIDTHS[1:], strict=True))
    return row + len(merged.groups) + 1


def _lines(sheet: FormSheet, row: int, title: str, lines: Iterable[tuple[str, str]]) -> int:
    """Name and text per line, below a title; the next row."""
    sheet.text(row, 1, title, styles.SUBTITLE)
    sheet.high(row, 22)
    across = sum(_WIDTHS[2:6])
    for name, text in lines:
        row += 1
        sheet.text(row, 1, name, styles.CELL, bold=True)
        sheet.across(row, 2, 5, "", styles.CELL)
        sheet.text(row, 2, text, styles.CELL)
        sheet.fit(row, [(name, _WIDTHS[1]), (text, across)])
    return row + 1
