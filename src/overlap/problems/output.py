"""What can be wrong with where a result goes."""

from typing import Final

from overlap.locale import mark as _

from .problem import Problem

ERRORS: Final = (
    Problem(
        "text-too-long",
        _("A text is longer than the {limit} characters that fit in a cell."),
        _("Shorten the text in the source, or leave this part out."),
    ),
    Problem(
        "output-exists",
        _("This file exists already and is not overwritten."),
        _("Choose another name, or add --force: a workbook that was filled in is then kept under a numbered name."),
    ),
    Problem(
        "output-is-input",
        _("The result would overwrite a file that is read for it."),
        _("Choose another name."),
    ),
    Problem(
        "output-kind",
        _("The result cannot be written as “{suffix}”."),
        _("Choose a name that ends in {wanted}."),
    ),
    Problem(
        "output-not-xlsx",
        _("The workbook is written as .xlsx only, not as “{suffix}”."),
        _("Choose a name that ends in .xlsx. Excel, LibreOffice and Google Sheets open it; Save as makes .ods or PDF of it."),
    ),
    Problem(
        "output-is-folder",
        _("The result cannot be written as this: it is a folder."),
        _("Name a file in it."),
    ),
    Problem(
        "output-folder",
        _("The folder {folder} does not exist."),
        _("Make the folder first, or choose another."),
    ),
    Problem(
        "output-not-writable",
        _("This file cannot be written ({reason})."),
        _("Choose a folder of your own, such as Documents, and check that there is room on the disk."),
    ),
    Problem(
        "output-locked",
        _("This file is open in Excel or another program."),
        _("Close it there and try again, or choose another name with -o."),
    ),
)

WARNINGS: Final = (
    Problem(
        "not-opened",
        _("The workbook is ready, but it could not be opened ({reason})."),
        _("Open it yourself, in Excel or LibreOffice."),
    ),
)
