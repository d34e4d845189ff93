"""The same profiel at several schools: what each school's programme gives, and which goals only some of them have."""

from collections.abc import Sequence

from overlap.analysis.matrix.differences import Difference
from overlap.analysis.matrix.matrix import Matrix
from overlap.locale import gettext as _
from overlap.workbook.xlsx import styles
from overlap.workbook.xlsx.book import Book
from overlap.workbook.xlsx.figures import Column as Head
from overlap.workbook.xlsx.figures import heads, kind_name, line, share_cell, top
from overlap.workbook.xlsx.fitting import shortened

_KWALIFICATIES = 24


def write(book: Book, matrix: Matrix, different: Sequence[Difference], name: str) -> None:
    """Write the sheet: per profiel a table of schools against kwalificaties, and one of goals against schools."""
    sheet = book.sheet(name, colour=styles.VMBO)
    lines = [
        _("Schools with the same profiel: how much of each programme comes back, and which goals not every school has."),
        _("Behind a goal: the estimated chance that it overlaps with a kwalificatie; a dash where the school lacks it."),
        _("Only goals that not every school has are listed. Goals are the same where code and text are."),
    ]
    top(sheet, name, (), 0)
    for n, text in enumerate(lines, 1):
        sheet.text(n, 0, text, styles.BASE, font_color=styles.SOFT, font_size=11)
    most = max(len(difference.programmes) for difference in different)
    columns = [Head(_("Code"), 18, styles.VMBO), Head(_("vmbo goal"), 70, styles.VMBO), Head(_("module"), 30, styles.VMBO)]
    columns += [Head(_("schools"), 9, styles.VMBO), *(Head("", 16, styles.VMBO) for _school in range(most))]
    row = len(lines) + 2
    for difference in different:
        schools = [matrix.vmbo[place] for place in difference.programmes]
        names = [shortened(school.name, 60) for school in schools]
        title = _("Profiel {name}: {n} programmes").format(name=difference.profiel, n=len(schools))
        sheet.text(row, 0, title, styles.SUBTITLE)
        for text in _told(difference, names):
            row += 1
            sheet.text(row, 0, text, styles.BASE, font_size=11)
        row += 2
        start = [
            Head(text, c.width, styles.MBO) for text, c in zip((_("No."), _("mbo unit"), _("kind"), ""), columns, strict=False)
        ]
        table = [*start, *(Head(text, 16, styles.VMBO) for text in names)]
        heads(sheet, row, table)
        for c in range(min(_KWALIFICATIES, len(matrix.mbo))):
            unit, row = matrix.column(c), row + 1
            line(sheet, row, table, [unit.number, shortened(unit.name, 120), kind_name(unit), *[None] * (1 + len(names))])
            for n, place in enumerate(difference.programmes, 4):
                share = matrix.meetings[place][c].cells[0].vmbo
                share_cell(sheet, row, n, share.part(share.overlap))
        row += 2
        table = [*columns[:4], *(Head(text, 16, styles.VMBO) for text in names)]
        heads(sheet, row, table)
        first = row
        for one in (one for one in difference.goals if one.count < len(schools)):
            row += 1
            text = one.goal.text + ("\n" + _("(this code has another text elsewhere)") if one.same_code else "")
            values = [one.goal.code, text, shortened(one.goal.module, 60), one.count, *["–"] * len(names)]
            line(sheet, row, table, values)
            for n, chance in enumerate(one.schools, 4):
                if chance is not None:
                    share_cell(sheet, row, n, chance)
            sheet.fit(row, [(one.goal.code, 18), (text, 70), (one.goal.module, 30)])
        if len(different) == 1:
            sheet.filter(first, 0, row, len(table) - 1)
        row += 3
    sheet.freeze(1, 2)
    sheet.paper(8)


def _told(difference: Difference, names: Sequence[str]) -> list[str]:
    """In a few lines: how many goals all schools have, how many each has alone, and codes with several texts."""
    goals, schools = difference.goals, range(len(names))
    same = sum(one.count == len(names) for one in goals)
    lines = [_("{same} of {all} goals are at every school.").format(same=same, all=len(goals))]
    for school, name in zip(schools, names, strict=True):
        has = sum(one.schools[school] is not None for one in goals)
        alone = sum(one.count == 1 and one.schools[school] is not None for one in goals)
        text = _("{name}: {has} goals; {alone} are at this school only, {lacks} of the others are not here.")
        lines.append(text.format(name=name, has=has, alone=alone, lacks=len(goals) - has))
    codes = {one.goal.code for one in goals if one.same_code}
    if codes:
        lines.append(_("{n} codes have a text that differs between schools.").format(n=len(codes)))
    return lines
