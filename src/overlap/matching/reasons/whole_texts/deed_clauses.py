"""What either text does with what agrees, behind what that is: "beide: evenement; vmbo: begroting maken – mbo: verkopen"."""

from collections.abc import Sequence
from dataclasses import replace

from overlap.locale import gettext as _

from ..acts import Act, acts_of
from ..clauses import Clause, Rank
from ..pair_texts import PairTexts
from ..phrase_pairs import PhrasePair
from ..quoted import Quoted
from ..quotes import Quote, quote_of
from ..ties import Kind
from .both_deeds import BothDeeds, deeds
from .same_verbs import ANY, HELPING, SAYING, are_listed

RANKS = {Kind.OWN: Rank.CHECKED, Kind.SAME: Rank.CHECKED}  # of what is in both, by what words are to each other
_NAMED = 3  # words that are named before what is done


def with_deeds(texts: PairTexts, what: str, alike: Sequence[Quoted], pair: PhrasePair, rank: Rank | None = None) -> Clause | None:
    """Say what is alike in both and what either does with it; None where that cannot be told."""
    one = next((each for each in pair.members if each in alike), None)
    if one is None:
        return None
    # where the word says little the verbs say more, whatever they are
    told = deeds(texts, one.here, pair.places[pair.members.index(one)], whatever=one.is_general)
    if told is None:
        return None
    what = what.format(words=", ".join(each.label for each in alike[:_NAMED]))
    rank = RANKS.get(one.kind, Rank.CALLED) if rank is None else rank
    named = tuple(each.mbo.label for each in (*alike, *pair.members))
    clause = Clause(text="", vmbo=(pair.vmbo,), mbo=(pair.mbo,), rank=rank, weight=pair.weight, names=len(alike), words=named)
    return telling_deeds(clause, what, told)


def telling_deeds(clause: Clause, what: str, told: BothDeeds) -> Clause:
    """A clause that says ``what`` is alike and then what is told, and quotes the words of that too."""
    text = _("{what}; {deeds}").format(what=what, deeds=told.told)
    return quoting(replace(clause, text=text, has_deeds=True), told)


def quoting(clause: Clause, told: BothDeeds | None) -> Clause:
    """A clause that quotes also the words of what is told in it, so that they can be seen."""
    if told is None:
        return clause
    vmbo, mbo = (
        (*quotes, *(Quote(words, words) for words in written if words not in quotes[0].written))
        for quotes, written in ((clause.vmbo, told.vmbo), (clause.mbo, told.mbo))
    )
    return replace(clause, vmbo=vmbo, mbo=mbo)


def by_other_verbs(texts: PairTexts) -> list[Clause]:
    """Say which verbs of goal and title come to the same in other words, behind another reason: "vervoeren", "transporteert"."""
    goal, title = texts.vmbo[0], texts.mbo[0]
    same = acts_of(goal).keys() & acts_of(title).keys()
    ours, theirs = ([act for act in _done(text) if act.verb not in same] for text in (goal, title))
    both = ((a, b) for a in ours for b in theirs if are_listed(a.verb, b.verb))
    act, other = next(both, (None, None))
    if act is None or other is None:
        return []
    vmbo, mbo = (quote_of(each.place, (each.place.written,)) for each in (act, other))
    text = _("related: {words}").format(words=f"{vmbo.label} – {mbo.label}")
    return [
        Clause(
            text=text, vmbo=(vmbo,), mbo=(mbo,), rank=Rank.CALLED, short=text, words=(mbo.label,), things=(vmbo.label, mbo.label)
        )
    ]


def _done(text: str) -> list[Act]:
    """What is done in a text, by verbs that say what: the verbs themselves, no nouns of them."""
    acts = (act for acts in acts_of(text).values() for act in acts[:1] if act.verb not in ANY | HELPING | SAYING)
    return [act for act in acts if not (act.is_noun or act.is_inside or act.is_unknown)]
