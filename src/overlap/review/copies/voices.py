"""Workbooks that were merged before, taken apart again: every group once, and what was said together since.

A workbook that was merged holds the copies it was made of. Who merges it again, with a late copy or with another such
workbook, or makes a report of it, needs each group's own verdict, and what the joint meeting made of it: what stands in
the workbook now. Where the meeting said something, that takes the place of what the groups said; where it left a cell
empty, what they said still stands, also where they differ.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from overlap.model import Comment, Decision, Review, Table, Unplaced
from overlap.model.text import folded
from overlap.problems import Notice

from .same_row import OWN_IDS, SAME, RowKey, key_of, name_of

# what belongs to a verdict: who gives another one, or the same, says this anew
_WITH_VERDICT: Final = ("verdict", "action", "with", "on behalf")


@dataclass(slots=True, kw_only=True)
class Voice:
    """A group, or what was said together (``review.joint``): all it said, and what of that others took the place of.

    ``replaced`` holds fields by row; ``rows`` the key of the row that took the place of one of the group's own; ``anew`` the
    rows in which was said together what the groups had not all said.
    """

    review: Review
    part: bool = False
    replaced: dict[RowKey, set[str]] = field(default_factory=dict)
    rows: dict[RowKey, RowKey] = field(default_factory=dict)
    anew: set[RowKey] = field(default_factory=set)

    def left(self, decision: Decision) -> dict[str, str]:
        """The values of a decision that still hold."""
        gone = self.replaced.get(key_of(decision), set())
        return {name: text for name, text in decision.values.items() if name not in gone}

    def row(self, decision: Decision) -> RowKey:
        """What the row of a decision is about."""
        key = key_of(decision)
        return self.rows.get(key, key)


def voices(reviews: Sequence[Review]) -> tuple[list[Voice], list[Notice]]:
    """Every group once, in the order in which they are met, each joint meeting after its groups; and what was noticed.

    A group that is both in a merged workbook and in a copy of its own counts once. Of two versions the copy goes before what
    a merged workbook holds, and a later workbook before an earlier; what the other version had more is kept, and what it said
    otherwise is `Unplaced` ("replaced").
    """
    notices: list[Notice] = []
    met: list[Voice] = []
    parts_of: dict[int, list[tuple[Review, Voice]]] = {}  # per merged workbook its parts and who speaks for them now
    for n, review in enumerate(reviews):
        mine = [(part, _take(met, replace(part, facts=review.facts), notices, part=True)) for part in review.parts]
        if review.parts:
            parts_of[n] = mine
        voice = _take(met, _joint(review) if review.parts else review, notices, part=False)
        if review.parts:
            voice.anew |= set(_anew(review.parts, voice.review))
            groups = [part for part in review.parts if not part.joint]
            for part, earlier in mine:
                if part.joint:
                    earlier.anew |= set(_anew(groups, part, whole=True))
    for n, mine in parts_of.items():
        for part, voice in mine:
            _replace(part, voice, reviews[n])
    return met, notices


def apart(reviews: Sequence[Review]) -> list[Review]:
    """Each group, and each joint meeting, with what still holds of what it said."""
    met, _notices = voices(reviews)
    return [voice.review if not voice.replaced else _with_what_holds(voice) for voice in met]


def _with_what_holds(voice: Voice) -> Review:
    left = (replace(one, values=voice.left(one)) for one in voice.review.decisions)
    return replace(voice.review, decisions=tuple(one for one in left if one.values or one.comments))


def _take(met: list[Voice], review: Review, notices: list[Notice], *, part: bool) -> Voice:
    """Add a copy to the voices, or to the one that is of the same group; the voice that speaks for it."""
    for n, voice in enumerate(met):
        if voice.review.sha256 == review.sha256:
            voice.part = voice.part and part
            return voice
        if (part or voice.part) and _same_group(voice.review, review):
            newer, older = (voice.review, review) if part and not voice.part else (review, voice.review)
            joined, differ = _versions(newer, older)
            values = {"group": review.who.group, "older": older.file, "count": differ}
            notices.append(Notice("merge-version", newer.file, values=values))
            met[n].review, met[n].part = joined, part and voice.part
            return voice
    voice = Voice(review=review, part=part)
    for one in review.decisions:
        if gone := {name for name in one.values if (one.table, one.id, one.vmbo, name) in review.replaced}:
            voice.replaced[key_of(one)] = gone
    met.append(voice)
    return voice


def _same_group(a: Review, b: Review) -> bool:
    """Whether two copies are of one group: by what it calls itself, where neither teachers nor side speak against it."""
    if a.joint or b.joint or not a.who.group:
        return False
    if (folded(a.who.group), folded(a.who.school)) != (folded(b.who.group), folded(b.who.school)):
        return False
    people = [{*folded(f"{one.who.vmbo_names} {one.who.mbo_names}").replace(",", " ").split()} for one in (a, b)]
    strangers = all(people) and not people[0] & people[1]
    other_side = bool(a.who.behalf and b.who.behalf and a.who.behalf != b.who.behalf)
    return not (strangers or other_side)


def _versions(newer: Review, older: Review) -> tuple[Review, int]:
    """A group's copy with what an earlier version had more, and how much that version said otherwise."""
    there = {name_of(one): n for n, one in enumerate(newer.decisions)}
    decisions, unplaced, differ = list(newer.decisions), list(newer.unplaced), 0
    for one in older.decisions:
        n = there.get(name_of(one))
        if n is None:
            decisions.append(one)
            continue
        mine = decisions[n]
        comments = tuple(dict.fromkeys((*mine.comments, *_more(mine, one))))
        gone = set(_WITH_VERDICT) if mine.verdict else set()
        more = {name: text for name, text in one.values.items() if name not in gone}
        decisions[n] = replace(mine, values={**more, **mine.values}, comments=comments)
        other = {name: text for name, text in one.values.items() if folded(decisions[n].values.get(name, "")) != folded(text)}
        if other:
            differ += 1
            unplaced.append(Unplaced(why="replaced", values=other, source=one.source, table=one.table, id=one.id))
    known = {(one.why, one.table, tuple(sorted(one.values.items()))) for one in newer.unplaced}
    unplaced += [one for one in older.unplaced if (one.why, one.table, tuple(sorted(one.values.items()))) not in known]
    return replace(newer, decisions=tuple(decisions), unplaced=tuple(unplaced), name=newer.name or older.name), differ


