"""From a path to grids and passages: the one place where a file is opened, and its format recognised by its content.

Everything is checked before a parser sees it: sizes are counted, not believed (archive, binary, compound, opendocument).
Parsers are loaded only for their own format.
"""

import hashlib
import re
import stat
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, Literal

from overlap.locale import mark as _
from overlap.problems import Unusable

from .blocks import Block
from .delimited import decoded, read_delimited
from .grid import LIMIT_ROWS, Grid

if TYPE_CHECKING:
    from .archive import Archive, SheetFacts
    from .pdf.layout import PdfLayout

LIMIT_FILE = 60 * 2**20  # bytes on disk
_OLE = b"\xd0\xcf\x11\xe0"
_JSON = re.compile(r'\{\s*"|\[\s*[\[{"]')
_SHORTCUT = re.compile(  # of Windows, of macOS, of Google Drive
    r"\[internetshortcut\]|<\?xml[^>]*>\s*<!doctype plist.*<key>url</key>|\{\s*\"(?:url|doc_id)\": ?\"", re.S
)
_MAIL = re.compile(
    r"(?:from|to|subject|received|return-path|delivered-to|x-[\w-]+): .*?\n(?:mime-version|subject|date|message-id): ", re.S
)
_HEAD = 10_000  # characters in which an XML file says what it is, behind its name spaces
_WORKBOOK = re.compile(
    r"(?:<\?.*?\?>\s*|<!--.*?-->\s*)*<(?:\w+:)?workbook\b[^>]*urn:schemas-microsoft-com:office:spreadsheet", re.S
)
_PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"II*\0", b"MM\0*", b"BM")


@dataclass(frozen=True, slots=True)
class Document:
    """A file as sheets, or as passages of text and tables in reading order; with the digest of its bytes (sha256, hex)."""

    name: str
    sha256: str
    blocks: tuple[Block, ...]

    @property
    def grids(self) -> tuple[Grid, ...]:
        """Give the sheets or tables, without the text between them."""
        return tuple(block for block in self.blocks if isinstance(block, Grid))


@dataclass(frozen=True)
class OpenedFile:
    """A file whose bytes were read once; whoever is handed it need not open the path again."""

    path: Path
    data: bytes = field(repr=False)

    @property
    def name(self) -> str:
        """Give the name of the file, without its folder, as it can be shown and written."""
        return written_name(self.path)

    @property
    def stem(self) -> str:
        """Give the name without its ending."""
        return PurePath(self.name).stem

    @cached_property
    def sha256(self) -> str:
        """Give the digest of the bytes (hex)."""
        return hashlib.sha256(self.data).hexdigest()

    @cached_property
    def pdf(self) -> "PdfLayout":
        """Lay out the pages of a PDF, the first time that they are asked for.

        Raises:
            Unusable: encrypted, damaged, too large, or without text.
        """
        from .pdf.document import lay_out  # noqa: PLC0415

        return lay_out(self.name, self.data)

    @cached_property
    def document(self) -> Document:
        """Read the file as grids and passages, the first time that they are asked for.

        Raises:
            Unusable: encrypted, damaged, too large or unsafe.
        """
        try:
            blocks = _blocks(self)
        except MemoryError as error:
            raise Unusable("file-too-large", self.name, limit=_("what fits in the memory of this computer")) from error
        document = Document(self.name, self.sha256, blocks)
        if sum(1 for grid in document.grids for row in grid.rows if any(row)) > LIMIT_ROWS:
            raise Unusable("file-too-large", self.name, limit=_("30,000 rows"))
        return document


def is_pdf(file: OpenedFile) -> bool:
    """Tell whether the file begins as a PDF does."""
    return b"%PDF-" in file.data[:1024]


def written_name(path: Path) -> str:
    """Give the name of a file as text: what is no UTF-8 in it (an old zip, a USB stick) cannot be written in a workbook."""
    return path.name.encode("utf-8", "replace").decode("utf-8")


@dataclass(frozen=True, slots=True)
class CheckedWorkbook:
    """A workbook that a parser may see: its bytes, and by name of the sheet what parsers leave out.

    ``archive`` holds its parts, None for an .xls.
    """

    kind: Literal["xlsx", "xlsb", "ods", "xls"]
    packed: bytes
    facts: "Mapping[str, SheetFacts]"
    archive: "Archive | None" = None


def open_file(path: str | Path | OpenedFile, *, limit: int = LIMIT_FILE) -> OpenedFile:
    """Read the bytes of a file, at most so many; one that was opened already is given back.

    Raises:
        Unusable: missing, a folder, too large or empty.
    """
    if isinstance(path, OpenedFile):
        return path
    path = Path(path)
    name = path.name
    try:
        if not path.exists():
            raise Unusable("file-missing", str(path))
        facts = path.stat()
        if stat.S_ISDIR(facts.st_mode):
            raise Unusable("file-is-folder", name)
        if not stat.S_ISREG(facts.st_mode):  # before it is opened: that would wait for whoever writes in a pipe
            raise Unusable("not-a-spreadsheet", name, found=_("a device or a pipe"))
        if facts.st_size > limit:
            raise Unusable("file-too-large", name, limit=f"{limit // 2**20} MB")
        data = path.read_bytes()
    except (OSError, ValueError) as error:
        raise Unusable("file-unreadable", name, reason=getattr(error, "strerror", None) or str(error)) from error
    if not data.strip(b"\0 \t\r\n\xef\xbb\xbf\xff\xfe"):
        raise Unusable("file-empty", name)
    return OpenedFile(path, data)


