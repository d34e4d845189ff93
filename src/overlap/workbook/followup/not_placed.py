"""What somebody filled in that has no place in the new workbook: to read on the sheet Not placed, and to take along.

A later run takes it along from the hidden sheet. Nothing of it is lost.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from overlap.locale import gettext as _
from overlap.locale import mark
from overlap.model import Decision, Goal, Side, Unplaced
from overlap.model.carrying import CarryOver, Homeless, Left
from overlap.model.labels import WHY_NOT_PLACED
from overlap.model.text import begun
from overlap.workbook.form.fields import TABLES, known_fields
from overlap.workbook.form.form import Form
from overlap.workbook.form.hidden_sheet import Facts
from overlap.workbook.form.wording import label_of
from overlap.workbook.xlsx import styles
from overlap.workbook.xlsx.fitting import shortened

NAME: Final = mark("Not placed")
_WIDTHS: Final = (2, 22, 30, 18, 8, 36, 70)
_HEAD: Final = 3  # the row (from 0) of the header
_CELL: Final = 32_000  # characters of a cell on the sheet
_STRAY: Final = "text"  # the name of what somebody typed in a cell that belongs to no column
_ROWS: Final = 60  # characters for the numbers of rows that say the same
_VALUE: Final = 3_000  # characters of a value on the hidden sheet: together within what a cell holds
_TEXT: Final = 300  # characters of a goal
_FIELDS: Final = ("unplaced fields", "table", "id", "values", "file", "sheet", "row")
_REASONS: Final[Mapping[Homeless, str]] = {
    "vanished": mark("the goal is no longer in the document"),
    "no gap": mark("a counterpart is proposed for this goal now: judge that pair"),
    "no words": mark("these words are no longer side by side in this comparison"),
    "old agenda": mark("it belonged to a session about the earlier version"),
    "unplaced before": mark("it had no place in the earlier workbook either"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class UnplacedLine:
    """What has no place: whose it is, where it stood (row from 1, None where unknown), why in words, and what was filled in."""

    group: str
    file: str
    sheet: str
    row: int | None
    why: str
    what: str


@dataclass(frozen=True, slots=True)
class NotPlaced:
    """The sheet Not placed, with a row per line."""

    lines: Sequence[UnplacedLine]

    def write(self, form: Form, _facts: Facts) -> None:
        """Write the sheet."""
        sheet = form.sheet(_(NAME), colour=styles.CAUTION)
        sheet.widths(_WIDTHS)
        sheet.title(0, 1, _("Filled in, but without a place here"))
        text = _("Nothing of this is lost. Read it, and fill it in where it belongs if it still counts.")
        sheet.text(1, 1, text, styles.BASE, font_size=11)
        heads = (_("Group"), _("File"), _("Sheet"), _("Row"), _("Why"), _("What was filled in"))
        sheet.heads(_HEAD, 1, heads, styles.BETWEEN)
        told = _told_once(self.lines)
        for row, (line, rows) in enumerate(told, _HEAD + 1):
            where, what = _in_words(line, rows)
            texts = (line.group, line.file, line.sheet, where, line.why, what)
            for column, text in enumerate(texts, 1):
                sheet.text(row, column, text[:_CELL], styles.CELL)
            sheet.fit(row, zip(texts, _WIDTHS[1:], strict=True))
        sheet.freeze(_HEAD + 1, 0)
        sheet.repeat(_HEAD)
        sheet.print_area(0, 1, _HEAD + len(told), len(heads))


def _told_once(lines: Sequence[UnplacedLine]) -> list[tuple[UnplacedLine, list[int]]]:
    """The lines, those that say the same of several rows taken together, each with its rows."""
    rows: dict[UnplacedLine, list[int]] = {}
    for line in lines:
        rows.setdefault(replace(line, row=None), []).extend([] if line.row is None else [line.row])
    return list(rows.items())


def _in_words(line: UnplacedLine, rows: Sequence[int]) -> tuple[str, str]:
    """Which rows a line is about, and what was filled in there: how often, where that is more than once."""
    if len(rows) < 2:
        return "".join(map(str, rows)), line.what
    listed = ", ".join(map(str, sorted(rows)))
    return begun(listed, _ROWS), "\n".join((line.what, _("in {n} rows").format(n=len(rows))))


def groups_by_file(over: CarryOver) -> dict[str, str]:
    """Give what each group calls itself, by the file of its copy: also of those that were merged; "" where nobody said."""
    return {file: who.group for file, who in over.files} | {part.file: part.name for part in over.parts}


def left_lines(over: CarryOver) -> list[UnplacedLine]:
    """Give a line for each decision of earlier reviews that has no place in the new workbook."""
    groups = groups_by_file(over)
    return [_left_line(left, groups.get(left.decision.source.file, "")) for left in over.left]


def _left_line(left: Left, group: str) -> UnplacedLine:
    decision, source = left.decision, left.decision.source
    return UnplacedLine(
        group=group,
        file=source.file,
        sheet=source.sheet,
        row=source.row or None,
        why=why_in_words(decision.why) if isinstance(decision, Unplaced) else _(_REASONS[left.why]),
        what="\n".join(filter(None, (_goals_in_words(left.goals), _filled_in(decision)))),
    )


def unplaced_line(unplaced: Unplaced, group: str) -> UnplacedLine:
    """Give the line for what had no place when a copy was read; ``group`` is whose copy it was."""
    source = unplaced.source
    return UnplacedLine(
        group=group,
        file=source.file,
        sheet=source.sheet,
        row=source.row or None,
        why=why_in_words(unplaced.why),
        what=_filled_in(unplaced),
    )


def why_in_words(why: str) -> str:
    """Give why something has no place, as people read it, by its stable name (``Unplaced.why``)."""
    return next((_(text) for name, text in WHY_NOT_PLACED.items() if name == why), why)


def _goals_in_words(goals: Sequence[tuple[Side, Goal]]) -> str:
    """The goals as they were: side, code and text, a line each."""
    return "\n".join(f"{side}: {goal.code}  {shortened(goal.text, _TEXT)}" for side, goal in goals)


def _filled_in(decision: Decision | Unplaced) -> str:
    """What somebody filled in, as people read it: the header of each column and the words they chose."""
    table = next((table for table in TABLES if table == decision.table), None)
    labels = {field.name: _(field.label) for field in known_fields(table)} if table else {}
    labels.setdefault("about", _("About"))
    labels.setdefault(_STRAY, "")
    lines = [
        ": ".join(filter(None, (labels.get(name, name), label_of(table, name, text) if table else text)))
        for name, text in decision.values.items()
    ]
    return "\n".join([*lines, *(_("Comment: {text}").format(text=text) for text in _comments(decision).values())])


def _comments(decision: Decision | Unplaced) -> dict[str, str]:
    texts = [f"{comment.author}: {comment.text}" if comment.author else comment.text for comment in decision.comments]
    return {"comments": "\n".join(texts)} if texts else {}


def left_rows(over: CarryOver) -> tuple[tuple[str, ...], ...]:
    """Give the rows for the hidden sheet with the decisions of earlier reviews that have no place in the new workbook."""
    return _with_fields(_hidden_row(left.decision, _goals_in_words(left.goals)) for left in over.left)


def unplaced_rows(unplaced: Iterable[Unplaced]) -> tuple[tuple[str, ...], ...]:
    """Give the rows for the hidden sheet with what had no place when a workbook was read."""
    return _with_fields(_hidden_row(kept) for kept in unplaced)


def _with_fields(rows: Iterable[tuple[str, ...]]) -> tuple[tuple[str, ...], ...]:
    """The rows below one that names their values; nothing where there are none."""
    kept = tuple(rows)
    return (_FIELDS, *kept) if kept else ()


def _hidden_row(decision: Decision | Unplaced, about: str = "") -> tuple[str, ...]:
    """A key and values, all texts."""
    texts = {**decision.values, **_comments(decision), **({"about": about} if about else {})}
    values = json.dumps({name: text[:_VALUE] for name, text in texts.items()}, ensure_ascii=False, sort_keys=True)
    place = decision.source.file, decision.source.sheet, str(decision.source.row)
    return "unplaced", decision.table, decision.id, values, *place
