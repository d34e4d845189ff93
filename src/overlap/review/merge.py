"""Reviews of one comparison by several groups -> one view: side by side, together, and what to discuss first.

What they say together: a choice (verdict, action) holds where all who chose agree, else it is open, to be discussed. Texts
are kept with the names of those who wrote them. It is decided only when both vmbo and mbo spoke: in a copy on behalf of
both, or in copies of either side.

The order to discuss: first how far apart the verdicts are (overlap against no overlap comes before repetition against
deepening), then what someone wants to discuss, then the chance of overlap (the likelier, the more depends on it), then
the order of the vmbo programme.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import combinations
from pathlib import PurePath
from typing import Final, get_args

from overlap.model import Behalf, Decision, FactPair, Facts, Group, Merged, MergedRow, Review, Side, Table, Unplaced
from overlap.problems import Notice, Unusable

from .agreement import agreement
from .together import joined, spoke, state_of

LATER: Final = "discuss later"
# how far apart two verdicts are: whether it is overlap at all weighs more than of which kind
_PLACES: Final = {"no overlap": 0, "related": 1, "repetition": 3, "deepening": 3, "gap": 0, "overlap after all": 3}
_CHOICES: Final[Mapping[str, tuple[str, ...]]] = {
    "review": ("verdict", "action", "on behalf"),
    "own": ("verdict", "action", "on behalf"),
    "gaps": ("verdict", "action", "with", "on behalf"),
    "words": ("verdict",),
    "own words": ("vmbo", "mbo"),
    "agreements": ("agreement", "pairs", "layer", "who", "when", "hours", "status"),
    "agenda": ("done",),
}
# by what rows of the groups' own are the same row
_SAME: Final = {
    "own words": ("vmbo", "mbo"),
    "agreements": ("agreement", "pairs", "layer", "who", "when", "hours", "status"),
}
_OWN_NAMES: Final = {"own": "own", "own words": "own", "agreements": "agr"}


def merge(reviews: Sequence[Review]) -> Merged:
    """Put reviews together.

    Raises:
        Unusable: fewer than two different files, or they are not about the same two programmes.
    """
    reviews, notices = _different(reviews)
    facts, more = common_facts(reviews)
    notices += more
    names = _names(reviews)
    decisions, unplaced = _with_a_place(reviews, names, facts)
    unplaced += _on_the_agenda(decisions["agenda"], names)
    rows = [row for table in get_args(Table) for row in _rows(table, decisions, reviews, names)]
    order = {pair: n for n, pair in enumerate(facts.pairs)}
    rows.sort(key=lambda row: (get_args(Table).index(row.table), order.get(row.id, 0) if row.table == "review" else 0))
    by_pair = {row.id: row for row in rows if row.table == "review"}
    verdicts = [
        tuple(_verdict(by_pair[pair].said.get(n, {})) if pair in by_pair else "" for n in range(len(reviews)))
        for pair in facts.pairs
    ]
    return Merged(
        facts,
        tuple(_group(review, name) for review, name in zip(reviews, names, strict=True)),
        tuple(rows),
        tuple(sorted((row for row in by_pair.values() if row.to_discuss), key=lambda row: _urgency(row, facts, order))),
        agreement(verdicts),
        tuple(unplaced),
        tuple(notices),
    )


def _verdict(values: Mapping[str, str]) -> str:
    """The verdict, where one was given: to discuss it later is none yet."""
    verdict = values.get("verdict", "")
    return "" if verdict == LATER else verdict


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
    first, notices, pairs = whole[0], [], dict(whole[0].facts.pairs)
    for review in whole[1:]:
        if review.facts.goals.keys() != first.facts.goals.keys():
            here, there = (" ↔ ".join(one.facts.titles.values()) for one in (first, review))
            raise Unusable("merge-other-programmes", review.file, first=first.file, here=here, there=there)
        if review.facts.fingerprint != first.facts.fingerprint:
            extra = [pair for pair in review.facts.pairs if pair not in pairs]
            notices.append(Notice("merge-other-settings", review.file, values={"first": first.file, "count": len(extra)}))
            pairs |= {pair: review.facts.pairs[pair] for pair in extra}
    return replace(first.facts, pairs=_in_order(pairs, first.facts)), notices


def _in_order(pairs: Mapping[str, FactPair], facts: Facts) -> dict[str, FactPair]:
    """The pairs in the order of the vmbo programme, best first within a goal."""
    place = {goal: n for n, (_side, goal) in enumerate(facts.goals)}
    return dict(sorted(pairs.items(), key=lambda item: (place[item[1].vmbo], -item[1].score, item[1].mbo)))


def _names(reviews: Sequence[Review]) -> list[str]:
    """What each group is called: as it calls itself, or else as its file; never two the same."""
    names: list[str] = []
    for review in reviews:
        wanted = " ".join((review.who.group or PurePath(review.file).stem).split())[:40]
        name, n = wanted, 1
        while name.casefold() in {other.casefold() for other in names}:
            n += 1
            name = f"{wanted} ({n})"
        names.append(name)
    return names


Given = dict[str, list[tuple[int, Decision]]]  # by table: the group and what it decided


def _with_a_place(reviews: Sequence[Review], names: Sequence[str], facts: Facts) -> tuple[Given, list[tuple[str, Unplaced]]]:
    """The decisions by table; those on a pair that nobody's workbook proposed become pairs of the group's own."""
    given: Given = {table: [] for table in get_args(Table)}
    unplaced: list[tuple[str, Unplaced]] = []
    for n, review in enumerate(reviews):
        unplaced += [(names[n], one) for one in review.unplaced]
        for one in review.decisions:
            if one.table == "review" and one.id not in facts.pairs:
                labels = {"vmbo goal": _label(facts, "vmbo", one.vmbo), "mbo item": _label(facts, "mbo", one.mbo)}
                given["own"].append((n, replace(one, table="own", values={**labels, **one.values})))
            else:
                given[one.table].append((n, one))
    return given, unplaced


def _on_the_agenda(given: Sequence[tuple[int, Decision]], names: Sequence[str]) -> list[tuple[str, Unplaced]]:
    """What groups say differently of how far a task is: the agenda has no room to show it side by side."""
    said: dict[str, set[str]] = {}
    for _n, one in given:
        said.setdefault(one.id, set()).update({one.values["done"]} if "done" in one.values else ())
    differ = [(n, one) for n, one in given if len(said[one.id]) > 1 and "done" in one.values]
    return [(names[n], Unplaced("conflict", {"done": one.values["done"]}, one.source, "agenda", one.id)) for n, one in differ]


def _label(facts: Facts, side: Side, goal: str) -> str:
    found = facts.goals.get((side, goal))
    return found.label if found else goal


def _rows(table: Table, given: Given, reviews: Sequence[Review], names: Sequence[str]) -> Iterable[MergedRow]:
    """The rows of a table: decisions on the same thing together."""
    same: dict[tuple[str, ...], list[tuple[int, Decision]]] = {}
    for n, decision in given[table]:
        same.setdefault(_key(table, decision), []).append((n, decision))
    for number, those in enumerate(same.values(), 1):
        identifier = f"{_OWN_NAMES[table]}-{number}" if table in _OWN_NAMES else those[0][1].id
        yield _row(table, identifier, those, reviews, names)


def _key(table: str, decision: Decision) -> tuple[str, ...]:
    """What makes two decisions be about the same thing."""
    if table == "own":
        shown = (decision.values.get(name, "") for name in ("vmbo goal", "mbo item"))
        return tuple(goal or _plain(text) for goal, text in zip((decision.vmbo, decision.mbo), shown, strict=True))
    if table in _SAME:
        return tuple(_plain(decision.values.get(name, "")) for name in _SAME[table])
    if table == "gaps":
        return (decision.id, "vmbo" if decision.vmbo == decision.id else "mbo")
    return (decision.id,)


def _plain(text: str) -> str:
    return " ".join(text.casefold().split())


def _row(
    table: Table, identifier: str, those: Sequence[tuple[int, Decision]], reviews: Sequence[Review], names: Sequence[str]
) -> MergedRow:
    said: dict[int, dict[str, str]] = {}
    for n, decision in those:  # a group may have two rows about one own pair: the later fills what the earlier left open
        said[n] = {**decision.values, **said.get(n, {})}
    fields = list(dict.fromkeys(name for values in said.values() for name in values))
    choices = _CHOICES[table]
    named = {name: {names[n]: values[name] for n, values in said.items() if values.get(name)} for name in fields}
    values = {name: text for name in fields if (text := joined(named[name], choice=name in choices, named=name == "remark"))}
    if table in _OWN_NAMES:  # the same but for case and spaces: as the first wrote it
        for name in (*_SAME.get(table, ()), "vmbo goal", "mbo item"):
            if name in named:
                values[name] = next(iter(named[name].values()))
    voices = {n: values for n, values in said.items() if _verdict(values)}
    behalf: Behalf = spoke(values.get("on behalf") or reviews[n].who.behalf for n, values in voices.items())
    verdicts = [values["verdict"] for values in said.values() if values.get("verdict")]
    if len(set(verdicts)) > 1:  # what to do with it depends on what it is
        values.pop("action", None)
    return MergedRow(
        table,
        identifier,
        those[0][1].vmbo,
        those[0][1].mbo,
        said,
        values,
        behalf,
        state_of(verdicts, behalf, LATER),
        _distance(verdicts),
        tuple((names[n], comment) for n, decision in those for comment in decision.comments),
    )


def _distance(verdicts: Iterable[str]) -> int:
    """How far apart the verdicts are: 3 overlap or not, 2 overlap or related, 1 smaller differences, 0 none."""
    given = sorted({verdict for verdict in verdicts if verdict != LATER})
    return max((max(1, abs(_PLACES.get(a, 0) - _PLACES.get(b, 0))) for a, b in combinations(given, 2)), default=0)


def _urgency(row: MergedRow, facts: Facts, order: Mapping[str, int]) -> tuple[int, bool, float, int]:
    return -row.distance, row.state != "later", -facts.pairs[row.id].overlap, order[row.id]


def _group(review: Review, name: str) -> Group:
    def judged(table: Table) -> int:
        return sum(bool(_verdict(one.values)) for one in review.of(table))

    filled = {table: len(review.of(table)) for table in get_args(Table)}
    counts = judged("review"), filled["own"], judged("gaps"), filled["agreements"], len(review.unplaced)
    return Group(name, review.file, review.who, *counts)
