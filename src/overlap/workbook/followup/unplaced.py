"""What has no place in the workbook of a new comparison: for the sheet "Niet geplaatst", and for the hidden sheet.

The sheet is to read; from the hidden sheet a later run takes it along.
"""

import json
from collections.abc import Mapping, Sequence
from typing import Final

from overlap.locale import gettext as _
from overlap.locale import mark
from overlap.model import Decision, Goal, Side, Unplaced
from overlap.model.carrying import CarryOver, Homeless, Left
from overlap.workbook.form.fields import TABLES, Field, known_fields
from overlap.workbook.xlsx.book import shortened

from .not_placed import Line

_TEXT = 300  # characters of a goal
_FIELDS: Final = ("unplaced fields", "table", "id", "values", "file", "sheet", "row")
_REASONS: Final[Mapping[Homeless, str]] = {
    "vanished": mark("the goal is no longer in the document"),
    "no gap": mark("a counterpart is proposed for this goal now: judge that pair"),
    "no words": mark("these words are no longer side by side in this comparison"),
    "old agenda": mark("it belonged to a session about the earlier version"),
    "unplaced before": mark("it had no place in the earlier workbook either"),
}


def lines(over: CarryOver) -> list[Line]:
    """What has no place, as the sheet shows it."""
    groups = {file: who.group for file, who in over.files}
    found = []
    for one in over.left:
        source = one.decision.source
        what = "\n".join(filter(None, (about(one.goals), said(one.decision))))
        found.append(
            Line(
                group=groups.get(source.file, ""),
                file=source.file,
                sheet=source.sheet,
                row=source.row or None,
                why=_why(one),
                what=what,
            )
        )
    return found


def _why(one: Left) -> str:
    """Why it has no place; of what could not be read, what was wrong then."""
    return one.decision.why if isinstance(one.decision, Unplaced) else _(_REASONS[one.why])


def rows(left: Sequence[Left]) -> tuple[tuple[str, ...], ...]:
    """The same for the hidden sheet: a key and values, all texts."""
    found = [_row(one.decision, {"about": about(one.goals)} if one.goals else {}) for one in left]
    return (_FIELDS, *found) if found else ()


def kept(those: Sequence[Unplaced]) -> tuple[tuple[str, ...], ...]:
    """What had no place in an earlier workbook either, for the hidden sheet."""
    found = [_row(one, {}) for one in those]
    return (_FIELDS, *found) if found else ()


def _row(decision: Decision | Unplaced, more: Mapping[str, str]) -> tuple[str, ...]:
    values = {**decision.values, **_comments(decision), **more}
    values = {name: text[:3000] for name, text in values.items()}  # together within what a cell holds
    place = (decision.source.file, decision.source.sheet, str(decision.source.row))
    return "unplaced", decision.table, decision.id, json.dumps(values, ensure_ascii=False, sort_keys=True), *place


def about(goals: Sequence[tuple[Side, Goal]]) -> str:
    """The goals as they were: side, code and text, a line each."""
    return "\n".join(f"{side}: {goal.code}  {shortened(goal.text, _TEXT)}" for side, goal in goals)


def said(decision: Decision | Unplaced) -> str:
    """What somebody filled in, as people read it: the header of each column and the words they chose."""
    table = next((one for one in TABLES if one == decision.table), None)
    fields = {field.name: field for field in known_fields(table)} if table else {}
    lines = [f"{_label(fields.get(name), name)}: {words(fields.get(name), text)}" for name, text in decision.values.items()]
    lines += [_("Comment: {text}").format(text=text) for text in _comments(decision).values()]
    return "\n".join(lines)


def words(field: Field | None, value: str) -> str:
    """A value as people read it: the label of a choice, or the text."""
    return _(field.choices.get(value, "")) or value if field and field.choices else value


def _label(field: Field | None, name: str) -> str:
    return _(field.label) if field else {"about": _("About")}.get(name, name)


def _comments(decision: Decision | Unplaced) -> dict[str, str]:
    texts = [f"{comment.author}: {comment.text}" if comment.author else comment.text for comment in decision.comments]
    return {"comments": "\n".join(texts)} if texts else {}
