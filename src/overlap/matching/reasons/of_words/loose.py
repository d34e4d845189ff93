"""A last look at two texts that have nothing telling in common, so that no likeness is denied that anybody sees."""

from collections.abc import Collection
from functools import lru_cache
from typing import NamedTuple

from overlap.language import Lexicon, Unit, stem, word_list
from overlap.language.verbs import from_noun, infinitive, is_infinitive
from overlap.matching.words.vocabulary import Units

from ..commonness import COMMON, DIRECT, EMPTY, is_stem_of_verb
from ..compounds import SHORTEST, general_beginning, general_ending, is_head, is_telling, is_word
from ..forms import is_thing, is_who_does
from ..ties import LONGEST, Kind, Tie

_WITHIN = 6  # letters of a word that may stand in the middle of a compound
_BEFORE = 3  # letters of what a compound begins with
_SHORTEST = 5  # letters of a noun that is made of a verb
_LIKE_VERBS = frozenset(word_list("nouns like verbs"))


class _Word(NamedTuple):
    """A word as it may be tied to another.

    ``verb`` is what it says or is made of, None where that says nothing; ``verbs_inside`` are those of the nouns that it begins
    or ends with ("evaluatie" in "evaluatieverslag"). ``done`` holds the concepts of what a verb says, ``done_inside`` those of
    the word that a noun begins with ("reiniging" in "reinigingsmethode").
    """

    unit: Unit
    written: str
    verb: str | None
    verbs_inside: frozenset[str]
    done: frozenset[int]
    done_inside: frozenset[int]


def loose_ties(lexicon: Lexicon, vmbo: Units, text: str) -> list[Tie]:
    """Find words of a goal that stand in the text of an item too, whole or as a part; what says little weighs nothing."""
    ours, theirs = ([_word(lexicon, unit) for unit in units if not unit.term] for units in (vmbo, lexicon.units(text)))
    best: list[Tie] = []
    for a in ours:
        candidates = (tie for b in theirs if (tie := _tie(lexicon, a, b)))
        tie = min(candidates, default=None, key=lambda tie: (tie.kind, -tie.weight))
        if tie and tie.mbo.key not in {other.mbo.key for other in best}:
            best.append(tie)
    return sorted(best, key=lambda tie: (-tie.weight, tie.kind))


def light_ties(lexicon: Lexicon, vmbo: Units, text: str, done: Collection[str]) -> list[Tie]:
    """Find the verbs that are ``done`` in a goal and stand in the text of an item too, also those of any work."""
    by_verb = {
        verb: unit for unit in lexicon.units(text) if not unit.term and (verb := infinitive(*map(str.casefold, unit.written[:2])))
    }
    verbs = ((unit, unit.written[0].casefold()) for unit in vmbo if not unit.term)
    return [
        Tie(kind=Kind.SAME, vmbo=unit, mbo=by_verb[verb], weight=0.0) for unit, verb in verbs if verb in done and verb in by_verb
    ]


@lru_cache(3_000)
def _word(lexicon: Lexicon, unit: Unit) -> _Word:
    word = unit.written[0].casefold()
    verb = infinitive(word) or from_noun(word)
    beginnings = (word[:n].removesuffix("s") for n in range(_SHORTEST, min(len(word), LONGEST) - _SHORTEST + 2))
    endings = (word[at:] for at in range(_BEFORE, min(len(word), LONGEST) - _SHORTEST + 1))
    first = lexicon.halves(unit.key)[0] if SHORTEST <= len(unit.key) <= LONGEST and not _is_verb(unit) else ""
    done = unit.concepts.items() if infinitive(word) is not None and not unit.general else ()
    return _Word(
        unit=unit,
        written=word,
        verb=None if verb is None or stem(verb) in EMPTY else verb,
        verbs_inside=frozenset(filter(None, map(from_noun, (*beginnings, *endings)))),
        done=frozenset(concept for concept, weight in done if weight == DIRECT),
        done_inside=frozenset(lexicon.thesaurus.single.get(first, ())),
    )


def _tie(lexicon: Lexicon, one: _Word, other: _Word) -> Tie | None:
    a, b = one.unit, other.unit
    if a.key == b.key:
        is_noun = is_thing(a) == is_thing(b) and not (_is_verb(a) or _is_verb(b))
        return Tie(kind=Kind.SAME, vmbo=a, mbo=b, weight=0.0) if is_noun or one.written == other.written else None
    if other.written in _LIKE_VERBS and infinitive(other.written) == infinitive(one.written) is not None:
        return Tie(kind=Kind.SAME, vmbo=a, mbo=b, weight=0.0)  # "Plant en verdeelt de werkzaamheden"
    if one.verb in other.verbs_inside or other.verb in one.verbs_inside:
        return Tie(kind=Kind.PART, vmbo=a, mbo=b, weight=1.0)
    if one.done & other.done_inside or other.done & one.done_inside:
        return Tie(kind=Kind.RELATED, vmbo=a, mbo=b, weight=1.0)
    if _is_within(lexicon, one.written, other.written) or _is_within(lexicon, other.written, one.written):
        return Tie(kind=Kind.PART, vmbo=a, mbo=b, weight=1.0)
    part = general_beginning(lexicon, a.key, b.key)
    if not part and (part := general_ending(lexicon, a.key, b.key)):
        part = "" if is_infinitive(one.written) or is_infinitive(other.written) else part
    is_part = part and not is_who_does(a, b)
    return Tie(kind=Kind.PART, vmbo=a, mbo=b, weight=float(is_telling(part))) if is_part else None


def _is_within(lexicon: Lexicon, short: str, long: str) -> bool:
    """Whether a word stands in the middle of a compound of three: "spanning" in "laagspanningsinstallatie"."""
    at = long.find(short) if len(short) >= _WITHIN else -1
    if at <= 0 or len(long) > LONGEST or stem(short) in EMPTY or stem(short) in COMMON:
        return False
    before, behind = long[:at], stem(long[at + len(short) :].removeprefix("s"))
    return is_head(short, before + short) and is_word(lexicon, behind)


def _is_verb(unit: Unit) -> bool:
    """Whether a word may be a verb: the same verb of another thing says nothing, and many nouns look like one."""
    return any(infinitive(word.casefold()) is not None for word in unit.written) or is_stem_of_verb(unit.key)
