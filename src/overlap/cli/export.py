"""`overlap export REVIEWED.xlsx …`: what was judged, for other systems."""

from overlap.locale import gettext as _
from overlap.locale import ngettext

from .typed.options import CopiesArgument, ExportOutputOption, ForceOutputOption, Format, FormatOption, NamesOption


def export(
    reviewed: CopiesArgument,
    format: FormatOption = Format.CSV,
    output: ExportOutputOption = None,
    names: NamesOption = False,
    force: ForceOutputOption = False,
) -> None:
    """Write what was judged as relations."""
    from overlap.tasks.export import ExportRequest, run

    from .terminal.console import tell_kept, tell_written, warn

    outcome = run(ExportRequest(files=tuple(reviewed), format=format.value, output=output, names=names, force=force))
    warn(outcome.notices)
    text = ngettext("{n} relation that was judged", "{n} relations that were judged", outcome.relations)
    lines = [text.format(n=outcome.relations)]
    together = _("decided by vmbo and mbo together: {n}").format(n=outcome.together)
    if outcome.together < outcome.relations:
        together = _("{together}; the rest is a proposal").format(together=together)
    lines.append(together)
    if outcome.left_out:
        text = ngettext(
            "left out: {n} gap that overlaps after all, but with what is not said, or not alike",
            "left out: {n} gaps that overlap after all, but with what is not said, or not alike",
            outcome.left_out,
        )
        lines.append(text.format(n=outcome.left_out))
    tell_written(lines, outcome.written)
    tell_kept(outcome.kept)
