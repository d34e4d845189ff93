"""The sheet Agreements: what was agreed, about which pairs, by whom and when, for each layer of the schools."""

from typing import Final

from xlsxwriter.utility import xl_rowcol_to_cell

from overlap.locale import gettext as _
from overlap.model import AgreementStatus, Layer, labels
from overlap.workbook.form.form import Form, FormSheet, OwnRows
from overlap.workbook.form.keys import PlacedTable
from overlap.workbook.form.prefill import number
from overlap.workbook.form.sheet_names import sheet_name
from overlap.workbook.xlsx import styles
from overlap.workbook.xlsx.styles import Properties

from .subject import Subject

ROWS: Final = 25
_TOP: Final = 4  # the row (from 0) of the header of the layers
_LAYER: Final = 20.0  # points of the row of a layer
_LOOKS: Final[dict[str, Properties]] = {
    "when": {"num_format": "d-m-yyyy", "align": "left"},
    "hours": {"align": "center", "indent": 0},
}
_OWN: Final = OwnRows(table="agreements", prefix="agr", usual=ROWS, least=27, looks=_LOOKS)


def write(form: Form, subject: Subject) -> None:
    """Write the sheet."""
    sheet = form.sheet(sheet_name("agreements"), colour=styles.FILL_IN_HEAD)
    sheet.pages(1, 0)
    sheet.fields(form.prefilled.fields("agreements"))
    sheet.title(1, 1, _("What do we agree?"))
    comparison = subject.comparison
    sheet.text(2, 1, f"{comparison.vmbo.title}  ↔  {comparison.mbo.title}", styles.SUBTITLE)
    head = _TOP + len(Layer) + 2
    last = sheet.own_rows(head, _OWN)
    placed = sheet.form_table("agreements", (head, last))
    _checks(sheet, placed)
    _status_colours(sheet, placed)
    _layers(sheet, placed)
    sheet.freeze(head + 1, 3)
    sheet.repeat(head)
    sheet.print_area(1, 1, last, len(placed.fields) - 1)


def _layers(sheet: FormSheet, placed: PlacedTable) -> None:
    """Tell what each layer decides, with how many agreements it has and how many of them are done."""
    sheet.across(_TOP, 1, 5, _("Layer, and what belongs there"), styles.head(styles.BETWEEN))
    sheet.heads(_TOP, 6, (_("Number"), _("Hours"), _("Done")), styles.BETWEEN)
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
        sheet.across(n, 1, 5, "", styles.CELL)
        bold = {**styles.BASE, "bold": True}
        sheet.rich(n, 1, [(f"{label}:  ", bold), (texts[name], styles.BASE)], styles.CELL)
        prefilled = sheet.form.prefilled
        agreements = [row for row in prefilled.rows("agreements") if prefilled.value("agreements", row, "layer") == name]
        in_hours = sum(number(prefilled.value("agreements", row, "hours")) for row in agreements)
        ready = sum(prefilled.value("agreements", row, "status") == AgreementStatus.DONE for row in agreements)
        look = styles.CENTRED
        sheet.formula(n, 6, f'=COUNTIF({layer},"{label}")', len(agreements), look)
        sheet.formula(n, 7, f'=SUMIF({layer},"{label}",{hours})', in_hours, look)
        sheet.formula(n, 8, f'=COUNTIFS({layer},"{label}",{status},"{done}")', ready, look)
        sheet.high(n, _LAYER)


def _checks(sheet: FormSheet, placed: PlacedTable) -> None:
    """Help with dates and hours that never refuses what people type."""
    first, last = placed.head + 1, placed.last
    when, hours = placed.column("when"), placed.column("hours")
    any_date = {
        "validate": "any",
        "input_title": _("When"),
        "input_message": _("A date (1-9-2026), or words such as: before the summer"),
    }
    sheet.check((first, when, last, when), any_date)
    a_number = {
        "validate": "decimal",
        "criteria": ">=",
        "value": 0,
        "error_type": "warning",
        "error_title": _("Hours"),
        "error_message": _("Only numbers are added up. Keep it anyway?"),
    }
    sheet.check((first, hours, last, hours), a_number)


def _status_colours(sheet: FormSheet, placed: PlacedTable) -> None:
    """Let what is done or dropped step back."""
    letter = xl_rowcol_to_cell(placed.head + 1, placed.column("status"), col_abs=True)
    columns = [n for n, field in enumerate(placed.fields) if field.fill_in]
    for name in (AgreementStatus.DONE, AgreementStatus.DROPPED):
        look = {"font_color": styles.SOFT, "bg_color": styles.GAP, "font_strikeout": name == AgreementStatus.DROPPED}
        rule = {"type": "formula", "criteria": f'={letter}="{labels.label(name)}"', "format": look}
        sheet.rule((placed.head + 1, columns[0], placed.last, columns[-1]), rule)
