"""Herhaling or verdieping: whether the mbo item asks the same as the vmbo goal, or more. A proposal, with how sure it is.

Four things are weighed, each a figure from -1 (the same, or less) to 1 (more): how much knowledge is asked, in the words of
the dossier; the highest action in Bloom's revised taxonomy (Anderson & Krathwohl 2001); phrases on independence, difficulty
and role; and leerweg beside niveau, by their place in the NLQF (vmbo BB and mbo 1: 1; vmbo KB, GL, TL and mbo 2: 2; mbo 3: 3;
mbo 4: 4). The last never decides alone: it is about the whole programme. Nothing is proposed where they do not tell.
"""

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from overlap.language import actions, level_of, level_phrases
from overlap.locale import gettext as _
from overlap.model import LEERWEGEN, Goal, Progression, ProgressionKind, Sure

_PLAIN = 1.0  # sum from which a proposal is plain
_WEAK = 0.5  # sum from which something is proposed
_MOST = 2  # reasons that are given
# how much the knowledge of an item says where the vmbo goal does not speak of knowledge: basiskennis is the same again
_KNOWLEDGE = {1: -0.75, 2: 0.0, 3: 0.75, 4: 1.0}
_BLOOM_ABOVE = {1: 0.25, 2: 0.75}
_STEP = {"zelfstandigheid": 0.5, "ingewikkeldheid": 0.5, "rol": 0.75}
_NLQF = {"BB": 1, "KB": 2, "GL": 2, "TL": 2, "1": 1, "2": 2, "3": 3, "4": 4}
_NIVEAU = 0.25


class _Signal(NamedTuple):
    weight: float
    why: str


class _Asked(NamedTuple):
    """What a goal asks: phrases of level by kind, and the highest action with its level."""

    phrases: dict[str, tuple[str, int]]
    verb: str
    level: int | None


@lru_cache(20_000)
def _asked(text: str, description: str) -> _Asked:
    phrases = {p.kind: (p.text, p.step) for p in level_phrases(text)}
    # how independent is said in the omschrijving; the rest of an omschrijving names many things in passing
    for phrase in level_phrases(description):
        if phrase.kind == "zelfstandigheid":
            phrases.setdefault(phrase.kind, (phrase.text, phrase.step))
    levels = [(level, act.verb) for act in actions(text) if (level := level_of(act.verb))]
    level, verb = max(levels, key=lambda one: one[0], default=(None, ""))
    return _Asked(phrases, verb, level)


def progression(vmbo: Goal, mbo: Goal, *, overlaps: bool) -> Progression | None:
    """Herhaling or verdieping; None where nothing tells, or where the two are only related and the mbo does not plainly ask more.

    ``overlaps`` is whether the pair is proposed as more than verwant.
    """
    signals = [s for s in _signals(vmbo, mbo) if s.weight]
    total = sum(signal.weight for signal in signals)
    if abs(total) < _WEAK or (not overlaps and total < _PLAIN):
        return None
    telling = sorted((s for s in signals if s.weight * total > 0), key=lambda s: -abs(s.weight))
    plain = overlaps and abs(total) >= _PLAIN
    why = tuple(signal.why for signal in telling[:_MOST])
    kind = ProgressionKind.DEEPENING if total > 0 else ProgressionKind.REPETITION
    return Progression(kind, Sure.PLAIN if plain else Sure.WEAK, why)


def _signals(vmbo: Goal, mbo: Goal) -> Iterator[_Signal]:
    ours, theirs = _asked(vmbo.text, vmbo.description), _asked(mbo.text, mbo.description)
    knows = theirs.phrases.get("kennis")
    if knows and mbo.kind != "werkproces":
        yield _knowledge(ours.phrases.get("kennis"), knows)
    # adviseren is a role and a high action at once: it is counted once
    if ours.level and theirs.level and not ("rol" in theirs.phrases and theirs.level > ours.level):
        yield _bloom(ours, theirs)
    for kind, weight in _STEP.items():
        here, there = ours.phrases.get(kind, ("", 0)), theirs.phrases.get(kind, ("", 0))
        # that only the vmbo says "zelfstandig", or gives advice, does not make the mbo less
        if (step := there[1] - here[1]) and not (step < 0 and not there[0]):
            yield _Signal(weight * max(-1, min(1, step)), _beside(there[0], here[0]))
    if not knows:
        yield _niveau(vmbo, mbo)


def _knowledge(ours: tuple[str, int] | None, theirs: tuple[str, int]) -> _Signal:
    if ours is None:
        return _Signal(_KNOWLEDGE[theirs[1]], _beside(theirs[0], ""))
    step = theirs[1] - ours[1]
    return _Signal(min(1.0, 0.5 + step / 4) if step > 0 else -0.75, _beside(theirs[0], ours[0]))


def _bloom(ours: _Asked, theirs: _Asked) -> _Signal:
    here, there = ours.level or 0, theirs.level or 0
    values = {"mbo": theirs.verb, "mbo_level": there, "vmbo": ours.verb, "vmbo_level": here}
    if there > here:
        why = _("{mbo} ({mbo_level}) above {vmbo} ({vmbo_level})").format(**values)
        return _Signal(_BLOOM_ABOVE.get(there - here, 1.0), why)
    if there == here:
        same = _("both {mbo} ({mbo_level})") if theirs.verb == ours.verb else _("{mbo} and {vmbo} are of one level ({mbo_level})")
        return _Signal(-0.5, same.format(**values))
    return _Signal(
        -0.5 if here - there == 1 else -0.75, _("{mbo} ({mbo_level}) not above {vmbo} ({vmbo_level})").format(**values)
    )


def _beside(mbo: str, vmbo: str) -> str:
    if not mbo:
        return _("vmbo: {words}").format(words=vmbo)
    if not vmbo:
        return _("mbo: {words}").format(words=mbo)
    return _("mbo: {mbo}, vmbo: {vmbo}").format(mbo=mbo, vmbo=vmbo)


def _niveau(vmbo: Goal, mbo: Goal) -> _Signal:
    there = [_NLQF[level] for level in mbo.levels if level in _NLQF]
    ways = [way for way in LEERWEGEN if way in vmbo.levels]
    if not there:
        return _Signal(0.0, "")
    here = [_NLQF[way] for way in ways] or [1, 2]
    why = _("mbo niveau {niveau}, vmbo {ways}").format(niveau="/".join(mbo.levels), ways="/".join(ways) or "–")
    if min(there) > max(here):
        return _Signal(_NIVEAU, why)
    return _Signal(-_NIVEAU if max(there) <= min(here) else 0.0, why)
