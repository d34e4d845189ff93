"""Of how many pairs of a matrix is told why: of a school of most that anybody reads, of a country only examples."""

from typing import NamedTuple

PAIRS_OF_A_UNIT = 40  # pairs of a vmbo unit and an mbo unit that are kept to show, the best
LISTED = 20_000  # pairs of all units together that a workbook lists; a laptop opens that without waiting
OF_A_COUNTRY = 2_000  # … where there are more cells than that: examples of what two programmes share, as each costs some 2 ms
_WITHOUT = 10  # times as many are kept, for not every cell has pairs
_LEAST = 2
_MANY = 100  # mbo programmes from which each has as many examples: so many that a process always does all couples of one


class Most(NamedTuple):
    """How many pairs are kept at most of a vmbo unit and an mbo unit, and of two programmes together (None: any number).

    ``only_certain`` is whether likely ones are only counted. ``of_mbo`` is with how many vmbo programmes an mbo programme
    has any: those with the best (None: with all).
    """

    of_units: int
    of_programmes: int | None = None
    only_certain: bool = False
    of_mbo: int | None = None


def pairs_kept(cells: int, vmbo: int, mbo: int) -> Most:
    """Give how many pairs are worth saying why of, in a matrix of so many cells, of so many programmes on both sides.

    A country has more cells than a workbook lists pairs: there the best of two programmes are kept, to show what a cell is about.
    Where even one of each two is too many, only certain ones are: most programmes of a country have little to do with each other.
    And where there are many mbo programmes, each is shown with the few vmbo programmes that it has the best of these with.
    """
    of_units = min(PAIRS_OF_A_UNIT, max(_LEAST, _WITHOUT * LISTED // max(1, cells)))
    if cells <= LISTED:
        return Most(of_units)
    of_programmes, is_too_many = max(1, OF_A_COUNTRY // (vmbo * mbo)), vmbo * mbo > OF_A_COUNTRY
    of_mbo = max(1, OF_A_COUNTRY // mbo) if is_too_many and mbo >= _MANY else None
    return Most(of_units, of_programmes, is_too_many, of_mbo)
