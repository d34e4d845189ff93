"""How likely a goal is covered, given the chance of its best pair: fitted on marked comparisons, and how far it is off.

Each comparison counts as it is, in halves, and with goals of other work beside it, for a list that is longer has more pairs that
seem likely by chance. Needs scikit-learn, as fit.py, which uses this.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

import numpy as np
from sklearn.linear_model import LogisticRegression

from marked import OUTCOMES, Case
from overlap.matching.calibration import covered_by, longer, odds_of
from overlap.matching.common_ground import same_fields

AXES = {"vmbo": 1, "mbo": 0}  # along which the pairs of a goal of each side lie
OTHER_WORK = 0.33  # same work up to which two programmes are of other sectors
MORE = {1: 0.5, 5: 0.25}  # how many others are put beside a comparison, and what that counts for
HALF = 0.5  # what half a comparison counts for, of which there are two
FEWEST = 12  # goals of a half


class Best(NamedTuple):
    """Of the goals of one side of a list: the chance of the best pair of each, whether it has one, and what it counts for."""

    name: str
    side: str
    whole: bool
    others: int
    chance: Mapping[str, Any]
    found: Mapping[str, Any]
    counts: float

    def expected(self, part: Mapping[str, float], outcome: str) -> Any:
        """Give per goal how likely it is covered, by a model."""
        return covered_by(self.chance[outcome], part, self.others)


def bests(case: Case, model: Mapping[str, Any], others: Sequence[Case]) -> Iterator[Best]:
    """Give both sides of a comparison as it is, in halves and longer, by weights that have not seen its marks."""
    for part, own, counts in _lists(case, others):
        chances = dict(zip(OUTCOMES, (np.round(chance, 4) for chance in part.probabilities(model)), strict=True))
        for side, axis in AXES.items():
            # goals of other work stand behind: nobody marked what they meet elsewhere
            goals = slice(own if side == "vmbo" else None)
            yield Best(
                name=case.with_card.name,
                side=side,
                whole=part is case,
                others=part.with_card.labels.shape[axis],
                chance={outcome: chance.max(axis=axis)[goals] for outcome, chance in chances.items()},
                found={name: (part.with_card.labels >= least).any(axis=axis)[goals] for name, least in OUTCOMES.items()},
                counts=counts,
            )


def _lists(case: Case, others: Sequence[Case]) -> Iterator[tuple[Case, int, float]]:
    """The comparison and what is made of it, how many of the vmbo goals are its own, and what it counts for."""
    every = range(len(case.with_card.labels))
    yield case, len(every), 1.0
    deeltaken = case.with_card.sides.vmbo.deeltaken.number
    for half in (0, 1):
        places = [place for place in every if deeltaken[place] % 2 == half]
        if len(places) >= FEWEST:
            yield case.with_goals(places), len(places), HALF
    elsewhere = [other for other in others if _same_work(other, case) < OTHER_WORK]
    for many, counts in MORE.items():
        goals = [goal for other in elsewhere[:many] for goal in other.with_card.sides.vmbo.goals]
        if goals:
            yield case.with_goals(every, goals), len(every), counts


def _same_work(vmbo: Case, mbo: Case) -> float:
    """How much the vmbo side of one comparison is about the same work as the mbo side of another (`Sides.same_work`)."""
    left = vmbo.with_card.sides.vmbo.in_context.fields.sum(axis=0)
    right = mbo.with_card.sides.mbo.item_in_context.fields.sum(axis=0)
    return float(same_fields(left[None], right)[0])


def fitted_coverage(lists: Sequence[Best], outcome: str) -> dict[str, float]:
    """A logistic model of the log-odds of the best and of how long the other list is, over both sides; lists count alike."""
    features = [np.column_stack([odds_of(b.chance[outcome]), np.full(len(b.found[outcome]), longer(b.others))]) for b in lists]
    counts = np.concatenate([np.full(len(b.found[outcome]), b.counts / len(b.found[outcome])) for b in lists])
    found = np.concatenate([b.found[outcome] for b in lists])
    model = LogisticRegression(C=100).fit(np.vstack(features), found, sample_weight=counts * len(found) / counts.sum())
    figures = dict(zip(("weight", "longer"), model.coef_[0], strict=True))
    return {name: round(float(figure), 4) for name, figure in {"intercept": model.intercept_[0], **figures}.items()}


def errors(lists: Sequence[Best], *, whole: bool = True) -> dict[str, list[float]]:
    """Per side and list the estimated share of goals with overlap minus the marked one, by a model of the other comparisons."""
    off: dict[str, list[float]] = {side: [] for side in AXES}
    for name in dict.fromkeys(best.name for best in lists):
        part = fitted_coverage([best for best in lists if best.name != name], "overlap")
        for best in lists:
            if best.name == name and best.whole == whole:
                off[best.side].append(float(best.expected(part, "overlap").mean() - best.found["overlap"].mean()))
    return off
