"""Which texts people typed in a workbook: all that the program did not write in that very place."""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from functools import cache, lru_cache
from typing import Final, Protocol

from overlap.locale import every_message, in_every_language
from overlap.model import Facts, Table
from overlap.model.labels import BANDS
from overlap.model.text import folded
from overlap.reading.formats.cells import Cells
from overlap.workbook.form.fields import PENCIL, TABLES, known_fields
from overlap.workbook.form.own_texts import FORMULA, NUMBER, Remembered, digest, is_number
from overlap.workbook.form.sheet_names import SHEETS
from overlap.workbook.form.spellings import choices, compared, headers

from .finding import Segment, keyed
from .salvage import BETWEEN

Place = tuple[int, int]  # row and column of a cell, from 0

_TO_FILL_IN: Final = ("review", "gaps", "agreements", "agenda", "words")  # sheets with a table
# sheets that only a merged workbook has; the one with what has no place is not among them: all of it is of people
_FOLLOWED_UP: Final = ("Groups", "Differences")
_HASH: Final = re.compile(r"[0-9a-f]{64}")
_LEAST = 5  # different texts of ours that give a sheet away
_NARROW = 10  # characters of a header or label at least
_LONG = 20  # characters: nobody types such a text of ours by chance
_LINE = 4  # cells that make a line of a table
_LITERAL = 10  # letters that a message must have besides what is filled in


class Authorship(Protocol):
    """Tells what people typed."""

    def in_row(self, segment: Segment, column: int, text: str) -> bool:
        """Whether people typed a text in a row of a table, in a column that is not to be filled in."""

    def outside(self, sheet: Cells, tables: Sequence[Segment], places: Collection[Place]) -> set[Place]:
        """Those of the filled cells outside of the rows of tables that people typed."""


def authorship(remembered: Remembered | None, facts: Facts) -> Authorship:
    """Tell what people typed, by as much as the workbook still remembers."""
    if remembered is not None and remembered.outside:
        return _ByPlace(remembered)
    if remembered is not None:
        return _ByText(lambda text: digest(text) in remembered.all)
    messages, goals = _messages(), _GoalTexts(facts)
    return _ByText(lambda text: messages(text) or goals.shows(text) or goals.names(text), goals.shows)


class _ByPlace:
    """With the texts of each column: every place has its own."""

    def __init__(self, remembered: Remembered) -> None:
        self._remembered = remembered

    def in_row(self, segment: Segment, column: int, text: str) -> bool:
        name = _column(segment, column) or self._alike(segment, column)
        known = self._remembered.rows.get((segment.table, name), frozenset())
        mark = digest(text)
        return mark not in known and not (FORMULA in known and (mark == NUMBER or mark in self._remembered.all))

    def _alike(self, segment: Segment, column: int) -> str:
        """The column that is not to be filled in of which most texts stand below a header that is gone.

        Words of ours are no proof: people have columns of these too.
        """
        texts = {text for n in segment.rows if (text := segment.sheet.cell(n, column)) and not is_number(text)}
        marks = {digest(text) for text in texts if len(text) > _LONG}
        filled = {field.name for field in known_fields(segment.table) if field.fill_in} | segment.columns.keys()
        for (table, name), known in self._remembered.rows.items():
            if table == segment.table and name not in filled and len(marks & known) >= max(2, len(texts) / 2):
                return name
        return ""

    def outside(self, sheet: Cells, tables: Sequence[Segment], places: Collection[Place]) -> set[Place]:
        marks = {place: digest(sheet.cell(*place)) for place in places}
        here = self._remembered.outside.get(self._original(sheet.name, set(marks.values())), {})
        columns = _matched(here, marks)
        alike: defaultdict[tuple[int, str], list[Place]] = defaultdict(list)
        for place in sorted(marks):
            alike[columns.get(place[1], -1), marks[place]].append(place)
        people: set[Place] = set()
        computed: defaultdict[int, list[Place]] = defaultdict(list)  # what a formula may show that showed nothing
        more: defaultdict[int, list[Place]] = defaultdict(list)  # … and what it may show instead of something else
        fewer: Counter[int] = Counter()
        for column, known in ((one, here[one]) for one in set(columns.values()) if here[one][FORMULA]):
            fewer[column] = sum(
                max(0, n - len(alike[column, mark])) for mark, n in known.items() if mark not in {NUMBER, FORMULA}
            )
        for (column, mark), same in alike.items():
            known = here.get(column, Counter())
            if mark == NUMBER:  # all numbers look the same: with one too many any may be it
                people.update(same if len(same) > known[NUMBER] + known[FORMULA] else ())
            elif known[FORMULA] and mark in self._remembered.all:
                (more if known[mark] else computed)[column] += same[known[mark] :]
            else:
                people.update(same[known[mark] :])
        for column, same in computed.items():
            people.update(same if len(same) > here[column][FORMULA] else ())
        for column, same in more.items():
            people.update(same if len(same) > fewer[column] else ())
        return {place for place in people if not self._said_in_table(sheet, tables, place)}

    def _said_in_table(self, sheet: Cells, tables: Sequence[Segment], place: Place) -> bool:
        """Whether the program says something of a table there: the header of a column, or a sentence in an empty row."""
        n, column = place
        text = sheet.cell(n, column)
        for segment in tables:
            if n == segment.head:
                return headers(segment.table).get(compared(text), " ") == segment.field_at(column)
            if n in segment.rows and len(text) > _LONG:
                return digest(text) in self._remembered.rows.get((segment.table, _column(segment, column)), ())
        return False

    def _original(self, name: str, marks: Collection[str]) -> str:
        """What a sheet was called when it was written, "" for one that people made."""
        if name in self._remembered.outside:
            return name
        best = ""
        most = _LEAST - 1
        for original, columns in self._remembered.outside.items():
            known = {mark for known in columns.values() for mark in known} - {NUMBER, FORMULA}
            shared = len(known.intersection(marks))
            if shared > most and 2 * shared >= len(known):
                best, most = original, shared
        return best


