"""The sheet Agenda: a page to hand out, with how the session goes, who judges which rows, and what is left for later."""

from collections.abc import Iterable
from itertools import groupby
from math import ceil
from typing import Final

from xlsxwriter.utility import xl_rowcol_to_cell

from overlap.analysis import Agenda, agenda
from overlap.analysis.sessions import PHASES, Task
from overlap.locale import gettext as _
from overlap.locale import ngettext
from overlap.model import Comparison, WorkKind
from overlap.model.labels import label
from overlap.workbook.form.fields import AGENDA
from overlap.workbook.form.form import Form, FormSheet
from overlap.workbook.form.sheet_names import link, sheet_name
from overlap.workbook.xlsx import styles

from .subject import Subject

_START: Final = 15.5 / 24  # half past three, as a part of a day: the group changes it
_COLUMNS: Final = tuple(zip(("quick", "weighty", "doubtful"), PHASES, strict=True))
_FIRST, _LAST = 1, len(AGENDA) - 1  # columns that people see
_MINUTES: Final = next(n for n, field in enumerate(AGENDA) if field.name == "minutes")
_A_DAY: Final = 24 * 60  # minutes
_PART: Final = 20.0  # points of the row of a part of the session
_NORM: Final = 18.0  # and of a norm


def write(form: Form, subject: Subject) -> None:
    """Write the sheet; the sheets Overlap and Gaps must have been written."""
    comparison = subject.comparison
    made = agenda(comparison)
    sheet = form.sheet(sheet_name("agenda"), colour=styles.REFERENCE)
    sheet.pages(1, 0)
    sheet.fields(AGENDA)
    sheet.title(1, _FIRST, _("Agenda of the session"))
    row = _lines(sheet, 2, _basis(comparison, made))
    row = _schedule(sheet, row + 1, made)
    row = _lines(sheet, row + 1, _left_over(made), title=_("What does not fit"))
    row = _lines(sheet, row + 1, _loads(made), title=_("Who does what"))
    row = _division(sheet, row + 1, made)
    row = _norms(sheet, row + 1, made)
    sheet.print_area(1, _FIRST, row, _LAST)


def _lines(sheet: FormSheet, row: int, texts: Iterable[str], *, title: str = "") -> int:
    """Write lines of text across the sheet, below a title where there is one, and give the next row."""
    if title:
        sheet.subtitle(row, _FIRST, title)
        row += 1
    width = sum(field.width for field in AGENDA[_FIRST:])
    for text in texts:
        sheet.across(row, _FIRST, _LAST, text, styles.WRAPPED)
        sheet.fit(row, [(text, width)])
        row += 1
    return row


def _basis(comparison: Comparison, made: Agenda) -> list[str]:
    """Tell what was planned, and whether anyone asked for it."""
    who = ngettext("{n} group", "{n} groups", made.groups).format(n=made.groups)
    text = _("A session of {minutes} minutes with {groups}.").format(minutes=made.minutes, groups=who)
    if comparison.settings.minutes is None and comparison.settings.groups is None:
        usual = _("Nobody asked for this: it is the usual. Another plan: overlap compare … --minutes 60 --groups 3.")
        return [f"{text} {usual}"]
    return [text]


def _schedule(sheet: FormSheet, row: int, made: Agenda) -> int:
    """Write from when to when: the first time is filled in, the others follow. Give the next free row."""
    parts = (
        (_("Opening: who are we, what is asked, a look at the sheet Overview"), made.schedule.opening),
        (_("Judging in groups: first what is quick, then what is weighty, then what is doubtful"), made.schedule.judging),
        (_("Together: weighty pairs, “discuss later”, words that confuse (sheet Words)"), made.schedule.plenary),
        (_("Agreements: who does what, and when (sheet Agreements)"), made.schedule.agreements),
    )
    start, end, what = range(_FIRST, _FIRST + 3)  # columns
    sheet.subtitle(row, _FIRST, _("How the session goes"))
    sheet.heads(row + 1, start, (_("From"), _("To"), _("What")), styles.BETWEEN)
    sheet.blanks(row + 1, what + 1, _MINUTES - 1, styles.head(styles.BETWEEN))
    sheet.text(row + 1, _MINUTES, _("Minutes"), styles.head(styles.BETWEEN))
    now = _START
    time = {"num_format": "hh:mm", "align": "center", "indent": 0}
    for n, (text, minutes) in enumerate(parts, row + 2):
        if n == row + 2:
            sheet.number(n, start, now, styles.TO_FILL, **time)
        else:
            sheet.formula(n, start, f"={xl_rowcol_to_cell(n - 1, end)}", now, styles.CELL, **time)
        now += minutes / _A_DAY
        formula = f"={xl_rowcol_to_cell(n, start)}+{xl_rowcol_to_cell(n, _MINUTES)}/{_A_DAY}"
        sheet.formula(n, end, formula, now, styles.CELL, **time)
        sheet.across(n, what, _MINUTES - 1, text, styles.CELL)
        sheet.number(n, _MINUTES, minutes, styles.CENTRED)
        sheet.high(n, _PART)
    return row + 2 + len(parts)


