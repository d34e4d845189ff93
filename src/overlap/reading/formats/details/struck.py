"""Cells of an .xlsx with text that is struck through, found in the bytes that were checked: the parser does not tell."""

import re
from collections.abc import Iterator
from dataclasses import replace

from overlap.reading.formats.archive import Archive
from overlap.reading.formats.grid import Grid
from overlap.reading.formats.letters import column_of

_FONTS = re.compile(rb"<(?:\w+:)?fonts\b.*?</(?:\w+:)?fonts>", re.S)
_FONT = re.compile(rb"<(?:\w+:)?font(?:\s[^<>]*)?/>|<(?:\w+:)?font(?:\s[^<>]*)?>.*?</(?:\w+:)?font>", re.S)
_STYLES = re.compile(rb"<(?:\w+:)?cellXfs\b.*?</(?:\w+:)?cellXfs>", re.S)
_STYLE = re.compile(rb"<(?:\w+:)?xf\s[^<>]*>")
_FONT_OF = re.compile(rb"\bfontId\s*=\s*[\"'](\d{1,6})")
_STRIKE = re.compile(rb"<(?:\w+:)?strike\b(?![^<>]*val\s*=\s*[\"'](?:0|false))[^<>]*>")
_STRING = re.compile(rb"<(?:\w+:)?si\b[^<>]*(?:/>|>(.*?)</(?:\w+:)?si>)", re.S)
_CELL = re.compile(rb"<(?:\w+:)?c\s([^<>]*[^<>/])>(.*?)</(?:\w+:)?c>", re.S)
_PLACE = re.compile(rb"\br\s*=\s*[\"']\$?([A-Za-z]{1,3})\$?(\d{1,7})")
_LOOK = re.compile(rb"\bs\s*=\s*[\"'](\d{1,6})")
_SHARED = re.compile(rb"\bt\s*=\s*[\"']s[\"']")
_VALUE = re.compile(rb"<(?:\w+:)?v>\s*(\d{1,9})\s*</")


def with_struck(grids: tuple[Grid, ...], archive: Archive | None) -> tuple[Grid, ...]:
    """Give the sheets of an .xlsx with what is struck through in them; without a look at them where nothing is."""
    if archive is None:
        return grids
    styles, strings = archive.kept.get("xl/styles.xml", b""), archive.kept.get("xl/sharedStrings.xml", b"")
    if b"strike" not in styles and not strings:
        return grids
    looks, texts = _struck_styles(styles), _struck_texts(strings)
    members = archive.sheets()
    return tuple(replace(grid, struck=_struck(archive.read(members.get(grid.name, "")), looks, texts, grid)) for grid in grids)


def _struck_styles(styles: bytes) -> set[int]:
    """The numbers of the styles of cells whose font is struck through."""
    fonts, looks = _FONTS.search(styles), _STYLES.search(styles)
    if not fonts or not looks:
        return set()
    struck = {n for n, font in enumerate(_FONT.findall(fonts[0])) if _STRIKE.search(font)}
    chosen = (_FONT_OF.search(style) for style in _STYLE.findall(looks[0]))
    return {n for n, font in enumerate(chosen) if font and int(font[1]) in struck}


def _struck_texts(strings: bytes) -> set[int]:
    """The numbers of the texts of which a piece is struck through."""
    return {n for n, match in enumerate(_STRING.finditer(strings)) if _STRIKE.search(match[1] or b"")}


def _struck(sheet: bytes, looks: set[int], texts: set[int], grid: Grid) -> frozenset[tuple[int, int]]:
    return frozenset(place for place in _places(sheet, looks, texts) if place[0] < len(grid.rows) and grid.cell(*place))


def _places(sheet: bytes, looks: set[int], texts: set[int]) -> Iterator[tuple[int, int]]:
    for match in _CELL.finditer(sheet):
        attributes, inside = match[1], match[2]
        look, place = _LOOK.search(attributes), _PLACE.search(attributes)
        if not place:
            continue
        shared = _VALUE.search(inside) if texts and _SHARED.search(attributes) else None
        if (look and int(look[1]) in looks) or (shared and int(shared[1]) in texts) or _STRIKE.search(inside):
            yield int(place[2]) - 1, column_of(place[1].decode())
