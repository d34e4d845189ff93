"""A matrix of many programmes -> .xlsx: heat maps to look at together, what fits best, and the figures and pairs behind."""

from typing import Final

from overlap.analysis.differences import differences
from overlap.analysis.matrix import Matrix
from overlap.locale import gettext as _
from overlap.locale import mark

from . import matrix_account, matrix_best, matrix_differences, matrix_electives, matrix_heat, matrix_lists, styles
from .book import Book
from .fields import PENCIL
from .tables import MATRIX

# stable name -> what the sheet is called
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
_HIDDEN: Final = "_overlap"


def matrix_workbook(matrix: Matrix) -> bytes:
    """The workbook, as the bytes of an .xlsx file; the same bytes for the same matrix and language."""
    different = differences(matrix)
    left_out = set() if different else {"differences"}
    names = {which: _(name) for which, name in SHEETS.items() if which not in left_out}
    book = Book(_("Overlap of many programmes"), [*names.values(), _HIDDEN])
    listed = matrix_lists.Listed(matrix, names)
    matrix_heat.write(book, matrix, listed, "vmbo", names["matrix"])
    matrix_heat.write(book, matrix, listed, "mbo", names["other way"])
    matrix_best.write(book, matrix, listed, names["best"])
    matrix_electives.write(book, matrix, listed, names["electives"])
    if different:
        matrix_differences.write(book, matrix, different, names["differences"])
    matrix_lists.write_figures(book, matrix, listed)
    matrix_lists.write_pairs(book, listed)
    matrix_account.write(book, matrix, listed, names["account"])
    hidden = book.sheet(_HIDDEN)
    # known as ours, so that nobody gives it as a programme and --force knows that there is nothing to fill in
    hidden.write_row(0, 0, (MATRIX, f"{PENCIL} overlap"), book.format(styles.BASE))
    hidden.hide()
    return book.content()
