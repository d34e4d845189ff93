"""What the heading above a goal shares with the item, and the headings above both: less than what the goal itself shares."""

import re
from collections.abc import Collection, Sequence
from dataclasses import replace

from overlap.language import stem, word_list
from overlap.language.lists import ADJECTIVE
from overlap.language.verbs import infinitive, is_infinitive
from overlap.locale import gettext as _

from .acts import acts_beside, acts_in_both, says_doing
from .clauses import PLAIN, Clause, Rank, is_telling, of_words, or_alone, with_phrases
from .compounds import MIN_PART
from .pair_texts import PairTexts
from .phrase_pairs import PhrasePair, best_pair
from .quoted import Placing, Quoted, is_verb, quoted
from .quotes import GAP
from .ties import Kind, sought, ties
from .whole_texts.both_deeds import BothDeeds, deeds_of_heading, objects
from .whole_texts.deed_clauses import quoting, telling_deeds
from .whole_texts.runs import is_noun_in_t
from .work import LIGHT

_ANY_WORK = frozenset(word_list("nouns for any work"))
_ENOUGH = 2  # words named that say what is meant, without the phrases that they stand in
_RARE = 2.0  # weight of a word by which a heading alone says something
_LONG_WORD = re.compile(r"[^\W\d_]{6,}")
_OF_HEADING = 0.7  # of the weight of what agrees in the heading above a goal, beside the goal itself


def by_heading(texts: PairTexts) -> list[Clause]:
    """Say what only the deeltaak above the eindterm shares with the item; nothing where that is only what is done."""
    named = {word for tie in texts.own if tie.kind == Kind.SAME for word in tie.mbo.written}
    named |= {each.mbo.written for each in texts.quoted if each.kind == Kind.SAME}
    above = _shared(texts, named)
    telling = [each for each in above if is_telling(each) and each.kind in PLAIN and _is_about_things(each)]
    if not telling:
        return (
            _by_several(texts, above) or _by_verb_in_both(texts, above) or _by_verb_of_heading(texts) or _by_width(texts, above)
        )
    pair = best_pair(telling, [each for each in above if each not in telling], texts.mbo)
    agreeing = [each for each in pair.members if not each.is_general and each.kind in PLAIN]
    is_alone = len(agreeing) < _ENOUGH and not any(is_verb(each) and _is_doing(each) for each in pair.members)
    things = [each for each in agreeing if not each.is_role][:_ENOUGH]
    short = _("title above vmbo: {words}").format(words=", ".join(each.label for each in things)) if things else ""
    words = tuple(each.mbo.label for each in things if not _is_other_part(texts, each))
    is_same = any(each.kind == Kind.SAME and not is_verb(each) and each.vmbo.label.casefold() not in _ANY_WORK for each in things)
    is_of_title = is_same and pair.places[0].text == texts.mbo[0]
    # of "financieel plan" and "financiële mutaties" that is one word too
    is_word = " " not in agreeing[0].vmbo.label or agreeing[0].kind == Kind.PART
    if is_alone and is_word and agreeing[0].weight < _RARE:
        alone = _of_heading_alone(_with_general(agreeing[:1], pair), pair)
        return [replace(alone, weight=0.0, short=short, words=words, is_of_title=is_of_title)]
    rank = Rank.CALLED if any(each.kind in (Kind.SAME, Kind.SYNONYM) for each in agreeing) else Rank.RELATED
    text = _("the title above the vmbo goal (‘{vmbo}’) matches ‘{mbo}’").format(vmbo=pair.vmbo.label, mbo=pair.mbo.label)
    weight = pair.weight * (_OF_HEADING if rank == Rank.CALLED else 1.0)
    whole = Clause(text=text, vmbo=(pair.vmbo,), mbo=(pair.mbo,), rank=rank, weight=weight, names=len(agreeing))
    whole = replace(whole, short=short, words=words, is_of_title=is_of_title)
    if things and (told := _other_deeds(texts, pair, things[0])):
        what = _("from the title above: {words}").format(words=things[0].label)
        whole = telling_deeds(whole, what, told)
    elif things and is_alone and (things[0].kind == Kind.PART or not _are_alike(texts, things[0], pair)):
        of_title = of_words(_("from the title above the vmbo goal: {words}"), _with_general(things[:1], pair), rank)
        whole = replace(whole, text=with_phrases(of_title, pair).text)
    return [whole]


def _with_general(things: Sequence[Quoted], pair: PhrasePair) -> list[Quoted]:
    """Some things and what agrees beside them that stands in any work, which is no reason by itself: "veiligheid, milieu"."""
    general = [
        each for each in pair.members if each.kind == Kind.SAME and each.is_general and not (each.is_role or is_verb(each))
    ]
    return sorted((*things, *general[:1]), key=lambda each: each.here.start)


