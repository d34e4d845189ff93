"""What XlsxWriter makes of a workbook, without what it does twice, and with what it has no option for.

This module alone leans on how XlsxWriter is made inside; tests/workbook/xlsx/test_package.py holds it against what XlsxWriter
packs by itself.
"""

import io
import re
from collections import defaultdict
from typing import Any, Final

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.packager import Packager
from xlsxwriter.sharedstrings import SharedStrings
from xlsxwriter.utility import xl_rowcol_to_cell_fast
from xlsxwriter.worksheet import (
    CellBlankTuple,
    CellFormulaTuple,
    CellNumberTuple,
    CellRichStringTuple,
    CellStringTuple,
    Worksheet,
)
from xlsxwriter.xmlwriter import XMLwriter

from overlap.locale import language_tag

_FIXED_HEIGHT: Final = re.compile(r'(<row [^>]*?) customHeight="1"')
_FUNCTION: Final = re.compile(r"([A-Z][A-Z0-9.]*)\(")
# what formulas here are made of; all are in the file under the name by which people know them
_OLD_FUNCTIONS: Final = frozenset(
    ("COUNTIF", "COUNTIFS", "IF", "IFERROR", "INDEX", "LEFT", "MATCH", "SUM", "SUMIF", "SUMPRODUCT")
)
# what cannot stand in the file as it is: control characters, and what XML has its own signs for
_CONTROL: Final = re.compile(r"[\x00-\x08\x0b-\x1f]")
_MARKUP: Final = re.compile(r"[<>&]")
_LIKE_CONTROL: Final = ("_x", "\ufffe", "\uffff")  # what reads as one, or is none and yet may not stand there
_LONGEST: Final = 32_767  # characters of a text in a cell
_MOST: Final = 16_383  # characters of a text that is surely no longer than a cell holds
_SPANNED: Final = 16  # rows that a file says of together in which columns something stands


