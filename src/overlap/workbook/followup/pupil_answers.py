"""What pupils answered last year, in a column beside what is decided now."""

from collections.abc import Iterable, Iterator
from typing import Final

from overlap.locale import gettext as _
from overlap.locale import mark, ngettext
from overlap.model import Comparison, Goal, Side, Table
from overlap.model.carrying import CarryOver
from overlap.model.pupils import PupilAnswers, PupilCount
from overlap.workbook.form.fields import Field
from overlap.workbook.form.prefill import FurtherColumn
from overlap.workbook.xlsx import styles

PUPILS: Final = Field("pupils", mark("Pupils"), 20, styles.BETWEEN)

_Goals = tuple[tuple[Side, Goal], ...]


def pupil_column(table: Table, comparison: Comparison, over: CarryOver, answers: PupilAnswers) -> FurtherColumn:
    """Give the column of a table with how many pupils had what its rows are about; "" where they were not asked."""
    before = {(change.side, change.new.id): change.old for change in over.changes if change.old and change.new}
    texts = {}
    for identifier, goals in _rows(table, comparison, over):
        counts = [
            (side, count)
            for side, goal in goals
            if (count := answers.about(side, goal) or answers.about(side, before.get((side, goal.id))))
        ]
        lines = (_told(side if len(counts) > 1 else None, count) for side, count in counts)
        texts[identifier] = "\n".join(dict.fromkeys(lines))
    return FurtherColumn(PUPILS, {identifier: text for identifier, text in texts.items() if text})


def _rows(table: Table, comparison: Comparison, over: CarryOver) -> Iterator[tuple[str, _Goals]]:
    """The rows of a table by id, with the goals they are about."""
    by_side: tuple[tuple[Side, tuple[Goal, ...]], ...] = (("vmbo", comparison.vmbo.goals), ("mbo", comparison.mbo.goals))
    if table == "review":
        for pair, _origin in comparison.judged:  # items that are nearly the same share a row
            items: _Goals = tuple(("mbo", follower.mbo) for follower in comparison.followers.get(pair.id, ()))
            yield pair.id, (*pair.sides, *items)
    elif table == "gaps":
        yield from ((goal.id, ((side, goal),)) for side, goals in by_side for goal in goals)
    elif table == "own":
        for row in over.carried:
            if row.table == table:
                named = {"vmbo": row.values.get("vmbo goal"), "mbo": row.values.get("mbo item")}
                yield row.id, tuple(_named(by_side, named))


def _named(by_side: Iterable[tuple[Side, tuple[Goal, ...]]], named: dict[str, str | None]) -> Iterator[tuple[Side, Goal]]:
    return ((side, goal) for side, goals in by_side for goal in goals if goal.id == named[side])


def _told(side: Side | None, count: PupilCount) -> str:
    """How many of the pupils had it: "24 van 28 leerlingen: gehad"; with the side where both goals were asked about."""
    text = ngettext("{had} of {n} pupil: had it", "{had} of {n} pupils: had it", count.total).format(had=count.had, n=count.total)
    if count.few:
        text += " " + _("(too few to conclude from)")
    return f"{side}: {text}" if side else text
