"""What can be learned from decisions: words of the region, how often the proposals were right, how much was missed."""

from dataclasses import dataclass
from typing import Literal

from .proposals import Band

# typed by the group on the sheet Woorden; confirmed there with a word of their own; from pairs that were judged
LearnedFrom = Literal["own words", "confirmed", "pairs"]


@dataclass(frozen=True, slots=True)
class LearnedWord:
    """Words that mean the same here; the first is the one to call it by.

    ``times`` counts the judged pairs in which they stand for each other (0 where the group itself said so), ``against``
    those without overlap in which both occur. ``examples`` are codes of such pairs. ``sure`` says whether it is proposed or
    only something to think about.
    """

    terms: tuple[str, ...]
    source: LearnedFrom
    times: int = 0
    against: int = 0
    examples: tuple[str, ...] = ()
    sure: bool = True


@dataclass(frozen=True, slots=True)
class Interval:
    """A share or a number, with the bounds of its 95 % interval."""

    value: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class BandResult:
    """Of one band: how many pairs were proposed and judged, and how many of those overlap, or are at least related."""

    band: Band
    proposed: int
    judged: int
    overlap: int
    related: int

    @property
    def wrong(self) -> int:
        """How many were judged to have no overlap."""
        return self.judged - self.related


@dataclass(frozen=True, slots=True)
class Missed:
    """What a sample of the unproposed pairs says of all of them.

    ``of`` pairs were not proposed, ``drawn`` of them put before the group and ``judged``. ``overlap`` and ``related`` (at
    least related) are the estimated numbers among all, ``found`` what share of all overlap was proposed (None without any).
    """

    of: int
    drawn: int
    judged: int
    overlap: Interval
    related: Interval
    found: Interval | None


@dataclass(frozen=True, slots=True)
class Learned:
    """What reviews taught. ``missed`` is None without a judged sample; ``divided`` pairs were judged otherwise by copies."""

    words: tuple[LearnedWord, ...]
    bands: tuple[BandResult, ...]
    missed: Missed | None
    divided: int
    files: tuple[str, ...]
