"""Work that any teacher would call related, where no thesaurus has it: measuring and a diagnosis, an escape route and safety.

Only reasons read these pairs, and only of texts in which nothing else is found.
"""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache, lru_cache

from overlap.language import stem, word_list, words
from overlap.model.text import places

from ..acts import acts_of
from ..quoted import Quoted
from ..quotes import Standing, quote_of, with_noun
from ..ties import LONGEST, Kind

_LONG = 5  # letters of a word that is known in a compound too: "ontruiming" in "ontruimingsoefening"
_REST = 3  # letters of what stands beside it there


def associated(vmbo: str, mbo: Sequence[str]) -> Iterator[Quoted]:
    """Find words of a vmbo text and of the texts of an mbo item that belong to the same work, those of its title first."""
    ours = _entries(vmbo)
    for text in mbo:
        theirs = _entries(text)
        for entry, here in ours.items():
            for other in _related().get(entry, ()):
                if other in theirs:
                    yield _quoted(here, theirs[other])


def _quoted(here: Standing, there: Standing) -> Quoted:
    here, there = with_noun(here), with_noun(there)
    vmbo, mbo = (quote_of(place, (place.written,)) for place in (here, there))
    return Quoted(kind=Kind.RELATED, vmbo=vmbo, mbo=mbo, here=here, there=there, weight=0.0)


@cache
def _related() -> Mapping[str, Sequence[str]]:
    """What belongs to a word of the list, both ways, as stems."""
    related: dict[str, list[str]] = {}
    for entry in word_list("related work"):
        name, _colon, others = entry.partition(":")
        for other in others.split(","):
            a, b = stem(name.casefold()), stem(other.casefold())
            related.setdefault(a, []).append(b)
            related.setdefault(b, []).append(a)
    return related


@lru_cache(5_000)
def _entries(text: str) -> Mapping[str, Standing]:
    """Where the words of the list stand in a text, by their stems: as they are, as what is done, and in a compound."""
    known = _related()
    standings: dict[str, Standing] = {}
    for word in words(text):
        span = next(places(text, word.text), None)
        if span and len(word.text) <= LONGEST:
            for entry in sorted(known.keys() & _parts(word.stem)):
                standings.setdefault(entry, Standing(text, (span,)))
    for verb, acts in acts_of(text).items():
        if stem(verb) in known:
            standings.setdefault(stem(verb), acts[0].place)
    return standings


@lru_cache(50_000)
def _parts(key: str) -> frozenset[str]:
    """A word, and what it may begin or end with, as stems."""
    parts = {
        key,
        *(key[:at] for at in range(_LONG, len(key) - _REST + 1)),
        *(key[at:] for at in range(_REST, len(key) - _LONG + 1)),
    }
    return frozenset((*parts, *(part.removesuffix("s") for part in parts)))
