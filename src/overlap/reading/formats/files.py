"""From a path to grids: recognises the format by its content and sends it to the reader of that format.

Everything is checked before a parser sees it: sizes are counted, not believed (archive, binary, compound, opendocument).
"""

import hashlib
from dataclasses import dataclass
from pathlib import Path

from overlap.locale import mark as _
from overlap.problems import Unusable

from .delimited import decoded, read_delimited
from .grid import LIMIT_ROWS, Grid

LIMIT_FILE = 60 * 2**20  # bytes on disk
OLE = b"\xd0\xcf\x11\xe0"
_PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"II*\0", b"MM\0*", b"BM")


@dataclass(frozen=True, slots=True)
class Document:
    """A file as grids, with the digest of its bytes (sha256, hex)."""

    name: str
    sha256: str
    grids: tuple[Grid, ...]


def open_document(path: Path) -> Document:
    """Read the file as grids.

    Raises:
        Unusable: missing, a folder, empty, no table, encrypted, damaged, too large or unsafe.
    """
    data = contents(path)
    try:
        grids = _grids(path, data)
    except MemoryError as error:
        raise Unusable("file-too-large", path.name, limit=_("what fits in the memory of this computer")) from error
    if sum(1 for grid in grids for row in grid.rows if any(row)) > LIMIT_ROWS:
        raise Unusable("file-too-large", path.name, limit=_("30,000 rows"))
    return Document(path.name, hashlib.sha256(data).hexdigest(), grids)


def contents(path: Path) -> bytes:
    """The bytes of a file.

    Raises:
        Unusable: missing, a folder, too large or empty.
    """
    name = path.name
    try:
        if path.is_dir():
            raise Unusable("file-is-folder", name)
        if not path.exists():
            raise Unusable("file-missing", str(path))
        if not path.is_file():
            raise Unusable("not-a-spreadsheet", name, found=_("a device"))
        if path.stat().st_size > LIMIT_FILE:
            raise Unusable("file-too-large", name, limit=f"{LIMIT_FILE // 2**20} MB")
        data = path.read_bytes()
    except (OSError, ValueError) as error:
        raise Unusable("file-unreadable", name, reason=getattr(error, "strerror", None) or str(error)) from error
    if not data.strip(b"\0 \t\r\n\xef\xbb\xbf\xff\xfe"):
        raise Unusable("file-empty", name)
    return data


def _grids(path: Path, data: bytes) -> tuple[Grid, ...]:
    if data.startswith(b"PK"):
        return _zip(path.name, data)
    if data.startswith(OLE):
        from .archive import SheetFacts  # noqa: PLC0415 - parsers are loaded only for their own format
        from .compound import check_compound  # noqa: PLC0415
        from .sheets import read_workbook  # noqa: PLC0415

        hidden = check_compound(path.name, data)
        return read_workbook(path.name, data, {sheet: SheetFacts(rows) for sheet, rows in hidden.items()})
    if data.startswith(_PICTURES) or data[4:12] in (b"ftypheic", b"ftypmif1") or data[8:12] == b"WEBP":
        raise Unusable("picture", path.name)
    return _text(path, data)


def _zip(name: str, data: bytes) -> tuple[Grid, ...]:
    from .archive import open_archive  # noqa: PLC0415
    from .sheets import read_workbook  # noqa: PLC0415

    archive = open_archive(name, data)
    names = set(archive.names)
    if (document := archive.kept.get("word/document.xml")) is not None:
        from .word import read_word  # noqa: PLC0415

        return read_word(name, document)
    if any(member.startswith("xl/") for member in names):
        return read_workbook(name, archive.packed, archive.facts())
    if (content := archive.kept.get("content.xml")) is not None:
        if b"encryption-data" in archive.kept.get("META-INF/manifest.xml", b""):
            raise Unusable("file-encrypted", name)
        if b"spreadsheet" not in archive.kept.get("mimetype", b"spreadsheet"):
            raise Unusable("old-word", name, found=_("a document of LibreOffice Writer or Impress"))
        from .opendocument import check_content  # noqa: PLC0415

        return read_workbook(name, archive.packed, check_content(name, content))
    if any(member.startswith("ppt/") for member in names):
        raise Unusable("not-a-spreadsheet", name, found=_("a PowerPoint presentation"))
    if any(member.startswith("Index/") for member in names):
        raise Unusable("not-a-spreadsheet", name, found=_("a Numbers or Pages document"))
    raise Unusable("not-a-spreadsheet", name, found=_("a zip file"))


def _text(path: Path, data: bytes) -> tuple[Grid, ...]:
    name = path.name
    if b"%PDF-" in data[:1024]:
        raise Unusable("pdf", name)
    text = decoded(data)
    start = text[:2000].lstrip("\ufeff \t\r\n").casefold()
    if start.startswith("{\\rtf"):
        raise Unusable("old-word", name, found=_("a text document (.rtf)"))
    if start.startswith("<") and ("<html" in start or "<table" in start or start.startswith("<!doctype html")):
        from .web import read_html  # noqa: PLC0415

        return read_html(name, text)
    if start.startswith("mime-version:"):
        raise Unusable("not-a-spreadsheet", name, found=_("a web page"))
    if start.startswith("<?xml") or (start.startswith("<") and ">" in start and "<!--" in start):
        raise Unusable("not-a-spreadsheet", name, found=_("an XML file"))
    return (read_delimited(name, path.stem, text),)
