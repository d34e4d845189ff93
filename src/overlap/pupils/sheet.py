"""The check as a sheet: a row per sentence, a narrow column per pupil, and how many gave each answer; or only those counts."""

from collections.abc import Sequence
from typing import Final

from xlsxwriter.utility import xl_rowcol_to_cell

from overlap.locale import gettext as _
from overlap.locale import ngettext
from overlap.model.pupils import Had, PupilAnswers, PupilCount
from overlap.workbook.xlsx import styles
from overlap.workbook.xlsx.book import Book, Sheet

from .choice import Check
from .words import WHERE, initials, labels

PUPILS: Final = 32  # columns: a large class
_SENTENCE, _WHERE, _COUNT, _PUPIL = 62.0, 30.0, 8.0, 3.6  # widths in characters
_FIRST_COUNT, _WHERE_COLUMN, _FIRST_PUPIL = 2, 5, 6  # columns, from 0
_LINE: Final = 15  # points


def as_sheet(check: Check) -> bytes:
    """Write the check as an .xlsx to fill in: what each pupil answered, or only how many gave each answer."""
    book = Book(_("What have you learnt?"), [_("Answers")])
    letters = initials()
    named = ", ".join(f"{letters[answer]} = {label}" for answer, label in zip(Had, labels(), strict=True))
    lines = (
        _("A column per pupil, in any order: {letters}. No names and no numbers of pupils.").format(letters=named),
        _("Did the class put up hands? Then type how many did in the columns {labels}, over what stands there.").format(
            labels=", ".join(labels())
        ),
        _("Under “Where?” write in a few words what many of them say, with no names."),
    )
    sheet, head = _begun(book, _("What have you learnt?"), lines, [question.text for question in check.questions])
    last = head + len(check.questions)
    columns = (_FIRST_PUPIL, _FIRST_PUPIL + PUPILS - 1)
    sheet.wide(*columns, _PUPIL)
    sheet.heads(head, _FIRST_PUPIL, (str(n) for n in range(1, PUPILS + 1)), styles.FILL_IN_HEAD, align="center", indent=0)
    for row in range(head + 1, last + 1):
        sheet.blanks(row, *columns, styles.TO_FILL, align="center", indent=0)
        sheet.blank(row, _WHERE_COLUMN, styles.TO_FILL)
        cells = f"{xl_rowcol_to_cell(row, columns[0])}:{xl_rowcol_to_cell(row, columns[1])}"
        for column, answer in enumerate(Had, _FIRST_COUNT):
            sheet.formula(row, column, f'=COUNTIF({cells},"{letters[answer]}*")', 0, styles.TO_FILL, align="center", indent=0)
    if check.questions:
        rule = {"validate": "list", "source": [letters[answer] for answer in Had], "error_type": "information"}
        sheet.check((head + 1, columns[0], last, columns[1]), rule)
    sheet.print_area(0, 0, last, columns[1])
    return book.content()


def as_counts(answers: PupilAnswers) -> bytes:
    """Write how many pupils gave each answer as an .xlsx, which is read like the answers themselves: those can be thrown away."""
    book = Book(_("What pupils answered"), [_("Answers")])
    lines = (
        ngettext(
            "Counts only: {n} pupil answered. Who gave which answer stands nowhere.",
            "Counts only: {n} pupils answered. Who gave which answer stands nowhere.",
            answers.pupils,
        ).format(n=answers.pupils),
        _("Use this file from now on, and throw away what the pupils filled in."),
    )
    sheet, head = _begun(book, _("What pupils answered"), lines, list(answers.counts))
    for row, count in enumerate(answers.counts.values(), head + 1):
        numbers = (count.had, count.partly, count.not_had)
        sheet.numbers(row, _FIRST_COUNT, numbers, styles.CENTRED)
        sheet.text(row, _WHERE_COLUMN, where_texts(count), styles.CELL)
    sheet.print_area(0, 0, head + len(answers.counts), _WHERE_COLUMN)
    return book.content()


def where_texts(count: PupilCount) -> str:
    """Give where pupils say that they learnt it, each text with how many wrote it: "stage (12); bij koken (5)"."""
    return "; ".join(f"{text} ({times})" if times else text for text, times in count.where)


def _begun(book: Book, title: str, lines: Sequence[str], sentences: Sequence[str]) -> tuple[Sheet, int]:
    """A sheet with its title, what to do, and the sentences; and the row of its header."""
    sheet = book.sheet(_("Answers"), colour=styles.FILL_IN_HEAD)
    sheet.widths((5, _SENTENCE, _COUNT, _COUNT, _COUNT, _WHERE))
    sheet.title(0, 1, title)
    for row, line in enumerate(lines, 1):
        sheet.text(row, 1, line, styles.BASE)
        sheet.high(row, _LINE)
    head = len(lines) + 2
    sheet.heads(head, 0, (_("No."), _("Sentence")), styles.BETWEEN)
    sheet.heads(head, _FIRST_COUNT, labels(), styles.BETWEEN, align="center", indent=0)
    sheet.heads(head, _WHERE_COLUMN, (_(WHERE),), styles.BETWEEN)
    sheet.high(head, 2 * _LINE)
    for row, sentence in enumerate(sentences, head + 1):
        sheet.number(row, 0, row - head, styles.CENTRED)
        sheet.text(row, 1, sentence, styles.CELL)
        sheet.fit(row, [(sentence, _SENTENCE)], least=1.4)
    sheet.freeze(head + 1, 2)
    sheet.repeat(head)
    return sheet, head
