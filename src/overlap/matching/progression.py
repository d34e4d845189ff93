"""Herhaling or verdieping: whether the mbo item asks the same as the vmbo goal, or more. A proposal, with how sure it is.

Four things are weighed, each a figure from -1 (the same, or less) to 1 (more): how much knowledge is asked, in the words of
the dossier; the highest action in Bloom's revised taxonomy (Anderson & Krathwohl 2001); phrases on independence, difficulty
and role; and leerweg beside niveau, by their place in the NLQF (vmbo BB and mbo 1: 1; vmbo KB, GL, TL and mbo 2: 2; mbo 3: 3;
mbo 4: 4). The last never decides alone: it is about the whole programme. Nothing is proposed where they do not tell.

Where the law sets a level for both (2F and 3F, those of the ERK) in one subject, that level tells, in the place of actions and
niveau: 2F to 3F is verdieping, 2F to 2F is herhaling. Of what stands under a general subject on the mbo side only that tells:
loopbaan and burgerschap have no levels, they ask the same at each niveau. A level of one subject is no level of another.
"""

from collections.abc import Iterator
from typing import NamedTuple

from overlap.locale import gettext as _
from overlap.model import LEERWEGEN, Progression, ProgressionKind, Sure

from .words.deeds import Demand

_PLAIN = 1.0  # sum from which a proposal is plain
_WEAK = 0.5  # sum from which something is proposed
_MOST = 2  # reasons that are given
# how much the knowledge of an item says where the vmbo goal does not speak of knowledge: basiskennis is the same again
_KNOWLEDGE = {1: -0.75, 2: 0.0, 3: 0.75, 4: 1.0}
_BLOOM_ABOVE = {1: 0.25, 2: 0.75}
_STEP = {"zelfstandigheid": 0.5, "ingewikkeldheid": 0.5, "rol": 0.75}
_NLQF = {"BB": 1, "KB": 2, "GL": 2, "TL": 2, "1": 1, "2": 2, "3": 3, "4": 4}
_NIVEAU = 0.25
_REFERENCE = 1.0  # a level that the law sets for both decides by itself


class _Signal(NamedTuple):
    weight: float
    why: str


def progression(vmbo: Demand, mbo: Demand, *, overlaps: bool) -> Progression | None:
    """Propose herhaling or verdieping; None where nothing tells.

    Nor is anything proposed where the two are only related and the mbo does not plainly ask more.

    ``overlaps`` is whether the pair is proposed as more than verwant.
    """
    if (vmbo.subject and mbo.subject and vmbo.subject != mbo.subject) or (mbo.generic and not _reference(vmbo, mbo)):
        return None
    signals = [s for s in _signals(vmbo, mbo) if s.weight]
    total = sum(signal.weight for signal in signals)
    if abs(total) < _WEAK or (not overlaps and total < _PLAIN):
        return None
    telling = sorted((s for s in signals if s.weight * total > 0), key=lambda s: -abs(s.weight))
    plain = overlaps and abs(total) >= _PLAIN
    why = tuple(signal.why for signal in telling[:_MOST])
    kind = ProgressionKind.DEEPENING if total > 0 else ProgressionKind.REPETITION
    return Progression(kind, Sure.PLAIN if plain else Sure.WEAK, why)


def _signals(vmbo: Demand, mbo: Demand) -> Iterator[_Signal]:
    reference = _reference(vmbo, mbo)
    knowledge = mbo.phrases.get("kennis")
    if knowledge and not mbo.is_werkproces:
        yield _knowledge(vmbo.phrases.get("kennis"), knowledge)
    if reference:
        yield reference
    # adviseren is a role and a high action at once: it is counted once
    elif vmbo.bloom and mbo.bloom and not ("rol" in mbo.phrases and mbo.bloom > vmbo.bloom):
        yield _bloom(vmbo.verb, vmbo.bloom, mbo.verb, mbo.bloom)
    for kind, weight in _STEP.items():
        ours, theirs = vmbo.phrases.get(kind, ("", 0)), mbo.phrases.get(kind, ("", 0))
        # that only the vmbo says "zelfstandig", or gives advice, does not make the mbo less
        if (step := theirs[1] - ours[1]) and not (step < 0 and not theirs[0]):
            yield _Signal(weight * max(-1, min(1, step)), _beside(theirs[0], ours[0]))
    if not knowledge and not reference:
        yield _niveau(vmbo.levels, mbo.levels)


