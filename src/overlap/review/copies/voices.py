"""Workbooks that were merged before, taken apart again: every group once, and what was said together since.

A workbook that was merged holds the copies it was made of. Who merges it again, with a late copy or with another such
workbook, or makes a report of it, needs each group's own verdict, and what the joint meeting made of it: what stands in
the workbook now. Where the meeting said something, that takes the place of what the groups said; where it left a cell
empty, what they said still stands, also where they differ.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from overlap.model import Comment, Decision, Review, Table
from overlap.problems import Notice

from .same_row import OWN_IDS, SAME, RowKey, key_of, name_of
from .versions import WITH_VERDICT, Version, as_one, newest_first, same_group

_Place = tuple[Table, str, bool]  # of a row: its table and id, and whether it is about a vmbo goal


@dataclass(slots=True, kw_only=True)
class Voice:
    """A group, or what was said together (``review.joint``): all it said, and what of that others took the place of.

    ``part`` where only merged workbooks hold it. ``replaced`` holds fields by row; ``rows`` the key of the row that took the
    place of one of the group's own; ``anew`` the rows in which was said together what the groups had not all said.
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

    A group that is in several copies, of its own or in merged workbooks, counts once: as the newest of them (see `versions`).
    A copy in which nothing was filled in is no group; that is noticed too.
    """
    copies: list[_Copies] = []
    parts_of: dict[int, list[tuple[Review, _Copies]]] = {}  # per merged workbook its parts and who speaks for them now
    met: list[tuple[Review, _Copies]] = []
    for n, review in enumerate(reviews):
        parts_of[n] = [(part, _take(copies, replace(part, facts=review.facts), part=True)) for part in review.parts]
        met.append((review, _take(copies, _joint(review) if review.parts else review, part=False)))
    notices = [notice for one in copies for notice in one.settle()]
    for n, (review, mine) in enumerate(met):
        if review.parts:
            mine.voice.anew |= set(_anew(review.parts, mine.voice.review))
            groups = [part for part in review.parts if not part.joint]
            for part, earlier in parts_of[n]:
                if part.joint:
                    earlier.voice.anew |= set(_anew(groups, part, whole=True))
        verdicts = _verdicts(review.parts)
        for part, held in parts_of[n]:
            _replaced_before(part, held.voice)
            _replace(part, held.voice, review, verdicts)
    everyone = [one.voice for one in copies]
    notices += [Notice("merge-empty", voice.review.file) for voice in everyone if not (voice.part or is_filled_in(voice.review))]
    return [voice for voice in everyone if is_filled_in(voice.review)], notices


def is_filled_in(review: Review) -> bool:
    """Tell whether a copy holds any decision or comment, or anything that found no place: only then it is one of a group.

    What was said together counts also where it is nothing: a meeting may have left all as it was.
    """
    return review.joint or bool(review.decisions or review.unplaced)


def apart(reviews: Sequence[Review]) -> list[Review]:
    """Each group, and each joint meeting, with what still holds of what it said."""
    met, _notices = voices(reviews)
    return [voice.review if not voice.replaced else _with_what_holds(voice) for voice in met]


def counted_once(reviews: Sequence[Review]) -> list[Notice]:
    """Give a notice for each copy that another copy of its group takes the place of."""
    return voices(reviews)[1]


def each_group_once(reviews: Sequence[Review]) -> tuple[list[Review], list[Notice]]:
    """Give the copies with each group once, as the newest of its copies and what older ones had more; and a notice for each
    copy that another takes the place of. Merged workbooks stay as they are.
    """
    met, notices = voices([review for review in reviews if not review.parts])
    return [*(voice.review for voice in met), *(review for review in reviews if review.parts)], notices


def _with_what_holds(voice: Voice) -> Review:
    left = (replace(one, values=voice.left(one)) for one in voice.review.decisions)
    return replace(voice.review, decisions=tuple(one for one in left if one.values or one.comments))


@dataclass(slots=True)
class _Copies:
    """The versions of one voice, in the order in which they were met, and the voice that they are together."""

    versions: list[Version]
    voice: Voice

    def settle(self) -> Iterator[Notice]:
        """Make one voice of the versions: the newest holds. Give a notice for each of the others."""
        ordered, reasons = newest_first(self.versions)
        review = ordered[0].review
        for older, why in zip(ordered[1:], reasons, strict=True):
            review, differ = as_one(review, older.review)
            values = {"group": review.who.group, "older": older.review.file, "why": why, "count": differ}
            yield Notice("merge-version", review.file, values=values)
        self.voice = Voice(review=review, part=all(version.part for version in self.versions))


def _take(copies: list[_Copies], review: Review, *, part: bool) -> _Copies:
    """Add a copy to the voices, or to the one that is of the same group; the copies that it is among now."""
    for mine in copies:
        for n, version in enumerate(mine.versions):
            if version.review.sha256 == review.sha256:
                mine.versions[n] = Version(version.review, version.part and part)
                return mine
    for mine in copies:
        if all(same_group(version.review, review) for version in mine.versions):
            mine.versions.append(Version(review, part))
            return mine
    copies.append(_Copies([Version(review, part)], Voice(review=review, part=part)))
    return copies[-1]


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
        for name in ("verdict", "action", "with") if others else ():
            if one.values.get(name) and {of.get(name) for of in others} - {None, ""} != {one.values[name]}:
                yield key_of(one)
        if not others:
            yield key_of(one)


def _replaced_before(part: Review, voice: Voice) -> None:
    """Note what an earlier meeting took the place of, where the group still says it."""
    for one, held in _held(part, voice):
        gone = {name for name in one.values if (one.table, one.id, one.vmbo, name) in part.replaced}
        if same := _unchanged(one, held, gone):
            voice.replaced.setdefault(key_of(held), set()).update(same)


def _place(decision: Decision) -> _Place:
    return decision.table, decision.id, decision.vmbo == decision.id


def _verdicts(parts: Sequence[Review]) -> dict[_Place, set[str]]:
    """The verdicts of the copies that a workbook was merged of, by row, those left out that an earlier meeting replaced."""
    verdicts: dict[_Place, set[str]] = {}
    for part in parts:
        for one in part.decisions:
            verdict = one.values.get("verdict")
            if verdict and (one.table, one.id, one.vmbo, "verdict") not in part.replaced:
                verdicts.setdefault(_place(one), set()).add(verdict)
    return verdicts


def _replace(part: Review, voice: Voice, merged: Review, verdicts: Mapping[_Place, set[str]]) -> None:
    """Note what of a part the workbook that holds it says now instead.

    A verdict takes the place of all that belongs to one, but not where it is only what all of them said: then the actions
    on which they differ are still to be discussed.
    """
    now = {_place(one): one for one in merged.decisions}
    for one, held in _held(part, voice):
        joint = now.get(_place(one))
        if joint is None:
            continue
        key = key_of(held)
        whole = one.table in SAME  # a row of texts of its own: what stands in it now is all of it
        gone = set(one.values) if whole else {name for name in one.values if joint.values.get(name)}
        if joint.verdict and verdicts.get(_place(one), set()) != {joint.values["verdict"]}:
            gone |= set(WITH_VERDICT)
        same = _unchanged(one, held, gone)
        voice.replaced.setdefault(key, set()).update(same)
        if one.table in OWN_IDS and same:
            voice.rows[key] = key_of(joint)


def _held(part: Review, voice: Voice) -> Iterator[tuple[Decision, Decision]]:
    """The decisions of a part, each with that of the voice that speaks for it."""
    mine = {key_of(one): one for one in voice.review.decisions}
    named = {name_of(one): one for one in voice.review.decisions}
    for one in part.decisions:
        if held := mine.get(key_of(one)) or named.get(name_of(one)):
            yield one, held


def _unchanged(one: Decision, held: Decision, fields: set[str]) -> set[str]:
    """The fields of these in which a voice says what its part said."""
    same = {name for name in fields if held.values.get(name, "") == one.values.get(name, "")}
    return same - set(WITH_VERDICT) if held.verdict != one.verdict else same  # a later version judged anew
