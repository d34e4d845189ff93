"""Evidence from actions and parts: the same action on the same object, and the share of the parts of an item that is found.

"Gasten ontvangen" and "zendingen ontvangen" share an action, "gasten ontvangen" and "gasten uitschrijven" an object; only
both together say that the same is asked. What these pieces are worth beside the others: docs/matching.md.
"""

import numpy as np

from overlap.language import KNOWING, Action, Unit, actions, remembered, units
from overlap.locale import gettext as _

from .deeds import Deeds
from .likeness import SAME_CONCEPT
from .parts import FOUND, concepts_alike, share_found
from .sides import Sides
from .vectors import Matrix, Numbers, spread

_NOT_TELLING = frozenset((KNOWING, "gebruiken", "toepassen", "uitvoeren"))  # what may be done with anything
_ANY_ACTION = 0.3  # what another action on the same object counts for, beside the same action (1)


def same_action_on_same_object(sides: Sides) -> Matrix:
    """The best over the actions of either side: how alike the action, times how alike what it is done to (0 to 1)."""
    left, right = sides.vmbo_texts.deeds, sides.mbo_texts.deeds
    mine, theirs, objects = _mutual(sides)
    both = objects * (_ANY_ACTION + (1 - _ANY_ACTION) * _verbs_alike(left, right, mine, theirs))
    # each goal that asks for the one action, with each item that asks for the other
    each, at = spread(left.goals.starts[mine], left.goals.often[mine])
    pair, other = spread(right.goals.starts[theirs[each]], right.goals.often[theirs[each]])
    best = np.zeros((left.goals.count, right.goals.count))
    np.maximum.at(best, (left.goals.rows[at[pair]], right.goals.rows[other]), both[each[pair]])
    return best


def item_parts_covered(sides: Sides) -> Matrix:
    """The share of the things that the title of the item names that are found in the eindterm or the deeltaak above it."""
    mbo = sides.mbo_texts
    found = sides.terms.shares(mbo.parts, sides.vmbo_texts.whole, vmbo=False) >= FOUND
    row = {piece: n for n, piece in enumerate(mbo.pieces)}
    return np.stack([found[[row[piece] for piece in those]].mean(axis=0) for those in mbo.named], axis=1)


def said_of_action(sides: Sides, i: int, j: int) -> tuple[str, ...]:
    """The first action that both ask on the same object, in words; nothing where there is none, or only knowing and using."""
    for mine in actions(sides.vmbo[i].text):
        for theirs in (*actions(sides.mbo[j].text), *actions(sides.mbo[j].description)):
            if mine.verb not in _NOT_TELLING and mine.objects and theirs.objects and _same(sides, mine, theirs):
                ours, other = f"{mine.objects[0]} {mine.verb}", f"{theirs.objects[0]} {theirs.verb}"
                both = ours if ours.casefold() == other.casefold() else f"{ours} ~ {other}"
                return (_("same action on the same object: {action}").format(action=both),)
    return ()


def _same(sides: Sides, mine: Action, theirs: Action) -> bool:
    if _verb_alike(mine.verb, theirs.verb) < SAME_CONCEPT:
        return False
    ours, other = units(mine.objects[0]), units(theirs.objects[0])
    there, back = share_found(sides.terms, ours, other, vmbo=True), share_found(sides.terms, other, ours, vmbo=False)
    return min(there, back) >= FOUND


def _mutual(sides: Sides) -> tuple[Numbers, Numbers, Matrix]:
    """Actions whose objects are found in each other: both, and how much (the geometric mean of both shares)."""
    left, right = sides.vmbo_texts.objects, sides.mbo_texts.objects
    there = sides.terms.shares(left, right, vmbo=True)
    back = sides.terms.shares(right, left, vmbo=False).T
    mine, theirs = np.nonzero((there > 0) & (back > 0))
    mean: Matrix = np.sqrt(there[mine, theirs] * back[mine, theirs])
    return mine, theirs, mean


def _verbs_alike(left: Deeds, right: Deeds, mine: Numbers, theirs: Numbers) -> Matrix:
    """1 for the same verb, less for another word or a related one: of the actions ``mine`` and ``theirs``, two by two."""
    pairs, place = np.unique(left.verb[mine] * len(right.verbs) + right.verb[theirs], return_inverse=True)
    words = (divmod(int(pair), len(right.verbs)) for pair in pairs)
    alike: Matrix = np.array([_verb_alike(left.verbs[a], right.verbs[b]) for a, b in words])
    return alike[place]


@remembered
def _verb_alike(a: str, b: str) -> float:
    return 1.0 if a == b else concepts_alike(_verb_unit(a), _verb_unit(b))


def _verb_unit(verb: str) -> Unit:
    """The verb as a unit; one that says nothing as a word (gebruiken) stands for no concept."""
    return next(iter(units(verb)), Unit(verb, (verb,)))
