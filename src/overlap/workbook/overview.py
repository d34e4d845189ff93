"""The sheet with the whole on one screen: coverage both ways in three parts, per module, and how far the group is."""

from xlsxwriter.worksheet import Worksheet

from overlap.analysis import Coverage, Share, coverage, next_to_nothing
from overlap.locale import gettext as _
from overlap.locale import ngettext
from overlap.model import BANDS, Comparison, Side

from . import styles
from .book import Book, height, shortened
from .fields import VERDICTS

_WIDTHS = (50, 8, 10, 12, 10, 13, 3)
_NAME = 60  # characters of a module in the chart


def write(book: Book, comparison: Comparison) -> None:
    """Write the sheet."""
    sheet = book.sheet(_("Overview"), colour=styles.VMBO)
    sheet.fit_to_pages(1, 1)
    for column, width in enumerate(_WIDTHS):
        sheet.set_column(column, column, width)
    sheet.set_column(7, 14, 9)
    sheet.write_string(0, 0, _("Overview"), book.format(styles.TITLE))
    sheet.set_row(0, 30)
    sheet.write_string(1, 0, f"{comparison.vmbo.title}  ↔  {comparison.mbo.title}", book.format(styles.SUBTITLE))
    if next_to_nothing(comparison):
        caution = _("These two programmes have next to nothing in common; the estimates say little then.")
        sheet.write_string(2, 0, caution, book.format(styles.BASE, bold=True, font_color=styles.CAUTION))
    row = _side(book, sheet, comparison, "mbo", 3)
    row = _side(book, sheet, comparison, "vmbo", row + 1)
    row = _progress(book, sheet, comparison, row + 1)
    sheet.print_area(0, 0, row, 14)


def _side(book: Book, sheet: Worksheet, comparison: Comparison, side: Side, row: int) -> int:
    """One side: heading, sentence, table and chart. The first free row below it."""
    found = coverage(comparison, side)
    colour = styles.VMBO if side == "vmbo" else styles.MBO
    sheet.write_string(row, 0, _side_title(side), book.format(styles.SUBTITLE, font_color=colour))
    sentence = in_words(found, side)
    sheet.merge_range(row + 1, 0, row + 1, 5, "", book.format(styles.WRAPPED))
    sheet.write_string(row + 1, 0, sentence, book.format(styles.WRAPPED))
    sheet.set_row(row + 1, height([(sentence, sum(_WIDTHS[:6]))]))
    heads = (
        _("Module") if side == "vmbo" else _("Kerntaak"),
        _("Goals"),
        _("overlap"),
        _("related only"),
        _("gap"),
        _("without proposal"),
    )
    head = row + 2
    for column, text in enumerate(heads):
        sheet.write_string(
            head,
            column,
            text,
            book.format(styles.head(colour), align="left" if column == 0 else "center", indent=1 - bool(column)),
        )
    sheet.set_row(head, 30)
    for n, (name, share) in enumerate(found.modules.items(), 1):
        _share(book, sheet, head + n, name or _("(no heading)"), share)
    last = head + len(found.modules)
    _share(book, sheet, last + 1, _("Total"), found.total, bold=True, top=1)
    chart_rows = _chart(book, sheet, head, last, found)
    return max(last + 2, head + chart_rows)


def _side_title(side: Side) -> str:
    if side == "mbo":
        return _("Seen from mbo: what have pupils had already?")
    return _("Seen from vmbo: what comes back in mbo?")


def in_words(found: Coverage, side: Side) -> str:
    """The figure of one side as a sentence, with its uncertainty."""
    low, high = found.between
    share = found.total.part(found.total.overlap)
    figures = {"share": f"{share:.0%}", "low": f"{low:.0%}", "high": f"{high:.0%}", "n": found.total.goals}
    if side == "mbo":
        text = _("Estimate: {share} of the {n} mbo items overlap with something from the vmbo (reckon with {low} to {high}).")
    else:
        text = _("Estimate: {share} of the {n} vmbo goals overlap with something in the mbo (reckon with {low} to {high}).")
    return text.format(**figures)


