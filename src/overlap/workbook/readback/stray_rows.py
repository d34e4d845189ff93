"""Rows that were moved out of their table, to another sheet or another table, without its header."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Final

from overlap.model import Side, Table
from overlap.reading.formats.cells import Cells
from overlap.workbook.form.fields import TABLES
from overlap.workbook.form.spellings import choices

from .finding import Segment
from .identity import Identity

_Layout = Mapping[str, tuple[int, ...]]
_Place = tuple[Table, int, int]  # table, number of the layout, columns to the right of it
_TABLES: Final[tuple[Table, ...]] = ("review", "gaps")  # their rows are about something that is known
_SHOWN: Final[Mapping[Table, str]] = {"review": "vmbo goal", "gaps": "goal"}


class StrayRows:
    """Finds such rows. ``tables`` are those with a header: their columns tell how far the cells of a row lie apart."""

    def __init__(self, identity: Identity, tables: Sequence[Segment]) -> None:
        self._identity = identity
        self._layouts: dict[Table, list[_Layout]] = {}
        self._seen: dict[Table, int] = {}  # how many of these are of a table with a header
        for table in _TABLES:
            layouts: list[_Layout] = []
            for layout in (one.columns for one in tables if one.table == table):
                layouts += [layout] if layout not in layouts else []
            self._seen[table] = len(layouts)
            usual = {field.name: (n,) for n, field in enumerate(TABLES[table])}
            self._layouts[table] = layouts + ([usual] if usual not in layouts else [])

    def taken_apart(self, sheet: Cells, tables: Sequence[Segment]) -> list[Segment]:
        """Give the tables of a sheet without the rows of another one, and these rows as tables without a header."""
        at_home = {n: segment for segment in tables for n in segment.rows}
        heads = {segment.head for segment in tables}
        rows: defaultdict[_Place, list[int]] = defaultdict(list)
        for n in range(len(sheet.rows)):
            if n not in heads and (place := self._best(sheet, n, at_home.get(n))):
                rows[place].append(n)
        gone = {n for several in rows.values() for n in several}
        kept = [replace(one, rows=tuple(n for n in one.rows if n not in gone)) if gone else one for one in tables]
        apart = [self._as_far_as_sure(self._segment(sheet, place, several), place) for place, several in rows.items()]
        return [*kept, *apart]

    def _best(self, sheet: Cells, n: int, home: Segment | None) -> _Place | None:
        """Of which table a row is that stands elsewhere, and how its columns lie; None where it is at home."""
        likely: dict[_Place, tuple[int, int]] = {}
        for place in self._stray(sheet, n):
            if place not in likely and (home is None or place[0] != home.table or place[0] == "review"):
                likely[place] = self._fit(self._segment(sheet, place, [n]), n)
        best = max(likely, key=lambda place: sum(likely[place]), default=None)
        # an empty cell is no reason to read a row otherwise than its header says: more must fit
        if best is None or (home is not None and home.table == best[0] and self._fit(home, n)[0] >= likely[best][0]):
            return None
        return best

    def _fit(self, segment: Segment, n: int) -> tuple[int, int]:
        """How many cells of a row hold what their columns should, and less how many do not."""
        holds = [self._identity.holds(segment.table, name, text) for name in segment.columns for text in segment.texts(n, name)]
        return holds.count(True), -holds.count(False)

    def _as_far_as_sure(self, segment: Segment, place: _Place) -> Segment:
        """The rows without the columns that may lie elsewhere: next to one that holds something else than it should.

        Between two columns that hold ids, goals and choices as they should the others are where they should be, unless one
        of them does not. Of a table that was seen people may have typed what is no choice.
        """
        seen = place[1] < self._seen[segment.table]
        holds: dict[int, bool] = {}
        for name, columns in segment.columns.items():
            texts = [text for n in segment.rows for text in segment.texts(n, name)]
            told = [fits for text in texts if (fits := self._identity.holds(segment.table, name, text)) is not None]
            if told and not (seen and choices(segment.table, name)):
                holds |= dict.fromkeys(columns, 2 * told.count(True) > len(told))
        order = sorted(column for columns in segment.columns.values() for column in columns)
        unsure: set[int] = set()
        for column in (column for column, fits in holds.items() if not fits):
            before = max((m for m, fits in holds.items() if fits and m < column), default=-1)
            after = min((m for m, fits in holds.items() if fits and m > column), default=order[-1] + 1)
            unsure |= {m for m in order if before < m < after}
        sure = {name: tuple(m for m in columns if m not in unsure) for name, columns in segment.columns.items()}
        return replace(segment, columns={name: columns for name, columns in sure.items() if columns})

    def _stray(self, sheet: Cells, n: int) -> Iterator[_Place]:
        """Of which table a row may be, by which layout and how many columns to the right of that."""
        for m, text in enumerate(sheet.rows[n]):
            for table in _TABLES if text else ():
                for number, layout in enumerate(self._layouts[table]):
                    for name in ("id", _SHOWN[table]):
                        if name in layout and self._is_row(sheet, n, (table, number, m - layout[name][0]), name, text):
                            yield table, number, m - layout[name][0]

    def _is_row(self, sheet: Cells, n: int, place: _Place, name: str, text: str) -> bool:
        table = place[0]
        if table == "review":
            if not (self._identity.is_pair(text) if name == "id" else self._identity.shows_goal("vmbo", text)):
                return False
            segment = self._segment(sheet, place, [n])
            if name == "id" and segment.text(n, "vmbo id"):
                return "+".join(segment.text(n, f"{side} id") for side in ("vmbo", "mbo")) == text
            shown = self._identity.pair(segment, n)
            return self._both(segment, n, codes=name != "id") and (
                shown == text if name == "id" else self._identity.is_pair(shown)
            )
        if name != "id" or not self._identity.is_goal(text):
            return False
        segment = self._segment(sheet, place, [n])
        gap = self._identity.gap(segment, n)
        return gap is not None and gap[0] == segment.text(n, "side")

    def _both(self, segment: Segment, n: int, *, codes: bool) -> bool:
        """Whether a row shows goals of both sides where they belong, and each with its code where that is asked."""
        shown: tuple[tuple[Side, str], ...] = (("vmbo", segment.text(n, "vmbo goal")), ("mbo", segment.text(n, "mbo item")))
        coded = bool(segment.text(n, "vmbo code") and segment.text(n, "mbo code"))
        return (coded or not codes) and all(self._identity.shows_goal(side, text) for side, text in shown)

    def _segment(self, sheet: Cells, place: _Place, rows: Sequence[int]) -> Segment:
        table, number, shift = place
        layout = self._layouts[table][number]
        columns = {name: tuple(m + shift for m in several if m + shift >= 0) for name, several in layout.items()}
        return Segment(table=table, sheet=sheet, columns=columns, head=-1, rows=tuple(rows))