class Paper(Worksheet):  # type: ignore[misc]  # XlsxWriter is not typed
    """A worksheet that does not do twice what takes long: what it leaves out changes no byte of the file.

    It does not look for new functions in formulas that have none, works out the font of a piece of text once a look, and
    writes the cells that most of a sheet is made of in one go.
    """

    def __init__(self) -> None:
        super().__init__()
        self._fonts: dict[Format, str] = {}

    def write_string(self, row: int, col: int, string: str, cell_format: Format | None = None) -> int:
        """Write a text in a cell that is given by its numbers."""
        if len(string) > _MOST or _is_of_parts(string) or self._check_dimensions(row, col):
            return self._write_string(row, col, string, cell_format)
        self.table[row][col] = CellStringTuple(self.str_table._get_shared_string_index(string), cell_format)
        return 0

    def _write_string(self, row: int, col: int, string: str, cell_format: Format | None = None) -> int:
        # a text that looks like parts with looks of their own would be taken for those: it is written as one such part
        if not _is_of_parts(string) or len(string) > _LONGEST or self._check_dimensions(row, col):
            return int(super()._write_string(row, col, string, cell_format))
        part = self.str_table._get_shared_string_index(f"<r>{_text_element(string)}</r>")
        self.table[row][col] = CellRichStringTuple(part, cell_format, string)
        return 0

    def _write_formula(self, row: int, col: int, formula: str, cell_format: Format | None = None, value: object = 0) -> int:
        if not _is_plain(formula) or self._check_dimensions(row, col):
            return int(super()._write_formula(row, col, formula, cell_format, value))
        self.table[row][col] = CellFormulaTuple(formula.removeprefix("="), cell_format, value)
        return 0

    def _prepare_formula(self, formula: str, *options: bool) -> str:
        return formula.removeprefix("=") if _is_plain(formula) else str(super()._prepare_formula(formula, *options))

    def write_blank(self, row: int, col: int, blank: object, cell_format: Format | None = None) -> int:
        """Give an empty cell that is given by its numbers its look."""
        if cell_format is None or self._check_dimensions(row, col):
            return int(super()._write_blank(row, col, blank, cell_format))
        self.table[row][col] = CellBlankTuple(cell_format)
        return 0

    def write_rich(self, row: int, col: int, parts: list[tuple[Format, str]], cell_format: Format) -> None:
        """Write a text in parts that look different, as `write_rich_string` does; none of them is empty."""
        text = "".join(part for _format, part in parts)
        if len(text) > _MOST or _has_controls(text) or self._check_dimensions(row, col):
            fragments = (piece for part in parts for piece in part)
            super()._write_rich_string(row, col, *fragments, cell_format)
            return
        runs = "".join(f"<r>{self._font(form)}{_text_element(part)}</r>" for form, part in parts)
        self.table[row][col] = CellRichStringTuple(self.str_table._get_shared_string_index(runs), cell_format, text)

    def _font(self, form: Format) -> str:
        if form not in self._fonts:
            self.rstring = XMLwriter()
            self.rstring._set_filehandle(io.StringIO())
            self._write_font(form)
            self._fonts[form] = self.rstring.fh.getvalue()
        return self._fonts[form]

    def _write_cell(self, row: int, col: int, cell: Any) -> None:
        kind, form = type(cell), cell.format
        if form is None or kind not in _USUAL:
            super()._write_cell(row, col, cell)
            return
        start = f'<c r="{xl_rowcol_to_cell_fast(row, col)}" s="{form._get_xf_index()}"'
        if kind is CellBlankTuple:
            self.fh.write(f"{start}/>")
        elif kind is CellNumberTuple:
            self.fh.write(f"{start}><v>{cell.number:.16G}</v></c>")
        else:
            self.fh.write(f'{start} t="s"><v>{cell.string}</v></c>')

    def _calculate_spans(self) -> None:
        if self.comments:
            super()._calculate_spans()
            return
        columns: defaultdict[int, list[int]] = defaultdict(list)
        for row, cells in self.table.items():
            if cells:
                columns[row // _SPANNED] += min(cells), max(cells)
        self.row_spans = {block: f"{min(each) + 1}:{max(each) + 1}" for block, each in columns.items()}


_USUAL: Final = frozenset((CellBlankTuple, CellNumberTuple, CellRichStringTuple, CellStringTuple))


def _is_plain(formula: str) -> bool:
    """Whether a formula has no braces and no new functions."""
    return not (formula.startswith("{") or formula.endswith("}")) and _OLD_FUNCTIONS.issuperset(_FUNCTION.findall(formula))


def _is_of_parts(text: str) -> bool:
    """Whether the file would take a text for what it is made of in parts that look different."""
    return text.startswith("<r>") and text.endswith("</r>")


def _has_controls(text: str) -> bool:
    """Whether a text may have what stands in the file under a number."""
    return _CONTROL.search(text) is not None or any(sign in text for sign in _LIKE_CONTROL)


def _text_element(text: str) -> str:
    """A text as it stands in the file, its white space kept; it has no control characters."""
    space = ' xml:space="preserve"' if text[:1].isspace() or text[-1:].isspace() else ""
    if _MARKUP.search(text):
        text = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return f"<t{space}>{text}</t>"


class _Strings(SharedStrings):  # type: ignore[misc]
    """The texts of all cells: what may stand in the file as it is, is looked through once."""

    def _write_si(self, string: str) -> None:
        if _has_controls(string):
            super()._write_si(string)
        elif _is_of_parts(string):
            self.fh.write(f"<si>{string}</si>")
        else:
            self.fh.write(f"<si>{_text_element(string)}</si>")


class _PreparedParts(Packager):  # type: ignore[misc]
    """The parts of the file, put right before they are packed.

    Row heights stay as computed, but not fixed: a row still grows when someone types a long remark. (XlsxWriter marks every
    height as set by hand, after which Excel leaves it alone.) The language stands where screen readers look for it.
    """

    def _create_package(self) -> Any:
        parts = super()._create_package()
        locale = language_tag()
        for content, name, _is_binary in parts:
            if name.startswith("xl/worksheets/sheet"):
                _rewrite(content, _FIXED_HEIGHT.sub(r"\1", content.getvalue()))
            elif name.startswith("xl/charts/chart"):
                _rewrite(content, content.getvalue().replace('lang="en-US"', f'lang="{locale}"'))
            elif name == "docProps/core.xml":
                end = "</cp:coreProperties>"
                _rewrite(content, content.getvalue().replace(end, f"<dc:language>{locale}</dc:language>{end}"))
        return parts

    def _write_shared_strings_file(self) -> None:
        table = self.workbook.str_table
        if table.count:
            texts = _Strings()
            texts.string_table = table
            texts._set_xml_writer(self._filename("xl/sharedStrings.xml"))
            texts._assemble_xml_file()


def _rewrite(content: Any, text: str) -> None:
    content.seek(0)
    content.truncate()
    content.write(text)


class File(xlsxwriter.Workbook):  # type: ignore[misc]
    """A workbook whose parts are put right before they are packed: packed once, not unpacked and packed again."""

    def _get_packager(self) -> Packager:
        return _PreparedParts()
