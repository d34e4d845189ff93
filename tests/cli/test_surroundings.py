"""The command in surroundings that are not as usual: names, closed output, and somebody who stops it."""

import os
import signal
import subprocess
import sys
import time

import pytest

from overlap.cli import INTERRUPTED
from overlap.tasks import matrix as matrix_task

from ..support.checkout import EXAMPLES

VMBO, MBO = EXAMPLES / "zorg" / "vmbo.xlsx", EXAMPLES / "zorg" / "mbo.xlsx"
COMMAND = (sys.executable, "-m", "overlap")
posix = pytest.mark.skipif(os.name == "nt", reason="names and signals are different there")


@pytest.fixture
def without_debug(monkeypatch):
    monkeypatch.delenv("OVERLAP_DEBUG")


@pytest.mark.parametrize(
    "arguments",
    [
        ("compare", VMBO, MBO, "-o", f"{'b' * 300}.xlsx"),
        ("report", VMBO, "-o", f"{'b' * 300}.html"),
        ("status", "a" * 5000),
    ],
)
def test_a_name_that_is_too_long_is_told(overlap, without_debug, arguments):
    status, _out, err = overlap(*arguments)
    assert status == 2
    assert "Deze naam is langer dan een bestandsnaam hier kan zijn." in err


@posix
def test_a_file_name_that_is_no_utf_8(overlap, tmp_path):
    name = os.fsdecode(b"vmbo\xff.xlsx")
    try:
        (tmp_path / name).write_bytes(VMBO.read_bytes())
    except OSError:
        pytest.skip("this file system takes only UTF-8")
    assert overlap("compare", name, MBO, "-o", "uit.xlsx")[0] == 0
    assert overlap("status", "uit.xlsx")[0] == 0


def test_a_file_that_may_not_be_read_is_named(overlap, tmp_path, monkeypatch):
    """Who runs the tests may be allowed to read everything, so the system says no for it."""
    path = tmp_path / "terug.xlsx"
    path.write_bytes(VMBO.read_bytes())
    monkeypatch.setattr(os, "access", lambda *_arguments, **_more: False)

    def denied(*_arguments):
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr("pathlib.Path.read_bytes", denied)
    for arguments in (("status", path), ("compare", path, MBO), ("merge", path, path, "-o", "x.xlsx"), ("inspect", path)):
        status, _out, err = overlap(*arguments)
        assert status == 2
        assert "terug.xlsx: Dit bestand kan niet geopend worden" in err, arguments


@posix
def test_standard_output_may_be_closed(tmp_path):
    call = 'exec "$@" >&-'
    done = subprocess.run(
        ["sh", "-c", call, "sh", *COMMAND, "template", "vmbo", "-o", "f.xlsx"], capture_output=True, check=False
    )
    assert (done.returncode, done.stderr) == (0, b"")
    assert (tmp_path / "f.xlsx").exists()


@posix
def test_who_stops_the_command_while_it_is_loading_sees_no_traceback():
    """The modules are slow to load here, so that there is time to stop it."""
    slow = (
        "import builtins, sys, time\n"
        "real = builtins.__import__\n"
        "def slowly(name, *more):\n"
        "    if name == 'overlap.locale':\n"
        "        print('loading', flush=True)\n"
        "        builtins.__import__ = real\n"
        "        time.sleep(60)\n"
        "    return real(name, *more)\n"
        "builtins.__import__ = slowly\n"
        "from overlap.cli import main\n"
        "main(['--help'])\n"
    )
    process = subprocess.Popen(
        [sys.executable, "-c", slow], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, encoding="utf-8"
    )
    assert process.stdout.readline() == "loading\n"
    time.sleep(0.05)
    process.send_signal(signal.SIGINT)
    _out, err = process.communicate(timeout=60)
    assert process.returncode == INTERRUPTED
    assert err == "Fout: Gestopt; er is niets geschreven.\n"


def _kept_of_an_earlier_run(folder):
    (folder / "m.xlsx.deel").mkdir()  # as a run of some minutes makes it
    (folder / "m.xlsx.deel" / f"{'0' * 32}.json").write_text("{}")


def _stopped(*_arguments, **_more):
    raise KeyboardInterrupt


def test_a_matrix_that_is_stopped_while_it_reads_names_what_an_earlier_run_left(overlap, tmp_path, monkeypatch):
    monkeypatch.setattr(matrix_task, "read_many", _stopped)
    call = ("matrix", "--vmbo", VMBO, "--mbo", MBO, "-o", "m.xlsx")
    assert overlap(*call)[2] == "Fout: Gestopt; er is niets geschreven.\n"
    _kept_of_an_earlier_run(tmp_path)
    status, _out, err = overlap(*call)
    assert status == INTERRUPTED
    assert "m.xlsx.deel" in err


@pytest.mark.skipif(not hasattr(signal, "SIGTERM") or sys.platform == "win32", reason="nobody asks a process to end there")
def test_a_matrix_that_is_asked_to_end_says_the_same_as_after_ctrl_c(tmp_path):
    call = ["matrix", "--vmbo", str(VMBO), "--mbo", str(MBO), "-o", "m.xlsx"]
    script = (
        "import os, signal\n"
        "from overlap.cli import main\n"
        "from overlap.tasks import matrix as task\n"
        "task.save = lambda _results: os.kill(os.getpid(), signal.SIGTERM)\n"
        "task.held = lambda **_more: __import__('contextlib').nullcontext()\n"
        f"main({call!r})\n"
    )
    ended = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, encoding="utf-8", check=False)
    assert (ended.returncode, ended.stderr) == (INTERRUPTED, "Fout: Gestopt; er is niets geschreven.\n")


def test_a_matrix_that_is_stopped_while_it_is_written_names_what_is_kept(overlap, tmp_path, monkeypatch):
    _kept_of_an_earlier_run(tmp_path)
    monkeypatch.setattr(matrix_task, "save", _stopped)
    status, _out, err = overlap("matrix", "--vmbo", VMBO, "--mbo", MBO, "-o", "m.xlsx")
    assert status == INTERRUPTED
    assert (tmp_path / "m.xlsx.deel").is_dir()
    assert "m.xlsx.deel" in err
