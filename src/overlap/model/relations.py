"""The relations of a pair under the names of two open standards, for those who exchange them.

CASE: 1EdTech Competencies and Academic Standards Exchange 1.0, ``associationType`` of a CFAssociation, one of isChildOf,
isPeerOf, isPartOf, exactMatchOf, precedes, isRelatedTo, replacedBy, exemplar, hasSkillLevel, isTranslationOf. An association
reads from its origin to its destination: "origin isPartOf destination".
SKOS: W3C Simple Knowledge Organization System Reference (2009), section 10: mapping properties. "A skos:broadMatch B" says
that B is the broader of the two; here A is always the vmbo goal.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from .curriculum import Side
from .proposals import ProgressionKind, Relation


@dataclass(frozen=True, slots=True)
class StandardName:
    """A relation in CASE and in SKOS; ``origin`` is the side that the CASE association starts from. "" where there is none."""

    case: str
    skos: str
    origin: Side = "vmbo"


STANDARD_NAMES: Mapping[Relation | ProgressionKind, StandardName] = {
    Relation.EQUAL: StandardName("exactMatchOf", "skos:exactMatch"),
    Relation.PART_OF: StandardName("isPartOf", "skos:broadMatch"),
    Relation.COVERS: StandardName("isPartOf", "skos:narrowMatch", origin="mbo"),
    Relation.RELATED: StandardName("isRelatedTo", "skos:relatedMatch"),
    # vmbo comes first, mbo builds on it; SKOS has no order in time
    ProgressionKind.DEEPENING: StandardName("precedes", ""),
    # the same again is no relation of its own in either: the relation of the pair says it
    ProgressionKind.REPETITION: StandardName("", ""),
}
# judged to be the same content, while nobody can tell which of the two holds more: CASE has nothing closer than a peer,
# and isRelatedTo or relatedMatch would say less than was decided
SAME_CONTENT = StandardName("isPeerOf", "skos:closeMatch")
