"""Results of finished jobs in a folder, so that a run that was stopped goes on where it was.

They are JSON, never code; each file is written whole or not at all. What cannot be read is made again.
"""

import contextlib
import json
import os
import re
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Generic, TypeVar

Job = TypeVar("Job")
Result = TypeVar("Result")
_OURS = re.compile(r"[0-9a-f]{32}(\.json|.*\.part)")


@dataclass(frozen=True)
class Kept(Generic[Job, Result]):
    """Where and how finished jobs are kept.

    Attributes:
        folder: made when the first result is kept.
        name: what a job is kept under: a digest of all that could change its result.
        plain: a result as what JSON can hold.
        back: a job and what `plain` made of its result -> the result.
    """

    folder: Path
    name: Callable[[Job], str]
    plain: Callable[[Result], Any]
    back: Callable[[Job, Any], Result]

    def path(self, job: Job) -> Path:
        """Where the result of a job is kept."""
        return self.folder / f"{self.name(job)}.json"

    def found(self, job: Job) -> Result | None:
        """The result of an earlier run, None where there is none that can be read."""
        try:
            return self.back(job, json.loads(self.path(job).read_text(encoding="utf-8")))
        except (OSError, ValueError, TypeError, KeyError, IndexError):
            return None


def keep(path: Path, plain: object) -> None:
    """Write a result, whole or not at all. Where that cannot be done it is not kept: the work itself goes on."""
    with contextlib.suppress(OSError):
        path.parent.mkdir(exist_ok=True)
        handle, name = tempfile.mkstemp(".part", path.stem, path.parent)
        try:
            with os.fdopen(handle, "w", encoding="utf-8") as file:
                json.dump(plain, file, separators=(",", ":"))
            Path(name).replace(path)
        except BaseException:
            Path(name).unlink(missing_ok=True)
            raise


def clear(folder: Path) -> None:
    """Remove what was kept, and the folder when it holds nothing else."""
    with contextlib.suppress(OSError):
        for path in folder.iterdir():
            if _OURS.fullmatch(path.name):
                path.unlink()
        folder.rmdir()
