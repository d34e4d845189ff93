"""Filling in a workbook as a group would, by the keys above the columns."""

import io
from collections.abc import Mapping

import openpyxl


def rows_of(book, table):
    """The rows of a table by id, each a mapping of field name to cell; of several copies the one that is filled in last."""
    rows = {}
    for sheet in book:
        for keys in sheet.iter_rows():
            at = {str(c.value).split(":")[2]: c.column for c in keys if str(c.value).startswith(f"overlap:{table}:")}
            if "id" not in at:
                continue
            for row in sheet.iter_rows(min_row=keys[0].row + 2):
                identifier = str(row[at["id"] - 1].value or "")
                if identifier.startswith("overlap:"):
                    break  # the keys of the next table
                if identifier:
                    rows[identifier] = {name: row[n - 1] for name, n in at.items()}
    return rows


def filled(content: bytes, cells: Mapping[tuple[str, str], Mapping[str, str]], who: Mapping[str, str] | None = None) -> bytes:
    """The workbook with texts in its cells by table, id and field, and with the answers about the group."""
    book = openpyxl.load_workbook(io.BytesIO(content))
    for table in {table for table, _id in cells}:
        rows = rows_of(book, table)
        for (name_of_table, identifier), values in cells.items():
            for name, text in values.items() if name_of_table == table else ():
                rows[identifier][name].value = text
    for sheet in book:
        for row in sheet.iter_rows(max_col=1):
            key = str(row[0].value)
            if key.startswith("overlap:who:"):
                answer = next(cell.column for cell in sheet[1] if cell.value == "overlap:who:answer")
                sheet.cell(row[0].row, answer).value = (who or {}).get(key.split(":")[2])
    result = io.BytesIO()
    book.save(result)
    return result.getvalue()
