"""A .tsv file from anywhere -> a library. What cannot be right is told with its row, and then nothing of the file counts.

A spreadsheet program may have saved it: with a byte order mark or in another encoding, with quotes around lines of metadata,
and with dates the other way round. That is read all the same.
"""

import csv
import io
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from operator import itemgetter
from pathlib import Path
from typing import Final, TypeVar

from overlap.model import Action, Band, Behalf
from overlap.problems import Notice, Unusable
from overlap.reading.formats.delimited import decoded
from overlap.reading.formats.files import open_file

from .columns import ACTIONS, BANDS, BEHALF, BETWEEN, COLUMNS, NEEDED, VERDICTS, from_cell
from .decisions import GROUP, TEXT, Library, LibraryDecision, PairVerdict, SharedText, is_group, newest

LIMIT: Final = 256 * 2**20  # bytes; half a million decisions
_CELL: Final = 100_000  # characters
_SHOWN: Final = 60  # characters of a value in a message
_METADATA: Final = ("#", '"#')
_LICENSE: Final = re.compile(r"license:\s*\"*([^\"\t]+)")
_UNSPECIFIED: Final = "/license/unspecified"
_DIGEST: Final = re.compile(TEXT + r"[0-9a-f]{16}")
_DAY_FIRST: Final = re.compile(r"(\d{1,2})[-/](\d{1,2})[-/](\d{4})")
_SAVED: Final = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")

_Raw = TypeVar("_Raw")
_Value = TypeVar("_Value")


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadLibrary:
    """A library as it was read: the name of its file, the digest of the bytes, and how many rows were in it twice."""

    library: Library
    file: str
    sha256: str
    twice: int = 0


def read_library(path: str | Path) -> ReadLibrary:
    """Read a library.

    Raises:
        Unusable: it cannot be read, is no library, or a row of it cannot be right.
    """
    read, problems = checked_library(path)
    if problems:
        first = problems[0]
        raise Unusable(first.code, first.file, row=first.row, **first.values)
    return read


def checked_library(path: str | Path) -> tuple[ReadLibrary, tuple[Notice, ...]]:
    """Read a library as far as that goes, and tell of every row that cannot be right.

    Raises:
        Unusable: it cannot be read, or is no library at all.
    """
    file = open_file(path, limit=LIMIT)
    rows, licence = _RowReader(file.name), ""
    text = decoded(file.data)
    if "\0" in text[:4000]:
        raise Unusable("library-not", file.name)
    lines = io.StringIO(text, newline="")
    above = 0
    head = next(lines, "")
    while head.startswith(_METADATA) or not head.strip(' \t\r\n"'):
        if not head:
            raise Unusable("library-not", file.name)
        if match := _LICENSE.search(head):
            licence = "" if _UNSPECIFIED in match[1] else match[1].strip()
        above += 1
        head = next(lines, "")
    columns = [cell.strip().casefold() for cell in next(csv.reader([head], delimiter="\t"))]
    if missing := [name for name in NEEDED if name not in columns]:
        raise Unusable("library-columns", file.name, row=above + 1, columns=", ".join(missing))
    decisions = list(rows.decisions(columns, lines, above + 1))
    kept = newest(decisions)
    read = ReadLibrary(library=Library(kept, licence), file=file.name, sha256=file.sha256, twice=len(decisions) - len(kept))
    return read, tuple(rows.problems)


class _Wrong(Exception):  # noqa: N818 - it never leaves this module
    """A row that cannot be right: the code of the problem, and what fills its text."""

    def __init__(self, code: str, **values: object) -> None:
        super().__init__(code)
        self.code, self.values = code, values


class _Memo(dict[_Raw, _Value]):
    """What stands in cells, by those cells as they are written: hardly anything in a library stands there once."""

    def __init__(self, value_of: Callable[[_Raw], _Value]) -> None:
        super().__init__()
        self._value_of = value_of

    def __missing__(self, raw: _Raw) -> _Value:
        value = self[raw] = self._value_of(raw)
        return value


