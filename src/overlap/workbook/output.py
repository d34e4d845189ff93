"""Where results go: claimed before the work starts, written whole or not at all, never over what a group filled in."""

import contextlib
import os
import re
import tempfile
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from overlap.problems import Unusable

from .fields import PENCIL, TABLES
from .tables import MATRIX, PREFIX, key_of

_LONGEST = 60  # characters of each part of a file name of our making


@dataclass(frozen=True, slots=True)
class Output:
    """A file to be written. ``keep_as`` is the name that the file now there is kept under first."""

    path: Path
    keep_as: Path | None = None


def default_name(*files: Path, what: str = "Overlap") -> str:
    """A telling name, from the names of the files (never from what is in them)."""

    def part(path: Path) -> str:
        return re.sub(r"[^\w .()+-]", "_", path.stem).strip(" .")[:_LONGEST] or "bestand"

    return f"{what} {' - '.join(map(part, files))}.xlsx"


def free(path: Path) -> Path:
    """The path, or the next numbered one that does not exist: "plan (2).xlsx"."""
    n, candidate = 1, path
    while candidate.exists():
        n += 1
        candidate = path.with_name(f"{path.stem} ({n}){path.suffix}")
    return candidate


def claim(path: Path, suffix: str, inputs: Iterable[Path], *, force: bool) -> Output:
    """Check that a result can be written to a path that the user named.

    Raises:
        Unusable: wrong kind of name, one of the inputs, exists already (without ``force``), or not writable.
    """
    if path.suffix.lower() != suffix:
        if suffix == ".xlsx":
            raise Unusable("output-not-xlsx", str(path), suffix=path.suffix or path.name)
        raise Unusable("output-kind", str(path), suffix=path.suffix or path.name, wanted=suffix)
    if not path.parent.is_dir():
        raise Unusable("output-folder", str(path), folder=str(path.parent))
    if any(_same(path, other) for other in inputs):
        raise Unusable("output-is-input", str(path))
    if path.is_dir():
        raise Unusable("file-is-folder", str(path))
    if not path.exists():
        return Output(path)
    if not force:
        raise Unusable("output-exists", str(path))
    return Output(path, free(path) if suffix == ".xlsx" and holds_decisions(path) else None)


def _same(a: Path, b: Path) -> bool:
    try:
        return a.exists() and b.exists() and a.samefile(b)
    except OSError:
        return False


def holds_decisions(path: Path) -> bool:
    """Whether a workbook may hold something that a group filled in; when in doubt, it does.

    That is a cell in a column to fill in (by the key above it), an answer about the group, or a comment anywhere.
    """
    import python_calamine as calamine  # noqa: PLC0415 - only needed when a file is to be replaced

    try:
        if _has_comments(path):
            return True
        book = calamine.CalamineWorkbook.from_path(str(path))
        sheets = [book.get_sheet_by_name(name).to_python(skip_empty_area=False) for name in book.sheet_names]
    except Exception:  # whatever it is, what cannot be read is kept
        return True
    texts = [[[str(cell).strip() for cell in row] for row in rows] for rows in sheets]
    found = [answer for rows in texts for answer in _answers(rows)]
    return any(found) or not found


def _answers(rows: list[list[str]]) -> Iterator[str]:
    """What stands in the cells to fill in of a sheet, "" where nothing does."""
    to_fill = {key_of(table, field.name) for table, fields in TABLES.items() for field in fields if field.fill_in}
    about_the_group = key_of("who", "answer")
    columns: set[int] = set()
    answer = 0
    below_header = False
    for row in rows:
        keys = {n: cell for n, cell in enumerate(row) if cell.startswith(f"{PREFIX}:")}
        if MATRIX in keys.values():
            yield ""
        elif about_the_group in keys.values():
            answer = row.index(about_the_group)
        elif any(key.startswith(key_of("who", "")) for key in keys.values()):
            yield row[answer]
        elif keys:
            columns, below_header = {n for n, key in keys.items() if key in to_fill}, False
        elif any(row[n].startswith(PENCIL) for n in columns):
            below_header = True
        elif below_header:
            yield from (row[n] for n in columns)
    if columns and not below_header:
        yield "headers were changed"


def _has_comments(path: Path) -> bool:
    with zipfile.ZipFile(path) as archive:
        return any("comments" in name.lower() for name in archive.namelist())


def save(results: Sequence[tuple[Output, bytes]]) -> None:
    """Write all results, each whole: to a new file beside it first, then in its place.

    Raises:
        Unusable: a file or its folder cannot be written; then none of the results is there.
    """
    for output, _content in results:
        _check_not_locked(output.path)
    written: list[tuple[Path, Output]] = []
    new: list[Path] = []
    try:
        for output, content in results:
            written.append((_beside(output.path, content), output))
        for temporary, output in written:
            if output.keep_as is not None:
                _move(output.path, output.keep_as)
            was_there = output.path.exists()
            _move(temporary, output.path)
            if not was_there:
                new.append(output.path)
    except Unusable:
        for path in new:
            path.unlink(missing_ok=True)
        raise
    finally:
        for temporary, _output in written:
            with contextlib.suppress(OSError):
                temporary.unlink(missing_ok=True)


def _check_not_locked(path: Path) -> None:
    if path.exists():
        try:
            path.open("r+b").close()
        except PermissionError as error:  # how Windows reports a file that is open in Excel
            raise Unusable("output-locked", str(path)) from error
        except OSError as error:
            raise Unusable("output-not-writable", str(path), reason=error.strerror or str(error)) from error


def _beside(path: Path, content: bytes) -> Path:
    try:
        handle, name = tempfile.mkstemp(prefix=".overlap-", suffix=path.suffix, dir=path.parent)
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        mask = os.umask(0)
        os.umask(mask)
        Path(name).chmod(0o666 & ~mask)  # mkstemp makes a file for its owner only
    except OSError as error:
        raise Unusable("output-not-writable", str(path), reason=error.strerror or str(error)) from error
    return Path(name)


def _move(source: Path, target: Path) -> None:
    try:
        source.replace(target)
    except PermissionError as error:  # how Windows reports a file that is open in Excel
        raise Unusable("output-locked", str(target if target.exists() else source)) from error
    except OSError as error:
        raise Unusable("output-not-writable", str(target), reason=error.strerror or str(error)) from error
