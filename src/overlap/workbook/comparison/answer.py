"""The answer in sentences: how much of either programme is found in the other, with how much uncertainty."""

from overlap.analysis import Coverage, coverage, next_to_nothing
from overlap.locale import gettext as _
from overlap.model import Comparison, Side


def answer(comparison: Comparison) -> list[str]:
    """What was found, in a sentence for each side, and one about hours where the document gives them per row.

    Where the two have next to nothing in common, only that is said: estimates are worth little then.
    """
    if next_to_nothing(comparison):
        text = _(
            "These two programmes have next to nothing in common: {n} pairs are proposed, none of them certain. "
            "Estimates of overlap say little here."
        )
        return [text.format(n=len(comparison.proposed))]
    found: list[tuple[Side, Coverage]] = [("mbo", coverage(comparison, "mbo")), ("vmbo", coverage(comparison, "vmbo"))]
    sentences = [in_words(of, side) for side, of in found]
    return sentences + [text for side, of in found if (text := hours_in_words(of, side))]


def in_words(found: Coverage, side: Side) -> str:
    """The figure of one side as a sentence, with its uncertainty, in goals."""
    total = found.total.goals
    low, high = (round(total * share) for share in found.between)
    had = round(found.total.overlap)
    if side == "mbo":
        text = _(
            "Of the {total} mbo items, pupils have had an estimated {had} already (reckon with {low} to {high}); "
            "the other {new} are new or partly new."
        )
    else:
        text = _("Of the {total} vmbo goals, an estimated {had} come back in the mbo (reckon with {low} to {high}).")
    return text.format(total=total, had=had, low=low, high=high, new=total - had)


def hours_in_words(found: Coverage, side: Side) -> str:
    """The same in hours, "" where the document gives none per row."""
    if found.hours is None:
        return ""
    if side == "mbo":
        text = _(
            "In hours: an estimated {overlap:.0f} of {total:.0f} mbo hours had already "
            "({goals} of the {all} items have hours in the document)."
        )
    else:
        text = _(
            "In hours: an estimated {overlap:.0f} of {total:.0f} vmbo hours come back "
            "({goals} of the {all} goals have hours in the document)."
        )
    hours = found.hours
    return text.format(overlap=hours.overlap, total=hours.total, goals=hours.goals, all=found.total.goals)
