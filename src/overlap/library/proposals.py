"""What libraries say about the pairs of two documents, and what that does to the proposals of a comparison.

Two simple rules; nothing is filled in by them, and nothing left out:

- a pair that the program did not propose is proposed where more groups said that it overlaps or is related than that there is
  no overlap; as possible, with that as its reason;
- a pair that the program did propose is put lower where more groups said that there is no overlap: one band lower (certain
  becomes likely, likely becomes possible), and below the other proposals of its vmbo goal (`Comparison.proposed`).

Scores stay as they are, and so do the estimates that are made of them.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from overlap.locale import gettext as _
from overlap.model import BANDS, Band, Comparison, GapVerdict, Goal, Pair, Relation, Side, Sure
from overlap.model.elsewhere import Elsewhere, ElsewherePair, LibraryFile
from overlap.model.labels import elsewhere_in_words
from overlap.model.verdicts import PAIR_OVERLAPS

from .decisions import LibraryDecision, PairVerdict, TextKey, united, without
from .reading import ReadLibrary
from .recognition import RecognisedGoal, Shelf

Recognised = Mapping[TextKey, Sequence[RecognisedGoal]]


@dataclass(slots=True)
class _Heard:
    """What groups said about one pair, and which of them about another wording of it."""

    decisions: defaultdict[str, list[LibraryDecision]] = field(default_factory=lambda: defaultdict(list))
    changed: set[str] = field(default_factory=set)

    def told(self) -> ElsewherePair | None:
        """Count the groups per verdict; None where no group says one thing."""
        verdicts = {group: verdict for group, decisions in self.decisions.items() if (verdict := _verdict(decisions))}
        counts = {str(verdict): n for verdict, n in Counter(verdicts.values()).items()}
        return ElsewherePair(groups=counts, changed=len(self.changed & verdicts.keys())) if counts else None


def _verdict(decisions: Iterable[LibraryDecision]) -> PairVerdict | None:
    """The verdict that a group gave last, None where it gave several at one time."""
    rows = list(decisions)
    last = max(row.time for row in rows)
    verdicts = {row.verdict for row in rows if row.time == last}
    if verdicts & {*PAIR_OVERLAPS}:
        verdicts.discard(GapVerdict.OVERLAP)  # who says of what kind an overlap is says it is one
    return verdicts.pop() if len(verdicts) == 1 else None


class OtherGroups:
    """What other groups decided, by libraries, ready to be asked about documents."""

    def __init__(self, libraries: Sequence[ReadLibrary], but: Collection[str] = ()) -> None:
        """Take libraries as one, ``but`` the decisions of some groups: of those who are to judge now."""
        whole = without(united(read.library for read in libraries), but)
        self.files = tuple(
            LibraryFile(
                file=read.file, sha256=read.sha256, groups=len(read.library.groups), decisions=len(read.library.decisions)
            )
            for read in libraries
        )
        self._by_vmbo: defaultdict[TextKey, list[LibraryDecision]] = defaultdict(list)
        for decision in whole.decisions:
            self._by_vmbo[decision.vmbo.key].append(decision)
        self._shelves: dict[Side, Shelf] = {
            "vmbo": Shelf("vmbo", (decision.vmbo for decision in whole.decisions)),
            "mbo": Shelf("mbo", (decision.mbo for decision in whole.decisions)),
        }

    def recognised(self, side: Side, goals: Sequence[Goal]) -> Recognised:
        """Give which texts of the libraries are which of these goals."""
        return self._shelves[side].recognised(goals)

    def about(self, vmbo: Recognised, mbo: Recognised) -> dict[str, ElsewherePair]:
        """Give what is said about the pairs of two documents, by the id of the pair: of those that something is said about."""
        heard: defaultdict[str, _Heard] = defaultdict(_Heard)
        for key, goals in vmbo.items():
            for decision in self._by_vmbo[key]:
                for item in mbo.get(decision.mbo.key, ()):
                    for goal in goals:
                        pair = heard[f"{goal.id}+{item.id}"]
                        pair.decisions[decision.group].append(decision)
                        if goal.changed or item.changed:
                            pair.changed.add(decision.group)
        return {pair: told for pair, words in heard.items() if (told := words.told())}

    def about_both(self, vmbo: Sequence[Goal], mbo: Sequence[Goal]) -> dict[str, ElsewherePair]:
        """Give what is said about the pairs of two programmes."""
        return self.about(self.recognised("vmbo", vmbo), self.recognised("mbo", mbo))


def with_elsewhere(comparison: Comparison, others: OtherGroups) -> Comparison:
    """Give a comparison with what other groups decided: told of each pair, and in what is proposed by the two rules above."""
    told = others.about_both(comparison.vmbo.goals, comparison.mbo.goals)
    pairs = {pair.id: pair for pair in comparison.pairs if pair.id in told}
    effects = {pair: _effect(pairs[pair], of_it) for pair, of_it in told.items()}
    changed = tuple(_as_told(pair, effects[pair.id]) if pair.id in effects else pair for pair in comparison.pairs)
    return replace(comparison, pairs=changed, elsewhere=Elsewhere(others.files, effects))


def _effect(pair: Pair, told: ElsewherePair) -> ElsewherePair:
    told = replace(told, matched=pair.band)
    if pair.band is None:
        return replace(told, effect="proposed") if told.together > told.apart else told
    return replace(told, effect="lowered") if told.apart > told.together else told


def _as_told(pair: Pair, told: ElsewherePair) -> Pair:
    """The pair as it is proposed now; of one that the texts did not give nobody knows which of the two holds more."""
    if told.effect == "proposed":
        reason = _("judged elsewhere ({groups})").format(groups=elsewhere_in_words(told))
        because = (reason, *pair.because)
        return pair._replace(band=Band.POSSIBLE, relation=Relation.RELATED, relation_sure=Sure.WEAK, because=because)
    if told.effect == "lowered" and pair.band is not None:
        return pair._replace(band=BANDS[min(BANDS.index(pair.band) + 1, len(BANDS) - 1)])
    return pair
