"""Fit the weights of the matcher on marked comparisons, and say how well they hold on comparisons left out.

usage: python benchmarks/fit.py [--write] FOLDER [FOLDER ...]

Each folder holds vmbo.xlsx, mbo.xlsx and gold.csv (vmbo_code, mbo_code, label: 2 overlap, 1 related, disputed is left
out). With --write the weights go to src/overlap/matching/weights.json. Needs scikit-learn (dependency group `bench`).
"""

import argparse
import csv
import json
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import average_precision_score
from sklearn.preprocessing import StandardScaler

from overlap.matching import PIECES, THRESHOLDS, Sides, gather
from overlap.matching.calibration import probabilities
from overlap.reading import read

WEIGHTS = Path(__file__).parent.parent / "src" / "overlap" / "matching" / "weights.json"
STRENGTH = 0.003  # scikit-learn's C: strong, because there are few comparisons and they differ


class Marked(NamedTuple):
    """A comparison with its evidence and labels (-1: disputed)."""

    name: str
    evidence: dict[str, Any]
    labels: Any


def load(folder: Path) -> Marked:
    """Read a comparison and its marks."""
    vmbo, mbo = read(folder / "vmbo.xlsx", expected="vmbo"), read(folder / "mbo.xlsx", expected="mbo")
    with (folder / "gold.csv").open(encoding="utf-8", newline="") as file:
        gold = {
            (r["vmbo_code"], r["mbo_code"]): -1 if r["label"] == "disputed" else int(r["label"]) for r in csv.DictReader(file)
        }
    labels = np.array([[gold.get((v.code, m.code), 0) for m in mbo.goals] for v in vmbo.goals])
    return Marked(folder.name, gather(Sides(vmbo.goals, mbo.goals)), labels)


def fit(sets: list[Marked]) -> dict[str, Any]:
    """A logistic model per outcome, its weights brought back to the scale of the evidence."""
    features = np.vstack([np.stack([s.evidence[name][s.labels >= 0] for name in PIECES], axis=-1) for s in sets])
    labels = np.concatenate([s.labels[s.labels >= 0] for s in sets])
    model: dict[str, Any] = {"fitted_on": [s.name for s in sets], "pairs": len(labels)}
    for outcome, least in (("verwant", 1), ("overlap", 2)):
        scaler = StandardScaler().fit(features)
        found = LogisticRegression(C=STRENGTH, max_iter=2000).fit(scaler.transform(features), labels >= least)
        scaled = found.coef_[0] / scaler.scale_
        model[outcome] = {
            "intercept": round(float(found.intercept_[0] - (scaled * scaler.mean_).sum()), 4),
            "weights": {name: round(float(w), 4) for name, w in zip(PIECES, scaled, strict=True)},
        }
    return model


def main() -> None:
    """Report on each comparison with the others as teachers, then fit on all."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--write", action="store_true")
    parser.add_argument("folders", nargs="+", type=Path)
    arguments = parser.parse_args()
    sets = [load(folder) for folder in arguments.folders]
    print(f"{'left out':52}     AP    cov2")
    held_out, errors = [], []
    for left in sets:
        verwant, overlap = probabilities(left.evidence, fit([s for s in sets if s is not left]))
        known = left.labels >= 0
        held_out.append((verwant[known], left.labels[known]))
        expected = (1 - np.prod(1 - overlap, axis=0)).sum() - (left.labels == 2).any(axis=0).sum()
        errors.append(expected / left.labels.shape[1])
        print(f"{left.name:52}{average_precision_score(left.labels[known] >= 1, verwant[known]):7.3f}{100 * errors[-1]:8.1f}")
    score, label = (np.concatenate(parts) for parts in zip(*held_out, strict=True))
    above = 1.01
    for band, lowest in THRESHOLDS.items():
        these = (score >= lowest) & (score < above)
        right, proper = (label[these] >= 1).mean(), (label[these] == 2).mean()
        print(f"left out: {band:15}{these.sum():6} pairs, at least verwant {right:.2f}, overlap {proper:.2f}")
        above = lowest
    if arguments.write:
        model = fit(sets)
        model["coverage_error"] = round(float(np.sqrt(np.mean(np.square(errors)))), 3)
        WEIGHTS.write_text(json.dumps(model, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
        print(f"written: {WEIGHTS}")


if __name__ == "__main__":
    main()
