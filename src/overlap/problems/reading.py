"""What can be wrong with the tables of a document, and what a reader should know of how they were read."""

from typing import Final

from overlap.locale import mark as _
from overlap.locale import mark_plural as ngettext

from .problem import Problem

ERRORS: Final = (
    Problem(
        "no-table",
        _("No table with goals was found in this file. Sheets: {sheets}."),
        _(
            "The table needs a row with headers such as Code and Eindterm, Leerdoel or Werkproces. "
            "`overlap template` writes an example."
        ),
    ),
    Problem(
        "no-goals-in-text",
        _("No goals were recognised in this document, not in its text and not in a table (tables: {tables})."),
        _(
            "Goals are found as a list below a heading or below “De kandidaat kan:”, as lines with a code (P/ZW/01/01-01), or in "
            "a table with headers such as Code and Eindterm. Does the document have goals? Then write them so, "
            "or fill in the form of `overlap template`."
        ),
    ),
    Problem(
        "no-table-but-goals",
        _(
            "No table with goals was found in this file, but in column {column} of this sheet texts look like goals ({count}), "
            "the first in row {first}: “{text}”."
        ),
        _(
            "Say where they are: {option}. Do the goals stand beside each other in one row? Then copy the table in Excel and "
            "paste it with Paste special > Transpose."
        ),
    ),
    Problem(
        "no-such-sheet",
        _("This file has no sheet “{wanted}”. It has: {sheets}."),
        _("Choose one of those, by its name or its number."),
    ),
    Problem(
        "no-such-row",
        _("This row cannot be the header: it is empty, or below the last row ({rows})."),
        _("Give the number that Excel shows at the left of the row with the headers."),
    ),
    Problem(
        "no-such-role",
        _("“{role}” is no part that a column can play."),
        _("Choose from: {roles}."),
    ),
    Problem(
        "no-such-column",
        _("This sheet has no column “{wanted}”. The last one is {last}."),
        _("Give the letter that Excel shows above the column, or the text of its header."),
    ),
    Problem(
        "own-workbook",
        _("This is a workbook that overlap wrote, not a programme."),
        _("Give the examenprogramma, PTA, dossier or OER that it was made from."),
    ),
)

