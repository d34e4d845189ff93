"""Tables without lines: texts that stand under each other in three or more columns, with empty space between those."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from overlap.reading.formats.grid import Range

from .hyphens import Hyphens
from .lines import COLUMN_GAP, TextLine, box_around
from .opening import Box
from .paragraphs import CODE, cell_text, usual_distance
from .ruled import PageTable

_COLUMNS = 3  # fewer are a list with codes or labels before it
_ROWS = 3  # lines with several parts, at least
_APART = 5.0  # times the size of the letters: lines further away are no part of the table
_TRIES = 400  # lines of a page from which a table is tried
_ROW_GAP = 1.2  # times the distance between lines: from here on a new row begins
_LEVEL = 0.6  # of the size of the letters: lines whose heights differ less are beside each other
_RULE = 0.6  # of the width of a table: a rule of that length parts its rows
_CLOSE = 1.2  # times a usual space: a gap between texts of two columns, where those columns are known
_LEAST = 0.3  # of the size of the letters: likewise
_AT = 2.0  # points: a text so near the edge of its column begins there
_LABEL = 4  # words of a header or label, at most
_LONGER = 4  # times as many words have the texts beside labels
_MOSTLY = 0.8  # of the texts beside labels begin at the same place


@dataclass(slots=True, kw_only=True)
class _Zone:
    """Lines that fit in the same columns; ``whole`` are those (by their place) that go over several columns."""

    columns: list[list[float]]
    lines: list[TextLine] = field(default_factory=list)
    parts: list[tuple[TextLine, ...]] = field(default_factory=list)
    whole: set[int] = field(default_factory=set)
    several: int = 0

    def add(self, line: TextLine) -> bool:
        """Take a line in, False where it does not fit."""
        parts = self._parts(line)
        columns = [list(column) for column in self.columns]
        for part in parts:
            box = part.box
            over = [column for column in columns if column[0] < box.right and box.left < column[1]]
            if len(over) > 1:
                return len(parts) == 1 and self._add_whole(line)
            if over:
                over[0][0], over[0][1] = min(over[0][0], box.left), max(over[0][1], box.right)
            elif self.lines and len(parts) == 1:
                return False
            else:
                columns.append([box.left, box.right])
        columns.sort()
        if any(before[1] > after[0] for before, after in pairwise(columns)):
            return False
        self.columns = columns
        self.lines.append(line)
        self.parts.append(parts)
        self.several += len(parts) > 1
        return True

    def _parts(self, line: TextLine) -> tuple[TextLine, ...]:
        """The parts of a line; where a text almost fills its column, the next one begins where its column does."""
        lefts = [column[0] for column in self.columns[1:]]
        gaps = [(word.box.left - before.box.right) / max(line.size, 1) for before, word in pairwise(line.words)]
        usual = sorted(gaps)[len(gaps) // 2] if gaps else 0.0
        cuts = [0]
        for n, gap in enumerate(gaps, start=1):
            left = line.words[n].box.left
            apart = gap > _CLOSE * usual and gap > _LEAST and any(abs(edge - left) < _AT for edge in lefts)
            if gap > COLUMN_GAP or apart:
                cuts.append(n)
        return tuple(TextLine(line.words[a:b], line.page) for a, b in zip(cuts, [*cuts[1:], len(line.words)], strict=True))

    def _add_whole(self, line: TextLine) -> bool:
        """Take in a line over several columns: a heading between the rows, and no text after the table."""
        starts = line.box.left <= self.columns[0][0] + line.size
        again = len(self.lines) - 1 in self.whole and len(self.lines) - 2 in self.whole
        if not starts or again or not (line.bold or CODE.match(line.text) or len(self.lines) - 1 not in self.whole):
            return False
        self.whole.add(len(self.lines))
        self.lines.append(line)
        self.parts.append((line,))
        return True

    def close(self) -> None:
        """Give back the lines at the end that are no rows."""
        while self.lines and len(self.lines) - 1 in self.whole:
            self.whole.discard(len(self.lines) - 1)
            self.lines.pop()
            self.parts.pop()

    @property
    def is_table(self) -> bool:
        """Tell whether it has columns and rows enough."""
        if self.several < (_ROWS if len(self.columns) >= _COLUMNS else 2):
            return False
        if len(self.columns) >= _COLUMNS:
            return sum(len(parts) >= _COLUMNS for parts in self.parts) >= 2
        if len(self.columns) < 2:
            return False
        return self._has_header or self._has_labels

    @property
    def _has_header(self) -> bool:
        """Tell whether the first line is the header of two columns."""
        parts = self.parts[0]
        return len(parts) == 2 and self.lines[0].bold and all(_is_label(part) and not part.text.endswith(":") for part in parts)

    @property
    def _has_labels(self) -> bool:
        """Tell whether the first of two columns holds labels and the second longer texts that begin at the same place."""
        edge = self.columns[1][0]
        pairs = [parts for parts in self.parts if len(parts) == 2]
        right = [parts[-1] for parts in self.parts if parts[-1].box.left >= edge - _AT]
        words = sum(len(part.words) for part in right)
        return (
            len(pairs) >= 2
            and all(_is_label(label) for label, _text in pairs)
            and sum(text.box.left < edge + text.size for _label, text in pairs) >= _MOSTLY * len(pairs)
            and words >= _LONGER * sum(len(label.words) for label, _text in pairs)
            and len(right) > len(pairs)
        )


def _is_label(part: TextLine) -> bool:
    """Whether a part is a word or a few, and no code, bullet or number."""
    return len(part.words) <= _LABEL and not CODE.match(part.text) and any(letter.isalpha() for letter in part.text[:-1])


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
    rules = list(rules)
    while n < len(joined):
        zone = None
        if n == 0 and before is not None:
            zone = _zone(joined, 0, before)
        if zone is None and tries < _TRIES and len(joined[n].segments) > 1:
            tries += 1
            zone = _zone(joined, n, None)
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


def _zone(lines: Sequence[TextLine], start: int, before: PageTable | None) -> _Zone | None:
    columns = [[left, right] for left, right in zip(before.edges, before.rights, strict=True)] if before else []
    zone = _Zone(columns=columns)
    for line in lines[start:]:
        if zone.lines and line.baseline - zone.lines[-1].baseline > _APART * line.size:
            break
        if not zone.add(line):
            break
    zone.close()
    if before is not None:
        return zone if zone.lines and len(zone.columns) == len(before.edges) else None
    return zone if zone.is_table else None


def _table(zone: _Zone, rules: Sequence[Box], hyphens: Hyphens) -> PageTable:
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


def _rows(zone: _Zone, separators: list[float]) -> list[list[int]]:
    """The lines (by their place) of each row."""
    usual = usual_distance([line for n, line in enumerate(zone.lines) if n not in zone.whole])
    key = _key_column(zone)
    rows: list[list[int]] = []
    for n in range(len(zone.lines)):
        if not rows or _begins_row(zone, n, usual, key, separators):
            rows.append([n])
        else:
            rows[-1].append(n)
    return _without_loose(zone, rows, key)


def _begins_row(zone: _Zone, n: int, usual: float, key: int, separators: list[float]) -> bool:
    line, last = zone.lines[n], zone.lines[n - 1]
    if (n in zone.whole) != (n - 1 in zone.whole) or (last.bold and not line.bold):
        return True
    if n in zone.whole:
        return CODE.match(line.text) is not None
    if any(last.baseline - last.size / 4 < place < line.baseline - line.size / 4 for place in separators):
        return True
    if (line.baseline - last.baseline) / line.size > _ROW_GAP * usual:
        return True
    text = _text_in(zone, n, key)
    if not text:
        return False
    if CODE.match(text):
        return True
    filled = len(zone.parts[n])
    return filled > 1 and not text[0].islower() and filled >= len(zone.columns) - 1


def _key_column(zone: _Zone) -> int:
    """The column that tells rows apart: the first with codes, else the first."""
    for j in range(len(zone.columns)):
        codes = sum(CODE.match(_text_in(zone, n, j)) is not None for n in range(len(zone.lines)) if n not in zone.whole)
        if codes > 1:
            return j
    return 0


def _text_in(zone: _Zone, n: int, j: int) -> str:
    left, right = zone.columns[j]
    return " ".join(part.text for part in zone.parts[n] if left - 0.1 <= part.box.left <= right)


def _without_loose(zone: _Zone, rows: list[list[int]], key: int) -> list[list[int]]:
    """The rows; where all others have a code, what has none goes with the row above."""
    coded = [any(CODE.match(_text_in(zone, n, key)) for n in row) for row in rows]
    plain = [row[0] not in zone.whole for row in rows]
    if sum(coded) < 0.6 * sum(plain):
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
