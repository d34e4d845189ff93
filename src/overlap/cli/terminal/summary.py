"""What a comparison found, in a screen of text."""

from collections.abc import Sequence
from typing import Any, Final

from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from overlap.analysis import agenda, coverage, gaps, left_out, next_to_nothing
from overlap.locale import gettext as _
from overlap.locale import ngettext
from overlap.locale.numbers import per_cent
from overlap.matching import has_titles_only, with_cards
from overlap.model import BANDS, Band, Comparison, Side
from overlap.model.curriculum import SIDES
from overlap.model.elsewhere import Effect
from overlap.model.labels import label
from overlap.model.written import written
from overlap.tasks.compare import CompareOutcome
from overlap.workbook.comparison.answer import size_in_words

from .console import notice_as_json, out, tell_fact, tell_kept

_DECIMALS = 4  # of shares in JSON
_USUAL_GROUPS, _MORE_GROUPS = 3, 2  # what is advised: so many groups, or so many more than were chosen
_MANY_SESSIONS = 3  # from more than this on it is said how to make it fewer
_BAR = 30  # characters of a coverage bar, where there is room
_SHORTEST_BAR = 10
_GAP = 2  # characters between columns
_EFFECTS: Final[tuple[Effect, ...]] = ("proposed", "lowered")
_LITTLE = 0.48  # share of mbo items with a certain or likely pair below which there is little to go on: the two weakest of 29


def summary(outcome: CompareOutcome) -> None:
    """Print goals, coverage both ways, pairs per band, gaps, where the workbook is and what to do next."""
    comparison = outcome.comparison
    console = out()
    console.print()
    console.print(Text(f"{comparison.vmbo.title}  ↔  {comparison.mbo.title}", style="bold"))
    console.print(Padding(_coverage(comparison, console.width), (1, 0, 0, _GAP), expand=False))
    console.print(Padding(Text(_reckon_with(comparison), style="table.caption"), (0, 0, 1, _GAP), expand=False))
    counts = {band: sum(p.band == band for p in comparison.proposed) for band in BANDS}
    by_band = ", ".join(f"{n} {label(band)}" for band, n in counts.items())
    tell_fact(_("Proposed"), f"{size_in_words(comparison)} ({by_band})")
    vmbo, mbo = (len(gaps(comparison, side)) for side in SIDES)
    without = (
        ngettext("{n} vmbo goal", "{n} vmbo goals", vmbo).format(n=vmbo),
        ngettext("{n} mbo item", "{n} mbo items", mbo).format(n=mbo),
    )
    tell_fact(_("No proposal for"), ", ".join(without))
    if comparison.elsewhere.files:
        tell_fact(_("Elsewhere"), _elsewhere(comparison))
    _size(comparison)
    _cards(comparison)
    if next_to_nothing(comparison):
        console.print(
            Text(
                "  " + _("These two programmes have next to nothing in common; the estimates say little then."),
                style="yellow",
            )
        )
    tell_fact(_("Workbook"), outcome.written[0])
    for path in outcome.written[1:]:
        tell_fact(_("All pairs"), path)
    for path in outcome.of_groups:
        tell_fact(_("For a group"), path)
    for path in outcome.kept:
        tell_kept(path)
    console.print()
    console.print(
        "  "
        + _("Next: open the workbook, look at the sheet {sheet}, and send it to the working group.").format(sheet=_("Overview"))
    )


def as_json(outcome: CompareOutcome) -> dict[str, Any]:
    """Give the summary in the fixed form that other programs read. Shares run from 0 to 1, bands have their words in files."""
    comparison = outcome.comparison
    described: dict[str, Any] = {}
    for side in SIDES:
        curriculum = comparison.vmbo if side == "vmbo" else comparison.mbo
        described[side] = {"title": curriculum.title, "file": curriculum.file, "goals": len(curriculum.goals)}
    part = comparison.obligatory_part
    return {
        **described,
        "coverage": _shares(comparison),
        **({"coverage obligatory": _shares(part, goals=True)} if part else {}),
        "bands": {written(band): sum(pair.band == band for pair in comparison.proposed) for band in BANDS},
        **({"elsewhere": _elsewhere_as_json(comparison)} if comparison.elsewhere.files else {}),
        "workbook": str(outcome.written[0]),
        **({"workbooks of groups": [str(path) for path in outcome.of_groups]} if outcome.of_groups else {}),
        "warnings": [notice_as_json(notice) for notice in (*outcome.notices_of_reviews, *outcome.notices)],
    }


def _elsewhere_as_json(comparison: Comparison) -> dict[str, int]:
    elsewhere = comparison.elsewhere
    return {"pairs": len(elsewhere.pairs), **{str(effect): len(elsewhere.with_effect(effect)) for effect in _EFFECTS}}


def _elsewhere(comparison: Comparison) -> str:
    """Tell how many of these pairs other groups judged, and what that did to the proposals."""
    text = _("others judged {met} of these pairs; for that reason proposed: {proposed}, put lower: {lowered}")
    counts = {effect: len(comparison.elsewhere.with_effect(effect)) for effect in _EFFECTS}
    return text.format(met=len(comparison.elsewhere.pairs), **counts)


def _shares(comparison: Comparison, *, goals: bool = False) -> dict[Side, dict[str, float]]:
    """Give the coverage of both sides, and where asked for how many goals that is of."""
    shares: dict[Side, dict[str, float]] = {}
    for side in SIDES:
        estimate = coverage(comparison, side)
        share, (low, high) = estimate.total, estimate.between
        parts = {name: share.part(number) for name, number in share.parts.items()} | {"low": low, "high": high}
        shares[side] = {name: round(part, _DECIMALS) for name, part in parts.items()} | ({"goals": share.goals} if goals else {})
    return shares


