"""Tables in HTML: what many school systems save under the name .xls."""

from html.parser import HTMLParser

from overlap.locale import mark as _
from overlap.problems import Unusable

from .grid import LIMIT_CELLS, LIMIT_LINES, LIMIT_ROWS, Grid, Range, spread
from .text import clean

LIMIT_SIZE = 20 * 2**20  # characters
_LIMIT_TAGS = 1_000_000
_LIMIT_SPAN = 1_000
_BREAKS = {"br", "p", "div", "li", "ul", "ol"}
_SILENT = {"script", "style", "head", "title"}


def read_html(file: str, text: str) -> tuple[Grid, ...]:
    """Read the tables of a web page as grids, those inside other tables too.

    Raises:
        Unusable: no table, or too large.
    """
    if len(text) > LIMIT_SIZE:
        raise Unusable("file-too-large", file, limit=f"{LIMIT_SIZE // 2**20} MB")
    parser = _Tables(file)
    parser.feed(text)
    parser.close()
    grids = tuple(grid for table in parser.tables if (grid := table.grid(file)))
    if not grids:
        raise Unusable("not-a-spreadsheet", file, found=_("a web page"))
    return tuple(
        Grid(name=f"Tabel {n}", rows=g.rows, hidden=False, copied=g.copied, above=g.above) for n, g in enumerate(grids, 1)
    )


class _Table:
    """A table being read: ``rows`` of (text, columns, rows) as they are written."""

    def __init__(self, above: tuple[str, ...] = ()) -> None:
        self.rows: list[list[tuple[str, int, int]]] = []
        self.text: list[str] | None = None
        self.span = (1, 1)
        self.above = above

    def close_cell(self) -> None:
        if self.text is not None:
            if not self.rows:
                self.rows.append([])
            self.rows[-1].append((clean("".join(self.text)), *self.span))
            self.text = None

    def grid(self, file: str) -> Grid | None:
        self.close_cell()
        rows: list[list[str]] = [[] for _row in self.rows]
        taken: set[tuple[int, int]] = set()
        merged: list[Range] = []
        cells = 0
        for i, row in enumerate(self.rows):
            j = 0
            for text, wide, high in row:
                while (i, j) in taken:
                    j += 1
                bottom, right = min(i + high, len(self.rows)) - 1, j + wide - 1
                cells += (bottom - i + 1) * wide
                if cells > LIMIT_CELLS // 4:
                    raise Unusable("file-too-large", file, limit=_("2 million cells"))
                taken.update((a, b) for a in range(i, bottom + 1) for b in range(j, right + 1) if (a, b) != (i, j))
                for a in range(i, bottom + 1):
                    rows[a] += [""] * (right + 1 - len(rows[a]))
                rows[i][j] = text
                if (bottom, right) != (i, j):
                    merged.append(((i, j), (bottom, right)))
                j = right + 1
        if not any(map(any, rows)):
            return None
        return Grid(name="", rows=rows, copied=spread(rows, merged), above=self.above)


class _Tables(HTMLParser):
    def __init__(self, file: str) -> None:
        super().__init__(convert_charrefs=True)
        self.file = file
        self.tables: list[_Table] = []
        self.open: list[_Table] = []
        self.silent = 0
        self.tags = self.rows = self.filled = 0  # so far, of all tables
        self.heading: list[str] | None = None
        self.headings: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags += 1
        if self.tags > _LIMIT_TAGS:
            raise Unusable("file-too-large", self.file, limit=_("1 million tags"))
        if tag in _SILENT:
            self.silent += 1
        elif tag == "table":
            if len(self.tables) >= 1_000:
                raise Unusable("file-too-large", self.file, limit=_("1,000 tables"))
            self.open.append(_Table(tuple(self.headings[-3:])))
            self.headings = []
            self.tables.append(self.open[-1])
        elif tag in ("h1", "h2", "h3", "h4", "caption") and not self.open:
            self.heading = []
        elif self.open:
            self._in_table(tag, attrs)

    def _in_table(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        table = self.open[-1]
        if tag == "tr":
            table.close_cell()
            self.rows += 1
            self.filled += bool(table.rows and any(text for text, _wide, _high in table.rows[-1]))
            if self.filled > LIMIT_ROWS:
                raise Unusable("file-too-large", self.file, limit=_("30,000 rows"))
            if self.rows > LIMIT_LINES:
                raise Unusable("file-too-large", self.file, limit=_("100,000 lines"))
            table.rows.append([])
        elif tag in ("td", "th"):
            table.close_cell()
            given = dict(attrs)
            table.span = (_span(given.get("colspan")), _span(given.get("rowspan")))
            table.text = []
        elif tag in _BREAKS and table.text is not None:
            table.text.append("\n• " if tag == "li" else "\n")

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in _SILENT:
            self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        if tag in _SILENT:
            self.silent = max(0, self.silent - 1)
        elif tag == "table" and self.open:
            self.open.pop().close_cell()
        elif tag in ("td", "th", "tr") and self.open:
            self.open[-1].close_cell()
        elif self.heading is not None and tag in ("h1", "h2", "h3", "h4", "caption"):
            self.headings.append(clean("".join(self.heading)))
            self.heading = None
        elif tag in ("p", "div") and self.open and self.open[-1].text is not None:
            self.open[-1].text.append("\n")

    def handle_data(self, data: str) -> None:
        if self.silent:
            return
        if self.open and self.open[-1].text is not None:
            # line breaks in the source are only spaces on the page
            self.open[-1].text.append(" ".join(data.split("\n")))
        elif self.heading is not None:
            self.heading.append(data)


def _span(value: str | None) -> int:
    return min(_LIMIT_SPAN, max(1, int(value))) if value and value.strip().isascii() and value.strip().isdigit() else 1
