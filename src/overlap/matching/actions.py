"""Evidence from actions and parts: the same action on the same object, and the share of the parts of an item that is found.

"Gasten ontvangen" and "zendingen ontvangen" share an action, "gasten ontvangen" and "gasten uitschrijven" an object; only
both together say that the same is asked. What these pieces are worth beside the others: docs/matching.md.
"""

import numpy as np

from overlap.language import KNOWING, Action
from overlap.locale import gettext as _

from .parts import FOUND, share_found
from .sides import Sides
from .words.deeds import Deeds
from .words.likeness import SAME_CONCEPT, shared_concepts
from .words.vectors import Matrix, apart, spread
from .words.vocabulary import joined

_NOT_TELLING = frozenset((KNOWING, "gebruiken", "toepassen", "uitvoeren"))  # what may be done with anything
_ANY_ACTION = 0.3  # what another action on the same object counts for, beside the same action (1)


def same_action_on_same_object(sides: Sides) -> Matrix:
    """Give the best over the actions of either side: how alike the action, times how alike what it is done to (0 to 1)."""
    left, right = sides.vmbo.deeds, sides.mbo.deeds
    vmbo, mbo, of_vmbo, of_mbo = sides.terms.shared(sides.vmbo.objects, sides.mbo.objects)
    verbs = _likeness_of_verbs(left, right)[left.verb[vmbo], right.verb[mbo]]
    both = np.sqrt(of_vmbo * of_mbo) * (_ANY_ACTION + (1 - _ANY_ACTION) * verbs)
    # each goal that asks for the one action, with each item that asks for the other
    action, goal, item = joined(left.goals, right.goals, vmbo, mbo)
    best = np.zeros((left.goals.size, right.goals.size))
    np.maximum.at(best.reshape(-1), left.goals.indices[goal] * right.goals.size + right.goals.indices[item], both[action])
    return best


def item_parts_covered(sides: Sides) -> Matrix:
    """Give the share of the things in the title of the item that are found in the eindterm or the deeltaak above it."""
    pieces, size = sides.mbo.items_by_piece, len(sides.vmbo.goals)
    is_found = sides.terms.shares(sides.mbo.parts, sides.vmbo.whole, vmbo=False) >= FOUND
    piece, goal = apart(np.flatnonzero(is_found), size)  # quicker than by rows and columns
    each, at = spread(pieces.indptr[piece], pieces.counts[piece])
    found = np.bincount(goal[each] * pieces.size + pieces.indices[at], minlength=size * pieces.size)
    share: Matrix = found.reshape(size, pieces.size) / np.bincount(pieces.indices, minlength=pieces.size)
    return share


def describe_action(sides: Sides, i: int, j: int) -> tuple[str, ...]:
    """Name the first action that both ask on the same object; nothing where there is none, or only knowing and using."""
    for vmbo in sides.vmbo.actions[i]:
        for mbo in (*sides.mbo.actions[j], *sides.mbo.described[j]):
            if vmbo.verb not in _NOT_TELLING and vmbo.objects and mbo.objects and _is_same(sides, vmbo, mbo):
                ours, theirs = f"{vmbo.objects[0]} {vmbo.verb}", f"{mbo.objects[0]} {mbo.verb}"
                both = ours if ours.casefold() == theirs.casefold() else f"{ours} – {theirs}"
                return (_("same action on the same object: {action}").format(action=both),)
    return ()


def _is_same(sides: Sides, vmbo: Action, mbo: Action) -> bool:
    left, right = sides.vmbo.deeds, sides.mbo.deeds
    if _likeness_of_verb(left, right, vmbo.verb, mbo.verb) < SAME_CONCEPT:
        return False
    ours, theirs = left.things[vmbo.objects[0]], right.things[mbo.objects[0]]
    shares = share_found(sides.terms, ours, theirs, vmbo=True), share_found(sides.terms, theirs, ours, vmbo=False)
    return min(shares) >= FOUND


def _likeness_of_verbs(left: Deeds, right: Deeds) -> Matrix:
    """How alike the verbs of both are: 1 for the same verb, less for another word or a related one; as `_likeness_of_verb`."""
    likeness = np.zeros((len(left.verbs), len(right.verbs)))
    concepts = np.flatnonzero(left.concepts.counts * right.concepts.counts)
    _concept, mine, theirs = joined(left.concepts, right.concepts, concepts, concepts)
    pairs = left.concepts.indices[mine] * len(right.verbs) + right.concepts.indices[theirs]
    np.maximum.at(likeness.reshape(-1), pairs, SAME_CONCEPT * left.concepts.shares[mine] * right.concepts.shares[theirs])
    same = np.array([(n, right.verbs[verb]) for verb, n in left.verbs.items() if verb in right.verbs], np.intp).reshape(-1, 2)
    likeness[same[:, 0], same[:, 1]] = 1.0
    return likeness


def _likeness_of_verb(left: Deeds, right: Deeds, vmbo: str, mbo: str) -> float:
    return 1.0 if vmbo == mbo else shared_concepts(left.verb_units[vmbo], right.verb_units[mbo])
