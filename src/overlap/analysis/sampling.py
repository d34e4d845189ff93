"""Pairs that were not proposed, drawn at random, so that a group can find out how much is missed.

A stratified random sample (Cochran, Sampling Techniques, 3rd ed. 1977, chapter 5). The strata are three ranges of the
score, because what is missed is not spread evenly: measured on four marked comparisons, of the unproposed pairs from
0.05 some 17 % are at least verwant, of those from 0.01 some 4 % and of the rest 0.6 %. The draws are divided over the
strata by Neyman's rule, number of pairs times the standard deviation that their scores let expect, with at least
``LEAST`` in each. Within a stratum every pair has the same chance, drawn / of, which travels with the pair.

Drawn means: first in the order of SHA-256 of a seed and the id of the pair. So the same comparison gives the same sample
on every computer, and nobody chooses.
"""

from collections.abc import Collection, Sequence
from hashlib import sha256
from math import sqrt
from typing import Final

from overlap.model import Added, Comparison, Pair

LIMITS: Final = (0.05, 0.01)  # lowest scores of the strata but the last
LEAST: Final = 2  # without two, nothing is known of the spread within a stratum


def sample(comparison: Comparison, number: int, seed: str, *, without: Collection[str] = ()) -> tuple[Added, ...]:
    """Draw that many unproposed pairs, all when there are no more, in the order of the programmes.

    Args:
        comparison: what they are drawn from.
        number: how many.
        seed: decides the draw; the fingerprint of the comparison.
        without: ids of pairs that a group judged already, so that nothing need be estimated of them.
    """
    known = set(without)
    strata = [s for s in _strata([p for p in comparison.pairs if not p.band and p.id not in known]) if s]
    sampled = []
    for stratum, drawn in zip(strata, allocation(strata, number), strict=True):
        shuffled = sorted(stratum, key=lambda pair: sha256(f"{seed}\x1f{pair.id}".encode()).digest())
        sampled += [Added(pair, "sample", drawn, len(stratum)) for pair in shuffled[:drawn]]
    place = {goal.id: n for n, goal in enumerate((*comparison.vmbo.goals, *comparison.mbo.goals))}
    return tuple(sorted(sampled, key=lambda added: (place[added.pair.vmbo.id], place[added.pair.mbo.id])))


def _strata(pairs: Sequence[Pair]) -> list[list[Pair]]:
    strata: list[list[Pair]] = [[] for _ in range(len(LIMITS) + 1)]
    for pair in pairs:
        strata[sum(pair.score < limit for limit in LIMITS)].append(pair)
    return strata


def allocation(strata: Sequence[Sequence[Pair]], number: int) -> list[int]:
    """Decide how many to draw from each stratum: ``number`` together, or all where there are no more."""
    sizes = [len(stratum) for stratum in strata]
    chances = [sum(pair.score for pair in stratum) / len(stratum) for stratum in strata]
    wanted = [size * sqrt(max(1e-6, chance * (1 - chance))) for size, chance in zip(sizes, chances, strict=True)]
    drawn = [0] * len(sizes)
    for _ in range(min(number, sum(sizes))):
        open_ = [h for h, size in enumerate(sizes) if drawn[h] < size]
        short = [h for h in open_ if drawn[h] < LEAST]
        # the stratum that falls short most of its share (Sainte-Laguë), those with too few first
        h = min(short or open_, key=lambda h: ((drawn[h] + 0.5) / wanted[h], h))
        drawn[h] += 1
    return drawn
