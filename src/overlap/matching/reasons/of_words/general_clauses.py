"""Words that two texts share and that say little: those of any work, people, light verbs, adjectives of other things."""

from collections.abc import Sequence
from dataclasses import replace

from overlap.language import word_list
from overlap.locale import gettext as _

from ..clauses import PLAIN, Clause, Rank, of_phrases, of_words, or_alone, with_phrases
from ..pair_texts import PairTexts
from ..phrase_pairs import PhrasePair, best_pair
from ..quoted import Placing, Quoted, is_verb, is_within, quoted
from ..quotes import is_adjective_of, is_of_preposition
from ..ties import Kind, Tie
from ..whole_texts.both_deeds import do_same
from ..whole_texts.deed_clauses import quoting, with_deeds
from .loose import light_ties, loose_ties
from .phrased import are_one, in_phrases, is_one_work, named_before, other_word, pair_of
from .verb_clauses import act_of, is_act, is_plain_verb, is_verb_alone, of_act, same_verb, with_objects

_PARTICLES = frozenset(word_list("particles of actions"))


def by_general_words(texts: PairTexts) -> list[Clause]:
    """Say what agrees in words that say little, for where nothing else does."""
    loose = loose_ties(texts.sides.lexicon, texts.eindterm, texts.text)
    named = [each for each in quoted(loose, texts.placing) if not any(is_within(each, other) for other in texts.quoted)]
    if named := [each for each in named if each.vmbo.label.casefold() not in _PARTICLES]:
        if same := [each for each in named if each.kind == Kind.SAME or are_one(each)]:
            return [by_general(texts, same)]
        pair = pair_of(texts, named[:1])
        if not named[0].weight:
            part, only = (
                named_before(what, named[0], pair)
                for what in (_("a part of a word in common"), _("only a part of a word in common"))
            )
            return [or_alone(lambda text: in_phrases(texts, text, named[:1], pair, Rank.LEAST), part, only)]
        is_related = named[0].kind == Kind.RELATED
        what = _("related ({words})") if is_related else _("partly the same word ({words})")
        if not is_verb(named[0]) and (told := with_deeds(texts, what, named[:1], pair, Rank.GENERAL)):
            return [told]
        text = named_before(_("related") if is_related else _("partly the same word"), named[0], pair)
        return [in_phrases(texts, text, named[:1], pair, Rank.GENERAL)]
    of_others = _of_others(texts, loose)
    if not (of_others and is_adjective_of(of_others[0].here) and is_adjective_of(of_others[0].there)):
        return []
    pair = best_pair(of_others, (), texts.mbo)
    return [with_phrases(of_words(_("the same word, but of something else: {words}"), of_others, Rank.LEAST), pair)]


def by_words_of_others(texts: PairTexts) -> list[Clause]:
    """Say that a word of both is no reason, for where there is none: it stands for another thing in either."""
    if not (of_others := _of_others(texts, loose_ties(texts.sides.lexicon, texts.eindterm, texts.text))):
        return []
    pair = best_pair(of_others, (), texts.mbo)
    return [of_phrases(_("the same word, with another noun or in another sense: {words}"), pair, Rank.LEAST)]


def _of_others(texts: PairTexts, loose: Sequence[Tie]) -> list[Quoted]:
    """The first word of both that is said of another thing, or in another sense; no word of "in relatie tot"."""
    each = quoted(loose, Placing(texts.vmbo, texts.mbo, of_others=True))
    return [one for one in each if not any(map(is_of_preposition, (one.here, one.there)))][:1]


def by_light_verbs(texts: PairTexts) -> list[Clause]:
    """Say that a verb of any work ("toepassen") is in both, so that it is not denied where nothing else is."""
    verbs = {action.verb for action in texts.sides.vmbo.actions[texts.i]}
    named = quoted(light_ties(texts.sides.lexicon, texts.eindterm, texts.text, verbs), texts.placing)
    named = [one for one in named if not one.here.text.startswith(" van ", one.here.end)]  # "vormen van wonen"
    return [_general_words(texts, pair_of(texts, named[:1]), Rank.LEAST)] if named else []


