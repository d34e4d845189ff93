"""What the program itself wrote in a workbook, remembered in it: whatever else stands there, people put there.

The hidden sheet gets a row ``texts`` with a short digest of each text. Numbers in a text, case and spaces do not count, so
that a line such as "judged: 3 of 98" stays known when it is computed anew.
"""

import hashlib
import re
from typing import Final

from overlap.locale import in_every_language
from overlap.model import labels
from overlap.reading.formats.cells import Cells
from overlap.workbook.xlsx import styles
from overlap.workbook.xlsx.book import Book

from .sheet_names import sheet_name

KEY: Final = "texts"
_DIGITS = 6  # hexadecimal: one chance in 16 million that another text has the same
_PER_CELL = 4_000  # digests in a cell, which holds 32,767 characters


def remember(book: Book, row: int) -> None:
    """Write the digests of all texts in row ``row`` (from 0) of the hidden sheet; all sheets must have been written."""
    hidden = book.written(sheet_name("facts"))
    digests = sorted({digest(text) for text in book.texts(but=hidden.name)})
    hidden.text(row, 0, KEY, styles.BASE)
    for column, start in enumerate(range(0, len(digests), _PER_CELL), 1):
        hidden.text(row, column, " ".join(digests[start : start + _PER_CELL]), styles.BASE)


def remembered(hidden: Cells) -> frozenset[str] | None:
    """Give the digests that a hidden sheet holds, None where that row is gone."""
    for row in hidden.rows:
        if row and row[0] == KEY:
            outcomes = (text for label in labels.OUTCOMES.values() for text in in_every_language(label))
            return frozenset([*(part for cell in row[1:] for part in cell.split()), *map(digest, outcomes)])
    return None


def digest(text: str) -> str:
    """Digest a text, to the same characters for the text as LibreOffice or Google Sheets hands it on."""
    plain = re.sub(r"\d+", "0", "".join(text.casefold().split()))
    return hashlib.sha256(plain.encode("utf-8", "replace")).hexdigest()[:_DIGITS]