def _are_alike(texts: PairTexts, thing: Quoted, pair: PhrasePair) -> bool:
    """Whether two phrases share several words, or a verb, or have none that says more than that something is done."""
    ours, theirs = ({act.verb for act in texts.sides.lexicon.actions(quote.written)} for quote in (pair.vmbo, pair.mbo))
    return " " in thing.vmbo.label or bool(ours & theirs) or bool(ours and theirs and {*ours, *theirs} <= LIGHT)


def _by_several(texts: PairTexts, above: Sequence[Quoted]) -> list[Clause]:
    """Say that the heading does what the title does, in words that each say little: "ondersteunen bij verzorging"."""
    plain = [
        each for each in above if each.kind in (Kind.SAME, Kind.PART) and each.there.text == texts.mbo[0] and not each.is_role
    ]
    verbs = [each for each in plain if each.kind == Kind.SAME and is_verb(each) and _verb(each) not in LIGHT]
    pair = best_pair(verbs, [each for each in plain if each not in verbs], texts.mbo) if verbs else None
    things = [each for each in pair.members if not is_verb(each)] if pair else []
    if pair is None or not things:
        return []
    text = _("the title above the vmbo goal (‘{vmbo}’) matches ‘{mbo}’").format(vmbo=pair.vmbo.label, mbo=pair.mbo.label)
    short = _("title above vmbo: {words}").format(words=", ".join(each.label for each in pair.members[:_ENOUGH]))
    words = tuple(each.mbo.label for each in pair.members)
    return [
        Clause(
            text=text,
            vmbo=(pair.vmbo,),
            mbo=(pair.mbo,),
            rank=Rank.NEAR,
            weight=pair.weight,
            names=len(words),
            short=short,
            words=words,
        )
    ]


def _by_width(texts: PairTexts, above: Sequence[Quoted]) -> list[Clause]:
    """Say which word of the heading is wider or narrower than one of the title of the item: "maaltijd", "voeding"."""
    wide = [each for each in above if each.kind in (Kind.MBO_WIDER, Kind.VMBO_WIDER) and is_telling(each) and not is_verb(each)]
    known = {each.mbo.written for each in texts.quoted if each.kind != Kind.RELATED}
    wide = [each for each in wide if each.there.text == texts.mbo[0] and each.mbo.written not in known][:1]
    if not wide:
        return []
    short = _("title above vmbo, related: {words}")
    only = _("only a word in the title above the vmbo goal is related: {words}")
    pair = best_pair(wide, (), texts.mbo)
    clause = or_alone(lambda text: with_phrases(of_words(text, wide, Rank.LEAST), pair), short, only)
    return [replace(clause, short=short.format(words=wide[0].label), is_near=True)]


def _other_deeds(texts: PairTexts, pair: PhrasePair, thing: Quoted) -> BothDeeds | None:
    """What the heading and the item do with a thing of both; None where that is not sure, or they do the same."""
    if any(each.kind == Kind.SAME and is_verb(each) for each in pair.members):
        return None
    return deeds_of_heading(texts, thing.here, pair.places[pair.members.index(thing)])


def _shared(texts: PairTexts, named: Collection[str]) -> list[Quoted]:
    """What the heading shares with the item, but for the mbo words ``named``: words, and what is done in another form."""
    placing = Placing((texts.above,), texts.mbo)
    above = quoted(texts.ties(texts.sides.vmbo.deeltaak.units[texts.i], placing, named), placing)
    acts = (act for act in acts_in_both(texts.above, texts.mbo) if act.mbo.written not in named)
    return [*above, *acts_beside(above, acts)]


def by_general_heading(texts: PairTexts) -> list[Clause]:
    """Say what the heading above the goal shares in words of any work, for where nothing else can be said."""
    placing = Placing((texts.above,), texts.mbo)
    above = quoted(texts.ties(texts.sides.vmbo.deeltaak.units[texts.i], placing), placing)
    alike = [each for each in above if each.kind in PLAIN and not each.is_role][:1]
    if not alike:
        return []
    return [_of_heading_alone(alike, best_pair(alike, (), texts.mbo))]


def _of_heading_alone(alike: Sequence[Quoted], pair: PhrasePair) -> Clause:
    """Say that a word of the heading is in the item, and where nothing else is alike that it is the only one."""
    return or_alone(
        lambda text: with_phrases(of_words(text, alike, Rank.LEAST), pair),
        _("from the title above the vmbo goal: {words}"),
        _("only in the title above the vmbo goal: {words}"),
    )


