"""Filled-in workbooks -> what was decided, what that means for both programmes, and what is still open. Pure computing."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, Literal

from overlap.model import AgreementStatus, DecidedBy, Decision, Facts, Layer, Review, Side, Verdict, hours_in
from overlap.model.verdicts import CHANGES_TEACHING
from overlap.problems import Notice
from overlap.review.copies.merge import common_facts
from overlap.review.copies.same_row import RowKey, key_of
from overlap.review.copies.voices import apart, counted_once
from overlap.review.lessons.agreed_words import AgreedWord, agreed_words
from overlap.review.lessons.learn import learn
from overlap.review.names import Names

from .judged import Clean, Judged, JudgedCopy, Statements, origin_of, who_decided
from .progress import DecisionCounts, decisions_of
from .tally import SideResult, side_result

OpenKind = Literal["differ", "details", "later", "one side", "no verdict", "no action", "action without overlap"]
OPEN_KINDS: Final[tuple[OpenKind, ...]] = (
    "differ", "details", "later", "no verdict", "no action", "action without overlap", "one side",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class OpenPoint:
    """Something that is not settled: of what kind, and the pair or goal it is about."""

    kind: OpenKind
    about: Judged


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenAgreement:
    """An agreement as the group wrote it down; layer and status None where not chosen, ``hours`` None where not a number."""

    text: str
    pairs: str
    layer: Layer | None
    who: str
    when: str
    hours: float | None
    status: AgreementStatus | None
    missing: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Result:
    """The whole. ``judged`` holds all pairs and goals that could be judged; ``unjudged`` counts pairs that nobody judged, per
    vmbo module; ``decisions`` counts where pairs and gaps stand.

    ``unplaced`` is the number of things in the files that could not be placed, ``hidden_comments`` of comments left out.
    """

    facts: Facts
    origins: tuple[JudgedCopy, ...]
    names: bool
    judged: tuple[Judged, ...]
    sides: Mapping[Side, SideResult]
    open: tuple[OpenPoint, ...]
    unjudged: Mapping[str, int]
    decisions: DecisionCounts
    agreements: tuple[WrittenAgreement, ...]
    unplaced: int
    hidden_comments: int
    notices: tuple[Notice, ...] = ()
    words: tuple[AgreedWord, ...] = ()

    @property
    def decided(self) -> tuple[Judged, ...]:
        """What has a verdict on which nobody differs."""
        return tuple(one for one in self.judged if one.decided)

    @property
    def proposals(self) -> int:
        """How many actions that change what is taught are chosen on behalf of one side, or of nobody knows whom."""
        return sum(bool(one.acts) and one.state in ("one side", "unknown") for one in self.judged)

    @property
    def decided_by(self) -> DecidedBy:
        """For whom those speak who gave verdicts, or else the copies."""
        voices = [voice.behalf for one in self.judged for voice in one.voices if voice.verdict]
        return who_decided(voices or (origin.behalf for origin in self.origins))

    @property
    def proposed(self) -> int:
        """How many pairs there were to judge, those of the sample left out."""
        return self.decisions.pairs.total

    @property
    def waiting(self) -> int:
        """How many of those have no verdict at all."""
        return self.decisions.pairs.untouched

    @property
    def hours(self) -> float:
        """The hours that agreements name, those that were dropped left out."""
        return sum(one.hours or 0 for one in self.agreements if one.status != AgreementStatus.DROPPED)


def result(reviews: Sequence[Review], *, names: bool = False) -> Result:
    """What the groups decided together.

    With ``names`` left out no name of a person stays: the columns Who and the comments are left out, and names that
    the files give are taken out of remarks and agreements.

    Raises:
        Unusable: the files are of different programmes, or none of them tells what was compared.
    """
    facts, notices = common_facts(reviews)
    notices += counted_once(reviews)
    copies, reviews = reviews, apart(reviews)
    known = Names([*copies, *reviews])
    clean = str if names else known.hidden
    origins = [origin_of(review, clean, names=names) for review in reviews]
    statements = Statements(reviews, origins, facts, clean, names=names)
    everything = statements.everything()
    return Result(
        facts=facts,
        origins=tuple(origins),
        names=names,
        judged=tuple(everything),
        sides={side: side_result(facts, side, everything) for side in ("vmbo", "mbo")},
        open=tuple(_open(everything)),
        unjudged=_unjudged(statements.pairs()),
        decisions=decisions_of(statements, facts),
        agreements=tuple(_agreements(reviews, clean, names=names)),
        unplaced=sum(len(review.unplaced) + sum(map(_homeless, review.decisions)) for review in reviews),
        hidden_comments=0 if names else sum(len(decision.comments) for review in reviews for decision in review.decisions),
        notices=tuple(notices),
        words=agreed_words(reviews, learn(reviews).words, clean),
    )


def _homeless(decision: Decision) -> bool:
    """Whether it is a pair of the group's own of which neither goal was found."""
    return decision.table == "own" and not (decision.vmbo or decision.mbo)


def _open(found: Sequence[Judged]) -> Iterable[OpenPoint]:
    """What is not settled, kind by kind; pairs that nobody judged are counted instead."""
    together = who_decided(voice.behalf for one in found for voice in one.voices if voice.verdict) == "both"
    points = [OpenPoint(kind, one) for one in found if (kind := _open_kind(one, together=together))]
    return sorted(points, key=lambda point: OPEN_KINDS.index(point.kind))


def _open_kind(one: Judged, *, together: bool) -> OpenKind | None:
    if one.state in ("differ", "details", "later"):
        return one.state
    if one.actions and not one.decided:
        return "no verdict"
    if one.action in CHANGES_TEACHING and not one.acts:
        return "action without overlap"
    if one.verdict == Verdict.REPETITION and not one.action:
        return "no action"
    if together and one.acts and one.decided_by != "both":
        return "one side"
    return None


def _unjudged(found: Iterable[Judged]) -> dict[str, int]:
    waiting = (one for one in found if one.asked and one.vmbo and not one.verdicts)
    return dict(Counter(one.vmbo.module for one in waiting if one.vmbo))


def _agreements(reviews: Iterable[Review], clean: Clean, *, names: bool) -> Iterable[WrittenAgreement]:
    seen: set[RowKey] = set()
    for decision in (row for review in reviews for row in review.of("agreements")):
        values = decision.values
        if not values.get("agreement") or key_of(decision) in seen:  # the same agreement in two copies is one
            continue
        seen.add(key_of(decision))
        status = next((one for one in AgreementStatus if one == values.get("status")), None)
        layer = next((one for one in Layer if one == values.get("layer")), None)
        needed = () if status in (AgreementStatus.DONE, AgreementStatus.DROPPED) else ("who", "when")
        missing = tuple(name for name in needed if not values.get(name, "").strip())
        who = values.get("who", "") if names else ""
        text, when = clean(values["agreement"]), values.get("when", "")
        pairs, hours = clean(values.get("pairs", "")), hours_in(values.get("hours", ""))
        yield WrittenAgreement(
            text=text, pairs=pairs, layer=layer, who=who, when=when, hours=hours, status=status, missing=missing
        )
