"""What a goal itself shares with an item, in words: the same, other words for it, parts of words."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from overlap.language import stem, word_list
from overlap.language.verbs import infinitive, is_infinitive
from overlap.locale import gettext as _

from ..clauses import PLAIN, Clause, Rank, is_telling, kept, of_phrases, of_words, with_phrases
from ..commonness import EMPTY
from ..pair_texts import PairTexts
from ..phrase_pairs import PhrasePair
from ..quoted import Quoted, is_verb
from ..quotes import GAP
from ..ties import CONCEPTS, Kind
from ..whole_texts.both_deeds import do_same
from ..whole_texts.deed_clauses import quoting, with_deeds
from ..whole_texts.same_verbs import ANY
from ..whole_texts.width_clauses import by_width
from .general_clauses import by_general, only_people, several_of
from .phrased import are_one, in_phrases, is_one_work, named_before, other_word, pair_of
from .verb_clauses import (
    act_of,
    by_verbs,
    is_plain_verb,
    is_telling_verb,
    is_verb_alone,
    of_act,
    of_parts,
    same_verb,
    with_objects,
)

_ENOUGH = 2  # words named that say what is meant, without the phrases that they stand in
_HELPING = frozenset(word_list("helping verbs"))


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
        clauses.append(_beside(by_verbs(texts, verbs), [verb for verb in verbs if is_telling_verb(verb)]))
    general = [each for each in texts.quoted if each.is_general and each.kind in PLAIN]
    if general and not same:
        clauses.append(by_general(texts, general))
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


def _same(texts: PairTexts, same: Sequence[Quoted]) -> Clause:
    """Name the same words; of a single one, or of verbs alone, the phrases that it stands in too."""
    pair = pair_of(texts, same)
    others = (each for each in pair.members if each.kind == Kind.SAME and each not in same)
    named = [*same, *(each for each in others if each.vmbo.label.casefold() not in _HELPING)]
    n = sum(len(each.vmbo.label.split()) for each in named)
    text = _("both: {words}")
    if len(named) == 1 and same[0].is_role:
        return _of_people(texts, same[0], pair)
    if all(map(is_verb, named)) and is_one_work(texts, pair):
        return of_phrases(_("the same work: {words}"), pair, Rank.CHECKED)
    if len(same) == 1 < len(pair.members) and is_verb(same[0]) and (said := of_parts(texts, same[0], pair)):
        return quoting(of_phrases(said[0], pair, Rank.CHECKED), said[1])
    if all(map(is_verb, named)):
        is_plain = len(named) == 1 and is_plain_verb(texts, named[0])
        if not is_plain and len(named) == 1 and (clause := of_act(texts, named[0], pair)):
            return clause
        if is_plain:
            is_alone = is_verb_alone(texts, pair)
            what, told = same_verb(texts, named[0], pair, is_alone=is_alone)
            return quoting(of_phrases(what, pair, Rank.CALLED if is_alone else Rank.CHECKED), told)
        return with_phrases(of_words(text, sorted(named, key=lambda each: each.here.start), Rank.CHECKED), pair)
    if n < _ENOUGH and (act := act_of(same[0])):
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
    is_one_deed = is_pair and is_one_work(texts, pair)
    clause = of_words(text, in_order, Rank.CHECKED, n, between=" " if is_one_deed else ", ")
    # where what is done with them comes to the same, both phrases say so
    say_more = not {pair.vmbo.label, pair.mbo.label} & {each.vmbo.label for each in named}
    is_alike = not any(map(is_verb, named)) and do_same(texts, pair.members[0].here, pair.places[0])
    is_half = len(named) == 1 and _ends_in_less(named[0])
    # things, and not what is done with them
    is_loose = len(named) <= _ENOUGH and not any(is_verb(each) or each not in pair.members for each in named)
    clause = with_objects(texts, clause, named, pair)
    return with_phrases(clause, pair) if say_more and (is_alike or is_half or is_loose) else clause


def _ends_in_less(one: Quoted) -> bool:
    """Whether two phrases end in other words ("interactief product", "interactief mediaproduct"), or in one that says nothing."""
    ours, theirs = (stem(quote.label.casefold().rsplit(maxsplit=1)[-1]) for quote in (one.vmbo, one.mbo))
    return ours != theirs or ours in EMPTY


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
        return of_phrases(named_before(_("partly the same word"), part, pair), pair, Rank.CALLED)
    if any(each.kind in PLAIN and each is not one for each in pair.members):
        return of_phrases(_("both: {words}").format(words=f"{kept(one.label)} ({{words}})"), pair, Rank.CALLED)
    if told := with_deeds(texts, _("both: {words}"), [one], pair, Rank.GENERAL):
        return told
    return only_people(texts, one, pair, Rank.GENERAL)


def _related(texts: PairTexts, related: Sequence[Quoted]) -> Clause:
    """Say of what subject both have words, or else which words are related, and quote where they stand."""
    pair = pair_of(texts, related)
    one = next(each for each in pair.members if each in related)
    if not is_verb(one) and not is_one_work(texts, pair, general=True):
        what = _("both belong to {field} ({words})").format(field=kept(one.field), words="{words}") if one.field else ""
        if told := with_deeds(texts, what or _("related ({words})"), [one], pair, Rank.RELATED):
            return replace(told, is_near=True)
    named = _("both belong to {field}: {words}").format(field=kept(one.field), words="{words}")
    text = named if one.field else named_before(_("related"), one, pair)
    short = _("related: {words}").format(words=one.label)
    return replace(in_phrases(texts, text, related, pair, Rank.RELATED), is_near=True, short=short)


def _synonyms(texts: PairTexts, alike: Sequence[Quoted], rank: Rank) -> Clause:
    pair = pair_of(texts, alike)
    if is_one_work(texts, pair):
        return of_phrases(_("the same work: {words}"), pair, Rank.CHECKED)
    is_thing = not any(map(is_verb, pair.members))
    short, text = other_word(texts, pair.members[0])
    if is_thing and (clause := with_deeds(texts, _(short), alike[:1], pair)):
        return clause
    words = of_words(_(text), alike, rank)
    return words if len(alike) > 1 else with_phrases(words, pair)


def _parts(texts: PairTexts, parts: Sequence[Quoted]) -> Clause:
    """Quote the phrases around words that are one in the other, and say where something else is done in them."""
    pair = pair_of(texts, parts)
    one = next(each for each in pair.members if each in parts)
    others = [other for other in parts if _is_elsewhere(one, other) and other.there.text == texts.mbo[0]][:1]
    if not any(map(is_verb, pair.members)) and (
        clause := with_deeds(texts, _("partly the same word ({words})"), [*parts[:1], *(others if one is parts[0] else ())], pair)
    ):
        return clause
    several = several_of(pair)
    if any(are_one(each) and not is_verb(each) for each in several):  # "recreatieve (groeps)activiteiten"
        return with_phrases(of_words(_("both: {words}"), several, Rank.CALLED), pair)
    rank = Rank.CALLED if pair.places[0].text == texts.mbo[0] or len(pair.members) > 1 else Rank.RELATED
    return in_phrases(texts, named_before(_("partly the same word"), one, pair, *others), parts, pair, rank)


def _is_elsewhere(one: Quoted, other: Quoted) -> bool:
    """Whether another part of a word agrees elsewhere in both texts, in one piece: "licht" and "geluid" of a plan for both."""
    return GAP not in other.label and one.mbo.written != other.mbo.written and not is_verb(other) and not one.is_role
