"""What two texts share, in words: the same, other words for it, parts of words, and the heading above a goal."""

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from overlap.language import stem, word_list
from overlap.language.verbs import from_noun, infinitive, is_infinitive
from overlap.locale import gettext as _
from overlap.locale import mark

from .clauses import LINE, PLAIN, Clause, Rank, both, is_telling, kept, of_phrases, of_words, or_alone, with_phrases
from .commonness import EMPTY
from .loose import light_ties, loose_ties
from .pair_texts import PairTexts
from .phrase_pairs import PhrasePair, best_pair
from .quoted import Placing, Quoted, is_verb, is_within, quoted
from .quotes import GAP, Standing, quote_whole
from .ties import CONCEPTS, Kind
from .whole_texts.both_deeds import BothDeeds, do_same, objects
from .whole_texts.deed_clauses import quoting, with_deeds
from .whole_texts.same_verbs import ANY
from .whole_texts.trades import are_of_other_trades
from .whole_texts.width_clauses import by_width
from .work import has_object, have_same_object, is_done, is_same_work

_NAMED = 3  # words that are named before the phrases
_RARE_VERB = 2.5  # weight of a verb by which the work is known
_JOINING = ("en", "of", "en/of")
_ENOUGH = 2  # words named that say what is meant, without the phrases that they stand in
_VERB_BEHIND = re.compile(r" ([^\W\d_]+en|doen)\b")
_OF_ANOTHER = re.compile(rf"\b(?:{'|'.join(word_list('prepositions'))}) (?:(?:de|het|een) )?$", re.I)
_VERB_BEFORE = re.compile(r"\b([^\W\d_]+t) (?:(?:de|het|een) )?$")
_OTHER_WORD = mark("another word for the same ({words})"), mark("another word for the same: {words}")
_RELATED_WORD = mark("related ({words})"), mark("related: {words}")
_HELPING = frozenset(word_list("helping verbs"))
_PARTICLES = frozenset(word_list("particles of actions"))


def by_words(texts: PairTexts) -> list[Clause]:
    """Say what the goal itself shares with the item, a clause for each thing that words may be to each other."""
    telling = [each for each in texts.quoted if is_telling(each)]
    of_kind = defaultdict[Kind, list[Quoted]](list)
    for each in telling:
        of_kind[each.kind].append(each)
    same, synonyms = of_kind[Kind.SAME], of_kind[Kind.SYNONYM]
    clauses = [_beside(_same(texts, same), same)] if same else []
    if own := of_kind[Kind.OWN]:
        clauses.append(of_words(_("own concept: {words}"), own, Rank.CHECKED))
    if synonyms:
        clauses.append(_beside(_synonyms(texts, synonyms, Rank.CALLED if same else Rank.CHECKED), synonyms))
    if parts := of_kind[Kind.PART]:
        clauses.append(_beside(_parts(texts, parts), parts))
    clauses += by_width(texts, telling)
    if related := [each for each in telling if each.kind in CONCEPTS and not _is_light(each)]:
        clauses.append(_related(texts, related))
    verbs = [each for each in texts.quoted if each.is_weak_verb and each.kind == Kind.SAME and not each.is_general]
    if verbs and not same:
        clauses.append(_beside(_verbs(texts, verbs), [verb for verb in verbs if _is_telling_verb(verb)]))
    general = [each for each in texts.quoted if each.is_general and each.kind in PLAIN]
    if general and not same:
        clauses.append(_general(texts, general))
    return clauses


def _is_light(one: Quoted) -> bool:
    """Whether what is related is a verb of any work: "activiteiten uitvoeren" and "voert … uit"."""
    form, *more = (word for word in one.mbo.label.casefold().replace(GAP, " ").split() if word != "te")
    verb = (infinitive(form, more[-1]) or "".join((form, *more))) if more else infinitive(form)
    return verb in ANY


