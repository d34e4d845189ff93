"""Make the bundle: a folder and a .zip with everything in it, for computers without Python.

    python bundle/build.py          # dist/overlap-bundle/ and dist/overlap-<version>-<system>.zip

It works the same on Windows, macOS and Linux, each for itself. What goes in is what folder lock names and this source, built
as a wheel; then the demo and some comparisons are run in it, in an empty folder and without Python on the path.
"""

import platform
import re
import shutil
import subprocess
import sys
import venv
from pathlib import Path

from trial import try_out

ROOT = Path(__file__).resolve().parent.parent
ENVIRONMENT = ROOT / ".venv-bundle"
WORK = ROOT / "build" / "bundle"
FOLDER = ROOT / "dist" / "overlap-bundle"
MOST = 80  # megabytes of the .zip, which is what people pass on
WINDOWS = sys.platform == "win32"
# pandas is for who works in Python (overlap.frames); the others are what libraries can use and this program does not: parts of
# numpy and lxml, colours for code in a terminal, tests, codecs for Chinese, Japanese and Korean; with what needs a network, the
# second way that Python has to compute digests, and that of rapidfuzz for some processors only
LEFT_OUT = (
    "pandas", "PIL", "setuptools", "pip", "numpy.f2py", "numpy.testing", "numpy.random", "numpy.fft", "numpy.polynomial",
    "rapidfuzz.fuzz_cpp_avx2", "rapidfuzz.distance.metrics_cpp_avx2", "tkinter", "unittest", "pydoc", "ssl", "_ssl", "_hashlib",
    "sqlite3", "curses", "readline", "numpy._core._multiarray_tests", "lxml.objectify", "lxml.html", "lxml.isoschematron",
    "pygments", "markdown_it", "_codecs_cn", "_codecs_hk", "_codecs_iso2022", "_codecs_jp", "_codecs_kr", "_codecs_tw",
)  # fmt: skip
README = ROOT / "bundle" / "LEES MIJ.txt"


def main() -> None:
    """Build, try, pack."""
    python = _environment()
    _run(
        python, "-m", "PyInstaller", "--noconfirm", "--clean", "--onedir", "--console", "--name", "overlap",
        "--distpath", str(WORK / "made"), "--workpath", str(WORK / "work"), "--specpath", str(WORK),
        "--collect-submodules", "overlap", "--collect-data", "overlap",
        "--collect-data", "docx", "--copy-metadata", "typer", "--log-level", "WARN",
        *(f"--exclude-module={name}" for name in LEFT_OUT), str(ROOT / "bundle" / "start.py"),
    )  # fmt: skip
    shutil.rmtree(FOLDER, ignore_errors=True)
    shutil.move(WORK / "made" / "overlap", FOLDER)
    shutil.copy(README, FOLDER / README.name)
    _keep_templates()
    _strip()
    try_out(FOLDER / ("overlap.exe" if WINDOWS else "overlap"))
    name = f"overlap-{_version()}-{platform.system().lower()}-{platform.machine().lower()}"
    packed = Path(shutil.make_archive(str(ROOT / "dist" / name), "zip", FOLDER.parent, FOLDER.name))
    size = packed.stat().st_size / 1e6
    unpacked = sum(path.stat().st_size for path in FOLDER.rglob("*") if path.is_file() and not path.is_symlink()) / 1e6
    print(f"{packed}: {size:.0f} MB, {unpacked:.0f} MB unpacked")
    if size > MOST:
        sys.exit(f"the bundle may be {MOST} MB")


def _environment() -> Path:
    """Make an environment with what the lock names and this package as a wheel; give its Python."""
    venv.create(ENVIRONMENT, clear=True, with_pip=True)
    python = ENVIRONMENT / ("Scripts/python.exe" if WINDOWS else "bin/python")
    install = (python, "-m", "pip", "--disable-pip-version-check", "--quiet", "install", "--no-deps")
    for lock in ("pip", "bundle"):
        _run(*install, "--require-hashes", "--requirement", ROOT / "lock" / f"{lock}.txt")
    _run(*install, "--no-build-isolation", ROOT)
    return python


def _keep_templates() -> None:
    """Let python-docx find its templates: it goes by way of a folder that has only modules in it, which are packed elsewhere."""
    parts = FOLDER / "_internal" / "docx" / "parts"
    parts.mkdir(exist_ok=True)
    (parts / "README").write_text("python-docx looks for ../templates from here\n", encoding="utf-8")


def _strip() -> None:
    """Take out of libraries what only a debugger reads; of numpy's it must stay, they break without.

    On a Mac those of others stay as they are signed.
    """
    if WINDOWS or not (strip := shutil.which("strip")):
        return
    mac = sys.platform == "darwin"
    of_python = {*FOLDER.glob("_internal/libpython*"), *FOLDER.glob("_internal/python3*/lib-dynload/*.so")}
    files = (path for path in FOLDER.glob("_internal/**/*.so") if not path.is_symlink())
    of_others = {path for path in files if not any(part.startswith("numpy") for part in path.parts)}
    for library in of_python if mac else of_python | of_others:
        _run(strip, *(["-x"] if mac else []), library)


def _version() -> str:
    text = (ROOT / "src" / "overlap" / "version.py").read_text(encoding="utf-8")
    found = re.search(r'__version__ = "(.+?)"', text)
    return found[1] if found else "0"


def _run(*command: str | Path) -> None:
    subprocess.run([str(part) for part in command], check=True, cwd=ROOT)


if __name__ == "__main__":
    main()
