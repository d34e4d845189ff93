"""A goal that names several things, part by part: which of them are found on the other side."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from overlap.language import Unit, units
from overlap.locale import gettext as _

from .deeds import goal_parts
from .likeness import SAME_CONCEPT, part_likeness
from .sides import Sides
from .terms import TermTable

# share of a part, by weight of its units, from which it counts as found: a wider concept is enough, a word that only
# begins the same is not
FOUND = 0.52
_LEAST = 0.3  # likeness below which two units have nothing to do with each other


@dataclass(frozen=True, slots=True)
class Parts:
    """The parts of one goal, as written: those found on the other side, and those not. Both empty where it names one thing."""

    found: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()

    @property
    def several(self) -> bool:
        """Whether the goal names several things."""
        return len(self.found) + len(self.missing) > 1


def parts_of_pair(sides: Sides, i: int, j: int) -> tuple[Parts, Parts]:
    """The parts of the vmbo goal looked for in the item with its omschrijving, and those of its title in the goal."""
    vmbo = _looked_for(sides.terms, goal_parts(sides.vmbo[i].text), units(sides.item[j]), vmbo=True)
    return vmbo, _looked_for(sides.terms, goal_parts(sides.mbo[j].text), units(sides.eindterm[i]), vmbo=False)


def _looked_for(terms: TermTable, named: Sequence[str], others: Sequence[Unit], *, vmbo: bool) -> Parts:
    found = {part: share_found(terms, units(part), others, vmbo=vmbo) >= FOUND for part in named}
    return Parts(tuple(p for p in named if found[p]), tuple(p for p in named if not found[p]))


def share_found(terms: TermTable, part: Sequence[Unit], others: Sequence[Unit], *, vmbo: bool) -> float:
    """The share of the units of a part, by weight, that is found among the others."""
    table = terms.likeness if vmbo else terms.likeness.T
    mine, theirs = (terms.left, terms.right) if vmbo else (terms.right, terms.left)
    columns = [theirs[unit.key] for unit in others if unit.key in theirs]
    total = best = 0.0
    for unit in part:
        weight = max(0.05, terms.weight(unit))
        total += weight
        row = mine.get(unit.key)
        if row is not None:
            best += weight * (float(table[row, columns].max()) if columns else 0.0)
        else:
            # a word that was filled in ("schoonmaakapparatuur" for "-apparatuur") stands in no text
            best += weight * max((alike(unit, other) for other in others), default=0.0)
    return best / total if total else 0.0


@lru_cache(200_000)
def alike(a: Unit, b: Unit) -> float:
    """How alike two units are by concept or by their parts (0 to 1), also where they stand in no text of the comparison."""
    if a.key == b.key:
        return 1.0
    like = max(concepts_alike(a, b), 0.0 if a.term or b.term else part_likeness(a.key, b.key))
    return like if like >= _LEAST else 0.0


def concepts_alike(a: Unit, b: Unit) -> float:
    """How near the concepts of two units are (0 to SAME_CONCEPT)."""
    shared = a.concepts.keys() & b.concepts.keys()
    return SAME_CONCEPT * max((a.concepts[c] * b.concepts[c] for c in shared), default=0.0)


def said(vmbo: Parts, mbo: Parts, *, overlaps: bool) -> tuple[str, ...]:
    """Which parts are covered, in words; nothing where a goal names one thing or too little of it is found to be telling."""
    lines = []
    if _telling(vmbo, overlaps=overlaps):
        some = _("{count} of the {total} in the vmbo goal: {found}, not {missing}")
        lines.append(_line(vmbo, some if vmbo.missing else _("all {total} in the vmbo goal: {found}")))
    if _telling(mbo, overlaps=overlaps):
        some = _("{count} of the {total} in the mbo item: {found}, not {missing}")
        lines.append(_line(mbo, some if mbo.missing else _("all {total} in the mbo item: {found}")))
    return tuple(lines)


def _telling(which: Parts, *, overlaps: bool) -> bool:
    """Where two are only related, that one thing out of many is found is not worth a line."""
    return which.several and len(which.found) >= (1 if overlaps else len(which.missing) or 1)


def _line(which: Parts, text: str) -> str:
    return text.format(
        count=len(which.found),
        total=len(which.found) + len(which.missing),
        found=", ".join(which.found),
        missing=", ".join(which.missing),
    )
