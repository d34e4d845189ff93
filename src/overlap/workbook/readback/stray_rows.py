"""Rows that were moved out of their table, to another sheet or another table, without its header."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Final

from overlap.model import Side, Table
from overlap.reading.formats.cells import Cells
from overlap.workbook.form.fields import TABLES

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
        for table in _TABLES:
            seen: list[_Layout] = [one.columns for one in tables if one.table == table]
            usual = {field.name: (n,) for n, field in enumerate(TABLES[table])}
            self._layouts[table] = [layout for n, layout in enumerate([*seen, usual]) if layout not in [*seen, usual][:n]]

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
        apart = [self._segment(sheet, place, several) for place, several in rows.items()]
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
