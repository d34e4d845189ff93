"""Per module of the vmbo: coverage in three parts, a heat map against the kerntaken, a chart; and the same per leerweg."""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import islice
from typing import Final

from overlap.analysis import Coverage, Heatmap, Share, coverage, heatmap
from overlap.locale import gettext as _
from overlap.model import Comparison
from overlap.workbook.form.form import FormSheet
from overlap.workbook.xlsx import styles
from overlap.workbook.xlsx.charts import BarPart, StackedBars
from overlap.workbook.xlsx.fitting import least_width, shortened

# the columns of the sheet, the same for every block: name, goals, parts of coverage, and a column per kerntaak
NAME, GOALS, OVERLAP, RELATED, GAP, OPEN, _SPACE, KERNTAKEN = range(1, 9)
WIDTHS: Final = (2, 36, 8, 10, 10, 10, 10, 2)  # characters; those of the kerntaken follow from how many there are
PARTS: Final = (styles.OVERLAP, styles.RELATED, styles.GAP)  # the same colours in tables and chart
LEAST: Final = 5  # columns that are kept for kerntaken, however few there are
KERNTAAK: Final = 11  # characters: about as wide as the column of a kerntaak is
_MOST_MODULES: Final = 12  # rows that one screen holds
_MOST_KERNTAKEN: Final = 10
_MOST_LEVELS: Final = 6
_FEW, _WIDE, _NARROW = 6, 12, 11  # up to so many columns of kerntaken are wide (characters), more are narrow
_WIDEST: Final = 17.0  # characters of such a column, for a long word
_NAME: Final = 70  # characters of a module
_KERNTAAK: Final = 40  # and of a kerntaak in a header
_HEADER: Final = 64.0  # points of the row with headers
_HEADER_SIZE: Final = 9  # points of the kerntaken in it
_FAINT: Final = "0.05"  # shares below this are shown as a dot
_DARKEST: Final = 0.8  # shares from here on have the darkest colour
_LEAST_HEIGHT, _AROUND_BARS, _PER_BAR = 320, 110, 36  # pixels
_PER_CHARACTER, _PER_COLUMN = 7, 5  # pixels of a column: for each character of its width, and besides
_PIXELS_OF_ROW: Final = 20
_ALT_NAME: Final = 60  # characters of a module in the text beside the chart