def _beside(clause: Clause, alike: Sequence[Quoted]) -> Clause:
    """Let a clause say its first word in few words, for behind another reason; not where that is only people, or stands apart."""
    one = next((each for each in alike if not each.is_role and (GAP not in each.label or is_verb(each))), None)
    return (
        replace(clause, short=_("also {words}").format(words=one.label), words=(*clause.words, one.mbo.label)) if one else clause
    )


def by_general_words(texts: PairTexts) -> list[Clause]:
    """Say what agrees in words that say little, for where nothing else does."""
    loose = loose_ties(texts.sides.lexicon, texts.eindterm, texts.text)
    named = [each for each in quoted(loose, texts.placing) if not any(is_within(each, other) for other in texts.quoted)]
    if named := [each for each in named if each.vmbo.label.casefold() not in _PARTICLES]:
        if same := [each for each in named if each.kind == Kind.SAME or _are_one(each)]:
            return [_general(texts, same)]
        pair = _pair(texts, named[:1])
        if not named[0].weight:
            part, only = (
                _named(what, named[0], pair) for what in (_("a part of a word in common"), _("only a part of a word in common"))
            )
            return [or_alone(lambda text: _phrases(texts, text, named[:1], pair, Rank.LEAST), part, only)]
        is_related = named[0].kind == Kind.RELATED
        what = _("related ({words})") if is_related else _("partly the same word ({words})")
        if not is_verb(named[0]) and (told := with_deeds(texts, what, named[:1], pair, Rank.GENERAL)):
            return [told]
        text = _named(_("related") if is_related else _("partly the same word"), named[0], pair)
        return [_phrases(texts, text, named[:1], pair, Rank.GENERAL)]
    of_others = quoted(loose, Placing(texts.vmbo, texts.mbo, of_others=True))[:1]
    if not of_others:
        return []
    pair = best_pair(of_others, (), texts.mbo)
    return [of_phrases(_("the same word, with another noun or in another sense: {words}"), pair, Rank.LEAST)]


def by_light_verbs(texts: PairTexts) -> list[Clause]:
    """Say that a verb of any work ("toepassen") is in both, so that it is not denied where nothing else is."""
    verbs = {action.verb for action in texts.sides.vmbo.actions[texts.i]}
    named = quoted(light_ties(texts.sides.lexicon, texts.eindterm, texts.text, verbs), texts.placing)
    named = [one for one in named if not one.here.text.startswith(" van ", one.here.end)]  # "vormen van wonen"
    return [_general_words(texts, _pair(texts, named[:1]), Rank.LEAST)] if named else []


def _pair(texts: PairTexts, alike: Sequence[Quoted]) -> PhrasePair:
    return best_pair(alike, [each for each in texts.quoted if each not in alike], texts.mbo)


