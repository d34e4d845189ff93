"""The rules by which what several groups say becomes one: small pure functions."""

from collections.abc import Collection, Iterable, Mapping, Sequence

from overlap.model import Behalf, State
from overlap.model.verdicts import LATER


def joined(said: Mapping[str, str], *, choice: bool = False, named: bool = False, as_it_is: Collection[str] = ()) -> str:
    """What groups (by name) say together in one cell, "" where they disagree on a choice.

    Texts that differ stand there each with the names of those who wrote it, a line each; with ``named`` also a single one.
    The texts of those in ``as_it_is`` get no name.
    """
    by_text: dict[str, list[str]] = {}
    for name, text in said.items():
        by_text.setdefault(text, []).append(name)
    if choice:
        return next(iter(by_text)) if len(by_text) == 1 else ""
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


def state_of(verdicts: Sequence[str], behalf: Behalf) -> State:
    """Where a row stands, by all verdicts that were given on it and for whom they were."""
    if not verdicts:
        return "open"
    if LATER in verdicts:
        return "later"
    if len(set(verdicts)) > 1:
        return "differ"
    if behalf == "both":
        return "decided"
    return "one side" if behalf else "unknown"
