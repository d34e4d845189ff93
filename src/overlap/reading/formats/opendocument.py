"""The content of an .ods: how far the cells reach, merged cells and hidden rows, before a parser sees it.

A single cell there can say that it stands for thousands, and a single tag for any number of spaces: the parser would make
room for all of them.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from overlap.locale import mark as _
from overlap.problems import Unusable

from .archive import SheetFacts, unescaped
from .grid import LIMIT_CELLS, Range

_TAG = re.compile(rb"<(/?)table:(table|table-row|table-cell|covered-table-cell)(?=[\s/>])([^>]*)>")
_REPEATED = re.compile(rb"number-(columns|rows)-repeated\s*=\s*[\"'](\d+)")
_SPANNED = re.compile(rb"number-(columns|rows)-spanned\s*=\s*[\"'](\d+)")
_NAME = re.compile(rb"table:name\s*=\s*(?:\"([^\"]*)\"|'([^']*)')")
_HIDDEN = re.compile(rb"table:visibility\s*=\s*[\"'](?:collapse|filter)")
_VALUE = re.compile(rb"\boffice:(?:[a-z]+-)?value\s*=|\boffice:value-type\s*=\s*[\"']string")
_ERROR = re.compile(rb"\bcalcext:value-type\s*=\s*[\"']error")
_MOST = {b"columns": 16_384, b"rows": 1_048_576}
_SPACES = re.compile(rb"<text:s(?=[\s/>])(?:[^>\"']|\"[^\"]*\"|'[^']*')*>")
_COUNT = re.compile(rb"\btext:c\s*=\s*[\"']([^\"']*)")
LIMIT_REPEATED = 256 * 2**20  # bytes of filled cells, each as often as it repeats; the message names it
LIMIT_SPACES = 100_000  # repeated spaces in a whole document; a person types a few in a row


def check_content(name: str, content: bytes) -> dict[str, SheetFacts]:
    """Check the content of an .ods and give the facts of each sheet, by its name.

    Raises:
        Unusable: more cells or more repeated spaces than fit.
    """
    _check_spaces(name, content)
    repeats = _REPEATED.findall(content)
    inside = sum(len(_REPEATED.findall(tag[2])) for tag in _TAG.findall(content) if b"-repeated" in tag[2])
    columns = content.count(b"<table:table-column")  # these repeat too, and hold no cells
    if len(repeats) > inside + columns or any(int(n[:9]) > _MOST[what] or len(n) > 9 for what, n in repeats):
        raise Unusable("file-too-large", name, limit=_("2 million cells"))
    facts: dict[str, SheetFacts] = {}
    sheets: list[_Sheet] = []
    for closing, what, attributes, size in _tags(content):
        if what == b"table":
            if not closing and (name_of_table := _NAME.search(attributes)):
                before = sheets[-1].bytes if sheets else 0
                sheets.append(_Sheet(unescaped(name_of_table[1] or name_of_table[2] or b""), before))
        elif sheets:
            sheets[-1].tag(what, bool(closing), attributes, size)
            if sheets[-1].bytes > LIMIT_REPEATED:
                raise Unusable("file-too-large", name, limit=_("256 MB of repeated text"))
            if sheets[-1].area > LIMIT_CELLS:
                raise Unusable("file-too-large", name, limit=_("2 million cells"))
    for sheet in sheets:
        facts[sheet.name] = SheetFacts(frozenset(sheet.hidden), tuple(sheet.merged), frozenset(sheet.unvalued))
    return facts


@dataclass(frozen=True, slots=True, kw_only=True)
class OdsCell:
    """A cell of an .ods that was checked: its place (from 0), the attributes of its tag, and what stands inside."""

    sheet: str
    row: int
    column: int
    attributes: bytes
    content: bytes


def cells_of(content: bytes) -> Iterator[OdsCell]:
    """Give the filled cells of an .ods, each once, however often it says that it repeats."""
    name, row, column, step = "", 0, 0, 1
    at = _TAG.search(content)
    while at:
        following = _TAG.search(content, at.end())
        closing, what, attributes = at[1], at[2], at[3]
        repeats = dict(_REPEATED.findall(attributes))
        if what == b"table":
            named = None if closing else _NAME.search(attributes)
            name, row = (unescaped(named[1] or named[2] or b""), 0) if named else (name, row)
        elif what == b"table-row":
            column, step = (column, step) if closing else (0, int(repeats.get(b"rows", 1)))
            row += step if closing or attributes.endswith(b"/") else 0
        elif not closing:
            if not attributes.endswith(b"/"):
                inside = content[at.end() : following.start() if following else len(content)]
                yield OdsCell(sheet=name, row=row, column=column, attributes=attributes, content=inside)
            column += int(repeats.get(b"columns", 1))
        at = following


def _tags(content: bytes) -> Iterator[tuple[bytes, bytes, bytes, int]]:
    """The tags of tables, with the bytes up to the next one."""
    tag = _TAG.search(content)
    while tag:
        following = _TAG.search(content, tag.end())
        yield tag[1], tag[2], tag[3], (following.start() if following else len(content)) - tag.start()
        tag = following


def _check_spaces(name: str, content: bytes) -> None:
    counts = [count.strip() for tag in _SPACES.findall(content) for count in _COUNT.findall(tag)]
    if any(len(n) > 9 or not n.isdigit() for n in counts) or sum(map(int, counts)) > LIMIT_SPACES:
        raise Unusable("file-too-large", name, limit=_("100,000 repeated spaces"))


class _Sheet:
    def __init__(self, name: str, before: int) -> None:
        self.name = name
        self.row = self.column = 0
        self.rows = self.columns = 0  # how far the filled cells reach
        self.repeated, self.filled = 1, False
        self.bytes, self.bytes_of_row = before, 0  # of filled cells, as often as they repeat; those of earlier sheets too
        self.hidden: set[int] = set()
        self.merged: list[Range] = []
        self.unvalued: set[tuple[int, int]] = set()

    @property
    def area(self) -> int:
        return self.rows * self.columns

    def tag(self, what: bytes, closing: bool, attributes: bytes, size: int) -> None:
        repeats = dict(_REPEATED.findall(attributes)) if b"-repeated" in attributes else {}
        if what == b"table-row":
            if not closing:
                self.column, self.filled, self.bytes_of_row = 0, False, 0
                self.repeated = int(repeats.get(b"rows", 1))
                if _HIDDEN.search(attributes) and self.repeated < 10_000:
                    self.hidden.update(range(self.row, self.row + self.repeated))
            if closing or attributes.endswith(b"/"):
                self.row += self.repeated
                self.bytes += self.bytes_of_row * self.repeated
                if self.filled:
                    self.rows = self.row
            return
        if closing:
            return
        end = self.column + int(repeats.get(b"columns", 1))
        if not attributes.endswith(b"/") or b"office:" in attributes or b"formula" in attributes:
            self.filled = True
            self.bytes_of_row += size * (end - self.column)
            self.columns = max(self.columns, end)
            self.rows = max(self.rows, self.row + self.repeated)
        if b"formula" in attributes and (_ERROR.search(attributes) or not _VALUE.search(attributes)):
            self.unvalued.add((self.row, self.column))
        if b"-spanned" in attributes:
            spans = {what: int(n[:7]) for what, n in _SPANNED.findall(attributes)}
            bottom, right = self.row + spans.get(b"rows", 1) - 1, self.column + spans.get(b"columns", 1) - 1
            if (bottom, right) != (self.row, self.column):
                self.merged.append(((self.row, self.column), (bottom, right)))
        self.column = end