def _same(texts: PairTexts, same: Sequence[Quoted]) -> Clause:
    """Name the same words; of a single one, or of verbs alone, the phrases that it stands in too."""
    pair = _pair(texts, same)
    others = (each for each in pair.members if each.kind == Kind.SAME and each not in same)
    named = [*same, *(each for each in others if each.vmbo.label.casefold() not in _HELPING)]
    n = sum(len(each.vmbo.label.split()) for each in named)
    text = _("both: {words}")
    if len(named) == 1 and same[0].is_role:
        return _of_people(texts, same[0], pair)
    if all(map(is_verb, named)) and _is_same_work(texts, pair):
        return of_phrases(_("the same work: {words}"), pair, Rank.CHECKED)
    if len(same) == 1 < len(pair.members) and is_verb(same[0]) and (said := _of_parts(texts, same[0], pair)):
        return quoting(of_phrases(said[0], pair, Rank.CHECKED), said[1])
    if all(map(is_verb, named)):
        is_plain = len(named) == 1 and _is_plain_verb(texts, named[0])
        if not is_plain and len(named) == 1 and (clause := _of_act(texts, named[0], pair)):
            return clause
        if is_plain:
            is_alone = _is_verb_alone(texts, pair)
            what, told = _same_verb(texts, named[0], pair, is_alone=is_alone)
            return quoting(of_phrases(what, pair, Rank.CALLED if is_alone else Rank.CHECKED), told)
        return with_phrases(of_words(text, sorted(named, key=lambda each: each.here.start), Rank.CHECKED), pair)
    if n < _ENOUGH and (act := _act(same[0])):
        return with_phrases(of_words(text, [act], Rank.CHECKED), pair)
    more = _more(pair) if n < _ENOUGH else None
    if more is None and not any(map(is_verb, named)) and (clause := with_deeds(texts, _("both: {words}"), named, pair)):
        return clause
    apart = [each for each in texts.quoted if each not in named and each.kind == Kind.SAME and GAP in each.mbo.written]
    if n < _ENOUGH and not apart:
        return with_phrases(_with_more(of_words(text, same[:1], Rank.CHECKED), more), pair)
    named, n = [*named, *apart[:1]], n + len(apart[:1])
    in_order = sorted(named, key=lambda each: each.here.start)
    # a thing and what is done to it: "ruimte inrichten"
    is_pair = [is_verb(each) for each in in_order] == [False, True] and " " not in in_order[0].vmbo.label
    is_one_deed = is_pair and _is_same_work(texts, pair)
    clause = of_words(text, in_order, Rank.CHECKED, n, between=" " if is_one_deed else ", ")
    # where what is done with them comes to the same, both phrases say so
    say_more = not {pair.vmbo.label, pair.mbo.label} & {each.vmbo.label for each in named}
    is_alike = not any(map(is_verb, named)) and do_same(texts, pair.members[0].here, pair.places[0])
    is_half = len(named) == 1 and _ends_in_less(named[0])
    # things, and not what is done with them
    is_loose = len(named) <= _ENOUGH and not any(is_verb(each) or each not in pair.members for each in named)
    return with_phrases(clause, pair) if say_more and (is_alike or is_half or is_loose) else clause


def _ends_in_less(one: Quoted) -> bool:
    """Whether two phrases end in other words ("interactief product", "interactief mediaproduct"), or in one that says nothing."""
    ours, theirs = (stem(quote.label.casefold().rsplit(maxsplit=1)[-1]) for quote in (one.vmbo, one.mbo))
    return ours != theirs or ours in EMPTY


def _of_act(texts: PairTexts, verb: Quoted, pair: PhrasePair) -> Clause | None:
    """Say what verbs of both are done to, or else what either text does with what they are nouns of there."""
    is_verbs_only = all(is_infinitive(word) or word in _JOINING for word in verb.vmbo.label.casefold().split())
    if is_verbs_only and (told := objects(texts, verb, pair.places[pair.members.index(verb)])):
        text = _("{what}; {deeds}").format(what=_("the same act ({verb})").format(verb=verb.vmbo.label), deeds=told.told)
        return quoting(of_phrases(kept(text), pair, Rank.CHECKED), told)
    return with_deeds(texts, _("both: {words}"), [verb], pair)


def _more(pair: PhrasePair) -> Quoted | None:
    """What else of the same phrases says what they are about, as a part of a word or by another.

    A verb beside a thing that is named after it ("schoonmaken", "schoonmaakmiddelen") is none: that is not done there.
    """
    others = [each for each in pair.members if is_telling(each) and not each.is_role and not _is_named_after(each)]
    # another verb for the same is here one of something else
    return next((each for each in others if each.kind == Kind.PART or (each.kind == Kind.SYNONYM and not is_verb(each))), None)


def _is_named_after(one: Quoted) -> bool:
    form = one.mbo.label.casefold()
    return is_infinitive(one.vmbo.label.casefold()) and not (GAP in form or is_infinitive(form) or infinitive(form))


