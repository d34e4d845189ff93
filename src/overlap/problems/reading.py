"""What can be wrong with the tables of a document, and what a reader should know of how they were read."""

from typing import Final

from overlap.locale import mark as _

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
        _("No goals were recognised in this document, not in its text and not in a table ({tables} tables)."),
        _(
            "Goals are found as a list below a heading or below “De kandidaat kan:”, as lines with a code (P/ZW/01/01-01), or in "
            "a table with headers such as Code and Eindterm. Does the document have goals? Then write them so, "
            "or fill in the form of `overlap template`."
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
        _("In the running text {count} lines look like goals and were not read, the first: {text}"),
        _("Put them in a list below a heading of their own, or give them a code, if they are goals."),
    ),
    Problem(
        "text-left-out",
        _("{count} lines that look like goals are hidden or not filled in; they were not read: {text}"),
        _("Make the text visible in Word (File > Options > Display > Hidden text) if it should count."),
    ),
    Problem(
        "text-struck",
        _("{count} goals in the running text are struck through, all of the text or a part; they were read: {text}"),
        _("Remove them from the file if they should not count."),
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
        _("{count} cells hold a formula without a value, the first in row {first}: {formula}. Nothing can be read there."),
        _("Open the file in Excel or LibreOffice and save it there: then the values are in it."),
    ),
    Problem(
        "unreadable-characters",
        _(
            "{count} cells hold characters that cannot be read, the first in row {row}: {text}. The file is in an encoding "
            "that was not recognised, or was damaged when it was saved."
        ),
        _(
            "Look at the letters with accents (é, ë, ï). Are they wrong, then open the file in the program it was made with "
            "and save it as .xlsx."
        ),
    ),
    Problem(
        "hidden-rows",
        _("{count} rows with goals are hidden in Excel (by a filter or by hand), the first is row {first}; they were read."),
        _("Remove the rows if they should not count."),
    ),
    Problem(
        "code-collides",
        _("Excel made a number of a code: {value} stands in row {first} too. Of 1.1 and 1.10 it makes the same number."),
        _("Type the code again with an apostrophe in front, for example '1.10."),
    ),
    Problem(
        "code-as-date",
        _("Excel made a date of a code: {value}."),
        _("Type the code again with an apostrophe in front, for example '1-2."),
    ),
    Problem(
        "no-codes",
        _("No codes were found; the goals are numbered by their place in the file."),
        _("Nothing to do. Codes make it easier to talk about a goal."),
    ),
)
