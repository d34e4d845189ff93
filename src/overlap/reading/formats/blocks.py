"""What a document of pages holds, in reading order: passages of text and tables. Word and PDF both come out so."""

from dataclasses import dataclass
from typing import Literal

from .grid import Grid

PassageRole = Literal["heading", "item", "text"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A heading, an item of a list, or a paragraph of plain text; lines that belong together are one, hyphens joined.

    ``depth`` is that of a heading (1 the widest) or of a list (1 the outermost), 0 for plain text. ``marker`` is what stands
    before an item or heading and is no part of its text ("•", "1.", "a)", "2.3"), also where Word numbers by itself.
    ``page`` counts from 1, 0 where the format knows no pages; ``number`` is that of the paragraph in the document, from 1.
    ``left_out`` is what stands there too and nobody is meant to read (hidden, a placeholder); ``struck`` tells whether any
    text is struck through.
    """

    text: str
    role: PassageRole = "text"
    depth: int = 0
    marker: str = ""
    page: int = 0
    number: int = 0
    left_out: str = ""
    struck: bool = False


Block = Passage | Grid
