"""The hidden sheet: everything that is needed to read decisions back, merge and carry over, without the documents.

Rows are a key and its values, all of them texts: first facts about the comparison, then what drop-downs offer, then one
row per goal and one per pair that is judged, each kind below a row that names its values. It also holds the lists of goals
that drop-downs refer to, because Excel takes no more than 255 characters in the rule itself.
"""

import re
from collections.abc import Mapping
from typing import Any, Final, get_type_hints

from xlsxwriter.utility import xl_col_to_name

from overlap.analysis import agenda
from overlap.analysis.fingerprint import fingerprint, plain_settings
from overlap.locale import gettext as _
from overlap.locale import language
from overlap.model import Added, Comparison, Goal, Pair, Side, labels
from overlap.model.plain import to_json
from overlap.version import __version__
from overlap.workbook.xlsx import styles
from overlap.workbook.xlsx.book import Book
from overlap.workbook.xlsx.fitting import shortened

from . import elsewhere
from .sheet_names import sheet_name

FORMAT: Final = "2"  # 1: bands, relations and kinds of work in the words of 0.1.0
LIMIT_CELL: Final = 32_767  # UTF-16 units; Excel holds no more
_GOAL: Final = (
    "goal", "side", "id", "label", "code", "codes", "text", "description", "section", "levels", "kind", "extra", "sheet", "row",
    "shortened",
)  # fmt: skip
# fields of a goal without a column above: each gets one, as JSON, and is read back by its type
FURTHER: Final[Mapping[str, Any]] = {name: kind for name, kind in get_type_hints(Goal).items() if name not in {*_GOAL, "source"}}
GOAL: Final = (*_GOAL, *FURTHER)
LIVE: Final = ("judged overlap", "judged related", "waiting", "outcome")  # formulas, right of the goals (module live)
PAIR: Final = (
    "pair", "id", "vmbo id", "mbo id", "score", "overlap", "band", "relation", "progression", "because",
    "origin", "drawn", "of", "group", "order", "judged with",
)  # fmt: skip
CHOICE: Final = ("choice", "list", "name", "label")
_LABEL = 70  # characters of a goal in a drop-down
_CHOICES: Final[Mapping[str, Mapping[str, str]]] = {
    "verdict": labels.VERDICTS,
    "action": labels.ACTIONS,
    "gap verdict": labels.GAP_VERDICTS,
    "gap action": labels.GAP_ACTIONS,
    "word verdict": labels.WORD_VERDICTS,
    "layer": labels.LAYERS,
    "status": labels.AGREEMENT_STATUSES,
    "outcome": labels.OUTCOMES,
}
_SIDES: tuple[Side, Side] = ("vmbo", "mbo")


class Facts:
    """The rows of the hidden sheet, and where in it things stand (rows from 0)."""

    def __init__(self, comparison: Comparison) -> None:
        goals = {"vmbo": comparison.vmbo.goals, "mbo": comparison.mbo.goals}
        self.labels = _labels(comparison)
        self.rows: list[tuple[str, ...]] = [*_comparison(comparison), _fields(CHOICE)]
        self._choices: dict[tuple[str, str], int] = {}
        for name, choices in _CHOICES.items():
            for choice, text in choices.items():
                self._choices[name, choice] = len(self.rows)
                self.rows.append(("choice", name, choice, _(text)))
        self.rows.append(_fields((*GOAL, *LIVE)))
        self._goals: dict[tuple[Side, str], int] = {}
        for side in _SIDES:
            for goal in goals[side]:
                self._goals[side, goal.id] = len(self.rows)
                self.rows.append(_goal(side, goal, self.labels[side, goal.id]))
        self.rows.append(_fields(PAIR))
        self.turns = agenda(comparison).turns()  # group and place in its order, by the number of a pair
        for n, pair in enumerate(comparison.proposed, 1):
            self.rows.append(_pair(pair, turn=self.turns.get(n, ()), judged_with=comparison.judged_with.get(pair.id, "")))
        self.rows += [_pair(one.pair, one) for one in comparison.added]
        self.rows += elsewhere.rows(comparison.elsewhere)

    def row_of(self, side: Side, goal: Goal) -> int:
        """The row of a goal on the hidden sheet."""
        return self._goals[side, goal.id]

    def choice(self, name: str, choice: str) -> str:
        """The cell with the label of a choice ("verdict", "repetition"), for a formula."""
        return f"'{sheet_name('facts')}'!$D${self._choices[name, choice] + 1}"

    def choices(self, name: str) -> tuple[str, str]:
        """The names and the labels of a list of choices, as absolute ranges for a formula."""
        rows = [row for (of, _choice), row in self._choices.items() if of == name]
        first, last = min(rows) + 1, max(rows) + 1
        sheet = sheet_name("facts")
        return f"'{sheet}'!$C${first}:$C${last}", f"'{sheet}'!$D${first}:$D${last}"

    def goals(self, side: Side, value: str) -> str:
        """A value of all goals of a side, in document order, as an absolute range for a formula."""
        rows = [row for (of, _id), row in self._goals.items() if of == side]
        letter = xl_col_to_name((*GOAL, *LIVE).index(value))
        return f"'{sheet_name('facts')}'!${letter}${min(rows) + 1}:${letter}${max(rows) + 1}"

    @property
    def lists(self) -> dict[str, str]:
        """What drop-downs refer to: the labels of the goals of either side."""
        return {side: f"={self.goals(side, 'label')}" for side in _SIDES}


