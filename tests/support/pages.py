"""What the review page saves, without a browser."""

from overlap.page.content import content
from overlap.workbook.readback.decision_file import DECISIONS, FORMAT


def saved_by_page(review, comparison, **other):
    """The file that the page of a workbook saves when nothing was changed on it."""
    known = content(review, comparison)
    saved = {"overlap": DECISIONS, "format": FORMAT, "saved": "2026-11-30T14:05:00Z", "who": known["who"]}
    return {**saved, "decisions": known["before"], "facts": known["facts"], **other}
