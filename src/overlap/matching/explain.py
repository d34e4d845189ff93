"""One pair under the magnifying glass: what each piece of evidence says of it, beside all pairs of the comparison."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import exp
from typing import Literal

import numpy as np

from overlap.language import using
from overlap.model import Goal, Pair, Settings

from . import match, reasons
from .calibration import THRESHOLDS, band_of, logistic, lowering
from .evidence import LABELS
from .scoring import weighed
from .sides import Sides

Outcome = Literal["proposed", "below-threshold", "below-band", "pushed-out"]


@dataclass(frozen=True, slots=True)
class Piece:
    """What one piece of evidence says of the pair.

    ``above`` is the share of all pairs (0 to 1) for which it is lower. ``contribution`` is what it adds to the log-odds
    of at least verwant, compared with the average pair; ``missing`` what it would add more in the average pair that
    reaches the lowest band (negative where this pair has more of it).
    """

    name: str
    value: float
    above: float
    contribution: float
    missing: float

    @property
    def label(self) -> str:
        """The name for a teacher, in the source language."""
        return LABELS.get(self.name, self.name)


@dataclass(frozen=True, slots=True)
class SharedWord:
    """A word of the goal beside its counterpart: how alike (0 to 1), and how many of all goals and items have either."""

    vmbo: str
    mbo: str
    likeness: float
    vmbo_in: int
    mbo_in: int


@dataclass(frozen=True, slots=True)
class Explanation:
    """The evidence of one pair, most telling first.

    ``average`` is the chance of a pair with average evidence (0 to 1): with all contributions it becomes the score.
    ``lowered`` is what was taken from the log-odds of every pair, because the programmes have little in common (0: nothing).
    ``of_goal`` holds all pairs of the vmbo goal and ``of_item`` all of the mbo item, best first. ``texts`` is how many
    goals and items there are together, for the figures of the words.
    """

    pair: Pair
    average: float
    lowered: float
    pieces: tuple[Piece, ...]
    words: tuple[SharedWord, ...]
    of_goal: tuple[Pair, ...]
    of_item: tuple[Pair, ...]
    texts: int

    @property
    def rank_of_goal(self) -> int:
        """The place of the pair among those of its vmbo goal, from 1."""
        return [p.id for p in self.of_goal].index(self.pair.id) + 1

    @property
    def rank_of_item(self) -> int:
        """The place of the pair among those of its mbo item, from 1."""
        return [p.id for p in self.of_item].index(self.pair.id) + 1


def explain(vmbo: Sequence[Goal], mbo: Sequence[Goal], i: int, j: int, settings: Settings | None = None) -> Explanation:
    """The evidence of the pair of vmbo goal ``i`` and mbo item ``j`` (from 0), as `match` weighs it."""
    settings = settings or Settings()
    pairs = match(vmbo, mbo, settings)
    pair = next(p for p in pairs if p.vmbo is vmbo[i] and p.mbo is mbo[j])
    with using(settings.begrippen):
        sides = Sides(vmbo, mbo)
        evidence, weights_of = weighed(sides, settings.semantic)
        because = pair.because or reasons.because(sides, i, j, proposed=False)
        words = _words(sides, i, j)
    score = np.zeros((len(vmbo), len(mbo)))
    row, column = ({goal.id: n for n, goal in enumerate(goals)} for goals in (vmbo, mbo))
    for one in pairs:
        score[row[one.vmbo.id], column[one.mbo.id]] = one.score
    likely = score >= min(THRESHOLDS.values())
    if not likely.any():
        likely = score >= score.max()
    model = weights_of["verwant"]
    weights = model["weights"]
    pieces = [
        Piece(
            name,
            float(matrix[i, j]),
            float((matrix < matrix[i, j]).mean()),
            float(weights.get(name, 0.0) * (matrix[i, j] - matrix.mean())),
            float(weights.get(name, 0.0) * (matrix[likely].mean() - matrix[i, j])),
        )
        for name, matrix in evidence.items()
    ]
    average = model["intercept"] + sum(weights.get(name, 0.0) * matrix.mean() for name, matrix in evidence.items())
    lowered = lowering(logistic(evidence, model), sides.same_work)
    return Explanation(
        replace(pair, because=because),
        float(1 / (1 + exp(lowered - average))),
        lowered,
        tuple(sorted(pieces, key=lambda piece: (-piece.contribution, piece.name))),
        words,
        tuple(p for p in pairs if p.vmbo is vmbo[i]),
        tuple(p for p in pairs if p.mbo is mbo[j]),
        len(vmbo) + len(mbo),
    )


def _words(sides: Sides, i: int, j: int) -> tuple[SharedWord, ...]:
    """Words of the goal and the heading above it, with their counterparts in the item, most telling first."""
    own = reasons.agreements(sides, sides.eindterm[i], sides.item[j])
    named = {word for one in own for word in one.mbo.written}
    above = [one for one in reasons.agreements(sides, sides.deeltaak[i], sides.item[j]) if not named & {*one.mbo.written}]
    return tuple(
        SharedWord(one.vmbo.label, one.mbo.label, one.likeness, sides.terms.frequency(one.vmbo), sides.terms.frequency(one.mbo))
        for one in [*own, *above]
    )


def outcome(explanation: Explanation, settings: Settings) -> Outcome:
    """What became of the pair; "pushed-out" is by better ones."""
    pair = explanation.pair
    if pair.band:
        return "proposed"
    band = band_of(pair.score)
    if band is None:
        return "below-threshold"
    return "below-band" if THRESHOLDS[band] < THRESHOLDS[settings.from_band] else "pushed-out"
