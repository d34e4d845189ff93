"""A .tsv file from anywhere -> a library. What cannot be right is told with its row, and then nothing of the file counts.

A spreadsheet program may have saved it: with a byte order mark or in another encoding, with quotes around lines of metadata,
and with dates the other way round. That is read all the same.
"""

import csv
import io
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Final, TypeVar

from overlap.model.text import unsafe
from overlap.problems import Notice, Unusable
from overlap.reading.formats.delimited import decoded
from overlap.reading.formats.files import open_file

from .columns import ACTIONS, BANDS, BEHALF, BETWEEN, COLUMNS, NEEDED, VERDICTS
from .decisions import GROUP, TEXT, Library, LibraryDecision, SharedText, is_group, newest

LIMIT: Final = 256 * 2**20  # bytes; half a million decisions
_CELL: Final = 100_000  # characters
_SHOWN: Final = 60  # characters of a value in a message
_METADATA: Final = ("#", '"#')
_LICENSE: Final = re.compile(r"license:\s*\"*([^\"\t]+)")
_UNSPECIFIED: Final = "/license/unspecified"
_DIGEST: Final = re.compile(TEXT + r"[0-9a-f]{16}")
_DAY_FIRST: Final = re.compile(r"(\d{1,2})[-/](\d{1,2})[-/](\d{4})")
_SAVED: Final = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")

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
    rows, licence = _Rows(file.name), ""
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


class _Rows:
    """Makes decisions of rows; texts that come back in many of them are made once."""

    def __init__(self, file: str) -> None:
        self._file = file
        self.problems: list[Notice] = []
        self._texts: dict[tuple[str, ...], SharedText] = {}
        self._days: dict[str, str] = {"": ""}

    def decisions(self, columns: Sequence[str], lines: Iterator[str], above: int) -> Iterator[LibraryDecision]:
        """Give the decisions of the rows below the header; ``above`` is how many rows come before the first."""
        place = [columns.index(name) if name in columns else len(columns) for name in COLUMNS]
        csv.field_size_limit(2**31 - 1)
        table = csv.reader(lines, delimiter="\t")
        try:
            for cells in table:
                if not any(cells):
                    continue
                try:
                    yield self._decision(self._cells(cells, len(columns), place))
                except _Wrong as wrong:
                    self._tell(wrong.code, above + table.line_num, wrong.values)
        except csv.Error:
            self._tell("library-row", above + table.line_num, {"n": 1, "of": len(columns)})

    def _tell(self, code: str, row: int, values: Mapping[str, object]) -> None:
        self.problems.append(Notice(code, self._file, row=row, values=values))

    def _cells(self, cells: Sequence[str], width: int, place: Sequence[int]) -> list[str]:
        """The cells of a row in the order of COLUMNS, "" for a column that is not there."""
        if len(cells) != width:
            raise _Wrong("library-row", n=len(cells), of=width)
        if max(map(len, cells)) > _CELL:
            raise _Wrong("library-cell", limit=_CELL)
        return [unsafe((*cells, "")[at].strip()) for at in place]

    def _decision(self, cells: Sequence[str]) -> LibraryDecision:
        (
            _subject, vmbo_text, _predicate, _modifier, _object, mbo_text, _justification, day, remark,
            vmbo_code, vmbo_digest, mbo_code, mbo_digest, description, crebos, kwalificaties,
            verdict, action, behalf, group, name, saved, version, proposed,
        ) = cells  # fmt: skip
        if not is_group(group):
            raise _wrong("group", group, f"{GROUP}0123456789ab")
        if saved and not _SAVED.fullmatch(saved):
            raise _wrong("saved", saved, "2026-11-21T20:36:53Z")
        return LibraryDecision(
            vmbo=self._text("vmbo_digest", (vmbo_code, vmbo_digest, vmbo_text)),
            mbo=self._text("mbo_digest", (mbo_code, mbo_digest, mbo_text, description, crebos, kwalificaties)),
            group=group,
            verdict=_chosen("verdict", verdict, VERDICTS),
            action=_chosen("action", action, ACTIONS),
            behalf=_chosen("on_behalf_of", behalf, BEHALF),
            name=name,
            date=self._day(day),
            saved=saved,
            version=version,
            band=_chosen("proposed", proposed, BANDS),
            remark=remark,
        )

    def _text(self, column: str, cells: tuple[str, ...]) -> SharedText:
        text = self._texts.get(cells)
        if text is None:
            code, digest, label, description, crebos, kwalificaties = (*cells, "", "", "")[:6]
            if not _DIGEST.fullmatch(digest):
                raise _wrong(column, digest, f"{TEXT}0123456789abcdef")
            if description and not _DIGEST.fullmatch(description):
                raise _wrong("mbo_description", description, f"{TEXT}0123456789abcdef")
            text = self._texts[cells] = SharedText(
                code=code,
                digest=digest,
                text=label,
                description=description,
                crebos=_several(crebos),
                kwalificaties=_several(kwalificaties),
            )
        return text

    def _day(self, text: str) -> str:
        if text not in self._days:
            match = _DAY_FIRST.fullmatch(text)
            try:
                self._days[text] = date.fromisoformat(f"{match[3]}-{match[2]:0>2}-{match[1]:0>2}" if match else text).isoformat()
            except ValueError as error:
                raise _wrong("mapping_date", text, "2026-11-21") from error
        return self._days[text]


def _chosen(column: str, word: str, choices: Mapping[str, _Value]) -> _Value:
    try:
        return choices[word]
    except KeyError as error:
        raise _wrong(column, word, ", ".join(filter(None, choices))) from error


def _wrong(column: str, value: str, known: str) -> _Wrong:
    shown = value if len(value) <= _SHOWN else f"{value[:_SHOWN]}…"
    return _Wrong("library-value", column=column, value=shown, known=known)


def _several(cell: str) -> tuple[str, ...]:
    return tuple(filter(None, (part.strip() for part in cell.split(BETWEEN)))) if cell else ()
