"""Decisions as a csv table, for a spreadsheet or a program of one's own."""

import csv
import io
from typing import Final

from overlap.model import Relation, Verdict
from overlap.model.text import safe
from overlap.model.written import BY, written
from overlap.review.outcome.judged import Judged
from overlap.review.outcome.result import Result

from .relations import STATUS, alone, assertions, direction_of, pairs, plain, skos_of

COLUMNS: Final = (
    "vmbo_id", "vmbo_code", "vmbo_text", "mbo_id", "mbo_code", "mbo_text", "oordeel", "actie", "relatie", "relatie_status",
    "case", "skos", "progressie_voorgesteld", "besloten_door", "score", "herkomst", "opmerking", "wie",
)  # fmt: skip


def table(result: Result) -> tuple[int, bytes]:
    """How many relations were decided, and the table as the bytes of a .csv file. Words are the same in every language."""
    rows = [_row(one) for one in (*pairs(result), *alone(result))]
    columns = [name for name in COLUMNS if name != "wie" or result.names]
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows([[safe(row[name]) for name in columns] for row in rows])
    return len(rows), stream.getvalue().encode("utf-8")


def _row(one: Judged) -> dict[str, str]:
    asserted = list(assertions(one))
    skos, status = skos_of(one) if asserted else ("", None)
    return {
        "vmbo_id": one.vmbo.id if one.vmbo else "",
        "vmbo_code": plain(one.vmbo.code) if one.vmbo else "",
        "vmbo_text": plain(one.vmbo.text) if one.vmbo else "",
        "mbo_id": one.mbo.id if one.mbo else "",
        "mbo_code": plain(one.mbo.code) if one.mbo else "",
        "mbo_text": plain(one.mbo.text) if one.mbo else "",
        "oordeel": written(one.verdict),
        "actie": written(one.agreed_action),
        "relatie": written(_relation(one)),
        "relatie_status": STATUS[status] if status else "",
        "case": " ".join(assertion.name.case for assertion in asserted),
        "skos": skos,
        "progressie_voorgesteld": written(one.pair.progression.kind) if one.pair and one.pair.progression else "",
        "besloten_door": BY[one.decided_by],
        "score": f"{one.pair.score:.4f}" if one.pair else "",
        "herkomst": "voorgesteld" if one.pair else "van de groep",
        "opmerking": plain(one.remark),
        "wie": plain(one.who),
    }


def _relation(one: Judged) -> Relation | None:
    """What the two are of each other: the proposed direction where there is overlap, or else what was judged."""
    if one.overlap:
        return direction_of(one)
    return Relation.RELATED if one.verdict == Verdict.RELATED else None
