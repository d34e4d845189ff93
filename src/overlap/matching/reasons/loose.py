"""A last look at two texts that have nothing telling in common, so that no likeness is denied that anybody sees."""

from collections.abc import Collection

from overlap.language import Lexicon, Unit, stem, word_list
from overlap.language.verbs import from_noun, infinitive, is_infinitive
from overlap.matching.words.vocabulary import Units

from .commonness import EMPTY, is_stem_of_verb
from .compounds import general_beginning, general_ending, is_telling
from .ties import Kind, Tie, is_thing

_SHORTEST = 5  # letters of a noun that is made of a verb
_LIKE_VERBS = frozenset(word_list("nouns like verbs"))


def loose_ties(lexicon: Lexicon, vmbo: Units, text: str) -> list[Tie]:
    """Find words of a goal that stand in the text of an item too, whole or as a part; what says little weighs nothing."""
    singles = [unit for unit in lexicon.units(text) if not unit.term]
    best: list[Tie] = []
    for a in (unit for unit in vmbo if not unit.term):
        candidates = (tie for b in singles if (tie := _tie(lexicon, a, b)))
        tie = min(candidates, default=None, key=lambda tie: (tie.kind, -tie.weight))
        if tie and tie.mbo.key not in {other.mbo.key for other in best}:
            best.append(tie)
    return sorted(best, key=lambda tie: (-tie.weight, tie.kind))


def light_ties(lexicon: Lexicon, vmbo: Units, text: str, done: Collection[str]) -> list[Tie]:
    """Find the verbs that are ``done`` in a goal and stand in the text of an item too, also those of any work."""
    by_verb = {verb: unit for unit in lexicon.units(text) if not unit.term and (verb := infinitive(unit.written[0].casefold()))}
    verbs = ((unit, unit.written[0].casefold()) for unit in vmbo if not unit.term)
    return [Tie(Kind.SAME, unit, by_verb[verb], 0.0) for unit, verb in verbs if verb in done and verb in by_verb]


def _tie(lexicon: Lexicon, a: Unit, b: Unit) -> Tie | None:
    ours, theirs = a.written[0].casefold(), b.written[0].casefold()
    if a.key == b.key:
        is_noun = is_thing(a) == is_thing(b) and not (_is_verb(a) or _is_verb(b))
        return Tie(Kind.SAME, a, b, 0.0) if is_noun or ours == theirs else None
    if theirs in _LIKE_VERBS and infinitive(theirs) == infinitive(ours) is not None:
        return Tie(Kind.SAME, a, b, 0.0)  # "Plant en verdeelt de werkzaamheden"
    if _is_verb_inside(ours, theirs) or _is_verb_inside(theirs, ours):
        return Tie(Kind.PART, a, b, 1.0)
    part = general_beginning(lexicon, a.key, b.key)
    if not part and (part := general_ending(lexicon, a.key, b.key)) and (is_infinitive(ours) or is_infinitive(theirs)):
        return None
    return Tie(Kind.PART, a, b, float(is_telling(part))) if part else None


def _is_verb_inside(word: str, compound: str) -> bool:
    """Whether a compound begins with the noun of a verb: "evaluatie" in "evaluatieverslag" beside evalueren."""
    verb = infinitive(word) or from_noun(word)
    if verb is None or stem(verb) in EMPTY:
        return False
    beginnings = (compound[:n].removesuffix("s") for n in range(_SHORTEST, len(compound) - _SHORTEST + 2))
    return any(from_noun(beginning) == verb for beginning in beginnings)


def _is_verb(unit: Unit) -> bool:
    """Whether a word may be a verb: the same verb of another thing says nothing, and many nouns look like one."""
    return any(infinitive(word.casefold()) is not None for word in unit.written) or is_stem_of_verb(unit.key)
