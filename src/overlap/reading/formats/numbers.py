"""Numbers as a workbook shows them: 1.1 with the format 0.00 is "1.10", and a code that people see so.

The parser gives the number alone. openpyxl reads the formats; it is loaded only where somebody asks how a number is shown.
"""

import io
import re
from collections.abc import Mapping
from functools import cache
from typing import Final

from .archive import unescaped
from .grid import Formats
from .opendocument import cells_of
from .text import clean

_LITERAL = r"(?:\"[^\"]*\"|\\.|[ \-/()])"
_FORMAT = re.compile(rf"(?P<before>{_LITERAL}*)(?P<whole>[#?]*0*)(?P<point>\.(?P<decimals>[0?#]+))?(?P<after>{_LITERAL}*)")
# a style with decimals, or with a format of its own: where a workbook has none, every number is shown as it is
_SHOWS_OTHERWISE = re.compile(rb"<(?:\w+:)?xf\b[^<>]*\bnumFmtId\s*=\s*[\"'](?:2|4|39|40|1[6-9]\d|[2-9]\d\d)[\"']")
_PARAGRAPH = re.compile(rb"<text:p\b[^<>]*>(.*?)</text:p>", re.S)
_TAG = re.compile(rb"<[^<>]*>")
_DECIMAL = re.compile(r"-?\d+,\d+")
_MASK = re.compile(rf"(?:0|{_LITERAL}|\.)+")  # 00"."00 shows 101 as 01.01
_TOKEN = re.compile(rf"0|{_LITERAL}|\.")
_NO_DIGIT = re.compile(r"\[[^\]]*\]|[_*].|[#?]+,")  # colours, room at the end, points between thousands
_MOST: Final = 30_000  # rows that are looked at

Cells = Mapping[tuple[int, int], str]


class NumberFormats:
    """How the numbers of an .xlsx are shown; its bytes were checked before, and are parsed once somebody asks."""

    def __init__(self, packed: bytes) -> None:
        self._packed = packed
        self._shown: dict[tuple[str, int], Cells] = {}

    def shown(self, sheet: str, column: int) -> Cells:
        """Give the numbers of a column (from 0) that are shown other than they are, by cell; none where that cannot be read."""
        if (sheet, column) not in self._shown:
            self._shown[sheet, column] = self._read(sheet, column)
        return self._shown[sheet, column]

    def _read(self, sheet: str, column: int) -> Cells:
        import openpyxl  # noqa: PLC0415 - only where a code is a number

        shown: dict[tuple[int, int], str] = {}
        try:
            book = openpyxl.load_workbook(io.BytesIO(self._packed), read_only=True, data_only=True)
            area = {"min_row": 1, "max_row": _MOST, "min_col": column + 1, "max_col": column + 1}
            name = next(name for name in book.sheetnames if clean(name) == sheet)
            for row in book[name].iter_rows(**area):
                for cell in row:
                    value = cell.value
                    if not isinstance(value, int | float) or isinstance(value, bool) or cell.number_format == "General":
                        continue
                    if text := as_shown(float(value), cell.number_format):
                        shown[cell.row - 1, column] = text
            book.close()
        except Exception:  # whatever openpyxl makes of it: the number stays as it is
            return shown
        return shown


class ShownNumbers:
    """How the numbers of an .ods are shown: it holds the text beside each number."""

    def __init__(self, content: bytes) -> None:
        self._content = content
        self._shown: dict[tuple[str, int], Cells] | None = None

    def shown(self, sheet: str, column: int) -> Cells:
        """Give the numbers of a column (from 0) as they are shown, with a point, by cell."""
        if self._shown is None:
            self._shown = self._read()
        return self._shown.get((sheet, column), {})

    def _read(self) -> dict[tuple[str, int], Cells]:
        shown: dict[tuple[str, int], dict[tuple[int, int], str]] = {}
        for place in cells_of(self._content):
            if b'office:value-type="float"' in place.attributes and (text := _PARAGRAPH.search(place.content)):
                written = unescaped(_TAG.sub(b"", text[1])).strip()
                number = written.replace(",", ".") if _DECIMAL.fullmatch(written) else written
                shown.setdefault((clean(place.sheet), place.column), {})[place.row, place.column] = number
        return dict(shown)


def numbers_of_xlsx(packed: bytes, styles: bytes) -> Formats | None:
    """Give the formats of an .xlsx, None where its styles (xl/styles.xml) show every number as it is."""
    return NumberFormats(packed) if _SHOWS_OTHERWISE.search(styles) else None


def numbers_of_ods(content: bytes) -> Formats:
    """Give how the numbers of an .ods are shown, by its content.xml."""
    return ShownNumbers(content)


def as_shown(number: float, number_format: str) -> str:
    """Give a number as a format shows it, with a point; "" where the format does more than set digits and texts.

    Examples: 1.1 with 0.00 is "1.10", 7 with "LD"000 is "LD007", 101 with 00"."00 is "01.01".
    """
    pattern = _NO_DIGIT.sub("", number_format.split(";", maxsplit=1)[0])
    match = _FORMAT.fullmatch(pattern)
    if match and number >= 0 and (match["whole"] or match["point"]):
        most = match["decimals"] or ""
        least = most.count("0")
        digits = f"{number:.{len(most)}f}"
        whole, _point, decimals = digits.partition(".")
        while len(decimals) > least and decimals.endswith("0"):
            decimals = decimals[:-1]
        body = whole.zfill(match["whole"].count("0")) + (f".{decimals}" if decimals else "")
        return (_literal(match["before"]) + body + _literal(match["after"])).strip()
    return _masked(number, pattern)


@cache
def _tokens(pattern: str) -> tuple[str, ...]:
    return tuple(_TOKEN.findall(pattern)) if _MASK.fullmatch(pattern) and "." not in re.sub(_LITERAL, "", pattern) else ()


def _masked(number: float, pattern: str) -> str:
    """Digits filled in from the right between the texts of a format."""
    tokens = _tokens(pattern)
    if not tokens or number < 0 or not float(number).is_integer():
        return ""
    digits = list(str(int(number)).zfill(tokens.count("0")))
    first = tokens.index("0")
    texts = [digits.pop() if part == "0" else _literal(part) for part in reversed(tokens)]
    texts.insert(len(tokens) - first, "".join(digits))
    return "".join(reversed(texts))


def _literal(text: str) -> str:
    return re.sub(r"\\(.)", r"\1", text.replace('"', ""))
