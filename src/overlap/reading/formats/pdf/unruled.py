"""Tables without lines: texts that stand under each other in three or more columns, with empty space between those."""

from collections.abc import Iterable, Sequence

from overlap.reading.formats.grid import Range

from .hyphens import Hyphens
from .lines import TextLine, box_around
from .opening import Box
from .paragraphs import CODE, cell_text, usual_distance
from .ruled import PageTable
from .zones import Zone, edges_of

_APART = 5.0  # times the size of the letters: lines further away are no part of the table
_TRIES = 400  # lines of a page from which a table is tried
_MOSTLY = 0.6  # of the rows
_HEADER = 3  # lines of a header, at most
_ROW_GAP = 1.2  # times the distance between lines: from here on a new row begins
_LEVEL = 0.6  # of the size of the letters: lines whose heights differ less are beside each other
_RULE = 0.6  # of the width of a table: a rule of that length parts its rows


def unruled_tables(
    lines: Sequence[TextLine], rules: Iterable[Box], before: PageTable | None, hyphens: Hyphens
) -> list[TextLine | PageTable]:
    """Find the tables without lines among the lines of a page, which come back with the tables in their place.

    Args:
        lines: of the page, from top to bottom.
        rules: thin lines and coloured areas of the page, which may part rows.
        before: the table without lines at the end of the page before, which may go on.
        hyphens: what the document shows of its words.
    """
    joined = _beside_each_other(lines)
    found: list[TextLine | PageTable] = []
    n = tries = 0
    edges = edges_of(joined)
    rules = list(rules)
    while n < len(joined):
        zone = None
        if n == 0 and before is not None:
            zone = _zone(joined, 0, before, edges)
        if zone is None and tries < _TRIES and len(joined[n].segments) > 1:
            tries += 1
            zone = _zone(joined, n, None, edges)
        if zone is None:
            found.append(joined[n])
            n += 1
            continue
        found.append(_table(zone, rules, hyphens))
        n += len(zone.lines)
    return found


def _beside_each_other(lines: Sequence[TextLine]) -> list[TextLine]:
    """Lines with what stands a little higher or lower in another column as one."""
    joined: list[TextLine] = []
    for line in lines:
        last = joined[-1] if joined else None
        if last and line.baseline - last.baseline < _LEVEL * line.size and not _overlap(last, line):
            words = sorted((*last.words, *line.words), key=lambda word: word.box.left)
            joined[-1] = TextLine(tuple(words), line.page)
        else:
            joined.append(line)
    return joined


def _overlap(one: TextLine, other: TextLine) -> bool:
    return any(a.box.left < b.box.right + 2 and b.box.left < a.box.right + 2 for a in one.segments for b in other.segments)


def _zone(lines: Sequence[TextLine], start: int, before: PageTable | None, edges: tuple[float, ...]) -> Zone | None:
    columns = [[left, right] for left, right in zip(before.edges, before.rights, strict=True)] if before else []
    zone = Zone(columns=columns, edges=edges)
    for line in lines[start:]:
        if zone.lines and line.baseline - zone.lines[-1].baseline > _APART * line.size:
            break
        if not zone.add(line):
            break
    zone.close()
    if before is not None:
        return zone if zone.lines and len(zone.columns) == len(before.edges) else None
    return zone if zone.is_table else None


def _table(zone: Zone, rules: Sequence[Box], hyphens: Hyphens) -> PageTable:
    box = box_around(line.box for line in zone.lines)
    rows: list[list[str]] = []
    merged: list[Range] = []
    width = len(zone.columns)
    for group in _rows(zone, _separators(box, rules)):
        if group[0] in zone.whole:
            merged.append(((len(rows), 0), (len(rows), width - 1)))
            texts = [cell_text([zone.lines[n] for n in group], box.left, box.right, hyphens)] + [""] * (width - 1)
        else:
            texts = []
            for left, right in zone.columns:
                parts = [part for n in group for part in zone.parts[n] if left - 0.1 <= part.box.left <= right]
                texts.append(cell_text(_as_lines(parts), left, right, hyphens))
        rows.append(texts)
    lefts, rights = [left for left, _right in zone.columns], [right for _left, right in zone.columns]
    page = zone.lines[0].page
    return PageTable(page=page, box=box, rows=rows, edges=lefts, rights=rights, merged=merged, ruled=False)


