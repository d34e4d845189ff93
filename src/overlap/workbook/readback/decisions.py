"""A filled-in workbook -> Review: every decision with the pair or goal it is about, and all that could not be placed.

The road: cells (reading.cells) -> tables wherever they stand now (finding) -> rows with what they are about (identity) ->
decisions (joining). What belongs to no row is kept too: notes (here), and what is gone is told (missing).
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from overlap.model import Comment, Facts, Review, Source, Table, Unplaced, Why
from overlap.problems import Notice, Unusable
from overlap.reading.formats.cells import CellBook, Cells, read_cells
from overlap.reading.formats.letters import letter_of
from overlap.workbook.form.copies import read_parts
from overlap.workbook.form.fields import TABLES, TURN, known_fields
from overlap.workbook.form.own_texts import remembered
from overlap.workbook.xlsx.book import CREATED

from .authorship import authorship
from .decision_file import is_decision_file, read_decision_file
from .finding import Segment, is_key, segments
from .headless import headless_rows
from .hidden_sheet_read import facts_sheet, own_choices, read_facts
from .identity import Identity
from .missing import Seen, is_merged, missing
from .rows import OWN, FilledRow, Joining
from .salvage import salvaged
from .shared_rows import counts_headers, for_all_pairs, typed_over
from .stray_rows import StrayRows
from .who import WhoJudged, who_judged

_FILL_IN = {table: [field.name for field in known_fields(table) if field.fill_in] for table in TABLES}
_TURN = [field.name for field in TURN]
_NEVER = f"{CREATED + timedelta(days=1):%Y-%m-%d}"  # a workbook that says so was not saved since the program wrote it


def read_review(path: str | Path) -> Review:
    """Read back what a group filled in: a workbook, or the decisions that a review page saved.

    Raises:
        Unusable: the file cannot be read, or is neither.
    """
    path = Path(path)
    if is_decision_file(path):
        return read_decision_file(path)
    book = read_cells(path)
    hidden = facts_sheet(book)
    facts = read_facts(hidden) if hidden is not None else salvaged(book)
    if facts is None:
        raise Unusable("not-reviewed", path.name)
    return _Reader(book, hidden, facts).review()


class _Reader:
    def __init__(self, book: CellBook, hidden: Cells | None, facts: Facts) -> None:
        self.book, self.hidden, self.facts = book, hidden, facts
        self.identity = Identity(facts)
        self.joining = Joining(own_choices(hidden) if hidden is not None else {})
        self.authorship = authorship(remembered(hidden) if hidden is not None else None, facts)
        self.unplaced: list[Unplaced] = []
        self.computed: list[Unplaced] = []  # what stands where a formula shows the verdict that counts for a pair
        self.seen = Seen()

    def review(self) -> Review:
        rows: defaultdict[Table, list[FilledRow]] = defaultdict(list)
        answers = who_judged(self.book)
        ids: dict[Table, frozenset[str]] = dict.fromkeys(TABLES, frozenset())
        ids["review"] = frozenset(self.facts.pairs)
        ids["gaps"] = frozenset(identifier for _side, identifier in self.facts.goals)
        sheets = [sheet for sheet in self.book.sheets if sheet is not self.hidden]
        headed = {sheet.name: segments(sheet, ids) for sheet in sheets}
        stray = StrayRows(self.identity, [segment for tables in headed.values() for segment in tables])
        for sheet in sheets:
            tables = [self._spread(segment) for segment in stray.taken_apart(sheet, headed[sheet.name])]
            for segment in tables:
                self.seen.table(segment)
                for row in self._rows(segment):
                    rows[row.table].append(row)
            self._notes(sheet, tables, answers)
        filled_in = [one for table in TABLES for one in self.joining.decisions(table, rows[table])]
        unclear = {one.id for one in self.joining.unplaced if one.table == "review" and "verdict" in one.values}
        decisions = tuple(for_all_pairs(filled_in, self.facts, unclear))
        computed = typed_over(self.computed, rows["review"], self.facts)
        unplaced = (*answers.conflicts, *self.joining.unplaced, *self.unplaced, *computed)
        parts = read_parts(self.hidden, self.facts) if self.hidden is not None else ()
        notices: list[Notice] = missing(self.book, self.facts, self.seen, said=bool(parts))
        return Review(
            file=self.book.name,
            sha256=self.book.sha256,
            facts=self.facts,
            who=answers.who,
            decisions=decisions,
            unplaced=unplaced,
            notices=tuple(notices),
            parts=parts,
            saved=self.book.saved if self.book.saved > _NEVER else "",
            for_all=is_merged(self.book),
        )

    def _spread(self, segment: Segment) -> Segment:
        """The table with what stands in merged cells in each of their rows: one answer for several rows."""
        rows = [list(row) for row in segment.sheet.rows]
        below = set(segment.rows)
        for (first, column), (last, _right) in segment.sheet.merged:
            text = segment.sheet.cell(first, column)
            fill_in = segment.field_at(column) in _FILL_IN[segment.table]
            others = [n for n in range(first + 1, last + 1) if n in below and n < len(rows) and column < len(rows[n])]
            if text and fill_in and first in below and others:
                self.seen.merged[segment.sheet.name].append(f"{letter_of(column)}{first + 1}:{letter_of(column)}{last + 1}")
                for n in others:
                    rows[n][column] = rows[n][column] or text
        return replace(segment, sheet=replace(segment.sheet, rows=rows))

    def _rows(self, segment: Segment) -> Iterator[FilledRow]:
        """The rows of a table in which something was filled in; what is in no column we know is kept beside them."""
        comments: defaultdict[int, list[Comment]] = defaultdict(list)
        for one in segment.sheet.comments:
            comments[one.row].append(
                Comment(one.text, one.author, segment.field_at(one.column), self._source(segment.sheet, one.row))
            )
        for n in segment.rows:
            texts = {name: found for name in _FILL_IN[segment.table] if (found := segment.texts(n, name))}
            row = FilledRow(table=segment.table, source=self._source(segment.sheet, n), texts=texts, comments=comments[n])
            placed = self._place(segment, n, row)
            if placed:
                self.seen.row(segment, n, row, self.identity)
            beside = self._beside(segment, n, row.id)
            if not texts and not row.comments and not (placed and beside):
                continue  # what stands in a row of nothing is a note
            if placed and (texts or row.comments):
                yield row
            elif texts or row.comments:
                shown = {name: text for name in segment.columns if (text := "\n".join(segment.texts(n, name)))}
                self.unplaced.append(
                    Unplaced(
                        why="no row",
                        values={**shown, **{name if name not in shown else f"{name} +": text for name, text in beside.items()}},
                        source=row.source,
                        table=segment.table,
                        id=row.id,
                        comments=tuple(row.comments),
                    )
                )
                continue
            for header in [name for name in beside if name in counts_headers()]:
                values = {header: beside.pop(header)}
                self.computed.append(Unplaced(why="no column", values=values, source=row.source, table=row.table, id=row.id))
            if beside:
                why: Why = "other turn" if beside.keys() <= {*_TURN} and row.id in self.facts.turns else "no column"
                self.unplaced.append(Unplaced(why=why, values=beside, source=row.source, table=row.table, id=row.id))

    def _place(self, segment: Segment, n: int, row: FilledRow) -> bool:
        """Find what a row is about; False where nothing tells."""
        if row.table == "review":
            row.id = self.identity.pair(segment, n)
            row.vmbo, _plus, row.mbo = row.id.partition("+")
            if row.id and row.id not in self.facts.pairs:  # typed in by the group
                row.table, row.id = "own", ""
                row.texts["vmbo goal"] = [self.facts.labels["vmbo", row.vmbo]]
                row.texts["mbo item"] = [self.facts.labels["mbo", row.mbo]]
                return bool(set(row.texts) - {"vmbo goal", "mbo item"})
        elif row.table == "gaps":
            if found := self.identity.gap(segment, n):
                row.side, row.id = found
                other = self.identity.goal("mbo" if row.side == "vmbo" else "vmbo", segment.text(n, "with"))
                row.vmbo, row.mbo = (row.id, other) if row.side == "vmbo" else (other, row.id)
        else:
            row.id = segment.text(n, "id")
            if row.table == "own":
                row.vmbo = self.identity.goal("vmbo", segment.text(n, "vmbo goal"))
                row.mbo = self.identity.goal("mbo", segment.text(n, "mbo item"))
            if row.table in {"words", "own words"}:
                row.vmbo, row.mbo = segment.text(n, "vmbo"), segment.text(n, "mbo")
                row.id = row.id or (f"{row.vmbo} ~ {row.mbo}" if row.table == "words" and row.vmbo and row.mbo else "")
            return bool(row.id) or (row.table in OWN and bool(row.texts or row.comments))
        return bool(row.id)

    def _beside(self, segment: Segment, n: int, identifier: str) -> dict[str, str]:
        """What people put in a row outside of the columns to fill in, by header or letter of the column."""
        beside: dict[str, str] = {}
        turn = dict(zip(_TURN, self.facts.turns.get(identifier, ()), strict=False))
        cells = segment.sheet.rows[n] if n < len(segment.sheet.rows) else []
        for column, text in enumerate(cells):
            field = segment.field_at(column)
            if not text or field in _FILL_IN[segment.table]:
                continue
            header = field or segment.sheet.cell(segment.head, column)
            if field in turn:
                typed = text != turn[field]
            else:  # a verdict that is shown as what counts is looked at when all rows were read
                typed = header in counts_headers() or self.authorship.in_row(segment, column, text)
            if not is_key(text) and typed:
                name = header or letter_of(column)
                beside[name if name not in beside else f"{name} ({letter_of(column)})"] = text
                if not header:
                    self.seen.unknown[segment.sheet.name, letter_of(column)] += 1
        return beside

    def _notes(self, sheet: Cells, tables: list[Segment], answers: WhoJudged) -> None:
        """Keep the texts and comments that stand outside of the tables."""
        inside = {n for segment in tables for n in segment.rows}
        headless = headless_rows(sheet, inside | {segment.head for segment in tables})
        for n, values in headless.items():
            if values:
                self.unplaced.append(Unplaced(why="outside", values=values, source=self._source(sheet, n)))
        rowed = {one.source.row for one in self.unplaced if one.source.sheet == sheet.name} | self.seen.filled[sheet.name]
        places = {
            (n, column)
            for n, cells in enumerate(sheet.rows)
            for column, text in enumerate(cells)
            if text
            and n not in headless
            and n + 1 not in rowed
            and (sheet.name, n, column) not in answers.cells
            and not is_key(text)
        }
        for n, column in sorted(self.authorship.outside(sheet, tables, places)):
            values = {"text": sheet.cell(n, column)}
            self.unplaced.append(Unplaced(why="outside", values=values, source=self._source(sheet, n)))
        for one in sheet.comments:
            if one.row not in inside:
                source = self._source(sheet, one.row)
                self.unplaced.append(
                    Unplaced(why="outside", values={}, source=source, comments=(Comment(one.text, one.author, "", source),))
                )

    def _source(self, sheet: Cells, row: int) -> Source:
        return Source(self.book.name, sheet.name, row + 1)
