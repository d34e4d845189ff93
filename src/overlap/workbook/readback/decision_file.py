"""The file that the page of `overlap page` saves -> Review: the decisions, with what they are about.

JSON, so that a browser can write it: ``overlap`` says what it is ("decisions") and ``format`` how it is written; ``facts`` are
the rows of the hidden sheet of the workbook that the page was made of, ``decisions`` what stands in its rows, by stable name.
It is read as strictly as a workbook is: what belongs to no pair, goal or choice is `Unplaced`, never left out.
"""

import re
from collections import defaultdict
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from overlap.locale import gettext as _
from overlap.model import Comment, Facts, Review, Side, Source, Table, Unplaced, Who
from overlap.model.plain import from_json
from overlap.problems import Unusable
from overlap.reading.formats.cells import Cells
from overlap.reading.formats.files import open_file
from overlap.reading.formats.text import tidy
from overlap.workbook.form.copies import read_parts
from overlap.workbook.form.fields import TABLES, known_fields

from .hidden_sheet_read import own_choices, read_facts
from .identity import Identity
from .rows import OWN, FilledRow, Joining
from .who import behalf

DECISIONS: Final = "decisions"
FORMAT: Final = 1
SUFFIX: Final = ".json"
_SAVED = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")
_HEAD: Final = 200  # bytes in which a file says what it is
_MARK = re.compile(rb'^(?:\xef\xbb\xbf)?\s*\{\s*"overlap"\s*:\s*"decisions"')
_FILL_IN = {table: {column.name for column in known_fields(table) if column.fill_in} for table in TABLES}


@dataclass(frozen=True, slots=True, kw_only=True)
class FiledRemark:
    """A comment on a cell of the workbook that the page was made of."""

    text: str
    author: str = ""
    field: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class FiledDecision:
    """What stands in one row of a table: values by field, choices by their stable names.

    ``side`` of a gap; ``vmbo`` and ``mbo`` are the words of a row of words, which has no other name.
    """

    table: Table
    id: str
    values: dict[str, str]
    side: str = ""
    vmbo: str = ""
    mbo: str = ""
    comments: tuple[FiledRemark, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionFile:
    """The whole file. ``saved`` is when, in UTC, "2026-11-30T14:05:00Z"; ``who`` answers the questions of the first sheet."""

    overlap: str
    format: int
    facts: tuple[tuple[str, ...], ...]
    decisions: tuple[FiledDecision, ...]
    who: dict[str, str] = field(default_factory=dict)
    saved: str = ""


def is_decision_file(path: Path) -> bool:
    """Tell whether a file says that it holds the decisions of a page; one that cannot be opened does not."""
    try:
        with path.open("rb") as file:
            return bool(_MARK.match(file.read(_HEAD)))
    except OSError:
        return False


def read_decision_file(path: Path) -> Review:
    """Read what was decided on a page.

    Raises:
        Unusable: the file cannot be opened, is damaged, or was written by a newer version.
    """
    file = open_file(path)
    filed = from_json(DecisionFile, file.data.decode("utf-8-sig", "replace"))
    if filed is None or filed.overlap != DECISIONS:
        raise Unusable("decisions-damaged", file.name)
    if filed.format != FORMAT:
        raise Unusable("decisions-newer", file.name, format=filed.format)
    hidden = Cells("", [list(row) for row in filed.facts])
    facts = read_facts(hidden)
    if not facts.goals:
        raise Unusable("decisions-damaged", file.name)
    return _Filed(file.name, filed, hidden, facts).review(file.sha256)


class _Filed:
    """Makes a Review of a file."""

    def __init__(self, name: str, filed: DecisionFile, hidden: Cells, facts: Facts) -> None:
        self._name, self._filed, self._hidden, self._facts = name, filed, hidden, facts
        self._identity = Identity(facts)
        self._unplaced: list[Unplaced] = []

    def review(self, sha256: str) -> Review:
        """Place every decision; what has no place is kept apart."""
        joining = Joining(own_choices(self._hidden))
        rows: defaultdict[Table, list[FilledRow]] = defaultdict(list)
        for n, one in enumerate(self._filed.decisions, 1):
            row = self._row(n, one)
            if row is not None and (row.texts or row.comments):
                rows[row.table].append(row)
        decisions = tuple(decision for table in TABLES for decision in joining.decisions(table, rows[table]))
        saved = self._filed.saved
        return Review(
            file=self._name,
            sha256=sha256,
            facts=self._facts,
            who=self._who(),
            decisions=decisions,
            unplaced=(*joining.unplaced, *self._unplaced, *self._facts.unplaced),
            parts=read_parts(self._hidden, self._facts),
            saved=saved if _SAVED.fullmatch(saved) else "",
        )

    def _row(self, n: int, one: FiledDecision) -> FilledRow | None:
        """The row of a decision; None where it belongs to no pair or goal, and then that is kept."""
        source = Source(self._name, _("review page"), n)
        values = {name: tidy(text) for name, text in one.values.items() if tidy(text)}
        strange = {name: text for name, text in values.items() if name not in _FILL_IN[one.table]}
        comments = [Comment(tidy(said.text), tidy(said.author), said.field, source) for said in one.comments]
        row = FilledRow(
            table=one.table,
            source=source,
            texts={name: [text] for name, text in values.items() if name not in strange},
            id=one.id,
            side=one.side,
            comments=comments,
        )
        if not self._place(row, one):
            self._unplaced.append(
                Unplaced(why="no row", values=values, source=source, table=one.table, id=one.id, comments=tuple(comments))
            )
            return None
        if strange:
            self._unplaced.append(Unplaced(why="no column", values=strange, source=source, table=one.table, id=one.id))
        return row

    def _place(self, row: FilledRow, one: FiledDecision) -> bool:
        """Say what a row is about, by its ids; False where nothing of that name is known."""
        if row.table == "review":
            row.vmbo, _plus, row.mbo = row.id.partition("+")
            return row.id in self._facts.pairs
        if row.table == "gaps":
            side: Side = "mbo" if row.side == "mbo" else "vmbo"
            other = self._identity.goal("vmbo" if side == "mbo" else "mbo", "".join(row.texts.get("with", [])))
            row.vmbo, row.mbo = (row.id, other) if side == "vmbo" else (other, row.id)
            return (side, row.id) in self._facts.goals
        if row.table == "own":
            row.vmbo = self._identity.goal("vmbo", "".join(row.texts.get("vmbo goal", [])))
            row.mbo = self._identity.goal("mbo", "".join(row.texts.get("mbo item", [])))
        if row.table in {"words", "own words"}:
            row.vmbo, row.mbo = tidy(one.vmbo), tidy(one.mbo)
        return bool(row.id) or row.table in OWN

    def _who(self) -> Who:
        said = {name: tidy(text) for name, text in self._filed.who.items()}
        return Who(
            group=said.get("group", ""),
            school=said.get("school", ""),
            vmbo_names=said.get("vmbo names", ""),
            mbo_names=said.get("mbo names", ""),
            behalf=behalf(said.get("on behalf of", "")),
            said=said.get("on behalf of", ""),
            date=said.get("date", ""),
        )
