"""Whether a workbook, or a report in Word, may hold the work of a group: asked before it is replaced."""

import re
import zipfile
import zlib
from pathlib import Path
from typing import Final

from overlap.model import Review
from overlap.problems import Unusable
from overlap.reading.formats.cells import read_cells
from overlap.workbook.form.keys import MATRIX
from overlap.workbook.xlsx.book import CREATED

from .decisions import read_review

_PACKED: Final = (b"PK", b"\xd0\xcf\x11\xe0")  # what .xlsx and .ods, and .xls begin with
_PROPERTIES: Final = "docProps/core.xml"
_DOCUMENT: Final = "word/document.xml"  # in a package of Word
_MODIFIED: Final = re.compile(rb"<dcterms:modified[^>]*>([^<]*)<")
_LAST: Final = b"</dc:language></cp:coreProperties>"  # what our properties end with; others put them in another order
_BOUND: Final = 64 * 2**10  # bytes of the properties that are looked at
_ZIPPED: Final = (1980, 1, 1, 0, 0, 0)  # the date of every part of a package of ours


def holds_decisions(path: Path) -> bool:
    """Whether a file may hold something that a person put there; when in doubt, it does.

    Only three kinds of file hold nothing: a workbook to fill in, and one of many programmes, that nobody saved since the
    program wrote it, and in which the program filled in nothing either; and a report in Word that nobody saved since. What
    people do in a workbook is not told from what programs for spreadsheets do when they save it: a word of ours or a number
    that somebody typed beside a table is work too. The file is read within the bounds that hold for every file; one that
    cannot be read is kept.
    """
    try:
        if not _as_written(path):
            return True
        return not (_is_word(path) or _of_many(path)) and _says_something(read_review(path))
    except (Unusable, OSError):
        return True


def is_packed(path: Path) -> bool:
    """Whether a file begins as workbooks do; one that cannot be read may."""
    try:
        with path.open("rb") as file:
            return file.read(4).startswith(_PACKED)
    except OSError:
        return True


def _as_written(path: Path) -> bool:
    """Whether nobody saved a file since we wrote it.

    Office dates the properties anew, LibreOffice (where it converts) only the parts of the package.
    """
    try:
        with zipfile.ZipFile(path) as archive, archive.open(_PROPERTIES) as file:
            properties = file.read(_BOUND)
            as_zipped = all(part.date_time == _ZIPPED for part in archive.infolist())
    except (OSError, ValueError, RuntimeError, NotImplementedError, KeyError, EOFError, zipfile.BadZipFile, zlib.error):
        return False
    ours = as_zipped and properties.endswith(_LAST)
    return ours and _MODIFIED.findall(properties) == [f"{CREATED:%Y-%m-%dT%H:%M:%SZ}".encode()]


def _is_word(path: Path) -> bool:
    with zipfile.ZipFile(path) as archive:
        return _DOCUMENT in archive.namelist()


def _of_many(path: Path) -> bool:
    """Whether a workbook is one of many programmes, in which nothing is asked."""
    book = read_cells(path)
    if any(sheet.comments for sheet in book.sheets) or not book.comments:
        return False
    return any(MATRIX in row for sheet in book.sheets for row in sheet.rows)


def _says_something(review: Review) -> bool:
    who = review.who
    said = (who.group, who.school, who.vmbo_names, who.mbo_names, who.said, who.date)
    return bool(review.decisions or review.unplaced or review.parts or any(said))
