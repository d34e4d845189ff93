"""Workbooks that were merged before, taken apart again: every group once, and what was said together since.

A workbook that was merged holds the copies it was made of. Who merges it again, with a late copy or with another such
workbook, or makes a report of it, needs each group's own verdict, and what the joint meeting made of it: what was filled in
since (`since`). Where the meeting said something, that takes the place of what the groups said; where it left all as it was,
or a cell empty, what they say now stands, also where they differ.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from overlap.model import Decision, Review
from overlap.problems import Notice

from .joint_row import is_text
from .same_row import OWN_IDS, SAME, RowKey, key_of, name_of
from .since import Place, filled_in_since, lines_left, place_of, said_since
from .versions import WITH_VERDICT, Version, as_one, newest_first, same_group


@dataclass(slots=True, kw_only=True)
class Voice:
    """A group, or what was said together (``review.joint``): all it said, and what of that others took the place of.

    ``part`` where only merged workbooks hold it. ``replaced`` holds fields by row; ``rows`` the key of the row that took the
    place of one of the group's own.
    """

    review: Review
    part: bool = False
    replaced: dict[RowKey, set[str]] = field(default_factory=dict)
    rows: dict[RowKey, RowKey] = field(default_factory=dict)

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
    met: list[tuple[Review, Review]] = []  # and what was filled in since
    for n, review in enumerate(reviews):
        groups = [part for part in review.parts if not part.joint]
        parts = [replace(said_since(part, groups) if part.joint else part, facts=review.facts) for part in review.parts]
        parts_of[n] = [(part, _take(copies, part, part=True)) for part in parts]
        now = filled_in_since(review) if review.parts else review
        met.append((review, now))
        _take(copies, now, part=False)
    notices = [notice for one in copies for notice in one.settle()]
    for n, (review, now) in enumerate(met):
        for part, held in parts_of[n]:
            _replaced_before(part, held.voice)
            _replace(part, held.voice, review, now)
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


def _replaced_before(part: Review, voice: Voice) -> None:
    """Note what an earlier meeting took the place of, where the group still says it."""
    for one, held in _held(part, voice):
        gone = {name for name in one.values if (one.table, one.id, one.vmbo, name) in part.replaced}
        if same := _unchanged(one, held, gone):
            voice.replaced.setdefault(key_of(held), set()).update(same)


def _replace(part: Review, voice: Voice, merged: Review, since: Review) -> None:
    """Note what of a part was said together ``since`` in the workbook that holds it.

    A verdict takes the place of all that belongs to one. A text that still stands beside what was written since is not
    replaced, nor is what belongs to nothing that was changed.
    """
    now: dict[Place, Decision] = {place_of(one): one for one in since.decisions}
    cells = {place_of(one): one.values for one in merged.decisions}
    for one, held in _held(part, voice):
        joint = now.get(place_of(one))
        if joint is None or not joint.values:
            continue
        key, shown = key_of(held), cells[place_of(one)]
        whole = one.table in SAME  # a row of texts of its own: what stands in it now is all of it
        gone = set(one.values) if whole else {name for name in one.values if joint.values.get(name)}
        if not whole:
            gone = {name for name in gone if not (is_text(one.table, name) and lines_left(one.values[name], shown[name]))}
        if joint.verdict:
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
