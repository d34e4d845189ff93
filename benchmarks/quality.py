"""How well the matcher finds the pairs that readers marked, beside other ways to score them.

usage: python benchmarks/quality.py [--left-out] [--without-thesaurus] [--without-werkvelden] [--ablate] [FOLDER ...]

Each folder holds vmbo.xlsx, mbo.xlsx and gold.csv (see fit.py). Without folders: those that the weights
were fitted on, of data/examples and of shared/gold beside the checkout where that is there. Disputed pairs are left out; equal
scores stay in document order.
"""

import argparse
import csv
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, nullcontext
from pathlib import Path
from typing import Any, NamedTuple
from unittest.mock import patch

import numpy as np

import fit
import marked
from metrics import Array, average_precision, best_f1, calibration_error, coverage_error, effort, precision_recall_f1, ranked
from overlap.language import Lexicon
from overlap.language.thesaurus import Thesaurus
from overlap.matching import CONTEXT, PIECES, calibration, match, scores
from overlap.model import BANDS, Goal
from overlap.reading import read
from peers import PEERS

RANKING = ("AP", "bestF1", "effort")
PROPOSALS = (*RANKING, "P", "R", "F1", "cov2")
Row = Mapping[str, float]
LEGEND = """\
  AP      average precision of the ranking, related or better (label >= 1): 1 is perfect
  bestF1  F1 at the best threshold there is, chosen with the answers at hand
  effort  share of all pairs to read, best first, to meet 90 % of the marked ones: lower is better
  P R F1  of what the matcher proposes, label >= 1
  cov2    mbo items with overlap: expected share minus marked share (label 2), in percentage points: 0 is right
  cal1    calibration error of the score (label >= 1), all comparisons together; cal2 the same of the overlap (label 2)"""
WERKVELDEN = ("same_field", "same_field_in_context")


class Case(NamedTuple):
    """A marked comparison. ``fitted`` says that the weights that come with the package saw its marks."""

    folder: Path
    vmbo: Sequence[Goal]
    mbo: Sequence[Goal]
    labels: Array
    fitted: bool


class Scored(NamedTuple):
    """What the matcher says of all pairs of a comparison; ``band`` is "" where a pair is not proposed."""

    score: Array
    overlap: Array
    band: Array


def load(folder: Path) -> Case:
    """Read a comparison and its marks; say so when marks are of goals that were not read, for then figures flatter."""
    vmbo, mbo = read(folder / "vmbo.xlsx", expected="vmbo").goals, read(folder / "mbo.xlsx", expected="mbo").goals
    left, right = {goal.code for goal in vmbo}, {goal.code for goal in mbo}
    with (folder / "gold.csv").open(encoding="utf-8", newline="") as file:
        lost = sum(r["vmbo_code"] not in left or r["mbo_code"] not in right for r in csv.DictReader(file))
    if lost:
        print(f"{folder.name}: {lost} marked pairs are of goals that were not read, and are NOT in the figures below")
    return Case(folder, vmbo, mbo, marked.load(folder).labels, folder.name in calibration.weights()["fitted_on"])


def score(case: Case, model: Mapping[str, Any] | None = None) -> Scored:
    """Match with the weights that come with the package, or with others."""
    with patch.object(calibration, "weights", lambda: model) if model else nullcontext():
        pairs = match(case.vmbo, case.mbo)
    row, column = ({goal.id: n for n, goal in enumerate(goals)} for goals in (case.vmbo, case.mbo))
    found = Scored(np.zeros(case.labels.shape), np.zeros(case.labels.shape), np.full(case.labels.shape, "", dtype=object))
    for pair in pairs:
        at = row[pair.vmbo.id], column[pair.mbo.id]
        found.score[at], found.overlap[at], found.band[at] = pair.score, pair.overlap, pair.band or ""
    return found


def of_ranking(score: Array, labels: Array) -> dict[str, float]:
    """The figures of a ranking."""
    order = ranked(score[labels >= 0], labels[labels >= 0] >= 1)
    return {"AP": average_precision(order), "bestF1": best_f1(order), "effort": effort(order)}


def of_matcher(scored: Scored, labels: Array) -> dict[str, float]:
    """The figures of the ranking, the proposals and the coverage."""
    known = labels >= 0
    precision, recall, f1 = precision_recall_f1(scored.band[known] != "", labels[known] >= 1)
    proposals = {"P": precision, "R": recall, "F1": f1, "cov2": coverage_error(scored.overlap, labels)}
    return of_ranking(scored.score, labels) | proposals


def mean(rows: Sequence[Row]) -> Row:
    """The mean of each figure; of cov2 its size, for too much here does not make up for too little there."""
    return {key: float(np.mean([abs(r[key]) if key == "cov2" else r[key] for r in rows])) for key in rows[0]}


def line(name: str, row: Row) -> None:
    """Print a row of a table."""
    print(f"{name:58}" + "".join(f"{value:8.1f}" if key == "cov2" else f"{value:8.3f}" for key, value in row.items()))


def header(title: str, columns: Sequence[str]) -> None:
    """Print the head of a table."""
    print(f"\n{title}\n{'':58}" + "".join(f"{column:>8}" for column in columns))


def table(title: str, cases: Sequence[Case], rows: Sequence[Row], star: bool = False) -> None:
    """Print the figures per comparison, the mean per folder of comparisons, and the mean of all."""
    header(title, list(rows[0]))
    parents = list(dict.fromkeys(case.folder.resolve().parent for case in cases))
    for parent in parents:
        those = [(case, row) for case, row in zip(cases, rows, strict=True) if case.folder.resolve().parent == parent]
        for case, row in those:
            line(f"{case.folder.name}{' *' if star and case.fitted else ''}", row)
        if len(parents) > 1:
            line(f"= mean of {parent.name} ({len(those)})", mean([row for _case, row in those]))
    line(f"= mean of all ({len(rows)})", mean(rows))


