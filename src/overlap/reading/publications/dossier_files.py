"""A file that may be a kwalificatiedossier, as XML or in print -> its Dossier. What reads one is loaded where there is one."""

import re
from pathlib import Path
from typing import TYPE_CHECKING

from overlap.problems import Unusable
from overlap.reading.formats.blocks import Passage
from overlap.reading.formats.files import OpenedFile, open_file

if TYPE_CHECKING:
    from .dossier import Dossier


def looks_like_dossier(path: str | Path | OpenedFile) -> bool:
    """Tell whether the file begins as the XML of an SBB dossier does; False also where it cannot be opened."""
    try:
        start = open_file(path).data[:2000].replace(b"\0", b"")
    except Unusable:
        return False
    return re.match(rb"[^<]{0,9}(?:<\?[^>]*>\s*|<!--.*?-->\s*)*<sbb[\s>]", start, re.S) is not None


def dossier_in(file: OpenedFile) -> "Dossier | None":
    """Read the kwalificatiedossier that a file is, as XML or in print (PDF, Word), None where it is none.

    Raises:
        Unusable: the file cannot be read.
    """
    if looks_like_dossier(file):
        from .sbb import read_dossier  # noqa: PLC0415

        return read_dossier(file)
    if any(isinstance(block, Passage) for block in file.document.blocks):
        from .printed import read_printed  # noqa: PLC0415

        return read_printed(file.document, file.stem)
    return None
