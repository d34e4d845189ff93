r"""Decisions as an SSSOM/TSV mapping set (Simple Standard for Sharing Ontological Mappings 1.0): metadata in YAML, then rows.

Source: the model and TSV format at mapping-commons.github.io/sssom. Every decided row was curated by people, so its
justification is semapv:ManualMappingCuration.

"geen overlap" of a pair is a negative mapping: ``predicate_modifier`` Not, which the specification gives for "these two are
not so related". It denies skos:mappingRelation, of which all SKOS matches are special cases, so each of them is denied.
sssom:NoTermFound says more: that the whole other source holds no match. That is what a goal judged "terecht een hiaat"
means, and only there it is used, with the source that was searched in ``object_source``.

``confidence`` is 1 where vmbo and mbo both gave a verdict that settles the predicate, and empty elsewhere: nobody judged
how sure a proposed direction is. What the tool thought of the pair is its ``similarity_score``.
"""

import csv
import io
import json
from collections.abc import Iterator
from typing import Final

from overlap.model import Side, Verdict
from overlap.model.text import safe
from overlap.model.written import BY, written
from overlap.review.outcome.judged import Judged
from overlap.review.outcome.result import Result
from overlap.version import __version__

from .relations import STATUS, Status, alone, date_of, pairs, plain, skos_of, uuid_for, uuid_of

COLUMNS: Final = (
    "subject_id", "subject_label", "predicate_id", "predicate_modifier", "object_id", "object_label", "mapping_justification",
    "reviewer_label", "confidence", "similarity_score", "similarity_measure",
    "comment",
)  # fmt: skip
_PREFIX: Final = "doel"
_MEASURE: Final = "overlap: estimated probability (0 to 1) that the two are at least related"


def sssom(result: Result) -> tuple[int, bytes]:
    """How many relations were decided, and the mapping set as the bytes of a .tsv file."""
    rows = [*_pairs(result), *_alone(result)]
    columns = [name for name in COLUMNS if name != "reviewer_label" or result.names]
    stream = io.StringIO()
    stream.write("".join(f"#{line}\n" for line in _metadata(result)))
    writer = csv.writer(stream, delimiter="\t", lineterminator="\n")
    writer.writerow(columns)
    writer.writerows([[safe(row.get(name, "")) for name in columns] for row in rows])
    return len(rows), stream.getvalue().encode("utf-8")


def _metadata(result: Result) -> Iterator[str]:
    """The YAML block. Texts are quoted as JSON, which is YAML too."""
    titles = [plain(side.title) for side in result.sides.values()]
    yield "curie_map:"
    yield f"  {_PREFIX}: {_quoted('urn:uuid:')}"
    yield f"  semapv: {_quoted('https://w3id.org/semapv/vocab/')}"
    yield f"  skos: {_quoted('http://www.w3.org/2004/02/skos/core#')}"
    yield f"  sssom: {_quoted('https://w3id.org/sssom/')}"
    yield f"  urn: {_quoted('urn:')}"  # readers take the start of mapping_set_id for a prefix
    identifier = uuid_for("mapping set", *(origin.sha256 for origin in result.origins))
    yield f"mapping_set_id: {_quoted(f'urn:uuid:{identifier}')}"
    yield f"mapping_set_title: {_quoted(' / '.join(titles))}"
    yield f"license: {_quoted('https://w3id.org/sssom/license/unspecified')}"
    yield f"mapping_tool: {_quoted('overlap')}"
    yield f"mapping_tool_version: {_quoted(__version__)}"
    yield f"subject_source: {_quoted(_source(result, 'vmbo'))}"
    yield f"object_source: {_quoted(_source(result, 'mbo'))}"
    if date := date_of(result):
        yield f"mapping_date: {_quoted(date)}"
    told = (
        "subject: vmbo, object: mbo. Curated by teachers. A predicate whose comment says "
        f"'{STATUS['proposed']}' keeps the direction that the tool proposed."
    )
    yield f"comment: {_quoted(told)}"


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def _pairs(result: Result) -> Iterator[dict[str, str]]:
    for one in pairs(result):
        if one.verdict == Verdict.NO_OVERLAP:
            yield {**_row(one, "skos:mappingRelation", "judged"), "predicate_modifier": "Not"}
        else:
            yield _row(one, *skos_of(one))


def _row(one: Judged, predicate: str, status: Status) -> dict[str, str]:
    subject, other = one.vmbo, one.mbo
    settled = status == "judged" and one.decided_by == "both"
    comment = [
        f"oordeel: {written(one.verdict)}",
        f"predicate: {STATUS[status]}",
        f"besloten door: {BY[one.decided_by]}",
    ]
    row = {
        "subject_id": f"{_PREFIX}:{uuid_of('vmbo', subject)}" if subject else "sssom:NoTermFound",
        "subject_label": _label(one, "vmbo"),
        "predicate_id": predicate,
        "object_id": f"{_PREFIX}:{uuid_of('mbo', other)}" if other else "sssom:NoTermFound",
        "object_label": _label(one, "mbo"),
        "mapping_justification": "semapv:ManualMappingCuration",
        "reviewer_label": "|".join(dict.fromkeys(plain(name) for v in one.voices for name in v.origin.names)),
        "confidence": "1" if settled else "",
        "comment": "; ".join([*comment, *([f"opmerking: {plain(one.remark)}"] if one.remark else [])]),
    }
    if one.pair:
        row |= {"similarity_score": f"{one.pair.score:.4f}", "similarity_measure": _MEASURE}
    return row


def _source(result: Result, side: Side) -> str:
    """The programme that was searched, by the identifier that the CASE export gives it too."""
    return f"{_PREFIX}:{uuid_for('programme', side, result.facts.hashes.get(side, ''))}"


def _label(one: Judged, side: Side) -> str:
    goal = one.vmbo if side == "vmbo" else one.mbo
    return plain(f"{goal.code} {goal.text}") if goal else ""


def _alone(result: Result) -> Iterator[dict[str, str]]:
    for one in alone(result):
        yield _row(one, "skos:mappingRelation", "judged")