def _with_more(clause: Clause, more: Quoted | None) -> Clause:
    """Name beside a single word what else agrees."""
    if more is None:
        return clause
    text = "; ".join((clause.text, _("also {words}").format(words=more.label)))
    return replace(
        clause, text=text, vmbo=(*clause.vmbo, more.vmbo), mbo=(*clause.mbo, more.mbo), words=(*clause.words, more.mbo.label)
    )


def _of_people(texts: PairTexts, one: Quoted, pair: PhrasePair) -> Clause:
    """Say that both are about the same people, which says little of what is done for them, unless the whole phrase agrees."""
    if part := next((each for each in pair.members if each.kind == Kind.PART and is_telling(each) and not is_verb(each)), None):
        return of_phrases(_named(_("partly the same word"), part, pair), pair, Rank.CALLED)
    if any(each.kind in PLAIN and each is not one for each in pair.members):
        return of_phrases(_("both: {words}").format(words=f"{kept(one.label)} ({{words}})"), pair, Rank.CALLED)
    if told := with_deeds(texts, _("both: {words}"), [one], pair, Rank.GENERAL):
        return told
    return _only_people(texts, one, pair, Rank.GENERAL)


def _only_people(texts: PairTexts, one: Quoted, pair: PhrasePair, rank: Rank) -> Clause:
    """Name people of both; no more is alike, where nothing else is said, unless what is done for them comes to the same."""
    if do_same(texts, one.here, pair.places[pair.members.index(one)]):
        return with_phrases(of_words(_("both: {words}"), [one], rank), pair)
    return or_alone(
        lambda text: with_phrases(of_words(text, [one], rank), pair),
        _("both: {words}"),
        _("only the word ‘{words}’ is the same"),
    )


def _related(texts: PairTexts, related: Sequence[Quoted]) -> Clause:
    """Say of what subject both have words, or else which words are related, and quote where they stand."""
    pair = _pair(texts, related)
    one = next(each for each in pair.members if each in related)
    if not is_verb(one) and not _is_same_work(texts, pair, general=True):
        what = _("both belong to {field} ({words})").format(field=kept(one.field), words="{words}") if one.field else ""
        if told := with_deeds(texts, what or _("related ({words})"), [one], pair, Rank.RELATED):
            return replace(told, is_near=True)
    named = _("both belong to {field}: {words}").format(field=kept(one.field), words="{words}")
    text = named if one.field else _named(_("related"), one, pair)
    short = _("related: {words}").format(words=one.label)
    return replace(_phrases(texts, text, related, pair, Rank.RELATED), is_near=True, short=short)


def _named(what: str, one: Quoted, pair: PhrasePair, *others: Quoted) -> str:
    """A text for two phrases that names what is alike in them, where they hold more than that and there is room."""
    is_all = (one.vmbo.label, one.mbo.label) == (pair.vmbo.label, pair.mbo.label)
    labels = ", ".join(f"{kept(each.vmbo.label)} – {kept(each.mbo.label)}" for each in (one, *others))
    named = f"{what} ({labels}): {{words}}"
    if is_all:
        return f"{what}: {{words}}"
    # which words are alike says more than the phrases, and these are in bold
    return named if len(named) + len(both(pair)) <= LINE else named.removesuffix(": {words}")


def _synonyms(texts: PairTexts, alike: Sequence[Quoted], rank: Rank) -> Clause:
    pair = _pair(texts, alike)
    if _is_same_work(texts, pair):
        return of_phrases(_("the same work: {words}"), pair, Rank.CHECKED)
    is_thing = not any(map(is_verb, pair.members))
    short, text = _other_word(texts, pair.members[0]) if is_thing else _OTHER_WORD
    if is_thing and (clause := with_deeds(texts, _(short), alike[:1], pair)):
        return clause
    words = of_words(_(text), alike, rank)
    return words if len(alike) > 1 else with_phrases(words, pair)


