"""What can be wrong with workbooks that a group filled in."""

from overlap.locale import mark as _

from .entry import Problem

ERRORS = (
    Problem(
        "no-workbooks",
        _("There are no workbooks here (.xlsx, .xlsm, .ods)."),
        _("Name the workbooks that came back, or the folder that they are in."),
    ),
    Problem(
        "not-reviewed",
        _("This is not a workbook that overlap wrote."),
        _("Give the workbook that came back from the group (.xlsx, or saved as .ods)."),
    ),
)

WARNINGS = (
    Problem(
        "review-facts-missing",
        _("The hidden sheet of this workbook is gone: its decisions were read, but what was compared is known in part only."),
        _("Ask the group for the file as they got it, with their decisions; nothing has to be filled in again."),
    ),
    Problem(
        "review-table-missing",
        _("The table of the sheet {sheet} is gone; what was filled in there is not known."),
        _("Ask the group whether they filled it in, and for an earlier copy of the file if they did."),
    ),
    Problem(
        "review-column-missing",
        _("The column {column} is gone from this sheet; what was filled in there is not known."),
        _("Ask the group for an earlier copy of the file."),
    ),
    Problem(
        "review-pairs-missing",
        _("Rows of proposed pairs are gone from this sheet ({count}): {which}"),
        _("Nothing to do if they were meant to go; they count as not judged."),
    ),
    Problem(
        "review-gaps-missing",
        _("Rows of gaps are gone from this sheet ({count}): {which}"),
        _("Nothing to do if they were meant to go; they count as not judged."),
    ),
    Problem(
        "review-ids-moved",
        _("In {count} rows the hidden columns do not belong to what the row shows; the row was read as what it shows."),
        _("Nothing to do. It comes of sorting without the hidden columns."),
    ),
    Problem(
        "review-copy",
        _("This sheet holds the same pairs as the sheet {first}; what is equal counts once, what differs is not placed."),
        _("Keep the sheet that counts and give the file again, or settle the differences."),
    ),
    Problem(
        "review-comments-unread",
        _("Comments on cells are not read from a file of this format."),
        _("Save the workbook as .xlsx or .ods."),
    ),
)
