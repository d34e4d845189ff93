"""A filled-in workbook -> Review: every decision with the pair or goal it is about, and all that could not be placed."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Final

from overlap.model import Comment, Decision, Facts, Review, Source, Table, Unplaced
from overlap.problems import Notice, Unusable
from overlap.reading.cells import CellBook, read_cells

from .fields import TABLES
from .finding import Segment, segments
from .group import who
from .identity import Identity
from .known import facts_sheet, own_choices, read_facts
from .labels import choices, folded

# tables whose rows are of the group's own making: two that differ are two, whatever their ids
_OWN: Final = ("own", "own words", "agreements")
_OWN_NAMES: Final = {"own": "own", "own words": "own", "agreements": "agr"}


def read_review(path: str | Path) -> Review:
    """Read back what a group filled in.

    Raises:
        Unusable: the file cannot be read, or is not a workbook of overlap.
    """
    path = Path(path)
    book = read_cells(path)
    hidden = facts_sheet(book)
    if hidden is None:
        raise Unusable("not-reviewed", path.name)
    return _Reader(book, read_facts(hidden), own_choices(hidden)).review()


@dataclass(slots=True)
class _Row:
    """What stands in one row: texts by field (several where columns were doubled), and its comments."""

    table: Table
    id: str
    vmbo: str
    mbo: str
    source: Source
    texts: dict[str, list[str]]
    comments: list[Comment] = field(default_factory=list)


class _Reader:
    def __init__(self, book: CellBook, facts: Facts, labels: Mapping[tuple[str, str], Mapping[str, str]]) -> None:
        self.book, self.facts, self.labels = book, facts, labels
        self.identity = Identity(facts)
        self.unplaced: list[Unplaced] = []
        self.notices: list[Notice] = []
        ids = {"review": set(facts.pairs), "gaps": {identifier for _side, identifier in facts.goals}}
        self.ids = {table: ids.get(table, set()) for table in TABLES}

    def review(self) -> Review:
        rows: list[_Row] = []
        for sheet in self.book.sheets:
            for segment in segments(sheet, self.ids):
                rows += self._rows(segment)
        decisions = tuple(decision for table in TABLES for decision in self._decided([r for r in rows if r.table == table]))
        return Review(
            self.book.name, self.book.sha256, self.facts, who(self.book), decisions, tuple(self.unplaced), tuple(self.notices)
        )

    def _rows(self, segment: Segment) -> Iterator[_Row]:
        table: Table = segment.table  # type: ignore[assignment]
        fields = [one.name for one in TABLES[table] if one.fill_in or (table, one.name) == ("agenda", "done")]
        comments: dict[int, list[Comment]] = defaultdict(list)
        for one in segment.sheet.comments:
            at = Source(self.book.name, segment.sheet.name, one.row + 1)
            comments[one.row].append(Comment(one.text, one.author, segment.field_at(one.column), at))
        for n in range(segment.first, segment.last):
            texts = {name: found for name in fields if (found := segment.texts(n, name))}
            if not texts and n not in comments:
                continue
            source = Source(self.book.name, segment.sheet.name, n + 1)
            row = _Row(table, "", "", "", source, texts, comments[n])
            if self._placed(segment, n, row):
                yield row
            else:
                joined = {name: "\n".join(found) for name, found in texts.items()}
                self.unplaced.append(Unplaced("no row", joined, source, table, segment.text(n, "id"), tuple(comments[n])))

    def _placed(self, segment: Segment, n: int, row: _Row) -> bool:
        """Find what the row is about."""
        if row.table == "review":
            row.id = self.identity.pair(segment, n)
            row.vmbo, _plus, row.mbo = row.id.partition("+")
        elif row.table == "gaps":
            if found := self.identity.gap(segment, n):
                side, row.id = found
                other = self.identity.goal("mbo" if side == "vmbo" else "vmbo", segment.text(n, "with"))
                row.vmbo, row.mbo = (row.id, other) if side == "vmbo" else (other, row.id)
        else:
            row.id = segment.text(n, "id")
            if row.table == "own":
                row.vmbo = self.identity.goal("vmbo", segment.text(n, "vmbo goal"))
                row.mbo = self.identity.goal("mbo", segment.text(n, "mbo item"))
            return bool(row.id) or row.table in _OWN
        return bool(row.id)

    def _decided(self, rows: Sequence[_Row]) -> Iterator[Decision]:
        together: dict[str, list[_Row]] = {}
        for n, row in enumerate(rows):
            together.setdefault(f"{row.id}\0{n}" if row.table in _OWN else row.id, []).append(row)
        decisions = [self._one(same) for same in together.values()]
        filled = [decision for decision in decisions if decision.values or decision.comments]
        yield from _distinct(filled) if rows and rows[0].table in _OWN else filled

    def _one(self, rows: Sequence[_Row]) -> Decision:
        """One decision of all rows about the same: what they agree on counts, what they differ on has no place."""
        first = rows[0]
        values: dict[str, str] = {}
        for name in dict.fromkeys(name for row in rows for name in row.texts):
            said: dict[str, Source] = {}
            for row in rows:
                for text in row.texts.get(name, ()):
                    said.setdefault(self._value(row, name, text), row.source)
            said.pop("", None)
            if len(said) == 1:
                values[name] = next(iter(said))
            else:
                for text, source in said.items():
                    self.unplaced.append(Unplaced("conflict", {name: text}, source, first.table, first.id))
        comments = tuple(dict.fromkeys(comment for row in rows for comment in row.comments))
        return Decision(first.table, first.id, first.vmbo, first.mbo, values, comments, first.source)

    def _value(self, row: _Row, name: str, text: str) -> str:
        """The stable name of a choice, or the text as typed; "" for what is none of the choices."""
        offered = choices(row.table, name)
        if not offered:
            return text
        found = offered.get(folded(text)) or self.labels.get((row.table, name), {}).get(folded(text), "")
        if not found:
            self.unplaced.append(Unplaced("no choice", {name: text}, row.source, row.table, row.id))
        return found


def _distinct(decisions: Sequence[Decision]) -> Iterator[Decision]:
    """Each once: a row that holds no more than another one is left out; ids that occur again get a new number."""
    kept: list[Decision] = []
    for decision in decisions:
        if any(_within(decision, other) for other in kept):
            continue
        kept = [other for other in kept if not _within(other, decision)]
        kept.append(decision)
    taken: set[str] = set()
    for decision in kept:
        name, n = decision.id, len(kept)
        while not name or name in taken:
            n += 1
            name = f"{_OWN_NAMES[decision.table]}-{n}"
        taken.add(name)
        yield replace(decision, id=name)


def _within(one: Decision, other: Decision) -> bool:
    """Whether all of one stands in the other too."""
    said = {(comment.text, comment.author) for comment in other.comments}
    return one.values.items() <= other.values.items() and all((c.text, c.author) in said for c in one.comments)
