"""Lines that fit in the same columns, with empty space between those: what a table without lines is made of."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from .lines import COLUMN_GAP, TextLine
from .paragraphs import CODE

_COLUMNS = 3  # fewer are a list with codes or labels before it
_ROWS = 3  # lines with several parts, at least
_CLOSE = 1.2  # times a usual space: a gap between texts of two columns, where those columns are known
_LEAST = 0.3  # of the size of the letters: likewise
_HEADER_GAP = 0.5  # of the size of the letters: a gap between the words of two columns in a header
_SPACE = 0.34  # of the size of the letters: no space in a text is wider
_AT = 2.0  # points: a text so near the edge of its column begins there
_JUST_AT = 0.7  # points: likewise, where nothing but the edge tells that another column begins
_LABEL = 4  # words of a header or label, at most
_LONGER = 4  # times as many words have the texts beside labels
_MOSTLY = 0.8  # of the lines: what goes for so many goes for the table


@dataclass(slots=True, kw_only=True)
class Zone:
    """Lines that fit in the same columns; ``whole`` are those (by their place) that go over several columns.

    ``edges`` are the places at which columns begin on the page.
    """

    columns: list[list[float]]
    edges: tuple[float, ...] = ()
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
        header = [part.box.left for part in self.parts[0]] if self.parts and len(self.parts[0]) >= _COLUMNS else []
        edges = (*self.edges, *header)
        gaps = [(word.box.left - before.box.right) / max(line.size, 1) for before, word in pairwise(line.words)]
        usual = min(sorted(gaps)[len(gaps) // 2], _SPACE) if gaps else 0.0
        cuts = [0]
        for n, gap in enumerate(gaps, start=1):
            left = line.words[n].box.left
            wider = gap > _CLOSE * usual and gap > _LEAST and _is_near(left, (*lefts, *edges), _AT)
            head = line.bold and not self.lines and gap > _HEADER_GAP
            if gap > COLUMN_GAP or wider or head or (not line.bold and _is_near(left, edges, _JUST_AT)):
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
        if len(self.columns) < 2 or self.several < (_ROWS if len(self.columns) >= _COLUMNS else 2):
            return False
        if sum(len(parts) >= _COLUMNS for parts in self.parts) >= 2:
            return True
        return self._has_header or self._has_labels

    @property
    def _has_header(self) -> bool:
        """Tell whether the first line is a header: in bold, of three columns, or above a column of short words with a digit."""
        parts, rows = self.parts[0], [parts for parts in self.parts[1:] if len(parts) > 1]
        if len(parts) < 2 or not all(_is_label(part) and not part.text.endswith(":") for part in parts):
            return False
        if self.lines[0].bold or len(parts) >= _COLUMNS:
            return True
        coded = sum(len(part.words) == 1 and any(map(str.isdigit, part.text)) for part, *_rest in rows)
        return len(rows) >= _ROWS and coded >= _MOSTLY * len(rows)

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


def _is_near(place: float, edges: Sequence[float], distance: float) -> bool:
    return any(abs(edge - place) < distance for edge in edges)


def edges_of(lines: Sequence[TextLine]) -> tuple[float, ...]:
    """Give where columns begin on a page: the places at which several lines go on after a wide gap."""
    places = Counter(round(part.box.left, 1) for line in lines for part in line.segments[1:])
    return tuple(sorted(place for place, count in places.items() if count >= _ROWS))
