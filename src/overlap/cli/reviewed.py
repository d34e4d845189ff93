"""Which filled-in workbooks are meant: files, folders, and patterns that the shell of Windows leaves alone."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from overlap.problems import Unusable

SUFFIXES = (".xlsx", ".xlsm", ".ods")


def reviewed(texts: Sequence[str], *, but: Path | None = None) -> list[Path]:
    """The files, each once, in the order given; those of a folder or a pattern by name.

    Left out are files that Excel and LibreOffice keep beside an open workbook, and ``but``, the result itself, where only a
    folder or a pattern names it.

    Raises:
        Unusable: there is no such file, or nothing in the folder or of the pattern.
    """
    found: dict[Path, None] = {}
    for text in texts:
        path = Path(text)
        if path.is_file():
            found[path] = None
            continue
        several = sorted(one for one in _several(path) if but is None or one.resolve() != but.resolve())
        if not several:
            raise Unusable("file-missing" if not path.is_dir() else "no-workbooks", text)
        found |= dict.fromkeys(several)
    return list(found)


def _several(path: Path) -> Iterator[Path]:
    """The workbooks in a folder, or those of a pattern."""
    try:
        files = path.iterdir() if path.is_dir() else path.parent.glob(path.name)
        yield from (one for one in files if one.suffix.lower() in SUFFIXES and one.name[0] not in "~." and one.is_file())
    except (OSError, ValueError):
        return
