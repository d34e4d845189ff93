"""What decisions taught -> a list of words that `compare --begrippen` reads, and beside it what was only a thought."""

from collections.abc import Sequence
from typing import Final

from overlap.locale import gettext as _
from overlap.locale import ngettext
from overlap.model.learning import Learned, LearnedWord
from overlap.workbook.xlsx import styles
from overlap.workbook.xlsx.book import Book

from .template import COLUMNS

_WHY: Final = 60
_TIMES: Final = 12


def learned_book(learned: Learned, figures: Sequence[str]) -> bytes:
    """The bytes of an .xlsx file: words to use, words to think about, and ``figures`` about the proposals, a line each.

    Only the first sheet has the headers of a list of own words; the others are for reading.
    """
    book = Book(_("Words that mean the same here"))
    _words(book, [one for one in learned.words if one.sure])
    _maybe(book, [one for one in learned.words if not one.sure])
    sheet = book.sheet(_("How right was it"), colour=styles.REFERENCE)
    sheet.wide(0, 0, 130)
    sheet.text(0, 0, _("How right were the proposals here?"), styles.TITLE)
    sheet.high(0, 30)
    for n, text in enumerate(figures, 1):
        sheet.text(n, 0, text, styles.WRAPPED, font_size=11)
        sheet.fit(n, [(text, 130)], line=15)
    return book.content()


def _words(book: Book, words: Sequence[LearnedWord]) -> None:
    """The sheet that is read: the columns of the form for own words, and why each row is there."""
    columns = COLUMNS["begrippen"]
    sheet = book.sheet("Begrippen", colour=styles.FILL_IN_HEAD)
    heads = [column.header for column in columns] + [_("Why"), _("How often")]
    widths = [column.width for column in columns] + [_WHY, _TIMES]
    for n, (head, width) in enumerate(zip(heads, widths, strict=True)):
        sheet.wide(n, n, width)
        colour = styles.SOFT if n < len(columns) else styles.BETWEEN
        sheet.text(0, n, head, styles.head(colour))
    for n, one in enumerate(words, 1):
        why = _why(one)
        texts = (one.terms[0], "; ".join(one.terms[1:]), "", "", why)
        for column, text in enumerate(texts):
            sheet.text(n, column, text, styles.CELL, num_format="@")
        sheet.number(n, len(texts), one.times, styles.CENTRED)
        sheet.fit(n, zip(texts, widths, strict=False))
    sheet.freeze(1, 0)
    sheet.filter(0, 0, max(1, len(words)), len(heads) - 1)
    sheet.repeat(0)


def _maybe(book: Book, words: Sequence[LearnedWord]) -> None:
    """The sheet to think about: `compare` does not read it."""
    sheet = book.sheet(_("Perhaps"), colour=styles.REFERENCE)
    text = _("Too little says that these mean the same. Copy what you agree on to the sheet Begrippen; the rest is not used.")
    sheet.text(0, 0, text, styles.SUBTITLE)
    heads, widths = (_("vmbo says"), _("mbo says"), _("Why"), _("How often")), (30, 30, _WHY, _TIMES)
    for n, (head, width) in enumerate(zip(heads, widths, strict=True)):
        sheet.wide(n, n, width)
        sheet.text(2, n, head, styles.head(styles.BETWEEN))
    for n, one in enumerate(words, 3):
        for column, cell in enumerate((*one.terms[:2], _why(one))):
            sheet.text(n, column, cell, styles.CELL)
        sheet.number(n, 3, one.times, styles.CENTRED)
    sheet.freeze(3, 0)


def _why(one: LearnedWord) -> str:
    if one.source == "own words":
        return _("the group wrote this on the sheet Words")
    if one.source == "confirmed":
        return _("the group agreed on this word on the sheet Words")
    text = ngettext("{n} judged pair: {codes}", "{n} judged pairs: {codes}", one.times)
    why = text.format(n=one.times, codes="; ".join(one.examples))
    if one.against:
        more = ngettext("; against it: {n} pair without overlap", "; against it: {n} pairs without overlap", one.against)
        why += more.format(n=one.against)
    return why
