"""A goal as a row of a DataFrame, and such rows as a table that says by keys what it holds (`reading.layout.keyed`)."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Final, get_args

from overlap.model import Goal, GoalKind, Heading, Side
from overlap.model.curriculum import SIDES
from overlap.model.extra import hours_in
from overlap.model.text import begun
from overlap.problems import Unusable
from overlap.reading.formats.grid import as_text
from overlap.reading.layout.keyed import HEADLESS, key_of

from .columns import COUNT, SHARE, TEXT, Dtype

GOALS: Final[Mapping[str, Dtype]] = {
    "side": SIDES,
    "id": TEXT,
    "code": TEXT,
    "text": TEXT,
    "description": TEXT,
    "kind": get_args(GoalKind),
    "module": TEXT,
    "section": TEXT,
    "headings": TEXT,
    "levels": TEXT,
    "hours": SHARE,
    "extra": TEXT,
    "file": TEXT,
    "sheet": TEXT,
    "row": COUNT,
    "page": COUNT,
    "paragraph": COUNT,
}
_TELLING: Final = frozenset({"side", "id", "code", "text", "kind"})  # the columns by which it is known
_BETWEEN: Final = " › "  # between the headings above a goal
_PLAIN: Final = ("code", "text", "kind", "levels")  # columns that hold what their key says
_PLACE: Final = ("file", "sheet", "row", "page", "paragraph")

_Record = Mapping[str, str]  # the texts of a row, by column


def goal_row(side: Side, goal: Goal, hours: float | None) -> tuple[Any, ...]:
    """Give the values of a goal, one for each column of `GOALS`."""
    return (
        side,
        goal.id,
        goal.code,
        goal.text,
        goal.description,
        goal.kind,
        goal.module,
        _BETWEEN.join(heading.label for heading in goal.section),
        json.dumps([[heading.code, heading.title] for heading in goal.section], ensure_ascii=False),
        ", ".join(goal.levels),
        hours,
        json.dumps(dict(goal.extra), ensure_ascii=False),
        goal.source.file,
        goal.source.sheet,
        goal.source.row,
        goal.source.page or None,
        goal.source.paragraph or None,
    )


def holds_goals(header: Sequence[str], rows: Iterable[Sequence[str]]) -> bool:
    """Tell whether `frames.goals` made a table, whatever rows and columns came or went since."""
    if not _TELLING.issubset(header):
        return False
    place = header.index("side")
    return any(row[place] in SIDES for row in rows)


def keyed_table(name: str, header: Sequence[str], rows: Sequence[Sequence[str]]) -> list[list[str]]:
    """Give rows as `goal_row` made them, as texts, as a table with keys: the keys first, then a row a goal.

    Raises:
        Unusable: the rows are of both sides (frame-two-sides), or a cell of extra holds something else (frame-extra).
    """
    records = [dict(zip(header, row, strict=True)) for row in rows]
    sides = [side for side in SIDES if any(record["side"] == side for record in records)]
    if len(sides) > 1:
        raise Unusable("frame-two-sides", name)
    cells = [dict(_cells(name, number, record)) for number, record in enumerate(records, 2)]
    keys = list(dict.fromkeys(key for of_goal in cells for key in of_goal))
    keyed = [key_of(sides[0], key) for key in (*keys, HEADLESS)]
    return [keyed, *([of_goal.get(key, "") for key in keys] for of_goal in cells)]


def _cells(name: str, number: int, record: _Record) -> Iterator[tuple[str, str]]:
    """What a goal has, by key. Where a text was changed beside what it was made of, the change counts."""
    for column in _PLAIN:
        yield column, record.get(column, "")
    for rank, heading in enumerate(_headings(record), 1):
        yield f"section {rank} code", heading.code
        yield f"section {rank} title", heading.title
    for rank, line in enumerate(record.get("description", "").split("\n"), 1):
        yield f"description {rank}", line
    for field, text in _extra(name, number, record).items():
        yield f"extra {field}", text
    for column in _PLACE:
        yield f"source {column}", record.get(column, "")


def _headings(record: _Record) -> list[Heading]:
    """The headings, unless the section was changed beside them, or is all that is left."""
    try:
        headings = [Heading(str(code), str(title)) for code, title in json.loads(record.get("headings", ""))]
    except (TypeError, ValueError):
        headings = []
    joined = _BETWEEN.join(heading.label for heading in headings)
    shown = record.get("section", joined or record.get("module", ""))
    return headings if shown == joined else [Heading("", label) for label in shown.split(_BETWEEN)]


def _extra(name: str, number: int, record: _Record) -> Mapping[str, str]:
    try:
        extra = {field: as_text(value) for field, value in json.loads(record.get("extra") or "{}").items()}
    except (AttributeError, ValueError):
        raise Unusable("frame-extra", name, row=number, text=begun(record["extra"])) from None
    hours = record.get("hours", "")
    return extra | ({"uren": hours} if hours and hours_in(hours) != hours_in(extra.get("uren", "")) else {})
