"""A workbook as cells, just as people left them: for what a group filled in, where every letter counts.

Unlike a grid for goals, nothing is joined, spread or left out here; the same limits hold before a parser sees the file.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from overlap.problems import Unusable

from .archive import SheetFacts
from .comments import CellComment, comments_of_ods, comments_of_xlsx
from .files import CheckedWorkbook, checked_workbook, open_file
from .grid import Range, as_text
from .saved import saved_at
from .sheets import ParsedSheet, parsing, worksheets
from .text import tidy


@dataclass(frozen=True, slots=True)
class Cells:
    """A sheet: ``rows[i][j]`` is the text in row i + 1, column j + 1; ``comments`` those of its cells.

    ``merged`` are the areas of cells that were made one; their text stands in the first cell only.
    """

    name: str
    rows: list[list[str]]
    comments: tuple[CellComment, ...] = ()
    merged: tuple[Range, ...] = ()

    def cell(self, i: int, j: int) -> str:
        """Give the text of a cell (from 0), "" where there is none."""
        row = self.rows[i] if 0 <= i < len(self.rows) else []
        return row[j] if 0 <= j < len(row) else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CellBook:
    """The sheets of a file, in its order, with the digest of its bytes (sha256, hex) and when it was ``saved`` (`saved_at`)."""

    name: str
    sha256: str
    sheets: tuple[Cells, ...]
    comments: bool = True  # False for a format of which comments are not read
    saved: str = ""


def read_cells(path: Path) -> CellBook:
    """Read an .xlsx, .xlsm, .xlsb, .ods or .xls file as cells.

    Raises:
        Unusable: missing, not a spreadsheet, encrypted, damaged, too large or unsafe.
    """
    file = open_file(path)
    workbook = checked_workbook(file)
    if workbook is None:
        raise Unusable("not-reviewed", file.name)
    comments = _comments(file.name, workbook)
    with parsing(file.name):
        sheets = tuple(_cells(sheet, comments or {}, workbook.facts) for sheet in worksheets(file.name, workbook.packed))
    saved = saved_at(workbook.archive.kept) if workbook.archive else ""
    return CellBook(name=file.name, sha256=file.sha256, sheets=sheets, comments=comments is not None, saved=saved)


def _comments(name: str, workbook: CheckedWorkbook) -> dict[str, list[CellComment]] | None:
    """The comments by name of the sheet, None for a format of which they are not read."""
    if workbook.archive is None or workbook.kind == "xlsb":
        return None
    if workbook.kind == "ods":
        return comments_of_ods(name, workbook.archive.kept["content.xml"])
    return comments_of_xlsx(name, workbook.archive)


def _cells(sheet: ParsedSheet, comments: Mapping[str, list[CellComment]], facts: Mapping[str, SheetFacts]) -> Cells:
    rows = [[tidy(as_text(value)) for value in row] for row in sheet.values]
    merged = (*sheet.merged, *(facts[sheet.name].merged if sheet.name in facts else ()))
    return Cells(sheet.name, rows, tuple(comments.get(sheet.name, ())), merged)
