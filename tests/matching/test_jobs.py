"""Jobs on all cores: the same results in the same order, kept as they come, and nothing half-written."""

import json
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from overlap.jobs.kept import Kept, clear, keep
from overlap.jobs.processes import Progress, in_parallel
from overlap.matching.fingerprint import digest
from overlap.model import Settings

from ..support.checkout import ROOT
from ..support.processes import process_of, work_for


def double(shared, job):
    if job == shared:
        raise KeyboardInterrupt
    return 2 * job


def same(result):
    return result


def kept_in(folder):
    return Kept(folder, lambda job: f"{job:032x}", same, lambda _job, plain: plain + 0)


@pytest.mark.parametrize("processes", [1, 2, 5])
def test_results_come_in_the_order_of_the_jobs(processes):
    assert list(in_parallel(double, None, range(30), processes=processes)) == list(range(0, 60, 2))
    assert list(in_parallel(double, None, [], processes=processes)) == []


def tens(job):
    return job // 10


def test_jobs_that_share_something_are_done_by_one_process(tmp_path):
    processes = list(in_parallel(process_of, None, range(60), processes=2, together=tens))
    assert [len({*processes[start : start + 10]}) for start in range(0, 60, 10)] == [1] * 6
    assert len({*processes}) == 2
    kept = kept_in(tmp_path / "deel")
    keep(kept.path(13), 26)
    told = []
    results = list(in_parallel(double, None, range(60), processes=2, together=tens, kept=kept, progress=told.append))
    assert results == list(range(0, 120, 2))
    assert told[-1].earlier == 1


def test_where_few_share_something_all_processes_have_work():
    assert len({*in_parallel(process_of, None, range(20), processes=2, together=tens)}) == 2


def test_jobs_are_done_as_they_are_asked_for():
    first = next(in_parallel(double, 1, [0, 1], processes=1))
    assert first == 0, "the second would have stopped it"


def test_what_was_done_is_there_after_a_stop_and_is_not_done_again(tmp_path):
    kept = kept_in(tmp_path / "deel")
    with pytest.raises(KeyboardInterrupt):
        list(in_parallel(double, 2, range(4), processes=1, kept=kept))
    assert [kept.found(job) for job in range(4)] == [0, 2, None, None]
    told = []
    assert list(in_parallel(double, 0, range(4), processes=1, kept=kept, progress=told.append)) == [0, 2, 4, 6]
    assert [(p.done, p.total, p.earlier) for p in told] == [(1, 4, 1), (2, 4, 2), (3, 4, 2), (4, 4, 2)]
    assert told[1] == Progress(2, 4, None, 2), "nothing was done yet to reckon with"
    assert told[3].left == 0


def test_processes_keep_what_they_do(tmp_path):
    kept = Kept(tmp_path / "deel", "{:032x}".format, same, lambda _job, plain: plain)
    assert list(in_parallel(double, None, range(5), processes=2, kept=kept)) == [0, 2, 4, 6, 8]
    assert [kept.found(job) for job in range(5)] == [0, 2, 4, 6, 8]


@pytest.mark.parametrize("damage", [b"", b"[1", b"\xff\xfe", b"null", b'{"a": 1}', b"[]"])
def test_what_cannot_be_read_is_made_again(tmp_path, damage):
    kept = kept_in(tmp_path)
    kept.path(1).write_bytes(damage)
    assert list(in_parallel(double, None, range(3), processes=1, kept=kept)) == [0, 2, 4]
    assert kept.found(1) == 2


def test_nothing_half_written_stays(tmp_path, monkeypatch):
    def stop(*_given, **_options):
        raise KeyboardInterrupt

    monkeypatch.setattr(json, "dump", stop)
    with pytest.raises(KeyboardInterrupt):
        keep(tmp_path / "deel" / "a.json", [1])
    assert list((tmp_path / "deel").iterdir()) == []


def test_where_nothing_can_be_kept_the_work_goes_on(tmp_path):
    (tmp_path / "deel").write_text("a file")
    assert list(in_parallel(double, None, range(3), processes=1, kept=kept_in(tmp_path / "deel"))) == [0, 2, 4]


def test_clearing_takes_away_our_own_only(tmp_path):
    folder = tmp_path / "deel"
    clear(folder)
    keep(folder / f"{5:032x}.json", [1])
    (folder / f"{6:032x}xyz.part").touch()
    (folder / "brief.json").touch()
    clear(folder)
    assert [path.name for path in folder.iterdir()] == ["brief.json"]
    (folder / "brief.json").unlink()
    clear(folder)
    assert not folder.exists()


def test_a_digest_changes_with_whatever_may_change_a_result(monkeypatch):
    names = {digest(Settings()), digest(Settings(max_per_goal=1)), digest(Settings(), "more"), digest(Settings(), "other")}
    monkeypatch.setenv("OVERLAP_LANG", "en")  # reasons are words
    assert len(names | {digest(Settings())}) == 5


KILLED = """
import os, time
from overlap.jobs.processes import in_parallel
from tests.support.processes import alive

if __name__ == "__main__":
    for _done in in_parallel(alive, {folder!r}, range(1000), processes=2):
        os.kill(os.getpid(), 9)
"""


def running(pid):
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    state = Path(f"/proc/{pid}/stat")
    return not state.exists() or state.read_text().rpartition(")")[2].split()[0] != "Z"


@pytest.mark.skipif(sys.platform == "win32", reason="sends a signal")
def test_no_process_outlives_the_one_that_asked(tmp_path):
    (tmp_path / "pids").mkdir()
    script = tmp_path / "killed.py"
    script.write_text(KILLED.format(folder=str(tmp_path / "pids")))
    call = [sys.executable, script]
    path = os.pathsep.join(filter(None, (str(ROOT), os.environ.get("PYTHONPATH"))))
    subprocess.run(call, env={**os.environ, "PYTHONPATH": path}, check=False, timeout=60, capture_output=True)
    left = {int(path.name) for path in (tmp_path / "pids").iterdir()}
    assert left
    until = time.monotonic() + 20
    while any(map(running, left)) and time.monotonic() < until:
        time.sleep(0.05)
    assert not any(map(running, left))


def test_who_stops_waits_for_no_long_job_and_nothing_half_done_stays(tmp_path):
    """Closing the results does what Ctrl-C does."""
    (tmp_path / "pids").mkdir()
    kept = Kept(tmp_path / "deel", lambda seconds: f"{int(10 * seconds):032x}", same, lambda _job, plain: plain)
    jobs = [0.0, 60.0, 0.2, 61.0, 62.0, 63.0]
    results = in_parallel(work_for, str(tmp_path / "pids"), jobs, processes=2, kept=kept)
    assert next(results) == 0
    start = time.monotonic()
    results.close()
    assert time.monotonic() - start < 10, "of a busy machine too"
    assert kept.found(60.0) is None
    assert {path.suffix for path in (tmp_path / "deel").iterdir()} == {".json"}
    assert not any(running(int(path.name)) for path in (tmp_path / "pids").iterdir())


def test_threads_are_left_as_they_were(monkeypatch):
    monkeypatch.delenv("OPENBLAS_NUM_THREADS", raising=False)
    list(in_parallel(double, None, range(2), processes=2))
    assert "OPENBLAS_NUM_THREADS" not in os.environ
