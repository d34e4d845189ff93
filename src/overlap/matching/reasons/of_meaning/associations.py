"""Words of two texts that belong to the same work by the cards, where no thesaurus has it: "boeket" and "bloemwerk".

Only reasons read these pairs, so that no score follows from them.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from overlap.language import Lexicon, stem, word_list, words
from overlap.language.associations import LETTERS, associates, is_adjective, is_telling, meanings
from overlap.model.text import Span, places

from ..acts import Act, acts_of
from ..commonness import COMMON, is_stem_of_verb
from ..compounds import LONG_BEGINNING, MIN_PART, words_inside
from ..quoted import Quoted
from ..quotes import SHOWN, Standing, is_reflexive, quote_of, with_noun
from ..ties import LONGEST, Kind

LIKELY = 1.4  # strength from which two words belong together, where nothing else can be said
PLAIN = 2.0  # from which that is worth saying of a heading, where nothing else can be said
SURE = 2.6  # from which any teacher of the trade sees it, so that it is worth saying before or beside another reason
_LONG = 5  # letters of a stem that is known in a compound too: "ontruim" in "ontruimingsoefening"
_OF_END = 0.2  # what the strength of two words is less for each that a compound ends in: it is about what it begins with
_OF_COMMON = 0.25  # and for each that stands in every kind of work: "onderhoud", "bestelt"
_OF_DESCRIPTION = 1.0  # what it is less where the word stands in the omschrijving of an item
_BEFORE = re.compile(r"(?:\w+-)+$")
_BEHIND = re.compile(r"(?:-\w+)+")
_PREPOSITIONS = frozenset(word_list("prepositions"))


class _Entry(NamedTuple):
    """Where a word stands, its stem, and how much less it says: where it ends another, or stands in every kind of work."""

    key: str
    place: Standing
    less: float


def associated(lexicon: Lexicon, vmbo: str, mbo: Sequence[str], least: float = LIKELY) -> list[Quoted]:
    """Find words of a vmbo text and of the texts of an mbo item, its title first, that belong to the same work.

    The surest first, with how sure that is as their weight, ``least`` or more.
    """
    ours = _entries(lexicon, vmbo[:SHOWN])
    pairs = []
    for n, text in enumerate(mbo):
        theirs = _entries(lexicon, text)
        for meaning, here in ours.items():
            others = associates()[meaning]
            for other in others.keys() & theirs.keys():
                there = theirs[other]
                strength = others[other] - here.less - there.less - _OF_DESCRIPTION * n
                if strength >= least and not _have_same_part(here.key, there.key):
                    pairs.append((strength, here.place, there.place))
    pairs.sort(key=lambda pair: (-pair[0], pair[1].spans, pair[2].spans))
    return [_quoted(*pair) for pair in pairs]


def _quoted(strength: float, here: Standing, there: Standing) -> Quoted:
    vmbo, mbo = (quote_of(place, (place.written,)) for place in (here, there))
    return Quoted(kind=Kind.RELATED, vmbo=vmbo, mbo=mbo, here=here, there=there, weight=strength, is_of_work=strength < SURE)


def _have_same_part(a: str, b: str) -> bool:
    """Whether anybody sees that two words, given as stems, belong together: one is in the other, or both begin or end alike."""
    return a in b or b in a or a[:MIN_PART] == b[:MIN_PART] or a[-LONG_BEGINNING:] == b[-LONG_BEGINNING:]


@lru_cache(1_500)
def _entries(lexicon: Lexicon, text: str) -> Mapping[str, _Entry]:
    """What the words of a text mean, as far as that is associated with anything, and where it stands; what says most first."""
    acts = {verb: act for verb, (act, *_others) in acts_of(text).items() if _is_done(act)}
    entries: dict[str, _Entry] = {}
    for meaning, entry in sorted(
        (*_of_words(lexicon, text, acts.values()), *_of_acts(lexicon, acts)), key=lambda each: each[1].less
    ):
        entries.setdefault(meaning, entry)
    return entries


def _of_words(lexicon: Lexicon, text: str, acts: Iterable[Act]) -> Iterator[tuple[str, _Entry]]:
    """What each word of a text means, by itself and by the words that it is made of."""
    apart = {span for act in acts if act.is_apart for span in act.place.spans}  # "treedt" of "treedt op"
    for word in words(text):
        meant = _associated_meanings(lexicon, word.stem, word.text.casefold())
        if not meant or not LETTERS <= len(word.text) <= LONGEST or word.text.casefold() in lexicon.thesaurus.exact:
            continue  # what is exact is a person: "leidinggevende"
        span = next(places(text, word.text), None)
        if span is None or span in apart:
            continue
        by_itself = Standing(text, (_hyphenated(text, span),))
        place = with_noun(by_itself)
        if not (is_reflexive(place) or is_adjective(word.text.casefold())):
            yield from ((meaning, _Entry(word.stem, place, less)) for meaning, less in meant)


def _hyphenated(text: str, span: Span) -> Span:
    """Where the whole word stands of which a word is a part between hyphens: "fifo-principe"."""
    before, behind = _BEFORE.search(text, 0, span[0]), _BEHIND.match(text, span[1])
    return before.start() if before else span[0], behind.end() if behind else span[1]


def _of_acts(lexicon: Lexicon, acts: Mapping[str, Act]) -> Iterator[tuple[str, _Entry]]:
    """What is done in a text, also in a noun, in a compound and with a particle apart."""
    for verb, act in acts.items():
        key = stem(verb)
        for meaning, less in _associated_meanings(lexicon, key, verb):
            yield meaning, _Entry(key, act.place, less + _OF_END * act.is_inside)


@lru_cache(5_000)
def _associated_meanings(lexicon: Lexicon, key: str, word: str) -> Sequence[tuple[str, float]]:
    """What a word means that is associated with anything, and how much less it says; then the words that it is made of."""
    inside = ((part, part) for part in sorted(words_inside(lexicon, key)) if len(part) >= _LONG)
    return [
        (meaning, _OF_END * (not key.startswith(part)) + _less(lexicon, part))
        for part, form in ((key, word), *inside)
        if is_telling(part)
        for meaning in meanings(lexicon.thesaurus, part, form)
        if meaning in associates()
    ]


def _is_done(act: Act) -> bool:
    """Whether a verb is one that we know, not another than its noun ("omzet"), and no preposition: "met … op"."""
    return (
        not (act.is_unknown or is_adjective(act.verb))
        and act.place.text[slice(*act.place.spans[0])].casefold() not in _PREPOSITIONS
    )


def _less(lexicon: Lexicon, key: str) -> float:
    """How much less a word says that stands in every kind of work, or a verb that any work may have."""
    thesaurus = lexicon.thesaurus
    is_any_verb = is_stem_of_verb(key) and all(thesaurus.general[concept] for concept in thesaurus.single.get(key, ()))
    return _OF_COMMON if is_any_verb or key in COMMON else 0.0
