"""The sheet with the whole on one screen and one page: coverage both ways, where the two meet, and how far the group is.

One set of columns serves every block (see `overview_modules`).
"""

from collections.abc import Callable, Sequence
from typing import Final

from overlap.analysis import Coverage, LeftOut, Share, coverage, gaps, left_out, next_to_nothing
from overlap.locale import gettext as _
from overlap.locale import ngettext
from overlap.model import BANDS, Comparison, Outcome, Side, Verdict, labels
from overlap.workbook.form.form import Form, FormSheet
from overlap.workbook.form.keys import PlacedTable
from overlap.workbook.form.sheet_names import link, sheet_name
from overlap.workbook.xlsx import styles

from .answer import answer, size_in_words
from .decided import counted_verdicts, judged_rows, review_tables
from .overview_modules import (
    GAP,
    GOALS,
    KERNTAAK,
    KERNTAKEN,
    LEAST,
    NAME,
    OPEN,
    OVERLAP,
    PARTS,
    RELATED,
    WIDTHS,
    Modules,
)  # fmt: skip
from .subject import Subject

_FIGURES: Final = 4  # the row (from 0) below which the figures stand, and beside them how far the group is
_BIG: Final = {**styles.BASE, "font_size": 18, "bold": True, "num_format": "0%", "align": "right", "indent": 1}
_SMALL: Final = {**styles.PASSING, "font_size": 9, "indent": 1}
_ANSWER: Final = {**styles.WRAPPED, "font_size": 11}
_ANSWER_LINE: Final = 15.0  # points that a line of that size takes
_TITLE, _HEADS, _PROPOSAL, _DECIDED = 28.0, 30.0, 28.0, 18.0  # points of their rows


def write(form: Form, subject: Subject) -> None:
    """Write the sheet; the tables it counts in must have been written before."""
    comparison = subject.comparison
    sheet = form.sheet(sheet_name("overview"), colour=styles.VMBO)
    sheet.pages(1, 1)
    sheet.centre()
    sheet.widths(WIDTHS)
    modules = Modules(sheet, comparison)
    modules.set_widths()
    sheet.title(0, NAME, _("Overview"), points=_TITLE)
    sheet.text(1, NAME, subject.titles, styles.SUBTITLE)
    text = "\n".join(answer(comparison))
    caution = {"font_color": styles.CAUTION} if next_to_nothing(comparison) else {}
    sheet.across(2, NAME, modules.last_column, text, _ANSWER, **caution)
    sheet.fit(2, [(text, sum(WIDTHS) + KERNTAAK * modules.columns)], line=_ANSWER_LINE)
    _figures(sheet, subject, _FIGURES)
    row = _progress(sheet, subject, _FIGURES)
    sheet.print_area(0, 0, modules.write(row + 2), modules.last_column)


def _figures(sheet: FormSheet, subject: Subject, row: int) -> None:
    """Write per side the proposal in three large figures, the same in goals, and what the group made of it."""
    heads = (_("Coverage"), _("goals"), _("overlap"), _("related only"), _("gap"), _("still open"))
    colours = (styles.BETWEEN, styles.BETWEEN, *PARTS, styles.BETWEEN)
    for column, (text, colour) in enumerate(zip(heads, colours, strict=True), NAME):
        sheet.text(row, column, text, styles.head(colour), align="left" if column == NAME else "right")
    sheet.high(row, _HEADS)
    sides: tuple[tuple[Side, str], ...] = (
        ("mbo", _("mbo: had already in the vmbo?")),
        ("vmbo", _("vmbo: does it come back in the mbo?")),
    )
    comparison, part = subject.comparison, subject.comparison.obligatory_part
    sure = not next_to_nothing(comparison)
    apart = left_out(comparison.vmbo.goals, comparison.mbo.goals)
    for n, (side, title) in enumerate(sides):
        first = row + 1 + _rows_of_side(part) * n
        sheet.high(first, _PROPOSAL)
        look = {"bold": True, "font_size": 11, "font_color": styles.SIDES[side], "indent": 1}
        sheet.text(first, NAME, title, styles.WRAPPED, **look)
        _proposal(sheet, first, coverage(part or comparison, side), sure=sure, without=apart.names if apart else "")
        total = coverage(comparison, side).total
        if apart:
            _with_all(sheet, first + 2, apart, total)
        shares = [subject.decided.share(side, outcome) for outcome in Outcome]
        text = _("after your verdicts")
        if apart:
            text = _("after your verdicts, with {electives}").format(electives=apart.names)
        outcomes = subject.facts.goals(side, "outcome")
        _decided(sheet, first + _rows_of_side(part) - 1, text, (outcomes, total.goals), shares)


def _rows_of_side(part: Comparison | None) -> int:
    """How many rows the figures of a side take: one more where something is counted apart."""
    return 4 if part else 3


def _with_all(sheet: FormSheet, row: int, apart: LeftOut, share: Share) -> None:
    """Write what the whole would give, with what is counted ``apart``."""
    text = _("with all {electives}, which nobody takes") if apart.chosen else _("with {electives}")
    sheet.text(row, NAME, text.format(electives=apart.names), styles.CELL)
    sheet.number(row, GOALS, share.goals, styles.WHOLE)
    for column, number in zip((OVERLAP, RELATED, GAP), share.parts.values(), strict=True):
        sheet.number(row, column, round(share.part(number), 4), styles.PERCENT)
    sheet.high(row, _DECIDED)


