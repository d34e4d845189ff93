"""The sheets Programme vmbo and Programme mbo: each whole programme in its own order and words, and what became of it."""

from collections import defaultdict
from collections.abc import Sequence
from typing import Final

from overlap.analysis import gaps
from overlap.locale import gettext as _
from overlap.locale import ngettext
from overlap.model import Comparison, Curriculum, Goal, Outcome, Side, Verdict, labels
from overlap.model.curriculum import SIDES
from overlap.model.labels import code_of, place_of
from overlap.workbook.form.fields import EXTRA, ID, Field
from overlap.workbook.form.form import Form, FormSheet
from overlap.workbook.form.sheet_names import link, sheet_name
from overlap.workbook.xlsx import styles
from overlap.workbook.xlsx.fitting import lines_needed, shortened
from overlap.workbook.xlsx.styles import Properties

from . import live_coverage
from .goal_rows import HEAD_ROW
from .review import certainty
from .subject import Subject

_GOAL: Final = 70  # width of the column with the texts
_PAIRS: Final = 22  # width of the column with the pairs
_TALLEST: Final = 28  # lines in a row: Excel shows no row higher than 409 points
_NUMBERS: Final = 5  # pairs named by their number
_HEADER: Final = 32.0  # points of its row
_FACTS: Final = 250  # characters of what holds for all goals
_LOOKS: Final = {Outcome.OVERLAP: Verdict.REPETITION, Outcome.RELATED: Verdict.RELATED, Outcome.GAP: Verdict.NO_OVERLAP}


def write(form: Form, subject: Subject) -> None:
    """Write the sheets of both sides; the sheets that a group fills in must have been written."""
    for side in SIDES:
        _write(form, subject, side)


def _write(form: Form, subject: Subject, side: Side) -> None:
    curriculum = subject.programme(side)
    sheet = form.sheet(sheet_name(side), colour=styles.SIDES[side])
    fields = _fields(curriculum)
    last = HEAD_ROW + len(curriculum.goals)
    sheet.fields(fields)
    _title(sheet, curriculum)
    rows = _ProgrammeRows(sheet, fields, _Ways(form, subject.comparison, side))
    column = rows.column("status")
    module = None
    for n, goal in enumerate(curriculum.goals, HEAD_ROW + 1):
        new = goal.module != module
        rows.write(n, goal, new=new)
        formula, status = (
            live_coverage.status(subject.facts, side, goal),
            labels.label(subject.decided.of(side, goal.id).outcome),
        )
        sheet.formula(n, column, formula, status, styles.CELL, font_color=styles.SOFT, **_edge(new=new))
        module = goal.module
    heads = [(_(field.label), styles.head(field.colour)) for field in fields]
    sheet.table((HEAD_ROW, 0, last, len(fields) - 1), f"Programme_{side}", heads)
    sheet.high(HEAD_ROW, _HEADER)
    _colours(sheet, (HEAD_ROW + 1, column, last, column))
    sheet.freeze(HEAD_ROW + 1, rows.column("goal"))
    sheet.repeat(HEAD_ROW)
    sheet.print_area(0, 1, last, len(fields) - 1)


def _fields(curriculum: Curriculum) -> tuple[Field, ...]:
    """Give the columns: those that every programme has, and what this document told besides."""
    vmbo = curriculum.kind == "vmbo"
    own = styles.SIDES[curriculum.kind]
    differing = [role for role in EXTRA if len({goal.extra.get(role, "") for goal in curriculum.goals}) > 1]
    narrower = [Field("section", _("Deeltaak"), 24, own)] if any(len(g.section) > 1 for g in curriculum.goals) else []
    levels = [Field("levels", _("Leerweg") if vmbo else _("Niveau"), 10, own)] if any(g.levels for g in curriculum.goals) else []
    return (
        ID,
        Field("module", _("Module") if vmbo else _("Kerntaak"), 24, own),
        *narrower,
        Field("code", _("vmbo code") if vmbo else _("mbo code"), 14, own),
        Field("goal", _("vmbo goal") if vmbo else _("mbo item"), _GOAL, own),
        *levels,
        Field("pairs", _("Proposed pairs"), _PAIRS, styles.BETWEEN),
        Field("status", _("After your verdicts"), 13, styles.BETWEEN),
        *(Field(role, EXTRA[role], 13, own) for role in differing),
        Field("source", _("Source"), 20, own),
    )


def _title(sheet: FormSheet, curriculum: Curriculum) -> None:
    """Write the title, what holds for all goals, and how to use the sheet."""
    colour = styles.SIDES[curriculum.kind]
    sheet.title(0, 1, f"{sheet_name(curriculum.kind)}: {curriculum.title}", font_color=colour)
    same = {role: {goal.extra.get(role, "") for goal in curriculum.goals} for role in EXTRA}
    facts = [ngettext("{n} goal", "{n} goals", len(curriculum.goals)).format(n=len(curriculum.goals)), curriculum.file]
    facts += [f"{EXTRA[role].lower()}: {value}" for role, values in same.items() if len(values) == 1 for value in values if value]
    sheet.text(1, 1, shortened("   ·   ".join(facts), _FACTS), styles.PASSING)
    text = _(
        "In the order and the words of the document. A click on the pairs leads to them; "
        "“After your verdicts” follows what you fill in."
    )
    sheet.text(2, 1, text, styles.PASSING)


