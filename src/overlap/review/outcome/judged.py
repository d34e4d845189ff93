"""Several copies of one comparison, put together: what each group said of a pair or goal, and whether they agree."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Final, Literal

from overlap.model import Decision, FactGoal, FactPair, Facts, Review, Side
from overlap.review.copies.together import spoke

Decided = Literal["both", "vmbo", "mbo", "unknown"]
OVERLAP: Final = ("repetition", "deepening", "overlap after all")
SETTLED: Final = ("no overlap", "gap")
ACTS: Final = ("drop in mbo", "exemption", "drop in vmbo", "together")  # the actions that change what is taught


@dataclass(frozen=True, slots=True)
class Origin:
    """One copy: its file, who filled it in, for whom they spoke ("" where nobody said), and the date that they gave.

    ``joint`` where it is what was filled in together in a workbook that had been merged.
    """

    file: str
    sha256: str
    group: str
    school: str
    behalf: str
    date: str
    names: tuple[str, ...] = ()
    joint: bool = False


@dataclass(frozen=True, slots=True)
class Voice:
    """What one copy says in one row. Verdict and action by their stable names, "" where not given.

    ``behalf`` is for whom it was said: in a workbook that was merged that differs from row to row.
    """

    origin: Origin
    behalf: str
    verdict: str
    action: str
    who: str
    remark: str


@dataclass(frozen=True, slots=True)
class Judged:
    """A pair (or with one of the two None: a goal) with all that was said about it.

    ``pair`` is the proposal, None where the group added the pair itself. Without ``voices`` nobody said anything.
    """

    vmbo: FactGoal | None
    mbo: FactGoal | None
    pair: FactPair | None
    voices: tuple[Voice, ...]

    @property
    def asked(self) -> bool:
        """Whether it is a pair that the group was asked to judge; those of a sample are for another purpose."""
        return self.pair is not None and self.pair.origin != "sample"

    @property
    def verdict(self) -> str:
        """The verdict that all who gave one agree on, else ""."""
        return _only(voice.verdict for voice in self.voices)

    @property
    def action(self) -> str:
        """The action that all who gave one agree on, else ""."""
        return _only(voice.action for voice in self.voices)

    @property
    def disputed(self) -> bool:
        """Whether verdicts or actions differ."""
        return len(self.verdicts) > 1 or len({v.action for v in self.voices if v.action}) > 1

    @property
    def verdicts(self) -> tuple[str, ...]:
        """The different verdicts, in the order in which they were met."""
        return tuple(dict.fromkeys(voice.verdict for voice in self.voices if voice.verdict))

    @property
    def overlap(self) -> bool:
        """Whether it was judged to be overlap."""
        return self.verdict in OVERLAP

    @property
    def decided(self) -> bool:
        """Whether a verdict was given on which nobody differs, and that does not put it off."""
        return self.verdict not in ("", "discuss later")

    @property
    def acts(self) -> str:
        """What is to change, if that was agreed on a pair that is overlap or related; else ""."""
        return self.action if self.action in ACTS and (self.overlap or self.verdict == "related") else ""

    @property
    def decided_by(self) -> Decided:
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


def who_decided(behalf: Iterable[str]) -> Decided:
    """What voices on behalf of these amount to."""
    return spoke(behalf) or "unknown"


Clean = Callable[[str], str]


def judged(reviews: Sequence[Review], origins: Sequence[Origin], facts: Facts, clean: Clean, *, names: bool) -> list[Judged]:
    """Everything that was or could have been judged: proposed pairs in their order, pairs added, and goals alone.

    ``clean`` takes names out of a text. ``names`` says whether the column Who, and comments with their author, are taken along.
    """
    said: dict[tuple[str, str], list[Voice]] = {(pair.vmbo, pair.mbo): [] for pair in facts.pairs.values()}
    for review, origin in zip(reviews, origins, strict=True):
        for decision in review.decisions:
            if decision.table in ("review", "own", "gaps") and (decision.vmbo or decision.mbo):
                said.setdefault((decision.vmbo, decision.mbo), []).append(_voice(decision, origin, clean, names=names))
    proposed = {(pair.vmbo, pair.mbo): pair for pair in facts.pairs.values()}
    found = [_judged(facts, key, proposed.get(key), voices) for key, voices in said.items()]
    return [one for one in found if one.vmbo or one.mbo]


def _judged(facts: Facts, key: tuple[str, str], pair: FactPair | None, voices: Iterable[Voice]) -> Judged:
    vmbo, mbo = (facts.goals.get((side, goal)) for side, goal in zip(_SIDES, key, strict=True))
    return Judged(vmbo, mbo, pair, tuple(voices))


def _voice(decision: Decision, origin: Origin, clean: Clean, *, names: bool) -> Voice:
    values = decision.values
    said = [values.get("remark", "")]
    said += [f"{comment.author}: {comment.text}" if comment.author else comment.text for comment in decision.comments if names]
    remark = "\n".join(clean(text) for text in said if text)
    behalf = values.get("on behalf", "") or origin.behalf
    return Voice(origin, behalf, decision.verdict, values.get("action", ""), values.get("who", "") if names else "", remark)


def _only(values: Iterable[str]) -> str:
    found = {value for value in values if value}
    return found.pop() if len(found) == 1 else ""


_SIDES: tuple[Side, Side] = ("vmbo", "mbo")