def _other_word(texts: PairTexts, one: Quoted) -> tuple[str, str]:
    """What to call two words for the same thing, for before what is done with it and for before phrases, to translate.

    They are no more than related where each is of another trade: "onderdelen" of a car, "componenten" of a circuit.
    """
    return _RELATED_WORD if are_of_other_trades(texts, one) else _OTHER_WORD


def _phrases(texts: PairTexts, text: str, alike: Sequence[Quoted], pair: PhrasePair, rank: Rank) -> Clause:
    """Quote the phrases that words stand in; where all that is said is done in both, it is called the same work."""
    weight = pair.weight if any(map(is_telling, alike)) else max(each.weight for each in alike)
    if _is_same_work(texts, pair, general=True):
        return of_phrases(_("the same work: {words}"), pair, Rank.CHECKED if _is_same_work(texts, pair) else rank, weight)
    return of_phrases(text, pair, rank, weight)


def _parts(texts: PairTexts, parts: Sequence[Quoted]) -> Clause:
    """Quote the phrases around words that are one in the other, and say where something else is done in them."""
    pair = _pair(texts, parts)
    one = next(each for each in pair.members if each in parts)
    others = [other for other in parts if _is_elsewhere(one, other) and other.there.text == texts.mbo[0]][:1]
    if not any(map(is_verb, pair.members)) and (
        clause := with_deeds(texts, _("partly the same word ({words})"), [*parts[:1], *(others if one is parts[0] else ())], pair)
    ):
        return clause
    several = _several(pair)
    if any(_are_one(each) and not is_verb(each) for each in several):  # "recreatieve (groeps)activiteiten"
        return with_phrases(of_words(_("both: {words}"), several, Rank.CALLED), pair)
    rank = Rank.CALLED if pair.places[0].text == texts.mbo[0] or len(pair.members) > 1 else Rank.RELATED
    return _phrases(texts, _named(_("partly the same word"), one, pair, *others), parts, pair, rank)


def _is_elsewhere(one: Quoted, other: Quoted) -> bool:
    """Whether another part of a word agrees elsewhere in both texts, in one piece: "licht" and "geluid" of a plan for both."""
    return GAP not in other.label and one.mbo.written != other.mbo.written and not is_verb(other) and not one.is_role


def _is_same_work(texts: PairTexts, pair: PhrasePair, *, general: bool = False) -> bool:
    """Whether the same is done to the same, and nothing says that it is the same of another trade."""
    things = [each for each in pair.members if each.kind in PLAIN and not is_verb(each)]
    return is_same_work(texts, pair, general=general) and not any(are_of_other_trades(texts, each) for each in things)


def _is_verb_alone(texts: PairTexts, pair: PhrasePair) -> bool:
    """Whether nothing but the verb agrees, though both texts say what it is done to."""
    return len(pair.members) == 1 and has_object(texts, pair) and not have_same_object(texts, pair)


def _same_verb(texts: PairTexts, verb: Quoted, pair: PhrasePair, *, is_alone: bool) -> tuple[str, BothDeeds | None]:
    """A text for a verb of both; where it ``is_alone``, with what it is done to in either, where that is plain."""
    if not is_alone:
        is_same = verb.kind == Kind.SAME
        return (_of_parts(texts, verb, pair) if is_same else None) or (_("the same act: {words}"), None)
    form, *more = verb.mbo.label.casefold().split()
    is_one = infinitive(form, more[-1] if more else "") == verb.vmbo.label.casefold().replace(" ", "") or _are_one(verb)
    label = kept(verb.vmbo.label if is_one else verb.label)
    if verb.kind == Kind.SYNONYM:
        return _("another word for the same: {words}"), None
    if told := objects(texts, verb, pair.places[pair.members.index(verb)]):
        what = _("the same act ({verb})") if _is_telling_verb(verb) else _("the same verb ({verb})")
        return _("{what}; {deeds}").format(what=what.format(verb=label), deeds=kept(told.told)), told
    if _is_telling_verb(verb):
        return _("the same act: {words}"), None
    return _("the same verb ({verb}): {words}").format(verb=label, words="{words}"), None


