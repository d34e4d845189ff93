"""The scores of all pairs of two programmes, from all evidence; a pair, with its reasons, is made where somebody asks for it.

What the texts say comes first; then, look by look, what the looks before make of the pairs around. A comparison asks for
every pair, a matrix of many programmes for the few that it shows: most of the work of a pair is in saying why.
"""

from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from itertools import repeat
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from overlap.language import OwnCardIndex, open_lexicon
from overlap.model import BANDS, Band, Goal, LocalModel, Pair, Relation, Settings

from . import calibration
from .actions import describe_action
from .calibration import WITH_CARD, bands, chance, log_odds, log_odds_of_all, probabilities
from .context import PiecesAround, others_of_item, rest_of_kerntaak
from .evidence import SEMANTIC, agreeing, of_texts
from .generic import with_generic_items
from .parts import describe_parts, parts_of_pair
from .progression import progression
from .reasons import Reasons
from .relation import relation
from .semantic import semantic, weights_for
from .sides import Sides
from .words.vectors import Matrix

NOT_PROPOSED = len(BANDS)
REST = rest_of_kerntaak.__name__
_CONTRAST = -0.2  # what the rest of the kerntaak counts for, in log-odds
# what other eindtermen that meet the item count for: of each outcome a piece of its own
OTHERS = {"verwant": others_of_item.__name__, "overlap": f"{others_of_item.__name__}_overlap"}
_CROWDED = {"verwant": -0.4, "overlap": -0.6}  # in log-odds, as is:
_NOT_ALONE = 0.15  # … added to those of at least verwant, so that as much is proposed as without it
_USUAL = 0.5  # others_of_item of an item in comparisons of some sixty goals, by the chance of overlap
_NOT_TOLD = tuple(Pair._field_defaults.values())  # of a pair that holds only figures
_CLEAR = 2.0  # standard deviations from which the language model has something to say


class Weighing(NamedTuple):
    """All evidence, per piece a matrix of vmbo goals x mbo items, and per outcome an intercept and the weights for it.

    ``odds`` are the log-odds of each outcome ("verwant" or "overlap") that follow from them, for all pairs.
    """

    evidence: Mapping[str, Matrix]
    model: Mapping[str, Any]
    odds: Mapping[str, Matrix]


class _AllEvidence(Mapping[str, Matrix]):
    """Pieces of evidence from several sources, which may make a matrix where it is asked for: few ask for those of a country."""

    def __init__(self, *sources: Mapping[str, Matrix]) -> None:
        self._sources = {name: source for source in sources for name in source}

    def __getitem__(self, name: str) -> Matrix:
        return self._sources[name][name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._sources)

    def __len__(self) -> int:
        return len(self._sources)


