"""The sheet Agenda: a page to hand out, with how the session goes, who judges which rows, and what is left for later."""

from collections.abc import Iterable
from itertools import groupby
from math import ceil
from typing import Final

from xlsxwriter.format import Format
from xlsxwriter.utility import xl_rowcol_to_cell
from xlsxwriter.worksheet import Worksheet

from overlap.analysis import Agenda, agenda
from overlap.analysis.sessions import KINDS, Kind, Task
from overlap.locale import gettext as _
from overlap.locale import ngettext
from overlap.model import Comparison
from overlap.workbook.form.fields import AGENDA
from overlap.workbook.form.prefill import to_fill
from overlap.workbook.form.sheet_names import link, sheet_name
from overlap.workbook.form.tables import set_columns, table
from overlap.workbook.xlsx import styles
from overlap.workbook.xlsx.book import Book, height

_START: Final = 15.5 / 24  # half past three, as a part of a day: the group changes it
_COLUMNS: Final[tuple[tuple[str, tuple[Kind, ...]], ...]] = (
    ("quick", ("zeker", "waarschijnlijk")),
    ("weighty", ("zwaarwegend",)),
    ("doubtful", ("mogelijk",)),
)
_LAST = len(AGENDA) - 1


def write(book: Book, comparison: Comparison) -> None:
    """Write the sheet; the sheets Overlap and Gaps must have been written."""
    made = agenda(comparison)
    sheet = book.sheet(sheet_name("agenda"), colour=styles.REFERENCE)
    sheet.fit_to_pages(1, 0)
    set_columns(sheet, AGENDA)
    sheet.write_string(1, 1, _("Agenda of the session"), book.format(styles.TITLE))
    sheet.set_row(1, 30)
    row = _lines(book, sheet, 2, _basis(comparison, made))
    row = _schedule(book, sheet, row + 1, made)
    row = _lines(book, sheet, row + 1, _left_over(made), title=_("What does not fit"))
    row = _lines(book, sheet, row + 1, _loads(made), title=_("Who does what"))
    row = _division(book, sheet, row + 1, made)
    row = _norms(book, sheet, row + 1, made)
    sheet.print_area(1, 1, row, _LAST)


def _lines(book: Book, sheet: Worksheet, row: int, texts: Iterable[str], *, title: str = "") -> int:
    """Lines of text across the sheet, below a title; the next row."""
    if title:
        sheet.write_string(row, 1, title, book.format(styles.SUBTITLE))
        sheet.set_row(row, 22)
        row += 1
    across = sum(field.width for field in AGENDA[1:])
    for text in texts:
        sheet.merge_range(row, 1, row, _LAST, "", book.format(styles.WRAPPED))
        sheet.write_string(row, 1, text, book.format(styles.WRAPPED))
        sheet.set_row(row, height([(text, across)]))
        row += 1
    return row


def _basis(comparison: Comparison, made: Agenda) -> list[str]:
    """What was planned, and whether anyone asked for it."""
    who = ngettext("{n} group", "{n} groups", made.groups).format(n=made.groups)
    text = _("A session of {minutes} minutes with {groups}.").format(minutes=made.minutes, groups=who)
    if comparison.settings.minutes is None and comparison.settings.groups is None:
        usual = _("Nobody asked for this: it is the usual. Another plan: overlap compare … --minutes 60 --groups 3.")
        return [f"{text} {usual}"]
    return [text]


def _schedule(book: Book, sheet: Worksheet, row: int, made: Agenda) -> int:
    """From when to when: the first time is filled in, the others follow. The next free row."""
    parts = (
        (_("Opening: who are we, what is asked, a look at the sheet Overview"), made.schedule.opening),
        (_("Judging in groups: first what is quick, then what is weighty, then what is doubtful"), made.schedule.judging),
        (_("Together: weighty pairs, “discuss later”, words that confuse (sheet Words)"), made.schedule.plenary),
        (_("Agreements: who does what, and when (sheet Agreements)"), made.schedule.agreements),
    )
    sheet.write_string(row, 1, _("How the session goes"), book.format(styles.SUBTITLE))
    sheet.set_row(row, 22)
    heads = (_("From"), _("To"), _("What"))
    for column, text in enumerate(heads, 1):
        sheet.write_string(row + 1, column, text, book.format(styles.head(styles.BETWEEN)))
    for column in range(4, 9):
        sheet.write_blank(row + 1, column, None, book.format(styles.head(styles.BETWEEN)))
    sheet.write_string(row + 1, 9, _("Minutes"), book.format(styles.head(styles.BETWEEN)))
    begin = _START
    time = {"num_format": "hh:mm", "align": "center", "indent": 0}
    for n, (text, minutes) in enumerate(parts, row + 2):
        end = begin + minutes / 1440
        if n == row + 2:
            sheet.write_number(n, 1, begin, book.format(styles.TO_FILL, **time))
        else:
            sheet.write_formula(n, 1, f"={xl_rowcol_to_cell(n - 1, 2)}", book.format(styles.CELL, **time), begin)
        formula = f"={xl_rowcol_to_cell(n, 1)}+{xl_rowcol_to_cell(n, 9)}/1440"
        sheet.write_formula(n, 2, formula, book.format(styles.CELL, **time), end)
        sheet.merge_range(n, 3, n, 8, "", book.format(styles.CELL))
        sheet.write_string(n, 3, text, book.format(styles.CELL))
        sheet.write_number(n, 9, minutes, book.format(styles.CENTRED))
        sheet.set_row(n, 20)
        begin = end
    return row + 2 + len(parts)


