"""What decisions teach: how often proposals were right, what was missed, and (in learn_words) the words of the region."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from overlap.analysis.sampling import LIMITS
from overlap.model import BANDS, Band, Facts, GapVerdict, Origin, Outcome, Pair, Review, Verdict
from overlap.model.learning import BandResult, Interval, Learned, Missed
from overlap.model.verdicts import PAIR_DECIDED, PAIR_OVERLAPS
from overlap.review.copies.together import majority
from overlap.review.copies.voices import apart

from .estimate import Stratum, total
from .learn_words import Example, learn_words

_RELATED: Final = (*PAIR_OVERLAPS, Verdict.RELATED)


@dataclass(slots=True)
class _Judged:
    """One comparison with all that copies of it say of each pair: verdicts by pair id."""

    facts: Facts
    verdicts: dict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    reviews: list[Review] = field(default_factory=list)

    def verdict(self, pair: str) -> str:
        """What most copies say: "overlap", "related" or "no overlap"; "" where nobody decided, or as many say another thing."""
        counts: Counter[str] = Counter()
        for verdict, n in self.verdicts.get(pair, {}).items():
            counts[Outcome.OVERLAP if verdict in PAIR_OVERLAPS else verdict] += n
        return majority(counts) or ""

    def divided(self) -> int:
        """How many pairs were decided without a majority."""
        return sum(not self.verdict(pair) for pair in self.verdicts)


def learn(reviews: Sequence[Review]) -> Learned:
    """Learn from reviews; copies of one comparison count as one, by what most of them say."""
    files = tuple(review.file for review in reviews)
    reviews = apart(reviews)
    judged = _by_comparison(reviews)
    examples = [example for one in judged for example in _examples(one)]
    return Learned(
        words=learn_words(reviews, examples),
        bands=tuple(_band(band, judged) for band in BANDS),
        missed=_missed(judged),
        divided=sum(one.divided() for one in judged),
        files=files,
    )


def _by_comparison(reviews: Sequence[Review]) -> list[_Judged]:
    found: dict[str, _Judged] = {}
    for review in reviews:
        one = found.setdefault(review.facts.fingerprint, _Judged(review.facts))
        one.reviews.append(review)
        for decision in review.of("review"):
            if decision.verdict in PAIR_DECIDED:
                one.verdicts[decision.id][decision.verdict] += 1
    return list(found.values())


def _pairs(judged: Sequence[_Judged], origin: Origin) -> Iterator[tuple[_Judged, Pair]]:
    return ((one, pair) for one in judged for pair in one.facts.of_origin(origin))


def _band(band: Band, judged: Sequence[_Judged]) -> BandResult:
    pairs = [(one, pair) for one, pair in _pairs(judged, "proposed") if _own_band(one.facts, pair) == band]
    counts = Counter(one.verdict(pair.id) for one, pair in pairs)
    decided = counts.total() - counts[""]
    return BandResult(
        band=band,
        proposed=len(pairs),
        judged=decided,
        overlap=counts[Outcome.OVERLAP],
        related=decided - counts[Verdict.NO_OVERLAP],
    )


def _own_band(facts: Facts, pair: Pair) -> Band | None:
    """The band that the program itself gave a pair, whatever other groups made of it; None where it proposed nothing."""
    told = facts.elsewhere.pairs.get(pair.id)
    return told.matched if told else pair.band


def _missed(judged: Sequence[_Judged]) -> Missed | None:
    strata: dict[tuple[int, int, int], tuple[int, list[str]]] = {}
    for one, pair in _pairs(judged, "sample"):
        stratum = one.facts.added[pair.id].of
        key = judged.index(one), sum(pair.score < limit for limit in LIMITS), stratum
        strata.setdefault(key, (stratum, []))[1].append(one.verdict(pair.id))
    drawn = [verdict for _of, verdicts in strata.values() for verdict in verdicts]
    if not any(drawn):
        return None
    parts = {name: [_stratum(of, verdicts, hits) for of, verdicts in strata.values()] for name, hits in _HITS.items()}
    missed = {name: total(part) for name, part in parts.items()}
    of = sum(of for of, _verdicts in strata.values())
    return Missed(
        of=of,
        drawn=len(drawn),
        judged=sum(map(bool, drawn)),
        overlap=missed["overlap"],
        related=missed["related"],
        found=_found(judged, missed["overlap"]),
    )


_HITS: Final[Mapping[str, tuple[str, ...]]] = {"overlap": ("overlap",), "related": ("overlap", "related")}


def _stratum(of: int, verdicts: Sequence[str], hits: Sequence[str]) -> Stratum:
    return Stratum(of, sum(map(bool, verdicts)), sum(verdict in hits for verdict in verdicts))


def _found(judged: Sequence[_Judged], missed: Interval) -> Interval | None:
    """What share of all overlap was proposed. Proposals that nobody judged count by the share of their band that overlaps."""
    bands = [_band(band, judged) for band in BANDS]
    by_others = [(one, pair) for one, pair in _pairs(judged, "proposed") if _own_band(one.facts, pair) is None]
    known = sum(one.verdict(pair.id) == Outcome.OVERLAP for one, pair in (*_pairs(judged, "carried"), *by_others))
    number = known + sum(one.proposed * one.overlap / one.judged for one in bands if one.judged)
    if not number:
        return None
    return Interval(number / (number + missed.value), number / (number + missed.high), number / (number + missed.low))


def _examples(one: _Judged) -> Iterator[Example]:
    """Pairs that the group judged and the tool doubted or did not propose, and those without overlap."""
    for pair in one.facts.pairs.values():
        verdict = one.verdict(pair.id)
        doubted = pair.id in one.facts.added or pair.band == Band.POSSIBLE
        if verdict == Verdict.NO_OVERLAP or (verdict and doubted):
            yield Example(one.facts, pair.vmbo.id, pair.mbo.id, _WORTH[verdict])
    for review in one.reviews:
        for decision in review.of("own"):
            if decision.vmbo and decision.mbo and decision.verdict in _RELATED:
                yield Example(one.facts, decision.vmbo, decision.mbo, _WORTH.get(decision.verdict, 1.0))
        for decision in review.of("gaps"):
            if decision.vmbo and decision.mbo and decision.verdict == GapVerdict.OVERLAP:
                yield Example(one.facts, decision.vmbo, decision.mbo, 1.0)


# what a pair says for the words in it; of related goals only some words can mean the same
_WORTH: Final[Mapping[str, float]] = {Outcome.OVERLAP: 1.0, Verdict.RELATED: 0.5, Verdict.NO_OVERLAP: 0.0}
