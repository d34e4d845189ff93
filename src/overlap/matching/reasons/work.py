"""What is done in both texts, as far as that is sure: the same, or something else with the same things."""

import re
from collections.abc import Sequence

from overlap.language import Action, stem, word_list
from overlap.language.verbs import from_noun, infinitive, is_infinitive

from .clauses import PLAIN
from .pair_texts import PairTexts
from .phrase_pairs import PhrasePair
from .quoted import Quoted, is_verb
from .quotes import GAP, Standing
from .ties import Kind

LIGHT = frozenset(verb for verb in word_list("empty words") if is_infinitive(verb))  # "de verzorging uitvoeren"
_BEFORE_OBJECTS = [[word] for word in word_list("prepositions of an object")]
_AS_NOUN = re.compile(r"\b(?:het|de|een|bij|tijdens|voor|van|over|tot|zoals)\s+$", re.I)
_LISTED = re.compile(r"\bzoals\b[^.;:!?\n]*$", re.I)
_OF = re.compile(r" (?:van|voor|in|op|aan|met) ")
_OF_MORE = re.compile(r"(?: [^\W\d_]+en)? (?:van|over|voor|bij|aan|uit|tot) ")  # "informatie verzamelen over het haar"
_PURPOSE = re.compile(r"\bter (?:[^\W\d_]+ (?:op|van) )?$", re.I)  # "ter voorbereiding op permanenten"
_WORD = re.compile(r"[^\W\d_]+")
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
        if is_done(texts, verb) and (not thing.is_general or (general and _is_whole(thing))) and _is_that_of(texts, verb, thing)
    )


def _is_whole(thing: Quoted) -> bool:
    """Whether a thing of any work is all that something is done to, not "informatie over het haar", and no people."""
    return not thing.is_role and not any(_OF_MORE.match(place.text, place.end) for place in (thing.here, thing.there))


def _is_that_of(texts: PairTexts, verb: Quoted, thing: Quoted) -> bool:
    """Whether a thing is what a verb is done to in both, as far as that is read there; of a compound that it is its last part."""
    if thing.kind == Kind.PART and not _end_alike(thing.vmbo.label.casefold(), thing.mbo.label.casefold()):
        return False
    sides = texts.sides
    described = (*sides.mbo.actions[texts.j], *sides.mbo.described[texts.j])
    return all(
        not (read := [action for action in actions if action.verb in _forms(quote.label)])
        or any(_names(_OF.split(each)[0], label) for action in read for each in action.objects or (label,))
        for quote, label, actions in (
            (verb.vmbo, thing.vmbo.label, sides.vmbo.actions[texts.i]),
            (verb.mbo, thing.mbo.label, described),
        )
    )


def _end_alike(one: str, other: str) -> bool:
    """Whether two words end in what they share: "onderdelen" and "motoronderdelen", not "winkel" and "winkelpresentatie"."""
    last = [word.rsplit(maxsplit=1)[-1] for word in (one, other)]
    each = (last, [stem(word) for word in last])
    return any(a.endswith(b) or b.endswith(a) for a, b in each)


def _forms(label: str) -> set[str]:
    """The verbs that a label may be of."""
    form, *more = label.casefold().replace(GAP, " ").split()
    return {verb for verb in (form, infinitive(form), infinitive(form, more[-1] if more else ""), from_noun(form)) if verb}


def _names(thing: str, label: str) -> bool:
    """Whether what something is done to names what a label does, be it in another compound."""
    return any(_end_alike(word, other) for word in _WORD.findall(thing.casefold()) for other in _WORD.findall(label.casefold()))


def is_done(texts: PairTexts, verb: Quoted) -> bool:
    """Whether a verb is what is done in the goal, not what that is about: "informatie geven over de verzorging"."""
    if any(_AS_NOUN.search(place.text, 0, place.start) and _is_bare(place) for place in (verb.here, verb.there)):
        return False
    if any(_PURPOSE.search(place.text, 0, place.start) for place in (verb.here, verb.there)):
        return False
    if _LISTED.search(verb.there.text, 0, verb.there.start):
        return False
    actions = {action.verb for action in texts.sides.vmbo.actions[texts.i]}
    form = verb.vmbo.label.casefold().split(GAP)[0].split()[0]
    named = {form, infinitive(form), from_noun(form)}
    # "ramen" are a thing in "plaatst ramen", and then in "ramen maken" too
    is_thing = form == verb.mbo.label.casefold() and _is_object(form, texts.sides.mbo.actions[texts.j])
    is_unread = is_infinitive(form) and from_noun(form) is None and not is_thing
    return not actions or bool(named & actions) or is_unread or actions <= LIGHT


def _is_object(form: str, actions: Sequence[Action]) -> bool:
    """Whether a word is one of what some actions are done to."""
    return any(form in re.findall(r"\w+", thing.casefold()) for action in actions for thing in action.objects)


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
