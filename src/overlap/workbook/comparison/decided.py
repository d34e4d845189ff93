"""What the formulas of a workbook show when it is opened: the rules of `live_coverage`, over what is filled in."""

from collections import Counter
from dataclasses import dataclass

from overlap.analysis import gaps
from overlap.model import Comparison, GapVerdict, Outcome, Side, Verdict
from overlap.model.curriculum import SIDES
from overlap.model.verdicts import NOT_OVERLAP, PAIR_OVERLAPS
from overlap.workbook.form.prefill import Prefilled


@dataclass(frozen=True, slots=True)
class Judgements:
    """What was judged of one goal: verdicts that say overlap, that say related, and pairs that wait."""

    overlap: int
    related: int
    waiting: int

    @property
    def name(self) -> Outcome:
        """What that makes of the goal."""
        if self.overlap:
            return Outcome.OVERLAP
        if self.waiting:
            return Outcome.OPEN
        return Outcome.RELATED if self.related else Outcome.GAP


class Decided:
    """Verdicts counted per goal and in all."""

    def __init__(self, comparison: Comparison, prefilled: Prefilled) -> None:
        """Count what stands in the tables beforehand."""
        self._overlap: Counter[tuple[Side, str]] = Counter()
        self._related: Counter[tuple[Side, str]] = Counter()
        self._proposed: Counter[tuple[Side, str]] = Counter()
        self._decided: Counter[tuple[Side, str]] = Counter()  # of the proposed: no overlap, or only related
        self.verdicts: Counter[str] = Counter()  # of proposed pairs
        self.gaps = 0  # judged
        self._pairs(comparison, prefilled)
        self._own(prefilled)
        self._gaps(comparison, prefilled)
        goals = {"vmbo": comparison.vmbo.goals, "mbo": comparison.mbo.goals}
        self._judgements = {side: {goal.id: self._judged((side, goal.id)) for goal in goals[side]} for side in SIDES}

    def of(self, side: Side, goal: str) -> Judgements:
        """Give what was judged of a goal, by its id."""
        return self._judgements[side][goal]

    def share(self, side: Side, outcome: Outcome) -> float:
        """Give the share of the goals of a side with an outcome (0 to 1)."""
        outcomes = [judgements.name for judgements in self._judgements[side].values()]
        return outcomes.count(outcome) / len(outcomes)

    def _pairs(self, comparison: Comparison, prefilled: Prefilled) -> None:
        for pair, origin in comparison.judged:
            verdict = prefilled.value("review", pair.id, "verdict")
            asked = origin != "sample"
            if verdict and asked:
                self.verdicts[verdict] += 1
            sides: tuple[tuple[Side, str], ...] = (("vmbo", pair.vmbo.id), ("mbo", pair.mbo.id))
            for key in sides:
                self._proposed[key] += asked
                self._overlap[key] += verdict in PAIR_OVERLAPS
                self._related[key] += verdict == Verdict.RELATED
                self._decided[key] += asked and verdict in NOT_OVERLAP

    def _own(self, prefilled: Prefilled) -> None:
        self.own = 0
        self._settled: Counter[tuple[Side, str]] = Counter()
        for row in prefilled.rows("own"):
            vmbo, mbo, verdict = (prefilled.value("own", row, name) for name in ("vmbo goal", "mbo item", "verdict"))
            self.own += bool(vmbo and mbo)
            sides: tuple[tuple[Side, str], ...] = (("vmbo", vmbo), ("mbo", mbo))
            for key in sides:
                self._overlap[key] += verdict in PAIR_OVERLAPS
                self._related[key] += verdict == Verdict.RELATED
                self._settled[key] += verdict == Verdict.RELATED

    def _gaps(self, comparison: Comparison, prefilled: Prefilled) -> None:
        for side in SIDES:
            for gap in gaps(comparison, side):
                verdict = prefilled.value("gaps", gap.goal.id, "verdict")
                self.gaps += bool(verdict)
                self._settled[side, gap.goal.id] += verdict == GapVerdict.GAP
                if verdict == GapVerdict.OVERLAP:
                    self._overlap[side, gap.goal.id] += 1
                    for other in SIDES:
                        self._overlap[other, prefilled.value("gaps", gap.goal.id, "with")] += 1

    def _judged(self, key: tuple[Side, str]) -> Judgements:
        proposed = self._proposed[key]
        waiting = proposed - self._decided[key] if proposed else int(not self._settled[key])
        return Judgements(self._overlap[key], self._related[key], waiting)
