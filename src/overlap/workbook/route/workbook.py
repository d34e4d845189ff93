"""A route -> .xlsx: what to choose, what was had, what is left, what an accelerated route holds, and when things meet."""

from typing import Final

from overlap.analysis.route.route import Route
from overlap.locale import gettext as _
from overlap.locale import mark
from overlap.workbook.form.fields import PENCIL
from overlap.workbook.form.keys import MATRIX
from overlap.workbook.xlsx.figures import FigureBook

from . import account, choice, drawn_timeline, items, kerntaken, short_route

# stable name -> what the sheet is called
SHEETS: Final = {
    "choice": mark("Choice"),
    "kerntaken": mark("Per kerntaak and period"),
    "short": mark("Accelerated route"),
    "timeline": mark("Timeline"),
    "items": mark("Had and new"),
    "account": mark("Account"),
}
_HIDDEN: Final = "_overlap"


def route_workbook(route: Route) -> bytes:
    """Write the workbook of a route: the bytes of an .xlsx file, the same for the same route and language."""
    timed = bool(drawn_timeline.timelines(route))
    names = {which: _(name) for which, name in SHEETS.items() if timed or which != "timeline"}
    book = FigureBook(_("Route after {name}").format(name=route.vmbo.title)[:200], [*names.values(), _HIDDEN])
    choice.write(book, route, names["choice"])
    kerntaken.write(book, route, names["kerntaken"])
    short_route.write(book, route, names["short"])
    if timed:
        drawn_timeline.write(book, route, names["timeline"])
    items.write(book, route, names["items"])
    account.write(book, route, names["account"])
    # known as ours, so that nobody gives it as a programme and --force knows that there is nothing to fill in
    book.sign(_HIDDEN, (MATRIX, f"{PENCIL} overlap"))
    return book.content()
