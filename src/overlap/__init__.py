"""overlap: where a vmbo examenprogramma and an mbo kwalificatiedossier meet, and where each leaves a gap.

The library in a few words:

>>> import overlap
>>> vmbo = overlap.read("vmbo.xlsx")                  # doctest: +SKIP
>>> mbo = overlap.read("mbo.xlsx", expected="mbo")    # doctest: +SKIP
>>> comparison = overlap.compare(vmbo, mbo)           # doctest: +SKIP
>>> overlap.write_workbook(comparison, "overlap.xlsx")  # doctest: +SKIP
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from overlap.model import Comparison, Curriculum, Settings, Side

__version__ = "0.1.0"
__all__ = ["compare", "read", "write_workbook"]


def read(path: str | Path, *, expected: Side = "vmbo") -> Curriculum:
    """Read a vmbo or mbo document; see `overlap.reading.read`."""
    from overlap.reading import read as read_file

    return read_file(path, expected=expected)


def compare(
    vmbo: Curriculum,
    mbo: Curriculum,
    settings: Settings | None = None,
    *,
    begrippen: str | Path | None = None,
    semantic: str | Path | None = None,
) -> Comparison:
    """Match two programmes, if wanted with a file of own words and a folder with a language model.

    See `overlap.analysis.compare`, `overlap.analysis.load_begrippen` and `overlap.matching.semantic`.

    Raises:
        overlap.problems.Unusable: nothing is left to compare, or the own words or the language model cannot be used.
    """
    from dataclasses import replace

    from overlap.analysis import compare as compare_both
    from overlap.analysis import load_begrippen
    from overlap.matching.semantic import local_model
    from overlap.model import Settings

    settings = settings or Settings()
    if begrippen:
        settings = replace(settings, begrippen=load_begrippen(begrippen))
    if semantic:
        settings = replace(settings, semantic=local_model(semantic))
    return compare_both(vmbo, mbo, settings)


def write_workbook(comparison: Comparison, path: str | Path) -> None:
    """Write the annotated workbook to a new file.

    Raises:
        overlap.problems.Unusable: the file exists already or cannot be written.
    """
    from pathlib import Path

    from .output.files import claim, save
    from .workbook.comparison.workbook import workbook

    save([(claim(Path(path), ".xlsx", (), force=False), workbook(comparison))])
