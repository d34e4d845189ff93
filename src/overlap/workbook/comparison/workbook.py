"""Comparison -> .xlsx for the working group."""

from collections.abc import Callable, Sequence
from typing import Final

from overlap.locale import gettext as _
from overlap.model import Comparison
from overlap.workbook.form import own_texts
from overlap.workbook.form.elsewhere_column import with_column
from overlap.workbook.form.form import Form
from overlap.workbook.form.further_sheet import Page
from overlap.workbook.form.hidden_sheet import write as write_facts
from overlap.workbook.form.prefill import NOTHING, Prefilled
from overlap.workbook.form.sheet_names import SHEETS, sheet_name

from . import account, agenda, agreements, gaps, live_coverage, overview, programmes, review, start, words
from .subject import Subject

_TITLE: Final = 200  # characters in the properties of the file

# first the tables that a group fills in, then what refers to them or counts in them
_WRITERS: Final[tuple[Callable[[Form, Subject], None], ...]] = (
    review.write,
    gaps.write,
    agreements.write,
    agenda.write,
    words.write,
    programmes.write,
    start.write,
    overview.write,
    account.write,
)


def workbook(comparison: Comparison, prefilled: Prefilled = NOTHING, pages: Sequence[Page] = (), *, group: int = 0) -> bytes:
    """Write the annotated workbook: the bytes of an .xlsx file, the same for the same input and language.

    ``prefilled`` holds decisions that stand in it already, ``pages`` are further sheets: at the front, or before the
    hidden one. With ``group`` (from 1) it is the workbook of that group: its rows come first, in its order.
    """
    prefilled = with_column(comparison, prefilled)
    subject = Subject.of(comparison, prefilled, group)
    form = _form(subject, prefilled, pages)
    for write in _WRITERS:
        write(form, subject)
    write_facts(form, subject.facts)
    live_coverage.write(form, subject)
    for page in pages:
        page.write(form, subject.facts)
    own_texts.remember(form, len(subject.facts.rows))
    return form.content()


def _form(subject: Subject, prefilled: Prefilled, pages: Sequence[Page]) -> Form:
    """Begin the form: its sheets in the order in which they stand, and what its drop-downs offer."""
    title = _("Overlap {vmbo} and {mbo}").format(vmbo=subject.comparison.vmbo.title, mbo=subject.comparison.mbo.title)
    front, back = ([page.name for page in pages if page.first == first] for first in (True, False))
    *usual, hidden = (sheet_name(which) for which in SHEETS)
    labels = {goal: label for (_side, goal), label in subject.facts.labels.items()}
    sheets = [*front, *usual, *back, hidden]
    return Form(title[:_TITLE], sheets, subject.facts.lists, labels=labels, prefilled=prefilled)