def _as_lines(parts: Sequence[TextLine]) -> list[TextLine]:
    """Parts in the same line of a column as one: a bullet and its text."""
    lines: list[TextLine] = []
    for part in parts:
        if lines and abs(lines[-1].baseline - part.baseline) < 1:
            lines[-1] = TextLine((*lines[-1].words, *part.words), part.page)
        else:
            lines.append(part)
    return lines


def _separators(box: Box, rules: Sequence[Box]) -> list[float]:
    """The heights at which rules or coloured areas part the rows."""
    places = []
    for rule in rules:
        if min(rule.right, box.right) - max(rule.left, box.left) >= _RULE * (box.right - box.left):
            places += [rule.top, rule.bottom]
    return sorted(place for place in places if box.top < place < box.bottom)


def _rows(zone: Zone, separators: list[float]) -> list[list[int]]:
    """The lines (by their place) of each row.

    Where the space between rows shows them, that counts: a code may stand in the middle of its row. Else a row begins where
    its code or its first text stands.
    """
    usual = usual_distance([line for n, line in enumerate(zone.lines) if n not in zone.whole])
    key = _key_column(zone)
    coded = [n not in zone.whole and CODE.match(_text_in(zone, n, key)) is not None for n in range(len(zone.lines))]
    spaced = [_is_apart(zone, n, usual, separators) for n in range(len(zone.lines))]
    first = coded.index(True) if any(coded) else 0
    if (
        0 < first <= _HEADER and len(zone.parts[0]) > 1 and not any(spaced[1:first])
    ):  # below a header whose lines stand as close as those of a row
        spaced[first] = True
    apart = _grouped(spaced)
    if sum(coded) > 1 and all(sum(coded[n] for n in row) <= 1 for row in apart) and len(apart) > sum(coded) / 2:
        return _without_loose(zone, apart, key)
    starts = [spaced[n] or (coded[n] if sum(coded) > 1 else _begins_row(zone, n, key)) for n in range(len(zone.lines))]
    return _without_loose(zone, _grouped(starts), key)


def _grouped(starts: Sequence[bool]) -> list[list[int]]:
    rows: list[list[int]] = []
    for n, starts_row in enumerate(starts):
        if starts_row or not rows:
            rows.append([n])
        else:
            rows[-1].append(n)
    return rows


def _is_apart(zone: Zone, n: int, usual: float, separators: list[float]) -> bool:
    """Whether a line is parted from the one above it, by a rule, by space, or as a heading or header."""
    if n == 0:
        return True
    line, last = zone.lines[n], zone.lines[n - 1]
    if (n in zone.whole) != (n - 1 in zone.whole) or (last.bold and not line.bold):
        return True
    if n in zone.whole:
        return CODE.match(line.text) is not None
    if any(last.baseline - last.size / 4 < place < line.baseline - line.size / 4 for place in separators):
        return True
    return (line.baseline - last.baseline) / line.size > _ROW_GAP * usual


def _begins_row(zone: Zone, n: int, key: int) -> bool:
    """Whether the first text of a line begins a row, where the table has no codes."""
    text, filled = _text_in(zone, n, key), len(zone.parts[n])
    return n not in zone.whole and bool(text) and filled > 1 and not text[0].islower() and filled >= len(zone.columns) - 1


def _key_column(zone: Zone) -> int:
    """The column that tells rows apart: the first with codes, else the first."""
    for j in range(len(zone.columns)):
        codes = sum(CODE.match(_text_in(zone, n, j)) is not None for n in range(len(zone.lines)) if n not in zone.whole)
        if codes > 1:
            return j
    return 0


def _text_in(zone: Zone, n: int, j: int) -> str:
    left, right = zone.columns[j]
    return " ".join(part.text for part in zone.parts[n] if left - 0.1 <= part.box.left <= right)


def _without_loose(zone: Zone, rows: list[list[int]], key: int) -> list[list[int]]:
    """The rows; where most have a code, what has neither that nor a text at the left goes with the row above."""
    coded = [any(CODE.match(_text_in(zone, n, key)) for n in row) for row in rows]
    plain = [row[0] not in zone.whole and not any(_text_in(zone, n, 0) for n in row) for row in rows]
    if sum(coded) < _MOSTLY * (len(rows) - len(zone.whole)):
        return rows
    kept: list[list[int]] = []
    begun = False
    for row, has_code, is_plain in zip(rows, coded, plain, strict=True):
        if begun and is_plain and not has_code and kept[-1][0] not in zone.whole:
            kept[-1] += row
        else:
            kept.append(row)
        begun = begun or has_code
    return kept
