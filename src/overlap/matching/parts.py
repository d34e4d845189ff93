"""A goal that names several things, part by part: which of them are found on the other side."""

from collections.abc import Mapping
from dataclasses import dataclass

from overlap.locale import gettext as _

from .sides import Sides
from .words.likeness import unit_likeness
from .words.terms import TermTable
from .words.vocabulary import Units

# share of a part, by weight of its units, from which it counts as found: a wider concept is enough, a word that only
# begins the same is not
FOUND = 0.52


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
    """Look for the parts of a vmbo goal in an mbo item with its omschrijving, and for those of its title in the goal."""
    vmbo, mbo = sides.vmbo, sides.mbo
    return (
        _looked_for(sides.terms, vmbo.named[i], mbo.item.units[j], vmbo=True),
        _looked_for(sides.terms, mbo.named[j], vmbo.eindterm.units[i], vmbo=False),
    )


def _looked_for(terms: TermTable, named: Mapping[str, Units], others: Units, *, vmbo: bool) -> Parts:
    is_found = {part: share_found(terms, units, others, vmbo=vmbo) >= FOUND for part, units in named.items()}
    return Parts(tuple(part for part in named if is_found[part]), tuple(part for part in named if not is_found[part]))


def share_found(terms: TermTable, part: Units, others: Units, *, vmbo: bool) -> float:
    """Give the share of the units of a part, by weight, that is found among the others (0 to 1)."""
    if not part:
        return 0.0
    rows, places, alike = (terms.left, terms.right, terms.like_left) if vmbo else (terms.right, terms.left, terms.like_right)
    columns = {places[unit.key] for unit in others if unit.key in places}
    total = best = 0.0
    for unit in part:
        weight = max(0.05, terms.weight(unit))
        total += weight
        row = rows.get(unit.key)
        if row is not None:
            best += weight * max((like for place, like in alike[row].items() if place in columns), default=0.0)
        else:
            # a word that was filled in ("schoonmaakapparatuur" for "-apparatuur") stands in no text
            best += weight * max((unit_likeness(unit, other) for other in others), default=0.0)
    return best / total if total else 0.0


def describe_parts(vmbo: Parts, mbo: Parts, *, overlaps: bool) -> tuple[str, ...]:
    """Say which parts are covered; nothing where a goal names one thing or too little of it is found to be telling."""
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
