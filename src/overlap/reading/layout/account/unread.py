"""The account of a sheet: which cells look like goals and are in none of the goals that were read."""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice

from overlap.model import Goal
from overlap.reading.formats.grid import Grid
from overlap.reading.formats.text import fold, label
from overlap.reading.layout.codes import is_code, is_telling, kind_of, split_leading
from overlap.reading.layout.columns import qualified
from overlap.reading.layout.headings import NOTE, heading_in
from overlap.reading.layout.splitting import split_goals
from overlap.reading.layout.vocabulary import STEM, is_phrase, roles_of

_RULE = re.compile(
    r"(?:(?:de|een) \w+|je|jij|ik) (?:moet|moeten|mag|mogen|dient|krijgt|wordt|worden|hoeft|zal|heeft recht)\b", re.I
)
_OPEN = re.compile(r"(?:[:…]|\.\.|\b(?:kan|kunt|kent|weet|kunnen))\s*$", re.I)
_BARE = re.compile(r"[\W_]+")
_SAMPLE = 200  # cells of a column that are looked at, at least
_LOOKS = 20_000  # cells of a sheet that are looked at closely, of those that are not a goal to the letter
_SHORT = 8  # letters; what is shorter is no goal
_WORDS = 3  # in a goal at least
_LEFT_OVER = 0.35  # share of a cell that may be in no goal: "De leerling kan:" before a list
_ALIKE = 0.6  # share of verb phrases from which a whole column looks like goals
_FEW = 3  # such phrases at least
_SURE = 0.75  # confidence of a header that says that its column holds goals
_FOREIGN = 0.9
_WIDEST = 400


@dataclass(frozen=True, slots=True, kw_only=True)
class UnreadColumn:
    """Cells of a column (from 0) that look like goals: their rows (from 0), the text of the first, and what its header says."""

    column: int
    rows: tuple[int, ...]
    text: str
    header: str = ""


def looks_like_goal(text: str) -> bool:
    """Tell whether a text says by itself that it is a goal: "De kandidaat kan …", "B1-K1-W1 Maakt …"."""
    bare = text.lstrip("•-–— *0123456789.)")
    lead, rest = split_leading(text)
    if lead and kind_of(lead) in ("eindterm", "werkproces", "kennis") and len(rest.split()) >= _WORDS - 1:
        return True
    if not STEM.match(bare) or len(bare.split()) < _WORDS or _OPEN.search(bare) or len(bare) > 600:
        return False
    return not _RULE.match(bare) and not NOTE.match(bare)


