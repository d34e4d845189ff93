"""A file as a school sends it -> a Curriculum.

The road: file -> grids (formats.files, and a module per format) -> header rows (headers, vocabulary, columns) -> what stands
above (captions, headings) -> goals (rows, goals, splitting; outline for dossiers without columns) -> which side it is (kinds).
"""

from collections.abc import Sequence
from pathlib import Path

from overlap.model import Curriculum, Side

from .cards import read_cards
from .formats.files import OpenedFile, open_file
from .layout.assembly import curriculum_of, plan_of
from .layout.options import ReadOptions
from .layout.plans import FilledIn, Index, fill_in
from .publications.dossier_files import dossier_in, looks_like_dossier

__all__ = [
    "FilledIn",
    "Index",
    "OpenedFile",
    "ReadOptions",
    "fill_in",
    "open_file",
    "read",
    "read_cards",
    "read_plan",
]


def read(
    path: str | Path | OpenedFile,
    *,
    expected: Side = "vmbo",
    programme: Curriculum | None = None,
    options: ReadOptions | None = None,
    kwalificaties: Sequence[str] = (),
    whole: bool = False,
) -> Curriculum:
    """Read a vmbo or mbo document.

    Args:
        path: a spreadsheet (.xlsx .xlsm .xls .xlsb .ods), a table in text (.csv .tsv), or a Word document (.docx), recognised
            by its content; or an SBB dossier (.xml). A file that was opened already (`open_file`) is not opened again.
        expected: the side to assume where the content does not tell.
        programme: where the document is a plan (PTA, OER) that names only codes, the programme that has their texts.
        options: what somebody says about the sheets, header row and columns of a file that was not understood.
        kwalificaties: of a dossier, which to take: (part of) a title, or a crebo.
        whole: whether a dossier gives all its kwalificaties where none is named; else that is a problem where it has several.

    Raises:
        Unusable: the file cannot be read, or holds no goals; or a dossier has several kwalificaties (choose-kwalificatie).
    """
    file = open_file(path)
    options = options or ReadOptions()
    told = options.any or options.sheets  # somebody says which table to read: that goes for all but XML
    if (looks_like_dossier(file) or not told) and (dossier := dossier_in(file)):
        return dossier.curriculum(tuple(kwalificaties), whole=whole)
    return curriculum_of(file.document, file.stem, expected, programme, options)


def read_plan(path: str | Path | OpenedFile, *, expected: Side) -> Curriculum:
    """Read the rows of a PTA or OER as they stand, to know when something is taught: see `assembly.plan_of`.

    Raises:
        Unusable: the file cannot be read, or holds no rows.
    """
    file = open_file(path)
    return plan_of(file.document, file.stem, expected, ReadOptions())
