"""A table that came back -> who answered what: pupils in rows (as form tools give them) or in columns (as on our sheet).

The sentences themselves tell which column or row is which, in any order; what stands elsewhere is not kept.
"""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from overlap.model.pupils import Had

from .words import answer_in, asks_where, folded_words, label_in

_CUT: Final = 25  # characters from which the beginning of a sentence is taken for it: form tools cut what is long
_COUNT: Final = re.compile(r"\d{1,4}")
_SAID: Final = re.compile(r"(?P<text>.+?) \((?P<times>\d{1,4})\)")
_ORDINARY: Final = re.compile(r"(?:(?:leerling|pupil)\s*)?\d{0,3}", re.I)
_CHOICE: Final = re.compile(r"(?:antwoord|answer)\s*\d", re.I)

Pupil = Mapping[str, Had]  # the answers of one pupil, by sentence


@dataclass(slots=True, kw_only=True)
class AnswerTable:
    """What a table holds: a row per pupil, or counts where somebody counted; and what was not read in it.

    ``where`` counts texts by sentence (0: written for all), ``unknown`` cells that hold no answer, ``dropped`` the headers of
    columns that were left out; ``named`` counts columns whose header may be a name, ``same`` pupils who answered as another did.
    """

    pupils: list[Pupil] = field(default_factory=list)
    counts: dict[str, Counter[Had]] = field(default_factory=dict)
    where: dict[str, Counter[str]] = field(default_factory=dict)
    unknown: int = 0
    dropped: list[str] = field(default_factory=list)
    named: int = 0
    same: int = 0


class Sentences:
    """Finds the sentence that a cell holds, also with a number before it, in brackets, or cut short."""

    def __init__(self, texts: Sequence[str]) -> None:
        """Know these sentences."""
        self._by_words = {folded_words(text): text for text in texts}
        self._longest = sorted(self._by_words, key=len, reverse=True)

    def in_cell(self, cell: str) -> str:
        """Give the sentence, "" where the cell holds none."""
        words = folded_words(cell)
        if not words or words in self._by_words:
            return self._by_words.get(words, "")
        padded = f" {words} "
        if held := next((known for known in self._longest if f" {known} " in padded), ""):
            return self._by_words[held]
        begun = [known for known in self._longest if len(words) >= _CUT and known.startswith(words)]
        return self._by_words[begun[0]] if len(begun) == 1 else ""

    def asks_where(self, cell: str) -> bool:
        """Whether a cell asks where something was learnt; a sentence may have that word in it too."""
        words = folded_words(cell)
        return asks_where(words.replace(folded_words(self.in_cell(cell)), "")) and not any(
            known.startswith(words) for known in self._longest
        )


def read_table(rows: Sequence[Sequence[str]], sentences: Sentences) -> AnswerTable | None:
    """Read a table; None where it holds no sentence."""
    places = [(i, j, text) for i, row in enumerate(rows) for j, cell in enumerate(row) if (text := sentences.in_cell(cell))]
    if not places:
        return None
    in_row = Counter({i: len({text for row, _j, text in places if row == i}) for i, _j, _text in places})
    in_column = Counter({j: len({text for _i, column, text in places if column == j}) for _i, j, _text in places})
    (row, across), (column, down) = in_row.most_common(1)[0], in_column.most_common(1)[0]
    return _pupils_in_columns(rows, column, sentences) if down > across else _pupils_in_rows(rows, row, sentences)


def _pupils_in_rows(rows: Sequence[Sequence[str]], head: int, sentences: Sentences) -> AnswerTable:
    """A row per pupil, below a header of sentences."""
    table = AnswerTable()
    answers: dict[int, str] = {}
    wheres: dict[int, str] = {}
    before = ""
    for column, cell in enumerate(rows[head]):
        sentence = sentences.in_cell(cell)
        if sentences.asks_where(cell) and (asked := sentence or before):
            wheres[column] = asked
        elif sentence and sentence not in answers.values():
            answers[column] = before = sentence
        elif cell.strip() and any(_cell(row, column).strip() for row in rows[head + 1 :]):
            table.dropped.append(cell)
    seen: Counter[tuple[str, ...]] = Counter()
    for row in rows[head + 1 :]:
        given = {sentence: _cell(row, column) for column, sentence in answers.items()}
        texts = {sentence: text for column, sentence in wheres.items() if (text := _cell(row, column).strip())}
        _add(table, given, texts, seen)
    table.same = sum(times - 1 for times in seen.values())
    return table


def _pupils_in_columns(rows: Sequence[Sequence[str]], column: int, sentences: Sentences) -> AnswerTable:
    """A row per sentence, with a column per pupil, or with a column per answer that says how many gave it."""
    table = AnswerTable()
    lines = {text: row for row in reversed(rows) if (text := sentences.in_cell(_cell(row, column)))}
    first = min(i for i, row in enumerate(rows) if sentences.in_cell(_cell(row, column)))
    heads = rows[first - 1] if first else ()
    width = max(len(row) for row in lines.values())
    seen: Counter[tuple[str, ...]] = Counter()
    labelled: dict[int, Had] = {}
    for n in range(width):
        head = _cell(heads, n)
        if n == column or _CHOICE.match(head):
            continue
        if answer := label_in(head):
            labelled[n] = answer
        elif asks_where(head):
            table.where = {text: said for text, row in lines.items() if (said := _counted(_cell(row, n)))}
        elif n > column:
            before = len(table.pupils)
            _add(table, {text: _cell(row, n) for text, row in lines.items()}, {}, seen)
            if len(table.pupils) > before and not _ORDINARY.fullmatch(head.strip()):
                table.named += 1
    table.same = sum(times - 1 for times in seen.values())
    if not table.pupils:
        for text, row in lines.items():
            table.counts[text] = Counter({answer: _number(_cell(row, n)) for n, answer in labelled.items()})
    return table


def _add(table: AnswerTable, given: Mapping[str, str], where: Mapping[str, str], seen: Counter[tuple[str, ...]]) -> None:
    """Add a pupil, if any answer was given; how a whole row of answers stands tells whether it came twice."""
    read = {sentence: answer_in(text) for sentence, text in given.items()}
    answers = {sentence: answer for sentence, answer in read.items() if answer}
    table.unknown += sum(answer is None and bool(given[sentence].strip()) for sentence, answer in read.items())
    if not answers:
        return
    table.pupils.append(answers)
    for sentence, text in where.items():
        table.where.setdefault(sentence, Counter())[" ".join(text.replace(";", ",").split())] += 1
    if len(set(answers.values())) > 1 or where:  # who ticks one box all the way down is not alone in that
        seen[(*given.values(), *(f"{sentence}: {text}" for sentence, text in where.items()))] += 1


def _cell(row: Sequence[str], n: int) -> str:
    return row[n] if n < len(row) else ""


def _number(cell: str) -> int:
    return int(cell) if _COUNT.fullmatch(cell.strip()) else 0


def _counted(cell: str) -> Counter[str]:
    """Texts with how many wrote them, as our table of counts has them ("stage (12)"), or a text for all."""
    parts = [part.strip() for part in cell.split(";") if part.strip()]
    counted = [_SAID.fullmatch(part) for part in parts]
    if parts and all(counted):
        return Counter({part["text"]: int(part["times"]) for part in counted if part})
    return Counter({" ".join(cell.split()): 0}) if cell.strip() else Counter()
