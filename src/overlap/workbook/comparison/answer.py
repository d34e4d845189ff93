"""The answer in sentences: how much of either programme is found in the other, with how much uncertainty."""

from overlap.analysis import Coverage, LeftOut, coverage, left_out, next_to_nothing
from overlap.locale import gettext as _
from overlap.locale import ngettext
from overlap.model import Comparison, Side


def answer(comparison: Comparison) -> list[str]:
    """Give the answer, in a sentence for each side, and one about hours where the document gives them per row.

    Where keuzevakken, keuzedelen or a preambule are counted apart, the sentences are about the rest, and one more says what all
    of it together would give. Where the two have next to nothing in common, only that is said: estimates are worth little then.
    """
    if next_to_nothing(comparison):
        text = ngettext(
            "These two programmes have next to nothing in common: {n} pair is proposed, and not as certain. "
            "Estimates of overlap say little here.",
            "These two programmes have next to nothing in common: {n} pairs are proposed, none of them certain. "
            "Estimates of overlap say little here.",
            len(comparison.proposed),
        )
        return [text.format(n=len(comparison.proposed))]
    sides: tuple[Side, Side] = ("mbo", "vmbo")
    part = comparison.obligatory_part
    covered = {side: coverage(part or comparison, side) for side in sides}
    sentences = [in_words(covered[side], side) for side in sides]
    sentences += [text for side in sides if (text := hours_in_words(covered[side], side))]
    if apart := left_out(comparison.vmbo.goals, comparison.mbo.goals):
        sentences[0] = _("{electives} left out. {sentence}").format(electives=apart.names.capitalize(), sentence=sentences[0])
        sentences.append(_with_all(comparison, apart))
    return sentences


def _with_all(comparison: Comparison, apart: LeftOut) -> str:
    """What all of it together would give."""
    mbo, vmbo = coverage(comparison, "mbo").total, coverage(comparison, "vmbo").total
    text = _(
        "With all {electives}, which nobody takes together: an estimated {had} of the {items} mbo items had already, and "
        "{back} of the {goals} vmbo goals that come back."
    )
    if not apart.chosen:
        text = _(
            "With {electives}: an estimated {had} of the {items} mbo items had already, and {back} of the {goals} vmbo goals "
            "that come back."
        )
    had, back = round(mbo.overlap), round(vmbo.overlap)
    return text.format(electives=apart.names, had=had, items=mbo.goals, back=back, goals=vmbo.goals)


def size_in_words(comparison: Comparison) -> str:
    """Give how many pairs are proposed, and in how many rows where some share one."""
    pairs = len(comparison.proposed)
    text = ngettext("{n} pair", "{n} pairs", pairs).format(n=pairs)
    if not comparison.judged_with:
        return text
    rows = pairs - len(comparison.judged_with)
    return _("{pairs} in {rows}").format(pairs=text, rows=ngettext("{n} row", "{n} rows", rows).format(n=rows))


def in_words(covered: Coverage, side: Side) -> str:
    """Give the figure of one side as a sentence, with its uncertainty, in goals."""
    total = covered.total.goals
    low, high = (round(total * share) for share in covered.between)
    had = round(covered.total.overlap)
    if side == "mbo":
        text = ngettext(
            "Of {total} mbo item, pupils have had an estimated {had} already (reckon with {low} to {high}). "
            "New or partly new: {new}.",
            "Of the {total} mbo items, pupils have had an estimated {had} already (reckon with {low} to {high}). "
            "New or partly new: {new}.",
            total,
        )
    else:
        text = ngettext(
            "Of {total} vmbo goal, an estimated {had} comes back in the mbo (reckon with {low} to {high}).",
            "Of the {total} vmbo goals, an estimated {had} come back in the mbo (reckon with {low} to {high}).",
            total,
        )
    return text.format(total=total, had=had, low=low, high=high, new=total - had)


def hours_in_words(covered: Coverage, side: Side) -> str:
    """Give the figure of one side as a sentence in hours, "" where the document gives none per row."""
    if covered.hours is None:
        return ""
    if side == "mbo":
        text = _(
            "In hours: an estimated {overlap:.0f} of {total:.0f} mbo hours had already "
            "(items with hours in the document: {goals} of {all})."
        )
    else:
        text = _(
            "In hours: an estimated {overlap:.0f} of {total:.0f} vmbo hours come back "
            "(goals with hours in the document: {goals} of {all})."
        )
    hours = covered.hours
    return text.format(overlap=hours.overlap, total=hours.total, goals=hours.goals, all=covered.total.goals)
