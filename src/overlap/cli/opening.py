"""`--open`: show the result in the program that the computer uses for workbooks."""

import sys
from pathlib import Path

import typer

from overlap.problems import Notice


def show(path: Path) -> None:
    """Open a result, and tell when that fails."""
    from .console import warn

    if notice := open_file(path):
        warn([notice])


def open_file(path: Path) -> Notice | None:
    """Open a file in the program that goes with it; when that fails a notice, because the file itself is there."""
    try:
        if sys.platform == "win32":
            import os

            os.startfile(path.resolve())  # noqa: S606 - a file that this program just wrote
            return None
        status = typer.launch(str(path.resolve()))
    except OSError as error:
        return _not_opened(path, error.strerror or str(error))
    return _not_opened(path, f"{status}") if status else None


def _not_opened(path: Path, reason: str) -> Notice:
    return Notice("not-opened", str(path), values={"reason": reason})
