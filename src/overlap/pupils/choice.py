"""Which sentences are put to pupils: of what was decided as overlap, consequences first, and a sample of what was called new."""

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import zip_longest
from typing import Final, Literal

from overlap.model import Goal, Outcome, Verdict
from overlap.model.verdicts import CHANGES_TEACHING, REPEATED
from overlap.review.outcome.judged import Judged
from overlap.review.outcome.result import Result

from .sentences import Sentence, sentence_of

MOST: Final = 25  # sentences: what a class answers in a quarter of an hour
NEW: Final = 8  # of those, about what was called new

Called = Literal["overlap", "new"]


@dataclass(frozen=True, slots=True)
class Question:
    """A sentence to answer, what the group called its goal, and the module or kerntaak that it is of."""

    text: str
    called: Called
    module: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """The sentences in the order in which they are asked.

    ``overlaps`` and ``new`` are how many there were to choose from, ``vague`` how many of those are never asked: nobody can say
    what is meant.
    """

    questions: tuple[Question, ...]
    overlaps: int
    new: int
    vague: int = 0


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A sentence that may be asked; the lowest rank goes first."""

    sentence: Sentence
    goal: Goal
    rank: tuple[bool, int]


def choose(result: Result) -> Check:
    """Choose at most `MOST` sentences, the same ones for the same decisions.

    They stand in an order that does not give away what the group called them.
    """
    overlaps = _each_once(_overlaps(result))
    known = {candidate.sentence.text for candidate in overlaps}
    new = [candidate for candidate in _each_once(_new(result)) if candidate.sentence.text not in known]
    askable, askable_new = _askable(overlaps), _askable(new)
    room = MOST - min(NEW, len(askable_new))
    chosen: list[tuple[Called, _Candidate]] = [("overlap", candidate) for candidate in _spread(askable)[:room]]
    chosen += [("new", candidate) for candidate in _spread(askable_new)[: MOST - len(chosen)]]
    questions = [Question(candidate.sentence.text, called, candidate.goal.module) for called, candidate in chosen]
    questions.sort(key=lambda question: _digest(question.text))
    vague = len(overlaps) + len(new) - len(askable) - len(askable_new)
    return Check(questions=tuple(questions), overlaps=len(overlaps), new=len(new), vague=vague)


def _overlaps(result: Result) -> Iterable[_Candidate]:
    """What was decided as overlap, plain ones first: repetition with consequences, other repetition, deepening."""
    for judged in result.judged:
        if judged.overlap and judged.decided:
            repeated = judged.verdict in REPEATED
            tier = 0 if repeated and judged.acts in CHANGES_TEACHING else 1 if judged.verdict != Verdict.DEEPENING else 2
            sentence, goal = _plainest(judged)
            yield _Candidate(sentence, goal, (not sentence.plain, tier))


def _new(result: Result) -> Iterable[_Candidate]:
    """The mbo items that the group called new: gaps, and items of which each pair was judged no overlap; drawn, not picked."""
    statuses = [status for status in result.sides["mbo"].goals if status.outcome == Outcome.GAP]
    for status in sorted(statuses, key=lambda status: _digest(status.goal.id)):
        sentence = sentence_of(status.goal)
        yield _Candidate(sentence, status.goal, (not sentence.plain, 0))


def _plainest(judged: Judged) -> tuple[Sentence, Goal]:
    """The goal of a pair that makes the plainest sentence; as plain as each other, that of the vmbo: pupils know its words."""
    both = [(sentence_of(goal), goal) for goal in (judged.vmbo, judged.mbo) if goal]
    return min(both, key=lambda pair: (pair[0].vague, not pair[0].plain, pair[0].quoted))


def _askable(candidates: Iterable[_Candidate]) -> list[_Candidate]:
    return [candidate for candidate in candidates if not candidate.sentence.vague]


def _each_once(candidates: Iterable[_Candidate]) -> list[_Candidate]:
    """Each sentence once, with the rank of the first among its goals."""
    best: dict[str, _Candidate] = {}
    for candidate in candidates:
        known = best.get(candidate.sentence.text)
        if known is None or candidate.rank < known.rank:
            best[candidate.sentence.text] = candidate
    return list(best.values())


def _spread(candidates: Sequence[_Candidate]) -> list[_Candidate]:
    """Candidates by rank, and within a rank one of each module in turn."""
    ranks: dict[tuple[bool, int], dict[str, list[_Candidate]]] = defaultdict(lambda: defaultdict(list))
    for candidate in candidates:
        ranks[candidate.rank][candidate.goal.module].append(candidate)
    return [
        candidate
        for _rank, modules in sorted(ranks.items())
        for turn in zip_longest(*modules.values())
        for candidate in turn
        if candidate
    ]


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
