"""`overlap merge A.xlsx B.xlsx C.xlsx -o samen.xlsx`: the copies of several groups -> one workbook."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from overlap.locale import gettext as _

from .choices import OpenOption

if TYPE_CHECKING:
    from overlap.model import Merged


def merge(
    files: Annotated[
        list[Path],
        typer.Argument(
            metavar="FILE…", help=_("The filled-in workbooks: files, a folder with them, or a pattern such as groep*.xlsx.")
        ),
    ],
    output: Annotated[
        Path, typer.Option("-o", "--output", metavar="FILE.xlsx", help=_("The workbook to write."), show_default=False)
    ],
    force: Annotated[
        bool,
        typer.Option("--force", help=_("Replace an existing -o file. One that was filled in is kept under a numbered name.")),
    ] = False,
    open_result: OpenOption = False,
) -> None:
    """Put the copies of several groups together."""
    from overlap.output.files import claim, save
    from overlap.review.copies.merge import merge as merge_all
    from overlap.review.copies.raters import lines
    from overlap.review.rounds.rebuild import comparison_of
    from overlap.workbook.followup.merged import merged_workbook
    from overlap.workbook.readback.decisions import read_review
    from overlap.workbook.readback.filled_in import holds_decisions

    from .console import warn
    from .opening import open_file
    from .status import found

    # a folder may hold the result of last time
    paths = [path for path in found(files) if path in files or path.resolve() != output.resolve()]
    target = claim(output, ".xlsx", paths, force=force, filled_in=holds_decisions)
    reviews = [read_review(path) for path in paths]
    merged = merge_all(reviews)
    figures = lines(merged.agreement)
    save([(target, merged_workbook(merged, comparison_of(merged.facts), figures))])
    warn([*(notice for review in reviews for notice in review.notices), *merged.notices])
    _summary(merged, figures, target.path, target.keep_as)
    if open_result and (notice := open_file(target.path)):
        warn([notice])


def _summary(merged: "Merged", figures: list[tuple[str, str]], written: Path, kept: Path | None) -> None:
    """Print the groups, how far they agree, where the pairs stand, and what to do next."""
    from rich.padding import Padding
    from rich.table import Table
    from rich.text import Text

    from overlap.workbook.followup.groups import standing

    from .console import out

    console = out()
    console.print()
    console.print(Text(" ↔ ".join(merged.facts.titles.values()), style="bold"))
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0))
    for head in (_("Group"), _("On behalf of"), _("pairs judged"), _("own pairs"), _("gaps judged"), _("File")):
        table.add_column(head)
    for group in merged.groups:
        judged = _("{n} of {total}").format(n=group.judged, total=len(merged.facts.asked))
        behalf = _("both") if group.who.behalf == "both" else group.who.behalf or _("not filled in")
        if group.joint:
            behalf = _("together, earlier")
        table.add_row(*map(Text, (group.name, behalf, judged, str(group.own), str(group.gaps), group.file)))
    console.print(Padding(table, (1, 0, 1, 2), expand=False))
    facts = [*figures, *((text, str(n)) for text, n in standing(merged) if n)]
    facts.append((_("Pairs to discuss"), str(len(merged.discuss))))
    if merged.unplaced:
        facts.append((_("Without a place"), _("{n}: see the sheet Not placed").format(n=len(merged.unplaced))))
    facts.append((_("Workbook"), str(written)))
    if kept:
        facts.append((_("Kept"), _("{path} (it held decisions)").format(path=kept)))
    for name, text in facts:
        console.print(Text.assemble((f"  {name}: ", "bold"), text))
    console.print()
    text = _("Next: open the workbook and go through the sheet {sheet} together.").format(sheet=_("Differences"))
    console.print(f"  {text}")
