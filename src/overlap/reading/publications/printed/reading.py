"""A document that is a dossier in print -> a Dossier, with what a reader should know of it."""

from collections.abc import Iterator, Sequence

from overlap.model.text import begun
from overlap.problems import Notice
from overlap.reading.formats.files import Document
from overlap.reading.layout.account.marks import notices_of_marks
from overlap.reading.publications.dossier import Dossier, DossierItem

from .items import items_of
from .kerntaken import KerntakenReader
from .kwalificaties import Kwalificaties
from .lines import DossierLine, is_dossier, lines_of


def read_printed(document: Document, stem: str) -> Dossier | None:
    """Read a dossier in print, None where the document is none. ``stem`` is its title where it tells none."""
    lines = list(lines_of(document.name, document.blocks))
    if not is_dossier(lines):
        return None
    kwalificaties = Kwalificaties(lines)
    reader = KerntakenReader(kwalificaties)
    for line in lines:
        if line.is_text:
            reader.read(line)
    items = items_of(reader.kerntaken.values(), kwalificaties.parts)
    if not items:
        return None
    return Dossier(
        title=kwalificaties.title
        or next((above.label for kerntaak in reader.kerntaken.values() for above in kerntaak.above), stem),
        file=document.name,
        sha256=document.sha256,
        kwalificaties=kwalificaties.profielen(),
        items=items,
        warnings=(*_outside(document.name, reader.passed), *_marks(document, items)),
    )


def _outside(file: str, passed: Sequence[DossierLine]) -> Iterator[Notice]:
    """What looks like a goal and stands outside kerntaken, told once."""
    if passed:
        first = passed[0]
        values = {"count": len(passed), "text": begun(first.text)}
        yield Notice("text-not-read", file, page=first.place.page, paragraph=first.place.paragraph, values=values)


def _marks(document: Document, items: Sequence[DossierItem]) -> Iterator[Notice]:
    """What people marked in the tables of a dossier: struck through, deleted, hidden, not filled in."""
    for grid in document.grids:
        yield from notices_of_marks(document.name, grid, [item for item in items if item.source.sheet == grid.name])
