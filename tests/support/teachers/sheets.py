"""A workbook as teachers hold it: sheets of rows and columns, with what each is about and what was filled in.

What was filled in is kept per sheet, so that copies, deleted rows and deleted columns need no rule of their own: what is
left on some sheet must be placed, or reported where copies differ.
"""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import openpyxl
from openpyxl.comments import Comment

from overlap.workbook.form.fields import TABLES, known_fields
from overlap.workbook.form.spellings import choices, compared

_FOLLOWS = re.compile(r"""=IFERROR\(INDEX\('([^']+)'!\$([A-Z]+)\$.*MATCH\("([^"]+)".*""")


@dataclass(frozen=True)
class Typed:
    """What was typed where nothing is asked, though it may be a word of ours or a bare number: must be reported there."""

    value: object


@dataclass(frozen=True)
class Follows:
    """A cell of which a formula shows what stands on another sheet, under a field of a table in the row of a pair or gap."""

    page: str
    table: str
    field: str
    id: str


@dataclass
class Sheet:
    """A sheet: cells, comments by cell, per row (table, id) and per table and column the field."""

    name: str
    page: str  # as the program called it
    cells: list[list[object]]
    rows: list[tuple[str, str] | None]
    columns: list[dict[str, str]]  # per column: table -> field
    values: dict[tuple[str, str], dict[str, str]] = field(default_factory=lambda: defaultdict(dict))
    comments: list[dict[int, str]] = field(default_factory=list)  # per row: column -> text
    hidden: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    filtered: str = ""  # the cells with a filter
    heads: dict[str, int] = field(default_factory=dict)  # table -> row of the header
    keys: bool = True
    sorted_apart: bool = False  # what is seen was sorted without the hidden ids: those tell nothing any more
    is_copy: bool = False
    relabelled: bool = False
    own: bool = False  # has a column of their own with words of ours
    merged: list[tuple[int, int, int]] = field(default_factory=list)  # column, first and last row

    def tables(self) -> list[str]:
        """Give the tables that have a row here."""
        return sorted({row[0] for row in self.rows if row})

    def column(self, table: str, name: str) -> int | None:
        """Give the column of a field."""
        return next((n for n, fields in enumerate(self.columns) if fields.get(table) == name), None)

    def places(self, table: str = "") -> list[int]:
        """Give the rows that are about something."""
        return [n for n, row in enumerate(self.rows) if row and table in {"", row[0]}]


def sheets_of(book: Any) -> list[Sheet]:
    """Read the sheets that have a table to fill in."""
    keyed = [page for page in book if page.title != "_overlap" and any(_keys(row, TABLES) for row in page.values)]
    sheets = {page.title: _sheet(page) for page in keyed}
    for sheet in sheets.values():
        for row, cells in zip(sheet.rows, sheet.cells, strict=True):
            for n, cell in enumerate(cells):
                if row and (match := _FOLLOWS.fullmatch(str(cell))):
                    column = openpyxl.utils.column_index_from_string(match[2]) - 1
                    cells[n] = Follows(match[1], row[0], sheets[match[1]].columns[column][row[0]], match[3])
        _read_values(sheet)
    return list(sheets.values())


def _keys(row: Any, tables: Any) -> dict[int, tuple[str, str]]:
    parts = {m: str(cell).split(":") for m, cell in enumerate(row) if str(cell).startswith("overlap:")}
    return {m: (part[1], part[2]) for m, part in parts.items() if len(part) == 3 and part[1] in tables}


def _sheet(page: Any) -> Sheet:
    cells = [[cell.value for cell in row] for row in page.iter_rows()]
    columns: list[dict[str, str]] = [{} for _ in cells[0]]
    rows: list[tuple[str, str] | None] = [None] * len(cells)
    heads: dict[str, int] = {}
    table = ""
    for n, row in enumerate(cells):
        if keys := _keys(row, TABLES):
            table = next(iter(keys.values()))[0]
            for m, (_table, name) in keys.items():
                columns[m][table] = name
        elif row[0] == "id":
            heads[table] = n
        elif table in heads and row[0]:
            side = next((str(cell) for fields, cell in zip(columns, row, strict=True) if fields.get(table) == "side"), "")
            rows[n] = (table, str(row[0]) + (f"@{side}" if table == "gaps" else ""))
    comments = [{m: cell.comment.text for m, cell in enumerate(row) if cell.comment} for row in page.iter_rows()]
    return Sheet(page.title, page.title, cells, rows, columns, comments=comments, heads=heads)


def _read_values(sheet: Sheet) -> None:
    """Note what the program filled in beforehand."""
    for n in sheet.places():
        row = sheet.rows[n]
        assert row is not None
        for one in known_fields(row[0]):  # type: ignore[arg-type]
            column = sheet.column(row[0], one.name)
            cell = sheet.cells[n][column] if one.fill_in and column is not None else None
            if cell is not None and not isinstance(cell, Follows):
                offered = choices(row[0], one.name)  # type: ignore[arg-type]
                sheet.values[row][one.name] = offered[compared(str(cell))] if offered else str(cell)


def write(page: Any, sheet: Sheet, sheets: list[Sheet]) -> None:
    """Write a sheet as teachers leave it."""
    page.tables.clear()
    page.conditional_formatting = type(page.conditional_formatting)()
    for merged in list(page.merged_cells.ranges):
        page.unmerge_cells(str(merged))
    for row in page.iter_rows():
        for cell in row:
            cell.value, cell.hyperlink, cell.comment = None, None, None
    for column, first, last in sheet.merged:
        page.merge_cells(start_row=first + 1, end_row=last + 1, start_column=column + 1, end_column=column + 1)
    for n, m, value in _filled(sheet):
        cell = page.cell(n + 1, m + 1)
        cell.value = value.value if isinstance(value, Typed) else _formula(value, sheets) if isinstance(value, Follows) else value
        if isinstance(cell.value, int | float):
            cell.number_format = "General"  # where a column was moved to, dates may have stood
    for n, comments in enumerate(sheet.comments):
        for m, text in comments.items():
            page.cell(n + 1, m + 1).comment = Comment(text, "Een docent")
    for n in sheet.hidden_columns:
        page.column_dimensions[openpyxl.utils.get_column_letter(n + 1)].hidden = True
    if sheet.filtered:
        page.auto_filter.ref = sheet.filtered
    for n in sheet.hidden:
        page.row_dimensions[n + 1].hidden = True


def _filled(sheet: Sheet) -> Iterator[tuple[int, int, Any]]:
    return ((n, m, value) for n, row in enumerate(sheet.cells) for m, value in enumerate(row) if value is not None)


def _formula(cell: Follows, sheets: list[Sheet]) -> str:
    """The formula, after all that was done to the columns and the name of the sheet that it refers to."""
    ranges = []
    for name in (cell.field, "id"):
        sheet = next(one for one in sheets if one.page == cell.page and not one.is_copy)
        column = sheet.column(cell.table, name)
        letter = "" if column is None else openpyxl.utils.get_column_letter(column + 1)
        ranges.append(f"'{sheet.name}'!${letter}$1:${letter}${len(sheet.rows)}" if letter else "#REF!")
    return f'=IFERROR(INDEX({ranges[0]},MATCH("{cell.id}",{ranges[1]},0))&"","")'