def _of_parts(texts: PairTexts, verb: Quoted, pair: PhrasePair) -> tuple[str, BothDeeds] | None:
    """A text for a verb of both with what it is done to, where no more agrees than that it is a part of something.

    "Onderdelen van het veersysteem" are no "onderdelen van het remsysteem".
    """
    if not all(each is verb or (each.is_general and not each.is_role) for each in pair.members):
        return None
    if not (told := objects(texts, verb, pair.places[pair.members.index(verb)])):
        return None
    what = _("the same act ({verb})").format(verb=kept(verb.vmbo.label))
    return _("{what}; {deeds}").format(what=what, deeds=kept(told.told)), told


def _is_telling_verb(verb: Quoted) -> bool:
    """Whether a verb says by itself what the work is ("metselen"), and may not be done to anything ("onderhouden")."""
    return not verb.is_weak_verb or (not verb.is_general and verb.weight >= _RARE_VERB)


def _is_plain_verb(texts: PairTexts, one: Quoted) -> bool:
    """Whether what agrees is the verb of both, and no noun that looks like one ("oogst", "planten")."""
    forms = [quote.written.casefold() for quote in (one.vmbo, one.mbo)]
    is_verb_there = is_infinitive(forms[1]) or GAP in forms[1] or infinitive(forms[1]) is not None
    return is_infinitive(forms[0]) and is_verb_there and is_done(texts, one)


def _is_act(one: Quoted) -> bool:
    """Whether what agrees is a verb and the noun that is made of it: "ontvangst" and "ontvangt"."""
    ours, theirs = (label.casefold() for label in (one.vmbo.label, one.mbo.label))
    each = [verb for verb, noun in ((infinitive(ours), theirs), (infinitive(theirs), ours)) if verb and verb == from_noun(noun)]
    return one.kind == Kind.SAME and bool(each)


def _act(one: Quoted) -> Quoted | None:
    """Give a noun with the verb that makes it something that is done, in both: "onderzoek doen" and "doet onderzoek"."""
    behind, before = _VERB_BEHIND.match(one.here.text, one.here.end), _VERB_BEFORE.search(one.there.text, 0, one.there.start)
    # "een verhaal bij een film maken" is not making films
    is_object = one.kind == Kind.SAME and one.weight and not _OF_ANOTHER.search(one.here.text, 0, one.here.start)
    if not (is_object and behind and before) or infinitive(before[1].casefold()) != behind[1].casefold():
        return None
    here = Standing(one.here.text, ((one.here.start, behind.end()),))
    there = Standing(one.there.text, ((before.start(), one.there.end),))
    return replace(one, vmbo=quote_whole(here), mbo=quote_whole(there), here=here, there=there, is_general=False)


def _verbs(texts: PairTexts, verbs: Sequence[Quoted]) -> Clause:
    """Say that the same is done; that says less where one of the texts does not say to what, near the verb."""
    pair = _pair(texts, verbs)
    same = sorted((each for each in pair.members if each.kind == Kind.SAME), key=lambda each: each.here.start)
    if not all(map(is_verb, same)):
        return with_phrases(of_words(_("both: {words}"), same, Rank.NEAR), pair)
    if not all(is_done(texts, verb) for verb in verbs):
        act = with_phrases(of_words(_("both: {words}"), verbs[:1], Rank.GENERAL), pair)
        return replace(act, is_of_verb=verbs[0].there.text == texts.mbo[0])
    is_bare, is_of_title = any(" " not in quote.label for quote in (pair.vmbo, pair.mbo)), pair.places[0].text == texts.mbo[0]
    is_alone = not is_bare and _is_verb_alone(texts, pair)
    what, told = _same_verb(texts, same[0], pair, is_alone=is_alone or is_bare)
    clause = quoting(_phrases(texts, what, verbs, pair, Rank.NEAR), told)
    clause = replace(clause, is_of_verb=is_of_title and not is_bare)
    if not (is_bare or is_alone):
        return clause
    return replace(clause, rank=Rank.NEAR if is_of_title and not is_bare and _is_telling_verb(same[0]) else Rank.GENERAL)


