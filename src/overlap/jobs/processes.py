"""Work that falls apart in jobs, on all cores. What comes back does not depend on how many there are."""

import os
import time
from collections import deque
from collections.abc import Callable, Hashable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor, wait
from contextlib import closing, contextmanager
from dataclasses import dataclass
from functools import partial
from itertools import groupby
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
_AHEAD = 6  # jobs, or runs of them, per process that are handed out before the first of them is done
_RUNS = 3  # runs of jobs per process from which they are handed out as a whole
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
    together: Callable[[Job], Hashable] | None = None,
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
        together: jobs that follow each other and of which this is the same are done by one process, where there are enough of
            such runs of jobs: it reads once what they share.
        kept: where finished jobs are kept, and those of an earlier run found.
        progress: told after each job.
    """
    start, earlier = time.monotonic(), 0
    waiting: deque[tuple[Callable[[], Result], bool]] = deque()
    processes = max(1, min(processes, len(jobs)))
    batches = _batches(jobs, together, processes)
    ahead = _AHEAD * processes * max(map(len, batches), default=1) if processes > 1 else 1
    coming = iter(batches)
    with _computing(function, shared, processes, kept) as compute:
        for done in range(len(jobs)):
            while len(waiting) < ahead and (batch := next(coming, ())):
                there = [kept.found(job) if kept else None for job in batch]
                started = iter(compute([job for job, result in zip(batch, there, strict=True) if result is None]))
                waiting += [(next(started), False) if result is None else (_nothing_to_do(result), True) for result in there]
            result, was_there = waiting.popleft()
            found = result()
            earlier += was_there
            if progress:
                fresh = done + 1 - earlier
                each = (time.monotonic() - start) / fresh if fresh else None
                progress(Progress(done + 1, len(jobs), None if each is None else each * (len(jobs) - done - 1), earlier))
            yield found


def _batches(jobs: Sequence[Job], together: Callable[[Job], Hashable] | None, processes: int) -> list[Sequence[Job]]:
    """The jobs as runs that are handed out as a whole, one by one where that would leave processes without work."""
    runs = [tuple(run) for _key, run in groupby(jobs, together)] if together else []
    return [*runs] if len(runs) >= _RUNS * processes else [(job,) for job in jobs]


def _nothing_to_do(result: Result) -> Callable[[], Result]:
    return lambda: result


def cores() -> int:
    """How many processes are worth starting: as many as this process may use cores."""
    usable = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return min(usable, _MOST)


@contextmanager
def _computing(
    function: Callable[[Shared, Job], Result], shared: Shared, processes: int, kept: Kept[Job, Result] | None
) -> Iterator[Callable[[Sequence[Job]], Sequence[Callable[[], Result]]]]:
    """A way to have jobs done: hand some in, and call what comes back of each for its result."""
    assignment = worker.Assignment(function, shared, kept.plain if kept else None)

    def path(job: Job) -> Path | None:
        return kept.path(job) if kept else None

    if processes == 1:
        yield lambda jobs: [partial(assignment.result, job, path(job)) for job in jobs]
        return
    with _environment(_ONE_THREAD, "1"):  # threads of several processes get in each other's way
        context = get_context("spawn")
        line, end = context.Pipe(duplex=False)
        pool = ProcessPoolExecutor(processes, context, worker.begin, (assignment, line))

        def submit(jobs: Sequence[Job]) -> Sequence[Callable[[], Result]]:
            if not jobs:
                return ()
            with held(inherited=True):  # what starts would print a traceback
                results = pool.submit(worker.results, [(job, path(job)) for job in jobs])
            return [partial(_result, results, n) for n in range(len(jobs))]

        with closing(line):
            try:
                yield submit
            finally:
                with held():  # jobs that are all but done are kept
                    end.close()
                    pool.shutdown(cancel_futures=True)


def _result(results: "Future[list[Result]]", n: int) -> Result:
    while not results.done():
        wait([results], _ATTENTIVE)
    return results.result()[n]


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
