"""`overlap template vmbo|mbo|begrippen`: an empty, explained spreadsheet to fill in."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from overlap.locale import gettext as _


class Kind(StrEnum):
    """What there is a template for."""

    VMBO = "vmbo"
    MBO = "mbo"
    BEGRIPPEN = "begrippen"


def template(
    kind: Annotated[
        Kind,
        typer.Argument(
            metavar="vmbo|mbo|begrippen",
            help=_("What the spreadsheet is for: a programme of that side, or the group's own words."),
            show_default=False,
        ),
    ],
    output: Annotated[
        Path | None,
        typer.Option(
            "-o",
            "--output",
            metavar="FILE.xlsx",
            help=_("The file to write. Left out: a name in the current folder."),
            show_default=False,
        ),
    ] = None,
    force: Annotated[bool, typer.Option("--force", help=_("Replace an existing file."))] = False,
) -> None:
    """Write an empty, explained spreadsheet to fill in."""
    from overlap.output.files import Output, claim, free, save
    from overlap.workbook.plain.template import template as content
    from overlap.workbook.readback.filled_in import holds_decisions

    from .console import out

    name = Path(_("template-{kind}.xlsx").format(kind=kind.value))
    target = claim(output, ".xlsx", (), force=force, filled_in=holds_decisions) if output else Output(free(name))
    save([(target, content(kind.value))])
    if target.keep_as:
        out().print(_("The form that was there is kept as {path}.").format(path=target.keep_as))
    out().print(_("Written: {path}. The sheet “{sheet}” explains each column.").format(path=target.path, sheet=_("Explanation")))
