"""`overlap import sbb` and `overlap import slo`: the official publication as a spreadsheet to work with."""

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from overlap.locale import gettext as _

if TYPE_CHECKING:
    from overlap.model import Curriculum
    from overlap.reading.publications.slo import Onderdeel

Output = Annotated[
    Path | None,
    typer.Option(
        "-o",
        "--output",
        metavar="FILE.xlsx",
        help=_("The spreadsheet to write. Left out: a telling name in the current folder."),
        show_default=False,
    ),
]
Force = Annotated[bool, typer.Option("--force", help=_("Replace an existing file."))]
List = Annotated[bool, typer.Option("--list", help=_("Only show what there is to choose from."))]


def sbb(
    dossier: Annotated[
        Path, typer.Argument(metavar="DOSSIER.xml", help=_("A kwalificatiedossier as SBB publishes it."), show_default=False)
    ],
    kwalificatie: Annotated[
        list[str] | None,
        typer.Option(
            "--kwalificatie",
            metavar="TEXT",
            help=_("Which one: (part of) its title, or its crebo; may be repeated."),
            show_default=False,
        ),
    ] = None,
    output: Output = None,
    list: List = False,
    force: Force = False,
) -> None:
    """Write the chosen kwalificaties of an SBB dossier as a spreadsheet."""
    from overlap.reading.publications.sbb import read_dossier

    found = read_dossier(dossier)
    if list:
        rows = [(k.crebo, _("niveau {number}").format(number=k.niveau), k.title) for k in found.kwalificaties]
        typer.echo("\n".join([found.title, *_aligned(rows)]))
        return
    _write(found.curriculum(tuple(kwalificatie or ())), dossier, output, force)


def slo(
    publication: Annotated[
        Path,
        typer.Argument(metavar="FOLDER|ZIP", help=_("The examenprogramma's as SLO publishes them (JSON)."), show_default=False),
    ],
    onderdeel: Annotated[
        list[str] | None,
        typer.Option(
            "--onderdeel",
            metavar="CODE",
            help=_("A module (P/ZW/01), keuzevak (K/ZW/05) or whole profiel (ZW), or an id; may be repeated."),
            show_default=False,
        ),
    ] = None,
    output: Output = None,
    list: List = False,
    force: Force = False,
) -> None:
    """Write the chosen onderdelen of the SLO publication as a spreadsheet."""
    from overlap.reading.publications.slo import read_publication

    found = read_publication(publication)
    if list:
        typer.echo(_listed(found.list_onderdelen()))
        return
    _write(found.curriculum(tuple(onderdeel or ())), publication, output, force)


def _listed(onderdelen: "Iterable[Onderdeel]") -> str:
    """By profiel, one a line: code, number of eindtermen, title; the id where a code occurs more than once."""
    onderdelen = tuple(onderdelen)
    codes = [o.code for o in onderdelen]
    lines: list[str] = []
    for profiel in dict.fromkeys(o.profiel for o in onderdelen):
        mine = [o for o in onderdelen if o.profiel == profiel]
        rows = [(o.code, str(o.goals), o.title + (f"  [{o.id}]" if codes.count(o.code) > 1 else "")) for o in mine]
        lines += ["", f"{profiel} {mine[0].profiel_title}", *_aligned(rows)]
    return "\n".join(lines[1:])


def _aligned(rows: Iterable[tuple[str, str, str]]) -> list[str]:
    """Rows with their first two cells padded to the widest."""
    rows = tuple(rows)
    first, second = (max((len(row[j]) for row in rows), default=0) for j in (0, 1))
    return [f"  {a:<{first}}  {b:>{second}}  {c}" for a, b, c in rows]


def _write(curriculum: "Curriculum", source: Path, output: Path | None, force: bool) -> None:
    from overlap.locale import ngettext
    from overlap.output.files import Output as Target
    from overlap.output.files import claim, free, save
    from overlap.workbook.plain.programme import programme
    from overlap.workbook.readback.filled_in import holds_decisions

    from .console import out, warn

    target = (
        claim(output, ".xlsx", (source,), force=force, filled_in=holds_decisions)
        if output
        else Target(free(Path(f"{source.stem}.xlsx")))
    )
    save([(target, programme(curriculum))])
    warn(curriculum.warnings)
    n = len(curriculum.goals)
    text = ngettext("{file}: {n} goal of {title}", "{file}: {n} goals of {title}", n)
    out().print(text.format(file=target.path, n=n, title=curriculum.title), markup=False)
