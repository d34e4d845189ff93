"""What is in a library: which groups, how much about what, and on which pairs groups say different things."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from overlap.model.verdicts import OVERLAPS

from .decisions import Library, LibraryDecision, PairVerdict, SharedText

_Pair = tuple[tuple[str, ...], tuple[str, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupInLibrary:
    """One group: its number, what it wants to be called, for whom it spoke, how many decisions, and from when to when."""

    number: str
    names: tuple[str, ...]
    behalf: tuple[str, ...]
    decisions: int
    first: str
    last: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DividedPair:
    """A pair of which groups say different things: per verdict how many groups say so."""

    vmbo: SharedText
    mbo: SharedText
    groups: Mapping[PairVerdict, int] = field(hash=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class LibraryAccount:
    """The whole. ``pairs`` were judged by ``shared`` groups at least two of them; ``divided`` are those on which these differ.

    ``verdicts`` count decisions, ``kwalificaties`` mbo items per title with its crebo's, ``conflicts`` are decisions of one
    group at one moment that say different things.
    """

    decisions: int
    groups: tuple[GroupInLibrary, ...]
    vmbo: int
    mbo: int
    pairs: int
    shared: int
    kwalificaties: Mapping[str, int] = field(hash=False)
    verdicts: Counter[PairVerdict] = field(hash=False)
    divided: tuple[DividedPair, ...]
    conflicts: tuple[LibraryDecision, ...]
    license: str


def account_of(library: Library) -> LibraryAccount:
    """Tell what is in a library; the pairs on which most groups differ come first."""
    by_pair: defaultdict[_Pair, list[LibraryDecision]] = defaultdict(list)
    by_group: defaultdict[str, list[LibraryDecision]] = defaultdict(list)
    for decision in library.decisions:
        by_pair[decision.vmbo.key, decision.mbo.key].append(decision)
        by_group[decision.group].append(decision)
    divided = [pair for rows in by_pair.values() if (pair := _divided(rows))]
    items = {decision.mbo.key: decision.mbo for decision in library.decisions}
    times = Counter(decision.key for decision in library.decisions)
    return LibraryAccount(
        decisions=len(library.decisions),
        groups=tuple(_group(number, rows) for number, rows in sorted(by_group.items())),
        vmbo=len({decision.vmbo.key for decision in library.decisions}),
        mbo=len(items),
        pairs=len(by_pair),
        shared=sum(len({row.group for row in rows}) > 1 for rows in by_pair.values()),
        kwalificaties=Counter(title for item in items.values() for title in _titles(item)),
        verdicts=Counter(decision.verdict for decision in library.decisions),
        divided=tuple(sorted(divided, key=lambda pair: (-sum(pair.groups.values()), pair.vmbo.key, pair.mbo.key))),
        conflicts=tuple(decision for decision in library.decisions if times[decision.key] > 1),
        license=library.license,
    )


def _group(number: str, rows: Iterable[LibraryDecision]) -> GroupInLibrary:
    rows = list(rows)
    dates = sorted(row.date for row in rows if row.date)
    return GroupInLibrary(
        number=number,
        names=tuple(dict.fromkeys(row.name for row in rows if row.name)),
        behalf=tuple(dict.fromkeys(row.behalf for row in rows if row.behalf)),
        decisions=len(rows),
        first=dates[0] if dates else "",
        last=dates[-1] if dates else "",
    )


def _divided(rows: Iterable[LibraryDecision]) -> DividedPair | None:
    """The pair of these decisions where groups differ on whether it overlaps, is related or neither."""
    rows = list(rows)
    if len({"overlap" if row.verdict in OVERLAPS else row.verdict for row in rows}) < 2:
        return None
    return DividedPair(vmbo=rows[0].vmbo, mbo=rows[0].mbo, groups=Counter(row.verdict for row in rows))


def _titles(item: SharedText) -> tuple[str, ...]:
    crebos = ", ".join(item.crebos)
    if not item.kwalificaties:
        return (crebos or "–",)
    alone = len(item.kwalificaties) == 1
    return (f"{item.kwalificaties[0]} ({crebos})",) if alone and crebos else item.kwalificaties
