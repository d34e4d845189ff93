"""Goals of an earlier version found again in a new one: by id, by text, by what replaces what, by code and likeness.

Text decides before code, because codes move: where a dossier gets a new item of vakkennis, V4 becomes V5 and another
item becomes V4. A goal is found again at most once, and the most alike go first, so the result depends on neither order.

How alike two texts are is the share of characters that one keeps in becoming the other (rapidfuzz's ratio, 0 to 100),
of the text without the phrase that every goal opens with. With the same code ``SAME_CODE`` is enough, else ``ALIKE`` is
needed. In SLO's programmes two eindtermen that stand next to each other are that alike in 15 % and 1 % of the cases:
that is how often an item that took over a code would be taken for the old one, and why a changed text is always marked.
"""

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from typing import Final, NamedTuple

from rapidfuzz import fuzz

from overlap.language import without_boilerplate, words
from overlap.model import Goal, Side
from overlap.model.carrying import Change, Found, Piece
from overlap.model.text import folded

SAME_CODE: Final = 60.0
ALIKE: Final = 90.0
WITHIN: Final = 80.0  # where all words of one text (two or more) are in the other: something was added or taken out
SOURCE: Final = "source id"  # in the extra of a goal: its id in the publication that it comes from
_CODE = 5.0  # points of likeness that the same code is worth where two texts come near
_CELL = 32_767  # characters: a longer text was cut when it was kept
_LISTED = re.compile(r"\s*;\s*")


class _Match(NamedTuple):
    """Two goals that may be one; the lowest rank goes first."""

    rank: tuple[float, ...]
    old: Goal
    new: Goal
    found: Found


_Old = Sequence[tuple[int, Goal]]
_New = Sequence[tuple[int, Goal]]


def follow(side: Side, old: Sequence[Goal], new: Sequence[Goal], *, whole: bool = True) -> tuple[Change, ...]:
    """What became of every goal of a side: those of the new programme in its order, then those that are gone.

    ``whole`` is False where of the old goals only code and text are known: then descriptions cannot differ, and likeness, which
    asks for the same kind of goal, tells nothing.
    """
    gone, come = dict(enumerate(old)), dict(enumerate(new))
    place = {goal.id: n for n, goal in gone.items()}, {goal.id: n for n, goal in come.items()}
    matches: dict[str, _Match] = {}
    for rule in (_by_id, _by_text, _by_replaces, *([_by_likeness] if whole else [])):
        for match in sorted(rule(tuple(gone.items()), tuple(come.items())), key=lambda match: match.rank):
            n, m = place[0][match.old.id], place[1][match.new.id]
            if n in gone and m in come:
                del gone[n], come[m]
                matches[match.new.id] = match
    changes = [_change(side, matches.get(goal.id), goal, whole=whole) for goal in new]
    return (*changes, *(Change(side=side, old=goal, new=None) for goal in gone.values()))


def _by_id(old: _Old, new: _New) -> Iterator[_Match]:
    ids = {goal.id: (n, goal) for n, goal in new}
    for _n, goal in old:
        if goal.id in ids:
            n, now = ids[goal.id]
            yield _Match((n,), goal, now, "id")


def _by_text(old: _Old, new: _New) -> Iterator[_Match]:
    """The same text elsewhere; of several first the one with the same description, code and heading, then the nearest."""
    same: dict[str, list[tuple[int, Goal]]] = {}
    for m, goal in new:
        same.setdefault(folded(goal.text), []).append((m, goal))
    for n, was in old:
        for m, now in same.get(folded(was.text), ()):
            differ = (folded(was.description) != folded(now.description), was.code != now.code, was.section != now.section)
            yield _Match((*differ, abs(n - m), n, m), was, now, "text")


def _by_replaces(old: _Old, new: _New) -> Iterator[_Match]:
    """The goal that the publication names as the one that this one replaces; of several the most alike."""
    sources = {source: (n, goal) for n, goal in old if (source := goal.extra.get(SOURCE))}
    for m, now in new:
        for source in _LISTED.split(now.extra.get("replaces", "")):
            if source in sources:
                n, was = sources[source]
                yield _Match((-alike(was.text, now.text), n, m), was, now, "replaces")


def _by_likeness(old: _Old, new: _New) -> Iterator[_Match]:
    for n, was in old:
        for m, now in new:
            likeness = alike(was.text, now.text) if was.kind == now.kind else 0.0
            same = bool(was.code) and was.code == now.code
            if likeness >= (SAME_CODE if same else ALIKE):
                yield _Match((-likeness - (_CODE if same else 0.0), n, m), was, now, "code" if same else "alike")


def alike(a: str, b: str) -> float:
    """How alike two texts are, from 0 to 100."""
    a, b = folded(without_boilerplate(a)), folded(without_boilerplate(b))
    short, long = sorted(({word.stem for word in words(text)} for text in (a, b)), key=len)
    return max(fuzz.ratio(a, b), WITHIN if len(short) > 1 and short <= long else 0.0)


def _change(side: Side, match: _Match | None, new: Goal, *, whole: bool) -> Change:
    if match is None:
        return Change(side=side, old=None, new=new)
    old = match.old
    moved = old.code != new.code or old.section != new.section
    more = difference(old.description, new.description) if whole else ()
    return Change(
        side=side, old=old, new=new, found=match.found, words=difference(old.text, new.text), description=more, moved=moved
    )


def difference(old: str, new: str) -> tuple[Piece, ...]:
    """The words of two texts, and which of them are only in one; nothing where they differ in case or white space only."""
    if len(old) >= _CELL - 1:
        new = new[: len(old)]
    if folded(old) == folded(new):
        return ()
    was, now = old.split(), new.split()
    pieces: list[Piece] = []
    matcher = SequenceMatcher(None, [w.casefold() for w in was], [w.casefold() for w in now], autojunk=False)
    for tag, i, k, j, m in matcher.get_opcodes():
        if tag == "equal":
            pieces.append(("both", " ".join(now[j:m])))
            continue
        if k > i:
            pieces.append(("old", " ".join(was[i:k])))
        if m > j:
            pieces.append(("new", " ".join(now[j:m])))
    return tuple(pieces)
