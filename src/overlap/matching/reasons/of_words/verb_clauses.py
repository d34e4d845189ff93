"""Verbs that two texts share, and what they are done to."""

import re
from collections.abc import Sequence
from dataclasses import replace

from overlap.language import stem, word_list
from overlap.language.verbs import from_noun, infinitive, is_infinitive
from overlap.locale import gettext as _

from ..clauses import LINE, Clause, Rank, kept, of_phrases, of_words, with_phrases
from ..pair_texts import PairTexts
from ..phrase_pairs import PhrasePair
from ..quoted import Quoted, is_verb
from ..quotes import GAP, Standing, quote_whole
from ..ties import Kind
from ..whole_texts.both_deeds import BothDeeds, objects
from ..whole_texts.deed_clauses import quoting, with_deeds
from ..whole_texts.deeds import named_first
from ..work import has_object, have_same_object, is_done
from .phrased import are_one, in_phrases, pair_of

_RARE_VERB = 2.5  # weight of a verb by which the work is known
_JOINING = ("en", "of", "en/of")
_VERB_BEHIND = re.compile(r" ([^\W\d_]+en|doen)\b")
_OF_ANOTHER = re.compile(rf"\b(?:{'|'.join(word_list('prepositions'))}) (?:(?:de|het|een) )?$", re.I)
_BEHIND_PREPOSITION = re.compile(rf"(?:{'|'.join(word_list('prepositions'))}) ", re.I)
_VERB_BEFORE = re.compile(r"\b([^\W\d_]+t) (?:(?:de|het|een) )?$")


def by_verbs(texts: PairTexts, verbs: Sequence[Quoted]) -> Clause:
    """Say that the same is done; that says less where one of the texts does not say to what, near the verb."""
    pair = pair_of(texts, verbs)
    same = sorted((each for each in pair.members if each.kind == Kind.SAME), key=lambda each: each.here.start)
    if not all(map(is_verb, same)):
        return with_phrases(of_words(_("both: {words}"), same, Rank.NEAR), pair)
    if not all(is_done(texts, verb) for verb in verbs):
        act = with_phrases(of_words(_("both: {words}"), verbs[:1], Rank.GENERAL), pair)
        return replace(act, is_of_verb=verbs[0].there.text == texts.mbo[0])
    is_bare, is_of_title = any(" " not in quote.label for quote in (pair.vmbo, pair.mbo)), pair.places[0].text == texts.mbo[0]
    is_alone = not is_bare and is_verb_alone(texts, pair)
    what, told = same_verb(texts, same[0], pair, is_alone=is_alone or is_bare)
    clause = quoting(in_phrases(texts, what, verbs, pair, Rank.NEAR), told)
    clause = replace(clause, is_of_verb=is_of_title and not is_bare)
    if not (is_bare or is_alone):
        return clause
    return replace(clause, rank=Rank.NEAR if is_of_title and not is_bare and is_telling_verb(same[0]) else Rank.GENERAL)


def same_verb(texts: PairTexts, verb: Quoted, pair: PhrasePair, *, is_alone: bool) -> tuple[str, BothDeeds | None]:
    """A text for a verb of both; where it ``is_alone``, with what it is done to in either, where that is plain."""
    if not is_alone:
        is_same = verb.kind == Kind.SAME
        return (of_parts(texts, verb, pair) if is_same else None) or (_("the same act: {words}"), None)
    form, *more = verb.mbo.label.casefold().split()
    is_one = infinitive(form, more[-1] if more else "") == verb.vmbo.label.casefold().replace(" ", "") or are_one(verb)
    label = kept(verb.vmbo.label if is_one else verb.label)
    if verb.kind == Kind.SYNONYM:
        return _("another word for the same: {words}"), None
    if told := objects(texts, verb, pair.places[pair.members.index(verb)]):
        what = _("the same act ({verb})") if is_telling_verb(verb) else _("the same verb ({verb})")
        return _("{what}; {deeds}").format(what=what.format(verb=label), deeds=kept(told.told)), told
    if is_telling_verb(verb):
        return _("the same act: {words}"), None
    return _("the same verb ({verb}): {words}").format(verb=label, words="{words}"), None


