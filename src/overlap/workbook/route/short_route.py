"""What an accelerated route would have to contain: per kerntaak what is left and what is to be checked, and the OER's rows."""

from collections.abc import Sequence
from typing import Final

from xlsxwriter.utility import xl_range_abs, xl_rowcol_to_cell

from overlap.analysis.route.moments import PlanRow
from overlap.analysis.route.route import STATUSES, Choice, Item, Route, Status, counts, items_of
from overlap.locale import gettext as _
from overlap.workbook.xlsx import styles
from overlap.workbook.xlsx.figures import FigureBook, FigureSheet
from overlap.workbook.xlsx.fitting import shortened

from .items import rests_on
from .statuses import TO_DO, caution, choice_heading, moment_name, status_head, status_look, status_name

_WIDTHS: Final = (18, 20, 48, 8, 9, 9, 9, 9, 42)
_LAST: Final = len(_WIDTHS) - 1
_HOURS, _STATUS = 3, 4
_TEXT: Final = 240
_MOST: Final = 3  # vmbo goals named for one item
_LEFT: Final[tuple[Status, ...]] = ("new", "partly", "doubt")


def write(book: FigureBook, route: Route, name: str) -> None:
    """Write the sheet with what each choice leaves to follow and to check."""
    sheet = book.sheet(name, colour=styles.VMBO)
    sheet.widths(_WIDTHS)
    lines = [
        _(
            "What an accelerated route would have to contain at the least: everything that is new, and of what is to be checked "
            "that which proves to be missing. What has probably been had is counted, not listed: see the sheet {sheet}."
        ).format(sheet=_("Had and new")),
        caution(),
    ]
    row = sheet.top(name, lines, _WIDTHS) + 1
    for n, choice in enumerate(route.choices):
        if n:
            sheet.high(row, 8)
        choice_heading(sheet, row, choice, _LAST)
        row = _answer(sheet, row + 1, choice)
        row = _plan(sheet, row, choice)
        row = _left(sheet, row, choice) + 1
    sheet.freeze(1, 0)


def _answer(sheet: FigureSheet, row: int, choice: Choice) -> int:
    by_status, n = counts(choice.items), len(choice.items)
    text = _(
        "To follow: {new} of {n} items ({new_share:.0%}). To check first: {check} ({check_share:.0%}). "
        "Exemption possible: {had} ({had_share:.0%})."
    )
    new, check, had = by_status["new"], by_status["partly"] + by_status["doubt"], by_status["had"]
    shares = {"new_share": new / n, "check_share": check / n, "had_share": had / n}
    text = text.format(new=new, n=n, check=check, had=had, **shares)
    sheet.across(row, 0, _LAST, text, styles.WRAPPED, bold=True, font_size=11)
    sheet.high(row, 22)
    return row + 1


def _plan(sheet: FigureSheet, row: int, choice: Choice) -> int:
    """Write the rows of the OER, in order of time, with what becomes of each; the row below."""
    if choice.plan is None or not choice.plan.rows:
        return row
    texts = [_("year and period"), _("codes"), _("What the OER plans"), _("hours"), *map(status_name, STATUSES)]
    texts.append(_("Proposal for the accelerated route"))
    for n, text in enumerate(texts):
        look = {**styles.head(styles.MBO), "align": "right" if n == _HOURS else "left", "indent": 0 if n == _HOURS else 1}
        if _STATUS <= n < _LAST:
            look = {**status_head(STATUSES[n - _STATUS]), "align": "center"}
        sheet.text(row, n, text, look)
    sheet.high(row, 32)
    first = row + 1
    rows = sorted(choice.plan.rows, key=_time)
    for plan_row in rows:
        row += 1
        _plan_row(sheet, row, choice, plan_row)
    return _hours(sheet, row + 1, first, [(plan_row, proposal(items_of(choice, plan_row))) for plan_row in rows]) + 1


def _time(plan_row: PlanRow) -> list[tuple[int, int]]:
    """When a row is planned, to sort by: a row without a time comes last."""
    return [(moment.year, moment.period or 0) for moment in plan_row.moments] or [(99, 0)]


def proposal(items: Sequence[Item]) -> Status:
    """Propose what becomes of a row of the OER: followed if all is new, in part if something is; left out if all was had.

    Doubt stands for a look first, where nothing is new and not all was had.
    """
    statuses = {item.status for item in items}
    if statuses == {"had"}:
        return "had"
    if statuses == {"new"}:
        return "new"
    return "partly" if "new" in statuses else "doubt"


