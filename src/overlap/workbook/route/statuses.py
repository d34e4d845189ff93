"""What the sheets of a route share: the four statuses in words, signs and colours, moments in words, and headings."""

from collections.abc import Iterable, Mapping
from typing import Final, NamedTuple

from overlap.analysis.route.route import Choice, Route, Status
from overlap.locale import gettext as _
from overlap.locale import mark
from overlap.model import Moment
from overlap.workbook.xlsx import styles
from overlap.workbook.xlsx.figures import FigureSheet
from overlap.workbook.xlsx.fitting import shortened
from overlap.workbook.xlsx.styles import Properties


class StatusLook(NamedTuple):
    """How a status is shown: a sign and a word (to be translated), background and text."""

    sign: str
    word: str
    background: str
    ink: str


# the sign and the word say it too, and light to dark differs in grey
LOOKS: Final[Mapping[Status, StatusLook]] = {
    "had": StatusLook("●", mark("had"), "#1F4E79", "#FFFFFF"),
    "partly": StatusLook("◐", mark("partly"), "#9DC3E6", styles.INK),
    "doubt": StatusLook("?", mark("doubt"), "#FFE699", "#4A3800"),
    "new": StatusLook("○", mark("new"), "#F2F2F2", "#3B3B3B"),
}
# what a short route would have to do with it: a proposal
TO_DO: Final[Mapping[Status, str]] = {
    "had": mark("exemption possible: to be confirmed"),
    "partly": mark("check first: what is missing?"),
    "doubt": mark("check first: was it had?"),
    "new": mark("to follow"),
}


def status_name(status: Status) -> str:
    """Give the sign and the word of a status: "○ new"."""
    return f"{LOOKS[status].sign} {_(LOOKS[status].word)}"


def status_look(status: Status) -> Properties:
    """Give the look of a cell with this status."""
    return {**styles.CELL, "bg_color": LOOKS[status].background, "font_color": LOOKS[status].ink}


def status_head(status: Status) -> Properties:
    """Give the look of the header above numbers of a status."""
    colours = {"bg_color": LOOKS[status].background, "font_color": LOOKS[status].ink}
    return {**styles.HEAD, **colours, "align": "right", "indent": 0}


def moment_name(moment: Moment) -> str:
    """Give year and period in words: "year 1 period 2"."""
    if moment.period is None:
        return _("year {year}").format(year=moment.year)
    return _("year {year} period {period}").format(year=moment.year, period=moment.period)


def moments_short(moments: Iterable[Moment]) -> str:
    """Give moments in little room: "1.2, 1.4" for period 2 and 4 of year 1."""
    return ", ".join(f"{moment.year}.{moment.period}" if moment.period else str(moment.year) for moment in moments)


def choice_name(choice: Choice) -> str:
    """Give the number and the name of a choice: "1 Helpende"."""
    return f"{choice.number} {choice.name}"


def title(route: Route) -> str:
    """Give the name of the vmbo programme, and the leerweg where one was chosen."""
    name = shortened(route.vmbo.title, 110)
    return _("{name}, leerweg {leerweg}").format(name=name, leerweg=route.settings.leerweg) if route.settings.leerweg else name


def caution() -> str:
    """Give the sentence for every sheet that somebody might take for a decision."""
    return _(
        "A proposal, made by a computer from texts. What is exempted or shortened, teachers and the examencommissie decide, "
        "pupil by pupil."
    )


def choice_heading(sheet: FigureSheet, row: int, choice: Choice, last: int) -> None:
    """Write the name of a choice across the columns A to ``last``."""
    look = {**styles.head(styles.BETWEEN), "font_size": 12}
    sheet.across(row, 0, last, shortened(choice_name(choice), 120), look)
    sheet.high(row, 22)
