"""`overlap pupils REVIEWED.xlsx`: what pupils say that they had, asked and read back."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from overlap.locale import gettext as _
from overlap.locale import ngettext

from .typed.options import AnswersOption, CheckedArgument, CheckOutputOption, ForceOutputOption

if TYPE_CHECKING:
    from overlap.tasks.pupils import AnswersOutcome

_SHOWN = 5  # rows of where pupils and the group differ: the report has all of them


def pupils(
    reviewed: CheckedArgument,
    output: CheckOutputOption = None,
    answers: AnswersOption = None,
    force: ForceOutputOption = False,
) -> None:
    """Write the check, or show what pupils answered."""
    if answers:
        _show(reviewed, answers, output, force=force)
    else:
        _write(reviewed, output, force=force)


def _write(reviewed: Sequence[Path], output: Path | None, *, force: bool) -> None:
    from overlap.tasks.pupils import PupilsRequest, run

    from .terminal.console import tell_kept, tell_written, warn

    outcome = run(PupilsRequest(files=tuple(reviewed), output=output, force=force))
    warn(outcome.notices)
    check = outcome.check
    overlaps = sum(question.called == "overlap" for question in check.questions)
    vague = ngettext(
        "{n} is left out: its words do not say to a pupil what is meant.",
        "{n} are left out: their words do not say to a pupil what is meant.",
        check.vague,
    ).format(n=check.vague)
    tell_written(
        [
            ngettext(
                "{n} sentence: {overlaps} of {all} about overlap, {new} of {gaps} about what was called new.",
                "{n} sentences: {overlaps} of {all} about overlap, {new} of {gaps} about what was called new.",
                len(check.questions),
            ).format(
                n=len(check.questions),
                overlaps=overlaps,
                all=check.overlaps,
                new=len(check.questions) - overlaps,
                gaps=check.new,
            ),
            *([vague] if check.vague else []),
            _("No names are asked. What comes back is read by: overlap pupils REVIEWED.xlsx --answers FILE"),
        ],
        outcome.written,
    )
    tell_kept(outcome.kept)


def _show(reviewed: Sequence[Path], answers: Sequence[Path], output: Path | None, *, force: bool) -> None:
    from overlap.tasks.pupils import AnswersRequest, read

    from .terminal.console import out, tell_kept, warn

    outcome = read(AnswersRequest(files=tuple(reviewed), answers=tuple(answers), output=output, force=force))
    warn(outcome.notices)
    console = out()
    for line in _lines(outcome):
        console.print(line)
    if outcome.written:
        console.print(_("Written: {path}").format(path=outcome.written))
        tell_kept(outcome.kept)
    else:
        console.print(_("In a report: overlap report REVIEWED.xlsx --pupils FILE"))


def _lines(outcome: "AnswersOutcome") -> list[str]:
    """What pupils say of each sentence, what was decided about it, and where most of them say the opposite."""
    from overlap.report.pupils import by_sentence, most_differing, share

    n = outcome.answers.pupils
    lines = [ngettext("{n} pupil answered.", "{n} pupils answered.", n).format(n=n), ""]
    text = _("{had} of {total} had it, {share}")
    for sentence, rows in by_sentence(outcome.rows).items():
        count = rows[0].count
        lines += [sentence, f"    {text.format(had=count.had, total=count.total, share=share(count))}"]
        lines += [f"    {row.codes}: {', '.join(filter(None, (row.verdict, row.action)))}" for row in rows]
    if differing := most_differing(outcome.rows):
        lines += ["", _("Where most pupils say the opposite of what was decided:")]
        against = _("{n} of {total} say the opposite ({verdict})")
        for row in differing[:_SHOWN]:
            told = against.format(n=row.against, total=row.count.total, verdict=", ".join(row.verdict.splitlines()))
            lines.append(f"  {row.sentence} {told}")
    return [*lines, ""]
