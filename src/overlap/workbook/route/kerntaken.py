"""What was had and what is left in numbers: per kerntaak, and per year and period where the OER tells when."""

from collections.abc import Sequence
from typing import Final

from xlsxwriter.utility import xl_rowcol_to_cell
from xlsxwriter.worksheet import Worksheet

from overlap.analysis import Share
from overlap.analysis.route.route import STATUSES, Choice, Item, Route, by_period, counts, expected, hours_by_status
from overlap.locale import gettext as _
from overlap.locale import ngettext
from overlap.workbook.xlsx import styles
from overlap.workbook.xlsx.book import Book, height, shortened
from overlap.workbook.xlsx.figures import fit_lines, top

from .statuses import caution, choice_heading, moment_name, numbers, status_head, status_name

_WIDTHS: Final = (46, 9, 9, 9, 9, 9, 11, 11, 10, 12, 12, 11, 12, 11)
_ITEMS, _STATUS, _ESTIMATE, _FOLLOW, _HOURS = 1, 2, 6, 9, 11
_LAST: Final = len(_WIDTHS) - 1


def write(book: Book, route: Route, name: str) -> None:
    """Write the sheet."""
    sheet = book.sheet(name, colour=styles.MBO)
    for column, width in enumerate(_WIDTHS):
        sheet.set_column(column, column, width)
    lines = [
        _(
            "Per kerntaak: how many items have been had, and which share an accelerated route would have at the least: the "
            "new items, and what is left of those to be checked."
        ),
        _(
            "Hours only where a document gives them for a row. The hours of a row about several items are not spread: they stand "
            "under had or new only when all items of the row are."
        ),
        caution(),
    ]
    row = top(book, sheet, name, lines, _LAST) + 1
    fit_lines(sheet, lines, sum(_WIDTHS))
    for choice in route.choices:
        choice_heading(book, sheet, row, choice, _LAST)
        row = _kerntaken(book, sheet, row + 1, choice)
        row = _periods(book, sheet, row, choice) + 1
    sheet.freeze_panes(1, 1)


def _kerntaken(book: Book, sheet: Worksheet, head: int, choice: Choice) -> int:
    """The table per kerntaak; the row below it."""
    hours = any(item.hours is not None for item in choice.items)
    _heads(book, sheet, head, _("kerntaak"), hours=hours)
    for n, (kerntaak, items) in enumerate(choice.kerntaken.items(), head + 1):
        share = choice.mbo.modules[kerntaak]
        _line(book, sheet, n, kerntaak or _("(no heading)"), items, share)
        if hours:
            numbers(book, sheet, n, _HOURS, _hours_of(items), styles.WHOLE)
    last = head + len(choice.kerntaken)
    _total(book, sheet, last + 1, head + 1, choice, hours=hours)
    low, high = choice.mbo.between
    text = _("Had already, of the whole: reckon with {low:.0%} to {high:.0%}. For one kerntaak or period it is less sure still.")
    sheet.merge_range(last + 2, 0, last + 2, _LAST, text.format(low=low, high=high), book.format(styles.NOTE))
    return last + 3


def _heads(book: Book, sheet: Worksheet, head: int, first: str, *, hours: bool) -> None:
    texts = [first, _("items"), *map(status_name, STATUSES), _("had already (estimate)"), _("related only"), _("gap")]
    texts += [_("to follow at the least"), _("to be checked")]
    texts += [_("hours: all had"), _("hours: part or doubt"), _("hours: all new")] if hours else []
    for n, text in enumerate(texts):
        look = {**styles.head(styles.MBO), "align": "right" if n else "left", "indent": 0 if n else 1}
        if _STATUS <= n < _ESTIMATE:
            look = status_head(STATUSES[n - _STATUS])
        sheet.write_string(head, n, text, book.format(look))
    sheet.set_row(head, 32)


