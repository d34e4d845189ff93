"""Files with answers that came back -> counts per sentence. Who gave an answer is nowhere kept."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final

from overlap.model import Goal, Side
from overlap.model.pupils import FEW, Had, PupilAnswers, PupilCount
from overlap.problems import Notice, Unusable
from overlap.reading import open_file

from .grids import AnswerTable, Sentences, read_table
from .sentences import sentence_of
from .words import folded_words

_TOGETHER: Final = 2  # pupils who must have written a text before it is shown: what one wrote may tell who that was
_SHOWN: Final = 5  # texts per sentence


def read_answers(paths: Sequence[Path], goals: Iterable[tuple[Side, Goal]]) -> tuple[PupilAnswers, tuple[Notice, ...]]:
    """Read answers, and tell what was noticed in the files.

    Args:
        paths: our sheet or table of counts filled in, or what a form tool gives: .xlsx, .ods, .csv …
        goals: those that may have been asked about, with their side.

    Raises:
        Unusable: a file cannot be read, or holds no sentence about these goals.
    """
    sentences = {(side, goal.id): sentence_of(goal).text for side, goal in goals}
    known = Sentences(list(dict.fromkeys(sentences.values())))
    tables: list[AnswerTable] = []
    notices: list[Notice] = []
    digests: set[str] = set()
    for path in paths:
        file = open_file(path)
        if file.sha256 in digests:
            notices.append(Notice("pupils-twice", file.name))
            continue
        digests.add(file.sha256)
        of_file = [table for grid in file.document.grids if not grid.hidden and (table := read_table(grid.rows, known))]
        if not of_file:
            raise Unusable("pupils-no-sentences", file.name)
        tables += of_file
        notices += _notices(file.name, of_file)
    answers = PupilAnswers(pupils=_pupils(tables), counts=_counts(tables), sentences=sentences)
    if answers.few:
        notices.append(Notice("pupils-few", values={"count": answers.pupils, "few": FEW}))
    return answers, tuple(notices)


def _pupils(tables: Iterable[AnswerTable]) -> int:
    """How many pupils answered; of a table with counts as many as answered one sentence."""
    return sum(len(table.pupils) or max((count.total() for count in table.counts.values()), default=0) for table in tables)


def _counts(tables: Sequence[AnswerTable]) -> Mapping[str, PupilCount]:
    given: dict[str, Counter[Had]] = {}
    where: dict[str, Counter[str]] = {}
    for table in tables:
        for sentence, count in table.counts.items():
            given.setdefault(sentence, Counter()).update(count)
        for row in table.pupils:
            for sentence, answer in row.items():
                given.setdefault(sentence, Counter())[answer] += 1
        for sentence, texts in table.where.items():
            where.setdefault(sentence, Counter()).update(texts)
    return {
        sentence: PupilCount(
            had=count[Had.YES],
            partly=count[Had.PARTLY],
            not_had=count[Had.NO],
            where=_shown(where.get(sentence, Counter())) if count.total() >= FEW else (),
        )
        for sentence, count in given.items()
        if count.total()
    }


def _shown(texts: Mapping[str, int]) -> tuple[tuple[str, int], ...]:
    """The texts that do not point to one pupil, most given first; the same words written otherwise are one text."""
    times: Counter[str] = Counter()
    spelling: dict[str, str] = {}
    for text, n in texts.items():
        key = folded_words(text)
        spelling.setdefault(key, text)
        times[key] += n
    kept = [(spelling[key], n) for key, n in times.items() if key and (n >= _TOGETHER or n == 0)]
    return tuple(sorted(kept, key=lambda said: (-said[1], said[0].casefold()))[:_SHOWN])


def _notices(file: str, tables: Sequence[AnswerTable]) -> Iterator[Notice]:
    """What was not read in a file, and what looks odd in it; never with the words of a pupil."""
    dropped = list(dict.fromkeys(head for table in tables for head in table.dropped))
    if dropped:
        yield Notice("pupils-columns", file, values={"columns": ", ".join(dropped)})
    for code, count in (
        ("pupils-names", sum(table.named for table in tables)),
        ("pupils-unread", sum(table.unknown for table in tables)),
        ("pupils-same", sum(table.same for table in tables)),
    ):
        if count:
            yield Notice(code, file, values={"count": count})
