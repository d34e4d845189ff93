"""What whole commands take of the processor: on a busy machine that says more than the clock."""

import os
import resource
import subprocess
from collections.abc import Mapping, Sequence

import numpy as np


def processor(command: Sequence[object]) -> float:
    """Give the processor seconds that a command takes with all that it starts, one thread each."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    one_thread = {f"{library}_NUM_THREADS": "1" for library in ("OPENBLAS", "OMP", "MKL")}
    words = [str(part) for part in command]
    subprocess.run(words, check=True, env=os.environ | one_thread, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def in_turn(runs: int, commands: Mapping[str, Sequence[object]]) -> dict[str, float]:
    """Give the median processor seconds of each command, run in turn, after one run that does not count."""
    rounds = [{name: processor(command) for name, command in commands.items()} for _ in range(runs + 1)][1:]
    return {name: float(np.median([each[name] for each in rounds])) for name in commands}
