"""The last sheet of a matrix: which files, how they were taken apart, how it was computed, and what was left out."""

from collections.abc import Iterator
from typing import Final

from overlap.analysis.matrix.most import PAIRS_OF_A_UNIT
from overlap.locale import gettext as _
from overlap.locale import ngettext
from overlap.matching.calibration import weights
from overlap.model.labels import document_in_words, units_in_words
from overlap.version import __version__
from overlap.workbook.form.elsewhere import libraries_used
from overlap.workbook.xlsx.figures import FigureBook
from overlap.workbook.xlsx.name_and_text import NamedText, at_most, write_lines

from .subject import MatrixSubject

_NOTICES: Final = 60


def write(book: FigureBook, subject: MatrixSubject) -> None:
    """Write the sheet that accounts for the matrix."""
    name = subject.names["account"]
    write_lines(book, name, name, _lines(subject))


def _lines(subject: MatrixSubject) -> Iterator[NamedText]:
    """Name and text per line; a line without a text is a heading."""
    matrix = subject.matrix
    if matrix.skipped:
        yield _("Not read"), None
        skipped = [(notice.place or "–", f"{notice.message} {notice.remedy}") for notice in matrix.skipped]
        yield from at_most(skipped, _NOTICES)
    for title, programmes in ((_("vmbo documents"), matrix.vmbo), (_("mbo documents"), matrix.mbo)):
        yield title, None
        for programme in programmes:
            curriculum, units = programme.curriculum, programme.units
            numbers = units[0].number if len(units) == 1 else f"{units[0].number} – {units[-1].number}"
            yield f"{numbers} {programme.name}", document_in_words(curriculum)
    notices = [notice for programme in (*matrix.vmbo, *matrix.mbo) for notice in programme.curriculum.warnings]
    if notices:
        yield _("Notes on the reading"), None
        yield from at_most([(notice.place or "–", notice.message) for notice in dict.fromkeys(notices)], _NOTICES)
    yield _("How it was made"), None
    yield from _method(subject)


def _method(subject: MatrixSubject) -> Iterator[NamedText]:
    matrix, listed, settings = subject.matrix, subject.listed, subject.matrix.settings
    yield _("Program"), _("overlap {version}, free to use and to change (MIT licence)").format(version=__version__)
    yield _("Leerweg"), settings.leerweg or _("all")
    if own := settings.begrippen:
        yield _("Own words"), f"{own.file} (SHA-256 {own.sha256})"
    for cards in settings.own_cards:
        yield _("Own cards"), f"{cards.file} (SHA-256 {cards.sha256})"
    if matrix.elsewhere:
        yield from libraries_used(matrix.elsewhere[0][0])
    yield (
        _("Context"),
        _(
            "Each vmbo document (of SLO's publication each profiel) is compared as a whole with each kwalificatie and each "
            "keuzedeel, as `overlap compare` does; a module or keuzevak has the figures of its goals in that comparison. So "
            "the same module can differ a little between two schools."
        ),
    )
    yield (
        _("Programme (bold)"),
        _("A vmbo programme as a whole is what all its pupils follow: without the keuzevakken, where there is more than those."),
    )
    matches = len(matrix.vmbo) * len(matrix.mbo)
    text = ngettext(
        "{size}, from {n} comparison of whole programmes", "{size}, from {n} comparisons of whole programmes", matches
    )
    yield _("Size"), text.format(size=units_in_words(len(matrix.rows), len(matrix.mbo)), n=matches)
    text = _(
        "In comparisons that the program had not seen, the share of overlap was off by {off:.0f} percentage points on average. "
        "Differences between cells that are smaller say little."
    )
    yield _("Share of overlap"), text.format(off=100 * weights()["covered"]["error"]["mbo"])
    yield _("Hours"), _("Only where a document gives hours for a row of one goal; a total is never spread over goals.")
    text = _("{shown} of {all} certain and likely pairs, per cell at most the best {most}; possible pairs are only counted.")
    if listed.of_programmes:
        text = _(
            "{shown} of {all} certain and likely pairs, of two programmes at most the best {most}; possible pairs are only "
            "counted."
        )
    if listed.only_certain:
        text = _(
            "{shown} of {all} certain and likely pairs: of two programmes the best certain one, as an example; the others are "
            "only counted."
        )
    if listed.of_mbo:
        text = _(
            "{shown} of {all} certain and likely pairs: of each mbo programme the best certain one with at most {most} vmbo "
            "programmes, as examples; the others are only counted."
        )
    most = listed.of_mbo or listed.of_programmes or min(listed.most, PAIRS_OF_A_UNIT)
    yield _("Pairs listed"), text.format(shown=len(listed.rows), all=listed.all, most=most)
    if not subject.linked:
        yield _("Links"), _("Left out: Excel takes no more than 65,530 on a sheet.")
    yield _("Not used"), _("The internet, or a language model elsewhere: nothing left this computer.")
