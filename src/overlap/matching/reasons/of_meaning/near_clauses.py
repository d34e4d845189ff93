"""Words of two texts that are near each other in meaning: the thesaurus has something between them, and that is all."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import chain, islice
from math import log
from typing import NamedTuple

from overlap.language import Lexicon, Unit
from overlap.language.thesaurus import sizes
from overlap.language.verbs import infinitive, is_infinitive
from overlap.language.werkvelden import nearness
from overlap.locale import gettext as _
from overlap.matching.words.vocabulary import Units

from ..clauses import LINE, Clause, Rank, both, kept, of_phrases, of_words, with_phrases
from ..commonness import DIRECT, is_common, is_empty, is_role
from ..forms import is_doing
from ..pair_texts import PairTexts
from ..phrase_pairs import best_pair
from ..quoted import Placing, Quoted, is_verb, quoted
from ..quotes import Standing, is_adjective_of, is_reflexive
from ..ties import Kind, Tie
from ..whole_texts.deed_clauses import with_deeds
from ..whole_texts.same_verbs import any_same
from .associations import LIKELY, PLAIN, SURE, associated

_FIELD = 20  # terms of a concept above which it is a whole subject, and says little
_LEAST_WEIGHT = 0.5  # of a word that tells one goal from another
_NEAR_BY = 0.3  # weight of what is near from which it goes before the surest of the cards
_BOTH_NEAR = 0.25  # of two words that are each only near to what is between them
_ONE_NEAR = 0.5  # of two of which one is near to the other itself
_OF_ONE_FIELD = 0.75  # how near concepts are among the fields of work from which that says more than that nothing is shared
_LOOSE = 0.5  # how near a word is to a concept to be taken for that
_WORDS = 2  # of a term that people see to be one


class _Near(NamedTuple):
    """A unit of an mbo text, and how near it is to a concept (0 to 1)."""

    unit: Unit
    weight: float


def by_near(texts: PairTexts, *, of_title: bool = False, least: float = LIKELY, of_one_sort: bool = False) -> list[Clause]:
    """Say which word of the goal is near one of the item in meaning, or ``of_title`` near one of its title.

    ``least`` is the strength that two words need which only the cards have together. ``of_one_sort`` is whether only two things,
    or two that say what is done, are worth it: not "grondstoffen" and "bestelt".
    """
    mbo = texts.mbo[:1] if of_title else texts.mbo
    return _by_near(texts, _nearest(texts, texts.eindterm, Placing(texts.vmbo, mbo)), mbo, least, of_one_sort=of_one_sort)


def by_near_beside(texts: PairTexts, *, of_title: bool) -> list[Clause]:
    """The same for beside another reason, where it has to be sure: one of the words is what the other is near to."""
    mbo = texts.mbo[:1] if of_title else texts.mbo
    return _by_near(texts, _nearest(texts, texts.eindterm, Placing(texts.vmbo, mbo), _ONE_NEAR), mbo, SURE)


def _by_near(
    texts: PairTexts, near: Sequence[Quoted], mbo: Sequence[str], least: float, *, of_one_sort: bool = False
) -> list[Clause]:
    by_cards = associated(texts.sides.lexicon, texts.vmbo[0], mbo, least)
    one = next(chain(by_cards[:1] if by_cards and _is_surer(by_cards[0], near) else (), near, by_cards), None)
    if one is None or (of_one_sort and _says_doing(one.vmbo.label) != _says_doing(one.mbo.label)):
        return []
    is_sure = bool(near) or one.weight >= SURE  # what the thesaurus has is no guess
    return [_related(texts, one, Rank.WORD_OF_CARD if is_sure else Rank.LEAST)]


def _is_surer(one: Quoted, near: Sequence[Quoted]) -> bool:
    """Whether two words are surer to belong together than what is near, where that is something else."""
    return one.weight >= SURE and not any(
        each.weight >= _NEAR_BY or (one.vmbo.label in each.vmbo.label and one.mbo.label in each.mbo.label) for each in near
    )


def by_sure_associations(texts: PairTexts) -> list[Clause]:
    """Say which thing of the goal surely belongs to one in the title of the item, to say first: "boeket", "bloemwerk"."""
    sure = associated(texts.sides.lexicon, texts.vmbo[0], texts.mbo[:1], SURE)
    return [_related(texts, one, Rank.RELATED) for one in islice(filter(_are_things, sure), 1)]


def _related(texts: PairTexts, one: Quoted, rank: Rank) -> Clause:
    pair = best_pair([one], (), texts.mbo)
    told = with_deeds(texts, _how_related(one)[0], [one], pair, rank) if _are_things(one) else None
    if told is None and one.field:  # what is between two words that are only near it says why
        what = kept(_("both belong to {field} ({words})").format(field=one.field, words=one.label))
        told = of_phrases(f"{what}: {{words}}" if len(what) + len(both(pair)) < LINE else what, pair, rank)
    plain = _how_related(one)[1]
    clause = told or with_phrases(of_words(plain, [one], rank), pair)
    return _short(clause, plain, one)


def _how_related(one: Quoted) -> tuple[str, str]:
    """How two words are related, for before what is done with them and for before their phrases."""
    if one.is_of_work:
        return _("often in the same work ({words})"), _("often in the same work: {words}")
    return _("related ({words})"), _("related: {words}")


def by_near_heading(texts: PairTexts) -> list[Clause]:
    """Say which word of the heading above the goal is near one of the item in meaning, for where nothing else can be said."""
    near = _nearest(texts, texts.sides.vmbo.deeltaak.units[texts.i], Placing((texts.above,), texts.mbo))
    one = next(chain(near, associated(texts.sides.lexicon, texts.above, texts.mbo, PLAIN)), None)
    # what is done in a whole module is near to too much: "aanpakken"
    if one is None or is_infinitive(one.vmbo.label.casefold()):
        return []
    text = _("only a word in the title above the vmbo goal is related: {words}")
    short = _("title above vmbo, related: {words}")
    if one.is_of_work:
        text = _("only a word in the title above the vmbo goal is often in the same work: {words}")
        short = _("title above vmbo, often in the same work: {words}")
    clause = with_phrases(of_words(text, [one], Rank.LEAST), best_pair([one], (), texts.mbo))
    return [_short(clause, short, one)]


def by_fields(texts: PairTexts, *, of_title: bool = False) -> list[Clause]:
    """Say which word of the goal is of the same fields of work as one of the item, for where hardly anything can be said.

    Also words of much work may be so ("uitleg", "instrueert"); those of the title go first, or ``of_title`` alone are taken.
    """
    lexicon = texts.sides.lexicon
    for mbo in texts.mbo[:1] if of_title else texts.mbo:
        theirs = [*filter(_may_be_told, lexicon.units(mbo))]
        ties = [tie for a in filter(_may_be_told, texts.eindterm) for b in theirs if (tie := _of_one_field(lexicon, a, b))]
        ties.sort(key=lambda tie: (-tie.weight, tie.vmbo.key, tie.mbo.key))
        placing = Placing(texts.vmbo, (mbo,))
        things = (tie for tie in ties if (places := placing.place(tie)) and not any(map(_may_be_another, places)))
        if one := next((one for tie in things for one in quoted([tie], placing)), None):
            return [_related(texts, replace(one, is_of_work=not one.field), Rank.LEAST)]
    return []


def _of_one_field(lexicon: Lexicon, a: Unit, b: Unit) -> Tie | None:
    """Two words that are of the same fields of work, None where they are not; ``field`` is the concept that both are near."""
    if a.key in b.key or b.key in a.key:
        return None
    thesaurus = lexicon.thesaurus
    ours, theirs = (
        [(weight, concept) for concept, weight in unit.concepts.items() if weight >= _LOOSE and not lexicon.is_role(concept)]
        for unit in (a, b)
    )
    near = ((min(p, q) ** 0.5 * nearness(thesaurus, c, d), c, d) for p, c in ours for q, d in theirs)
    how_near, one, other = max(near, default=(0.0, 0, 0))
    if how_near < _OF_ONE_FIELD:
        return None
    between = thesaurus.names[one] if one == other else ""
    field = "" if any(between in word.casefold() for word in (*a.written, *b.written)) else between
    return Tie(kind=Kind.RELATED, vmbo=a, mbo=b, weight=how_near, field=field)


def _may_be_told(unit: Unit) -> bool:
    """Whether a word says anything, if it may stand in much work: no words that make a term only from far apart."""
    return not (is_empty(unit) or is_role(unit) or (unit.term and len(unit.written) > _WORDS))


def _short(clause: Clause, text: str, one: Quoted) -> Clause:
    are_named = _are_things(one) and " " not in one.vmbo.label + one.mbo.label
    things = (one.vmbo.label, one.mbo.label) if are_named else ()
    return replace(clause, short=text.format(words=one.label), is_near=True, things=things)


def _are_things(one: Quoted) -> bool:
    """Whether no verb is in what is related."""
    return not is_verb(one) and not any(map(is_infinitive, f"{one.vmbo.label} {one.mbo.label}".casefold().split()))


def _says_doing(label: str) -> bool:
    """Whether a verb is among some words: "test de infrastructuur"."""
    return any(infinitive(word) is not None for word in label.casefold().split())


def _nearest(texts: PairTexts, vmbo: Units, placing: Placing, least: float = _BOTH_NEAR) -> list[Quoted]:
    lexicon, terms = texts.sides.lexicon, texts.sides.terms
    title = _by_concept(lexicon, texts.text)
    ties = []
    for a in filter(_is_telling, vmbo):
        for concept, ours in a.concepts.items():
            for b, theirs in title.get(concept, ()):
                weight = min(terms.weight(a), terms.weight(b))
                if ours * theirs >= least and weight >= _LEAST_WEIGHT and a.key != b.key:
                    # what few words are near to says more
                    weight *= ours * theirs / (1 + log(sizes(lexicon.thesaurus)[concept]))
                    between = lexicon.thesaurus.names[concept] if DIRECT not in (ours, theirs) else ""
                    field = "" if any(between in word.casefold() for word in (*a.written, *b.written)) else between
                    ties.append(Tie(kind=Kind.RELATED, vmbo=a, mbo=b, weight=weight, field=field))
    # two things, or two that say what is done, before one of each: "deelname" and "participatie", not "motiveren"
    ties.sort(key=lambda tie: (is_doing(tie.vmbo) != is_doing(tie.mbo), -tie.weight, tie.vmbo.key, tie.mbo.key))
    # an adjective is near what it is said of, and that is another thing here
    things = (tie for tie in ties if (places := placing.place(tie)) and not any(map(_is_of_another, places)))
    near = (one for tie in things for one in quoted([tie], placing) if not _do_others(texts, one))
    return [*islice(near, 1)]


def _do_others(texts: PairTexts, one: Quoted) -> bool:
    """Whether what is near is two things with what is done to them, and that is not the same: "ontwerpen" and "testen"."""
    ours, theirs = ({action.verb for action in texts.sides.lexicon.actions(quote.label)} for quote in (one.vmbo, one.mbo))
    is_phrase = " " in one.vmbo.label and " " in one.mbo.label
    return bool(is_phrase and ours and theirs) and not any_same(texts.sides.lexicon, ours, theirs)


def _is_of_another(place: Standing) -> bool:
    return is_adjective_of(place) or is_reflexive(place)


def _may_be_another(place: Standing) -> bool:
    """Whether a word may be another than it looks: what is said of another thing, and "stelt" of "stelt tafels op"."""
    return _is_of_another(place) or len(place.spans) > 1


@lru_cache(500)
def _by_concept(lexicon: Lexicon, text: str) -> Mapping[int, Sequence[_Near]]:
    """The telling words of an mbo text by the concepts that they are near, but for whole subjects and people."""
    thesaurus, near = lexicon.thesaurus, defaultdict(list)
    for unit in filter(_is_telling, lexicon.units(text)):
        for concept, weight in unit.concepts.items():
            if sizes(thesaurus)[concept] <= _FIELD and not lexicon.is_role(concept):
                near[concept].append(_Near(unit, weight))
    return near


def _is_telling(unit: Unit) -> bool:
    return not (is_common(unit) or is_empty(unit) or is_role(unit))
