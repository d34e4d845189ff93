"""Where the tables to fill in stand in a workbook that went through many hands.

The keys above the columns say it. Where those are gone the headers do, in any language we have; and where a header was
changed too, what stands in the column.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from overlap.reading.cells import Cells

from .fields import TABLES
from .labels import choices, folded, headers
from .tables import PREFIX

_KEY = re.compile(rf"{PREFIX}:([^:]+):([^:]+)")
_OWN_ID = re.compile(r"(?:own|agr)-\d+")


@dataclass(frozen=True, slots=True)
class Segment:
    """A table on a sheet: the columns of each field (mostly one), and its rows, first and last (from 0, last excluded)."""

    table: str
    sheet: Cells
    columns: Mapping[str, tuple[int, ...]]
    head: int
    first: int
    last: int

    def texts(self, row: int, field: str) -> list[str]:
        """What stands in a row under a field: the different texts, empty ones left out."""
        found = (self.sheet.cell(row, column) for column in self.columns.get(field, ()))
        return list(dict.fromkeys(text for text in found if text))

    def text(self, row: int, field: str) -> str:
        """The first text in a row under a field, "" where there is none."""
        return next(iter(self.texts(row, field)), "")

    def field_at(self, column: int) -> str:
        """The field of a column, "" where it belongs to none."""
        return next((field for field, columns in self.columns.items() if column in columns), "")


def segments(sheet: Cells, ids: Mapping[str, Collection[str]]) -> list[Segment]:
    """The tables of a sheet, from top to bottom. ``ids`` are the ids that rows of a table may have."""
    keys = _key_rows(sheet)
    heads = _header_rows(sheet, {table for table, _columns in keys.values()})
    found = []
    for row, (table, columns) in sorted(keys.items()):
        below = [head for head in sorted(heads) if head > row and heads[head].get(table)]
        above = [head for head in sorted(heads, reverse=True) if head < row and heads[head].get(table)]
        between = [other for other in keys if below and row < other < below[0] and keys[other][0] == table]
        head = below[0] if below and not between else above[0] if above else _before_ids(sheet, columns, ids[table], row)
        found.append((head, row, table, columns))
    placed = {(head, table) for head, _row, table, _columns in found}
    for head, tables in heads.items():
        table, labels = max(tables.items(), key=lambda item: len(item[1]))
        if not any(head == other for other, _table in placed) and 2 * len(labels) >= len(TABLES[table]):
            found.append((head, head, table, {}))
    return list(_segments(sheet, sorted(found, key=lambda one: one[0]), heads, keys, ids))


def _segments(sheet, found, heads, keys, ids) -> Iterator[Segment]:  # type: ignore[no-untyped-def]
    seen = set()
    for n, (head, row, table, columns) in enumerate(found):
        if head in seen:
            continue
        seen.add(head)
        later = [min(other, start) for other, start, _table, _columns in found[n + 1 :] if other > head]
        last = min([len(sheet.rows), *(end for end in later if end > head)])
        together = _together(columns, heads.get(head, {}).get(table, {}))
        yield Segment(table, sheet, _with_contents(sheet, table, together, head + 1, last, ids[table]), head, head + 1, last)


def _key_rows(sheet: Cells) -> dict[int, tuple[str, dict[int, str]]]:
    """Rows with keys: the table they are of, and the field of each column."""
    found = {}
    for n, row in enumerate(sheet.rows):
        matches = {m: match for m, text in enumerate(row) if (match := _KEY.fullmatch(text)) and match[1] in TABLES}
        if matches:
            table = Counter(match[1] for match in matches.values()).most_common(1)[0][0]
            names = {field.name for field in TABLES[table]}
            found[n] = table, {m: match[2] for m, match in matches.items() if match[1] == table and match[2] in names}
    return found


def _header_rows(sheet: Cells, keyed: Collection[str]) -> dict[int, dict[str, dict[int, str]]]:
    """Rows that look like the header of a table: per table the field of each column."""
    found: dict[int, dict[str, dict[int, str]]] = {}
    for n, row in enumerate(sheet.rows):
        if len(texts := {m: folded(text) for m, text in enumerate(row) if text and len(text) < 80}) < 2:
            continue
        for table in TABLES:
            labels = {m: headers(table)[text] for m, text in texts.items() if text in headers(table)}
            least = 2 if table in keyed else max(3, len(TABLES[table]) // 2)
            if len(set(labels.values())) >= least:
                found.setdefault(n, {})[table] = labels
    return found


def _before_ids(sheet: Cells, columns: Mapping[int, str], ids: Collection[str], start: int) -> int:
    """The row before the first that has an id, where no header is left."""
    at = [column for column, field in columns.items() if field == "id"]
    for n in range(start + 1, len(sheet.rows)):
        if any(sheet.cell(n, column) in ids or _OWN_ID.fullmatch(sheet.cell(n, column)) for column in at):
            return n - 1
    return start


def _together(keys: Mapping[int, str], labels: Mapping[int, str]) -> dict[str, tuple[int, ...]]:
    """The columns of each field, by their keys; a header that plainly says otherwise wins."""
    fields = dict(keys)
    for column, field in keys.items():
        if column not in labels and field in labels.values():
            del fields[column]  # the cells below were moved, the key was not
    fields |= {column: field for column, field in labels.items() if column in keys}
    fields |= {column: field for column, field in labels.items() if field not in fields.values()}
    found: defaultdict[str, list[int]] = defaultdict(list)
    for column, field in sorted(fields.items()):
        found[field].append(column)
    return {field: tuple(columns) for field, columns in found.items()}


def _with_contents(
    sheet: Cells, table: str, columns: dict[str, tuple[int, ...]], first: int, last: int, ids: Collection[str]
) -> dict[str, tuple[int, ...]]:
    """The columns, and those that only their contents give away: ids, and choices."""
    taken = {column for several in columns.values() for column in several}
    width = max((len(row) for row in sheet.rows[first:last]), default=0)
    texts = {m: Counter(t for n in range(first, last) if (t := sheet.cell(n, m))) for m in range(width) if m not in taken}
    for field in TABLES[table]:
        if field.name in columns:
            continue
        if field.name == "id":
            known = {
                m: sum(n for text, n in found.items() if text in ids or _OWN_ID.fullmatch(text)) for m, found in texts.items()
            }
        elif of := choices(table, field.name):
            known = {m: sum(n for text, n in found.items() if folded(text) in of) for m, found in texts.items()}
        else:
            continue
        best = max(known, key=lambda m: known[m], default=None)
        if best is not None and known[best] and 2 * known[best] > texts[best].total():
            columns[field.name] = (best,)
            del texts[best]
    return columns
