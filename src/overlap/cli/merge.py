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

    from .terminal.console import warn
    from .terminal.opening import show

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

    from overlap.review.copies.raters import plain_lines
    from overlap.workbook.followup.groups import judged_together, standing, to_discuss_apart

    from .terminal.console import out, tell_fact, tell_kept

    merged = outcome.merged
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
    judged = _("{n} of {total}").format(n=judged_together(merged), total=len(merged.facts.asked))
    for name, text in (*plain_lines(merged.agreement), (_("Pairs judged"), judged)):
        tell_fact(name, text)
    for text, n in standing(merged):
        if n:
            tell_fact("", f"{n} × {text}")
    for name, text in to_discuss_apart(merged):
        tell_fact(name, text)
    if merged.unplaced:
        tell_fact(_("Without a place"), _("{n}: see the sheet Not placed").format(n=len(merged.unplaced)))
    tell_fact(_("Workbook"), outcome.written)
    tell_kept(outcome.kept)
    console.print()
    text = _("Next: open the workbook and go through the sheet {sheet} together.").format(sheet=_("Differences"))
    console.print(f"  {text}")
