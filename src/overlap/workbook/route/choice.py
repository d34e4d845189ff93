"""The first sheet: the kwalificaties beside one another, best first, for a pupil, decaan or team to choose."""

from typing import Final

from xlsxwriter.worksheet import Worksheet

from overlap.analysis.route.moments import AFTER_VMBO
from overlap.analysis.route.route import STATUSES, Choice, Route, counts
from overlap.analysis.route.timeline import MEETINGS, timeline
from overlap.locale import gettext as _
from overlap.matching.calibration import weights
from overlap.workbook.xlsx import styles
from overlap.workbook.xlsx.book import Book, height, shortened
from overlap.workbook.xlsx.figures import KINDS, fit_lines, top

from .drawn_timeline import MEETING_LOOKS, meeting_name
from .statuses import LOOKS, caution, choice_name, numbers, status_head, status_name, title

_WIDTHS: Final = (5, 36, 13, 9, 9, 9, 9, 9, 10, 13, 10, 9, 8, 10, 10, 9, 12)
_NAME, _ITEMS, _STATUS, _ESTIMATE, _BETWEEN, _FIT, _BACK, _DECIDED = 1, 3, 4, 8, 9, 12, 13, 16
_MOST: Final = 12  # bars of the chart


def write(book: Book, route: Route, name: str) -> None:
    """Write the sheet."""
    sheet = book.sheet(name, colour=styles.VMBO)
    for column, width in enumerate(_WIDTHS):
        sheet.set_column(column, column, width)
    lines = _lines(route)
    top(book, sheet, _("Choosing a route: {name}").format(name=title(route)), lines, _DECIDED)
    fit_lines(sheet, lines, sum(_WIDTHS))
    sheet.write_string(1, 0, lines[0], book.format(styles.WRAPPED, font_size=12, bold=True))
    sheet.write_string(len(lines), 0, lines[-1], book.format(styles.NOTE, font_size=11.5, font_color=styles.CAUTION))
    head = len(lines) + 3
    _heads(book, sheet, head)
    for n, choice in enumerate(route.choices, head + 1):
        _line(book, sheet, n, choice)
    last = head + len(route.choices)
    row = _meanings(book, sheet, last + 2, several=len(route.choices) > 1)
    row = _meetings(book, sheet, row + 1, route)
    _chart(book, sheet, head, min(last, head + _MOST), row + 1, route)
    if len(route.choices) > _MOST:
        sheet.freeze_panes(head + 1, 2)
    sheet.repeat_rows(head - 1, head)


def _lines(route: Route) -> list[str]:
    best = route.choices[0]
    found, (low, high) = counts(best.items), best.mbo.between
    text = _(
        "Of {name} a pupil has had an estimated {had:.0%} (reckon with {low:.0%} to {high:.0%}). Of its {items} items {new} are "
        "new, {check} are to be checked, {had_items} have probably been had."
    )
    had = best.mbo.total.part(best.mbo.total.overlap)
    values = {"had": had, "low": low, "high": high, "items": len(best.items), "new": found["new"], "had_items": found["had"]}
    lines = [text.format(name=best.name, check=found["partly"] + found["doubt"], **values)]
    judged = sum(choice.decided for choice in route.choices)
    if route.decisions:
        proposed = sum(choice.proposed for choice in route.choices)
        text = _("Groups have decided {n} of the {of} proposed pairs; those count as decided, the rest as proposed.")
        lines.append(text.format(n=judged, of=proposed))
    else:
        lines.append(_("No group has decided anything yet in this overview: everything is an estimate."))
    if route.mbo_from != AFTER_VMBO:
        text = _("Mbo year 1 runs at the same time as vmbo year {year}: had means had by the end of the vmbo. See the timeline.")
        lines.append(text.format(year=route.mbo_from))
    lines.append(caution())
    return lines


def _heads(book: Book, sheet: Worksheet, head: int) -> None:
    groups = (
        (_ITEMS, _STATUS + 3, _("items of the mbo"), styles.MBO),
        (_ESTIMATE, _FIT - 1, _("share of the items, estimated"), styles.MBO),
        (_BACK, _BACK + 2, _("does the vmbo come back?"), styles.VMBO),
    )
    for first, last, text, colour in groups:
        sheet.merge_range(head - 1, first, head - 1, last, text, book.format(styles.head(colour), align="center", indent=0))
    texts = [_("No."), _("kwalificatie or keuzedeel"), _("kind"), _("items"), *map(status_name, STATUSES)]
    texts += [_("had already"), _("reckon with"), _("related only"), _("gap"), _("fit")]
    texts += [_("overlap"), _("related only"), _("gap"), _("pairs decided")]
    for n, text in enumerate(texts):
        colour = styles.VMBO if _BACK <= n < _DECIDED else styles.BETWEEN if n in (_FIT, _DECIDED) else styles.MBO
        look = {**styles.head(colour), "align": "left" if n in (_NAME, _NAME + 1) else "right", "indent": 0}
        if _STATUS <= n < _ESTIMATE:
            look = status_head(STATUSES[n - _STATUS])
        sheet.write_string(head, n, text, book.format(look))
    sheet.set_row(head, 32)


