"""Learn from decisions: words that mean the same here, how right the proposals were, and what was missed."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from overlap.library.collected import groups_of
from overlap.library.decisions import Library, united, without
from overlap.library.lessons import reviews_of
from overlap.library.reading import read_library
from overlap.library.used import notices_of
from overlap.locale import gettext as _
from overlap.locale import ngettext
from overlap.locale.numbers import per_cent
from overlap.model.labels import label, library_in_words
from overlap.model.learning import BandResult, Interval, Learned, Missed
from overlap.output.files import save
from overlap.problems import Notice
from overlap.review.copies.voices import counted_once
from overlap.review.lessons.estimate import wilson
from overlap.review.lessons.learn import learn
from overlap.workbook.plain.learned import learned_book

from .files.paths import is_library
from .files.results import claimed
from .files.reviews import read_reviews


@dataclass(frozen=True, slots=True, kw_only=True)
class LearnRequest:
    """Which filled-in workbooks and libraries, and the list of words to write (None: a name in the current folder)."""

    files: tuple[Path, ...]
    output: Path | None = None
    force: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class LearnOutcome:
    """What was learned, in figures and in ``sentences``, and where the list of words was written (None: there were none)."""

    learned: Learned
    sentences: tuple[str, ...]
    written: Path | None
    kept: Path | None = None
    notices: tuple[Notice, ...] = ()


def run(request: LearnRequest) -> LearnOutcome:
    """Learn from filled-in workbooks and libraries and write a list of words, where there are any.

    Of a group that is in a workbook and in a library the workbook counts.

    Raises:
        Unusable: one cannot be read or is neither a workbook of overlap nor a library, or the list cannot be written.
    """
    target = claimed(request.output, "begrippen.xlsx", inputs=request.files, force=request.force)
    read = [read_library(path) for path in request.files if is_library(path)]
    reviews = read_reviews([path for path in request.files if not is_library(path)])
    known = without(united(library.library for library in read), groups_of(reviews)) if read else Library()
    learned = learn([*reviews, *reviews_of(known, ", ".join(library.file for library in read))])
    learned = replace(learned, files=(*(review.file for review in reviews), *(library.file for library in read)))
    lines = (*sentences(learned), *([_of_libraries(known)] if read else ()))
    saved = save([(target, learned_book(learned, (*lines, _source())))] if learned.words else [])
    of_reviews = (*(notice for review in reviews for notice in review.notices), *counted_once(reviews))
    return LearnOutcome(
        learned=learned,
        sentences=lines,
        written=saved[0].path if saved else None,
        kept=saved[0].kept if saved else None,
        notices=(*of_reviews, *notices_of(read)),
    )


def sentences(learned: Learned) -> Iterator[str]:
    """Say how right the proposals were and what was missed."""
    yield _("Judged: {files}").format(files=", ".join(learned.files))
    for band in learned.bands:
        yield _of_band(band, label(band.band), wilson(band.related, band.judged), wilson(band.overlap, band.judged))
    if learned.divided:
        yield ngettext(
            "Not counted: {n} pair that copies judged differently.",
            "Not counted: {n} pairs that copies judged differently.",
            learned.divided,
        ).format(n=learned.divided)
    if learned.missed:
        yield from _missed(learned.missed)
    else:
        yield _(
            "What was missed cannot be known from proposals alone: no random sample was judged. "
            "Make one with: overlap compare VMBO MBO --sample 30"
        )


def _of_libraries(library: Library) -> str:
    """Say what a library can tell, and what it cannot."""
    text = _(
        "From the library: {size}. It holds judged pairs only, so it tells how often proposals "
        "were right, and nothing of what was missed."
    )
    return text.format(size=library_in_words(len(library.decisions), len(library.groups)))


def _source() -> str:
    """Where the bounds come from: for who reads the list of words, not for the terminal."""
    return _(
        "Bounds: 95%; Wilson (1927), for what was missed with Horvitz-Thompson (1952) weights and the sample size that "
        "Kish (1965) gives an unequal sample."
    )


def _of_band(band: BandResult, name: str, related: Interval, overlap: Interval) -> str:
    if not band.judged:
        text = _("{band}: proposed {proposed}, and none of those was judged.")
        return text.format(band=name, proposed=band.proposed)
    text = _(
        "{band}: proposed {proposed}, judged {judged}; {right} at least related ({related}), {same} of those overlap ({overlap})."
    )
    return text.format(
        band=name,
        judged=band.judged,
        proposed=band.proposed,
        right=band.related,
        related=_share(related),
        same=band.overlap,
        overlap=_share(overlap),
    )


def _missed(missed: Missed) -> Iterator[str]:
    sample = _("Sample: {judged} of {drawn} judged, drawn from the pairs that were not proposed ({of}).")
    yield sample.format(judged=missed.judged, drawn=missed.drawn, of=missed.of)
    yield _(
        "Missed, as far as the sample tells: pairs that overlap {overlap}; pairs that are at least related {related}."
    ).format(overlap=_number(missed.overlap), related=_number(missed.related))
    if missed.found:
        yield _("So of all overlap about {share} was proposed.").format(share=_share(missed.found))


def _share(interval: Interval) -> str:
    text = _("{value}, between {low} and {high}")
    return text.format(value=per_cent(interval.value), low=per_cent(interval.low), high=per_cent(interval.high))


def _number(interval: Interval) -> str:
    text = _("about {value:.0f} (between {low:.0f} and {high:.0f})")
    return text.format(value=interval.value, low=interval.low, high=interval.high)
