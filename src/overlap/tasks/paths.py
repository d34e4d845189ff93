"""Which filled-in workbooks are meant: files, folders and patterns -> paths.

Documents have a rule of their own (`overlap.reading.many.paths_of`): a folder of a school has folders in it, and what cannot be
read is passed over there; a folder of workbooks that came back is flat, and each of them counts.
"""

import glob
from collections.abc import Sequence
from pathlib import Path

from overlap.problems import Unusable
from overlap.workbook.readback.decision_file import is_decision_file

_KINDS = (".xlsx", ".xlsm", ".ods")
_LOCKS = ("~$", ".~lock", ".")  # what Office and LibreOffice keep beside an open file; and hidden files


def workbooks(named: Sequence[Path]) -> list[Path]:
    """Give the workbooks that files, folders and patterns such as ``*.xlsx`` stand for, each once.

    Raises:
        Unusable: a folder or pattern without workbooks.
    """
    paths: dict[Path, None] = {}
    for path in named:
        expanded = [file for file in _expanded(path) if file == path or not file.name.startswith(_LOCKS)]
        if not expanded:
            raise Unusable("no-workbooks", str(path))
        paths |= dict.fromkeys(expanded)
    return list(paths)


def _expanded(path: Path) -> list[Path]:
    if path.is_dir():
        return sorted(file for file in path.iterdir() if file.suffix.lower() in _KINDS or is_decision_file(file))
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
