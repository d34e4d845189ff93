"""The words of what the program proposes: stable names, never shown; `overlap.model.labels` has what people read.

Every name is a string too ("certain"), in JSON and in dictionaries. Files for other programs have had other words for some
of them since 0.1.0: `overlap.model.written` has those.
"""

from enum import StrEnum
from typing import Final


class Band(StrEnum):
    """How sure a proposal is, the surest first."""

    CERTAIN = "certain"
    LIKELY = "likely"
    POSSIBLE = "possible"


class Relation(StrEnum):
    """What the vmbo goal is of the mbo item: as good as the same, a part of it, the wider one, or only about the same subject."""

    EQUAL = "equal"
    PART_OF = "part of"
    COVERS = "covers"
    RELATED = "related"


class ProgressionKind(StrEnum):
    """Whether the mbo item asks the same again, or more. Proposed and judged (`Verdict`) under the same names."""

    REPETITION = "repetition"
    DEEPENING = "deepening"


class Sure(StrEnum):
    """How plain a proposed relation or progression is."""

    PLAIN = "plain"
    WEAK = "weak"


class WorkKind(StrEnum):
    """What a working group has to do, in the order in which it does it: pairs by how quickly they are judged, then gaps."""

    CERTAIN = "certain"
    LIKELY = "likely"
    WEIGHTY = "weighty"
    DOUBTFUL = "doubtful"
    GAP = "gap"


BANDS: Final = tuple(Band)
