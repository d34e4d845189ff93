"""Per module of the vmbo: coverage in three parts, a heat map against the kerntaken, a chart; and the same per leerweg."""

from collections.abc import Mapping
from itertools import islice
from typing import Final

from xlsxwriter.worksheet import Worksheet

from overlap.analysis import Coverage, Heatmap, Share, coverage, heatmap
from overlap.locale import gettext as _
from overlap.model import Comparison
from overlap.workbook.xlsx import styles
from overlap.workbook.xlsx.book import Book, height, shortened

_MOST_MODULES = 12  # rows that one screen holds
_MOST_KERNTAKEN = 10
_NAME_WIDTH = 36
_CHART: Final = (440, 7)  # width in pixels, and in columns when printed
_FAINT = "0.05"  # shares below this are shown as a dot


def set_columns(sheet: Worksheet, comparison: Comparison, first: int, least: int) -> int:
    """Set the widths of the columns of the kerntaken; how many columns there are."""
    count = min(_MOST_KERNTAKEN, len({goal.module for goal in comparison.mbo.goals}))
    columns = max(least, count)
    sheet.set_column(first, first + columns - 1, 9 if columns > 6 else 11)
    return columns


def write(
    book: Book, sheet: Worksheet, comparison: Comparison, row: int, first: int, columns: int, *, chart_row: int
) -> tuple[int, int]:
    """Write the tables from ``row`` on, the kerntaken from column ``first`` on, and the chart to the right of it all.

    Returns:
        The last row used, and the number of columns that the chart takes to the right of the kerntaken.
    """
    found, heat = coverage(comparison, "vmbo"), heatmap(comparison)
    kerntaken = heat.kerntaken[:_MOST_KERNTAKEN]
    title = _("Which share of the vmbo goals overlaps with which kerntaak?")
    if len(heat.kerntaken) > len(kerntaken):
        title += " " + _("(the first {n} of {all})").format(n=len(kerntaken), all=len(heat.kerntaken))
    look = book.format(styles.head(styles.MBO), align="left")
    sheet.merge_range(row, first, row, first + max(columns, 2) - 1, title, look)
    head = row + 1
    _heads(book, sheet, head, first, kerntaken)
    rows = _rows(found.modules, heat)
    for n, (name, share, line) in enumerate(rows, 1):
        _line(book, sheet, head + n, name, share)
        for column, part in enumerate(line[: len(kerntaken)], first):
            look = book.format(styles.CENTRED, num_format=f'[<{_FAINT}]"·";0%')
            sheet.write_number(head + n, column, round(part, 4), look)
    last = head + len(rows)
    _colours(sheet, head + 1, first, last, first + len(kerntaken) - 1)
    _line(book, sheet, last + 1, _("Total"), found.total, bold=True, top=1)
    _had(book, sheet, last + 1, first, coverage(comparison, "mbo"), kerntaken)
    below = _levels(book, sheet, last + 4, found.levels)
    _chart(book, sheet, head, last, found, (chart_row, first + columns))
    return max(below, last + 2), _CHART[1]


def _heads(book: Book, sheet: Worksheet, row: int, first: int, kerntaken: tuple[str, ...]) -> None:
    heads = (
        (_("vmbo module"), styles.VMBO),
        (_("goals"), styles.VMBO),
        (_("overlap"), styles.OVERLAP),
        (_("related only"), styles.RELATED),
        (_("gap"), styles.GAP),
        (_("without proposal"), styles.VMBO),
    )
    for n, (text, colour) in enumerate(heads, 1):
        sheet.write_string(row, n, text, book.format(styles.head(colour), align="right" if n > 1 else "left"))
    for n, name in enumerate(kerntaken):
        text = shortened(name or _("(no heading)"), 40)
        sheet.write_string(row, first + n, text, book.format(styles.head(styles.MBO), font_size=8, align="center", indent=0))
    sheet.set_row(row, 58)


def _rows(modules: Mapping[str, Share], heat: Heatmap) -> list[tuple[str, Share, tuple[float, ...]]]:
    """Name, coverage and shares per kerntaak of each module; the modules that do not fit on a screen taken together."""
    shares = [tuple(heat.share(i, j) for j in range(len(heat.kerntaken))) for i in range(len(heat.modules))]
    rows = [(name or _("(no heading)"), share, line) for (name, share), line in zip(modules.items(), shares, strict=True)]
    if len(rows) <= _MOST_MODULES:
        return rows
    kept, rest = rows[: _MOST_MODULES - 1], rows[_MOST_MODULES - 1 :]
    goals = sum(share.goals for _name, share, _line in rest)
    together = Share(
        goals,
        sum(share.overlap for _name, share, _line in rest),
        sum(share.related for _name, share, _line in rest),
        sum(share.proposed for _name, share, _line in rest),
    )
    line = tuple(sum(s.goals * shares[j] for _n, s, shares in rest) / goals for j in range(len(heat.kerntaken)))
    return [*kept, (_("the other {n} modules together").format(n=len(rest)), together, line)]


