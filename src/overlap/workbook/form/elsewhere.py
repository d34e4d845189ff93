"""What other groups decided: kept on the hidden sheet, as JSON, and which libraries were used, as an account tells it."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from overlap.locale import gettext as _
from overlap.model import GapVerdict
from overlap.model.elsewhere import Elsewhere, ElsewherePair, LibraryFile
from overlap.model.labels import library_in_words
from overlap.model.plain import from_json, to_json
from overlap.model.verdicts import PAIR_DECIDED
from overlap.workbook.xlsx.name_and_text import NamedText

if TYPE_CHECKING:
    from overlap.reading.formats.cells import Cells

_LIBRARY, _PAIR = "library", "elsewhere"
_VERDICTS: Final = {*PAIR_DECIDED, GapVerdict.OVERLAP}


def rows(elsewhere: Elsewhere) -> Iterator[tuple[str, ...]]:
    """Give the rows for the hidden sheet; none where no library was used."""
    yield from ((_LIBRARY, to_json(file)) for file in elsewhere.files)
    yield from ((_PAIR, pair, to_json(told)) for pair, told in sorted(elsewhere.pairs.items()))


def read_elsewhere(sheet: "Cells") -> Elsewhere:
    """Read it back; a row that is damaged is left out, and one with a verdict that is none."""
    files, pairs = [], {}
    for key, *cells in (row for row in sheet.rows if row):
        if key == _LIBRARY and cells and (file := from_json(LibraryFile, cells[0])):
            files.append(file)
        elif key == _PAIR and len(cells) > 1 and (told := from_json(ElsewherePair, cells[1])) and told.groups.keys() <= _VERDICTS:
            pairs[cells[0]] = told
    return Elsewhere(tuple(files), pairs)


def libraries_used(elsewhere: Elsewhere) -> Iterator[NamedText]:
    """Give name and text of a line for each library."""
    text = _("{file} (SHA-256 {sha256}): {size}")
    for used in elsewhere.files:
        size = library_in_words(used.decisions, used.groups)
        yield _("Library"), text.format(file=used.file, sha256=used.sha256, size=size)
