"""The report on three pages, for who decides and has no time for all of it: how much, where, what changes, what is open."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from math import ceil
from typing import Final

from overlap.locale import gettext as _
from overlap.model.text import begun
from overlap.review.outcome.result import OPEN_KINDS, Result

from .document import Column, Row, Section, Table
from .heat_map import heat_map
from .sections import agreements, open_in_words, overlap, remaining

# rows of a table; more do not fit on three pages
_MOST: Final = 5
_MOST_LINES: Final = 25  # of modules and kerntaken together that are all shown
_ON_A_LINE: Final = 26  # characters of their names
_NAME: Final = 44  # characters of what a row is of
_TEXT: Final = 110  # characters of a text in a table


def summary(result: Result) -> tuple[Section, ...]:
    """Give the parts of the summary."""
    return (_overlap(result), heat_map(result), _changes(result), _open(result), _short(agreements(result)))


def _overlap(result: Result) -> Section:
    """How much overlaps per module and kerntaak: of all where there is room, else of the first few."""
    whole = overlap(result)
    names = [str(_cut(row).values[0]) for table in whole.tables for row in table.rows if not row.total]
    lines = sum(ceil(len(name) / _ON_A_LINE) for name in names)
    return _short(whole, len(names) if lines <= _MOST_LINES else _MOST)


def _changes(result: Result) -> Section:
    """What becomes of the mbo items, counted; not item by item."""
    whole = remaining(result)
    return replace(whole, texts=whole.texts, tables=whole.tables[:1])


def _open(result: Result) -> Section:
    """How much is still open, of each kind."""
    counts = Counter(point.kind for point in result.open)
    rows = [Row((open_in_words(kind), counts[kind])) for kind in OPEN_KINDS if counts[kind]]
    if result.waiting:
        rows.append(Row((_("Pairs without a verdict"), result.waiting)))
    title = _("What is still open")
    if not rows:
        return Section(
            "open", _("Open points"), title, (_("Nothing is open: every proposed pair has a verdict, and nobody differs."),)
        )
    columns = (Column(_("What is open"), width=60), Column(_("How many"), "number", 12))
    return Section("open", _("Open points"), title, (), (Table("open-telling", title, columns, tuple(rows)),))


def _short(section: Section, most: int = _MOST) -> Section:
    return replace(section, tables=tuple(_first_rows(table, most) for table in section.tables))


def _first_rows(table: Table, most: int) -> Table:
    """The table with as many rows as fit, and its total; the note says how many more there are."""
    rows = [_cut(row) for row in table.rows if not row.total]
    if len(rows) <= most:
        return replace(table, rows=(*rows, *_totals(table.rows)))
    note = _("The first {n} of {all}; the whole report has the rest.").format(n=most, all=len(rows))
    return replace(table, rows=(*rows[:most], *_totals(table.rows)), note=" ".join(filter(None, (table.note, note))))


def _totals(rows: Sequence[Row]) -> list[Row]:
    return [row for row in rows if row.total]


def _cut(row: Row) -> Row:
    first = _TEXT if len(row.values) > 1 and isinstance(row.values[1], str) else _NAME  # a text, or the name of a module
    values = tuple(begun(value, _TEXT if n else first) if isinstance(value, str) else value for n, value in enumerate(row.values))
    return replace(row, values=values)
