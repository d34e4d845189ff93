"""What a pair might be to each other: equal, part of, covers or related. A proposal, for the group to judge."""

from collections.abc import Callable

from overlap.model import Relation, Sure

from .parts import Parts

_COVERED = 0.6  # share of a text, by rarity of its words, that counts as found on the other side
_OVERLAP = 0.4  # below this probability of overlap the pair is proposed as related
_PLAIN_OVERLAP = 0.6  # from this probability the proposal is not in doubt for that reason
_PLAIN_VERWANT = 0.2
_APART = 0.25  # difference in coverage that tells which of the two holds more


def relation(overlap: float, covered: Callable[[], tuple[float, float]], vmbo: Parts, mbo: Parts) -> tuple[Relation, Sure]:
    """Propose the relation of the vmbo goal to the mbo item, and how plain that is.

    Part of: the goal is found in the item, which holds more; covers: the other way round. The parts of either tell
    first, the share of the whole text that is found (0 to 1) where they do not: ``covered`` gives it of the goal and of the title
    of the item, as most pairs of a matrix need neither.
    """
    if overlap < _OVERLAP:
        return Relation.RELATED, Sure.PLAIN if overlap < _PLAIN_VERWANT else Sure.WEAK
    vmbo_covered, mbo_covered = covered()
    whole_vmbo, whole_mbo = _whole(vmbo), _whole(mbo)
    likely = overlap >= _PLAIN_OVERLAP
    if whole_vmbo and whole_mbo is False:
        return Relation.PART_OF, Sure.PLAIN if likely else Sure.WEAK
    if whole_mbo and whole_vmbo is False:
        return Relation.COVERS, Sure.PLAIN if likely else Sure.WEAK
    if False not in (whole_vmbo, whole_mbo) and (
        min(vmbo_covered, mbo_covered) >= _COVERED or (whole_vmbo and whole_mbo and vmbo.missing == mbo.missing)
    ):
        return Relation.EQUAL, Sure.PLAIN if likely and min(vmbo_covered, mbo_covered) >= _COVERED else Sure.WEAK
    apart = abs(mbo_covered - vmbo_covered) >= _APART and whole_vmbo is not False and whole_mbo is not False
    return Relation.COVERS if mbo_covered > vmbo_covered else Relation.PART_OF, Sure.PLAIN if likely and apart else Sure.WEAK


def _whole(parts: Parts) -> bool | None:
    """Whether all parts of a goal are found; None where it names one thing."""
    return not parts.missing if parts.several else None
