"""What can be wrong where a route is chosen, and with the plans that tell when something is taught."""

from typing import Final

from overlap.locale import mark as _
from overlap.locale import mark_plural as ngettext

from .problem import Problem

ERRORS: Final = (
    Problem(
        "not-vmbo",
        _("This is a mbo document; a route begins with one vmbo programme."),
        _("Name the vmbo document first: overlap route vmbo.xlsx mbo.xlsx."),
    ),
    Problem(
        "oer-of-which",
        _("It does not show which kwalificatie this OER belongs to. It names crebo {found}; there are: {available}."),
        _("Write the crebo above the table (Crebo 25498) or in a column Crebo, or choose one with --kwalificatie."),
    ),
)

WARNINGS: Final = (
    Problem(
        "plan-not-linked",
        ngettext(
            "{count} row of this plan names nothing of the programme: {rows}.",
            "{count} rows of this plan name nothing of the programme: {rows}.",
        ),
        _("That is left out of the timeline. Check the codes, or whether it is the plan of this programme."),
    ),
    Problem(
        "plan-without-time",
        _("This plan says of no row in which leerjaar it is."),
        _("Add a column Leerjaar (1, 2 …) and a column Periode (1 to 4), or name the leerjaar above the table."),
    ),
)
