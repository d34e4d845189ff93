"""Keuzevak × keuzedeel: what of a keuzedeel is had in a keuzevak, and whether what is left over still fills one."""

from typing import Final

from overlap.analysis.matrix.electives import DOUBTFUL, ENOUGH, left_over
from overlap.analysis.units import numbered
from overlap.locale import gettext as _
from overlap.locale import mark
from overlap.model import Goal
from overlap.workbook.xlsx import styles
from overlap.workbook.xlsx.figures import FigureBook, FigureColumn, FigureSheet, FigureTable
from overlap.workbook.xlsx.fitting import shortened

from .subject import MatrixSubject

_MEANS: Final = {
    "enough": mark("enough is left: can be chosen after this keuzevak"),
    "smaller": mark("a smaller keuzedeel may be left: discuss"),
    "doubtful": mark("doubtful: discuss"),
    "ondoelmatig": mark("probably ondoelmatig afterwards; may be offered in the vmbo"),
}
_FROM: Final = 0.1  # share that overlaps below which a couple is not listed
_MOST: Final = 200
_SHARES: Final = 2  # the first column of the heat map with shares
_HAD: Final = 4  # the column with the share that was had
_NEW: Final = 0.4  # chance of overlap below which an item counts as left over, as for a proposal of "verwant"
_NAMED: Final = 6
_BACK: Final = 3  # kwalificaties named for a keuzevak
_WIDTHS: Final = (40, 40, 12, 12, 12, 12, 12, 30, 56)


def write(book: FigureBook, subject: MatrixSubject) -> None:
    """Write the sheet with keuzevakken beside keuzedelen, and beside the kwalificaties in which they come back."""
    name = subject.names["electives"]
    sheet = book.sheet(name, colour=styles.FILL_IN_HEAD)
    lines = [
        _(
            "Which keuzedelen can be offered in the vmbo already, and which keuzevakken come back in a kwalificatie? The first "
            "table has the couples that overlap most, with the keuzedeel that is had for the largest part on top."
        ),
        _(
            "The rule: SBB calls overlap ondoelmatig when what is left over is no full keuzedeel any more, given its size (said "
            "of a keuzedeel beside a kwalificatie; SBB gives no figure). Here at least {enough:.0%} left is enough and less than "
            "{doubtful:.0%} probably ondoelmatig; of a keuzedeel of 480 hours or more, what is left may fill one of 240. These "
            "bounds are a choice of this program: the group decides."
        ).format(enough=ENOUGH, doubtful=DOUBTFUL),
        _(
            "What is left over is counted in items; in hours only where the document gives hours for each row. A total is never "
            "spread over items. Size: what the document says of the whole keuzedeel."
        ),
    ]
    row = sheet.top(name, lines, _WIDTHS)
    sheet.widths(_WIDTHS)
    _Electives(sheet, subject).write(row + 1)
    sheet.freeze(1, 1)


