"""What stands in a table of Word and is not meant to be read: fields that nobody filled in, hidden text, deleted rows."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from xml.etree import ElementTree as ET

from overlap.reading.formats.text import fold

from .markup import W, switched, value
from .runs import is_hidden, is_placeholder, is_struck
from .styles import Style

_TEXTS = (f"{W}t", f"{W}delText")
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


def take_out(table: ET.Element, styles: Mapping[str, Style]) -> Unseen:
    """Empty what Word does not show, or shows as a hint only, in a table that was not read yet; rows keep their place."""
    unseen = Unseen()
    for row in table.iter(W + "tr"):
        if row.find(f"{W}trPr/{W}del") is not None:
            _empty(row, unseen.deleted)
        elif switched(row, "trPr/hidden"):
            _empty(row, unseen.hidden)
    for cell in table.iter(W + "tc"):
        if cell.find(f"{W}tcPr/{W}cellDel") is not None:
            _empty(cell, unseen.deleted)
    for control in table.iter(W + "sdt"):
        if switched(control, "sdtPr/showingPlcHdr") and _text(control):
            _empty(control, [])
            unseen.unfilled.update(control.iter())
    for paragraph in table.iter(W + "p"):
        style = styles.get(value(paragraph, "pPr/pStyle") or "", styles[""])
        for run in paragraph.iter(W + "r"):
            if is_placeholder(run, styles):
                _empty(run, [])
                unseen.unfilled.add(run)
            elif is_hidden(run, styles, style):
                _empty(run, unseen.hidden)
    return unseen


def has_struck(cell: ET.Element) -> bool:
    """Tell whether text of a cell is struck through, all of it or a part."""
    return any(is_struck(run) and _text(run) for run in cell.iter(W + "r"))


def _texts(element: ET.Element) -> Iterator[ET.Element]:
    return (piece for piece in element.iter() if piece.tag in _TEXTS)


def _text(element: ET.Element) -> str:
    return fold("".join(piece.text or "" for piece in element.iter(W + "t")))


def _empty(element: ET.Element, texts: list[str]) -> None:
    """Take the text out of an element, and keep it to show."""
    if text := fold(" ".join(piece.text or "" for piece in _texts(element))):
        texts.append(text[:_SHOWN])
    for piece in _texts(element):
        piece.text = ""
