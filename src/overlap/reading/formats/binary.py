"""The records of .xlsb sheets: how far the cells reach and which rows are hidden, before a parser sees them."""

from collections.abc import Iterator

from overlap.locale import mark as _
from overlap.problems import Unusable

from .grid import LIMIT_CELLS

_ROW, _BEGIN_SHEET, _BEGIN_STRINGS = 0, 129, 159
_CELLS = range(2, 12)  # records 2 to 11 are cells with a value; 1 is a formatted empty one


def check_binary(name: str, content: bytes) -> frozenset[int] | None:
    """Check a part of an .xlsb and give the hidden rows (from 0) of a sheet, None for a part that is no sheet.

    Raises:
        Unusable: it claims more cells or texts than it could hold.
    """
    records = _records(content)
    kind, size, start = next(records, (-1, 0, 0))
    if kind == _BEGIN_STRINGS and size >= 8:
        if max(_number(content, start), _number(content, start + 4)) > 2**24:
            raise Unusable("file-broken", name, reason=_("the list of texts has an impossible length"))
        return None
    if kind != _BEGIN_SHEET:
        return None
    row = rows = columns = 0
    hidden = set()
    for kind, size, start in records:
        if kind == _ROW and size >= 12:
            row = _number(content, start)
            if content[start + 11] & 0x10:
                hidden.add(row)
        elif kind in _CELLS and size >= 4:
            rows, columns = max(rows, row + 1), max(columns, _number(content, start) + 1)
    if rows * columns > LIMIT_CELLS:
        raise Unusable("file-too-large", name, limit=_("2 million cells"))
    return frozenset(hidden)


def _number(content: bytes, start: int) -> int:
    return int.from_bytes(content[start : start + 4], "little")


def _records(content: bytes) -> Iterator[tuple[int, int, int]]:
    """Type, size and start of the content of each record."""
    at, end = 0, len(content)
    while at < end:
        kind = content[at]
        at += 1
        if kind & 0x80 and at < end:
            kind = (kind & 0x7F) | (content[at] & 0x7F) << 7
            at += 1
        size = shift = 0
        for _n in range(4):
            if at >= end:
                return
            byte = content[at]
            at += 1
            size |= (byte & 0x7F) << shift
            shift += 7
            if not byte & 0x80:
                break
        yield kind, size, at
        at += size
