"""What can be wrong with libraries: what groups elsewhere decided."""

from typing import Final

from overlap.locale import mark as _

from .problem import Problem

ERRORS: Final = (
    Problem(
        "library-none",
        _("There is no library in this folder (.tsv)."),
        _("Name the library itself, or the folder that it is in."),
    ),
    Problem(
        "library-not",
        _("This is not a library with decisions."),
        _("Give a .tsv file that `overlap library add` wrote, as it came: not opened and saved in another program."),
    ),
    Problem(
        "library-columns",
        _("This is not a library with decisions, or not all of it. Columns that are missing: {columns}."),
        _("Give a .tsv file that `overlap library add` wrote. Was it saved in another program? Then ask for it once more."),
    ),
    Problem(
        "library-row",
        _("This row does not have as many cells ({n}) as the header ({of}): the file was cut off, or changed by hand."),
        _("Ask for the file once more. Is only this row wrong? Then take it out."),
    ),
    Problem(
        "library-cell",
        _("In this row a cell holds more than {limit} characters."),
        _("Do not use this file before you know where it comes from. Is only this row wrong? Then take it out."),
    ),
    Problem(
        "library-value",
        _("The column {column} holds “{value}”; what fits there: {known}."),
        _("Ask for the file once more, as overlap wrote it. Is only this row wrong? Then take it out."),
    ),
    Problem(
        "library-nothing",
        _("No pair in these workbooks has a verdict that decides something; there is nothing to add."),
        _("Add a workbook in which the group judged pairs. “Discuss later” and gaps do not go along."),
    ),
    Problem(
        "library-no-such-group",
        _("The library holds nothing of {group}."),
        _("`overlap library show` lists the groups in it, each with its number."),
    ),
)

WARNINGS: Final = (
    Problem(
        "library-no-group",
        _("This workbook does not say which group and which school filled it in: a later version of it counts as another group."),
        _("Fill in Group and School on the sheet Read me. They stay out of the library, which has a number only."),
    ),
    Problem(
        "library-twice",
        _("Rows were in this library twice, or had a newer one of the same group ({count}); each counts once."),
        _("Nothing to do."),
    ),
    Problem(
        "library-divided",
        _("At the same moment {group} said two different things of the pair {pair}: it counts for neither."),
        _("Add the workbook of this group once more, after it has filled in the right date on the sheet Read me."),
    ),
    Problem(
        "library-later",
        _("This decision has a date that is still to come ({date}): it would go before every later one of its group."),
        _("Ask the group for the right date, and take the row out until then."),
    ),
    Problem(
        "library-licences",
        _("The libraries were given under different licences ({licences}); the one that was written names none."),
        _("Ask who gave them under which licence it may be passed on, and name that with --licence."),
    ),
    Problem(
        "library-unmet",
        _("Nothing in this library is about a pair in these documents (decisions: {count})."),
        _("Check that it is of the same profiel and kwalificatie. `overlap library show` tells what is in it."),
    ),
)
