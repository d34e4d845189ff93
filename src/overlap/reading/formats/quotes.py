"""A quote in a .csv that opens a cell and is never closed: the rows after it would all become that one cell."""

import csv
import io
import re
from collections import Counter
from collections.abc import Sequence

_SAMPLE = 60_000  # characters that tell how many cells a row has, and what a quote swallows
_MOST = 200  # such quotes; a file with more is of another kind
_LONGEST = 200_000  # characters in which a quote is closed; no cell may be so long
_BREAK = re.compile(r"[\n\r]")


def swallows_rows(rows: Sequence[Sequence[str]], separator: str) -> bool:
    """Tell whether a table as it was read has a cell that may hold rows: lines with the mark between cells in them."""
    last = rows[-1][-1] if rows and rows[-1] else ""
    return separator in last or any("\n" in cell and separator in cell for row in rows for cell in row)


def with_closed_quotes(text: str, separator: str) -> tuple[str, int, int]:
    """Make of each quote that opens a cell, and swallows whole rows, a mark of the text itself.

    Returns: the text for a reader of .csv, how many such quotes there were, and the row (from 0) of the first, as that reader
    counts.
    """
    width = _width(text, separator)
    opening = re.compile(rf'(?:^|(?<=[\n\r{re.escape(separator)}]))"')
    pieces: list[str] = []
    places: list[int] = []
    done = at = 0
    open_from_here = False  # what is never closed behind a place, is not behind a later one either
    while len(places) < _MOST and (match := opening.search(text, at)):
        start = match.start()
        end = -1 if open_from_here else _end(text, start + 1, separator)
        open_from_here = end < 0 and start + _LONGEST >= len(text)
        if end >= 0 and not _BREAK.search(text, start, end):
            at = end
        elif _swallows(text, start, end, separator, width):
            close = _end_of_cell(text, start + 1, separator)
            pieces += [text[done:start], '"', text[start:close].replace('"', '""'), '"']
            places.append(start)
            done = at = close
        elif end < 0:
            break
        else:
            at = end
    first = _row(text[: places[0]], separator) if places else 0
    return "".join([*pieces, text[done:]]), len(places), first


def _width(text: str, separator: str) -> int:
    """How many cells most lines have; a line that goes on in a next one has fewer."""
    counts = Counter(line.count(separator) + 1 for line in text[:_SAMPLE].splitlines() if separator in line)
    return counts.most_common(1)[0][0] if counts else 1


def _end(text: str, at: int, separator: str) -> int:
    """Where a quoted cell ends, behind its closing quote; -1 where it is never closed."""
    limit = at + _LONGEST
    while (at := text.find('"', at, limit)) >= 0:
        following = text[at + 1 : at + 2]
        if following == '"':
            at += 2
        elif following in ("", "\n", "\r", separator):
            return at + 1
        else:
            at += 1  # a mark inside the text
    return -1


def _end_of_cell(text: str, at: int, separator: str) -> int:
    match = re.compile(f"[\n\r{re.escape(separator)}]").search(text, at)
    return match.start() if match else len(text)


def _swallows(text: str, start: int, end: int, separator: str, width: int) -> bool:
    """Whether whole rows stand inside a quoted cell: the line that it opens in is a row by itself, and so are all others.

    The last line of a cell that was meant to run over lines has the closing quote alone, so it is no row by itself.
    """
    before = max(0, start - _SAMPLE)
    begin = max(before, text.rfind("\n", before, start) + 1, text.rfind("\r", before, start) + 1)
    stop = len(text) if end < 0 else _end_of_line(text, end)
    lines = [line for line in text[begin : min(stop, begin + _SAMPLE)].splitlines() if line.strip()]
    if stop - begin > _SAMPLE:
        lines = lines[:-1]
    if not lines:
        return False
    first, inside = lines[0], lines[1:]
    if end < 0 and not inside:
        return True
    whole = sum(_cells(line, separator) == width for line in inside)
    alone = first.count(separator) + 1 >= width
    return bool(inside) and alone and (whole == len(inside) or (end < 0 and whole > 0.5 * len(inside)))


def _cells(line: str, separator: str) -> int:
    """How many cells a line has by itself, 0 where its quotes do not come in pairs."""
    if '"' not in line:
        return line.count(separator) + 1
    return len(next(csv.reader([line], delimiter=separator))) if line.count('"') % 2 == 0 else 0


def _end_of_line(text: str, at: int) -> int:
    match = _BREAK.search(text, at)
    return match.start() if match else len(text)


def _row(before: str, separator: str) -> int:
    """The row that a text ends in, as a reader of .csv counts: one that runs over lines is one."""
    return sum(1 for _row in csv.reader(io.StringIO(f"{before}x", newline=""), delimiter=separator)) - 1
