"""The last sheet: what the result rests on, so that anyone can see and repeat it."""

from collections import Counter
from collections.abc import Iterator
from typing import Final

from overlap.analysis import agenda, gaps
from overlap.analysis.same_work import DESCRIPTION as ALIKE
from overlap.analysis.sampling import LIMITS
from overlap.locale import gettext as _
from overlap.locale import ngettext
from overlap.locale.numbers import plain
from overlap.matching import with_cards
from overlap.matching.calibration import BEST, LIKELY, OVERLAPS, POSSIBLE, weights
from overlap.model import BANDS, Comparison, Curriculum, Settings
from overlap.model.elsewhere import Elsewhere
from overlap.model.labels import label
from overlap.model.written import written
from overlap.version import __version__
from overlap.workbook.form import excerpts
from overlap.workbook.form.elsewhere import libraries_used
from overlap.workbook.form.form import Form
from overlap.workbook.form.sheet_names import sheet_name
from overlap.workbook.xlsx.book import CREATED
from overlap.workbook.xlsx.name_and_text import NamedText, write_lines

from . import programmes
from .answer import size_in_words
from .review import DESCRIPTION
from .subject import Subject

_NOTICES: Final = 50  # shown of each file


def write(form: Form, subject: Subject) -> None:
    """Write the sheet."""
    write_lines(form, sheet_name("account"), _("Account"), _lines(subject.comparison))


def _lines(comparison: Comparison) -> Iterator[NamedText]:
    """Give name and text per line; a line without a text is a heading."""
    for side, curriculum in ((_("vmbo document"), comparison.vmbo), (_("mbo document"), comparison.mbo)):
        yield side, None
        yield from _document(curriculum)
    yield _("Settings"), None
    yield from _settings(comparison)
    yield _("How it was made"), None
    yield from _method(comparison)
    yield _("How sure is that?"), None
    yield from _certainty()
    yield _("In this workbook"), None
    yield from _workbook(comparison)


def _document(curriculum: Curriculum) -> Iterator[NamedText]:
    yield _("Title"), curriculum.title
    yield _("File"), curriculum.file
    yield _("Fingerprint (SHA-256)"), curriculum.sha256
    yield _("Goals compared"), str(len(curriculum.goals))
    if electives := {goal.elective for goal in curriculum.goals if goal.elective}:
        n = sum(bool(goal.elective) for goal in curriculum.goals)
        yield (
            _("Of keuzevakken or keuzedelen"),
            ngettext("{n} goal, of {parts}", "{n} goals, of {parts}", n).format(n=n, parts=len(electives)),
        )
    if n := sum(goal.of_preamble for goal in curriculum.goals):
        text = ngettext(
            "{n} goal: what all avo vakken share; compared, and counted apart",
            "{n} goals: what all avo vakken share; compared, and counted apart",
            n,
        )
        yield _("Of the preamble"), text.format(n=n)
    for sheet in curriculum.sheets:
        rows = ngettext("{n} row below the header", "{n} rows below the header", sheet.rows).format(n=sheet.rows)
        goals = ngettext("{n} goal", "{n} goals", sheet.goals).format(n=sheet.goals)
        parts = [f"{rows}, {goals}"]
        parts += [f"{_(reason)}: {n}" for reason, n in sheet.skipped.items()]
        yield _("Sheet {name}").format(name=sheet.name), "; ".join(parts)
    for notice in curriculum.warnings[:_NOTICES]:
        yield _("Note"), str(notice)
    if len(curriculum.warnings) > _NOTICES:
        yield _("Note"), _("and {n} more").format(n=len(curriculum.warnings) - _NOTICES)