def _loads(made: Agenda) -> list[str]:
    """Tell per group how full this session is and what is left; and which modules had to be split."""
    texts = []
    groups = sorted({task.group for task in made.tasks})
    for group in groups:
        now, later, home = round(made.load(group, 1)), round(made.later(group)), round(made.load(group, 0))
        parts = [_("Group {group}: {now} of {judging} minutes now").format(group=group, now=now, judging=made.schedule.judging)]
        parts += [ngettext("{n} minute later", "{n} minutes later", later).format(n=later)] if later else []
        parts += (
            [ngettext("{n} minute of reading at home", "{n} minutes of reading at home", home).format(n=home)] if home else []
        )
        texts.append(", ".join(parts) + ".")
    if len(groups) < made.groups:
        texts.append(
            ngettext(
                "There are fewer modules than groups, and modules are kept together: {n} group has work.",
                "There are fewer modules than groups, and modules are kept together: {n} groups have work.",
                len(groups),
            ).format(n=len(groups))
        )
    for module in made.split:
        texts.append(
            _("{module} is more than one group can do in a session, and is divided by goals.").format(
                module=module or _("(no heading)")
            )
        )
    return texts


def _division(sheet: FormSheet, row: int, made: Agenda) -> int:
    """Write the table: per session, group and module which rows. Give the next free row."""
    for n, task in enumerate(made.tasks, 1):
        new = n == 1 or (made.tasks[n - 2].session, made.tasks[n - 2].group) != (task.session, task.group)
        _task(sheet, row + n, n, task, new=new)
    if not made.tasks:
        sheet.text(row + 1, 1, _("There is nothing to judge."), styles.NOTE)
    last = row + max(1, len(made.tasks))
    sheet.form_table("agenda", (row, last))
    return last + 1


def _task(sheet: FormSheet, row: int, n: int, task: Task, *, new: bool) -> None:
    """Write a task: when, for whom, what and from where on; ``new`` where another group or session begins."""
    edge = styles.GROUP_EDGE if new else {}
    name = _named(task)
    numbers = [_ranges(work.number for work in task.work if work.kind in kinds) for _name, kinds in _COLUMNS]
    gaps = sum(work.kind == WorkKind.GAP for work in task.work)
    sheet.text(row, 0, f"agenda-{n}", styles.CELL, **edge)
    sheet.text(row, 1, session_name(task.session), styles.CELL, bold=task.session == 1, **edge)
    sheet.number(row, 2, task.group, styles.CENTRED, **edge)
    colour = styles.SIDES[task.side]
    sheet.text(row, 3, name, styles.CELL, font_color=colour, **edge)
    target, text = _start(sheet.form, task)
    sheet.link(row, 4, target, text, styles.LINK, font_color=colour, **edge)
    sheet.texts(row, 5, numbers, styles.CELL, **edge)
    sheet.text(row, 8, str(gaps or ""), styles.CENTRED, **edge)
    sheet.number(row, _MINUTES, round(task.minutes, 1), styles.CENTRED, **edge)
    sheet.fill_in(row, ("agenda", f"agenda-{n}"), **edge)
    shown = zip((name, "", *numbers), (field.width for field in AGENDA[3:8]), strict=True)
    sheet.fit(row, shown)


def _named(task: Task) -> str:
    """Name the module or kerntaak of a task, with the part of it."""
    name = task.module or _("(no heading)")
    if task.parts > 1:
        name += " " + _("(part {n} of {total})").format(n=task.part, total=task.parts)
    return f"mbo: {name}" if task.side == "mbo" else name


def session_name(session: int) -> str:
    """Say when a task is done: now, in a later session, or at home."""
    if session == 0:
        return _("at home")
    return _("now") if session == 1 else _("session {n}").format(n=session)


def _start(form: Form, task: Task) -> tuple[str, str]:
    """Give where to go, and a text for it: the first row of the task in Overlap, or for gaps only the top of their table."""
    columns = [[work.number for work in task.work if work.kind in kinds] for _name, kinds in _COLUMNS]
    if first := next((min(numbers) for numbers in columns if numbers), 0):
        return link("review", form.pairs[first], "B"), _("No. {numbers}").format(numbers=first)
    return link("gaps", form.tables["gaps"].head, "B"), sheet_name("gaps")


