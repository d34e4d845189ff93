"""For who knows no commands: two files are compared, and who types nothing is asked."""

import os
import sys
from pathlib import Path

import pytest

from overlap.cli.terminal.without_command import path_in

from ..support.checkout import EXAMPLES

VMBO, MBO = (EXAMPLES / "zorg" / f"{name}.xlsx" for name in ("vmbo", "mbo"))


@pytest.fixture
def terminal(monkeypatch):
    """Somebody at a terminal who gives these answers; what opens files is not there."""

    def answers(*texts):
        for stream in (sys.stdin, sys.stdout):
            monkeypatch.setattr(stream, "isatty", lambda: True, raising=False)
        told = iter(texts)
        monkeypatch.setattr("builtins.input", lambda question: next(told))
        monkeypatch.setattr("overlap.cli.terminal.opening.open_file", opened.append)
        return opened

    opened = []
    return answers


def copied(folder, name):
    """An example in a folder of its own."""
    folder.mkdir(exist_ok=True)
    target = folder / name
    target.write_bytes((VMBO if "vmbo" in name else MBO).read_bytes())
    return target


def test_two_files_and_no_command_are_compared_here(overlap, tmp_path):
    copied(tmp_path, "vmbo.xlsx"), copied(tmp_path, "mbo.xlsx")
    status, _out, _err = overlap("vmbo.xlsx", "mbo.xlsx", "-o", "uit.xlsx")
    assert status == 0
    assert Path("uit.xlsx").is_file()


def test_files_that_are_dropped_on_the_program_are_compared_where_they_are_and_opened(overlap, tmp_path, terminal):
    opened = terminal()
    folder = tmp_path / "OneDrive - School"
    status, out, _err = overlap(str(copied(folder, "vmbo.xlsx")), str(copied(folder, "mbo.xlsx")))
    assert status == 0
    assert (folder / "Overlap vmbo - mbo.xlsx").is_file()
    assert [path.name for path in opened] == ["Overlap vmbo - mbo.xlsx"]
    assert str(folder) in out


def test_who_types_nothing_is_asked_for_two_files_until_they_are_there(overlap, tmp_path, terminal):
    folder = tmp_path / "map met spaties"
    vmbo, mbo = copied(folder, "vmbo.xlsx"), copied(folder, "mbo.xlsx")
    opened = terminal(str(folder / "anders.xlsx"), f"& '{vmbo}'", "", f'"{mbo}"')
    status, out, _err = overlap()
    assert status == 0
    assert "anders.xlsx" in out
    assert [path.name for path in opened] == ["Overlap vmbo - mbo.xlsx"]


def test_nothing_for_an_answer_runs_the_demo(overlap, terminal):
    terminal("")
    assert overlap()[0] == 0
    assert Path("voorbeeld-vmbo.xlsx").is_file()


def test_where_nobody_can_answer_the_help_is_shown(overlap):
    status, out, _err = overlap()
    assert status == 0
    assert "overlap demo" in out


def test_a_command_goes_before_a_file_of_that_name(overlap, tmp_path):
    (tmp_path / "demo").write_text("")
    assert overlap("demo")[0] == 0
    assert Path("voorbeeld-vmbo.xlsx").is_file()


@pytest.mark.parametrize(
    ("typed", "path"),
    [
        ('"C:\\Mijn map\\a.xlsx"', "C:\\Mijn map\\a.xlsx"),
        ("& 'C:\\Mijn map\\a.xlsx'", "C:\\Mijn map\\a.xlsx"),
        ("  /home/a b.xlsx ", "/home/a b.xlsx"),
        ("file:///home/a%20b.xlsx", "/home/a b.xlsx"),
        ("file:///C:/Mijn%20map/a.xlsx", "C:/Mijn map/a.xlsx"),
        pytest.param("/home/a\\ b.xlsx", "/home/a b.xlsx", marks=pytest.mark.skipif(os.name == "nt", reason="a path of Windows")),
    ],
)
def test_a_path_is_taken_as_it_is_pasted(typed, path):
    assert path_in(typed) == Path(path)


def test_no_answer_is_no_path():
    assert path_in("  ") is None
