"""The sheet Words: where vmbo and mbo use different words for the same thing, and which word the group agrees on."""

import re
from collections.abc import Sequence
from typing import Final

from overlap.analysis import WordPair, terminology
from overlap.locale import gettext as _
from overlap.locale import ngettext
from overlap.model import Comparison
from overlap.workbook.form.fields import OWN_WORDS, WORDS
from overlap.workbook.form.form import Form, FormSheet
from overlap.workbook.form.prefill import Key
from overlap.workbook.form.sheet_names import sheet_name
from overlap.workbook.xlsx import styles
from overlap.workbook.xlsx.fitting import emphasised, height
from overlap.workbook.xlsx.styles import Properties

from .review import code

_HEAD = 4
OWN_ROWS: Final = 8


def write(book: Form, comparison: Comparison) -> None:
    """Write the sheet."""
    sheet = book.sheet(sheet_name("words"), colour=styles.REFERENCE)
    fields = book.prefilled.fields("words")
    sheet.fields(fields)
    sheet.text(1, 1, _("The same thing, another word"), styles.TITLE)
    sheet.high(1, 30)
    explained = _(
        "In pairs that are certain or likely, both texts mean the same in other words. Do you really mean the same? "
        "Then agree on one word for pupils."
    )
    sheet.text(2, 1, explained, styles.BASE, font_size=11)
    found = terminology(comparison)
    for n, one in enumerate(found, 1):
        _row(sheet, _HEAD + n, one)
    if not found:
        nothing = _("The thesaurus found no different words for the same thing in these pairs.")
        sheet.text(_HEAD + 1, 1, nothing, styles.BASE, font_color=styles.SOFT)
        for column in range(6, len(WORDS)):
            sheet.blank(_HEAD + 1, column, styles.TO_FILL)
    last = _HEAD + max(1, len(found))
    sheet.form_table("words", fields, _HEAD, last)
    end = _own(sheet, last + 2)
    sheet.freeze(_HEAD + 1, 3)
    sheet.repeat(_HEAD)
    sheet.print_area(1, 1, end, len(fields) - 1)


def _row(sheet: FormSheet, row: int, one: WordPair) -> None:
    """A word pair: the words, how often on either side, and where."""
    use = [
        ngettext("vmbo: in {n} goal", "vmbo: in {n} goals", one.vmbo_goals).format(n=one.vmbo_goals),
        ngettext("mbo: in {n} item", "mbo: in {n} items", one.mbo_goals).format(n=one.mbo_goals),
        ngettext("together in {n} pair", "together in {n} pairs", one.pairs).format(n=one.pairs),
    ]
    bold = {**styles.CELL, "bold": True}
    sheet.text(row, 0, one.id, styles.CELL)
    sheet.text(row, 1, one.vmbo, bold)
    sheet.text(row, 2, one.mbo, bold)
    sheet.text(row, 3, "\n".join(use), styles.CELL)
    vmbo = [(code(example.pair.vmbo), example.vmbo) for example in one.examples]
    mbo = [(code(example.pair.mbo), example.mbo) for example in one.examples]
    _examples(sheet, row, 4, vmbo, one.vmbo)
    _examples(sheet, row, 5, mbo, one.mbo)
    key: Key = "words", one.id
    filled = [(sheet.to_fill(row, at, key, WORDS[at]), WORDS[at].width) for at in range(6, len(WORDS))]
    filled += sheet.further(row, key)
    shown = ("\n".join(use), *("\n".join(f"{c}  {text}" for c, text in side) for side in (vmbo, mbo)))
    widths = (field.width for field in WORDS[3:6])
    sheet.fit(row, [*zip(shown, widths, strict=False), *filled], least=3)


def _examples(sheet: FormSheet, row: int, column: int, examples: Sequence[tuple[str, str]], word: str) -> None:
    """One example per line: the code in passing, the word in bold."""
    soft: Properties = {**styles.BASE, "font_color": styles.SOFT}
    parts: list[tuple[str, Properties]] = []
    for n, (goal, text) in enumerate(examples):
        parts.append(((f"\n{goal}" if n else goal) + "  ", soft))
        parts += emphasised(text, _forms(text, word), styles.BASE)
    sheet.rich(row, column, parts, styles.CELL)


def _forms(text: str, word: str) -> list[str]:
    """The words of a text that begin like those of the term: its inflections."""
    starts = tuple(w.casefold()[:5] for w in word.split())
    return [w for w in re.findall(r"\w+", text) if w.casefold().startswith(starts)]


def _own(sheet: FormSheet, row: int) -> int:
    """Room for words that the group itself stumbled over; the last row used."""
    sheet.text(row, 1, _("Did you stumble over other words? Add them here"), styles.SUBTITLE)
    sheet.high(row, 22)
    head = row + 2  # the row between is for the keys
    rows = sheet.form.prefilled.count("own words", OWN_ROWS)
    for n in range(1, rows + 1):
        key: Key = "own words", f"own-{n}"
        sheet.text(head + n, 0, key[1], styles.CELL)
        filled = [(sheet.to_fill(head + n, at, key, OWN_WORDS[at]), WORDS[at].width) for at in range(1, len(OWN_WORDS))]
        filled += sheet.further(head + n, key)
        sheet.high(head + n, max(20, height(filled)))
    fields = sheet.form.prefilled.fields("own words")
    sheet.form_table("own words", fields, head, head + rows, name="own_words", key_row=row + 1)
    return head + rows
