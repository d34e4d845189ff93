"""The first sheet: what this is, what is asked of the group, and what the words mean."""

from xlsxwriter.worksheet import Worksheet

from overlap.analysis import coverage, next_to_nothing
from overlap.locale import gettext as _
from overlap.model import Comparison, Pair

from . import styles
from .answer import in_words
from .book import Book, height
from .fields import WHO
from .places import sheet_name
from .review import certainty, code
from .tables import key_of

_WIDTHS = (4, 30, 44, 44)
_ACROSS = sum(_WIDTHS[1:])


def write(book: Book, comparison: Comparison) -> None:
    """Write the sheet."""
    sheet = book.sheet(_("Read me"), colour=styles.INK)
    sheet.fit_to_pages(1, 1)
    for column, width in enumerate(_WIDTHS):
        sheet.set_column(column, column, width)
    sheet.write_string(0, 1, _("Where do vmbo and mbo overlap?"), book.format(styles.TITLE))
    sheet.set_row(0, 32)
    sheet.write_string(1, 1, f"{comparison.vmbo.title}  ↔  {comparison.mbo.title}", book.format(styles.SUBTITLE))
    if next_to_nothing(comparison):
        row = _line(book, sheet, 2, _("These two programmes have next to nothing in common; the estimates say little then."))
    else:
        row = _line(book, sheet, 2, in_words(coverage(comparison, "mbo"), "mbo"))
    row = _steps(book, sheet, row + 1)
    row = _words(book, sheet, row + 1)
    row = _example(book, sheet, row + 1, comparison)
    row = _who(book, sheet, row + 1)
    sheet.print_area(0, 0, row, 3)


def _line(book: Book, sheet: Worksheet, row: int, text: str, look: styles.Properties = styles.WRAPPED) -> int:
    """A line of text across the sheet; the next row."""
    sheet.merge_range(row, 1, row, 3, "", book.format(look))
    sheet.write_string(row, 1, text, book.format(look))
    sheet.set_row(row, height([(text, _ACROSS)]))
    return row + 1


def _steps(book: Book, sheet: Worksheet, row: int) -> int:
    sheet.write_string(row, 1, _("What is asked of you, in five steps"), book.format(styles.SUBTITLE))
    steps = (
        (_("Look at the whole: how much overlaps, and in which modules?"), _("Overview")),
        (
            _("Judge each proposed pair together, vmbo and mbo: choose a Verdict. The computer proposes, you decide."),
            sheet_name("review"),
        ),
        (
            _("Choose an Action where something should change, and write a Remark where others must know why."),
            sheet_name("review"),
        ),
        (_("Look at what was not found. Overlap after all? Say so there."), sheet_name("gaps")),
        (_("The same for the mbo side. Then save the file and send it back to the facilitator."), sheet_name("agreements")),
    )
    for n, (text, target) in enumerate(steps, 1):
        sheet.write_number(
            row + n, 0, n, book.format(styles.BASE, bold=True, font_size=14, align="center", font_color=styles.VMBO)
        )
        sheet.merge_range(row + n, 1, row + n, 2, "", book.format(styles.WRAPPED))
        sheet.write_string(row + n, 1, text, book.format(styles.WRAPPED))
        link = book.format(styles.BASE, underline=1, font_color=styles.VMBO)
        sheet.write_url(row + n, 3, f"internal:'{target}'!A1", link, _("to the sheet {name}").format(name=target))
        sheet.set_row(row + n, height([(text, _WIDTHS[1] + _WIDTHS[2])], least=2))
    return row + len(steps) + 1


def _words(book: Book, sheet: Worksheet, row: int) -> int:
    sheet.write_string(row, 1, _("What the words mean"), book.format(styles.SUBTITLE))
    words = (
        (_("overlap"), _("the same content: whoever masters the one has had the other")),
        (_("related"), _("partly the same, or the same subject")),
        (_("gap"), _("no counterpart on the other side")),
        (
            _("repetition / deepening"),
            _("overlap at the same level: can be dropped / at a higher level: keep it and build on it"),
        ),
        ("●●●  ●●○  ●○○", _("certain, likely, possible: how sure the computer is that two goals are at least related")),
        (_("✎ and yellow"), _("this is where you fill something in")),
    )
    for n, (word, meaning) in enumerate(words, 1):
        sheet.write_string(row + n, 1, word, book.format(styles.CELL, bold=True))
        sheet.merge_range(row + n, 2, row + n, 3, "", book.format(styles.CELL))
        sheet.write_string(row + n, 2, meaning, book.format(styles.CELL))
        sheet.set_row(row + n, height([(word, _WIDTHS[1]), (meaning, _WIDTHS[2] + _WIDTHS[3])]))
    return row + len(words) + 1


def _example(book: Book, sheet: Worksheet, row: int, comparison: Comparison) -> int:
    """One row of the review as it is meant, from this very comparison."""
    pair = _telling(comparison)
    if pair is None:
        return row
    sheet.write_string(row, 1, _("An example from this comparison"), book.format(styles.SUBTITLE))
    heads = ((_("How sure, and why"), styles.BETWEEN), ("vmbo", styles.VMBO), ("mbo", styles.MBO))
    texts = (
        f"{certainty(pair)}\n" + "\n".join(pair.because),
        f"{code(pair.vmbo)}\n{pair.vmbo.text}",
        f"{code(pair.mbo)}\n{pair.mbo.text}",
    )
    for column, ((head, colour), text) in enumerate(zip(heads, texts, strict=True), 1):
        sheet.write_string(row + 1, column, head, book.format(styles.head(colour)))
        sheet.write_string(row + 2, column, text, book.format(styles.CELL))
    sheet.set_row(row + 2, height(zip(texts, _WIDTHS[1:], strict=True)))
    question = _(
        "Ask yourselves: does a pupil who masters the left one have to learn the right one again? "
        "If not, it is repetition; if it goes further in mbo, deepening; if it is only near it, related."
    )
    return _line(book, sheet, row + 3, question)


def _telling(comparison: Comparison) -> Pair | None:
    """A pair that shows why judging is needed: likely, with reasons. The best of its kind."""
    likely = [p for p in comparison.pairs if p.band == "waarschijnlijk"]
    return next(iter([*likely, *comparison.proposed]), None)


def _who(book: Book, sheet: Worksheet, row: int) -> int:
    """Who judged: to be filled in, because later it must be clear who decided."""
    sheet.write_string(row, 1, _("Who are you? Fill this in before you start."), book.format(styles.SUBTITLE))
    for n, (name, text) in enumerate(WHO, 1):
        sheet.write_string(row + n, 0, key_of("who", name), book.format(styles.BASE, font_color=styles.PAPER))
        sheet.write_string(row + n, 1, _(text), book.format(styles.CELL, bold=True))
        sheet.write_blank(row + n, 2, None, book.format(styles.TO_FILL))
        sheet.set_row(row + n, 18)
    choices = ["vmbo", "mbo", _("both")]
    sheet.data_validation(row + 5, 2, row + 5, 2, {"validate": "list", "source": choices})
    return row + len(WHO)
