"""What lies at the root and what the project promises about its tools: one place for each thing, and no surprises."""

import subprocess
import sys

import pytest
from .conftest import ROOT

# a name is added here by someone who means it to be there
KNOWN = {
    ".ci",
    ".gitignore",
    "CHANGELOG.md",
    "LICENSE",
    "Makefile",
    "README.md",
    "babel.cfg",
    "benchmarks",
    "data",
    "docs",
    "pyproject.toml",
    "src",
    "tests",
}


def test_the_root_holds_only_what_it_should():
    try:
        listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=False)
        top = subprocess.run(["git", "rev-parse", "--show-prefix"], cwd=ROOT, capture_output=True, check=False)
    except FileNotFoundError:
        pytest.skip("git is not installed")
    if listed.returncode or top.stdout.strip():
        pytest.skip("this is no checkout of git")
    names = {name.partition("/")[0] for name in listed.stdout.decode().split("\0") if name}
    assert names - KNOWN == set(), "not known at the root: a file that a program left behind?"


def test_a_measurement_does_not_write_where_you_are(tmp_path):
    command = [sys.executable, str(ROOT / "benchmarks" / "speed.py"), "--inside", "workbook"]
    result = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert (result.returncode, list(tmp_path.iterdir())) == (2, [])
    assert "--inside needs a --folder" in result.stderr
