"""Rows that are about the same thing -> one decision. What they agree on counts; what they differ on is kept apart."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from overlap.model import Comment, Decision, Source, Table, Unplaced
from overlap.workbook.form.spellings import choices, compared

# tables whose rows are of the group's own making, and how their ids begin: two rows that differ are two, whatever their ids
OWN: Final = {"own": "own", "own words": "own", "agreements": "agr"}


@dataclass(slots=True, kw_only=True)
class FilledRow:
    """What stands in one row: texts by field (several where columns were doubled), and its comments."""

    table: Table
    source: Source
    texts: dict[str, list[str]]
    id: str = ""
    vmbo: str = ""
    mbo: str = ""
    side: str = ""  # of a gap: the goal may stand on both sides under one id
    comments: list[Comment] = field(default_factory=list)


class Joining:
    """Makes decisions of the rows of a table. ``labels`` are what choices are called in this file, by table and field."""

    def __init__(self, labels: Mapping[tuple[str, str], Mapping[str, str]]) -> None:
        self._labels = labels
        self.unplaced: list[Unplaced] = []

    def decisions(self, table: Table, rows: Sequence[FilledRow]) -> list[Decision]:
        """The decisions of all rows of a table, in their order."""
        if table in OWN:
            return list(_numbered(table, _distinct([self._one([row]) for row in rows])))
        together: dict[tuple[str, str], list[FilledRow]] = {}
        for row in rows:
            together.setdefault((row.side, row.id), []).append(row)
        found = (self._one(same) for same in together.values())
        return [decision for decision in found if decision.values or decision.comments]

    def _one(self, rows: Sequence[FilledRow]) -> Decision:
        first = rows[0]
        values: dict[str, str] = {}
        for name in dict.fromkeys(name for row in rows for name in row.texts):
            sources: dict[str, Source] = {}
            for row in rows:
                for text in row.texts.get(name, ()):
                    sources.setdefault(self._value(row, name, text), row.source)
            sources.pop("", None)
            if len(sources) == 1:
                values[name] = next(iter(sources))
            for text, source in sources.items() if len(sources) > 1 else ():
                self.unplaced.append(Unplaced(why="conflict", values={name: text}, source=source, table=first.table, id=first.id))
        comments: dict[tuple[str, str, str], Comment] = {}
        for comment in (comment for row in rows for comment in row.comments):
            comments.setdefault((comment.text, comment.author, comment.field), comment)
        mbo = next((row.mbo for row in rows if row.mbo), "")
        vmbo = next((row.vmbo for row in rows if row.vmbo), "")
        return Decision(
            table=first.table,
            id=first.id,
            vmbo=vmbo,
            mbo=mbo,
            values=values,
            comments=tuple(comments.values()),
            source=first.source,
        )

    def _value(self, row: FilledRow, name: str, text: str) -> str:
        """The stable name of a choice, or the text as typed; "" for what is none of the choices."""
        offered = choices(row.table, name)
        if not offered:
            return text
        found = offered.get(compared(text)) or self._labels.get((row.table, name), {}).get(compared(text), "")
        if not found:
            self.unplaced.append(Unplaced(why="no choice", values={name: text}, source=row.source, table=row.table, id=row.id))
        return found


def _distinct(decisions: Sequence[Decision]) -> list[Decision]:
    """Each once: a row that stands on two sheets is one, with what is filled in on either, unless they say different things."""
    kept: list[Decision] = []
    for decision in decisions:
        if not (decision.values or decision.comments):
            continue
        same = next((n for n, other in enumerate(kept) if _same_row(decision, other)), None)
        if same is None:
            kept.append(decision)
        else:
            kept[same] = _joined(kept[same], decision)
    return kept


def _same_row(one: Decision, other: Decision) -> bool:
    """Whether a row is the copy of another, on another sheet, in which nothing else was filled in."""
    if one.source.sheet == other.source.sheet or one.id != other.id:
        return False
    return all(one.values[name] == other.values[name] for name in one.values.keys() & other.values.keys())


def _joined(one: Decision, other: Decision) -> Decision:
    """A row and its copy as one."""
    comments = {(comment.text, comment.author): comment for comment in (*other.comments, *one.comments)}
    return replace(
        one,
        vmbo=one.vmbo or other.vmbo,
        mbo=one.mbo or other.mbo,
        values={**other.values, **one.values},
        comments=tuple(comments.values()),
    )


def _numbered(table: Table, decisions: Sequence[Decision]) -> Iterator[Decision]:
    """With ids that are unique: a new row and the second one with the same id get a number that nobody has."""
    known = {decision.id for decision in decisions}
    taken: set[str] = set()
    n = 0
    for decision in decisions:
        name = decision.id
        while not name or name in taken:
            n += 1
            name = f"{OWN[table]}-{n}" if f"{OWN[table]}-{n}" not in known else ""
        taken.add(name)
        yield replace(decision, id=name)
