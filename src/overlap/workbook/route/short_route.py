"""What an accelerated route would have to contain: per kerntaak what is left and what is to be checked, and the OER's rows."""

from collections.abc import Sequence
from typing import Final

from xlsxwriter.utility import xl_rowcol_to_cell

from overlap.analysis.route.moments import PlanRow
from overlap.analysis.route.route import STATUSES, Choice, Item, Route, Status, counts, items_of
from overlap.locale import gettext as _
from overlap.workbook.xlsx import styles
from overlap.workbook.xlsx.book import Book, Sheet
from overlap.workbook.xlsx.figures import fit_lines, top
from overlap.workbook.xlsx.fitting import shortened

from .items import rests_on
from .statuses import TO_DO, caution, choice_heading, moment_name, numbers, status_head, status_look, status_name

_WIDTHS: Final = (18, 20, 48, 8, 9, 9, 9, 9, 42)
_LAST: Final = len(_WIDTHS) - 1
_HOURS, _STATUS = 3, 4
_TEXT: Final = 240
_MOST: Final = 3  # vmbo goals named for one item
_LEFT: Final[tuple[Status, ...]] = ("new", "partly", "doubt")


def write(book: Book, route: Route, name: str) -> None:
    """Write the sheet."""
    sheet = book.sheet(name, colour=styles.VMBO)
    for column, width in enumerate(_WIDTHS):
        sheet.wide(column, column, width)
    lines = [
        _(
            "What an accelerated route would have to contain at the least: everything that is new, and of what is to be checked "
            "that which proves to be missing. What has probably been had is counted, not listed: see the sheet {sheet}."
        ).format(sheet=_("Had and new")),
        caution(),
    ]
    row = top(sheet, name, lines, _LAST) + 1
    fit_lines(sheet, lines, sum(_WIDTHS))
    for n, choice in enumerate(route.choices):
        if n:
            sheet.high(row, 8)
        choice_heading(sheet, row, choice, _LAST)
        row = _answer(sheet, row + 1, choice)
        row = _plan(sheet, row, choice)
        row = _left(sheet, row, choice) + 1
    sheet.freeze(1, 0)


def _answer(sheet: Sheet, row: int, choice: Choice) -> int:
    found, n = counts(choice.items), len(choice.items)
    text = _(
        "To follow: {new} of {n} items ({new_share:.0%}). To check first: {check} ({check_share:.0%}). "
        "Exemption possible: {had} ({had_share:.0%})."
    )
    check = found["partly"] + found["doubt"]
    shares = {"new_share": found["new"] / n, "check_share": check / n, "had_share": found["had"] / n}
    text = text.format(new=found["new"], n=n, check=check, had=found["had"], **shares)
    sheet.across(row, 0, _LAST, text, styles.WRAPPED, bold=True, font_size=11)
    sheet.high(row, 22)
    return row + 1


def _plan(sheet: Sheet, row: int, choice: Choice) -> int:
    """The rows of the OER, in order of time, with what becomes of each; the row below."""
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
    rows = sorted(choice.plan.rows, key=lambda r: [(m.year, m.period or 0) for m in r.moments] or [(99, 0)])
    for plan_row in rows:
        row += 1
        _plan_row(sheet, row, choice, plan_row)
    return _hours(sheet, row + 1, first, [(r, proposal(items_of(choice, r))) for r in rows]) + 1


def proposal(items: Sequence[Item]) -> Status:
    """What a row of the OER asks for: to follow where all is new, in part where something is; an exemption where all was had.

    Doubt stands for a look first, where nothing is new and not all was had.
    """
    statuses = {item.status for item in items}
    if statuses == {"had"}:
        return "had"
    if statuses == {"new"}:
        return "new"
    return "partly" if "new" in statuses else "doubt"


