"""The sheet Agreements: what was agreed, about which pairs, by whom and when, for each layer of the schools."""

from typing import Final

from xlsxwriter.utility import xl_rowcol_to_cell
from xlsxwriter.worksheet import Worksheet

from overlap.locale import gettext as _
from overlap.model import AgreementStatus, Comparison, Layer, labels
from overlap.workbook.form.fields import AGREEMENTS
from overlap.workbook.form.prefill import Key, further, number, to_fill
from overlap.workbook.form.sheet_names import sheet_name
from overlap.workbook.form.tables import Placed, set_columns, table
from overlap.workbook.xlsx import styles
from overlap.workbook.xlsx.book import Book, height
from overlap.workbook.xlsx.styles import Properties

ROWS: Final = 25
_TOP = 4
_LOOKS: Final[dict[str, Properties]] = {
    "when": {"num_format": "d-m-yyyy", "align": "left"},
    "hours": {"align": "center", "indent": 0},
}


def write(book: Book, comparison: Comparison) -> Placed:
    """Write the sheet; the table as it came to stand."""
    sheet = book.sheet(sheet_name("agreements"), colour=styles.FILL_IN_HEAD)
    sheet.fit_to_pages(1, 0)
    set_columns(sheet, book.prefilled.fields("agreements"))
    sheet.write_string(1, 1, _("What do we agree?"), book.format(styles.TITLE))
    sheet.set_row(1, 30)
    sheet.write_string(2, 1, f"{comparison.vmbo.title}  ↔  {comparison.mbo.title}", book.format(styles.SUBTITLE))
    head = _TOP + len(Layer) + 2
    rows = book.prefilled.count("agreements", ROWS)
    last = head + rows
    for n in range(1, rows + 1):
        key: Key = "agreements", f"agr-{n}"
        sheet.write_string(head + n, 0, key[1], book.format(styles.CELL))
        sheet.write_number(head + n, 1, n, book.format(styles.CENTRED, font_color=styles.SOFT))
        filled = [
            (to_fill(book, sheet, head + n, column, key, field, **_LOOKS.get(field.name, {})), field.width)
            for column, field in enumerate(AGREEMENTS[2:], 2)
        ]
        filled += further(book, sheet, head + n, key)
        sheet.set_row(head + n, max(27, height(filled)))
    fields = book.prefilled.fields("agreements")
    placed = table(book, sheet, "agreements", fields, head, last)
    _checks(sheet, placed)
    _status_colours(book, sheet, placed)
    _layers(book, sheet, placed)
    sheet.freeze_panes(head + 1, 3)
    sheet.repeat_rows(head)
    sheet.print_area(1, 1, last, len(fields) - 1)
    return placed


def _layers(book: Book, sheet: Worksheet, placed: Placed) -> None:
    """What each layer decides, with how many agreements it has and how many of them are done."""
    sheet.merge_range(_TOP, 1, _TOP, 5, "", book.format(styles.head(styles.BETWEEN)))
    heads = ((1, _("Layer, and what belongs there")), (6, _("Number")), (7, _("Hours")), (8, _("Done")))
    for column, text in heads:
        sheet.write_string(_TOP, column, text, book.format(styles.head(styles.BETWEEN)))
    texts = {
        Layer.TEACHERS: _(
            "what you do differently in your lessons: who teaches it, in which order, with which words and materials"
        ),
        Layer.MANAGEMENT: _("what needs a timetable, hours or an exemption: who gets time, what changes in PTA and OER"),
        Layer.BOARD: _("what schools promise each other: one programme, money, exams, entering in a later year"),
    }
    layer, status, hours = (placed.cells(name) for name in ("layer", "status", "hours"))
    done = labels.label(AgreementStatus.DONE)
    for n, name in enumerate(Layer, _TOP + 1):
        label = labels.label(name)
        sheet.merge_range(n, 1, n, 5, "", book.format(styles.CELL))
        bold = {**styles.BASE, "bold": True}
        book.rich(sheet, n, 1, [(f"{label}:  ", bold), (texts[name], styles.BASE)], styles.CELL)
        those = [row for row in book.prefilled.rows("agreements") if book.prefilled.value("agreements", row, "layer") == name]
        in_hours = sum(number(book.prefilled.value("agreements", row, "hours")) for row in those)
        ready = sum(book.prefilled.value("agreements", row, "status") == AgreementStatus.DONE for row in those)
        look = book.format(styles.CENTRED)
        sheet.write_formula(n, 6, f'=COUNTIF({layer},"{label}")', look, len(those))
        sheet.write_formula(n, 7, f'=SUMIF({layer},"{label}",{hours})', look, in_hours)
        sheet.write_formula(n, 8, f'=COUNTIFS({layer},"{label}",{status},"{done}")', look, ready)
        sheet.set_row(n, 20)


def _checks(sheet: Worksheet, placed: Placed) -> None:
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
        sheet.data_validation(first, column, last, column, rule)


def _status_colours(book: Book, sheet: Worksheet, placed: Placed) -> None:
    """What is done or dropped steps back."""
    letter = xl_rowcol_to_cell(placed.head + 1, placed.column("status"), col_abs=True)
    columns = [n for n, field in enumerate(placed.fields) if field.fill_in]
    for name in (AgreementStatus.DONE, AgreementStatus.DROPPED):
        look = book.file.add_format(
            {"font_color": styles.SOFT, "bg_color": styles.GAP, "font_strikeout": name == AgreementStatus.DROPPED}
        )
        rule = {"type": "formula", "criteria": f'={letter}="{labels.label(name)}"', "format": look}
        sheet.conditional_format(placed.head + 1, columns[0], placed.last, columns[-1], rule)
