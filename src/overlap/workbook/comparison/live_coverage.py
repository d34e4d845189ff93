"""What the group decided about each goal, computed in the workbook itself: formulas beside the goals on the hidden sheet.

A goal overlaps as soon as one of its pairs was judged repetition or deepening (or a gap was called overlap after all, from
either side). It is open while a proposed pair, or one that the group added, waits for a verdict. Else it is related when one
pair is, else a gap.

The formulas compare ids and labels, exactly and wherever they stand: sorting the tables changes nothing, and no text is
taken for a pattern or a number, as COUNTIF would. Overview and Programma refer to the outcome.
"""

from collections.abc import Iterator

from xlsxwriter.utility import xl_col_to_name

from overlap.model import GapVerdict, Goal, Outcome, Side, Verdict
from overlap.model.curriculum import SIDES
from overlap.model.verdicts import PAIR_DECIDED, PAIR_OVERLAPS
from overlap.workbook.form.form import Form
from overlap.workbook.form.hidden_sheet import GOAL, LIVE, Facts
from overlap.workbook.form.keys import PlacedTable
from overlap.workbook.form.sheet_names import sheet_name
from overlap.workbook.xlsx import styles

from .decided import counted_verdicts, review_tables
from .subject import Subject


def write(form: Form, subject: Subject) -> None:
    """Write the formulas; the tables that the group fills in must have been written before."""
    facts, sheet = subject.facts, form.written(sheet_name("facts"))
    for side in SIDES:
        formulas = _Formulas(form, facts, side)
        for goal in subject.programme(side).goals:
            row = facts.row_of(side, goal)
            judged = subject.decided.of(side, goal.id)
            values = (judged.overlap, judged.related, judged.waiting, judged.outcome)
            for n, (formula, value) in enumerate(zip(formulas.of(row), values, strict=True)):
                sheet.formula(row, len(GOAL) + n, formula, value, styles.BASE)


def outcome(facts: Facts, side: Side, goal: Goal) -> str:
    """Give the cell with the outcome of a goal (a name of `Outcome`), for a formula on another sheet."""
    letter = xl_col_to_name(len(GOAL) + LIVE.index("outcome"))
    return f"'{sheet_name('facts')}'!${letter}${facts.row_of(side, goal) + 1}"


def status(facts: Facts, side: Side, goal: Goal) -> str:
    """Write a formula that gives the outcome of a goal in words: the label of `Outcome`, "open" on an empty form."""
    names, labels = facts.choices("outcome")
    return f"=INDEX({labels},MATCH({outcome(facts, side, goal)},{names},0))"


class _Formulas:
    """The formulas of the goals of a side, of which most is the same for all: that is put together once."""

    def __init__(self, form: Form, facts: Facts, side: Side) -> None:
        self._facts = facts
        own, gaps = form.tables["own"], [table for table in form.tables.values() if table.key == "gaps"]
        self._letters = {name: xl_col_to_name(n) for n, name in enumerate((*GOAL, *LIVE))}
        names = ("vmbo goal", "mbo item") if side == "vmbo" else ("mbo item", "vmbo goal")
        self._here, self._there = (own.cells(name) for name in names)
        # a pair of the sample counts when it is judged, but nobody waits for it
        self._reviews = [
            (
                table.cells(f"{side} id"),
                f'({table.cells("origin")}<>"sample")',
                self._judged(table, *PAIR_OVERLAPS),
                self._judged(table, Verdict.RELATED),
                self._judged(table, Verdict.NO_OVERLAP, Verdict.RELATED),
            )
            for table in review_tables(form)
        ]
        self._own_overlaps, self._own_related = self._judged(own, *PAIR_OVERLAPS), self._judged(own, Verdict.RELATED)
        self._own_decided = self._judged(own, *PAIR_DECIDED)
        self._gaps = [
            (
                table.cells("side"),
                table.cells("id"),
                table.cells("with"),
                self._judged(table, GapVerdict.OVERLAP),
                self._judged(table, GapVerdict.GAP),
            )
            for table in gaps
        ]

    def _judged(self, table: PlacedTable, *verdicts: Verdict | GapVerdict) -> str:
        name = "gap verdict" if table.key == "gaps" else "verdict"
        return "(" + "+".join(f"({counted_verdicts(table)}={self._facts.choice(name, v)})" for v in verdicts) + ")"

    def of(self, row: int) -> Iterator[str]:
        """Count the judgements that say overlap, that say related, and the pairs that wait; and what that makes of the goal."""
        cell = {name: f"${letter}{row + 1}" for name, letter in self._letters.items()}
        of_own = f"({self._here}={cell['label']})"
        pairs = [(f"({ids}={cell['id']})", *kinds) for ids, *kinds in self._reviews]
        of_gaps = [
            (f"({side}={cell['side']})*({ids}={cell['id']})", f"({also}={cell['label']})", overlap, gap)
            for side, ids, also, overlap, gap in self._gaps
        ]
        as_gap = [f"{of_gap}*{overlap}" for of_gap, _also, overlap, _gap in of_gaps]
        as_gap += [f"{also}*{overlap}" for _of_gap, also, overlap, _gap in of_gaps]
        same = [f"{of_pair}*{overlaps}" for of_pair, _asked, overlaps, _related, _down in pairs]
        yield "=" + _count(*same, f"{of_own}*{self._own_overlaps}", *as_gap)
        related_own = f"{of_own}*{self._own_related}"
        yield "=" + _count(*(f"{of_pair}*{related}" for of_pair, _asked, _overlaps, related, _down in pairs), related_own)
        awaited = [f"{of_pair}*{asked}" for of_pair, asked, _overlaps, _related, _down in pairs]
        proposed = _count(*awaited)
        decided = "-".join(_count(f"{of_pair}*{asked}*{down}") for of_pair, asked, _overlaps, _related, down in pairs)
        settled = _count(related_own, *(f"{of_gap}*{gap}" for of_gap, _also, _overlap, gap in of_gaps))
        added = _count(f'{of_own}*({self._there}<>"")*(1-{self._own_decided})')
        yield f"=IF({proposed}>0,{proposed}-{decided},IF({settled}>0,0,1))+{added}"
        had, near, waiting = (cell[name] for name in LIVE[:3])
        else_ = f'IF({near}>0,"{Outcome.RELATED}","{Outcome.GAP}")'
        yield f'=IF({had}>0,"{Outcome.OVERLAP}",IF({waiting}>0,"{Outcome.OPEN}",{else_}))'


def _count(*sums: str) -> str:
    return "+".join(f"SUMPRODUCT({s})" for s in sums)