def _loads(made: Agenda) -> list[str]:
    """Per group how full this session is and what is left; and which modules had to be split."""
    texts = []
    groups = sorted({task.group for task in made.tasks})
    for group in groups:
        now, later, home = round(made.load(group, 1)), round(made.later(group)), round(made.load(group, 0))
        parts = [_("Group {group}: {now} of {judging} minutes now").format(group=group, now=now, judging=made.schedule.judging)]
        parts += [_("{n} minutes later").format(n=later)] if later else []
        parts += [_("{n} minutes of reading at home").format(n=home)] if home else []
        texts.append(", ".join(parts) + ".")
    if len(groups) < made.groups:
        texts.append(
            _("There are fewer modules than groups, and modules are kept together: {n} groups have work.").format(n=len(groups))
        )
    for module in made.split:
        texts.append(
            _("{module} is more than one group can do in a session, and is divided by goals.").format(
                module=module or _("(no heading)")
            )
        )
    return texts


def _division(book: Book, sheet: Worksheet, row: int, made: Agenda) -> int:
    """The table: per session, group and module which rows. The next free row."""
    for n, task in enumerate(made.tasks, 1):
        new = n == 1 or (made.tasks[n - 2].session, made.tasks[n - 2].group) != (task.session, task.group)
        _task(book, sheet, row + n, n, task, new=new)
    if not made.tasks:
        sheet.write_string(row + 1, 1, _("There is nothing to judge."), book.format(styles.NOTE))
    last = row + max(1, len(made.tasks))
    table(book, sheet, "agenda", AGENDA, row, last)
    return last + 1


def _task(book: Book, sheet: Worksheet, row: int, n: int, task: Task, *, new: bool) -> None:
    edge = {"top": 1, "top_color": styles.GROUP_LINE} if new else {}
    cell = book.format(styles.CELL, **edge)
    name = task.module or _("(no heading)")
    if task.parts > 1:
        name += " " + _("(part {n} of {total})").format(n=task.part, total=task.parts)
    if task.side == "mbo":
        name = f"mbo: {name}"
    numbers = [_ranges(one.number for one in task.work if one.kind in kinds) for _name, kinds in _COLUMNS]
    gaps = sum(one.kind == "hiaat" for one in task.work)
    sheet.write_string(row, 0, f"agenda-{n}", cell)
    sheet.write_string(row, 1, session_name(task.session), book.format(styles.CELL, bold=task.session == 1, **edge))
    sheet.write_number(row, 2, task.group, book.format(styles.CENTRED, **edge))
    colour = styles.VMBO if task.side == "vmbo" else styles.MBO
    sheet.write_string(row, 3, name, book.format(styles.CELL, font_color=colour, **edge))
    sheet.write_url(row, 4, *_start(book, task, book.format(styles.CELL, underline=1, font_color=colour, **edge)))
    for column, text in enumerate(numbers, 5):
        sheet.write_string(row, column, text, cell)
    sheet.write_string(row, 8, str(gaps or ""), book.format(styles.CENTRED, **edge))
    sheet.write_number(row, 9, round(task.minutes, 1), book.format(styles.CENTRED, **edge))
    for column in (10, 11):
        to_fill(book, sheet, row, column, ("agenda", f"agenda-{n}"), AGENDA[column], **edge)
    shown = zip((name, "", *numbers), (field.width for field in AGENDA[3:8]), strict=True)
    sheet.set_row(row, height(shown, least=1))


def session_name(session: int) -> str:
    """When a task is done: now, in a later session, or at home."""
    if session == 0:
        return _("at home")
    return _("now") if session == 1 else _("session {n}").format(n=session)


