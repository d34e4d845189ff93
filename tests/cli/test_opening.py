"""`--open`: the file is there, whatever becomes of the program that should show it."""

import subprocess
import sys

import pytest

from overlap.cli.terminal import opening

DESKTOP = pytest.mark.skipif(sys.platform == "win32", reason="Windows opens files itself")


@DESKTOP
@pytest.mark.parametrize(("script", "told"), [("exit 0", None), ("echo noise; echo noise >&2; exit 3", "geen programma")])
def test_what_the_desktop_says_is_not_for_the_terminal(monkeypatch, tmp_path, capfd, script, told):
    monkeypatch.setenv("PATH", f"{tmp_path}:/usr/bin:/bin")
    for name in ("xdg-open", "open"):
        (tmp_path / name).write_text(f"#!/bin/sh\n{script}\n")
        (tmp_path / name).chmod(0o755)
    notice = opening.open_file(tmp_path / "plan.xlsx")
    assert capfd.readouterr() == ("", "")
    assert (notice is None) == (told is None)
    assert told is None or told in str(notice)


@DESKTOP
def test_a_program_that_stays_open_is_not_waited_for(monkeypatch, tmp_path):
    class Stays:
        def wait(self, seconds):
            raise subprocess.TimeoutExpired("xdg-open", seconds)

    monkeypatch.setattr(subprocess, "Popen", lambda *_arguments, **_more: Stays())
    assert opening.open_file(tmp_path / "plan.xlsx") is None


@DESKTOP
def test_a_computer_without_a_desktop_is_told(monkeypatch, tmp_path):
    monkeypatch.setenv("PATH", str(tmp_path))
    assert "geen programma" in str(opening.open_file(tmp_path / "plan.xlsx"))