def together(cases: Sequence[Case], scored: Sequence[Scored]) -> tuple[Scored, Array]:
    """All pairs of all comparisons that are not disputed in one row, with their labels."""
    known = [case.labels >= 0 for case in cases]
    labels = np.concatenate([case.labels[k] for case, k in zip(cases, known, strict=True)])
    pooled = Scored(*(np.concatenate([m[k] for m, k in zip(part, known, strict=True)]) for part in zip(*scored, strict=True)))
    return pooled, labels


def of_probabilities(cases: Sequence[Case], scored: Sequence[Scored]) -> dict[str, float]:
    """How far the probabilities are off, all comparisons together."""
    pooled, labels = together(cases, scored)
    return {"cal1": calibration_error(pooled.score, labels >= 1), "cal2": calibration_error(pooled.overlap, labels == 2)}


def bands(cases: Sequence[Case], scored: Sequence[Scored]) -> None:
    """Print how often each band is right and how far the probabilities are off, all comparisons together."""
    pooled, labels = together(cases, scored)
    for band in BANDS:
        these = labels[pooled.band == band]
        right, proper = (float((these >= least).sum()) / max(1, len(these)) for least in (1, 2))
        print(f"band {band:15}{len(these):5} pairs, at least related {right:.2f}, overlap {proper:.2f}")
    off = of_probabilities(cases, scored)
    print(f"calibration error: score {off['cal1']:.3f}, overlap {off['cal2']:.3f}")


def left_out(cases: Sequence[Case], without: Sequence[str] = ()) -> list[Scored]:
    """Score each comparison with weights fitted on the others, if wanted without some pieces of evidence."""
    read_twice = [marked.read_twice(case.folder) for case in cases]
    models = [fit.fitted([other for other in read_twice if other is not own], without) for own in read_twice]
    return [score(case, model) for case, model in zip(cases, models, strict=True)]


def report(title: str, cases: Sequence[Case], scored: Sequence[Scored], star: bool = False) -> list[dict[str, float]]:
    """Print all that is measured of the matcher; its rows."""
    rows = [of_matcher(s, case.labels) for s, case in zip(scored, cases, strict=True)]
    table(title, cases, rows, star)
    bands(cases, scored)
    return rows


@contextmanager
def without_thesaurus() -> Iterator[None]:
    """Match, and fit, with a lexicon that knows no concepts."""
    empty = Lexicon(Thesaurus(names=(), general=(), wider=(), related=(), single={}, exact={}, several={}))
    with patch.object(scores, "open_lexicon", lambda _begrippen=None: empty), patch.object(marked, "open_lexicon", lambda: empty):
        yield


def ablate(cases: Sequence[Case]) -> None:
    """Print what each piece of evidence adds to the others."""
    title = "each piece of evidence left out in turn, fitted anew, each set left out of the fitting: means"
    header(title, (*PROPOSALS, "cal1", "cal2"))
    full: list[dict[str, float]] = []
    for piece in ("", *PIECES, *CONTEXT):
        scored = left_out(cases, [piece] if piece else ())
        rows = [of_matcher(s, case.labels) for s, case in zip(scored, cases, strict=True)]
        full = full or rows
        worse = sum(row["AP"] < before["AP"] for row, before in zip(rows, full, strict=True))
        name = f"without {piece} (AP lower in {worse} of {len(rows)})" if piece else "all evidence"
        line(name, {**mean(rows), **of_probabilities(cases, scored)})
    print("The pieces are made from the same likeness and coverage: what one leaves, others partly take over.")


def main() -> None:
    """Measure, and print tables."""
    parser = argparse.ArgumentParser(description=f"{__doc__}\n{LEGEND}", formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--left-out", action="store_true", help="fit on the other sets before each set is measured")
    parser.add_argument("--without-thesaurus", action="store_true", help="the same without the thesaurus")
    parser.add_argument("--without-werkvelden", action="store_true", help="the same without the fields of work")
    parser.add_argument("--ablate", action="store_true", help="the same without each piece of evidence in turn")
    parser.add_argument("folders", nargs="*", type=Path)
    asked = parser.parse_args()
    cases = [load(folder) for folder in asked.folders or fit.fitted_on()]
    leaving_out = asked.left_out, asked.without_thesaurus, asked.without_werkvelden, asked.ablate
    if any(leaving_out) and len(cases) < 2:
        parser.error("leaving a set out takes at least two sets")
    print(LEGEND)
    report("overlap, with the weights that come with it", cases, [score(case) for case in cases], star=True)
    if any(case.fitted for case in cases):
        print("* The weights were FITTED ON these sets (by name): their figures flatter. Honest ones: --left-out.")
    for name, peer in PEERS.items():
        rows = [of_ranking(np.asarray(peer(case.vmbo, case.mbo), dtype=float), case.labels) for case in cases]
        table(name, cases, rows)
    if asked.left_out:
        report("overlap, each set left out of the fitting in turn", cases, left_out(cases))
    if asked.without_thesaurus:
        with without_thesaurus():
            report("overlap without the thesaurus, fitted anew, each set left out in turn", cases, left_out(cases))
    if asked.without_werkvelden:
        report("overlap without the werkvelden, fitted anew, each set left out in turn", cases, left_out(cases, WERKVELDEN))
    if asked.ablate:
        ablate(cases)


if __name__ == "__main__":
    main()
