"""What can be wrong with the pupils' check and the answers that come back."""

from typing import Final

from overlap.locale import mark as _
from overlap.locale import mark_plural as ngettext

from .problem import Problem

ERRORS: Final = (
    Problem(
        "pupils-nothing-decided",
        _("In this workbook nothing was decided yet that pupils can be asked about: no overlap, and nothing that is new."),
        _("Let the group judge first; then make the check of the workbook that came back."),
    ),
    Problem(
        "pupils-no-workbook",
        _("Answers of pupils are shown beside what was decided, and the workbook with that was not named."),
        _("Name it too: overlap pupils REVIEWED.xlsx --answers FILE."),
    ),
    Problem(
        "pupils-no-sentences",
        _("In this file stands none of the sentences that pupils are asked about these programmes."),
        _(
            "Give what the form tool exports or our sheet filled in, with the sentences as they were asked, and the workbook "
            "that the check was made of."
        ),
    ),
    Problem(
        "pupils-without-previous",
        _("--pupils needs the workbook that pupils were asked about."),
        _("Name it with --previous REVIEWED.xlsx."),
    ),
)

WARNINGS: Final = (
    Problem(
        "pupils-columns",
        _("Columns that are no answers were left out: {columns}"),
        _("Nothing to do: only counts are kept. Do not pass on a file with names or times in it."),
    ),
    Problem(
        "pupils-names",
        _("Above columns with answers stood something else than a number ({count}); that was not kept."),
        _("Are those names? Then take them out of the file: nobody may see who answered what."),
    ),
    Problem(
        "pupils-unread",
        _("Cells that hold no answer that we know were left out ({count})."),
        _("Write: gehad, deels or niet (or g, d, n)."),
    ),
    Problem(
        "pupils-same",
        _("Pupils whose answers are the same as those of another, all of them ({count}); they count."),
        _("Did somebody send the form twice? Then take one of the two out of the file."),
    ),
    Problem(
        "pupils-twice",
        _("This file with answers was given twice; it counts once."),
        _("Give each file once."),
    ),
    Problem(
        "pupils-few",
        ngettext(
            "Only {count} pupil answered: with fewer than {few} nothing can be concluded. Where it was learnt is not shown.",
            "Only {count} pupils answered: with fewer than {few} nothing can be concluded. Where it was learnt is not shown.",
        ),
        _("Ask more pupils, or another class; the files count together."),
    ),
)
