"""A form: a table with its labels at the left and one value beside each, as people make one for every toets."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from overlap.reading.formats.grid import Grid
from overlap.reading.formats.text import fold
from overlap.reading.layout.vocabulary import is_header_text, roles_of

_SURE = 0.7  # how certain a label must be of what it holds
_LONGEST = 60  # characters of a label
_MOST = 60  # rows


@dataclass(frozen=True, slots=True)
class LabelledForm:
    """A form as a table of one row below a header; ``goal_row`` is the row (from 0) in which its goals stood."""

    grid: Grid
    goal_row: int


def read_form(grid: Grid) -> LabelledForm | None:
    """Read a table as a form, None where it is none: most of its labels are known headers, and one of them is that of goals."""
    if not 2 <= grid.width <= 6 or not 1 < len(grid.rows) <= _MOST:
        return None
    pairs = list(_pairs(grid))
    labels = [label for _row, label, _value in pairs]
    known = sum(map(_is_label, labels))
    goals = [label for label in labels if _role(label) == "goal"]
    if known < 2 or known < 0.5 * len(labels) or len(goals) != 1 or len(set(labels)) < len(labels):
        return None
    if any(is_header_text(value) for _row, _label, value in pairs[:1]):  # a header above rows, not a label beside a value
        return None
    rows = [labels, [value for _row, _label, value in pairs]]
    none: frozenset[tuple[int, int]] = frozenset()
    flat = replace(
        grid, rows=rows, copied=none, dates=none, numbers=none, unfilled=none, struck=none, hidden_rows=frozenset(), pages=()
    )
    return LabelledForm(flat, pairs[labels.index(goals[0])][0])


def _pairs(grid: Grid) -> Iterator[tuple[int, str, str]]:
    """Each label with the value at its right; lines below a value that have no label of their own go on with it."""
    last: tuple[int, str, str] | None = None
    for i, row in enumerate(grid.rows):
        cells = _own(grid, i, row)
        if len(cells) == 1 and last and not (row and row[0]):
            last = (last[0], last[1], f"{last[2]}\n{cells[0]}")
            continue
        if last:
            yield last
            last = None
        in_row = [(i, fold(label).rstrip(" :"), value) for label, value in zip(cells[::2], cells[1::2], strict=False)]
        yield from in_row[:-1]
        last = in_row[-1] if in_row else None
    if last:
        yield last


def _own(grid: Grid, i: int, row: Sequence[str]) -> list[str]:
    return [cell for j, cell in enumerate(row) if cell and (i, j) not in grid.copied]


def _is_label(text: str) -> bool:
    return len(text) <= _LONGEST and (is_header_text(text) or bool(_role(text)))


def _role(label: str) -> str:
    """What a label says that stands beside it, "" where that is not sure."""
    roles = roles_of(label)
    return roles[0][0] if roles and roles[0][1] >= _SURE else ""
