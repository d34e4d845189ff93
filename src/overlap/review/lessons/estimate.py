"""Shares and numbers with honest bounds: of what was judged, and of all that a sample stands for.

Wilson: E.B. Wilson, Probable inference, the law of succession, and statistical inference, JASA 22 (1927) 209-212.
Horvitz-Thompson: D.G. Horvitz and D.J. Thompson, A generalization of sampling without replacement from a finite universe,
JASA 47 (1952) 663-685: each pair that was found counts for one over its chance to be in the sample.
The bounds of that number: Wilson's, for a sample as large as this one is worth, given that its pairs weigh unequally:
(sum of weights)^2 / sum of squared weights (L. Kish, Survey Sampling, 1965). N. Dean and M. Pagano, Evaluating confidence
interval methods for binomial proportions in clustered surveys, JSSAM 3 (2015) 484-503, compare such intervals. They do not
shrink to nothing when the sample holds no hit at all, as the variance of Horvitz and Thompson would.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt
from typing import Final

from overlap.model.learning import Interval

Z: Final = 1.959964  # 95 %


@dataclass(frozen=True, slots=True)
class Stratum:
    """A part of what was not proposed: its size, how many of it were judged, and how many of those were hits."""

    of: int
    judged: int
    hits: int


def wilson(hits: float, n: float) -> Interval:
    """The share of hits with Wilson's score interval; from 0 to 1 where nothing was judged."""
    if n <= 0:
        return Interval(0.0, 0.0, 1.0)
    p, z2 = hits / n, Z * Z
    middle = (p + z2 / (2 * n)) / (1 + z2 / n)
    half = Z / (1 + z2 / n) * sqrt(p * (1 - p) / n + z2 / (4 * n * n))
    return Interval(p, max(0.0, middle - half), min(1.0, middle + half))


def total(strata: Sequence[Stratum]) -> Interval:
    """The estimated number of hits in all strata together.

    Never less than was found, nor more than was not excluded. A stratum of which nothing was judged may hold any number.
    """
    known = [stratum for stratum in strata if stratum.judged]
    size = sum(stratum.of for stratum in known)
    found = sum(stratum.hits for stratum in known)
    number = sum(stratum.hits * stratum.of / stratum.judged for stratum in known)
    squares = sum(stratum.of**2 / stratum.judged for stratum in known)
    bounds = wilson(number / size * size**2 / squares, size**2 / squares) if size else Interval(0.0, 0.0, 0.0)
    excluded = sum(stratum.judged - stratum.hits for stratum in known)
    unknown = sum(stratum.of for stratum in strata) - size
    high = min(bounds.high * size, size - excluded) + unknown
    return Interval(number, max(float(found), bounds.low * size), max(number, high))
