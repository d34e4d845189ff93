"""A thesaurus of vocational Dutch: which words of the two vocabularies mean the same, or nearly so.

The concepts stand in the folder thesaurus as .csv, one file a sector, for people to read and extend: begrip, termen
(two or more for the same thing), breder and verwant (names of other begrippen), lists separated by " | ". What a run
uses is index.json, made from them by `make thesaurus`: the same with stems instead of words, so that it loads at once.

General concepts (controleren, plannen, klant) occur in every sector: they say little by themselves.

A working group's own words can be added to it (begrippen.py); texts are read with it by a `Lexicon` (lexicon.py).
"""

import csv
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from itertools import chain
from typing import Any

import msgspec

from .wordlists import word_list

# how much a concept counts for one that is a step wider, two steps wider, or marked as related
WIDER, WIDEST, RELATED = 0.6, 0.4, 0.5
# words that may stand between those of a term
FUNCTION_WORDS = frozenset(word_list("function words"))


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class Thesaurus:
    """The index: ``single`` and ``exact`` give concepts by stem or by word, ``several`` terms of more than one word.

    Concepts are numbers; ``names``, ``general``, ``wider`` and ``related`` are indexed by them.
    """

    names: tuple[str, ...]
    general: tuple[bool, ...]
    wider: tuple[tuple[int, ...], ...]
    related: tuple[tuple[int, ...], ...]
    single: Mapping[str, tuple[int, ...]]
    exact: Mapping[str, tuple[int, ...]]
    several: Mapping[str, tuple[tuple[tuple[str, ...], int], ...]]

    @classmethod
    def of(cls, index: Mapping[str, Any]) -> "Thesaurus":
        """Make the thesaurus of an index, as indexing.py makes it and index.json holds it."""
        return cls(
            names=tuple(index["names"]),
            general=tuple(bool(flag) for flag in index["general"]),
            wider=tuple(map(tuple, index["wider"])),
            related=tuple(map(tuple, index["related"])),
            single={key: tuple(value) for key, value in index["single"].items()},
            exact={key: tuple(value) for key, value in index["exact"].items()},
            several={key: tuple((tuple(stems), concept) for stems, concept in value) for key, value in index["several"].items()},
        )

    def around(self, concept: int) -> dict[int, float]:
        """Give the concept and those near it, with how much it counts for each (0 to 1)."""
        near = {concept: 1.0}
        for wider in self.wider[concept]:
            near[wider] = max(near.get(wider, 0.0), WIDER)
            for widest in self.wider[wider]:
                near[widest] = max(near.get(widest, 0.0), WIDEST)
        for related in self.related[concept]:
            near[related] = max(near.get(related, 0.0), RELATED)
        return near


@lru_cache(4)
def sizes(thesaurus: Thesaurus) -> Mapping[int, int]:
    """Count the terms of each concept: a few are words for one thing, many are the words of a subject."""
    several = ((concept for _stems, concept in terms) for terms in thesaurus.several.values())
    return Counter(chain.from_iterable((*thesaurus.single.values(), *thesaurus.exact.values(), *several)))


@cache
def packaged() -> Thesaurus:
    """Load the thesaurus that comes with the package."""
    index = files(__package__).joinpath("thesaurus/index.json").read_bytes()
    return msgspec.json.decode(index, type=Thesaurus, strict=False)  # strict has no 0 and 1 for yes and no


@cache
def roles() -> frozenset[str]:
    """Give the names of the concepts that are people: klant, zorgvrager, leidinggevende (those of rollen.csv)."""
    text = files(__package__).joinpath("thesaurus/rollen.csv").read_text(encoding="utf-8")
    return frozenset(row["begrip"] for row in csv.DictReader(text.splitlines()))
