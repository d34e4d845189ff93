"""What a pair might be to each other: gelijk, deel van, omvat or verwant. A proposal, for the group to judge."""

from overlap.model import Relation

_COVERED = 0.6  # share of a text, by rarity of its words, that counts as found on the other side
_OVERLAP = 0.4  # below this probability of overlap the pair is proposed as verwant


def relation(overlap: float, vmbo_covered: float, mbo_covered: float) -> Relation:
    """The relation of the vmbo goal to the mbo item.

    "deel van": the goal is found in the item, which holds more; "omvat": the other way round.
    """
    if overlap < _OVERLAP:
        return "verwant"
    if vmbo_covered >= _COVERED and mbo_covered >= _COVERED:
        return "gelijk"
    return "omvat" if mbo_covered > vmbo_covered else "deel van"
