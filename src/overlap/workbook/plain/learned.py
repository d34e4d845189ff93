"""What decisions taught -> a list of words that `compare --begrippen` reads, and beside it what was only a thought."""

from collections.abc import Sequence
from typing import Final

from overlap.locale import gettext as _
from overlap.locale import ngettext
from overlap.model.learning import Learned, LearnedWord
from overlap.workbook.xlsx import styles
from overlap.workbook.xlsx.book import Book

from .template import COLUMNS

# widths of columns, in characters
_WHY: Final = 60
_TIMES: Final = 12
_FIGURES: Final = 130


def learned_book(learned: Learned, figures: Sequence[str]) -> bytes:
    """Write what decisions taught: the bytes of an .xlsx file.

    It holds words to use, words to think about, and ``figures`` about the proposals, a line each. Only the first sheet has
    the headers of a list of own words; the others are for reading.
    """
    book = Book(_("Words that mean the same here"))
    _words(book, [word for word in learned.words if word.sure])
    _perhaps(book, [word for word in learned.words if not word.sure])
    _figures(book, figures)
    return book.content()


def _words(book: Book, words: Sequence[LearnedWord]) -> None:
    """Write the sheet that is read: the columns of the form for own words, and why each row is there."""
    columns = COLUMNS["begrippen"]
    sheet = book.sheet("Begrippen", colour=styles.FILL_IN_HEAD)
    widths = [*(column.width for column in columns), _WHY, _TIMES]
    sheet.widths(widths)
    sheet.heads(0, 0, [column.header for column in columns], styles.SOFT)
    sheet.heads(0, len(columns), (_("Why"), _("How often")), styles.BETWEEN)
    for row, word in enumerate(words, 1):
        texts = (word.terms[0], "; ".join(word.terms[1:]), "", "", _why(word))
        for column, text in enumerate(texts):
            sheet.text(row, column, text, styles.CELL, num_format="@")
        sheet.number(row, len(texts), word.times, styles.CENTRED)
        sheet.fit(row, zip(texts, widths, strict=False))
    sheet.freeze(1, 0)
    sheet.filter(0, 0, max(1, len(words)), len(widths) - 1)
    sheet.repeat(0)


def _perhaps(book: Book, words: Sequence[LearnedWord]) -> None:
    """Write the sheet to think about: `compare` does not read it."""
    sheet = book.sheet(_("Perhaps"), colour=styles.REFERENCE)
    text = _("Too little says that these mean the same. Copy what you agree on to the sheet Begrippen; the rest is not used.")
    sheet.text(0, 0, text, styles.SUBTITLE)
    sheet.widths((30, 30, _WHY, _TIMES))
    sheet.heads(2, 0, (_("vmbo says"), _("mbo says"), _("Why"), _("How often")), styles.BETWEEN)
    for row, word in enumerate(words, 3):
        for column, text in enumerate((*word.terms[:2], _why(word))):
            sheet.text(row, column, text, styles.CELL)
        sheet.number(row, 3, word.times, styles.CENTRED)
    sheet.freeze(3, 0)


def _figures(book: Book, figures: Sequence[str]) -> None:
    """Write the sheet that says how right the proposals were."""
    sheet = book.sheet(_("How right was it"), colour=styles.REFERENCE)
    sheet.widths((_FIGURES,))
    sheet.title(0, 0, _("How right were the proposals here?"))
    for row, text in enumerate(figures, 1):
        sheet.text(row, 0, text, styles.WRAPPED, font_size=11)
        sheet.fit(row, [(text, _FIGURES)], line=15)


def _why(word: LearnedWord) -> str:
    if word.source == "own words":
        return _("the group wrote this on the sheet Words")
    if word.source == "confirmed":
        return _("the group agreed on this word on the sheet Words")
    text = ngettext("{n} judged pair: {codes}", "{n} judged pairs: {codes}", word.times)
    why = text.format(n=word.times, codes="; ".join(word.examples))
    if word.against:
        more = ngettext("; against it: {n} pair without overlap", "; against it: {n} pairs without overlap", word.against)
        why += more.format(n=word.against)
    return why
