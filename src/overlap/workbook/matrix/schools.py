"""The same profiel at several schools: what each school's programme gives, and which goals only some of them have."""

from collections.abc import Sequence
from typing import Final

from overlap.analysis.matrix.differences import Difference
from overlap.analysis.units import kind_name
from overlap.locale import gettext as _
from overlap.locale import ngettext
from overlap.workbook.xlsx import styles
from overlap.workbook.xlsx.book import A3
from overlap.workbook.xlsx.figures import FigureBook, FigureColumn, FigureSheet, FigureTable
from overlap.workbook.xlsx.fitting import shortened

from .subject import MatrixSubject

_KWALIFICATIES: Final = 24
_WIDTHS: Final = (18, 70, 30, 9)  # of both tables, before the schools
_SCHOOL: Final = 16
_FIRST: Final = len(_WIDTHS)  # the column of the first school


def write(book: FigureBook, subject: MatrixSubject) -> None:
    """Write the sheet, if schools have the same profiel: a table of schools against kwalificaties, and one of their goals."""
    if not subject.differences:
        return
    name = subject.names["differences"]
    sheet = book.sheet(name, colour=styles.VMBO)
    lines = [
        _("Schools with the same profiel: how much of each programme comes back, and which goals not every school has."),
        _("Behind a goal: the estimated chance that it overlaps with a kwalificatie; a dash where the school lacks it."),
        _("Only goals that not every school has are listed. Goals are the same where code and text are."),
    ]
    row = sheet.open_top(name, lines) + 1
    for difference in subject.differences:
        profiel = _Profiel(sheet, subject, difference)
        row = profiel.title(row)
        row = profiel.kwalificaties(row + 2)
        row = profiel.goals(row + 2, filtered=len(subject.differences) == 1) + 3
    sheet.freeze(1, 2)
    sheet.paper(A3)


class _Profiel:
    """The part of the sheet about a profiel. Its methods write in rows from 0, and give the last row that they wrote in."""

    def __init__(self, sheet: FigureSheet, subject: MatrixSubject, difference: Difference) -> None:
        self._sheet, self._matrix, self._difference = sheet, subject.matrix, difference
        self._names = [shortened(self._matrix.vmbo[place].name, 60) for place in difference.programmes]

    def title(self, row: int) -> int:
        """Write what it is about, and what the schools have in common."""
        title = _("Profiel {name}: {n} programmes").format(name=self._difference.profiel, n=len(self._names))
        self._sheet.text(row, 0, title, styles.SUBTITLE)
        lines = _in_lines(self._difference, self._names)
        for n, text in enumerate(lines, row + 1):
            self._sheet.text(n, 0, text, styles.BASE, font_size=11)
        return row + len(lines)

    def kwalificaties(self, row: int) -> int:
        """Write how much of each school's programme comes back in each kwalificatie."""
        table = self._table((_("No."), _("mbo unit"), _("kind"), ""), styles.MBO)
        table.heads(row)
        for column in range(min(_KWALIFICATIES, len(self._matrix.mbo))):
            row += 1
            unit = self._matrix.column(column)
            values = unit.number, shortened(unit.name, 120), kind_name(unit.kind)
            table.line(row, [*values, None, *(None for _school in self._names)])
            for n, place in enumerate(self._difference.programmes, _FIRST):
                share = self._matrix.meetings[place][column].cells[0].vmbo
                self._sheet.share(row, n, share.part(share.overlap))
        return row

    def goals(self, row: int, *, filtered: bool) -> int:
        """Write which goals only some of the schools have; with a filter where it is the only such table on the sheet."""
        head = row
        table = self._table((_("Code"), _("vmbo goal"), _("module"), _("schools")), styles.VMBO)
        table.heads(head)
        for shared in self._difference.goals:
            if shared.count == len(self._names):
                continue
            row += 1
            goal = shared.goal
            text = goal.text + ("\n" + _("(this code has another text elsewhere)") if shared.same_code else "")
            table.line(row, [goal.code, text, shortened(goal.module, 60), shared.count, *("–" for _school in self._names)])
            for n, chance in enumerate(shared.schools, _FIRST):
                if chance is not None:
                    self._sheet.share(row, n, chance)
            self._sheet.fit(row, zip((goal.code, text, goal.module), _WIDTHS, strict=False))
        if filtered:
            self._sheet.filter(head, 0, row, _FIRST + len(self._names) - 1)
        return row

    def _table(self, heads: Sequence[str], colour: str) -> FigureTable:
        columns = [FigureColumn(text, width, colour) for text, width in zip(heads, _WIDTHS, strict=True)]
        return FigureTable(self._sheet, [*columns, *(FigureColumn(name, _SCHOOL, styles.VMBO) for name in self._names)])


def _in_lines(difference: Difference, names: Sequence[str]) -> list[str]:
    """In a few lines: how many goals all schools have, how many each has alone, and codes with several texts."""
    goals = difference.goals
    same = sum(shared.count == len(names) for shared in goals)
    lines = [_("Goals that every school has: {same} of {all}.").format(same=same, all=len(goals))]
    for school, name in enumerate(names):
        has = sum(shared.schools[school] is not None for shared in goals)
        alone = sum(shared.count == 1 and shared.schools[school] is not None for shared in goals)
        text = ngettext(
            "{name}: {has} goal; at this school only: {alone}; of the others not here: {lacks}.",
            "{name}: {has} goals; at this school only: {alone}; of the others not here: {lacks}.",
            has,
        )
        lines.append(text.format(name=name, has=has, alone=alone, lacks=len(goals) - has))
    codes = {shared.goal.code for shared in goals if shared.same_code}
    if codes:
        text = ngettext(
            "{n} code has a text that differs between schools.", "{n} codes have a text that differs between schools.", len(codes)
        )
        lines.append(text.format(n=len(codes)))
    return lines
