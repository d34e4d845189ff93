"""`overlap report REVIEWED.xlsx …`: what was decided, to read; and `overlap export`: the same for other systems."""

from collections.abc import Sequence
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from overlap.locale import gettext as _

from .status import found

if TYPE_CHECKING:
    from overlap.review.outcome.result import Result

Reviewed = Annotated[
    list[Path],
    typer.Argument(metavar="REVIEWED.xlsx …", help=_("The filled-in workbook, or several copies of it."), show_default=False),
]
Names = Annotated[bool, typer.Option("--names", help=_("Also tell names of people. Left out: they stay out."))]
Force = Annotated[bool, typer.Option("--force", help=_("Replace an existing -o file."))]


class Format(StrEnum):
    """What is exported."""

    CASE = "case"
    SSSOM = "sssom"
    CSV = "csv"


SUFFIXES = {Format.CASE: ".json", Format.SSSOM: ".tsv", Format.CSV: ".csv"}


def report(
    reviewed: Reviewed,
    output: Annotated[
        Path | None,
        typer.Option(
            "-o",
            "--output",
            metavar="FILE.html|.xlsx",
            help=_("The report to write. Left out: a telling name in the current folder, as .html."),
            show_default=False,
        ),
    ] = None,
    names: Names = False,
    force: Force = False,
) -> None:
    """Write what was decided."""
    from overlap.output.files import Output, claim, free, save
    from overlap.report import as_html, as_workbook, report_of
    from overlap.workbook.readback.filled_in import holds_decisions

    suffix = output.suffix.lower() if output else ".html"
    wanted = suffix if suffix in (".html", ".xlsx") else ".html"
    files = _files(reviewed, output)
    name = _("Report {name}").format(name=files[0].stem[:60])
    target = (
        claim(output, wanted, files, force=force, filled_in=holds_decisions) if output else Output(free(Path(f"{name}.html")))
    )
    decided = _result(files, names=names)
    made = report_of(decided)
    save([(target, as_workbook(made) if wanted == ".xlsx" else as_html(made))])
    _tell(made.sentences, target.path)


def export(
    reviewed: Reviewed,
    format: Annotated[
        Format, typer.Option("--format", help=_("case: 1EdTech CASE (.json). sssom: SSSOM (.tsv). csv: a table."))
    ] = Format.CSV,
    output: Annotated[
        Path | None,
        typer.Option(
            "-o",
            "--output",
            metavar="FILE",
            help=_("The file to write. Left out: a telling name in the current folder."),
            show_default=False,
        ),
    ] = None,
    names: Names = False,
    force: Force = False,
) -> None:
    """Write the decided relations."""
    from overlap.output.files import Output, claim, free, save
    from overlap.report import export as write
    from overlap.workbook.readback.filled_in import holds_decisions

    suffix = SUFFIXES[format]
    files = _files(reviewed, output)
    name = f"{files[0].stem[:60]} {format}{suffix}"
    target = claim(output, suffix, files, force=force, filled_in=holds_decisions) if output else Output(free(Path(name)))
    relations, content = write(_result(files, names=names), format.value)
    save([(target, content)])
    _tell([_("{n} decided relations").format(n=relations)], target.path)


def _files(reviewed: Sequence[Path], output: Path | None) -> list[Path]:
    """The filled-in workbooks; not an earlier result that only a folder or a pattern names."""
    return [path for path in found(reviewed) if path in reviewed or output is None or path.resolve() != output.resolve()]


def _result(files: Sequence[Path], *, names: bool) -> "Result":
    from overlap.review.outcome.result import result
    from overlap.workbook.readback.decisions import read_review

    from .console import warn

    reviews = [read_review(path) for path in files]
    decided = result(reviews, names=names)
    warn([*(notice for review in reviews for notice in review.notices), *decided.notices])
    return decided


def _tell(lines: Sequence[str], path: Path) -> None:
    from rich.text import Text

    from .console import out

    console = out()
    for line in lines:
        console.print(Text(line))
    console.print(Text(_("Written: {path}").format(path=path)))