def by_general(texts: PairTexts, general: Sequence[Quoted]) -> Clause:
    """Say of words that agree that they stand in many goals; less so of several that stand together."""
    pair = pair_of(texts, general)
    if is_one_work(texts, pair, general=True):
        return of_phrases(_("the same work: {words}"), pair, Rank.NEAR)
    if act := next(filter(None, map(act_of, general)), None):
        return with_phrases(of_words(_("both: {words}"), [act], Rank.CHECKED), pair)
    if several := several_of(pair):
        clause = of_words(_("both: {words}"), several, Rank.NEAR)
        telling = with_objects(texts, clause, several, pair)
        return with_phrases(clause, pair) if telling is clause else telling
    is_plain = is_verb(pair.members[0]) and is_plain_verb(texts, pair.members[0])
    if not is_plain and is_act(pair.members[0]) and (both := of_act(texts, pair.members[0], pair)):
        return replace(both, rank=Rank.GENERAL)
    if is_plain or is_act(pair.members[0]):
        what, told = same_verb(texts, pair.members[0], pair, is_alone=is_verb_alone(texts, pair))
        rank = Rank.GENERAL if pair.places[0].text == texts.mbo[0] else Rank.WORD_OF_CARD
        return quoting(of_phrases(what, pair, rank), told)
    if pair.members[0].kind == Kind.PART and is_verb(pair.members[0]) and not are_one(pair.members[0]):
        return of_phrases(_("partly the same word: {words}"), pair, Rank.GENERAL)
    return _general_words(texts, pair, Rank.GENERAL)


def _general_words(texts: PairTexts, pair: PhrasePair, rank: Rank) -> Clause:
    is_part = pair.members[0].kind == Kind.PART and not pair.members[0].is_role
    text = _("partly the same word: {words}") if is_part else _("in both, a general word: {words}")
    # people are in all of them
    rank = Rank.LEAST if pair.members[0].is_role else rank
    what = _("partly the same word ({words})") if is_part else _("both: {words}")
    if pair.members[0].kind == Kind.SYNONYM:
        what, text = map(_, other_word(texts, pair.members[0]))
    elif not is_part and (" " in pair.members[0].vmbo.label or do_same(texts, pair.members[0].here, pair.places[0])):
        text = what
    if not is_verb(pair.members[0]) and (told := with_deeds(texts, what, pair.members[:1], pair, rank)):
        return told
    if pair.members[0].is_role and not is_part:
        return only_people(texts, pair.members[0], pair, rank)
    return with_phrases(of_words(text, pair.members[:1], rank), pair)


def only_people(texts: PairTexts, one: Quoted, pair: PhrasePair, rank: Rank) -> Clause:
    """Name people of both; no more is alike, where nothing else is said, unless what is done for them comes to the same."""
    if do_same(texts, one.here, pair.places[pair.members.index(one)]):
        return with_phrases(of_words(_("both: {words}"), [one], rank), pair)
    return or_alone(
        lambda text: with_phrases(of_words(text, [one], rank), pair),
        _("both: {words}"),
        _("only the word ‘{words}’ is the same"),
    )


def several_of(pair: PhrasePair) -> Sequence[Quoted]:
    """The things and verbs of which words agree in two phrases, in their order; none where it is only one, or only people."""
    by_label = {each.label.casefold(): each for each in reversed(pair.members) if each.kind in PLAIN}
    named = sorted(by_label.values(), key=lambda each: each.here.start)
    is_in_both = any(each.kind != Kind.PART or are_one(each) or _is_end(each) for each in named)
    return named if len(named) > 1 and is_in_both and not all(each.is_role for each in named) else ()


def _is_end(one: Quoted) -> bool:
    """Whether one of two words is what the other ends in: "schoonmaakapparatuur" and "apparatuur"."""
    ours, theirs = one.vmbo.label.casefold(), one.mbo.label.casefold()
    return ours.endswith(theirs) or theirs.endswith(ours)
