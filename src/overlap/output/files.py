"""Where results go: claimed before the work starts, written whole or not at all, never over what a group filled in.

Names are taken in one operation of the file system that fails where the name exists (`_move`): between looking and writing
another run, or somebody who saves a file, may be there first.
"""

import contextlib
import errno
import filecmp
import os
import re
import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from overlap.problems import Unusable

from .interrupts import held

_LONGEST = 60  # characters of each part of a file name of our making
_NAME = 255  # bytes of a file name, on nearly every file system
_HIDDEN = ".overlap-"  # before the name of a file that is not finished


def _always(_path: Path) -> bool:
    return True


@dataclass(frozen=True, slots=True, kw_only=True)
class _Placed:
    """A result in its place: what stood there is kept under a name, or set aside until all results are there."""

    path: Path
    file: os.stat_result
    kept: Path | None = None
    aside: Path | None = None


@dataclass(frozen=True, slots=True)
class Output:
    """A file to be written.

    Where the name exists when the file is moved there: with ``numbered`` the next free name is taken, with ``force`` what
    stands there is replaced, or kept under a numbered name first where ``filled_in`` says that it may hold the work of a
    group; else nothing is written.
    """

    path: Path
    numbered: bool = False
    force: bool = False
    filled_in: Callable[[Path], bool] = _always


@dataclass(frozen=True, slots=True)
class Saved:
    """Where a result was written, and the name under which what stood there is kept."""

    path: Path
    kept: Path | None = None


def default_name(*files: Path, what: str = "Overlap") -> str:
    """A telling name, from the names of the files (never from what is in them)."""

    def part(path: Path) -> str:
        return re.sub(r"[^\w .()+-]", "_", path.stem).strip(" .")[:_LONGEST] or "bestand"

    return f"{what} {' - '.join(map(part, files))}.xlsx"


def claim(path: Path, suffix: str, inputs: Iterable[Path], *, force: bool, filled_in: Callable[[Path], bool] = _always) -> Output:
    """Check that a result can be written to a path that the user named; of a link, to what it points at.

    ``filled_in`` tells whether the file that stands there may hold the work of a group: then it is kept. Where nobody
    tells, it is.

    Raises:
        Unusable: wrong kind of name, one of the inputs, exists already (without ``force``), or not writable.
    """
    if is_folder(path):
        raise Unusable("output-is-folder", str(path))
    if path.suffix.lower() != suffix:
        if suffix == ".xlsx":
            raise Unusable("output-not-xlsx", str(path), suffix=path.suffix or path.name)
        raise Unusable("output-kind", str(path), suffix=path.suffix or path.name, wanted=suffix)
    try:
        target = path.resolve() if path.is_symlink() else path
        if not target.parent.is_dir():
            raise Unusable("output-folder", str(path), folder=str(target.parent))
        if any(_same(target, other) for other in inputs):
            raise Unusable("output-is-input", str(path))
        if os.path.lexists(target) and not force:
            raise Unusable("output-exists", str(path))
    except (OSError, RuntimeError) as error:  # a name that is too long, or links that go round
        raise _not_writable(path, error) from error
    return Output(target, force=force, filled_in=filled_in)


def is_folder(path: Path) -> bool:
    """Whether it is a folder; a name that no file can have is none."""
    try:
        return path.is_dir()
    except OSError:
        return False


def _same(a: Path, b: Path) -> bool:
    try:
        return a.exists() and b.exists() and a.samefile(b)
    except OSError:
        return False


def save(results: Sequence[tuple[Output, bytes]]) -> tuple[Saved, ...]:
    """Write all results, each whole: to a new file beside it first, then in its place. Who wants to stop that is too late.

    Raises:
        Unusable: a name was taken meanwhile, or a file or its folder cannot be written; then none of the results is there.
    """
    with held(dropped=True):
        return _saved(results)


def _saved(results: Sequence[tuple[Output, bytes]]) -> tuple[Saved, ...]:
    for output, _content in results:
        _check_not_locked(output)
    written: list[Path] = []
    placed: list[_Placed] = []
    try:
        for output, content in results:
            written.append(_beside(output.path, content))
        for (output, _content), temporary in zip(results, written, strict=True):
            placed.append(_place(temporary, output))
    except BaseException:
        for one in reversed(placed):
            _undo(one)
        raise
    finally:
        for temporary in written:
            with contextlib.suppress(OSError):
                temporary.unlink(missing_ok=True)
    for one in placed:
        if one.aside is not None:
            with contextlib.suppress(OSError):
                one.aside.unlink()
    return tuple(Saved(one.path, one.kept) for one in placed)


def _check_not_locked(output: Output) -> None:
    try:
        if output.force and output.path.exists():
            output.path.open("r+b").close()
    except PermissionError as error:  # how Windows reports a file that is open in Excel
        raise Unusable("output-locked", str(output.path)) from error
    except OSError as error:
        raise _not_writable(output.path, error) from error


def _beside(path: Path, content: bytes) -> Path:
    try:
        handle, name = tempfile.mkstemp(prefix=_HIDDEN, suffix=path.suffix, dir=path.parent)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
            mask = os.umask(0)
            os.umask(mask)
            Path(name).chmod(0o666 & ~mask)  # mkstemp makes a file for its owner only
        except BaseException:
            Path(name).unlink(missing_ok=True)
            raise
    except OSError as error:
        raise _not_writable(path, error) from error
    return Path(name)


