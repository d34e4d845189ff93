"""Comparison -> .xlsx for the working group, one module per sheet; and the files around it."""

from overlap.locale import gettext as _
from overlap.model import Comparison

from . import account, agenda, agreements, gaps, live, lookup, overview, review, start, words
from .book import Book
from .facts import Facts
from .facts import write as write_facts
from .matrix import matrix_workbook
from .output import Output, claim, default_name, free, save
from .pairs import pairs_csv
from .places import SHEETS, sheet_name

__all__ = ["Output", "claim", "default_name", "free", "matrix_workbook", "pairs_csv", "save", "workbook"]


def workbook(comparison: Comparison) -> bytes:
    """The annotated workbook, as the bytes of an .xlsx file; the same bytes for the same comparison and language."""
    facts = Facts(comparison)
    title = _("Overlap {vmbo} and {mbo}").format(vmbo=comparison.vmbo.title, mbo=comparison.mbo.title)[:200]
    book = Book(title, [sheet_name(which) for which in SHEETS], facts.lists)
    review.write(book, comparison)
    gaps.write(book, comparison)
    agreements.write(book, comparison)
    agenda.write(book, comparison)
    words.write(book, comparison)
    lookup.write(book, comparison, facts, "vmbo")
    lookup.write(book, comparison, facts, "mbo")
    start.write(book, comparison)
    overview.write(book, comparison, facts)
    account.write(book, comparison)
    write_facts(book, facts)
    live.write(book, facts, comparison)
    return book.content()
