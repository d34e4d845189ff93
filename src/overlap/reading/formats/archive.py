"""Zip files from outside: unpacked once, counted and looked through, and packed anew for the parser.

The parser only ever sees the members that were checked here: no declared size, no second directory and no member
that was not counted can surprise it. A sheet that claims more cells than a parser could hold is refused.
"""

import io
import lzma
import re
import struct
import zipfile
import zlib
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from overlap.locale import gettext
from overlap.locale import mark as _
from overlap.model.text import begun
from overlap.problems import Unusable

from .grid import LIMIT_CELLS, Range
from .letters import column_of
from .saved import PLACES

LIMIT_UNPACKED = 80 * 2**20  # bytes of all members together; the message names it
LIMIT_MEMBERS = 5_000
_LIMIT_SHEETS = 1_000
LIMIT_TEXT = 2**20  # bytes between two tags; Excel allows 32,767 characters in a cell
_CHUNK = 2**18
_WINDOW = 2**22

_DAMAGE = (
    zipfile.BadZipFile, zlib.error, lzma.LZMAError, struct.error, EOFError, NotImplementedError, ValueError, LookupError,
    ArithmeticError, OSError, RuntimeError,
)  # fmt: skip
_DECLARES = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.I)
_REF = re.compile(rb"\br\s*=\s*[\"']\$?([A-Za-z]{1,7})\$?(\d{1,9})")
_EMPTY_CELL = re.compile(rb"<(?:\w+:)?c\b[^<>]*/>")
_CELL = re.compile(rb"<(?:\w+:)?c[\s/>]")
_ROW = re.compile(rb"<(?:\w+:)?row\b[^<>]*>")
_ROW_NUMBER = re.compile(rb"\br\s*=\s*[\"'](\d{1,9})[\"']")
# a cell whose formula is not followed by a value
_FORMULA = re.compile(
    rb"<(?:\w+:)?c\b([^<>]*)><(?:\w+:)?f\b(?:[^<>]*/>|[^<>]*>[^<>]*</(?:\w+:)?f>)(?:<(?:\w+:)?v\s*/>|<(?:\w+:)?v></(?:\w+:)?v>)?"
    rb"</(?:\w+:)?c>"
)
# a cell with a number, and the formula for it
_NUMBERED = re.compile(rb"<(?:\w+:)?c\b((?![^<>]*\bt\s*=)[^<>]*)><(?:\w+:)?f\b[^<>]*>([^<>]*)</(?:\w+:)?f><(?:\w+:)?v>0</")
_STRING = re.compile(rb"\"[^\"]*\"|&quot;.*?&quot;")
# a cell whose formula gave an error: #REF!, #NAME? …
_ERROR = re.compile(rb"<(?:\w+:)?c\b([^<>]*\bt\s*=\s*[\"']e[\"'][^<>]*)>")
_HIDDEN = re.compile(rb"\bhidden\s*=\s*[\"'](?:1|true)")
_SHEET = re.compile(rb"<(?:\w+:)?sheet\b[^<>]*>")
_RELATION = re.compile(rb"<(?:\w+:)?Relationship\b[^<>]*>")
ATTRIBUTE = re.compile(rb"([\w:]+)\s*=\s*[\"']([^\"']*)[\"']")


@dataclass(frozen=True, slots=True)
class SheetFacts:
    """What the parser does not tell about a sheet: the hidden rows (from 0), in .ods the merged cells, and the cells (row,
    column, from 0) with a formula that has no value, or an error.
    """

    hidden_rows: frozenset[int] = frozenset()
    merged: tuple[Range, ...] = ()
    unvalued: frozenset[tuple[int, int]] = frozenset()


