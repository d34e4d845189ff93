"""All chances of two programmes as matrices; a pair, with its reasons, is made of them where somebody asks for it.

A comparison asks for every pair. A matrix of many programmes asks for the few that it shows: most of the work of a pair
is in saying why.
"""

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from overlap.model import BANDS, Goal, Pair, Relation, Settings

from . import reasons
from .actions import said_of_action
from .calibration import THRESHOLDS
from .evidence import Sides
from .parts import parts_of_pair, said
from .progression import progression
from .relation import relation
from .scoring import scored

NOT_PROPOSED = len(BANDS)


class Scored:
    """Two programmes with their chances: ``score`` (at least verwant) and ``overlap``, vmbo goals x mbo items, 0 to 1.

    ``band`` holds the place of the band of each pair in BANDS, NOT_PROPOSED where it is not proposed.

    Uses the thesaurus that is in use (`overlap.language.using`) when it is made and when pairs are asked for.
    """

    def __init__(self, vmbo: Sequence[Goal], mbo: Sequence[Goal], settings: Settings, sides: Sides | None = None) -> None:
        """Weigh all evidence. Both programmes have at least one goal; ``sides`` are theirs where they were made before."""
        self._sides = sides or Sides(vmbo, mbo)
        chances = scored(self._sides, settings)
        self._evidence, self.score, self.overlap = chances.evidence, chances.score, chances.overlap
        band = np.searchsorted([-THRESHOLDS[b] for b in BANDS], -self.score)
        self.band: NDArray[np.intp] = np.where(chances.proposed, band, NOT_PROPOSED)

    def pair(self, i: int, j: int, *, explain: bool = False) -> Pair:
        """The pair of vmbo goal i and mbo item j; with reasons where it is proposed, or with ``explain`` anyhow."""
        sides, goal, item = self._sides, self._sides.vmbo[i], self._sides.mbo[j]
        score, overlap = float(self.score[i, j]), float(self.overlap[i, j])
        proposed = self.band[i, j] != NOT_PROPOSED
        because = reasons.because(sides, i, j, proposed=bool(proposed)) if proposed or explain else ()
        if not proposed:
            return Pair(goal, item, score, overlap, because=because)
        covered = self._evidence["eindterm_covered"][i, j], self._evidence["title_covered"][i, j]
        parts = parts_of_pair(sides, i, j)
        kind, sure = relation(overlap, *covered, *parts)
        overlaps = kind != Relation.RELATED
        more: dict[str, Any] = {
            "because": because + (said_of_action(sides, i, j) if overlaps else ()) + said(*parts, overlaps=overlaps),
            "relation": kind,
            "relation_sure": sure,
            "shared": reasons.shared(sides, i, j),
            "progression": progression(goal, item, overlaps=overlaps),
        }
        return Pair(goal, item, score, overlap, BANDS[self.band[i, j]], **more)
