"""What a new comparison takes from earlier reviews: their decisions, and a sample that shows what is missed."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from overlap.analysis import sample, terminology
from overlap.analysis.fingerprint import fingerprint
from overlap.model import Comparison, Goal, Review, Side
from overlap.model.carrying import Carried, CarryOver
from overlap.model.pupils import PupilAnswers
from overlap.problems import Notice
from overlap.pupils.answers import read_answers
from overlap.review.rounds.carry import carry

_KNOWN = 0.2  # share of the goals of the earlier documents below which these must be other documents


def with_decisions(comparison: Comparison, reviews: Sequence[Review]) -> tuple[Comparison, CarryOver]:
    """Give the comparison with the pairs that were judged before, and what became of the decisions.

    Args:
        comparison: the new one, as it was matched.
        reviews: what was decided before; of copies of one comparison, or of several.
    """
    words = {pair.id for pair in terminology(comparison)}
    over = carry(comparison, reviews, words, fingerprint(comparison))
    return replace(comparison, added=over.added, judged_with=_judged_alike(comparison, over)), over


def _judged_alike(comparison: Comparison, over: CarryOver) -> dict[str, str]:
    """The pairs that still share a row: of which the earlier reviews say what they say of the pair with that row."""
    rows = {row.id: row for row in over.carried if row.table == "review"}
    shared = comparison.judged_with.items()
    return {pair: leader for pair, leader in shared if _alike(rows.get(pair), rows.get(leader))}


def _alike(follower: Carried | None, leader: Carried | None) -> bool:
    if follower is None or leader is None:
        return follower is leader
    noted = any(decision.comments for decision in follower.decisions)
    return not noted and (follower.values, follower.fate) == (leader.values, leader.fate)


def with_sample(comparison: Comparison, number: int, over: CarryOver | None = None) -> Comparison:
    """Give the comparison with a random sample of what is neither proposed nor judged before.

    Args:
        comparison: with what was carried over, if anything was.
        number: how many pairs are drawn.
        over: what became of earlier decisions: pairs with one stay; an earlier sample that nobody judged is drawn anew.
    """
    judged = {row.id for row in over.carried if row.table == "review"} if over else set()
    added = (pair if pair.origin == "carried" else replace(pair, origin="carried") for pair in comparison.added)
    kept = [pair for pair in added if pair.pair.id in judged]
    drawn = sample(comparison, number, fingerprint(comparison), without={pair.pair.id for pair in kept})
    return replace(comparison, added=(*kept, *drawn))


def answers_of_before(
    comparison: Comparison, reviews: Sequence[Review], paths: Sequence[Path]
) -> tuple[PupilAnswers, tuple[Notice, ...]]:
    """Read what pupils answered about what was decided before, or about the goals as they are now; and what was noticed.

    Raises:
        Unusable: a file cannot be read, or holds no sentence about these goals.
    """
    before = [(side, goal) for review in reviews for (side, _id), goal in review.facts.goals.items()]
    now: list[tuple[Side, Goal]] = [("vmbo", goal) for goal in comparison.vmbo.goals]
    return read_answers(paths, (*before, *now, *(("mbo", goal) for goal in comparison.mbo.goals)))


def other_documents(over: CarryOver) -> Iterator[Notice]:
    """Give a notice for each earlier version of which so little comes back that it must be of other documents."""
    for since, changes in over.versions.items():
        before = [change for change in changes if change.old]
        if before and sum(change.new is not None for change in before) < _KNOWN * len(before):
            yield Notice("previous-other", since)
