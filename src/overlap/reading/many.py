"""Several documents of one side: files, folders and patterns -> curricula; what cannot be read does not stop the rest."""

import glob
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from overlap.model import Curriculum, Side
from overlap.problems import Notice, Unusable

from .assembly import curriculum_of
from .files import open_document
from .options import ReadOptions
from .sbb import BETWEEN, Dossier, looks_like_dossier, read_dossier
from .slo import read_publication

_SUFFIXES = frozenset(".xlsx .xlsm .xls .xlsb .ods .csv .tsv .docx .xml .zip".split())  # noqa: SIM905
_PUBLICATION = ("profiel.json", "module.json", "globale_eindterm.json")  # what a folder of SLO holds


@dataclass(frozen=True, slots=True)
class Collection:
    """The curricula that were read, in the order they were named; ``skipped`` says which files were not, and why."""

    curricula: tuple[Curriculum, ...]
    skipped: tuple[Notice, ...] = ()


def paths_of(named: Iterable[str | Path]) -> tuple[Path, ...]:
    """The files that names, folders and patterns stand for, each once; those of a folder or pattern by name.

    A folder stands for the documents in it, not for those in folders below. The publication of SLO is a folder too, and
    stays one. What does not exist is given back as it is: reading it tells.
    """
    found: dict[Path, Path] = {}
    for name in named:
        for path in _expanded(Path(name)):
            found.setdefault(path.resolve(), path)
    return tuple(found.values())


def _expanded(path: Path) -> list[Path]:
    if _is_publication(path):
        return [path]
    if path.is_dir():
        inside = (file for file in path.iterdir() if file.suffix.lower() in _SUFFIXES or _is_publication(file))
        return [file for file in sorted(inside) if not file.name.startswith((".", "~$"))] or [path]
    if not path.exists() and glob.has_magic(str(path)):
        matches = sorted(Path(match) for match in glob.glob(str(path)))  # noqa: PTH207 - a pattern may be absolute
        return [file for file in matches if not file.name.startswith("~$")] or [path]
    return [path]


def _is_publication(path: Path) -> bool:
    return path.is_dir() and all((path / name).is_file() for name in _PUBLICATION)


def read_many(named: Iterable[str | Path], side: Side, programme: Curriculum | None = None) -> Collection:
    """Read all documents of one side.

    An SBB dossier gives a curriculum for each of its kwalificaties, the SLO publication one for each profiel. A file that
    cannot be read, is of the other side, or holds the same as an earlier one, is skipped.

    Args:
        named: files, folders and patterns.
        side: which side they are of.
        programme: where plans name only codes, the programme that has their texts.
    """
    curricula: list[Curriculum] = []
    skipped: list[Notice] = []
    first: dict[str, str] = {}
    for path in paths_of(named):
        try:
            found = _read(path, side, programme)
        except Unusable as problem:
            skipped.append(problem.notice)
            continue
        digest = found[0].sha256
        if found[0].kind != side:
            skipped.append(Notice("other-side", path.name, values={"kind": found[0].kind, "option": f"--{side}"}))
        elif digest in first:
            skipped.append(Notice("same-content", path.name, values={"first": first[digest]}))
        else:
            first[digest] = path.name
            curricula += found
    return Collection(tuple(curricula), tuple(skipped))


def _read(path: Path, side: Side, programme: Curriculum | None) -> Sequence[Curriculum]:
    if looks_like_dossier(path):
        return _kwalificaties(read_dossier(path))
    if _is_publication(path) or path.suffix.lower() == ".zip":
        publication = read_publication(path)
        profielen = dict.fromkeys(o.profiel for o in publication.list_onderdelen() if o.goals)
        return [publication.curriculum((profiel,)) for profiel in profielen]
    return [curriculum_of(open_document(path), path.stem, side, programme, ReadOptions())]


def _kwalificaties(dossier: Dossier) -> Sequence[Curriculum]:
    if not dossier.kwalificaties:
        return [dossier.curriculum()]
    found = [dossier.curriculum((k.crebo.split(BETWEEN)[0] or k.title,)) for k in dossier.kwalificaties]
    # what was noticed is about the dossier: told once
    return [found[0], *(replace(curriculum, warnings=()) for curriculum in found[1:])]
