"""Tables that a group fills in: one way to write them all, with the keys and ids that let them be read back.

Above each table, in a hidden row, every column carries its stable key ``overlap:<table>:<field>`` (the first row of the
sheet for its first table, the row above its header for a further one). Every row has its id in the hidden column ``id``.
Labels may change, columns may move, rows may be sorted: keys and ids stay with what they belong to.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Final

from xlsxwriter.utility import xl_col_to_name
from xlsxwriter.worksheet import Worksheet

from overlap.locale import gettext as _
from overlap.workbook.xlsx import styles
from overlap.workbook.xlsx.book import Book

from .fields import PENCIL, Field

PREFIX: Final = "overlap"
MATRIX: Final = f"{PREFIX}:matrix"  # in a workbook of many programmes, which has nothing to fill in


@dataclass(frozen=True, slots=True)
class Placed:
    """A table in the workbook: sheet, columns from A, and its rows counted from 0 (``last`` is the last with a row)."""

    key: str
    sheet: str
    fields: tuple[Field, ...]
    head: int
    last: int

    def column(self, name: str) -> int:
        """The column (from 0) of a field."""
        return [field.name for field in self.fields].index(name)

    def cells(self, name: str) -> str:
        """All cells of a field as an absolute range for a formula, header not counted."""
        letter = xl_col_to_name(self.column(name))
        return f"'{self.sheet}'!${letter}${self.head + 2}:${letter}${self.last + 1}"


def key_of(table: str, field: str) -> str:
    """The stable key of a column."""
    return f"{PREFIX}:{table}:{field}"


def set_columns(sheet: Worksheet, fields: Sequence[Field]) -> None:
    """Set the widths of the columns; those that are not for people are hidden."""
    for column, field in enumerate(fields):
        sheet.set_column(column, column, field.width, None, {"hidden": field.hidden})


def table(
    book: Book, sheet: Worksheet, key: str, fields: Sequence[Field], head: int, last: int, *, name: str = "", key_row: int = 0
) -> Placed:
    """Make an Excel table of rows that were written: keys, headers, a filter, and drop-downs in the columns to fill in.

    ``key`` is the stable name of the table, ``name`` what Excel calls it (the key where left out; unique in the
    workbook). ``head`` and ``last`` are the rows of the header and of the last row, counted from 0.
    """
    placed = Placed(key, sheet.get_name(), tuple(fields), head, last)
    book.tables[name or key] = placed
    for column, field in enumerate(fields):
        sheet.write_string(key_row, column, key_of(key, field.name), book.format(styles.BASE))
    sheet.set_row(key_row, None, None, {"hidden": True})
    columns = [{"header": label(field), "header_format": book.format(styles.head(field.colour))} for field in fields]
    options = {"name": f"Table_{name or key}", "style": None, "columns": columns}
    sheet.add_table(head, 0, last, len(fields) - 1, options)
    sheet.set_row(head, 32)
    for column, field in enumerate(fields):
        if rule := _drop_down(book, field):
            sheet.data_validation(head + 1, column, last, column, rule)
    return placed


def colour_by_verdict(book: Book, sheet: Worksheet, placed: Placed) -> None:
    """Give the cells to fill in of a row the colour of its verdict; those without one stay amber. Holds after sorting."""
    verdict = next(field for field in placed.fields if field.name == "verdict")
    columns = [n for n, field in enumerate(placed.fields) if field.fill_in]
    runs = [list(run) for _key, run in groupby(columns, key=lambda n: n - columns.index(n))]
    cell = f"${xl_col_to_name(placed.column('verdict'))}{placed.head + 2}"
    for name, text in verdict.choices.items():
        background, ink = styles.VERDICTS[name]
        look = book.file.add_format({"bg_color": background, "font_color": ink})
        rule = {"type": "formula", "criteria": f'={cell}="{_(text)}"', "format": look}
        for run in runs:
            sheet.conditional_format(placed.head + 1, run[0], placed.last, run[-1], rule)


def label(field: Field) -> str:
    """The header of a column; a pencil marks what the group fills in."""
    return f"{PENCIL} {_(field.label)}" if field.fill_in else _(field.label)


def _drop_down(book: Book, field: Field) -> dict[str, object] | None:
    """The rule for a column with a list: fixed choices, or the goals of a side from the hidden sheet."""
    if not field.fill_in:
        return None
    if field.goals:
        text = _("Choose a goal from the list. Anything else goes under Remark.")
        return {
            "validate": "list",
            "source": book.lists[field.goals],
            "error_title": _("Choose from the list"),
            "error_message": text,
        }
    if not field.choices:
        return None
    choices = [_(text) for text in field.choices.values()]
    text = _("Choose one of: {choices}. Anything else goes under Remark.").format(choices=", ".join(choices))
    return {"validate": "list", "source": choices, "error_title": _("Choose from the list"), "error_message": text[:255]}
