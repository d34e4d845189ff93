"""What both texts of a pair do with what agrees, where it is sure that they do another thing."""

import re
from collections.abc import Collection
from typing import NamedTuple

from overlap.language import stem, word_list
from overlap.language.actions import KNOWING
from overlap.language.verbs import infinitive, said_with

from ..pair_texts import PairTexts
from ..phrases import sentence_around
from ..quoted import Quoted
from ..quotes import GAP, Standing
from .deeds import Deed, both_told, deed, done_to
from .same_verbs import ANY, HELPING, SAYING, any_same, are_one, begin_with_any, verbs_in_objects, verbs_of

_WORD = re.compile(r"[^\W\d_]+")
_HALF = re.compile(r"(?:^|\s)-\w")
_SAYING = SAYING | {KNOWING}
_MAY_BE_ANY = ANY - {"maken"}  # for which verbs that may stand is listed
_DOING = frozenset(("doen", "handelen", "uitvoeren", "verrichten", "werken"))  # they say nothing without what is done

_NO_OTHERS = frozenset(map(stem, (*word_list("adverbs"), *word_list("prepositions"), *word_list("determiners"), "kennis")))


class BothDeeds(NamedTuple):
    """What either text does with what agrees, as a reason tells it, and the words of the vmbo and of the mbo text for it."""

    told: str
    vmbo: tuple[str, ...]
    mbo: tuple[str, ...]


def deeds(texts: PairTexts, here: Standing, there: Standing, *, whatever: bool = False, above: bool = False) -> BothDeeds | None:
    """Tell what either text does with what agrees, in its own words; None where that is not sure, or no other thing is done.

    Where both do it to that thing itself, it is told only where no verb of the item is the same or another word for it, and
    none may stand for another ("verzorgen"), or ``whatever`` they are. Where one names it in passing, that does another thing.
    ``above`` is whether the first text is the heading above the goal.
    """
    lexicon = texts.sides.lexicon
    # titles are few, so theirs is known more often
    if (theirs := deed(lexicon, there, "mbo")) is None or (ours := deed(lexicon, here, "vmbo")) is None:
        return None
    if not theirs.is_direct and there.text != texts.mbo[0]:
        return None  # a sentence of an omschrijving may be long: what a word in passing goes with is not sure
    are_direct = ours.is_direct and theirs.is_direct and not _is_knowing((ours, theirs))
    if not whatever and are_direct and (_may_be_any(ours) or _may_be_any(theirs) or _is_described(texts, ours)):
        return None
    if _come_to_same(texts, (ours, theirs), (here, there)) or _is_how(ours, there):
        return None
    if ours.told == theirs.told or any(_says_little(*each) for each in ((ours, theirs), (theirs, ours))):
        return None
    if any(_HALF.search(each.told) for each in (ours, theirs)):
        return None  # "media-" of "een media-uiting maken"
    acts = _acts(here)
    is_thing = theirs.is_direct or {*_WORD.findall(there.written)} <= {*_WORD.findall(theirs.whole)}
    if acts & {*ours.verbs} and (not is_thing or {*map(_plain, theirs.verbs)} <= HELPING):
        return None  # who assists in selling sells too, and what is done in both is no thing that another is done with
    if not ours.is_direct and {*ours.verbs} <= ANY | HELPING and _acts(there) & {*theirs.verbs}:
        return None  # "vaardigheden toepassen bij de bereiding" is no other thing than "bereidt"
    # "uitvoeren" says nothing, and "een voorstelling uitvoeren" does
    # nor does a verb of both
    is_whole = whatever or (not _is_knowing((ours, theirs)) and _is_same(texts, (ours, theirs)))
    told = [each.whole if is_whole or (each.is_direct and {*each.verbs} <= _DOING) else each.told for each in (ours, theirs)]
    of_kerntaak = bool(_of_kerntaak(texts, {*ours.verbs} - acts, there))
    return BothDeeds(both_told(*told, above=above, of_kerntaak=of_kerntaak), ours.written, theirs.written)


