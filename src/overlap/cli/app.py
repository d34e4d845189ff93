"""The commands and their help, in the order in which a facilitator meets them."""

from collections.abc import Callable, Iterable
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
    library,
    matrix,
    merge,
    page,
    pupils,
    report,
    route,
    skos,
    status,
    template,
)
from .typed.usage import Command, Group

_Commands = Iterable[tuple[str, Callable[..., None], str, str]]  # name, function, what it does, an example


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
        epilog=_("overlap demo   (two invented documents, to try it)"),
        suggest_commands=False,  # usage.py does, in our language
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
    )
    app.callback()(_start)
    _add(app, _commands())
    _add_group(app, "import", _("Turn an official publication, or any document, into a spreadsheet."), _imports())
    _add_group(app, "library", _("Collect what groups decided in one open file, for others with the same texts."), _libraries())
    return typer.main.get_command(app)


def _add_group(app: typer.Typer, name: str, text: str, commands: _Commands) -> None:
    group = typer.Typer(cls=Group, help=text, suggest_commands=False)
    _add(group, commands)
    app.add_typer(group, name=name)


def _add(group: typer.Typer, commands: _Commands) -> None:
    for name, function, text, example in commands:
        group.command(name, cls=Command, help=text, epilog=example)(function)


def _commands() -> _Commands:
    return (
        (
            "compare",
            compare.compare,
            _("Compare two documents and write the workbook."),
            _('overlap compare vmbo.xlsx mbo.xlsx -o "Care and welfare.xlsx"'),
        ),
        (
            "matrix",
            matrix.matrix,
            _("Compare many programmes with many, and write a matrix of how much overlaps."),
            _("overlap matrix --vmbo schools --mbo dossiers -o matrix.xlsx"),
        ),
        (
            "route",
            route.route,
            _("Show what a pupil has had of each kwalificatie, what is left, and when things meet."),
            _("overlap route vmbo.xlsx dossier.xml --pta pta.xlsx --oer oer.xlsx"),
        ),
        (
            "explain",
            explain.explain,
            _("Show the evidence of one pair: why it was proposed, or why not."),
            _("overlap explain vmbo.xlsx mbo.xlsx P/ZW/01/02-03 B1-K1-W2"),
        ),
        (
            "inspect",
            inspect.inspect,
            _("Show how one document is read: goals, structure, what is skipped and why."),
            _("overlap inspect pta.docx"),
        ),
        (
            "page",
            page.page,
            _("Write a page to judge on in a browser, one pair at a time: for a session on the beamer."),
            _("overlap page together.xlsx -o judge.html"),
        ),
        (
            "status",
            status.status,
            _("Show how far groups are with the workbooks that came back."),
            _("overlap status returned"),
        ),
        (
            "learn",
            learn.learn,
            _("Learn from decisions: words that mean the same here, and how right it was."),
            _("overlap learn group1.xlsx group2.xlsx"),
        ),
        (
            "merge",
            merge.merge,
            _("Put the copies that several groups filled in together in one workbook."),
            _("overlap merge group1.xlsx group2.xlsx -o together.xlsx"),
        ),
        (
            "template",
            template.template,
            _("Write an explained spreadsheet to fill in: empty, or for cards with the goals that have none yet."),
            _("overlap template vmbo"),
        ),
        (
            "report",
            report.report,
            _("Write what was decided, to read: .html, .xlsx or .docx."),
            _("overlap report together.xlsx -o report.docx"),
        ),
        (
            "export",
            export.export,
            _("Write the decided relations for other systems: CASE, SSSOM or csv."),
            _("overlap export together.xlsx --format case"),
        ),
        (
            "pupils",
            pupils.pupils,
            _("Make a check for pupils of what was decided, or show what they answered."),
            _("overlap pupils together.xlsx -o check.html"),
        ),
        (
            "skos",
            skos.skos,
            _("Write the thesaurus, or a list of own words, as SKOS (Turtle) for other vocabularies."),
            _("overlap skos words.xlsx -o words.ttl"),
        ),
        (
            "demo",
            demo.demo,
            _("Run the comparison on invented examples, into the current folder."),
            _("overlap demo"),
        ),
    )


def _imports() -> _Commands:
    return (
        (
            "sbb",
            import_.sbb,
            _("A kwalificatiedossier of SBB (.xml)."),
            _("overlap import sbb dossier.xml --kwalificatie 25498"),
        ),
        (
            "slo",
            import_.slo,
            _("Examenprogramma's of SLO (a folder or .zip)."),
            _("overlap import slo slo.zip --onderdeel P/ZW/01"),
        ),
        (
            "generiek",
            import_.generiek,
            _("What every mbo course asks: Nederlands, rekenen, Engels, loopbaan, burgerschap."),
            _("overlap import generiek --niveau 3"),
        ),
        (
            "bestand",
            import_.bestand,
            _("Any document that can be read, to correct by hand."),
            _("overlap import bestand pta.docx -o pta.xlsx"),
        ),
    )


def _libraries() -> _Commands:
    return (
        (
            "add",
            library.add,
            _("Put what groups decided into a library."),
            _("overlap library add together.xlsx -o library.tsv --called Noord"),
        ),
        ("show", library.show, _("Tell what is in a library."), _("overlap library show library.tsv")),
        ("check", library.check, _("Look at every row of a library."), _("overlap library check library.tsv")),
        (
            "remove",
            library.remove,
            _("Take all decisions of a group out of a library."),
            _("overlap library remove group1.xlsx -o library.tsv"),
        ),
    )
