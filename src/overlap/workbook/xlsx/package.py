"""What XlsxWriter makes of a workbook, without what it does twice, and with what it has no option for.

This module alone leans on how XlsxWriter is made inside; tests/workbook/xlsx/test_package.py holds it against what XlsxWriter
packs by itself.
"""

import re
from typing import Any, Final

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.packager import Packager
from xlsxwriter.worksheet import CellFormulaTuple, Worksheet

from overlap.locale import language_tag

_FIXED_HEIGHT: Final = re.compile(r'(<row [^>]*?) customHeight="1"')
_FUNCTION: Final = re.compile(r"([A-Z][A-Z0-9.]*)\(")
# what formulas here are made of; all are in the file under the name by which people know them
_OLD_FUNCTIONS: Final = frozenset(
    ("COUNTIF", "COUNTIFS", "IF", "IFERROR", "INDEX", "LEFT", "MATCH", "SUM", "SUMIF", "SUMPRODUCT")
)


class Paper(Worksheet):  # type: ignore[misc]  # XlsxWriter is not typed
    """A worksheet that does not do twice what takes long: what it leaves out changes no byte of the file.

    It does not look for new functions in formulas that have none, and works out the font of a piece of text once a look.
    """

    def __init__(self) -> None:
        super().__init__()
        self._fonts: dict[Format, str] = {}

    def _write_formula(self, row: int, col: int, formula: str, cell_format: Format | None = None, value: object = 0) -> int:
        if formula.startswith("{") or not _OLD_FUNCTIONS.issuperset(_FUNCTION.findall(formula)):
            return int(super()._write_formula(row, col, formula, cell_format, value))
        if self._check_dimensions(row, col):
            return -1
        self.table[row][col] = CellFormulaTuple(formula.removeprefix("="), cell_format, value)
        return 0

    def _write_font(self, xf_format: Format) -> None:
        if xf_format not in self._fonts:
            start = self.rstring.fh.tell()
            super()._write_font(xf_format)
            self._fonts[xf_format] = self.rstring.fh.getvalue()[start:]
        else:
            self.rstring.fh.write(self._fonts[xf_format])


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


def _rewrite(content: Any, text: str) -> None:
    content.seek(0)
    content.truncate()
    content.write(text)


class File(xlsxwriter.Workbook):  # type: ignore[misc]
    """A workbook whose parts are put right before they are packed: packed once, not unpacked and packed again."""

    def _get_packager(self) -> Packager:
        return _PreparedParts()
