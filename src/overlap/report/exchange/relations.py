"""Decisions as relations between two goals, in terms that other systems know.

What the group judged is kept apart from what the tool proposed: a verdict repetition, deepening or overlap says that there
is overlap, not which of the two goals is the wider one. That direction is the tool's proposal, and is marked so.
"""

import re
import uuid
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final, Literal

from overlap.model import (
    STANDARD_NAMES,
    DecidedBy,
    GapVerdict,
    Goal,
    ProgressionKind,
    Relation,
    Side,
    StandardName,
    Verdict,
)
from overlap.review.outcome.judged import Judged
from overlap.review.outcome.result import Result

Status = Literal["judged", "proposed"]
# the words of verdicts in files for other systems: the same in every language, like those of band and relation
VERDICTS: Final[Mapping[str, str]] = {
    Verdict.REPETITION: "herhaling",
    Verdict.DEEPENING: "verdieping",
    GapVerdict.OVERLAP: "overlap",
    Verdict.RELATED: "verwant",
    Verdict.NO_OVERLAP: "geen overlap",
    GapVerdict.GAP: "hiaat",
}
STATUS: Final[dict[Status, str]] = {"judged": "beoordeeld", "proposed": "voorgesteld, niet beoordeeld"}
BY: Final[Mapping[DecidedBy, str]] = {"both": "vmbo en mbo", "vmbo": "vmbo", "mbo": "mbo", "unknown": "onbekend"}
_SPACE: Final = uuid.uuid5(uuid.NAMESPACE_URL, "urn:overlap-vmbo-mbo")
_DAY_FIRST: Final = re.compile(r"(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})")
_YEAR_FIRST: Final = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_CONTROL: Final = re.compile(r"[\x00-\x1f\x7f]+")


@dataclass(frozen=True, slots=True)
class Assertion:
    """One thing that is said of a pair: by a stable name of the model, and whether it was judged or only proposed."""

    name: Relation | ProgressionKind
    status: Status


def assertions(one: Judged) -> Iterator[Assertion]:
    """What a decided pair says, in the names of ``model.STANDARD_NAMES``; nothing for one without a match.

    Related is judged. Repetition keeps the proposed relation. Deepening is judged to precede, and keeps the proposed
    relation too, but equal: what is of another level is not the same. Without a proposal the pair is related.
    """
    proposed = relation_of(one)
    if one.verdict == Verdict.RELATED:
        yield Assertion(Relation.RELATED, "judged")
    elif one.verdict == Verdict.DEEPENING:
        yield Assertion(ProgressionKind.DEEPENING, "judged")
        if proposed and proposed != Relation.EQUAL:
            yield Assertion(proposed, "proposed")
    elif one.overlap:
        yield Assertion(proposed or Relation.RELATED, "proposed" if proposed else "judged")


def skos_of(one: Judged) -> tuple[str, Status]:
    """The SKOS relation of a pair that is overlap or related, vmbo first, and whether it was judged.

    Overlap without a proposed direction, and what is the same at another level, is skos:closeMatch: SKOS has no order in time.
    """
    found = [(name.skos, said.status) for said in assertions(one) if (name := standard(said.name)).skos]
    if not found or (one.overlap and not relation_of(one)):
        return "skos:closeMatch", "judged"
    return found[-1]


def standard(name: Relation | ProgressionKind) -> StandardName:
    """The names of a relation in CASE and SKOS."""
    return STANDARD_NAMES[name]


def relation_of(one: Judged) -> Relation | None:
    """The relation that the tool proposed, None where there is none."""
    return one.pair.relation if one.pair else None


def pairs(result: Result) -> list[Judged]:
    """The decided pairs of two goals, in their order."""
    return [one for one in result.decided if one.vmbo and one.mbo]


def alone(result: Result) -> list[Judged]:
    """The goals of which was decided that they have no counterpart."""
    return [one for one in result.decided if not (one.vmbo and one.mbo) and one.verdict == GapVerdict.GAP]


def uuid_of(side: Side, goal: Goal) -> str:
    """The identifier of a goal: of its side and its id, so the same in every export, file and year."""
    return str(uuid.uuid5(_SPACE, f"{side}/{goal.id}"))


def uuid_for(*parts: str) -> str:
    """An identifier made of these parts; the same parts give the same."""
    return str(uuid.uuid5(_SPACE, "\x1f".join(parts)))


def plain(text: str) -> str:
    """A text in one line, without control characters."""
    return " ".join(_CONTROL.sub(" ", text).split())


def date_of(result: Result) -> str:
    """The last date that a group gave, as 2026-11-21; "" where none gave one that can be read."""
    return max((found for origin in result.origins if (found := _date(origin.date))), default="")


def _date(text: str) -> str:
    day_first, year_first = _DAY_FIRST.search(text), _YEAR_FIRST.search(text)
    if year_first:
        year, month, day = year_first.groups()
    elif day_first:
        day, month, year = day_first.groups()
    else:
        return ""
    try:
        return datetime(int(year), int(month), int(day), tzinfo=UTC).date().isoformat()
    except ValueError:
        return ""
