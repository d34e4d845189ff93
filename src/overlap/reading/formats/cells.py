"""A workbook as cells, just as people left them: for what a group filled in, where every letter counts.

Unlike a grid for goals, nothing is joined, spread or left out here; the same limits hold before a parser sees the file.
"""

import hashlib
import io
import re
import unicodedata
from dataclasses import dataclass
from pathlib import Path

import python_calamine as calamine

from overlap.locale import mark as _
from overlap.problems import Unusable

from .archive import open_archive
from .comments import CellComment, comments_of_ods, comments_of_xlsx
from .compound import check_compound
from .files import OLE, contents
from .grid import LIMIT_CELLS, as_text
from .opendocument import check_content
from .sheets import parsing
from .text import unescaped_text

_BREAK = re.compile("\r\n|[\r\u2028\u2029\u0085\u000b\u000c]")
_INVISIBLE = re.compile("[\u200b-\u200f\u202a-\u202e\u2060\ufeff\u0000-\u0008\u000e-\u001f\ud800-\udfff\ufffe\uffff]")


@dataclass(frozen=True, slots=True)
class Cells:
    """A sheet: ``rows[i][j]`` is the text in row i + 1, column j + 1; ``comments`` those of its cells."""

    name: str
    rows: list[list[str]]
    comments: tuple[CellComment, ...] = ()

    def cell(self, i: int, j: int) -> str:
        """The text of a cell (from 0), "" where there is none."""
        row = self.rows[i] if 0 <= i < len(self.rows) else []
        return row[j] if 0 <= j < len(row) else ""


@dataclass(frozen=True, slots=True)
class CellBook:
    """The sheets of a file, in its order, with the digest of its bytes (sha256, hex)."""

    name: str
    sha256: str
    sheets: tuple[Cells, ...]
    comments: bool = True  # False for a format of which comments are not read


def read_cells(path: Path) -> CellBook:
    """Read an .xlsx, .xlsm, .xlsb, .ods or .xls file as cells.

    Raises:
        Unusable: missing, not a spreadsheet, encrypted, damaged, too large or unsafe.
    """
    data = contents(path)
    name = path.name
    comments: dict[str, list[CellComment]] | None = None
    if data.startswith(b"PK"):
        archive = open_archive(name, data)
        if any(member.startswith("xl/") for member in archive.names):
            comments = None if "xl/workbook.bin" in archive.names else comments_of_xlsx(name, archive)
        elif (content := archive.kept.get("content.xml")) is not None and b"spreadsheet" in archive.kept.get("mimetype", b""):
            if b"encryption-data" in archive.kept.get("META-INF/manifest.xml", b""):
                raise Unusable("file-encrypted", name)
            check_content(name, content)
            comments = comments_of_ods(name, content)
        else:
            raise Unusable("not-reviewed", name)
        packed = archive.packed
    elif data.startswith(OLE):
        check_compound(name, data)
        packed = data
    else:
        raise Unusable("not-reviewed", name)
    with parsing(name):
        sheets = _sheets(name, packed, comments or {})
    return CellBook(name, hashlib.sha256(data).hexdigest(), sheets, comments is not None)


def _sheets(name: str, packed: bytes, comments: dict[str, list[CellComment]]) -> tuple[Cells, ...]:
    book = calamine.CalamineWorkbook.from_filelike(io.BytesIO(packed))
    sheets = []
    for meta in book.sheets_metadata:
        if meta.typ != calamine.SheetTypeEnum.WorkSheet:
            continue
        sheet = book.get_sheet_by_name(meta.name)
        if sheet.total_height * sheet.total_width > LIMIT_CELLS:
            raise Unusable("file-too-large", name, limit=_("2 million cells"))
        rows = [[tidy(as_text(value)) for value in row] for row in sheet.to_python(skip_empty_area=False)]
        sheets.append(Cells(meta.name, rows, tuple(comments.get(meta.name, ()))))
    return tuple(sheets)


def tidy(text: str) -> str:
    """The text as a person sees it: its own spaces and empty lines stay, what nobody can see goes."""
    if text.isascii() and text.isprintable() and "_x" not in text:
        return text.strip()
    text = _BREAK.sub("\n", unescaped_text(text))
    return _INVISIBLE.sub("", unicodedata.normalize("NFC", text)).strip()
