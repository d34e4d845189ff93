"""Keuzevak × keuzedeel: what of a keuzedeel is had in a keuzevak, and whether what is left over still fills one."""

from typing import Final

from xlsxwriter.worksheet import Worksheet

from overlap.analysis.matrix.electives import DOUBTFUL, ENOUGH, left_over
from overlap.analysis.matrix.matrix import Matrix
from overlap.locale import gettext as _
from overlap.locale import mark
from overlap.workbook.xlsx import styles
from overlap.workbook.xlsx.book import Book, shortened
from overlap.workbook.xlsx.figures import Column, fit_lines, heads, legend, line, number, numbered, share_cell, top

from .lists import Listed, name_and_number

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
_WIDTHS: Final = (40, 40, 12, 12, 12, 12, 12, 30, 56)


def write(book: Book, matrix: Matrix, listed: Listed, name: str) -> None:
    """Write the sheet."""
    sheet = book.sheet(name, colour=styles.FILL_IN_HEAD)
    rows = [r for r in range(len(matrix.rows)) if matrix.unit(r).kind == "keuzevak"]
    columns = [c for c in range(len(matrix.mbo)) if matrix.column(c).kind == "keuzedeel"]
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
    last = top(book, sheet, name, lines, len(_WIDTHS) - 1)
    for n, width in enumerate(_WIDTHS):
        sheet.set_column(n, n, width)
    fit_lines(sheet, lines, sum(_WIDTHS))
    if not rows or not columns:
        missing = _("keuzevakken") if not rows else _("keuzedelen")
        text = _("There are no {what} in these documents, so there is nothing to compare here.")
        sheet.write_string(last + 1, 0, text.format(what=missing), book.format(styles.BASE, bold=True))
        last += 2
    else:
        last = _couples(book, sheet, last + 1, matrix, listed, rows, columns)
        last = _heat(book, sheet, last + 2, matrix, listed, rows, columns)
    if rows:
        _repeated(book, sheet, last + 2, matrix, rows)
    sheet.freeze_panes(1, 1)


def _name(matrix: Matrix, row: int) -> str:
    return shortened(name_and_number(matrix, row), 75)


def _couples(book: Book, sheet: Worksheet, row: int, matrix: Matrix, listed: Listed, rows: list[int], columns: list[int]) -> int:
    """The couples that overlap most, with what is left over. The row below."""
    mbo = styles.MBO
    texts = [_("keuzevak (vmbo)"), _("keuzedeel (mbo)"), _("items"), _("size, hours"), _("had already"), _("left, items")]
    texts += [_("left, hours"), _("what that means"), _("Probably left over")]
    colours = (styles.VMBO, *[mbo] * 6, styles.BETWEEN, mbo)
    table = [Column(t, w, colour) for t, w, colour in zip(texts, _WIDTHS, colours, strict=True)]
    sheet.write_string(row, 0, _("What overlaps most, with what is left over"), book.format(styles.SUBTITLE))
    heads(book, sheet, row + 1, table)
    couples = [(r, c) for r in rows for c in columns if matrix.cell(r, c).mbo.part(matrix.cell(r, c).mbo.overlap) >= _FROM]
    couples.sort(key=lambda at: (-round(matrix.cell(*at).mbo.part(matrix.cell(*at).mbo.overlap), 4), at))
    for n, (r, c) in enumerate(couples[:_MOST], row + 2):
        cell = matrix.cell(r, c)
        left = left_over(cell, matrix.mbo[c].curriculum.goals)
        size, hours = (None if figure is None else round(figure) for figure in (left.size, left.hours))
        items = zip(matrix.mbo[c].curriculum.goals, cell.chances, strict=True)
        new = [shortened(goal.text, 70) for goal, chance in items if chance < _NEW]
        named = "; ".join(new[:_NAMED]) + (_(" … and {n} more").format(n=len(new) - _NAMED) if len(new) > _NAMED else "")
        values = [
            _name(matrix, r),
            numbered(matrix.column(c)),
            cell.mbo.goals,
            size,
            cell.mbo.part(cell.mbo.overlap),
            round(cell.mbo.goals - cell.mbo.overlap),
            hours,
        ]
        line(book, sheet, n, table, [*values, _(_MEANS[left.verdict]), named])
        if link := listed.link(r, c):
            number(book, sheet, n, _HAD, cell.mbo.part(cell.mbo.overlap), {**styles.PERCENT, "underline": 1}, link)
    end = row + 2 + min(_MOST, len(couples))
    if len(couples) > _MOST or not couples:
        text = _("{n} couples overlap by 10% or more; the first {most} are listed.").format(n=len(couples), most=_MOST)
        sheet.write_string(end, 0, text, book.format(styles.BASE, font_color=styles.SOFT))
        end += 1
    return end


