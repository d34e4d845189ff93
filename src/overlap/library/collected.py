"""What groups decided in filled-in workbooks -> a library: pairs with a verdict that decides something, and nobody's name.

A gap does not go along, unless the group said what it overlaps with: that something has no counterpart depends on all of the
other document. What was said together in a merged workbook is what its groups say now, each of those that had judged the
pair; what none of them had judged counts once, for all of them.
"""

import hashlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Final, cast

from overlap.model import Action, Band, Behalf, Decision, GapVerdict, Goal, Review, Side
from overlap.model.text import folded
from overlap.model.verdicts import PAIR_DECIDED, behalf_of, verdict_of
from overlap.problems import Notice
from overlap.review.copies.same_row import key_of
from overlap.review.copies.together import ON_BEHALF
from overlap.review.copies.versions import date_of
from overlap.review.copies.voices import Voice, voices
from overlap.review.names import Names

from .decisions import GROUP, Library, LibraryDecision, PairVerdict, SharedText, newest, shared_text

_ROUNDS: Final = 200_000  # of the digest of who a group is: some hundredths of a second for each guess
_SALT: Final = b"overlap library"
_DIGITS: Final = 12  # hexadecimal

_PairKey = tuple[str, str]  # ids of both goals
_Goals = Mapping[tuple[Side, str], Goal]


@dataclass(frozen=True, slots=True)
class Wishes:
    """What a group wants to be called in a library ("" for nothing), and whether its remarks go along."""

    name: str = ""
    remarks: bool = False


def collected(reviews: Sequence[Review], wishes: Wishes) -> tuple[Library, tuple[Notice, ...]]:
    """Make a library of filled-in workbooks; and tell which copies count once, and which do not say who filled them in."""
    speakers, notices = voices(reviews)
    clean = Names([*reviews, *(voice.review for voice in speakers)]).hidden
    whole = {key: goal for review in reviews if review.facts.whole for key, goal in review.facts.goals.items()}
    decisions: list[LibraryDecision] = []
    for voice in speakers:
        mine = _Collecting(voice, whole, wishes, clean).decisions()
        meeting = _Meeting(voice.review, speakers) if voice.review.joint else None
        for pair, decision in mine.items():
            groups = meeting.groups(pair) if meeting else (group_of(voice.review),)
            decisions += (replace(decision, group=group) for group in groups)
    unknown = (Notice("library-no-group", voice.review.file) for voice in speakers if not _says_who(voice.review))
    return Library(newest(decisions)), (*notices, *unknown)


def group_of(review: Review) -> str:
    """Give the number of the group that filled in a workbook.

    It is a digest of what the group calls itself and of its school, so that a later workbook of the same group is known. Of a
    group that leaves out either, something is added that others do not have: of one without a school the comparison, of one
    without a name the file. Who guesses both can compute it too, in some hundredths of a second for each guess.
    """
    who = review.who
    parts = [folded(who.group), folded(who.school)]
    if not who.group:
        parts.append(review.sha256)
    elif not who.school:
        parts.append(review.facts.fingerprint)
    return _number("\x1f".join(parts))


def groups_of(reviews: Sequence[Review]) -> frozenset[str]:
    """Give the numbers of all groups that filled in these workbooks, also those that a merged one was made of."""
    speakers, _notices = voices(reviews)
    copies = [voice.review for voice in speakers]
    return frozenset(_Meeting(copy, speakers).number if copy.joint else group_of(copy) for copy in copies)


@lru_cache(1024)
def _number(who: str) -> str:
    return GROUP + hashlib.pbkdf2_hmac("sha256", who.encode("utf-8", "replace"), _SALT, _ROUNDS).hex()[:_DIGITS]


def _says_who(review: Review) -> bool:
    return review.joint or bool(review.who.group and review.who.school)


