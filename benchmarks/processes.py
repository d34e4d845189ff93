"""What whole commands take of the processor: on a busy machine that says more than the clock."""

import os
import resource
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np

# threads that wait for each other count as time of the processor; the command itself asks for one
ONE_THREAD = {f"{library}_NUM_THREADS": "1" for library in ("OPENBLAS", "OMP", "MKL")}
# a program that is installed is compiled once; without what Python keeps of that each run would count it anew
_NOT_KEPT = "PYTHONDONTWRITEBYTECODE"


def processor(command: Sequence[object]) -> float:
    """Give the processor seconds that a command takes with all that it starts, one thread each."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    words = [str(part) for part in command]
    environment = {name: value for name, value in os.environ.items() if name != _NOT_KEPT} | ONE_THREAD
    subprocess.run(words, check=True, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def in_turn(runs: int, commands: Mapping[str, Sequence[object]], *, results: Sequence[Path] = ()) -> dict[str, float]:
    """Give the median processor seconds of each command, run in turn, after one run that does not count.

    ``results`` are removed before each: a workbook that stands there already would be read first, for what is filled in.
    """
    rounds = []
    for _run in range(runs + 1):
        seconds = {}
        for name, command in commands.items():
            for path in results:
                path.unlink(missing_ok=True)
            seconds[name] = processor(command)
        rounds.append(seconds)
    return {name: float(np.median([each[name] for each in rounds[1:]])) for name in commands}
