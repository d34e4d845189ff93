"""The first sheet: the kwalificaties beside one another, best first, for a pupil, decaan or team to choose."""

from typing import Final

from overlap.analysis.route.moments import AFTER_VMBO
from overlap.analysis.route.route import STATUSES, Choice, Route, counts
from overlap.analysis.route.timeline import MEETINGS
from overlap.analysis.units import kind_name
from overlap.locale import gettext as _
from overlap.matching.calibration import weights
from overlap.workbook.xlsx import styles
from overlap.workbook.xlsx.figures import FigureBook, FigureSheet
from overlap.workbook.xlsx.fitting import shortened

from .drawn_timeline import MEETING_LOOKS, meeting_name, timelines
from .statuses import LOOKS, caution, choice_name, status_head, status_look, status_name, title

_WIDTHS: Final = (5, 36, 13, 9, 9, 9, 9, 9, 10, 13, 10, 9, 8, 10, 10, 9, 12)
_NAME, _ITEMS, _STATUS, _ESTIMATE, _BETWEEN, _FIT, _BACK, _DECIDED = 1, 3, 4, 8, 9, 12, 13, 16
_MOST: Final = 12  # bars of the chart


def write(book: FigureBook, route: Route, name: str) -> None:
    """Write the first sheet: the choices beside one another, what the words mean, and a chart."""
    sheet = book.sheet(name, colour=styles.VMBO)
    sheet.widths(_WIDTHS)
    lines = _lines(route)
    sheet.top(_("Choosing a route: {name}").format(name=title(route)), lines, _WIDTHS)
    sheet.text(1, 0, lines[0], styles.WRAPPED, font_size=12, bold=True)
    sheet.text(len(lines), 0, lines[-1], styles.NOTE, font_size=11.5, font_color=styles.CAUTION)
    head = len(lines) + 3
    _heads(sheet, head)
    for n, choice in enumerate(route.choices, head + 1):
        _choice(sheet, n, choice)
    if route.choices[0].elsewhere.files:
        _elsewhere(sheet, head, route)
    last = head + len(route.choices)
    row = _meanings(sheet, last + 2, several=len(route.choices) > 1)
    row = _meetings(sheet, row + 1, route)
    _chart(sheet, head, min(last, head + _MOST), row + 1, route)
    if len(route.choices) > _MOST:
        sheet.freeze(head + 1, 2)
    sheet.repeat(head - 1, head)


def _lines(route: Route) -> list[str]:
    best = route.choices[0]
    text = _(
        "Of the {items} items of {name} a pupil has had an estimated {had} ({share:.0%}; reckon with {low} to {high}). "
        "New or partly new: {rest}. The table says per status how many there are."
    )
    items, share = len(best.items), best.mbo.total.part(best.mbo.total.overlap)
    had, low, high = (round(items * part) for part in (share, *best.mbo.between))
    lines = [text.format(name=best.name, items=items, had=had, share=share, low=low, high=high, rest=items - had)]
    judged = sum(choice.decided for choice in route.choices)
    if route.decisions:
        proposed = sum(choice.proposed for choice in route.choices)
        text = _("Proposed pairs that groups have judged alike: {n} of {of}; those count as judged, the rest as proposed.")
        lines.append(text.format(n=judged, of=proposed))
    else:
        lines.append(_("No group has judged anything yet in this overview: everything is an estimate."))
    if best.elsewhere.files:
        lines.append(
            _("What other groups decided stands in a column of its own (Elsewhere). No status or estimate counts it in.")
        )
    if route.mbo_from != AFTER_VMBO:
        text = _("Mbo year 1 runs at the same time as vmbo year {year}: had means had by the end of the vmbo. See the timeline.")
        lines.append(text.format(year=route.mbo_from))
    lines.append(caution())
    return lines


