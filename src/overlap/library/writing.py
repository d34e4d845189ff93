"""A library -> the bytes of a .tsv file: SSSOM, metadata in YAML first. The same library gives the same bytes."""

import csv
import hashlib
import io
import json
import re
import uuid
from collections.abc import Iterator
from typing import Final

from overlap.model import Side
from overlap.model.written import BY, written
from overlap.version import __version__

from .columns import BETWEEN, COLUMNS, JUSTIFICATION, OWN, predicate_of, to_cell
from .decisions import Library, LibraryDecision, SharedText

_NAMESPACE: Final = "urn:overlap-vmbo-mbo"
_UNSPECIFIED: Final = "https://w3id.org/sssom/license/unspecified"
_CONTROL: Final = re.compile(r"[\x00-\x1f\x7f\x85\u2028\u2029]+")
_ID_DIGITS: Final = 16  # hexadecimal


def library_tsv(library: Library) -> bytes:
    """Write a library, in the order of its decisions."""
    rows = io.StringIO(newline="")
    writer = csv.writer(rows, delimiter="\t", lineterminator="\n")
    writer.writerow(COLUMNS)
    writer.writerows(map(_row, library.decisions))
    table = rows.getvalue()
    head = "".join(f"#{line}\n" for line in _metadata(library, table))
    return (head + table).encode("utf-8", "replace")


def _metadata(library: Library, table: str) -> Iterator[str]:
    """The YAML block. Texts are quoted as JSON, which is YAML too."""
    prefixes = {
        "vmbo": f"{_NAMESPACE}:vmbo:",
        "mbo": f"{_NAMESPACE}:mbo:",
        "slot": f"{_NAMESPACE}:slot:",
        "semapv": "https://w3id.org/semapv/vocab/",
        "skos": "http://www.w3.org/2004/02/skos/core#",
        "xsd": "http://www.w3.org/2001/XMLSchema#",
        "urn": "urn:",  # readers take the start of mapping_set_id for a prefix
    }
    yield "curie_map:"
    yield from (f"  {prefix}: {_quoted(address)}" for prefix, address in prefixes.items())
    identifier = uuid.uuid5(uuid.NAMESPACE_URL, f"{_NAMESPACE}:{hashlib.sha256(table.encode('utf-8', 'replace')).hexdigest()}")
    yield f"mapping_set_id: {_quoted(f'urn:uuid:{identifier}')}"
    yield f"mapping_set_title: {_quoted('Wat groepen docenten besloten over eindtermen en werkprocessen')}"
    yield f"license: {_quoted(library.license or _UNSPECIFIED)}"
    yield f"mapping_tool: {_quoted('overlap')}"
    yield f"mapping_tool_version: {_quoted(__version__)}"
    yield "extension_definitions:"
    for name in OWN:
        yield f"  - slot_name: {name}"
        yield f"    property: slot:{name}"
        yield "    type_hint: xsd:string"
    told = (
        "subject: vmbo, object: mbo. Curated by groups of teachers, each under a number; no names of people. "
        "A digest is of the letters and digits of a text; the labels are there to read."
    )
    yield f"comment: {_quoted(told)}"


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def _row(decision: LibraryDecision) -> list[str]:
    predicate, modifier = predicate_of(decision.verdict)
    vmbo, mbo = decision.vmbo, decision.mbo
    cells = (
        _identifier("vmbo", vmbo), _label(vmbo), predicate, modifier, _identifier("mbo", mbo), _label(mbo), JUSTIFICATION,
        decision.date, decision.remark,
        vmbo.code, vmbo.digest, mbo.code, mbo.digest, mbo.description, BETWEEN.join(mbo.crebos),
        BETWEEN.join(title.replace(BETWEEN, "/") for title in mbo.kwalificaties),
        written(decision.verdict), written(decision.action), BY[decision.behalf] if decision.behalf else "",
        decision.group, decision.name, decision.saved, decision.version, written(decision.band),
    )  # fmt: skip
    return [to_cell(" ".join(_CONTROL.sub(" ", cell).split())) for cell in cells]


def _identifier(side: Side, text: SharedText) -> str:
    """What names a text in any library: made of what makes it this text."""
    key = "\x1f".join(text.key).encode("utf-8", "replace")
    return f"{side}:{hashlib.sha256(key).hexdigest()[:_ID_DIGITS]}"


def _label(text: SharedText) -> str:
    return text.text or text.code or text.digest
