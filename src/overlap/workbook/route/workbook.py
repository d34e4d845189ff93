"""A route -> .xlsx: what to choose, what was had, what is left, what an accelerated route holds, and when things meet."""

from typing import Final

from overlap.analysis.route.route import Route
from overlap.analysis.route.timeline import timeline
from overlap.locale import gettext as _
from overlap.locale import mark
from overlap.workbook.form.fields import PENCIL
from overlap.workbook.form.keys import MATRIX
from overlap.workbook.xlsx import styles
from overlap.workbook.xlsx.book import Book

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
    """The workbook, as the bytes of an .xlsx file; the same bytes for the same route and language."""
    timed = any(timeline(route, choice) for choice in route.choices)
    names = {which: _(name) for which, name in SHEETS.items() if timed or which != "timeline"}
    book = Book(_("Route after {name}").format(name=route.vmbo.title)[:200], [*names.values(), _HIDDEN])
    choice.write(book, route, names["choice"])
    kerntaken.write(book, route, names["kerntaken"])
    short_route.write(book, route, names["short"])
    if timed:
        drawn_timeline.write(book, route, names["timeline"])
    items.write(book, route, names["items"])
    account.write(book, route, names["account"])
    hidden = book.sheet(_HIDDEN)
    # known as ours, so that nobody gives it as a programme and --force knows that there is nothing to fill in
    for column, text in enumerate((MATRIX, f"{PENCIL} overlap")):
        hidden.text(0, column, text, styles.BASE)
    hidden.hide()
    return book.content()