def _heads(sheet: FigureSheet, head: int) -> None:
    groups = (
        (_ITEMS, _STATUS + 3, _("items of the mbo"), styles.MBO),
        (_ESTIMATE, _FIT - 1, _("share of the items, estimated"), styles.MBO),
        (_BACK, _BACK + 2, _("does the vmbo come back?"), styles.VMBO),
    )
    for first, last, text, colour in groups:
        sheet.across(head - 1, first, last, text, styles.head(colour), align="center", indent=0)
    texts = [_("No."), _("kwalificatie or keuzedeel"), _("kind"), _("items"), *map(status_name, STATUSES)]
    texts += [_("had already"), _("reckon with"), _("related only"), _("gap"), _("fit")]
    texts += [_("overlap"), _("related only"), _("gap"), _("pairs judged")]
    for n, text in enumerate(texts):
        colour = styles.VMBO if _BACK <= n < _DECIDED else styles.BETWEEN if n in (_FIT, _DECIDED) else styles.MBO
        look = {**styles.head(colour), "align": "left" if n in (_NAME, _NAME + 1) else "right", "indent": 0}
        if _STATUS <= n < _ESTIMATE:
            look = status_head(STATUSES[n - _STATUS])
        sheet.text(head, n, text, look)
    sheet.high(head, 32)


def _choice(sheet: FigureSheet, row: int, choice: Choice) -> None:
    total, back = choice.mbo.total, choice.vmbo.total
    low, high = choice.mbo.between
    name = shortened(choice.name, 110)
    sheet.text(row, 0, choice.number, styles.CELL, indent=0)
    sheet.text(row, _NAME, name, styles.CELL, bold=True, indent=0)
    sheet.text(row, _NAME + 1, kind_name(choice.kind), styles.CELL, indent=0)
    sheet.numbers(row, _ITEMS, [len(choice.items), *counts(choice.items).values()], styles.WHOLE)
    sheet.number(row, _ESTIMATE, round(total.part(total.overlap), 4), styles.PERCENT, bold=True)
    sheet.text(row, _BETWEEN, f"{low:.0%} – {high:.0%}", styles.CELL, align="right", indent=0)
    sheet.numbers(row, _BETWEEN + 1, [total.part(total.related), total.part(total.gap)], styles.PERCENT)
    if choice.fit:
        sheet.number(row, _FIT, round(choice.fit.fit, 4), styles.WHOLE, num_format="0.0")
    else:
        sheet.text(row, _FIT, "–", styles.CELL, align="right")
    sheet.numbers(row, _BACK, [back.part(n) for n in (back.overlap, back.related, back.gap)], styles.PERCENT)
    decided = _("{n} of {of}").format(n=choice.decided, of=choice.proposed)
    sheet.text(row, _DECIDED, decided, styles.CELL, align="right", indent=0)
    sheet.fit(row, [(name, _WIDTHS[_NAME])], least=2)


def _elsewhere(sheet: FigureSheet, head: int, route: Route) -> None:
    """Write a further column with how many items overlap by most of the groups elsewhere that judged them."""
    column = _DECIDED + 1
    sheet.wide(column, column, _WIDTHS[_DECIDED])
    look = {**styles.head(styles.BETWEEN), "align": "right", "indent": 0}
    sheet.text(head, column, _("elsewhere: overlap"), look)
    for row, choice in enumerate(route.choices, head + 1):
        _goals, items = choice.elsewhere.overlapping()
        text = _("{n} of {of}").format(n=items, of=len(choice.items))
        sheet.text(row, column, text, styles.CELL, align="right", indent=0)


