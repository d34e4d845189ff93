"""How long `overlap matrix` takes, the whole command with its workbook, and where the time goes.

usage: python benchmarks/matrix.py [--vmbo 7] [--mbo 24] [--electives] [--keep FOLDER] [--fit]

Files are made as benchmarks/scale.py makes them: 7 vmbo programmes of 60 goals (of what SLO publishes where that lies beside
the checkout), 24 dossiers of 100 items. Wall time depends on what else the machine does; processor time hardly.
--electives puts the last goals of each file under a keuzevak or keuzedeel, which doubles the columns.
--fit measures instead which profielen get a dossier of their own sector as the best choice (needs shared beside the checkout).
"""

import argparse
import os
import resource
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

import xlsxwriter

from overlap.model import Goal
from processes import ONE_THREAD
from scale import SLO, programmes, vmbo_side

ROOT = Path(__file__).parent.parent
GOALS, ITEMS, OF_ELECTIVE = 60, 100, 12
RUNS = 3
HEADERS = {
    "vmbo": ("Module", "Code", "Eindterm", "Toelichting"),
    "mbo": ("Kerntaak", "Code", "Werkproces", "Omschrijving"),
}
SECTORS = {
    "Bouwen": ("Monteur",),
    "Economie": ("winkel",),
    "Groen": ("teelt",),
    "Horeca": ("Gastheer",),
    "Mobiliteit": ("Monteur",),
    "Produceren": ("Monteur",),
    "Zorg": ("Assistent-begeleider", "edagogisch", "Helpende", "Onderwijsassistent"),
}


def write(path: Path, side: str, goals: Sequence[Goal], number: int, electives: bool) -> None:
    """One programme as the spreadsheet that a school sends."""
    first = len(goals) - OF_ELECTIVE if electives else len(goals)
    with xlsxwriter.Workbook(str(path), {"strings_to_formulas": False, "strings_to_urls": False}) as book:
        sheet = book.add_worksheet("PTA" if side == "vmbo" else "Dossier")
        sheet.write_row(0, 0, HEADERS[side])
        for n, goal in enumerate(goals):
            module, code = _place(side, n, number, n >= first)
            sheet.write_row(n + 1, 0, (module, code, goal.text, goal.description))


def _place(side: str, n: int, number: int, elective: bool) -> tuple[str, str]:
    letters = chr(ord("A") + number) * 2
    if side == "vmbo":
        part = f"K/{letters}/05" if elective else f"P/{letters}/{n // 15 + 1:02}"
        return f"{part} {'Keuzevak' if elective else 'Module'} {n // 15 + 1}", f"{part}/{n + 1:02}"
    if elective:
        return f"K{1000 + number} Keuzedeel {number} (240 SBU)", f"D1-K1-W{n + 1}"
    return f"B1-K{n // 20 + 1} Kerntaak {n // 20 + 1}", f"B1-K{n // 20 + 1}-W{n + 1}"


def make(folder: Path, vmbo: int, mbo: int, electives: bool) -> None:
    """Folders vmbo and mbo with the files."""
    sides = {"vmbo": (vmbo_side(SLO if SLO.is_dir() else None), vmbo, GOALS), "mbo": (programmes(mbo * ITEMS, ITEMS), mbo, ITEMS)}
    for side, (made, count, size) in sides.items():
        (folder / side).mkdir(exist_ok=True)
        for n in range(count):
            write(folder / side / f"{side} {n + 1:02}.xlsx", side, made[n % len(made)].goals[:size], n, electives)


