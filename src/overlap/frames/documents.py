"""A DataFrame -> a Curriculum, along the road of every document: its columns are the header, its rows the rows below it."""

import hashlib
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

from overlap.locale import mark as _
from overlap.model import Curriculum, Side
from overlap.problems import Unusable
from overlap.reading import ReadOptions
from overlap.reading.formats.files import Document
from overlap.reading.formats.grid import LIMIT_CELLS, LIMIT_ROWS, Grid, as_text
from overlap.reading.formats.text import clean
from overlap.reading.layout.assembly import curriculum_of

if TYPE_CHECKING:
    import pandas as pd


def read_frame(
    table: "pd.DataFrame",
    *,
    name: str = "DataFrame",
    expected: Side = "vmbo",
    programme: Curriculum | None = None,
    options: ReadOptions | None = None,
) -> Curriculum:
    """Read a programme that stands in a DataFrame.

    The first row with goals is row 2, as in a spreadsheet with a header. Cells without a value (None, NaN, <NA>, NaT) are
    empty; numbers and dates are read as Excel shows them. The index is not read: ``frame.reset_index()`` makes it a column.

    Args:
        table: headers such as Code and Eindterm over rows of text.
        name: what it is called in messages, and its title where nothing tells one.
        expected: the side ("vmbo" or "mbo") to assume where the content does not tell.
        programme: where the rows name only codes, the programme that has their texts.
        options: what somebody says about the header row and the columns.

    Raises:
        Unusable: it holds no goals, or more than is read of a spreadsheet.
    """
    if len(table) > LIMIT_ROWS:
        raise Unusable("file-too-large", name, limit=_("30,000 rows"))
    if (len(table) + 1) * len(table.columns) > LIMIT_CELLS:
        raise Unusable("file-too-large", name, limit=_("2 million cells"))
    grid = _grid(name, [[_plain(value) for value in row] for row in (table.columns, *table.itertuples(index=False, name=None))])
    digest = hashlib.sha256("\x1e".join("\x1f".join(row) for row in grid.rows).encode("utf-8", "surrogatepass")).hexdigest()
    options = options or ReadOptions()
    if options.columns and options.header_row is None:
        options = replace(options, header_row=1)
    return curriculum_of(Document(name, digest, (grid,)), name, expected, programme, options)


def _grid(name: str, values: Sequence[Sequence[object]]) -> Grid:
    """The values as a spreadsheet shows them, and which of them are dates and numbers."""
    cells = [((i, j), value) for i, row in enumerate(values) for j, value in enumerate(row)]
    return Grid(
        clean(name),
        [[clean(as_text(value)) for value in row] for row in values],
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
    for convert in ("to_pydatetime", "to_pytimedelta", "item"):
        if hasattr(value, convert):
            return getattr(value, convert)()
    return value
