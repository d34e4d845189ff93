"""From a path to grids: recognises the format by its content and keeps hostile files away from the parsers.

A parser only ever sees a file whose unpacked size was counted while unpacking, and whose XML declares no entities.
"""

import csv
import hashlib
import io
import re
import zipfile
import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from overlap.locale import mark as _
from overlap.problems import Unusable

from .grid import Grid, as_text
from .text import clean

LIMIT_FILE = 60 * 2**20  # bytes on disk
LIMIT_UNPACKED = 160 * 2**20  # bytes of all members together
LIMIT_CELLS = 6_000_000  # of the rectangle that a sheet spans; a parser makes room for all of them
_CHUNK = 2**18

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_Range = tuple[tuple[int, int], tuple[int, int]]  # top left and bottom right cell, from 0
_CELL = re.compile(rb'<(?:\w+:)?c\b[^>]*?\br="([A-Z]{1,4})(\d{1,8})"')
_DECLARES = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.I)


@dataclass(frozen=True, slots=True)
class Document:
    """A file as grids, with the digest of its bytes (sha256, hex)."""

    name: str
    sha256: str
    grids: tuple[Grid, ...]


def open_document(path: Path) -> Document:
    """Read the file as grids.

    Raises:
        Unusable: missing, a folder, empty, not a spreadsheet, encrypted, damaged, too large or unsafe.
    """
    data = _bytes(path)
    digest = hashlib.sha256(data).hexdigest()
    if data.startswith(b"PK"):
        _check_zip(path, data)
        grids = _workbook(path, data)
    elif data.startswith(_OLE):
        _check_ole(path, data)
        grids = _workbook(path, data)
    else:
        grids = (_csv(path, data),)
    return Document(path.name, digest, grids)


def _bytes(path: Path) -> bytes:
    name = path.name
    try:
        if path.is_dir():
            raise Unusable("file-is-folder", name)
        if not path.exists():
            raise Unusable("file-missing", str(path))
        if path.stat().st_size > LIMIT_FILE:
            raise Unusable("file-too-large", name, limit=f"{LIMIT_FILE // 2**20} MB")
        data = path.read_bytes()
    except OSError as error:
        raise Unusable("file-unreadable", name, reason=error.strerror or str(error)) from error
    if not data.strip(b"\0 \t\r\n\xef\xbb\xbf"):
        raise Unusable("file-empty", name)
    return data


def _check_zip(path: Path, data: bytes) -> None:
    """Unpack once, counting: a zip may declare any size it likes."""
    name = path.name
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            members = archive.namelist()
            if "word/document.xml" in members:
                raise Unusable("not-a-spreadsheet", name, found=_("a Word document"))
            if not any(m.startswith("xl/") or m == "content.xml" for m in members):
                raise Unusable("not-a-spreadsheet", name, found=_("a zip file"))
            total = 0
            for info in archive.infolist():
                total = _check_member(name, archive, info, total)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, ValueError, OSError, RuntimeError) as error:
        if "password" in str(error) or "encrypted" in str(error):
            raise Unusable("file-encrypted", name) from error
        raise Unusable("file-broken", name, reason=_("the zip file inside is not whole")) from error


def _check_member(name: str, archive: zipfile.ZipFile, info: zipfile.ZipInfo, total: int) -> int:
    xml = info.filename.lower().endswith((".xml", ".rels", ".vml"))
    sheet = xml and (info.filename.startswith("xl/worksheets/") or info.filename == "content.xml")
    rows = columns = 0
    with archive.open(info) as member:
        rest, first = b"", True
        while chunk := member.read(_CHUNK):
            total += len(chunk)
            if total > LIMIT_UNPACKED:
                raise Unusable("file-too-large", name, limit=f"{LIMIT_UNPACKED // 2**20} MB")
            if xml and first and _DECLARES.search(chunk.replace(b"\0", b"")):
                raise Unusable("file-unsafe", name, reason=info.filename)
            if sheet:
                for match in _CELL.finditer(rest + chunk):
                    columns, rows = max(columns, _column(match[1])), max(rows, int(match[2]))
                if rows * columns > LIMIT_CELLS:
                    raise Unusable("file-too-large", name, limit=_("6 million cells"))
            rest, first = chunk[-200:], False
    return total


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number


