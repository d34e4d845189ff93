"""The learned associations, as they come with the package, and what words they are about."""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files

from ..thesaurus import Thesaurus
from ..verbs import is_infinitive
from ..wordlists import word_list
from ..words import stem

ASSOCIATIONS = "cards/associations.tsv"
LETTERS = 4  # of a word that is associated with others
_HEADER = "woord\tverwant"
# stems of words that name no thing or work by themselves
_NOT_TELLING = frozenset(
    stem(word)
    for name in (
        "stop words",
        "function words",
        "empty words",
        "modals",
        "verbs for another",
        "verbs of saying",
        "nouns for any work",
        "nouns without a trade",
        "general parts",
        "weak parts",
        "heads",
    )
    for word in word_list(name)
)
# stems of nouns that verbs with another meaning have too: "omzet", "omzetten"
_UNLIKE_VERBS = frozenset(stem(word) for name in ("nouns unlike verbs", "things in ing") for word in word_list(name))
_PLAIN = word_list("plain adjectives")
_ADJECTIVES = frozenset((*_PLAIN, *(word + "e" for word in _PLAIN), *(word[:-2] + word[-1] + "e" for word in _PLAIN)))
_ADJECTIVE = re.compile(r"(?:ische?|lijke?|bare?|zame?|(?<!v)ende)$")  # words that say how something is


@cache
def associates() -> Mapping[str, Mapping[str, float]]:
    """Load what belongs to what, both ways, as `meanings` calls it, with how strongly (learning.py: from 1.4 to some 6)."""
    table: dict[str, dict[str, float]] = defaultdict(dict)
    text = files(__package__.rpartition(".")[0]).joinpath(ASSOCIATIONS).read_text(encoding="utf-8")
    for line in text.splitlines()[1:]:
        name, _tab, others = line.partition("\t")
        for other, _space, strength in (each.rpartition(" ") for each in others.split(" | ")):
            table[name][other] = table[other][name] = float(strength)
    return dict(table)


def written(strengths: Mapping[str, Mapping[str, float]]) -> str:
    """Write associations as the file holds them: behind a word and a tab what belongs to it, each with its strength, between bars."""
    rows = (f"{name}\t{' | '.join(f'{other} {n}' for other, n in others.items())}" for name, others in strengths.items())
    return "\n".join((_HEADER, *rows)) + "\n"


def meanings(thesaurus: Thesaurus, key: str, word: str) -> Sequence[str]:
    """Give the names of the concepts that a word stands for, given as its stem and in lower case; the stem where there is none.

    Words with another meaning may have the same stem. Of a short one only what begins like the word counts ("teelt" is not
    "telt"), of a noun that looks like a verb only what is no verb ("omzet" is not omzetten), and of the verb the other way round.
    """
    names = [thesaurus.names[concept] for concept in thesaurus.single.get(key, ())]
    if len(key) < LETTERS:
        return [name for name in names if name[:LETTERS] == word[:LETTERS]]
    if key in _UNLIKE_VERBS:
        return [name for name in names if is_infinitive(name) == is_infinitive(word)]
    return names or [key]


def is_adjective(word: str) -> bool:
    """Whether a lower-case word says how something is, and names nothing: "veilig", whatever "veiligheid" is."""
    return word in _ADJECTIVES or bool(_ADJECTIVE.search(word))


def is_telling(key: str) -> bool:
    """Whether a word, given as its stem, may name a thing or work by itself."""
    return key not in _NOT_TELLING
