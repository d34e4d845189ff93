"""A matrix of many programmes -> .xlsx: heat maps to look at together, what fits best, and the figures and pairs behind."""

from typing import Final

from overlap.analysis.matrix.differences import differences
from overlap.analysis.matrix.matrix import Matrix
from overlap.locale import gettext as _
from overlap.locale import mark
from overlap.workbook.form.fields import PENCIL
from overlap.workbook.form.keys import MATRIX
from overlap.workbook.xlsx import styles
from overlap.workbook.xlsx.book import Book

from . import account, best_fits, electives, heat_maps, lists, schools

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
    listed = lists.Listed(matrix, names)
    heat_maps.write(book, matrix, listed, "vmbo", names["matrix"])
    heat_maps.write(book, matrix, listed, "mbo", names["other way"])
    best_fits.write(book, matrix, listed, names["best"])
    electives.write(book, matrix, listed, names["electives"])
    if different:
        schools.write(book, matrix, different, names["differences"])
    lists.write_figures(book, matrix, listed)
    lists.write_pairs(book, listed)
    account.write(book, matrix, listed, names["account"])
    hidden = book.sheet(_HIDDEN)
    # known as ours, so that nobody gives it as a programme and --force knows that there is nothing to fill in
    for column, text in enumerate((MATRIX, f"{PENCIL} overlap")):
        hidden.text(0, column, text, styles.BASE)
    hidden.hide()
    return book.content()