class _Meeting:
    """What was said together: in whose place it stands."""

    def __init__(self, joint: Review, speakers: Sequence[Voice]) -> None:
        """Take the meeting, and all who spoke; those of the same goals had met there."""
        goals = joint.facts.goals.keys()
        met = [voice for voice in speakers if not voice.review.joint and voice.review.facts.goals.keys() == goals]
        self._judged: dict[_PairKey, dict[str, bool]] = {}  # per pair the groups that judged it, and who holds on to that
        for voice in met:
            for decision in voice.review.decisions:
                if pair := _pair(decision):
                    held = "verdict" not in voice.replaced.get(key_of(decision), ())
                    self._judged.setdefault(pair, {})[group_of(voice.review)] = held
        numbers = sorted(group_of(voice.review) for voice in met)
        self.number = _number("\x1f".join(numbers) or joint.sha256)

    def groups(self, pair: _PairKey) -> tuple[str, ...]:
        """Give the groups whose verdict on a pair that of the meeting is now; all together where none had judged it."""
        judged = self._judged.get(pair)
        return tuple(group for group, held in judged.items() if not held) if judged else (self.number,)


class _Collecting:
    """Takes the decisions out of one copy."""

    def __init__(self, voice: Voice, whole: _Goals, wishes: Wishes, clean: Callable[[str], str]) -> None:
        """Take the copy; ``clean`` takes names out of a text.

        ``whole`` are the goals of copies that have their hidden sheet: one that lost it shows the beginning of a text only.
        """
        self._voice, self._wishes, self._clean = voice, wishes, clean
        self._goals = voice.review.facts.goals if voice.review.facts.whole else whole
        self._texts: dict[tuple[Side, str], SharedText] = {}

    def decisions(self) -> dict[_PairKey, LibraryDecision]:
        """Give what holds of each pair; who said of what kind an overlap is, also said that a gap is one."""
        kept: dict[_PairKey, LibraryDecision] = {}
        for decision in self._voice.review.decisions:
            values = self._voice.left(decision)
            verdict = verdict_of(decision.table, values.get("verdict", ""))
            pair = _pair(decision)
            if verdict and pair and self._knows(pair) and not (verdict == GapVerdict.OVERLAP and pair in kept):
                kept[pair] = self._decision(pair, decision, values, cast("PairVerdict", verdict))
        return kept

    def _knows(self, pair: _PairKey) -> bool:
        return ("vmbo", pair[0]) in self._goals and ("mbo", pair[1]) in self._goals

    def _decision(self, pair: _PairKey, decision: Decision, values: dict[str, str], verdict: PairVerdict) -> LibraryDecision:
        review, wishes = self._voice.review, self._wishes
        day = date_of(review.who.date)
        action = next((action for action in Action if action == values.get("action")), None)
        remark = self._clean(values.get("remark", "")) if wishes.remarks else ""
        return LibraryDecision(
            vmbo=self._text("vmbo", pair[0]),
            mbo=self._text("mbo", pair[1]),
            group="",
            verdict=verdict,
            action=action if decision.table != "gaps" else None,
            behalf=_behalf(values) or review.who.behalf,
            name=self._clean(wishes.name),
            date=day.isoformat() if day else review.saved[:10],
            saved=review.saved,
            version=review.facts.program,
            band=self._band("+".join(pair)),
            remark=" ".join(remark.split()),
        )

    def _band(self, pair: str) -> Band | None:
        """The band that the program itself gave, whatever a library made of it."""
        facts = self._voice.review.facts
        if told := facts.elsewhere.pairs.get(pair):
            return told.matched
        return facts.pairs[pair].band if pair in facts.pairs else None

    def _text(self, side: Side, goal: str) -> SharedText:
        if (side, goal) not in self._texts:
            self._texts[side, goal] = shared_text(self._goals[side, goal], self._clean)
        return self._texts[side, goal]


def _behalf(values: dict[str, str]) -> Behalf:
    return behalf_of(values.get(ON_BEHALF, ""))


def _pair(decision: Decision) -> _PairKey | None:
    """The pair that a decision is about, None where it decides nothing or is about a goal alone."""
    decides = decision.verdict in PAIR_DECIDED or decision.verdict == GapVerdict.OVERLAP
    return (decision.vmbo, decision.mbo) if decides and decision.vmbo and decision.mbo else None
