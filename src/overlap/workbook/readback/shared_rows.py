"""What was filled in for a pair counts for the pairs that share its row too, unless something else was filled in for these."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Final

from overlap.locale import in_every_language
from overlap.model import Decision, Facts, Unplaced
from overlap.workbook.form.fields import COUNTS
from overlap.workbook.form.spellings import compared

from .rows import FilledRow

_CHOSEN: Final = ("verdict", "action", "who", "remark", "on behalf")


def for_all_pairs(decisions: Sequence[Decision], facts: Facts, unclear: Collection[str]) -> Iterator[Decision]:
    """Give a decision for every pair of which the row was judged, each right after that of the row.

    A pair with a verdict of its own, also as a pair that the group added, keeps to what was filled in for it. One without gets
    the verdict of the row, and what belongs to that; a remark or an action of its own goes before that of the row. The pairs in
    ``unclear`` get nothing: a verdict was filled in for them that could not be read.
    """
    followers: dict[str, list[str]] = {}
    for pair, leader in facts.judged_with.items():
        followers.setdefault(leader, []).append(pair)
    judged = {one.id: one for one in decisions if one.table == "review"}
    added = {f"{one.vmbo}+{one.mbo}" for one in decisions if one.table == "own" and one.verdict}
    apart = added | set(unclear)
    for one in decisions:
        if one.table == "review" and facts.judged_with.get(one.id) in judged:
            continue  # it comes after its row
        yield one
        for pair in followers.get(one.id, ()) if one.table == "review" else ():
            own, taken = judged.get(pair), _taken_over(one)
            if own and (own.verdict or pair in apart or not taken):
                yield own
            elif taken and pair not in apart:
                yield _with_row(pair, one, taken, own)


def _taken_over(row: Decision) -> dict[str, str]:
    """What the pairs of a row take over: all that was chosen or written, not the comments on its cells."""
    return {name: row.values[name] for name in _CHOSEN if row.values.get(name)}


def _with_row(pair: str, row: Decision, taken: dict[str, str], own: Decision | None) -> Decision:
    """The decision of a pair without a verdict of its own."""
    if own:
        return replace(own, values={**taken, **own.values})
    vmbo, _plus, mbo = pair.partition("+")
    return replace(row, id=pair, vmbo=vmbo, mbo=mbo, values=taken, comments=())


def counts_headers() -> Collection[str]:
    """Give what the column is called that shows which verdict counts for a pair."""
    return in_every_language(COUNTS.label)


def typed_over(shown: Iterable[Unplaced], rows: Iterable[FilledRow], facts: Facts) -> Iterator[Unplaced]:
    """Give what people typed in the column that shows which verdict counts: what is not that of the pair or of its row."""
    verdicts: dict[str, set[str]] = {}
    for row in rows:
        verdicts.setdefault(row.id, set()).update(map(compared, row.texts.get("verdict", ())))
    for cell in shown:
        known = verdicts.get(cell.id, set()) | verdicts.get(facts.judged_with.get(cell.id, ""), set())
        if not {compared(text) for text in cell.values.values()} <= known:
            yield cell
