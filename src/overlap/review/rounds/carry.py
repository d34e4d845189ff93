"""Decisions of earlier reviews taken into a new comparison, also where the documents changed.

Every decision ends in exactly one place: in a row of the new workbook, where several that say the same share one, or among
those that have none, with the reason. What a group said of a text that changed is kept, and marked.
"""

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from overlap.locale import gettext as _
from overlap.model import Added, Comparison, Decision, Facts, Goal, Review, Side, Table
from overlap.model.carrying import Carried, CarryOver, Change, Fate, Homeless, Left
from overlap.model.verdicts import CAN_WAIT
from overlap.review.copies.same_row import OWN_IDS, SAME, wording_of
from overlap.review.copies.together import ON_BEHALF, combined
from overlap.review.copies.voices import Voice, voices

from .follow import follow

_NUMBERS = re.compile(r"(?:(?:nrs?\.?|no\.?|#)\s*)?\d{1,5}(?:(?:\s*[,;&+/]\s*|\s+en\s+|\s+and\s+|\s+)\d{1,5})*", re.I)
_SIDES: tuple[Side, Side] = ("vmbo", "mbo")
# pairs that were judged first, because one's own pair may be among them; last what names them by their number
_PASSES: Final[tuple[tuple[Table, ...], ...]] = (
    ("review",),
    ("own", "gaps", "words", "own words", "agenda"),
    ("agreements",),
)


_Version = tuple[tuple[str, Goal], ...]  # labels and goals, whatever the files were called


def carry(comparison: Comparison, reviews: Sequence[Review], words: Collection[str], fingerprint: str) -> CarryOver:
    """Take the decisions of reviews into a comparison.

    Args:
        comparison: the new one, as it was matched.
        reviews: what was decided before; of copies of one comparison, or of several.
        words: the ids of the word pairs that the new workbook asks about.
        fingerprint: of the new comparison; a review with the same one is of these very documents.
    """
    rows = _Rows(comparison)
    versions = _versions(reviews, comparison)
    speakers, _notices = voices(reviews)
    carriers = [
        _Carrier(
            rows=rows,
            n=n,
            voice=voice,
            followed=versions[_version(voice.review.facts)],
            words=words,
            same=voice.review.facts.fingerprint == fingerprint,
        )
        for n, voice in enumerate(speakers)
    ]
    left: list[Left] = []
    for tables in _PASSES:
        for carrier in carriers:
            left += carrier.carried(tables)
    before = dict.fromkeys((id(one), one) for review in reviews for one in review.facts.unplaced)
    left += [Left("unplaced before", one) for _id, one in before]
    left += [Left("unplaced before", one) for voice in speakers for one in voice.review.unplaced]
    files = tuple((review.file, review.who) for review in reviews)
    changes = tuple(change for followed in versions.values() for change in followed.changes)
    finished = rows.finished()
    return CarryOver(
        changes=changes, carried=finished, left=tuple(left), added=rows.added(), files=files, parts=_parts(speakers, finished)
    )


def _parts(those: Sequence[Voice], rows: Sequence[Carried]) -> tuple[Review, ...]:
    """The groups of workbooks that were merged, with what they said in the rows of the new one.

    What was said together is none of them: that is what stands in the new workbook itself.
    """
    if not any(voice.review.joint for voice in those):
        return ()
    said: dict[int, list[Decision]] = {}
    for row in rows:
        for n, decision in row.said:
            said.setdefault(n, []).append(replace(decision, table=row.table, id=row.id))
    return tuple(
        replace(voice.review, decisions=tuple(said.get(n, ())), unplaced=(), name=voice.review.name or voice.review.who.group)
        for n, voice in enumerate(those)
        if voice.part or not voice.review.joint
    )


def _version(facts: Facts) -> _Version:
    """What makes two comparisons be of the same versions of the documents."""
    return tuple(
        (facts.labels.get(key, ""), replace(goal, source=replace(goal.source, file=""))) for key, goal in facts.goals.items()
    )


def _versions(reviews: Sequence[Review], comparison: Comparison) -> "dict[_Version, _Followed]":
    """The earlier versions of the documents, followed into the new one."""
    files: dict[_Version, list[Review]] = {}
    for review in reviews:
        files.setdefault(_version(review.facts), []).append(review)
    return {
        goals: _Followed(copies[0].facts, comparison, ", ".join(dict.fromkeys(review.file for review in copies)))
        for goals, copies in files.items()
    }


class _Followed:
    """The goals of an earlier comparison in the new one; ``since`` names the workbooks that hold it."""

    def __init__(self, facts: Facts, comparison: Comparison, since: str) -> None:
        goals = {"vmbo": comparison.vmbo.goals, "mbo": comparison.mbo.goals}
        found: list[Change] = []
        for side in _SIDES:
            found += follow(side, facts.of_side(side), goals[side], whole=facts.whole)
        self.changes = tuple(replace(change, since=since) for change in found)
        self._of = {(change.side, change.old.id): change for change in self.changes if change.old}

    def of(self, side: Side, old: str) -> Change | None:
        """What became of a goal; None where it never was in the earlier comparison."""
        return self._of.get((side, old))


