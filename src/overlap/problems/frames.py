"""What can be wrong with a DataFrame that is read as a document."""

from typing import Final

from overlap.locale import mark as _

from .problem import Problem

ERRORS: Final = (
    Problem(
        "not-a-document",
        _("{found} is no document."),
        _("Give the path of a file, or a DataFrame of pandas: of a Series series.to_frame() makes one."),
    ),
    Problem(
        "frame-empty",
        _("This DataFrame has no rows."),
        _("Look at what made it: a filter or a join that left nothing?"),
    ),
    Problem(
        "frame-without-goals",
        _("None of the columns of this DataFrame was recognised as goals: {columns}."),
        _("Say which holds them, with columns={{'goal': 'NAME'}}, or call it Eindterm, Leerdoel or Werkproces."),
    ),
    Problem(
        "frame-two-sides",
        _("This DataFrame holds goals of the vmbo and of the mbo."),
        _("Give one side at a time: frame[frame['side'] == 'vmbo']."),
    ),
    Problem(
        "frame-extra",
        _("The column extra holds no JSON object here: “{text}”."),
        _('Write it like this: {{"periode": "P1"}}, or leave the cell empty.'),
    ),
)
