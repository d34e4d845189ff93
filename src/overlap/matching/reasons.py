"""Why a pair is proposed, in words that a teacher understands."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from overlap.language import Card, Lexicon, Unit
from overlap.locale import gettext as _

from .likeness import SAME_CONCEPT, concept_likeness
from .sides import Sides
from .vocabulary import Units

_HANGING = re.compile(r"(\w+)-(?=[\s,]|$)|(?<![\w])-(\w+)")
_MOST = 4  # words or word pairs named in a reason; more is not read
_SAME_FIELD = 0.35  # likeness of directions from which texts or words belong to the same field of work
_CLOSE = 0.6  # likeness below which words of a heading are not named
_SHARE_OF_PHRASING = 1 / 3  # by weight of its words, that the other side must have for a card to be named beside other reasons
_WORTH = 0.35  # likeness times weight below which a word is not worth naming


@dataclass(frozen=True, slots=True)
class Agreement:
    """A unit of the vmbo text beside its counterpart in the mbo text: how alike (0 to 1), and how much it says."""

    vmbo: Unit
    mbo: Unit
    likeness: float
    weight: float

    @property
    def label(self) -> str:
        """Both as people write them: once when they are the same word."""
        a, b = self.vmbo.label, self.mbo.label
        return a if a == b else f"{a} = {b}" if self.likeness == 1 else f"{a} ~ {b}"

    @property
    def is_worth_naming(self) -> bool:
        """Whether it says enough for a reason."""
        return self.weight >= _WORTH


@dataclass(frozen=True, slots=True)
class CardPhrase:
    """A phrasing of a card, its telling words that stand in the text of the other side, and their share of it (0 to 1)."""

    text: str
    words: tuple[Agreement, ...]
    share: float

    @property
    def weight(self) -> float:
        """How much the words that agree say."""
        return sum(agreement.weight for agreement in self.words)


class Reasons:
    """What vmbo goal i and mbo item j have in common, as far as it can be said in words."""

    def __init__(self, sides: Sides, i: int, j: int) -> None:
        self._sides, self._i, self._j = sides, i, j
        self._eindterm, self._deeltaak = sides.vmbo.eindterm.units[i], sides.vmbo.deeltaak.units[i]
        self._titel, self._item = sides.mbo.titel.units[j], sides.mbo.item.units[j]

    @cached_property
    def own(self) -> list[Agreement]:
        """What the eindterm agrees on with the item, most telling first."""
        return agreements(self._sides, self._eindterm, self._item)

    @cached_property
    def above(self) -> list[Agreement]:
        """What the deeltaak above the eindterm agrees on with the item, in words that the eindterm does not meet."""
        named = {word for agreement in self.own for word in agreement.mbo.written}
        return [a for a in agreements(self._sides, self._deeltaak, self._item) if not named & {*a.mbo.written}]

    @cached_property
    def field(self) -> Agreement | None:
        """The words of the same field of work, where what the texts share explains nothing."""
        telling = any(a.likeness == 1 or a.is_worth_naming or self._is_by_begrippen(a) for a in self.own)
        return None if telling else _same_field(self._sides, self._i, self._j)

    @cached_property
    def told_by_eindterm(self) -> CardPhrase | None:
        """What the card of the eindterm says that stands in the item, in words that the eindterm itself does not meet."""
        named = {word for agreement in self.own for word in agreement.mbo.written}
        item = [unit for unit in self._item if not named & {*unit.written}]
        return self._told(self._sides.vmbo.cards[self._i], item, by_vmbo=True)

    @cached_property
    def told_by_item(self) -> CardPhrase | None:
        """What the card of the item says that stands in the eindterm, in words that the item itself does not meet."""
        named = {word for agreement in self.own for word in agreement.vmbo.written}
        eindterm = [unit for unit in self._eindterm if not named & {*unit.written}]
        return self._told(self._sides.mbo.cards[self._j], eindterm, by_vmbo=False)

    def _told(self, card: Card | None, others: Units, *, by_vmbo: bool) -> CardPhrase | None:
        """The phrasing that stands most in the other text; a word in passing is enough where nothing else is shared."""
        if card is None:
            return None
        least = _SHARE_OF_PHRASING if self.own else 0.0
        candidates = [_told(self._sides, phrasing, others, by_vmbo=by_vmbo) for phrasing in card.phrasings]
        telling = [told for told in candidates if told.words and told.share >= least]
        return max(telling, key=lambda told: told.weight, default=None)

    def because(self, *, proposed: bool = True, model_agrees: bool = False) -> tuple[str, ...]:
        """Say what the two have in common: the same words, other words for the same, word parts, what cards and headings add.

        ``model_agrees`` is whether a language model finds the texts alike.
        """
        reasons = [text.format(words=", ".join(a.label for a in kind[:_MOST])) for text, kind in self._by_kind() if kind]
        in_title = {unit.key for unit in self._titel}
        described = bool(self._sides.mbo.goals[self._j].description)
        if self.own and not any(a.mbo.key in in_title for a in self.own[:_MOST]) and described:
            reasons.append(_("found in the description of the item"))
        cards = self._by_cards()
        if cards and not self.own:
            reasons.append(_("no words in common"))
        reasons += cards
        if self.field:
            reasons.append(_("same field of work: {words}").format(words=self.field.label))
        above = [a for a in self.above if a.is_worth_naming and a.likeness >= _CLOSE]
        if above:
            reasons.append(_("heading: {words}").format(words=", ".join(a.label for a in above[: _MOST - 1])))
        if model_agrees:
            reasons.append(_("the language model finds the texts alike"))
        if reasons:
            return tuple(reasons)
        return (_("only the wording, or the deeltaak around it, is alike") if proposed else _("no words in common"),)

    def _by_cards(self) -> list[str]:
        """What the cards add, said as such."""
        told = (
            (_("in the mbo this is called: “{text}”"), self.told_by_eindterm),
            (_("in the vmbo this is called: “{text}”"), self.told_by_item),
        )
        return [text.format(text=card.text) for text, card in told if card]

    def _by_kind(self) -> Iterable[tuple[str, list[Agreement]]]:
        """What the texts themselves share, each under its text."""
        by_group = [a for a in self.own if self._is_by_begrippen(a)]
        same = [a for a in self.own if a.likeness == 1 and a not in by_group]
        rest = [a for a in self.own if a.is_worth_naming and a not in by_group and a not in same]
        concept = [a for a in rest if a.likeness == SAME_CONCEPT]
        near = [a for a in rest if a not in concept and a.vmbo.concepts.keys() & a.mbo.concepts.keys()]
        parts = [a for a in rest if a not in concept and a not in near]
        return (
            (_("own concept: {words}"), by_group),
            (_("both: {words}"), same),
            (_("another word for it: {words}"), concept),
            (_("near in meaning: {words}"), near),
            (_("word parts: {words}"), parts),
        )

    def _is_by_begrippen(self, agreement: Agreement) -> bool:
        return is_by_begrippen(agreement, self._sides.lexicon)

    def shared(self) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Give the words to make stand out: as written in the vmbo goal, and in title and omschrijving of the mbo item."""
        own = [*self.own, self.field] if self.field else self.own
        by_eindterm, by_item = (told.words if told else () for told in (self.told_by_eindterm, self.told_by_item))
        above = agreements(self._sides, self._deeltaak, self._titel)
        goal, item = self._sides.vmbo.goals[self._i], self._sides.mbo.goals[self._j]
        vmbo = dict.fromkeys(_as_written(word, goal.text) for a in [*own, *by_item] for word in a.vmbo.written)
        text = f"{item.text} {item.description}"
        mbo = dict.fromkeys(_as_written(word, text) for a in [*own, *by_eindterm, *above] for word in a.mbo.written)
        return tuple(vmbo), tuple(mbo)