def _matched(written: Mapping[int, Counter[str]], marks: Mapping[Place, str]) -> dict[int, int]:
    """The columns of a sheet -> as which they were written: each once, those first that have most texts in common."""
    now: defaultdict[int, set[str]] = defaultdict(set)
    for (_row, column), mark in marks.items():
        now[column].add(mark)
    shared = {(new, old): len((texts & known.keys()) - {NUMBER}) for new, texts in now.items() for old, known in written.items()}
    matched: dict[int, int] = {}
    taken: set[int] = set()
    order = sorted(shared, key=lambda both: (-shared[both], abs(both[0] - both[1]), both))
    for new, old in order:
        if new not in matched and old not in taken and (shared[new, old] or new == old):
            matched[new] = old
            taken.add(old)
    return matched


class _ByText:
    """With the texts alone, wherever they stood: in doubt a text is of people."""

    def __init__(self, known: Callable[[str], bool], goal: Callable[[str], bool] | None = None) -> None:
        """``goal`` tells which texts are of goals, where the texts that stand beside these are not known."""
        self._known, self._goal = known, goal

    def in_row(self, segment: Segment, column: int, text: str) -> bool:
        if _column(segment, column):
            if segment.field_at(column) and compared(text) in _choices(segment.table):
                return True  # such a word stands alone only where people chose it
            return self._goal is None and _told(text) and not self._known(text)
        texts = {text for n in segment.rows if (text := segment.sheet.cell(n, column))}
        long = [text for text in texts if len(text) > _LONG]
        ours = sum(self._known(text) for text in long)
        return not (len(long) > 1 and 2 * len(long) >= len(texts) and 2 * ours >= len(long)) or not self._known(text)

    def outside(self, sheet: Cells, tables: Sequence[Segment], places: Collection[Place]) -> set[Place]:
        texts = {place: sheet.cell(*place) for place in places}
        if not tables and not self._written(sheet.name, texts.values()):
            return set(places)
        heads = {segment.head: segment for segment in tables if segment.head >= 0}
        # where the table should stand, or stood, a word of ours is an answer
        answers = self._goal is not None and (_is_ours(sheet.name, _TO_FILL_IN) or not (heads or _is_ours(sheet.name)))
        short = answers and not heads
        below = {n: segment for segment in tables for n in segment.rows}
        # below the agenda stands how it was computed: numbers beside lines of ours
        agenda = {n for segment in tables if segment.table == "agenda" for n in segment.rows}
        explained = {n for (n, _m), text in texts.items() if n in agenda and len(text) > _NARROW and self._known(text)}
        listed = {n for (n, _m), text in texts.items() if self._goal and not tables and self._goal(text)}
        headed = {m for (n, m), text in texts.items() if listed and n < min(listed) and self._known(text)}
        people = self._beyond(texts) if not tables else set()
        for (n, m), text in texts.items():
            strange = _told(text) and not self._known(text)
            if n in heads:
                strange = not _column(heads[n], m) or (strange and compared(text) not in headers(heads[n].table))
            elif n not in explained and (answers or n in below):
                strange = strange or is_number(text) or compared(text) in _words() or (n in below and not _column(below[n], m))
                strange = strange or (short and self._goal is not None and len(text) <= _LONG and not self._goal(text))
            if strange and not (n in listed and m in headed and not answers):
                people.add((n, m))
        return people

    def _beyond(self, texts: Mapping[Place, str]) -> set[Place]:
        """The cells of a sheet of ours in a column, or below a row, where we wrote nothing but perhaps a word to choose."""
        ours = [place for place, text in texts.items() if self._known(text) and compared(text) not in _words()]
        columns, last = {m for _n, m in ours}, max((n for n, _m in ours), default=-1)
        filled = Counter(n for n, _m in texts)
        while filled[last + 1] >= _LINE:  # what was counted goes on
            last += 1
        return {(n, m) for n, m in texts if m not in columns or n > last}

    def _written(self, name: str, texts: Iterable[str]) -> bool:
        """Whether the program wrote a sheet."""
        if _is_ours(name):
            return True
        long = {text for text in texts if len(text) > _LONG}
        ours = sum(self._known(text) for text in long)
        return ours >= _LEAST and 2 * ours >= len(long)