@dataclass(frozen=True, slots=True)
class Modules:
    """The blocks of the sheet Overview with a row per module."""

    sheet: FormSheet
    comparison: Comparison

    @property
    def columns(self) -> int:
        """How many columns there are for kerntaken."""
        return max(LEAST, min(_MOST_KERNTAKEN, len({goal.module for goal in self.comparison.mbo.goals})))

    @property
    def last_column(self) -> int:
        """The last of those columns."""
        return KERNTAKEN + self.columns - 1

    @property
    def width(self) -> float:
        """How wide each of those columns is, in characters: so that long words in their headers stay whole, if they can."""
        words = (word for name in self._headers for word in name.split())
        return max(_NARROW if self.columns > _FEW else _WIDE, min(_WIDEST, least_width(words, _HEADER_SIZE)))

    @property
    def _headers(self) -> list[str]:
        """What stands above those columns."""
        kerntaken = dict.fromkeys(goal.module for goal in self.comparison.mbo.goals)
        return [shortened(name or _("(no heading)"), _KERNTAAK) for name in islice(kerntaken, _MOST_KERNTAKEN)]

    def set_widths(self) -> None:
        """Set the widths of the columns of the kerntaken."""
        self.sheet.wide(KERNTAKEN, self.last_column, self.width)

    def write(self, row: int) -> int:
        """Write the tables from ``row`` on, and the chart below the heat map, so that a page is no wider than that.

        Returns:
            The last row used.
        """
        covered, heat = coverage(self.comparison, "vmbo"), heatmap(self.comparison)
        kerntaken = heat.kerntaken[:_MOST_KERNTAKEN]
        title = _("Which share of the vmbo goals overlaps with which kerntaak?")
        if len(heat.kerntaken) > len(kerntaken):
            title += " " + _("(the first {n} of {all})").format(n=len(kerntaken), all=len(heat.kerntaken))
        self.sheet.across(row, KERNTAKEN, self.last_column, title, styles.head(styles.MBO), align="left")
        head = row + 1
        self._heads(head)
        rows = _rows(covered.modules, heat)
        last = head + len(rows)
        for n, (name, share, line) in enumerate(rows, head + 1):
            self._line(n, name, share)
            shares = [round(part, 4) for part in line[: len(kerntaken)]]
            self.sheet.numbers(n, KERNTAKEN, shares, styles.CENTRED, num_format=f'[<{_FAINT}]"·";0%')
        self._colours((head + 1, KERNTAKEN, last, KERNTAKEN + len(kerntaken) - 1))
        self._line(last + 1, _("Total"), covered.total, bold=True, top=1)
        self._had(last + 2, coverage(self.comparison, "mbo"), kerntaken)
        below = self._levels(last + 4, covered.levels)
        chart = self._chart(head, last, covered)
        chart.put(self.sheet, last + 4, KERNTAKEN)
        return max(below, last + 4 + -(-chart.size[1] // _PIXELS_OF_ROW))

    def _heads(self, row: int) -> None:
        heads = (
            (_("vmbo module"), styles.VMBO),
            (_("goals"), styles.VMBO),
            (_("overlap"), styles.OVERLAP),
            (_("related only"), styles.RELATED),
            (_("gap"), styles.GAP),
            (_("without proposal"), styles.VMBO),
        )
        for column, (text, colour) in enumerate(heads, NAME):
            self.sheet.text(row, column, text, styles.head(colour), align="left" if column == NAME else "right")
        self.sheet.heads(row, KERNTAKEN, self._headers, styles.MBO, font_size=_HEADER_SIZE, align="center", indent=0)
        self.sheet.high(row, _HEADER)

    def _line(self, row: int, name: str, share: Share, **look: object) -> None:
        """Write name, goals and coverage of a module, a leerweg or the whole."""
        text = shortened(name, _NAME)
        self.sheet.text(row, NAME, text, styles.CELL, **look)
        self.sheet.fit(row, [(text, WIDTHS[NAME])])
        self.sheet.number(row, GOALS, share.goals, styles.WHOLE, **look)
        for column, number in ((OVERLAP, share.overlap), (RELATED, share.related), (GAP, share.gap)):
            self.sheet.number(row, column, round(share.part(number), 4), styles.PERCENT, **look)
        self.sheet.number(row, OPEN, share.goals - share.proposed, styles.WHOLE, **look)

    def _colours(self, cells: tuple[int, int, int, int]) -> None:
        """Colour shares in one hue from white to blue: the darker the more, also in grey; the number stands in the cell."""
        scale = {
            "type": "2_color_scale",
            "min_type": "num",
            "max_type": "num",
            "min_value": 0,
            "max_value": _DARKEST,
            "min_color": styles.PAPER,
            "max_color": styles.HEAT,
        }
        self.sheet.rule(cells, scale)

    def _had(self, row: int, mbo: Coverage, kerntaken: tuple[str, ...]) -> None:
        """Write below the heat map, from the other side, which share of each kerntaak pupils have had."""
        shares = [round(share.part(share.overlap), 4) for share in (mbo.modules[name] for name in kerntaken)]
        look = {"bold": True, "top": 1, "num_format": "0%", "font_color": styles.MBO}
        self.sheet.numbers(row, KERNTAKEN, shares, styles.CENTRED, **look)
        text = _("seen from the mbo: share of this kerntaak that pupils have had →")
        self.sheet.across(row, NAME, OPEN, text, styles.BASE, bold=True, font_color=styles.MBO, align="right")

    def _levels(self, row: int, levels: Mapping[str, Share]) -> int:
        """Write the same columns per leerweg, where goals have leerwegen that differ. Give the last row used."""
        if len({share.goals for share in levels.values()}) < 2:
            return row - 1
        self.sheet.text(row, NAME, _("Per leerweg"), styles.head(styles.VMBO))
        self.sheet.blanks(row, GOALS, OPEN, styles.head(styles.VMBO))
        for n, (level, share) in enumerate(islice(levels.items(), _MOST_LEVELS), row + 1):
            self._line(n, level, share)
        return row + min(_MOST_LEVELS, len(levels))

    def _chart(self, head: int, last: int, covered: Coverage) -> StackedBars:
        """Give the chart: a bar per module in three parts, as wide as the heat map, for print stops where that does."""
        modules = "; ".join(
            f"{shortened(module or '–', _ALT_NAME)}: {share.part(share.overlap):.0%}" for module, share in covered.modules.items()
        )
        return StackedBars(
            title=_("Coverage per vmbo module"),
            head=head,
            last=last,
            label=NAME,
            parts=[BarPart(column, colour) for column, colour in zip((OVERLAP, RELATED, GAP), PARTS, strict=True)],
            size=(
                round(self.columns * (_PER_CHARACTER * self.width + _PER_COLUMN)),
                max(_LEAST_HEIGHT, _AROUND_BARS + _PER_BAR * (last - head)),
            ),
            alt=_("Bar chart with the share of overlap per part of the programme. {modules}").format(modules=modules),
        )


def _rows(modules: Mapping[str, Share], heat: Heatmap) -> list[tuple[str, Share, tuple[float, ...]]]:
    """Give name, coverage and shares per kerntaak of each module; the modules that do not fit on a screen taken together."""
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
