"""What the program itself wrote in a workbook, and where: whatever else stands there, people put there.

The hidden sheet gets rows ``place``: a table and the stable name of its column, or a sheet and the number of its column for
what stands outside of tables, and short digests of the texts there. Case and spaces do not count, nor do the numbers in a
text, so that a line such as "judged: 3 of 98" stays known when it is computed anew. Older workbooks have one row
``texts`` with the digests of all texts, wherever they stand.
"""

import hashlib
import re
from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from overlap.locale import in_every_language
from overlap.model import labels
from overlap.workbook.xlsx import styles

from .form import Form
from .keys import PlacedTable
from .sheet_names import sheet_name

if TYPE_CHECKING:
    from overlap.reading.formats.cells import Cells

PLACE: Final = "place"
TEXTS: Final = "texts"
NUMBER: Final = "#"  # stands for every number
FORMULA: Final = "="  # stands for a cell of which the value is computed
_TABLE, _SHEET = "table", "sheet"
_DIGITS = 6  # hexadecimal: one chance in 16 million that another text has the same
_PER_CELL = 3_000  # digests in a cell, which holds 32,767 characters
_NUMBER = re.compile(r"[-+]?(?=[^\d]*\d)[\d.,:/% -]+")
_DIGITS_OF_TEXT = re.compile(r"\d+")


@dataclass(frozen=True, slots=True)
class Remembered:
    """Digests of what the program wrote.

    ``rows`` by table and name of the column, ``outside`` by sheet and column (from 0) with how often each stands there,
    ``all`` wherever they stand. Of an older workbook only ``all`` is known.
    """

    rows: Mapping[tuple[str, str], frozenset[str]]
    outside: Mapping[str, Mapping[int, Counter[str]]]
    all: frozenset[str]


def remember(form: Form, row: int) -> None:
    """Write the digests of all texts from row ``row`` (from 0) of the hidden sheet; all sheets must have been written."""
    hidden = form.written(sheet_name("facts"))
    places: defaultdict[tuple[str, str, str], defaultdict[str, int]] = defaultdict(lambda: defaultdict(int))
    on_sheet: defaultdict[str, list[PlacedTable]] = defaultdict(list)
    for placed in form.tables.values():
        on_sheet[placed.sheet].append(placed)
    for sheet, number, cells in form.rows(but=hidden.name):
        table = next((t for t in on_sheet[sheet] if t.head < number <= t.last), None)
        fields = table.fields if table else ()
        for column, text, is_formula in cells:
            if table and column < len(fields):
                digests = places[_TABLE, table.key, fields[column].name]
            else:
                digests = places[_SHEET, sheet, str(column)]
            if is_formula:
                digests[FORMULA] += 1
            if text:
                digests[digest(text)] += 1
    for n, (place, digests) in enumerate(sorted(places.items()), row):
        marks = [f"{mark}*{count}" if count > 1 and place[0] == _SHEET else mark for mark, count in sorted(digests.items())]
        joined = [" ".join(marks[start : start + _PER_CELL]) for start in range(0, len(marks), _PER_CELL)]
        for column, text in enumerate((PLACE, *place, *joined)):
            hidden.text(n, column, text, styles.BASE)


def remembered(hidden: "Cells") -> Remembered | None:
    """Give the digests that a hidden sheet holds, None where they are gone."""
    rows: dict[tuple[str, str], frozenset[str]] = {}
    outside: defaultdict[str, dict[int, Counter[str]]] = defaultdict(dict)
    every = {digest(text) for label in labels.OUTCOMES.values() for text in in_every_language(label)}
    told = False
    for row in hidden.rows:
        if not row or row[0] not in {PLACE, TEXTS}:
            continue
        told = True
        parts = [part for cell in row[1 if row[0] == TEXTS else 4 :] for part in cell.split()]
        counts = Counter({mark: int(count or 1) for mark, _star, count in (part.partition("*") for part in parts)})
        every |= counts.keys()
        if row[0] == PLACE and row[1] == _TABLE:
            rows[row[2], row[3]] = frozenset(counts)
        elif row[0] == PLACE and row[3].isdecimal():
            outside[row[2]][int(row[3])] = counts
    return Remembered(rows, outside, frozenset(every)) if told else None


@lru_cache(10_000)  # half of the texts of a workbook stand in it more than once
def digest(text: str) -> str:
    """Digest a text, to the same characters for the text as LibreOffice or Google Sheets hands it on; `NUMBER` for a number."""
    if is_number(" ".join(text.split())):
        return NUMBER
    plain = _DIGITS_OF_TEXT.sub("0", "".join(text.casefold().split()))
    return hashlib.sha256(plain.encode("utf-8", "replace")).hexdigest()[:_DIGITS]


def is_number(text: str) -> bool:
    """Whether a text is a bare number, or a date or share in numbers."""
    return not text[:1].isalpha() and bool(_NUMBER.fullmatch(text))
