"""The sheet with the whole on one screen and one page: coverage both ways, where the two meet, and how far the group is.

One set of columns serves every block: name, goals, overlap, alleen verwant, hiaat, still open; to the right of them a
column per kerntaak.
"""

from collections.abc import Sequence
from typing import Final

from xlsxwriter.worksheet import Worksheet

from overlap.analysis import Coverage, coverage, gaps, next_to_nothing
from overlap.locale import gettext as _
from overlap.locale import ngettext
from overlap.model import BANDS, Comparison, Outcome, Side, Verdict, labels
from overlap.workbook.form.hidden_sheet import Facts
from overlap.workbook.form.sheet_names import link, sheet_name
from overlap.workbook.xlsx import styles
from overlap.workbook.xlsx.book import Book, height, shortened

from . import overview_modules
from .answer import answer
from .decided import Decided

NAME, GOALS, OVERLAP, RELATED, GAP, OPEN, _SPACE, KERNTAKEN = range(1, 9)
_WIDTHS: Final = (2, 36, 8, 10, 10, 10, 10, 2)
PARTS: Final = (styles.OVERLAP, styles.RELATED, styles.GAP)  # the same colours in tables and chart
LEAST: Final = 5  # columns that are kept for kerntaken, however few there are
_BIG: Final = {**styles.BASE, "font_size": 18, "bold": True, "num_format": "0%", "align": "right", "indent": 1}
_SMALL: Final = {**styles.BASE, "font_color": styles.SOFT, "font_size": 9, "indent": 1}


def write(book: Book, comparison: Comparison, facts: Facts, decided: Decided) -> None:
    """Write the sheet; the tables it counts in must have been written before."""
    sheet = book.sheet(sheet_name("overview"), colour=styles.VMBO)
    sheet.fit_to_pages(1, 1)
    sheet.center_horizontally()
    for column, width in enumerate(_WIDTHS):
        sheet.set_column(column, column, width)
    columns = overview_modules.set_columns(sheet, comparison, KERNTAKEN, LEAST)
    last_column = KERNTAKEN + columns - 1
    sheet.write_string(0, NAME, _("Overview"), book.format(styles.TITLE))
    sheet.set_row(0, 28)
    titles = f"{shortened(comparison.vmbo.title, 90)}  ↔  {shortened(comparison.mbo.title, 90)}"
    sheet.write_string(1, NAME, titles, book.format(styles.SUBTITLE))
    text = "\n".join(answer(comparison))
    caution = {"font_color": styles.CAUTION} if next_to_nothing(comparison) else {}
    look = book.format(styles.WRAPPED, font_size=11, **caution)
    sheet.merge_range(2, NAME, 2, last_column, "", look)
    sheet.write_string(2, NAME, text, look)
    sheet.set_row(2, height([(text, sum(_WIDTHS) + 10 * columns)], line=15))
    _figures(book, sheet, comparison, facts, decided, 4)
    row = _progress(book, sheet, comparison, decided, 4)
    last, chart_columns = overview_modules.write(book, sheet, comparison, row + 2, KERNTAKEN, columns, chart_row=4)
    sheet.print_area(0, 0, last, last_column + chart_columns)


def _figures(book: Book, sheet: Worksheet, comparison: Comparison, facts: Facts, decided: Decided, row: int) -> None:
    """Per side: the proposal in three large figures, the same in goals, and what the group made of it."""
    heads = (_("Coverage"), _("goals"), _("overlap"), _("related only"), _("gap"), _("still open"))
    colours = (styles.BETWEEN, styles.BETWEEN, *PARTS, styles.BETWEEN)
    for n, (text, colour) in enumerate(zip(heads, colours, strict=True)):
        sheet.write_string(row, NAME + n, text, book.format(styles.head(colour), align="right" if n else "left"))
    sheet.set_row(row, 30)
    sides: tuple[tuple[Side, str, str], ...] = (
        ("mbo", _("mbo: had already in the vmbo?"), styles.MBO),
        ("vmbo", _("vmbo: does it come back in the mbo?"), styles.VMBO),
    )
    for side, title, colour in sides:
        found = coverage(comparison, side)
        _proposal(book, sheet, row + 1, title, colour, found, sure=not next_to_nothing(comparison))
        shares = [decided.share(side, outcome) for outcome in Outcome]
        _decided(book, sheet, row + 3, facts.goals(side, "outcome"), found.total.goals, shares)
        row += 3


