"""Whether a workbook may hold the work of a group: asked before it is replaced."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from overlap.problems import Unusable
from overlap.reading.formats.cells import read_cells
from overlap.workbook.form.fields import PENCIL, TABLES
from overlap.workbook.form.keys import MATRIX, PREFIX, key_of


def holds_decisions(path: Path) -> bool:
    """Whether a workbook may hold something that a group filled in; when in doubt, it does.

    That is a cell in a column to fill in (by the key above it), an answer about the group, or a comment anywhere. The file
    is read within the bounds that hold for every file; one that cannot be read is kept.
    """
    try:
        book = read_cells(path)
    except Unusable:
        return True
    if not book.comments or any(sheet.comments for sheet in book.sheets):
        return True
    answers = [answer for sheet in book.sheets for answer in _answers(sheet.rows)]
    return any(answers) or not answers


def _answers(rows: Sequence[Sequence[str]]) -> Iterator[str]:
    """What stands in the cells to fill in of a sheet, "" where nothing does."""
    to_fill = {key_of(table, field.name) for table, fields in TABLES.items() for field in fields if field.fill_in}
    about_the_group = key_of("who", "answer")
    columns: set[int] = set()
    answer = 0
    below_header = False
    for row in rows:
        keys = {n: cell for n, cell in enumerate(row) if cell.startswith(f"{PREFIX}:")}
        if MATRIX in keys.values():
            yield ""
        elif about_the_group in keys.values():
            answer = list(row).index(about_the_group)
        elif any(key.startswith(key_of("who", "")) for key in keys.values()):
            yield row[answer]
        elif keys:
            columns, below_header = {n for n, key in keys.items() if key in to_fill}, False
        elif any(row[n].startswith(PENCIL) for n in columns):
            below_header = True
        elif below_header:
            yield from (row[n] for n in columns)
    if columns and not below_header:
        yield "headers were changed"