class _Electives:
    """The tables of the sheet: which rows of the matrix are keuzevakken, and which columns keuzedelen."""

    def __init__(self, sheet: FigureSheet, subject: MatrixSubject) -> None:
        self._sheet, self._subject, self._matrix = sheet, subject, subject.matrix
        self._rows = [row for row in range(len(self._matrix.rows)) if self._matrix.unit(row).kind == "keuzevak"]
        self._columns = self._columns_of("keuzedeel")

    def write(self, row: int) -> None:
        """Write the tables from a row on, or that there is nothing to compare."""
        if self._rows and self._columns:
            row = self._heat_map(self._couples(row) + 2)
        else:
            missing = _("keuzedelen") if self._rows else _("keuzevakken")
            text = _("There are no {what} in these documents, so there is nothing to compare here.")
            self._sheet.text(row, 0, text.format(what=missing), styles.BASE, bold=True)
            row += 1
        if self._rows:
            self._in_kwalificaties(row + 2)

    def _columns_of(self, kind: str) -> list[int]:
        return [column for column in range(len(self._matrix.mbo)) if self._matrix.column(column).kind == kind]

    def _name(self, row: int, most: int = 75) -> str:
        return shortened(self._subject.unit_and_programme(row), most)

    def _had(self, row: int, column: int) -> float:
        """The share (0 to 1) of a keuzedeel that was had in a keuzevak."""
        share = self._matrix.cell(row, column).mbo
        return share.part(share.overlap)

    def _couples(self, row: int) -> int:
        """Write the couples that overlap most, with what is left over; the row below."""
        mbo = styles.MBO
        table = FigureTable(
            self._sheet,
            [
                FigureColumn(_("keuzevak (vmbo)"), _WIDTHS[0], styles.VMBO),
                FigureColumn(_("keuzedeel (mbo)"), _WIDTHS[1], mbo),
                FigureColumn(_("items"), _WIDTHS[2], mbo),
                FigureColumn(_("size, hours"), _WIDTHS[3], mbo),
                FigureColumn(_("had already"), _WIDTHS[4], mbo),
                FigureColumn(_("left, items"), _WIDTHS[5], mbo),
                FigureColumn(_("left, hours"), _WIDTHS[6], mbo),
                FigureColumn(_("what that means"), _WIDTHS[7]),
                FigureColumn(_("Probably left over"), _WIDTHS[8], mbo),
            ],
        )
        self._sheet.text(row, 0, _("What overlaps most, with what is left over"), styles.SUBTITLE)
        table.heads(row + 1)
        couples = [(r, c) for r in self._rows for c in self._columns if self._had(r, c) >= _FROM]
        couples.sort(key=lambda couple: (-round(self._had(*couple), 4), couple))
        for n, couple in enumerate(couples[:_MOST], row + 2):
            self._couple(table, n, *couple)
        end = row + 2 + min(_MOST, len(couples))
        if len(couples) > _MOST or not couples:
            text = _("{n} couples overlap by 10% or more; the first {most} are listed.").format(n=len(couples), most=_MOST)
            self._sheet.text(end, 0, text, styles.PASSING)
            end += 1
        return end

    def _couple(self, table: FigureTable, n: int, row: int, column: int) -> None:
        """Write keuzevak and keuzedeel in row ``n`` of the sheet."""
        cell, goals, had = self._matrix.cell(row, column), self._matrix.mbo[column].curriculum.goals, self._had(row, column)
        left = left_over(cell, goals)
        size, hours = (None if figure is None else round(figure) for figure in (left.size, left.hours))
        new = [goal for goal, chance in zip(goals, cell.chances, strict=True) if chance < _NEW]
        names = self._name(row), numbered(self._matrix.column(column))
        figures = cell.mbo.goals, size, had, round(cell.mbo.goals - cell.mbo.overlap), hours
        table.line(n, [*names, *figures, _(_MEANS[left.verdict]), _in_short(new)])
        if link := self._subject.link(row, column):
            self._sheet.linked(n, _HAD, had, {**styles.PERCENT, "underline": 1}, link)

    def _heat_map(self, row: int) -> int:
        """Write all couples: keuzedelen down, keuzevakken across; the row below."""
        sheet = self._sheet
        title = _("Share of the keuzedeel that was had in the keuzevak")
        sheet.text(row, 0, title, styles.SUBTITLE)
        sheet.legend(row, 2)
        shown = self._rows[: len(_WIDTHS) - _SHARES]
        small = {"font_size": 9, "indent": 0}
        sheet.text(row + 1, 0, _("keuzedeel (mbo)"), styles.head(styles.MBO), **small)
        sheet.blank(row + 1, 1, styles.head(styles.MBO), **small)
        sheet.heads(row + 1, _SHARES, [self._name(r, 45) for r in shown], styles.VMBO, **small)
        sheet.high(row + 1, 70)
        for n, column in enumerate(self._columns, row + 2):
            sheet.across(n, 0, 1, shortened(numbered(self._matrix.column(column)), 80), styles.CELL)
            sheet.high(n, 28)
            for m, r in enumerate(shown, _SHARES):
                sheet.share(n, m, self._had(r, column), self._subject.link(r, column))
        end = row + 2 + len(self._columns)
        if len(shown) < len(self._rows):
            text = _("The first {n} of {all} keuzevakken; all of them are on the sheet {sheet}.")
            text = text.format(n=len(shown), all=len(self._rows), sheet=self._subject.names["other way"])
            sheet.text(end, 0, text, styles.PASSING)
            end += 1
        return end

    def _in_kwalificaties(self, row: int) -> None:
        """Write per keuzevak the kwalificaties in which most of it comes back."""
        texts = (_("keuzevak (vmbo)"), _("kwalificatie (mbo)"), _("goals"), _("comes back"), _("related only"), _("gap"))
        table = FigureTable(self._sheet, [FigureColumn(text, width) for text, width in zip(texts, _WIDTHS, strict=False)])
        self._sheet.text(row, 0, _("Keuzevakken that come back most in a kwalificatie"), styles.SUBTITLE)
        self._sheet.heads(row + 1, 0, texts, styles.VMBO)
        self._sheet.high(row + 1, 30)
        n = row + 2
        for r in self._rows:
            shares = [(column, self._matrix.cell(r, column).vmbo) for column in self._columns_of("kwalificatie")]
            shares.sort(key=lambda couple: -round(couple[1].overlap, 4))
            for column, share in shares[:_BACK]:
                parts = [share.part(part) for part in (share.overlap, share.related, share.gap)]
                table.line(n, [self._name(r), numbered(self._matrix.column(column)), share.goals, *parts])
                n += 1


def _in_short(goals: list[Goal]) -> str:
    """The first goals in a few words each, and how many more there are."""
    named = "; ".join(shortened(goal.text, 70) for goal in goals[:_NAMED])
    return named + (_(" … and {n} more").format(n=len(goals) - _NAMED) if len(goals) > _NAMED else "")