class Scores:
    """Two programmes with the scores of their pairs, as matrices of vmbo goals x mbo items.

    ``score`` is the probability (0 to 1) that a pair is at least verwant, ``overlap`` that it overlaps proper. ``could_be``
    holds the place in BANDS of each pair, and ``band`` that of the pairs that are proposed; NOT_PROPOSED elsewhere. ``agree``
    tells whether the texts of a pair themselves agree in anything.
    """

    def __init__(self, sides: Sides, settings: Settings) -> None:
        """Weigh all evidence. Both programmes have at least one goal.

        Proposed are the pairs of the bands asked for, among the best ``max_per_goal`` of their vmbo goal.
        """
        self.sides, self._leerweg, self._from_band = sides, settings.leerweg, settings.from_band
        self._weighings = weighings(sides, settings.semantic)
        self.odds = {outcome: self._by_goal(outcome) for outcome in ("verwant", "overlap")}
        # rounded before anything is decided, so that what the files show and what was done agree
        score, overlap = probabilities(self.odds, sides.same_work)
        self.score, self.overlap = np.round(score, 4), np.round(overlap, 4)
        # a language model finds texts alike that have no word in common
        self.agree = agreeing(self._weighings[0].evidence) | bool(settings.semantic)
        self.could_be = bands(self.score, self.overlap, self.agree)
        proposed = self.could_be <= BANDS.index(settings.from_band)
        if settings.max_per_goal:
            place = np.argsort(np.argsort(-self.score, axis=1, kind="stable"), axis=1, kind="stable")
            proposed &= place < settings.max_per_goal
        self.band = np.where(proposed, self.could_be, np.int8(NOT_PROPOSED))

    def weighing(self, i: int) -> Weighing:
        """Give the evidence and weights that vmbo goal i is weighed with: those of goals with a card, or without."""
        return self._weighings[bool(self.sides.vmbo.cards[i])]

    def _by_goal(self, outcome: str) -> Matrix:
        """The log-odds of one outcome, each goal with the weights that are for it."""
        without, with_card = self._weighings
        if without is with_card:
            return without.odds[outcome]
        has_card = np.array([bool(card) for card in self.sides.vmbo.cards])
        return np.where(has_card[:, None], with_card.odds[outcome], without.odds[outcome])

    def pair(self, i: int, j: int, *, explain: bool = False) -> Pair:
        """Make the pair of vmbo goal i and mbo item j; with reasons where it is proposed, or with ``explain`` anyhow."""
        sides, proposed = self.sides, bool(self.band[i, j] != NOT_PROPOSED)
        pair = Pair(sides.vmbo.goals[i], sides.mbo.goals[j], float(self.score[i, j]), float(self.overlap[i, j]))
        if not (proposed or explain):
            return pair
        reasons = Reasons(sides, i, j)
        because = reasons.because(proposed=proposed, model_agrees=self._model_agrees(i, j))
        if not proposed:
            return pair._replace(because=because)
        vmbo_parts, mbo_parts = parts_of_pair(sides, i, j)
        kind, sure = relation(pair.overlap, lambda: sides.covered_of_pair(i, j), vmbo_parts, mbo_parts)
        overlaps = kind != Relation.RELATED
        return pair._replace(
            band=self._shown_band(i, j, reasons),
            relation=kind,
            relation_sure=sure,
            because=(
                *because,
                *(describe_action(sides, i, j) if overlaps else ()),
                *describe_parts(vmbo_parts, mbo_parts, overlaps=overlaps),
            ),
            shared=reasons.shared(),
            progression=progression(sides.vmbo.demand_for(i, self._leerweg), sides.mbo.demands[j], overlaps=overlaps),
        )

    def _shown_band(self, i: int, j: int, reasons: Reasons) -> Band:
        """The band of a proposed pair: one lower than by its chance where it is likely and nobody can check why.

        Of 606 marked pairs 31 were so, 45 % at least verwant and 16 % overlap; of all likely ones 71 and 35 % (docs/matching.md).
        """
        band = BANDS[self.band[i, j]]
        is_lower = band == Band.LIKELY and self._from_band == Band.POSSIBLE and not reasons.is_checkable
        return Band.POSSIBLE if is_lower else band

    def pairs(self, rows: Sequence[int], columns: Sequence[int], *, explain: bool = False) -> list[Pair]:
        """Make the pairs of these vmbo goals and mbo items, two by two, as `pair` does; most of them hold only figures."""
        goals = map(self.sides.vmbo.goals.__getitem__, rows), map(self.sides.mbo.goals.__getitem__, columns)
        figures = self.score[rows, columns].tolist(), self.overlap[rows, columns].tolist()
        # of tens of thousands of pairs, made as the tuples that they are: in a third of the time
        pairs = list(map(partial(tuple.__new__, Pair), zip(*goals, *figures, *map(repeat, _NOT_TOLD), strict=False)))
        for n in np.flatnonzero((self.band[rows, columns] != NOT_PROPOSED) | explain).tolist():
            pairs[n] = self.pair(rows[n], columns[n], explain=explain)
        return pairs

    def _model_agrees(self, i: int, j: int) -> bool:
        above = self.weighing(i).evidence.get(SEMANTIC)
        return above is not None and bool(above[i, j] >= _CLEAR)


def score(vmbo: Sequence[Goal], mbo: Sequence[Goal], settings: Settings) -> Scores:
    """Read two programmes, with a group's begrippen and cards where the settings hold them, and score all pairs."""
    own_cards = OwnCardIndex(settings.own_cards)
    return Scores(Sides.read(vmbo, mbo, open_lexicon(settings.begrippen), own_cards=own_cards), settings)


