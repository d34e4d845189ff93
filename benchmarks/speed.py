"""How long overlap takes, beside the least that such a program could take.

usage: python benchmarks/speed.py [--runs N]

Every figure is the median of several fresh processes; all are processor seconds, those of whole commands taken in turn
with what they are compared with: a bare script of pandas and rapidfuzz, that gives figures and no more. Figures inside a
process leave out imports, not what is loaded or remembered on first use: nothing is warm that is cold for a user. On a
busy machine the time of the processor says more than the time on the clock.
"""

import argparse
import os
import pkgutil
import platform
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import partial
from importlib import import_module
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

import xlsxwriter

import overlap
from matrix import write as write_programme
from overlap.jobs.garbage import look_seldom
from overlap.model import Curriculum, Goal, with_ids
from processes import in_turn
from scale import SLO, programmes, vmbo_side

EXAMPLES = Path(__file__).parent.parent / "data" / "examples"
VMBO, MBO = EXAMPLES / "zorg" / "vmbo.xlsx", EXAMPLES / "zorg" / "mbo.xlsx"
ROWS, LARGE = 20_000, "large.xlsx"
PROFIEL, DOSSIER = 358, 215  # goals of a profiel with all its keuzevakken, items of a dossier with all its kwalificaties

TYPER_PROGRAM = '''
import typer

app = typer.Typer()


@app.command()
def read(path: str, number: int = 1) -> None:
    """Read a file."""


@app.command()
def write(path: str, force: bool = False) -> None:
    """Write a file."""


app()
'''

BARE_SCRIPT = """
import sys

import pandas as pd
from rapidfuzz import fuzz, process

vmbo, mbo = pd.read_excel(sys.argv[1]), pd.read_excel(sys.argv[2])
scores = process.cdist(vmbo["Eindterm"].astype(str), mbo[sys.argv[4]].astype(str), scorer=fuzz.token_set_ratio)
pd.DataFrame(scores, index=vmbo["Code"], columns=mbo["Code"]).to_csv(sys.argv[3])
"""


def examples(vmbo: int, mbo: int) -> tuple[Curriculum, Curriculum]:
    """Two programmes of that many goals: those of the three examples, made different by a number where they run out."""
    left = [overlap.read(folder / "vmbo.xlsx") for folder in sorted(EXAMPLES.iterdir())]
    right = [overlap.read(folder / "mbo.xlsx", expected="mbo") for folder in sorted(EXAMPLES.iterdir())]
    return replace(left[0], goals=_that_many(left, vmbo)), replace(right[0], goals=_that_many(right, mbo))


def _that_many(programmes: Sequence[Curriculum], wanted: int) -> tuple[Goal, ...]:
    goals = [goal for programme in programmes for goal in programme.goals]
    rounds = -(-wanted // len(goals))
    made = [goal if n == 0 else replace(goal, text=f"{goal.text} (deel {n + 1})") for n in range(rounds) for goal in goals]
    return with_ids(made[:wanted])


def write_large(path: Path) -> None:
    """A spreadsheet of 20,000 eindtermen with codes, module and deeltaak."""
    goals = examples(ROWS, 1)[0].goals
    with xlsxwriter.Workbook(str(path)) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, ["Module", "Deeltaak", "Code", "Eindterm", "BB", "KB"])
        for n, goal in enumerate(goals):
            module, deeltaak = (heading.label for heading in goal.section)
            sheet.write_row(n + 1, 0, [module, deeltaak, f"P/X/{n // 99 + 1}-{n % 99 + 1}", goal.text, "x", "x"])


def reading(_folder: Path) -> Callable[[], object]:
    """Read an example."""
    return lambda: overlap.read(MBO, expected="mbo")


def reading_large(folder: Path) -> Callable[[], object]:
    """Read 20,000 rows, and see that none is lost."""

    def run() -> None:
        found = len(overlap.read(folder / LARGE).goals)
        if found != ROWS:
            raise SystemExit(f"{found} goals were read of {ROWS}")

    return run


def matching(_folder: Path) -> Callable[[], object]:
    """Match 60 eindtermen with 50 items, loading the thesaurus on the way."""
    vmbo, mbo = examples(60, 50)
    return lambda: overlap.compare(vmbo, mbo)


def workbook(folder: Path, vmbo: int, mbo: int) -> Callable[[], object]:
    """Write the workbook of a comparison of that size."""
    comparison = overlap.compare(*examples(vmbo, mbo))
    return lambda: overlap.write_workbook(comparison, folder / f"{os.getpid()}.xlsx")


