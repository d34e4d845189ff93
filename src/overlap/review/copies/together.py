"""The rules by which what several copies say of one row becomes one: small pure functions, one per purpose.

- `unanimous`: a report, and the joint column of a merged workbook. A choice on which anybody differs is none.
- `majority`: what is learned from decisions. Two against one counts; as many against as many does not.
- `combined`: next year's workbook. A verdict on which anybody differs is to be discussed, another choice is left open; texts
  that differ stand below each other.
- `joined`: the texts of a merged workbook, each with the names of those who wrote it.

Whether those who agree may decide is another matter: `spoke` tells for whom they speak, `state_of` where the row stands.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Final, TypeVar

from overlap.model import Behalf, State, Table
from overlap.model.text import folded
from overlap.model.verdicts import CAN_WAIT, LATER

# what is chosen from a list: two copies that chose differently cannot both be right; all else is put side by side
CHOICES: Final = frozenset({"verdict", "action", "layer", "status", "done"})
ON_BEHALF: Final = "on behalf"  # the field that says for whom a row was judged

_Choice = TypeVar("_Choice")


def unanimous(choices: Iterable[_Choice]) -> _Choice | None:
    """Give the choice that all who made one agree on, else None; "" and None are no choice."""
    different = list(dict.fromkeys(choice for choice in choices if choice))
    return different[0] if len(different) == 1 else None


def majority(counts: Mapping[_Choice, int]) -> _Choice | None:
    """Give the choice that most copies made, None where nobody chose or as many made another; ``counts`` per choice."""
    most = max(counts.values(), default=0)
    chosen = [choice for choice, n in counts.items() if n == most]
    return chosen[0] if len(chosen) == 1 else None


def combined(table: Table, copies: Sequence[Mapping[str, str]]) -> tuple[dict[str, str], bool]:
    """Give the values that several copies of a row get together in a new workbook, and whether they contradict each other."""
    values: dict[str, str] = {}
    clash = False
    for name in dict.fromkeys(name for copy in copies for name in copy):
        if name == ON_BEHALF:
            continue
        first = {folded(text): text for copy in reversed(copies) if (text := copy.get(name, ""))}  # as the first wrote it
        distinct = list(first.values())[::-1]
        if len(distinct) > 1 and name in (*CHOICES, "with"):
            clash = True
            distinct = [LATER] if name == "verdict" and table in CAN_WAIT else []
        if distinct:
            values[name] = "\n".join(distinct)
    if clash and values.get("verdict") == LATER:  # what belongs to one of the verdicts stands for none of them
        values = {name: text for name, text in values.items() if name not in ("action", "with")}
    if not clash and (behalf := spoke(copy.get(ON_BEHALF, "") for copy in copies)):
        values[ON_BEHALF] = behalf
    return values, clash


def joined(said: Mapping[str, str], *, named: bool = False, as_it_is: Collection[str] = ()) -> str:
    """Give the texts that groups (by name) wrote in one cell as one text.

    Texts that differ stand there each with the names of those who wrote it, a line each; with ``named`` also a single one.
    The texts of those in ``as_it_is`` get no name.
    """
    by_text: dict[str, list[str]] = {}
    for name, text in said.items():
        by_text.setdefault(text, []).append(name)
    if len(by_text) == 1 and not named:
        return next(iter(by_text))
    plain = [text for text, names in by_text.items() if set(names) & set(as_it_is)]
    return "\n".join([*plain, *(f"{', '.join(names)}: {text}" for text, names in by_text.items() if text not in plain)])


def spoke(sides: Iterable[Behalf | str]) -> Behalf:
    """For whom several copies speak together: vmbo and mbo make both; "" where nobody said."""
    found = set(sides) - {""}
    if "both" in found or found >= {"vmbo", "mbo"}:
        return "both"
    return "vmbo" if "vmbo" in found else "mbo" if "mbo" in found else ""


def state_of(verdicts: Sequence[str], behalf: Behalf, *, divided: bool = False) -> State:
    """Where a row stands: the one rule that says of pairs, own pairs and gaps what is decided, everywhere.

    ``verdicts`` are all that were given on it, ``behalf`` for whom those spoke who gave one. ``divided``: whether they differ
    on what to do with it, or on what it overlaps with.
    """
    if not verdicts:
        return "open"
    if len({*verdicts} - {LATER}) > 1:
        return "differ"
    if LATER in verdicts:
        return "later"
    if divided:
        return "details"
    if behalf == "both":
        return "decided"
    return "one side" if behalf else "unknown"
