"""Where two texts say most of the same: a phrase of either, with all that agrees in it."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from overlap.language import words
from overlap.model.text import places

from .phrases import phrase_around, sentence_around
from .quoted import Quoted
from .quotes import Quote, Standing, quote_whole

_NEAR = 60  # characters within which words agree together
_OF_VERBS = 0.3  # of the weight of a verb that may be done to anything, beside what it is done to


@dataclass(frozen=True, slots=True, kw_only=True)
class PhrasePair:
    """A phrase of the vmbo text beside one of the mbo text, and what agrees in them, what tells most first.

    ``places`` says of each of the ``members`` where its mbo words stand in that phrase.
    """

    vmbo: Quote
    mbo: Quote
    members: tuple[Quoted, ...]
    places: tuple[Standing, ...]
    weight: float


def best_pair(alike: Sequence[Quoted], others: Sequence[Quoted], texts: Sequence[str]) -> PhrasePair:
    """Give the phrases of two texts in which most of what agrees stands together.

    One of ``alike``, that has at least one, stands in them; ``others`` may. ``texts`` are those of the mbo item.
    """
    each = [(one, _standings(one.there, one.mbo.written, tuple(texts))) for one in (*alike, *others)]
    gathered = (_gathered(one, there, each) for one, standings in each[: len(alike)] for there in standings)
    best = max(gathered, key=lambda each: each.weight)
    return PhrasePair(
        vmbo=quote_whole(phrase_around(best.here, "vmbo")),
        mbo=quote_whole(phrase_around(best.there, "mbo")),
        members=best.members,
        places=best.places,
        weight=best.weight,
    )


class _Gathered(NamedTuple):
    """What agrees near each other in two texts, and from where to where that is."""

    here: Standing
    there: Standing
    members: tuple[Quoted, ...]
    places: tuple[Standing, ...]
    weight: float


def _gathered(one: Quoted, there: Standing, alike: Sequence[tuple[Quoted, Sequence[Standing]]]) -> _Gathered:
    """Gather what else agrees around words that do; ``alike`` says of each where it stands in the mbo texts."""
    here, members, places_there, weight = one.here, [one], [there], _worth(one)
    sentences = sentence_around(here), sentence_around(there)
    for other, standings in alike:
        if other is one or not _is_in(other.here, here.text, sentences[0]):
            continue
        near = next((each for each in standings if _is_in(each, there.text, sentences[1])), None)
        if near is None:
            continue
        wider = _hull(here, other.here), _hull(there, near)
        if all(each.end - each.start <= _NEAR for each in wider):
            (here, there), weight = wider, weight + _worth(other)
            members.append(other)
            places_there.append(near)
    return _Gathered(here, there, tuple(members), tuple(places_there), weight)


def _worth(one: Quoted) -> float:
    return one.weight * (_OF_VERBS if one.is_weak_verb or one.is_general else 1.0)


@lru_cache(5_000)
def _standings(there: Standing, written: str, texts: tuple[str, ...]) -> tuple[Standing, ...]:
    """Where the words of the mbo side stand: as they are quoted, and a single word elsewhere, in any form."""
    if len(there.spans) > 1 or " " in written or "-" in written:
        return (there,)
    stems = {word.stem for word in words(written)}
    standings = [there]
    for text in texts:
        forms = {word.text for word in words(text) if word.stem in stems}
        for form in sorted(forms):
            standings += (Standing(text, (span,)) for span in places(text, form))
    return tuple(standings)


def _is_in(place: Standing, text: str, sentence: tuple[int, int]) -> bool:
    return place.text == text and sentence[0] <= place.start and place.end <= sentence[1]


def _hull(a: Standing, b: Standing) -> Standing:
    return Standing(a.text, ((min(a.start, b.start), max(a.end, b.end)),))
