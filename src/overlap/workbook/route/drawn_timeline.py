"""The timeline, drawn with cells: a row per item that both sides teach, a column per periode, a letter and a colour in it."""

from collections.abc import Mapping, Sequence
from typing import Final, NamedTuple

from overlap.analysis.route.moments import AFTER_VMBO
from overlap.analysis.route.route import Route, Status
from overlap.analysis.route.timeline import LONG, MEETINGS, Line, Meeting, Timeline, timeline
from overlap.locale import gettext as _
from overlap.locale import mark
from overlap.workbook.xlsx import styles
from overlap.workbook.xlsx.figures import FigureBook, FigureSheet
from overlap.workbook.xlsx.fitting import shortened
from overlap.workbook.xlsx.styles import Properties

from .statuses import choice_heading, status_look, status_name


class MeetingLook(NamedTuple):
    """How a meeting is shown: a sign, its name and what to talk about (to be translated), background and text."""

    sign: str
    name: str
    talk: str
    background: str
    ink: str


MEETING_LOOKS: Final[Mapping[Meeting, MeetingLook]] = {
    "together": MeetingLook(
        "=", mark("in the same period"), mark("offer it together, or agree who does what"), "#D9EAD3", "#1E4620"
    ),
    "too early": MeetingLook(
        "!",
        mark("mbo before vmbo"),
        mark("at that moment not had yet: change the order, or the mbo starts from nothing"),
        "#F8D9C4",
        "#6B2D00",
    ),
    "long ago": MeetingLook(
        "↻", mark("two years or more between"), mark("refresh briefly before an exemption"), "#FFE699", "#4A3800"
    ),
    "twice": MeetingLook(
        "2×", mark("comes twice"), mark("leave out or shorten in the mbo, or build on it"), "#CFE2F3", "#10375C"
    ),
    "unknown": MeetingLook("–", mark("time not known"), mark("not in the PTA, or not in the OER"), "#F2F2F2", "#3B3B3B"),
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
    """Give the name of a meeting in the language of this run."""
    return _(MEETING_LOOKS[meeting].name)


def timelines(route: Route) -> list[Timeline]:
    """Give the timeline of each choice that has one, in the order of the choices."""
    return [line for choice in route.choices if (line := timeline(route, choice))]


def write(book: FigureBook, route: Route, name: str) -> None:
    """Write the sheet with a row per item that both sides teach; at least one choice has a timeline."""
    drawn = timelines(route)
    sheet = book.sheet(name, colour=styles.VMBO)
    axis = _Axis(drawn)
    sheet.widths(axis.widths)
    text = _("V: the PTA tests it in this period. M: the OER plans it in this period. V+M: both. Last column: what that means.")
    row = sheet.top(name, [f"{text} {_axis_in_words(route)}"], axis.widths)
    _heads(sheet, row, axis)
    sheet.freeze(row + 2, 1)
    sheet.repeat(row, row + 1)
    row += 2
    for line in drawn:
        row = _timeline(sheet, row, line, axis)
    _legend(sheet, row + 1, axis)


class _Axis:
    """The school years of all timelines together: places from ``first`` to ``last``, and the column after them."""

    def __init__(self, drawn: Sequence[Timeline]) -> None:
        self.periods = drawn[0].periods
        self.first, self.last = min(line.first for line in drawn), max(line.last for line in drawn)
        self.last_column = _FIRST + self.last - self.first + 1
        self.years: dict[int, tuple[int | None, int | None]] = {}
        for year in range(self.first // self.periods, self.last // self.periods + 1):
            both = [line.years[year] for line in drawn if year in line.years]
            vmbo, mbo = (next((leerjaar for leerjaar in side if leerjaar), None) for side in zip(*both, strict=True))
            self.years[year] = vmbo, mbo

    @property
    def places(self) -> range:
        """The places in time, each of them a column."""
        return range(self.first, self.last + 1)

    @property
    def widths(self) -> tuple[float, ...]:
        """The widths of all columns of the sheet."""
        return (*_WIDTHS, *(_PLACE for _place in self.places), _MEETING)

    def column(self, place: int) -> int:
        """Give the column of a place in time."""
        return _FIRST + place - self.first

    def edge(self, place: int) -> Properties:
        """Give the left edge of a cell: a line before the first period of a school year."""
        return {"left": 1, "left_color": styles.GAP if place % self.periods else styles.GROUP_LINE}


def _axis_in_words(route: Route) -> str:
    if route.mbo_from == AFTER_VMBO:
        return _(
            "The mbo follows on the vmbo: mbo year 1 is drawn after vmbo year 4. Do both run at the same time, as in a joint "
            "programme or with a module in the vmbo? Then make this again with --mbo-starts-in 4 (or 3)."
        )
    text = _("Both run at the same time: mbo year 1 is drawn in the school year of vmbo year {year} (--mbo-starts-in).")
    return text.format(year=route.mbo_from)


def _legend(sheet: FigureSheet, row: int, axis: _Axis) -> None:
    """Write what the signs mean, what to talk about, and the rules behind them."""
    last = axis.last_column
    sheet.text(row, _ITEM, _("What it means, and what to talk about"), styles.SUBTITLE)
    for meeting in MEETINGS:
        row += 1
        look = MEETING_LOOKS[meeting]
        text = f"{look.sign} {_(look.name)}"
        sheet.text(row, _ITEM, text, styles.CELL, bg_color=look.background, font_color=look.ink, bold=True)
        sheet.across(row, _VMBO, last, _(look.talk), styles.CELL)
    rules = _(
        "Only items of the mbo that overlap with vmbo goals have a row. A document that names only a year fills the whole year. "
        "“Two years or more between”: from the last time in the vmbo to the first in the mbo at least {years} school years. "
        "That limit is an agreement in this program, not a measurement. In the line of a kerntaak: items had of items taught."
    ).format(years=LONG)
    sheet.across(row + 1, _ITEM, last, rules, styles.NOTE)
    sheet.fit(row + 1, [(rules, sum(axis.widths) * 0.85)])


def _timeline(sheet: FigureSheet, row: int, line: Timeline, axis: _Axis) -> int:
    """Write one choice; the row below it."""
    choice_heading(sheet, row, line.choice, axis.last_column)
    for kerntaak, lines in line.lines.items():
        row += 1
        _kerntaak(sheet, row, line, kerntaak, axis)
        for item in lines:
            row += 1
            _item(sheet, row, item, axis)
    return row + 1


def _heads(sheet: FigureSheet, row: int, axis: _Axis) -> None:
    vmbo, mbo = styles.head(styles.VMBO), styles.head(styles.MBO)
    texts = ((_ITEM, _("mbo item"), mbo), (_VMBO, _("vmbo goals"), vmbo), (_STATUS, _("status"), mbo))
    for column, text, look in texts:
        sheet.merged((row, column, row + 1, column), text, look, indent=int(column == _STATUS))
    look = styles.head(styles.BETWEEN)
    sheet.merged((row, axis.last_column, row + 1, axis.last_column), _("what that means"), look)
    for year, (vmbo_year, mbo_year) in axis.years.items():
        first = axis.column(year * axis.periods)
        colour = styles.VMBO if vmbo_year else styles.MBO if mbo_year else styles.BETWEEN
        look = {**styles.head(colour), "align": "center", "indent": 0, "left": 2, "left_color": styles.PAPER}
        sheet.across(row, first, first + axis.periods - 1, _year(vmbo_year, mbo_year), look)
        for period in range(axis.periods):
            edge = {"left": 2, "left_color": styles.PAPER} if not period else {}
            look = {**styles.head(colour), "align": "center", "indent": 0, "font_size": 9, **edge}
            sheet.text(row + 1, first + period, f"P{period + 1}", look)


def _year(vmbo: int | None, mbo: int | None) -> str:
    parts = [_("vmbo {year}").format(year=vmbo)] if vmbo else []
    parts += [_("mbo {year}").format(year=mbo)] if mbo else []
    return " + ".join(parts) or "–"


def _kerntaak(sheet: FigureSheet, row: int, line: Timeline, kerntaak: str, axis: _Axis) -> None:
    """Write the heading of a kerntaak, with how many of the items that are taught in a period were had."""
    name = shortened(kerntaak or _("(no heading)"), 100)
    band = {**styles.CELL, "bold": True, "bg_color": styles.VMBO_TINT, "top": 1, "indent": 0}
    sheet.across(row, _ITEM, _STATUS, name, band)
    for place in axis.places:
        statuses = line.taught.get((kerntaak, place), ())
        text = f"{_had(statuses)}/{len(statuses)}" if statuses else ""
        look = {**band, "align": "center", "font_size": 8, **axis.edge(place)}
        sheet.text(row, axis.column(place), text, look)
    sheet.blank(row, axis.last_column, band)
    sheet.fit(row, [(name, sum(_WIDTHS))])


def _had(statuses: tuple[Status, ...]) -> int:
    return sum(status == "had" for status in statuses)


def _item(sheet: FigureSheet, row: int, line: Line, axis: _Axis) -> None:
    goal, status = line.item.goal, line.item.status
    text = f"{goal.code} {shortened(goal.text, 110)}".strip()
    met = [goal.code or shortened(goal.text, 30) for goal in line.item.met]
    codes = "\n".join(met if len(met) <= _CODES else [*met[: _CODES - 1], _("and {n} more").format(n=len(met) - _CODES + 1)])
    sheet.text(row, _ITEM, text, styles.CELL, indent=0)
    sheet.text(row, _VMBO, codes, styles.CELL, indent=0, font_size=9)
    sheet.text(row, _STATUS, status_name(status), status_look(status))
    for place in axis.places:
        sides = "+".join(letter for letter, places in (("V", line.vmbo), ("M", line.mbo)) if place in places)
        base = {**styles.CELL, "align": "center", "indent": 0, "font_size": 9, **axis.edge(place)}
        sheet.text(row, axis.column(place), sides, {**base, **_MARKS.get(sides, {}), "bold": bool(sides)})
    look = MEETING_LOOKS[line.meeting]
    meaning = f"{look.sign} {_(look.name)}"
    sheet.text(row, axis.last_column, meaning, styles.CELL, bg_color=look.background, font_color=look.ink)
    sheet.fit(row, [(text, _WIDTHS[_ITEM]), (codes, _WIDTHS[_VMBO]), (meaning, _MEETING)])
