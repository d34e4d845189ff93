"""What is done in both texts, as far as that is sure: the same, or something else with the same things."""

import re
from functools import lru_cache
from typing import NamedTuple

from overlap.language import Lexicon, stem, word_list
from overlap.language.actions import KNOWING
from overlap.language.verbs import from_noun, infinitive, is_infinitive

from .clauses import PLAIN
from .pair_texts import PairTexts
from .phrase_pairs import PhrasePair
from .quoted import Quoted, is_verb
from .quotes import GAP, Standing
from .ties import Kind
from .whole_texts.deeds import Deed, both_told, deed, done_to

LIGHT = frozenset(verb for verb in word_list("empty words") if is_infinitive(verb))  # "de verzorging uitvoeren"
_ANY = LIGHT | frozenset(word_list("verbs for another"))
_BEFORE_OBJECTS = [[word] for word in word_list("prepositions of an object")]
_AS_NOUN = re.compile(r"\b(?:het|de|een|bij|tijdens|voor|van|over|tot|zoals)\s+$", re.I)
_LISTED = re.compile(r"\bzoals\b[^.;:!?\n]*$", re.I)
_WORD = re.compile(r"[^\W\d_]+")
_HELPING = frozenset((*word_list("helping verbs"), "handelen", "passen", "werken"))
_OF_OBJECT = 4  # letters of a word that something is done to, so that small words are none


def is_same_work(texts: PairTexts, pair: PhrasePair, *, general: bool = False) -> bool:
    """Whether the same is done, to the same or to what is a part of it or another word for it.

    With ``general`` also to what stands in any work ("gegevens verwerken"), but for people, who are in all of it.
    """
    both_sides = list(zip(pair.members, pair.places, strict=True))
    verbs = [(verb, there) for verb, there in both_sides if verb.kind in (Kind.SAME, Kind.SYNONYM) and is_verb(verb)]
    things = [(thing, there) for thing, there in both_sides if thing.kind in PLAIN and not is_verb(thing)]
    return any(
        _is_done_to((verb.here, thing.here), (verb_there, thing_there))
        for verb, verb_there in verbs
        for thing, thing_there in things
        if is_done(texts, verb) and (not thing.is_general or (general and not thing.is_role))
    )


def is_done(texts: PairTexts, verb: Quoted) -> bool:
    """Whether a verb is what is done in the goal, not what that is about: "informatie geven over de verzorging"."""
    if any(_AS_NOUN.search(place.text, 0, place.start) and _is_bare(place) for place in (verb.here, verb.there)):
        return False
    if _LISTED.search(verb.there.text, 0, verb.there.start):
        return False
    actions = {action.verb for action in texts.sides.vmbo.actions[texts.i]}
    form = verb.vmbo.label.casefold().split(GAP)[0].split()[0]
    named = {form, infinitive(form), from_noun(form)}
    return not actions or bool(named & actions) or (is_infinitive(form) and from_noun(form) is None) or actions <= LIGHT


def _is_bare(place: Standing) -> bool:
    """Whether what stands at a place is an infinitive: a noun ("de verzorging") may have an article."""
    return is_infinitive(place.text[slice(*place.spans[0])].casefold())


def has_object(texts: PairTexts, pair: PhrasePair) -> bool:
    """Whether both phrases say what something is done to."""
    return all(any(action.objects for action in texts.sides.lexicon.actions(quote.written)) for quote in (pair.vmbo, pair.mbo))


def have_same_object(texts: PairTexts, pair: PhrasePair) -> bool:
    """Whether a word of what something is done to is the same in both phrases, be it one of any work ("werkzaamheden")."""
    ours, theirs = (
        {
            stem(word.casefold())
            for action in texts.sides.lexicon.actions(quote.written)
            for word in " ".join(action.objects).split()
        }
        for quote in (pair.vmbo, pair.mbo)
    )
    return any(len(word) >= _OF_OBJECT for word in ours & theirs)


