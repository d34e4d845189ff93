"""Marked comparisons: what their texts say, and what two readers found."""

import csv
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

from overlap.language import open_lexicon
from overlap.matching import Sides
from overlap.matching.calibration import probabilities
from overlap.matching.cards import NO_OWN_CARDS
from overlap.matching.evidence import SEMANTIC, of_texts
from overlap.matching.scores import WITH_CARD, weighed
from overlap.matching.semantic import semantic
from overlap.model import Goal, LocalModel
from overlap.reading import read

OUTCOMES = {"verwant": 1, "overlap": 2}


class Marked(NamedTuple):
    """A comparison with what its texts say and its labels (-1: disputed)."""

    name: str
    sides: Sides
    texts: dict[str, Any]
    labels: Any

    def odds(self, model: Mapping[str, Any]) -> dict[str, Any]:
        """Give the log-odds of both outcomes with these weights."""
        return {**weighed(self.sides, self.texts, model).odds}


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

    def with_goals(self, places: Sequence[int], others: Sequence[Goal] = ()) -> "Case":
        """Give the comparison of some of its vmbo goals, with those of other work, which meet none of its items."""
        sides, labels = self.with_card.sides, self.with_card.labels[places]
        goals = (*(sides.vmbo.goals[place] for place in places), *others)
        labels = np.vstack([labels, np.zeros((len(others), labels.shape[1]), labels.dtype)])
        made = marked(self.with_card.name, goals, sides.mbo.goals, labels)
        return Case(made, made)


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
    return marked(folder.name, vmbo.goals, mbo.goals, labels, local, cards=cards)


def marked(
    name: str,
    vmbo: Sequence[Goal],
    mbo: Sequence[Goal],
    labels: Any,
    local: LocalModel | None = None,
    *,
    cards: bool = True,
) -> Marked:
    """Make a marked comparison of two programmes and the labels of their pairs."""
    sides = Sides.read(vmbo, mbo, open_lexicon(), NO_OWN_CARDS if cards else None)
    texts = of_texts(sides) | ({SEMANTIC: semantic(sides, local)} if local else {})
    return Marked(name, sides, texts, labels)
