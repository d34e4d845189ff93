"""Make the bundle: a folder and a .zip with everything in it, for computers without Python.

    python bundle/build.py          # dist/overlap-bundle/ and dist/overlap-<version>-<system>.zip

It works the same on Windows, macOS and Linux, each for itself. What goes in is what folder lock names and this source, built
as a wheel; then the demo and some comparisons are run in it, in an empty folder and without Python on the path.
"""

import os
import platform
import re
import shutil
import subprocess
import sys
import tempfile
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
ENVIRONMENT = ROOT / ".venv-bundle"
WORK = ROOT / "build" / "bundle"
FOLDER = ROOT / "dist" / "overlap-bundle"
MOST = 80  # megabytes of the .zip, which is what people pass on
WINDOWS = sys.platform == "win32"
# pandas is for who works in Python (overlap.frames); the others are what libraries can use and this program does not, with
# what needs a network, the second way that Python has to compute digests, and that of rapidfuzz for some processors only
LEFT_OUT = (
    "pandas", "PIL", "setuptools", "pip", "numpy.f2py", "numpy.testing", "numpy.random", "numpy.fft", "numpy.polynomial",
    "rapidfuzz.fuzz_cpp_avx2", "rapidfuzz.distance.metrics_cpp_avx2", "tkinter", "unittest", "pydoc", "ssl", "_ssl", "_hashlib",
    "sqlite3", "curses", "readline",
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
    _strip_python()
    _try()
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


def _strip_python() -> None:
    """Take what only a debugger reads out of Python's own libraries; of numpy's it must stay, they break without."""
    if strip := None if WINDOWS else shutil.which("strip"):
        for library in (*FOLDER.glob("_internal/libpython*"), *FOLDER.glob("_internal/python3*/lib-dynload/*.so")):
            _run(strip, *(["-x"] if sys.platform == "darwin" else []), library)


def _try() -> None:
    """Run the demo, and write each kind of result, as on a computer without Python: other home, nothing on the path."""
    program = FOLDER / ("overlap.exe" if WINDOWS else "overlap")
    pta, mbo, made = "voorbeeld-pta.xlsx", "voorbeeld-mbo.xlsx", "gemaakt.xlsx"
    with tempfile.TemporaryDirectory(prefix="bundle met spatie ") as folder:
        kept = {name: os.environ[name] for name in ("SYSTEMROOT", "TEMP", "TMP") if name in os.environ}
        environment = {**kept, "HOME": folder, "USERPROFILE": folder, "PATH": ""}
        for arguments in (
            ("--version",),
            ("demo",),
            ("compare", pta, mbo, "--examenprogramma", "voorbeeld-vmbo.xlsx", "-o", made),
            ("page", made, "-o", "beoordelen.html"),
            ("report", made, "-o", "verslag.html"),
            ("report", made, "-o", "verslag.docx"),
            ("matrix", "--vmbo", "voorbeeld-vmbo.xlsx", "--mbo", mbo, "-o", "matrix.xlsx"),
        ):
            subprocess.run([program, *arguments], cwd=folder, env=environment, check=True, stdout=subprocess.DEVNULL)
        names = (made, "beoordelen.html", "verslag.html", "verslag.docx", "matrix.xlsx")
        missing = [name for name in names if not Path(folder, name).is_file()]
        if missing:
            sys.exit(f"the bundle did not write {', '.join(missing)}")


def _version() -> str:
    text = (ROOT / "src" / "overlap" / "version.py").read_text(encoding="utf-8")
    found = re.search(r'__version__ = "(.+?)"', text)
    return found[1] if found else "0"


def _run(*command: str | Path) -> None:
    subprocess.run([str(part) for part in command], check=True, cwd=ROOT)


if __name__ == "__main__":
    main()