def unread_columns(grid: Grid, goals: Sequence[Goal], header_rows: Iterable[int] = ()) -> list[UnreadColumn]:
    """Find what looks like goals in a sheet and is in none of the goals that were read from it, column by column.

    Args:
        grid: the sheet.
        goals: what was read from it, before duplicates are taken together.
        header_rows: the rows (from 0) that were read as headers.
    """
    account = _Account(grid, goals)
    heads = sorted(header_rows)
    most = max(_SAMPLE, _LOOKS // max(1, grid.width))
    told = {i for i, _j in grid.unvalued}  # a formula without a value has a notice of its own
    columns = []
    for j in range(min(grid.width, _WIDEST)):
        looked_at = islice(account.cells(j), most)
        open_cells = {i: cell for i, cell in looked_at if i not in heads and not account.has(i, cell)}
        if not open_cells:
            continue
        header = next((cell for i in heads if (cell := grid.cell(i, j))), "")
        rows = {i for i, cell in open_cells.items() if looks_like_goal(cell)}
        known = any(
            account.read_here(i, j) for i in account.filled[j][:_SAMPLE]
        )  # then only rows that gave nothing are asked about
        apart = {i: cell for i, cell in open_cells.items() if i not in told and (not known or i not in account.by_row)}
        if _is_alike(list(apart.values()), "" if known else header):
            rows |= {i for i, cell in apart.items() if len(cell.split()) > 1}
        if rows:
            text = fold(open_cells[min(rows)])
            columns.append(UnreadColumn(column=j, rows=tuple(sorted(rows)), text=text, header=fold(header)))
    return columns


def _is_alike(cells: Sequence[str], header: str) -> bool:
    """Whether the texts of a column nobody read are goals by their header, or phrases with a verb, as goals are."""
    roles = dict(roles_of(qualified(header).base or header)) if header else {}
    if roles.get("foreign", 0.0) >= _FOREIGN:
        return False
    texts = [cell for cell in cells if len(cell.split()) > 1 and not is_code(cell)]
    if not texts or len(texts) < len(cells) / 2:
        return False
    if roles.get("goal", 0.0) >= _SURE:
        return True
    phrases = sum(map(is_phrase, texts))
    return phrases >= _FEW and phrases >= _ALIKE * len(texts) and len(set(texts)) >= _ALIKE * len(texts)


class _Account:
    """What was read of a sheet, to be asked cell by cell."""

    def __init__(self, grid: Grid, goals: Sequence[Goal]) -> None:
        self.grid = grid
        self.whole = {goal.text for goal in goals}
        self.texts = {_bare(text) for text in _headings(goals)}
        self.by_row: dict[int, list[str]] = {}
        for goal in goals:
            told = [_bare(text) for text in (goal.text, *goal.description.split("\n")) if text]
            self.texts.update(told)
            self.texts.update(_bare(text) for text in (*goal.extra.values(), goal.code))
            self.by_row.setdefault(goal.source.row - 1, []).extend(told)
        self.rows = sorted(self.by_row)
        self.filled = [[i for i, row in enumerate(grid.rows) if j < len(row) and row[j]] for j in range(min(grid.width, _WIDEST))]

    def cells(self, j: int) -> Iterator[tuple[int, str]]:
        """Give the cells of a column that may hold a goal, with their row."""
        for i in self.filled[j]:
            cell = self.grid.rows[i][j]
            if (
                len(cell) >= _SHORT
                and cell not in self.whole
                and (i, j) not in self.grid.copied
                and (i, j) not in self.grid.unvalued
                and not is_telling(cell)
            ):
                yield i, cell

    def has(self, i: int, cell: str) -> bool:
        """Tell whether a cell was read: as a whole, in pieces, or as a part of the goal of its row or the one above."""
        if cell in self.whole:
            return True
        bare = _bare(cell)
        if not bare or bare in self.texts:
            return True
        if all(_bare(split_leading(part)[1]) in self.texts for part in split_goals(cell) if part):
            return True
        at = bisect_right(self.rows, i)
        near = [text for row in self.rows[max(0, at - 1) : at] for text in self.by_row[row]]
        if any(bare in text for text in near):
            return True
        left = bare
        for text in sorted(near, key=len, reverse=True):
            left = left.replace(text, "") if len(text) > 3 else left
        return len(left) <= _LEFT_OVER * len(bare)

    def read_here(self, i: int, j: int) -> bool:
        """Tell whether a filled cell is in what was read."""
        return self.has(i, self.grid.rows[i][j])


def _headings(goals: Sequence[Goal]) -> list[str]:
    """The headings that stand above more goals than one; what stands above a single goal each time may be goals itself."""
    above = Counter(heading for goal in goals for heading in goal.section)
    shared = len(goals) < _FEW or len(above) < 0.8 * len(goals)
    return [text for heading, count in above.items() if shared or count > 1 for text in (heading.title, heading.label)]


@lru_cache(20_000)
def _bare(text: str) -> str:
    return _BARE.sub("", text.casefold())


def header_of(grid: Grid, column: UnreadColumn) -> int | None:
    """Give the row (from 0) that may be the header above such cells, None where they begin at the top."""
    above = range(column.rows[0] - 1, -1, -1)
    row = next((i for i in above if sum(map(bool, grid.rows[i])) > 1), None)
    return None if row is None or heading_in(label(grid.cell(row, column.column))) else row
