"""What every edit needs: the sheets, chance, and what must come back."""

import io
import random
from collections import defaultdict

import openpyxl

from .sheets import Sheet, sheets_of, write


class Desk:
    """A workbook in the hands of teachers. ``content`` is how the program wrote it."""

    def __init__(self, content: bytes, seed: int) -> None:
        self.random = random.Random(seed)
        self.book = openpyxl.load_workbook(io.BytesIO(content))
        self.sheets: list[Sheet] = sheets_of(self.book)
        self.log: list[str] = []
        self.nowhere: list[str] = []  # texts that belong to nothing: must be reported
        self.deleted_columns: set[tuple[str, str]] = set()  # table, field
        self.damaged = False  # by what leaves rows without anything that tells what they are: these must be reported
        self.facts = True  # the hidden sheet is there
        self.count = seed % 900 * 26  # so that the texts of two copies differ
        self.labels = defaultdict(list)
        for row in self.book["_overlap"].values:
            if row[0] == "goal":
                self.labels[row[1]].append(row[3])

    def _unique(self):
        self.count += 1
        self.last = self.random.choice(
            ["afspraak {}: eerst in leerjaar 3", "Zie ook: {}\nmet de collega's", "=4 uur ({})", "ja? {}"]
        )
        self.last = self.last.format(chr(97 + self.count % 26) + f"x{self.count // 26}q").lstrip("=")
        return self.last

    def any_sheet(self) -> Sheet:
        """Give a sheet at random."""
        return self.random.choice(self.sheets)

    def _add_row(self, sheet, at):
        sheet.cells.insert(at, [None] * len(sheet.columns))
        sheet.rows.insert(at, None)
        sheet.comments.insert(at, {})
        sheet.heads = {table: head + (head >= at) for table, head in sheet.heads.items()}

    def _add_column(self, sheet, at):
        sheet.columns.insert(at, {})
        for row in sheet.cells:
            row.insert(at, None)
        sheet.comments = [{n + (n >= at): text for n, text in row.items()} for row in sheet.comments]

    def forget_what_is_gone(self) -> None:
        """Expect nothing of texts that were deleted with the row or column that they stood in."""
        left = {cell for sheet in self.sheets for row in sheet.cells for cell in row if isinstance(cell, str)}
        self.nowhere = [text for text in self.nowhere if text in left]

    def save(self) -> bytes:
        """Give the workbook as they leave it."""
        for sheet in self.sheets:
            page = self.book.create_sheet(sheet.name) if sheet.is_copy else self.book[sheet.page]
            page.title = sheet.name
            write(page, sheet, self.sheets)
        if not self.facts:
            del self.book["_overlap"]
        content = io.BytesIO()
        self.book.save(content)
        return content.getvalue()
