"""The sheet Words: where vmbo and mbo use different words for the same thing, and which word the group agrees on."""

import re
from collections.abc import Sequence
from typing import Final

from overlap.analysis import WordPair, terminology
from overlap.locale import gettext as _
from overlap.locale import ngettext
from overlap.model.labels import code_of
from overlap.workbook.form.fields import WORDS
from overlap.workbook.form.form import Form, FormSheet, OwnRows
from overlap.workbook.form.sheet_names import sheet_name
from overlap.workbook.xlsx import styles
from overlap.workbook.xlsx.fitting import emphasised
from overlap.workbook.xlsx.styles import Properties

from .subject import Subject

_HEAD: Final = 4  # the row (from 0) of the header
_ALIKE: Final = 5  # first characters by which an inflection is known
OWN_ROWS: Final = 8
_OWN: Final = OwnRows(table="own words", prefix="own", usual=OWN_ROWS, least=20)


def write(form: Form, subject: Subject) -> None:
    """Write the sheet."""
    sheet = form.sheet(sheet_name("words"), colour=styles.REFERENCE)
    fields = form.prefilled.fields("words")
    sheet.fields(fields)
    sheet.title(1, 1, _("The same thing, another word"))
    explained = _(
        "In pairs that are certain or likely, both texts mean the same in other words. Do you really mean the same? "
        "Then agree on one word for pupils."
    )
    sheet.text(2, 1, explained, styles.BASE, font_size=11)
    pairs = terminology(subject.comparison)
    for row, pair in enumerate(pairs, _HEAD + 1):
        _row(sheet, row, pair)
    if not pairs:
        nothing = _("The thesaurus found no different words for the same thing in these pairs.")
        sheet.text(_HEAD + 1, 1, nothing, styles.PASSING)
        sheet.blanks(_HEAD + 1, 6, len(WORDS) - 1, styles.TO_FILL)
    last = _HEAD + max(1, len(pairs))
    sheet.form_table("words", (_HEAD, last))
    end = _own(sheet, last + 2)
    sheet.freeze(_HEAD + 1, 3)
    sheet.repeat(_HEAD)
    sheet.print_area(1, 1, end, len(fields) - 1)


def _row(sheet: FormSheet, row: int, pair: WordPair) -> None:
    """Write a word pair: the words, how often on either side, and where."""
    use = [
        ngettext("vmbo: in {n} goal", "vmbo: in {n} goals", pair.vmbo_goals).format(n=pair.vmbo_goals),
        ngettext("mbo: in {n} item", "mbo: in {n} items", pair.mbo_goals).format(n=pair.mbo_goals),
        ngettext("together in {n} pair", "together in {n} pairs", pair.pairs).format(n=pair.pairs),
    ]
    sheet.text(row, 0, pair.id, styles.CELL)
    sheet.texts(row, 1, (pair.vmbo, pair.mbo), styles.CELL, bold=True)
    sheet.text(row, 3, "\n".join(use), styles.CELL)
    vmbo = [(code_of(example.pair.vmbo), example.vmbo) for example in pair.examples]
    mbo = [(code_of(example.pair.mbo), example.mbo) for example in pair.examples]
    _examples(sheet, row, 4, vmbo, pair.vmbo)
    _examples(sheet, row, 5, mbo, pair.mbo)
    filled = sheet.fill_in(row, ("words", pair.id))
    shown = ("\n".join(use), *("\n".join(f"{c}  {text}" for c, text in side) for side in (vmbo, mbo)))
    widths = (field.width for field in WORDS[3:6])
    sheet.fit(row, [*zip(shown, widths, strict=False), *filled], least=3)


def _examples(sheet: FormSheet, row: int, column: int, examples: Sequence[tuple[str, str]], word: str) -> None:
    """Write an example per line: the code in passing, the word in bold."""
    parts: list[tuple[str, Properties]] = []
    for n, (goal, text) in enumerate(examples):
        parts.append(((f"\n{goal}" if n else goal) + "  ", styles.PASSING))
        parts += emphasised(text, _forms(text, word), styles.BASE)
    sheet.rich(row, column, parts, styles.CELL)


def _forms(text: str, word: str) -> list[str]:
    """Give the words of a text that begin like those of the term: its inflections."""
    starts = tuple(part.casefold()[:_ALIKE] for part in word.split())
    return [form for form in re.findall(r"\w+", text) if form.casefold().startswith(starts)]


def _own(sheet: FormSheet, row: int) -> int:
    """Leave room for words that the group itself stumbled over, and give the last row used."""
    sheet.subtitle(row, 1, _("Did you stumble over other words? Add them here"))
    head = row + 2  # the row between is for the keys
    last = sheet.own_rows(head, _OWN)
    sheet.form_table("own words", (head, last), name="own_words", key_row=row + 1)
    return last
