"""What stands in a table of Word and is not meant to be read: fields that nobody filled in, hidden text, deleted rows."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.etree import ElementTree as ET

from .text import fold

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_PLACEHOLDER_STYLES = ("placeholdertext", "tekstvantijdelijkeaanduiding")
_TEXTS = (f"{_W}t", f"{_W}delText")
_OFF = {"0", "false", "off", "none"}
_SHOWN = 80  # letters that are kept of a text, to show


@dataclass(slots=True)
class Unseen:
    """What was taken out of a table: the texts of deleted rows and hidden pieces, and the elements that were never filled in."""

    deleted: list[str] = field(default_factory=list)
    hidden: list[str] = field(default_factory=list)
    unfilled: set[ET.Element] = field(default_factory=set)

    def is_unfilled(self, cell: ET.Element) -> bool:
        """Tell whether a cell holds a field that nobody filled in, and no text of its own."""
        return any(element in self.unfilled for element in cell.iter()) and not _text(cell)


def take_out(table: ET.Element) -> Unseen:
    """Empty what Word does not show, or shows as a hint only, in a table that was not read yet; rows keep their place."""
    unseen = Unseen()
    for row in table.iter(_W + "tr"):
        if row.find(f"{_W}trPr/{_W}del") is not None:
            _empty(row, unseen.deleted)
        elif _switched(row, f"{_W}trPr/{_W}hidden"):
            _empty(row, unseen.hidden)
    for cell in table.iter(_W + "tc"):
        if cell.find(f"{_W}tcPr/{_W}cellDel") is not None:
            _empty(cell, unseen.deleted)
    for control in table.iter(_W + "sdt"):
        if _switched(control, f"{_W}sdtPr/{_W}showingPlcHdr") and _text(control):
            _empty(control, [])
            unseen.unfilled.update(control.iter())
    for run in table.iter(_W + "r"):
        style = run.find(f"{_W}rPr/{_W}rStyle")
        if style is not None and style.get(_W + "val", "").casefold() in _PLACEHOLDER_STYLES:
            _empty(run, [])
            unseen.unfilled.add(run)
        elif _switched(run, f"{_W}rPr/{_W}vanish"):
            _empty(run, unseen.hidden)
    return unseen


def is_struck(cell: ET.Element) -> bool:
    """Tell whether text of a cell is struck through, all of it or a part."""
    return any(
        (_switched(run, f"{_W}rPr/{_W}strike") or _switched(run, f"{_W}rPr/{_W}dstrike")) and _text(run)
        for run in cell.iter(_W + "r")
    )


def _switched(element: ET.Element, path: str) -> bool:
    """Whether a property is there, and not switched off."""
    switch = element.find(path)
    return switch is not None and switch.get(_W + "val", "1").casefold() not in _OFF


def _texts(element: ET.Element) -> Iterator[ET.Element]:
    return (piece for piece in element.iter() if piece.tag in _TEXTS)


def _text(element: ET.Element) -> str:
    return fold("".join(piece.text or "" for piece in element.iter(_W + "t")))


def _empty(element: ET.Element, texts: list[str]) -> None:
    """Take the text out of an element, and keep it to show."""
    if text := fold(" ".join(piece.text or "" for piece in _texts(element))):
        texts.append(text[:_SHOWN])
    for piece in _texts(element):
        piece.text = ""
