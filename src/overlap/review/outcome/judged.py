"""Several copies of one comparison, put together: what each group said of a pair or goal, and whether they agree."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from overlap.model import (
    Action,
    AnyAction,
    AnyVerdict,
    Behalf,
    DecidedBy,
    Decision,
    Facts,
    Goal,
    Pair,
    Review,
    Side,
    Verdict,
)
from overlap.model.verdicts import CHANGES_TEACHING, LATER, OVERLAPS, behalf_of
from overlap.review.copies.together import spoke, unanimous


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

    ``behalf`` is for whom it was said: in a workbook that was merged that differs from row to row.
    """

    origin: JudgedCopy
    behalf: Behalf
    verdict: AnyVerdict | None
    action: AnyAction | None
    who: str
    remark: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """A pair (or with one of the two None: a goal) with all that was said about it.

    ``pair`` is the proposal, None where the group added the pair itself; ``sampled`` whether it is one of the sample. Without
    ``voices`` nobody said anything.
    """

    vmbo: Goal | None
    mbo: Goal | None
    pair: Pair | None
    voices: tuple[Statement, ...]
    sampled: bool = False

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
    def disputed(self) -> bool:
        """Whether verdicts or actions differ."""
        return len(self.verdicts) > 1 or len(self.actions) > 1

    @property
    def verdicts(self) -> tuple[AnyVerdict, ...]:
        """The different verdicts, in the order in which they were met."""
        return tuple(dict.fromkeys(voice.verdict for voice in self.voices if voice.verdict))

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
        return self.verdict not in (None, LATER)

    @property
    def together(self) -> bool:
        """Whether it was judged to be overlap or related."""
        return self.overlap or self.verdict == Verdict.RELATED

    @property
    def acts(self) -> Action | None:
        """What is to change, if that was agreed on a pair that is overlap or related; else None."""
        return next((action for action in CHANGES_TEACHING if action == self.action and self.together), None)

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


def who_decided(behalf: Iterable[str]) -> DecidedBy:
    """What voices on behalf of these amount to."""
    return spoke(behalf) or "unknown"


Clean = Callable[[str], str]


def judged(reviews: Sequence[Review], origins: Sequence[JudgedCopy], facts: Facts, clean: Clean, *, names: bool) -> list[Judged]:
    """Everything that was or could have been judged: proposed pairs in their order, pairs added, and goals alone.

    ``clean`` takes names out of a text. ``names`` says whether the column Who, and comments with their author, are taken along.
    """
    statements: dict[tuple[str, str], list[Statement]] = {(pair.vmbo.id, pair.mbo.id): [] for pair in facts.pairs.values()}
    for review, origin in zip(reviews, origins, strict=True):
        for decision in review.decisions:
            if decision.table in ("review", "own", "gaps") and (decision.vmbo or decision.mbo):
                statements.setdefault((decision.vmbo, decision.mbo), []).append(_voice(decision, origin, clean, names=names))
    found = [_judged(facts, key, voices) for key, voices in statements.items()]
    return [one for one in found if one.vmbo or one.mbo]


def _judged(facts: Facts, key: tuple[str, str], voices: Iterable[Statement]) -> Judged:
    vmbo, mbo = (facts.goals.get((side, goal)) for side, goal in zip(_SIDES, key, strict=True))
    pair = "+".join(key)
    return Judged(vmbo=vmbo, mbo=mbo, pair=facts.pairs.get(pair), voices=tuple(voices), sampled=facts.origin(pair) == "sample")


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
    )


_SIDES: tuple[Side, Side] = ("vmbo", "mbo")
