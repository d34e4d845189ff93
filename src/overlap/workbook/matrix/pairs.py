"""The pairs behind the cells of a matrix, those of a cell one after another, with a filter."""

from typing import Final

from overlap.locale import gettext as _
from overlap.model.labels import elsewhere_in_words, label
from overlap.workbook.xlsx import styles
from overlap.workbook.xlsx.figures import FigureBook, FigureColumn, FigureTable
from overlap.workbook.xlsx.fitting import shortened

from .listed_pairs import ListedPair
from .subject import LIST_HEAD, MatrixSubject

_TOP: Final = 7  # columns that the lines at the top run over
_TEXT: Final = 300  # characters of a goal
_NAME: Final = 60  # characters of the name of a unit


def write(book: FigureBook, subject: MatrixSubject) -> None:
    """Write the sheet with the certain and likely pairs of all cells, the parts of a programme one after another."""
    listed, name = subject.listed, subject.names["pairs"]
    sheet = book.sheet(name, colour=styles.REFERENCE)
    columns = [*_columns(), *([FigureColumn(_("Elsewhere"), 26)] if subject.matrix.elsewhere else [])]
    text = _(
        "Such pairs in this list: {shown} of {all}; of each cell at most the best {most}. After sorting, links lead elsewhere."
    )
    if listed.of_programmes:
        text = _(
            "Such pairs in this list: {shown} of {all}; of two programmes at most the best {most}. After sorting, links lead "
            "elsewhere."
        )
    if listed.only_certain:
        text = _(
            "Such pairs in this list: {shown} of {all}; of two programmes the best certain one, as an example. After sorting, "
            "links lead elsewhere."
        )
    if listed.of_mbo:
        text = _(
            "Such pairs in this list: {shown} of {all}; of each mbo programme the best certain one with at most {most} vmbo "
            "programmes, as examples. After sorting, links lead elsewhere."
        )
    lines = [
        _("The certain and likely pairs behind the cells. Filter on the numbers of a row (V…) and a column (M…) of the matrix."),
        text.format(shown=len(listed.rows), all=listed.all, most=listed.of_mbo or listed.of_programmes or listed.most),
    ]
    sheet.top(name, lines, [column.width for column in columns[:_TOP]])
    table = FigureTable(sheet, columns)
    table.heads(LIST_HEAD)
    for n, row in enumerate(listed.rows, LIST_HEAD + 1):
        table.line(n, _cells(subject, row))
    sheet.filter(LIST_HEAD, 0, LIST_HEAD + max(1, len(listed.rows)), len(columns) - 1)
    sheet.freeze(LIST_HEAD + 1, 0)
    sheet.repeat(LIST_HEAD)


def _columns() -> list[FigureColumn]:
    vmbo, mbo = styles.VMBO, styles.MBO
    return [
        FigureColumn(_("No."), 6, vmbo),
        FigureColumn(_("vmbo unit"), 26, vmbo),
        FigureColumn(_("Code"), 14, vmbo),
        FigureColumn(_("vmbo goal"), 44, vmbo),
        FigureColumn(_("How sure"), 14),
        FigureColumn(_("Proposed relation"), 12),
        FigureColumn(_("Why proposed"), 40),
        FigureColumn(_("No."), 6, mbo),
        FigureColumn(_("mbo unit"), 26, mbo),
        FigureColumn(_("Code"), 12, mbo),
        FigureColumn(_("mbo item"), 44, mbo),
    ]


def _cells(subject: MatrixSubject, row: ListedPair) -> list[str]:
    """What the sheet tells of a pair."""
    unit, other, pair = subject.matrix.unit(row.row), subject.matrix.column(row.column), row.pair
    sure = f"{label(pair.band)} {pair.score:.0%}" if pair.band else ""
    cells = [unit.number, shortened(unit.name, _NAME), pair.vmbo.code, shortened(pair.vmbo.text, _TEXT), sure]
    relation = label(pair.direction) if pair.direction else ""
    cells += [relation, shortened("; ".join(pair.because), _TEXT), other.number]
    cells += [shortened(other.name, _NAME), pair.mbo.code, shortened(pair.mbo.text, _TEXT)]
    if not subject.matrix.elsewhere:
        return cells
    told = subject.matrix.elsewhere[subject.matrix.rows[row.row][0]][row.column].pairs.get(pair.id)
    return [*cells, elsewhere_in_words(told) if told else ""]
