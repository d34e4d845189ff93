"""The sheet Words: where vmbo and mbo use different words for the same thing, and which word the group agrees on."""

import re
from collections.abc import Sequence
from typing import Final

from xlsxwriter.worksheet import Worksheet

from overlap.analysis import WordPair, terminology
from overlap.locale import gettext as _
from overlap.locale import ngettext
from overlap.model import Comparison
from overlap.workbook.form.fields import OWN_WORDS, WORDS
from overlap.workbook.form.prefill import Key, further, to_fill
from overlap.workbook.form.sheet_names import sheet_name
from overlap.workbook.form.tables import set_columns, table
from overlap.workbook.xlsx import styles
from overlap.workbook.xlsx.book import Book, emphasised, height
from overlap.workbook.xlsx.styles import Properties

from .review import code

_HEAD = 4
OWN_ROWS: Final = 8


def write(book: Book, comparison: Comparison) -> None:
    """Write the sheet."""
    sheet = book.sheet(sheet_name("words"), colour=styles.REFERENCE)
    fields = book.prefilled.fields("words")
    set_columns(sheet, fields)
    sheet.write_string(1, 1, _("The same thing, another word"), book.format(styles.TITLE))
    sheet.set_row(1, 30)
    explained = _(
        "In pairs that are certain or likely, both texts mean the same in other words. Do you really mean the same? "
        "Then agree on one word for pupils."
    )
    sheet.write_string(2, 1, explained, book.format(styles.BASE, font_size=11))
    found = terminology(comparison)
    for n, one in enumerate(found, 1):
        _row(book, sheet, _HEAD + n, one)
    if not found:
        nothing = _("The thesaurus found no different words for the same thing in these pairs.")
        sheet.write_string(_HEAD + 1, 1, nothing, book.format(styles.BASE, font_color=styles.SOFT))
        for column in range(6, len(WORDS)):
            sheet.write_blank(_HEAD + 1, column, None, book.format(styles.TO_FILL))
    last = _HEAD + max(1, len(found))
    table(book, sheet, "words", fields, _HEAD, last)
    end = _own(book, sheet, last + 2)
    sheet.freeze_panes(_HEAD + 1, 3)
    sheet.repeat_rows(_HEAD)
    sheet.print_area(1, 1, end, len(fields) - 1)


def _row(book: Book, sheet: Worksheet, row: int, one: WordPair) -> None:
    """A word pair: the words, how often on either side, and where."""
    use = [
        ngettext("vmbo: in {n} goal", "vmbo: in {n} goals", one.vmbo_goals).format(n=one.vmbo_goals),
        ngettext("mbo: in {n} item", "mbo: in {n} items", one.mbo_goals).format(n=one.mbo_goals),
        ngettext("together in {n} pair", "together in {n} pairs", one.pairs).format(n=one.pairs),
    ]
    bold = book.format(styles.CELL, bold=True)
    sheet.write_string(row, 0, one.id, book.format(styles.CELL))
    sheet.write_string(row, 1, one.vmbo, bold)
    sheet.write_string(row, 2, one.mbo, bold)
    sheet.write_string(row, 3, "\n".join(use), book.format(styles.CELL))
    vmbo = [(code(example.pair.vmbo), example.vmbo) for example in one.examples]
    mbo = [(code(example.pair.mbo), example.mbo) for example in one.examples]
    _examples(book, sheet, row, 4, vmbo, one.vmbo)
    _examples(book, sheet, row, 5, mbo, one.mbo)
    key: Key = "words", one.id
    filled = [(to_fill(book, sheet, row, at, key, WORDS[at]), WORDS[at].width) for at in range(6, len(WORDS))]
    filled += further(book, sheet, row, key)
    shown = ("\n".join(use), *("\n".join(f"{c}  {text}" for c, text in side) for side in (vmbo, mbo)))
    widths = (field.width for field in WORDS[3:6])
    sheet.set_row(row, height([*zip(shown, widths, strict=False), *filled], least=3))


def _examples(book: Book, sheet: Worksheet, row: int, column: int, examples: Sequence[tuple[str, str]], word: str) -> None:
    """One example per line: the code in passing, the word in bold."""
    soft: Properties = {**styles.BASE, "font_color": styles.SOFT}
    parts: list[tuple[str, Properties]] = []
    for n, (goal, text) in enumerate(examples):
        parts.append(((f"\n{goal}" if n else goal) + "  ", soft))
        parts += emphasised(text, _forms(text, word), styles.BASE)
    book.rich(sheet, row, column, parts, styles.CELL)


def _forms(text: str, word: str) -> list[str]:
    """The words of a text that begin like those of the term: its inflections."""
    starts = tuple(w.casefold()[:5] for w in word.split())
    return [w for w in re.findall(r"\w+", text) if w.casefold().startswith(starts)]


def _own(book: Book, sheet: Worksheet, row: int) -> int:
    """Room for words that the group itself stumbled over; the last row used."""
    sheet.write_string(row, 1, _("Did you stumble over other words? Add them here"), book.format(styles.SUBTITLE))
    sheet.set_row(row, 22)
    head = row + 2  # the row between is for the keys
    rows = book.prefilled.count("own words", OWN_ROWS)
    for n in range(1, rows + 1):
        key: Key = "own words", f"own-{n}"
        sheet.write_string(head + n, 0, key[1], book.format(styles.CELL))
        filled = [(to_fill(book, sheet, head + n, at, key, OWN_WORDS[at]), WORDS[at].width) for at in range(1, len(OWN_WORDS))]
        filled += further(book, sheet, head + n, key)
        sheet.set_row(head + n, max(20, height(filled)))
    fields = book.prefilled.fields("own words")
    table(book, sheet, "own words", fields, head, head + rows, name="own_words", key_row=row + 1)
    return head + rows