def by_both_headings(texts: PairTexts) -> list[Clause]:
    """Say what the deeltaak above the eindterm and the kerntaak above the item share, for where the texts share nothing."""
    kerntaak = texts.sides.mbo.kerntaak.texts[texts.j]
    placing = Placing((texts.above,), (kerntaak,))
    units = texts.sides.vmbo.deeltaak.units[texts.i], sought(texts.sides.lexicon, kerntaak)
    above = quoted(ties(texts.sides.terms, texts.sides.lexicon, units, placing.holds), placing)
    things = (each for each in above if is_telling(each) and each.kind in PLAIN and not (each.is_role or is_verb(each)))
    telling = [each for each in things if each.vmbo.label.casefold() not in _ANY_WORK]
    if not telling:
        return []
    pair = best_pair(telling, [each for each in above if each not in telling], (kerntaak,))
    plain = _("the titles above both agree: ‘{vmbo}’ (vmbo), ‘{mbo}’ (kerntaak)")
    only = _("only the titles above both agree: ‘{vmbo}’ (vmbo), ‘{mbo}’ (kerntaak)")
    words, alone = (text.format(vmbo=pair.vmbo.label, mbo=pair.mbo.label) for text in (plain, only))
    short = _("title above vmbo: {words} (kerntaak)").format(words=telling[0].label)
    named = telling[0].vmbo.label, telling[0].mbo.label
    return [Clause(text=words, vmbo=(pair.vmbo,), mbo=(pair.mbo,), rank=Rank.LEAST, short=short, alone=alone, things=named)]


def by_kerntaak(texts: PairTexts, *, only_same: bool = False, whatever: bool = False) -> list[Clause]:
    """Say which thing of the goal the kerntaak above the item names, where the item itself does not.

    ``only_same`` is whether only the same word counts, ``whatever`` whether any does.
    """
    kerntaak = texts.sides.mbo.kerntaak.texts[texts.j]
    placing = Placing(texts.vmbo, (kerntaak,))
    units = texts.eindterm, sought(texts.sides.lexicon, kerntaak)
    shared = quoted(ties(texts.sides.terms, texts.sides.lexicon, units, placing.holds), placing)
    known = {stem(word.casefold()) for each in texts.quoted for word in each.mbo.label.split()}
    named = shared if whatever else filter(_names_thing, shared)
    named = [each for each in named if each.kind == Kind.SAME or not only_same]
    new = [each for each in named if not {stem(word.casefold()) for word in each.mbo.label.split()} & known][:1]
    if not new:
        return []
    pair = best_pair(new, (), (kerntaak,))
    clause = or_alone(
        lambda text: with_phrases(of_words(text, new, Rank.LEAST), pair),
        _("in the kerntaak above the mbo item: {words}"),
        _("only in the kerntaak above the mbo item: {words}"),
    )
    return [replace(clause, short=_("kerntaak: {words}").format(words=new[0].label), things=(new[0].vmbo.label,))]


def _names_thing(one: Quoted) -> bool:
    """Whether what agrees is a thing that says what a goal is about: no people, nothing that is done, nor how something is."""
    is_thing = one.kind in PLAIN and not (one.is_role or is_verb(one))
    return is_thing and is_telling(one) and not ADJECTIVE.fullmatch(one.mbo.label.casefold())


def by_verb_above(texts: PairTexts) -> list[Clause]:
    """Say that what is done in the item is a verb of the heading, which counts where the goal itself does something else."""
    done = {action.verb for action in texts.sides.vmbo.actions[texts.i]}
    placing = Placing((texts.above,), texts.mbo[:1])
    above = quoted(texts.ties(texts.sides.vmbo.deeltaak.units[texts.i], placing), placing)
    return _by_verb_in_both(texts, [each for each in above if _verb(each) not in done])


def _by_verb_in_both(texts: PairTexts, above: Sequence[Quoted]) -> list[Clause]:
    """Say that what is done in the item is a verb of the heading, and what more of it agrees: "een muur metselen", "metselt"."""
    done = {action.verb for action in texts.sides.mbo.actions[texts.j]} - {*LIGHT}
    verbs = [each for each in above if each.kind == Kind.SAME and not each.is_general and _verb(each) in done]
    if not verbs:
        return []
    titles = {act.vmbo.label.casefold(): act for act in acts_in_both(texts.above, texts.mbo[:1]) if act.kind == Kind.SAME}
    # what a title says goes before its omschrijving
    verbs = [each if each.there.text == texts.mbo[0] else titles.get(each.vmbo.label.casefold(), each) for each in verbs]
    pair = best_pair(verbs, [each for each in above if each not in verbs], texts.mbo)
    rank = Rank.GENERAL if all(each.is_weak_verb for each in pair.members) else Rank.RELATED
    whole = Clause(text="", vmbo=(pair.vmbo,), mbo=(pair.mbo,), rank=rank, weight=pair.weight)
    if len(pair.members) > 1 or _share_object(pair) or any(map(_is_noun, verbs)):
        text = _("the title above the vmbo goal (‘{vmbo}’) matches ‘{mbo}’")
        whole = replace(whole, text=text.format(vmbo=pair.vmbo.label, mbo=pair.mbo.label))
    else:
        whole = _with_same_verb(texts, whole, pair)
    short = _("title above vmbo: {words}").format(words=verbs[0].label)
    return [replace(whole, short=short, words=(verbs[0].mbo.label,))]


