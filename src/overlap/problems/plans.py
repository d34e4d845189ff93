"""What can be wrong with a plan (PTA, OER) that names the codes of a programme."""

from typing import Final

from overlap.locale import mark as _
from overlap.locale import mark_plural as ngettext

from .problem import Problem

ERRORS: Final = (
    Problem(
        "only-codes",
        _("This plan names codes and no texts."),
        _("Give the examenprogramma or kwalificatiedossier too: the texts are taken from there."),
    ),
)

WARNINGS: Final = (
    Problem(
        "plan-only-codes",
        ngettext(
            "{count} row names codes and no texts, row {first}; it was left out.",
            "{count} rows name codes and no texts, the first is row {first}; they were left out.",
        ),
        _("Give the examenprogramma or kwalificatiedossier too: the texts are taken from there."),
    ),
    Problem(
        "plan-names-codes",
        _("This plan names the codes of several goals per row; their own texts say more than the row."),
        _("Give the examenprogramma or kwalificatiedossier too: then those goals are compared, and more is found."),
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
)
