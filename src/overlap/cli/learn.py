"""`overlap learn REVIEWED.xlsx …`: words of the region, how right the proposals were, and what was missed."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from overlap.locale import gettext as _

if TYPE_CHECKING:
    from overlap.model.learning import BandResult, Interval, Learned, Missed


def learn(
    reviewed: Annotated[
        list[Path],
        typer.Argument(metavar="REVIEWED.xlsx …", help=_("Workbooks that groups filled in."), show_default=False),
    ],
    output: Annotated[
        Path | None,
        typer.Option(
            "-o",
            "--output",
            metavar="FILE.xlsx",
            help=_("The list of words to write, for `compare --begrippen`. Left out: a name in the current folder."),
            show_default=False,
        ),
    ] = None,
    force: Annotated[bool, typer.Option("--force", help=_("Replace an existing file."))] = False,
) -> None:
    """Learn from decisions: words that mean the same here, and how right the proposals were."""
    from overlap.output.files import Output, claim, free, save
    from overlap.review.lessons.learn import learn as learn_from
    from overlap.workbook.plain.learned import learned_book
    from overlap.workbook.readback.filled_in import holds_decisions

    from .console import out, warn
    from .previous import read_reviews

    target = (
        claim(output, ".xlsx", reviewed, force=force, filled_in=holds_decisions)
        if output
        else Output(free(Path("begrippen.xlsx")))
    )
    reviews = read_reviews(reviewed)
    learned = learn_from(reviews)
    lines = list(figures(learned))
    save([(target, learned_book(learned, lines))])
    warn([notice for review in reviews for notice in review.notices])
    sure = sum(one.sure for one in learned.words)
    for line in lines:
        out().print(line, highlight=False)
    text = _("Words: {sure} to use, {maybe} to think about. Written: {path}. Read them before you use them.")
    out().print(text.format(sure=sure, maybe=len(learned.words) - sure, path=target.path), highlight=False)
    if target.keep_as:
        out().print(_("Kept: {path}").format(path=target.keep_as))
    if sure:
        out().print(_("Next: overlap compare VMBO MBO --begrippen {path}").format(path=target.path), highlight=False)


def figures(learned: "Learned") -> Iterator[str]:
    """How right the proposals were and what was missed, in sentences."""
    from overlap.model.labels import label
    from overlap.review.lessons.estimate import wilson

    yield _("Judged: {files}").format(files=", ".join(learned.files))
    for band in learned.bands:
        yield _of_band(band, label(band.band), wilson(band.related, band.judged), wilson(band.overlap, band.judged))
    if learned.divided:
        yield _("Not counted: {n} pairs that copies judged differently.").format(n=learned.divided)
    if learned.missed:
        yield from _missed(learned.missed)
    else:
        yield _(
            "What was missed cannot be known from proposals alone: no random sample was judged. "
            "Make one with: overlap compare VMBO MBO --sample 30"
        )
    yield _(
        "Bounds: 95 %; Wilson (1927), for what was missed with Horvitz-Thompson (1952) weights and the sample size that "
        "Kish (1965) gives an unequal sample."
    )


def _of_band(band: "BandResult", name: str, related: "Interval", overlap: "Interval") -> str:
    if not band.judged:
        return _("{band}: none of {proposed} pairs was judged.").format(band=name, proposed=band.proposed)
    text = _(
        "{band}: {judged} of {proposed} pairs judged; {right} at least related ({related}), {same} of those overlap ({overlap})."
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


def _missed(missed: "Missed") -> Iterator[str]:
    sample = _("Sample: {judged} of {drawn} judged, drawn from {of} pairs that were not proposed.")
    yield sample.format(judged=missed.judged, drawn=missed.drawn, of=missed.of)
    yield _("Missed, as far as the sample tells: {overlap} pairs that overlap, {related} that are at least related.").format(
        overlap=_number(missed.overlap), related=_number(missed.related)
    )
    if missed.found:
        yield _("So of all overlap about {share} was proposed.").format(share=_share(missed.found))


def _share(found: "Interval") -> str:
    return _("{value:.0%}, between {low:.0%} and {high:.0%}").format(value=found.value, low=found.low, high=found.high)


def _number(found: "Interval") -> str:
    return _("about {value:.0f} (between {low:.0f} and {high:.0f})").format(value=found.value, low=found.low, high=found.high)
