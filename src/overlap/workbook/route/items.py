"""All items in the dossier's own order: what has become of each, by which vmbo goals, and when either side teaches it."""

from typing import Final

from overlap.analysis.route.route import Choice, Item, Route
from overlap.locale import gettext as _
from overlap.model.labels import elsewhere_in_words
from overlap.workbook.xlsx import styles
from overlap.workbook.xlsx.figures import FigureBook, FigureColumn, FigureTable
from overlap.workbook.xlsx.fitting import shortened

from .statuses import moments_short, status_look, status_name

HEAD: Final = 4
_TEXT: Final = 220
_STATUS, _CHANCE = 4, 5  # columns with a look of their own
_TOP: Final = 8  # columns that the lines at the top run over
_MOST: Final = 4  # vmbo goals named for one item
_CODE: Final = 40  # characters of a goal that has no code


def write(book: FigureBook, route: Route, name: str) -> None:
    """Write the sheet with a row per item of each choice."""
    sheet = book.sheet(name, colour=styles.MBO)
    columns = _columns(hours=any(item.hours is not None for choice in route.choices for item in choice.items))
    told = bool(route.choices[0].elsewhere.files)
    columns += [FigureColumn(_("Elsewhere"), 40)] if told else []
    lines = [
        _("Filter on the number of a kwalificatie and on a status: the new items are what is left to learn."),
        _("In the vmbo and in the mbo: year and period, so 3.2 is year 3 period 2. Empty where no PTA or OER tells."),
    ]
    sheet.top(name, lines, [column.width for column in columns[:_TOP]])
    table = FigureTable(sheet, columns)
    table.heads(HEAD)
    row = HEAD
    for choice in route.choices:
        for item in choice.items:
            row += 1
            cells = _cells(route, choice, item)[: len(columns) - told]
            cells += [_elsewhere(route, choice, item)] if told else []
            for n, cell in enumerate(cells):
                look = status_look(item.status) if n == _STATUS else styles.CELL
                if isinstance(cell, str):
                    sheet.text(row, n, cell, look, indent=0)
                elif cell is None:
                    sheet.blank(row, n, look)
                else:
                    sheet.number(row, n, round(cell, 4), styles.PERCENT if n == _CHANCE else styles.WHOLE)
            table.fit(row, cells)
    sheet.filter(HEAD, 0, row, len(columns) - 1)
    sheet.freeze(HEAD + 1, 4)
    sheet.repeat(HEAD)


def _columns(*, hours: bool) -> list[FigureColumn]:
    vmbo, mbo = styles.VMBO, styles.MBO
    columns = [
        FigureColumn(_("No."), 5, mbo),
        FigureColumn(_("Kerntaak"), 24, mbo),
        FigureColumn(_("Code"), 11, mbo),
        FigureColumn(_("mbo item"), 44, mbo),
        FigureColumn(_("Status"), 12),
        FigureColumn(_("chance had"), 9),
        FigureColumn(_("How known"), 12),
        FigureColumn(_("By which vmbo goals"), 52, vmbo),
        FigureColumn(_("in the vmbo"), 12, vmbo),
        FigureColumn(_("in the mbo"), 12, mbo),
    ]
    return [*columns, FigureColumn(_("hours"), 8, mbo)] if hours else columns


def _cells(route: Route, choice: Choice, item: Item) -> list[str | float | None]:
    goal = item.goal
    in_vmbo = route.plan.moments if route.plan else {}
    in_mbo = choice.plan.moments if choice.plan else {}
    moments = {moment for met in item.met for moment in in_vmbo.get(met.id, ())}
    return [
        choice.number,
        shortened(goal.module, 60),
        goal.code,
        shortened(goal.text, _TEXT),
        status_name(item.status),
        item.chance,
        _("judged") if item.decided else _("proposed"),
        rests_on(item),
        moments_short(sorted(moments, key=lambda moment: (moment.year, moment.period or 0))),
        moments_short(in_mbo.get(goal.id, ())),
        item.hours,
    ]


def rests_on(item: Item, most: int = _MOST) -> str:
    """Give up to ``most`` vmbo goals that a status rests on, a line each; what came nearest where none overlaps."""
    if not item.pairs:
        return "–"
    lines = [f"{pair.vmbo.code} {shortened(pair.vmbo.text, 120)}".strip() for pair in item.pairs[:most]]
    if len(item.pairs) > most:
        lines.append(_("and {n} more").format(n=len(item.pairs) - most))
    goals = "\n".join(lines)
    return goals if item.met else _("nearest: {goals}").format(goals=goals)


def _elsewhere(route: Route, choice: Choice, item: Item) -> str:
    """What other groups decided about an item, a line for each vmbo goal: told beside its status, and counted nowhere."""
    codes = {goal.id: goal.code or shortened(goal.text, _CODE) for goal in route.vmbo.goals}
    told = choice.elsewhere.of_item(item.goal.id)
    lines = [f"{codes[goal]}: {elsewhere_in_words(one)}" for goal, one in list(told.items())[:_MOST]]
    if len(told) > _MOST:
        lines.append(_("and {n} more").format(n=len(told) - _MOST))
    return "\n".join(lines)