WARNINGS: Final = (
    Problem(
        "goals-unread-column",
        _("Column {column} holds texts that look like goals and were not read ({count}), the first in row {first}: “{text}”."),
        _("Should they count too? Then add {option}."),
    ),
    Problem(
        "goals-unread-rows",
        _("In column {column} texts look like goals and were not read ({count}), the first in row {first}: “{text}”."),
        _("Look at those rows in the file: put a goal in each row, below the headers, and notes below the table."),
    ),
    Problem(
        "goals-unread-sheet",
        _(
            "In this sheet texts look like goals and were not read ({count}), the first in row {first} of column {column}: "
            "“{text}”."
        ),
        _("Should they count too? Then read the sheet with {option}, or give its table a row with headers."),
    ),
    Problem(
        "sheet-turned",
        _("This table stands on its side: the headers stand in column {place}, and each next column is a row. It was read so."),
        _("Look with `overlap inspect` whether the goals are right."),
    ),
    Problem(
        "sheet-matrix",
        _("In this sheet the goals stand in the headers, in row {place}. They were read; the crosses below them were not."),
        _("Look with `overlap inspect` whether the goals are right."),
    ),
    Problem(
        "kind-unsure",
        _("It is not clear from the content whether this is a vmbo or an mbo document; it is read as {kind}."),
        _("Add the codes (P/ZW/01/01-01 or B1-K1-W1), or a column Leerweg or Kerntaak."),
    ),
    Problem(
        "duplicate-goal",
        _("The same goal stands in row {first} of sheet {first_sheet} already; it is read once: {text}"),
        _("Nothing to do, unless a different text was meant."),
    ),
    Problem(
        "sheet-skipped",
        _("In this sheet no table with goals was found."),
        _("Nothing to do, unless it holds goals: then give the table a row with headers."),
    ),
    Problem(
        "text-not-read",
        ngettext(
            "In the running text {count} line looks like a goal and was not read: {text}",
            "In the running text {count} lines look like goals and were not read, the first: {text}",
        ),
        _("Should that count too? Then make it a list below a heading of its own, or give each goal a code."),
    ),
    Problem(
        "text-left-out",
        ngettext(
            "{count} line that looks like a goal is hidden or not filled in; it was not read: {text}",
            "{count} lines that look like goals are hidden or not filled in; they were not read: {text}",
        ),
        _("Make the text visible in Word (File > Options > Display > Hidden text) if it should count."),
    ),
    Problem(
        "text-struck",
        ngettext(
            "{count} goal in the running text is struck through, all of the text or a part; it was read: {text}",
            "{count} goals in the running text are struck through, all of the text or a part; they were read: {text}",
        ),
        _("Remove from the file what should not count."),
    ),
    Problem(
        "goals-struck",
        ngettext(
            "{count} goal is struck through, all of the text or a part; it stands in row {first}: “{text}”. It was read.",
            "{count} goals are struck through, all of the text or a part; the first in row {first}: “{text}”. They were read.",
        ),
        _("Remove from the file what should not count."),
    ),
    Problem(
        "not-filled-in",
        ngettext(
            "{count} row has a field that nobody filled in, row {first}; what the form itself shows there is no goal.",
            "{count} rows have a field that nobody filled in, the first is row {first}; "
            "what the form itself shows there is no goal.",
        ),
        _("Nothing to do, unless something belongs there: then fill it in."),
    ),
    Problem(
        "rows-deleted",
        ngettext(
            "{count} row was deleted with track changes and was not read: “{text}”.",
            "{count} rows were deleted with track changes and were not read, the first: “{text}”.",
        ),
        _("Nothing to do, unless something of it should stay: then reject the change in Word and save the file."),
    ),
    Problem(
        "text-hidden",
        ngettext(
            "{count} piece of text is hidden in Word and was not read: “{text}”.",
            "{count} pieces of text are hidden in Word and were not read, the first: “{text}”.",
        ),
        _("Nothing to do, unless that should count: then take off the mark Hidden at Font in Word."),
    ),
    Problem(
        "hidden-sheet",
        _("This sheet is hidden in Excel, but it holds goals and was read."),
        _("Remove the sheet if it should not count."),
    ),
    Problem(
        "hidden-copy",
        _("This sheet is hidden in Excel and repeats goals of other sheets; it was not read."),
        _("Make the sheet visible if it should count."),
    ),
    Problem(
        "formula-without-value",
        ngettext(
            "{count} cell holds a formula without a value, in row {first}: {formula}. Nothing can be read there.",
            "{count} cells hold a formula without a value, the first in row {first}: {formula}. Nothing can be read there.",
        ),
        _("Open the file in Excel or LibreOffice and save it there: then the values are in it."),
    ),
    Problem(
        "unreadable-characters",
        ngettext(
            "{count} cell holds characters that cannot be read, in row {row}: {text}. The file is in an encoding "
            "that was not recognised, or was damaged when it was saved.",
            "{count} cells hold characters that cannot be read, the first in row {row}: {text}. The file is in an encoding "
            "that was not recognised, or was damaged when it was saved.",
        ),
        _(
            "Look at the letters with accents (é, ë, ï). Are they wrong, then open the file in the program it was made with "
            "and save it as .xlsx."
        ),
    ),
    Problem(
        "hidden-rows",
        ngettext(
            "{count} row with goals is hidden in Excel (by a filter or by hand), row {first}; it was read.",
            "{count} rows with goals are hidden in Excel (by a filter or by hand), the first is row {first}; they were read.",
        ),
        _("Remove from the file what should not count."),
    ),
    Problem(
        "code-collides",
        _("Excel made a number of a code: {value} stands in row {first} too. Of 1.1 and 1.10 it makes the same number."),
        _("Type the code again with an apostrophe in front, for example '1.10."),
    ),
    Problem(
        "code-from-formula",
        _(
            "Codes are formulas without a value ({count}; the first in row {first}: {formula}). They were worked out here; "
            "that one is {value}."
        ),
        _("Check a few. Open the file in Excel or LibreOffice and save it there: then the values are in it."),
    ),
    Problem(
        "code-column-unused",
        _("Column {column} (“{header}”) looks like codes, and was not read."),
        _("Does it hold the code of each goal? Then say so: `--column code={column}`."),
    ),
    Problem(
        "goals-alike",
        _("{count} of the {total} goals have the same text: {text}"),
        _("Perhaps the goals stand in another column. Say which with `--column goal=` and its letter."),
    ),
    Problem(
        "one-goal",
        _("Below this header {rows} rows gave one goal."),
        _("Look whether this is the right header and column; `--header-row` and `--column goal=` say which they are."),
    ),
    Problem(
        "open-quote",
        _(
            "A quotation mark at the beginning of a cell is never closed ({count} ×; the first in row {row}). It was read as "
            "part of the text, and the rows below it as rows."
        ),
        _("Check that row. Remove the mark in the file, or close it at the end of the cell."),
    ),
    Problem(
        "code-as-date",
        _("Excel made dates of codes ({count}); the first: {value}."),
        _("Type the code again with an apostrophe in front, for example '1-2."),
    ),
    Problem(
        "no-codes",
        _("No codes were found; the goals are numbered by their place in the file."),
        _("Nothing to do. Codes make it easier to talk about a goal."),
    ),
)
