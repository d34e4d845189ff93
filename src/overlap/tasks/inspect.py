"""Inspect one document: how it is read."""

from dataclasses import dataclass, field
from pathlib import Path

from overlap.model import Curriculum, Side
from overlap.reading import ReadOptions, read


@dataclass(frozen=True, slots=True, kw_only=True)
class InspectRequest:
    """Which document, and what somebody who looked at it says of its table.

    ``kwalificaties`` are those to take of an SBB dossier: (part of) a title, or a crebo. Where the document is a plan that names
    only codes, ``examenprogramma`` or ``dossier`` is the document that has the texts.
    """

    file: Path
    options: ReadOptions = field(default_factory=ReadOptions)
    kwalificaties: tuple[str, ...] = ()
    examenprogramma: Path | None = None
    dossier: Path | None = None


def run(request: InspectRequest) -> Curriculum:
    """Read one document; the goals, the account of each sheet and the warnings are in what comes back.

    Raises:
        Unusable: it cannot be read, or holds no goals.
    """
    texts = request.examenprogramma or request.dossier
    expected: Side = "mbo" if texts and texts == request.dossier else "vmbo"
    programme = read(texts, expected=expected, kwalificaties=request.kwalificaties) if texts else None
    options, kwalificaties = request.options, request.kwalificaties
    return read(request.file, expected=expected, programme=programme, options=options, kwalificaties=kwalificaties, whole=True)
