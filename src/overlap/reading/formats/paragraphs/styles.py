"""The styles of a Word document: what each says of the paragraphs that have it, with what it takes from the style below it."""

import re
from dataclasses import dataclass
from itertools import islice
from xml.etree import ElementTree as ET

from defusedxml.ElementTree import fromstring

from .markup import W, number, switched, transitional, value

_LIMIT_BASED = 20  # styles upon styles
_LIMIT_STYLES = 4100  # Word keeps no more
_HEADING = re.compile(r"(?:heading|kop|titre|überschrift)\s?([1-9])\b", re.I)
_TITLE = re.compile(r"(?:title|titel|document ?title)$", re.I)
_LIST = re.compile(r"list ?(?:bullet|number)|opsomming|lijst ?(?:opsom|nummer)", re.I)
_CONTENTS = re.compile(r"toc ?\d|inhopg ?\d|table of (?:figures|contents)|inhoudsopgave", re.I)


@dataclass(frozen=True, slots=True, kw_only=True)
class Style:
    """What a style says: the level of a heading (from 1, 0 where it is none), the list it is of, and how its text looks.

    ``size`` is in half points, 0 where the style does not say. ``numbers`` names a list, and ``level`` the level in it (from 0).
    """

    id: str = ""
    name: str = ""
    heading: int = 0
    numbers: str = ""
    level: int | None = None
    bold: bool = False
    hidden: bool = False
    size: int = 0

    @property
    def is_contents(self) -> bool:
        """Tell whether its paragraphs are lines of a table of contents."""
        return bool(_CONTENTS.match(self.name) or _CONTENTS.match(self.id))

    @property
    def is_list(self) -> bool:
        """Tell whether its name says that its paragraphs are items of a list."""
        return bool(_LIST.search(self.name) or _LIST.search(self.id))


def read_styles(part: bytes | None) -> dict[str, Style]:
    """Read the styles of paragraphs and characters by their id; that under "" is what holds where none is named.

    Raises:
        ParseError: the part is damaged.
    """
    if not part:
        return {"": Style()}
    elements: dict[str, ET.Element] = {}
    usual = ""
    for element in islice(fromstring(transitional(part), forbid_dtd=True).iter(W + "style"), _LIMIT_STYLES):
        identifier = element.get(W + "styleId", "")
        elements.setdefault(identifier, element)
        if element.get(W + "type") == "paragraph" and element.get(W + "default") in ("1", "true", "on"):
            usual = identifier
    styles = {identifier: _style(identifier, elements) for identifier in elements}
    return {"": styles.get(usual, Style()), **styles}


def _style(identifier: str, elements: dict[str, ET.Element]) -> Style:
    """The style, with what those say that it is based on."""
    chain: list[ET.Element] = []
    current: str | None = identifier
    while current in elements and len(chain) < _LIMIT_BASED and elements[current] not in chain:
        chain.append(elements[current])
        current = value(chain[-1], "basedOn")
    name = value(chain[0], "name") or ""
    return Style(
        id=identifier,
        name=name,
        heading=_heading(identifier, name, chain),
        numbers=next((numbers for element in chain if (numbers := value(element, "pPr/numPr/numId"))), ""),
        level=next((level for element in chain if (level := number(value(element, "pPr/numPr/ilvl"))) is not None), None),
        bold=next((bold for element in chain if (bold := switched(element, "rPr/b")) is not None), False),
        hidden=next((hidden for element in chain if (hidden := switched(element, "rPr/vanish")) is not None), False),
        size=next((size for element in chain if (size := number(value(element, "rPr/sz")))), 0),
    )


def _heading(identifier: str, name: str, chain: list[ET.Element]) -> int:
    """The level of heading that a style is of: by its outline level, else by its name."""
    outline = next((level for element in chain if (level := number(value(element, "pPr/outlineLvl"))) is not None), None)
    if outline is not None:
        return outline + 1 if outline < 9 else 0
    if match := _HEADING.match(name) or _HEADING.match(identifier):
        return int(match[1])
    return int(bool(_TITLE.match(name) or _TITLE.match(identifier)))
