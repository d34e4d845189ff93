"""A workbook with decisions filled in beforehand: what was decided elsewhere comes back in the cells where it belongs.

``Prefilled`` says what stands in which row; ``to_fill`` is how every table writes a cell that a group fills in, empty or
not. Further columns stand right of those that a table has, with a key of their own, so that they are read back too.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import TYPE_CHECKING, Any, Final

from xlsxwriter.worksheet import Worksheet

from overlap.locale import gettext as _
from overlap.model import Table
from overlap.workbook.xlsx import styles
from overlap.workbook.xlsx.styles import Properties

from .fields import TABLES, Field

if TYPE_CHECKING:
    from overlap.workbook.xlsx.book import Book

Key = tuple[Table, str]  # table, id of the row
_COMMENT: Final = 2_000  # characters of a cell comment
_NUMBER = re.compile(r"-?\d{1,9}([.,]\d{1,4})?")
_SIZE: Final[Mapping[str, int]] = {"x_scale": 2, "y_scale": 2}  # of a comment, beside the usual


@dataclass(frozen=True, slots=True)
class Formula:
    """A cell that follows another one; ``value`` is what it shows when the workbook is opened, as in ``Prefilled.cells``."""

    text: str
    value: str = ""


@dataclass(frozen=True, slots=True)
class Column:
    """A further column of a table: its texts by row id, and where given how a cell looks."""

    head: Field
    values: Mapping[str, str] = field(default_factory=dict, hash=False)
    looks: Mapping[str, Properties] = field(default_factory=dict, hash=False)


@dataclass(frozen=True, slots=True)
class Prefilled:
    """What stands in the workbook beforehand.

    ``cells``: per table and row id the values by field name. A choice is given by its stable name, a goal in a list of
    goals by its id, a date as 2026-09-01; what is none of these is written as it is. Rows of the group's own have the ids
    own-1, own-2 …, agr-1 …, and get as many rows as they need. ``notes``: a cell comment per row, on its first cell to
    fill in. ``columns``: further columns per table. ``who``: the answers on the first sheet.
    ``facts``: further rows of the hidden sheet.
    """

    cells: Mapping[Key, Mapping[str, str | Formula]] = field(default_factory=dict, hash=False)
    notes: Mapping[Key, str] = field(default_factory=dict, hash=False)
    columns: Mapping[Table, tuple[Column, ...]] = field(default_factory=dict, hash=False)
    who: Mapping[str, str] = field(default_factory=dict, hash=False)
    facts: tuple[tuple[str, ...], ...] = ()

    def fields(self, table: Table) -> tuple[Field, ...]:
        """The columns of a table, the further ones last."""
        return (*TABLES[table], *(column.head for column in self.columns.get(table, ())))

    def value(self, table: Table, row: str, name: str) -> str:
        """What a cell shows when the workbook is opened (stable name, id or text), "" where nothing does."""
        value = self.cells.get((table, row), {}).get(name, "")
        return value.value if isinstance(value, Formula) else value

    def rows(self, table: Table) -> Iterator[str]:
        """The ids of the rows of a table that something stands in."""
        return (row for of, row in self.cells if of == table)

    def count(self, table: Table, usual: int) -> int:
        """How many rows of the group's own a table gets: the usual number, and room below what is filled in."""
        numbers = [int(found[1]) for row in self.rows(table) if (found := re.fullmatch(r"[a-z]+-(\d{1,5})", row))]
        return max(usual, *(number + 5 for number in numbers), 0)


NOTHING: Final = Prefilled()


def to_fill(book: "Book", sheet: Worksheet, row: int, column: int, key: Key, of: Field, **look: Any) -> str:
    """Write a cell that a group fills in; what it shows, for the height of the row."""
    value = book.prefilled.cells.get(key, {}).get(of.name, "")
    shown = _shown(book, of, value.value if isinstance(value, Formula) else value)
    properties: Properties = {**styles.TO_FILL, **look}
    if isinstance(value, Formula):
        sheet.write_formula(row, column, value.text, book.format(properties), shown)
    else:
        write_value(book, sheet, row, column, shown, properties)
    first = next(other.name for other in TABLES[key[0]] if other.fill_in)
    if of.name == first and (note := book.prefilled.notes.get(key)):
        sheet.write_comment(row, column, note[:_COMMENT], {**_SIZE, "author": "overlap"})
    return shown


def write_value(book: "Book", sheet: Worksheet, row: int, column: int, text: str, look: Properties) -> None:
    """Write a text where people type: a date as a date, a number as a number where the cell is for one, else the text."""
    fits = {"text_wrap": True, **look}
    if "yy" in str(look.get("num_format", "")) and (day := _date(text)):
        sheet.write_datetime(row, column, datetime(day.year, day.month, day.day), book.format(fits))
    elif text and look.get("num_format") in (None, "0") and look.get("align") == "center" and _NUMBER.fullmatch(text):
        sheet.write_number(row, column, float(text.replace(",", ".")), book.format(fits))
    elif text:
        sheet.write_string(row, column, text, book.format(fits))
    else:
        sheet.write_blank(row, column, None, book.format(look))


def further(book: "Book", sheet: Worksheet, row: int, key: Key, **look: Any) -> list[tuple[str, float]]:
    """Write the cells of the further columns of a row; text and width of each, for its height."""
    (table, of), written = key, []
    first = len(TABLES[table])
    for n, column in enumerate(book.prefilled.columns.get(table, ()), first):
        if column.head.fill_in:
            text = to_fill(book, sheet, row, n, key, column.head, **look)
        else:
            text = column.values.get(of, "")
            sheet.write_string(row, n, text, book.format({**styles.CELL, **look, **column.looks.get(of, {})}))
        written.append((text, column.head.width))
    return written


def _shown(book: "Book", of: Field, value: str) -> str:
    """A value as people read it: the label of a choice or of a goal, or the text itself."""
    if value in of.choices:
        return _(of.choices[value])
    return book.labels.get(value, value) if of.goals or of.name == "with" else value


def _date(text: str) -> date | None:
    try:
        return date.fromisoformat(text[:10])
    except ValueError:
        return None


def number(text: str) -> float:
    """The number that a cell with hours adds to a sum; 0 where it holds a text."""
    return float(text.replace(",", ".")) if _NUMBER.fullmatch(text) else 0.0
