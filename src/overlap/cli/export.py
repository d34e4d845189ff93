"""`overlap export REVIEWED.xlsx …`: what was decided, for other systems."""

from overlap.locale import ngettext

from .typed.options import CopiesArgument, ExportOutputOption, ForceOutputOption, Format, FormatOption, NamesOption


def export(
    reviewed: CopiesArgument,
    format: FormatOption = Format.CSV,
    output: ExportOutputOption = None,
    names: NamesOption = False,
    force: ForceOutputOption = False,
) -> None:
    """Write the decided relations."""
    from overlap.tasks.export import ExportRequest, run

    from .terminal.console import tell_kept, tell_written, warn

    outcome = run(ExportRequest(files=tuple(reviewed), format=format.value, output=output, names=names, force=force))
    warn(outcome.notices)
    text = ngettext("{n} decided relation", "{n} decided relations", outcome.relations)
    tell_written([text.format(n=outcome.relations)], outcome.written)
    tell_kept(outcome.kept)
