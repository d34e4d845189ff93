"""Decisions as a csv table, for a spreadsheet or a program of one's own."""

import csv
import io
from typing import Final

from overlap.review.outcome.judged import Judged
from overlap.review.outcome.result import Result

from .relations import BY, STATUS, VERDICTS, alone, assertions, pairs, plain, relation_of, skos_of, standard

COLUMNS: Final = (
    "vmbo_id", "vmbo_code", "vmbo_text", "mbo_id", "mbo_code", "mbo_text", "oordeel", "actie", "relatie", "relatie_status",
    "case", "skos", "progressie_voorgesteld", "besloten_door", "score", "herkomst", "opmerking", "wie",
)  # fmt: skip
_ACTIONS: Final = {
    "drop in mbo": "vervalt in mbo",
    "drop in vmbo": "vervalt in vmbo",
    "exemption": "vrijstelling",
    "together": "samen aanbieden",
    "align": "afstemmen",
    "none": "geen",
    "take up in vmbo": "opnemen in vmbo",
    "take up in mbo": "opnemen in mbo",
    "develop together": "samen ontwikkelen",
    "elsewhere": "komt elders aan bod",
    "nothing": "niets",
}
_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r")


def table(result: Result) -> tuple[int, bytes]:
    """How many relations were decided, and the table as the bytes of a .csv file. Words are the same in every language."""
    rows = [_row(one) for one in (*pairs(result), *alone(result))]
    columns = [name for name in COLUMNS if name != "wie" or result.names]
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows([[safe(row[name]) for name in columns] for row in rows])
    return len(rows), stream.getvalue().encode("utf-8")


def safe(text: str) -> str:
    """A cell that a spreadsheet takes for a text: what looks like a formula gets an apostrophe before it."""
    return f"'{text}" if text.startswith(_FORMULA) else text


def _row(one: Judged) -> dict[str, str]:
    said = list(assertions(one))
    skos, status = skos_of(one) if said else ("", None)
    return {
        "vmbo_id": one.vmbo.id if one.vmbo else "",
        "vmbo_code": plain(one.vmbo.code) if one.vmbo else "",
        "vmbo_text": plain(one.vmbo.text) if one.vmbo else "",
        "mbo_id": one.mbo.id if one.mbo else "",
        "mbo_code": plain(one.mbo.code) if one.mbo else "",
        "mbo_text": plain(one.mbo.text) if one.mbo else "",
        "oordeel": VERDICTS.get(one.verdict, one.verdict),
        "actie": _ACTIONS.get(one.action, one.action),
        "relatie": relation_of(one) if one.overlap else ("verwant" if one.verdict == "related" else ""),
        "relatie_status": STATUS[status] if status else "",
        "case": " ".join(standard(assertion.name).case for assertion in said),
        "skos": skos,
        "progressie_voorgesteld": one.pair.progression if one.pair else "",
        "besloten_door": BY[one.decided_by],
        "score": f"{one.pair.score:.4f}" if one.pair else "",
        "herkomst": "voorgesteld" if one.pair else "van de groep",
        "opmerking": plain(one.remark),
        "wie": plain(one.who),
    }
