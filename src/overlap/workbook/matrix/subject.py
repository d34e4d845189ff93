"""What the sheets of a matrix are written from, what they are called, and how a cell of one leads to another."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from overlap.analysis.matrix.differences import Difference, differences
from overlap.analysis.matrix.matrix import Matrix
from overlap.analysis.units import numbered
from overlap.locale import gettext as _
from overlap.locale import mark

from .listed_pairs import ListedPairs

# stable name -> what the sheet is called, in the order of the workbook
SHEETS: Final = {
    "matrix": mark("Matrix"),
    "other way": mark("Matrix from the mbo"),
    "best": mark("Best choices"),
    "electives": mark("Keuzevak × keuzedeel"),
    "differences": mark("Differences"),
    "figures": mark("Figures"),
    "pairs": mark("Pairs"),
    "account": mark("Account"),
}
LIST_HEAD: Final = 4  # the row (from 0) of the header on the sheets with figures and pairs
MOST_LINKS: Final = 60_000  # Excel takes 65,530 links a sheet


@dataclass(frozen=True, slots=True)
class MatrixSubject:
    """A matrix as its workbook shows it.

    ``differences`` are those between schools with the same profiel. ``names`` says what each sheet that is written is called.
    """

    matrix: Matrix
    listed: ListedPairs
    differences: tuple[Difference, ...]
    names: Mapping[str, str]

    @property
    def linked(self) -> bool:
        """Whether there are so few cells that each can lead to what is behind it."""
        return len(self.matrix.rows) * len(self.matrix.mbo) <= MOST_LINKS

    def link(self, row: int, column: int) -> str:
        """Give what leads from a cell to its first pair, or to its figures where no pair is listed; "" with too many cells."""
        if not self.linked:
            return ""
        first = self.listed.first(row, column)
        if first is None:
            return f"internal:'{self.names['figures']}'!A{LIST_HEAD + 2 + row * len(self.matrix.mbo) + column}"
        return f"internal:'{self.names['pairs']}'!A{LIST_HEAD + 2 + first}"

    def unit_and_programme(self, row: int) -> str:
        """Give number and name of a vmbo unit; behind a part its programme, or where there are only parts its folder."""
        unit, programme = self.matrix.unit(row), self.matrix.vmbo[self.matrix.rows[row][0]]
        folder = programme.curriculum.file.rpartition("/")[0]
        around = programme.name if programme.units[0].whole else folder
        return numbered(unit) if unit.whole or around in ("", unit.name) else f"{numbered(unit)} ({around})"


def subject_of(matrix: Matrix) -> MatrixSubject:
    """Give a matrix as its workbook shows it, with the names of the sheets in the language of this run."""
    between_schools = differences(matrix)
    names = {which: _(name) for which, name in SHEETS.items() if which != "differences" or between_schools}
    return MatrixSubject(matrix, ListedPairs(matrix), between_schools, names)
