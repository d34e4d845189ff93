"""Workbooks (.xlsx .xlsm .xls .xlsb .ods) -> grids, through calamine. Only for bytes that were checked before."""

import io
import os
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date

import python_calamine as calamine

from overlap.locale import mark as _
from overlap.problems import Unusable

from .archive import SheetFacts
from .grid import LIMIT_CELLS, Grid, Range, as_text, spread
from .text import clean, is_unreadable

LIMIT_TEXT = 100_000  # characters in one cell; Excel stops at 32,767
_EMPTY = SheetFacts()


@dataclass(frozen=True, slots=True)
class ParsedSheet:
    """A sheet as the parser gives it: ``values`` by row, from the first cell on; ``merged`` the areas of merged cells."""

    name: str
    hidden: bool
    merged: tuple[Range, ...]
    values: Sequence[Sequence[object]]


def read_workbook(name: str, data: bytes, facts: Mapping[str, SheetFacts]) -> tuple[Grid, ...]:
    """Read the sheets of a workbook as grids; ``facts`` by sheet name tells what the parser leaves out.

    Raises:
        Unusable: encrypted, damaged or too large.
    """
    with parsing(name):
        return tuple(_grid(name, sheet, facts.get(sheet.name, _EMPTY)) for sheet in worksheets(name, data))


@contextmanager
def parsing(name: str) -> Iterator[None]:
    """Turn what the parser raises or prints into our own message.

    Raises:
        Unusable: encrypted or damaged.
    """
    try:
        with _silenced():
            yield
    except calamine.PasswordError as error:
        raise Unusable("file-encrypted", name) from error
    except (calamine.CalamineError, ValueError, OSError, LookupError, OverflowError) as error:
        raise Unusable("file-broken", name, reason=_("the parts inside do not fit together")) from error
    except BaseException as error:
        # the parser is written in Rust: where it gives up, a panic comes through that is no Exception
        if type(error).__name__ != "PanicException":
            raise
        raise Unusable("file-broken", name, reason=_("the parts inside do not fit together")) from error


@contextmanager
def _silenced() -> Iterator[None]:
    """Keep what the parser prints when it panics from the screen: it would bury our own message."""
    try:
        kept, nowhere = os.dup(2), os.open(os.devnull, os.O_WRONLY)
    except OSError:
        yield
        return
    try:
        os.dup2(nowhere, 2)
        yield
    finally:
        os.dup2(kept, 2)
        os.close(kept)
        os.close(nowhere)


def worksheets(name: str, data: bytes) -> Iterator[ParsedSheet]:
    """Parse the sheets of a workbook, one at a time; the caller does so within `parsing`.

    Raises:
        Unusable: a sheet spans more cells than fit.
    """
    book = calamine.CalamineWorkbook.from_filelike(io.BytesIO(data))
    for meta in book.sheets_metadata:
        if meta.typ != calamine.SheetTypeEnum.WorkSheet:
            continue
        sheet = book.get_sheet_by_name(meta.name)
        if sheet.total_height * sheet.total_width > LIMIT_CELLS:
            raise Unusable("file-too-large", name, limit=_("2 million cells"))
        hidden = meta.visible != calamine.SheetVisibleEnum.Visible
        yield ParsedSheet(meta.name, hidden, tuple(sheet.merged_cell_ranges or ()), sheet.to_python(skip_empty_area=False))


def _grid(file: str, sheet: ParsedSheet, facts: SheetFacts) -> Grid:
    rows: list[list[str]] = []
    dates, numbers, unreadable = set(), set(), set()
    for i, row in enumerate(sheet.values):
        texts = []
        for j, value in enumerate(row):
            if isinstance(value, str):
                if len(value) > LIMIT_TEXT:
                    raise Unusable("file-too-large", file, sheet=sheet.name, row=i + 1, limit=_("100,000 characters in one cell"))
                texts.append(clean(value) if value else "")
                if is_unreadable(value):
                    unreadable.add((i, j))
                continue
            if (i, j) in facts.unvalued:
                texts.append("")
                continue
            texts.append(clean(as_text(value)))
            if isinstance(value, date):
                dates.add((i, j))
            elif isinstance(value, float | int) and not isinstance(value, bool):
                numbers.add((i, j))
        rows.append(texts)
    copied = spread(rows, [*sheet.merged, *facts.merged])
    return Grid(
        name=clean(sheet.name),
        rows=rows,
        hidden=sheet.hidden,
        copied=copied,
        dates=frozenset(dates),
        numbers=frozenset(numbers),
        hidden_rows=facts.hidden_rows,
        unreadable=frozenset(unreadable),
    )
