"""What can be wrong with workbooks that groups filled in."""

from typing import Final

from overlap.locale import mark as _
from overlap.locale import mark_plural as ngettext

from .problem import Problem

ERRORS: Final = (
    Problem(
        "no-workbooks",
        _("There are no workbooks here (.xlsx, .xlsm, .ods), nor decisions that a review page saved (.json)."),
        _("Name the workbooks that came back, or the folder that they are in."),
    ),
    Problem(
        "not-reviewed",
        _("This is not a workbook that overlap wrote."),
        _("Give the workbook that came back from the group (.xlsx, or saved as .ods)."),
    ),
    Problem(
        "decisions-damaged",
        _("This file of decisions is damaged: it is not as the review page saved it."),
        _("Open the page on the computer where it was used, and save the decisions again; the browser still has them."),
    ),
    Problem(
        "decisions-newer",
        _("This file of decisions was written by a newer version of overlap (format {format})."),
        _("Install that version (overlap --version tells which one is here), and try again."),
    ),
    Problem(
        "merge-one",
        _("Merging takes two filled-in workbooks at least, that are not the same file."),
        _("Name the copies of all groups, or the folder they are in."),
    ),
    Problem(
        "merge-other-programmes",
        _("This workbook is about other programmes ({there}) than {first} ({here})."),
        _("Merge copies of one comparison. A newer version of a dossier? Then compare anew with --previous."),
    ),
    Problem(
        "merge-no-facts",
        _("In none of these workbooks the hidden sheet _overlap is whole, and without it they cannot be merged."),
        _("Add the workbook as you sent it to the groups: an empty copy will do."),
    ),
)

WARNINGS: Final = (
    Problem(
        "review-facts-missing",
        _(
            "The hidden sheet of this workbook is gone, and with it what was compared (known in part only) and which texts the "
            "program wrote. Decisions are read by what their rows show; among what is not placed are texts of the program too."
        ),
        _(
            "Ask the group for an earlier copy of the file that still has the sheet. Otherwise go through what is not placed: "
            "what people wrote there, and answers over our own texts, has to be filled in again in a whole workbook."
        ),
    ),
    Problem(
        "review-copies-missing",
        _(
            "This workbook was merged of copies, and does not hold what each group said any more: a newer copy of one of these "
            "groups would count beside what they said together."
        ),
        _("Merge the copies of the groups again, with the newer one among them."),
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
        "review-column-unknown",
        _("Column {column} has lost its header: what stands in it (cells: {count}) belongs to nothing that is known."),
        _("Nothing is lost: the texts are kept as not placed. Give the column its header again and read the file anew."),
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
        "review-cells-merged",
        _("Cells were merged over several rows ({cells}): the one answer in them counts for each of these rows."),
        _("Nothing to do if it was meant for all of them. If not: unmerge the cells, answer row by row and read the file anew."),
    ),
    Problem(
        "review-ids-moved",
        ngettext(
            "In {count} row the hidden columns do not belong to what the row shows; it was read as what it shows.",
            "In {count} rows the hidden columns do not belong to what the row shows; they were read as what they show.",
        ),
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
    Problem(
        "merge-twice",
        _("This file is the same as {other}, and counts once."),
        _("Nothing to do, unless another file was meant."),
    ),
    Problem(
        "merge-empty",
        _("Nothing is filled in here yet; it does not count as a group."),
        _("That is fine for the workbook as you sent it. Did you mean the copy that a group filled in? Then name that one."),
    ),
    Problem(
        "merge-version",
        _(
            "Group “{group}” is also in {older}: it counts once, and this copy holds ({why}). "
            "Rows said differently in the other: {count}."
        ),
        _(
            "Nothing to do: what the other had more is kept, and what it said differently stands on the sheet Not placed of a "
            "merged or new workbook. Should the other hold? Fill in the date of both on the sheet Read me."
        ),
    ),
    Problem(
        "merge-other-settings",
        _("The goals are the same as in {first}, but this workbook was made with other settings (pairs added: {count})."),
        _("Nothing to do: all pairs of both are kept."),
    ),
)
