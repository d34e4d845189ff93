"""The container of old Office files (OLE): which program wrote it, and how far the cells of an .xls reach.

Old parsers trust the sizes in these files; here they are checked against what the file can hold.
"""

import struct

from overlap.locale import mark as _
from overlap.problems import Unusable

from .grid import LIMIT_CELLS

_END = 0xFFFFFFFA  # this and higher numbers are no sectors
_BOF, _SHEET, _PASSWORD, _STRINGS, _ROW = (0x0809, 0x0409, 0x0209), 0x0085, 0x002F, 0x00FC, 0x0208
_CELLS = {0x0006, 0x0203, 0x0204, 0x0205, 0x00BD, 0x00D6, 0x00FD, 0x027E, 0x0207}


def check_compound(name: str, data: bytes) -> dict[str, frozenset[int]]:
    """Check an .xls and give the hidden rows (from 0) of each of its sheets, by name.

    Raises:
        Unusable: encrypted, a Word document or other file, damaged, or with more cells than fit.
    """
    try:
        compound = _Compound(data)
        names = set(compound.places)
        if names & {"encryptedpackage", "encryptioninfo"}:
            raise Unusable("file-encrypted", name)
        if "worddocument" in names:
            raise Unusable("old-word", name, found=_("an old Word document (.doc)"))
        book = next((stream for stream in ("workbook", "book") if stream in names), None)
        if book is None:
            raise Unusable("not-a-spreadsheet", name, found=_("a file of another program"))
        return _check_book(name, compound.stream(book))
    except (struct.error, IndexError, ValueError) as error:
        raise Unusable("file-broken", name, reason=_("the parts inside do not fit together")) from error


class _Compound:
    """The streams of a compound file. Every chain is followed with a limit: damage shows as an error, not as a hang."""

    def __init__(self, data: bytes) -> None:
        self.data = data
        shift = struct.unpack_from("<H", data, 30)[0]
        if shift not in (9, 12):
            raise ValueError("sector size")
        self.size = 1 << shift
        fat_count, directory = struct.unpack_from("<II", data, 44)
        self.cutoff, mini_start, mini_count, difat_start, difat_count = struct.unpack_from("<5I", data, 56)
        if max(fat_count, mini_count, difat_count) > len(data) // self.size + 1:
            raise ValueError("more sectors than the file has")
        self.fat = self._numbers(b"".join(self._sector(part) for part in self._fat_sectors(fat_count, difat_start, difat_count)))
        self.places: dict[str, tuple[int, int]] = {}
        self.mini = b""
        self.mini_fat = self._numbers(self._chain(mini_start, len(data)))
        entries = self._chain(directory, len(data))
        for at in range(0, min(len(entries) - 127, 128 * 10_000), 128):
            self._entry(entries[at : at + 128])

    def _entry(self, entry: bytes) -> None:
        length = struct.unpack_from("<H", entry, 64)[0]
        start, size = struct.unpack_from("<II", entry, 116)
        if entry[66] == 5:
            self.mini = self._chain(start, size)
        elif entry[66] == 2:
            self.places[entry[: max(0, min(length, 64) - 2)].decode("utf-16-le", "replace").casefold()] = (start, size)

    def _fat_sectors(self, count: int, more: int, more_count: int) -> list[int]:
        parts = list(struct.unpack_from("<109I", self.data, 76))
        for _n in range(more_count):
            if more >= _END:
                break
            *numbers, more = self._numbers(self._sector(more))
            parts += numbers
        return [part for part in parts if part < _END][:count]

    def stream(self, name: str) -> bytes:
        """Give the content of a stream of the compound file."""
        start, size = self.places[name]
        if size >= self.cutoff:
            return self._chain(start, size)
        pieces: list[bytes] = []
        at = start
        while at < _END and len(pieces) <= len(self.mini_fat):
            pieces.append(self.mini[at * 64 : at * 64 + 64])
            at = self.mini_fat[at]
        return b"".join(pieces)[:size]

    def _sector(self, number: int) -> bytes:
        return self.data[(number + 1) * self.size : (number + 2) * self.size]

    def _chain(self, start: int, length: int) -> bytes:
        pieces: list[bytes] = []
        at, left = start, min(length, len(self.data))
        while at < _END and left > 0:
            piece = self._sector(at)
            if not piece or len(pieces) > len(self.fat):
                raise ValueError("broken chain")
            pieces.append(piece[:left])
            left -= len(piece)
            at = self.fat[at] if at < len(self.fat) else _END
        return b"".join(pieces)

    @staticmethod
    def _numbers(piece: bytes) -> list[int]:
        return list(struct.unpack(f"<{len(piece) // 4}I", piece[: len(piece) // 4 * 4]))


def _check_book(name: str, book: bytes) -> dict[str, frozenset[int]]:
    """Walk through the records: sheets come after the globals, each with its own rows and cells."""
    names: dict[int, str] = {}
    hidden: dict[str, set[int]] = {}
    at, sheet, area, rows, columns = 0, "", 0, 0, 0
    while at + 4 <= len(book):
        kind, size = struct.unpack_from("<HH", book, at)
        body = book[at + 4 : at + 4 + size]
        if kind in _BOF:
            area += rows * columns
            sheet, rows, columns = names.get(at, ""), 0, 0
        elif kind == _PASSWORD:
            raise Unusable("file-encrypted", name)
        elif kind == _SHEET and size > 8:
            names[struct.unpack_from("<I", body)[0]] = _sheet_name(body)
        elif kind == _STRINGS and size >= 8 and struct.unpack_from("<I", body, 4)[0] > len(book):
            raise Unusable("file-broken", name, reason=_("the list of texts has an impossible length"))
        elif kind in _CELLS and size >= 4:
            row, column = struct.unpack_from("<HH", body)
            if kind == 0x00BD:  # numbers side by side
                column = max(column, struct.unpack_from("<H", body, size - 2)[0] if size == len(body) else column)
            rows, columns = max(rows, row + 1), max(columns, column + 1)
        elif kind == _ROW and size >= 14 and sheet and struct.unpack_from("<H", body, 12)[0] & 0x20:
            hidden.setdefault(sheet, set()).add(struct.unpack_from("<H", body)[0])
        at += 4 + size
    if area + rows * columns > LIMIT_CELLS:
        raise Unusable("file-too-large", name, limit=_("2 million cells"))
    return {sheet: frozenset(numbers) for sheet, numbers in hidden.items()}


def _sheet_name(body: bytes) -> str:
    length, wide = body[6], body[7] & 1
    return body[8 : 8 + length * 2].decode("utf-16-le", "replace") if wide else body[8 : 8 + length].decode("latin-1")
