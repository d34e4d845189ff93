"""A workbook under construction, and the pen that writes on its sheets: every cell, width, rule and print setting.

Nothing else touches XlsxWriter's cells. Looks are given as properties (see `styles`); formats are made of them here, each
once. Texts are always written as texts: what stands in a document never becomes a formula, a link or a number.
"""

import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime
from typing import Any, Final, NamedTuple

from xlsxwriter.chart import Chart
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from overlap.locale import gettext as _
from overlap.locale import language

from . import styles
from .fitting import RichText, height
from .package import File, Paper
from .styles import Properties

CREATED = datetime(2026, 1, 1)  # fixed: the same input gives the same bytes
A3: Final = 8  # papers as XlsxWriter numbers them
A4: Final = 9
_WINDOW: Final = (2400, 1400)  # pixels, wide and high: a workbook opens in a window in which its first sheets can be read
_MARGINS: Final[Mapping[str, float]] = {"left": 0.4, "right": 0.4, "top": 0.6, "bottom": 0.6}  # inches
_NO_GRID: Final = 2  # neither on screen nor on paper
_FOOTER_SIZE: Final = 8  # points
_TITLE_HEIGHT: Final = 30.0  # points of the row of a title, and of one within a sheet
_SUBTITLE_HEIGHT: Final = 22.0


class WrittenRow(NamedTuple):
    """A row in which something was written: its sheet and its number (from 0).

    ``cells`` are the column (from 0) of each cell, what it shows (of a formula its value), and whether it is a formula.
    """

    sheet: str
    row: int
    cells: Sequence[tuple[int, str, bool]]


class Book:
    """An .xlsx being written in memory.

    Sheets named at the start stand in that order, whatever the order they are written in.
    """

    def __init__(self, title: str, sheets: Iterable[str] = ()) -> None:
        """Begin a workbook with this title in its properties, and with these sheets."""
        self._buffer = io.BytesIO()
        options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
        self.file = File(self._buffer, options)
        self.file.set_properties({"title": title, "created": CREATED, "comments": _("Made by overlap"), "category": language()})
        self.file.set_size(*_WINDOW)
        self._formats: dict[tuple[tuple[str, Any], ...], Format] = {}
        self._looks: dict[tuple[tuple[str, Any], ...], Format] = {}  # the same, by properties in the order they came in
        self._reserved = {name: self._added(name) for name in sheets}

    def format(self, properties: Properties, **more: Any) -> Format:
        """Give the format with these properties; the same one for the same properties."""
        look = (*properties.items(), *more.items()) if more else tuple(properties.items())
        form = self._looks.get(look)
        if form is None:
            key = tuple(sorted(dict(look).items()))
            if key not in self._formats:
                self._formats[key] = self.file.add_format(dict(key))
            form = self._looks[look] = self._formats[key]
        return form

    def sheet(self, name: str, *, colour: str | None = None) -> "Sheet":
        """Begin a sheet, set up to print on A4 landscape, as wide as the paper, with page numbers."""
        return Sheet(self, self._worksheet(name, colour))

    def written(self, name: str) -> "Sheet":
        """Give a sheet that was begun before, to write on."""
        return Sheet(self, self.file.get_worksheet_by_name(name))

    def _added(self, name: str) -> Worksheet:
        return self.file.add_worksheet(name, worksheet_class=Paper)

    def _worksheet(self, name: str, colour: str | None) -> Worksheet:
        sheet = self._reserved.pop(name, None) or self._added(name)
        sheet.hide_gridlines(_NO_GRID)
        sheet.set_landscape()
        sheet.set_paper(A4)
        sheet.set_margins(**_MARGINS)
        sheet.fit_to_pages(1, 0)
        name, pages = _("overlap"), _("page {n} of {total}").format(n="&P", total="&N")
        sheet.set_footer(f"&L&{_FOOTER_SIZE}{name}&C&{_FOOTER_SIZE}&A&R&{_FOOTER_SIZE}{pages}")
        if colour:
            sheet.set_tab_color(colour)
        return sheet

    def chart(self, options: Mapping[str, Any]) -> Chart:
        """Begin a chart, to be put on a sheet with `Sheet.chart`."""
        return self.file.add_chart(dict(options))

    def rows(self, *, but: str) -> Iterator[WrittenRow]:
        """Give every row in which something was written, on all sheets but one."""
        strings = list(self.file.str_table.string_table)  # in the order of their numbers
        for worksheet in self.file.worksheets():
            if worksheet.get_name() != but:
                for row, cells in worksheet.table.items():
                    yield WrittenRow(worksheet.get_name(), row, list(_shown(cells, strings)))

    def content(self) -> bytes:
        """Close the workbook and give its bytes."""
        self.file.close()
        return self._buffer.getvalue()


