"""Work that falls apart in jobs, on all cores. What comes back does not depend on how many there are."""

import os
import threading
import time
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing import get_context, parent_process
from pathlib import Path
from typing import Any, TypeVar

from overlap.output.interrupts import held, ignore

from .garbage import look_seldom
from .kept import Kept, keep

Shared = TypeVar("Shared")
Job = TypeVar("Job")
Result = TypeVar("Result")

_MOST = 32  # processes; each holds the word lists
_AHEAD = 6  # jobs per process that are handed out before the first of them is done
_ONE_THREAD = "OPENBLAS_NUM_THREADS"


@dataclass(frozen=True, slots=True)
class Progress:
    """Jobs done and in all, the seconds that are left (None as long as nothing is known), and how many an earlier run did."""

    done: int
    total: int
    left: float | None
    earlier: int = 0


Told = Callable[[Progress], None]


def in_parallel(
    function: Callable[[Shared, Job], Result],
    shared: Shared,
    jobs: Sequence[Job],
    *,
    processes: int,
    kept: Kept[Job, Result] | None = None,
    progress: Told | None = None,
) -> Iterator[Result]:
    """``function(shared, job)`` for each job, in the order of the jobs; made as they are asked for, a few ahead.

    Processes are spawned on every system, as what is forked beside running threads may hang. So ``function`` (and
    ``kept.plain``) have their place in a module, all that is passed can be pickled, and the caller's script must be
    importable.

    Args:
        function: what is done.
        shared: what all jobs need; sent once to each process.
        jobs: one by one handed to a process that is free.
        processes: how many; with 1 everything is done in this one.
        kept: where finished jobs are kept, and those of an earlier run found.
        progress: told after each job.
    """
    start, earlier = time.monotonic(), 0
    waiting: deque[tuple[Callable[[], Result], bool]] = deque()
    processes = max(1, min(processes, len(jobs)))
    with _computing(function, shared, processes, kept) as compute:
        for done in range(len(jobs)):
            ahead = _AHEAD * processes if processes > 1 else 1
            for job in jobs[done + len(waiting) : done + ahead]:
                there = kept.found(job) if kept else None
                waiting.append((compute(job), False) if there is None else (_nothing_to_do(there), True))
            result, was_there = waiting.popleft()
            found = result()
            earlier += was_there
            if progress:
                fresh = done + 1 - earlier
                each = (time.monotonic() - start) / fresh if fresh else None
                progress(Progress(done + 1, len(jobs), None if each is None else each * (len(jobs) - done - 1), earlier))
            yield found


def _nothing_to_do(result: Result) -> Callable[[], Result]:
    return lambda: result


def cores() -> int:
    """How many processes are worth starting: as many as this process may use cores."""
    usable = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return min(usable, _MOST)


@contextmanager
def _computing(
    function: Callable[[Shared, Job], Result], shared: Shared, processes: int, kept: Kept[Job, Result] | None
) -> Iterator[Callable[[Job], Callable[[], Result]]]:
    """A way to have jobs done: hand one in, and call what comes back for its result."""
    work = _Work(function, shared, kept.plain if kept else None)

    def path(job: Job) -> Path | None:
        return kept.path(job) if kept else None

    if processes == 1:
        yield lambda job: lambda: work.result(job, path(job))
        return
    with _environment(_ONE_THREAD, "1"):  # threads of several processes get in each other's way
        pool = ProcessPoolExecutor(processes, get_context("spawn"), _begin, (work,))

        def submit(job: Job) -> Callable[[], Result]:
            with held(inherited=True):  # what starts would print a traceback
                return pool.submit(_result, job, path(job)).result

        try:
            yield submit
        finally:
            with held():  # jobs that are being done are kept when they are done
                pool.shutdown(cancel_futures=True)


@dataclass(frozen=True)
class _Work:
    """What a process needs to do a job."""

    function: Callable[[Any, Any], Any]
    shared: Any
    plain: Callable[[Any], Any] | None

    def result(self, job: Any, path: Path | None) -> Any:
        """The result of a job, kept as soon as it is there."""
        found = self.function(self.shared, job)
        if path and self.plain:
            keep(path, self.plain(found))
        return found


_here: dict[str, _Work] = {}  # in a process of the pool


def _begin(work: _Work) -> None:
    ignore()  # Ctrl-C is for the process that asked
    look_seldom()
    threading.Thread(target=_end_with_parent, daemon=True).start()
    _here["work"] = work


def _end_with_parent() -> None:
    """End when the process that asked was killed: it would be waited for without end."""
    if parent := parent_process():
        parent.join()
        os._exit(1)


def _result(job: Any, path: Path | None) -> Any:
    return _here["work"].result(job, path)


@contextmanager
def _environment(name: str, value: str) -> Iterator[None]:
    """A variable for the processes that start here, unless the user has set it."""
    before = os.environ.get(name)
    os.environ.setdefault(name, value)
    try:
        yield
    finally:
        if before is None:
            del os.environ[name]
