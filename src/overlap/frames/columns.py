"""Columns with a name and a dtype that do not depend on what is in them."""

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    import pandas as pd

TEXT: Final = "string"
COUNT: Final = "Int64"
SHARE: Final = "Float64"
Dtype = str | Sequence[str]  # the name of a dtype, or the names that can be chosen, in their order


def frame(columns: Mapping[str, Dtype], rows: Iterable[Sequence[Any]], *, ordered: Iterable[str] = ()) -> "pd.DataFrame":
    """Make a DataFrame of rows.

    Args:
        columns: the name and the dtype of each.
        rows: a value for each column; None where there is none.
        ordered: the columns whose choices have an order, from low to high.
    """
    import pandas as pd

    table = list(rows)
    values = zip(*table, strict=True) if table else ([] for _column in columns)
    has_order = frozenset(ordered)
    series = {}
    for (name, dtype), cells in zip(columns.items(), values, strict=True):
        if isinstance(dtype, str):
            plain = [str(cell) if dtype == TEXT and cell is not None else cell for cell in cells]  # of an enum the value
            series[name] = pd.Series(plain, dtype=dtype)
        else:
            series[name] = pd.Series(list(cells), dtype=pd.CategoricalDtype(list(dtype), ordered=name in has_order))
    return pd.DataFrame(series)