def _meanings(sheet: FigureSheet, row: int, *, several: bool) -> int:
    """Write what the words mean; the row below."""
    sheet.text(row, 0, _("What the words mean"), styles.SUBTITLE)
    texts = {
        "had": _("A vmbo goal probably has all of it. A group or the examencommissie confirms it, for instance as exemption."),
        "partly": _("A vmbo goal probably has a part of it, or the mbo goes on at a higher level: what is still missing?"),
        "doubt": _("Perhaps had: the texts do not tell. A group or an intake looks at it (EVC, vrijstelling)."),
        "new": _("Nothing in the vmbo programme looks like it: to follow in any route."),
    }
    for n, status in enumerate(STATUSES, row + 1):
        sheet.across(n, 0, 1, status_name(status), status_look(status), bold=True)
        sheet.across(n, 2, _DECIDED, texts[status], styles.CELL)
    row += len(STATUSES) + 1
    more = _(
        "Had already, related only and gap are estimates over all items; they count small chances too, so they are not "
        "the four numbers before them. In comparisons that the program had not seen, this share was off by {off:.0f} "
        "percentage points on average."
    ).format(off=100 * weights()["covered"]["error"]["mbo"])
    lines = [more]
    if several:
        lines.append(
            _(
                "Fit: (items had + 1) / (items that size alone would give + 1). 1.0 is what a kwalificatie of that size gives "
                "with this vmbo programme on average; best first. A large kwalificatie comes back in more of everything: "
                "that is taken out of it."
            )
        )
    for text in lines:
        sheet.across(row, 0, _DECIDED, text, styles.NOTE)
        sheet.fit(row, [(text, sum(_WIDTHS) * 0.9)])
        row += 1
    return row


def _meetings(sheet: FigureSheet, row: int, route: Route) -> int:
    """Write per choice with a timeline how many items meet how; the row below."""
    lines = timelines(route)
    sheet.text(row, 0, _("In time"), styles.SUBTITLE)
    if not lines:
        text = _("When vmbo and mbo teach something is not known here: add the PTA (--pta) and the OER (--oer) for a timeline.")
        sheet.across(row + 1, 0, _DECIDED, text, styles.NOTE)
        return row + 2
    for line in lines:
        row += 1
        counted = [(meeting, line.count(meeting)) for meeting in MEETINGS]
        parts = [f"{MEETING_LOOKS[meeting].sign} {meeting_name(meeting)}: {n}" for meeting, n in counted if n]
        text = _("{name}: {parts}. See the sheet {sheet}.")
        text = text.format(name=choice_name(line.choice), parts="; ".join(parts), sheet=_("Timeline"))
        sheet.across(row, 0, _DECIDED, text, styles.WRAPPED)
        sheet.fit(row, [(text, sum(_WIDTHS) * 0.9)])
    return row + 1


def _chart(sheet: FigureSheet, head: int, last: int, row: int, route: Route) -> None:
    """Draw a bar per choice in four parts."""
    name = _("What a pupil has had, per kwalificatie")
    chart = sheet.book.chart({"type": "bar", "subtype": "percent_stacked", "name": name})
    page = sheet.name
    for n, status in enumerate(STATUSES, _STATUS):
        chart.add_series(
            {
                "name": [page, head, n],
                "categories": [page, head + 1, _NAME, last, _NAME],
                "values": [page, head + 1, n, last, n],
                "fill": {"color": LOOKS[status].background},
                "border": {"color": styles.SOFT, "width": 0.5},
                "gap": 45,
                "data_labels": {"value": True, "font": {"color": LOOKS[status].ink, "size": 9}},
            }
        )
    chart.set_title({"name": name, "name_font": {"size": 11, "bold": True, "color": styles.INK}})
    chart.set_y_axis({"reverse": True, "num_font": {"size": 9, "name": styles.FONT}, "line": {"none": True}})
    lines = {"visible": True, "line": {"color": styles.GAP}}
    chart.set_x_axis({"num_format": "0%", "major_unit": 0.25, "num_font": {"size": 8}, "major_gridlines": lines})
    chart.set_legend({"position": "bottom", "font": {"size": 9}})
    chart.set_chartarea({"border": {"none": True}})
    chart.set_size({"width": 900, "height": 130 + 34 * (last - head)})
    shown = route.choices[: last - head]
    parts = [", ".join(f"{_(LOOKS[status].word)} {n}" for status, n in counts(choice.items).items()) for choice in shown]
    in_words = "; ".join(f"{shortened(choice.name, 60)}: {text}" for choice, text in zip(shown, parts, strict=True))
    alt = _("Bar chart with what was had per kwalificatie, in items. {said}").format(said=in_words)
    sheet.chart(row, 0, chart, {"description": shortened(alt, 1000), "object_position": 2, "y_offset": 6})
