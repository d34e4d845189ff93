"""Several copies of one comparison, put together: what each group said of a pair or goal, and whether they agree."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from overlap.model import (
    Action,
    AnyAction,
    AnyVerdict,
    Behalf,
    DecidedBy,
    Decision,
    Facts,
    GapVerdict,
    Goal,
    Pair,
    Review,
    Side,
    State,
    Table,
    Verdict,
)
from overlap.model.merged import AGREED, TO_DISCUSS
from overlap.model.verdicts import CHANGES_TEACHING, LATER, OVERLAPS, PAIR_OVERLAPS, behalf_of
from overlap.review.copies.same_row import counterpart_of
from overlap.review.copies.together import spoke, state_of, unanimous

Clean = Callable[[str], str]
_Key = tuple[str, str]  # ids of the vmbo goal and the mbo item, "" for none
_SIDES: Final[tuple[Side, Side]] = ("vmbo", "mbo")


@dataclass(frozen=True, slots=True, kw_only=True)
class JudgedCopy:
    """One copy: its file, who filled it in, for whom they spoke ("" where nobody said), and the date that they gave.

    ``joint`` where it is what was filled in together in a workbook that had been merged.
    """

    file: str
    sha256: str
    group: str
    school: str
    behalf: Behalf
    date: str
    names: tuple[str, ...] = ()
    joint: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """What one copy says in one row. Verdict and action are None where not given.

    ``behalf`` is for whom it was said: in a workbook that was merged that differs from row to row. ``other``: of a gap, with
    what it overlaps by this copy (the id of a goal, or a text), "" where that is not said; ``shown`` is that as it was typed.
    """

    origin: JudgedCopy
    behalf: Behalf
    verdict: AnyVerdict | None
    action: AnyAction | None
    who: str
    remark: str
    other: str = ""
    shown: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """A pair (or with one of the two None: a goal) with all that was said about it.

    ``table`` is where it stands: among the proposed pairs, the group's own, or the gaps. ``pair`` is the proposal, None where
    the group added the pair itself; ``sampled`` whether it is one of the sample. Without ``voices`` nobody said anything.
    """

    table: Table
    vmbo: Goal | None
    mbo: Goal | None
    pair: Pair | None
    voices: tuple[Statement, ...]
    sampled: bool = False

    @property
    def state(self) -> State:
        """Where it stands, by the rule that a merged workbook follows too."""
        behalf = spoke(voice.behalf for voice in self.voices if voice.verdict and voice.verdict != LATER)
        divided = len(self.actions) > 1 or len({voice.other for voice in self.voices} - {""}) > 1
        return state_of(self.verdicts, behalf, divided=divided)

    @property
    def asked(self) -> bool:
        """Whether it is a pair that the group was asked to judge; those of a sample are for another purpose."""
        return self.pair is not None and not self.sampled

    @property
    def verdict(self) -> AnyVerdict | None:
        """The verdict that all who gave one agree on, else None."""
        return unanimous(self.verdicts)

    @property
    def action(self) -> AnyAction | None:
        """The action that all who gave one agree on, else None."""
        return unanimous(self.actions)

    @property
    def to_discuss(self) -> bool:
        """Whether it is for a joint meeting: verdicts differ, or what to do with it, or somebody asked for it."""
        return self.state in TO_DISCUSS

    @property
    def verdicts(self) -> tuple[AnyVerdict, ...]:
        """The different verdicts, in the order in which they were met; who says of what kind an overlap is says it is one."""
        given = dict.fromkeys(voice.verdict for voice in self.voices if voice.verdict)
        if any(verdict in given for verdict in PAIR_OVERLAPS):
            given.pop(GapVerdict.OVERLAP, None)
        return tuple(given)

    @property
    def actions(self) -> tuple[AnyAction, ...]:
        """The different actions, in the order in which they were met."""
        return tuple(dict.fromkeys(voice.action for voice in self.voices if voice.action))

    @property
    def overlap(self) -> bool:
        """Whether it was judged to be overlap."""
        return self.verdict in OVERLAPS

    @property
    def decided(self) -> bool:
        """Whether a verdict was given on which nobody differs, and that does not put it off."""
        return self.state in AGREED

    @property
    def decided_together(self) -> bool:
        """Whether vmbo and mbo decided it together: both spoke, and agree, also on what is to be done."""
        return self.state == "decided"

    @property
    def together(self) -> bool:
        """Whether it was judged to be overlap or related."""
        return self.overlap or self.verdict == Verdict.RELATED

    @property
    def acts(self) -> Action | None:
        """What is to change, if that was agreed on a pair that is overlap or related; else None."""
        return next((action for action in CHANGES_TEACHING if action == self.agreed_action and self.together), None)

    @property
    def agreed_action(self) -> AnyAction | None:
        """What is to be done, where that was agreed on beside a verdict; an action without a verdict decides nothing."""
        return self.action if self.decided else None

    @property
    def decided_by(self) -> DecidedBy:
        """For whom those speak who gave the verdict: a meeting without the other side decides nothing."""
        behalf = {voice.behalf for voice in self.voices if voice.verdict and voice.verdict == self.verdict}
        return who_decided(behalf)

    @property
    def who(self) -> str:
        """Who were named, each once."""
        return ", ".join(dict.fromkeys(voice.who for voice in self.voices if voice.who))

    @property
    def remark(self) -> str:
        """The remarks, a line each."""
        return "\n".join(dict.fromkeys(voice.remark for voice in self.voices if voice.remark))


def origin_of(review: Review, clean: Clean = str, *, names: bool = False) -> JudgedCopy:
    """Give where a copy comes from, its names taken out by ``clean`` and left out without ``names``."""
    who = review.who
    people = tuple(text for text in (who.vmbo_names, who.mbo_names) if text) if names else ()
    group = "" if review.joint else clean(who.group)
    school = "" if review.joint else who.school
    return JudgedCopy(
        file=review.file,
        sha256=review.sha256,
        group=group,
        school=school,
        behalf=who.behalf,
        date=who.date,
        names=people,
        joint=review.joint,
    )


def who_decided(behalf: Iterable[str]) -> DecidedBy:
    """What voices on behalf of these amount to."""
    return spoke(behalf) or "unknown"


class Statements:
    """What copies say in their rows, put side by side per pair and per gap.

    ``clean`` takes names out of a text. ``names`` says whether the column Who, and comments with their author, are taken along.
    """

    def __init__(
        self, reviews: Sequence[Review], origins: Sequence[JudgedCopy], facts: Facts, clean: Clean = str, *, names: bool = False
    ) -> None:
        """Take the copies, and in the same order where each comes from."""
        self._facts = facts
        self._pairs: dict[_Key, list[Statement]] = {(pair.vmbo.id, pair.mbo.id): [] for pair in facts.pairs.values()}
        self._own: dict[_Key, list[Statement]] = {}
        self._gaps: dict[tuple[Side, str], list[tuple[Statement, Decision]]] = {}
        for review, origin in zip(reviews, origins, strict=True):
            for decision in review.decisions:
                if decision.table in ("review", "own", "gaps") and (decision.vmbo or decision.mbo):
                    self._take(decision, _voice(decision, origin, clean, names=names))

    def _take(self, decision: Decision, voice: Statement) -> None:
        key = decision.vmbo, decision.mbo
        if decision.table == "gaps":
            side: Side = "vmbo" if decision.vmbo == decision.id else "mbo"
            self._gaps.setdefault((side, decision.id), []).append((voice, decision))
        elif key in self._pairs:  # also where a group added a pair that is on the list
            self._pairs[key].append(voice)
        else:
            self._own.setdefault(key, []).append(voice)

    def pairs(self) -> list[Judged]:
        """Give the pairs that the workbook asks about, in their order, with what was said in those rows."""
        return [self._judged("review", key, voices) for key, voices in self._pairs.items()]

    def own(self) -> list[Judged]:
        """Give the pairs that groups added, and that were not on the list."""
        return _known(self._judged("own", key, voices) for key, voices in self._own.items())

    def gaps(self) -> list[Judged]:
        """Give the goals without a proposal of which something was said, each as the goal alone."""
        keys = (((goal, "") if side == "vmbo" else ("", goal), told) for (side, goal), told in self._gaps.items())
        return _known(self._judged("gaps", key, [voice for voice, _decision in told]) for key, told in keys)

    def everything(self) -> list[Judged]:
        """Give all that was or could have been judged: proposed pairs in their order, pairs added, and goals alone.

        A gap of which the groups agree that it overlaps with a goal is the pair of the two; one on which they differ is the
        goal alone, with what each of them said.
        """
        tables: dict[_Key, Table] = dict.fromkeys(self._pairs, "review")
        statements = {key: list(voices) for key, voices in self._pairs.items()}
        added: list[tuple[Table, _Key, Sequence[Statement]]] = [("own", key, voices) for key, voices in self._own.items()]
        for (side, goal), told in self._gaps.items():
            alone = (goal, "") if side == "vmbo" else ("", goal)
            added.append(("gaps", self._counterpart(alone, told) or alone, [voice for voice, _decision in told]))
        for table, key, voices in added:
            tables.setdefault(key, table)
            statements.setdefault(key, []).extend(voices)
        return _known(self._judged(tables[key], key, voices) for key, voices in statements.items())

    def _counterpart(self, alone: _Key, told: Sequence[tuple[Statement, Decision]]) -> _Key | None:
        """Give the pair that a gap is by all who judged it, None where they differ or it is none."""
        one = self._judged("gaps", alone, [voice for voice, _decision in told])
        if not one.overlap or len({voice.other for voice in one.voices} - {""}) != 1:
            return None
        decision = next(decision for voice, decision in told if voice.other)
        return (decision.vmbo, decision.mbo) if decision.vmbo and decision.mbo else None

    def _judged(self, table: Table, key: _Key, voices: Iterable[Statement]) -> Judged:
        vmbo, mbo = (self._facts.goals.get((side, goal)) for side, goal in zip(_SIDES, key, strict=True))
        pair = "+".join(key)
        sampled = self._facts.origin(pair) == "sample"
        return Judged(table=table, vmbo=vmbo, mbo=mbo, pair=self._facts.pairs.get(pair), voices=tuple(voices), sampled=sampled)


def _known(found: Iterable[Judged]) -> list[Judged]:
    """Those of which at least one goal is known."""
    return [one for one in found if one.vmbo or one.mbo]


def _voice(decision: Decision, origin: JudgedCopy, clean: Clean, *, names: bool) -> Statement:
    values = decision.values
    remarks = [values.get("remark", "")]
    remarks += [f"{comment.author}: {comment.text}" if comment.author else comment.text for comment in decision.comments if names]
    remark = "\n".join(clean(text) for text in remarks if text)
    behalf = behalf_of(values.get("on behalf", "")) or origin.behalf
    return Statement(
        origin=origin,
        behalf=behalf,
        verdict=decision.verdict,
        action=decision.action,
        who=values.get("who", "") if names else "",
        remark=remark,
        other=counterpart_of(decision) if decision.table == "gaps" else "",
        shown=clean(values.get("with", "")),
    )