def _line(book: Book, sheet: Worksheet, row: int, name: str, items: Sequence[Item], share: Share | None) -> None:
    """Counts and shares of some items; the shares of only related and gap where they are known."""
    found, text = counts(items), shortened(name, 120)
    sheet.write_string(row, 0, text, book.format(styles.CELL))
    numbers(book, sheet, row, _ITEMS, [len(items), *found.values()], styles.WHOLE)
    had = expected(items) / len(items) if items else 0.0
    sheet.write_number(row, _ESTIMATE, round(had, 4), book.format(styles.PERCENT, bold=True))
    for n, number in enumerate((share.related, share.gap) if share else (None, None), _ESTIMATE + 1):
        if share and number is not None:
            sheet.write_number(row, n, round(share.part(number), 4), book.format(styles.PERCENT))
        else:
            sheet.write_blank(row, n, None, book.format(styles.CELL))
    left = [found["new"] / len(items), (found["partly"] + found["doubt"]) / len(items)] if items else [0.0, 0.0]
    numbers(book, sheet, row, _FOLLOW, left, styles.PERCENT)
    sheet.set_row(row, height([(text, _WIDTHS[0])]))


def _hours_of(items: Sequence[Item]) -> list[float]:
    """Hours that the dossier gives for single items: had, part or doubt, new."""
    groups = (("had",), ("partly", "doubt"), ("new",))
    return [sum(item.hours or 0.0 for item in items if item.status in group) for group in groups]


def _total(book: Book, sheet: Worksheet, row: int, first: int, choice: Choice, *, hours: bool) -> None:
    """The sums, computed in the workbook and stored with their values."""
    bold = {"bold": True, "top": 1}
    share, items = choice.mbo.total, choice.items
    found = counts(items)
    sheet.write_string(row, 0, _("Total"), book.format(styles.CELL, **bold))
    for n, value in enumerate([len(items), *found.values()], _ITEMS):
        _sum(book, sheet, row, n, first, value)
    for n, number in enumerate((share.overlap, share.related, share.gap), _ESTIMATE):
        sheet.write_number(row, n, round(share.part(number), 4), book.format(styles.PERCENT, **bold))
    whole = xl_rowcol_to_cell(row, _ITEMS)
    cells = [xl_rowcol_to_cell(row, _STATUS + n) for n in range(len(STATUSES))]
    left = (f"={cells[3]}/{whole}", found["new"]), (f"=({cells[1]}+{cells[2]})/{whole}", found["partly"] + found["doubt"])
    for n, (formula, number) in enumerate(left, _FOLLOW):
        sheet.write_formula(row, n, formula, book.format(styles.PERCENT, **bold), number / len(items))
    if hours:
        for n, given in enumerate(_hours_of(items), _HOURS):
            _sum(book, sheet, row, n, first, given)


def _sum(book: Book, sheet: Worksheet, row: int, column: int, first: int, value: float) -> None:
    cells = f"{xl_rowcol_to_cell(first, column)}:{xl_rowcol_to_cell(row - 1, column)}"
    sheet.write_formula(row, column, f"=SUM({cells})", book.format(styles.WHOLE, bold=True, top=1), value)


def _periods(book: Book, sheet: Worksheet, row: int, choice: Choice) -> int:
    """The table per year and period of the mbo; the row below it."""
    if choice.plan is None:
        return row
    periods = by_period(choice)
    hours = any(period.rows for period in periods)
    if periods:
        row += 1
        _heads(book, sheet, row, _("year and period of the mbo (OER)"), hours=hours)
    for period in periods:
        row += 1
        _line(book, sheet, row, moment_name(period.moment), period.items, None)
        if hours:
            numbers(book, sheet, row, _HOURS, list(hours_by_status(choice, period.rows).values()), styles.WHOLE)
    known = choice.plan.moments
    without = sum(item.goal.id not in known for item in choice.items)
    text = _("An item in several periods counts in each, so these do not add up to the total.")
    if without:
        more = ngettext("{n} item has no period in the OER.", "{n} items have no period in the OER.", without)
        text += " " + more.format(n=without)
    sheet.merge_range(row + 1, 0, row + 1, _LAST, text, book.format(styles.NOTE))
    return row + 2
