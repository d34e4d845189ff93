"""Whether two programmes are about the same work, and what is taken from every chance where they are not.

The weights were fitted within sectors; between sectors chances are too high, and the more goals there are, the more pairs
seem certain. What is measured does not grow with the length of a list (docs/matching.md).
"""

from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from overlap.model.comparison import FEW_GOALS

from .context import Group
from .words.vectors import Matrix

Shares = NDArray[np.float64]  # one figure per goal or module
_CHANCE_MEETINGS = 0.026, 0.032  # mean chance of all pairs up to which they are chance meetings, and from which they are not
_SAME_WORK = 0.33, 0.45  # same work up to which that says nothing, and from which it is the same work …
_BORNE_OUT = 0.024, 0.028  # … where the mean chance bears it out: nothing of that below the one, all above the other
_SURELY_SAME = 0.6, 0.75  # same work from which it is the same work, whatever the mean chance
_SAME_WORK_OF_MODULE = 0.5, 0.6  # the same of one module of many: general skills belong to every work up to 0.5
_LESS = 1.95  # taken from the log-odds of every pair where there is none


class SameWork(NamedTuple):
    """How much the programmes belong to the same fields of work (up to 1): as a whole, and per module of the vmbo."""

    whole: float
    modules: Group
    of_module: Shares


def same_fields(sums: Matrix, other: Shares) -> Shares:
    """Give the cosine of each of the summed directions among the fields of work with another; 0 where one of two has none."""
    cosines: Shares = sums @ other / (np.linalg.norm(sums, axis=1) * np.linalg.norm(other) + 1e-9)
    return cosines


def lowering(verwant: Matrix, same_work: SameWork) -> Matrix:
    """Give what is taken from the log-odds of the pairs of each vmbo goal for want of common ground; mostly 0 (goals x 1)."""
    of_goal = _of_modules(verwant, same_work)[same_work.modules.number]
    less: Matrix = _LESS * (1 - np.maximum(common_ground(verwant, same_work.whole), of_goal))[:, None]
    return less


def common_ground(verwant: Matrix, same_work: float) -> float:
    """Tell, from 0 to 1, whether the programmes are about the same work: as a whole, or by the chances of all their pairs.

    The weights were fitted on comparisons within a sector. Between sectors the chances of a model are too high, and the more
    goals there are, the more pairs seem certain: of 577 goals about building and 47 items about care 36 pairs. The *mean* chance
    does not grow with the length of a list. Measured on 22 comparisons that readers marked, and on 11 vmbo programmes beside 18
    mbo trades: 0.029 to 0.1 within a sector, 0.014 to 0.026 between sectors; ``same_work`` 0.4 to 0.9 and 0 to 0.35. A list of
    all kinds of goals (all subjects of a school) is about a little of everything: 0.45 with care, and a mean of 0.024. Marks
    of 384 pairs between sectors ask for 2.1 to 4 less in log-odds, those within for nothing (docs/matching.md).
    """
    if min(verwant.shape) < FEW_GOALS:
        return 1.0
    mean = float(verwant.mean())
    borne_out = min(between(same_work, *_SAME_WORK), between(mean, *_BORNE_OUT))
    return float(max(between(mean, *_CHANCE_MEETINGS), borne_out, between(same_work, *_SURELY_SAME)))


def mean_chances(verwant: Matrix, modules: Group) -> Shares:
    """Give per vmbo goal the mean chance of all pairs, or of those of its module where that is more and has goals enough."""
    whole, means = verwant.mean(), _means(verwant, modules)
    of_goal: Shares = np.where(modules.sizes >= FEW_GOALS, np.maximum(means, whole), whole)[modules.number]
    return of_goal


def between(value: Any, lowest: float, highest: float) -> Any:
    """Say how far a value, or each of many, is on the way from the lowest to the highest: 0 to 1."""
    return np.clip((value - lowest) / (highest - lowest), 0.0, 1.0)


def _of_modules(verwant: Matrix, same_work: SameWork) -> Shares:
    """The common ground of each vmbo module, 0 where it has few goals.

    In a list of all subjects of a school its own sector is only a part, and the means of the whole say nothing. Among many
    modules some seem to meet by chance, so both figures must say so.
    """
    modules, means = same_work.modules, _means(verwant, same_work.modules)
    ground = np.minimum(between(means, *_CHANCE_MEETINGS), between(same_work.of_module, *_SAME_WORK_OF_MODULE))
    shares: Shares = np.where(modules.sizes >= FEW_GOALS, ground, 0.0)
    return shares


def _means(verwant: Matrix, modules: Group) -> Shares:
    means: Shares = np.bincount(modules.number, verwant.mean(axis=1)) / modules.sizes
    return means
