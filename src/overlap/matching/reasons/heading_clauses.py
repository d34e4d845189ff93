"""What the heading above a goal shares with the item, and the headings above both: less than what the goal itself shares."""

from dataclasses import replace

from overlap.language import stem
from overlap.language.verbs import infinitive
from overlap.locale import gettext as _

from .clauses import PLAIN, Clause, Rank, is_telling, of_words, with_phrases
from .pair_texts import PairTexts
from .particles import verbs_apart
from .phrase_pairs import best_pair
from .quoted import Placing, Quoted, is_verb, quoted
from .ties import Kind, sought, ties
from .work import LIGHT

_ENOUGH = 2  # words named that say what is meant, without the phrases that they stand in
_RARE = 2.0  # weight of a word by which a heading alone says something
_OF_HEADING = 0.7  # of the weight of what agrees in the heading above a goal, beside the goal itself


def by_heading(texts: PairTexts) -> list[Clause]:
    """Say what only the deeltaak above the eindterm shares with the item; nothing where that is only what is done."""
    named = {word for tie in texts.own if tie.kind == Kind.SAME for word in tie.mbo.written}
    placing = Placing((texts.above,), texts.mbo)
    above = quoted(texts.ties(texts.sides.vmbo.deeltaak.units[texts.i], placing, named), placing)
    telling = [each for each in above if is_telling(each) and each.kind in PLAIN and _is_about_things(each)]
    if not telling:
        return _by_verb_of_heading(texts)
    pair = best_pair(telling, [each for each in above if each not in telling], texts.mbo)
    agreeing = [each for each in pair.members if not each.is_general and each.kind in PLAIN]
    is_alone = len(agreeing) < _ENOUGH and not any(map(is_verb, pair.members))
    things = [each for each in agreeing if not each.is_role][:_ENOUGH]
    short = _("title above vmbo: {words}").format(words=", ".join(each.label for each in things)) if things else ""
    words = tuple(each.mbo.label for each in things)
    if is_alone and " " not in agreeing[0].vmbo.label and agreeing[0].weight < _RARE:
        alone = of_words(_("only in the title above the vmbo goal: {words}"), agreeing[:1], Rank.LEAST)
        return [replace(with_phrases(alone, pair), weight=0.0, short=short, words=words)]
    rank = Rank.CALLED if any(each.kind in (Kind.SAME, Kind.SYNONYM) for each in agreeing) else Rank.RELATED
    text = _("the title above the vmbo goal (‘{vmbo}’) matches ‘{mbo}’").format(vmbo=pair.vmbo.label, mbo=pair.mbo.label)
    weight = _OF_HEADING * pair.weight
    whole = Clause(text=text, vmbo=(pair.vmbo,), mbo=(pair.mbo,), rank=rank, weight=weight, names=len(agreeing))
    return [replace(whole, short=short, words=words)]


def by_both_headings(texts: PairTexts) -> list[Clause]:
    """Say what the deeltaak above the eindterm and the kerntaak above the item share, for where the texts share nothing."""
    kerntaak = texts.sides.mbo.kerntaak.texts[texts.j]
    placing = Placing((texts.above,), (kerntaak,))
    units = texts.sides.vmbo.deeltaak.units[texts.i], sought(texts.sides.lexicon, kerntaak)
    above = quoted(ties(texts.sides.terms, texts.sides.lexicon, units, placing.holds), placing)
    telling = [each for each in above if is_telling(each) and each.kind in PLAIN and not each.is_role and not is_verb(each)]
    if not telling:
        return []
    pair = best_pair(telling, [each for each in above if each not in telling], (kerntaak,))
    text = _("only the titles above both agree: ‘{vmbo}’ (vmbo), “{mbo}” (kerntaak)")
    return [Clause(text=text.format(vmbo=pair.vmbo.label, mbo=pair.mbo.label), vmbo=(pair.vmbo,), rank=Rank.LEAST)]


def _by_verb_of_heading(texts: PairTexts) -> list[Clause]:
    """Say that what is done in the title of the item is the verb of the heading: "bereidt het werk voor", "voorbereiden"."""
    verbs = [action.verb for action in texts.sides.lexicon.actions(texts.above) if action.verb not in LIGHT]
    same = [verb for verb in verbs if verb in {action.verb for action in texts.sides.mbo.actions[texts.j]}]
    apart = [*verbs_apart(same, texts.above, texts.mbo[:1])]
    if not apart:
        return []
    pair = best_pair(apart, (), texts.mbo[:1])
    text = _("the title above the vmbo goal (‘{vmbo}’) has the same verb as ‘{mbo}’")
    words = text.format(vmbo=pair.vmbo.label, mbo=pair.mbo.label)
    return [Clause(text=words, vmbo=(pair.vmbo,), mbo=(pair.mbo,), rank=Rank.GENERAL, weight=pair.weight * _OF_HEADING)]


def _is_about_things(one: Quoted) -> bool:
    """Whether what agrees is more than a verb: a thing, or a verb in a compound ("afrekenen", "afrekensystemen")."""
    begins = one.mbo.label.casefold().startswith(stem(one.vmbo.label.casefold()))
    return not is_verb(one) or (one.kind == Kind.PART and begins and infinitive(one.mbo.label.casefold()) is None)
