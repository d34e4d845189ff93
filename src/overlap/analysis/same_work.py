"""Which mbo items are nearly the same, and which pairs are judged in one row for that.

It is the werkproces of another level or kwalificatie that asks the same work again. Careful on purpose: two items are nearly
the same when they stand in other kerntaken or kwalificaties, the words of their titles are the same but for inflection, for
how independently it is done ("zelfstandig", "en begeleidt") and for the ways to say "verzorgt", and what else there is to
read agrees: their omschrijvingen share ``DESCRIPTION`` of their words. Where a title is all there is, the heading above it
must be the same too: "Bereidt werkzaamheden voor" is other work in another kerntaak. Of knowledge and skills the level counts.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Final

from overlap.language import level_phrases, stem, without_boilerplate, word_list
from overlap.locale import gettext as _
from overlap.matching.reasons.occupations import occupations, without_occupation
from overlap.model import Band, Comparison, Goal, Pair
from overlap.model.curriculum import GoalKind
from overlap.model.labels import code_of
from overlap.model.proposals import ProgressionKind

# in two whole dossiers omschrijvingen that were only adapted to a kwalificatie share 0.91 and more, others 0.68 and less
DESCRIPTION: Final = 0.85
_KINDS: Final[tuple[GoalKind, ...]] = ("werkproces", "kennis", "vaardigheid")
_TOKEN: Final = re.compile(r"\w+")
_INDEPENDENCE: Final = re.compile(
    r"\bzelfstandig\b|\bonder (?:begeleiding|toezicht)\b|\b(?:op|volgens) (?:aanwijzing|instructie)(?:en|s)?\b"
    r"|\s+en (?:begeleidt|instrueert|coördineert|stuurt aan)\W*$"
)
_CARE: Final = re.compile(r"\b(?:draagt (?:mede )?zorg voor|dragen (?:mede )?zorg voor|zorgt voor|zorgen voor|verzorgt)\b")
_TURNING: Final = frozenset(
    {"niet", "geen", "zonder", "buiten", "binnen", "voor", "tegen", "na", "alle", "alleen"}
)  # what is asked
# words that say nothing by themselves
_EMPTY: Final = frozenset(word_list("stop words")) - _TURNING
_SHORT: Final = 3  # letters up to which a word has no inflection to take off


def with_shared_rows(comparison: Comparison) -> Comparison:
    """Give the comparison with the pairs that share a row: those of one vmbo goal with items that are nearly the same.

    The likeliest of them has the row, and the others join it, proposed before or not: nobody can see in nearly the same text
    why it should be judged at one level and not at the next. Where the texts say that one repeats the vmbo and another goes
    deeper, they are judged apart.
    """
    if not comparison.settings.fold:
        return comparison
    goals = comparison.mbo.goals
    sets = {goals[n].id: number for number, alike in enumerate(same_work(goals)) for n in alike}
    if not sets:
        return comparison
    leaders: dict[tuple[str, int], dict[ProgressionKind | None, Pair]] = defaultdict(dict)
    judged_with: dict[str, str] = {}
    for pair in comparison.proposed:
        if pair.mbo.id in sets:
            level = pair.progression.kind if pair.progression else None
            leader = leaders[pair.vmbo.id, sets[pair.mbo.id]].setdefault(level, pair)
            if leader != pair:
                judged_with[pair.id] = leader.id
    pairs = list(comparison.pairs)
    for n, pair in enumerate(pairs):
        if pair.mbo.id not in sets:  # hardly any is
            continue
        key = pair.vmbo.id, sets[pair.mbo.id]
        if not pair.band and key in leaders:
            leader = next(iter(leaders[key].values()))
            pairs[n], judged_with[pair.id] = _beside(leader, pair), leader.id
    return replace(comparison, pairs=tuple(pairs), judged_with=judged_with)


def _beside(leader: Pair, pair: Pair) -> Pair:
    """Give a pair as proposed for no other reason than that it is nearly the same as one that is."""
    why = _("nearly the same mbo item as {code}: see there").format(code=code_of(leader.mbo))
    return pair._replace(
        band=Band.POSSIBLE,
        relation=leader.relation,
        relation_sure=leader.relation_sure,
        because=(why,),
        progression=leader.progression,
    )


def same_work(goals: Sequence[Goal]) -> list[tuple[int, ...]]:
    """Give which of the goals are nearly the same: their places in each set of two or more."""
    by_name = occupations(tuple(goal.description for goal in goals))
    described = [_words(without_occupation(goal.description, by_name).replace("\n", " ")) for goal in goals]
    by_title: dict[tuple[object, ...], list[list[int]]] = defaultdict(list)
    for n, goal in enumerate(goals):
        if not (title := _title(goal)):
            continue
        for alike in by_title[title]:
            if all(_shared(described[n], described[m]) >= DESCRIPTION and _apart(goal, goals[m]) for m in alike):
                alike.append(n)
                break
        else:
            by_title[title].append([n])
    return sorted(tuple(alike) for sets in by_title.values() for alike in sets if len(alike) > 1)


def _title(goal: Goal) -> tuple[object, ...]:
    """What the title of a goal says, and what must be the same besides; nothing where that is too little to go by."""
    if goal.kind not in _KINDS:
        return ()
    if goal.kind != "werkproces":
        levels = tuple(phrase.text for phrase in level_phrases(goal.text))
        return (goal.kind, levels, *words) if (words := _sorted(without_boilerplate(goal.text))) else ()
    words = _sorted(_CARE.sub(" verzorgen ", _INDEPENDENCE.sub(" ", goal.text.casefold())))
    if not goal.bare:
        return (goal.kind, *words) if words else ()
    above = _sorted(goal.section[-1].title) if goal.section else ()
    return (goal.kind, above, *words) if words and above else ()


def _apart(one: Goal, other: Goal) -> bool:
    """Whether two goals are of other kerntaken or kwalificaties: within one kerntaak nothing is asked twice."""
    return one.section != other.section or one.kwalificaties != other.kwalificaties


def _sorted(text: str) -> tuple[str, ...]:
    return tuple(sorted(_words(text).elements()))


@lru_cache(5_000)
def _words(text: str) -> Counter[str]:
    """The stems of the words of a text, numbers and single letters too: "deel 1" is not "deel 2"."""
    tokens = (token for token in _TOKEN.findall(text.casefold()) if token not in _EMPTY)
    return Counter(stem(token) if len(token) > _SHORT else token for token in tokens)


def _shared(one: Counter[str], other: Counter[str]) -> float:
    """The share (0 to 1) of the words of two texts that both have (Dice 1945); 1 where neither has any."""
    total = one.total() + other.total()
    return 2 * (one & other).total() / total if total else 1.0
