"""What was noticed on the way and does not stop a run: the part of the catalogue that becomes warnings."""

from overlap.locale import mark as _

from .problem import Problem

WARNINGS = (
    Problem(
        "other-side",
        _("This is a {kind} document, but it was given with {option}; it was left out."),
        _("Give it with the other option, or take it out of the folder."),
    ),
    Problem(
        "same-content",
        _("This file holds the same as {first}; it was left out."),
        _("Nothing to do, unless another file was meant."),
    ),
    Problem(
        "not-opened",
        _("The workbook is ready, but it could not be opened ({reason})."),
        _("Open it yourself, in Excel or LibreOffice."),
    ),
    Problem(
        "swapped",
        _("The first file is the mbo document and the second the vmbo document: they were put the right way round."),
        _("Next time, give the vmbo document first."),
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
        "plan-only-codes",
        _("{count} rows name codes and no texts, the first is row {first}; they were left out."),
        _("Give the examenprogramma or kwalificatiedossier too: the texts are taken from there."),
    ),
    Problem(
        "plan-unknown-codes",
        _("Codes in this plan that the programme does not have ({count}): {codes}"),
        _("Check the codes, and whether the programme is of the right year."),
    ),
    Problem(
        "plan-leaves-out",
        _("Codes of the programme that this plan leaves out ({count}): {codes}"),
        _("Nothing to do, unless they should be taught or tested."),
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
    Problem(
        "reference-missing",
        _("{value} refers to an item that is not in this publication ({reference}); it is left out."),
        _("Nothing to do, unless the item matters: then ask the publisher, or download the file once more."),
    ),
    Problem(
        "begrippen-one-word",
        _("There is one word only in this row, “{word}”; it was left out."),
        _("Add a word that means the same, separated by a semicolon or in the next column."),
    ),
    Problem(
        "begrippen-unknown",
        _("The begrip “{begrip}” refers to “{other}”, which is in no list; that was left out."),
        _("Check the spelling, or give it a row of its own."),
    ),
    Problem(
        "begrippen-term-unused",
        _("“{term}” has one word beside words such as “op” and “van”, and cannot be looked for; it was left out."),
        _("Write it as one word, or add the word that it goes with."),
    ),
    Problem(
        "onderdeel-twice",
        _("The code {value} occurs more than once in this publication, and all of them were read: {available}."),
        _("Choose the modules and keuzevakken one by one if one version is enough."),
    ),
)
