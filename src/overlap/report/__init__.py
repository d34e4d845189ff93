"""What was decided -> a report to read (.html, .xlsx) and files for other systems (CASE, SSSOM, csv)."""

from overlap.locale import gettext as _
from overlap.model import Outcome
from overlap.model.labels import label
from overlap.review.outcome.result import Result

from .document import Bar, Document
from .exchange.case import case
from .exchange.csv_table import table
from .exchange.sssom import sssom
from .page import page
from .plan import plan
from .sections import agreed, agreements, changes, open_points, origin, overlap, remaining
from .sentences import sentences
from .sheets import sheets

__all__ = ["Document", "document", "export", "page", "sheets"]


def document(result: Result) -> Document:
    """The report in the language of this run."""
    vmbo, mbo = result.sides["vmbo"], result.sides["mbo"]
    return Document(
        _("Outcome"),
        _("Overlap of vmbo and mbo: the outcome"),
        f"{vmbo.title}  ↔  {mbo.title}",
        sentences(result),
        _("What the decisions make of the goals"),
        tuple(
            Bar(label.format(n=side.total.goals), tuple(side.total.outcomes[name] for name in Outcome))
            for label, side in ((_("vmbo: {n} goals"), vmbo), (_("mbo: {n} items"), mbo))
        ),
        tuple((name, label(name)) for name in Outcome),
        (
            overlap(result),
            changes(result),
            remaining(result),
            plan(result),
            open_points(result),
            agreements(result),
            agreed(result),
            origin(result),
        ),
        _("Made by overlap"),
    )


def export(result: Result, format: str) -> tuple[int, bytes]:  # noqa: A002 - what everyone calls it
    """The decided relations for other systems ("case", "sssom", "csv"): how many, and the bytes of the file."""
    return {"case": case, "sssom": sssom, "csv": table}[format](result)
