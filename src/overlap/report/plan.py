"""A draft for the joint PTA and OER: each vmbo goal beside the mbo items it goes with, and what only one side has."""

from collections.abc import Iterable, Sequence
from typing import Final

from overlap.locale import gettext as _
from overlap.model import Goal, Outcome
from overlap.review.outcome.judged import Judged
from overlap.review.outcome.result import Result
from overlap.review.outcome.tally import GoalStatus

from .document import Column, Kind, Row, Section, Table, Value
from .words import code, deciders, goal_text, word

_WHEN: Final = ("leerjaar", "periode")


def joint_plan(result: Result) -> Section:
    """Give the draft. Period and hours stand in it as far as the documents tell them per row."""
    vmbo, mbo = (result.sides[side].goals for side in ("vmbo", "mbo"))
    both = (*vmbo, *mbo)
    when = any(status.goal.extra.get(name) for status in both for name in _WHEN)
    hours = any(status.hours is not None for status in both)
    shape = _Shape(result, when=when, hours=hours)
    rows = [*shape.beside(vmbo), *shape.only_mbo(mbo)]
    texts = (
        _("A draft, for the schools to decide on: in the order of the vmbo, then the mbo items that go with no vmbo goal."),
        _("Period and hours come from the documents, where these give them for the row of a goal.")
        if when or hours
        else _("The documents give no period and no hours per goal: those are still to be filled in."),
    )
    table = Table("pta-oer", _("Draft for the joint PTA and OER"), shape.columns, tuple(rows))
    return Section("pta", _("PTA and OER"), _("Draft for the joint PTA and OER"), texts, (table,))


class _Shape:
    """Which columns the draft has, and the rows in them."""

    def __init__(self, result: Result, *, when: bool, hours: bool) -> None:
        self.names = result.names
        self.when, self.hours = when, hours
        self.of = {status.goal.id: status for status in result.sides["mbo"].goals}

    @property
    def columns(self) -> tuple[Column, ...]:
        found = [self._column(_("vmbo goal"), "text", 46, "vmbo"), *self._more("vmbo")]
        found += [self._column(_("mbo item"), "text", 46, "mbo"), *self._more("mbo")]
        found += [self._column(_("Verdict"), "verdict", 13), self._column(_("Action"), "text", 16)]
        found += [self._column(_("On behalf of"), "text", 14)]
        return (*found, *([self._column(_("Who"), "text", 14)] if self.names else []))

    def _column(self, label: str, kind: Kind, width: int, side: str = "") -> Column:
        return Column(label, kind, width, side)

    def _more(self, side: str) -> list[Column]:
        when = [Column(_("{side} period").format(side=side), "text", 14, side)] if self.when else []
        return [*when, *([Column(_("{side} hours").format(side=side), "number", 8, side)] if self.hours else [])]

    def beside(self, statuses: Sequence[GoalStatus]) -> Iterable[Row]:
        """Each vmbo goal, with each mbo item that overlaps or is related; or with none."""
        before: str | None = None
        for status in statuses:
            if (module := status.goal.module) != before:
                yield _heading("vmbo", module)
                before = module
            counterparts = [one for one in status.pairs if one.mbo and one.together]
            for one in counterparts:
                other = self.of.get(one.mbo.id) if one.mbo else None
                yield self._row(status, other, word(one.verdict), one)
            if not counterparts:
                alone = _("vmbo only") if status.outcome == Outcome.GAP else word(status.outcome)
                yield self._row(status, None, alone, next((one for one in status.pairs if one.mbo is None), None))

    def only_mbo(self, statuses: Sequence[GoalStatus]) -> Iterable[Row]:
        """Each mbo item that goes with no vmbo goal."""
        before: str | None = None
        for status in statuses:
            if any(one.vmbo and one.together for one in status.pairs):
                continue
            if (module := status.goal.module) != before:
                yield _heading("mbo", module)
                before = module
            alone = _("mbo only") if status.outcome == Outcome.GAP else word(status.outcome)
            yield self._row(None, status, alone, next((one for one in status.pairs if one.vmbo is None), None))

    def _row(self, vmbo: GoalStatus | None, mbo: GoalStatus | None, verdict: str, one: Judged | None) -> Row:
        values: list[Value] = [*self._side(vmbo), *self._side(mbo), verdict]
        values += [word(one.agreed_action) if one else "", deciders(one.decided_by) if one and one.decided else ""]
        if self.names:
            values.append(one.who if one else "")
        return Row(tuple(values), look=(one.verdict or "") if one else "")

    def _side(self, status: GoalStatus | None) -> list[Value]:
        if status is None:
            return ["", *([""] if self.when else []), *([None] if self.hours else [])]
        goal = status.goal
        named: list[Value] = [f"{code(goal)}  {goal_text(goal)}"]
        return [*named, *([_when(goal)] if self.when else []), *([status.hours] if self.hours else [])]


def _heading(side: str, module: str) -> Row:
    name = module or _("(no heading)")
    return Row((f"{side} · {name}",), heading=True)


def _when(goal: Goal) -> str:
    return " · ".join(goal.extra[name] for name in _WHEN if goal.extra.get(name))
