"""`overlap report REVIEWED.xlsx …`: what was decided, to read."""

from .typed.options import CopiesArgument, ForceOutputOption, NamesOption, PupilsOption, ReportOutputOption, SummaryOption


def report(
    reviewed: CopiesArgument,
    output: ReportOutputOption = None,
    names: NamesOption = False,
    summary: SummaryOption = False,
    pupils: PupilsOption = None,
    force: ForceOutputOption = False,
) -> None:
    """Write what was decided."""
    from overlap.tasks.report import ReportRequest, run

    from .terminal.console import tell_kept, tell_written, warn

    answers = tuple(pupils or ())
    outcome = run(ReportRequest(files=tuple(reviewed), output=output, names=names, summary=summary, pupils=answers, force=force))
    warn(outcome.notices)
    tell_written(outcome.report.sentences, outcome.written)
    tell_kept(outcome.kept)
