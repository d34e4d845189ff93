"""How far groups are: what is judged and what is open, and how, counted from what was read back."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from overlap.model import AnyAction, AnyVerdict, Decision, Review, Unplaced

_DECIDED = ("review", "own", "gaps", "words", "own words", "agreements")


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """Counts of one workbook, or of several together.

    ``pairs`` and ``gaps`` are how many there are to judge, ``judged`` and ``gaps_judged`` how many have a verdict (also
    "discuss later"). ``verdicts`` and ``actions`` are of proposed and own pairs, by stable name. ``remarks`` counts rows of
    any table with one, ``comments`` those on cells, also outside of the tables; ``words`` proposed words that were judged
    or agreed on, and the group's own. Pairs of a sample are counted in ``sample`` and ``sample_judged`` only. ``groups`` is of
    how many copies a workbook was merged, ``differ`` on how many pairs without a joint verdict those differ.
    """

    pairs: int
    judged: int
    verdicts: Mapping[AnyVerdict, int] = field(hash=False)
    actions: Mapping[AnyAction, int] = field(hash=False)
    own: int
    gaps: int
    gaps_judged: int
    remarks: int
    comments: int
    agreements: int
    words: int
    unplaced: int
    sample: int = 0
    sample_judged: int = 0
    groups: int = 0
    differ: int = 0

    @property
    def open(self) -> int:
        """Proposed pairs without a verdict."""
        return self.pairs - self.judged


def progress(review: Review) -> Progress:
    """The counts of one workbook."""
    facts = review.facts
    decided = [decision for decision in review.decisions if decision.table in _DECIDED]
    sample = _sample(review)
    pairs = [*(one for one in review.of("review") if one.id not in sample), *review.of("own")]
    holders: list[Decision | Unplaced] = [*review.decisions, *review.unplaced]
    return Progress(
        pairs=len(facts.asked),
        judged=len(_judged(review)),
        verdicts=Counter(decision.verdict for decision in pairs if decision.verdict),
        actions=Counter(decision.action for decision in pairs if decision.action),
        own=len(review.of("own")),
        gaps=len(facts.gaps),
        gaps_judged=sum(1 for decision in review.of("gaps") if decision.verdict),
        remarks=sum(1 for decision in decided if decision.values.get("remark")),
        comments=sum(len(one.comments) for one in holders),
        agreements=len(review.of("agreements")),
        words=sum(1 for decision in (*review.of("words"), *review.of("own words")) if decision.values),
        unplaced=len(review.unplaced),
        sample=len(sample),
        sample_judged=sum(1 for one in review.of("review") if one.verdict and one.id in sample),
        groups=sum(not part.joint for part in review.parts),
        differ=_differ(review),
    )


def _differ(review: Review) -> int:
    """The pairs without a joint verdict on which the groups of a merged workbook differ."""
    open_ = set(review.facts.asked) - _judged(review)
    by_pair: dict[str, set[AnyVerdict]] = {}
    for decision in (one for part in review.parts for one in part.of("review")):
        if decision.verdict and decision.id in open_:
            by_pair.setdefault(decision.id, set()).add(decision.verdict)
    return sum(len(verdicts) > 1 for verdicts in by_pair.values())


def _sample(review: Review) -> set[str]:
    return {pair.id for pair in review.facts.of_origin("sample")}


def _judged(review: Review) -> set[str]:
    """The pairs with a verdict; those of the sample do not count."""
    asked = set(review.facts.asked)
    return {decision.id for decision in review.of("review") if decision.verdict and decision.id in asked}


def together(reviews: Sequence[Review]) -> Progress:
    """The counts of all workbooks: what is to be judged once per comparison, and judged where any group did."""
    each = [progress(review) for review in reviews]
    comparisons: dict[str, list[Review]] = {}
    for n, review in enumerate(reviews):
        comparisons.setdefault(review.facts.fingerprint or str(n), []).append(review)
    pairs = gaps = judged = gaps_judged = sample = drawn = 0
    for same in comparisons.values():
        most = [progress(review) for review in same]
        pairs += max(one.pairs for one in most)
        gaps += max(one.gaps for one in most)
        judged += len(set().union(*map(_judged, same)))
        sample += max(one.sample for one in most)
        drawn += len({d.id for review in same for d in review.of("review") if d.verdict and d.id in _sample(review)})
        gaps_judged += len({(d.vmbo == d.id, d.id) for review in same for d in review.of("gaps") if d.verdict})
    return Progress(
        pairs=pairs,
        judged=judged,
        verdicts=sum((Counter(one.verdicts) for one in each), Counter()),
        actions=sum((Counter(one.actions) for one in each), Counter()),
        own=sum(one.own for one in each),
        gaps=gaps,
        gaps_judged=gaps_judged,
        remarks=sum(one.remarks for one in each),
        comments=sum(one.comments for one in each),
        agreements=sum(one.agreements for one in each),
        words=sum(one.words for one in each),
        unplaced=sum(one.unplaced for one in each),
        sample=sample,
        sample_judged=drawn,
        groups=sum(one.groups for one in each),
        differ=sum(one.differ for one in each),
    )
