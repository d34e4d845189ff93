"""The sheets Programme vmbo and Programme mbo: each whole programme in its own order and words, and what became of it."""

from collections import defaultdict
from collections.abc import Sequence
from typing import Final

from xlsxwriter.worksheet import Worksheet

from overlap.analysis import gaps
from overlap.locale import gettext as _
from overlap.locale import ngettext
from overlap.model import Comparison, Curriculum, Goal, Outcome, Side, Verdict, labels
from overlap.model.labels import code_of
from overlap.workbook.form.fields import ID, Field
from overlap.workbook.form.hidden_sheet import Facts
from overlap.workbook.form.sheet_names import LOOKUP_HEAD, link, sheet_name
from overlap.workbook.form.tables import Placed, set_columns
from overlap.workbook.plain.programme import EXTRA
from overlap.workbook.xlsx import styles
from overlap.workbook.xlsx.book import Book, height, lines_needed, shortened
from overlap.workbook.xlsx.styles import Properties

from . import live_coverage
from .decided import Decided
from .review import certainty

_GOAL: Final = 70  # width of the column with the texts
_TALLEST: Final = 28  # lines in a row: Excel shows no row higher than 409 points
_NUMBERS: Final = 5  # pairs named by their number
_LOOKS: Final = {Outcome.OVERLAP: Verdict.REPETITION, Outcome.RELATED: Verdict.RELATED, Outcome.GAP: Verdict.NO_OVERLAP}


def write(book: Book, comparison: Comparison, facts: Facts, side: Side, decided: Decided) -> Placed:
    """Write the sheet of one side; the sheets that a group fills in must have been written."""
    curriculum = comparison.vmbo if side == "vmbo" else comparison.mbo
    sheet = book.sheet(sheet_name(side), colour=styles.VMBO if side == "vmbo" else styles.MBO)
    fields = _fields(curriculum)
    placed = Placed(side, sheet.get_name(), fields, LOOKUP_HEAD, LOOKUP_HEAD + len(curriculum.goals))
    set_columns(sheet, fields)
    _title(book, sheet, curriculum)
    ways = _Ways(book, comparison, side)
    module = None
    for n, goal in enumerate(curriculum.goals, LOOKUP_HEAD + 1):
        _goal(book, sheet, n, placed, goal, ways, new=goal.module != module)
        sheet.write_formula(
            n,
            placed.column("status"),
            live_coverage.status(facts, side, goal),
            book.format(styles.CELL, font_color=styles.SOFT, **_edge(new=goal.module != module)),
            labels.label(decided.of(side, goal.id).outcome),
        )
        module = goal.module
    columns = [{"header": _(field.label), "header_format": book.format(styles.head(field.colour))} for field in fields]
    sheet.add_table(
        LOOKUP_HEAD, 0, placed.last, len(fields) - 1, {"name": f"Programme_{side}", "style": None, "columns": columns}
    )
    sheet.set_row(LOOKUP_HEAD, 32)
    _colours(book, sheet, placed)
    sheet.freeze_panes(LOOKUP_HEAD + 1, placed.column("goal"))
    sheet.repeat_rows(LOOKUP_HEAD)
    sheet.print_area(0, 1, placed.last, len(fields) - 1)
    return placed


def _fields(curriculum: Curriculum) -> tuple[Field, ...]:
    """The columns: those that every programme has, and what this document told besides."""
    vmbo = curriculum.kind == "vmbo"
    own = styles.VMBO if vmbo else styles.MBO
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
        Field("pairs", _("Proposed pairs"), 22, styles.BETWEEN),
        Field("status", _("After your verdicts"), 13, styles.BETWEEN),
        *(Field(role, EXTRA[role], 13, own) for role in differing),
        Field("source", _("Source"), 20, own),
    )


def _title(book: Book, sheet: Worksheet, curriculum: Curriculum) -> None:
    look = styles.VMBO if curriculum.kind == "vmbo" else styles.MBO
    sheet.write_string(0, 1, f"{sheet_name(curriculum.kind)}: {curriculum.title}", book.format(styles.TITLE, font_color=look))
    sheet.set_row(0, 30)
    same = {role: {goal.extra.get(role, "") for goal in curriculum.goals} for role in EXTRA}
    facts = [ngettext("{n} goal", "{n} goals", len(curriculum.goals)).format(n=len(curriculum.goals)), curriculum.file]
    facts += [f"{EXTRA[role].lower()}: {value}" for role, values in same.items() if len(values) == 1 for value in values if value]
    sheet.write_string(1, 1, shortened("   ·   ".join(facts), 250), book.format(styles.BASE, font_color=styles.SOFT))
    text = _(
        "In the order and the words of the document. A click on the pairs leads to them; "
        "“After your verdicts” follows what you fill in."
    )
    sheet.write_string(2, 1, text, book.format(styles.BASE, font_color=styles.SOFT))


