"""The bar of the report as a picture (PNG): a coloured part for each outcome, striped for what is open."""

import struct
import zlib
from collections.abc import Iterator, Sequence
from typing import Final

from overlap.model import Outcome
from overlap.workbook.xlsx import styles

from ..colours import PARTS, STRIPE
from ..document import Bar, Report
from ..page import pieces

WIDTH: Final = 1000  # pixels
HEIGHT: Final = 48
_STRIPES: Final = 16  # pixels from stripe to stripe, half of which it is wide
_TRUE_COLOUR: Final = (8, 2, 0, 0, 0)  # bits of a colour, three colours, and nothing special

_Colour = tuple[int, int, int]


def picture_of(report: Report, bar: Bar) -> bytes:
    """Draw a bar of the report: the bytes of a .png file."""
    parts = [(round(piece.start), round(piece.start + piece.width), piece.name) for piece in pieces(report, bar) if piece.width]
    stripes = [bytes(channel for colour in _row(y, parts) for channel in colour) for y in range(_STRIPES)]
    edge = bytes(_colour(styles.SOFT)) * WIDTH
    inner = (stripes[y % _STRIPES] for y in range(1, HEIGHT - 1))
    rows = b"".join(b"\0" + row for row in (edge, *inner, edge))
    header = struct.pack(">II", WIDTH, HEIGHT) + bytes(_TRUE_COLOUR)
    chunks = ((b"IHDR", header), (b"IDAT", zlib.compress(rows, 9)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(kind, data) for kind, data in chunks)


def _row(y: int, parts: Sequence[tuple[int, int, Outcome]]) -> Iterator[_Colour]:
    """The colours of a row of pixels, with an edge between the parts."""
    edge, stripe = _colour(styles.SOFT), _colour(STRIPE)
    for start, end, outcome in parts:
        yield edge
        plain = _colour(PARTS[outcome])
        for x in range(start + 1, end):
            striped = outcome == Outcome.OPEN and (x + y) % _STRIPES < _STRIPES // 2
            yield edge if x == WIDTH - 1 else stripe if striped else plain


def _colour(written: str) -> _Colour:
    red, green, blue = bytes.fromhex(written.lstrip("#"))
    return red, green, blue


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
