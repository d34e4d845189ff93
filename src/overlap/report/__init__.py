"""What was decided -> a report to read (.html, .xlsx, .docx) and files for other systems (CASE, SSSOM, csv)."""

from typing import Final

from overlap.locale import gettext as _
from overlap.locale import ngettext
from overlap.model import Outcome
from overlap.model.labels import label
from overlap.model.pupils import PupilAnswers
from overlap.review.outcome.result import Result

from .document import Bar, Report
from .exchange.case import case
from .exchange.csv_table import table
from .exchange.sssom import sssom
from .heat_map import heat_map
from .page import as_html
from .plan import joint_plan
from .pupils import pupils
from .sections import agreed, agreements, changes, open_points, origin, overlap, remaining
from .sentences import three_sentences
from .sheets import as_workbook
from .summary import summary

__all__ = ["KINDS", "Report", "as_html", "as_word", "as_workbook", "export", "report_of", "write"]

KINDS: Final = (".html", ".xlsx", ".docx")  # that a report is written as; the first where nothing else is asked


def report_of(result: Result, *, short: bool = False, answers: PupilAnswers | None = None) -> Report:
    """Give the report in the language of this run, to be written by `as_html`, `as_workbook` or `as_word`.

    With ``short`` only what fits on three pages, for who has no time for the whole; with ``answers`` also what pupils say.
    """
    of_pupils = (pupils(result, answers, short=short),) if answers else ()
    vmbo, mbo = result.sides["vmbo"], result.sides["mbo"]
    return Report(
        name=_("Outcome"),
        title=_("Overlap of vmbo and mbo: the outcome"),
        subtitle=f"{vmbo.title}  ↔  {mbo.title}",
        sentences=three_sentences(result),
        picture=_("What the decisions make of the goals"),
        bars=tuple(
            Bar(label.format(n=side.total.goals), tuple(side.total.outcomes[name] for name in Outcome))
            for label, side in (
                (ngettext("vmbo: {n} goal", "vmbo: {n} goals", vmbo.total.goals), vmbo),
                (ngettext("mbo: {n} item", "mbo: {n} items", mbo.total.goals), mbo),
            )
        ),
        outcomes=tuple((name, label(name)) for name in Outcome),
        sections=(*summary(result), *of_pupils)
        if short
        else (
            overlap(result),
            heat_map(result),
            changes(result),
            *of_pupils,
            remaining(result),
            joint_plan(result),
            open_points(result),
            agreements(result),
            agreed(result),
            origin(result),
        ),
        made_by=_("Made by overlap"),
        short=short,
    )


def as_word(report: Report) -> bytes:
    """Write the report as a Word document: the bytes of a .docx file, the same for the same report."""
    from .word.document import write_document  # noqa: PLC0415 - python-docx is loaded only where one is written

    return write_document(report)


def write(report: Report, kind: str) -> bytes:
    """Write the report as one of the `KINDS`: the bytes of the file."""
    return {".html": as_html, ".xlsx": as_workbook, ".docx": as_word}[kind](report)


def export(result: Result, format: str) -> tuple[int, bytes]:  # noqa: A002 - what everyone calls it
    """Give the decided relations for other systems ("case", "sssom", "csv"): how many, and the bytes of the file."""
    return {"case": case, "sssom": sssom, "csv": table}[format](result)
