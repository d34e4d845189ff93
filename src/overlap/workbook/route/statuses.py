"""What the sheets of a route share: the four statuses in words, signs and colours, moments in words, and their tables."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from overlap.analysis.route.route import Choice, Route, Status
from overlap.locale import gettext as _
from overlap.locale import mark
from overlap.model import Moment
from overlap.workbook.xlsx import styles
from overlap.workbook.xlsx.book import Sheet
from overlap.workbook.xlsx.fitting import shortened
from overlap.workbook.xlsx.styles import Properties

# status -> sign, word, background, text: the sign and the word say it too, and light to dark differs in grey
LOOKS: Final[Mapping[Status, tuple[str, str, str, str]]] = {
    "had": ("●", mark("had"), "#1F4E79", "#FFFFFF"),
    "partly": ("◐", mark("partly"), "#9DC3E6", styles.INK),
    "doubt": ("?", mark("doubt"), "#FFE699", "#4A3800"),
    "new": ("○", mark("new"), "#F2F2F2", "#3B3B3B"),
}
# what a short route would have to do with it: a proposal
TO_DO: Final[Mapping[Status, str]] = {
    "had": mark("exemption possible: to be confirmed"),
    "partly": mark("check first: what is missing?"),
    "doubt": mark("check first: was it had?"),
    "new": mark("to follow"),
}


def status_name(status: Status) -> str:
    """Sign and word."""
    sign, word, *_colours = LOOKS[status]
    return f"{sign} {_(word)}"


def status_look(status: Status, **more: object) -> Properties:
    """How a cell with this status looks."""
    _sign, _word, background, text = LOOKS[status]
    return {**styles.CELL, "bg_color": background, "font_color": text, **more}


def status_head(status: Status) -> Properties:
    """The header of a column with numbers of a status."""
    _sign, _word, background, text = LOOKS[status]
    return {**styles.HEAD, "bg_color": background, "font_color": text, "align": "right", "indent": 0}


def moment_name(moment: Moment) -> str:
    """Year and period in words: "jaar 1 periode 2"."""
    if moment.period is None:
        return _("year {year}").format(year=moment.year)
    return _("year {year} period {period}").format(year=moment.year, period=moment.period)


def moments_short(moments: Iterable[Moment]) -> str:
    """Moments in little room: "1.2, 1.4" for period 2 and 4 of year 1."""
    return ", ".join(f"{moment.year}.{moment.period}" if moment.period else str(moment.year) for moment in moments)


def choice_name(choice: Choice) -> str:
    """Number and name of a choice."""
    return f"{choice.number} {choice.name}"


def title(route: Route) -> str:
    """The vmbo programme, and the leerweg where one was chosen."""
    name = shortened(route.vmbo.title, 110)
    return _("{name}, leerweg {leerweg}").format(name=name, leerweg=route.settings.leerweg) if route.settings.leerweg else name


def caution() -> str:
    """What stands on every sheet that somebody might take for a decision."""
    return _(
        "A proposal, made by a computer from texts. What is exempted or shortened, teachers and the examencommissie decide, "
        "pupil by pupil."
    )


def choice_heading(sheet: Sheet, row: int, choice: Choice, last: int) -> None:
    """A line across the sheet with the name of a choice."""
    look = {**styles.head(styles.BETWEEN), "font_size": 12}
    sheet.across(row, 0, last, shortened(choice_name(choice), 120), look)
    sheet.high(row, 22)


def numbers(sheet: Sheet, row: int, first: int, values: Sequence[float], look: Properties) -> None:
    """Numbers beside each other."""
    for n, value in enumerate(values, first):
        sheet.number(row, n, round(value, 4), look)
