"""Comparison -> .xlsx for the working group."""

from collections.abc import Sequence

from overlap.locale import gettext as _
from overlap.model import Comparison
from overlap.workbook.form import own_texts
from overlap.workbook.form.form import Form
from overlap.workbook.form.further_sheet import Page
from overlap.workbook.form.hidden_sheet import Facts
from overlap.workbook.form.hidden_sheet import write as write_facts
from overlap.workbook.form.prefill import NOTHING, Prefilled
from overlap.workbook.form.sheet_names import SHEETS, sheet_name

from . import account, agenda, agreements, gaps, live_coverage, overview, programmes, review, start, words
from .decided import Decided


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
    book = Form(title, [*front, *usual[:-1], *back, usual[-1]], facts.lists, labels=labels, prefilled=prefilled)
    review.write(book, comparison)
    gaps.write(book, comparison)
    agreements.write(book, comparison)
    agenda.write(book, comparison)
    words.write(book, comparison)
    programmes.write(book, comparison, facts, "vmbo", decided)
    programmes.write(book, comparison, facts, "mbo", decided)
    start.write(book, comparison)
    overview.write(book, comparison, facts, decided)
    account.write(book, comparison)
    write_facts(book, facts)
    live_coverage.write(book, facts, comparison, decided)
    for page in pages:
        page.write(book, facts)
    own_texts.remember(book, len(facts.rows))
    return book.content()
