"""A thesaurus of vocational Dutch: which words of the two vocabularies mean the same, or nearly so.

The concepts stand in the folder thesaurus as .csv, one file a sector, for people to read and extend: begrip, termen
(two or more for the same thing), breder and verwant (names of other begrippen), lists separated by " | ". What a run
uses is index.json, made from them by `make thesaurus`: the same with stems instead of words, so that it loads at once.

General concepts (controleren, plannen, klant) occur in every sector: they say little by themselves.

The room reads texts with one thesaurus at a time: the package's, or within ``use(book)`` another one, such as the
package's with a working group's own words (own.py). What is remembered about texts is kept per thesaurus.
"""

import csv
import json
import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from functools import cache, wraps
from importlib.resources import files
from typing import Any, TypeVar

# how much a concept counts for one that is a step wider, two steps wider, or marked as related
WIDER, WIDEST, RELATED = 0.6, 0.4, 0.5
TOKEN = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")
# words that may stand between those of a term
FUNCTION_WORDS = frozenset(
    [
        "de",
        "het",
        "een",
        "en",
        "of",
        "van",
        "in",
        "op",
        "met",
        "voor",
        "aan",
        "bij",
        "te",
        "om",
        "door",
        "over",
        "uit",
        "als",
        "naar",
        "zijn",
        "haar",
        "hun",
        "die",
        "dat",
        "dit",
        "deze",
        "er",
        "is",
        "worden",
        "wordt",
        "per",
        "tot",
        "na",
        "onder",
        "tegen",
        "tussen",
        "zonder",
        "al",
        "niet",
        "ook",
    ]
)


@dataclass(frozen=True, slots=True, eq=False)
class Thesaurus:
    """The index: ``single`` and ``exact`` give concepts by stem or by word, ``several`` terms of more than one word.

    Concepts are numbers; ``names``, ``general``, ``wider`` and ``related`` are indexed by them. ``memory`` holds what
    was found with this thesaurus and no other (see `remembered`).
    """

    names: tuple[str, ...]
    general: tuple[bool, ...]
    wider: tuple[tuple[int, ...], ...]
    related: tuple[tuple[int, ...], ...]
    single: Mapping[str, tuple[int, ...]]
    exact: Mapping[str, tuple[int, ...]]
    several: Mapping[str, tuple[tuple[tuple[str, ...], int], ...]]
    memory: dict[tuple[Any, ...], Any] = field(default_factory=dict, repr=False)

    @classmethod
    def of(cls, index: Mapping[str, Any]) -> "Thesaurus":
        """The thesaurus of an index, as indexing.py makes it and index.json holds it."""
        return cls(
            tuple(index["names"]),
            tuple(bool(flag) for flag in index["general"]),
            tuple(map(tuple, index["wider"])),
            tuple(map(tuple, index["related"])),
            {key: tuple(value) for key, value in index["single"].items()},
            {key: tuple(value) for key, value in index["exact"].items()},
            {key: tuple((tuple(stems), concept) for stems, concept in value) for key, value in index["several"].items()},
        )

    def around(self, concept: int) -> dict[int, float]:
        """The concept and those near it, with how much it counts for each (0 to 1)."""
        found = {concept: 1.0}
        for one in self.wider[concept]:
            found[one] = max(found.get(one, 0.0), WIDER)
            for two in self.wider[one]:
                found[two] = max(found.get(two, 0.0), WIDEST)
        for one in self.related[concept]:
            found[one] = max(found.get(one, 0.0), RELATED)
        return found


@cache
def packaged() -> Thesaurus:
    """The thesaurus that comes with the package."""
    return Thesaurus.of(json.loads(files(__package__).joinpath("thesaurus/index.json").read_text(encoding="utf-8")))


@cache
def roles() -> frozenset[str]:
    """The names of the concepts that are people: klant, zorgvrager, leidinggevende (those of rollen.csv)."""
    text = files(__package__).joinpath("thesaurus/rollen.csv").read_text(encoding="utf-8")
    return frozenset(row["begrip"] for row in csv.DictReader(text.splitlines()))


_in_use: ContextVar[Thesaurus | None] = ContextVar("thesaurus", default=None)


def thesaurus() -> Thesaurus:
    """The thesaurus in use: the package's, unless within `use`."""
    return _in_use.get() or packaged()


@contextmanager
def use(book: Thesaurus) -> Iterator[None]:
    """Read texts with this thesaurus, in this thread, until the block ends."""
    before = _in_use.set(book)
    try:
        yield
    finally:
        _in_use.reset(before)


_MOST = 100_000  # texts and words remembered: some 100 MB; a normal comparison has a few thousand
F = TypeVar("F", bound=Callable[..., Any])


def remembered(function: F) -> F:
    """Like functools.cache, but what was found with one thesaurus is never given with another, and memory is bounded."""

    @wraps(function)
    def found(*arguments: Any) -> Any:
        memory = thesaurus().memory
        key = (function, *arguments)
        if key not in memory:
            if len(memory) >= _MOST:
                memory.clear()
            memory[key] = function(*arguments)
        return memory[key]

    return found  # type: ignore[return-value]
