"""What a comparison found, in a screen of text."""

from collections.abc import Sequence
from typing import Any

from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from overlap.analysis import agenda, coverage, gaps, next_to_nothing
from overlap.locale import gettext as _
from overlap.locale import ngettext
from overlap.locale.numbers import per_cent
from overlap.matching import has_titles_only, with_cards
from overlap.model import BANDS, Band, Comparison, Side
from overlap.model.curriculum import SIDES
from overlap.model.labels import label
from overlap.model.written import written
from overlap.tasks.compare import CompareOutcome
from overlap.workbook.comparison.answer import size_in_words

from .console import notice_as_json, out

_NAMES = 22  # room for the names of facts
_DECIMALS = 4  # of shares in JSON
_MANY_SESSIONS = 3  # from more than this on it is said how to make it fewer
_BAR = 30  # characters of a coverage bar


def summary(outcome: CompareOutcome) -> None:
    """Print goals, coverage both ways, pairs per band, gaps, where the workbook is and what to do next."""
    comparison = outcome.comparison
    console = out()
    console.print()
    console.print(Text(f"{comparison.vmbo.title}  ↔  {comparison.mbo.title}", style="bold"))
    console.print(Padding(_coverage(comparison), (1, 0, 1, 2), expand=False))
    counts = {band: sum(p.band == band for p in comparison.proposed) for band in BANDS}
    by_band = ", ".join(f"{n} {label(band)}" for band, n in counts.items())
    _fact(_("Proposed"), f"{size_in_words(comparison)} ({by_band})")
    _fact(
        _("No proposal for"),
        _("{vmbo} vmbo goals, {mbo} mbo items").format(vmbo=len(gaps(comparison, "vmbo")), mbo=len(gaps(comparison, "mbo"))),
    )
    _size(comparison)
    _cards(comparison)
    if next_to_nothing(comparison):
        console.print(
            Text(
                "  " + _("These two programmes have next to nothing in common; the estimates say little then."),
                style="yellow",
            )
        )
    _fact(_("Workbook"), str(outcome.written[0]))
    for path in outcome.written[1:]:
        _fact(_("All pairs"), str(path))
    for path in outcome.of_groups:
        _fact(_("For a group"), str(path))
    for path in outcome.kept:
        _fact(_("Kept"), _("{path} (people may have filled something in)").format(path=path))
    console.print()
    console.print(
        "  "
        + _("Next: open the workbook, look at the sheet {sheet}, and send it to the working group.").format(sheet=_("Overview"))
    )


def as_json(outcome: CompareOutcome) -> dict[str, Any]:
    """Give the summary in the fixed form that other programs read. Shares run from 0 to 1, bands have their words in files."""
    comparison = outcome.comparison
    described: dict[str, Any] = {}
    shares: dict[str, Any] = {}
    for side in SIDES:
        curriculum = comparison.vmbo if side == "vmbo" else comparison.mbo
        described[side] = {"title": curriculum.title, "file": curriculum.file, "goals": len(curriculum.goals)}
        estimate = coverage(comparison, side)
        share, (low, high) = estimate.total, estimate.between
        parts = {"overlap": share.overlap, "related": share.related, "gap": share.gap}
        shares[side] = {name: round(share.part(number), _DECIMALS) for name, number in parts.items()}
        shares[side] |= {"low": round(low, _DECIMALS), "high": round(high, _DECIMALS)}
    return {
        **described,
        "coverage": shares,
        "bands": {written(band): sum(pair.band == band for pair in comparison.proposed) for band in BANDS},
        "workbook": str(outcome.written[0]),
        **({"workbooks of groups": [str(path) for path in outcome.of_groups]} if outcome.of_groups else {}),
        "warnings": [notice_as_json(notice) for notice in (*outcome.notices_of_reviews, *outcome.notices)],
    }


def _size(comparison: Comparison) -> None:
    """Tell how many sessions it takes to judge this, and how to make it fewer."""
    made, pairs = agenda(comparison), len(comparison.proposed)
    if not made.sessions:
        return
    sessions = ngettext("{n} session", "{n} sessions", made.sessions).format(n=made.sessions)
    groups = ngettext("{n} group", "{n} groups", made.groups).format(n=made.groups)
    text = _("{sessions} of {minutes} minutes with {groups}")
    _fact(_("Time to judge"), text.format(sessions=sessions, minutes=made.minutes, groups=groups))
    surer = sum(pair.band != Band.POSSIBLE for pair in comparison.proposed)
    if made.sessions > _MANY_SESSIONS:
        text = _("Shorter: more groups (--groups 3), or fewer pairs: --from-band {band} leaves {n} of the {pairs}.")
        if surer == pairs:
            text = _("Shorter: more groups (--groups 3), or fewer modules in one workbook.")
        out().print("  " + " " * _NAMES + text.format(band=written(Band.LIKELY), n=surer, pairs=pairs), highlight=False)


def _cards(comparison: Comparison) -> None:
    """Tell of how many goals and items a card says what the other side calls them, where any has one."""
    known = [
        text.format(n=n, all=len(curriculum.goals))
        for text, curriculum in (
            (_("{n} of {all} vmbo goals"), comparison.vmbo),
            (_("{n} of {all} mbo items"), comparison.mbo),
        )
        if (n := with_cards(curriculum, comparison.settings))
    ]
    if known:
        _fact(_("Other name known"), ", ".join(known))
    if has_titles_only(comparison.mbo):
        text = _(
            "this mbo document has titles only; the dossier of SBB (.xml, .pdf), with omschrijvingen, gives better proposals"
        )
        _fact(_("Tip"), text)


def _fact(name: str, text: str) -> None:
    out().print(Text.assemble((f"  {name + ':':<{_NAMES}}", "bold"), text))


def _coverage(comparison: Comparison) -> Table:
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0))
    for head, justify in (
        ("", "left"),
        (_("goals"), "right"),
        (_("overlap"), "right"),
        (_("related only"), "right"),
        (_("gap"), "right"),
        ("", "left"),
    ):
        table.add_column(head, justify=justify)  # type: ignore[arg-type]
    sides: tuple[tuple[Side, str], ...] = (("vmbo", _("vmbo, found in mbo")), ("mbo", _("mbo, had in vmbo")))
    for side, name in sides:
        share = coverage(comparison, side).total
        parts = [share.part(n) for n in (share.overlap, share.related, share.gap)]
        table.add_row(name, str(share.goals), *map(per_cent, parts), _bar(parts))
    low, high = coverage(comparison, "mbo").between
    table.caption = _("Estimates; reckon with {low} to {high} of the mbo items had already.").format(
        low=per_cent(low), high=per_cent(high)
    )
    table.caption_justify = "left"
    return table


def _bar(parts: Sequence[float]) -> Text:
    full, half = round(parts[0] * _BAR), round(parts[1] * _BAR)
    return Text.assemble(("█" * full, "blue"), ("▒" * half, "cyan"), ("·" * (_BAR - full - half), "dim"))
