"""Which cells of a matrix to work out: chosen by number or name, or the best fit of each programme."""

from collections.abc import Iterable

from overlap.analysis.units import Unit
from overlap.model.text import folded
from overlap.problems import Unusable

from .fits import best_for_unit, fits
from .matrix import Matrix

_NEAR = 8  # names shown in a message


def chosen_cells(matrix: Matrix, named: Iterable[str]) -> list[tuple[int, int]]:
    """Row and column of each cell that is named "VMBO:MBO", by number or by a part of the name.

    Raises:
        Unusable: a name is of no unit (no-such-cell), or of several (ambiguous-cell).
    """
    rows = [matrix.unit(r) for r in range(len(matrix.rows))]
    columns = [matrix.column(c) for c in range(len(matrix.mbo))]
    return list(dict.fromkeys(_cell(name, rows, columns) for name in named))


def _cell(name: str, rows: list[Unit], columns: list[Unit]) -> tuple[int, int]:
    """Names may hold a colon themselves: the split counts that finds something on both sides."""
    splits = [(name[:n], name[n + 1 :]) for n, letter in enumerate(name) if letter == ":"]
    found = [(_named(left, rows), _named(right, columns)) for left, right in splits]
    both = [(r, c) for r, c in found if r and c]
    single = [(r[0], c[0]) for r, c in both if len(r) == len(c) == 1]
    if single:
        return single[0]
    if both:
        several = [rows[n] for n in both[0][0]] if len(both[0][0]) > 1 else [columns[n] for n in both[0][1]]
        raise Unusable("ambiguous-cell", value=name, available=_listed(several))
    raise Unusable("no-such-cell", value=name, vmbo=_listed(rows), mbo=_listed(columns))


def _named(name: str, units: list[Unit]) -> list[int]:
    wanted = folded(name)
    exact = [n for n, unit in enumerate(units) if wanted in (unit.number.casefold(), unit.name.casefold())]
    return exact or [n for n, unit in enumerate(units) if wanted and wanted in unit.name.casefold()]


def _listed(units: list[Unit]) -> str:
    shown = ", ".join(f"{unit.number} {unit.name}" for unit in units[:_NEAR])
    return shown + (" …" if len(units) > _NEAR else "")


def best_cells(matrix: Matrix) -> list[tuple[int, int]]:
    """Of each vmbo programme the kwalificatie that fits the whole best; its keuzevakken where it has nothing else."""
    found = fits(matrix, "vmbo")
    kind = "kwalificatie" if any(p.units[0].kind == "kwalificatie" for p in matrix.mbo) else "keuzedeel"
    with_whole = {p for p, u in matrix.rows if u == 0 and matrix.vmbo[p].units[0].whole}
    rows = [r for r, (p, _u) in enumerate(matrix.rows) if matrix.unit(r).whole or p not in with_whole]
    return [(r, best_for_unit(matrix, found, r, kind, 1)[0]) for r in rows]
