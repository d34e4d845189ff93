"""A workbook that a group fills in: tables with keys and drop-downs, and cells with what stands in them beforehand."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Any, Final

from xlsxwriter.utility import xl_col_to_name
from xlsxwriter.worksheet import Worksheet

from overlap.locale import gettext as _
from overlap.model import Table
from overlap.workbook.xlsx import styles
from overlap.workbook.xlsx.book import Book, Sheet
from overlap.workbook.xlsx.fitting import height
from overlap.workbook.xlsx.styles import Properties

from .fields import PENCIL, TABLES, Field
from .keys import PlacedTable, key_of
from .prefill import NOTHING, NUMBER, Formula, Prefilled, RowKey

_COMMENT: Final = 2_000  # characters of a cell comment
_SIZE: Final[Mapping[str, int]] = {"x_scale": 2, "y_scale": 2}  # of a comment, beside the usual
_MESSAGE: Final = 255  # characters of what Excel says when a choice is not one
_HEADER: Final = 32.0  # points of the row with headers

Filled = tuple[str, float]  # what a cell shows, and the width of its column


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnRows:
    """Empty rows of a table for what a group adds itself.

    Their ids are ``prefix`` and a number. There are as many as ``usual``, or more where more is filled in, ``least`` points
    high. ``looks`` says how the cells of a field look besides.
    """

    table: Table
    prefix: str
    usual: int
    least: float
    looks: Mapping[str, Properties] | None = None


class Form(Book):
    """A book with tables to fill in.

    ``tables`` tells where each of them came to stand, so sheets that count are written last. ``lists`` holds the ranges that
    drop-downs refer to, ``labels`` how goals are called in those (by id), and ``prefilled`` what stands in tables beforehand.
    ``pairs`` tells in which row (from 0) of the review the pair with a number stands.
    """

    def __init__(
        self,
        title: str,
        sheets: Iterable[str] = (),
        lists: Mapping[str, str] | None = None,
        *,
        labels: Mapping[str, str] | None = None,
        prefilled: Prefilled = NOTHING,
    ) -> None:
        """Begin a form; see `Book`."""
        super().__init__(title, sheets)
        self.tables: dict[str, PlacedTable] = {}
        self.pairs: dict[int, int] = {}
        self.lists = dict(lists or {})
        self.labels = dict(labels or {})
        self.prefilled = prefilled

    def sheet(self, name: str, *, colour: str | None = None) -> "FormSheet":
        """Begin a sheet, set up to print on A4 landscape, as wide as the paper, with page numbers."""
        return FormSheet(self, self._worksheet(name, colour))

    def shown(self, field: Field, value: str) -> str:
        """Give a value as people read it: the label of a choice or of a goal, or the text itself."""
        labels = field.choices
        if value in labels:
            return _(labels[value])
        return self.labels.get(value, value) if field.goals or field.name == "with" else value


class FormSheet(Sheet):
    """A sheet of a form."""

    def __init__(self, form: Form, worksheet: Worksheet) -> None:
        """Take a worksheet of the form."""
        super().__init__(form, worksheet)
        self.form = form

    def fields(self, fields: Sequence[Field]) -> None:
        """Set the widths of the columns; those that are not for people are hidden."""
        for column, field in enumerate(fields):
            self.wide(column, column, field.width, hidden=field.hidden)

    def to_fill(self, row: int, column: int, key: RowKey, field: Field, **more: Any) -> str:
        """Write a cell that a group fills in, empty or with what stands in it beforehand.

        Returns:
            What it shows, for the height of the row.
        """
        value = self.form.prefilled.cells.get(key, {}).get(field.name, "")
        shown = self.form.shown(field, value.value if isinstance(value, Formula) else value)
        look: Properties = {**styles.TO_FILL, **more}
        if isinstance(value, Formula):
            self.formula(row, column, value.text, shown, look)
        else:
            self.typed(row, column, shown, look)
        first = next(other.name for other in TABLES[key[0]] if other.fill_in)
        if field.name == first and (note := self.form.prefilled.notes.get(key)):
            self.comment(row, column, note[:_COMMENT], **_SIZE, author="overlap")
        return shown

    def typed(self, row: int, column: int, text: str, look: Properties) -> None:
        """Write a text as if typed: a date as a date, a number as a number where the cell is for one, else the text."""
        fits = {"text_wrap": True, **look}
        if "yy" in str(look.get("num_format", "")) and (day := _date(text)):
            self.day(row, column, day, fits)
        elif text and look.get("num_format") in (None, "0") and look.get("align") == "center" and NUMBER.fullmatch(text):
            self.number(row, column, float(text.replace(",", ".")), fits)
        elif text:
            self.text(row, column, text, fits)
        else:
            self.blank(row, column, look)

    def fill_in(self, row: int, key: RowKey, looks: Mapping[str, Properties] | None = None, **more: Any) -> list[Filled]:
        """Write the cells of a row that a group fills in, and those of the further columns.

        ``looks`` says how the cells of a field look besides.

        Returns:
            Text and width of each, for the height of the row.
        """
        cells = []
        for column, field in enumerate(TABLES[key[0]]):
            if field.fill_in:
                text = self.to_fill(row, column, key, field, **more, **(looks or {}).get(field.name, {}))
                cells.append((text, field.width))
        return cells + self._further(row, key, **more)

    def own_rows(self, head: int, own: OwnRows) -> int:
        """Write empty rows below the header in row ``head``, or with what stands in them beforehand; give the last one."""
        fields = TABLES[own.table]
        rows = self.form.prefilled.count(own.table, own.usual)
        for n in range(1, rows + 1):
            key: RowKey = own.table, f"{own.prefix}-{n}"
            self.text(head + n, 0, key[1], styles.CELL)
            if fields[1].name == "number":
                self.number(head + n, 1, n, styles.CENTRED, font_color=styles.SOFT)
            filled = self.fill_in(head + n, key, own.looks)
            self.high(head + n, max(own.least, height(filled)))
        return head + rows

    def _further(self, row: int, key: RowKey, **more: Any) -> list[Filled]:
        (table, identifier), cells = key, []
        first = len(TABLES[table])
        for number, column in enumerate(self.form.prefilled.columns.get(table, ()), first):
            if column.head.fill_in:
                text = self.to_fill(row, number, key, column.head, **more)
            else:
                text = column.values.get(identifier, "")
                self.text(row, number, text, {**styles.CELL, **more, **column.looks.get(identifier, {})})
            cells.append((text, column.head.width))
        return cells

    def form_table(
        self, key: Table, rows: tuple[int, int], fields: Sequence[Field] = (), *, name: str = "", key_row: int = 0
    ) -> PlacedTable:
        """Make an Excel table of rows that were written: keys, headers, a filter, and drop-downs in the columns to fill in.

        ``key`` is the stable name of the table, ``name`` what Excel calls it (the key where left out; unique in the
        workbook). ``rows`` are those of the header and of the last row, counted from 0, and ``key_row`` the hidden one.
        ``fields`` are the columns, those of the table where left out.
        """
        head, last = rows
        fields = fields or self.form.prefilled.fields(key)
        placed = PlacedTable(key=key, sheet=self.name, fields=tuple(fields), head=head, last=last)
        self.form.tables[name or key] = placed
        for column, field in enumerate(fields):
            self.text(key_row, column, key_of(key, field.name), styles.BASE)
        self.hide_row(key_row)
        heads = [(header(field), styles.head(field.colour)) for field in fields]
        self.table((head, 0, last, len(fields) - 1), f"Table_{name or key}", heads)
        self.high(head, _HEADER)
        for column, field in enumerate(fields):
            if rule := self._drop_down(field):
                self.check((head + 1, column, last, column), rule)
        return placed

    def offer_other_side(self, placed: PlacedTable, *, by: str) -> None:
        """Offer in each row of a table with gaps the goals of the other side.

        Which those are is read in the row itself, from the column ``by`` that begins with its side: a rule stays where it
        is when rows are sorted.
        """
        column = placed.column("with")
        kind = f"${xl_col_to_name(placed.column(by))}{placed.head + 2}"
        mbo, vmbo = (self.form.lists[side].removeprefix("=") for side in ("mbo", "vmbo"))
        rule = {
            "validate": "list",
            "source": f'=IF(LEFT({kind},4)="vmbo",{mbo},{vmbo})',
            "error_title": _("Choose from the list"),
            "error_message": _("Choose a goal of the other side from the list."),
        }
        self.check((placed.head + 1, column, placed.last, column), rule)

    def colour_by_verdict(self, placed: PlacedTable) -> None:
        """Give the cells to fill in of a row the colour of its verdict; those without one stay amber. Holds after sorting."""
        verdict = next(field for field in placed.fields if field.name == "verdict")
        columns = [n for n, field in enumerate(placed.fields) if field.fill_in]
        runs = [list(run) for _key, run in groupby(columns, key=lambda n: n - columns.index(n))]
        cell = f"${xl_col_to_name(placed.column('verdict'))}{placed.head + 2}"
        for name, text in verdict.choices.items():
            rule = {"type": "formula", "criteria": f'={cell}="{_(text)}"', "format": styles.verdict(name)}
            for run in runs:
                self.rule((placed.head + 1, run[0], placed.last, run[-1]), rule)

    def _drop_down(self, field: Field) -> dict[str, object] | None:
        """Give the rule for a column with a list: fixed choices, or the goals of a side from the hidden sheet."""
        if not field.fill_in:
            return None
        if field.goals:
            text = _("Choose a goal from the list. Anything else goes under Remark.")
            source: object = self.form.lists[field.goals]
        elif field.choices:
            choices = [_(label) for label in field.choices.values()]
            text = _("Choose one of: {choices}. Anything else goes under Remark.").format(choices=", ".join(choices))[:_MESSAGE]
            source = choices
        else:
            return None
        return {"validate": "list", "source": source, "error_title": _("Choose from the list"), "error_message": text}


def header(field: Field) -> str:
    """Give the header of a column; a pencil marks what the group fills in."""
    return f"{PENCIL} {_(field.label)}" if field.fill_in else _(field.label)


def _date(text: str) -> date | None:
    try:
        return date.fromisoformat(text[:10])
    except ValueError:
        return None