def _share(book: Book, sheet: Worksheet, row: int, name: str, share: Share, **look: object) -> None:
    sheet.write_string(row, 0, name, book.format(styles.CELL, **look))
    sheet.set_row(row, height([(name, _WIDTHS[0])]))
    sheet.write_number(row, 1, share.goals, book.format(styles.WHOLE, **look))
    for column, number in enumerate((share.overlap, share.verwant, share.hiaat), 2):
        sheet.write_number(row, column, round(share.part(number), 4), book.format(styles.PERCENT, **look))
    sheet.write_number(row, 5, share.goals - share.proposed, book.format(styles.WHOLE, **look))


def _chart(book: Book, sheet: Worksheet, head: int, last: int, found: Coverage) -> int:
    """A bar per module in three parts, beside the table; how many rows of normal height it takes."""
    chart = book.file.add_chart({"type": "bar", "subtype": "percent_stacked"})
    name = sheet.get_name()
    for column, colour in ((2, styles.OVERLAP), (3, styles.RELATED), (4, styles.GAP)):
        chart.add_series(
            {
                "name": [name, head, column],
                "categories": [name, head + 1, 0, last, 0],
                "values": [name, head + 1, column, last, column],
                "fill": {"color": colour},
                "border": {"color": styles.PAPER, "width": 0.75},
                "gap": 45,
            }
        )
    chart.set_y_axis({"reverse": True, "num_font": {"size": 8, "name": styles.FONT}, "line": {"none": True}})
    chart.set_x_axis(
        {"num_format": "0%", "num_font": {"size": 8}, "major_gridlines": {"visible": True, "line": {"color": styles.GAP}}}
    )
    chart.set_legend({"position": "bottom", "font": {"size": 9}})
    chart.set_title({"none": True})
    chart.set_chartarea({"border": {"none": True}})
    pixels = 76 + 24 * len(found.modules)
    chart.set_size({"width": 520, "height": pixels})
    modules = "; ".join(
        f"{shortened(module or '–', _NAME)}: {share.part(share.overlap):.0%}" for module, share in found.modules.items()
    )
    alt = _("Bar chart with the share of overlap per part of the programme. {modules}").format(modules=modules)
    sheet.insert_chart(head - 1, 7, chart, {"description": shortened(alt, 1000), "object_position": 2})
    return pixels // 20


def _progress(book: Book, sheet: Worksheet, comparison: Comparison, row: int) -> int:
    """How far the group is: counts that follow what is filled in. The last row used."""
    sheet.write_string(row, 0, _("How far are we?"), book.format(styles.SUBTITLE))
    column = book.tables["review"].cells("verdict")
    total = len(comparison.proposed)
    lines = [(_("Judged (of {n} proposed pairs)").format(n=total), f"=COUNTA({column})")]
    lines += [(f"–  {_(text)}", f'=COUNTIF({column},"{_(text)}")') for _name, text in VERDICTS]
    for n, (text, formula) in enumerate(lines, 1):
        look = {"bold": True} if n == 1 else {}
        sheet.write_string(row + n, 0, text, book.format(styles.CELL, **look))
        sheet.write_formula(row + n, 1, formula, book.format(styles.WHOLE, **look), 0)
    words = {"zeker": _("certain"), "waarschijnlijk": _("likely"), "mogelijk": _("possible")}
    counts = [(words[band], sum(p.band == band for p in comparison.proposed)) for band in BANDS]
    text = _("Proposed: {bands}.").format(
        bands=", ".join(ngettext("{n} pair {band}", "{n} pairs {band}", n).format(n=n, band=band) for band, n in counts)
    )
    last = row + len(lines) + 1
    sheet.write_string(last, 0, text, book.format(styles.BASE, font_color=styles.SOFT))
    return last