def _settings(comparison: Comparison) -> Iterator[NamedText]:
    settings = comparison.settings
    most = settings.max_per_goal
    yield _("Proposals per vmbo goal"), _("at most {n}").format(n=most) if most else _("all that are likely enough")
    yield _("Lowest band proposed"), written(settings.from_band)
    one_row, apart = _("one row for all of them"), _("a row each (--no-fold)")
    yield _("Pairs with nearly the same mbo item"), one_row if settings.fold else apart
    yield _("Leerweg"), settings.leerweg or _("all")
    yield _("Kwalificatie"), ", ".join(settings.kwalificaties) or _("all in the document")
    if settings.reading:
        yield _("Options for reading"), "; ".join(settings.reading)
    yield from _helpers(settings)
    yield from _libraries(comparison.elsewhere)
    if settings.sample:
        yield _("Sample"), _sample(comparison)
    made = agenda(comparison)
    usual = " " + _("(the usual)")
    text = _("{minutes} minutes, groups: {groups}").format(minutes=made.minutes, groups=made.groups)
    asked = settings.minutes is not None or settings.groups is not None
    yield _("Session (sheet Agenda)"), text + ("" if asked else usual)
    norms = ", ".join(f"{label(kind)} {plain(minutes, 6)}" for kind, minutes in made.norms.items())
    yield _("Minutes per pair"), norms + ("" if settings.norms else usual)


def _libraries(elsewhere: Elsewhere) -> Iterator[NamedText]:
    """Tell which libraries were used, and what they did to the proposals."""
    yield from libraries_used(elsewhere)
    if elsewhere.files:
        text = _(
            "Others judged {met} of these pairs. Proposed because more groups saw overlap or a relation than none: {proposed}. "
            "A band lower, below the other proposals of the vmbo goal, because more groups saw none: {lowered}. "
            "No estimate changes by it, and nothing was filled in."
        )
        counts = {"proposed": len(elsewhere.with_effect("proposed")), "lowered": len(elsewhere.with_effect("lowered"))}
        yield _("Elsewhere"), text.format(met=len(elsewhere.pairs), **counts)


def _sample(comparison: Comparison) -> str:
    """Tell how the sample was drawn: how many from which range of scores."""
    drawn = Counter((added.drawn, added.of) for added in comparison.added if added.origin == "sample")
    parts = [_("{n} of {of}").format(n=n, of=total) for n, total in sorted(drawn, key=lambda share: share[1])]
    text = _(
        "Not proposed, drawn at random from three ranges of the chance (from {limits} and below): {n} ({parts}). "
        "That does not count in what is still to be judged."
    )
    limits = _(" and ").join(f"{limit:.0%}" for limit in LIMITS)
    return text.format(n=drawn.total(), limits=limits, parts="; ".join(parts))


def _helpers(settings: Settings) -> Iterator[NamedText]:
    """Tell of the group's own words, its cards and the language model, when they were given."""
    if own := settings.begrippen:
        n = len(own.begrippen)
        text = ngettext("{n} begrip, from {file} (SHA-256 {sha256})", "{n} begrippen, from {file} (SHA-256 {sha256})", n)
        yield _("Own words"), text.format(n=n, file=own.file, sha256=own.sha256)
        for notice in own.warnings[:_NOTICES]:
            yield _("Note"), str(notice)
    for cards in settings.own_cards:
        yield _("Own cards"), f"{cards.file} (SHA-256 {cards.sha256})"
        for notice in cards.warnings[:_NOTICES]:
            yield _("Note"), str(notice)
    if local := settings.semantic:
        weighing = (
            _("weighed as fitted on {n} judged pairs").format(n=local.pairs)
            if local.pairs
            else _("with a cautious weight, for none was fitted for it")
        )
        yield _("Language model"), f"{local.name} (SHA-256 {local.sha256}), {weighing}"