def of_act(texts: PairTexts, verb: Quoted, pair: PhrasePair) -> Clause | None:
    """Say what verbs of both are done to, or else what either text does with what they are nouns of there."""
    is_verbs_only = all(is_infinitive(word) or word in _JOINING for word in verb.vmbo.label.casefold().split())
    if is_verbs_only and (told := objects(texts, verb, pair.places[pair.members.index(verb)])):
        text = _("{what}; {deeds}").format(what=_("the same act ({verb})").format(verb=verb.vmbo.label), deeds=told.told)
        return quoting(of_phrases(kept(text), pair, Rank.CHECKED), told)
    return with_deeds(texts, _("both: {words}"), [verb], pair)


def act_of(one: Quoted) -> Quoted | None:
    """Give a noun with the verb that makes it something that is done, in both: "onderzoek doen" and "doet onderzoek"."""
    behind, before = _VERB_BEHIND.match(one.here.text, one.here.end), _VERB_BEFORE.search(one.there.text, 0, one.there.start)
    # "een verhaal bij een film maken" is not making films
    is_object = one.kind == Kind.SAME and one.weight and not _OF_ANOTHER.search(one.here.text, 0, one.here.start)
    if not (is_object and behind and before) or infinitive(before[1].casefold()) != behind[1].casefold():
        return None
    here = Standing(one.here.text, ((one.here.start, behind.end()),))
    there = Standing(one.there.text, ((before.start(), one.there.end),))
    return replace(one, vmbo=quote_whole(here), mbo=quote_whole(there), here=here, there=there, is_general=False)


def of_parts(texts: PairTexts, verb: Quoted, pair: PhrasePair) -> tuple[str, BothDeeds] | None:
    """A text for a verb of both with what it is done to, where no more agrees than that it is a part of something.

    "Onderdelen van het veersysteem" are no "onderdelen van het remsysteem".
    """
    if not all(each is verb or (each.is_general and not each.is_role) for each in pair.members):
        return None
    if not (told := objects(texts, verb, pair.places[pair.members.index(verb)])):
        return None
    what = _("the same act ({verb})").format(verb=kept(verb.vmbo.label))
    return _("{what}; {deeds}").format(what=what, deeds=kept(told.told)), told


def with_objects(texts: PairTexts, clause: Clause, named: Sequence[Quoted], pair: PhrasePair) -> Clause:
    """Say behind things and a verb of both what the verb is done to, where the item does it to none of these things.

    "Klant, ontvangen" of who receives a customer, and an order of one.
    """
    verbs = [each for each in named if is_verb(each) and each in pair.members]
    things = {stem(word.casefold()) for each in named if each not in verbs for word in each.mbo.label.split()}
    told = objects(texts, verbs[0], pair.places[pair.members.index(verbs[0])]) if len(verbs) == 1 and things else None
    if told is None or any(map(_BEHIND_PREPOSITION.match, (*told.vmbo, *told.mbo))):
        return clause
    text = _("{what}; {deeds}").format(what=clause.text, deeds=told.told)
    is_of_them = bool(things & {*map(stem, named_first(told.mbo[0].casefold()).split())})
    return clause if is_of_them or len(text) > LINE else quoting(replace(clause, text=text), told)


def is_verb_alone(texts: PairTexts, pair: PhrasePair) -> bool:
    """Whether nothing but the verb agrees, though both texts say what it is done to."""
    return len(pair.members) == 1 and has_object(texts, pair) and not have_same_object(texts, pair)


def is_telling_verb(verb: Quoted) -> bool:
    """Whether a verb says by itself what the work is ("metselen"), and may not be done to anything ("onderhouden")."""
    return not verb.is_weak_verb or (not verb.is_general and verb.weight >= _RARE_VERB)


def is_plain_verb(texts: PairTexts, one: Quoted) -> bool:
    """Whether what agrees is the verb of both, and no noun that looks like one ("oogst", "planten")."""
    forms = [quote.written.casefold() for quote in (one.vmbo, one.mbo)]
    is_verb_there = is_infinitive(forms[1]) or GAP in forms[1] or infinitive(forms[1]) is not None
    return is_infinitive(forms[0]) and is_verb_there and is_done(texts, one)


def is_act(one: Quoted) -> bool:
    """Whether what agrees is a verb and the noun that is made of it: "ontvangst" and "ontvangt"."""
    ours, theirs = (label.casefold() for label in (one.vmbo.label, one.mbo.label))
    each = [verb for verb, noun in ((infinitive(ours), theirs), (infinitive(theirs), ours)) if verb and verb == from_noun(noun)]
    return one.kind == Kind.SAME and bool(each)
