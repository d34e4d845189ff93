"""All evidence on all pairs, and which of them are proposed.

What the texts say comes first; then, look by look, what earlier looks make of the pairs around.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from overlap.model import BANDS, LocalModel, Settings

from . import calibration
from .calibration import THRESHOLDS, probabilities
from .context import around
from .evidence import of_texts
from .sides import Sides
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


def weighed(sides: Sides, local: LocalModel | None = None) -> tuple[dict[str, Matrix], Mapping[str, Any]]:
    """All evidence, with that of a language model where there is one, and the weights for it."""
    if local is None:
        return gather(sides), calibration.weights()
    from . import semantic  # noqa: PLC0415 - an extra

    weights = semantic.weights_for(local)
    texts = {**of_texts(sides), semantic.NAME: semantic.semantic(sides, local)}
    sides.semantic = texts[semantic.NAME]
    return look_again(sides, texts, weights["looks"]), weights


def gather(sides: Sides) -> dict[str, Matrix]:
    """Per piece of evidence, of texts and of context, a matrix of len(vmbo) x len(mbo)."""
    return look_again(sides, of_texts(sides), calibration.weights()["looks"])


def look_again(sides: Sides, texts: Mapping[str, Matrix], looks: Sequence[Mapping[str, Any]]) -> dict[str, Matrix]:
    """The evidence of the texts, with what the last of the earlier looks says of the pairs around."""
    evidence = dict(texts)
    for look in looks:
        evidence = {**texts, **around(calibration.logistic(evidence, look), sides.together)}
    return evidence