@dataclass(slots=True, kw_only=True)
class _Row:
    """A row of the new workbook under construction."""

    table: Table
    id: str
    values: list[Mapping[str, str]] = field(default_factory=list)
    decisions: list[Decision] = field(default_factory=list)
    changes: dict[tuple[Side, str], Change] = field(default_factory=dict)
    said: list[tuple[int, Decision]] = field(default_factory=list)


class _Rows:
    """The rows of the new workbook that something was decided on, and the pairs that are judged though not proposed."""

    def __init__(self, comparison: Comparison) -> None:
        self.pairs = {pair.id: pair for pair in comparison.pairs}
        self._order = {pair.id: n for n, pair in enumerate(comparison.proposed)}
        self._place = {goal.id: n for n, goal in enumerate((*comparison.vmbo.goals, *comparison.mbo.goals))}
        self._rows: dict[tuple[str, ...], _Row] = {}
        self._added: dict[str, Added] = {}
        self.gaps = {goal.id for goal in (*comparison.vmbo.goals, *comparison.mbo.goals)}
        self.gaps -= {goal.id for pair in comparison.proposed for goal in (pair.vmbo, pair.mbo)}

    def put(
        self,
        key: tuple[str, ...],
        table: Table,
        decision: Decision,
        values: Mapping[str, str],
        of: Iterable[Change],
        said: tuple[int, Decision],
    ) -> None:
        """Put a decision in its row; ``key`` tells rows of the group's own apart, which have no id yet."""
        row = self._rows.setdefault((table, *key), _Row(table=table, id=key[0]))
        row.values.append(values)
        row.decisions.append(decision)
        row.said.append(said)
        row.changes |= {(c.side, c.old.id if c.old else ""): c for c in of if c.changed or c.new is None}

    def judged(self, pair: str) -> bool:
        """Whether a pair has a row on the sheet Overlap."""
        return pair in self._order or pair in self._added

    def add(self, added: Added) -> None:
        """Give a pair that is not proposed a row on the sheet Overlap."""
        if added.pair.id not in self._order:
            self._added.setdefault(added.pair.id, added)

    def added(self) -> tuple[Added, ...]:
        """The pairs without a proposal, in the order of the programmes."""
        found = self._added.values()
        return tuple(sorted(found, key=lambda one: (self._place[one.pair.vmbo.id], self._place[one.pair.mbo.id])))

    def number(self, pair: str) -> int | None:
        """The number of a pair on the sheet Overlap, None where it is not there."""
        if pair in self._order:
            return self._order[pair] + 1
        added = [one.pair.id for one in self.added()]
        return len(self._order) + added.index(pair) + 1 if pair in added else None

    def finished(self) -> tuple[Carried, ...]:
        """The rows, with numbered ids for those of the group's own."""
        counts: dict[str, int] = {}
        finished_rows = []
        for row in self._rows.values():
            identifier = row.id
            if name := OWN_IDS.get(row.table):
                counts[row.table] = counts.get(row.table, 0) + 1
                identifier = f"{name}-{counts[row.table]}"
            values, clash = combined(row.table, row.values)
            fate: Fate = "conflict" if clash else "changed" if row.changes else "carried"
            changes = tuple(row.changes.values())
            finished_rows.append(
                Carried(
                    table=row.table,
                    id=identifier,
                    values=values,
                    fate=fate,
                    decisions=tuple(row.decisions),
                    changes=changes,
                    said=tuple(row.said),
                )
            )
        return tuple(finished_rows)


