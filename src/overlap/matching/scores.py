"""The scores of all pairs of two programmes, from all evidence; a pair, with its reasons, is made where somebody asks for it.

What the texts say comes first; then, look by look, what the looks before make of the pairs around. A comparison asks for
every pair, a matrix of many programmes for the few that it shows: most of the work of a pair is in saying why.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from overlap.language import open_lexicon
from overlap.model import BANDS, Goal, LocalModel, Pair, Relation, Settings

from . import calibration
from .actions import describe_action
from .calibration import THRESHOLDS, probabilities
from .context import around
from .evidence import SEMANTIC, of_texts
from .parts import describe_parts, parts_of_pair
from .progression import progression
from .reasons import Reasons
from .relation import relation
from .semantic import semantic, weights_for
from .sides import Sides
from .vectors import Matrix

NOT_PROPOSED = len(BANDS)
_CLEAR = 2.0  # standard deviations from which the language model has something to say


class Scores:
    """Two programmes with the scores of their pairs, as matrices of vmbo goals x mbo items.

    ``evidence`` holds a matrix per piece, and ``model`` the weights for it. ``score`` is the probability (0 to 1) that a pair
    is at least verwant, ``overlap`` that it overlaps proper. ``band`` holds the place of the band of each pair in BANDS,
    NOT_PROPOSED where it is not proposed.
    """

    def __init__(self, sides: Sides, settings: Settings) -> None:
        """Weigh all evidence. Both programmes have at least one goal.

        Proposed are the pairs of the bands asked for, among the best ``max_per_goal`` of their vmbo goal.
        """
        self.sides = sides
        self.evidence, self.model = weighed(sides, settings.semantic)
        # rounded before anything is decided, so that what the files show and what was done agree
        score, overlap = probabilities(self.evidence, self.model, sides.same_work)
        self.score, self.overlap = np.round(score, 4), np.round(overlap, 4)
        place = np.argsort(np.argsort(-self.score, axis=1, kind="stable"), axis=1, kind="stable")
        lowest = min(THRESHOLDS[band] for band in BANDS[: BANDS.index(settings.from_band) + 1])
        proposed = (self.score >= lowest) & (place < settings.max_per_goal)
        band = np.searchsorted([-THRESHOLDS[b] for b in BANDS], -self.score)
        self.band: NDArray[np.intp] = np.where(proposed, band, NOT_PROPOSED)

    def pair(self, i: int, j: int, *, explain: bool = False) -> Pair:
        """Make the pair of vmbo goal i and mbo item j; with reasons where it is proposed, or with ``explain`` anyhow."""
        sides, proposed = self.sides, bool(self.band[i, j] != NOT_PROPOSED)
        pair = Pair(sides.vmbo.goals[i], sides.mbo.goals[j], float(self.score[i, j]), float(self.overlap[i, j]))
        if not (proposed or explain):
            return pair
        reasons = Reasons(sides, i, j)
        because = reasons.because(proposed=proposed, model_agrees=self._model_agrees(i, j))
        if not proposed:
            return replace(pair, because=because)
        vmbo_parts, mbo_parts = parts_of_pair(sides, i, j)
        vmbo_covered, mbo_covered = (float(covered[i, j]) for covered in sides.covered_without_cards)
        kind, sure = relation(pair.overlap, vmbo_covered, mbo_covered, vmbo_parts, mbo_parts)
        overlaps = kind != Relation.RELATED
        return replace(
            pair,
            band=BANDS[self.band[i, j]],
            relation=kind,
            relation_sure=sure,
            because=(
                *because,
                *(describe_action(sides, i, j) if overlaps else ()),
                *describe_parts(vmbo_parts, mbo_parts, overlaps=overlaps),
            ),
            shared=reasons.shared(),
            progression=progression(sides.vmbo.demands[i], sides.mbo.demands[j], overlaps=overlaps),
        )

    def _model_agrees(self, i: int, j: int) -> bool:
        above = self.evidence.get(SEMANTIC)
        return above is not None and bool(above[i, j] >= _CLEAR)


def score(vmbo: Sequence[Goal], mbo: Sequence[Goal], settings: Settings) -> Scores:
    """Read two programmes, with a group's begrippen where the settings hold them, and score all pairs."""
    return Scores(Sides.read(vmbo, mbo, open_lexicon(settings.begrippen)), settings)


def weighed(sides: Sides, local: LocalModel | None = None) -> tuple[dict[str, Matrix], Mapping[str, Any]]:
    """Gather all evidence, with that of a language model where there is one; and the weights for it.

    Per piece of evidence, of texts and of context, stands a matrix of vmbo goals x mbo items.
    """
    texts = of_texts(sides)
    weights: Mapping[str, Any] = calibration.weights()
    if local:
        weights = weights_for(local)
        texts[SEMANTIC] = semantic(sides, local)
    return look_again(sides, texts, weights["looks"]), weights


def look_again(sides: Sides, texts: Mapping[str, Matrix], looks: Sequence[Mapping[str, Any]]) -> dict[str, Matrix]:
    """Give the evidence of the texts, with what the last of the earlier looks says of the pairs around."""
    evidence = dict(texts)
    for look in looks:
        evidence = {**texts, **around(calibration.logistic(evidence, look), sides.together)}
    return evidence
