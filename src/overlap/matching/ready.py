"""Programmes that are compared many times: each is read once, and what was found about its words is kept."""

from collections.abc import Sequence
from typing import Any

from overlap.model import Goal

from .likeness import Likeness
from .sides import Sides
from .texts import MboTexts, VmboTexts
from .vectors import Numbering

Programme = Sequence[Goal]
_NUMBERS = 500_000  # features after which all begins anew, so that rare words do not pile up: some 150 MB


class Ready:
    """The vmbo programmes of a run, made ready for comparisons with one mbo programme after the other.

    Uses the thesaurus that is in use (`overlap.language.using`) when sides are asked for. Sent to another process it is
    made ready there.
    """

    def __init__(self, vmbo: Sequence[Programme]) -> None:
        """Nothing is read before sides are asked for."""
        self.vmbo = tuple(map(tuple, vmbo))
        self._made: tuple[Numbering, list[VmboTexts], Likeness] | None = None
        self._last: tuple[Programme, MboTexts] | None = None

    def __getstate__(self) -> dict[str, Any]:
        return {"vmbo": self.vmbo, "_made": None, "_last": None}

    def sides(self, i: int, mbo: Programme) -> Sides:
        """The vmbo programme at place i beside an mbo programme; quickest when all that are asked of one mbo programme follow."""
        if self._last is None or self._last[0] is not mbo:
            if self._made is None or len(self._made[0]) > _NUMBERS:
                numbering = Numbering()
                texts = [VmboTexts(goals, numbering) for goals in self.vmbo]
                self._made = numbering, texts, Likeness([each.vocabulary for each in texts])
            self._last = mbo, MboTexts(mbo, self._made[0])
        assert self._made is not None  # noqa: S101 - made before the last
        _numbering, texts, likeness = self._made
        return Sides.of(texts[i], self._last[1], likeness)
