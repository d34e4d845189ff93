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
        for goal in subject.programme(side).goals:
            row = facts.row_of(side, goal)
            judged = subject.decided.of(side, goal.id)
            values = (judged.overlap, judged.related, judged.waiting, judged.outcome)
            for n, (formula, value) in enumerate(zip(_formulas(form, facts, side, row), values, strict=True)):
                sheet.formula(row, len(GOAL) + n, formula, value, styles.BASE)


def outcome(facts: Facts, side: Side, goal: Goal) -> str:
    """Give the cell with the outcome of a goal (a name of `Outcome`), for a formula on another sheet."""
    letter = xl_col_to_name(len(GOAL) + LIVE.index("outcome"))
    return f"'{sheet_name('facts')}'!${letter}${facts.row_of(side, goal) + 1}"


def status(facts: Facts, side: Side, goal: Goal) -> str:
    """Write a formula that gives the outcome of a goal in words: the label of `Outcome`, "open" on an empty form."""
    names, labels = facts.choices("outcome")
    return f"=INDEX({labels},MATCH({outcome(facts, side, goal)},{names},0))"


def _formulas(form: Form, facts: Facts, side: Side, row: int) -> Iterator[str]:
    """Count the judgements that say overlap, those that say related, and the pairs that wait; and what that makes of the goal."""
    cell = {name: f"${xl_col_to_name(n)}{row + 1}" for n, name in enumerate((*GOAL, *LIVE))}
    own, reviews = form.tables["own"], review_tables(form)
    gaps = [table for table in form.tables.values() if table.key == "gaps"]
    here, there = (own.cells(name) for name in (("vmbo goal", "mbo item") if side == "vmbo" else ("mbo item", "vmbo goal")))
    of_own = f"({here}={cell['label']})"

    def count(*sums: str) -> str:
        return "+".join(f"SUMPRODUCT({s})" for s in sums)

    def judged(table: PlacedTable, *verdicts: Verdict | GapVerdict) -> str:
        name = "gap verdict" if table.key == "gaps" else "verdict"
        return "(" + "+".join(f"({counted_verdicts(table)}={facts.choice(name, v)})" for v in verdicts) + ")"

    def of_pairs(review: PlacedTable) -> str:
        return f"({review.cells(f'{side} id')}={cell['id']})"

    def of_gap(table: PlacedTable) -> str:
        return f"({table.cells('side')}={cell['side']})*({table.cells('id')}={cell['id']})"

    as_gap = [f"{of_gap(table)}*{judged(table, GapVerdict.OVERLAP)}" for table in gaps]
    as_gap += [f"({table.cells('with')}={cell['label']})*{judged(table, GapVerdict.OVERLAP)}" for table in gaps]
    same = [f"{of_pairs(review)}*{judged(review, *PAIR_OVERLAPS)}" for review in reviews]
    yield "=" + count(*same, f"{of_own}*{judged(own, *PAIR_OVERLAPS)}", *as_gap)
    related = [f"{of_pairs(review)}*{judged(review, Verdict.RELATED)}" for review in reviews]
    related_own = f"{of_own}*{judged(own, Verdict.RELATED)}"
    yield "=" + count(*related, related_own)
    # a pair of the sample counts when it is judged, but nobody waits for it
    awaited = [f'{of_pairs(review)}*({review.cells("origin")}<>"sample")' for review in reviews]
    turned_down = [judged(review, Verdict.NO_OVERLAP, Verdict.RELATED) for review in reviews]
    proposed = count(*awaited)
    decided = "-".join(count(f"{pairs}*{no_overlap}") for pairs, no_overlap in zip(awaited, turned_down, strict=True))
    settled = count(related_own, *(f"{of_gap(table)}*{judged(table, GapVerdict.GAP)}" for table in gaps))
    added = count(f'{of_own}*({there}<>"")*(1-{judged(own, *PAIR_DECIDED)})')
    yield f"=IF({proposed}>0,{proposed}-{decided},IF({settled}>0,0,1))+{added}"
    had, near, waiting = (cell[name] for name in LIVE[:3])
    yield f'=IF({had}>0,"{Outcome.OVERLAP}",IF({waiting}>0,"{Outcome.OPEN}",IF({near}>0,"{Outcome.RELATED}","{Outcome.GAP}")))'