class Sheet:
    """A sheet and the pen to write on it. Rows and columns count from 0, widths in characters, heights in points.

    A look is given as properties, and more of them by name: ``sheet.text(3, 1, "code", styles.CELL, bold=True)``.
    """

    def __init__(self, book: Book, worksheet: Worksheet) -> None:
        """Take a worksheet of the book."""
        self.book = book
        self._paper = worksheet

    @property
    def name(self) -> str:
        """What the sheet is called."""
        return str(self._paper.get_name())

    # cells

    def text(self, row: int, column: int, text: str, look: Properties, **more: Any) -> None:
        """Write a text."""
        self._paper.write_string(row, column, text, self.book.format(look, **more))

    def number(self, row: int, column: int, value: float, look: Properties, **more: Any) -> None:
        """Write a number."""
        self._paper.write_number(row, column, value, self.book.format(look, **more))

    def day(self, row: int, column: int, value: date, look: Properties, **more: Any) -> None:
        """Write a date."""
        moment = datetime(value.year, value.month, value.day)
        self._paper.write_datetime(row, column, moment, self.book.format(look, **more))

    def formula(self, row: int, column: int, formula: str, value: object, look: Properties, **more: Any) -> None:
        """Write a formula, with the value that it has when the workbook is opened."""
        self._paper.write_formula(row, column, formula, self.book.format(look, **more), value)

    def link(self, row: int, column: int, target: str, text: str, look: Properties, **more: Any) -> None:
        """Write a text that leads somewhere else in the workbook."""
        self.link_with_tip(row, column, (target, ""), text, look, **more)

    def link_with_tip(self, row: int, column: int, way: tuple[str, str], text: str, look: Properties, **more: Any) -> None:
        """Write a text that leads somewhere else in the workbook: to a target, with what is said of it over the cell."""
        target, tip = way
        self._paper.write_url(row, column, target, self.book.format(look, **more), text, tip or None)
        # again: a sheet holds no more than 65,530 links, and XlsxWriter 3.2.2 leaves out of a text what reads as a kind of link
        self.text(row, column, text, look, **more)

    def linked_number(self, row: int, column: int, target: str, value: float, look: Properties, tip: str = "") -> None:
        """Write a number that leads somewhere else in the workbook."""
        self.link_with_tip(row, column, (target, tip), "", look)
        self.number(row, column, value, look)

    def blank(self, row: int, column: int, look: Properties, **more: Any) -> None:
        """Give an empty cell its look."""
        self._paper.write_blank(row, column, None, self.book.format(look, **more))

    def rich(self, row: int, column: int, parts: RichText, look: Properties) -> None:
        """Write a text in parts that look different."""
        texts = [(text, part) for text, part in parts if text]
        if len(texts) > 1:
            fragments = [(self.book.format(part), text) for text, part in texts]
            self._paper.write_rich(row, column, fragments, self.book.format(look))
        else:
            text = texts[0][0] if texts else ""
            bold = {"bold": True} if texts and texts[0][1].get("bold") else {}
            self.text(row, column, text, look, **bold)

    def across(self, row: int, first: int, last: int, text: str, look: Properties, **more: Any) -> None:
        """Write a text over the columns ``first`` to ``last`` as one cell, or leave it empty."""
        self.merged((row, first, row, last), text, look, **more)

    def merged(self, cells: tuple[int, int, int, int], text: str, look: Properties, **more: Any) -> None:
        """Write a text over cells taken together (first row, first column, last row, last column), or leave them empty."""
        row, column, last_row, last_column = cells
        form = self.book.format(look, **more)
        if (row, column) != (last_row, last_column):
            self._paper.merge_range(row, column, last_row, last_column, "", form)
        if text:
            self._paper.write_string(row, column, text, form)

    def title(self, row: int, column: int, text: str, *, points: float = _TITLE_HEIGHT, **more: Any) -> None:
        """Write the title of the sheet, in a row of so many points."""
        self.text(row, column, text, styles.TITLE, **more)
        self.high(row, points)

    def subtitle(self, row: int, column: int, text: str, *, points: float = _SUBTITLE_HEIGHT) -> None:
        """Write a title within the sheet, in a row of so many points."""
        self.text(row, column, text, styles.SUBTITLE)
        self.high(row, points)

    # cells side by side, from the column `first` on

    def texts(self, row: int, first: int, texts: Iterable[str], look: Properties, **more: Any) -> None:
        """Write texts side by side."""
        for column, text in enumerate(texts, first):
            self.text(row, column, text, look, **more)

    def numbers(self, row: int, first: int, values: Iterable[float], look: Properties, **more: Any) -> None:
        """Write numbers side by side."""
        for column, value in enumerate(values, first):
            self.number(row, column, value, look, **more)

    def blanks(self, row: int, first: int, last: int, look: Properties, **more: Any) -> None:
        """Give the empty cells of the columns ``first`` to ``last`` their look."""
        for column in range(first, last + 1):
            self.blank(row, column, look, **more)

    def heads(self, row: int, first: int, texts: Iterable[str], colour: str, **more: Any) -> None:
        """Write headers side by side, in the colour of their side."""
        self.texts(row, first, texts, styles.head(colour), **more)

    def comment(self, row: int, column: int, text: str, **options: Any) -> None:
        """Put a comment on a cell."""
        self._paper.write_comment(row, column, text, options)

    # rows and columns

    def fit(self, row: int, texts: Iterable[tuple[str, float]], *, least: float = 1, line: float = styles.LINE) -> None:
        """Make a row high enough for each text in a column of its width; ``least`` lines of ``line`` points at least."""
        self._paper.set_row(row, height(texts, least=least, line=line))

    def high(self, row: int, points: float) -> None:
        """Give a row a height."""
        self._paper.set_row(row, points)

    def hide_row(self, row: int) -> None:
        """Hide a row."""
        self._paper.set_row(row, None, None, {"hidden": True})

    def wide(self, first: int, last: int, width: float, look: Properties | None = None, *, hidden: bool = False) -> None:
        """Give columns a width, and where given the look of cells nobody wrote in."""
        form = self.book.format(look) if look else None
        self._paper.set_column(first, last, width, form, {"hidden": hidden})

    def widths(self, widths: Iterable[float]) -> None:
        """Give the columns from A on their widths."""
        for column, width in enumerate(widths):
            self.wide(column, column, width)

    # what holds for many cells

    def table(self, cells: tuple[int, int, int, int], name: str, heads: Sequence[tuple[str, Properties]]) -> None:
        """Make cells that were written an Excel table: its name in the workbook, text and look of each header."""
        columns = [{"header": text, "header_format": self.book.format(look)} for text, look in heads]
        self._paper.add_table(*cells, {"name": name, "style": None, "columns": columns})

    def rule(self, cells: tuple[int, int, int, int], rule: Mapping[str, Any]) -> None:
        """Let cells change their look by a rule: a conditional format as XlsxWriter takes it, its format given as properties."""
        look = {"format": self.book.file.add_format(rule["format"])} if "format" in rule else {}
        self._paper.conditional_format(*cells, {**rule, **look})

    def check(self, cells: tuple[int, int, int, int], rule: Mapping[str, Any]) -> None:
        """Let cells offer or check what is typed (a data validation as XlsxWriter takes it)."""
        self._paper.data_validation(*cells, dict(rule))

    def filter(self, row: int, first: int, last_row: int, last: int) -> None:
        """Put a filter above cells."""
        self._paper.autofilter(row, first, last_row, last)

    def chart(self, row: int, column: int, chart: Chart, options: Mapping[str, Any]) -> None:
        """Put a chart with its left upper corner on a cell."""
        self._paper.insert_chart(row, column, chart, dict(options))

    # how it opens and prints

    def freeze(self, row: int, column: int) -> None:
        """Keep the rows above and the columns left of a cell in sight."""
        self._paper.freeze_panes(row, column)

    def repeat(self, first: int, last: int | None = None) -> None:
        """Print these rows on every page."""
        self._paper.repeat_rows(first, first if last is None else last)

    def repeat_columns(self, first: int, last: int) -> None:
        """Print these columns on every page."""
        self._paper.repeat_columns(first, last)

    def print_area(self, first_row: int, first_column: int, last_row: int, last_column: int) -> None:
        """Print only these cells."""
        self._paper.print_area(first_row, first_column, last_row, last_column)

    def paper(self, kind: int) -> None:
        """Print on another paper than A4, such as `A3`."""
        self._paper.set_paper(kind)

    def pages(self, wide: int, high: int) -> None:
        """Print on so many pages; 0 is as many as are needed."""
        self._paper.fit_to_pages(wide, high)

    def centre(self) -> None:
        """Print in the middle of the paper."""
        self._paper.center_horizontally()

    def zoom(self, percent: int) -> None:
        """Open at this size."""
        self._paper.set_zoom(percent)

    def open_first(self) -> None:
        """Open the workbook on this sheet."""
        self._paper.activate()

    def first_tab(self) -> None:
        """Show the tabs from this sheet on."""
        self._paper.set_first_sheet()

    def hide(self) -> None:
        """Hide the sheet."""
        self._paper.hide()


def _shown(cells: Mapping[int, Any], strings: Sequence[str]) -> Iterator[tuple[int, str, bool]]:
    """Each of the cells of a row by its column, what it shows, and whether it is a formula."""
    for column, cell in cells.items():
        kind = type(cell).__name__
        if kind == "String":
            yield column, strings[cell.string], False
        elif kind == "RichString":
            yield column, cell.raw_string, False
        elif kind == "Number":
            yield column, f"{cell.number:g}", False
        elif kind == "Datetime":
            yield column, "0", False
        elif kind in {"Formula", "ArrayFormula"}:
            yield column, str(cell.value), True