def _more(mine: Decision, other: Decision) -> Iterator[Comment]:
    known = {(comment.text, comment.author) for comment in mine.comments}
    return (comment for comment in other.comments if (comment.text, comment.author) not in known)


def _joint(review: Review) -> Review:
    """What stands in a merged workbook now, without the comments that it shows of its parts."""
    known = {
        f"{part.name}: {comment.text}" for part in review.parts for decision in part.decisions for comment in decision.comments
    }
    decisions = tuple(replace(one, comments=tuple(_own_comments(one.comments, known))) for one in review.decisions)
    kept = tuple(one for one in decisions if one.values or one.comments)
    return replace(review, decisions=kept, parts=(), name="", joint=True)


def _own_comments(comments: Sequence[Comment], known: set[str]) -> Iterator[Comment]:
    for comment in comments:
        text = comment.text
        for shown in sorted(known, key=len, reverse=True):
            text = text.replace(shown, "")
        if text.strip():
            yield replace(comment, text=text.strip()) if text != comment.text else comment


def _anew(parts: Sequence[Review], joint: Review, *, whole: bool = False) -> Iterator[RowKey]:
    """The rows of a merged workbook that say something that its parts did not all say: what holds of that, or the whole."""
    said: dict[tuple[Table, str], list[Mapping[str, str]]] = {}
    for part in parts:
        for one in part.decisions:
            gone = set() if whole else {name for name in one.values if (one.table, one.id, one.vmbo, name) in part.replaced}
            holds = {name: text for name, text in one.values.items() if name not in gone}
            said.setdefault((one.table, one.id), []).append(holds)
    for one in joint.decisions:
        others = said.get((one.table, one.id), [])
        for name in ("verdict", "action") if others else ():
            if one.values.get(name) and {of.get(name) for of in others} - {None, ""} != {one.values[name]}:
                yield key_of(one)
        if not others:
            yield key_of(one)


def _replace(part: Review, voice: Voice, merged: Review) -> None:
    """Note what of a part the workbook that holds it says now instead."""
    now: dict[tuple[Table, str, bool], Decision] = {(one.table, one.id, one.vmbo == one.id): one for one in merged.decisions}
    mine = {key_of(one): one for one in voice.review.decisions}
    named = {name_of(one): one for one in voice.review.decisions}
    for one in part.decisions:
        joint = now.get((one.table, one.id, one.vmbo == one.id))
        held = mine.get(key_of(one)) or named.get(name_of(one))
        if joint is None or held is None:
            continue
        key = key_of(held)
        whole = one.table in SAME  # a row of texts of its own: what stands in it now is all of it
        gone = set(one.values) if whole else {name for name in one.values if joint.values.get(name)}
        if joint.verdict:
            gone |= set(_WITH_VERDICT)
        same = {name for name in gone if held.values.get(name, "") == one.values.get(name, "")}
        if held.verdict != one.verdict:  # a later version judged anew
            same -= set(_WITH_VERDICT)
        voice.replaced.setdefault(key, set()).update(same)
        if one.table in OWN_IDS and same:
            voice.rows[key] = key_of(joint)
