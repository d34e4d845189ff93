"""The levels that the law sets for language and arithmetic: 2F and 3F, those of the ERK, and the mbo-rekenniveaus.

What the vmbo aims at is 2F for Nederlands and rekenen, in every leerweg (Besluit referentieniveaus Nederlandse taal en rekenen).
The levels of Engels by leerweg, and the place of the mbo-rekenniveaus beside 2F and 3F, were written from knowledge.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Final, NamedTuple

from overlap.model import LEERWEGEN

_RANKS: Final = {
    **{f"{n}F": ("F", float(n)) for n in range(1, 5)},
    "mbo-rekenniveau 2": ("F", 2.0), "mbo-rekenniveau 3": ("F", 2.0), "mbo-rekenniveau 4": ("F", 2.5),
    **{name: ("ERK", float(n)) for n, name in enumerate(("A1", "A2", "B1", "B2", "C1", "C2"), 1)},
}  # fmt: skip
_STATED = re.compile(r"\b(?P<f>[1-4]F)\b|\b(?:mbo[ -]?)?rekenniveau (?P<arithmetic>[2-4])\b", re.I)
# B1 alone may be a part of a dossier (B1-K1): in running text only a word before it says that it is a level
_ERK = re.compile(r"\b(?:ERK|CEFR|taalniveau|niveau)\W{0,3}(?P<erk>[ABC][12])\b(?!-K)", re.I)
_ERK_ALONE = re.compile(r"\b[ABC][12]\b", re.I)
_SUBJECTS: Final = (  # what a vmbo subject or the beginning of its codes says of the level aimed at, by leerweg
    (re.compile(r"NE/"), ("2F",) * 4),
    (re.compile(r"WI/K/5\b"), ("2F",) * 4),
    (re.compile(r"EN/K/[45]\b"), ("A2", "A2", "B1", "B1")),
    (re.compile(r"EN/K/[67]\b"), ("A2",) * 4),
    (re.compile(r"Nederlands(?:e taal)?\b"), ("2F",) * 4),
    (re.compile(r"Rekenen\b", re.I), ("2F",) * 4),
)


class ReferenceLevel(NamedTuple):
    """A level: its name, its scale (F or ERK), and its place on that."""

    name: str
    scale: str
    rank: float


def stated_levels(text: str, *, field: bool = False) -> tuple[ReferenceLevel, ...]:
    """Give the levels that a text states, lowest first; of a ``field`` that holds nothing else also a bare B1."""
    return _ordered(_stated(text, field=field))


def aimed_levels(subjects: Iterable[str], leerwegen: Sequence[str]) -> tuple[ReferenceLevel, ...]:
    """Give the levels that the vmbo aims at in a subject, lowest first; () for other subjects.

    Args:
        subjects: codes of the goal, and the titles above it: the first that tells counts.
        leerwegen: those that the goal is for; none stands for all.
    """
    for subject in subjects:
        for pattern, names in _SUBJECTS:
            if pattern.match(subject):
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
