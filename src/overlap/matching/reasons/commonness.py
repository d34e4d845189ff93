"""Which words are no reason by themselves, because they stand in goals of every kind of work."""

from functools import cache, lru_cache

from overlap.language import Unit, stem, word_list
from overlap.language.thesaurus import packaged, roles
from overlap.language.verbs import infinitive, is_infinitive

DIRECT = 1.0  # what the concept of a word itself counts for it
COMMON = frozenset(stem(word) for word in word_list("common words"))
EMPTY = frozenset(stem(word) for word in (*word_list("empty words"), *word_list("stop words")))
_VOICED = {"f": "v", "s": "z"}


def is_common(unit: Unit) -> bool:
    """Whether a word is a concept that stands in every kind of work, so that it is no reason by itself."""
    return unit.key in COMMON


def is_empty(unit: Unit) -> bool:
    """Whether a word, or each of those of a term ("een bijdrage leveren"), has no meaning of its own in a goal."""
    return all(stem(word.casefold()) in EMPTY for word in unit.written) if unit.term else unit.key in EMPTY


def is_direct(unit: Unit) -> bool:
    """Whether a word is itself a term of the thesaurus, and not only made of terms."""
    return DIRECT in unit.concepts.values()


def is_role(unit: Unit) -> bool:
    """Whether a word is one for people: they are in goals of every kind of work."""
    return any(weight == DIRECT and concept in _roles() for concept, weight in unit.concepts.items())


def is_weak_verb(unit: Unit) -> bool:
    """Whether it is a verb that may be done to anything: "bedienen" of a machine is not that of a guest."""
    is_verb = is_stem_of_verb(unit.key) if len(unit.written) > 1 else infinitive(unit.written[0].casefold()) is not None
    return is_verb and not unit.term and (unit.general or not is_direct(unit))


@lru_cache(10_000)
def is_stem_of_verb(key: str) -> bool:
    """Whether a stem is that of a verb that we know: "schrijf" of schrijven, "plan" of plannen."""
    voiced = key[:-1] + _VOICED.get(key[-1:], key[-1:])
    return any(is_infinitive(form) for form in (key + "en", key + key[-1:] + "en", voiced + "en"))


@cache
def _roles() -> frozenset[int]:
    """The concepts that are people; a group's own words come behind those of the package."""
    return frozenset(concept for concept, name in enumerate(packaged().names) if name in roles())