def _ranges(numbers: Iterable[int]) -> str:
    """Write numbers as people do: "1–4, 7"."""
    by_run = groupby(enumerate(sorted(numbers)), key=lambda place: place[1] - place[0])
    runs = ([number for _n, number in run] for _key, run in by_run)
    ends = [(run[0], run[-1]) for run in runs]
    return ", ".join(str(a) if a == b else f"{a}–{b}" if b > a + 1 else f"{a}, {b}" for a, b in ends)


def _left_over(made: Agenda) -> list[str]:
    """Tell what to do with what does not fit in this session."""
    texts = []
    pairs = sum(bool(work.number) for task in made.tasks if task.session > 1 for work in task.work)
    most = max((made.later(task.group) for task in made.tasks), default=0.0)
    if pairs and most <= made.schedule.plenary:
        text = ngettext(
            "{pairs} pair only just does not fit: at most {n} min. for a group. Do it in the part that you do together.",
            "{pairs} pairs only just do not fit: at most {n} min. for a group. Do them in the part that you do together.",
            pairs,
        )
        texts.append(text.format(pairs=pairs, n=ceil(most)))
    elif pairs:
        text = ngettext(
            "{pairs} pair does not fit in this session. Judging everything takes {n} sessions like this one. "
            "Make a second appointment, work with more groups, or propose less (--from-band waarschijnlijk).",
            "{pairs} pairs do not fit in this session. Judging all of them takes {n} sessions like this one. "
            "Make a second appointment, work with more groups, or propose less (--from-band waarschijnlijk).",
            pairs,
        )
        texts.append(text.format(pairs=pairs, n=made.sessions))
    gaps = sum(work.kind == WorkKind.GAP for task in made.tasks if task.session == 0 for work in task.work)
    if gaps:
        text = ngettext(
            "{n} gap is for reading at home, by the teacher of that side: fill in a Verdict on the sheet Gaps "
            "and bring along what you doubt.",
            "{n} gaps are for reading at home, each teacher those of the own side: fill in a Verdict on the sheet Gaps "
            "and bring along what you doubt.",
            gaps,
        )
        texts.append(text.format(n=gaps))
    return texts or [_("Everything fits in this session.")]


def _norms(sheet: FormSheet, row: int, made: Agenda) -> int:
    """Write what was reckoned with, and give the last row used."""
    sheet.subtitle(row, _FIRST, _("What this reckons with"))
    heads = (_("Kind"), "", _("What it is"), "", "", "", _("Minutes each"), _("Number"), _("Minutes"))
    sheet.heads(row + 1, _FIRST, heads, styles.BETWEEN)
    each, number = _MINUTES - 2, _MINUTES - 1  # columns
    counts = {kind: sum(work.kind == kind for task in made.tasks for work in task.work) for kind in WorkKind}
    for n, kind in enumerate(WorkKind, row + 2):
        sheet.across(n, _FIRST, _FIRST + 1, "", styles.CELL)
        sheet.text(n, _FIRST, label(kind), styles.CELL, bold=True)
        sheet.across(n, _FIRST + 2, each - 1, _meaning(kind), styles.CELL)
        sheet.numbers(n, each, (made.norms[kind], counts[kind]), styles.CENTRED)
        total = f"={xl_rowcol_to_cell(n, each)}*{xl_rowcol_to_cell(n, number)}"
        sheet.formula(n, _MINUTES, total, made.norms[kind] * counts[kind], styles.CENTRED)
        sheet.high(n, _NORM)
    text = _(
        "These norms are an estimate beforehand, not a measurement. See how far you come in the first quarter of an hour, "
        "and reckon with that next time: --norm zeker=0.5 --norm mogelijk=2."
    )
    return _lines(sheet, row + 2 + len(WorkKind), [text]) - 1


def _meaning(kind: WorkKind) -> str:
    """Say what a kind of work is."""
    return {
        WorkKind.CERTAIN: _("●●● and largely the same: quickly decided"),
        WorkKind.LIKELY: _("●●○: one look at both texts"),
        WorkKind.WEIGHTY: _("the verdict is open, and decides whether a whole goal or werkproces is covered"),
        WorkKind.DOUBTFUL: _("●○○: often no overlap, but look"),
        WorkKind.GAP: _("a goal without a proposal: rightly a gap, or overlap after all?"),
    }[kind]
