"""Which filled-in workbooks and libraries are meant: files, folders and patterns -> paths.

Documents have a rule of their own (`overlap.reading.many.paths_of`): a folder of a school has folders in it, and what cannot be
read is passed over there; a folder of workbooks that came back is flat, and each of them counts.
"""

import glob
from collections.abc import Callable, Sequence
from pathlib import Path

from overlap.problems import Unusable

_KINDS = (".xlsx", ".xlsm", ".ods")
LIBRARY = ".tsv"
_LOCKS = ("~$", ".~lock", ".")  # what Office and LibreOffice keep beside an open file; and hidden files


def workbooks(named: Sequence[Path]) -> list[Path]:
    """Give the workbooks that files, folders and patterns such as ``*.xlsx`` stand for, each once.

    Raises:
        Unusable: a folder or pattern without workbooks.
    """
    return _all(named, _is_workbook, "no-workbooks")


def is_library(path: Path) -> bool:
    """Tell whether a file is meant as a library, by its name."""
    return path.suffix.lower() == LIBRARY


def libraries(named: Sequence[Path]) -> list[Path]:
    """Give the libraries (.tsv) that files, folders and patterns stand for, each once.

    Raises:
        Unusable: a folder or pattern without libraries.
    """
    return _all(named, is_library, "library-none")


def _is_workbook(path: Path) -> bool:
    if path.suffix.lower() in _KINDS:
        return True
    from overlap.workbook.readback.decision_file import is_decision_file  # not where only libraries are meant

    return is_decision_file(path)


def _all(named: Sequence[Path], wanted: Callable[[Path], bool], nothing: str) -> list[Path]:
    paths: dict[Path, None] = {}
    for path in named:
        expanded = [file for file in _expanded(path, wanted) if file == path or not file.name.startswith(_LOCKS)]
        if not expanded:
            raise Unusable(nothing, str(path))
        paths |= dict.fromkeys(expanded)
    return list(paths)


def names_apart(*paths: Path) -> list[str]:
    """Give the names of files, and of two with one name as many of the folders above each as it takes to tell them apart."""
    names = []
    for path in paths:
        twins = [other.parts for other in paths if other.name == path.name and other != path]
        longer = range(1, len(path.parts))
        many = next((n for n in longer if all(twin[-n:] != path.parts[-n:] for twin in twins)), len(path.parts))
        names.append(str(Path(*path.parts[-many:])))
    return names


def _expanded(path: Path, wanted: Callable[[Path], bool]) -> list[Path]:
    if path.is_dir():
        return sorted(filter(wanted, path.iterdir()))
    if not path.exists() and any(char in path.name for char in "*?["):  # Windows leaves patterns to the program
        return sorted(map(Path, glob.glob(str(path))))  # noqa: PTH207 - the pattern may have a folder in it
    return [path]


def workbooks_beside(output: Path | None, named: Sequence[Path]) -> list[Path]:
    """Give the workbooks without the result of last time, where only a folder or a pattern names that.

    Raises:
        Unusable: a folder or pattern without workbooks.
    """
    paths = workbooks(named)
    return [path for path in paths if path in named or output is None or path.resolve() != output.resolve()]
