"""Two programmes side by side: scored pairs, and the settings they were made with."""

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from operator import itemgetter
from typing import Literal, NamedTuple

from .curriculum import Curriculum, Goal, Side, obligatory_goals
from .elsewhere import NOWHERE, Elsewhere
from .own_words import Begrippen, OwnCards
from .proposals import Band, ProgressionKind, Relation, Sure, WorkKind

Origin = Literal["proposed", "sample", "carried"]
FEW_GOALS = 10  # of a programme or module from which means say something


@dataclass(frozen=True, slots=True)
class LocalModel:
    """A language model that the user asked for: where it is, what it is called, and the digest of its files.

    ``path`` is a folder, or the name of a package that carries the model.

    ``pairs`` is on how many marked pairs weights were fitted for it, 0 where the cautious weight is used.
    """

    path: str
    name: str
    sha256: str
    pairs: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What the facilitator chose: how much is proposed, for whom, and the options that helped the reader (as typed).

    ``begrippen`` are the working group's own words, which count beside those of the package; ``semantic`` is a language
    model whose idea of what is alike counts too; ``own_cards`` are cards that the group wrote, which go before the package's.
    ``minutes`` of a session, ``groups`` and ``norms`` (minutes per kind of work) are for the agenda; None or nothing is
    the usual. ``sample`` is how many unproposed pairs were asked for, to estimate what is missed. ``fold``: whether pairs with
    nearly the same mbo item are judged in one row.
    """

    max_per_goal: int | None = None
    from_band: Band = Band.POSSIBLE
    leerweg: str = ""
    kwalificaties: tuple[str, ...] = ()
    reading: tuple[str, ...] = ()
    begrippen: Begrippen | None = None
    semantic: LocalModel | None = None
    own_cards: tuple[OwnCards, ...] = ()
    minutes: int | None = None
    groups: int | None = None
    norms: tuple[tuple[WorkKind, float], ...] = ()
    sample: int = 0
    fold: bool = True


@dataclass(frozen=True, slots=True)
class Progression:
    """Whether the mbo item is at the level of the vmbo goal (repetition) or above it (deepening): a proposal.

    ``why`` says what it rests on, in a teacher's words, most telling first.
    """

    kind: ProgressionKind
    sure: Sure
    why: tuple[str, ...]


class Pair(NamedTuple):
    """One vmbo goal beside one mbo item; tens of thousands are made, and a tuple is made in a third of the time.

    ``score`` is the probability (0 to 1) that they are at least related, ``overlap`` that they overlap proper.
    ``band`` and ``relation`` are None where the pair is not proposed. ``because`` says in a teacher's words what
    they have in common; ``shared`` holds the words in either text that agree, as written there.
    ``relation_sure`` says how plain the relation is, ``progression`` is None where nothing tells.
    """

    vmbo: Goal
    mbo: Goal
    score: float
    overlap: float
    band: Band | None = None
    relation: Relation | None = None
    because: tuple[str, ...] = ()
    shared: tuple[tuple[str, ...], tuple[str, ...]] = ((), ())
    relation_sure: Sure | None = None
    progression: Progression | None = None

    @property
    def id(self) -> str:
        """The ids of both goals: what a decision on this pair is kept under."""
        return f"{self.vmbo.id}+{self.mbo.id}"

    @property
    def sides(self) -> tuple[tuple[Side, Goal], ...]:
        """The two goals, each with its side."""
        return ("vmbo", self.vmbo), ("mbo", self.mbo)

    @property
    def direction(self) -> Relation | None:
        """The relation as far as the texts can tell: None where one is wider than the other, but either is only a title.

        Of a bare title nobody can see what it holds: next to it any whole text seems the wider one.
        """
        if self.relation in (Relation.PART_OF, Relation.COVERS) and (self.vmbo.bare or self.mbo.bare):
            return None
        return self.relation


_FIGURES = itemgetter(
    *map(Pair._fields.index, ("vmbo", "mbo", "score", "overlap"))
)  # of a pair: both goals and its probabilities


@dataclass(frozen=True, slots=True)
class Added:
    """A pair that is judged though it is not proposed.

    It was carried over from an earlier review, or drawn at random: then it is one of ``drawn`` that were drawn from the
    ``of`` pairs of its stratum, so it had a chance of drawn / of to be in the sample.
    """

    pair: Pair
    origin: Origin
    drawn: int = 0
    of: int = 0


class Best(NamedTuple):
    """What the pairs of a goal say of it: the highest of both probabilities, and whether one of its pairs is proposed.

    ``mean_chance`` is the mean chance of pairs to be at least verwant, of all or in the module of the pair that overlaps best.
    """

    score: float
    overlap: float
    mean_chance: float
    proposed: bool


@dataclass(frozen=True)
class Comparison:
    """The whole: both curricula and every scored pair, best first; what is judged beside the proposals, and was elsewhere.

    ``judged_with`` has the pairs that have no row of their own on the sheet Overlap, because their mbo item is nearly the same
    as that of another pair: their ids, and the id of the pair of which the verdict counts for them too.
    """

    vmbo: Curriculum
    mbo: Curriculum
    pairs: tuple[Pair, ...]
    settings: Settings
    added: tuple[Added, ...] = ()
    elsewhere: Elsewhere = NOWHERE
    judged_with: Mapping[str, str] = field(default_factory=dict, hash=False)

    @cached_property
    def proposed_best_first(self) -> tuple[Pair, ...]:
        """The pairs that are proposed, best first."""
        return tuple(pair for pair in self.pairs if pair.band)

    @cached_property
    def proposed(self) -> tuple[Pair, ...]:
        """The pairs to judge, in the order of the vmbo programme and best first within a goal.

        Last is what others put lower, and before that what is only possible, be it for want of a reason to check.
        """
        order = {goal.id: n for n, goal in enumerate(self.vmbo.goals)}
        lower = self.elsewhere.with_effect("lowered")

        def place(pair: Pair) -> tuple[int, bool, bool, float, str]:
            return order[pair.vmbo.id], pair.id in lower, pair.band == Band.POSSIBLE, -pair.score, pair.mbo.id

        return tuple(sorted(self.proposed_best_first, key=place))

    @cached_property
    def best(self) -> Mapping[Side, Mapping[str, Best]]:
        """Give by side and id of a goal what its pairs say; in the order of the programmes."""
        vmbo, mbo = ({goal.id: (0.0, 0.0, 0.0) for goal in side.goals} for side in (self.vmbo, self.mbo))
        means = self._mean_chances
        for above, item, score, overlap in map(_FIGURES, self.pairs):  # tens of thousands, most of which are nobody's best
            of_goal, of_item = vmbo[above.id], mbo[item.id]
            if score > of_goal[0] or overlap >= of_goal[1]:
                vmbo[above.id] = max(score, of_goal[0]), *max(of_goal[1:], (overlap, means[above.id]))
            if score > of_item[0] or overlap >= of_item[1]:
                mbo[item.id] = max(score, of_item[0]), *max(of_item[1:], (overlap, means[above.id]))
        proposed = {pair.vmbo.id for pair in self.proposed}, {pair.mbo.id for pair in self.proposed}
        return {
            "vmbo": {goal: Best(*figures, goal in proposed[0]) for goal, figures in vmbo.items()},
            "mbo": {goal: Best(*figures, goal in proposed[1]) for goal, figures in mbo.items()},
        }

    @cached_property
    def nearest(self) -> Mapping[Side, Mapping[str, Pair]]:
        """Give by side and id of a goal its best scored pair."""
        worst_first = self.pairs[::-1]
        return {"vmbo": {pair.vmbo.id: pair for pair in worst_first}, "mbo": {pair.mbo.id: pair for pair in worst_first}}

    @cached_property
    def _mean_chances(self) -> Mapping[str, float]:
        """By id of a vmbo goal the mean chance (0 to 1) of pairs to be at least verwant: how much it is about the same work.

        Of all pairs, or of its module where that is more and has goals enough: in a list of all subjects of a school the work
        that the two share is only a part.
        """
        modules: dict[str, list[float]] = defaultdict(list)
        module_of = {goal.id: goal.module for goal in self.vmbo.goals}
        for pair in self.pairs:
            modules[module_of[pair.vmbo.id]].append(pair.score)
        whole = sum(map(sum, modules.values())) / max(1, len(self.pairs))
        means = {module: max(whole, sum(scores) / len(scores)) for module, scores in modules.items()}
        sizes = Counter(goal.module for goal in self.vmbo.goals)
        return {goal.id: means.get(goal.module, 0.0) if sizes[goal.module] >= FEW_GOALS else whole for goal in self.vmbo.goals}

    @cached_property
    def obligatory_part(self) -> "Comparison | None":
        """The comparison without what is counted apart on either side, None where that is the whole.

        A whole profiel with its keuzevakken is what a facilitator has at hand, and no pupil takes: coverage by all of it says
        too much. So it does with the preambule of the avo vakken: half of what stands under one of them, and the same under
        each. A side of electives only, such as one keuzedeel beside a profiel, stays as it is: that is what was asked about. So
        does the preambule by itself. The chances of pairs are those of the whole comparison.
        """
        vmbo, mbo = (replace(side, goals=obligatory_goals(side.goals)) for side in (self.vmbo, self.mbo))
        if len(vmbo.goals) == len(self.vmbo.goals) and len(mbo.goals) == len(self.mbo.goals):
            return None
        left = {goal.id for goal in vmbo.goals}, {goal.id for goal in mbo.goals}
        pairs = tuple(pair for pair in self.pairs if pair.vmbo.id in left[0] and pair.mbo.id in left[1])
        return Comparison(vmbo, mbo, pairs, self.settings)

    @cached_property
    def judged(self) -> tuple[tuple[Pair, Origin], ...]:
        """All pairs that are put before the group, in the order of their numbers: the proposals, then what was added."""
        return (*((pair, "proposed") for pair in self.proposed), *((one.pair, one.origin) for one in self.added))

    @cached_property
    def asked(self) -> tuple[Pair, ...]:
        """The pairs that count in how far the group is: all but those of the sample."""
        return tuple(pair for pair, origin in self.judged if origin != "sample")

    @property
    def rows(self) -> int:
        """In how many rows those are judged."""
        return len(self.asked) - len(self.judged_with)

    @cached_property
    def followers(self) -> Mapping[str, tuple[Pair, ...]]:
        """The pairs that are judged with a pair, by its id; those in the order of their numbers."""
        pairs: dict[str, list[Pair]] = {}
        for pair in self.proposed:
            if pair.id in self.judged_with:
                pairs.setdefault(self.judged_with[pair.id], []).append(pair)
        return {leader: tuple(judged) for leader, judged in pairs.items()}
