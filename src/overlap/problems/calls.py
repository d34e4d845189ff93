"""What can be wrong with what was asked: the two documents, an option, a goal."""

from typing import Final

from overlap.locale import mark as _

from .problem import Problem

ERRORS: Final = (
    Problem(
        "wrong-kind",
        _("Both files are of the {kind} side: {first} and {second}."),
        _("Give one vmbo document (examenprogramma or PTA) and one mbo document (kwalificatiedossier)."),
    ),
    Problem(
        "same-file",
        _("The same file was given twice."),
        _("Give one vmbo document and one mbo document."),
    ),
    Problem(
        "bad-option",
        _("{option} {value} is not understood."),
        _("Write it like this: {example}."),
    ),
    Problem(
        "given-twice",
        _("{option} says two different things of the same document: {first} and {second}."),
        _("Keep one of them. With two documents, put the side before it: vmbo:{first} and mbo:{second}."),
    ),
    Problem(
        "nothing-left",
        _("With {option} {value} no goal is left in this file. It has: {available}."),
        _("Choose one of those, or leave {option} out."),
    ),
    Problem(
        "no-such-goal",
        _("No goal in this file has the code or id {value}. Most like it: {near}."),
        _("Check the code; `overlap inspect` shows the goals that were read."),
    ),
    Problem(
        "ambiguous-goal",
        _("The code {value} is that of several goals: {available}."),
        _("Choose one of them by its id, or by its place: put # and a number behind the code, between quotes."),
    ),
    Problem(
        "form-without-document",
        _("A form for cards is made for the goals of a document, and none was named."),
        _("Name it: overlap template kaarten FILE."),
    ),
    Problem(
        "form-of-no-document",
        _("A form for {kind} is empty; no document goes with it."),
        _("Leave the file out, or ask for the form for cards: overlap template kaarten FILE."),
    ),
)

WARNINGS: Final = (
    Problem(
        "swapped",
        _("The first file is the mbo document and the second the vmbo document: they were put the right way round."),
        _("Next time, give the vmbo document first."),
    ),
    Problem(
        "kwalificatie-all",
        _("--kwalificatie {value} leaves nothing out: every row of this file is of the others too ({count}: {others})."),
        _("All rows are compared. The official .xml of the dossier tells per row of which kwalificatie it is."),
    ),
    Problem(
        "previous-other",
        _("Of what was judged in this workbook hardly any goal is in these documents."),
        _("Check that it is about the same programmes. What has no place is on the sheet Not placed."),
    ),
)