def _general(texts: PairTexts, general: Sequence[Quoted]) -> Clause:
    """Say of words that agree that they stand in many goals; less so of several that stand together."""
    pair = _pair(texts, general)
    if _is_same_work(texts, pair, general=True):
        return of_phrases(_("the same work: {words}"), pair, Rank.NEAR)
    if act := next(filter(None, map(_act, general)), None):
        return with_phrases(of_words(_("both: {words}"), [act], Rank.CHECKED), pair)
    if several := _several(pair):
        return with_phrases(of_words(_("both: {words}"), several, Rank.NEAR), pair)
    is_plain = is_verb(pair.members[0]) and _is_plain_verb(texts, pair.members[0])
    if not is_plain and _is_act(pair.members[0]) and (both := _of_act(texts, pair.members[0], pair)):
        return replace(both, rank=Rank.GENERAL)
    if is_plain or _is_act(pair.members[0]):
        what, told = _same_verb(texts, pair.members[0], pair, is_alone=_is_verb_alone(texts, pair))
        rank = Rank.GENERAL if pair.places[0].text == texts.mbo[0] else Rank.WORD_OF_CARD
        return quoting(of_phrases(what, pair, rank), told)
    if pair.members[0].kind == Kind.PART and is_verb(pair.members[0]) and not _are_one(pair.members[0]):
        return of_phrases(_("partly the same word: {words}"), pair, Rank.GENERAL)
    return _general_words(texts, pair, Rank.GENERAL)


def _several(pair: PhrasePair) -> Sequence[Quoted]:
    """The things and verbs of which words agree in two phrases, in their order; none where it is only one, or only people."""
    by_label = {each.label.casefold(): each for each in reversed(pair.members) if each.kind in PLAIN}
    named = sorted(by_label.values(), key=lambda each: each.here.start)
    is_in_both = any(each.kind != Kind.PART or _are_one(each) or _is_end(each) for each in named)
    return named if len(named) > 1 and is_in_both and not all(each.is_role for each in named) else ()


def _is_end(one: Quoted) -> bool:
    """Whether one of two words is what the other ends in: "schoonmaakapparatuur" and "apparatuur"."""
    ours, theirs = one.vmbo.label.casefold(), one.mbo.label.casefold()
    return ours.endswith(theirs) or theirs.endswith(ours)


def _are_one(one: Quoted) -> bool:
    """Whether what agrees is one word in two forms."""
    return stem(one.vmbo.label.casefold()) == stem(one.mbo.label.casefold())


def _general_words(texts: PairTexts, pair: PhrasePair, rank: Rank) -> Clause:
    is_part = pair.members[0].kind == Kind.PART and not pair.members[0].is_role
    text = _("partly the same word: {words}") if is_part else _("in both, a general word: {words}")
    # people are in all of them
    rank = Rank.LEAST if pair.members[0].is_role else rank
    what = _("partly the same word ({words})") if is_part else _("both: {words}")
    if pair.members[0].kind == Kind.SYNONYM:
        what, text = map(_, _other_word(texts, pair.members[0]))
    elif not is_part and do_same(texts, pair.members[0].here, pair.places[0]):
        text = what
    if not is_verb(pair.members[0]) and (told := with_deeds(texts, what, pair.members[:1], pair, rank)):
        return told
    if pair.members[0].is_role and not is_part:
        return _only_people(texts, pair.members[0], pair, rank)
    return with_phrases(of_words(text, pair.members[:1], rank), pair)