def _proposal(book: Book, sheet: Worksheet, row: int, title: str, colour: str, found: Coverage, *, sure: bool) -> None:
    """The proposal for a side; figures that say little are small and grey."""
    share, (low, high) = found.total, found.between
    sheet.set_row(row, 28)
    sheet.write_string(row, NAME, title, book.format(styles.WRAPPED, bold=True, font_size=11, font_color=colour, indent=1))
    sheet.write_number(row, GOALS, share.goals, book.format(_BIG, num_format="0"))
    between = _("estimate; reckon with {low} to {high} overlap").format(low=f"{low:.0%}", high=f"{high:.0%}")
    sheet.write_string(row + 1, NAME, between, book.format(_SMALL))
    for column, number in ((OVERLAP, share.overlap), (RELATED, share.related), (GAP, share.gap)):
        look = _BIG if sure else {**_BIG, "bold": False, "font_size": styles.SIZE, "font_color": styles.SOFT}
        sheet.write_number(row, column, round(share.part(number), 4), book.format(look))
        sheet.write_number(row + 1, column, round(number), book.format(_SMALL, num_format='"ca." 0', align="right"))


def _decided(book: Book, sheet: Worksheet, row: int, outcomes: str, total: int, shares: Sequence[float]) -> None:
    """What the group's verdicts make of it, computed in the workbook."""
    look = book.format(styles.CELL, bold=True, bg_color=styles.VMBO_TINT)
    sheet.write_string(row, NAME, _("after your verdicts"), look)
    sheet.write_blank(row, GOALS, None, look)
    figures = book.format(styles.PERCENT, bold=True, bg_color=styles.VMBO_TINT)
    for column, outcome, share in zip((OVERLAP, RELATED, GAP, OPEN), Outcome, shares, strict=True):
        formula = f'=COUNTIF({outcomes},"{outcome}")/{total}'
        sheet.write_formula(row, column, formula, figures, share)
    sheet.set_row(row, 18)


def _progress(book: Book, sheet: Worksheet, comparison: Comparison, decided: Decided, row: int) -> int:
    """How far the group is: counts that follow what is filled in. The last row used."""
    first, number, more = KERNTAKEN, KERNTAKEN + 2, KERNTAKEN + 3
    look = book.format(styles.head(styles.FILL_IN_HEAD), indent=1)
    sheet.merge_range(row, first, row, KERNTAKEN + LEAST - 1, _("How far are we? (follows what you fill in)"), look)
    review, own = book.tables["review"], book.tables["own"]
    verdicts = review.cells("verdict")
    gap_tables = [table for table in book.tables.values() if table.key == "gaps"]
    judged_gaps = "+".join(f'SUMPRODUCT(--({table.cells("verdict")}<>""))' for table in gap_tables)
    missing = len(gaps(comparison, "vmbo")) + len(gaps(comparison, "mbo"))
    of = _("of {n}")
    asked = f'({review.cells("origin")}<>"sample")'
    total = len(comparison.asked)
    lines = [(_("pairs judged"), f'=SUMPRODUCT(({verdicts}<>"")*{asked})', of.format(n=total))]
    lines += [(_(text), f'=SUMPRODUCT(({verdicts}="{_(text)}")*{asked})', "") for text in labels.VERDICTS.values()]
    lines += [
        (_("pairs of your own"), f'=SUMPRODUCT(--({own.cells("vmbo goal")}<>""),--({own.cells("mbo item")}<>""))', ""),
        (_("gaps judged"), f"={judged_gaps}", of.format(n=missing)),
    ]
    counted = [decided.verdicts.total(), *(decided.verdicts[name] for name in Verdict), decided.own, decided.gaps]
    for n, ((text, formula, beside), value) in enumerate(zip(lines, counted, strict=True), 1):
        bold = {"bold": True} if n == 1 else {}
        sheet.merge_range(row + n, first, row + n, number - 1, text, book.format(styles.CELL, **bold))
        sheet.write_formula(row + n, number, formula, book.format(styles.WHOLE, **bold), value)
        sheet.write_string(row + n, more, beside, book.format(styles.CELL, **bold))
        sheet.write_blank(row + n, more + 1, None, book.format(styles.CELL))
    counts = [(word, sum(p.band == band for p in comparison.proposed)) for band, word in zip(BANDS, _bands(), strict=True)]
    parts = [ngettext("{n} pair {band}", "{n} pairs {band}", n).format(n=n, band=band) for band, n in counts]
    look = book.format(styles.BASE, underline=1, font_color=styles.VMBO, font_size=9)
    text = _("Proposed: {bands}.").format(bands=", ".join(parts))
    sheet.write_url(row + len(lines), NAME, link("review"), look, text)
    return row + len(lines)


def _bands() -> tuple[str, str, str]:
    return _("certain"), _("likely"), _("possible")
