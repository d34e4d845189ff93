"""Decisions as relations between two goals, in terms that other systems know.

What the group judged is kept apart from what the tool proposed: a verdict repetition, deepening or overlap says that there
is overlap, not which of the two goals is the wider one. That direction is the tool's proposal, and is marked so.
"""

import re
import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final, Literal

from overlap.model import (
    STANDARD_NAMES,
    GapVerdict,
    Goal,
    ProgressionKind,
    Relation,
    Side,
    StandardName,
    Verdict,
)
from overlap.model.relations import SAME_CONTENT
from overlap.review.outcome.judged import Judged
from overlap.review.outcome.result import Result

Status = Literal["judged", "proposed"]
STATUS: Final[dict[Status, str]] = {"judged": "beoordeeld", "proposed": "voorgesteld, niet beoordeeld"}
_SPACE: Final = uuid.uuid5(uuid.NAMESPACE_URL, "urn:overlap-vmbo-mbo")
_DAY_FIRST: Final = re.compile(r"(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})")
_YEAR_FIRST: Final = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_CONTROL: Final = re.compile(r"[\x00-\x1f\x7f]+")


@dataclass(frozen=True, slots=True)
class Assertion:
    """One thing that is said of a pair: its names in CASE and SKOS, and whether it was judged or only proposed."""

    name: StandardName
    status: Status


def assertions(one: Judged) -> Iterator[Assertion]:
    """What a decided pair says; nothing for one without a match.

    A verdict wins from what was proposed. Related is judged. Repetition and overlap keep the direction that was proposed, and
    deepening, which is judged to precede, does so too, but equal: what is of another level is not the same. Where no
    direction was proposed, overlap is the same content, and never only related.
    """
    direction = direction_of(one)
    if one.verdict == Verdict.RELATED:
        yield Assertion(STANDARD_NAMES[Relation.RELATED], "judged")
    elif one.verdict == Verdict.DEEPENING:
        yield Assertion(STANDARD_NAMES[ProgressionKind.DEEPENING], "judged")
        if direction:
            yield Assertion(STANDARD_NAMES[direction], "proposed")
    elif one.overlap:
        yield Assertion(STANDARD_NAMES[direction], "proposed") if direction else Assertion(SAME_CONTENT, "judged")


def skos_of(one: Judged) -> tuple[str, Status]:
    """The SKOS relation of a pair that is overlap or related, vmbo first, and whether it was judged.

    Overlap without a proposed direction, and what is the same at another level, is skos:closeMatch: SKOS has no order in time.
    """
    found = [(said.name.skos, said.status) for said in assertions(one) if said.name.skos]
    return found[-1] if found else (SAME_CONTENT.skos, "judged")


def direction_of(one: Judged) -> Relation | None:
    """What the tool proposed that two goals that overlap are of each other, None where it proposed no such thing."""
    proposed = one.pair.direction if one.pair else None
    if proposed == Relation.RELATED or (proposed == Relation.EQUAL and one.verdict == Verdict.DEEPENING):
        return None
    return proposed


def pairs(result: Result) -> list[Judged]:
    """The pairs of two goals with a verdict on which nobody differs, in their order."""
    return [one for one in result.decided if one.vmbo and one.mbo]


def alone(result: Result) -> list[Judged]:
    """The goals of which was judged that they have no counterpart."""
    return [one for one in result.decided if not (one.vmbo and one.mbo) and one.verdict == GapVerdict.GAP]


def without_partner(result: Result) -> int:
    """Count the goals of which was judged that they overlap after all, but not with which other goal: no relation."""
    return sum(one.overlap and not (one.vmbo and one.mbo) for one in result.decided)


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
