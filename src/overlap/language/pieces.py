"""A text in pieces: its words, and what parts its clauses and sentences; read once for all that is asked of it."""

import re
from sys import intern

from .thesaurus import TOKEN

_ENDS = ".;:!?"
# a clause ends at a mark, or before a word that joins it to the next; a sentence at a mark with a space behind it
_PIECE = re.compile(rf"{TOKEN.pattern}|\s(?:en|of|maar)(?=\s+\S)|[{_ENDS}]\s|[{_ENDS},()]|\n")
BETWEEN = ". "  # a piece that parts two sentences


def pieces(text: str) -> list[str]:
    """Take a text apart. The pieces of one text and those of another are those of both with a space between."""
    return [*map(intern, _PIECE.findall(f" {text} "))]  # the same words stand in many texts


def is_end(piece: str) -> bool:
    """Whether a sentence ends with a piece."""
    return "\n" in piece or (len(piece) > 1 and piece[0] in _ENDS)