@dataclass(slots=True, kw_only=True)
class Archive:
    """The checked members: ``packed`` is a zip file of them all, ``kept`` those asked for, by name."""

    packed: bytes
    names: tuple[str, ...]
    kept: dict[str, bytes] = field(default_factory=dict)
    hidden: dict[str, frozenset[int]] = field(default_factory=dict)  # by member, rows from 0
    unvalued: dict[str, frozenset[tuple[int, int]]] = field(default_factory=dict)  # by member, cells from 0

    def holds(self, folder: str) -> bool:
        """Tell whether it has a member in this folder ("xl/")."""
        return any(member.startswith(folder) for member in self.names)

    def facts(self) -> Mapping[str, SheetFacts]:
        """Give the facts of each sheet of an .xlsx, by its name."""
        facts = {}
        for name, member in self.sheets().items():
            told = SheetFacts(self.hidden.get(member, frozenset()), unvalued=self.unvalued.get(member, frozenset()))
            if told != SheetFacts():
                facts[name] = told
        return facts

    def sheets(self) -> dict[str, str]:
        """Give the member of each sheet of an .xlsx, by its name."""
        relations = self._relations()
        return {name: relations.get(identifier, "") for name, identifier in self._sheets()}

    def read(self, member: str) -> bytes:
        """Give the bytes of a checked member, none where there is no such member."""
        with zipfile.ZipFile(io.BytesIO(self.packed)) as packed:
            return packed.read(member) if member in self.names else b""

    def check_sheets(self, name: str) -> None:
        """Refuse a workbook that names a sheet more often than it has it, or more sheets than anybody keeps.

        Raises:
            Unusable: damaged (file-broken) or too large.
        """
        members = [self._relations().get(identifier, "") for _name, identifier in self._sheets()]
        if len(members) > _LIMIT_SHEETS:
            raise Unusable("file-too-large", name, limit=_("1,000 sheets"))
        if any(count > 1 for member, count in Counter(members).items() if member):
            raise Unusable("file-broken", name, reason=_("the parts inside do not fit together"))

    def _sheets(self) -> Iterator[tuple[str, bytes]]:
        """The name of each sheet of an .xlsx, and what the relations call it."""
        for tag in _SHEET.findall(self.kept.get("xl/workbook.xml", b"")):
            attributes = dict(ATTRIBUTE.findall(tag))
            identifier = next((value for key, value in attributes.items() if key.endswith(b":id")), b"")
            yield unescaped(attributes.get(b"name", b"")), identifier

    def _relations(self) -> dict[bytes, str]:
        """The member that each relation of the workbook leads to."""
        relations: dict[bytes, str] = {}
        for tag in _RELATION.findall(self.kept.get("xl/_rels/workbook.xml.rels", b"")):
            attributes = dict(ATTRIBUTE.findall(tag))
            target = attributes.get(b"Target", b"").decode("utf-8", "replace").lstrip("/")
            relations[attributes.get(b"Id", b"")] = target if target.startswith("xl/") else f"xl/{target}"
        return relations


def unescaped(value: bytes) -> str:
    """Give the text of an attribute as it stands in XML, its five entities resolved."""
    text = value.decode("utf-8", "replace")
    for entity, char in (("&lt;", "<"), ("&gt;", ">"), ("&quot;", '"'), ("&apos;", "'"), ("&amp;", "&")):
        text = text.replace(entity, char)
    return text


_KEPT = {
    "xl/workbook.xml", "xl/_rels/workbook.xml.rels", "content.xml", "mimetype", "META-INF/manifest.xml",
    "word/document.xml", "word/numbering.xml", "word/styles.xml", "xl/styles.xml", *PLACES,
}  # fmt: skip

_KEPT_STRUCK = "xl/sharedStrings.xml"  # where it says that text is struck through


def open_archive(name: str, data: bytes) -> Archive:
    """Unpack, count and check every member.

    Raises:
        Unusable: not whole, encrypted, too large unpacked, or with content that does not belong in a document.
    """
    packed = io.BytesIO()
    archive = Archive(packed=b"", names=())
    try:
        with (
            zipfile.ZipFile(io.BytesIO(data)) as source,
            zipfile.ZipFile(packed, "w", zipfile.ZIP_STORED) as target,
        ):
            members = {info.filename.replace("\\", "/"): info for info in source.infolist() if not info.is_dir()}
            if len(members) > LIMIT_MEMBERS:
                raise Unusable("file-too-large", name, limit=_("5,000 parts"))
            total = 0
            for member, info in members.items():
                if member.startswith("/") or ".." in member.split("/") or ":" in member:
                    raise Unusable("file-unsafe", name, reason=begun(member))
                total, content = _unpacked(name, source, info, total)
                content = _checked(name, member, content, archive)
                target.writestr(zipfile.ZipInfo(member), content)
                if member in _KEPT or (member == _KEPT_STRUCK and b"strike" in content):
                    archive.kept[member] = content
            archive.names = tuple(members)
    except _DAMAGE as error:
        if "password" in str(error) or "encrypted" in str(error):
            raise Unusable("file-encrypted", name) from error
        raise Unusable("file-broken", name, reason=_("the zip file inside is not whole")) from error
    archive.packed = packed.getvalue()
    return archive


