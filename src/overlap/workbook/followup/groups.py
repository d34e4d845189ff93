"""The sheet Groups: who judged what, how far they agree, and what is decided by both sides."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from overlap.locale import gettext as _
from overlap.locale import mark, ngettext
from overlap.model import Behalf, Group, Merged, MergedRow, State
from overlap.model.merged import AGREED
from overlap.workbook.form.fields import BEHALF
from overlap.workbook.form.form import Form, FormSheet
from overlap.workbook.form.hidden_sheet import Facts
from overlap.workbook.form.sheet_names import sheet_name
from overlap.workbook.xlsx import styles

NAME: Final = mark("Groups")
_WIDTHS: Final = (2, 46, 24, 12, 28, 28, 12, 12, 10, 12, 10, 34)
_BEHALF: Final = 3  # the column that says on behalf of whom
_FIRST, _LAST = 2, 5  # columns that a text runs over, beside its name


@dataclass(frozen=True, slots=True)
class Groups:
    """The sheet Groups; ``agreement`` says how far the groups agree, name and text of each figure."""

    merged: Merged
    agreement: Sequence[tuple[str, str]]

    def write(self, form: Form, _facts: Facts) -> None:
        """Write the sheet."""
        sheet = form.sheet(_(NAME), colour=styles.REFERENCE)
        sheet.widths(_WIDTHS)
        sheet.title(0, 1, _("Who judged what"))
        row = self._groups(sheet, 2)
        row = _lines(sheet, row + 1, _("How far do the groups agree?"), self.agreement)
        for title, lines in (
            (_("Where do the pairs stand? ({n})").format(n=len(self.merged.facts.asked)), standing(self.merged)),
            (_("Where do the gaps stand? ({n})").format(n=len(self.merged.facts.gaps)), standing_of_gaps(self.merged)),
        ):
            row = _lines(sheet, row + 1, title, [(state, str(n)) for state, n in lines])
        note = _("As it was when the copies were merged. “Discuss later” is no verdict yet: it counts as open.")
        row += 1
        sheet.across(row, 1, _LAST, note, styles.NOTE)
        sheet.print_area(0, 1, row, len(_WIDTHS) - 1)

    def _groups(self, sheet: FormSheet, row: int) -> int:
        """Write a table with a row per group; the row below it."""
        heads = (
            _("Group"), _("School"), _("On behalf of"), _("Names of vmbo teachers"), _("Names of mbo teachers"), _("Date"),
            _("pairs judged"), _("own pairs"), _("gaps judged"), sheet_name("agreements"), _("File"),
        )  # fmt: skip
        sheet.heads(row, 1, heads, styles.BETWEEN)
        sheet.high(row, 30)
        for n, group in enumerate(self.merged.groups, row + 1):
            texts = self._texts(group)
            for column, text in enumerate(texts, 1):
                caution = {"font_color": styles.CAUTION} if column == _BEHALF and not group.who.behalf else {}
                sheet.text(n, column, text, styles.CELL, bold=column == 1, **caution)
            sheet.fit(n, zip(texts, _WIDTHS[1:], strict=True))
        return row + len(self.merged.groups) + 1

    def _texts(self, group: Group) -> tuple[str, ...]:
        who = group.who
        behalf = _(BEHALF[who.behalf]) if who.behalf else who.said or _("not filled in")
        judged = _("{n} of {total}").format(n=group.judged, total=len(self.merged.facts.asked))
        counts = (judged, str(group.own), str(group.gaps), str(group.agreements))
        return (group.name, who.school, behalf, who.vmbo_names, who.mbo_names, who.date, *counts, group.file)


def standing(merged: Merged) -> list[tuple[str, int]]:
    """Give where the pairs that were asked about stand, in words, and how many of each; last those of the sample."""
    asked = set(merged.facts.asked)
    counts = _by_state((row for row in merged.of("review") if row.id in asked), len(asked))
    if len(merged.facts.pairs) > len(asked):
        sample = sum(row.state in AGREED for row in merged.of("review") if row.id not in asked)
        counts.append((_("of the sample, which does not count here: judged"), sample))
    return counts


def standing_of_gaps(merged: Merged) -> list[tuple[str, int]]:
    """Give where the goals without a proposal stand, in words, and how many of each."""
    return _by_state(merged.of("gaps"), len(merged.facts.gaps))


def judged_together(merged: Merged) -> int:
    """Count the pairs that were asked about on which one verdict was given that nobody contradicts."""
    asked = set(merged.facts.asked)
    return sum(row.state in AGREED for row in merged.of("review") if row.id in asked)


def to_discuss(merged: Merged) -> str:
    """Say in a line how much is for a joint meeting."""
    pairs, sample, own, gaps = _for_a_meeting(merged)
    counts = (
        (pairs, ngettext("{n} pair", "{n} pairs", pairs) + _in_rows(merged)),
        (sample, ngettext("{n} pair of the sample", "{n} pairs of the sample", sample)),
        (own, ngettext("{n} pair of their own", "{n} pairs of their own", own)),
        (gaps, ngettext("{n} gap", "{n} gaps", gaps)),
    )
    return ", ".join(text.format(n=n) for n, text in counts if n) or _("nothing")


def to_discuss_apart(merged: Merged) -> list[tuple[str, str]]:
    """Give how much is for a joint meeting, name and number of each kind; pairs also where there are none."""
    names = (
        _("Pairs to discuss"),
        _("Pairs of the sample to discuss"),
        _("Pairs of their own to discuss"),
        _("Gaps to discuss"),
    )
    counts = zip(names, _for_a_meeting(merged), (_in_rows(merged), "", "", ""), strict=True)
    return [(name, f"{n}{rows}") for name, n, rows in counts if n or name == names[0]]


def _in_rows(merged: Merged) -> str:
    """Add in how many rows the pairs to discuss stand, "" where each has one of its own."""
    asked = set(merged.facts.asked)
    rows = sum(row.id in asked for row in merged.discuss)
    if rows == _for_a_meeting(merged)[0]:
        return ""
    return " " + ngettext("(in {rows} row)", "(in {rows} rows)", rows).format(rows=rows)


def _for_a_meeting(merged: Merged) -> tuple[int, int, int, int]:
    """How many pairs that were asked about are to be discussed, of the sample, of the groups' own, and how many gaps."""
    asked = set(merged.facts.asked)
    of_pairs = [row.id in asked for row in merged.of("review") if row.to_discuss]
    pairs = sum(of_pairs)
    return pairs, len(of_pairs) - pairs, len(merged.discuss_own), len(merged.discuss_gaps)


