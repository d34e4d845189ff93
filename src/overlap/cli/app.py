"""The commands and their help, in the order in which a facilitator meets them."""

from typing import Annotated, Any

import typer

from overlap.locale import gettext as _
from overlap.version import __version__

from . import (
    compare,
    demo,
    explain,
    export,
    import_,
    inspect,
    learn,
    matrix,
    merge,
    page,
    pupils,
    report,
    route,
    status,
    template,
)
from .typed.usage import Command, Group


def _version(asked: bool) -> None:
    if asked:
        typer.echo(f"overlap {__version__}")
        raise typer.Exit


def _start(
    version: Annotated[
        bool, typer.Option("--version", help=_("Show the version and exit."), callback=_version, is_eager=True)
    ] = False,
) -> None:
    pass


def command() -> Any:
    """Build the whole command line."""
    app = typer.Typer(
        cls=Group,
        help=_(
            "Finds where a vmbo examenprogramma and an mbo kwalificatiedossier overlap, and makes a workbook that a "
            "working group of teachers can judge."
        ),
        epilog=_("Try it without files of your own: overlap demo"),
        suggest_commands=False,  # usage.py does, in our language
        rich_markup_mode="rich",
        pretty_exceptions_enable=False,
    )
    app.callback()(_start)
    for name, function, text in (
        ("compare", compare.compare, _("Compare two documents and write the workbook.")),
        ("matrix", matrix.matrix, _("Compare many programmes with many, and write a matrix of how much overlaps.")),
        ("route", route.route, _("Show what a pupil has had of each kwalificatie, what is left, and when things meet.")),
        ("explain", explain.explain, _("Show the evidence of one pair: why it was proposed, or why not.")),
        ("inspect", inspect.inspect, _("Show how one document is read: goals, structure, what is skipped and why.")),
        ("page", page.page, _("Write a page to judge on in a browser, one pair at a time: for a session on the beamer.")),
        ("status", status.status, _("Show how far groups are with the workbooks that came back.")),
        ("learn", learn.learn, _("Learn from decisions: words that mean the same here, and how right it was.")),
        ("merge", merge.merge, _("Put the copies that several groups filled in together in one workbook.")),
        ("template", template.template, _("Write an empty, explained spreadsheet to fill in.")),
        ("report", report.report, _("Write what was decided, to read: .html or .xlsx.")),
        ("export", export.export, _("Write the decided relations for other systems: CASE, SSSOM or csv.")),
        ("pupils", pupils.pupils, _("Make a check for pupils of what was decided, or show what they answered.")),
        ("demo", demo.demo, _("Run the comparison on invented examples, into the current folder.")),
    ):
        app.command(name, cls=Command, help=text)(function)
    imports = typer.Typer(
        cls=Group, help=_("Turn an official publication, or any document, into a spreadsheet."), suggest_commands=False
    )
    imports.command("sbb", cls=Command, help=_("A kwalificatiedossier of SBB (.xml)."))(import_.sbb)
    imports.command("slo", cls=Command, help=_("Examenprogramma's of SLO (a folder or .zip)."))(import_.slo)
    imports.command("bestand", cls=Command, help=_("Any document that can be read, to correct by hand."))(import_.bestand)
    app.add_typer(imports, name="import")
    return typer.main.get_command(app)
