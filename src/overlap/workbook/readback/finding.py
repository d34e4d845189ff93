"""Where the tables to fill in stand in a workbook that went through many hands.

The keys above the columns say it. Where those are gone the headers do, in any language we have; and where a header was
changed too, what stands in the column.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from overlap.model import Table
from overlap.reading.formats.cells import Cells
from overlap.workbook.form.fields import TABLES, known_fields
from overlap.workbook.form.keys import PREFIX
from overlap.workbook.form.spellings import choices, compared, headers

from .rows import OWN

_KEY = re.compile(rf"{PREFIX}:([^:]+):([^:]+)")
_HEADER = 80  # characters of a header at most
# what the ids of rows that are numbered begin with, by table
_PREFIXES: Mapping[str, str] = {**OWN, "agenda": "agenda"}
_NUMBERED = re.compile(rf"({'|'.join(sorted(set(_PREFIXES.values())))})-\d+")
_PAIR_ID = re.compile(r"\w+(?:-\d+)?\+\w+(?:-\d+)?")
_Keys = Mapping[int, tuple[Table, Mapping[int, str]]]
_Heads = Mapping[int, tuple[Table, Mapping[int, str]]]
_SOME = 5  # headers that are enough where the ids below say what table it is


@dataclass(frozen=True, slots=True, kw_only=True)
class Segment:
    """A table on a sheet: the columns of each field (mostly one), and the rows below its header ``head`` (from 0).

    Rows that were moved to elsewhere have no header, and a ``head`` of -1.
    """

    table: Table
    sheet: Cells
    columns: Mapping[str, tuple[int, ...]]
    head: int
    rows: tuple[int, ...]

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


@dataclass(frozen=True, slots=True)
class _Start:
    """Where a table begins: the row of its keys (that of the header where there are none), and its header."""

    keys: int
    head: int
    table: Table
    columns: Mapping[int, str]


def segments(sheet: Cells, ids: Mapping[Table, Collection[str]]) -> list[Segment]:
    """The tables of a sheet, from top to bottom. ``ids`` are the ids that rows of a table may have."""
    keys = _key_rows(sheet)
    heads = _header_rows(sheet, keys, ids)
    starts = [_Start(n, _head(sheet, n, keys, heads, ids[keys[n][0]]), *keys[n]) for n in sorted(keys)]
    known = {start.head for start in starts}
    for head, (table, labels) in heads.items():
        alike = len(set(labels.values()))
        certain = alike >= _SOME and _rows_named(sheet, range(head + 1, len(sheet.rows)), table, labels, ids)
        if head not in known and (certain or 2 * alike >= len(TABLES[table])):
            starts.append(_Start(head, head, table, {}))
    found: dict[int, Segment] = {}
    end = 0  # of the table before
    total = max([len(sheet.rows), *(one.row + 1 for one in sheet.comments)])
    for start in sorted(starts, key=lambda one: one.head):
        later = (min(one.head, one.keys) if one.keys > start.head else one.head for one in starts if one.head > start.head)
        last = min([total, *later])
        labels = heads[start.head][1] if start.head in heads and heads[start.head][0] == start.table else {}
        columns = _together(start.columns, labels)
        below = [n for n in range(start.head + 1, last) if n not in keys]
        # where there are keys, a column without one and with another header is of people's own
        own = {
            m for m in range(_width(sheet, start.head)) if start.columns and m not in start.columns and sheet.cell(start.head, m)
        }
        columns = _with_contents(sheet, start.table, columns, below, ids[start.table], own)
        # who sorts the whole sheet has rows above the header too
        above = [n for n in range(end, start.head) if _has_id(sheet, n, columns.get("id", ()), start.table, ids[start.table])]
        found.setdefault(
            start.head, Segment(table=start.table, sheet=sheet, columns=columns, head=start.head, rows=(*above, *below))
        )
        end = last
    return list(found.values())


def _head(sheet: Cells, row: int, keys: _Keys, heads: _Heads, ids: Collection[str]) -> int:
    """The header that a row of keys belongs to: the first below it, or else the last above it."""
    table, columns = keys[row]
    same = [head for head in sorted(heads) if heads[head][0] == table]
    below = [head for head in same if head > row and not any(row < n < head and keys[n][0] == table for n in keys)]
    above = [head for head in same if head < row]
    return below[0] if below else above[-1] if above else _before_ids(sheet, table, columns, ids, row)


def _key_rows(sheet: Cells) -> _Keys:
    """Rows with keys: the table they are of, and the field of each column."""
    found: dict[int, tuple[Table, dict[int, str]]] = {}
    for n, row in enumerate(sheet.rows):
        matches = {m: match for m, text in enumerate(row) if (match := _KEY.fullmatch(text)) and match[1] in TABLES}
        if matches:
            named = Counter(match[1] for match in matches.values()).most_common(1)[0][0]
            table = next(one for one in TABLES if one == named)
            names = {field.name for field in known_fields(table)}
            found[n] = table, {m: match[2] for m, match in matches.items() if match[1] == table and match[2] in names}
    return found


def _header_rows(sheet: Cells, keys: _Keys, ids: Mapping[Table, Collection[str]]) -> _Heads:
    """Rows that look like a header: the table that they look most like, and the field of each column."""
    found: dict[int, tuple[Table, dict[int, str]]] = {}
    keyed = {table for table, _columns in keys.values()}
    for n, row in enumerate(sheet.rows):
        if len(texts := {m: compared(text) for m, text in enumerate(row) if text and len(text) < _HEADER}) < 2:
            continue
        best: tuple[int, bool, bool, bool, float] = (0, False, False, False, 0)
        above = max((row for row in keys if row < n), default=None)
        end = min((row for row in keys if row > n), default=len(sheet.rows))
        for table, fields in TABLES.items():
            labels = {m: headers(table)[text] for m, text in texts.items() if text in headers(table)}
            alike = len(set(labels.values()))
            least = 2 if table in keyed else min(_SOME, max(3, len(fields) // 2))
            if alike < least or alike < best[0]:
                continue
            # some pairs stand below headers that own pairs have too: the ids of the rows say which they are
            named = _rows_named(sheet, range(n + 1, end), table, labels, ids)
            under = above is not None and keys[above][0] == table
            likely = alike, named, under, table in keyed, alike / len(fields)
            if likely > best:
                best = likely
                found[n] = table, labels
    return found


def _rows_named(
    sheet: Cells, rows: Iterable[int], table: Table, labels: Mapping[int, str], ids: Mapping[Table, Collection[str]]
) -> bool:
    """Whether rows below a header have ids as rows of that table have."""
    at = [column for column, field in labels.items() if field == "id"]
    texts = (sheet.cell(n, column) for n in rows for column in at)
    pairs = table == "review"
    return any(text in ids[table] or (pairs and bool(_PAIR_ID.fullmatch(text))) for text in texts)


def _before_ids(sheet: Cells, table: Table, columns: Mapping[int, str], ids: Collection[str], start: int) -> int:
    """The row before the first that has an id, where no header is left."""
    at = [column for column, field in columns.items() if field == "id"]
    with_id = (n for n in range(start + 1, len(sheet.rows)) if _has_id(sheet, n, at, table, ids))
    return next(with_id, start + 1) - 1


def _has_id(sheet: Cells, row: int, columns: Collection[int], table: Table, ids: Collection[str]) -> bool:
    texts = (sheet.cell(row, column) for column in columns)
    return any(text in ids or is_numbered(text, table) for text in texts)


def is_numbered(text: str, table: Table | None = None) -> bool:
    """Whether a text is the id of a row of a table (of any) that numbers its rows: "own-1", "agr-2", "agenda-3"."""
    match = _NUMBERED.fullmatch(text)
    return match is not None and (table is None or match[1] == _PREFIXES.get(table))


def is_key(text: str) -> bool:
    """Whether a text is a key of ours."""
    return text.startswith(f"{PREFIX}:") and bool(_KEY.fullmatch(text))


def keyed(sheet: Cells, table: Table, column: int) -> list[str]:
    """The names that the keys in a column of a sheet give it as a column of a table, also those that are not read back."""
    matches = (_KEY.fullmatch(sheet.cell(n, column)) for n in range(len(sheet.rows)))
    return [match[2] for match in matches if match and match[1] == table]


def _width(sheet: Cells, row: int) -> int:
    return len(sheet.rows[row]) if 0 <= row < len(sheet.rows) else 0


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
    sheet: Cells,
    table: Table,
    columns: dict[str, tuple[int, ...]],
    rows: Sequence[int],
    ids: Collection[str],
    own: Collection[int],
) -> dict[str, tuple[int, ...]]:
    """The columns, and those that only their contents give away, ids and choices, but none of people's ``own``."""
    taken = {column for several in columns.values() for column in several} | set(own)
    width = max((len(sheet.rows[n]) for n in rows if n < len(sheet.rows)), default=0)
    texts = {m: Counter(t for n in rows if (t := sheet.cell(n, m))) for m in range(width) if m not in taken}
    for field in TABLES[table]:
        if field.name in columns:
            continue
        if field.name == "id":
            known = {
                m: sum(n for text, n in found.items() if text in ids or is_numbered(text, table)) for m, found in texts.items()
            }
        elif of := choices(table, field.name):
            known = {m: sum(n for text, n in found.items() if compared(text) in of) for m, found in texts.items()}
        else:
            continue
        best = max(known, key=lambda m: known[m], default=None)
        if best is not None and known[best] and 2 * known[best] > texts[best].total():
            columns[field.name] = (best,)
            del texts[best]
    return columns
