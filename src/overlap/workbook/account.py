"""The last sheet: what the result rests on, so that anyone can see and repeat it."""

from collections.abc import Iterator

from overlap import __version__
from overlap.locale import gettext as _
from overlap.locale import ngettext
from overlap.matching import THRESHOLDS
from overlap.matching.calibration import weights
from overlap.model import Comparison, Curriculum

from . import styles
from .book import Book, height

_WIDTHS = (34, 110)
_NOTICES = 50  # of one file; who needs more asks `overlap inspect`


def write(book: Book, comparison: Comparison) -> None:
    """Write the sheet."""
    sheet = book.sheet(_("Account"), colour=styles.SOFT)
    for column, width in enumerate(_WIDTHS):
        sheet.set_column(column, column, width)
    sheet.write_string(0, 0, _("Account"), book.format(styles.TITLE))
    sheet.set_row(0, 30)
    row = 2
    for name, text in _lines(comparison):
        if text is None:
            row += 1
            sheet.write_string(row, 0, name, book.format(styles.SUBTITLE))
        else:
            sheet.write_string(row, 0, name, book.format(styles.CELL, bold=True))
            sheet.write_string(row, 1, text, book.format(styles.CELL))
            sheet.set_row(row, height([(name, _WIDTHS[0]), (text, _WIDTHS[1])]))
        row += 1
    sheet.print_area(0, 0, row, 1)


def _lines(comparison: Comparison) -> Iterator[tuple[str, str | None]]:
    """Name and text per line; a line without a text is a heading."""
    for side, curriculum in ((_("vmbo document"), comparison.vmbo), (_("mbo document"), comparison.mbo)):
        yield side, None
        yield from _document(curriculum)
    settings = comparison.settings
    yield _("Settings"), None
    yield _("Proposals per vmbo goal"), _("at most {n}").format(n=settings.max_per_goal)
    yield _("Lowest band proposed"), settings.from_band
    yield _("Leerweg"), settings.leerweg or _("all")
    yield _("Kwalificatie"), ", ".join(settings.kwalificaties) or _("all in the document")
    if settings.reading:
        yield _("Options for reading"), "; ".join(settings.reading)
    if own := settings.begrippen:
        n = len(own.begrippen)
        text = ngettext("{n} begrip, from {file} (SHA-256 {sha256})", "{n} begrippen, from {file} (SHA-256 {sha256})", n)
        yield _("Own words"), text.format(n=n, file=own.file, sha256=own.sha256)
        for notice in own.warnings[:_NOTICES]:
            yield _("Note"), str(notice)
    if local := settings.semantic:
        weighing = (
            _("weighed as fitted on {n} judged pairs").format(n=local.pairs)
            if local.pairs
            else _("with a cautious weight, for none was fitted for it")
        )
        yield _("Language model"), f"{local.name} (SHA-256 {local.sha256}), {weighing}"
    yield _("How it was made"), None
    yield _("Program"), f"overlap {__version__}"
    yield (
        _("Pairs"),
        _("{scored} pairs were scored, {proposed} of them proposed.").format(
            scored=len(comparison.pairs), proposed=len(comparison.proposed)
        ),
    )
    yield (
        _("Bands"),
        _(
            "certain from {zeker:.0%}, likely from {waarschijnlijk:.0%}, possible from {mogelijk:.0%} chance of at least related"
        ).format(**{str(band): lowest for band, lowest in THRESHOLDS.items()}),
    )
    yield (
        _("Method"),
        _(
            "Each vmbo goal is compared with each mbo item: words and parts of words, the description, the headings above. "
            "Rare words count most. What counts how much was learned from {n} pairs that teachers and other readers judged."
        ).format(n=weights()["pairs"]),
    )
    yield (
        _("How sure is that?"),
        _(
            "In comparisons that the program had not seen, the share of overlap was off by "
            "{off:.0f} percentage points on average. "
            "Use it to talk about, not to grant exemptions on: that is what your verdicts are for."
        ).format(off=100 * weights()["coverage_error"]),
    )


def _document(curriculum: Curriculum) -> Iterator[tuple[str, str | None]]:
    yield _("Title"), curriculum.title
    yield _("File"), curriculum.file
    yield _("Fingerprint (SHA-256)"), curriculum.sha256
    yield _("Goals compared"), str(len(curriculum.goals))
    for sheet in curriculum.sheets:
        parts = [_("{rows} rows below the header, {goals} goals").format(rows=sheet.rows, goals=sheet.goals)]
        parts += [f"{_(reason)}: {n}" for reason, n in sheet.skipped.items()]
        yield _("Sheet {name}").format(name=sheet.name), "; ".join(parts)
    for notice in curriculum.warnings[:_NOTICES]:
        yield _("Note"), str(notice)
    if len(curriculum.warnings) > _NOTICES:
        yield _("Note"), _("and {n} more").format(n=len(curriculum.warnings) - _NOTICES)