def _size(comparison: Comparison) -> None:
    """Tell how many sessions it takes to judge this, and how to make it fewer."""
    made, pairs = agenda(comparison), len(comparison.proposed)
    if not made.sessions:
        return
    sessions = ngettext("{n} session", "{n} sessions", made.sessions).format(n=made.sessions)
    groups = ngettext("{n} group", "{n} groups", made.groups).format(n=made.groups)
    text = _("{sessions} of {minutes} minutes with {groups}")
    tell_fact(_("Time to judge"), text.format(sessions=sessions, minutes=made.minutes, groups=groups))
    sure = {pair.id for pair in comparison.proposed if pair.band != Band.POSSIBLE}
    surer = sum(pair.id in sure or comparison.judged_with.get(pair.id) in sure for pair in comparison.proposed)
    if made.sessions > _MANY_SESSIONS:
        text = _("Shorter: more groups (--groups {groups}), or fewer pairs: --from-band {band} leaves {n} of the {pairs}.")
        if surer == pairs:
            text = _("Shorter: more groups (--groups {groups}), or fewer modules in one workbook.")
        more = max(_USUAL_GROUPS, made.groups + _MORE_GROUPS)
        tell_fact("", text.format(groups=more, band=written(Band.LIKELY), n=surer, pairs=pairs))


def _cards(comparison: Comparison) -> None:
    """Tell of how many goals and items a card says what the other side calls them, and what would help to find more."""
    vmbo, mbo = len(comparison.vmbo.goals), len(comparison.mbo.goals)
    known = [
        text.format(n=n, all=len(curriculum.goals))
        for text, curriculum in (
            (ngettext("{n} of {all} vmbo goal", "{n} of {all} vmbo goals", vmbo), comparison.vmbo),
            (ngettext("{n} of {all} mbo item", "{n} of {all} mbo items", mbo), comparison.mbo),
        )
        if (n := with_cards(curriculum, comparison.settings))
    ]
    if known:
        tell_fact(_("Other name known"), ", ".join(known))
    if has_titles_only(comparison.mbo):
        text = _(
            "this mbo document has titles only; the dossier of SBB (.xml, .pdf), with omschrijvingen, gives better proposals"
        )
        tell_fact(_("Tip"), text)
    found = {pair.mbo.id for pair in comparison.proposed if pair.band in (Band.CERTAIN, Band.LIKELY)}
    told = (
        comparison.settings.semantic or comparison.elsewhere.files
    )  # what others decided puts pairs lower, whatever the words say
    if not told and len(found) < _LITTLE * len(comparison.mbo.goals):
        text = _("the words say little here; a language model on this computer may find more: add --semantic (see the manual)")
        tell_fact(_("Tip"), text)


def _coverage(comparison: Comparison, width: int) -> Table:
    """The table of coverage both ways; its bars take what is left of so many characters."""
    heads = ("", _("goals"), _("overlap"), _("related only"), _("gap"))
    names: tuple[tuple[Side, str], ...] = (("vmbo", _("vmbo, found in mbo")), ("mbo", _("mbo, had in vmbo")))
    part = comparison.obligatory_part
    apart = left_out(comparison.vmbo.goals, comparison.mbo.goals)
    electives = apart.names if apart else ""
    without = _("without {electives}").format(electives=electives)
    with_all = _("with all (nobody does)") if apart and apart.chosen else _("with {electives}").format(electives=electives)
    widest = max(len(text) for text in (*(name for _side, name in names), *((without, with_all) if part else ())))
    taken = widest + sum(max(len(head), len("100%")) for head in heads[1:])
    size = max(min(_BAR, width - taken - _GAP * (len(heads) + 1)), _SHORTEST_BAR)
    table = Table(box=None, pad_edge=False, padding=(0, _GAP, 0, 0))
    for head in heads:
        table.add_column(head, justify="right" if head else "left", no_wrap=True)
    table.add_column("", no_wrap=True)
    if part:
        table.add_row(Text(without, style="italic"))
        _add_sides(table, names, part, size)
        table.add_row(Text(with_all, style="italic"))
    _add_sides(table, names, comparison, size)
    return table


def _reckon_with(comparison: Comparison) -> str:
    """How far the estimate may be off."""
    part, apart = comparison.obligatory_part, left_out(comparison.vmbo.goals, comparison.mbo.goals)
    low, high = map(per_cent, coverage(part or comparison, "mbo").between)
    if apart:
        text = _("Estimates; without {electives} reckon with {low} to {high} of the mbo items had already.")
        return text.format(low=low, high=high, electives=apart.names)
    return _("Estimates; reckon with {low} to {high} of the mbo items had already.").format(low=low, high=high)


def _add_sides(table: Table, names: Sequence[tuple[Side, str]], comparison: Comparison, size: int) -> None:
    """Add a row for each side."""
    for side, name in names:
        share = coverage(comparison, side).total
        parts = [share.part(number) for number in share.parts.values()]
        table.add_row(name, str(share.goals), *map(per_cent, parts), _bar(parts, size))


def _bar(parts: Sequence[float], size: int) -> Text:
    full, half = round(parts[0] * size), round(parts[1] * size)
    return Text.assemble(("█" * full, "blue"), ("▒" * half, "cyan"), ("·" * (size - full - half), "dim"))