def _knowledge(ours: tuple[str, int] | None, theirs: tuple[str, int]) -> _Signal:
    if ours is None:
        return _Signal(_KNOWLEDGE[theirs[1]], _beside(theirs[0], ""))
    step = theirs[1] - ours[1]
    return _Signal(min(1.0, 0.5 + step / 4) if step > 0 else -0.75, _beside(theirs[0], ours[0]))


def _bloom(vmbo: str, vmbo_level: int, mbo: str, mbo_level: int) -> _Signal:
    values = {"mbo": mbo, "mbo_level": mbo_level, "vmbo": vmbo, "vmbo_level": vmbo_level}
    above = mbo_level - vmbo_level
    if above > 0:
        why = _("{mbo} ({mbo_level}) above {vmbo} ({vmbo_level})").format(**values)
        return _Signal(_BLOOM_ABOVE.get(above, 1.0), why)
    if above == 0:
        same = _("both {mbo} ({mbo_level})") if mbo == vmbo else _("{mbo} and {vmbo} are of one level ({mbo_level})")
        return _Signal(-0.5, same.format(**values))
    why = _("{mbo} ({mbo_level}) not above {vmbo} ({vmbo_level})").format(**values)
    return _Signal(-0.5 if above == -1 else -0.75, why)


def _reference(vmbo: Demand, mbo: Demand) -> _Signal | None:
    """What the levels say that the law sets for both in one subject; None where one side has none there."""
    if not vmbo.subject or vmbo.subject != mbo.subject:
        return None
    ours, theirs = vmbo.references, mbo.references
    scales = {level.scale for level in ours} & {level.scale for level in theirs}
    here, there = ([level for level in levels if level.scale in scales] for levels in (ours, theirs))
    if not here or not there:
        return None
    values = {"mbo": "/".join(level.name for level in there), "vmbo": "/".join(level.name for level in here)}
    if there[0].rank > here[-1].rank:
        return _Signal(_REFERENCE, _("mbo at {mbo}, vmbo at {vmbo}").format(**values))
    if there[-1].rank > here[0].rank:  # higher for one leerweg, and not for another
        return None
    if values["mbo"] == values["vmbo"]:
        return _Signal(-_REFERENCE, _("both at {level}").format(level=values["mbo"]))
    return _Signal(-_REFERENCE, _("mbo at {mbo}, not above vmbo at {vmbo}").format(**values))


def _beside(mbo: str, vmbo: str) -> str:
    if not mbo:
        return _("vmbo: {words}").format(words=vmbo)
    if not vmbo:
        return _("mbo: {words}").format(words=mbo)
    return _("mbo: {mbo}, vmbo: {vmbo}").format(mbo=mbo, vmbo=vmbo)


def _niveau(leerwegen: tuple[str, ...], niveaus: tuple[str, ...]) -> _Signal:
    ways = [way for way in LEERWEGEN if way in leerwegen]
    theirs = [_NLQF[niveau] for niveau in niveaus if niveau in _NLQF]
    if not theirs:
        return _Signal(0.0, "")
    ours = [_NLQF[way] for way in ways] or [1, 2]
    why = _("mbo niveau {niveau}, vmbo {ways}").format(niveau="/".join(niveaus), ways="/".join(ways) or "–")
    if min(theirs) > max(ours):
        return _Signal(_NIVEAU, why)
    return _Signal(-_NIVEAU if max(theirs) <= min(ours) else 0.0, why)
