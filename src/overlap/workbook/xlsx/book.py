"""The workbook under construction: formats by their properties, texts that stay texts, rows that fit what is in them."""

import io
import re
import textwrap
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from functools import lru_cache
from typing import TYPE_CHECKING, Any

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from overlap.locale import gettext as _
from overlap.locale import language
from overlap.workbook.form.prefill import NOTHING, Prefilled

from . import styles
from .styles import Properties

if TYPE_CHECKING:
    from overlap.workbook.form.tables import Placed

CREATED = datetime(2026, 1, 1)  # fixed: the same input gives the same bytes
# a column width counts digits of the default font (Calibri 11); average text in Calibri 10 is that much narrower
_ROOM = 1.2
_LOCALES = {"nl": "nl-NL", "en": "en-GB"}  # said in the package, for screen readers; XlsxWriter has no option for it
_FIXED_HEIGHT = re.compile(rb'(<row [^>]*?) customHeight="1"')


class Book:
    """An .xlsx being written in memory. ``content`` gives its bytes, once.

    Sheets named at the start stand in that order, whatever the order they are written in. ``tables`` holds where each
    table that a group fills in came to stand, ``lists`` the ranges that drop-downs refer to, ``labels`` how goals are
    called in those (by id), and ``prefilled`` what stands in tables beforehand.
    """

    def __init__(
        self,
        title: str,
        sheets: Iterable[str] = (),
        lists: Mapping[str, str] | None = None,
        *,
        labels: Mapping[str, str] | None = None,
        prefilled: Prefilled = NOTHING,
    ) -> None:
        self._buffer = io.BytesIO()
        options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
        self.file = xlsxwriter.Workbook(self._buffer, options)
        self.file.set_properties({"title": title, "created": CREATED, "comments": _("Made by overlap"), "category": language()})
        self.file.set_size(2400, 1400)
        self._formats: dict[tuple[tuple[str, Any], ...], Format] = {}
        self._reserved = {name: self.file.add_worksheet(name) for name in sheets}
        self.tables: dict[str, Placed] = {}
        self.lists = dict(lists or {})
        self.labels = dict(labels or {})
        self.prefilled = prefilled

    def format(self, properties: Properties, **more: Any) -> Format:
        """The format with these properties; the same one for the same properties."""
        key = tuple(sorted({**properties, **more}.items()))
        if key not in self._formats:
            self._formats[key] = self.file.add_format(dict(key))
        return self._formats[key]

    def sheet(self, name: str, *, colour: str | None = None) -> Worksheet:
        """A sheet, set up to print on A4 landscape, as wide as the paper, with page numbers."""
        sheet = self._reserved.pop(name, None) or self.file.add_worksheet(name)
        sheet.hide_gridlines(2)
        sheet.set_landscape()
        sheet.set_paper(9)
        sheet.set_margins(left=0.4, right=0.4, top=0.6, bottom=0.6)
        sheet.fit_to_pages(1, 0)
        sheet.set_footer("&L&8" + _("overlap") + "&C&8&A&R&8" + _("page {n} of {total}").format(n="&P", total="&N"))
        if colour:
            sheet.set_tab_color(colour)
        return sheet

    def rich(self, sheet: Worksheet, row: int, column: int, parts: Iterable[tuple[str, Properties]], cell: Properties) -> None:
        """Write a text in parts that look different. What is in it is never taken for a formula or a link."""
        fragments: list[Any] = []
        texts = [(text, look) for text, look in parts if text]
        for text, look in texts:
            fragments += [self.format(look), text]
        if len(texts) > 1:
            sheet.write_rich_string(row, column, *fragments, self.format(cell))
        else:
            text = texts[0][0] if texts else ""
            bold = {"bold": True} if texts and texts[0][1].get("bold") else {}
            sheet.write_string(row, column, text, self.format(cell, **bold))

    def content(self) -> bytes:
        """Close the workbook and give its bytes.

        Row heights stay as computed, but not fixed: a row still grows when someone types a long remark. (XlsxWriter
        marks every height as set by hand, after which Excel leaves it alone.)
        """
        self.file.close()
        result = io.BytesIO()
        locale = _LOCALES.get(language(), language())
        with zipfile.ZipFile(self._buffer) as source, zipfile.ZipFile(result, "w", zipfile.ZIP_DEFLATED) as target:
            for info in source.infolist():
                data = source.read(info)
                if info.filename.startswith("xl/worksheets/sheet"):
                    data = _FIXED_HEIGHT.sub(rb"\1", data)
                elif info.filename.startswith("xl/charts/chart"):
                    data = data.replace(b'lang="en-US"', f'lang="{locale}"'.encode())
                elif info.filename == "docProps/core.xml":
                    end = b"</cp:coreProperties>"
                    data = data.replace(end, f"<dc:language>{locale}</dc:language>".encode() + end)
                plain = zipfile.ZipInfo(info.filename, (1980, 1, 1, 0, 0, 0))
                plain.compress_type = zipfile.ZIP_DEFLATED
                target.writestr(plain, data)
        return result.getvalue()


def emphasised(text: str, words: Sequence[str], look: Properties) -> list[tuple[str, Properties]]:
    """The text in parts, with the given words in bold."""
    if not words:
        return [(text, look)]
    return [(part, {**look, "bold": True} if n % 2 else look) for n, part in enumerate(_whole(tuple(words)).split(text))]


@lru_cache(256)
def _whole(words: tuple[str, ...]) -> re.Pattern[str]:
    """What finds any of the words as a whole word, the longest first."""
    longest_first = sorted(words, key=len, reverse=True)
    return re.compile(r"(?<!\w)(" + "|".join(re.escape(word) for word in longest_first) + r")(?!\w)")


@lru_cache(maxsize=10_000)
def lines_needed(text: str, width: float) -> int:
    """How many lines a text takes in a column of that width (characters), wrapped at words."""
    room = max(4, int((width - 2) * _ROOM))  # two for the indent and the edge
    return sum(1 if len(line) <= room else max(1, len(textwrap.wrap(line, room))) for line in text.split("\n"))


def height(texts: Iterable[tuple[str, float]], *, least: int = 1, line: float = styles.LINE) -> float:
    """The height in points of a row that shows each text whole in a column of its width. Excel's limit is 409."""
    lines = max((lines_needed(text, width) for text, width in texts), default=1)
    return min(409.0, max(lines, least) * line + 6)


def telling_part(text: str, words: Sequence[str], most: int) -> str:
    """The sentences of a long text that hold most of the words, up to ``most`` characters; "…" where text is left out."""
    sentences = re.split(r"(?<=[.;!?])\s+", text)
    scores = [len(set(_whole(tuple(words)).findall(sentence))) if words else 0 for sentence in sentences]
    first = last = scores.index(max(scores))
    while last + 1 < len(sentences) and sum(map(len, sentences[first : last + 2])) < most:
        last += 1
    while first > 0 and sum(map(len, sentences[first - 1 : last + 1])) < most:
        first -= 1
    start = "… " if first else ""
    end = " …" if last + 1 < len(sentences) else ""
    part = " ".join(sentences[first : last + 1])
    return start + (shortened(part, most) if len(part) > most else part + end)


def shortened(text: str, most: int) -> str:
    """The text, or its first words up to ``most`` characters with an ellipsis."""
    return textwrap.shorten(text, most, placeholder=" …") if len(text) > most else text
