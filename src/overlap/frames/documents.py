"""A DataFrame -> a Curriculum, along the road of every document: its columns are the header, its rows the rows below it."""

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final

from overlap.locale import mark as _
from overlap.model import Curriculum, Side
from overlap.model.text import begun
from overlap.problems import Unusable
from overlap.reading import ReadOptions
from overlap.reading.formats.files import Document
from overlap.reading.formats.grid import LIMIT_CELLS, LIMIT_ROWS, Grid, as_text
from overlap.reading.formats.text import clean
from overlap.reading.layout.assembly import curriculum_of

from .goal_rows import holds_goals, keyed_table

if TYPE_CHECKING:
    import pandas as pd

_NAMELESS: Final = "DataFrame"
_WITHOUT_GOALS: Final = frozenset({"no-table", "no-table-but-goals"})  # what they say to do is for a file
_NAMED: Final = 20  # columns in a message


def read_frame(
    table: "pd.DataFrame",
    *,
    name: str | None = None,
    expected: Side = "vmbo",
    programme: Curriculum | None = None,
    options: ReadOptions | None = None,
) -> Curriculum:
    """Read a programme that stands in a DataFrame.

    The first row with goals is row 2, as in a spreadsheet with a header. Cells without a value (None, NaN, <NA>, NaT) are
    empty; numbers and dates are read as Excel shows them. An index with a name is read as columns before the others, as
    ``frame.to_excel`` writes it; one without is not read. What `frames.goals` made is read back to the letter: the same goals,
    with the places where they stood.

    Args:
        table: headers such as Code and Eindterm over rows of text.
        name: its title, and what it is called in messages; None where its columns and rows tell.
        expected: the side ("vmbo" or "mbo") to assume where the content does not tell.
        programme: where the rows name only codes, the programme that has their texts.
        options: what somebody says about the header row and the columns.

    Raises:
        Unusable: it is no DataFrame, holds no goals or those of both sides, or more than is read of a spreadsheet.
    """
    import pandas as pd

    called = name or _NAMELESS
    if not isinstance(table, pd.DataFrame):
        raise Unusable("not-a-document", found=type(table).__name__)
    if table.empty:
        raise Unusable("frame-empty", called)
    if len(table) > LIMIT_ROWS:
        raise Unusable("file-too-large", called, limit=_("30,000 rows"))
    if (len(table) + 1) * len(table.columns) > LIMIT_CELLS:
        raise Unusable("file-too-large", called, limit=_("2 million cells"))
    curriculum = _read(_grid(called, [[_plain(value) for value in row] for row in _rows(table)]), expected, programme, options)
    return replace(curriculum, title=name) if name else curriculum


def _read(grid: Grid, expected: Side, programme: Curriculum | None, options: ReadOptions | None) -> Curriculum:
    """Read the table, by the names of its columns where `frames.goals` made it."""
    name, (header, *rows) = grid.name, grid.rows
    options = options or ReadOptions()
    if options.columns and options.header_row is None:
        options = replace(options, header_row=1)
    if not options.any and holds_goals(header, rows):
        grid = Grid(name=name, rows=keyed_table(name, header, rows))
    digest = hashlib.sha256("\x1e".join("\x1f".join(row) for row in grid.rows).encode("utf-8", "surrogatepass")).hexdigest()
    try:
        return curriculum_of(Document(name, digest, (grid,)), name, expected, programme, options)
    except Unusable as problem:
        if problem.notice.code not in _WITHOUT_GOALS:
            raise
        raise Unusable("frame-without-goals", name, columns=_named(header)) from None


def _named(header: Sequence[str]) -> str:
    """The names of the columns, as many as a message can bear."""
    names = ", ".join(f"“{begun(cell)}”" for cell in header[:_NAMED])
    return names if len(header) <= _NAMED else f"{names} …"


def _rows(table: "pd.DataFrame") -> Iterator[tuple[object, ...]]:
    """The header and the rows, with what the index holds before them where it has a name."""
    levels = [number for number, level in enumerate(table.index.names) if level is not None]
    index = [table.index.get_level_values(number) for number in levels]
    yield (*(table.index.names[number] for number in levels), *table.columns)
    for number, row in enumerate(table.itertuples(index=False, name=None)):
        yield (*(values[number] for values in index), *row)


def _grid(name: str, values: Sequence[Sequence[object]]) -> Grid:
    """The values as a spreadsheet shows them, and which of them are dates and numbers."""
    cells = [((i, j), value) for i, row in enumerate(values) for j, value in enumerate(row)]
    return Grid(
        name=clean(name),
        rows=[[clean(as_text(value)) for value in row] for row in values],
        dates=frozenset(place for place, value in cells if isinstance(value, date)),
        numbers=frozenset(place for place, value in cells if isinstance(value, float | int) and not isinstance(value, bool)),
    )


def _plain(value: Any) -> object:
    """A value of pandas or numpy as one of Python; None where there is none."""
    import pandas as pd

    if isinstance(value, tuple):  # the header of a column with several levels
        return " ".join(as_text(_plain(part)) for part in value)
    if not pd.api.types.is_scalar(value):
        return str(value)
    if pd.isna(value):
        return None
    if isinstance(value, Decimal):
        return float(value)
    for convert in ("to_pydatetime", "to_pytimedelta", "item"):
        if hasattr(value, convert):
            return getattr(value, convert)()
    return value
