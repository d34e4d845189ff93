"""From evidence to two probabilities: at least verwant, and overlap proper; and from those of its pairs to that of a goal.

A logistic model over the evidence, in several looks: the first sees only texts, each next one also what the chances of
the one before say (context.py). The weights are data (weights.json), fitted by benchmarks/fit.py on pairs that readers
marked; the file says which. Bands are absolute: two programmes with nothing in common get no proposals.
"""

import json
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray

from overlap.model import BANDS

from .words.vectors import Matrix

# What is proposed, and as what; chosen on comparisons that were left out of the fitting (docs/matching.md)
OVERLAPS = 0.5  # chance of overlap proper from which the best pair of a vmbo goal is certain
LIKELY = 0.45  # chance of at least related from which any pair is likely
POSSIBLE = 0.4  # … and possible
BEST = 0.2  # … and from which the best pair of a vmbo goal is possible, so that few goals have nothing to judge

WITH_CARD = "with_card"  # where weights.json has those for goals that have a card
_STORED: Mapping[str, str] = {"related": "verwant", "overlap": "overlap"}  # as files with weights have called them since 0.1.0
_FEW = 10  # goals or items from which shares say something
_LEAST = 1e-4  # probabilities are rounded to this
_CHANCE_MEETINGS = 0.026, 0.032  # mean chance of all pairs up to which they are chance meetings, and from which they are not
_MUCH = 0.01, 0.02  # mean chance, after lowering, up to which there is nothing beside the best pair, and from which there is
_SAME_WORK = 0.33, 0.45  # same_work up to which that says nothing, and from which it is the same work …
_BORNE_OUT = 0.024, 0.028  # … where the mean chance bears it out: nothing of that below the one, all above the other
_SURELY_SAME = 0.6, 0.75  # same_work from which it is the same work, whatever the mean chance
_LESS = 1.95  # taken from the log-odds of every pair where there is none


@cache
def weights() -> dict[str, Any]:
    """Load the weights as stored: per look and outcome an intercept and a weight per piece, with what they were fitted on."""
    text = files(__package__).joinpath("weights.json").read_text(encoding="utf-8")
    loaded: dict[str, Any] = json.loads(text)
    return loaded


def probabilities(odds: Mapping[str, Matrix], same_work: float = 0.0) -> tuple[Matrix, Matrix]:
    """Give the probability that each pair is at least verwant, and that it overlaps; the second is never above the first.

    ``odds`` holds the log-odds of both, and ``same_work`` says how much the programmes as a whole are about the same work
    (`Sides.same_work`).
    """
    verwant, overlap = chance(odds["verwant"]), chance(odds["overlap"])
    less = lowering(verwant, same_work)
    verwant, overlap = _lowered(verwant, less), _lowered(overlap, less)
    return verwant, np.minimum(verwant, overlap)


def bands(verwant: Matrix, overlap: Matrix) -> NDArray[np.intp]:
    """Give the place in BANDS of each pair, len(BANDS) where it is too unlikely to propose: vmbo goals x mbo items.

    Certain is the best pair of a vmbo goal where overlap proper is likely. That is right more often than any threshold of
    at least verwant, outside the comparisons that the weights were fitted on too.
    """
    best = np.zeros(verwant.shape, bool)
    best[np.arange(len(verwant)), verwant.argmax(axis=1)] = True
    tests = (best & (overlap >= OVERLAPS), verwant >= LIKELY, (verwant >= POSSIBLE) | (best & (verwant >= BEST)))
    return np.select(tests, range(len(BANDS)), len(BANDS))


def lowering(verwant: Matrix, same_work: float) -> float:
    """Give what is taken from the log-odds of every pair because the two programmes have little common ground; mostly 0."""
    return _LESS * (1 - common_ground(verwant, same_work))


def common_ground(verwant: Matrix, same_work: float) -> float:
    """Tell, from 0 to 1, whether the programmes are about the same work: as a whole, or by the chances of all their pairs.

    The weights were fitted on comparisons within a sector. Between sectors the chances of a model are too high, and the more
    goals there are, the more pairs seem certain: of 577 goals about building and 47 items about care 36 pairs. The *mean* chance
    does not grow with the length of a list. Measured on 22 comparisons that readers marked, and on 11 vmbo programmes beside 18
    mbo trades: 0.029 to 0.1 within a sector, 0.014 to 0.026 between sectors; `same_work` 0.4 to 0.9 and 0 to 0.35. A list of
    all kinds of goals (all subjects of a school) is about a little of everything: 0.45 with care, and a mean of 0.024. Marks
    of 384 pairs between sectors ask for 2.1 to 4 less in log-odds, those within for nothing (docs/matching.md).
    """
    if min(verwant.shape) < _FEW:
        return 1.0
    mean = float(verwant.mean())
    borne_out = min(_between(same_work, *_SAME_WORK), _between(mean, *_BORNE_OUT))
    return max(_between(mean, *_CHANCE_MEETINGS), borne_out, _between(same_work, *_SURELY_SAME))


def _between(value: float, lowest: float, highest: float) -> float:
    return min(1.0, max(0.0, (value - lowest) / (highest - lowest)))


def _lowered(chance: Matrix, less: float) -> Matrix:
    lowered: Matrix = chance / (chance + (1 - chance) * np.exp(less))
    return lowered


def log_odds(evidence: Mapping[str, Matrix], part: Mapping[str, Any]) -> Matrix:
    """Give the log-odds of one outcome: an intercept and a weight per piece of evidence."""
    total = np.full(next(iter(evidence.values())).shape, float(part["intercept"]))
    for name, weight in part["weights"].items():
        total += weight * evidence[name]
    return total


def chance(odds: Matrix) -> Matrix:
    """Give the probability that log-odds stand for."""
    probability: Matrix = 1 / (1 + np.exp(-odds))
    return probability


def covered(best: Matrix, outcome: Literal["related", "overlap"], mean_chance: float) -> Matrix:
    """Give the probability that a goal has any pair of this kind, from the probability of its best pair (any shape).

    A logistic function of the log-odds of the best, fitted on goals and items of both sides (fit.py). Taking pairs as
    independent was less right, and the more wrong the larger the programmes: small chances add up (docs/matching.md).
    ``mean_chance`` is that of all pairs of the comparison to be at least verwant. Where that is hardly anything, the two
    programmes are about other work, and there is nothing beside the best pair: the chance is its own.
    """
    fitted = covered_by(best, weights()["covered"][_STORED[outcome]])
    return best + _between(mean_chance, *_MUCH) * (fitted - best)


def covered_by(best: Matrix, part: Mapping[str, float]) -> Matrix:
    """Give the probability that a goal has any pair of a kind, by the intercept and the weight of a model of one's own."""
    best = np.clip(best, _LEAST, 1 - _LEAST)
    chance: Matrix = 1 / (1 + np.exp(-(part["intercept"] + part["weight"] * np.log(best / (1 - best)))))
    return chance
