"""What a matrix is of, in words: the number and name of a unit, and the bands of certainty of its pairs."""

from collections.abc import Mapping
from typing import Final

from overlap.analysis.units import Unit
from overlap.locale import mark
from overlap.model import Band

BANDS: Final[Mapping[Band, str]] = {
    "zeker": mark("certain"),
    "waarschijnlijk": mark("likely"),
    "mogelijk": mark("possible"),
}


def numbered(unit: Unit) -> str:
    """Give the number and the name of a unit: "V3 Zorg en welzijn"."""
    return f"{unit.number} {unit.name}"