def write(book: Book, facts: Facts) -> None:
    """Write the sheet, hidden."""
    sheet = book.sheet(sheet_name("facts"))
    look = styles.BASE
    for n, row in enumerate(facts.rows):
        for column, text in enumerate(row):
            if text:
                sheet.text(n, column, text, look)
    sheet.hide()


def _fields(names: tuple[str, ...]) -> tuple[str, ...]:
    """The row that names the values of the rows of a kind below it."""
    return f"{names[0]} fields", *names[1:]


def _comparison(comparison: Comparison) -> list[tuple[str, ...]]:
    settings = to_json(plain_settings(comparison.settings))
    rows: list[tuple[str, ...]] = [
        ("format", FORMAT),
        ("program", __version__),
        ("language", language()),
        ("fingerprint", fingerprint(comparison)),
        ("settings", settings),
    ]
    for curriculum in (comparison.vmbo, comparison.mbo):
        side = curriculum.kind
        rows += [
            (f"{side} title", _cell(curriculum.title)),
            (f"{side} file", _cell(curriculum.file)),
            (f"{side} sha256", curriculum.sha256),
        ]
    return rows


def _goal(side: Side, goal: Goal, label: str) -> tuple[str, ...]:
    section = to_json([(heading.code, heading.title) for heading in goal.section])
    texts = (goal.code, to_json(goal.codes), goal.text, goal.description, section)
    cut = "yes" if any(_too_long(text) for text in texts) else ""
    more = (to_json(goal.levels), goal.kind, to_json(goal.extra))
    source = (goal.source.sheet, str(goal.source.row), cut)
    further = (to_json(getattr(goal, name)) for name in FURTHER)
    return "goal", side, goal.id, label, *(_cell(text) for text in (*texts, *more)), *source, *further


def _pair(pair: Pair, added: Added | None = None, *, turn: tuple[int, ...] = (), judged_with: str = "") -> tuple[str, ...]:
    progression = pair.progression.kind if pair.progression else ""
    shown = (f"{pair.score:.4f}", f"{pair.overlap:.4f}", pair.band or "", pair.relation or "", progression)
    origin = added.origin if added else "proposed"
    drawn = (str(added.drawn), str(added.of)) if added and added.of else ("", "")
    said = (*shown, _cell(to_json(pair.because)), origin, *drawn)
    turns = [str(n) for n in turn] or ["", ""]
    return "pair", pair.id, pair.vmbo.id, pair.mbo.id, *said, *turns, judged_with


def _too_long(text: str) -> bool:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2 > LIMIT_CELL


def _cell(text: str) -> str:
    """The text, or as much of it as a cell holds."""
    if not _too_long(text):
        return text
    return text.encode("utf-16-le", "surrogatepass")[: 2 * LIMIT_CELL].decode("utf-16-le", "ignore")


def _labels(comparison: Comparison) -> dict[tuple[Side, str], str]:
    """How a goal is called in a drop-down: code and first words, unique in the workbook, never like a formula or pattern."""
    labels_by_goal: dict[tuple[Side, str], str] = {}
    taken: set[str] = set()
    for curriculum in (comparison.vmbo, comparison.mbo):
        for goal in curriculum.goals:
            name = goal.code or _("row {number}").format(number=goal.source.row)
            words = re.sub(r"[*?~\x00-\x1f\x7f-\x9f]", " ", f"{shortened(name, 30)} · {goal.text}").split()
            plain = " ".join(words).lstrip("=+-@<>' ")
            label, n = shortened(plain, _LABEL).strip(), 1
            while label.casefold() in taken:
                n += 1
                label = f"{shortened(plain, _LABEL - 5)} ({n})"
            taken.add(label.casefold())
            labels_by_goal[curriculum.kind, goal.id] = label
    return labels_by_goal