def _place(temporary: Path, output: Output) -> _Placed:
    """Move a finished file to where it belongs.

    Raises:
        Unusable: the name is taken and nothing may take its place, or it cannot be written.
    """
    file = temporary.stat()
    kept = aside = None
    try:
        if output.numbered:
            return _Placed(path=_move_to_free(temporary, output.path), file=file)
        while True:
            try:
                _move(temporary, output.path)
            except FileExistsError as error:
                if not output.force:
                    raise Unusable("output-exists", str(output.path)) from error
            else:
                return _Placed(path=output.path, file=file, kept=kept, aside=aside)
            _drop(aside)
            kept_now, aside = _set_aside(output, temporary)
            kept = kept or kept_now
    except BaseException as error:
        _put_back(kept or aside, output.path)
        if isinstance(error, PermissionError):  # how Windows reports a file that is open in Excel
            raise Unusable("output-locked", str(output.path)) from error
        if isinstance(error, OSError):
            raise _not_writable(output.path, error) from error
        raise


def _set_aside(output: Output, result: Path) -> tuple[Path | None, Path | None]:
    """Take away what stands in the place of a result: the name it is kept under, or else where it waits to be removed.

    Of a file with the same bytes as the result nothing is lost. What is taken away is looked at again: somebody may have
    saved another file there since it was judged.
    """
    path = output.path
    try:
        judged = path.stat()
        keep = not filecmp.cmp(result, path, shallow=False) and output.filled_in(path)
        kept = _second_name(path) if keep else None
        aside = _hidden_name(path)
        path.replace(aside)
    except FileNotFoundError:
        return None, None  # another run took it away
    if kept is not None and _same(kept, aside):
        aside.unlink()
        return kept, None
    if not keep and _unchanged(judged, aside.stat()):
        return None, aside
    try:
        return _move_to_free(aside, path, first=2), None
    except BaseException:
        _put_back(aside, path)
        raise


def _second_name(path: Path) -> Path | None:
    """Give a file a numbered name beside its own, so that it has a name at every moment; None where a file has only one."""
    for candidate in _numbered(path, 2):
        try:
            os.link(path, candidate)
        except FileExistsError:
            continue
        except FileNotFoundError:
            raise
        except OSError:
            return None
        return candidate
    raise AssertionError  # there is always a next number


def _move_to_free(source: Path, path: Path, first: int = 1) -> Path:
    """Move a file to a path, or to the next numbered one that nobody has."""
    for candidate in _numbered(path, first):
        with contextlib.suppress(FileExistsError):
            _move(source, candidate)
            return candidate
    raise AssertionError  # there is always a next number


def _numbered(path: Path, first: int) -> Iterator[Path]:
    """The path, "plan (2).xlsx", "plan (3).xlsx" …, from a number on; the name is cut where it would be too long."""
    n = first
    while True:
        stem, end = path.stem, f" ({n}){path.suffix}" if n > 1 else path.suffix
        while n > 1 and len(stem) > 1 and len(os.fsencode(stem + end)) > _NAME:
            stem = stem[:-1]
        yield path.with_name(stem + end) if n > 1 else path
        n += 1


def _move(source: Path, target: Path) -> None:
    """Move a file to a name that nobody has, in one operation.

    Raises:
        FileExistsError: somebody has it.
    """
    if os.name == "nt":
        source.rename(target)  # fails where the target exists
        return
    try:
        os.link(source, target)
    except FileExistsError:
        raise
    except OSError:  # no links here (a USB stick), or not of a file that is somebody else's
        os.close(os.open(target, os.O_CREAT | os.O_EXCL | os.O_WRONLY))
        try:
            source.replace(target)
        except BaseException:
            target.unlink()
            raise
        return
    source.unlink()


def _hidden_name(path: Path) -> Path:
    return path.with_name(f"{_HIDDEN}{os.urandom(8).hex()}{path.suffix}")


def _unchanged(before: os.stat_result, after: os.stat_result) -> bool:
    names = ("st_dev", "st_ino", "st_size", "st_mtime_ns")
    return all(getattr(before, name) == getattr(after, name) for name in names)


def _undo(placed: _Placed) -> None:
    """Take a result away again, and put back what stood there."""
    with contextlib.suppress(OSError):
        if _unchanged(placed.file, placed.path.stat()):
            placed.path.unlink()
    _put_back(placed.kept or placed.aside, placed.path)


def _put_back(file: Path | None, path: Path) -> None:
    if file is not None:
        with contextlib.suppress(OSError):  # it stays under the name that it has
            _move(file, path)


def _drop(aside: Path | None) -> None:
    if aside is not None:
        aside.unlink(missing_ok=True)


def _not_writable(path: Path, error: Exception) -> Unusable:
    if isinstance(error, OSError) and error.errno == errno.ENAMETOOLONG:
        return Unusable("name-too-long", f"{path.name[:_LONGEST]}…")
    return Unusable("output-not-writable", str(path), reason=getattr(error, "strerror", None) or str(error))