# by name: what it is, the limit in seconds, and what gets it ready in a folder to work in
INSIDE: Mapping[str, tuple[str, float, Callable[[Path], Callable[[], object]]]] = {
    "read": ("reading a normal file", 0.1, reading),
    "read-large": (f"reading a file of {ROWS:,} rows", 3, reading_large),
    "match": ("matching 60 x 50", 0.4, matching),
    "workbook": ("workbook of 60 x 50", 0.4, partial(workbook, vmbo=60, mbo=50)),
    "workbook-large": ("workbook of 250 x 180 (made)", 3, partial(workbook, vmbo=250, mbo=180)),
}


def inside(name: str, folder: Path) -> None:
    """Measure one thing in this process and print the seconds and those of the processor; all modules are imported before.

    Python looks for circles as seldom as it does in a command.
    """
    look_seldom()
    for module in pkgutil.walk_packages(overlap.__path__, "overlap."):
        if not module.name.endswith(("__main__", "compile_thesaurus")):
            import_module(module.name)
    for library in ("defusedxml.ElementTree", "python_calamine", "rapidfuzz", "snowballstemmer"):
        import_module(library)
    run = INSIDE[name][2](folder)
    start, used = time.perf_counter(), time.process_time()
    run()
    print(time.perf_counter() - start, time.process_time() - used)


def line(what: str, measured: float, limit: float, unit: str, remark: str = "") -> None:
    """Print a figure beside its limit."""
    verdict = "ok" if measured <= limit else "OVER"
    print(f"{what:46}{measured:8.2f} {unit}   limit {limit:4.1f} {unit}   {verdict:5}{remark}".rstrip())


def beside(what: str, both: Mapping[str, float], limit: float) -> None:
    """Print how many times the processor seconds of the least that there could be ours are, beside the limit."""
    line(what, both["ours"] / both["least"], limit, "x", f"  {both['ours']:.2f} s beside {both['least']:.2f} s")


def main() -> None:
    """Measure, and print a table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=7)
    parser.add_argument("--inside", choices=INSIDE, help=argparse.SUPPRESS)
    parser.add_argument("--folder", type=Path, help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.inside and not asked.folder:
        parser.error("--inside needs a --folder to write in")
    if asked.inside:
        inside(asked.inside, asked.folder)
        return
    print(f"{os.cpu_count()} cores, Python {platform.python_version()}, {platform.system()}; median of {asked.runs} processes\n")
    program = Path(sys.executable).with_name("overlap.exe" if os.name == "nt" else "overlap")
    with TemporaryDirectory() as folder:
        typer_program, bare = Path(folder, "two_commands.py"), Path(folder, "bare.py")
        typer_program.write_text(TYPER_PROGRAM, encoding="utf-8")
        bare.write_text(BARE_SCRIPT, encoding="utf-8")
        both = in_turn(asked.runs, {"ours": [program, "--help"], "least": [sys.executable, typer_program, "--help"]})
        beside("overlap --help, beside a typer program of two", both, 1.2)
        vmbo, mbo = Path(folder, "vmbo.xlsx"), Path(folder, "mbo.xlsx")
        write_programme(vmbo, "vmbo", vmbo_side(SLO if SLO.is_dir() else None)[-1].goals[:PROFIEL], 0, electives=False)
        write_programme(mbo, "mbo", programmes(DOSSIER, DOSSIER)[0].goals, 0, electives=False)
        for what, limit, files, column in (
            ("overlap compare, 64 x 47, beside the script", 2, (VMBO, MBO), "Titel"),
            (f"overlap compare, {PROFIEL} x {DOSSIER}, likewise", 4, (vmbo, mbo), "Werkproces"),
        ):
            commands = {
                "ours": [program, "compare", *files, "-o", Path(folder, "out.xlsx")],
                "least": [sys.executable, bare, *files, Path(folder, "scores.csv"), column],
            }
            beside(what, in_turn(asked.runs, commands, results=[Path(folder, "out.xlsx"), Path(folder, "scores.csv")]), limit)
        write_large(Path(folder, LARGE))
        for name, (what, limit, _make) in INSIDE.items():
            command = [sys.executable, __file__, "--inside", name, "--folder", folder]
            found = [subprocess.run(command, check=True, stdout=subprocess.PIPE).stdout.split() for _ in range(asked.runs)]
            seconds, used = ([float(figure) for figure in figures] for figures in zip(*found, strict=True))
            line(what, median(used), limit, "s", f"  by the clock {min(seconds):.2f} to {max(seconds):.2f} s")


if __name__ == "__main__":
    main()
