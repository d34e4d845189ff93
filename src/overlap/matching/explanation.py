"""One pair under the magnifying glass: what each piece of evidence says of it, beside all pairs of the comparison."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import exp
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from overlap.language import Unit
from overlap.model import BANDS, Band, Goal, Pair, Settings

from .calibration import BEST, chance
from .common_ground import lowering
from .evidence import LABELS
from .generic import OTHERS_OF_EINDTERM
from .reasons import agreements_of_pair
from .scores import NOT_PROPOSED, OTHERS, Scores, score
from .sides import Sides

_OF_OVERLAP = (OTHERS["overlap"], OTHERS_OF_EINDTERM["overlap"])  # pieces of evidence of overlap alone, which is not explained
Outcome = Literal["proposed", "below-threshold", "nothing-agrees", "below-band", "pushed-out"]


@dataclass(frozen=True, slots=True, kw_only=True)
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


@dataclass(frozen=True, slots=True, kw_only=True)
class SharedWord:
    """A word of the goal beside its counterpart: how alike (0 to 1), and how many of all goals and items have either."""

    vmbo: str
    mbo: str
    likeness: float
    vmbo_in: int
    mbo_in: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Explanation:
    """The evidence of one pair, most telling first.

    ``average`` is the chance of a pair with average evidence (0 to 1): with all contributions it becomes the score.
    ``lowered`` is what was taken from the log-odds of every pair, because the programmes have little in common (0: nothing).
    ``band`` is that of the pair whether it is proposed or not, None where it is too unlikely. ``of_goal`` holds all pairs of
    the vmbo goal and ``of_item`` all of the mbo item, best first. ``texts`` is how many goals and items there are together,
    for the figures of the words. ``agrees`` is whether the texts of the pair themselves agree in anything.
    """

    pair: Pair
    band: Band | None
    average: float
    lowered: float
    pieces: tuple[Piece, ...]
    words: tuple[SharedWord, ...]
    of_goal: tuple[Pair, ...]
    of_item: tuple[Pair, ...]
    texts: int
    agrees: bool

    @property
    def rank_of_goal(self) -> int:
        """The place of the pair among those of its vmbo goal, from 1."""
        return [p.id for p in self.of_goal].index(self.pair.id) + 1

    @property
    def rank_of_item(self) -> int:
        """The place of the pair among those of its mbo item, from 1."""
        return [p.id for p in self.of_item].index(self.pair.id) + 1


def explain(vmbo: Sequence[Goal], mbo: Sequence[Goal], i: int, j: int, settings: Settings | None = None) -> Explanation:
    """Give the evidence of the pair of vmbo goal ``i`` and mbo item ``j`` (from 0), as `match` weighs it."""
    settings = settings or Settings()
    scores = score(vmbo, mbo, settings)
    weighing, likely = scores.weighing(i), _likely(scores)
    weights = weighing.model["verwant"]["weights"]
    evidence = {name: matrix for name, matrix in weighing.evidence.items() if name not in _OF_OVERLAP}
    pieces = [
        Piece(
            name=name,
            value=float(matrix[i, j]),
            above=float((matrix < matrix[i, j]).mean()),
            contribution=float(weights.get(name, 0.0) * (matrix[i, j] - matrix.mean())),
            missing=float(weights.get(name, 0.0) * (matrix[likely].mean() - matrix[i, j])),
        )
        for name, matrix in evidence.items()
    ]
    average = weighing.model["verwant"]["intercept"]
    average += sum(weights.get(name, 0.0) * matrix.mean() for name, matrix in evidence.items())
    lowered = float(lowering(chance(scores.odds["verwant"]), scores.sides.same_work)[i, 0])
    could_be, pair = scores.could_be[i, j], scores.pair(i, j, explain=True)
    return Explanation(
        pair=pair,
        band=pair.band or (BANDS[could_be] if could_be != NOT_PROPOSED else None),
        average=float(1 / (1 + exp(lowered - average))),
        lowered=lowered,
        pieces=tuple(sorted(pieces, key=lambda piece: (-piece.contribution, piece.name))),
        words=_words(scores.sides, i, j),
        of_goal=tuple(scores.pair(i, int(n)) for n in np.argsort(-scores.score[i], kind="stable")),
        of_item=tuple(scores.pair(int(n), j) for n in np.argsort(-scores.score[:, j], kind="stable")),
        texts=len(vmbo) + len(mbo),
        agrees=bool(scores.agree[i, j]),
    )


def _likely(scores: Scores) -> NDArray[np.bool_]:
    """The pairs that reach a band, or else the best."""
    likely: NDArray[np.bool_] = scores.could_be != NOT_PROPOSED
    return likely if likely.any() else scores.score >= scores.score.max()


def _words(sides: Sides, i: int, j: int) -> tuple[SharedWord, ...]:
    """Words of the goal and the heading above it, with their counterparts in the item, most telling first."""
    return tuple(
        SharedWord(
            vmbo=agreement.vmbo.label,
            mbo=agreement.mbo.label,
            likeness=agreement.likeness,
            vmbo_in=_in_own_words(sides, agreement.vmbo),
            mbo_in=_in_own_words(sides, agreement.mbo),
        )
        for agreement in agreements_of_pair(sides, i, j)
    )


def _in_own_words(sides: Sides, unit: Unit) -> int:
    """Count the goals and items that have a unit in their own text, whatever their cards say."""
    texts = (*sides.vmbo.eindterm.units, *sides.mbo.item.units)
    return sum(any(other.key == unit.key for other in units) for units in texts)


def outcome(explanation: Explanation, settings: Settings) -> Outcome:
    """Say what became of the pair; "pushed-out" is by better ones, "nothing-agrees" where only what stands around is alike."""
    pair = explanation.pair
    if pair.band:
        return "proposed"
    if explanation.band is None:
        is_best = pair.score >= BEST and explanation.rank_of_goal == 1
        return "nothing-agrees" if is_best and not explanation.agrees else "below-threshold"
    return "below-band" if BANDS.index(explanation.band) > BANDS.index(settings.from_band) else "pushed-out"