def weighings(sides: Sides, local: LocalModel | None = None) -> tuple[Weighing, Weighing]:
    """Gather all evidence, with that of a language model where there is one, for goals without a card and for those with one.

    A card says more than a text of one line, so the same evidence counts for something else: the weights are fitted apart.
    Where all goals are of one kind, or the weights know no difference, both are the same.
    """
    texts = of_texts(sides)
    model: Mapping[str, Any] = calibration.weights()
    if local:
        model = weights_for(local)
        texts[SEMANTIC] = semantic(sides, local)
    has_card = [bool(card) for card in sides.vmbo.cards]
    if WITH_CARD not in model or not any(has_card):
        return (weighed(sides, texts, model),) * 2
    with_card = weighed(sides, texts, model[WITH_CARD])
    return with_card if all(has_card) else weighed(sides, texts, model), with_card


def weighed(sides: Sides, texts: Mapping[str, Matrix], model: Mapping[str, Any]) -> Weighing:
    """Weigh the evidence of texts with one set of weights: look, look again, and at last put pairs apart.

    An item counts for less where the rest of its kerntaak fits as well, and where many other eindtermen do. How likely it
    is that a pair is at least verwant is set beside the other items, for order; overlap, which is counted, is not.
    """
    looks, outcomes = model["looks"], [model[name] for name in OTHERS]
    by_texts = log_odds_of_all(texts, [*looks, *outcomes])
    pieces_around = _look(sides, by_texts, looks)
    odds = dict(zip(OTHERS, by_texts[len(looks) :], strict=True))
    for name in OTHERS:
        odds[name] += pieces_around.weighed(model[name]["weights"])
    more = {REST: rest_of_kerntaak(odds["verwant"], sides.together.kerntaken)}
    by_texts[len(looks) :] += _CONTRAST * more[REST]
    others = {name: others_of_item(chance(beside)) for name, beside in odds.items()}
    others["verwant"] -= others["verwant"].mean()
    others["overlap"] -= _USUAL
    for name, piece in others.items():
        more[OTHERS[name]] = piece
        odds[name] += _CROWDED[name] * piece
    odds["verwant"] += _NOT_ALONE
    apart = {name: _with_weights(model[name], {REST: _CONTRAST, OTHERS[name]: _CROWDED[name]}) for name in OTHERS}
    apart["verwant"]["intercept"] += _NOT_ALONE
    evidence: Mapping[str, Matrix] = _AllEvidence(texts, pieces_around, more)
    vmbo, mbo = sides.vmbo, sides.mbo
    if any(mbo.subjects):
        evidence, apart = with_generic_items(evidence, apart, (vmbo.subjects, mbo.subjects), (vmbo.domains, mbo.domains))
        odds = {name: log_odds(evidence, part) for name, part in apart.items()}
    return Weighing(evidence, {**model, **apart}, odds)


def _with_weights(part: Mapping[str, Any], weights: Mapping[str, float]) -> dict[str, Any]:
    """The model of one outcome with the weights of more pieces."""
    return {**part, "weights": {**part["weights"], **weights}}


def look_again(sides: Sides, texts: Mapping[str, Matrix], looks: Sequence[Mapping[str, Any]]) -> Mapping[str, Matrix]:
    """Give the evidence of the texts, with what the last of the earlier looks says of the pairs around."""
    return {**texts, **_look(sides, log_odds_of_all(texts, looks), looks)} if looks else texts


def _look(sides: Sides, by_texts: NDArray[np.float64], looks: Sequence[Mapping[str, Any]]) -> PiecesAround:
    """Look as often as there are looks, the first at texts only; give what the last says of the pairs around.

    ``by_texts`` holds the log-odds of each look as far as they follow from the texts.
    """
    found = PiecesAround(chance(by_texts[0]), sides.together)
    for odds, look in zip(by_texts[1:], looks[1:], strict=False):
        found = PiecesAround(chance(odds + found.weighed(look["weights"])), sides.together)
    return found
