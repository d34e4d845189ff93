"""The sheet "Niet geplaatst": what somebody filled in and has no place in this workbook, so that nothing is lost.

The sheet is to read. The same stands on the hidden sheet, where a later run finds it.
"""

import json
from collections.abc import Mapping, Sequence
from typing import Final

from overlap.locale import gettext as _
from overlap.locale import mark
from overlap.model import Decision, FactGoal, Unplaced
from overlap.model.carrying import Homeless, Left

from . import styles
from .book import Book, height, shortened
from .fields import PENCIL, TABLES, Field
from .places import SHEETS

NAME: Final = mark("Not placed")
_HEAD: Final = 3
_HEADERS: Final = (
    (mark("Stood on"), 30),
    (mark("Was about"), 64),
    (mark("What stood there"), 50),
    (mark("Why it has no place here"), 40),
)
_TEXT = 300  # characters of a goal
_REASONS: Final[Mapping[Homeless | str, str]] = {
    "vanished": mark("the goal is no longer in the document"),
    "no gap": mark("a counterpart is proposed for this goal now: judge that pair"),
    "no words": mark("these words are no longer side by side in this comparison"),
    "old agenda": mark("it belonged to a session about the earlier version"),
    "unplaced before": mark("it had no place in the earlier workbook either"),
    "conflict": mark("two copies of one row said different things"),
    "no choice": mark("this is none of the choices"),
    "no row": mark("the row belongs to no pair, goal or word"),
    "no column": mark("it stood in a column of no table"),
    "outside": mark("it stood outside the tables"),
}
_WHERE: Final = {"own": "gaps", "own words": "words"}


def write(book: Book, left: Sequence[Left]) -> None:
    """Write the sheet."""
    sheet = book.sheet(_(NAME), colour=styles.FILL_IN_HEAD)
    for column, (_header, width) in enumerate(_HEADERS):
        sheet.set_column(column, column, width)
    sheet.write_string(0, 0, _("Not placed"), book.format(styles.TITLE))
    sheet.set_row(0, 30)
    text = _("This was filled in before and has no row in this workbook. Nothing of it is lost: look whether it still matters.")
    sheet.write_string(1, 0, text, book.format(styles.BASE, font_size=11))
    for column, (header, _width) in enumerate(_HEADERS):
        sheet.write_string(_HEAD, column, _(header), book.format(styles.head(styles.BETWEEN)))
    for n, one in enumerate(left, _HEAD + 1):
        texts = (_stood(one), about(one.goals), said(one.decision), _why(one))
        for column, cell in enumerate(texts):
            sheet.write_string(n, column, cell, book.format(styles.CELL))
        sheet.set_row(n, height(zip(texts, (width for _header, width in _HEADERS), strict=True)))
    sheet.autofilter(_HEAD, 0, _HEAD + max(1, len(left)), len(_HEADERS) - 1)
    sheet.freeze_panes(_HEAD + 1, 0)
    sheet.repeat_rows(_HEAD)


def rows(left: Sequence[Left]) -> tuple[tuple[str, ...], ...]:
    """The same for the hidden sheet: a key and values, all texts."""
    found: list[tuple[str, ...]] = [("unplaced fields", "table", "id", "values", "file", "sheet", "row")] if left else []
    for one in left:
        decision, source = one.decision, one.decision.source
        values = {**decision.values, **_comments(decision), **({"about": about(one.goals)} if one.goals else {})}
        values = {name: text[:3000] for name, text in values.items()}  # together within what a cell holds
        place = (source.file, source.sheet, str(source.row))
        found.append(("unplaced", decision.table, decision.id, json.dumps(values, ensure_ascii=False, sort_keys=True), *place))
    return tuple(found)


def _stood(one: Left) -> str:
    source = one.decision.source
    return _("{file}\n{sheet}, row {row}").format(file=source.file, sheet=source.sheet, row=source.row)


def about(goals: Sequence[FactGoal]) -> str:
    """The goals as they were: side, code and text, a line each."""
    return "\n".join(f"{goal.side}: {goal.code}  {shortened(goal.text, _TEXT)}" for goal in goals)


def said(decision: Decision | Unplaced) -> str:
    """What somebody filled in, as people read it: the header of each column and the words they chose."""
    fields = {field.name: field for field in next((those for table, those in TABLES.items() if table == decision.table), ())}
    lines = [f"{_label(fields.get(name), name)}: {words(fields.get(name), text)}" for name, text in decision.values.items()]
    lines += [f"{_('Comment')}: {text}" for text in _comments(decision).values()]
    return "\n".join(lines)


def words(field: Field | None, value: str) -> str:
    """A value as people read it: the label of a choice, or the text."""
    return _(dict(field.choices).get(value, "")) or value if field and field.choices else value


def _label(field: Field | None, name: str) -> str:
    return _(field.label).removeprefix(PENCIL).strip() if field else {"about": _("About")}.get(name, name)


def _comments(decision: Decision | Unplaced) -> dict[str, str]:
    texts = [f"{comment.author}: {comment.text}" if comment.author else comment.text for comment in decision.comments]
    return {"comments": "\n".join(texts)} if texts else {}


def _why(one: Left) -> str:
    reason = _REASONS[one.why]
    if one.why == "unplaced before" and isinstance(one.decision, Unplaced):
        reason = _REASONS.get(one.decision.why, reason)
    where = _WHERE.get(one.decision.table, one.decision.table)
    return (f"{_(SHEETS[where])}: " if where in SHEETS else "") + _(reason)
