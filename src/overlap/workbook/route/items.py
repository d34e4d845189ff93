"""All items in the dossier's own order: what has become of each, by which vmbo goals, and when either side teaches it."""

from typing import Final

from overlap.analysis.route.route import Choice, Item, Route
from overlap.locale import gettext as _
from overlap.workbook.xlsx import styles
from overlap.workbook.xlsx.book import Book
from overlap.workbook.xlsx.figures import Column, fit_lines, heads, top
from overlap.workbook.xlsx.fitting import shortened

from .statuses import moments_short, status_look, status_name

HEAD: Final = 4
_TEXT: Final = 220
_MOST: Final = 4  # vmbo goals named for one item


def write(book: Book, route: Route, name: str) -> None:
    """Write the sheet."""
    sheet = book.sheet(name, colour=styles.MBO)
    vmbo, mbo = styles.VMBO, styles.MBO
    columns = [Column(_("No."), 5, mbo), Column(_("Kerntaak"), 24, mbo), Column(_("Code"), 11, mbo)]
    columns += [Column(_("mbo item"), 44, mbo), Column(_("Status"), 12), Column(_("chance had"), 9)]
    columns += [Column(_("How known"), 12), Column(_("By which vmbo goals"), 52, vmbo)]
    columns += [Column(_("in the vmbo"), 12, vmbo), Column(_("in the mbo"), 12, mbo)]
    if any(item.hours is not None for choice in route.choices for item in choice.items):
        columns.append(Column(_("hours"), 8, mbo))
    lines = [
        _("Filter on the number of a kwalificatie and on a status: the new items are what is left to learn."),
        _("In the vmbo and in the mbo: year and period, so 3.2 is year 3 period 2. Empty where no PTA or OER tells."),
    ]
    top(sheet, name, lines, 7)
    heads(sheet, HEAD, columns)
    fit_lines(sheet, lines, sum(column.width for column in columns[:8]))
    row = HEAD
    for choice in route.choices:
        for item in choice.items:
            row += 1
            texts = _texts(route, choice, item)[: len(columns)]
            for n, text in enumerate(texts):
                look = status_look(item.status) if n == 4 else styles.CELL
                if isinstance(text, str):
                    sheet.text(row, n, text, look, indent=0)
                elif text is None:
                    sheet.blank(row, n, look)
                else:
                    sheet.number(row, n, round(text, 4), styles.PERCENT if n == 5 else styles.WHOLE)
            shown = [(text, c.width) for text, c in zip(texts, columns, strict=True) if isinstance(text, str)]
            sheet.fit(row, shown)
    sheet.filter(HEAD, 0, row, len(columns) - 1)
    sheet.freeze(HEAD + 1, 4)
    sheet.repeat(HEAD)


def _texts(route: Route, choice: Choice, item: Item) -> list[str | float | None]:
    goal = item.goal
    mine = route.plan.moments if route.plan else {}
    theirs = choice.plan.moments if choice.plan else {}
    when = sorted({moment for met in item.met for moment in mine.get(met.id, ())}, key=lambda m: (m.year, m.period or 0))
    return [
        choice.number,
        shortened(goal.module, 60),
        goal.code,
        shortened(goal.text, _TEXT),
        status_name(item.status),
        item.chance,
        _("decided") if item.decided else _("proposed"),
        rests_on(item),
        moments_short(when),
        moments_short(theirs.get(goal.id, ())),
        item.hours,
    ]


def rests_on(item: Item, most: int = _MOST) -> str:
    """The vmbo goals that a status rests on, a line each; what came nearest where none overlaps."""
    if not item.pairs:
        return "–"
    met = bool(item.met)
    lines = [f"{pair.vmbo.code} {shortened(pair.vmbo.text, 120)}".strip() for pair in item.pairs[:most]]
    if len(item.pairs) > most:
        lines.append(_("and {n} more").format(n=len(item.pairs) - most))
    return "\n".join(lines) if met else _("nearest: {goals}").format(goals="\n".join(lines))
