"""What is done, in whatever form it is written: "slaat goederen op", "de opslag" and "de opslaglocatie" are of opslaan."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from overlap.language import stem, word_list
from overlap.language.verbs import from_noun, infinitive, infinitives, is_infinitive, listed_nouns, possible_infinitives

from .commonness import COMMON
from .forms import NO_NOUNS, is_thing_in_ing
from .quoted import Quoted
from .quotes import Standing, is_particle, is_reflexive, quote_of
from .ties import LONGEST, Kind

_PARTICLES = frozenset(word_list("particles of actions"))
_OWN_PARTICLES = _PARTICLES - {*word_list("prepositions")}
_PREFIXES = frozenset((*word_list("prefixes of verbs"), *_PARTICLES))
_OTHERS = dict(pair.split(":") for pair in word_list("nouns of other verbs"))

_DOING = word_list("nouns for any work")
_HEADS = (*_DOING, "behandeling", *word_list("heads"), *word_list("tools and forms"))
_KNOWN = (Kind.OWN, Kind.SAME, Kind.SYNONYM, Kind.PART)
_OF_DOING = ("ing", "ingen", "atie")  # endings of nouns that are made of verbs
_SMALL = frozenset(word_list("stop words"))
_BEFORE_VERB = re.compile(r"(?:t (?:en|of) |[.;:] )$")
_BEHIND_VERB = re.compile(r"\W*$|[,.;]| (?:en|of|met|van|in|op|aan|voor|volgens)\b")
_SAYING_NOTHING = frozenset(
    verb
    for word in (*word_list("empty words"), *word_list("stop words"))
    if word not in word_list("no third persons") and (verb := infinitive(word))
)
_HOW_IT_IS = frozenset((*word_list("particles in texts"), *word_list("plain adjectives")))  # "staat open" is not openen
_FAR = 60  # characters between a verb and its particle
_WORD = re.compile(r"(?<![\w-])[^\W\d_]{3,}(?![\w-])")
_SHORT = re.compile(r"(?<![\w-])[^\W\d_]{2,6}(?![\w-])")
_OPEN = re.compile(r"([^aeiou])([aeou])([^aeiou])$")  # the end of a stem that has a long vowel when it is no longer open
_STOPS = re.compile(r"[.;:!?()\n]")
_NEAR = 5  # characters in which " en " stands before a verb
_FIRST = 4  # letters of the noun that a compound begins with
_LAST = 5  # letters of the noun that it ends in
_BEFORE = 3  # letters before that
_LATER = 4  # letters behind the noun that it begins with
_WEIGHT = 0.5  # of a verb beside its object, among weights of words from 0 to some 4
_OF_RARE = 2.5  # of a verb that is no usual one: "stylen"
_OF_COMPOUND = 1.0  # of a verb in a word that says more than that: "opslaglocatie"


class Act(NamedTuple):
    """A verb of a text, as an infinitive, and where it stands; ``is_inside`` where it is in a compound.

    ``is_noun`` is whether it is called by a noun, ``is_apart`` whether its particle stands apart, ``is_unknown``
    whether it is no verb that we know, and only looks like a form of this one.
    """

    verb: str
    place: Standing
    is_noun: bool = False
    is_inside: bool = False
    is_apart: bool = False
    is_unknown: bool = False


def acts_in_both(vmbo: str, mbo: Sequence[str]) -> Iterator[Quoted]:
    """Find what is done in a vmbo text and in one of the texts of an mbo item, where that is written in another form.

    A verb whose particle stands apart, a noun for a verb that looks like another word, and a compound with either in it.
    """
    ours = acts_of(vmbo)
    for text in mbo:
        theirs = acts_of(text)
        for verb, acts in ours.items():
            both = next(((a, b) for a in acts for b in theirs.get(verb, ()) if _is_other_form(a, b)), None)
            if both:
                yield _quoted(*both)


def acts_beside(known: Sequence[Quoted], acts: Iterable[Quoted]) -> list[Quoted]:
    """Give what is done in both texts, without what is known to be the same there already."""
    plain = [each for each in known if each.kind in _KNOWN]
    return [act for act in acts if not any(_overlap(act.here, each.here) or _overlap(act.there, each.there) for each in plain)]


def _overlap(one: Standing, other: Standing) -> bool:
    """Whether a word stands in both."""
    return one.text == other.text and any(a < d and c < b for a, b in one.spans for c, d in other.spans)


def _is_other_form(here: Act, there: Act) -> bool:
    """Whether two forms of a verb are not known to be one by their stem, and mean the same."""
    if here.is_inside and there.is_inside:
        return False
    is_small = stem(here.verb) in _SMALL and not (here.is_apart or there.is_apart)  # "wassen", of which the stem is a small word
    are_unknown = (here.is_unknown or there.is_unknown) and here.place.written[-1] != there.place.written[-1]
    is_inside = here.is_inside or there.is_inside
    differ = here.is_noun != there.is_noun or here.is_apart != there.is_apart
    return (is_inside or differ or are_unknown or is_small) and is_reflexive(here.place) == is_reflexive(there.place)


def _quoted(here: Act, there: Act) -> Quoted:
    is_part, is_rare = here.is_inside or there.is_inside, here.is_unknown or there.is_unknown
    return Quoted(
        kind=Kind.PART if is_part else Kind.SAME,
        vmbo=quote_of(here.place, (here.place.written,)),
        mbo=quote_of(there.place, (there.place.written,)),
        here=here.place,
        there=there.place,
        weight=_OF_RARE if is_rare else _OF_COMPOUND if is_part else _WEIGHT,
        is_weak_verb=not (is_part or is_rare),
        # what a compound is by its last word says more than the verb: "winkelpresentatie"
        is_general=stem(here.verb) in COMMON
        and not any(says_doing(act.place.written.casefold()) for act in (here, there) if act.is_inside),
    )


@lru_cache(1_500)  # the texts of a large comparison; each is some 2 kB
def acts_of(text: str) -> Mapping[str, Sequence[Act]]:
    """Give what is done in a text by the verb, in every form that it stands in, the plainest first."""
    acts: dict[str, list[Act]] = {}
    particles = _particles_of(text)
    for match in _WORD.finditer(text):
        word, place = match[0].casefold(), Standing(text, (match.span(),))
        # "geeft" says nothing, and "geeft … uit" does
        apart = _apart(word, place, particles) if particles else ()
        for act in (*apart, *(() if word in _SMALL or word in _HOW_IT_IS else _of_word(word, place))):
            if act.verb not in _SAYING_NOTHING:
                acts.setdefault(act.verb, []).append(act)
    for standing in acts.values():
        standing.sort(key=lambda act: (act.is_inside, act.is_noun))
    return acts


def _particles_of(text: str) -> Sequence[tuple[str, int, int]]:
    return [(match[0].casefold(), *match.span()) for match in _SHORT.finditer(text) if match[0].casefold() in _PARTICLES]


def _apart(word: str, place: Standing, particles: Sequence[tuple[str, int, int]]) -> Iterator[Act]:
    """The verb of a form in the third person with its particle behind it, or of an infinitive behind that ("klaar zetten")."""
    if word.endswith("en"):
        for particle, start, end in particles:
            if end + 1 == place.start and particle in _OWN_PARTICLES and is_infinitive(particle + word):
                yield Act(particle + word, Standing(place.text, ((start, place.end),)))
    if not word.endswith("t"):
        return
    for particle, start, end in particles:
        if place.end < start <= place.end + _FAR + 1 and (verb := infinitive(word, particle)):
            there = Standing(place.text, (*place.spans, (start, end)))
            if not _STOPS.search(place.text[place.end : start]) and is_particle(there):
                yield Act(verb, there, is_apart=True)
                return


def _of_word(word: str, place: Standing) -> Iterator[Act]:
    if word in NO_NOUNS:
        return
    if verb := infinitive(word):
        yield Act(verb, place)
    elif verb := verb_of_noun(word):
        yield Act(verb, place, is_noun=True)
    elif _is_finite(word, place) or _is_infinitive(word, place):
        english = (f"{word[:-1]}n",) if word.endswith("et") else ()  # "stylet" is of stylen
        yield from (Act(verb, place, is_unknown=True) for verb in (*possible_infinitives(word), *english))
    else:
        yield from (Act(verb, place, is_noun=True, is_inside=True) for verb in sorted(verbs_inside(word)))


def _is_finite(word: str, place: Standing) -> bool:
    """Whether a word is where the verb of a title stands: first, or behind another."""
    before = place.text[max(0, place.start - _NEAR) : place.start]
    return word.endswith("t") and (not before or _BEFORE_VERB.search(before) is not None)


def _is_infinitive(word: str, place: Standing) -> bool:
    """Whether a word is where the verb of a goal stands: last, or before another or a preposition."""
    return word.endswith("en") and bool(_BEHIND_VERB.match(place.text, place.end))


def verb_of_noun(noun: str) -> str | None:
    """Give the verb that a lower-case noun says the doing of: "opslag" of opslaan, "inkoop" of inkopen."""
    if not noun.endswith(_OF_DOING):
        return _listed().get(noun)
    singular = noun.removesuffix("en") if noun.endswith("ingen") else noun
    if verb := _nouns().get(singular):
        return verb
    verb = from_noun(singular)
    return None if verb is None or noun in NO_NOUNS or is_thing_in_ing(singular) else verb


@cache
def _nouns() -> Mapping[str, str]:
    """Nouns that are listed, and those that are the stem of a verb with a prefix, by themselves or as a part of a word."""
    prefixes = tuple(_PREFIXES)
    nouns = {noun: verb for verb in infinitives() if verb.startswith(prefixes) for noun in _stems(verb) if noun not in NO_NOUNS}
    return {**nouns, **{noun: verb for noun, verb in _OTHERS.items() if is_infinitive(verb)}}


@cache
def _listed() -> Mapping[str, str]:
    """The verbs of nouns that do not tell by their ending that they are of one: what all others are of is in lists."""
    listed = {noun: verb for noun, verb in listed_nouns().items() if not (noun in NO_NOUNS or is_thing_in_ing(noun))}
    return {noun: verb for noun, verb in {**listed, **_nouns()}.items() if not noun.endswith(_OF_DOING)}


def _stems(verb: str) -> Iterator[str]:
    """How the stem of a verb may be spelt: "afvoer", "inkoop", "afwas", "uitgeef"."""
    base = verb.removesuffix("en")
    hard = base[:-1] + {"v": "f", "z": "s"}.get(base[-1], base[-1])
    yield from (hard, _OPEN.sub(r"\1\2\2\3", hard), hard[:-1] if hard[-1] == hard[-2] else hard)


@lru_cache(6_000)
def verbs_inside(word: str) -> frozenset[str]:
    """Give the verbs of the nouns that a lower-case compound begins or ends with: "evaluatie" in "evaluatieverslag"."""
    if not _FIRST + _LATER <= len(word) <= LONGEST or word in NO_NOUNS or is_thing_in_ing(word.removesuffix("en")):
        return frozenset()
    ends = range(_FIRST, len(word) - _LATER + 1)
    firsts = {*[word[:at] for at in ends], *[word[: at - 1] for at in ends if word[at - 1] == "s"]}
    lasts = [word[at:] for at in range(_BEFORE, len(word) - _LAST + 1) if word[:at] not in _PREFIXES]
    tools = (infinitive(word.removesuffix(head) + "t") for head in _HEADS if word.endswith(head)) if word.endswith(_HEADS) else ()
    listed, pieces = _listed(), (*firsts, *lasts)
    of_doing = [verb_of_noun(piece) for piece in pieces if piece.endswith(_OF_DOING)]
    return frozenset(filter(None, (*[listed[piece] for piece in pieces if piece in listed], *of_doing, *tools)))


@lru_cache(5_000)
def says_doing(compound: str) -> bool:
    """Whether a lower-case compound says that something is done, and no thing: "metselwerk", "werkvoorbereiding"."""
    ends = (compound[at:] for at in range(_BEFORE, len(compound) - _LAST + 1))
    return compound.endswith(_DOING) or any(map(verb_of_noun, ends))