class BothDeeds(NamedTuple):
    """What either text does with what agrees, as a reason tells it, and the words of the vmbo and of the mbo text for it."""

    told: str
    vmbo: tuple[str, ...]
    mbo: tuple[str, ...]


def deeds(texts: PairTexts, here: Standing, there: Standing, *, whatever: bool = False) -> BothDeeds | None:
    """Tell what either text does with what agrees, in its own words; None where that is not sure, or no other thing is done.

    Where both do it to that thing itself, it is told only where no verb of the whole item is the same or another word for it, and
    none may stand for another ("verzorgen"), or ``whatever`` they are. Where one names it in passing, that does another thing.
    """
    lexicon, sides = texts.sides.lexicon, texts.sides
    # titles are few, so theirs is known more often
    if (theirs := deed(lexicon, there, "mbo")) is None or (ours := deed(lexicon, here, "vmbo")) is None:
        return None
    if not theirs.is_direct and there.text != texts.mbo[0]:
        return None  # a sentence of an omschrijving may be long: what a word in passing goes with is not sure
    if not whatever and ours.is_direct and theirs.is_direct and KNOWING not in (*ours.verbs, *theirs.verbs):
        described = (action.verb for action in (*sides.mbo.actions[texts.j], *sides.mbo.described[texts.j]))
        everywhere = {*theirs.verbs, *described}
        if _may_be_any(ours) or _may_be_any(theirs) or any(_are_alike(lexicon, a, b) for a in ours.verbs for b in everywhere):
            return None
    if ours.told == theirs.told or any(each.is_direct and {*each.verbs} <= _HELPING for each in (ours, theirs)):
        return None
    told = both_told(ours.whole, theirs.whole) if whatever else both_told(ours.told, theirs.told)
    return BothDeeds(told, ours.written, theirs.written)


def _may_be_any(one: Deed) -> bool:
    """Whether a verb of a deed may stand for another, and no more is told of it: "maken", not "verkoopklaar maken"."""
    return bool(_ANY & {*one.verbs}) and {*_WORD.findall(one.told)} <= {*one.verbs, "en"}


def objects(texts: PairTexts, verb: Quoted, there: Standing) -> BothDeeds | None:
    """Tell what a verb of both is done to in either text; None where either does not say so plainly, or it is the same."""
    ours, theirs = (done_to(texts.sides.lexicon, place, _infinitive(place)) for place in (verb.here, there))
    are_same = ours and theirs and {*map(stem, ours.casefold().split())} <= {*map(stem, theirs.casefold().split())}
    return BothDeeds(both_told(ours, theirs), (ours,), (theirs,)) if ours and theirs and not are_same else None


def _infinitive(place: Standing) -> str:
    form, *more = place.written.casefold().replace(GAP, " ").split()
    return infinitive(form, more[-1] if more else "") or infinitive(form) or form


@lru_cache(20_000)
def _are_alike(lexicon: Lexicon, verb: str, other: str) -> bool:
    """Whether two verbs are the same, but for what one begins with ("doormeten"), or have a concept in common."""
    if verb.endswith(other) or other.endswith(verb):
        return True
    ours, theirs = ({concept for unit in lexicon.units(each) for concept in unit.concepts} for each in (verb, other))
    return bool(ours & theirs)


def _is_done_to(here: tuple[Standing, Standing], there: tuple[Standing, Standing]) -> bool:
    """Whether something is done to a thing in both texts, given where the verb and the thing stand: a goal ends in its verb.

    What comes behind a preposition ("begeleiden van activiteiten") may stand behind it; a noun or a participle anywhere.
    """
    verb, thing = here
    following = verb.text[verb.end : thing.start].split(maxsplit=1)
    if is_infinitive(verb.written.casefold()) and verb.end <= thing.start and following[:1] not in _BEFORE_OBJECTS:
        return False
    verb, thing = there
    form = verb.written.casefold().split(GAP)[0]
    return not (form.endswith("t") and infinitive(form)) or verb.start < thing.start