def _plan_row(sheet: Sheet, row: int, choice: Choice, plan_row: PlanRow) -> None:
    items = items_of(choice, plan_row)
    when = ", ".join(map(moment_name, plan_row.moments)) or "–"
    texts = [when, shortened(plan_row.codes, 90), shortened(plan_row.name, _TEXT)]
    for n, text in enumerate(texts):
        sheet.text(row, n, text, styles.CELL, bold=n == 2)
    if plan_row.hours is None:
        sheet.blank(row, _HOURS, styles.CELL)
    else:
        sheet.number(row, _HOURS, plan_row.hours, styles.WHOLE)
    numbers(sheet, row, _STATUS, list(counts(items).values()), {**styles.CENTRED, "num_format": '0;-0;"·"'})
    kind = proposal(items)
    said = _row_said(kind)
    sheet.text(row, _LAST, said, status_look(kind))
    sheet.fit(row, [*zip(texts, _WIDTHS, strict=False), (said, _WIDTHS[_LAST])])


def _row_said(kind: Status) -> str:
    said: dict[Status, str] = {
        "had": _("● may be left out: to be confirmed"),
        "partly": _("◐ follow in part: check the rest"),
        "doubt": _("? check first: may all of it be left out?"),
        "new": _("○ to follow"),
    }
    return said[kind]


def _hours(sheet: Sheet, row: int, first: int, rows: Sequence[tuple[PlanRow, Status]]) -> int:
    """Hours of the rows by what is proposed, summed in the workbook by those words; the last row used."""
    if all(plan_row.hours is None for plan_row, _kind in rows):
        return row
    bold = {"bold": True}
    said = f"{xl_rowcol_to_cell(first, _LAST, True, True)}:{xl_rowcol_to_cell(row - 1, _LAST, True, True)}"
    hours = f"{xl_rowcol_to_cell(first, _HOURS, True, True)}:{xl_rowcol_to_cell(row - 1, _HOURS, True, True)}"
    sheet.text(row, 2, _("hours in the rows above"), styles.CELL, **bold, top=1)
    total = sum(plan_row.hours or 0.0 for plan_row, _kind in rows)
    sheet.formula(row, _HOURS, f"=SUM({hours})", total, styles.WHOLE, **bold, top=1)
    for status in STATUSES:
        if any(kind == status for _row, kind in rows):
            row += 1
            value = sum(plan_row.hours or 0.0 for plan_row, kind in rows if kind == status)
            text = _row_said(status)
            label = xl_rowcol_to_cell(row, 2)
            # SUMPRODUCT, because "?" and "*" mean something else in SUMIF
            sheet.formula(row, _HOURS, f"=SUMPRODUCT(({said}={label})*{hours})", value, styles.WHOLE)
            sheet.text(row, 2, text, status_look(status))
    return row + 1


def _left(sheet: Sheet, row: int, choice: Choice) -> int:
    """Per kerntaak the items that are left and those to check, in the dossier's order; the row below."""
    for kerntaak, items in choice.kerntaken.items():
        found = counts(items)
        text = _("{kerntaak}: {new} of {n} to follow, {check} to check, {had} probably had")
        check = found["partly"] + found["doubt"]
        name = shortened(kerntaak or _("(no heading)"), 90)
        text = text.format(kerntaak=name, new=found["new"], n=len(items), check=check, had=found["had"])
        sheet.across(row, 0, _LAST, text, styles.CELL, bold=True, bg_color=styles.VMBO_TINT, top=1)
        sheet.high(row, 20)
        row += 1
        left = [item for status in _LEFT for item in items if item.status == status]
        for item in left:
            _item(sheet, row, item)
            row += 1
    return row


def _item(sheet: Sheet, row: int, item: Item) -> None:
    text, do = shortened(item.goal.text, _TEXT), _(TO_DO[item.status])
    if item.status != "new":
        do += "\n" + rests_on(item, _MOST)
    sheet.text(row, 0, status_name(item.status), status_look(item.status))
    sheet.text(row, 1, item.goal.code, styles.CELL, indent=0)
    sheet.text(row, 2, text, styles.CELL)
    sheet.across(row, _HOURS, _LAST, do, styles.CELL)
    sheet.fit(row, [(text, _WIDTHS[2]), (do, sum(_WIDTHS[_HOURS:]))])
