"""`overlap merge A.xlsx B.xlsx C.xlsx -o samen.xlsx`: the copies of several groups -> one workbook."""

from typing import TYPE_CHECKING

from overlap.locale import gettext as _

from .typed.options import ForceMergedOption, NeededOutputOption, OpenOption, ToMergeArgument

if TYPE_CHECKING:
    from overlap.tasks.merge import MergeOutcome


def merge(
    files: ToMergeArgument, output: NeededOutputOption, force: ForceMergedOption = False, open_result: OpenOption = False
) -> None:
    """Put the copies of several groups together."""
    from overlap.tasks.merge import MergeRequest, run

    from .console import warn
    from .opening import show

    outcome = run(MergeRequest(files=tuple(files), output=output, force=force))
    warn(outcome.notices)
    _summary(outcome)
    if open_result:
        show(outcome.written)


def _summary(outcome: "MergeOutcome") -> None:
    """Print the groups, how far they agree, where the pairs stand, and what to do next."""
    from rich.padding import Padding
    from rich.table import Table
    from rich.text import Text

    from overlap.workbook.followup.groups import judged_together, standing, to_discuss_apart

    from .console import out

    merged, kept = outcome.merged, outcome.kept
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
    facts = [
        *outcome.figures,
        (_("Pairs judged"), _("{n} of {total}").format(n=judged_together(merged), total=len(merged.facts.asked))),
    ]
    facts += [(f"  {text}", str(n)) for text, n in standing(merged) if n]
    facts += [(name, text) for name, text in to_discuss_apart(merged)]
    if merged.unplaced:
        facts.append((_("Without a place"), _("{n}: see the sheet Not placed").format(n=len(merged.unplaced))))
    facts.append((_("Workbook"), str(outcome.written)))
    if kept:
        facts.append((_("Kept"), _("{path} (people may have filled something in)").format(path=kept)))
    for name, text in facts:
        console.print(Text.assemble((f"  {name}: ", "bold"), text))
    console.print()
    text = _("Next: open the workbook and go through the sheet {sheet} together.").format(sheet=_("Differences"))
    console.print(f"  {text}")
