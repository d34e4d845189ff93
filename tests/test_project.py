"""What lies at the root and what the project promises about its tools: one place for each thing, and no surprises."""

import re
import subprocess
import sys
import tomllib
import warnings

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

import overlap

from .support.checkout import ROOT

# a name is added here by someone who means it to be there
KNOWN = {
    ".ci",
    ".editorconfig",
    ".gitattributes",
    ".github",
    ".gitignore",
    ".pre-commit-config.yaml",
    "CHANGELOG.md",
    "CONTRIBUTING.md",
    "LICENSE",
    "Makefile",
    "README.md",
    "SECURITY.md",
    "babel.cfg",
    "benchmarks",
    "bundle",
    "data",
    "docs",
    "lock",
    "pyproject.toml",
    "src",
    "tests",
    "uv.lock",
    "website",
}
LOCKS = ("run", "dev", "bench", "bundle", "docs", "oldest")
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
GROUPS = PROJECT["dependency-groups"]


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


def test_a_warning_makes_a_test_red_when_it_is_ours():
    with pytest.raises(DeprecationWarning):
        warnings.warn_explicit("old", DeprecationWarning, "x.py", 1, module="overlap.reading.files")
    with warnings.catch_warnings(record=True):
        warnings.warn_explicit("old", DeprecationWarning, "x.py", 1, module="overlapping")
        warnings.warn_explicit("old", DeprecationWarning, "x.py", 1, module="pandas.core")


def locked(name):
    """The versions that a lock installs, by package; a package can have more, for different versions of Python."""
    versions = {}
    for package, version in re.findall(r"^([\w.-]+)==([^\s;]+)", (ROOT / "lock" / f"{name}.txt").read_text("utf-8"), re.M):
        versions.setdefault(canonicalize_name(package), []).append(version)
    return versions


def asked(*groups):
    """What pyproject.toml asks for to run, and in these groups."""
    return [Requirement(text) for group in (PROJECT["project"]["dependencies"], *map(GROUPS.get, groups)) for text in group]


@pytest.mark.parametrize(
    ("name", "groups"),
    [
        ("run", ["build"]),
        ("dev", ["build", "lint", "test"]),
        ("bench", ["bench", "build"]),
        ("docs", ["build", "docs"]),
        ("oldest", ["build", "test"]),
    ],
)
def test_a_lock_has_what_is_asked_for(name, groups):
    found = locked(name)
    for requirement in asked(*groups):
        versions = found.get(canonicalize_name(requirement.name), [])
        assert versions, f"{requirement} is not in lock/{name}.txt; run `make lock`"
        assert all(requirement.specifier.contains(version) for version in versions), f"{requirement}; run `make lock`"


def test_the_locks_name_the_same_versions():
    dev = locked("dev")
    for name in ("run", "bench", "docs"):
        assert {p: v for p, v in locked(name).items() if dev.get(p, v) != v} == {}, f"lock/{name}.txt; run `make lock`"


def test_the_oldest_lock_names_the_lower_bounds():
    found = locked("oldest")
    for requirement in asked("build", "test"):
        (least,) = requirement.specifier
        (version,) = found[canonicalize_name(requirement.name)]
        assert least.operator == ">=", requirement
        assert Requirement(f"x=={version}").specifier.contains(least.version), f"{requirement}; run `make lock`"


@pytest.mark.parametrize("name", [*LOCKS, "pip"])
def test_every_file_of_a_lock_is_known_by_its_hash(name):
    text = (ROOT / "lock" / f"{name}.txt").read_text(encoding="utf-8")
    entries = [entry for entry in re.split(r"\n(?=\S)", text) if "==" in entry]
    assert entries
    assert [entry for entry in entries if "--hash=sha256:" not in entry] == []
    assert "://" not in text, "a lock names no index: everyone installs from their own"


def test_what_looks_before_a_commit_is_what_the_lock_names():
    hooks = (ROOT / ".pre-commit-config.yaml").read_text(encoding="utf-8")
    assert set(re.findall(r"ruff==([\d.]+)", hooks)) == set(locked("dev")["ruff"])


def test_every_action_is_pinned_by_its_commit():
    used = [
        line
        for workflow in sorted((ROOT / ".github" / "workflows").glob("*.yml"))
        for line in workflow.read_text(encoding="utf-8").splitlines()
        if "uses:" in line
    ]
    assert used
    assert [line for line in used if not re.search(r"uses: [\w/-]+@[0-9a-f]{40} # v\d+(\.\d+)*$", line)] == []


def test_the_lock_builds_with_what_the_package_asks_for():
    (backend,) = PROJECT["build-system"]["requires"]
    assert backend in GROUPS["build"], "a build without isolation, as `make` does, would use another"


def test_a_release_compares_its_tag_with_the_version_of_the_package():
    workflow = (ROOT / ".github" / "workflows" / "release.yml").read_text(encoding="utf-8")
    code = re.search(r"""run: test "v\$\(python -c '(.+)'\)" = """, workflow)[1]
    said = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert said.stdout.strip() == overlap.__version__
