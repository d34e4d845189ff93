"""Tables in plain text (.csv .tsv .txt): encoding and separator are found by looking."""

import csv
import io
import re
from collections.abc import Sequence

from overlap.locale import mark as _
from overlap.problems import Unusable

from .encodings import guessed
from .grid import LIMIT_CELLS, LIMIT_LINES, LIMIT_ROWS, Grid
from .quotes import swallows_rows, with_closed_quotes
from .text import clean, is_unreadable

_LIMIT_TEXT = 100_000  # characters in one cell
_KEPT_TEXT = re.compile(r'=\s*"((?:[^"]|"")*)"')
_MARKS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))


def decoded(data: bytes) -> str:
    """Decode the text of a file: UTF-8, UTF-16 (with or without mark), or what Windows, a Macintosh or DOS writes."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data.decode(encoding, errors="replace")
    sample = data[:2000]
    if zeros := sample.count(0):
        # text in UTF-16 has a zero beside nearly every letter, always on the same side
        odd = sample[1::2].count(0)
        if zeros > len(sample) // 4 and max(odd, zeros - odd) > 0.9 * zeros:
            return data.decode("utf-16-le" if odd * 2 > zeros else "utf-16-be", errors="replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return guessed(data)


def read_delimited(file: str, name: str, text: str) -> Grid:
    """Read the one table of a text file (.csv, .tsv).

    Raises:
        Unusable: not text, or too large.
    """
    start = text[:4000]
    if "\0" in text or sum(not c.isprintable() and c not in "\t\r\n\f\x0b\xad\ufeff\u200b" for c in start) > len(start) // 50:
        raise Unusable("not-a-spreadsheet", file, found=_("a file of another program"))
    lines, separator = _separator(text)
    csv.field_size_limit(2**31 - 1)
    lines = lines.rstrip(f"\r\n\t {separator}")  # millions of empty lines at the end are nothing
    try:
        rows = _rows(file, lines, separator)
        opened = first = 0
        if swallows_rows(rows, separator):
            lines, opened, first = with_closed_quotes(lines, separator)
            rows = _rows(file, lines, separator) if opened else rows
    except csv.Error as error:
        raise Unusable("file-broken", file, reason=_("its lines cannot be told apart")) from error
    for number, row in enumerate(rows, 1):
        if any(len(cell) > _LIMIT_TEXT for cell in row):
            raise Unusable("file-too-large", file, row=number, limit=_("100,000 characters in one cell"))
    unreadable = frozenset((i, j) for i, row in enumerate(rows) for j, cell in enumerate(row) if is_unreadable(cell))
    texts = [[clean(_shown(cell)) for cell in row] for row in rows]
    return Grid(name=name, rows=texts, unreadable=unreadable, open_quotes=(opened, first + 1) if opened else ())


def _rows(file: str, lines: str, separator: str) -> list[Sequence[str]]:
    """The cells as they stand; empty rows between others stay, so that rows keep their number.

    Raises:
        Unusable: too many.
        csv.Error: its lines cannot be told apart.
    """
    rows: list[Sequence[str]] = []
    cells = filled = empty = 0
    for row in csv.reader(io.StringIO(lines, newline=""), delimiter=separator):
        if not any(row):
            empty += 1
            continue
        cells += len(row)
        filled += 1
        if len(rows) + empty >= LIMIT_LINES:
            raise Unusable("file-too-large", file, limit=_("100,000 lines"))
        if cells > LIMIT_CELLS or filled > LIMIT_ROWS:
            raise Unusable("file-too-large", file, limit=_("2 million cells") if cells > LIMIT_CELLS else _("30,000 rows"))
        rows += [()] * empty
        empty = 0
        rows.append(row)
    return rows


def _shown(cell: str) -> str:
    """What Excel shows of ="1.10", as programs write a code to keep Excel from making a number of it."""
    match = _KEPT_TEXT.fullmatch(cell.strip()) if cell.lstrip().startswith("=") else None
    return match[1].replace('""', '"') if match else cell


def _separator(text: str) -> tuple[str, str]:
    """The text of the table, and the separator under which most rows have the same number (two or more) of cells."""
    if named := re.match(r"\ufeff?sep=(.)\r?\n", text, re.I):
        return "\n" + text[named.end() :], named[1]  # an empty row in its place: rows keep their number
    sample = text[:60_000]

    def agreement(separator: str) -> tuple[float, int]:
        counts = [len(row) for row in csv.reader(io.StringIO(sample, newline=""), delimiter=separator) if any(row)][:200]
        wide = [n for n in counts if n > 1]
        common = max(set(wide), key=wide.count) if wide else 1
        return wide.count(common) / max(1, len(counts)), common

    csv.field_size_limit(2**31 - 1)
    return text, max(";\t,|", key=agreement)
