"""Verbs whose particle stands apart in a dossier: "neemt de bestelling op" is what an eindterm calls "opnemen"."""

import re
from collections.abc import Collection, Iterator, Sequence

from overlap.language import word_list
from overlap.language.verbs import infinitive
from overlap.model.text import places

from .commonness import EMPTY
from .quoted import Quoted
from .quotes import Standing, is_particle, is_reflexive, quote_of
from .ties import Kind

_PARTICLES = word_list("particles of actions")
_SMALL = frozenset(word_list("stop words"))
_FAR = 60  # characters between a verb and its particle
_WORD = re.compile(r"[^\W\d_]+")
_STOPS = re.compile(r"[.;:!?()\n]")
_WEIGHT = 0.5  # of a verb beside its object, among weights of words from 0 to some 4


def verbs_apart(verbs: Collection[str], vmbo: str, mbo: Sequence[str]) -> Iterator[Quoted]:
    """Find verbs of a vmbo goal, given as infinitives, of which the particle stands apart in the texts of an mbo item."""
    for verb in dict.fromkeys(verbs):
        here = next((Standing(vmbo, (span,)) for span in places(vmbo, verb)), None)
        particle = next((each for each in _PARTICLES if verb.startswith(each) and len(verb) > len(each) + 2), "")
        if here is None or not particle or verb in _SMALL or verb in EMPTY:
            continue
        there = next(filter(None, (_apart(verb, particle, text) for text in mbo)), None)
        if there and is_reflexive(here) == is_reflexive(there):
            yield Quoted(
                kind=Kind.SAME,
                vmbo=quote_of(here, (verb,)),
                mbo=quote_of(there, (there.written,)),
                here=here,
                there=there,
                weight=_WEIGHT,
                is_weak_verb=True,
            )


def _apart(verb: str, particle: str, text: str) -> Standing | None:
    """Where a form of the verb stands, with its particle behind it."""
    for match in _WORD.finditer(text):
        form = match[0].casefold()
        if not form.endswith("t") or infinitive(form, particle) != verb:
            continue
        for start, end in places(text, particle):
            between = text[match.end() : start]
            if start > match.end() and len(between) <= _FAR and not _STOPS.search(between):
                there = Standing(text, (match.span(), (start, end)))
                return there if is_particle(there) else None
    return None
