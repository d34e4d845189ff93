"""What stands above a table or on its sheet and goes for all its goals: headings, leerjaar, leerweg, crebo."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from overlap.model import Heading
from overlap.reading.formats.grid import Grid
from overlap.reading.formats.text import fold

from .codes import split_leading
from .headers import Header
from .headings import NOTE, depth_among, heading_in, time_in
from .vocabulary import leerweg_of, leerwegen_in

_YEAR = re.compile(r"\b(?:leerjaar|klas|lj|jaar)\s*:?\s*(\d)\b(?!\s*(?:en|of|/|-|–|\+|&|t/m)\s*\d)", re.I)
_CREBO = re.compile(r"\bcrebo(?:code|nummer|nr)?\b\.?\s*:?\s*(\d{5})\b", re.I)
_FIRST = re.compile(r"[A-Za-z]{3,}(?=\s+[\w.]{1,5}(?:\s|[:.)–-]|$))")  # the word before a number or letter: "Toets 1: …"
_LEERWEG = re.compile(r"\b(?:BB|KB|GL|TL)\b")
_ELECTIVE = re.compile(r"keuzedeel|K\d{4}\b", re.I)
_FOR = re.compile(r"\bleerweg(?:en)?\s*:?\s*((?:[\w/,+&]+\s*){1,4})", re.I)
_SIZE = re.compile(
    r"\b(?:studielast|studiebelasting|omvang|sbu|slu|klokuren)\b[\s:]*(\d{3,4})\b|\b(\d{3,4})\s*(?:sbu|slu|klokuren)\b", re.I
)


@dataclass(slots=True)
class Caption:
    """What goes for all goals of a table: headings, wide to narrow; texts for ``extra``; leerwegen that the sheet is for."""

    headings: list[Heading] = field(default_factory=list)
    extra: dict[str, str] = field(default_factory=dict)
    levels: tuple[str, ...] = ()


def caption_of(grid: Grid, header: Header, start: int, several: bool) -> Caption:
    """Read what stands above the table with this header, and in the name of its sheet.

    Args:
        grid: the sheet.
        header: the header of the table.
        start: the first row (from 0) that is not of a table before it.
        several: whether the document has several tables: then the line just above each is its heading.
    """
    lines = [*grid.above, *filter(None, (_line(grid.rows[i]) for i in range(start, header.rows.start)))]
    extra, levels = facts_in(lines)
    caption = Caption(extra=extra, levels=levels or leerwegen_in(grid.name))
    for line in lines:
        if (heading := heading_in(line)) and not NOTE.match(line):
            caption.headings = [*caption.headings[: depth_among(line, caption.headings)], heading]
    if any(_ELECTIVE.match(heading.label) for heading in caption.headings):
        sizes = [match[1] or match[2] for line in lines if (match := _SIZE.search(line))]
        caption.extra |= {"omvang": sizes[0]} if sizes else {}
    if match := _YEAR.search(grid.name.replace("_", " ")):
        caption.extra.setdefault("leerjaar", match[1])
    first = start == 0 and not (grid.above and grid.name != "Tabel 1")
    if several and not caption.headings and lines and (not first or len(lines) > 1 or is_one_of_titles(grid, header)):
        last = lines[-1]
        titled = (len(last) <= 80 and not last.endswith(".")) or (len(last) <= 160 and split_leading(last)[0])
        if titled and not NOTE.match(last) and not time_in(last) and not leerweg_of(last):
            caption.headings = [Heading(*split_leading(last))]
    return caption


def facts_in(lines: Sequence[str]) -> tuple[dict[str, str], tuple[str, ...]]:
    """Read what lines above goals tell of them: texts for ``extra`` (leerjaar, periode, crebo), and leerwegen."""
    extra: dict[str, str] = {}
    levels: tuple[str, ...] = ()
    for line in lines:
        extra |= time_in(line)
        if crebo := _CREBO.search(line):
            extra.setdefault("crebo", crebo[1])
        if ways := leerweg_of(line) or tuple(dict.fromkeys(_LEERWEG.findall(line))):
            levels = ways
        if match := _FOR.search(line):
            levels = leerwegen_in(match[1]) or levels
    years = {match[1] for line in lines for match in _YEAR.finditer(line)}
    if len(years) == 1:
        extra.setdefault("leerjaar", years.pop())
    return extra, levels


def is_one_of_titles(grid: Grid, header: Header) -> bool:
    """Tell whether the line just above a table begins as other lines in its sheet do: "Toets 1: …" above, "Toets 2: …" below."""
    above = next((line for i in range(header.rows.start - 1, -1, -1) if (line := _line(grid.rows[i]))), "")
    word = _FIRST.match(above)
    if not word:
        return False
    lines = (_line(row) for row in grid.rows[header.rows.stop :] if len({cell for cell in row if cell}) == 1)
    return any((other := _FIRST.match(line)) and other[0].casefold() == word[0].casefold() and line != above for line in lines)


def _line(row: Sequence[str]) -> str:
    return fold(" ".join(dict.fromkeys(cell for cell in row if cell)))
