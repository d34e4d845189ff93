"""What a card adds to a reason: those of its words that stand in the text of the other side, and no more."""

from collections.abc import Sequence

from overlap.language import Card, Unit, words
from overlap.language.verbs import infinitive
from overlap.matching.words.vocabulary import Units

from ..sides import Sides
from ..texts import words_of_card
from .commonness import DIRECT, is_common, is_direct, is_empty, is_stem_of_verb
from .compounds import is_head, is_telling_part

_SHARE_OF_PHRASING = 1 / 3  # of the words of a phrasing that stand in the text of the other side
_LEAST_WEIGHT = 0.2  # of a word that tells one goal from another
_NOT_NAMED = 3
_SEVERAL = 2  # telling words from which it is the phrasing that stands there


def phrasing_in(sides: Sides, card: Card, others: Units) -> tuple[str, ...]:
    """Give the words of a text that stand together in a phrasing of a card, of the phrasing that stands there most."""
    best: tuple[float, tuple[str, ...]] = (0.0, ())
    weight, standing = sides.terms.weight, {unit.key: unit for unit in others if not unit.term and not is_empty(unit)}
    for phrasing in card.phrasings:
        keys = dict.fromkeys(word.stem for word in words(phrasing))
        alike = [standing[key] for key in keys if key in standing]
        if len(alike) >= max(_SEVERAL, _SHARE_OF_PHRASING * len(keys)):
            telling = sum(_is_telling(sides, unit) for unit in alike)
            if telling >= _SEVERAL or (telling and len(alike) == len(keys)):
                best = max(best, (sum(map(weight, alike)), tuple(word for unit in alike for word in unit.written)))
    return best[1]


def things_in(sides: Sides, card: Card, description: str, others: Units) -> Sequence[tuple[str, ...]]:
    """Give the things in a text that a card names, those that it names by the same word first, then the rarest.

    Named too is what a word of the card is the head of ("dier" of "productiedieren"), and what stands for the same concept as
    one of its terms. ``description`` is that of the goal of the card.
    """
    lexicon = sides.lexicon
    named = {unit.key for unit in lexicon.units(words_of_card(card, description)) if not is_common(unit)}
    terms = {concept for unit in lexicon.units(", ".join(card.terms)) if not unit.general for concept in _direct_concepts(unit)}

    def far(unit: Unit) -> int:
        """How far the card is from naming a unit: 0 by the same word, 3 not at all."""
        if unit.key in named:
            return 0
        heads = (unit.key[at:] for at in range(1, len(unit.key)) if unit.key[at:] in named) if not unit.term else ()
        if any(is_telling_part(head, unit.key) and is_head(head, unit.key) for head in heads):
            return 1
        return 2 if terms & _direct_concepts(unit) else _NOT_NAMED

    things = [(far(unit), unit) for unit in others if _is_thing(unit) and _is_telling(sides, unit)]
    near = [(distance, unit) for distance, unit in things if distance < _NOT_NAMED]
    return [
        unit.written for _distance, unit in sorted(near, key=lambda each: (each[0], -sides.terms.weight(each[1]), each[1].key))
    ]


def _direct_concepts(unit: Unit) -> set[int]:
    return {concept for concept, weight in unit.concepts.items() if weight == DIRECT}


def _is_telling(sides: Sides, unit: Unit) -> bool:
    """Whether a word by itself says what a goal is about: people are in all of them."""
    if is_common(unit) or is_empty(unit) or sides.terms.weight(unit) < _LEAST_WEIGHT:
        return False
    return not any(map(sides.lexicon.is_role, _direct_concepts(unit)))


def _is_thing(unit: Unit) -> bool:
    """Whether a word is a concept and no verb: a verb in passing does not say what a goal is about."""
    if len(unit.written) > 1:
        return unit.term
    word = unit.written[0].casefold()
    is_verb = infinitive(word) is not None or (is_stem_of_verb(unit.key) and not word.endswith(("ing", "ingen")))
    return is_direct(unit) and not is_verb
