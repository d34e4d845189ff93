"""What groups elsewhere decided about the pairs of a comparison: told beside what the program proposes, never mixed with it."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import Final, Literal

from .proposals import Band
from .verdicts import OVERLAPS, Verdict

# what it did to a proposal: made it, where the program itself proposed nothing; put it lower; or nothing
Effect = Literal["proposed", "lowered", ""]


@dataclass(frozen=True, slots=True, kw_only=True)
class ElsewherePair:
    """What groups elsewhere decided about one pair.

    ``groups`` holds per verdict (its stable name) how many groups gave it; a group that says two things counts for none.
    ``changed`` is how many of them judged a somewhat different text. ``effect`` is what that did to the proposal, and ``matched``
    the band that the program itself gave it, None where it proposed nothing.
    """

    groups: Mapping[str, int] = field(hash=False)
    changed: int = 0
    effect: Effect = ""
    matched: Band | None = None

    @property
    def overlap(self) -> int:
        """How many groups said that it overlaps, at the same level or a higher one."""
        return sum(n for verdict, n in self.groups.items() if verdict in OVERLAPS)

    @property
    def together(self) -> int:
        """How many groups said that it overlaps or is related."""
        return self.overlap + self.groups.get(Verdict.RELATED, 0)

    @property
    def apart(self) -> int:
        """How many groups said that there is no overlap."""
        return self.groups.get(Verdict.NO_OVERLAP, 0)

    @property
    def mostly_overlap(self) -> bool:
        """Whether more groups said that it overlaps than that it does not, or is only related."""
        return 2 * self.overlap > sum(self.groups.values())


@dataclass(frozen=True, slots=True, kw_only=True)
class LibraryFile:
    """A library that was used: name of the file, digest of its bytes, and how many groups and decisions are in it."""

    file: str
    sha256: str
    groups: int
    decisions: int


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """The libraries that were used, and what they say about pairs of this comparison, by the id of the pair."""

    files: tuple[LibraryFile, ...] = ()
    pairs: Mapping[str, ElsewherePair] = field(default_factory=dict, hash=False)

    def of_goals(self, goals: Collection[str]) -> "Elsewhere":
        """Give what is said about pairs of some vmbo goals, by their ids."""
        return Elsewhere(self.files, {pair: told for pair, told in self.pairs.items() if pair.partition("+")[0] in goals})

    def of_item(self, item: str) -> dict[str, ElsewherePair]:
        """Give what is said about the pairs of an mbo item, by the ids of their vmbo goals; first what most groups judged."""
        of_it = {pair.partition("+")[0]: told for pair, told in self.pairs.items() if pair.partition("+")[2] == item}
        return dict(sorted(of_it.items(), key=lambda goal: (-sum(goal[1].groups.values()), goal[0])))

    def overlapping(self) -> tuple[int, int]:
        """Give how many vmbo goals, and how many mbo items, have a pair that overlaps by most groups that judged it."""
        pairs = [pair.partition("+") for pair, told in self.pairs.items() if told.mostly_overlap]
        return len({vmbo for vmbo, _plus, _mbo in pairs}), len({mbo for _vmbo, _plus, mbo in pairs})

    def beside(self, other: "Elsewhere") -> "Elsewhere":
        """Give this with what only the other says."""
        return Elsewhere(tuple(dict.fromkeys((*self.files, *other.files))), {**other.pairs, **self.pairs})

    def with_effect(self, effect: Effect) -> frozenset[str]:
        """Give the ids of the pairs of which the proposal was made, or put lower, because of what others decided."""
        return frozenset(pair for pair, told in self.pairs.items() if told.effect == effect)


NOWHERE: Final = Elsewhere()
