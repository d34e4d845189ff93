"""A library as reviews, so that what teaches of workbooks teaches of a library too: bands, and words that mean the same.

A library has texts and no documents: of an mbo item only its title is known, and all of its pairs were judged. So it tells how
often proposals were right, and nothing of what was missed.
"""

import hashlib
from collections import defaultdict
from collections.abc import Sequence
from typing import Final

from overlap.model import Added, Band, Decision, Facts, GapVerdict, Goal, Pair, Review, Side, Source, Who

from .decisions import Library, LibraryDecision, LibraryKey, SharedText

_ID: Final = 10  # hexadecimal digits, as ids of goals have

_PairKey = tuple[tuple[str, ...], tuple[str, ...]]


def reviews_of(library: Library, file: str) -> tuple[Review, ...]:
    """Give a review for each group of a library, all of one comparison; ``file`` is what they are called."""
    by_key: defaultdict[LibraryKey, list[LibraryDecision]] = defaultdict(list)
    for decision in library.decisions:
        by_key[decision.key].append(decision)
    decisions = [rows[0] for rows in by_key.values() if len(rows) == 1]  # who says two things at once says nothing
    facts = _facts(decisions, file)
    by_group: defaultdict[str, list[LibraryDecision]] = defaultdict(list)
    for decision in decisions:
        by_group[decision.group].append(decision)
    return tuple(
        Review(
            file=file,
            sha256=group,
            facts=facts,
            who=Who(group=group, school=group),
            decisions=tuple(_decision(row, file) for row in rows),
        )
        for group, rows in sorted(by_group.items())
    )


def _facts(decisions: Sequence[LibraryDecision], file: str) -> Facts:
    goals: dict[tuple[Side, str], Goal] = {}
    bands: dict[_PairKey, Band | None] = {}
    texts: dict[_PairKey, LibraryDecision] = {}
    for decision in sorted(decisions, key=lambda one: one.time):  # the newest proposal is the one that counts
        pair = decision.vmbo.key, decision.mbo.key
        bands[pair] = decision.band or bands.get(pair)
        texts[pair] = decision
    pairs: dict[str, Pair] = {}
    for key, decision in texts.items():
        vmbo, mbo = _goal("vmbo", decision.vmbo, file), _goal("mbo", decision.mbo, file)
        goals["vmbo", vmbo.id], goals["mbo", mbo.id] = vmbo, mbo
        made = Pair(vmbo, mbo, 0.0, 0.0, bands[key])
        pairs[made.id] = made
    added = {pair.id: Added(pair, "carried") for pair in pairs.values() if pair.band is None}
    return Facts(fingerprint=f"library {file}", goals=goals, labels={}, pairs=pairs, added=added)


def _goal(side: Side, text: SharedText, file: str) -> Goal:
    return Goal(
        text=text.text or text.code,
        kind="eindterm" if side == "vmbo" else "werkproces",
        source=Source(file, "", 0),
        code=text.code,
        id=_id(text),
    )


def _id(text: SharedText) -> str:
    return hashlib.sha256("\x1f".join(text.key).encode("utf-8", "replace")).hexdigest()[:_ID]


def _decision(row: LibraryDecision, file: str) -> Decision:
    vmbo, mbo = _id(row.vmbo), _id(row.mbo)
    of_gap = row.verdict == GapVerdict.OVERLAP
    return Decision(
        table="gaps" if of_gap else "review",
        id=vmbo if of_gap else f"{vmbo}+{mbo}",
        vmbo=vmbo,
        mbo=mbo,
        values={"verdict": row.verdict},
        comments=(),
        source=Source(file, "", 0),
    )