def _line(book: Book, sheet: Worksheet, row: int, choice: Choice) -> None:
    total, back = choice.mbo.total, choice.vmbo.total
    low, high = choice.mbo.between
    name = shortened(choice.name, 110)
    sheet.write_string(row, 0, choice.number, book.format(styles.CELL, indent=0))
    sheet.write_string(row, _NAME, name, book.format(styles.CELL, bold=True, indent=0))
    sheet.write_string(row, _NAME + 1, _(KINDS[choice.kind]), book.format(styles.CELL, indent=0))
    numbers(book, sheet, row, _ITEMS, [len(choice.items), *counts(choice.items).values()], styles.WHOLE)
    sheet.write_number(row, _ESTIMATE, round(total.part(total.overlap), 4), book.format(styles.PERCENT, bold=True))
    sheet.write_string(row, _BETWEEN, f"{low:.0%} – {high:.0%}", book.format(styles.CELL, align="right", indent=0))
    numbers(book, sheet, row, _BETWEEN + 1, [total.part(total.related), total.part(total.gap)], styles.PERCENT)
    if choice.fit:
        sheet.write_number(row, _FIT, round(choice.fit.fit, 4), book.format(styles.WHOLE, num_format="0.0"))
    else:
        sheet.write_string(row, _FIT, "–", book.format(styles.CELL, align="right"))
    numbers(book, sheet, row, _BACK, [back.part(n) for n in (back.overlap, back.related, back.gap)], styles.PERCENT)
    decided = _("{n} of {of}").format(n=choice.decided, of=choice.proposed)
    sheet.write_string(row, _DECIDED, decided, book.format(styles.CELL, align="right", indent=0))
    sheet.set_row(row, height([(name, _WIDTHS[_NAME])], least=2))


def _meanings(book: Book, sheet: Worksheet, row: int, *, several: bool) -> int:
    """What the words mean; the row below."""
    sheet.write_string(row, 0, _("What the words mean"), book.format(styles.SUBTITLE))
    texts = {
        "had": _("A vmbo goal probably has all of it. A group or the examencommissie confirms it, for instance as exemption."),
        "partly": _("A vmbo goal probably has a part of it, or the mbo goes on at a higher level: what is still missing?"),
        "doubt": _("Perhaps had: the texts do not tell. A group or an intake looks at it (EVC, vrijstelling)."),
        "new": _("Nothing in the vmbo programme looks like it: to follow in any route."),
    }
    for n, status in enumerate(STATUSES, row + 1):
        _sign, _word, background, ink = LOOKS[status]
        look = book.format(styles.CELL, bg_color=background, font_color=ink, bold=True)
        sheet.merge_range(n, 0, n, 0 + 1, status_name(status), look)
        sheet.merge_range(n, 2, n, _DECIDED, texts[status], book.format(styles.CELL))
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
        sheet.merge_range(row, 0, row, _DECIDED, text, book.format(styles.NOTE))
        sheet.set_row(row, height([(text, sum(_WIDTHS) * 0.9)]))
        row += 1
    return row


def _meetings(book: Book, sheet: Worksheet, row: int, route: Route) -> int:
    """Per choice with a timeline how many items meet how; the row below."""
    lines = [(choice, found) for choice in route.choices if (found := timeline(route, choice))]
    sheet.write_string(row, 0, _("In time"), book.format(styles.SUBTITLE))
    if not lines:
        text = _("When vmbo and mbo teach something is not known here: add the PTA (--pta) and the OER (--oer) for a timeline.")
        sheet.merge_range(row + 1, 0, row + 1, _DECIDED, text, book.format(styles.NOTE))
        return row + 2
    for choice, found in lines:
        row += 1
        parts = [f"{MEETING_LOOKS[m][0]} {meeting_name(m)}: {found.count(m)}" for m in MEETINGS if found.count(m)]
        text = _("{name}: {parts}. See the sheet {sheet}.")
        text = text.format(name=choice_name(choice), parts="; ".join(parts), sheet=_("Timeline"))
        sheet.merge_range(row, 0, row, _DECIDED, text, book.format(styles.WRAPPED))
        sheet.set_row(row, height([(text, sum(_WIDTHS) * 0.9)]))
    return row + 1


def _chart(book: Book, sheet: Worksheet, head: int, last: int, row: int, route: Route) -> None:
    """A bar per choice in four parts."""
    name = _("What a pupil has had, per kwalificatie")
    chart = book.file.add_chart({"type": "bar", "subtype": "percent_stacked", "name": name})
    page = sheet.get_name()
    for n, status in enumerate(STATUSES, _STATUS):
        chart.add_series(
            {
                "name": [page, head, n],
                "categories": [page, head + 1, _NAME, last, _NAME],
                "values": [page, head + 1, n, last, n],
                "fill": {"color": LOOKS[status][2]},
                "border": {"color": styles.SOFT, "width": 0.5},
                "gap": 45,
                "data_labels": {"value": True, "font": {"color": LOOKS[status][3], "size": 9}},
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
    parts = [", ".join(f"{_(LOOKS[s][1])} {n}" for s, n in counts(choice.items).items()) for choice in shown]
    said = "; ".join(f"{shortened(choice.name, 60)}: {text}" for choice, text in zip(shown, parts, strict=True))
    alt = _("Bar chart with what was had per kwalificatie, in items. {said}").format(said=said)
    sheet.insert_chart(row, 0, chart, {"description": shortened(alt, 1000), "object_position": 2, "y_offset": 6})
