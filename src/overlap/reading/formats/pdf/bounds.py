"""What is counted in the bytes of a PDF before pdfium sees them: its end, and how large its packed streams are, unpacked."""

import base64
import binascii
import re
import zlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from overlap.locale import mark as _
from overlap.problems import Unusable

_LIMIT_STREAM = 64 * 2**20  # bytes of one stream, unpacked
_LIMIT_ALL = 300 * 2**20  # bytes of all streams but pictures, unpacked
_LIMIT_STREAMS = 40_000
_LIMIT_FILTERS = 6  # one after the other
_CHUNK = 2**16  # bytes that are unpacked at a time
_BEFORE = 3000  # bytes before a stream in which what is said about it is looked for
_STREAM = re.compile(rb"(?<!end)stream(?:\r\n|\n|\r)")
_FILTERS = re.compile(rb"/F(?:ilter)?\s*(\[[^\]]{0,400}\]|/\w+)")
_LINEAR = re.compile(rb"/Linearized\b[^>]{0,200}?/L\s+(\d{1,12})\b")
_FLATE = (b"FlateDecode", b"Fl")
_UNPACKED_WHOLE: dict[bytes, Callable[[bytes], bytes]] = {
    b"ASCII85Decode": lambda data: base64.a85decode(b"<~" + data.strip().removesuffix(b"~>") + b"~>", adobe=True),
    b"ASCIIHexDecode": lambda data: binascii.unhexlify(re.sub(rb"[^0-9A-Fa-f]", b"", data)[: len(data) // 2 * 2]),
}


@dataclass(frozen=True, slots=True)
class _Stream:
    """A stream as it stands in the file, with the names of what packed it, outermost first."""

    packed: bytes
    filters: tuple[bytes, ...]
    picture: bool


def check_bounds(file: str, data: bytes) -> None:
    """Check that the document has an end, and that nothing in it is larger than can be read.

    Raises:
        Unusable: it is not complete or damaged (file-broken), or holds more than can be read (pdf-too-large).
    """
    linear = _LINEAR.search(data, 0, 2048)
    if b"%%EOF" not in data or (linear and int(linear[1]) > len(data)):
        raise Unusable("file-broken", file, reason=_("its end is missing"))
    encrypted = b"/Encrypt" in data
    total = 0
    for n, stream in enumerate(_streams(data)):
        if n > _LIMIT_STREAMS:
            raise Unusable("pdf-too-large", file, limit=_("what can be read in a few seconds"))
        size = 0
        try:
            for chunk in _unpacked(stream):
                size += len(chunk)
                if size > _LIMIT_STREAM or total + size > _LIMIT_ALL:
                    raise Unusable("pdf-too-large", file, limit=_("what can be read in a few seconds"))
        except (zlib.error, ValueError) as error:
            if not encrypted and not stream.picture:
                raise Unusable("file-broken", file, reason=_("the parts inside do not fit together")) from error
        total += 0 if stream.picture else size


def _streams(data: bytes) -> Iterator[_Stream]:
    place = 0
    while match := _STREAM.search(data, place):
        end = data.find(b"endstream", match.end())
        place = end + 9 if end >= 0 else len(data)
        told = data[max(0, match.start() - _BEFORE) : match.start()].rpartition(b"obj")[2]
        filters = _FILTERS.search(told)
        names = tuple(re.findall(rb"/(\w+)", filters[1])) if filters else ()
        picture = b"/Image" in told or b"/Length1" in told or b"/FontFile" in told or b"/Metadata" in told
        yield _Stream(data[match.end() : end if end >= 0 else len(data)], names[:_LIMIT_FILTERS], picture)


def _unpacked(stream: _Stream) -> Iterable[bytes]:
    chunks: Iterable[bytes] = (stream.packed,)
    for name in stream.filters:
        if name in _FLATE:
            chunks = _inflated(chunks)
        elif name in _UNPACKED_WHOLE:
            chunks = (_UNPACKED_WHOLE[name](b"".join(chunks)),)
        else:  # a picture, or a way of packing that does not make much of little
            break
    return chunks


def _inflated(chunks: Iterable[bytes]) -> Iterator[bytes]:
    """The unpacked bytes, a piece at a time; without the checksum at the end, which many programs do not write.

    Raises:
        zlib.error: damaged, or not complete.
    """
    unpacker = zlib.decompressobj()
    for chunk in chunks:
        rest = chunk
        while rest and not unpacker.eof:
            piece = unpacker.decompress(rest, _CHUNK)
            rest = unpacker.unconsumed_tail
            if piece:
                yield piece
    if not unpacker.eof and unpacker.decompress(b"", _CHUNK):
        raise zlib.error
