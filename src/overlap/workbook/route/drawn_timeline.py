"""The timeline, drawn with cells: a row per item that both sides teach, a column per periode, a letter and a colour in it."""

from collections.abc import Mapping, Sequence
from typing import Final

from overlap.analysis.route.moments import AFTER_VMBO
from overlap.analysis.route.route import Route, Status
from overlap.analysis.route.timeline import LONG, MEETINGS, Line, Meeting, Timeline, timeline
from overlap.locale import gettext as _
from overlap.locale import mark
from overlap.workbook.xlsx import styles
from overlap.workbook.xlsx.book import Book, Sheet
from overlap.workbook.xlsx.figures import fit_lines, top
from overlap.workbook.xlsx.fitting import shortened
from overlap.workbook.xlsx.styles import Properties

from .statuses import choice_heading, status_look, status_name

# meeting -> sign, name, what to talk about, background, text
MEETING_LOOKS: Final[Mapping[Meeting, tuple[str, str, str, str, str]]] = {
    "together": ("=", mark("in the same period"), mark("offer it together, or agree who does what"), "#D9EAD3", "#1E4620"),
    "too early": (
        "!",
        mark("mbo before vmbo"),
        mark("at that moment not had yet: change the order, or the mbo starts from nothing"),
        "#F8D9C4",
        "#6B2D00",
    ),
    "long ago": ("↻", mark("two years or more between"), mark("refresh briefly before an exemption"), "#FFE699", "#4A3800"),
    "twice": ("2×", mark("comes twice"), mark("leave out or shorten in the mbo, or build on it"), "#CFE2F3", "#10375C"),
    "unknown": ("–", mark("time not known"), mark("not in the PTA, or not in the OER"), "#F2F2F2", "#3B3B3B"),
}
_ITEM, _VMBO, _STATUS, _FIRST = 0, 1, 2, 3
_WIDTHS: Final = (48, 22, 12)
_PLACE: Final = 4.6
_CODES: Final = 3  # lines of codes in a row
_MEETING: Final = 24
_MARKS: Final[Mapping[str, Properties]] = {
    "V": {"bg_color": styles.VMBO, "font_color": styles.PAPER},
    "M": {"bg_color": "#A9D8B8", "font_color": "#123524"},
    "V+M": {"bg_color": styles.FILL_IN_HEAD, "font_color": styles.INK},
}


def meeting_name(meeting: Meeting) -> str:
    """The name of a meeting in the language of this run."""
    return _(MEETING_LOOKS[meeting][1])


def write(book: Book, route: Route, name: str) -> None:
    """Write the sheet; at least one choice has a timeline."""
    found = [line for choice in route.choices if (line := timeline(route, choice))]
    sheet = book.sheet(name, colour=styles.VMBO)
    axis = _Axis(found)
    for column, width in enumerate(_WIDTHS):
        sheet.wide(column, column, width)
    sheet.wide(_FIRST, axis.last_column - 1, _PLACE)
    sheet.wide(axis.last_column, axis.last_column, _MEETING)
    wide = sum(_WIDTHS) + (axis.last_column - _FIRST) * _PLACE + _MEETING
    text = _("V: the PTA tests it in this period. M: the OER plans it in this period. V+M: both. Last column: what that means.")
    lines = [text + " " + _axis_said(route)]
    row = top(sheet, name, lines, axis.last_column)
    fit_lines(sheet, lines, wide)
    _heads(sheet, row, axis)
    sheet.freeze(row + 2, 1)
    sheet.repeat(row, row + 1)
    row += 2
    for line in found:
        row = _timeline(sheet, row, line, axis)
    _legend(sheet, row + 1, axis.last_column, wide)