def _heat(book: Book, sheet: Worksheet, row: int, matrix: Matrix, listed: Listed, rows: list[int], columns: list[int]) -> int:
    """All couples: keuzedelen down, keuzevakken across. The row below."""
    title = _("Share of the keuzedeel that was had in the keuzevak")
    sheet.write_string(row, 0, title, book.format(styles.SUBTITLE))
    legend(book, sheet, row, 2, 5)
    shown = rows[: len(_WIDTHS) - _SHARES]
    texts = [_("keuzedeel (mbo)"), *(shortened(name_and_number(matrix, r), 45) for r in shown)]
    for n, text in zip((0, *range(_SHARES, len(_WIDTHS))), texts, strict=False):
        look = {**styles.head(styles.VMBO if n else styles.MBO), "font_size": 9, "indent": 0}
        sheet.write_string(row + 1, n, text, book.format(look))
        if n == 0:
            sheet.write_blank(row + 1, 1, None, book.format(look))
    sheet.set_row(row + 1, 70)
    for m, c in enumerate(columns, row + 2):
        sheet.merge_range(m, 0, m, 1, shortened(numbered(matrix.column(c)), 80), book.format(styles.CELL))
        sheet.set_row(m, 28)
        for n, r in enumerate(shown, _SHARES):
            share = matrix.cell(r, c).mbo
            share_cell(book, sheet, m, n, share.part(share.overlap), listed.link(r, c))
    end = row + 2 + len(columns)
    if len(shown) < len(rows):
        text = _("The first {n} of {all} keuzevakken; all of them are on the sheet {sheet}.")
        text = text.format(n=len(shown), all=len(rows), sheet=listed.names["other way"])
        sheet.write_string(end, 0, text, book.format(styles.BASE, font_color=styles.SOFT))
        end += 1
    return end


def _repeated(book: Book, sheet: Worksheet, row: int, matrix: Matrix, rows: list[int]) -> None:
    """Per keuzevak the kwalificaties in which most of it comes back."""
    columns = [c for c in range(len(matrix.mbo)) if matrix.column(c).kind == "kwalificatie"]
    sheet.write_string(row, 0, _("Keuzevakken that come back most in a kwalificatie"), book.format(styles.SUBTITLE))
    texts = (_("keuzevak (vmbo)"), _("kwalificatie (mbo)"), _("goals"), _("comes back"), _("related only"), _("gap"))
    table = [Column(t, w, styles.VMBO) for t, w in zip(texts, _WIDTHS, strict=False)]
    for n, column in enumerate(table):
        sheet.write_string(row + 1, n, column.head, book.format(styles.head(column.colour)))
    sheet.set_row(row + 1, 30)
    at = row + 2
    for r in rows:
        share = {c: matrix.cell(r, c).vmbo for c in columns}
        for c in sorted(columns, key=lambda c: (-round(share[c].overlap, 4), c))[:3]:
            parts = [share[c].part(part) for part in (share[c].overlap, share[c].related, share[c].gap)]
            line(
                book,
                sheet,
                at,
                table,
                [_name(matrix, r), numbered(matrix.column(c)), share[c].goals, *parts],
            )
            at += 1
