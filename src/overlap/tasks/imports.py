"""Turn an official publication, the generic requirements of the mbo, or any readable document into a spreadsheet to work with."""

from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from overlap.locale import gettext as _
from overlap.model import Curriculum
from overlap.output.files import save
from overlap.reading.publications.dossier import Dossier
from overlap.reading.publications.generic.requirements import Niveau, requirements
from overlap.reading.publications.sbb import read_dossier
from overlap.reading.publications.slo import read_publication
from overlap.reading.publications.slo_tables import Onderdeel
from overlap.workbook.plain.document import document
from overlap.workbook.plain.programme import programme

from .files.results import claimed
from .inspect import InspectRequest
from .inspect import run as inspect


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportRequest:
    """Which publication, what of it, and the spreadsheet to write.

    ``source`` is SBB's .xml, or the folder or .zip of SLO. ``chosen`` names kwalificaties (by part of the title, or crebo)
    or onderdelen (by code or id); nothing stands for all there is, where that is one. ``output`` is None for a telling name
    in the current folder.
    """

    publisher: Literal["sbb", "slo"]
    source: Path
    chosen: tuple[str, ...] = ()
    output: Path | None = None
    force: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportOutcome:
    """What was read of the publication (its warnings with it), and where it was written."""

    curriculum: Curriculum
    written: Path
    kept: Path | None = None


def run(request: ImportRequest) -> ImportOutcome:
    """Write what was chosen of a publication as a spreadsheet.

    Raises:
        Unusable: the publication cannot be read, what was chosen is not in it, or the result cannot be written.
    """
    source = request.source
    curriculum = (read_dossier(source) if request.publisher == "sbb" else read_publication(source)).curriculum(request.chosen)
    target = claimed(request.output, f"{source.stem}.xlsx", inputs=(source,), force=request.force)
    [saved] = save([(target, programme(curriculum))])
    return ImportOutcome(curriculum=curriculum, written=saved.path, kept=saved.kept)


@dataclass(frozen=True, slots=True, kw_only=True)
class GenericRequest:
    """Of which niveau the generic requirements are wanted, and which ``onderdelen`` of them by name (none: all).

    ``output`` is None for a telling name in the current folder.
    """

    niveau: Niveau
    onderdelen: tuple[str, ...] = ()
    output: Path | None = None
    force: bool = False


def import_generic(request: GenericRequest) -> ImportOutcome:
    """Write the generic requirements of every mbo course of a niveau as a spreadsheet to check and to compare with.

    Raises:
        Unusable: the niveau has no such onderdeel, or the result cannot be written.
    """
    curriculum = requirements(request.niveau, request.onderdelen)
    target = claimed(request.output, f"{' '.join((curriculum.title, *request.onderdelen))}.xlsx", force=request.force)
    [saved] = save([(target, programme(curriculum))])
    return ImportOutcome(curriculum=curriculum, written=saved.path, kept=saved.kept)


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentRequest:
    """Which document, how it is read, and the spreadsheet to write.

    ``reading`` is what `tasks.inspect` asks: the document, and what somebody who looked at it says of its table. ``output`` is
    None for a telling name in the current folder.
    """

    reading: InspectRequest
    output: Path | None = None
    force: bool = False


def import_document(request: DocumentRequest) -> ImportOutcome:
    """Write what was read of a document as a spreadsheet to correct by hand, which is read back to the letter.

    Raises:
        Unusable: the document cannot be read or holds no goals, or the result cannot be written.
    """
    curriculum = inspect(request.reading)
    source = request.reading.file
    target = claimed(request.output, _("{name}-goals.xlsx").format(name=source.stem), inputs=(source,), force=request.force)
    [saved] = save([(target, document(curriculum))])
    return ImportOutcome(curriculum=curriculum, written=saved.path, kept=saved.kept)


def list_sbb(source: Path) -> Dossier:
    """Read a dossier of SBB, to choose from its kwalificaties.

    Raises:
        Unusable: it cannot be read.
    """
    return read_dossier(source)


def list_slo(source: Path) -> tuple[Onderdeel, ...]:
    """List what can be chosen from a publication of SLO: modules and keuzevakken, or the domeinen of avo vakken.

    Raises:
        Unusable: it cannot be read.
    """
    return read_publication(source).list_onderdelen()