def _plan_row(sheet: FigureSheet, row: int, choice: Choice, plan_row: PlanRow) -> None:
    items = items_of(choice, plan_row)
    when = ", ".join(map(moment_name, plan_row.moments)) or "–"
    texts = [when, shortened(plan_row.codes, 90), shortened(plan_row.name, _TEXT)]
    for n, text in enumerate(texts):
        sheet.text(row, n, text, styles.CELL, bold=n == 2)
    if plan_row.hours is None:
        sheet.blank(row, _HOURS, styles.CELL)
    else:
        sheet.number(row, _HOURS, plan_row.hours, styles.WHOLE)
    sheet.numbers(row, _STATUS, list(counts(items).values()), {**styles.CENTRED, "num_format": '0;-0;"·"'})
    proposed = proposal(items)
    text = _proposal_in_words(proposed)
    sheet.text(row, _LAST, text, status_look(proposed))
    sheet.fit(row, [*zip(texts, _WIDTHS, strict=False), (text, _WIDTHS[_LAST])])


def _proposal_in_words(proposed: Status) -> str:
    words: dict[Status, str] = {
        "had": _("● may be left out: to be confirmed"),
        "partly": _("◐ follow in part: check the rest"),
        "doubt": _("? check first: may all of it be left out?"),
        "new": _("○ to follow"),
    }
    return words[proposed]


def _hours(sheet: FigureSheet, row: int, first: int, rows: Sequence[tuple[PlanRow, Status]]) -> int:
    """Write the hours of the rows by what is proposed, summed in the workbook by those words; the row below."""
    if all(plan_row.hours is None for plan_row, _proposed in rows):
        return row
    bold = {"bold": True}
    proposals, hours = (xl_range_abs(first, column, row - 1, column) for column in (_LAST, _HOURS))
    sheet.text(row, 2, _("hours in the rows above"), styles.CELL, **bold, top=1)
    total = sum(plan_row.hours or 0.0 for plan_row, _proposed in rows)
    sheet.formula(row, _HOURS, f"=SUM({hours})", total, styles.WHOLE, **bold, top=1)
    for status in STATUSES:
        if any(proposed == status for _row, proposed in rows):
            row += 1
            value = sum(plan_row.hours or 0.0 for plan_row, proposed in rows if proposed == status)
            label = xl_rowcol_to_cell(row, 2)
            # SUMPRODUCT, because "?" and "*" mean something else in SUMIF
            sheet.formula(row, _HOURS, f"=SUMPRODUCT(({proposals}={label})*{hours})", value, styles.WHOLE)
            sheet.text(row, 2, _proposal_in_words(status), status_look(status))
    return row + 1


def _left(sheet: FigureSheet, row: int, choice: Choice) -> int:
    """Write per kerntaak the items that are left and those to check, in the dossier's order; the row below."""
    for kerntaak, items in choice.kerntaken.items():
        by_status = counts(items)
        text = _("{kerntaak}: {new} of {n} to follow, {check} to check, {had} probably had")
        check = by_status["partly"] + by_status["doubt"]
        name = shortened(kerntaak or _("(no heading)"), 90)
        text = text.format(kerntaak=name, new=by_status["new"], n=len(items), check=check, had=by_status["had"])
        sheet.across(row, 0, _LAST, text, styles.CELL, bold=True, bg_color=styles.VMBO_TINT, top=1)
        sheet.high(row, 20)
        row += 1
        left = [item for status in _LEFT for item in items if item.status == status]
        for item in left:
            _item(sheet, row, item)
            row += 1
    return row


def _item(sheet: FigureSheet, row: int, item: Item) -> None:
    text, do = shortened(item.goal.text, _TEXT), _(TO_DO[item.status])
    if item.status != "new":
        do += "\n" + rests_on(item, _MOST)
    sheet.text(row, 0, status_name(item.status), status_look(item.status))
    sheet.text(row, 1, item.goal.code, styles.CELL, indent=0)
    sheet.text(row, 2, text, styles.CELL)
    sheet.across(row, _HOURS, _LAST, do, styles.CELL)
    sheet.fit(row, [(text, _WIDTHS[2]), (do, sum(_WIDTHS[_HOURS:]))])