def _told(sides: Sides, phrasing: str, others: Units, *, by_vmbo: bool) -> CardPhrase:
    """A phrasing with its words that stand in the text of the other side, most telling first."""
    units, weight, standing = sides.lexicon.units(phrasing), sides.terms.weight, {unit.key: unit for unit in others}
    both = [(unit, standing[unit.key]) for unit in units if unit.key in standing and not unit.general]
    pairs = both if by_vmbo else [(other, unit) for unit, other in both]
    alike = [Agreement(vmbo, mbo, 1.0, weight(vmbo)) for vmbo, mbo in pairs]
    words = tuple(sorted((a for a in alike if a.is_worth_naming), key=_most_telling_first))
    whole = sum(weight(unit) for unit in units) if words else 0.0
    return CardPhrase(phrasing, words, sum(a.weight for a in words) / whole if whole > 0 else 0.0)


def agreements(sides: Sides, vmbo: Units, mbo: Units) -> list[Agreement]:
    """Find the units of a vmbo and an mbo text that are alike, most telling first; each unit once."""
    terms = sides.terms
    candidates = [
        Agreement(a, b, like, like * max(0.05, min(terms.weight(a), terms.weight(b))))
        for a, b, like in terms.like_units_in(vmbo, mbo)
    ]
    candidates.sort(key=_most_telling_first)
    best: list[Agreement] = []
    for agreement in candidates:
        ours, theirs = {*agreement.vmbo.written}, {*agreement.mbo.written}
        if not any(ours & {*b.vmbo.written} or theirs & {*b.mbo.written} for b in best):
            best.append(agreement)
    return best


def is_by_begrippen(agreement: Agreement, lexicon: Lexicon) -> bool:
    """Whether two words are alike through a begrip of the working group, and less so, or not at all, without it."""
    a, b = agreement.vmbo, agreement.mbo
    likeness = concept_likeness(a, b)
    if agreement.likeness > likeness:
        return False
    plain_a, plain_b = lexicon.units_without_begrippen(a), lexicon.units_without_begrippen(b)
    return likeness > max((concept_likeness(x, y) for x in plain_a for y in plain_b), default=0.0)


def _same_field(sides: Sides, i: int, j: int) -> Agreement | None:
    """The words of both sides that most clearly belong to the same field of work; None where the texts do not."""
    if sides.fields_without_cards[i, j] < _SAME_FIELD:
        return None
    vmbo, mbo = sides.vmbo.eindterm.units[i], sides.mbo.item.units[j]
    near = sides.lexicon.directions([a.label for a in vmbo]) @ sides.lexicon.directions([b.label for b in mbo]).T
    candidates = [
        Agreement(a, b, float(like), float(like) * min(sides.terms.weight(a), sides.terms.weight(b)))
        for a, row in zip(vmbo, near, strict=True)
        for b, like in zip(mbo, row, strict=True)
        if like >= _SAME_FIELD
    ]
    return min(candidates, key=_most_telling_first, default=None)


def _most_telling_first(agreement: Agreement) -> tuple[float, str, str]:
    return -agreement.weight, agreement.vmbo.key, agreement.mbo.key


def _as_written(word: str, text: str) -> str:
    """A word as it stands in the text, also where it was made of a hanging hyphen: "apparatuur" in "-apparatuur"."""
    if word in text:
        return word
    hanging = (piece for before, after in _HANGING.findall(text) if (piece := before or after))
    lower = word.casefold()
    return next((p for p in hanging if lower.endswith(p.casefold()) or lower.startswith(p.casefold())), word)
