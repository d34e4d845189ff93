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
from .words.vectors import Matrix, Numbers, spread

_NOT_TELLING = frozenset((KNOWING, "gebruiken", "toepassen", "uitvoeren"))  # what may be done with anything
_ANY_ACTION = 0.3  # what another action on the same object counts for, beside the same action (1)


def same_action_on_same_object(sides: Sides) -> Matrix:
    """Give the best over the actions of either side: how alike the action, times how alike what it is done to (0 to 1)."""
    left, right = sides.vmbo.deeds, sides.mbo.deeds
    vmbo, mbo, of_vmbo, of_mbo = sides.terms.shared(sides.vmbo.objects, sides.mbo.objects)
    verbs = _likeness_of_verbs(left, right, vmbo, mbo)
    both = np.sqrt(of_vmbo * of_mbo) * (_ANY_ACTION + (1 - _ANY_ACTION) * verbs)
    # each goal that asks for the one action, with each item that asks for the other
    each, at = spread(left.goals.indptr[vmbo], left.goals.counts[vmbo])
    pair, other = spread(right.goals.indptr[mbo[each]], right.goals.counts[mbo[each]])
    best = np.zeros(left.goals.size * right.goals.size)
    np.maximum.at(best, left.goals.indices[at[pair]] * right.goals.size + right.goals.indices[other], both[each[pair]])
    return best.reshape(left.goals.size, right.goals.size)


def item_parts_covered(sides: Sides) -> Matrix:
    """Give the share of the things in the title of the item that are found in the eindterm or the deeltaak above it."""
    mbo = sides.mbo
    is_found = sides.terms.shares(mbo.parts, sides.vmbo.whole, vmbo=False) >= FOUND
    row = {piece: n for n, piece in enumerate(mbo.units_of_pieces)}
    counts = np.array([len(pieces) for pieces in mbo.pieces])
    of_pieces = is_found[[row[piece] for pieces in mbo.pieces for piece in pieces]]
    found: Matrix = np.add.reduceat(of_pieces, np.cumsum(counts) - counts, axis=0, dtype=float).T / counts
    return found


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


def _likeness_of_verbs(left: Deeds, right: Deeds, vmbo: Numbers, mbo: Numbers) -> Matrix:
    """1 for the same verb, less for another word or a related one: of the actions ``vmbo`` and ``mbo``, two by two."""
    pairs, place = np.unique(left.verb[vmbo] * len(right.verbs) + right.verb[mbo], return_inverse=True)
    verbs = (divmod(int(pair), len(right.verbs)) for pair in pairs)
    likeness: Matrix = np.array([_likeness_of_verb(left, right, left.verbs[a], right.verbs[b]) for a, b in verbs])
    return likeness[place]


def _likeness_of_verb(left: Deeds, right: Deeds, vmbo: str, mbo: str) -> float:
    return 1.0 if vmbo == mbo else shared_concepts(left.verb_units[vmbo], right.verb_units[mbo])