def _by_state(rows: Iterable[MergedRow], total: int) -> list[tuple[str, int]]:
    count = Counter((row.state, row.behalf if row.state == "one side" else "") for row in rows)
    count["open", ""] += total - count.total()
    texts: tuple[tuple[tuple[State, Behalf], str], ...] = (
        (("decided", ""), _("decided: vmbo and mbo spoke, and agree")),
        (("one side", "vmbo"), _("one verdict, but only the vmbo spoke: not decided")),
        (("one side", "mbo"), _("one verdict, but only the mbo spoke: not decided")),
        (("unknown", ""), _("one verdict, but nobody filled in on behalf of whom: not decided")),
        (("details", ""), _("the same verdict, but groups differ on what to do: to discuss")),
        (("differ", ""), _("the verdicts differ: to discuss")),
        (("later", ""), _("someone wants to discuss it: to discuss")),
        (("open", ""), _("not judged yet")),
    )
    return [(text, count[key]) for key, text in texts]


def _lines(sheet: FormSheet, row: int, title: str, lines: Iterable[tuple[str, str]]) -> int:
    """Write name and text per line, below a title; the next row."""
    sheet.subtitle(row, 1, title)
    for name, text in lines:
        row += 1
        sheet.text(row, 1, name, styles.CELL, bold=True)
        sheet.across(row, _FIRST, _LAST, text, styles.CELL)
        sheet.fit(row, [(name, _WIDTHS[1]), (text, sum(_WIDTHS[_FIRST : _LAST + 1]))])
    return row + 1