def _line(book: Book, sheet: Worksheet, row: int, name: str, share: Share, **look: object) -> None:
    text = shortened(name, 70)
    sheet.write_string(row, 1, text, book.format(styles.CELL, **look))
    sheet.set_row(row, height([(text, _NAME_WIDTH)]))
    sheet.write_number(row, 2, share.goals, book.format(styles.WHOLE, **look))
    for column, number in enumerate((share.overlap, share.related, share.gap), 3):
        sheet.write_number(row, column, round(share.part(number), 4), book.format(styles.PERCENT, **look))
    sheet.write_number(row, 6, share.goals - share.proposed, book.format(styles.WHOLE, **look))


def _colours(sheet: Worksheet, top: int, left: int, bottom: int, right: int) -> None:
    """One hue from white to blue: the darker the more, also in grey; the number stands in the cell."""
    scale = {
        "type": "2_color_scale",
        "min_type": "num",
        "max_type": "num",
        "min_value": 0,
        "max_value": 0.8,
        "min_color": styles.PAPER,
        "max_color": styles.HEAT,
    }
    sheet.conditional_format(top, left, bottom, right, scale)


def _had(book: Book, sheet: Worksheet, row: int, first: int, mbo: Coverage, kerntaken: tuple[str, ...]) -> None:
    """Below the heat map, from the other side: which share of each kerntaak pupils have had."""
    for n, name in enumerate(kerntaken):
        share = mbo.modules[name]
        look = book.format(styles.CENTRED, bold=True, top=1, num_format="0%", font_color=styles.MBO)
        sheet.write_number(row + 1, first + n, round(share.part(share.overlap), 4), look)
    look = book.format(styles.BASE, bold=True, font_color=styles.MBO, align="right")
    text = _("seen from the mbo: share of this kerntaak that pupils have had →")
    sheet.merge_range(row + 1, 1, row + 1, 6, text, look)


def _levels(book: Book, sheet: Worksheet, row: int, levels: Mapping[str, Share]) -> int:
    """The same columns per leerweg, where goals have leerwegen that differ. The last row used."""
    if len({share.goals for share in levels.values()}) < 2:
        return row - 1
    sheet.write_string(row, 1, _("Per leerweg"), book.format(styles.head(styles.VMBO)))
    for column in range(2, 7):
        sheet.write_blank(row, column, None, book.format(styles.head(styles.VMBO)))
    for n, (level, share) in enumerate(islice(levels.items(), 6), 1):
        _line(book, sheet, row + n, level, share)
    return row + min(6, len(levels))


def _chart(book: Book, sheet: Worksheet, head: int, last: int, found: Coverage, place: tuple[int, int]) -> None:
    """A bar per module in three parts, with its upper left corner in the cell at ``place``."""
    name = _("Coverage per vmbo module")
    chart = book.file.add_chart({"type": "bar", "subtype": "percent_stacked", "name": name})
    page = sheet.get_name()
    for values, colour in ((3, styles.OVERLAP), (4, styles.RELATED), (5, styles.GAP)):
        chart.add_series(
            {
                "name": [page, head, values],
                "categories": [page, head + 1, 1, last, 1],
                "values": [page, head + 1, values, last, values],
                "fill": {"color": colour},
                "border": {"color": styles.PAPER, "width": 0.75},
                "gap": 45,
            }
        )
    chart.set_title({"name": name, "name_font": {"size": 11, "bold": True, "color": styles.INK}})
    chart.set_y_axis({"reverse": True, "num_font": {"size": 8, "name": styles.FONT}, "line": {"none": True}})
    lines = {"visible": True, "line": {"color": styles.GAP}}
    chart.set_x_axis({"num_format": "0%", "major_unit": 0.25, "num_font": {"size": 8}, "major_gridlines": lines})
    chart.set_legend({"position": "bottom", "font": {"size": 9}})
    chart.set_chartarea({"border": {"none": True}})
    chart.set_size({"width": _CHART[0], "height": max(380, 110 + 36 * (last - head))})
    modules = "; ".join(
        f"{shortened(module or '–', 60)}: {share.part(share.overlap):.0%}" for module, share in found.modules.items()
    )
    alt = _("Bar chart with the share of overlap per part of the programme. {modules}").format(modules=modules)
    options = {"description": shortened(alt, 1000), "object_position": 2, "x_offset": 12}
    sheet.insert_chart(*place, chart, options)