def _with_same_verb(texts: PairTexts, clause: Clause, pair: PhrasePair) -> Clause:
    """Say that the heading and the item have a verb in common, and what it is done to in either, where that is plain."""
    verb = pair.members[0]
    if told := objects(texts, verb, pair.places[0]):
        text = _("the title above the vmbo goal has the same verb ({verb}); title: {vmbo} – mbo: {mbo}")
        words = text.format(verb=verb.vmbo.label, vmbo=told.vmbo[0], mbo=told.mbo[0])
        return quoting(replace(clause, text=words, has_deeds=True), told)
    text = _("the title above the vmbo goal (‘{vmbo}’) has the same verb as ‘{mbo}’")
    return replace(clause, text=text.format(vmbo=pair.vmbo.label, mbo=pair.mbo.label))


def _is_noun(one: Quoted) -> bool:
    """Whether what looks like the verb is a noun in one of the texts: "teelt optimaliseren", "verzorgt teelt"."""
    before = one.there.text[: one.there.start].casefold()
    return not is_infinitive(one.vmbo.label.casefold()) or is_noun_in_t(one.mbo.label.casefold(), before)


def _verb(one: Quoted) -> str | None:
    """The verb of the heading, where it is one."""
    return infinitive(one.vmbo.label.casefold())


def _by_verb_of_heading(texts: PairTexts) -> list[Clause]:
    """Say that what is done in the title of the item is the verb of the heading: "bereidt het werk voor", "voorbereiden"."""
    verbs = [action.verb for action in texts.sides.lexicon.actions(texts.above) if action.verb not in LIGHT]
    same = [verb for verb in verbs if verb in {action.verb for action in texts.sides.mbo.actions[texts.j]}]
    apart = [act for act in acts_in_both(texts.above, texts.mbo[:1]) if act.kind == Kind.SAME and act.vmbo.label in same]
    if not apart:
        return []
    pair = best_pair(apart, (), texts.mbo[:1])
    clause = Clause(text="", vmbo=(pair.vmbo,), mbo=(pair.mbo,), rank=Rank.GENERAL, weight=pair.weight * _OF_HEADING)
    return [_with_same_verb(texts, clause, pair)]


def _is_about_things(one: Quoted) -> bool:
    """Whether what agrees is more than a verb: a thing, what is done to it, or a verb in a compound ("afrekensystemen")."""
    if not is_verb(one) or (one.kind == Kind.SAME and _is_phrase(one.vmbo.label) and _is_phrase(one.mbo.label)):
        return True
    is_thing = [infinitive(quote.label.casefold()) is None for quote in (one.vmbo, one.mbo)]
    return one.kind == Kind.PART and any(is_thing)


def _is_doing(one: Quoted) -> bool:
    """Whether what agrees is the doing itself: a verb, or a compound that says no more ("metselwerk"), not "verkoopcijfers"."""
    return one.kind != Kind.PART or any(says_doing(quote.label.casefold()) for quote in (one.vmbo, one.mbo))


def _is_other_part(texts: PairTexts, one: Quoted) -> bool:
    """Whether the goal has another part of a compound: "winkel" of "winkelpresentatie", where the heading has "presenteren"."""
    parts = [each for each in texts.quoted if each.kind == Kind.PART and each.mbo.written == one.mbo.written]
    key = stem(one.vmbo.label.casefold())
    return any(not _ends(key) & _ends(stem(each.vmbo.label.casefold())) for each in parts)


def _ends(key: str) -> set[str]:
    return {key[:MIN_PART], key[-MIN_PART:]}


def _share_object(pair: PhrasePair) -> bool:
    """Whether two phrases have a word in common beside their verb, be it an empty one: "signaleringssystemen", "systemen"."""
    ours, theirs = ({word.casefold() for word in _LONG_WORD.findall(quote.written)} for quote in (pair.vmbo, pair.mbo))
    things = [[word for word in words if infinitive(word) is None] for words in (ours, theirs)]
    return any(a.endswith(b) or b.endswith(a) for a in things[0] for b in things[1])


def _is_phrase(label: str) -> bool:
    """Whether several words that stand together agree: "bloemwerk maken" is more than making."""
    return " " in label and GAP not in label
