"""Comparison -> .xlsx for the working group, one module per sheet; and the files around it."""

from collections.abc import Sequence

from overlap.locale import gettext as _
from overlap.model import Comparison

from . import account, agenda, agreements, gaps, live, lookup, overview, review, start, words, written
from .book import Book
from .decided import Decided
from .facts import Facts
from .facts import write as write_facts
from .output import Output, claim, default_name, free, save
from .page import Page
from .pairs import pairs_csv
from .places import SHEETS, sheet_name
from .prefill import NOTHING, Column, Formula, Prefilled

__all__ = [
    "Column",
    "Formula",
    "Output",
    "Page",
    "Prefilled",
    "claim",
    "default_name",
    "free",
    "pairs_csv",
    "save",
    "workbook",
]


def workbook(comparison: Comparison, prefilled: Prefilled = NOTHING, pages: Sequence[Page] = ()) -> bytes:
    """The annotated workbook, as the bytes of an .xlsx file; the same bytes for the same input and language.

    ``prefilled`` holds decisions that stand in it already, ``pages`` are further sheets: at the front, or before the
    hidden one.
    """
    facts, decided = Facts(comparison), Decided(comparison, prefilled)
    facts.rows += prefilled.facts
    front, back = ([page.name for page in pages if page.first == first] for first in (True, False))
    title = _("Overlap {vmbo} and {mbo}").format(vmbo=comparison.vmbo.title, mbo=comparison.mbo.title)[:200]
    usual = [sheet_name(which) for which in SHEETS]
    labels = {goal: label for (_side, goal), label in facts.labels.items()}
    book = Book(title, [*front, *usual[:-1], *back, usual[-1]], facts.lists, labels=labels, prefilled=prefilled)
    review.write(book, comparison)
    gaps.write(book, comparison)
    agreements.write(book, comparison)
    agenda.write(book, comparison)
    words.write(book, comparison)
    lookup.write(book, comparison, facts, "vmbo", decided)
    lookup.write(book, comparison, facts, "mbo", decided)
    start.write(book, comparison)
    overview.write(book, comparison, facts, decided)
    account.write(book, comparison)
    write_facts(book, facts)
    live.write(book, facts, comparison, decided)
    for page in pages:
        page.write(book, facts)
    written.remember(book, len(facts.rows))
    return book.content()