class _RowReader:
    """Makes decisions of rows."""

    def __init__(self, file: str) -> None:
        self._file = file
        self.problems: list[Notice] = []
        self._vmbo = _Memo[tuple[str, str, str], SharedText](lambda cells: _text("vmbo_digest", *cells))
        self._mbo = _Memo[tuple[str, str, str, str, str, str], SharedText](lambda cells: _text("mbo_digest", *cells))
        self._groups, self._names = _Memo[str, str](_group), _Memo[str, str](_clean)
        self._days, self._times, self._versions = _Memo[str, str](_day), _Memo[str, str](_time), _Memo[str, str](_clean)
        self._verdicts = _Memo[str, PairVerdict](lambda cell: _chosen("verdict", cell, VERDICTS))
        self._actions = _Memo[str, Action | None](lambda cell: _chosen("action", cell, ACTIONS))
        self._behalf = _Memo[str, Behalf](lambda cell: _chosen("on_behalf_of", cell, BEHALF))
        self._bands = _Memo[str, Band | None](lambda cell: _chosen("proposed", cell, BANDS))

    def decisions(self, columns: Sequence[str], lines: Iterator[str], above: int) -> Iterator[LibraryDecision]:
        """Give the decisions of the rows below the header; ``above`` is how many rows come before the first."""
        width = len(columns)
        ordered = itemgetter(*(columns.index(name) if name in columns else width for name in COLUMNS))
        csv.field_size_limit(2**31 - 1)
        table = csv.reader(lines, delimiter="\t")
        try:
            for cells in table:
                if not any(cells):
                    continue
                try:
                    if len(cells) != width:
                        raise _Wrong("library-row", n=len(cells), of=width)
                    yield self._decision(ordered((*cells, "")))  # "" for a column that is not there
                except _Wrong as wrong:
                    self._tell(wrong.code, above + table.line_num, wrong.values)
        except csv.Error:
            self._tell("library-row", above + table.line_num, {"n": 1, "of": width})

    def _tell(self, code: str, row: int, values: Mapping[str, object]) -> None:
        self.problems.append(Notice(code, self._file, row=row, values=values))

    def _decision(self, cells: Sequence[str]) -> LibraryDecision:
        (
            _subject, vmbo_text, _predicate, _modifier, _object, mbo_text, _justification, day, remark,
            vmbo_code, vmbo_digest, mbo_code, mbo_digest, description, crebos, kwalificaties,
            verdict, action, behalf, group, name, saved, version, proposed,
        ) = cells  # fmt: skip
        return LibraryDecision(
            vmbo=self._vmbo[vmbo_code, vmbo_digest, vmbo_text],
            mbo=self._mbo[mbo_code, mbo_digest, mbo_text, description, crebos, kwalificaties],
            group=self._groups[group],
            verdict=self._verdicts[verdict],
            action=self._actions[action],
            behalf=self._behalf[behalf],
            name=self._names[name],
            date=self._days[day],
            saved=self._times[saved],
            version=self._versions[version],
            band=self._bands[proposed],
            remark=_clean(remark) if remark else "",
        )


def _clean(cell: str) -> str:
    """The text of a cell, as it was before it was made safe."""
    if len(cell) > _CELL:
        raise _Wrong("library-cell", limit=_CELL)
    return from_cell(cell.strip())


def _text(
    column: str, code: str, digest: str, text: str, description: str = "", crebos: str = "", kwalificaties: str = ""
) -> SharedText:
    for name, cell in ((column, digest), ("mbo_description", description)):
        if not (_DIGEST.fullmatch(cell.strip()) or (name == "mbo_description" and not cell.strip())):
            raise _wrong(name, cell, f"{TEXT}0123456789abcdef")
    return SharedText(
        code=_clean(code),
        digest=digest.strip(),
        text=_clean(text),
        description=description.strip(),
        crebos=_several(_clean(crebos)),
        kwalificaties=_several(_clean(kwalificaties)),
    )


def _group(cell: str) -> str:
    if not is_group(group := cell.strip()):
        raise _wrong("group", cell, f"{GROUP}0123456789ab")
    return group


def _day(cell: str) -> str:
    text = cell.strip()
    match = _DAY_FIRST.fullmatch(text)
    try:
        return date.fromisoformat(f"{match[3]}-{match[2]:0>2}-{match[1]:0>2}" if match else text).isoformat() if text else ""
    except ValueError as error:
        raise _wrong("mapping_date", cell, "2026-11-21") from error


def _time(cell: str) -> str:
    text = cell.strip()
    if text and not _SAVED.fullmatch(text):
        raise _wrong("saved", cell, "2026-11-21T20:36:53Z")
    return text


def _chosen(column: str, cell: str, choices: Mapping[str, _Value]) -> _Value:
    try:
        return choices[cell.strip()]
    except KeyError as error:
        raise _wrong(column, cell, ", ".join(filter(None, choices))) from error


def _wrong(column: str, value: str, known: str) -> _Wrong:
    shown = value if len(value) <= _SHOWN else f"{value[:_SHOWN]}…"
    return _Wrong("library-value", column=column, value=shown, known=known)


def _several(cell: str) -> tuple[str, ...]:
    return tuple(filter(None, (part.strip() for part in cell.split(BETWEEN)))) if cell else ()
