"""The words of two texts that counted in the score, rightly or not: what a reason says is chosen more strictly (ties.py)."""

from dataclasses import dataclass

from overlap.language import Lexicon, Unit
from overlap.matching.words.likeness import concept_likeness
from overlap.matching.words.vocabulary import Units

from ..sides import Sides


@dataclass(frozen=True, slots=True)
class Agreement:
    """A unit of the vmbo text beside its counterpart in the mbo text: how alike (0 to 1), and how much it says."""

    vmbo: Unit
    mbo: Unit
    likeness: float
    weight: float


def agreements(sides: Sides, vmbo: Units, mbo: Units) -> list[Agreement]:
    """Find the units of a vmbo and an mbo text that are alike, most telling first; each unit once."""
    terms = sides.terms
    candidates = [
        Agreement(a, b, like, like * max(0.05, min(terms.weight(a), terms.weight(b))))
        for a, b, like in terms.like_units_in(vmbo, mbo)
    ]
    candidates.sort(key=lambda agreement: (-agreement.weight, agreement.vmbo.key, agreement.mbo.key))
    best: list[Agreement] = []
    for agreement in candidates:
        ours, theirs = {*agreement.vmbo.written}, {*agreement.mbo.written}
        if not any(ours & {*b.vmbo.written} or theirs & {*b.mbo.written} for b in best):
            best.append(agreement)
    return best


def agreements_of_pair(sides: Sides, i: int, j: int) -> list[Agreement]:
    """Give what eindterm i agrees on with item j, and then what only the deeltaak above it does."""
    item = sides.mbo.item.units[j]
    own = agreements(sides, sides.vmbo.eindterm.units[i], item)
    named = {word for agreement in own for word in agreement.mbo.written}
    above = agreements(sides, sides.vmbo.deeltaak.units[i], item)
    return [*own, *(agreement for agreement in above if not named & {*agreement.mbo.written})]


def is_by_begrippen(a: Unit, b: Unit, lexicon: Lexicon) -> bool:
    """Whether two words are alike through a begrip of the working group, and less so, or not at all, without it."""
    plain_a, plain_b = lexicon.units_without_begrippen(a), lexicon.units_without_begrippen(b)
    if plain_a and plain_b and plain_a[0] is a and plain_b[0] is b:
        return False  # there are no begrippen
    return concept_likeness(a, b) > max((concept_likeness(x, y) for x in plain_a for y in plain_b), default=0.0)
