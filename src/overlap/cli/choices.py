"""What `compare` and `explain` share: for whom a comparison is, how much is proposed, and what helps the matcher."""

from collections.abc import Sequence
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from overlap.locale import gettext as _

if TYPE_CHECKING:
    from overlap.model import Settings


class Leerweg(StrEnum):
    """The leerwegen that can be chosen."""

    BB = "BB"
    KB = "KB"
    GL = "GL"
    TL = "TL"


class FromBand(StrEnum):
    """The lowest band to propose."""

    ZEKER = "zeker"
    WAARSCHIJNLIJK = "waarschijnlijk"
    MOGELIJK = "mogelijk"


VmboArgument = Annotated[
    Path,
    typer.Argument(metavar="VMBO", help=_("Examenprogramma or PTA: a spreadsheet, or a table in Word."), show_default=False),
]
MboArgument = Annotated[
    Path,
    typer.Argument(
        metavar="MBO", help=_("Kwalificatiedossier or OER: a spreadsheet, a table in Word, or SBB's .xml."), show_default=False
    ),
]
LeerwegOption = Annotated[
    Leerweg | None,
    typer.Option("--leerweg", help=_("Only vmbo goals of this leerweg."), case_sensitive=False, show_default=False),
]
KwalificatieOption = Annotated[
    list[str] | None,
    typer.Option(
        "--kwalificatie",
        metavar="TEXT",
        help=_("Only this kwalificatie, by (part of) its title or its crebo; may be repeated."),
        show_default=False,
    ),
]
MAX_PER_GOAL = 4  # the default of Settings, which is not imported for --help
MaxPerGoalOption = Annotated[
    int, typer.Option("--max-per-goal", metavar="N", min=1, help=_("Propose at most this many pairs per vmbo goal."))
]
FromBandOption = Annotated[
    FromBand,
    typer.Option("--from-band", help=_("The lowest band to propose; “zeker” gives the shortest list."), case_sensitive=False),
]
BegrippenOption = Annotated[
    Path | None,
    typer.Option(
        "--begrippen",
        metavar="FILE",
        help=_("A list of the group's own words that mean the same; `overlap template begrippen` writes a form."),
        show_default=False,
    ),
]
SemanticOption = Annotated[
    Path | None,
    typer.Option(
        "--semantic",
        metavar="FOLDER",
        help=_("A language model on this computer that helps to find texts that are alike; see docs/matching.md."),
        show_default=False,
    ),
]

OutputOption = Annotated[
    Path | None,
    typer.Option(
        "-o",
        "--output",
        metavar="FILE.xlsx",
        help=_("The workbook to write. Left out: a telling name in the current folder, never over an existing file."),
        show_default=False,
    ),
]
OpenOption = Annotated[bool, typer.Option("--open", help=_("Open the workbook when it is ready."))]


def settings_of(
    leerweg: Leerweg | None,
    kwalificatie: list[str] | None,
    max_per_goal: int,
    from_band: FromBand,
    begrippen: Path | None,
    semantic: Path | None,
    reading: Sequence[str],
) -> "Settings":
    """The settings of a comparison as the options give them.

    Raises:
        Unusable: the list of own words or the language model cannot be used.
    """
    from overlap.analysis import load_begrippen
    from overlap.matching.semantic import local_model
    from overlap.model import Settings

    return Settings(
        max_per_goal,
        from_band.value,
        leerweg.value if leerweg else "",
        tuple(kwalificatie or ()),
        tuple(reading),
        load_begrippen(begrippen) if begrippen else None,
        local_model(semantic) if semantic else None,
    )
