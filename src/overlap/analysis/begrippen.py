"""A working group's own words, read and checked against the thesaurus: ready for the settings of a comparison."""

from pathlib import Path

from overlap.language import check_begrippen
from overlap.model import Begrippen
from overlap.reading import read_begrippen


def own_words(path: str | Path) -> Begrippen:
    """Read a list of own words; what was noticed is in its warnings.

    Raises:
        Unusable: the list cannot be read or used; see `overlap.reading.read_begrippen`.
    """
    return check_begrippen(read_begrippen(path))
