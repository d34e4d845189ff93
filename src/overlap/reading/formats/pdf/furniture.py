"""What stands on a page and is no part of its text: headers and footers, page numbers, and the table of contents."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from .lines import TextLine

_OUTER = 0.14  # of the height of a page: headers and footers stand no further from its edge
_MOST = 5  # lines of a header or footer
_SHARE = 0.3  # of the pages: what stands in the same place on so many is a header or footer
_NEAR = 6.0  # points: the same place
_COLUMNS = 3  # a line of so many parts is the header of a table, which is repeated too
_HEADING = 1.15  # times the size of the text: letters from here on are of a heading
_NUMBER = re.compile(
    r"[-–—|\s]*(?:pagina|pag\.?|blz\.?|bladzijde|page|p\.)?\s*\d{1,4}\s*(?:(?:van|of|/|-)\s*\d{1,4})?[-–—|\s]*$", re.I
)
_PAGE = re.compile(r"\b(?:pagina|pag\.?|blz\.?|bladzijde|page)\s*\d|\d\s*(?:van|/)\s*\d+\s*$", re.I)
_LEADER = re.compile(r"(?:\.\s?){4,}\s*\d{1,3}$|(?:…\s?){2,}\s*\d{1,3}$|_{4,}\s*\d{1,3}$")
_CONTENTS = re.compile(r"(?:inhoud|inhoudsopgave|inhoud(?:sopgave)? .{0,30}|index)$", re.I)
_ENTRY = re.compile(r"\S.*\s\d{1,3}$")
_FEW = 3  # lines with a leader: fewer are no table of contents


@dataclass(frozen=True, slots=True)
class LinedPage:
    """The lines of a page, from top to bottom, and its size in points."""

    number: int
    width: float
    height: float
    lines: tuple[TextLine, ...]


def without_furniture(pages: Sequence[LinedPage]) -> list[LinedPage]:
    """Leave out headers, footers, page numbers and tables of contents."""
    outer = [(_outer(page, page.lines), _outer(page, page.lines[::-1])) for page in pages]
    sizes: Counter[float] = Counter()
    for page in pages:
        for line in page.lines:
            sizes[line.size] += len(line.text)
    body = sizes.most_common(1)[0][0] if sizes else 0.0
    repeated = _repeated(outer, body)
    kept = []
    for page, (top, bottom) in zip(pages, outer, strict=True):
        gone = {id(line) for line in (*_leading(top, repeated, body), *_leading(bottom, repeated, body))}
        kept.append([line for line in page.lines if id(line) not in gone])
    in_contents = False
    clear = []
    for page, lines in zip(pages, kept, strict=True):
        text, in_contents = _without_contents(lines, in_contents)
        clear.append(LinedPage(page.number, page.width, page.height, tuple(text)))
    return clear


def _outer(page: LinedPage, lines: Sequence[TextLine]) -> list[TextLine]:
    """The outermost lines at the side of the page where these begin."""
    if not lines:
        return []
    low = lines[0].baseline > page.height / 2
    edge = page.height * (1 - _OUTER if low else _OUTER)
    return [line for line in lines[:_MOST] if (line.baseline > edge if low else line.baseline < edge)]


def _key(line: TextLine, body: float) -> str:
    """What is the same on each page: the text, but for its number; a heading may count too ("Leerjaar 3")."""
    text = line.text.casefold()
    return re.sub(r"\d+", "#", text) if line.size <= body * _HEADING or _PAGE.search(text) else text


def _repeated(outer: Sequence[tuple[list[TextLine], list[TextLine]]], body: float) -> dict[str, list[float]]:
    """Where lines stand, by their text, that stand so on several pages."""
    places: dict[str, list[float]] = {}
    for top, bottom in outer:
        for line in {id(line): line for line in (*top, *bottom)}.values():
            places.setdefault(_key(line, body), []).append(line.baseline)
    least = max(2, _SHARE * len(outer))
    return {key: near for key, where in places.items() if len(near := _near_each_other(where)) >= least}


def _near_each_other(where: list[float]) -> list[float]:
    counts = Counter(round(place / _NEAR) for place in where)
    place = max(counts, key=lambda n: counts[n] + counts.get(n + 1, 0))
    return [one for one in where if -_NEAR <= one - place * _NEAR <= 2 * _NEAR]


def _leading(lines: Sequence[TextLine], repeated: dict[str, list[float]], body: float) -> Iterator[TextLine]:
    """The lines of a header or footer, from the edge of the page to where the text begins."""
    for line in lines:
        number = _NUMBER.match(line.text) is not None
        near = any(abs(place - line.baseline) <= _NEAR for place in repeated.get(_key(line, body), ()))
        if not number and not (near and (len(line.segments) < _COLUMNS or re.search(r"\d\s*$", line.text))):
            return
        yield line


def _without_contents(lines: list[TextLine], going_on: bool) -> tuple[list[TextLine], bool]:
    """The lines without a table of contents, and whether it goes on on the next page."""
    leaders = [n for n, line in enumerate(lines) if _LEADER.search(line.text)]
    start = next((n for n, line in enumerate(lines) if _CONTENTS.match(line.text)), None)
    if len(leaders) >= _FEW or (leaders and (going_on or start is not None)):
        first = 0 if going_on else start if start is not None and start < leaders[0] else leaders[0]
        return lines[:first] + lines[leaders[-1] + 1 :], leaders[-1] == len(lines) - 1
    if start is not None:  # entries with a number, and nothing between them
        end = start + 1
        while end < len(lines) and _ENTRY.match(lines[end].text) and len(lines[end].segments) > 1:
            end += 1
        if end - start > _FEW:
            return lines[:start] + lines[end:], end == len(lines)
    return lines, False
