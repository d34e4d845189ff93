"""What other groups decided, on the hidden sheet: which libraries were used, and what they say about pairs, as JSON."""

from collections.abc import Iterator

from overlap.model.elsewhere import Elsewhere, ElsewherePair, LibraryFile
from overlap.model.plain import from_json, to_json
from overlap.reading.formats.cells import Cells

_LIBRARY, _PAIR = "library", "elsewhere"


def rows(elsewhere: Elsewhere) -> Iterator[tuple[str, ...]]:
    """Give the rows for the hidden sheet; none where no library was used."""
    yield from ((_LIBRARY, to_json(file)) for file in elsewhere.files)
    yield from ((_PAIR, pair, to_json(told)) for pair, told in sorted(elsewhere.pairs.items()))


def read_elsewhere(sheet: Cells) -> Elsewhere:
    """Read it back; a row that is damaged is left out."""
    files, pairs = [], {}
    for key, *cells in (row for row in sheet.rows if row):
        if key == _LIBRARY and cells and (file := from_json(LibraryFile, cells[0])):
            files.append(file)
        elif key == _PAIR and len(cells) > 1 and (told := from_json(ElsewherePair, cells[1])):
            pairs[cells[0]] = told
    return Elsewhere(tuple(files), pairs)