def _column(segment: Segment, column: int) -> str:
    """The stable name of a column, also of one that is not read back, "" for one that people made."""
    if name := segment.field_at(column):
        return name
    known = {field.name for field in known_fields(segment.table)}
    return next((name for name in keyed(segment.sheet, segment.table, column) if name not in known), "")


def _is_ours(name: str, which: Collection[str] = (*SHEETS, *_FOLLOWED_UP)) -> bool:
    """Whether a sheet is called as the program calls one (of these)."""
    return any(name in in_every_language(SHEETS.get(one, one)) for one in which)


def _told(text: str) -> bool:
    """Whether a text says more than what may have been computed."""
    return any(char.isalpha() or char in "?!" for char in text)


@lru_cache
def _choices(table: Table) -> frozenset[str]:
    """The words that may be chosen in a table, as compared."""
    return frozenset(word for field in TABLES[table] for word in choices(table, field.name))


@cache
def _words() -> frozenset[str]:
    """The words of choices, headers and bands, as compared."""
    offered = (choices(table, field.name) for table in TABLES for field in known_fields(table))
    bands = {compared(word) for label in BANDS.values() for word in in_every_language(label)}
    return frozenset(word for words in (*offered, *map(headers, TABLES), bands) for word in words)


@cache
def _messages() -> Callable[[str], bool]:
    """Whether a text is one that the program writes in any comparison, with anything filled in."""
    plain = {folded(message.replace(PENCIL, "")) for message in every_message() if "{" not in message}
    plain |= {folded(field.label) for table in TABLES for field in known_fields(table) if field.hidden}
    filled = []
    for message in every_message():
        parts = re.split(r"{[^{}]*}", message)
        if len(parts) > 1 and sum(char.isalpha() for part in parts for char in part) >= _LITERAL:
            filled.append(".*".join(re.escape(folded(part)) for part in parts))
    patterns = [re.compile(pattern, re.DOTALL) for pattern in filled]
    long = [message for message in plain if len(message) > _LONG]

    def known(text: str) -> bool:
        folded_text = folded(text.replace(PENCIL, ""))
        return (
            folded_text in plain
            or _HASH.fullmatch(text) is not None
            or any(message in folded_text for message in long)
            or any(pattern.fullmatch(folded_text) for pattern in patterns)
        )

    return known


class _GoalTexts:
    """What sheets show of goals, and of the programmes they are of."""

    def __init__(self, facts: Facts) -> None:
        goals = facts.goals.values()
        self._names = {folded(name) for goal in goals for name in (goal.id, goal.code, goal.text) if name}
        self._names |= {folded(label) for label in facts.labels.values()}
        self._texts = {folded(goal.text) for goal in goals if len(goal.text) > _LONG}
        self._headings = {folded(f"{heading.code} {heading.title}") for goal in goals for heading in goal.section}
        titles = facts.titles["vmbo"], facts.titles["mbo"]
        sheets = [f"{name}: {facts.titles[side]}" for side in facts.titles for name in in_every_language(SHEETS[side])]
        self._titles = {folded(text) for text in (*titles, BETWEEN.join(titles), *sheets) if all(titles)}

    def shows(self, text: str) -> bool:
        """Whether a text is, or holds, that of a goal."""
        plain = folded(text)
        return plain in self._names or any(goal in plain for goal in self._texts)

    def names(self, text: str) -> bool:
        """Whether a text is the title of a programme, or what stands above goals, or how that begins."""
        plain = folded(text)
        begun = plain.removesuffix("…").rstrip()
        cut = begun != plain and len(begun) > _NARROW
        return plain in self._titles | self._headings or (cut and any(one.startswith(begun) for one in self._headings))
