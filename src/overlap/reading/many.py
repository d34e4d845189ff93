"""Several documents of one side: files, folders and patterns -> curricula; what cannot be read does not stop the rest."""

import glob
import os
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path, PurePath

from overlap.model import Curriculum, Side
from overlap.problems import Notice, Unusable

from .formats.files import open_file, written_name
from .layout.assembly import curriculum_of
from .layout.options import ReadOptions
from .publications.dossier import Dossier
from .publications.dossier_files import dossier_in
from .publications.slo import read_publication

_SUFFIXES = frozenset(".xlsx .xlsm .xls .xlsb .ods .csv .tsv .docx .pdf .xml .zip".split())  # noqa: SIM905
_NOT_READ = frozenset({".doc"})  # schools send these too: said, not passed over in silence
_OPEN = "~$"  # before the name of what Office keeps while a file is open
# what a folder of SLO holds: the beroepsgerichte programmes, or those of the avo vakken
_PUBLICATIONS = (
    ("profiel.json", "module.json", "globale_eindterm.json"),
    ("examenprogramma.json", "domeinen.json", "eindtermen.json"),
)


@dataclass(frozen=True, slots=True)
class Collection:
    """The curricula that were read, in the order they were named; ``skipped`` says which files were not, and why.

    ``paths`` are the files that hold something of others: all but workbooks of our own.
    """

    curricula: tuple[Curriculum, ...]
    skipped: tuple[Notice, ...] = ()
    paths: tuple[Path, ...] = ()


def paths_of(named: Iterable[str | Path]) -> tuple[Path, ...]:
    """Find the files that names, folders and patterns stand for, each once; those of a folder or pattern by name.

    A folder stands for the documents in it and in all folders below. The publication of SLO is a folder too, and stays
    one. What does not exist, and a folder without documents, is given back as it is: reading it tells.
    """
    by_place: dict[Path, Path] = {}
    for name in named:
        for path in _expanded(Path(name)):
            by_place.setdefault(path.resolve(), path)
    return tuple(by_place.values())


def _expanded(path: Path) -> list[Path]:
    if _is_publication(path):
        return [path]
    if path.is_dir():
        return _documents(path) or [path]
    if not path.exists() and glob.has_magic(str(path)):
        matches = sorted(Path(match) for match in glob.glob(str(path)))  # noqa: PTH207 - a pattern may be absolute
        return [file for match in matches for file in (_expanded(match) if match.is_dir() else [match])] or [path]
    return [path]


def _documents(folder: Path) -> list[Path]:
    """The documents of a folder by name, then those of the folders below; hidden ones are passed over."""
    documents: list[Path] = []
    for place, below, names in os.walk(folder):
        inside = Path(place)
        documents += [inside / name for name in sorted(names) if _is_document(name)]
        below[:] = sorted(name for name in below if not name.startswith("."))
        documents += [inside / name for name in below if _is_publication(inside / name)]
        below[:] = [name for name in below if not _is_publication(inside / name)]
    return documents


def _is_document(name: str) -> bool:
    return not name.startswith(".") and PurePath(name).suffix.lower() in _SUFFIXES | _NOT_READ


def _is_publication(path: Path) -> bool:
    return path.is_dir() and any(all((path / name).is_file() for name in names) for names in _PUBLICATIONS)


def read_many(named: Iterable[str | Path], side: Side, programme: Curriculum | None = None) -> Collection:
    """Read all documents of one side.

    An SBB dossier gives a curriculum for each of its kwalificaties, a publication of SLO one for each profiel or vak. A file that
    cannot be read, is of the other side, or holds the same as an earlier one, is skipped. Where documents come from
    several folders, as of several schools, the folder stands before the name of the file.

    Args:
        named: files, folders and patterns.
        side: which side they are of.
        programme: where plans name only codes, the programme that has their texts.
    """
    curricula: list[Curriculum] = []
    skipped: list[Notice] = []
    first: dict[str, str] = {}
    paths = paths_of(named)
    own: set[Path] = set()
    for path, name in zip(paths, _names(paths), strict=True):
        try:
            programmes = _read(path, side, programme)
        except Unusable as problem:
            notice = problem.notice
            skipped.append(replace(notice, file=name) if notice.file in (path.name, written_name(path)) else notice)
            if notice.code == "own-workbook":
                own.add(path)
            continue
        digest = programmes[0].sha256
        if programmes[0].kind != side:
            skipped.append(Notice("other-side", name, values={"kind": programmes[0].kind, "option": f"--{side}"}))
        elif digest in first:
            skipped.append(Notice("same-content", name, values={"first": first[digest]}))
        else:
            first[digest] = name
            curricula += programmes if name == written_name(path) else (_of_file(curriculum, name) for curriculum in programmes)
    return Collection(tuple(curricula), tuple(skipped), tuple(path for path in paths if path not in own))


def _names(paths: Sequence[Path]) -> list[str]:
    """What the files are called: where documents come from several folders, with the folder before it."""
    folders = {path.resolve().parent for path in paths if not path.is_dir()}
    try:
        common = os.path.commonpath(folders) if len(folders) > 1 else ""
    except ValueError:  # on several drives
        common = ""
    if not common:
        return [written_name(path) for path in paths]
    within = (Path(path.name) if path.is_dir() else path.resolve().relative_to(common) for path in paths)
    return [path.as_posix().encode("utf-8", "replace").decode("utf-8") for path in within]


def _of_file(curriculum: Curriculum, name: str) -> Curriculum:
    warnings = tuple(replace(notice, file=name) if notice.file else notice for notice in curriculum.warnings)
    return replace(curriculum, file=name, warnings=warnings)


def _read(path: Path, side: Side, programme: Curriculum | None) -> Sequence[Curriculum]:
    if path.is_dir() and not _is_publication(path):
        raise Unusable("no-documents", str(path))
    if path.name.startswith(_OPEN):
        raise Unusable("file-of-office", path.name)
    if _is_publication(path) or path.suffix.lower() == ".zip":
        publication = read_publication(path)
        profielen = dict.fromkeys(o.profiel for o in publication.list_onderdelen() if o.goals)
        return [publication.curriculum((profiel,)) for profiel in profielen]
    file = open_file(path)
    if dossier := dossier_in(file):
        return _kwalificaties(dossier)
    return [curriculum_of(file.document, file.stem, side, programme, ReadOptions())]


def _kwalificaties(dossier: Dossier) -> Sequence[Curriculum]:
    if not dossier.kwalificaties:
        return [dossier.curriculum()]
    found = [dossier.curriculum((next(iter(k.kwalificatie.crebos), k.title),)) for k in dossier.kwalificaties]
    # what was noticed is about the dossier: told once
    return [found[0], *(replace(curriculum, warnings=()) for curriculum in found[1:])]
