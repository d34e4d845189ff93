"""A matrix of many programmes -> .xlsx: heat maps to look at together, what fits best, and the figures and pairs behind."""

from typing import Final

from overlap.analysis.matrix.matrix import Matrix
from overlap.locale import gettext as _
from overlap.workbook.form.fields import PENCIL
from overlap.workbook.form.keys import MATRIX
from overlap.workbook.xlsx.figures import FigureBook

from . import account, best_fits, electives, figures, heat_maps, pairs, schools
from .subject import subject_of

_HIDDEN: Final = "_overlap"


def matrix_workbook(matrix: Matrix) -> bytes:
    """Write the workbook of a matrix: the bytes of an .xlsx file, the same for the same matrix and language."""
    subject = subject_of(matrix)
    book = FigureBook(_("Overlap of many programmes"), [*subject.names.values(), _HIDDEN])
    for sheet in (heat_maps, best_fits, electives, schools, figures, pairs, account):
        sheet.write(book, subject)
    # known as ours, so that nobody gives it as a programme and --force knows that there is nothing to fill in
    book.sign(_HIDDEN, (MATRIX, f"{PENCIL} overlap"))
    return book.content()
