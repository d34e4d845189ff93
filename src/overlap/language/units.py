"""A text as units of meaning: words, terms of several words, and separable verbs put together again."""

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain

from .compounds import Compounds
from .memory import WORDS, Memory
from .thesaurus import FUNCTION_WORDS, TOKEN, Thesaurus
from .verbs import infinitive
from .wordlists import word_list
from .words import stem, words

_PARTICLES = frozenset(word_list("particles in texts"))
_PREPOSITIONS = frozenset(word_list("prepositions after particles"))
_CLAUSE = re.compile(r"[.;:!?,()]|\s(?:en|of|maar)\s")
_SENTENCE_END = r"[.;:!?](?=\s)|\n"
_TOKEN_OR_END = re.compile(rf"{TOKEN.pattern}|{_SENTENCE_END}")
_ENDS = frozenset(".;:!?\n")
_END = "."  # what stands for any end of a sentence among the keys of a text
_REACH = 9  # words that may stand between a verb and its particle
_NEAR = 4  # words within which those of a term stand together
_FEWEST = 2  # words of a term
_COMPOUND = 8  # letters of a word that is worth taking apart
_LONGEST = 45  # letters; what is longer is no word, and would take for ever
_TEXTS = 10_000  # remembered; a normal comparison has a few thousand
# how much a part of a compound counts for the concepts it stands for: the head says what it is
MODIFIER, HEAD = 0.5, 0.65


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """A word or term: ``key`` under which it is compared, as written, and the concepts it stands for (0 to 1 each).

    ``general`` units (uitvoeren, klant) occur in every sector and say little by themselves.
    """

    key: str
    written: tuple[str, ...]
    concepts: Mapping[int, float] = field(default_factory=dict, hash=False)
    general: bool = False
    term: bool = False

    @property
    def label(self) -> str:
        """Give the unit as people read it, in lower case unless it is an abbreviation."""
        return " ".join(w if w.isupper() else w.lower() for w in self.written)


class UnitReader:
    """Reads texts as units, with the concepts that a thesaurus has."""

    def __init__(self, thesaurus: Thesaurus, compounds: Compounds) -> None:
        self._thesaurus, self._compounds = thesaurus, compounds
        self._in_terms = frozenset(part for terms in thesaurus.several.values() for parts, _concept in terms for part in parts)
        self._near = Memory(self._around, len(thesaurus.names))  # one mapping for all the words of a concept
        self._beside = Memory(self._parts_beside, len(thesaurus.several))
        self._texts = Memory(self._read, _TEXTS)
        self._words = Memory(self._word_unit, WORDS)
        self._apart = Memory(self._verb_unit, _TEXTS)
        self._together = Memory(self._term_unit, _TEXTS)

    def units(self, text: str) -> tuple[Unit, ...]:
        """Give the units of a text, each key once, in order of first appearance; terms of several words last."""
        return self._texts[text]

    def _read(self, text: str) -> tuple[Unit, ...]:
        by_key: dict[str, Unit] = {}
        tokens = _TOKEN_OR_END.findall(text)
        verbs = list(self._separable_verbs(text, tokens))
        taken = {part for verb in verbs for part in verb.written}
        for word in words(text):
            if word.text not in taken:
                unit = self._words[word.text]
                by_key.setdefault(unit.key, unit)
        for verb in verbs:
            by_key.setdefault(verb.key, verb)
        for term in self._terms(tokens, verbs):
            by_key.setdefault(term.key, term)
        return tuple(by_key.values())

    def _word_unit(self, written: str) -> Unit:
        lower, single = written.casefold(), self._thesaurus.single
        if direct := self._thesaurus.exact.get(lower, ()):
            key = lower.removesuffix("n")
        else:
            key = stem(lower)
            direct = single.get(key, ())
        concepts = self._near[direct]
        if not direct and _COMPOUND <= len(key) <= _LONGEST:
            parts = zip(self._compounds.halves(key), (MODIFIER, HEAD), strict=True)
            near = ((self._near[single.get(part, ())], share) for part, share in parts)
            concepts = _strongest((concept, weight * share) for each, share in near for concept, weight in each.items())
        return Unit(key=key, written=(written,), concepts=concepts, general=self._is_general(direct))

    def _is_general(self, concepts: tuple[int, ...]) -> bool:
        return any(self._thesaurus.general[concept] for concept in concepts)

    def _around(self, direct: tuple[int, ...]) -> Mapping[int, float]:
        """Some concepts and all that are near them."""
        return _strongest(chain.from_iterable(self._thesaurus.around(concept).items() for concept in direct))

    def _separable_verbs(self, text: str, all_tokens: Sequence[str]) -> Iterator[Unit]:
        """Verbs whose particle stands apart: "neemt de bestelling op" is opnemen. Only those that the thesaurus knows."""
        known = self._thesaurus.single
        if _PARTICLES.isdisjoint(map(str.casefold, all_tokens)):
            return
        for clause in _CLAUSE.split(text):
            tokens = TOKEN.findall(clause)
            if _PARTICLES.isdisjoint(map(str.casefold, tokens)):
                continue
            lower = [token.casefold() for token in tokens]
            for i in [n for n, word in enumerate(lower) if word in _PARTICLES]:
                for n in _verbs_of(lower, i):
                    key = stem(lower[i] + (infinitive(lower[n]) or lower[n]))
                    if key in known:
                        yield self._apart[key, tokens[n], tokens[i]]
                        break

    def _verb_unit(self, verb: tuple[str, str, str]) -> Unit:
        key, *written = verb
        concepts = self._thesaurus.single[key]
        return Unit(key=key, written=tuple(written), concepts=self._near[concepts], general=self._is_general(concepts))

    def _terms(self, tokens: Sequence[str], verbs: Sequence[Unit]) -> Iterator[Unit]:
        """Terms of several words that stand in the text, in any order, close together within a sentence.

        A separable verb that was put together counts instead of its parts, and may stand anywhere: its parts were apart.
        """
        if apart := {part for verb in verbs for part in verb.written}:
            tokens = [token for token in tokens if token not in apart]
        joined = {verb.key: verb.written for verb in verbs}
        keys = [*map(_keys.__getitem__, tokens)]
        in_order = dict.fromkeys([*filter(self._in_terms.__contains__, keys), *joined])
        if len(in_order) < _FEWEST:
            return
        known, several = {*in_order}, self._thesaurus.several
        met = [key for key in in_order if key in several and not known.isdisjoint(self._beside[key])]
        whole = [term for key in met for term in several[key] if known.issuperset(term[0])]
        if not whole:
            return  # before looking where each word stands
        written, places = _places(tokens, keys, {part for parts, _concept in whole for part in parts})
        for parts, concept in whole:
            if _stand_together(places, parts, joined):
                term = [written[part] for part in places if part in parts and part not in joined]
                yield self._together[concept, (*term, *(word for part in parts for word in joined.get(part, ())))]

    def _parts_beside(self, part: str) -> frozenset[str]:
        """What stands beside a part of terms in any of them: one look tells that none of its many terms stands in a text."""
        each = ({*parts} - {part} or parts for parts, _concept in self._thesaurus.several[part])
        return frozenset(chain.from_iterable(each))

    def _term_unit(self, term: tuple[int, tuple[str, ...]]) -> Unit:
        concept, written = term
        key, general = f"{self._thesaurus.names[concept]}§", self._thesaurus.general[concept]
        return Unit(key=key, written=written, concepts=self._near[concept,], general=general, term=True)


