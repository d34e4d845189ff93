"""How words that agree are said with the phrases that they stand in, whatever they are to each other."""

from collections.abc import Sequence

from overlap.language import stem
from overlap.locale import gettext as _
from overlap.locale import mark

from ..clauses import LINE, PLAIN, Clause, Rank, both, is_telling, kept, of_phrases
from ..pair_texts import PairTexts
from ..phrase_pairs import PhrasePair, best_pair
from ..quoted import Quoted, is_verb
from ..quotes import is_adjective_of
from ..whole_texts.trades import are_of_other_trades
from ..work import is_same_work

OTHER_WORD = mark("another word for the same ({words})"), mark("another word for the same: {words}")
_RELATED_WORD = mark("related ({words})"), mark("related: {words}")


def pair_of(texts: PairTexts, alike: Sequence[Quoted]) -> PhrasePair:
    """Give the phrases in which words that agree stand, with what else agrees there."""
    return best_pair(alike, [each for each in texts.quoted if each not in alike], texts.mbo)


def named_before(what: str, one: Quoted, pair: PhrasePair, *others: Quoted) -> str:
    """A text for two phrases that names what is alike in them, where they hold more than that and there is room."""
    is_all = (one.vmbo.label, one.mbo.label) == (pair.vmbo.label, pair.mbo.label)
    labels = ", ".join(f"{kept(each.vmbo.label)} – {kept(each.mbo.label)}" for each in (one, *others))
    named = f"{what} ({labels}): {{words}}"
    if is_all:
        return f"{what}: {{words}}"
    # which words are alike says more than the phrases, and these are in bold
    return named if len(named) + len(both(pair)) <= LINE else named.removesuffix(": {words}")


def in_phrases(texts: PairTexts, text: str, alike: Sequence[Quoted], pair: PhrasePair, rank: Rank) -> Clause:
    """Quote the phrases that words stand in; where all that is said is done in both, it is called the same work."""
    weight = pair.weight if any(map(is_telling, alike)) else max(each.weight for each in alike)
    if is_one_work(texts, pair, general=True):
        return of_phrases(_("the same work: {words}"), pair, Rank.CHECKED if is_one_work(texts, pair) else rank, weight)
    return of_phrases(text, pair, rank, weight)


def is_one_work(texts: PairTexts, pair: PhrasePair, *, general: bool = False) -> bool:
    """Whether the same is done to the same, and nothing says that it is the same of another trade."""
    things = [each for each in pair.members if each.kind in PLAIN and not is_verb(each)]
    return is_same_work(texts, pair, general=general) and not any(are_of_other_trades(texts, each) for each in things)


def other_word(texts: PairTexts, one: Quoted) -> tuple[str, str]:
    """What to call two words for the same thing, for before what is done with it and for before phrases, to translate.

    They are no more than related where each is of another trade: "onderdelen" of a car, "componenten" of a circuit; and where
    one only says how something is: "deuren afsluiten" is nothing like "afrondende werkzaamheden".
    """
    are_things = not is_verb(one) and are_of_other_trades(texts, one)
    return _RELATED_WORD if are_things or any(map(is_adjective_of, (one.here, one.there))) else OTHER_WORD


def are_one(one: Quoted) -> bool:
    """Whether what agrees is one word in two forms."""
    return stem(one.vmbo.label.casefold()) == stem(one.mbo.label.casefold())
