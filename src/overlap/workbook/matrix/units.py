"""What a matrix is of, in words: kinds of units, their numbers and names, and bands of certainty."""

from collections.abc import Mapping
from typing import Final

from overlap.analysis.units import Kind, Unit
from overlap.locale import gettext as _
from overlap.locale import mark

_KINDS: Final[Mapping[Kind, str]] = {
    "profiel": mark("programme"),
    "kern": mark("profielkern"),
    "module": mark("module"),
    "keuzevak": mark("keuzevak"),
    "kwalificatie": mark("kwalificatie"),
    "keuzedeel": mark("keuzedeel"),
}


def kind_name(kind: Kind) -> str:
    """Give a kind of unit in the language of this run."""
    return _(_KINDS[kind])


def numbered(unit: Unit) -> str:
    """Give the number and the name of a unit: "V3 Zorg en welzijn"."""
    return f"{unit.number} {unit.name}"