class _Axis:
    """The school years of all timelines together: places from ``first`` to ``last``, and the column after them."""

    def __init__(self, found: Sequence[Timeline]) -> None:
        self.periods = found[0].periods
        self.first, self.last = min(line.first for line in found), max(line.last for line in found)
        self.last_column = _FIRST + self.last - self.first + 1
        self.years: dict[int, tuple[int | None, int | None]] = {}
        for year in range(self.first // self.periods, self.last // self.periods + 1):
            both = [line.years[year] for line in found if year in line.years]
            mine, theirs = (next((n for n in side if n), None) for side in zip(*both, strict=True))
            self.years[year] = mine, theirs


def _axis_said(route: Route) -> str:
    if route.mbo_from == AFTER_VMBO:
        return _(
            "The mbo follows on the vmbo: mbo year 1 is drawn after vmbo year 4. Do both run at the same time, as in a joint "
            "programme or with a module in the vmbo? Then make this again with --mbo-starts-in 4 (or 3)."
        )
    text = _("Both run at the same time: mbo year 1 is drawn in the school year of vmbo year {year} (--mbo-starts-in).")
    return text.format(year=route.mbo_from)


def _legend(sheet: Sheet, row: int, last: int, wide: float) -> None:
    """What the signs mean, what to talk about, and the rules behind them."""
    sheet.text(row, _ITEM, _("What it means, and what to talk about"), styles.SUBTITLE)
    for meeting in MEETINGS:
        row += 1
        sign, name, talk, background, ink = MEETING_LOOKS[meeting]
        look = {**styles.CELL, "bg_color": background, "font_color": ink, "bold": True}
        sheet.text(row, _ITEM, f"{sign} {_(name)}", look)
        sheet.across(row, _VMBO, last, _(talk), styles.CELL)
    rules = _(
        "Only items of the mbo that overlap with vmbo goals have a row. A document that names only a year fills the whole year. "
        "“Two years or more between”: from the last time in the vmbo to the first in the mbo at least {years} school years. "
        "That limit is an agreement in this program, not a measurement. In the line of a kerntaak: items had of items taught."
    ).format(years=LONG)
    sheet.across(row + 1, _ITEM, last, rules, styles.NOTE)
    sheet.fit(row + 1, [(rules, wide * 0.85)])


def _timeline(sheet: Sheet, row: int, line: Timeline, axis: _Axis) -> int:
    """One choice; the row below it."""
    choice_heading(sheet, row, line.choice, axis.last_column)
    for kerntaak, lines in line.lines.items():
        row += 1
        _kerntaak(sheet, row, line, kerntaak, axis)
        for one in lines:
            row += 1
            _line(sheet, row, one, axis)
    return row + 1


def _heads(sheet: Sheet, row: int, axis: _Axis) -> None:
    vmbo, mbo = styles.head(styles.VMBO), styles.head(styles.MBO)
    texts = ((_ITEM, _("mbo item"), mbo), (_VMBO, _("vmbo goals"), vmbo), (_STATUS, _("status"), mbo))
    for column, text, look in texts:
        sheet.merged((row, column, row + 1, column), text, look, indent=int(column == _STATUS))
    look = styles.head(styles.BETWEEN)
    sheet.merged((row, axis.last_column, row + 1, axis.last_column), _("what that means"), look)
    for year, (mine, theirs) in axis.years.items():
        first = _FIRST + year * axis.periods - axis.first
        colour = styles.VMBO if mine else styles.MBO if theirs else styles.BETWEEN
        look = {**styles.head(colour), "align": "center", "indent": 0, "left": 2, "left_color": styles.PAPER}
        sheet.across(row, first, first + axis.periods - 1, _year(mine, theirs), look)
        for period in range(axis.periods):
            edge = {"left": 2, "left_color": styles.PAPER} if not period else {}
            look = {**styles.head(colour), "align": "center", "indent": 0, "font_size": 9, **edge}
            sheet.text(row + 1, first + period, f"P{period + 1}", look)


def _year(mine: int | None, theirs: int | None) -> str:
    parts = [_("vmbo {year}").format(year=mine)] if mine else []
    parts += [_("mbo {year}").format(year=theirs)] if theirs else []
    return " + ".join(parts) or "–"


def _kerntaak(sheet: Sheet, row: int, line: Timeline, kerntaak: str, axis: _Axis) -> None:
    """The heading of a kerntaak, with how many of the items that are taught in a period were had."""
    name = shortened(kerntaak or _("(no heading)"), 100)
    band = {**styles.CELL, "bold": True, "bg_color": styles.VMBO_TINT, "top": 1, "indent": 0}
    sheet.across(row, _ITEM, _STATUS, name, band)
    for place in range(axis.first, axis.last + 1):
        statuses = line.taught.get((kerntaak, place), ())
        text = f"{_had(statuses)}/{len(statuses)}" if statuses else ""
        look = {**band, "align": "center", "font_size": 8, **_edge(place, axis.periods)}
        sheet.text(row, _FIRST + place - axis.first, text, look)
    sheet.blank(row, axis.last_column, band)
    sheet.fit(row, [(name, sum(_WIDTHS))])


def _had(statuses: tuple[Status, ...]) -> int:
    return sum(status == "had" for status in statuses)


def _line(sheet: Sheet, row: int, one: Line, axis: _Axis) -> None:
    goal = one.item.goal
    text = f"{goal.code} {shortened(goal.text, 110)}".strip()
    met = [goal.code or shortened(goal.text, 30) for goal in one.item.met]
    codes = "\n".join(met if len(met) <= _CODES else [*met[: _CODES - 1], _("and {n} more").format(n=len(met) - _CODES + 1)])
    sheet.text(row, _ITEM, text, styles.CELL, indent=0)
    sheet.text(row, _VMBO, codes, styles.CELL, indent=0, font_size=9)
    sheet.text(row, _STATUS, status_name(one.item.status), status_look(one.item.status))
    for place in range(axis.first, axis.last + 1):
        found = "+".join(letter for letter, places in (("V", one.vmbo), ("M", one.mbo)) if place in places)
        base = {**styles.CELL, "align": "center", "indent": 0, "font_size": 9, **_edge(place, axis.periods)}
        look = {**base, **_MARKS.get(found, {}), "bold": bool(found)}
        sheet.text(row, _FIRST + place - axis.first, found, look)
    sign, name, _talk, background, ink = MEETING_LOOKS[one.meeting]
    said = f"{sign} {_(name)}"
    sheet.text(row, axis.last_column, said, styles.CELL, bg_color=background, font_color=ink)
    sheet.fit(row, [(text, _WIDTHS[_ITEM]), (codes, _WIDTHS[_VMBO]), (said, _MEETING)])


def _edge(place: int, periods: int) -> Properties:
    """A line before the first period of a school year."""
    return {"left": 1, "left_color": styles.GROUP_LINE} if place % periods == 0 else {"left": 1, "left_color": styles.GAP}
