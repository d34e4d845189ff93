"""Evidence from actions and parts: the same action on the same object, and the share of the parts of an item that is found.

"Gasten ontvangen" and "zendingen ontvangen" share an action, "gasten ontvangen" and "gasten uitschrijven" an object; only
both together say that the same is asked. What these pieces are worth beside the others: docs/matching.md.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np

from overlap.language import KNOWING, Action, Unit, actions, parts, units
from overlap.locale import gettext as _

from .parts import FOUND, concepts_alike, goal_parts, share_found
from .terms import SAME_CONCEPT, Units, all_alike, by_concept
from .vectors import Matrix

if TYPE_CHECKING:
    from .evidence import Sides

_NOT_TELLING = frozenset((KNOWING, "gebruiken", "toepassen", "uitvoeren"))  # what may be done with anything
_ANY_ACTION = 0.3  # what another action on the same object counts for, beside the same action (1)


def same_action_on_same_object(sides: "Sides") -> Matrix:
    """The best over the actions of either side: how alike the action, times how alike what it is done to (0 to 1)."""
    left = [_asked(goal.text) for goal in sides.vmbo]
    right = [(*_asked(goal.text), *actions(goal.description)) for goal in sides.mbo]
    mine, theirs = _flat(left), _flat(right)
    if not mine or not theirs:
        return np.zeros((len(left), len(right)))
    objects = _mutual(sides, [_object_units(one) for one in mine], [_object_units(one) for one in theirs])
    both = objects * (_ANY_ACTION + (1 - _ANY_ACTION) * _verbs_alike(mine, theirs))
    return _best(both, left, right, mine, theirs)


def _asked(text: str) -> tuple[Action, ...]:
    """The actions of a goal; a bare subject ("kassa en pinautomaat") is to be known."""
    return actions(text) or (Action(KNOWING, parts(text)),)


def item_parts_covered(sides: "Sides") -> Matrix:
    """The share of the things that the title of the item names that are found in the eindterm or the deeltaak above it."""
    named = [goal_parts(goal.text) or (title,) for goal, title in zip(sides.mbo, sides.titel, strict=True)]
    context = [(*units(a), *units(b)) for a, b in zip(sides.eindterm, sides.deeltaak, strict=True)]
    pieces = sorted({piece for those in named for piece in those})
    found = _shares(sides, [units(piece) for piece in pieces], context, vmbo=False) >= FOUND
    row = {piece: n for n, piece in enumerate(pieces)}
    return np.stack([found[[row[piece] for piece in those]].mean(axis=0) for those in named], axis=1)


def said_of_action(sides: "Sides", i: int, j: int) -> tuple[str, ...]:
    """The first action that both ask on the same object, in words; nothing where there is none, or only knowing and using."""
    for mine in actions(sides.vmbo[i].text):
        for theirs in (*actions(sides.mbo[j].text), *actions(sides.mbo[j].description)):
            if mine.verb not in _NOT_TELLING and mine.objects and theirs.objects and _same(sides, mine, theirs):
                ours, other = f"{mine.objects[0]} {mine.verb}", f"{theirs.objects[0]} {theirs.verb}"
                both = ours if ours.casefold() == other.casefold() else f"{ours} ~ {other}"
                return (_("same action on the same object: {action}").format(action=both),)
    return ()


def _same(sides: "Sides", mine: Action, theirs: Action) -> bool:
    if _verb_alike(mine.verb, theirs.verb) < SAME_CONCEPT:
        return False
    ours, other = units(mine.objects[0]), units(theirs.objects[0])
    there, back = share_found(sides.terms, ours, other, vmbo=True), share_found(sides.terms, other, ours, vmbo=False)
    return min(there, back) >= FOUND


def _shares(sides: "Sides", texts: Sequence[Units], others: Sequence[Units], *, vmbo: bool) -> Matrix:
    """The share of each text, by weight of its units, that is found in each of the others: len(texts) x len(others)."""
    terms = sides.terms
    table = terms.likeness if vmbo else terms.likeness.T
    mine, theirs = (terms.left, terms.right) if vmbo else (terms.right, terms.left)
    vocabulary = list({unit.key: unit for text in texts for unit in text}.values())
    place = {unit.key: n for n, unit in enumerate(vocabulary)}
    best = np.zeros((len(vocabulary), len(others)))
    known = [n for n, unit in enumerate(vocabulary) if unit.key in mine]
    rows = table[[mine[vocabulary[n].key] for n in known]]
    strange = [n for n, unit in enumerate(vocabulary) if unit.key not in mine]
    there = list({unit.key: unit for other in others for unit in other}.values())
    column = {unit.key: n for n, unit in enumerate(there)}
    unlisted = all_alike([vocabulary[n] for n in strange], there)
    for j, other in enumerate(others):
        columns = sorted({theirs[unit.key] for unit in other if unit.key in theirs})
        if columns:
            best[known, j] = rows[:, columns].max(axis=1)
        if other and strange:
            best[strange, j] = unlisted[:, [column[unit.key] for unit in other]].max(axis=1)
    weights = np.zeros((len(texts), len(vocabulary)))
    for i, text in enumerate(texts):
        for unit in text:
            weights[i, place[unit.key]] = max(0.05, terms.weight(unit))
    share: Matrix = weights @ best / np.maximum(weights.sum(axis=1, keepdims=True), 1e-9)
    return share


def _mutual(sides: "Sides", left: Sequence[Units], right: Sequence[Units]) -> Matrix:
    """How much two objects are each found in the other: the geometric mean of both shares."""
    there = _shares(sides, left, right, vmbo=True)
    back = _shares(sides, right, left, vmbo=False).T
    mean: Matrix = np.sqrt(there * back)
    return mean


def _object_units(action: Action) -> tuple[Unit, ...]:
    return tuple({unit.key: unit for thing in action.objects for unit in units(thing)}.values())


def _verbs_alike(left: Sequence[Action], right: Sequence[Action]) -> Matrix:
    """1 for the same verb, less for another word or a related one."""
    mine, theirs = sorted({a.verb for a in left}), sorted({a.verb for a in right})
    table = by_concept([_verb_unit(verb) for verb in mine], [_verb_unit(verb) for verb in theirs])
    rows, columns = {v: n for n, v in enumerate(mine)}, {v: n for n, v in enumerate(theirs)}
    for verb in rows.keys() & columns.keys():
        table[rows[verb], columns[verb]] = 1.0
    found: Matrix = table[np.ix_([rows[a.verb] for a in left], [columns[b.verb] for b in right])]
    return found


def _verb_alike(a: str, b: str) -> float:
    return 1.0 if a == b else concepts_alike(_verb_unit(a), _verb_unit(b))


def _verb_unit(verb: str) -> Unit:
    """The verb as a unit; one that says nothing as a word (gebruiken) stands for no concept."""
    return next(iter(units(verb)), Unit(verb, (verb,)))


def _flat(actions_: Sequence[Sequence[Action]]) -> list[Action]:
    return list(dict.fromkeys(action for those in actions_ for action in those))


def _best(
    table: Matrix, left: Sequence[Sequence[Action]], right: Sequence[Sequence[Action]], mine: list[Action], theirs: list[Action]
) -> Matrix:
    """The highest of the table over the actions of each pair of goals; 0 where either has none."""
    row, column = {a: n for n, a in enumerate(mine)}, {a: n for n, a in enumerate(theirs)}
    best = np.zeros((len(left), len(right)))
    tops = np.stack([table[[row[a] for a in those]].max(axis=0) if those else np.zeros(len(theirs)) for those in left])
    for j, those in enumerate(right):
        if those:
            best[:, j] = tops[:, [column[b] for b in those]].max(axis=1)
    return best
