"""The last sheet of a route: which documents, what could not be linked, which settings, and how it was computed."""

from collections.abc import Iterator
from typing import Final

from overlap.analysis.route.moments import Plan
from overlap.analysis.route.route import DOUBT, LIKELY, Route
from overlap.locale import gettext as _
from overlap.matching.calibration import weights
from overlap.model.labels import document_in_words
from overlap.version import __version__
from overlap.workbook.form.elsewhere import libraries_used
from overlap.workbook.xlsx.figures import FigureBook
from overlap.workbook.xlsx.fitting import shortened
from overlap.workbook.xlsx.name_and_text import NamedText, at_most, write_lines

from .statuses import choice_name

_NOTICES: Final = 60


def write(book: FigureBook, route: Route, name: str) -> None:
    """Write the sheet that accounts for the route."""
    write_lines(book, name, name, _lines(route))


def _lines(route: Route) -> Iterator[NamedText]:
    """Name and text per line; a line without a text is a heading."""
    yield _("Documents"), None
    yield route.vmbo.title, document_in_words(route.vmbo)
    if route.plan:
        yield _("PTA"), _plan(route.plan, len(route.vmbo.goals))
    for choice in route.choices:
        mbo = choice.curriculum
        yield choice_name(choice), document_in_words(mbo)
        if choice.plan:
            yield _("OER of {name}").format(name=choice.number), _plan(choice.plan, len(mbo.goals))
    for decisions in route.decisions:
        for file, sha256 in decisions.files:
            yield _("Decisions"), _("{file} (SHA-256 {sha256})").format(file=file, sha256=sha256)
    yield from _not_linked(route)
    of_mbo = (notice for choice in route.choices for notice in choice.curriculum.warnings)
    if notices := dict.fromkeys((*route.skipped, *route.vmbo.warnings, *of_mbo)):
        yield _("Notes on the reading"), None
        yield from at_most([(notice.place or "–", notice.message) for notice in notices], _NOTICES)
    yield _("How it was made"), None
    yield from _method(route)


def _plan(plan: Plan, goals: int) -> str:
    text = _("{file}; rows about this programme: {rows}, other rows: {other}; goals with a time: {n} of {of}; SHA-256 {sha256}")
    values = {"rows": len(plan.rows), "other": len(plan.unlinked), "n": len(plan.moments), "of": goals}
    return text.format(file=plan.file, sha256=plan.sha256, **values)


def _not_linked(route: Route) -> Iterator[NamedText]:
    """Rows of plans in which nothing of the programme was found."""
    plans: list[tuple[str, Plan]] = [(_("PTA"), route.plan)] if route.plan else []
    plans += [(_("OER of {name}").format(name=choice.number), choice.plan) for choice in route.choices if choice.plan]
    rows = [(name, row) for name, plan in plans for row in plan.unlinked]
    if not rows:
        return
    yield _("Rows of a plan that could not be linked"), None
    where = _("{name}, sheet {sheet}, row {row}")
    lines = [
        (where.format(name=name, sheet=row.source.sheet, row=row.source.row), shortened(f"{row.codes} {row.name}".strip(), 300))
        for name, row in rows
    ]
    yield from at_most(lines, _NOTICES)


def _method(route: Route) -> Iterator[NamedText]:
    settings = route.settings
    yield _("Program"), _("overlap {version}, free to use and to change (MIT licence)").format(version=__version__)
    yield _("Leerweg"), settings.leerweg or _("all")
    yield _("Kwalificatie"), ", ".join(settings.kwalificaties) or _("all in the document")
    if own := settings.begrippen:
        yield _("Own words"), f"{own.file} (SHA-256 {own.sha256})"
    for cards in settings.own_cards:
        yield _("Own cards"), f"{cards.file} (SHA-256 {cards.sha256})"
    yield from libraries_used(route.choices[0].elsewhere)
    yield (
        _("What counts as vmbo"),
        _("All goals in the vmbo document, for this leerweg: keuzevakken too. Leave out what this pupil does not follow."),
    )
    text = _(
        "Had: a chance of overlap of at least {likely:.0%}, and in the best overlapping pair the vmbo goal is the same as "
        "the item or holds more. Partly: that chance, but there the vmbo goal is a part of the item. New: a chance below "
        "{doubt:.0%}. Doubt: the rest. A pair that was judged counts as judged: herhaling gives had, verdieping partly, "
        "verwant and geen overlap count for nothing."
    )
    yield _("Status of an item"), text.format(likely=LIKELY, doubt=DOUBT)
    yield (
        _("Time"),
        _(
            "A row of a PTA or OER is linked to goals by its codes (a code of a kerntaak or module stands for all below it), "
            "else by the same text. Periods with the same number in the same school year meet. A PTA says when something is "
            "tested; it is taught before that."
        ),
    )
    yield _("Hours"), _("Only where a document gives hours for a row; the hours of a row about several items are never spread.")
    text = _(
        "In comparisons that the program had not seen, the share of overlap was off by {off:.0f} percentage points on average. "
        "Differences between kwalificaties that are smaller say little."
    )
    yield _("Share of overlap"), text.format(off=100 * weights()["covered"]["error"]["mbo"])
    yield _("Not used"), _("The internet, or a language model elsewhere: nothing left this computer.")
