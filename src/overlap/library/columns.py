"""The columns of a library: those of SSSOM (Simple Standard for Sharing Ontological Mappings 1.0), and our own behind them.

Source: the model and TSV format at mapping-commons.github.io/sssom. Our own are extension slots, each defined in the metadata
of the file. A subject is a vmbo text, an object an mbo text. Overlap is skos:closeMatch, related skos:relatedMatch, and "geen
overlap" the denial of skos:mappingRelation, of which every match is a special case; `overlap.report.exchange.sssom` says why.
Words of verdicts, actions and bands are those of every export, the same in every language.
"""

from collections.abc import Mapping
from typing import Final

from overlap.model import Action, Band, Behalf, GapVerdict, Verdict
from overlap.model.text import RISKY
from overlap.model.verdicts import PAIR_DECIDED
from overlap.model.written import BY, written

from .decisions import PairVerdict

SSSOM: Final = (
    "subject_id", "subject_label", "predicate_id", "predicate_modifier", "object_id", "object_label", "mapping_justification",
    "mapping_date", "comment",
)  # fmt: skip
OWN: Final = (
    "vmbo_code", "vmbo_digest", "mbo_code", "mbo_digest", "mbo_description", "mbo_crebo", "mbo_kwalificatie",
    "verdict", "action", "on_behalf_of", "group", "group_name", "saved", "overlap_version", "proposed",
)  # fmt: skip
COLUMNS: Final = (*SSSOM, *OWN)
# without these nothing can be told of a decision; the others may be left out
NEEDED: Final = ("vmbo_code", "vmbo_digest", "mbo_code", "mbo_digest", "verdict", "group")
JUSTIFICATION: Final = "semapv:ManualMappingCuration"
BETWEEN: Final = "|"  # of several values in a cell

_VERDICTS: Final[tuple[PairVerdict, ...]] = (*PAIR_DECIDED, GapVerdict.OVERLAP)
VERDICTS: Final[Mapping[str, PairVerdict]] = {written(verdict): verdict for verdict in _VERDICTS}
ACTIONS: Final[Mapping[str, Action | None]] = {"": None, **{written(action): action for action in Action}}
BANDS: Final[Mapping[str, Band | None]] = {"": None, **{written(band): band for band in Band}}
_SIDES: Final[tuple[Behalf, ...]] = ("vmbo", "mbo", "both")
BEHALF: Final[Mapping[str, Behalf]] = {"": "", **{BY[side]: side for side in _SIDES if side}}


def predicate_of(verdict: PairVerdict) -> tuple[str, str]:
    """Give the predicate of a verdict and its modifier, "" for none."""
    if verdict == Verdict.NO_OVERLAP:
        return "skos:mappingRelation", "Not"
    return ("skos:relatedMatch" if verdict == Verdict.RELATED else "skos:closeMatch"), ""


def to_cell(text: str) -> str:
    """Give a text as a cell: with an apostrophe before what a spreadsheet program may take for a formula."""
    return f"'{text}" if text.lstrip("'").startswith(RISKY) else text


def from_cell(cell: str) -> str:
    """Give the text that `to_cell` made a cell of."""
    return cell[1:] if cell.startswith("'") and cell.lstrip("'").startswith(RISKY) else cell