def _method(comparison: Comparison) -> Iterator[NamedText]:
    yield _("Program"), _("overlap {version}, free to use and to change (MIT licence)").format(version=__version__)
    yield (
        _("Pairs"),
        _("scored: {scored}, of which proposed: {proposed}").format(
            scored=len(comparison.pairs), proposed=len(comparison.proposed)
        ),
    )
    if comparison.judged_with:
        text = _(
            "{size}. Two mbo items count as nearly the same where they stand in other kerntaken or kwalificaties, their titles "
            "differ only in how independently it is done, and {share:.0%} of the words of their omschrijvingen is the same; "
            "where there is none, the heading above them is the same. In exports and figures each pair counts by itself."
        )
        yield _("Rows"), text.format(size=size_in_words(comparison), share=ALIKE)
    text = _(
        "Each vmbo goal is compared with each mbo item: words and parts of words, the description, the headings above. "
        "Rare words count most. What counts how much was learned from {n} pairs that teachers and other readers judged."
    )
    yield _("Method"), text.format(n=weights()["pairs"])
    text = _(
        "Cards say what the other side calls {vmbo} of {all_vmbo} vmbo goals and {mbo} of {all_mbo} mbo items, "
        "written beforehand by writers who saw no judged pairs, or by the group itself. "
        "The words of a card count beside those of the text; a reason that rests on a card says so."
    )
    vmbo, mbo, settings = comparison.vmbo, comparison.mbo, comparison.settings
    n, m = (with_cards(curriculum, settings) for curriculum in (vmbo, mbo))
    yield (
        _("Cards"),
        text.format(vmbo=n, all_vmbo=len(vmbo.goals), mbo=m, all_mbo=len(mbo.goals)),
    )
    yield _("Not used"), _("The internet, or a language model elsewhere: nothing left this computer.")


def _certainty() -> Iterator[NamedText]:
    bands = _(
        "certain: the best match of a vmbo goal, where the chance of overlap is at least {certain:.0%}; likely: a chance of at "
        "least related from {likely:.0%}; possible: from {possible:.0%}, or the best match of a vmbo goal from {best:.0%}"
    )
    yield _("Bands"), bands.format(certain=OVERLAPS, likely=LIKELY, possible=POSSIBLE, best=BEST)
    measured = weights().get("bands", {})  # per band how many pairs, and how many of those at least verwant, and overlap
    for band in BANDS:
        if outcome := measured.get(written(band)):
            text = _("of {n} such pairs in test comparisons {related:.0%} were at least related and {overlap:.0%} overlapped")
            shares = {"related": outcome["verwant"] / outcome["pairs"], "overlap": outcome["overlap"] / outcome["pairs"]}
            yield label(band), text.format(n=outcome["pairs"], **shares)
    text = _(
        "In comparisons that the program had not seen, the share of overlap was off by {off:.0f} percentage points on average. "
        "Use it to talk about, not to grant exemptions on: that is what your verdicts are for."
    )
    yield _("Share of overlap"), text.format(off=100 * weights()["covered"]["error"]["mbo"])
    proposed = weights()["proposed"]  # over comparisons left out of the fitting
    text = _(
        "Of the {n} pairs that readers marked as related or overlap in test comparisons {found:.0%} were proposed. "
        "That is why the gaps are read too."
    )
    yield _("Missed"), text.format(n=proposed["marked"], found=proposed["found"] / proposed["marked"])


def _workbook(comparison: Comparison) -> Iterator[NamedText]:
    date = _(
        "The properties of this file always show {date}, so that the same input gives the same file. "
        "When it was made is what your computer shows as the date of the file."
    )
    yield _("Date"), date.format(date=CREATED.strftime("%d-%m-%Y"))
    texts = [
        _("On the sheet {sheet}: of a description at most {n} characters, the part with the words in common.").format(
            sheet=sheet_name("review"), n=DESCRIPTION
        )
    ]
    long_ones = sum(len(gap.goal.text) > excerpts.GAP for gap in (*gaps(comparison, "vmbo"), *gaps(comparison, "mbo")))
    if long_ones:
        cut = ngettext(
            "On the sheet {sheet}: {n} text longer than {most} characters.",
            "On the sheet {sheet}: {n} texts longer than {most} characters.",
            long_ones,
        )
        texts.append(cut.format(sheet=sheet_name("gaps"), n=long_ones, most=excerpts.GAP))
    for side, curriculum in (("vmbo", comparison.vmbo), ("mbo", comparison.mbo)):
        if n := programmes.not_whole(curriculum.goals):
            cut = ngettext(
                "On the sheet {sheet}: {n} text that no row can show whole.",
                "On the sheet {sheet}: {n} texts that no row can show whole.",
                n,
            )
            texts.append(cut.format(sheet=sheet_name(side), n=n))
    yield _("Shortened"), "\n".join(texts)
    yield (
        _("Hidden"),
        _("The sheet _overlap and the columns named id let a later run find your verdicts back. Leave them where they are."),
    )
