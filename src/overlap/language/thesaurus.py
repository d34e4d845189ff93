"""A thesaurus of vocational Dutch: which words of the two vocabularies mean the same, or nearly so.

The concepts stand in the folder thesaurus as .csv, one file a sector, for people to read and extend: begrip, termen
(two or more for the same thing), breder and verwant (names of other begrippen), lists separated by " | ". What a run
uses is index.json, made from them by `make thesaurus`: the same with stems instead of words, so that it loads at once.

General concepts (controleren, plannen, klant) occur in every sector: they say little by themselves.
"""

import csv
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

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


@dataclass(frozen=True, slots=True)
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
def thesaurus() -> Thesaurus:
    """The thesaurus that comes with the package."""
    loaded = json.loads(files(__package__).joinpath("thesaurus/index.json").read_text(encoding="utf-8"))
    return Thesaurus(
        tuple(loaded["names"]),
        tuple(bool(flag) for flag in loaded["general"]),
        tuple(map(tuple, loaded["wider"])),
        tuple(map(tuple, loaded["related"])),
        {key: tuple(value) for key, value in loaded["single"].items()},
        {key: tuple(value) for key, value in loaded["exact"].items()},
        {key: tuple((tuple(stems), concept) for stems, concept in value) for key, value in loaded["several"].items()},
    )


@cache
def roles() -> frozenset[str]:
    """The names of the concepts that are people: klant, zorgvrager, leidinggevende (those of rollen.csv)."""
    text = files(__package__).joinpath("thesaurus/rollen.csv").read_text(encoding="utf-8")
    return frozenset(row["begrip"] for row in csv.DictReader(text.splitlines()))