def _start(book: Book, task: Task, look: Format) -> tuple[str, Format, str]:
    """A link to the first row of the task: in Overlap, or for gaps only the top of their table."""
    columns = [[one.number for one in task.work if one.kind in kinds] for _name, kinds in _COLUMNS]
    if first := next((min(numbers) for numbers in columns if numbers), 0):
        return link("review", book.tables["review"].head + first, "B"), look, _("No. {numbers}").format(numbers=first)
    return link("gaps", book.tables["gaps"].head, "B"), look, sheet_name("gaps")


def _ranges(numbers: Iterable[int]) -> str:
    """Numbers as people write them: "1–4, 7"."""
    runs = groupby(enumerate(sorted(numbers)), key=lambda place: place[1] - place[0])
    ends = [(those[0], those[-1]) for those in ([number for _n, number in run] for _key, run in runs)]
    return ", ".join(str(a) if a == b else f"{a}–{b}" if b > a + 1 else f"{a}, {b}" for a, b in ends)


def _left_over(made: Agenda) -> list[str]:
    """What to do with what does not fit in this session."""
    texts = []
    pairs = sum(bool(one.number) for task in made.tasks if task.session > 1 for one in task.work)
    most = max((made.later(task.group) for task in made.tasks), default=0.0)
    if pairs and most <= made.schedule.plenary:
        text = _("{pairs} pairs only just do not fit: at most {n} minutes for a group. Do them in the part that you do together.")
        texts.append(text.format(pairs=pairs, n=ceil(most)))
    elif pairs:
        text = _(
            "{pairs} pairs do not fit in this session. Judging all of them takes {n} sessions like this one. "
            "Make a second appointment, work with more groups, or propose less (--from-band waarschijnlijk)."
        )
        texts.append(text.format(pairs=pairs, n=made.sessions))
    gaps = sum(one.kind == "hiaat" for task in made.tasks if task.session == 0 for one in task.work)
    if gaps:
        text = _(
            "{n} gaps are for reading at home, each teacher those of the own side: fill in a Verdict on the sheet Gaps "
            "and bring along what you doubt."
        )
        texts.append(text.format(n=gaps))
    return texts or [_("Everything fits in this session.")]


def _norms(book: Book, sheet: Worksheet, row: int, made: Agenda) -> int:
    """What was reckoned with; the last row used."""
    sheet.write_string(row, 1, _("What this reckons with"), book.format(styles.SUBTITLE))
    sheet.set_row(row, 22)
    heads = (_("Kind"), "", _("What it is"), "", "", "", _("Minutes each"), _("Number"), _("Minutes"))
    for column, text in enumerate(heads, 1):
        sheet.write_string(row + 1, column, text, book.format(styles.head(styles.BETWEEN)))
    counts = {kind: sum(one.kind == kind for task in made.tasks for one in task.work) for kind in KINDS}
    centred = book.format(styles.CENTRED)
    for n, kind in enumerate(KINDS, row + 2):
        sheet.merge_range(n, 1, n, 2, "", book.format(styles.CELL))
        sheet.write_string(n, 1, kind_name(kind), book.format(styles.CELL, bold=True))
        sheet.merge_range(n, 3, n, 6, "", book.format(styles.CELL))
        sheet.write_string(n, 3, _meaning(kind), book.format(styles.CELL))
        sheet.write_number(n, 7, made.norms[kind], centred)
        sheet.write_number(n, 8, counts[kind], centred)
        total = f"={xl_rowcol_to_cell(n, 7)}*{xl_rowcol_to_cell(n, 8)}"
        sheet.write_formula(n, 9, total, centred, made.norms[kind] * counts[kind])
        sheet.set_row(n, 18)
    text = _(
        "These norms are an estimate beforehand, not a measurement. See how far you come in the first quarter of an hour, "
        "and reckon with that next time: --norm zeker=0.5 --norm mogelijk=2."
    )
    return _lines(book, sheet, row + 2 + len(KINDS), [text]) - 1


def kind_name(kind: Kind) -> str:
    """What a kind of work is called."""
    return {
        "zeker": _("certain"),
        "waarschijnlijk": _("likely"),
        "zwaarwegend": _("weighty"),
        "mogelijk": _("doubtful"),
        "hiaat": _("gap"),
    }[kind]


def _meaning(kind: Kind) -> str:
    return {
        "zeker": _("●●● and largely the same: quickly decided"),
        "waarschijnlijk": _("●●○: one look at both texts"),
        "zwaarwegend": _("the verdict is open, and decides whether a whole goal or werkproces is covered"),
        "mogelijk": _("●○○: often no overlap, but look"),
        "hiaat": _("a goal without a proposal: rightly a gap, or overlap after all?"),
    }[kind]
