"""How far groups are: the one place that counts what is judged, what is to be discussed and what is open.

Judged is what has a verdict on which all who gave one agree. To discuss it later is no verdict yet: such a pair is open, and
so is one on which groups differ. A merged workbook counts as the copies that it was made of, with what was filled in since.
"""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from overlap.model import AnyAction, AnyVerdict, Facts, Review, State, Table
from overlap.model.merged import AGREED, TO_DISCUSS
from overlap.review.copies.merge import common_facts
from overlap.review.copies.same_row import key_of
from overlap.review.copies.voices import apart, is_filled_in

from .judged import Judged, Statements, origin_of

_DECIDED = ("review", "own", "gaps", "words", "own words", "agreements")


@dataclass(frozen=True, slots=True, kw_only=True)
class RowStates:
    """Where rows of one kind stand: how many there are, and how many of them in each state."""

    total: int = 0
    states: Mapping[State, int] = field(default_factory=dict, hash=False)

    @property
    def judged(self) -> int:
        """How many have a verdict that all who gave one agree on, and that decides something."""
        return sum(self.states.get(state, 0) for state in AGREED)

    @property
    def open(self) -> int:
        """How many have none: nobody gave one, groups differ on it, or somebody wants to discuss it first."""
        return self.total - self.judged

    @property
    def differ(self) -> int:
        """On how many groups gave different verdicts."""
        return self.states.get("differ", 0)

    @property
    def to_discuss(self) -> int:
        """How many are for a joint meeting, also where only what to do with it differs."""
        return sum(self.states.get(state, 0) for state in TO_DISCUSS)

    @property
    def untouched(self) -> int:
        """How many nobody gave a verdict on."""
        return self.open - self.differ - self.states.get("later", 0)

    def __add__(self, other: "RowStates") -> "RowStates":
        """Count both."""
        return RowStates(total=self.total + other.total, states=Counter(self.states) + Counter(other.states))


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionCounts:
    """Where the pairs that were asked about stand, those of the sample, the pairs of the groups' own, and the gaps.

    ``verdicts`` and ``actions`` are those on the pairs that were asked about, by stable name, where all who chose agree.
    """

    pairs: RowStates
    sample: RowStates
    own: RowStates
    gaps: RowStates
    verdicts: Mapping[AnyVerdict, int] = field(hash=False)
    actions: Mapping[AnyAction, int] = field(hash=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """Counts of one workbook, or of several together.

    ``remarks`` counts, group by group, rows of any table with one; ``comments`` those on cells, also outside of the tables;
    ``words`` proposed words that were judged or agreed on, and the group's own, each once, as
    agreements are. ``groups`` is of how many copies workbooks were merged.
    """

    decisions: DecisionCounts
    remarks: int
    comments: int
    agreements: int
    words: int
    unplaced: int
    groups: int = 0


def decisions_of(statements: Statements, facts: Facts) -> DecisionCounts:
    """Count what copies of one comparison say together."""
    pairs = statements.pairs()
    asked, sample = [one for one in pairs if one.asked], [one for one in pairs if one.sampled]
    own = [one for one in statements.own() if one.vmbo and one.mbo]
    return DecisionCounts(
        pairs=_standing(asked, len(asked)),
        sample=_standing(sample, len(sample)),
        own=_standing(own, len(own)),
        gaps=_standing(statements.gaps(), len(facts.gaps)),
        verdicts=Counter(one.verdict for one in asked if one.verdict),
        actions=Counter(one.action for one in asked if one.action),
    )


def progress(reviews: Sequence[Review]) -> Progress:
    """Count one or more workbooks together; of copies of the same comparison each pair once."""
    comparisons: dict[str, list[Review]] = {}
    for n, review in enumerate(reviews):
        comparisons.setdefault(review.facts.fingerprint or str(n), []).append(review)
    voices = [apart(copies) for copies in comparisons.values()]
    each = [_together(copies, said) for copies, said in zip(comparisons.values(), voices, strict=True)]
    everyone = [voice for said in voices for voice in said]
    comments = [one.comments for voice in everyone for one in voice.decisions]
    comments += [one.comments for voice in everyone for one in voice.unplaced]
    return Progress(
        decisions=DecisionCounts(
            pairs=sum((one.pairs for one in each), RowStates()),
            sample=sum((one.sample for one in each), RowStates()),
            own=sum((one.own for one in each), RowStates()),
            gaps=sum((one.gaps for one in each), RowStates()),
            verdicts=sum((Counter(one.verdicts) for one in each), Counter()),
            actions=sum((Counter(one.actions) for one in each), Counter()),
        ),
        remarks=sum(map(_remarks, everyone)),
        comments=sum(map(len, comments)),
        agreements=sum(_rows(said, "agreements") for said in voices),
        words=sum(_rows(said, "words", "own words") for said in voices),
        unplaced=sum(len(voice.unplaced) for voice in everyone),
        groups=sum(not part.joint and is_filled_in(part) for review in reviews for part in review.parts),
    )


def _remarks(review: Review) -> int:
    """Count the rows with a remark; that of a row that several pairs share counts once, also where each of them has it."""
    shared = review.facts.shared or review.facts.judged_with
    of_pairs: defaultdict[str, set[str]] = defaultdict(set)
    for one in (*review.of("review"), *review.of("own")):
        of_pairs[f"{one.vmbo}+{one.mbo}"].add(one.values.get("remark", ""))
    return sum(
        one.table in _DECIDED
        and bool(remark := one.values.get("remark"))
        and (one.table not in ("review", "own") or remark not in of_pairs.get(shared.get(f"{one.vmbo}+{one.mbo}", ""), ()))
        for one in review.decisions
    )


def _rows(voices: Sequence[Review], *tables: Table) -> int:
    """Count the rows of tables in which something stands; what several groups wrote the same is one row."""
    return len({key_of(one) for voice in voices for table in tables for one in voice.of(table) if one.values})


def _together(copies: Sequence[Review], voices: Sequence[Review]) -> DecisionCounts:
    """Count what copies of one comparison say; where none of them has its facts whole, by those of the first."""
    facts = common_facts(copies)[0] if any(review.facts.whole for review in copies) else copies[0].facts
    return decisions_of(Statements(voices, [origin_of(review) for review in voices], facts), facts)


def _standing(rows: Sequence[Judged], total: int) -> RowStates:
    return RowStates(total=total, states=Counter(one.state for one in rows))