def measured(command: Sequence[object]) -> tuple[float, float]:
    """Seconds by the clock, and of processors by the command and its processes."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    start = time.perf_counter()
    subprocess.run([str(part) for part in command], check=True, stdout=subprocess.DEVNULL)
    wall = time.perf_counter() - start
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return wall, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def parts(folder: Path) -> None:
    """Print the processor seconds of each part, in this process, which was started as the command is."""
    from overlap.analysis.matrix.matrix import matrix  # noqa: PLC0415 - after the figures of the whole command
    from overlap.jobs.garbage import look_seldom  # noqa: PLC0415
    from overlap.reading.many import read_many  # noqa: PLC0415
    from overlap.workbook.matrix.workbook import matrix_workbook  # noqa: PLC0415

    look_seldom()
    start = time.process_time()
    sides = read_many([folder / "vmbo"], "vmbo"), read_many([folder / "mbo"], "mbo")
    read = time.process_time()
    found = matrix(sides[0].curricula, sides[1].curricula)
    matched = time.process_time()
    content = matrix_workbook(found)
    done = time.process_time()
    print(f"{len(found.rows)} x {len(found.mbo)} units; in one process, processor seconds: reading {read - start:.1f},", end=" ")
    print(f"matching {matched - read:.1f}, workbook {done - matched:.1f} ({len(content) / 1e6:.1f} MB)")


def fit() -> None:
    """Which of SLO's profielen with a sector among the dossiers get one of that sector as the best choice."""
    from overlap.analysis.matrix.fits import best_for_unit, fits  # noqa: PLC0415
    from overlap.analysis.matrix.matrix import matrix  # noqa: PLC0415
    from overlap.reading.many import read_many  # noqa: PLC0415

    shared = ROOT.parent / "shared"
    examples = (ROOT / "data" / "examples" / sector / "mbo.xlsx" for sector in ("handel", "techniek", "zorg"))
    mbo = [shared / "sources" / "sbb", *sorted(shared.glob("gold/*/mbo.xlsx")), *examples]
    sides = read_many([SLO], "vmbo"), read_many(mbo, "mbo")
    found = matrix(sides[0].curricula, sides[1].curricula, processes=os.cpu_count() or 1)
    chosen = fits(found, "vmbo")
    right = plain = 0
    for row in (row for row in range(len(found.rows)) if found.unit(row).whole):
        name = found.unit(row).name
        wanted = next((names for start, names in SECTORS.items() if name.startswith(start)), ())
        best = best_for_unit(found, chosen, row, "kwalificatie", 1)[0]
        most = max(range(len(found.mbo)), key=lambda c, row=row: found.cell(row, c).vmbo.overlap)  # type: ignore[misc]
        right += any(part in found.column(best).name for part in wanted)
        plain += any(part in found.column(most).name for part in wanted)
        print(f"{name[:30]:32}{found.column(best).name[:40]:42}{found.column(most).name[:40]}")
    print(f"of {len(SECTORS)} with a sector: {right} by fit, {plain} by the largest share")


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--vmbo", type=int, default=7)
    parser.add_argument("--mbo", type=int, default=24)
    parser.add_argument("--electives", action="store_true")
    parser.add_argument("--keep", type=Path, metavar="FOLDER")
    parser.add_argument("--fit", action="store_true")
    parser.add_argument("--parts", type=Path, help=argparse.SUPPRESS)
    asked: Mapping[str, object] = vars(parser.parse_args())
    if asked["fit"]:
        return fit()
    if asked["parts"]:
        return parts(Path(str(asked["parts"])))
    with TemporaryDirectory() as temporary:
        folder = Path(str(asked["keep"] or temporary))
        folder.mkdir(exist_ok=True)
        make(folder, int(str(asked["vmbo"])), int(str(asked["mbo"])), bool(asked["electives"]))
        command = [sys.executable, "-m", "overlap", "matrix", "--vmbo", folder / "vmbo", "--mbo", folder / "mbo"]
        runs = [measured([*command, "-o", folder / f"matrix {n}.xlsx", "--force"]) for n in range(RUNS)]
        wall, cpu = (median(figures) for figures in zip(*runs, strict=True))
        what = f"overlap matrix, {asked['vmbo']} x {asked['mbo']} files, median of {RUNS}"
        print(f"{what}: {wall:.1f} s, processors {cpu:.1f} s, load {os.getloadavg()[0]:.0f}", flush=True)
        subprocess.run([sys.executable, __file__, "--parts", folder], check=True, env=os.environ | ONE_THREAD)
    return None


if __name__ == "__main__":
    main()
