"""What a card adds to a reason: those of its words that stand in the text of the other side, and no more."""

from collections.abc import Sequence

from overlap.language import Card, Unit, words
from overlap.language.verbs import infinitive

from ..sides import Sides
from ..texts import words_of_card
from ..vocabulary import Units
from .commonness import DIRECT, is_common, is_direct, is_empty, is_stem_of_verb

_SHARE_OF_PHRASING = 1 / 3  # of the words of a phrasing that stand in the text of the other side
_LEAST_WEIGHT = 0.2  # of a word that tells one goal from another
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
    """Give the things that a card names and that stand in a text, rare ones first; ``description`` is that of its own goal."""
    named = {unit.key for unit in sides.lexicon.units(words_of_card(card, description))}
    things = [unit for unit in others if unit.key in named and _is_thing(unit) and _is_telling(sides, unit)]
    return [unit.written for unit in sorted(things, key=lambda unit: (-sides.terms.weight(unit), unit.key))]


def _is_telling(sides: Sides, unit: Unit) -> bool:
    """Whether a word by itself says what a goal is about: people are in all of them."""
    if is_common(unit) or is_empty(unit) or sides.terms.weight(unit) < _LEAST_WEIGHT:
        return False
    return not any(weight == DIRECT and sides.lexicon.is_role(concept) for concept, weight in unit.concepts.items())


def _is_thing(unit: Unit) -> bool:
    """Whether a word is a concept and no verb: a verb in passing does not say what a goal is about."""
    if len(unit.written) > 1:
        return unit.term
    word = unit.written[0].casefold()
    is_verb = infinitive(word) is not None or (is_stem_of_verb(unit.key) and not word.endswith(("ing", "ingen")))
    return is_direct(unit) and not is_verb