def deeds_of_heading(texts: PairTexts, here: Standing, there: Standing) -> BothDeeds | None:
    """Tell what the heading above a goal and the item do with what agrees; None where any verb of either may be the same."""
    lexicon = texts.sides.lexicon
    if (theirs := deed(lexicon, there, "mbo")) is None or (ours := deed(lexicon, here, "vmbo")) is None:
        return None
    verbs = {*ours.verbs, *(action.verb for action in lexicon.actions(texts.above))}
    is_unsure = any({*each.verbs} & (ANY | HELPING) for each in (ours, theirs)) and KNOWING not in theirs.verbs
    if is_unsure or any_same(lexicon, verbs, {*theirs.verbs, *verbs_of(texts.sides.mbo.actions[texts.j])}):
        return None
    return deeds(texts, here, there, above=True)


def do_same(texts: PairTexts, here: Standing, there: Standing) -> bool:
    """Whether what either text does with what agrees comes to the same, or what else is done there, as far as that is read."""
    lexicon = texts.sides.lexicon
    ours, theirs = deed(lexicon, here, "vmbo"), deed(lexicon, there, "mbo")
    return ours is not None and theirs is not None and _come_to_same(texts, (ours, theirs), (here, there))


def _come_to_same(texts: PairTexts, both: tuple[Deed, Deed], places: tuple[Standing, Standing]) -> bool:
    """Whether two deeds come to the same, or what is done around them, so that they are no contrast."""
    if all({*each.verbs} == {KNOWING} for each in both):
        return True
    if _is_knowing(both):
        # to explain how a thing works is to know it, and what is asked of it is not told
        return all({*each.verbs} <= _SAYING for each in both) and any(not (each.is_direct or _others(each)) for each in both)
    known = _acts(places[0]) | _acts(places[1])
    is_same = _is_same(texts, both) and not _tell_other_things(*both)
    of_kerntaak = _of_kerntaak(texts, {*both[0].verbs} - known, places[1])
    return is_same or _meet_elsewhere(texts, both, known) or bool(of_kerntaak and {*both[0].verbs} - of_kerntaak)


def _is_how(ours: Deed, there: Standing) -> bool:
    """Whether the other text says by what is done how something else is: "afval scheiden" and "voert afval gescheiden af"."""
    start, end = sentence_around(there)
    words = {*_WORD.findall(there.text[start:end].casefold())}
    return any({f"ge{verb}", f"ge{stem(verb)}d", f"ge{stem(verb)}t"} & words for verb in ours.verbs)


def _is_knowing(both: tuple[Deed, Deed]) -> bool:
    """Whether either text only says what has to be known."""
    return any(KNOWING in each.verbs for each in both)


def _is_same(texts: PairTexts, both: tuple[Deed, Deed]) -> bool:
    """Whether a verb of either deed comes to the same as one of the other, or as the noun that the other is done to."""
    (ours, theirs), lexicon = both, texts.sides.lexicon
    return any_same(lexicon, _acts_of(ours), _acts_of(theirs)) or any(
        begin_with_any(one.verbs, one.objects, other.verbs) for one, other in ((ours, theirs), (theirs, ours))
    )


def _meet_elsewhere(texts: PairTexts, both: tuple[Deed, Deed], known: set[str]) -> bool:
    """Whether something else is done in a goal or in the title that is done in the other, but for verbs ``known`` to agree."""
    ours, theirs = both
    goal = verbs_of(texts.sides.vmbo.actions[texts.i]) - known
    title = verbs_of(texts.sides.mbo.actions[texts.j]) - known
    lexicon = texts.sides.lexicon
    # of verbs that say little ("zetten") only those that both do to the thing itself
    are_direct = ours.is_direct and theirs.is_direct
    is_light = any(act.verb in ours.verbs for act in texts.sides.mbo.actions[texts.j] if act.verb not in known)
    return (
        (are_direct and is_light)
        or any_same(lexicon, goal - {*ours.verbs}, title)
        or any_same(lexicon, goal, title - {*theirs.verbs})
    )


