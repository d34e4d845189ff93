"""Where results go: claimed before the work starts, written whole or not at all, never over what a group filled in."""

import contextlib
import os
import re
import tempfile
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from overlap.problems import Unusable

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


def claim(
    path: Path, suffix: str, inputs: Iterable[Path], *, force: bool, filled_in: Callable[[Path], bool] = lambda _path: True
) -> Output:
    """Check that a result can be written to a path that the user named.

    ``filled_in`` tells whether the workbook that stands there may hold the work of a group: then it is kept. Where nobody
    tells, it is.

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
    return Output(path, free(path) if suffix == ".xlsx" and filled_in(path) else None)


def _same(a: Path, b: Path) -> bool:
    try:
        return a.exists() and b.exists() and a.samefile(b)
    except OSError:
        return False


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
