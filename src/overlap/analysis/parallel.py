"""Work that falls apart in jobs, on all cores. What comes back does not depend on how many there are."""

import os
import signal
import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from contextlib import contextmanager
from multiprocessing import get_context
from typing import Any, TypeVar

Shared = TypeVar("Shared")
Job = TypeVar("Job")
Result = TypeVar("Result")
Done = Callable[[int, int], None]

_MOST = 32  # processes; each holds the word lists
_worker: dict[str, Any] = {}


def in_parallel(
    function: Callable[[Shared, Job], Result], shared: Shared, jobs: Sequence[Job], *, workers: int, done: Done | None = None
) -> list[Result]:
    """``function(shared, job)`` for each job, in the order of the jobs.

    Processes are spawned, as on Windows, so ``function`` has its place in a module and all that is passed can be pickled.

    Args:
        function: what is done.
        shared: what all jobs need; sent once to each process.
        jobs: one by one handed to a process that is free.
        workers: how many processes; with 1 everything is done in this one.
        done: told after each job how many are done, of how many.
    """
    if workers <= 1 or len(jobs) <= 1:
        found = []
        for n, job in enumerate(jobs, 1):
            found.append(function(shared, job))
            if done:
                done(n, len(jobs))
        return found
    pool = ProcessPoolExecutor(min(workers, len(jobs)), get_context("spawn"), _start, (function, shared))
    try:
        with _not_interrupted():
            futures = [pool.submit(_run, job) for job in jobs]
        for n, future in enumerate(as_completed(futures), 1):
            future.result()
            if done:
                done(n, len(jobs))
        return [future.result() for future in futures]
    finally:
        pool.shutdown(cancel_futures=True)


def cores() -> int:
    """How many processes are worth starting: as many as this process may use cores."""
    usable = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return min(usable, _MOST)


def _start(function: Callable[[Any, Any], Any], shared: Any) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the process that started this one answers to Ctrl-C
    _worker.update(function=function, shared=shared)


def _run(job: Any) -> Any:
    return _worker["function"](_worker["shared"], job)


@contextmanager
def _not_interrupted() -> Iterator[None]:
    """Ctrl-C waits while processes start: they take over that it is ignored, and would print a traceback otherwise."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
