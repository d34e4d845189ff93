"""The levels that the law sets for languages and arithmetic: 2F and 3F, those of the ERK, and the mbo-rekenniveaus.

What the vmbo aims at is 2F for Nederlands and rekenen, in every leerweg (Besluit referentieniveaus Nederlandse taal en rekenen).
The levels of Engels by leerweg, and the place of the mbo-rekenniveaus beside 2F and 3F, were written from knowledge.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Final, NamedTuple

from overlap.model import LEERWEGEN

from .subjects import SchoolSubject, subject_of

_RANKS: Final = {
    **{f"{n}F": ("F", float(n)) for n in range(1, 5)},
    "mbo-rekenniveau 2": ("F", 2.0), "mbo-rekenniveau 3": ("F", 2.0), "mbo-rekenniveau 4": ("F", 2.5),
    **{name: ("ERK", float(n)) for n, name in enumerate(("A1", "A2", "B1", "B2", "C1", "C2"), 1)},
}  # fmt: skip
_STATED = re.compile(r"\b(?P<f>[1-4]F)\b|\b(?:mbo[ -]?)?rekenniveau (?P<arithmetic>[2-4])\b", re.I)
# B1 alone may be a part of a dossier (B1-K1): in running text only a word before it says that it is a level
_ERK = re.compile(r"\b(?:ERK|CEFR|taalniveau|niveau)\W{0,3}(?P<erk>[ABC][12])\b(?!-K)", re.I)
_ERK_ALONE = re.compile(r"\b[ABC][12]\b", re.I)
_AIMS: Final = (  # what a vmbo subject aims at, by leerweg: the subject, what a code or title of the part says, the levels
    (SchoolSubject.DUTCH, re.compile(r""), ("2F",) * 4),
    (SchoolSubject.ARITHMETIC, re.compile(r"WI/K/5\b|\breken", re.I), ("2F",) * 4),
    (SchoolSubject.ENGLISH, re.compile(r"EN/K/[45]\b|\b(?:lees|lezen|luister|kijk)", re.I), ("A2", "A2", "B1", "B1")),
    (SchoolSubject.ENGLISH, re.compile(r"EN/K/[67]\b|\b(?:gespreks|spreek|spreken|schrijf|schrijven)", re.I), ("A2",) * 4),
)


class ReferenceLevel(NamedTuple):
    """A level: its name, its scale (F or ERK), and its place on that."""

    name: str
    scale: str
    rank: float


def stated_levels(text: str, *, field: bool = False) -> tuple[ReferenceLevel, ...]:
    """Give the levels that a text states, lowest first; of a ``field`` that holds nothing else also a bare B1."""
    return _ordered(_stated(text, field=field))


def aimed_levels(labels: Sequence[str], leerwegen: Sequence[str]) -> tuple[ReferenceLevel, ...]:
    """Give the levels that the vmbo aims at in a subject, lowest first; () for other subjects.

    Args:
        labels: codes of the goal, and the titles above it.
        leerwegen: those that the goal is for; none stands for all.
    """
    subject = subject_of(labels)
    for aimed, part, names in _AIMS:
        if aimed == subject and any(map(part.search, labels)):
            return _ordered(name for way, name in zip(LEERWEGEN, names, strict=True) if not leerwegen or way in leerwegen)
    return ()


def _stated(text: str, *, field: bool) -> Iterator[str]:
    for match in _STATED.finditer(text):
        yield match["f"].upper() if match["f"] else f"mbo-rekenniveau {match['arithmetic']}"
    for match in _ERK_ALONE.finditer(text) if field else ():
        yield match[0].upper()
    for match in () if field else _ERK.finditer(text):
        yield match["erk"].upper()


def _ordered(names: Iterable[str]) -> tuple[ReferenceLevel, ...]:
    levels = {ReferenceLevel(name, *_RANKS[name]) for name in names}
    return tuple(sorted(levels, key=lambda level: (level.scale, level.rank, level.name)))
