"""A sheet that accounts for a result: a name and a text per line, under headings."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from overlap.locale import gettext as _

from . import styles
from .book import Book

_WIDTHS: Final = (36, 116)  # characters
_HEADING: Final = 20.0  # points of a row with a heading

NamedText = tuple[str, str | None]


def write_lines(book: Book, sheet_name: str, title: str, lines: Iterable[NamedText]) -> None:
    """Write a sheet with a title and a name and a text per line; a line without a text is a heading."""
    sheet = book.sheet(sheet_name, colour=styles.REFERENCE)
    sheet.widths(_WIDTHS)
    sheet.title(0, 0, title)
    purpose = _("What this workbook rests on, so that anyone can check it and make it again.")
    sheet.text(1, 0, purpose, styles.PASSING)
    row = 2
    for name, text in lines:
        if text is None:
            row += 1
            sheet.subtitle(row, 0, name, points=_HEADING)
        else:
            sheet.text(row, 0, name, styles.CELL, bold=True)
            sheet.text(row, 1, text, styles.CELL)
            sheet.fit(row, zip((name, text), _WIDTHS, strict=True))
        row += 1
    sheet.print_area(0, 0, row, 1)


def at_most(lines: Sequence[NamedText], most: int) -> Iterator[NamedText]:
    """Give the first ``most`` lines, and one that says how many more there are."""
    yield from lines[:most]
    if len(lines) > most:
        yield "–", _("and {n} more").format(n=len(lines) - most)
