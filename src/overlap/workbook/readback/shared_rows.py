"""What was filled in for a pair counts for the pairs that share its row too, unless something else was filled in for these."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Final

from overlap.model import Decision, Facts

_CHOSEN: Final = ("verdict", "action", "who", "remark", "on behalf")


def for_all_pairs(decisions: Sequence[Decision], facts: Facts) -> Iterator[Decision]:
    """Give a decision for every pair of which the row was judged, each right after that of the row.

    A pair with a verdict of its own keeps to what was filled in for it. One without gets the verdict of the row, and what
    belongs to that; a remark or an action that was filled in for it goes before that of the row.
    """
    followers: dict[str, list[str]] = {}
    for pair, leader in facts.judged_with.items():
        followers.setdefault(leader, []).append(pair)
    own = {one.id: one for one in decisions if one.table == "review" and one.id in facts.judged_with}
    rows = {one.id for one in decisions if one.table == "review"}
    for one in decisions:
        if one.id in own and one.table == "review":
            if facts.judged_with[one.id] not in rows:
                yield one
            continue
        yield one
        for pair in followers.get(one.id, ()) if one.table == "review" else ():
            if decision := _follower(pair, one, own.get(pair)):
                yield decision


def _follower(pair: str, leader: Decision, own: Decision | None) -> Decision | None:
    """The decision of a pair that shares the row of another; None where nothing was chosen or written for either."""
    taken: Mapping[str, str] = {name: leader.values[name] for name in _CHOSEN if leader.values.get(name)}
    if own is not None:
        return own if own.verdict else replace(own, values={**taken, **own.values})
    if not taken:
        return None
    vmbo, _plus, mbo = pair.partition("+")
    return replace(leader, id=pair, vmbo=vmbo, mbo=mbo, values=dict(taken), comments=(), taken_over=True)
