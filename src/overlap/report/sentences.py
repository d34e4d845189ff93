"""The outcome in three sentences: how much overlaps, what changes, what is still open and on whose behalf this was decided."""

from overlap.locale import gettext as _
from overlap.locale import ngettext
from overlap.locale.numbers import per_cent, plain
from overlap.model import Outcome
from overlap.review.outcome.result import Result
from overlap.review.outcome.tally import GONE, SideResult

from .words import listed


def three_sentences(result: Result) -> tuple[str, str, str]:
    """Give three sentences for a first screen."""
    return _overlap(result), _change(result), _open(result)


def _overlap(result: Result) -> str:
    if not result.decided:
        return _("Nobody has judged yet how much overlaps.")
    vmbo, mbo = result.sides["vmbo"].total, result.sides["mbo"].total
    n = vmbo.outcomes[Outcome.OVERLAP]
    values = {
        "n": n,
        "goals": vmbo.goals,
        "part": per_cent(vmbo.share(Outcome.OVERLAP)),
        "m": mbo.outcomes[Outcome.OVERLAP],
        "items": mbo.goals,
        "share": per_cent(mbo.share(Outcome.OVERLAP)),
    }
    if result.waiting:
        return ngettext(
            "So far {n} of the {goals} vmbo goals ({part}) overlaps with the mbo, "
            "and {m} of the {items} mbo items ({share}) with the vmbo.",
            "So far {n} of the {goals} vmbo goals ({part}) overlap with the mbo, "
            "and {m} of the {items} mbo items ({share}) with the vmbo.",
            n,
        ).format(**values)
    return ngettext(
        "{n} of the {goals} vmbo goals ({part}) overlaps with the mbo, and {m} of the {items} mbo items ({share}) with the vmbo.",
        "{n} of the {goals} vmbo goals ({part}) overlap with the mbo, and {m} of the {items} mbo items ({share}) with the vmbo.",
        n,
    ).format(**values)


def _change(result: Result) -> str:
    vmbo, mbo = result.sides["vmbo"], result.sides["mbo"]
    fates = mbo.total.fates
    dropped, exempt, together = fates["dropped"], fates["exempt"], fates["together"]
    parts = [
        text.format(n=n)
        for n, text in (
            (dropped, ngettext("{n} item is dropped", "{n} items are dropped", dropped)),
            (exempt, ngettext("{n} item is exempted", "{n} items are exempted", exempt)),
            (together, ngettext("{n} item is offered together", "{n} items are offered together", together)),
        )
        if n
    ]
    stays = len(mbo.remaining)
    if not parts:
        text = ngettext(
            "Nothing is dropped, exempted or offered together in the mbo yet; {rest} item remains",
            "Nothing is dropped, exempted or offered together in the mbo yet; all {rest} items remain",
            stays,
        )
        first = text.format(rest=stays)
    else:
        text = ngettext(
            "In the mbo {changes}{hours}; {rest} of the {items} items remains to be learned",
            "In the mbo {changes}{hours}; {rest} of the {items} items remain to be learned",
            stays,
        )
        first = text.format(changes=listed(parts), hours=_hours(mbo), rest=stays, items=mbo.total.goals)
    clauses = [first]
    if n := vmbo.total.fates["dropped"]:
        text = ngettext("in the vmbo {n} goal is dropped", "in the vmbo {n} goals are dropped", n)
        clauses.append(text.format(n=n))
    if n := result.proposals:
        text = ngettext(
            "{n} choice is not of vmbo and mbo together, and is a proposal",
            "{n} choices are not of vmbo and mbo together, and are proposals",
            n,
        )
        clauses.append(text.format(n=n))
    return f"{'; '.join(clauses)}."


def _hours(side: SideResult) -> str:
    """The hours of what is dropped or exempted, where the document gives any."""
    hours = sum(side.total.fate_hours[fate] for fate in GONE)
    return " " + _("(hours by the document: {hours})").format(hours=plain(hours)) if hours else ""


def _open(result: Result) -> str:
    waiting, decisions = result.waiting, result.decisions
    pairs, own, gaps = (standing.to_discuss for standing in (decisions.pairs, decisions.own, decisions.gaps))
    parts = [
        text.format(n=n)
        for n, text in (
            (waiting, ngettext("{n} pair has no verdict", "{n} pairs have no verdict", waiting)),
            (pairs, ngettext("{n} pair is to be discussed", "{n} pairs are to be discussed", pairs)),
            (own, ngettext("{n} pair of their own is to be discussed", "{n} pairs of their own are to be discussed", own)),
            (gaps, ngettext("{n} gap is to be discussed", "{n} gaps are to be discussed", gaps)),
        )
        if n
    ]
    left = _("Still open: {parts}").format(parts=listed(parts)) if parts else _("Every proposed pair has a verdict")
    return f"{left}; {behalf(result)}."


def behalf(result: Result) -> str:
    """On whose behalf this was decided, as a clause."""
    verdicts = len(result.decided)
    both = sum(one.decided_together for one in result.decided)
    if both == verdicts and verdicts:
        return _("vmbo and mbo decided this together")
    if both:
        text = ngettext(
            "{n} of the {verdicts} verdicts was decided by vmbo and mbo together",
            "{n} of the {verdicts} verdicts were decided by vmbo and mbo together",
            both,
        )
        return text.format(n=both, verdicts=verdicts)
    return {
        "both": _("no verdict was decided by vmbo and mbo together yet"),
        "vmbo": _("this was judged on behalf of the vmbo only: without the mbo it is a proposal and no decision"),
        "mbo": _("this was judged on behalf of the mbo only: without the vmbo it is a proposal and no decision"),
        "unknown": _("nobody filled in on whose behalf this was judged: check that both vmbo and mbo were there"),
    }[result.decided_by]
