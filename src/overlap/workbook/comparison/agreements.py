"""The sheet Agreements: what was agreed, about which pairs, by whom and when, for each layer of the schools."""

from typing import Final

from xlsxwriter.utility import xl_rowcol_to_cell

from overlap.locale import gettext as _
from overlap.model import Comparison
from overlap.workbook.form.fields import AGREEMENTS, LAYERS, STATUSES
from overlap.workbook.form.form import Form, FormSheet
from overlap.workbook.form.keys import Placed
from overlap.workbook.form.prefill import Key, number
from overlap.workbook.form.sheet_names import sheet_name
from overlap.workbook.xlsx import styles
from overlap.workbook.xlsx.fitting import height
from overlap.workbook.xlsx.styles import Properties

ROWS: Final = 25
_TOP = 4
_LOOKS: Final[dict[str, Properties]] = {
    "when": {"num_format": "d-m-yyyy", "align": "left"},
    "hours": {"align": "center", "indent": 0},
}


def write(book: Form, comparison: Comparison) -> Placed:
    """Write the sheet; the table as it came to stand."""
    sheet = book.sheet(sheet_name("agreements"), colour=styles.FILL_IN_HEAD)
    sheet.pages(1, 0)
    sheet.fields(book.prefilled.fields("agreements"))
    sheet.text(1, 1, _("What do we agree?"), styles.TITLE)
    sheet.high(1, 30)
    sheet.text(2, 1, f"{comparison.vmbo.title}  ↔  {comparison.mbo.title}", styles.SUBTITLE)
    head = _TOP + len(LAYERS) + 2
    rows = book.prefilled.count("agreements", ROWS)
    last = head + rows
    for n in range(1, rows + 1):
        key: Key = "agreements", f"agr-{n}"
        sheet.text(head + n, 0, key[1], styles.CELL)
        sheet.number(head + n, 1, n, styles.CENTRED, font_color=styles.SOFT)
        filled = [
            (sheet.to_fill(head + n, column, key, field, **_LOOKS.get(field.name, {})), field.width)
            for column, field in enumerate(AGREEMENTS[2:], 2)
        ]
        filled += sheet.further(head + n, key)
        sheet.high(head + n, max(27, height(filled)))
    fields = book.prefilled.fields("agreements")
    placed = sheet.form_table("agreements", fields, head, last)
    _checks(sheet, placed)
    _status_colours(sheet, placed)
    _layers(sheet, placed)
    sheet.freeze(head + 1, 3)
    sheet.repeat(head)
    sheet.print_area(1, 1, last, len(fields) - 1)
    return placed


def _layers(sheet: FormSheet, placed: Placed) -> None:
    """What each layer decides, with how many agreements it has and how many of them are done."""
    sheet.across(_TOP, 1, 5, "", styles.head(styles.BETWEEN))
    heads = ((1, _("Layer, and what belongs there")), (6, _("Number")), (7, _("Hours")), (8, _("Done")))
    for column, text in heads:
        sheet.text(_TOP, column, text, styles.head(styles.BETWEEN))
    texts = {
        "teachers": _("what you do differently in your lessons: who teaches it, in which order, with which words and materials"),
        "management": _("what needs a timetable, hours or an exemption: who gets time, what changes in PTA and OER"),
        "board": _("what schools promise each other: one programme, money, exams, entering in a later year"),
    }
    layer, status, hours = (placed.cells(name) for name in ("layer", "status", "hours"))
    done = _(dict(STATUSES)["done"])
    for n, (name, text) in enumerate(LAYERS, _TOP + 1):
        label = _(text)
        sheet.across(n, 1, 5, "", styles.CELL)
        bold = {**styles.BASE, "bold": True}
        sheet.rich(n, 1, [(f"{label}:  ", bold), (texts[name], styles.BASE)], styles.CELL)
        those = [
            row
            for row in sheet.form.prefilled.rows("agreements")
            if sheet.form.prefilled.value("agreements", row, "layer") == name
        ]
        in_hours = sum(number(sheet.form.prefilled.value("agreements", row, "hours")) for row in those)
        ready = sum(sheet.form.prefilled.value("agreements", row, "status") == "done" for row in those)
        look = styles.CENTRED
        sheet.formula(n, 6, f'=COUNTIF({layer},"{label}")', len(those), look)
        sheet.formula(n, 7, f'=SUMIF({layer},"{label}",{hours})', in_hours, look)
        sheet.formula(n, 8, f'=COUNTIFS({layer},"{label}",{status},"{done}")', ready, look)
        sheet.high(n, 20)


def _checks(sheet: FormSheet, placed: Placed) -> None:
    """Help with dates and hours that never refuses what people type."""
    first, last = placed.head + 1, placed.last
    when, hours = placed.column("when"), placed.column("hours")
    for column, rule in (
        (
            when,
            {
                "validate": "any",
                "input_title": _("When"),
                "input_message": _("A date (1-9-2026), or words such as: before the summer"),
            },
        ),
        (
            hours,
            {
                "validate": "decimal",
                "criteria": ">=",
                "value": 0,
                "error_type": "warning",
                "error_title": _("Hours"),
                "error_message": _("Only numbers are added up. Keep it anyway?"),
            },
        ),
    ):
        sheet.check((first, column, last, column), rule)


def _status_colours(sheet: FormSheet, placed: Placed) -> None:
    """What is done or dropped steps back."""
    letter = xl_rowcol_to_cell(placed.head + 1, placed.column("status"), col_abs=True)
    columns = [n for n, field in enumerate(placed.fields) if field.fill_in]
    for name in ("done", "dropped"):
        look = {"font_color": styles.SOFT, "bg_color": styles.GAP, "font_strikeout": name == "dropped"}
        rule = {"type": "formula", "criteria": f'={letter}="{_(dict(STATUSES)[name])}"', "format": look}
        sheet.rule((placed.head + 1, columns[0], placed.last, columns[-1]), rule)