class _Ways:
    """Where the pairs of a goal stand on the sheet Overlap, or the goal itself on the sheet Gaps."""

    def __init__(self, form: Form, comparison: Comparison, side: Side) -> None:
        """Find out for the goals of a side."""
        self.side = side
        self._numbers: dict[str, list[int]] = defaultdict(list)
        self._best: dict[str, str] = {}
        for pair in comparison.proposed_best_first:  # best first
            goal = pair.vmbo if side == "vmbo" else pair.mbo
            if goal.id not in self._best:
                self._best[goal.id] = certainty(pair).split()[0]
        for number, pair in enumerate(comparison.proposed, 1):
            self._numbers[(pair.vmbo if side == "vmbo" else pair.mbo).id].append(number)
        before = len(gaps(comparison, "vmbo")) if side == "mbo" else 0
        first = form.tables["gaps"].head + 1 + before
        self._gaps = {gap.goal.id: first + n for n, gap in enumerate(gaps(comparison, side))}
        self._rows = form.pairs

    def to(self, goal: Goal) -> tuple[str, str]:
        """Give where to go for a goal, and the text of the link."""
        numbers = self._numbers[goal.id]
        if not numbers:
            return link("gaps", self._gaps[goal.id], "C"), _("no proposal: see Gaps")
        named = ", ".join(map(str, numbers[:_NUMBERS])) + (" …" if len(numbers) > _NUMBERS else "")
        text = _("No. {numbers}").format(numbers=named)
        return link("review", self._rows[numbers[0]], "B"), f"{self._best[goal.id]}  {text}"


def _edge(*, new: bool) -> Properties:
    return styles.GROUP_EDGE if new else {}


class _ProgrammeRows:
    """The rows of the sheet, a goal each: its place, its whole text, where its pairs are, and what else the document said."""

    def __init__(self, sheet: FormSheet, fields: Sequence[Field], ways: _Ways) -> None:
        """Write on this sheet, in these columns."""
        self._sheet, self._fields, self._ways = sheet, fields, ways

    def column(self, name: str) -> int:
        """Give the column (from 0) of a field."""
        return [field.name for field in self._fields].index(name)

    def write(self, row: int, goal: Goal, *, new: bool) -> None:
        """Write a goal; ``new`` where another module begins. The column with the status is left free."""
        cell = {**styles.CELL, **_edge(new=new)}
        text, description = _that_fits(goal)
        below = f"\n{description}" if description else ""
        target, pairs = self._ways.to(goal)
        texts = _texts(goal)
        for column, field in enumerate(self._fields):
            if field.name == "goal":
                first = {**styles.BASE, "bold": goal.kind == "werkproces"}
                self._sheet.rich(row, column, [(text, first), (below, styles.PASSING)], cell)
            elif field.name == "pairs":
                linked = {"underline": 1, "font_color": styles.SIDES[self._ways.side]}
                self._sheet.link(row, column, target, pairs, cell, **linked)
            elif field.name == "module":
                look = {"bold": True} if new else {"font_color": styles.SOFT}
                self._sheet.text(row, column, texts["module"], cell, **look)
            elif field.name != "status":
                self._sheet.text(row, column, texts.get(field.name, ""), cell)
        shown = [(texts.get(field.name, ""), field.width) for field in self._fields if not field.hidden]
        self._sheet.fit(row, [*shown, (text + below, _GOAL), (pairs, _PAIRS)], least=2)


def _texts(goal: Goal) -> dict[str, str]:
    """Give what a row shows of a goal as it is, by field."""
    return {
        "id": goal.id,
        "module": goal.module or _("(no heading)"),
        "section": " › ".join(heading.label for heading in goal.section[1:]),
        "code": code_of(goal),
        "levels": ", ".join(goal.levels),
        "source": place_of(goal.source),
        **goal.extra,
    }


def _that_fits(goal: Goal) -> tuple[str, str]:
    """Give text and description, or as much of them as a row can show, with where the rest stands."""
    rest = " " + _("(the rest stands in the document: {file}, row {row})").format(file=goal.source.file, row=goal.source.row)
    text = _cut(goal.text, _TALLEST, rest)
    room = _TALLEST - lines_needed(text, _GOAL)
    if not goal.description or text != goal.text or room < 2:
        return text, ""
    return text, _cut(goal.description, room, rest)


def _cut(text: str, room: int, rest: str) -> str:
    """Give the text when it takes no more lines than there is room for, else its first part."""
    most = min(len(text), _GOAL * 2 * room)
    if most == len(text) and lines_needed(text, _GOAL) <= room:
        return text
    while lines_needed(shortened(text, most) + rest, _GOAL) > room and most > _GOAL:
        most = most * 9 // 10
    return shortened(text, most) + rest


def not_whole(goals: Sequence[Goal]) -> int:
    """Count the goals that do not stand whole on the sheet."""
    return sum(_that_fits(goal) != (goal.text, goal.description) for goal in goals)


def _colours(sheet: FormSheet, cells: tuple[int, int, int, int]) -> None:
    """Let the colour of cells follow the status; the word itself stands in the cell."""
    for name, look in _LOOKS.items():
        rule = {
            "type": "cell",
            "criteria": "==",
            "value": f'"{labels.label(name)}"',
            "format": {**styles.verdict(look), "bold": True},
        }
        sheet.rule(cells, rule)
