"""Cells that hold something and say nothing: a ditto, a place left open in a template, no lesson, chapters of a book."""

import re
from dataclasses import replace

from overlap.locale import mark as _
from overlap.reading.formats.grid import Grid

from .vocabulary import is_header_text

# what people write for "the same as above"; signs only count where something stands above
_DITTO = re.compile(
    r"[\"“”„″'’‘`,]{1,2}|[-–] ?[\"“”„″] ?[-–]|idem(?: dito)?|id\.|dito|hetzelfde|zelfde"
    r"|(?:zie|als|net als|gelijk aan|zelfde als) (?:hier)?boven(?:staande?)?"
    r"|(?:zie|als) (?:de )?vorige? (?:week|les|rij|periode|toets|regel)",
    re.I,
)
_LONGEST_DITTO = 40  # letters
_OPEN = re.compile(
    r"(?:nog )?(?:in te vullen|invullen|toe te voegen|toevoegen|aan te vullen|aanvullen|bepalen|uit te werken)"
    r"|n\.?\s?t\.?\s?b\.?|t\.?b\.?d\.?|volgt(?: nog| later)?|nader te bepalen|vervallen|vervalt|leeg|onbekend|x{2,}"
    r"|[\[<{(](?:vul |typ |klik |noteer |beschrijf |schrijf |hier |naam |tekst "
    r"|eindterm|leerdoel|doel|werkproces)[^\])>}]*[\])>}]"
    r"|(?:\S+ ){0,3}(?:kan|kunt|kent|weet|kunnen|leert)\s*(?:…|\.{2,}|_{2,}|:)+|lorem ipsum\b.*",
    re.I,
)
_NO_LESSON = re.compile(
    r"geen les(?:sen)?|lesvrij(?:e dag)?|les ?uitval|\w*vakantie"
    r"|(?:toets|examen|project|stage|buffer|activiteiten) ?week|studie ?dag"
    r"|uitloop(?: ?week)?|vrije? (?:dag|week)|excursie|open dag|rapportvergadering",
    re.I,
)
_PLACE = (
    r"(?:(?:h|hst|hfst|hoofdstuk(?:ken)?|§+|par|paragra(?:af|fen)|blz|bladzijden?|pag|pagina'?s?|thema|blok|unit|chapter)\.? ?)"
)
_CHAPTERS = re.compile(
    rf"alle hoofdstukken\.?|{_PLACE}[\d.,]+[a-z]?(?: ?(?:t/m|tot en met|en|[-–,&+;/]|{_PLACE}) ?{_PLACE}?[\d.]*[a-z]?)*\.?",
    re.I,
)


def says_nothing(text: str) -> str:
    """Say why a text in a column of goals is none, "" where it may be one."""
    if _OPEN.fullmatch(text):
        return _("not filled in")
    if _DITTO.fullmatch(text):
        return _("merged with the row above")
    if _NO_LESSON.fullmatch(text):
        return _("no lesson")
    return _("chapters of a book") if _CHAPTERS.fullmatch(text) else ""


def with_dittos(grid: Grid) -> Grid:
    """Put in the place of each ditto ("idem", a quotation mark) what stands above it, as if the cells were merged."""
    rows: list[list[str]] | None = None
    copied: set[tuple[int, int]] = set()
    for i, row in enumerate(grid.rows):
        for j, cell in enumerate(row):
            if not cell or len(cell) > _LONGEST_DITTO or not _DITTO.fullmatch(cell):
                continue
            rows = rows or [list(cells) for cells in grid.rows]
            above = next((rows[k][j] for k in range(i - 1, -1, -1) if j < len(rows[k]) and rows[k][j]), "")
            if above and not _DITTO.fullmatch(above) and not is_header_text(above):
                rows[i][j] = above
                copied.add((i, j))
    return replace(grid, rows=rows, copied=grid.copied | copied) if rows and copied else grid
