"""Programmes whose texts are kept, so that what is taken from them is computed once, whatever they are compared with."""

from collections.abc import Sequence

from overlap.model import Goal

from .evidence import Sides
from .texts import MboTexts, VmboTexts
from .vectors import Numbering

_NUMBERS = 1_000_000  # features after which numbering begins anew, so that rare words do not pile up


class Gathered:
    """The texts of all vmbo programmes so far, and of the last mbo programme: comparisons come by mbo programme."""

    def __init__(self) -> None:
        self._begin()

    def _begin(self) -> None:
        self._numbering = Numbering()
        self._vmbo: dict[int, VmboTexts] = {}  # by the identity of the goals, which the texts hold on to
        self._mbo: MboTexts | None = None

    def sides(self, vmbo: Sequence[Goal], mbo: Sequence[Goal]) -> Sides:
        """Both programmes, ready to compare."""
        if len(self._numbering) > _NUMBERS:
            self._begin()
        mine = self._vmbo.get(id(vmbo))
        if mine is None:
            mine = self._vmbo[id(vmbo)] = VmboTexts(vmbo, self._numbering)
        if self._mbo is None or self._mbo.goals is not mbo:
            self._mbo = MboTexts(mbo, self._numbering)
        return Sides.of(mine, self._mbo)