@dataclass(slots=True, kw_only=True)
class _Carrier:
    """Takes what voice ``n`` said to its rows; ``same`` where it is of the very documents of the new comparison."""

    rows: _Rows
    n: int
    voice: Voice
    followed: _Followed
    words: Collection[str]
    same: bool

    @property
    def review(self) -> Review:
        """The copy."""
        return self.voice.review

    def carried(self, tables: Collection[Table]) -> list[Left]:
        """Put each decision of these tables in its row; those that have none."""
        if self.same and "review" in tables:
            self._keep_sample()
        left = []
        for decision in (one for one in self.review.decisions if one.table in tables):
            if decision.values and not self.voice.left(decision) and decision.table in SAME:
                continue  # this row of its own was rewritten together since
            goals = tuple((side, goal) for side in _SIDES if (goal := self._goal(side, decision)))
            if why := self._place(decision):
                left.append(Left(why, decision, goals))
        return left

    def _place(self, decision: Decision) -> Homeless | None:
        """Put a decision in its row, or tell why it has none."""
        match decision.table:
            case "review":
                return self._review(decision)
            case "own":
                return self._own(decision)
            case "gaps":
                return self._gaps(decision)
            case "words":
                return self._words(decision)
            case "own words":
                self._put(wording_of(decision), "own words", decision, decision.values)
                return None
            case "agenda":
                return self._agenda(decision)
            case "agreements":
                return self._agreements(decision)

    def _put(self, key: str, table: Table, decision: Decision, values: Mapping[str, str], of: Iterable[Change] = ()) -> None:
        """Put values of a decision in a row, without what was said together instead of them."""
        gone = decision.values.keys() - self.voice.left(decision).keys()
        holds = {name: text for name, text in values.items() if name not in gone}
        if table in CAN_WAIT and holds.get("verdict") and (behalf := holds.get(ON_BEHALF) or self.review.who.behalf):
            holds[ON_BEHALF] = behalf
        now = replace(decision, vmbo=self._now("vmbo", decision.vmbo), mbo=self._now("mbo", decision.mbo))
        self.rows.put((key,), table, decision, holds, of, (self.n, now))

    def _now(self, side: Side, old: str) -> str:
        """The id that a goal has now, "" where it is gone; what is no goal stays as it is."""
        change = self.followed.of(side, old)
        return (change.new.id if change.new else "") if change else old

    def _keep_sample(self) -> None:
        for pair, added in self.review.facts.added.items():
            if added.origin == "sample" and pair in self.rows.pairs:
                self.rows.add(replace(added, pair=self.rows.pairs[pair]))

    def _goal(self, side: Side, decision: Decision) -> Goal | None:
        return self.review.facts.goals.get((side, decision.vmbo if side == "vmbo" else decision.mbo))

    def _pair(self, decision: Decision) -> tuple[str, list[Change]] | None:
        """The pair in the new comparison and what became of its goals, None where one of them is gone."""
        found = [self.followed.of("vmbo", decision.vmbo), self.followed.of("mbo", decision.mbo)]
        changes = [change for change in found if change]
        new = [change.new.id for change in changes if change.new]
        return ("+".join(new), changes) if len(new) == 2 else None

    def _review(self, decision: Decision) -> Homeless | None:
        if not (found := self._pair(decision)):
            return "vanished"
        pair, changes = found
        self.rows.add(Added(self.rows.pairs[pair], "carried"))
        self._put(pair, "review", decision, decision.values, changes)
        return None

    def _own(self, decision: Decision) -> Homeless | None:
        known = {side: identifier for side, identifier in (("vmbo", decision.vmbo), ("mbo", decision.mbo)) if identifier}
        if len(known) == 2 and (found := self._pair(decision)):
            pair, changes = found
            values = {name: text for name, text in decision.values.items() if name not in ("vmbo goal", "mbo item")}
            if self.rows.judged(pair):
                self._put(pair, "review", decision, values, changes)
            else:
                vmbo, mbo = pair.split("+")
                self._put(pair, "own", decision, {"vmbo goal": vmbo, "mbo item": mbo, **values}, changes)
            return None
        new, changes = {}, []
        for side, name in (("vmbo", "vmbo goal"), ("mbo", "mbo item")):
            if side in known:
                change = self.followed.of(side, known[side])  # type: ignore[arg-type]
                if change is None or change.new is None:
                    return "vanished"
                new[name] = change.new.id
                changes.append(change)
        self._put(wording_of(decision), "own", decision, {**decision.values, **new}, changes)
        return None

    def _gaps(self, decision: Decision) -> Homeless | None:
        side, other = _SIDES if decision.vmbo == decision.id else _SIDES[::-1]
        change = self.followed.of(side, decision.id)
        if change is None or change.new is None:
            return "vanished"
        if change.new.id not in self.rows.gaps:
            return "no gap"
        values, changes = dict(decision.values), [change]
        if named := self.followed.of(other, decision.mbo if other == "mbo" else decision.vmbo):
            changes.append(named)
            values["with"] = named.new.id if named.new else values.get("with", "")
        self._put(change.new.id, "gaps", decision, values, changes)
        return None

    def _words(self, decision: Decision) -> Homeless | None:
        if decision.id not in self.words:
            return "no words"
        self._put(decision.id, "words", decision, decision.values)
        return None

    def _agenda(self, decision: Decision) -> Homeless | None:
        if not self.same:
            return "old agenda"
        self._put(decision.id, "agenda", decision, decision.values)
        return None

    def _agreements(self, decision: Decision) -> Homeless | None:
        values = dict(decision.values)
        if "pairs" in values:
            values["pairs"] = self._renumbered(values["pairs"])
        self._put(wording_of(decision), "agreements", decision, values)
        return None

    def _renumbered(self, text: str) -> str:
        """Numbers of pairs as they are now; the text as it was where it says more than numbers, or one has no number now."""
        if not _NUMBERS.fullmatch(text.strip()):
            return text
        old = list(self.review.facts.pairs.values())
        new: list[str] = []
        for number in map(int, re.findall(r"\d+", text)):
            pair = old[number - 1] if 0 < number <= len(old) else None
            sides = [self.followed.of(side, goal.id) for side, goal in pair.sides] if pair else []
            ids = [change.new.id for change in sides if change and change.new]
            new.append(str((self.rows.number("+".join(ids)) if len(ids) == 2 else None) or "?"))
        if new == re.findall(r"\d+", text):
            return text
        return _("{now} (were {before})").format(now=", ".join(new), before=text.strip())
