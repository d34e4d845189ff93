"""How time and memory grow when many programmes are matched with many, beside two other ways on the same files.

What is run is what `overlap matrix` runs: every couple of programmes, spread over all cores.

usage: python benchmarks/scale.py [--slo FOLDER] [--sizes N ...] [--string-grouper PYTHON] [--plot FILE.svg]

The vmbo side is what SLO publishes, all profielen, where that folder is given or lies beside the checkout; else it is made,
as the mbo side always is: dossiers of some 105 items, each from a few velden of one sector and words of the thesaurus,
with invented compounds that are distributed as Zipf found (the r-th most used 1/r as often), so that most are rare.
Seeded: the same on every run. Every figure is of one fresh process and the processes that it starts. What a country is made
of lies in a file beforehand for each way: its making (2 s) counts for none, its reading does.

string_grouper 0.8 wants pandas < 3, which this project's tools do not have: name a Python that has both to run it.
"""

import argparse
import csv
import json
import pickle
import random
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from importlib.resources import files
from itertools import accumulate
from pathlib import Path
from tempfile import TemporaryDirectory

import overlap
from overlap.analysis.matrix.matrix import matrix
from overlap.jobs.garbage import look_seldom
from overlap.jobs.processes import cores
from overlap.model import Curriculum, Goal, Heading, Side, Source, with_ids
from overlap.reading.publications.slo import read_publication

ROOT = Path(__file__).parent.parent
SLO = ROOT.parent / "shared" / "sources" / "slo"
SIZES = (2_000, 20_000)
Sides = tuple[list[Curriculum], list[Curriculum]]  # vmbo and mbo programmes
RAPIDFUZZ_MOST = 2_000  # items up to which it is run: its time grows with their number, 14 ms of processor time each
DOSSIER, KERNTAKEN = 105, 5
COMPOUNDS, SEED = 60_000, 20_261_121
VERBS = (
    *("voert uit", "controleert", "bereidt voor", "onderhoudt", "stelt op", "ruimt op"),
    *("bewaakt", "bespreekt", "meet", "plant", "herstelt", "adviseert over"),
)

RAPIDFUZZ = """
import json, sys
import numpy as np, pandas as pd
from rapidfuzz import fuzz, process, utils
vmbo, mbo = (pd.read_csv(path)["text"].fillna("") for path in sys.argv[1:3])
best = 0
for start in range(0, len(mbo), 2000):
    scores = process.cdist(vmbo, mbo[start:start + 2000], scorer=fuzz.token_set_ratio,
                           processor=utils.default_process, workers=-1)
    best += int((np.sort(scores, axis=1)[:, -5:] >= 60).sum())
print(best, file=sys.stderr)
"""
STRING_GROUPER = """
import sys
import pandas as pd
from string_grouper import match_strings
vmbo, mbo = (pd.read_csv(path)["text"].fillna("") for path in sys.argv[1:3])
print(len(match_strings(mbo, vmbo, min_similarity=0.1, max_n_matches=5)), file=sys.stderr)
"""
MEASURED = """
import json, os, resource, runpy, sys, time
start = time.perf_counter()
sys.argv = sys.argv[1:]
runpy.run_path(sys.argv[0], run_name="__main__")
own, below = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
cpu = sum(u.ru_utime + u.ru_stime for u in (own, below))
print(json.dumps({"wall": time.perf_counter() - start, "cpu": cpu, "own": own.ru_maxrss / 1024, "child": below.ru_maxrss / 1024}))
"""


def velden() -> list[list[list[str]]]:
    """The werkvelden: per sector, per veld, its words."""
    sectors = []
    for path in sorted(Path(str(files("overlap.language").joinpath("werkvelden"))).glob("*.csv")):
        with path.open(encoding="utf-8", newline="") as file:
            sectors.append([row["woorden"].split(" | ") for row in csv.DictReader(file)])
    return sectors


def compounds(chance: random.Random) -> list[str]:
    """Invented compounds of the words that stand in the werkvelden."""
    words = sorted({w for sector in velden() for veld in sector for w in veld if w.isalpha() and 3 < len(w) < 12})
    return [chance.choice(words) + chance.choice(words) for _n in range(COMPOUNDS)]


