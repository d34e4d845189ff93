"""Which pairs of a comparison are proposed, from all evidence on all of them."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from overlap.model import BANDS, Settings

from .calibration import THRESHOLDS, probabilities
from .evidence import Sides
from .looks import weighed
from .vectors import Matrix


@dataclass(frozen=True, slots=True)
class Chances:
    """All pairs of a comparison, as matrices of vmbo goals x mbo items: evidence, both probabilities, what is proposed."""

    evidence: dict[str, Matrix]
    score: Matrix
    overlap: Matrix
    proposed: NDArray[np.bool_]


def scored(sides: Sides, settings: Settings) -> Chances:
    """Score every pair; proposed are those of the bands asked for, among the best ``max_per_goal`` of their vmbo goal."""
    evidence, model = weighed(sides, settings.semantic)
    # rounded before anything is decided, so that what the files show and what was done agree
    score, overlap = (np.round(p, 4) for p in probabilities(evidence, model, sides.same_work))
    place = np.argsort(np.argsort(-score, axis=1, kind="stable"), axis=1, kind="stable")
    lowest = min(THRESHOLDS[band] for band in BANDS[: BANDS.index(settings.from_band) + 1])
    return Chances(evidence, score, overlap, (score >= lowest) & (place < settings.max_per_goal))
