"""A report as it is read, whatever it is written as: texts in the language of this run, tables, and one picture."""

from dataclasses import dataclass, replace
from typing import Final, Literal

from overlap.model import Outcome

Value = str | int | float | None
Kind = Literal["text", "number", "code", "verdict", "cell"]

_PORTRAIT: Final = 125  # characters on a row of A4 upright


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its header, what it holds, how wide it is in characters, and of which side it is ("" of neither)."""

    label: str
    kind: Kind = "text"
    width: int = 14
    side: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """A row: a value per column (None: nothing to say). ``look`` is the verdict that gives it its colour.

    A ``heading`` has one value, for all columns together; a ``total`` closes a table. ``parts`` are shown as a bar, ``shades``
    (0 to 4, one per value) as the darkness of its cells.
    """

    values: tuple[Value, ...]
    look: str = ""
    heading: bool = False
    total: bool = False
    parts: tuple[int, ...] = ()
    shades: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Table:
    """A table with what it is called and what one needs to know to read it."""

    key: str
    caption: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    note: str = ""


def lean(table: Table, label: str) -> Table:
    """The table without the column of that name, if nothing stands in it."""
    labels = [column.label for column in table.columns]
    at = labels.index(label)
    rows = [row for row in table.rows if len(row.values) == len(labels)]
    if any(row.values[at] for row in rows):
        return table
    kept = [replace(row, values=(*row.values[:at], *row.values[at + 1 :])) if row in rows else row for row in table.rows]
    return replace(table, columns=(*table.columns[:at], *table.columns[at + 1 :]), rows=tuple(kept))


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the report. ``name`` is short, for a list of contents or the tab of a sheet."""

    key: str
    name: str
    title: str
    texts: tuple[str, ...] = ()
    tables: tuple[Table, ...] = ()

    @property
    def wide(self) -> bool:
        """Whether it needs paper on its side: its widest table has more characters in a row than a page is wide."""
        return any(sum(column.width for column in table.columns) > _PORTRAIT for table in self.tables)


@dataclass(frozen=True, slots=True)
class Bar:
    """A bar of the picture: what it is of, and how many there are of each outcome, in their order."""

    label: str
    parts: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """The whole report: the outcome in three sentences and one picture, then the parts.

    ``name`` is a short one, ``outcomes`` are stable name and label of what the bars are made of. A ``short`` one is printed
    upright as a whole.
    """

    name: str
    title: str
    subtitle: str
    sentences: tuple[str, ...]
    picture: str
    bars: tuple[Bar, ...]
    outcomes: tuple[tuple[Outcome, str], ...]
    sections: tuple[Section, ...]
    made_by: str
    short: bool = False
