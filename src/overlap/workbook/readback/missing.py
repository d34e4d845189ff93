"""What is gone from a workbook that came back: sheets, columns and rows, so that nobody takes it for undecided."""

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from typing import Final

from overlap.locale import gettext as _
from overlap.locale import in_every_language
from overlap.model import Facts, Table
from overlap.problems import Notice
from overlap.reading.formats.cells import CellBook
from overlap.workbook.form.fields import TABLES
from overlap.workbook.form.keys import key_of
from overlap.workbook.form.sheet_names import sheet_name

from .finding import Segment
from .identity import Identity
from .rows import FilledRow

# the sheet on which a table stands
SHEET: Final[Mapping[Table, str]] = {
    "review": "review", "own": "gaps", "gaps": "gaps", "agreements": "agreements", "agenda": "agenda",
    "words": "words", "own words": "words",
}  # fmt: skip

# the key of a column of a merged workbook that shows what a group said, and in how many rows at the top keys may stand
_OF_GROUP: Final = re.compile(key_of("review", r"group \d+"))
_KEYS: Final = 20


class Seen:
    """What was met while reading."""

    def __init__(self) -> None:
        self.tables: defaultdict[Table, list[Segment]] = defaultdict(list)
        self.apart: defaultdict[Table, list[Segment]] = defaultdict(list)  # rows without a header
        self.ids: defaultdict[Table, set[tuple[str, str]]] = defaultdict(set)  # table -> side and id
        self.moved: Counter[str] = Counter()  # sheet -> rows whose ids did not fit what they show
        self.unknown: Counter[tuple[str, str]] = Counter()  # sheet and letter of a column without key and header -> cells
        self.merged: defaultdict[str, list[str]] = defaultdict(list)  # sheet -> merged cells with one answer for several rows
        self.filled: defaultdict[str, set[int]] = defaultdict(set)  # sheet -> rows (from 1) that belong to something

    def table(self, segment: Segment) -> None:
        """A table was found, or rows of one."""
        (self.tables if segment.head >= 0 else self.apart)[segment.table].append(segment)

    def row(self, segment: Segment, n: int, row: FilledRow, identity: Identity) -> None:
        """A row was placed."""
        self.ids[row.table].add((row.side, row.id))
        self.filled[segment.sheet.name].add(n + 1)
        if row.table == "review":
            told = [pair for pair in identity.told(segment, n) if pair]
            self.moved[segment.sheet.name] += bool(told) and row.id not in told


def is_merged(book: CellBook) -> bool:
    """Tell whether it is a merged workbook: what each group said stands in columns beside the pairs."""
    return any(_OF_GROUP.fullmatch(text) for sheet in book.sheets for row in sheet.rows[:_KEYS] for text in row)


def missing(book: CellBook, facts: Facts, seen: Seen, *, said: bool) -> list[Notice]:
    """What is gone or cannot be trusted, the gravest first; ``said``: whether it holds what groups said before."""
    notices: list[Notice] = []
    if not facts.whole:
        notices.append(Notice("review-facts-missing", book.name))
    if is_merged(book) and not said:
        notices.append(Notice("review-copies-missing", book.name))
    gone: Counter[str] = Counter()
    for table, fields in TABLES.items():
        tables = seen.tables[table]
        if not tables:
            if not seen.apart[table]:
                gone[SHEET[table]] += 1
            continue
        for several in _by_purpose(tables):
            for field in fields:
                if field.fill_in and not any(field.name in segment.columns for segment in several):
                    sheet = several[0].sheet.name
                    notices.append(Notice("review-column-missing", book.name, sheet=sheet, values={"column": _(field.label)}))
    for (page, column), n in seen.unknown.items():
        notices.append(Notice("review-column-unknown", book.name, sheet=page, values={"column": column, "count": n}))
    for sheet in gone:
        notices.append(Notice("review-table-missing", book.name, values={"sheet": sheet_name(sheet)}))
    notices += _rows(book, facts, seen)
    for sheet, cells in seen.merged.items():
        values = {"cells": ", ".join(cells[:5]) + (" …" if len(cells) > 5 else "")}
        notices.append(Notice("review-cells-merged", book.name, sheet=sheet, values=values))
    for sheet, n in seen.moved.items():
        if n:
            notices.append(Notice("review-ids-moved", book.name, sheet=sheet, values={"count": n}))
    for copies in _by_purpose(seen.tables["review"])[:1]:
        for segment in copies[1:]:
            first = copies[0].sheet.name
            if segment.sheet.name == first and facts.judged_with:
                continue  # the pairs that share a row stand below the others
            notices.append(Notice("review-copy", book.name, sheet=segment.sheet.name, values={"first": first}))
    if not book.comments:
        notices.append(Notice("review-comments-unread", book.name))
    return notices


def _by_purpose(tables: Sequence[Segment]) -> list[list[Segment]]:
    """The tables, apart from those of the sheet Differences: it is meant to hold some of the pairs too."""
    differences = set(in_every_language("Differences"))
    purposes = ([one for one in tables if (one.sheet.name in differences) == apart] for apart in (False, True))
    return [purpose for purpose in purposes if purpose]


def _rows(book: CellBook, facts: Facts, seen: Seen) -> list[Notice]:
    """The pairs and gaps that have no row left."""
    notices = []
    codes = {key: goal.code or facts.labels.get(key, "") for key, goal in facts.goals.items()}
    pairs = [pair for pair in facts.pairs.values() if ("", pair.id) not in seen.ids["review"]]
    if pairs and (tables := seen.tables["review"] or seen.apart["review"]):
        shown = [" – ".join(codes[side, goal.id] for side, goal in pair.sides) for pair in pairs]
        notices.append(_gone("review-pairs-missing", book, tables[0], shown))
    gaps = [key for key in facts.gaps if key not in seen.ids["gaps"]]
    if gaps and facts.whole and (tables := seen.tables["gaps"] or seen.apart["gaps"]):
        notices.append(_gone("review-gaps-missing", book, tables[0], [codes[key] for key in gaps]))
    return notices


def _gone(code: str, book: CellBook, segment: Segment, shown: list[str]) -> Notice:
    some = ", ".join(shown[:5]) + (" …" if len(shown) > 5 else "")
    return Notice(code, book.name, sheet=segment.sheet.name, values={"count": len(shown), "which": some})