class _Ways:
    """Where the pairs of a goal stand on the sheet Overlap, or the goal itself on the sheet Gaps."""

    def __init__(self, book: Book, comparison: Comparison, side: Side) -> None:
        self.side = side
        self.numbers: dict[str, list[int]] = defaultdict(list)
        self.best: dict[str, str] = {}
        for pair in comparison.pairs:  # best first
            goal = pair.vmbo if side == "vmbo" else pair.mbo
            if pair.band and goal.id not in self.best:
                self.best[goal.id] = certainty(pair).split()[0]
        for number, pair in enumerate(comparison.proposed, 1):
            self.numbers[(pair.vmbo if side == "vmbo" else pair.mbo).id].append(number)
        before = len(gaps(comparison, "vmbo")) if side == "mbo" else 0
        first = book.tables["gaps"].head + 1 + before
        self._gaps = {gap.goal.id: first + n for n, gap in enumerate(gaps(comparison, side))}
        self._review = book.tables["review"].head

    def of(self, goal: Goal) -> tuple[str, str]:
        """Where to go, and what is said about it."""
        numbers = self.numbers[goal.id]
        if not numbers:
            return link("gaps", self._gaps[goal.id], "C"), _("no proposal: see Gaps")
        named = ", ".join(map(str, numbers[:_NUMBERS])) + (" …" if len(numbers) > _NUMBERS else "")
        said = _("No. {numbers}").format(numbers=named)
        return link("review", self._review + numbers[0], "B"), f"{self.best[goal.id]}  {said}"


def _edge(*, new: bool) -> Properties:
    return {"top": 1, "top_color": styles.GROUP_LINE} if new else {}


def _goal(book: Book, sheet: Worksheet, row: int, placed: Placed, goal: Goal, ways: _Ways, *, new: bool) -> None:
    """A goal: its place, its whole text, where its pairs are, and what else the document said."""
    edge = _edge(new=new)
    cell: Properties = {**styles.CELL, **edge}
    target, said = ways.of(goal)
    text, description = _that_fits(goal)
    source = _("{sheet}, row {row}").format(sheet=goal.source.sheet, row=goal.source.row)
    texts = {
        "id": goal.id,
        "module": goal.module or _("(no heading)"),
        "section": " › ".join(heading.label for heading in goal.section[1:]),
        "code": code_of(goal),
        "levels": ", ".join(goal.levels),
        "source": source,
        **goal.extra,
    }
    for column, field in enumerate(placed.fields):
        if field.name == "goal":
            soft: Properties = {**styles.BASE, "font_color": styles.SOFT}
            first: Properties = {**styles.BASE, "bold": goal.kind == "werkproces"}
            book.rich(sheet, row, column, [(text, first), (f"\n{description}" if description else "", soft)], cell)
        elif field.name == "pairs":
            linked = {"underline": 1, "font_color": styles.VMBO if ways.side == "vmbo" else styles.MBO}
            sheet.write_url(row, column, target, book.format(cell, **linked), said)
        elif field.name != "status":
            look = {"bold": True} if new else {"font_color": styles.SOFT}
            look = look if field.name == "module" else {}
            sheet.write_string(row, column, texts.get(field.name, ""), book.format(cell, **look))
    whole = text + (f"\n{description}" if description else "")
    shown = [(texts.get(field.name, ""), field.width) for field in placed.fields if not field.hidden]
    sheet.set_row(row, height([*shown, (whole, _GOAL), (said, 22)], least=2))


def _that_fits(goal: Goal) -> tuple[str, str]:
    """Text and description, or as much of them as a row can show, with where the rest stands."""
    rest = " " + _("(the rest stands in the document: {file}, row {row})").format(file=goal.source.file, row=goal.source.row)
    text = _cut(goal.text, _TALLEST, rest)
    room = _TALLEST - lines_needed(text, _GOAL)
    if not goal.description or text != goal.text or room < 2:
        return text, ""
    return text, _cut(goal.description, room, rest)


def _cut(text: str, room: int, rest: str) -> str:
    """The text when it takes no more lines than there is room for, else its first part."""
    most = min(len(text), _GOAL * 2 * room)
    if most == len(text) and lines_needed(text, _GOAL) <= room:
        return text
    while lines_needed(shortened(text, most) + rest, _GOAL) > room and most > _GOAL:
        most = most * 9 // 10
    return shortened(text, most) + rest


def not_whole(goals: Sequence[Goal]) -> int:
    """How many goals do not stand whole on the sheet."""
    return sum(_that_fits(goal) != (goal.text, goal.description) for goal in goals)


def _colours(book: Book, sheet: Worksheet, placed: Placed) -> None:
    """A colour that follows the status; the word itself stands in the cell."""
    column = placed.column("status")
    said = labels.OUTCOMES
    for name, look in _LOOKS.items():
        background, ink = styles.VERDICTS[look]
        rule = {
            "type": "cell",
            "criteria": "==",
            "value": f'"{_(said[name])}"',
            "format": book.file.add_format({"bg_color": background, "font_color": ink, "bold": True}),
        }
        sheet.conditional_format(placed.head + 1, column, placed.last, column, rule)
