"""What the formulas of a workbook show when it is opened: what is filled in, counted as they count it (live_coverage)."""

from collections import Counter

from overlap.analysis import gaps
from overlap.model import Comparison, GapVerdict, Outcome, Side, Verdict, labels
from overlap.model.curriculum import SIDES
from overlap.model.outcome import GoalVerdicts
from overlap.model.verdicts import NOT_OVERLAP, PAIR_DECIDED, PAIR_OVERLAPS
from overlap.workbook.form.fields import COUNTS
from overlap.workbook.form.form import Form
from overlap.workbook.form.keys import PlacedTable
from overlap.workbook.form.prefill import Prefilled

_GAP_DECIDED = (GapVerdict.GAP, GapVerdict.OVERLAP)


def counted_verdicts(table: PlacedTable) -> str:
    """Give the cells with the verdict that counts for each row of a table: of pairs that share a row mostly that of the row."""
    return table.cells(COUNTS.name if COUNTS in table.fields else "verdict")


def review_tables(form: Form) -> list[PlacedTable]:
    """Give the tables with pairs to judge that stand in a workbook: the rows, and the pairs that share one of them."""
    return [table for table in form.tables.values() if table.key == "review"]


def judged_rows(table: PlacedTable) -> str:
    """Write which rows of a table have a verdict that decides something, for a formula.

    To discuss it later is none yet, and neither is what is no choice: it is told when the workbook comes back.
    """
    cells, decided = counted_verdicts(table), _GAP_DECIDED if table.key == "gaps" else PAIR_DECIDED
    each = (f'({cells}="{labels.label(verdict)}")' for verdict in decided)
    return f"({'+'.join(each)})"


class Decided:
    """Verdicts counted per goal and in all."""

    def __init__(self, comparison: Comparison, prefilled: Prefilled) -> None:
        """Count what stands in the tables beforehand."""
        self._overlap: Counter[tuple[Side, str]] = Counter()
        self._related: Counter[tuple[Side, str]] = Counter()
        self._proposed: Counter[tuple[Side, str]] = Counter()
        self._decided: Counter[tuple[Side, str]] = Counter()  # of the proposed: no overlap, or only related
        self._added: Counter[tuple[Side, str]] = Counter()  # pairs of the group's own without a verdict that decides
        self.verdicts: Counter[str] = Counter()  # of proposed pairs
        self.gaps = 0  # judged; to discuss it later is no verdict yet
        self._pairs(comparison, prefilled)
        self._own(prefilled)
        self._gaps(comparison, prefilled)
        goals = {"vmbo": comparison.vmbo.goals, "mbo": comparison.mbo.goals}
        self._judgements = {side: {goal.id: self._counted((side, goal.id)) for goal in goals[side]} for side in SIDES}

    @property
    def pairs(self) -> int:
        """Give how many proposed pairs have a verdict that decides them."""
        return sum(self.verdicts[verdict] for verdict in PAIR_DECIDED)

    def of(self, side: Side, goal: str) -> GoalVerdicts:
        """Give the verdicts on a goal, by its id."""
        return self._judgements[side][goal]

    def share(self, side: Side, outcome: Outcome) -> float:
        """Give the share of the goals of a side with an outcome (0 to 1)."""
        outcomes = [verdicts.outcome for verdicts in self._judgements[side].values()]
        return outcomes.count(outcome) / len(outcomes)

    def _pairs(self, comparison: Comparison, prefilled: Prefilled) -> None:
        self.counted: dict[str, str] = {}  # the verdict that counts for a pair, by its id
        for pair, origin in comparison.judged:
            verdict = prefilled.value("review", pair.id, "verdict")
            if not verdict and pair.id in comparison.judged_with:
                verdict = prefilled.value("review", comparison.judged_with[pair.id], "verdict")
            self.counted[pair.id] = verdict
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
                self._added[key] += bool(vmbo and mbo) and verdict not in PAIR_DECIDED

    def _gaps(self, comparison: Comparison, prefilled: Prefilled) -> None:
        for side in SIDES:
            for gap in gaps(comparison, side):
                verdict = prefilled.value("gaps", gap.goal.id, "verdict")
                self.gaps += verdict in _GAP_DECIDED
                self._settled[side, gap.goal.id] += verdict == GapVerdict.GAP
                if verdict == GapVerdict.OVERLAP:
                    self._overlap[side, gap.goal.id] += 1
                    for other in SIDES:
                        self._overlap[other, prefilled.value("gaps", gap.goal.id, "with")] += 1

    def _counted(self, key: tuple[Side, str]) -> GoalVerdicts:
        return GoalVerdicts(
            overlap=self._overlap[key],
            related=self._related[key],
            proposed=self._proposed[key],
            decided=self._decided[key],
            settled=self._settled[key],
            added=self._added[key],
        )
