"""Several copies of one group: whether they are, which of them is the newest, and what they say as one.

The newest holds. What an older one had more is kept, and what it said otherwise is `Unplaced` ("replaced").
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from overlap.locale import Message, mark
from overlap.model import Comment, Decision, Facts, Review, Unplaced
from overlap.model.text import folded

from .joint_row import OWN_GOALS
from .same_row import RowKey, name_of, subject_of

# what belongs to a verdict: who gives another one, or the same, says this anew
WITH_VERDICT: Final = ("verdict", "action", "with", "on behalf")
_ISO: Final = re.compile(r"\b(\d{4})-(\d{1,2})-(\d{1,2})\b")
_DAY_FIRST: Final = re.compile(r"\b(\d{1,2})[-/. ]+(\d{1,2}|[a-z]{3,9})\.?[-/. ]+'?(\d{4}|\d{2})\b")
# how the name of a month begins, in Dutch or English
_MONTHS: Final[Mapping[str, int]] = {
    "jan": 1, "feb": 2, "mrt": 3, "maa": 3, "mar": 3, "apr": 4, "mei": 5, "may": 5, "jun": 6, "jul": 7, "aug": 8, "sep": 9,
    "okt": 10, "oct": 10, "nov": 11, "dec": 12,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Version:
    """A copy of a group; ``part`` where a merged workbook holds it."""

    review: Review
    part: bool


def same_group(a: Review, b: Review) -> bool:
    """Whether two copies of one comparison are of one group: by what it calls itself, where neither teachers nor side speak
    against it.
    """
    if a.joint or b.joint or not folded(a.who.group) or not _same_comparison(a.facts, b.facts):
        return False
    if (folded(a.who.group), folded(a.who.school)) != (folded(b.who.group), folded(b.who.school)):
        return False
    people = [{*folded(f"{one.who.vmbo_names} {one.who.mbo_names}").replace(",", " ").split()} for one in (a, b)]
    strangers = all(people) and not people[0] & people[1]
    other_side = bool(a.who.behalf and b.who.behalf and a.who.behalf != b.who.behalf)
    return not (strangers or other_side)


def _same_comparison(a: Facts, b: Facts) -> bool:
    """Whether the goals are the same; of facts that are not whole all that is left must be there."""
    if a.whole and b.whole:
        return a.goals.keys() == b.goals.keys()
    return a.goals.keys() <= b.goals.keys() if b.whole else b.goals.keys() <= a.goals.keys()


def newest_first(versions: Sequence[Version]) -> tuple[list[Version], list[Message]]:
    """Give the versions in the order in which they hold, and per version but the first why the first is newer.

    What the group filled in as its date counts first, then when the file was saved; a date counts only where all versions
    have one. Then a copy goes before what a merged workbook holds, and one that is named later before one named earlier.
    """
    dates = [date_of(version.review.who.date) or date.min for version in versions]
    saved = [version.review.saved for version in versions]
    dates, saved = dates if date.min not in dates else [date.min] * len(dates), saved if all(saved) else [""] * len(saved)
    order = sorted(range(len(versions)), key=lambda n: (dates[n], saved[n], not versions[n].part, n), reverse=True)
    newest, reasons = order[0], []
    for older in order[1:]:
        if dates[newest] != dates[older]:
            reasons.append(mark("it has the later date"))
        elif saved[newest] != saved[older]:
            reasons.append(mark("it was saved later"))
        elif versions[newest].part != versions[older].part:
            reasons.append(mark("the other is part of a merged workbook"))
        else:
            reasons.append(mark("it was named later; no date tells which is newer"))
    return [versions[n] for n in order], reasons


def date_of(typed: str) -> date | None:
    """Give the last date in what a group typed as its date; None where there is none with a year."""
    text = folded(typed)
    written = [*_ISO.findall(text), *(numbers[::-1] for numbers in _DAY_FIRST.findall(_ISO.sub(" ", text)))]
    return max((moment for year, month, day in written if (moment := _moment(year, month, day))), default=None)


def _moment(year: str, month: str, day: str) -> date | None:
    number = int(month) if month.isdigit() else _MONTHS.get(month[:3], 0)
    try:
        return date(int(year) + (2000 if len(year) == 2 else 0), number, int(day))
    except ValueError:
        return None


def as_one(newer: Review, older: Review) -> tuple[Review, int]:
    """Give a group's copy with what an older version had more, and in how many rows that version said otherwise."""
    decisions, replaced = list(newer.decisions), list[Unplaced]()
    rows = _NewerRows(decisions)
    for one in older.decisions:
        n = rows.of(one)
        if n is None:
            decisions.append(one)
            continue
        mine = decisions[n]
        said = (
            one.values if mine.table == one.table else {name: text for name, text in one.values.items() if name not in OWN_GOALS}
        )
        comments = tuple(dict.fromkeys((*mine.comments, *_more(mine, one))))
        gone = set(WITH_VERDICT) if mine.verdict else set()
        more = {field: text for field, text in said.items() if field not in gone}
        values = {**more, **mine.values}
        decisions[n] = replace(mine, values=values, comments=comments)
        if other := {field: text for field, text in said.items() if folded(values.get(field, "")) != folded(text)}:
            replaced.append(Unplaced(why="replaced", values=other, source=one.source, table=one.table, id=one.id))
    known = set(map(_told, newer.unplaced))
    unplaced = (*newer.unplaced, *(one for one in (*replaced, *older.unplaced) if _told(one) not in known))
    name, facts = newer.name or older.name, _facts(newer.facts, older.facts)
    return replace(newer, decisions=tuple(decisions), unplaced=unplaced, name=name, facts=facts), len(replaced)


class _NewerRows:
    """Where the rows of a copy stand among its decisions, for those of an older version; a further row about the same is
    that of the further row.
    """

    def __init__(self, decisions: Sequence[Decision]) -> None:
        self._about: defaultdict[RowKey, list[int]] = defaultdict(list)
        self._named: dict[RowKey, int] = {}
        self._met: Counter[RowKey] = Counter()
        for n, decision in enumerate(decisions):
            self._about[subject_of(decision)].append(n)
            self._named[name_of(decision)] = n

    def of(self, older: Decision) -> int | None:
        """Give the place of the row that a decision is an older version of, None where there is none."""
        subject, named = subject_of(older), name_of(older)
        if several := self._about.get(subject):
            self._met[subject] += 1
            return several[min(self._met[subject], len(several)) - 1]
        return self._named.get(named) if any(named[1:]) else None


def _told(one: Unplaced) -> tuple[object, ...]:
    """What makes a thing without a place the same in two versions, wherever it stands."""
    return one.why, one.table, one.id, tuple(sorted(one.values.items())), tuple(comment.text for comment in one.comments)


def _facts(newer: Facts, older: Facts) -> Facts:
    """What the newer was made from, with the pairs that only the older asked about."""
    if not newer.whole:
        return older
    more = {name: pair for name, pair in older.pairs.items() if name not in newer.pairs}
    if not older.whole or not more:
        return newer
    added = {name: one for name, one in older.added.items() if name in more}
    return replace(newer, pairs={**newer.pairs, **more}, added={**newer.added, **added})


def _more(mine: Decision, other: Decision) -> Iterator[Comment]:
    known = {(comment.text, comment.author) for comment in mine.comments}
    return (comment for comment in other.comments if (comment.text, comment.author) not in known)
