"""Verbs of curricula: the infinitive of a form, and its level in Bloom's revised taxonomy.

The verbs stand in bloom.csv, for people to read and extend: werkwoord, niveau (1 onthouden, 2 begrijpen, 3 toepassen,
4 analyseren, 5 evalueren, 6 creëren) and ook: other forms and nouns for it, and phrases that say the same ("zorg
dragen"), separated by " | ". The levels are those of Anderson & Krathwohl (2001), A Taxonomy for Learning, Teaching, and
Assessing, brought over to vocational texts: what is done with hands or by routine is toepassen, whatever the English verb
is in their tables ("produce", "plan"), and checking one's work is analyseren.
"""

import csv
import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

_DOUBLE_VOWEL = re.compile(r"([aeou])\1([^aeiou])$")
_VOICED = {"f": "v", "s": "z"}
_REMEMBERED = 10_000  # words; a long run meets ever new ones
_NOMINAL = (("ering", "eren"), ("atie", "eren"), ("ing", "en"))
_NOMINAL_ENDINGS = tuple(ending for ending, _verbal in _NOMINAL)


@dataclass(frozen=True, slots=True)
class _Verbs:
    """``levels`` by infinitive; ``forms`` from irregular forms and nouns to it; ``phrases`` by verb from a noun with it."""

    levels: Mapping[str, int]
    forms: Mapping[str, str]
    phrases: Mapping[str, Mapping[str, str]]


@cache
def _verbs() -> _Verbs:
    levels, forms = {}, {}
    phrases: defaultdict[str, dict[str, str]] = defaultdict(dict)
    text = files(__package__).joinpath("bloom.csv").read_text(encoding="utf-8")
    for verb, level, also in list(csv.reader(text.splitlines()))[1:]:
        levels[verb] = int(level)
        for other in (part.strip() for part in also.split("|") if also):
            noun, _space, light = other.partition(" ")
            if light:
                phrases[light][noun] = verb
            else:
                forms[other] = verb
    return _Verbs(levels, forms, dict(phrases))


def level_of(verb: str) -> int | None:
    """Give the level (1 to 6) of an infinitive, None where it is not known."""
    return _verbs().levels.get(verb)


def infinitives() -> Collection[str]:
    """Give all verbs that we know, as they stand in a dictionary."""
    return _verbs().levels.keys()


def is_infinitive(word: str) -> bool:
    """Whether a lower-case word is a verb that we know, as it stands in a dictionary."""
    return word in _verbs().levels


@lru_cache(_REMEMBERED)
def infinitive(form: str, particle: str = "") -> str | None:
    """Give the infinitive of the third person or the infinitive of a verb that we know, in lower case.

    With a particle that stands apart ("neemt … op") that of the two together. None where no such verb is known.
    """
    known = _verbs()
    if not particle and form in known.forms and form.endswith("t"):
        return known.forms[form]
    return next((particle + verb for verb in possible_infinitives(form) if particle + verb in known.levels), None)


def possible_infinitives(form: str) -> Iterator[str]:
    """Give what the infinitive may be, by the spelling of Dutch: "maakt" is of maken, "zet" of zetten, "geeft" of geven."""
    if form.endswith("n"):
        yield form
    if not form.endswith("t"):
        return
    if form in ("gaat", "staat", "slaat", "doet", "ziet"):
        yield {"doet": "doen", "ziet": "zien"}.get(form, form[:-2] + "an")
    for base in (form[:-1], form):
        if len(base) < 2:
            continue
        yield base + "en"
        single = _DOUBLE_VOWEL.sub(r"\1\2", base) if base[-3:-2] == base[-2:-1] else base
        for short in {base, single}:
            if short[-1] in _VOICED:
                yield short[:-1] + _VOICED[short[-1]] + "en"
        yield single + "en"
        yield base + base[-1] + "en"
        if base.endswith(("ieer", "ëer")):
            yield base.removesuffix("ieer").removesuffix("ëer") + ("iëren" if base.endswith("ieer") else "ëren")


def listed_nouns() -> Mapping[str, str]:
    """Give the verbs by the nouns, and other forms, that stand in the list with them."""
    return _verbs().forms


def from_noun(noun: str) -> str | None:
    """Give the verb that a lower-case noun is made of: "bereiding" of bereiden, "registratie" of registreren, "controle"."""
    # of most pieces of words it is none, which is said sooner than it is remembered
    return _from_nominal(noun) if noun.endswith(_NOMINAL_ENDINGS) else _verbs().forms.get(noun)


@lru_cache(_REMEMBERED)
def _from_nominal(noun: str) -> str | None:
    known = _verbs()
    if noun in known.forms and not noun.endswith("t"):
        return known.forms[noun]
    for ending, verbal in _NOMINAL:
        if noun.endswith(ending) and len(noun) > len(ending) + 1:
            base = noun.removesuffix(ending)
            # "meting" is of meten, "planning" of plannen
            if (verb := base + verbal) in known.levels:
                return verb
    return known.forms.get(noun)


def said_with(noun: str, verb: str) -> str | None:
    """Give the verb that a noun and a verb together stand for: "gebruik" and "maken" is gebruiken."""
    return _verbs().phrases.get(verb, {}).get(noun)


def is_light(verb: str) -> bool:
    """Whether a verb says something else together with some noun, as maken does with "gebruik"."""
    return verb in _verbs().phrases
