"""Work that falls apart in jobs, on all cores. What comes back does not depend on how many there are."""

import os
import time
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor, wait
from contextlib import closing, contextmanager
from dataclasses import dataclass
from functools import partial
from multiprocessing import get_context
from pathlib import Path
from typing import TypeVar

from overlap.output.interrupts import held

from . import worker
from .kept import Kept

Shared = TypeVar("Shared")
Job = TypeVar("Job")
Result = TypeVar("Result")

_MOST = 32  # processes; each holds the word lists
_AHEAD = 6  # jobs per process that are handed out before the first of them is done
_ATTENTIVE = 0.5  # seconds: on Windows who waits for a result notices Ctrl-C only in between
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
    assignment = worker.Assignment(function, shared, kept.plain if kept else None)

    def path(job: Job) -> Path | None:
        return kept.path(job) if kept else None

    if processes == 1:
        yield lambda job: lambda: assignment.result(job, path(job))
        return
    with _environment(_ONE_THREAD, "1"):  # threads of several processes get in each other's way
        context = get_context("spawn")
        line, end = context.Pipe(duplex=False)
        pool = ProcessPoolExecutor(processes, context, worker.begin, (assignment, line))

        def submit(job: Job) -> Callable[[], Result]:
            with held(inherited=True):  # what starts would print a traceback
                return partial(_result, pool.submit(worker.result, job, path(job)))

        with closing(line):
            try:
                yield submit
            finally:
                with held():  # jobs that are all but done are kept
                    end.close()
                    pool.shutdown(cancel_futures=True)


def _result(future: "Future[Result]") -> Result:
    while not future.done():
        wait([future], _ATTENTIVE)
    return future.result()


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