def _strongest(weights: Iterable[tuple[int, float]]) -> dict[int, float]:
    """Each concept once, with the highest of its weights."""
    strongest: dict[int, float] = {}
    for concept, weight in weights:
        strongest[concept] = max(strongest.get(concept, 0.0), weight)
    return strongest


def _key(token: str) -> str:
    """The stem of a word that may be one of a term, "" for one that may stand between those."""
    lower = token.casefold()
    return _END if token in _ENDS else "" if lower in FUNCTION_WORDS else stem(lower)


_keys = Memory(_key, WORDS)


def _verbs_of(lower: Sequence[str], i: int) -> Iterable[int]:
    """Where the words are that the particle at i may belong to: before it at the end of a clause, or behind "te" ("op te ruimen")."""
    after = lower[i + 1 : i + 3]
    if after[:1] == ["te"]:
        return range(i + 2, min(i + 3, len(lower)))
    if after and after[0] not in _PREPOSITIONS:
        return ()  # "maakt een planning in overleg": a preposition, not a particle
    return [n for n in range(max(0, i - _REACH), i) if lower[n].endswith("t") and infinitive(lower[n])]


def _places(
    tokens: Sequence[str], keys: Sequence[str], parts: Collection[str]
) -> tuple[Mapping[str, str], Mapping[str, list[int]]]:
    """The parts of terms that stand in a text, in order: as first written, and the places where each stands."""
    written: dict[str, str] = {}
    places: defaultdict[str, list[int]] = defaultdict(list)
    at = 0
    for token, key in zip(tokens, keys, strict=True):
        if key in parts:
            written.setdefault(key, token)
            places[key].append(at)
        if key:
            at += _NEAR if key == _END else 1  # words of two sentences are never near
    return written, places


def _stand_together(places: Mapping[str, list[int]], parts: tuple[str, ...], joined: Collection[str]) -> bool:
    """Whether the parts of a term that are single words stand near one of them."""
    first, *rest = [places[part] for part in parts if part not in joined] or [[0]]
    return any(all(any(abs(at - n) <= _NEAR for n in each) for each in rest) for at in first)
