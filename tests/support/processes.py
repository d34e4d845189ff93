"""Jobs for processes of their own, which must find them in a module that runs nothing."""

import contextlib
import os
import time
from pathlib import Path

from overlap.output.files import save
from overlap.tasks.files.results import claimed


def alive(folder: str, job: int) -> int:
    """Leave the id of this process in the folder, and work for a moment."""
    Path(folder, str(os.getpid())).touch()
    time.sleep(0.05)
    return job


def process_of(_shared: None, _job: int) -> int:
    """Work for a moment, and tell in which process."""
    time.sleep(0.02)
    return os.getpid()


def work_for(folder: str, seconds: float) -> float:
    """Leave the id of this process in the folder, and work as long as the job says."""
    Path(folder, str(os.getpid())).touch()
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        time.sleep(0.01)
    return seconds


def write_over(path: str, content: bytes, at: float) -> str | None:
    """Write over a workbook with --force, at a moment: the name under which it was kept."""
    time.sleep(max(0.0, at - time.time()))
    (saved,) = save([(claimed(Path(path), path, force=True), content)])
    return str(saved.kept) if saved.kept else None


def save_as(folder: str, names: tuple[str, ...], content: bytes, at: float) -> list[str]:
    """Save a file as a person does, under names that are free at that moment: the names that it got."""
    time.sleep(max(0.0, at - time.time()))
    got = []
    for name in names:
        with contextlib.suppress(FileExistsError), Path(folder, name).open("xb") as file:
            file.write(content)
            got.append(name)
    return got
