"""`--open`: show the result in the program that the computer uses for workbooks."""

import subprocess
import sys
from pathlib import Path

from overlap.locale import gettext as _
from overlap.problems import Notice

_PATIENCE = 3  # seconds: what still runs then has found a program for the file


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
        opened = _launched(path)
    except FileNotFoundError:
        opened = False
    except OSError as error:
        return _not_opened(path, error.strerror or str(error))
    return None if opened else _not_opened(path, _("this computer has no program for it"))


def _launched(path: Path) -> bool:
    """Whether the desktop found a program for a file. What it has to say about that is not for the terminal.

    Raises:
        OSError: there is no desktop that opens files.
    """
    command = ["open" if sys.platform == "darwin" else "xdg-open", str(path.resolve())]
    quiet = subprocess.DEVNULL
    process = subprocess.Popen(command, stdin=quiet, stdout=quiet, stderr=quiet, start_new_session=True)  # noqa: S603
    try:
        return process.wait(_PATIENCE) == 0
    except subprocess.TimeoutExpired:
        return True


def _not_opened(path: Path, reason: str) -> Notice:
    return Notice("not-opened", str(path), values={"reason": reason})
