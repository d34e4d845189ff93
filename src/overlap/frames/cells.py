"""A matrix of many programmes with many -> a DataFrame with a row per cell."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Final, get_args

from .columns import COUNT, SHARE, TEXT, Dtype, frame

if TYPE_CHECKING:
    import pandas as pd

    from overlap.analysis.matrix.matrix import Matrix


_FIGURES: Final[Mapping[str, Dtype]] = {
    "vmbo_goals": COUNT,
    "mbo_items": COUNT,
    "vmbo_overlap": SHARE,
    "vmbo_related": SHARE,
    "mbo_overlap": SHARE,
    "mbo_related": SHARE,
}


def matrix(whole: "Matrix") -> "pd.DataFrame":
    """Give the cells of a matrix, row by row.

    Columns: for the vmbo and the mbo unit its number ("V3", "M12"), kind, name and file; vmbo_goals and mbo_items; vmbo_overlap
    (how much of the vmbo unit comes back in the mbo unit) and mbo_overlap (how much of the mbo unit was had), with the shares
    that are related only; certain, likely and possible (how many pairs of each band are proposed).
    `frame.pivot(index="vmbo", columns="mbo", values="mbo_overlap")` makes the heat map of it.
    """
    from overlap.analysis.units import Kind
    from overlap.model import BANDS

    columns: dict[str, Dtype] = {}
    for side in ("vmbo", "mbo"):
        columns |= {side: TEXT, f"{side}_kind": get_args(Kind), f"{side}_name": TEXT, f"{side}_file": TEXT}
    bands = tuple(band.value for band in BANDS)
    columns |= _FIGURES
    columns |= dict.fromkeys(bands, COUNT)
    rows = []
    for row, (programme, _place) in enumerate(whole.rows):
        unit, of_unit = whole.unit(row), whole.vmbo[programme].curriculum
        for number, other in enumerate(whole.mbo):
            column, cell = whole.column(number), whole.cell(row, number)
            vmbo = (unit.number, unit.kind, unit.name, of_unit.file)
            mbo = (column.number, column.kind, column.name, other.curriculum.file)
            shares = (share.part(n) for share in (cell.vmbo, cell.mbo) for n in (share.overlap, share.related))
            rows.append((*vmbo, *mbo, cell.vmbo.goals, cell.mbo.goals, *shares, *cell.bands))
    return frame(columns, rows)