def _of_kerntaak(texts: PairTexts, verbs: Collection[str], there: Standing) -> set[str]:
    """Which of some verbs are done to what agrees by the kerntaak of the item: "ondersteunt gebruikers"."""
    said = {stem(word.casefold()) for word in _WORD.findall(there.written)}
    actions = texts.sides.lexicon.actions(texts.sides.mbo.kerntaak.texts[texts.j])
    things = {action.verb: {stem(word.casefold()) for word in _WORD.findall(" ".join(action.objects))} for action in actions}
    return {verb for verb in verbs if said & things.get(verb, set())}


def _is_described(texts: PairTexts, ours: Deed) -> bool:
    """Whether a verb of a deed is one of the omschrijving of the item, which says much that is no matter here."""
    described = {action.verb for action in texts.sides.mbo.described[texts.j]}
    return any(are_one(texts.sides.lexicon, verb, other) for verb in ours.verbs for other in described)


def _acts_of(one: Deed) -> set[str]:
    """The verbs of a deed, also as a noun: "beplanting aanbrengen"."""
    return {*one.verbs, *map(_plain, one.verbs), *verbs_in_objects(one.verbs, one.objects)}


def _tell_other_things(ours: Deed, theirs: Deed) -> bool:
    """Whether two deeds tell what else they are done to than the word that agrees, so that they differ in that."""
    things = [_others(each) for each in (ours, theirs)]
    return not (ours.is_direct or theirs.is_direct) and all(things) and not things[0] & things[1]


def _others(one: Deed) -> set[str]:
    """The stems of what a deed is told of besides what agrees: of "de opbouw beschrijven" that is opbouw."""
    return {*map(_key, _WORD.findall(one.told.casefold()))} - {*map(_key, one.verbs)} - _NO_OTHERS


def _says_little(one: Deed, other: Deed) -> bool:
    """Whether a deed only helps with a thing: "assisteren bij"; or does something with it of which the other may be a part."""
    if not one.is_direct:
        return one.told in _DOING  # "werken", when that is of "veilig en schoon werken"
    if not {*map(_plain, one.verbs)} <= HELPING or {*other.verbs} <= SAYING:
        return False
    return other.is_direct and ({*one.verbs} <= _DOING or {*_WORD.findall(one.told)} != {*one.verbs})


def _acts(place: Standing) -> set[str]:
    """The verbs that words at a place may be, as infinitives."""
    return {infinitive(word) or word for word in place.written.casefold().split()}


def _plain(verb: str) -> str:
    """The verb that a noun and a verb stand for: of "zorg dragen" that is zorgen."""
    *_before, noun, light = ("", *verb.split())
    return said_with(noun, light) or verb


def _may_be_any(one: Deed) -> bool:
    """Whether a verb of a deed may stand for another, and no more is told of it: "verzorgen", not "gewas verzorgen"."""
    return bool(_MAY_BE_ANY & {*one.verbs}) and {*_WORD.findall(one.told)} <= {*one.verbs, "en"}


def objects(texts: PairTexts, verb: Quoted, there: Standing) -> BothDeeds | None:
    """Tell what a verb of both is done to in either text; None where either does not say so plainly, or it is the same."""
    ours, theirs = (done_to(texts.sides.lexicon, place, _infinitive(place)) for place in (verb.here, there))
    are_same = ours and theirs and {*map(_key, ours.casefold().split())} <= {*map(_key, theirs.casefold().split())}
    return BothDeeds(both_told(ours, theirs), (ours,), (theirs,)) if ours and theirs and not are_same else None


def _key(word: str) -> str:
    """The stem of a word; that of "ideeën" is that of "idee"."""
    return stem(word.removesuffix("ën"))


def _infinitive(place: Standing) -> str:
    form, *more = place.written.casefold().replace(GAP, " ").split()
    return infinitive(form, more[-1] if more else "") or infinitive(form) or form
