"""A process that does jobs for another one: it stops when nobody waits for them any more, and ends with who asked."""

import atexit
import os
import signal
import threading
import time
from _thread import interrupt_main
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing import parent_process
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any, Final

from overlap.output.interrupts import ignore

from .garbage import end_without_looking, look_seldom
from .kept import keep

_GRACE: Final = 1.0  # seconds for the job in hand to be finished and kept
_NUMBER: Final = signal.SIGTERM  # which no system sends by itself: SIGINT would come with every Ctrl-C


class Abandoned(BaseException):
    """Nobody waits for the result of this job any more."""


@dataclass(frozen=True)
class Assignment:
    """What a process needs to do a job."""

    function: Callable[[Any, Any], Any]
    shared: Any
    plain: Callable[[Any], Any] | None

    def result(self, job: Any, path: Path | None) -> Any:
        """Give the result of a job, kept as soon as it is there."""
        done = self.function(self.shared, job)
        if path and self.plain:
            keep(path, self.plain(done))
        return done


@dataclass
class _Worker:
    """This process: what it does, whether it does it now, and whether it was told to stop, or has to."""

    assignment: Assignment
    busy: bool = False
    stopping: bool = False
    late: bool = False

    def interrupted(self, _number: int, _frame: object) -> None:
        if self.late and self.busy:
            raise Abandoned

    def stop_when_told(self, line: Connection) -> None:
        """Wait until the other end of the line is closed; nothing is ever sent over it."""
        with suppress(EOFError, OSError):
            line.recv_bytes()
        self.stopping = True
        time.sleep(_GRACE)
        self.late = True
        interrupt_main(_NUMBER)


_here: dict[str, _Worker] = {}


def begin(assignment: Assignment, line: Connection) -> None:
    """Make a worker of this process; it stops when the other end of the line is closed."""
    ignore()  # Ctrl-C is for the process that asked
    look_seldom()
    atexit.register(end_without_looking)
    worker = _here["worker"] = _Worker(assignment)
    signal.signal(_NUMBER, worker.interrupted)
    for task in (lambda: worker.stop_when_told(line), _end_with_parent):
        threading.Thread(target=task, daemon=True).start()


def results(jobs: Sequence[tuple[Any, Path | None]]) -> list[Any]:
    """Give the results of some jobs, each with where it is kept.

    Raises:
        Abandoned: the line was closed, and the job in hand was not done a moment later.
    """
    return [_result(*job) for job in jobs]


def _result(job: Any, path: Path | None) -> Any:
    worker = _here["worker"]
    if worker.stopping:
        raise Abandoned
    worker.busy = True
    try:
        return worker.assignment.result(job, path)
    finally:
        worker.busy = False


def _end_with_parent() -> None:
    """End when the process that asked was killed: it would be waited for without end."""
    if parent := parent_process():
        parent.join()
        os._exit(1)
