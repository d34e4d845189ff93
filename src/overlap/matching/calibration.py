"""From evidence to two probabilities: at least verwant, and overlap proper; and from those of its pairs to that of a goal.

A logistic model over the evidence, in several looks: the first sees only texts, each next one also what the chances of
the one before say (context.py). The weights are data (weights.json), fitted by benchmarks/fit.py on pairs that readers
marked; the file says which. Bands are absolute: two programmes with nothing in common get no proposals.
"""

import json
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files
from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray

from overlap.model import BANDS

from .common_ground import SameWork, between, lowering
from .words.vectors import Matrix, Numbers

# What is proposed, and as what; chosen on comparisons that were left out of the fitting (docs/matching.md)
OVERLAPS = 0.4  # chance of overlap proper from which the best pair of a vmbo goal is certain
LIKELY = 0.45  # chance of at least related from which any pair is likely
POSSIBLE = 0.4  # … and possible
BEST = 0.22  # … and from which the best pair of a vmbo goal is, where its texts agree, so that few goals have nothing to judge

WITH_CARD = "with_card"  # where weights.json has those for goals that have a card
_STORED: Mapping[str, str] = {"related": "verwant", "overlap": "overlap"}  # as files with weights have called them since 0.1.0
_BLOCK = 12_000  # pairs that are weighed at once: so many of eight pieces stay near the processor
_LEAST = 1e-4  # probabilities are rounded to this
_USUAL_LENGTH = 45  # goals up to which a list is no longer than usual; from 40 to 60 it fits as well
_MUCH = 0.01, 0.02  # mean chance, after lowering, up to which there is nothing beside the best pair, and from which there is


@cache
def weights() -> dict[str, Any]:
    """Load the weights as stored: per look and outcome an intercept and a weight per piece, with what they were fitted on."""
    text = files(__package__).joinpath("weights.json").read_text(encoding="utf-8")
    loaded: dict[str, Any] = json.loads(text)
    return loaded


def probabilities(odds: Mapping[str, Matrix], same_work: SameWork) -> tuple[Matrix, Matrix]:
    """Give the probability that each pair is at least verwant, and that it overlaps; the second is never above the first.

    ``odds`` holds the log-odds of both, and ``same_work`` says how much the programmes are about the same work
    (`Sides.same_work`): where they have little common ground, every chance is lower.
    """
    verwant = chance(odds["verwant"])
    less = lowering(verwant, same_work)
    if less.any():
        verwant = chance(odds["verwant"] - less)
    overlap = chance(odds["overlap"] - less)
    return verwant, np.minimum(verwant, overlap, out=overlap)


def bands(verwant: Matrix, overlap: Matrix, agreeing: NDArray[np.bool_]) -> NDArray[np.int8]:
    """Give the place in BANDS of each pair, len(BANDS) where it is too unlikely to propose: vmbo goals x mbo items.

    Certain is the best pair of a vmbo goal where overlap proper is likely. That is right more often than any threshold of
    at least verwant, outside the comparisons that the weights were fitted on too. The best pair that is less likely than others
    that are possible is so where its own texts are ``agreeing`` (`evidence.agreeing`), not only what stands around them.
    """
    goals, best = np.arange(len(verwant)), verwant.argmax(axis=1)
    certain, likely, possible = range(len(BANDS))
    places = np.full(verwant.shape, len(BANDS), np.int8)
    places[verwant >= POSSIBLE] = possible
    places[verwant >= LIKELY] = likely
    of_best = places[goals, best]
    of_best[(of_best > possible) & (verwant[goals, best] >= BEST) & agreeing[goals, best]] = possible
    of_best[overlap[goals, best] >= OVERLAPS] = certain
    places[goals, best] = of_best
    return places


def log_odds(evidence: Mapping[str, Matrix], part: Mapping[str, Any]) -> Matrix:
    """Give the log-odds of one outcome: an intercept and a weight per piece of evidence."""
    total = np.full(next(iter(evidence.values())).shape, float(part["intercept"]))
    weighed = np.empty_like(total)
    for name, weight in part["weights"].items():
        total += np.multiply(evidence[name], weight, out=weighed)
    return total


def log_odds_of_all(evidence: Mapping[str, Matrix], parts: Sequence[Mapping[str, Any]]) -> NDArray[np.float64]:
    """Give what `log_odds` does for several parts at once, as far as they follow from this evidence: parts x goals x items."""
    pieces = [*evidence.values()]
    goals, items = pieces[0].shape
    each, pairs = [piece.reshape(-1) for piece in pieces], goals * items
    weights = np.array([[*(part["weights"].get(name, 0.0) for name in evidence), float(part["intercept"])] for part in parts])
    odds, block = np.empty((len(parts), pairs)), np.ones((len(pieces) + 1, min(pairs, _BLOCK)))
    for start in range(0, pairs, _BLOCK):
        end = min(start + _BLOCK, pairs)
        for row, piece in zip(block, each, strict=False):
            row[: end - start] = piece[start:end]
        np.matmul(weights, block[:, : end - start], out=odds[:, start:end])
    return odds.reshape(-1, goals, items)


def chance(odds: Matrix) -> Matrix:
    """Give the probability that log-odds stand for."""
    inverse: Matrix = np.asarray(-odds)  # in place from here on, as it is asked of tables of many pairs, again and again
    np.exp(inverse, out=inverse)
    inverse += 1
    return np.divide(1.0, inverse, out=inverse)


def covered(best: Matrix, outcome: Literal["related", "overlap"], mean_chance: Matrix | float, others: int | Numbers) -> Matrix:
    """Give the probability that a goal has any pair of this kind, from the probability of its best pair (any shape).

    A logistic function of the log-odds of the best, and of how many ``others`` it is the best of: the goals of the other side.
    Among many some pair always seems likely. Fitted on goals and items of both sides (benchmarks/covered.py). Taking pairs as
    independent was less right, and the more wrong the larger the programmes: small chances add up (docs/matching.md).
    ``mean_chance`` is that of the pairs to be at least verwant, of all or in the module of the best (one, or of the shape of
    ``best``), and ``others`` may differ likewise. Where the mean is hardly anything, it is about other work, and there is nothing
    beside the best: the chance is its own.
    """
    fitted = covered_by(best, weights()["covered"][_STORED[outcome]], others)
    chance: Matrix = best + beside_best(mean_chance) * (fitted - best)
    return chance


def beside_best(mean_chance: Matrix | float) -> Any:
    """Say how much there is beside the best pair of a goal, from 0 to 1, by the mean chance of pairs."""
    return between(mean_chance, *_MUCH)


def covered_by(best: Matrix, part: Mapping[str, float], others: int | Numbers) -> Matrix:
    """Give the probability that a goal has any pair of a kind, by a model of one's own: intercept, weight and longer."""
    probability: Matrix = chance(part["intercept"] + part["weight"] * odds_of(best) + part["longer"] * longer(others))
    return probability


def odds_of(chance: Matrix) -> Matrix:
    """Give the log-odds of probabilities, none of them quite 0 or 1."""
    clipped = np.clip(chance, _LEAST, 1 - _LEAST)
    odds: Matrix = np.log(clipped / (1 - clipped))
    return odds


def longer(others: int | Numbers) -> Any:
    """Say how much longer than a usual list one of so many goals is: the logarithm of the quotient, 0 where it is not."""
    return np.maximum(0.0, np.log(np.divide(others, _USUAL_LENGTH)))
