"""What was had and what is left in numbers: per kerntaak, and per year and period where the OER tells when."""

from collections.abc import Mapping, Sequence
from typing import Final

from xlsxwriter.utility import xl_rowcol_to_cell

from overlap.analysis import Share
from overlap.analysis.route.route import STATUSES, Choice, Item, Route, Status, by_period, counts, expected, hours_by_status
from overlap.locale import gettext as _
from overlap.locale import ngettext
from overlap.workbook.xlsx import styles
from overlap.workbook.xlsx.figures import FigureBook, FigureSheet
from overlap.workbook.xlsx.fitting import shortened

from .statuses import caution, choice_heading, moment_name, status_head, status_name

_WIDTHS: Final = (46, 9, 9, 9, 9, 9, 11, 11, 10, 12, 12, 11, 12, 11)
_ITEMS, _STATUS, _ESTIMATE, _FOLLOW, _HOURS = 1, 2, 6, 9, 11
_LAST: Final = len(_WIDTHS) - 1


def write(book: FigureBook, route: Route, name: str) -> None:
    """Write the sheet with numbers per kerntaak and per period of each choice."""
    sheet = book.sheet(name, colour=styles.MBO)
    sheet.widths(_WIDTHS)
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
    row = sheet.top(name, lines, _WIDTHS) + 1
    for choice in route.choices:
        choice_heading(sheet, row, choice, _LAST)
        row = _kerntaken(sheet, row + 1, choice)
        row = _periods(sheet, row, choice) + 1
    sheet.freeze(1, 1)


def _kerntaken(sheet: FigureSheet, head: int, choice: Choice) -> int:
    """Write the table per kerntaak; the row below it."""
    hours = any(item.hours is not None for item in choice.items)
    _heads(sheet, head, _("kerntaak"), hours=hours)
    for n, (kerntaak, items) in enumerate(choice.kerntaken.items(), head + 1):
        share = choice.mbo.modules[kerntaak]
        _line(sheet, n, kerntaak or _("(no heading)"), items, share)
        if hours:
            sheet.numbers(n, _HOURS, _hours_of(items), styles.WHOLE)
    last = head + len(choice.kerntaken)
    _total(sheet, last + 1, head + 1, choice, hours=hours)
    low, high = choice.mbo.between
    text = _("Had already, of the whole: reckon with {low:.0%} to {high:.0%}. For one kerntaak or period it is less sure still.")
    sheet.across(last + 2, 0, _LAST, text.format(low=low, high=high), styles.NOTE)
    return last + 3


def _heads(sheet: FigureSheet, head: int, first: str, *, hours: bool) -> None:
    texts = [first, _("items"), *map(status_name, STATUSES), _("had already (estimate)"), _("related only"), _("gap")]
    texts += [_("to follow at the least"), _("to be checked")]
    texts += [_("hours: all had"), _("hours: part or doubt"), _("hours: all new")] if hours else []
    for n, text in enumerate(texts):
        look = {**styles.head(styles.MBO), "align": "right" if n else "left", "indent": 0 if n else 1}
        if _STATUS <= n < _ESTIMATE:
            look = status_head(STATUSES[n - _STATUS])
        sheet.text(head, n, text, look)
    sheet.high(head, 32)


def _line(sheet: FigureSheet, row: int, name: str, items: Sequence[Item], share: Share | None) -> None:
    """Write counts and shares of some items; the shares of only related and gap where they are known."""
    by_status, text = counts(items), shortened(name, 120)
    sheet.text(row, 0, text, styles.CELL)
    sheet.numbers(row, _ITEMS, [len(items), *by_status.values()], styles.WHOLE)
    had = expected(items) / len(items) if items else 0.0
    sheet.number(row, _ESTIMATE, round(had, 4), styles.PERCENT, bold=True)
    for n, number in enumerate((share.related, share.gap) if share else (None, None), _ESTIMATE + 1):
        if share and number is not None:
            sheet.number(row, n, round(share.part(number), 4), styles.PERCENT)
        else:
            sheet.blank(row, n, styles.CELL)
    left = [n / len(items) for n in _to_do(by_status)] if items else [0.0, 0.0]
    sheet.numbers(row, _FOLLOW, left, styles.PERCENT)
    sheet.fit(row, [(text, _WIDTHS[0])])


def _to_do(by_status: Mapping[Status, int]) -> tuple[int, int]:
    """How many items are to follow at the least, and how many are to be checked."""
    return by_status["new"], by_status["partly"] + by_status["doubt"]


def _hours_of(items: Sequence[Item]) -> list[float]:
    """Sum the hours that the dossier gives for single items: had, part or doubt, new."""
    groups = (("had",), ("partly", "doubt"), ("new",))
    return [sum(item.hours or 0.0 for item in items if item.status in group) for group in groups]


def _total(sheet: FigureSheet, row: int, first: int, choice: Choice, *, hours: bool) -> None:
    """Write the sums of the rows from ``first`` on, computed in the workbook and stored with their values."""
    bold = {"bold": True, "top": 1}
    share, items = choice.mbo.total, choice.items
    by_status = counts(items)
    sheet.text(row, 0, _("Total"), styles.CELL, **bold)
    for n, value in enumerate([len(items), *by_status.values()], _ITEMS):
        _sum(sheet, row, n, first, value)
    parts = [share.part(part) for part in (share.overlap, share.related, share.gap)]
    sheet.numbers(row, _ESTIMATE, parts, styles.PERCENT, **bold)
    whole = xl_rowcol_to_cell(row, _ITEMS)
    cells = [xl_rowcol_to_cell(row, _STATUS + n) for n in range(len(STATUSES))]
    formulas = f"={cells[3]}/{whole}", f"=({cells[1]}+{cells[2]})/{whole}"
    for n, (formula, number) in enumerate(zip(formulas, _to_do(by_status), strict=True), _FOLLOW):
        sheet.formula(row, n, formula, number / len(items), styles.PERCENT, **bold)
    if hours:
        for n, given in enumerate(_hours_of(items), _HOURS):
            _sum(sheet, row, n, first, given)


def _sum(sheet: FigureSheet, row: int, column: int, first: int, value: float) -> None:
    cells = f"{xl_rowcol_to_cell(first, column)}:{xl_rowcol_to_cell(row - 1, column)}"
    sheet.formula(row, column, f"=SUM({cells})", value, styles.WHOLE, bold=True, top=1)


def _periods(sheet: FigureSheet, row: int, choice: Choice) -> int:
    """Write the table per year and period of the mbo; the row below it."""
    if choice.plan is None:
        return row
    periods = by_period(choice)
    hours = any(period.rows for period in periods)
    if periods:
        row += 1
        _heads(sheet, row, _("year and period of the mbo (OER)"), hours=hours)
    for period in periods:
        row += 1
        _line(sheet, row, moment_name(period.moment), period.items, None)
        if hours:
            sheet.numbers(row, _HOURS, list(hours_by_status(choice, period.rows).values()), styles.WHOLE)
    known = choice.plan.moments
    without = sum(item.goal.id not in known for item in choice.items)
    text = _("An item in several periods counts in each, so these do not add up to the total.")
    if without:
        more = ngettext("{n} item has no period in the OER.", "{n} items have no period in the OER.", without)
        text += " " + more.format(n=without)
    sheet.across(row + 1, 0, _LAST, text, styles.NOTE)
    return row + 2