def checked_workbook(file: OpenedFile) -> CheckedWorkbook | None:
    """Check a workbook of Excel or LibreOffice Calc, None where the file is something else.

    Raises:
        Unusable: encrypted, damaged, too large or unsafe; or a file of old Office that is no workbook.
    """
    return _in_archive(file.name, archive) if (archive := _archive(file)) else _in_compound(file)


def _archive(file: OpenedFile) -> "Archive | None":
    if not file.data.startswith(b"PK"):
        return None
    from .archive import open_archive  # noqa: PLC0415

    return open_archive(file.name, file.data)


def _in_archive(name: str, archive: "Archive") -> CheckedWorkbook | None:
    if "word/document.xml" in archive.kept:
        return None
    if archive.holds("xl/"):
        archive.check_sheets(name)
        binary = "xl/workbook.bin" in archive.names
        return CheckedWorkbook("xlsb" if binary else "xlsx", archive.packed, archive.facts(), archive)
    content = archive.kept.get("content.xml")
    if content is None:
        return None
    if b"encryption-data" in archive.kept.get("META-INF/manifest.xml", b""):
        raise Unusable("file-encrypted", name)
    if b"spreadsheet" not in archive.kept.get("mimetype", b"spreadsheet"):
        return None
    from .opendocument import check_content  # noqa: PLC0415

    return CheckedWorkbook("ods", archive.packed, check_content(name, content), archive)


def _in_compound(file: OpenedFile) -> CheckedWorkbook | None:
    if not file.data.startswith(_OLE):
        return None
    from .archive import SheetFacts  # noqa: PLC0415
    from .compound import check_compound  # noqa: PLC0415

    hidden = check_compound(file.name, file.data)
    return CheckedWorkbook("xls", file.data, {sheet: SheetFacts(rows) for sheet, rows in hidden.items()})


def _blocks(file: OpenedFile) -> tuple[Block, ...]:
    archive = _archive(file)
    if workbook := _in_archive(file.name, archive) if archive else _in_compound(file):
        from .details.formulas import with_formulas  # noqa: PLC0415
        from .details.struck import with_struck  # noqa: PLC0415
        from .sheets import read_workbook  # noqa: PLC0415

        grids = with_struck(read_workbook(file.name, workbook.packed, workbook.facts), workbook.archive)
        grids = with_formulas(grids, workbook.packed if workbook.kind == "xlsx" else None, workbook.facts)
        return _with_formats(grids, workbook) if any(grid.numbers for grid in grids) else grids
    return _in_other_archive(file.name, archive) if archive else _in_text(file)


def _with_formats(grids: tuple[Grid, ...], workbook: CheckedWorkbook) -> tuple[Grid, ...]:
    """The grids with how their numbers are shown, where the format of the file tells."""
    from .details.numbers import numbers_of_ods, numbers_of_xlsx  # noqa: PLC0415

    if workbook.archive is None or workbook.kind == "xlsb":
        return grids
    archive = workbook.archive
    formats = numbers_of_ods(archive.kept["content.xml"]) if workbook.kind == "ods" else numbers_of_xlsx(archive)
    return tuple(replace(grid, formats=formats) for grid in grids)


def _in_other_archive(name: str, archive: "Archive") -> tuple[Block, ...]:
    if "word/document.xml" in archive.kept:
        from .word import read_word  # noqa: PLC0415

        return read_word(name, archive.kept)
    if "content.xml" in archive.kept:
        raise Unusable("old-word", name, found=_("a document of LibreOffice Writer or Impress"))
    if archive.holds("ppt/"):
        raise Unusable("not-a-spreadsheet", name, found=_("a PowerPoint presentation"))
    if archive.holds("Index/"):
        raise Unusable("not-a-spreadsheet", name, found=_("a Numbers or Pages document"))
    if any(member.endswith("globale_eindterm.json") for member in archive.names):
        raise Unusable("json", name)
    raise Unusable("zip", name)


def _in_text(file: OpenedFile) -> tuple[Block, ...]:
    name, data = file.name, file.data
    if data.startswith(_PICTURES) or data[4:12] in (b"ftypheic", b"ftypmif1") or data[8:12] == b"WEBP":
        raise Unusable("picture", name)
    if is_pdf(file):
        from .pdf.document import blocks_of  # noqa: PLC0415

        return blocks_of(name, file.pdf)
    text = decoded(data)
    start = text[:2000].lstrip("\ufeff \t\r\n").casefold()
    if start.startswith("{\\rtf"):
        raise Unusable("old-word", name, found=_("a text document (.rtf)"))
    if _SHORTCUT.match(start):
        raise Unusable("shortcut", name)
    if _MAIL.match(start):
        raise Unusable("not-a-spreadsheet", name, found=_("an e-mail"))
    if start.startswith("<?xml") and "vnd.oasis.opendocument.spreadsheet" in text[:_HEAD]:
        raise Unusable("flat-spreadsheet", name)
    if _JSON.match(start):
        raise Unusable("json", name)
    if _WORKBOOK.match(start):
        from .spreadsheetml import read_spreadsheetml  # noqa: PLC0415

        return read_spreadsheetml(name, data)
    if start.startswith("<") and ("<html" in start or "<table" in start or start.startswith("<!doctype html")):
        from .web import read_html  # noqa: PLC0415

        return read_html(name, text)
    if start.startswith("mime-version:"):
        raise Unusable("not-a-spreadsheet", name, found=_("a web page"))
    if start.startswith("<?xml") or (start.startswith("<") and ">" in start and "<!--" in start):
        raise Unusable("not-a-spreadsheet", name, found=_("an XML file"))
    return (read_delimited(name, file.stem, text),)
