"""What can be wrong where many programmes are compared with many."""

from typing import Final

from overlap.locale import mark as _

from .problem import Problem

ERRORS: Final = (
    Problem(
        "nothing-to-compare",
        _("Of what was given with {option} nothing is left to compare."),
        _("See what is said of each file above; `overlap inspect` shows how one is read."),
    ),
    Problem(
        "no-documents",
        _("In this folder, and in the folders in it, is no document that can be read (.xlsx, .ods, .csv, .docx, .xml …)."),
        _("Name the folder that holds them, or one of the files."),
    ),
    Problem(
        "file-of-office",
        _("This is no document, but what Excel or Word keeps while a file is open; it was left out."),
        _("Save and close that file first when something was changed in it."),
    ),
    Problem(
        "no-such-cell",
        _("There is no cell {value} in this matrix. Of the vmbo it has {vmbo}; of the mbo {mbo}."),
        _("Write the numbers of the matrix, for example --cell V3:M12, or a part of both names."),
    ),
    Problem(
        "ambiguous-cell",
        _("{value} may be several cells: {available}."),
        _("Write the number of the matrix, for example --cell V3:M12."),
    ),
    Problem(
        "cell-without-workbooks",
        _("--cell says of which cells workbooks are wanted, but not where they go."),
        _("Add --workbooks and a folder, or leave --cell out."),
    ),
    Problem(
        "workbooks-folder",
        _("This is a file, not a folder for workbooks."),
        _("Choose the name of a folder; it is made when it does not exist."),
    ),
)

WARNINGS: Final = (
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
)
