"""The pages of a PDF -> its passages and tables, in reading order."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from overlap.locale import mark as _
from overlap.problems import Unusable
from overlap.reading.formats.blocks import Block

from .continued import goes_on, grid_of, in_columns_of, repeats
from .furniture import LinedPage, without_furniture
from .hyphens import Hyphens
from .layout import LARGER, PdfLayout
from .lines import TextLine, lines_of, without_marks
from .opening import PdfPage, open_pages
from .passages import passages_of
from .ruled import PageTable, ruled_tables
from .unruled import unruled_tables

_LIMIT_CELLS = 300_000  # of all tables
_HEAD, _FOOT = 0.2, 0.4  # of the height of a page; a row that does not fit leaves much of the foot empty


def lay_out(file: str, data: bytes) -> PdfLayout:
    """Read a PDF as lines, without headers and footers, contents and marks of footnotes.

    Raises:
        Unusable: see `open_pages`.
    """
    pages = open_pages(file, data)
    lined, marks = [], frozenset[str]()
    for page in pages:
        words, more = without_marks(page.words)
        marks |= more
        lined.append(LinedPage(page.number, page.width, page.height, tuple(lines_of(words, page.number))))
    clear = without_furniture(lined)
    sizes: Counter[float] = Counter()
    for clear_page in clear:
        for line in clear_page.lines:
            sizes[round(line.size * 2) / 2] += len(line.text)
    body = sizes.most_common(1)[0][0] if sizes else 10.0
    return PdfLayout(
        pages=tuple(clear),
        rules=pages,
        hyphens=Hyphens.of(line for clear_page in clear for line in clear_page.lines),
        marks=marks,
        body=body,
        headings=tuple(sorted((size for size in sizes if size > body * LARGER), reverse=True)),
    )


def blocks_of(file: str, layout: PdfLayout) -> tuple[Block, ...]:
    """Give the passages and tables of a PDF in reading order.

    Raises:
        Unusable: its tables have more cells than can be read.
    """
    blocks: list[Block] = []
    above: list[str] = []
    names: Counter[int] = Counter()
    count = cells = 0
    for part in _in_order(layout):
        if isinstance(part[0], TextLine):
            passages = [replace(passage, number=count + n) for n, passage in enumerate(passages_of(part, layout), start=1)]
            count += len(passages)
            blocks += passages
            above += [passage.text for passage in passages]
        else:
            cells += sum(len(table.rows) * len(table.rows[0]) for table in part)
            if cells > _LIMIT_CELLS:
                raise Unusable("pdf-too-large", file, limit=_("what can be read in a few seconds"))
            page = part[0].page
            names[page] += 1
            name = f"Pagina {page}" if names[page] == 1 else f"Pagina {page}, tabel {names[page]}"
            grid = grid_of(part, name, tuple(above[-4:]), layout.hyphens)
            above = []
            if any(map(any, grid.rows)):
                blocks.append(grid)
    return tuple(blocks)


def _in_order(layout: PdfLayout) -> Iterator[list[TextLine] | list[PageTable]]:
    """What stands under each other in the document: lines of text together, and the parts of a table together."""
    lines: list[TextLine] = []
    table: list[PageTable] = []
    for page, drawn in zip(layout.pages, layout.rules, strict=True):
        for part in _parts(page, drawn, table[-1] if table and not lines else None, layout.hyphens):
            if isinstance(part, TextLine):
                lines.append(part)
                continue
            if table and part.page == table[-1].page + 1 and not lines and _at_edges(layout, table[-1], part):
                part = in_columns_of(table[-1], part)  # noqa: PLW2901 - the same table, in more columns
            if table and goes_on(table, part) and (not lines or _is_repeated(table, lines, part)):
                table.append(part)
                lines = []
                continue
            if table:
                yield table
            if lines:
                yield lines
            table, lines = [part], []
    if table:
        yield table
    if lines:
        yield lines


def _at_edges(layout: PdfLayout, last: PageTable, then: PageTable) -> bool:
    """Whether a table ends at the foot of a page, and the next one begins at the head of the next."""
    foot, head = layout.pages[last.page - 1].height, layout.pages[then.page - 1].height
    return last.box.bottom > foot * (1 - _FOOT) and then.box.top < head * _HEAD


def _is_repeated(table: list[PageTable], lines: list[TextLine], part: PageTable) -> bool:
    texts = [segment.text for line in lines for segment in line.segments]
    return all(line.page == part.page for line in lines) and repeats(table, texts)


def _parts(page: LinedPage, drawn: PdfPage, before: PageTable | None, hyphens: Hyphens) -> list[TextLine | PageTable]:
    """The lines and tables of a page, from top to bottom."""
    tables, rest = ruled_tables(drawn, [word for line in page.lines for word in line.words], hyphens)
    going_on = before if before is not None and not before.ruled and before.page == page.number - 1 else None
    parts: list[TextLine | PageTable] = []
    lines = lines_of(rest, page.number)
    rules = [*drawn.rules, *drawn.fills]
    top = 0
    for table in [*sorted(tables, key=lambda table: table.box.top), None]:
        end = next((n for n in range(top, len(lines)) if table and lines[n].baseline > table.box.top), len(lines))
        parts += unruled_tables(lines[top:end], rules, going_on if top == 0 else None, hyphens)
        parts += [table] if table else []
        top = end
    return parts
