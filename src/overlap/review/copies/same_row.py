"""What makes rows of several copies one row: three keys, from the loosest to the strictest.

- `name_of`: what names the row, also where the rest of it was changed. Two versions of one copy are put together by it.
- `key_of`: what the row is about. Copies of several groups are put beside each other by it.
- `wording_of`: all that stands in it. What next year's workbook gets twice is one row only where it is the same.

A row that the program made is known by its id in all three; only rows of a group's own differ. Case and white space never count.
"""

from collections.abc import Mapping
from typing import Final

from overlap.model import Decision
from overlap.model.text import folded

RowKey = tuple[str, ...]

# tables of a group's own, and how the ids of their rows begin
OWN_IDS: Final[Mapping[str, str]] = {"own": "own", "own words": "own", "agreements": "agr"}
# by which fields rows of a group's own texts are the same row
SAME: Final[Mapping[str, tuple[str, ...]]] = {
    "own words": ("vmbo", "mbo"),
    "agreements": ("agreement", "pairs", "layer", "who", "when", "hours", "status"),
}
# and which of those name it
_NAMES: Final[Mapping[str, tuple[str, ...]]] = {"own words": ("vmbo", "mbo"), "agreements": ("agreement",)}


def key_of(decision: Decision) -> RowKey:
    """Give what a row is about: its table, and its goals, its texts or its id."""
    table = decision.table
    if table == "own":
        shown = (decision.values.get(name, "") for name in ("vmbo goal", "mbo item"))
        return (table, *(goal or folded(text) for goal, text in zip((decision.vmbo, decision.mbo), shown, strict=True)))
    if table in SAME:
        return (table, *(folded(decision.values.get(name, "")) for name in SAME[table]))
    if table == "gaps":
        return table, decision.id, "vmbo" if decision.vmbo == decision.id else "mbo"
    return table, decision.id


def subject_of(decision: Decision) -> RowKey:
    """Give what a row is about, a proposed pair and one of a group's own taken alike: what one copy proposes, in another a
    group added itself.
    """
    if decision.table in ("review", "own") and decision.vmbo and decision.mbo:
        return "pair", decision.vmbo, decision.mbo
    return key_of(decision)


def counterpart_of(decision: Decision) -> str:
    """Give with what a gap overlaps by its group: the id of the goal, else the text as compared, "" where nothing was named."""
    if not decision.values.get("with"):
        return ""
    other = decision.mbo if decision.vmbo == decision.id else decision.vmbo
    return other or folded(decision.values["with"])


def name_of(decision: Decision) -> RowKey:
    """Give what names a row, also where the rest of it was changed."""
    if decision.table in _NAMES:
        return (decision.table, *(folded(decision.values.get(name, "")) for name in _NAMES[decision.table]))
    return key_of(decision)


def wording_of(decision: Decision) -> str:
    """Give all that stands in a row of a group's own, as one text."""
    return "\x1f".join(sorted(f"{name}={folded(text)}" for name, text in decision.values.items()))