def _proposal(sheet: FormSheet, row: int, covered: Coverage, *, sure: bool, without: str) -> None:
    """Write the proposal for a side, which may be ``without`` keuzevakken; figures that say little are small and grey."""
    share, (low, high) = covered.total, covered.between
    sheet.number(row, GOALS, share.goals, _BIG, num_format="0")
    between = _("estimate; reckon with {low} to {high} overlap").format(low=f"{low:.0%}", high=f"{high:.0%}")
    if without:
        text = _("without {electives}; reckon with {low} to {high}")
        between = text.format(electives=without, low=f"{low:.0%}", high=f"{high:.0%}")
    sheet.text(row + 1, NAME, between, _SMALL)
    for column, number in zip((OVERLAP, RELATED, GAP), share.parts.values(), strict=True):
        look = _BIG if sure else {**_BIG, "bold": False, "font_size": styles.SIZE, "font_color": styles.SOFT}
        sheet.number(row, column, round(share.part(number), 4), look)
        sheet.number(row + 1, column, round(number), _SMALL, num_format='"ca." 0', align="right")


def _decided(sheet: FormSheet, row: int, text: str, counted: tuple[str, int], shares: Sequence[float]) -> None:
    """Write what the group's verdicts make of it, computed in the workbook: of so many goals, whose outcomes stand there."""
    outcomes, total = counted
    look = {"bold": True, "bg_color": styles.VMBO_TINT}
    sheet.text(row, NAME, text, {**styles.CELL, **look})
    sheet.number(row, GOALS, total, {**styles.WHOLE, **look})
    figures = {**styles.PERCENT, **look}
    for column, outcome, share in zip((OVERLAP, RELATED, GAP, OPEN), Outcome, shares, strict=True):
        formula = f'=COUNTIF({outcomes},"{outcome}")/{total}'
        sheet.formula(row, column, formula, share, figures)
    sheet.high(row, _DECIDED)


def _progress(sheet: FormSheet, subject: Subject, row: int) -> int:
    """Write how far the group is: counts that follow what is filled in. Give the last row used."""
    comparison, decided = subject.comparison, subject.decided
    first, number, more = KERNTAKEN, KERNTAKEN + 2, KERNTAKEN + 3
    look = {**styles.head(styles.FILL_IN_HEAD), "indent": 1}
    sheet.across(row, first, KERNTAKEN + LEAST - 1, _("How far are we? (follows what you fill in)"), look)
    own, reviews = sheet.form.tables["own"], review_tables(sheet.form)
    gap_tables = [table for table in sheet.form.tables.values() if table.key == "gaps"]
    judged_gaps = "+".join(f"SUMPRODUCT({judged_rows(table)})" for table in gap_tables)
    missing = len(gaps(comparison, "vmbo")) + len(gaps(comparison, "mbo"))
    of_all = _("of {n}")

    def asked(rows: Callable[[PlacedTable], str]) -> str:
        each = (f'SUMPRODUCT({rows(table)}*({table.cells("origin")}<>"sample"))' for table in reviews)
        return "=" + "+".join(each)

    def chosen(text: str) -> str:
        return asked(lambda table: f'({counted_verdicts(table)}="{text}")')

    total = len(comparison.asked)
    lines = [(_("pairs judged"), asked(judged_rows), of_all.format(n=total))]
    lines += [
        (_(text), chosen(_(text)), _("still open") if name == Verdict.LATER else "") for name, text in labels.VERDICTS.items()
    ]
    lines += [
        (_("pairs of your own"), f'=SUMPRODUCT(--({own.cells("vmbo goal")}<>""),--({own.cells("mbo item")}<>""))', ""),
        (_("gaps judged"), f"={judged_gaps}", of_all.format(n=missing)),
    ]
    counted = [decided.pairs, *(decided.verdicts[name] for name in Verdict), decided.own, decided.gaps]
    for n, ((text, formula, beside), value) in enumerate(zip(lines, counted, strict=True), 1):
        bold = {"bold": True} if n == 1 else {}
        sheet.across(row + n, first, number - 1, text, styles.CELL, **bold)
        sheet.formula(row + n, number, formula, value, styles.WHOLE, **bold)
        sheet.text(row + n, more, beside, styles.CELL, **bold)
        sheet.blank(row + n, more + 1, styles.CELL)
    counts = [(labels.label(band), sum(p.band == band for p in comparison.proposed)) for band in BANDS]
    parts = [ngettext("{n} pair {band}", "{n} pairs {band}", n).format(n=n, band=band) for band, n in counts]
    text = _("Proposed: {bands}.").format(bands=", ".join(parts))
    if comparison.judged_with:
        text = _("Proposed: {size} ({bands}).").format(size=size_in_words(comparison), bands=", ".join(parts))
    look = {"underline": 1, "font_color": styles.VMBO, "font_size": 9}
    last = row + max(len(lines), 2 * _rows_of_side(comparison.obligatory_part) + 1)
    sheet.link(last, NAME, link("review"), text, styles.BASE, **look)
    return last
