"""Reviews of one comparison by several groups -> one view: side by side, together, and what to discuss first.

What they say together: a choice (verdict, action) holds where all who chose agree, else it is open, to be discussed. Texts
are kept with the names of those who wrote them. It is decided only when both vmbo and mbo spoke: in a copy on behalf of
both, or in copies of either side.

The order to discuss: first how far apart the verdicts are (overlap against no overlap comes before repetition against
deepening), then what someone wants to discuss, then the chance of overlap (the likelier, the more depends on it), then
the order of the vmbo programme.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import combinations
from typing import Final, get_args

from overlap.locale import gettext as _
from overlap.model import (
    Decision,
    Facts,
    GapVerdict,
    Group,
    Merged,
    MergedRow,
    Pair,
    Review,
    Side,
    Table,
    Unplaced,
    Verdict,
)
from overlap.model.text import without_ending
from overlap.model.verdicts import LATER
from overlap.problems import Notice, Unusable

from .joint_row import OWN_GOALS, Spoken, joint_row, verdict_in
from .raters import agreement
from .same_row import OWN_IDS, RowKey, key_of
from .together import spoke, state_of
from .voices import Voice, voices

# how far apart two verdicts are: whether it is overlap at all weighs more than of which kind
_PLACES: Final[Mapping[str, int]] = {
    Verdict.NO_OVERLAP: 0,
    Verdict.RELATED: 1,
    Verdict.REPETITION: 3,
    Verdict.DEEPENING: 3,
    GapVerdict.GAP: 0,
    GapVerdict.OVERLAP: 3,
}
Given = dict[str, list[tuple[int, Decision]]]  # by table: the group and what it decided


def merge(reviews: Sequence[Review]) -> Merged:
    """Put reviews together; of one that was merged before, its groups and what they said together since (see `voices`).

    Raises:
        Unusable: fewer than two different files, or they are not about the same two programmes.
    """
    reviews, notices = _different(reviews)
    facts, more = common_facts(reviews)
    everyone, told = voices(reviews)
    speakers = [voice for voice in everyone if not (voice.review.joint and _is_silent(voice.review))]
    notices += [*more, *told]
    names = _names(speakers)
    given, unplaced = _with_a_place(speakers, names, facts)
    unplaced += _on_the_agenda(given["agenda"], names)
    rows = [row for table in get_args(Table) for row in _rows(table, given, speakers, names)]
    order = {pair: n for n, pair in enumerate(facts.pairs)}
    shared = facts.shared or facts.judged_with
    facts = replace(facts, judged_with=_judged_alike(shared, rows), shared=shared)
    rows.sort(key=lambda row: (get_args(Table).index(row.table), order.get(row.id, 0) if row.table == "review" else 0))
    discuss = (row for row in rows if row.table == "review" and row.to_discuss and row.id not in facts.judged_with)
    goals = {key: n for n, key in enumerate(facts.goals)}
    own = (row for row in rows if row.table == "own" and row.to_discuss)
    of_gaps = (row for row in rows if row.table == "gaps" and row.to_discuss)
    parts = tuple(_parts(speakers, names, given, rows))
    return Merged(
        facts=facts,
        groups=tuple(_group(part, name, facts) for part, name in zip(parts, names, strict=True)),
        rows=tuple(rows),
        discuss=tuple(sorted(discuss, key=lambda row: _urgency(row, facts, order))),
        agreement=agreement(_ratings(parts, facts)),
        unplaced=tuple(unplaced),
        notices=tuple(notices),
        parts=parts,
        behalf=spoke(part.who.behalf for part in parts if not part.joint),
        discuss_own=tuple(sorted(own, key=_apart)),
        discuss_gaps=tuple(sorted(of_gaps, key=lambda row: (*_apart(row), goals.get(_goal(row), 0)))),
    )


def _ratings(parts: Sequence[Review], facts: Facts) -> list[tuple[str, ...]]:
    """The verdict of each group on each row it was asked about; what was said together is no further opinion."""
    groups = [part for part in parts if not part.joint]
    # of a pair that is among the group's own too, the row that it was asked about holds: that comes first
    verdicts = [{one.id: verdict_in(one.values) for one in reversed(group.of("review"))} for group in groups]
    return [tuple(of.get(pair, "") for of in verdicts) for pair in facts.asked if pair not in facts.judged_with]


def _judged_alike(shared: Mapping[str, str], rows: Iterable[MergedRow]) -> dict[str, str]:
    """The pairs that still share a row: of which every group says what it says of the pair with that row."""
    judged = {row.id: row for row in rows if row.table == "review"}
    return {pair: leader for pair, leader in shared.items() if _alike(judged.get(pair), judged.get(leader))}


def _alike(one: MergedRow | None, other: MergedRow | None) -> bool:
    """Whether a pair says what that with the row says, without a comment of its own."""
    if one and one.comments:
        return False
    first, second = (
        ({n: values for n, values in row.said.items() if values}, row.values, row.verdicts, row.actions)
        if row
        else ({}, {}, (), ())
        for row in (one, other)
    )
    return first == second


def _parts(speakers: Sequence[Voice], names: Sequence[str], given: Given, rows: Iterable[MergedRow]) -> Iterable[Review]:
    """The copies, their own rows with the ids that they have now."""
    ids = {id(one): row.id for row in rows for one in row.decisions}
    for n, (voice, name) in enumerate(zip(speakers, names, strict=True)):
        mine = [(one, ids.get(id(one), one.id)) for table in get_args(Table) for m, one in given[table] if m == n]
        gone = frozenset(
            (one.table, now, one.vmbo, field) for one, now in mine for field in one.values.keys() - voice.left(one).keys()
        )
        decisions = tuple(replace(one, id=now) for one, now in mine)
        yield replace(voice.review, decisions=decisions, parts=(), name=name, replaced=gone)


def _is_silent(meeting: Review) -> bool:
    """Whether nothing was filled in together since the workbook was merged."""
    return not (meeting.decisions or meeting.unplaced)


def _different(reviews: Sequence[Review]) -> tuple[list[Review], list[Notice]]:
    """Each file once, in the order given."""
    by_content: dict[str, Review] = {}
    notices = []
    for review in reviews:
        if review.sha256 in by_content:
            notices.append(Notice("merge-twice", review.file, values={"other": by_content[review.sha256].file}))
        by_content.setdefault(review.sha256, review)
    if len(by_content) < 2:
        raise Unusable("merge-one", next((review.file for review in reviews), ""))
    return list(by_content.values()), notices


def common_facts(reviews: Sequence[Review]) -> tuple[Facts, list[Notice]]:
    """The facts of the first copy that has them whole, with the pairs that only others have; and what was noticed.

    Raises:
        Unusable: they are of different programmes, or none has its facts whole.
    """
    whole = [review for review in reviews if review.facts.whole]
    if not whole:
        raise Unusable("merge-no-facts", reviews[0].file)
    first, notices = whole[0], []
    pairs, added, elsewhere = dict(first.facts.pairs), dict(first.facts.added), first.facts.elsewhere
    for review in whole[1:]:
        if review.facts.goals.keys() != first.facts.goals.keys():
            here, there = (" ↔ ".join(one.facts.titles.values()) for one in (first, review))
            raise Unusable("merge-other-programmes", review.file, first=first.file, here=here, there=there)
        extra = [pair for pair in review.facts.pairs if pair not in pairs]
        elsewhere = elsewhere.beside(review.facts.elsewhere)
        pairs |= {pair: review.facts.pairs[pair] for pair in extra}  # of another sample, settings, or version of the program
        added |= {pair: review.facts.added[pair] for pair in extra if pair in review.facts.added}
        if review.facts.fingerprint != first.facts.fingerprint:
            notices.append(Notice("merge-other-settings", review.file, values={"first": first.file, "count": len(extra)}))
    pairs = _in_order(pairs, first.facts, added)
    return replace(first.facts, pairs=pairs, added=added, elsewhere=elsewhere), notices


def _in_order(pairs: Mapping[str, Pair], facts: Facts, added: Collection[str]) -> dict[str, Pair]:
    """The pairs in the order of their numbers: of the vmbo programme, best first within a goal; what was added last."""
    place = {goal: n for n, (_side, goal) in enumerate(facts.goals)}
    order = {pair: (pair in added, place[of.vmbo.id], -of.score, of.mbo.id) for pair, of in pairs.items()}
    return dict(sorted(pairs.items(), key=lambda item: order[item[0]]))


def _names(speakers: Sequence[Voice]) -> list[str]:
    """What each group is called: as it was merged before, as it calls itself, or else as its file; never two the same."""
    names: list[str] = []
    for review in (voice.review for voice in speakers):
        called = review.name or (_together(review) if review.joint else review.who.group or without_ending(review.file))
        wanted = " ".join(called.split())[:40]
        name, n = wanted, 1
        while name.casefold() in {other.casefold() for other in names}:
            n += 1
            name = f"{wanted} ({n})"
        names.append(name)
    return names


def _together(review: Review) -> str:
    return _("together ({file})").format(file=without_ending(review.file))


def _with_a_place(speakers: Sequence[Voice], names: Sequence[str], facts: Facts) -> tuple[Given, list[tuple[str, Unplaced]]]:
    """The decisions by table.

    Those on a pair that nobody's workbook proposed become pairs of the group's own; a pair of its own that was proposed is
    a further verdict on that.
    """
    given: Given = {table: [] for table in get_args(Table)}
    unplaced: list[tuple[str, Unplaced]] = []
    for before in (lost for voice in speakers for lost in voice.review.facts.unplaced):  # copies of one workbook have the same
        if ("", before) not in unplaced:
            unplaced.append(("", before))
    for n, review in enumerate(voice.review for voice in speakers):
        unplaced += [(names[n], one) for one in review.unplaced]
        for one in review.decisions:
            if one.table == "review" and one.id not in facts.pairs:
                labels = {"vmbo goal": _label(facts, "vmbo", one.vmbo), "mbo item": _label(facts, "mbo", one.mbo)}
                given["own"].append((n, replace(one, table="own", values={**labels, **one.values})))
            elif one.table == "own" and f"{one.vmbo}+{one.mbo}" in facts.pairs:
                values = {name: text for name, text in one.values.items() if name not in OWN_GOALS}
                given["review"].append((n, replace(one, table="review", id=f"{one.vmbo}+{one.mbo}", values=values)))
            else:
                given[one.table].append((n, one))
    return given, unplaced


def _on_the_agenda(given: Sequence[tuple[int, Decision]], names: Sequence[str]) -> list[tuple[str, Unplaced]]:
    """What groups say differently of how far a task is: the agenda has no room to show it side by side."""
    states: dict[str, set[str]] = {}
    for _n, one in given:
        states.setdefault(one.id, set()).update({one.values["done"]} if "done" in one.values else ())
    differ = [(n, one) for n, one in given if len(states[one.id]) > 1 and "done" in one.values]
    return [
        (names[n], Unplaced(why="conflict", values={"done": one.values["done"]}, source=one.source, table="agenda", id=one.id))
        for n, one in differ
    ]


def _label(facts: Facts, side: Side, goal: str) -> str:
    return facts.labels.get((side, goal), goal)


def _rows(table: Table, given: Given, speakers: Sequence[Voice], names: Sequence[str]) -> Iterable[MergedRow]:
    """The rows of a table: decisions on the same thing together."""
    same: dict[RowKey, list[tuple[int, Decision]]] = {}
    for n, decision in given[table]:
        same.setdefault(speakers[n].row(decision), []).append((n, decision))
    for number, decisions in enumerate(same.values(), 1):
        identifier = f"{OWN_IDS[table]}-{number}" if table in OWN_IDS else decisions[0][1].id
        yield _row(table, identifier, decisions, speakers, names)


def _row(
    table: Table, identifier: str, given: Sequence[tuple[int, Decision]], speakers: Sequence[Voice], names: Sequence[str]
) -> MergedRow:
    said: dict[int, dict[str, str]] = {}
    for n, decision in given:  # a group may have two rows about one pair: the later fills what the earlier left open
        said[n] = {**decision.values, **said.get(n, {})}
    row = joint_row(
        table,
        identifier,
        [
            Spoken(
                group=names[n],
                joint=speakers[n].review.joint,
                behalf=speakers[n].review.who.behalf,
                decision=decision,
                values=speakers[n].left(decision),
            )
            for n, decision in given
        ],
    )
    return MergedRow(
        table=table,
        id=identifier,
        vmbo=row.vmbo,
        mbo=row.mbo,
        said={n: values for n, values in said.items() if values or not speakers[n].review.joint},
        values=row.values,
        behalf=row.behalf,
        state=state_of(row.verdicts, row.behalf, divided=row.divided),
        distance=_distance(row.verdicts),
        comments=tuple((names[n], comment) for n, decision in given for comment in decision.comments),
        verdicts=tuple(dict.fromkeys(row.verdicts)),
        actions=row.actions,
        decisions=tuple(decision for _n, decision in given),
    )


def _goal(row: MergedRow) -> tuple[Side, str]:
    """The goal that a row of the gaps is about."""
    return ("vmbo", row.id) if row.vmbo == row.id else ("mbo", row.id)


def _distance(verdicts: Iterable[str]) -> int:
    """How far apart the verdicts are: 3 overlap or not, 2 overlap or related, 1 smaller differences, 0 none."""
    given = sorted({verdict for verdict in verdicts if verdict != LATER})
    return max((max(1, abs(_PLACES.get(a, 0) - _PLACES.get(b, 0))) for a, b in combinations(given, 2)), default=0)


def _apart(row: MergedRow) -> tuple[int, bool]:
    """What is discussed first: how far apart the verdicts are, then what somebody asked to discuss."""
    return -row.distance, row.state != "later"


def _urgency(row: MergedRow, facts: Facts, order: Mapping[str, int]) -> tuple[bool, int, bool, float, int]:
    pair = facts.pairs[row.id]
    return facts.origin(row.id) == "sample", *_apart(row), -pair.overlap, order[row.id]


def _group(review: Review, name: str, facts: Facts) -> Group:
    judged = {table: {key_of(one): one.id for one in review.of(table) if verdict_in(one.values)} for table in get_args(Table)}
    asked = set(facts.asked)
    return Group(
        name=name,
        file=review.file,
        who=review.who,
        judged=sum(pair in asked for pair in judged["review"].values()),
        own=len(review.of("own")),
        gaps=len(judged["gaps"]),
        agreements=len(review.of("agreements")),
        unplaced=len(review.unplaced),
        sample=sum(pair in facts.pairs and pair not in asked for pair in judged["review"].values()),
        joint=review.joint,
    )