def _check_ole(path: Path, data: bytes) -> None:
    def holds(stream: str) -> bool:
        return stream.encode("utf-16-le") in data

    if holds("EncryptedPackage") or holds("EncryptionInfo"):
        raise Unusable("file-encrypted", path.name)
    if holds("WordDocument"):
        raise Unusable("not-a-spreadsheet", path.name, found=_("an old Word document (.doc)"))


def _workbook(path: Path, data: bytes) -> tuple[Grid, ...]:
    import python_calamine as calamine  # noqa: PLC0415 - loaded only when there is a workbook to read

    try:
        book = calamine.CalamineWorkbook.from_filelike(io.BytesIO(data))
        grids = []
        for meta in book.sheets_metadata:
            if meta.typ != calamine.SheetTypeEnum.WorkSheet:
                continue
            sheet = book.get_sheet_by_name(meta.name)
            values = sheet.to_python(skip_empty_area=False)
            merged = sheet.merged_cell_ranges or []
            grids.append(_grid(meta.name, values, merged, meta.visible != calamine.SheetVisibleEnum.Visible))
    except calamine.PasswordError as error:
        raise Unusable("file-encrypted", path.name) from error
    except (calamine.CalamineError, ValueError, OSError, KeyError, IndexError) as error:
        raise Unusable("file-broken", path.name, reason=str(error)) from error
    return tuple(grids)


def _grid(name: str, values: Sequence[Sequence[object]], merged: Sequence[_Range], hidden: bool) -> Grid:
    rows = [[clean(as_text(value)) for value in row] for row in values]
    dates = {(i, j) for i, row in enumerate(values) for j, value in enumerate(row) if isinstance(value, date)}
    copied = set()
    for (top, left), (bottom, right) in merged:
        if top >= len(rows) or left >= len(rows[top]):
            continue
        for i in range(top, min(bottom + 1, len(rows))):
            for j in range(left, min(right + 1, len(rows[i]))):
                if (i, j) != (top, left):
                    rows[i][j] = rows[top][left]
                    copied.add((i, j))
    return Grid(clean(name), rows, hidden, frozenset(copied), frozenset(dates))


def _csv(path: Path, data: bytes) -> Grid:
    text = _decoded(data)
    start = text.lstrip()[:200].lower()
    if start.startswith("%pdf") or data.startswith(b"%PDF"):
        raise Unusable("not-a-spreadsheet", path.name, found=_("a PDF"))
    if start.startswith(("<!doctype html", "<html")):
        raise Unusable("not-a-spreadsheet", path.name, found=_("a web page"))
    if start.startswith("<"):
        raise Unusable("not-a-spreadsheet", path.name, found=_("an XML file"))
    if start.startswith("{\\rtf"):
        raise Unusable("not-a-spreadsheet", path.name, found=_("a text document (.rtf)"))
    if "\0" in text or sum(not c.isprintable() and c not in "\t\r\n" for c in text[:4000]) > len(text[:4000]) // 50:
        raise Unusable("not-a-spreadsheet", path.name, found=_("a file of another program"))
    separator = _separator(text)
    csv.field_size_limit(2**20)
    try:
        rows = [[clean(cell) for cell in row] for row in csv.reader(io.StringIO(text, newline=""), delimiter=separator)]
    except csv.Error as error:
        raise Unusable("file-broken", path.name, reason=str(error)) from error
    return Grid(path.stem, rows)


def _decoded(data: bytes) -> str:
    for mark, encoding in ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16")):
        if data.startswith(mark):
            return data.decode(encoding, errors="replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace")


def _separator(text: str) -> str:
    """The separator under which most lines have the same number (two or more) of cells."""
    lines = [line for line in text.splitlines()[:200] if line.strip()]
    if lines and (named := re.fullmatch(r"sep=(.)", lines[0].strip(), re.I)):
        return named[1]

    def agreement(separator: str) -> tuple[float, int]:
        counts = [len(row) for row in csv.reader(lines, delimiter=separator)]
        wide = [n for n in counts if n > 1]
        common = max(set(wide), key=wide.count) if wide else 1
        return wide.count(common) / max(1, len(counts)), common

    return max(";\t,|", key=agreement)