def programmes(items: int, dossier: int = DOSSIER, seed: int = SEED, side: Side = "mbo") -> list[Curriculum]:
    """Made programmes of that many items together."""
    chance = random.Random(seed)  # noqa: S311 - no secret: the same numbers on every run
    sectors, invented = velden(), compounds(chance)
    zipf = list(accumulate(1 / rank for rank in range(1, len(invented) + 1)))
    made = []
    for first in range(0, items, dossier):
        sector = chance.choice(sectors)
        kerntaken = [(Heading(f"B1-K{n + 1}", f"Werkt aan {chance.choice(veld)}"), veld) for n, veld in
                     enumerate(chance.choices(sector, k=KERNTAKEN))]  # fmt: skip
        goals = []
        for n in range(min(dossier, items - first)):
            kerntaak, veld = kerntaken[n * KERNTAKEN // dossier]
            rare = chance.choices(invented, cum_weights=zipf, k=6)
            title = f"{chance.choice(VERBS).capitalize()} {chance.choice(veld)} en {chance.choice([*veld, rare[0]])}"
            told = " ".join(chance.sample([*chance.choices(veld, k=8), *rare, *VERBS], k=16))
            goals.append(
                Goal(text=title, kind="werkproces", source=Source("made", "made", n + 1), description=told, section=(kerntaak,))
            )
        title = f"dossier {len(made) + 1}"
        made.append(Curriculum(kind=side, title=title, goals=with_ids(goals), file=f"{title}.xlsx", sha256=""))
    return made


def vmbo_side(slo: Path | None) -> list[Curriculum]:
    """All profielen that SLO publishes, else ten made ones of the same size."""
    if slo is None:
        return programmes(3_473, 348, SEED + 1, "vmbo")
    publication = read_publication(slo)
    profielen = dict.fromkeys(o.profiel for o in publication.list_onderdelen())
    return [publication.curriculum((profiel,)) for profiel in profielen]


def one(_slo: Path | None, _items: int) -> Sides:
    """The example zorg."""
    folder = ROOT / "data" / "examples" / "zorg"
    return [overlap.read(folder / "vmbo.xlsx")], [overlap.read(folder / "mbo.xlsx", expected="mbo")]


def school(slo: Path | None, _items: int) -> Sides:
    """7 programmes of 60 goals, 24 of 100 items."""
    return [replace(curriculum, goals=curriculum.goals[:60]) for curriculum in vmbo_side(slo)[:7]], programmes(2_400, 100)


def national(slo: Path | None, items: int) -> Sides:
    """Everything that SLO publishes, with that many items."""
    return vmbo_side(slo), programmes(items)


KINDS: Mapping[str, Callable[[Path | None, int], Sides]] = {"one": one, "school": school}


def inside(kind: str, data: Path | None, slo: Path | None) -> None:
    """Do one run, in this process and those below it, each with one thread as in the command."""
    look_seldom()
    sides = pickle.loads(data.read_bytes()) if data else KINDS[kind](slo, 0)  # noqa: S301 - written by this script
    found = matrix(*sides, processes=cores())
    proposed = sum(
        sum(cell.bands)
        for programme, meetings in zip(found.vmbo, found.meetings, strict=True)
        for meeting in meetings
        for unit, cell in zip(programme.units, meeting.cells, strict=True)
        if unit in programme.smallest
    )
    print(json.dumps({"couples": len(found.vmbo) * len(found.mbo), "proposed": proposed}), file=sys.stderr)


def write(path: Path, side: Sequence[Curriculum]) -> None:
    """A .csv with the texts of all goals, as the other ways read it."""
    with path.open("w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file)
        rows.writerow(["text"])
        rows.writerows([f"{goal.text} {goal.description}".strip()] for curriculum in side for goal in curriculum.goals)


def measured(python: str | Path, script: Path, *arguments: object) -> dict[str, float]:
    """Seconds, processor seconds and the highest memory (MiB) of a script in a fresh process."""
    command = [str(python), "-c", MEASURED, str(script), *map(str, arguments)]
    result = subprocess.run(command, check=True, capture_output=True, text=True)
    found: dict[str, float] = json.loads(result.stdout.splitlines()[-1])
    return found | {"said": result.stderr.strip().splitlines()[-1]}  # type: ignore[dict-item]


def line(what: str, found: Mapping[str, float]) -> None:
    """Print the figures of a run."""
    memory = f"{found['own']:6.0f} + {found['child']:5.0f} MiB"
    print(f"{what:40}{found['wall']:8.1f} s {found['cpu']:8.1f} s cpu {memory}   {found['said']}", flush=True)


def plot(path: Path, found: Mapping[str, Sequence[tuple[int, Mapping[str, float]]]]) -> None:
    """Processor seconds and memory against the number of mbo items, as a plain drawing; both axes are logarithmic."""
    from math import log10  # noqa: PLC0415 - only for the drawing

    colours = ("#1b5e9b", "#c05a00", "#4a7a2c")
    parts = ['<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 820 330" font-family="sans-serif" font-size="12">']
    panels: Sequence[tuple[str, Callable[[Mapping[str, float]], float], float, int]] = (
        ("processor time (s)", lambda f: f["cpu"], 1, 4),
        ("memory, highest (MiB)", lambda f: f["own"] + f["child"] * f.get("children", 0), 10, 4),
    )
    for n, (title, value, lowest, top) in enumerate(panels):
        left = 60 + n * 410
        low = log10(lowest)
        x = lambda items, left=left: left + (log10(items) - 2.5) * 118  # noqa: E731
        y = lambda v, low=low, top=top: 280 - (log10(max(v, 10**low)) - low) * 230 / (top - low)  # noqa: E731
        parts.append(f'<text x="{left}" y="30" font-weight="bold">{title}</text>')
        for power in range(int(low), top + 1):
            at = y(10**power)
            parts.append(f'<path d="M{left} {at:.0f}h300" stroke="#ddd"/>')
            parts.append(f'<text x="{left - 8}" y="{at + 4:.0f}" text-anchor="end">{10**power:,}</text>')
        for items in (500, 2_000, 20_000, 95_000):
            parts.append(f'<text x="{x(items):.0f}" y="300" text-anchor="middle">{items:,}</text>')
        parts.append(f'<text x="{left + 150}" y="322" text-anchor="middle">mbo items</text>')
        for k, (name, runs) in enumerate(found.items()):
            points = [(x(items), y(value(run))) for items, run in runs]
            parts.append(
                f'<polyline points="{" ".join(f"{a:.0f},{b:.0f}" for a, b in points)}" fill="none" stroke="{colours[k]}"/>'
            )
            parts += [f'<circle cx="{a:.0f}" cy="{b:.0f}" r="4" fill="{colours[k]}"/>' for a, b in points]
            parts.append(f'<text x="{left + 150}" y="{48 + 16 * k}" fill="{colours[k]}">{name}</text>')
    path.write_text("\n".join([*parts, "</svg>", ""]), encoding="utf-8")


def main() -> None:
    """Measure, and print a table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--slo", type=Path, default=SLO if SLO.is_dir() else None)
    parser.add_argument("--sizes", type=int, nargs="*", default=SIZES)
    parser.add_argument("--string-grouper", metavar="PYTHON")
    parser.add_argument("--plot", type=Path)
    parser.add_argument("--inside", choices=(*KINDS, "national"), help=argparse.SUPPRESS)
    parser.add_argument("--data", type=Path, help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.inside:
        return inside(asked.inside, asked.data, asked.slo)
    own = Path(__file__).resolve()
    where = ["--slo", asked.slo] if asked.slo else []
    found: dict[str, list[tuple[int, Mapping[str, float]]]] = {"overlap": [], "rapidfuzz": [], "string_grouper": []}
    print(f"{time.strftime('%Y-%m-%d %H:%M')}; memory: the process that asks + the largest below it (there are as many as cores)")
    line("one comparison (64 x 47)", measured(sys.executable, own, "--inside", "one"))
    line("7 x 24 (60 goals, 100 items)", measured(sys.executable, own, "--inside", "school", *where))
    with TemporaryDirectory() as folder:
        vmbo, mbo = Path(folder, "vmbo.csv"), Path(folder, "mbo.csv")
        scripts = {"rapidfuzz": (sys.executable, RAPIDFUZZ), "string_grouper": (asked.string_grouper, STRING_GROUPER)}
        write(vmbo, vmbo_side(asked.slo))
        for items in asked.sizes:
            write(mbo, programmes(items))
            for name, (python, text) in scripts.items():
                if python and not (name == "rapidfuzz" and items > RAPIDFUZZ_MOST):
                    script = Path(folder, f"way_{name}.py")
                    script.write_text(text, encoding="utf-8")
                    found[name].append((items, measured(python, script, vmbo, mbo)))
                    line(f"{name}, {items:,} items", found[name][-1][1])
            data = Path(folder, "national.pickle")
            data.write_bytes(pickle.dumps(national(asked.slo, items)))
            run = measured(sys.executable, own, "--inside", "national", "--data", data)
            found["overlap"].append((items, run | {"children": cores()}))
            line(f"overlap, {items:,} items", run)
            if found["string_grouper"]:
                other = found["string_grouper"][-1][1]
                clock, processor = run["wall"] / other["wall"], run["cpu"] / other["cpu"]
                together = run["own"] + cores() * run["child"]
                print(f"  beside string_grouper {clock:.1f} x by the clock, {processor:.1f} x by the processor", end="; ")
                print(f"memory of all processes at most {together:.0f} MiB", flush=True)
    if asked.plot:
        plot(asked.plot, {name: runs for name, runs in found.items() if runs})
    return None


if __name__ == "__main__":
    main()
