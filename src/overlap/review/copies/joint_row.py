"""What several groups say together in one row: of a merged workbook, and of what that workbook showed when it was made.

A choice (verdict, action) holds where all who chose agree, else it is open. Texts are kept with the names of those who wrote
them. For whom the row was judged, those say together who gave a verdict.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from overlap.model import Behalf, Decision, Table
from overlap.model.verdicts import LATER

from .same_row import OWN_IDS, SAME, counterpart_of
from .together import ON_BEHALF, joined, spoke, unanimous

_CHOICES: Final[Mapping[Table, tuple[str, ...]]] = {
    "review": ("verdict", "action", ON_BEHALF),
    "own": ("verdict", "action", ON_BEHALF),
    "gaps": ("verdict", "action", "with", ON_BEHALF),
    "words": ("verdict",),
    "own words": ("vmbo", "mbo"),
    "agreements": ("agreement", "pairs", "layer", "who", "when", "hours", "status"),
    "agenda": ("done",),
}
OWN_GOALS: Final = ("vmbo goal", "mbo item")  # the goals of a pair of one's own, chosen from a list


@dataclass(frozen=True, slots=True, kw_only=True)
class Spoken:
    """What a group says in a row. ``values`` are those of its decision that still hold, ``behalf`` for whom it speaks.

    ``joint`` where it is what was filled in together in a workbook that had been merged.
    """

    group: str
    joint: bool
    behalf: Behalf
    decision: Decision
    values: Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class JointRow:
    """What they say together: ``values`` by field, and for whom those speak who gave a verdict.

    ``verdicts`` are all that were given, ``actions`` the different ones. ``divided``: whether they differ on what to do, or on
    what a gap overlaps with.
    """

    vmbo: str
    mbo: str
    values: dict[str, str]
    behalf: Behalf
    verdicts: tuple[str, ...]
    actions: tuple[str, ...]
    divided: bool


def joint_row(table: Table, identifier: str, said: Sequence[Spoken]) -> JointRow:
    """Give what groups say together in a row; ``identifier`` is the id of the row."""
    values = _values(table, said)
    verdicts = tuple(one.values["verdict"] for one in said if one.values.get("verdict"))
    actions = tuple(dict.fromkeys(one.values["action"] for one in said if one.values.get("action")))
    behalf = spoke(one.values.get(ON_BEHALF) or one.behalf for one in said if verdict_in(one.values))
    first = min(said, key=lambda one: one.joint).decision
    vmbo, mbo = first.vmbo, first.mbo
    named = {other: one.decision for one in said if one.values.get("with") and (other := counterpart_of(one.decision))}
    if table == "gaps":
        vmbo, mbo = (vmbo, "") if vmbo == identifier else ("", mbo)
        values.pop("with", None)
        if len(named) == 1:
            [overlapped] = named.values()
            vmbo, mbo, values["with"] = overlapped.vmbo, overlapped.mbo, overlapped.values["with"]
    if len(set(verdicts)) > 1:  # what to do with it, and what it overlaps with, depends on what it is
        values.pop("action", None)
        values.pop("with", None)
    divided = len(actions) > 1 or len(named) > 1
    return JointRow(vmbo=vmbo, mbo=mbo, values=values, behalf=behalf, verdicts=verdicts, actions=actions, divided=divided)


def verdict_in(values: Mapping[str, str]) -> str:
    """Give the verdict, where one was given: to discuss it later is none yet."""
    verdict = values.get("verdict", "")
    return "" if verdict == LATER else verdict


def is_text(table: Table, name: str) -> bool:
    """Tell whether a field of a row that the program made is a text, of which groups may each write a piece."""
    return name not in _CHOICES[table] and not (table in OWN_IDS and name in OWN_GOALS)


def _values(table: Table, said: Sequence[Spoken]) -> dict[str, str]:
    joint = {one.group for one in said if one.joint}  # their texts hold the names of groups already
    values = {}
    for name in dict.fromkeys(name for one in said for name in one.values):
        texts = _by_group((one.group, one.values[name]) for one in said if one.values.get(name))
        own = table in OWN_IDS and name in (*SAME.get(table, ()), *OWN_GOALS)
        if own and texts:  # the same but for case and spaces: as the first wrote it
            values[name] = next(iter(texts.values()))
        elif name in _CHOICES[table]:
            values |= {name: choice} if (choice := unanimous(one.values.get(name, "") for one in said)) else {}
        elif text := joined(texts, named=name == "remark", as_it_is=joint):
            values[name] = text
    return values


def _by_group(texts: Iterable[tuple[str, str]]) -> dict[str, str]:
    """What each group wrote, by its name; what it wrote in two rows below each other, each text once."""
    lines: dict[str, dict[str, None]] = {}
    for name, text in texts:
        lines.setdefault(name, {})[text] = None
    return {name: "\n".join(texts) for name, texts in lines.items()}