def _unpacked(name: str, source: zipfile.ZipFile, info: zipfile.ZipInfo, total: int) -> tuple[int, bytes]:
    """The content of a member, and the bytes unpacked so far."""
    parts = []
    with source.open(info) as member:
        while chunk := member.read(_CHUNK):
            total += len(chunk)
            if total > LIMIT_UNPACKED:
                raise Unusable("file-too-large", name, limit=_("80 MB when it is unpacked (pictures count too)"))
            parts.append(chunk)
    return total, b"".join(parts)


def _checked(name: str, member: str, content: bytes, archive: Archive) -> bytes:
    """The member as the parser may see it."""
    lower = member.lower()
    if lower.endswith((".xml", ".rels", ".vml")) or content[:64].lstrip(b"\xef\xbb\xbf\xff\xfe \0\r\n").startswith(b"<"):
        plain = content.replace(b"\0", b"") if b"\0" in content else content
        if _DECLARES.search(plain):
            raise Unusable("file-unsafe", name, reason=member)
        if plain is not content:
            raise Unusable("file-broken", name, reason=gettext(_("{member} is not in UTF-8")).format(member=member))
        _check_texts(name, content)
        if b"sheetData" in content:
            content = _check_sheet(name, content)
            archive.hidden[member] = _hidden_rows(content)
            archive.unvalued[member] = _unvalued(content)
    elif lower.endswith(".bin") and lower.startswith("xl/"):
        from .binary import check_binary  # noqa: PLC0415 - .xlsb is rare

        if (hidden := check_binary(name, content)) is not None:
            archive.hidden[member] = hidden
    return content


def _check_texts(name: str, content: bytes) -> None:
    for start in range(0, len(content) - LIMIT_TEXT, LIMIT_TEXT):
        if content.find(b"<", start, start + LIMIT_TEXT) < 0:
            raise Unusable("file-too-large", name, limit=_("1 MB of text in one cell"))


def _windows(content: bytes) -> Iterator[bytes]:
    """The content in pieces that begin with a tag, so that none is cut in two."""
    start = 0
    while start < len(content):
        end = content.rfind(b"<", start + 1, start + _WINDOW) if start + _WINDOW < len(content) else -1
        end = end if end > 0 else min(len(content), start + _WINDOW)
        yield content[start:end]
        start = end


def _check_sheet(name: str, content: bytes) -> bytes:
    """The sheet, without formatted empty cells where those make it too large."""
    if _area(content) > LIMIT_CELLS:
        content = _EMPTY_CELL.sub(b"", content)
        if _area(content) > LIMIT_CELLS:
            raise Unusable("file-too-large", name, limit=_("2 million cells"))
    return content


def _area(content: bytes) -> int:
    """An upper bound for the cells of the rectangle that the sheet spans."""
    letters: set[bytes] = set()
    rows = cells = refs = 0
    for window in _windows(content):
        references = _REF.findall(window)
        refs += len(references)
        if references:
            names, numbers = zip(*references, strict=True)
            letters.update(names)
            rows = max(rows, *map(int, set(numbers)))
        cells += len(_CELL.findall(window))
    columns = max((column_of(name.decode()) + 1 for name in letters), default=0)
    if cells > refs:  # cells without a reference stand beside the one before
        rows += max((int(n) for n in _ROW_NUMBER.findall(content)), default=0) + len(_ROW.findall(content))
        columns += max(len(_CELL.findall(part)) for part in re.split(rb"<(?:\w+:)?row\b", content))
    return rows * columns


def _hidden_rows(content: bytes) -> frozenset[int]:
    if b"hidden" not in content:
        return frozenset()
    rows = (match[1] for tag in _ROW.findall(content) if _HIDDEN.search(tag) and (match := _ROW_NUMBER.search(tag)))
    return frozenset(int(row) - 1 for row in rows)


def _unvalued(content: bytes) -> frozenset[tuple[int, int]]:
    if b"<f" not in content and b":f" not in content and not _ERROR.search(content):
        return frozenset()
    # a text that was put together is no number: a program that works nothing out wrote 0 in its place
    joined = [cell for cell, formula in _NUMBERED.findall(content) if b"&amp;" in _STRING.sub(b"", formula)]
    references = map(_REF.search, [*_FORMULA.findall(content), *_ERROR.findall(content), *joined])
    return frozenset((int(match[2]) - 1, column_of(match[1].decode())) for match in references if match)
