"""A text as units of meaning: words, terms of several words, and separable verbs put together again."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain

from .compounds import Compounds
from .memory import Memory
from .thesaurus import FUNCTION_WORDS, Thesaurus
from .verbs import infinitive
from .wordlists import word_list
from .words import is_end, pieces, stem, words_of_piece

_PARTICLES = frozenset(word_list("particles in texts"))
_END = "."  # what stands for any end of a sentence among the keys of a text
_OF_VERBS = ("t", "n")  # the last letter of the third person, and of the infinitive
_PREPOSITIONS = frozenset(word_list("prepositions after particles"))
_REACH = 9  # words that may stand between a verb and its particle
_NEAR = 4  # words within which those of a term stand together
_FEWEST = 2  # words of a term
_COMPOUND = 8  # letters of a word that is worth taking apart
_LONGEST = 45  # letters; what is longer is no word, and would take for ever
_WORDS = 100_000  # remembered, 0.4 kB each: after 200 dossiers 62 of the 480 words of the next are read anew
_TEXTS = 40_000  # remembered; a normal comparison has a few thousand
# how much a part of a compound counts for the concepts it stands for: the head says what it is
MODIFIER, HEAD = 0.5, 0.65


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """A word or term: ``key`` under which it is compared, as written, and the concepts it stands for (0 to 1 each).

    ``general`` units (uitvoeren, klant) occur in every sector and say little by themselves.
    """

    key: str
    written: tuple[str, ...] = field(hash=False)  # the key alone tells nearly all units apart, and is hashed once
    concepts: Mapping[int, float] = field(default_factory=dict, hash=False)
    general: bool = field(default=False, hash=False)
    term: bool = field(default=False, hash=False)

    @property
    def label(self) -> str:
        """Give the unit as people read it, in lower case unless it is an abbreviation."""
        return " ".join(w if w.isupper() else w.lower() for w in self.written)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Piece:
    """A piece of a text (`pieces`), and what is known of it in whatever text it stands.

    ``lower`` is a word in lower case, "" for what is none. ``units`` and ``stems`` are those of what carries meaning in it.
    ``key`` is the stem of what may stand in a term, _END for an end of a sentence, "" for what may stand between the parts of a
    term; ``part`` is the same for what does stand in one, else "". ``infinitive`` is that of a verb that we know, ``is_finite``
    whether it is in the third person; ``is_break`` is whether a clause ends here.
    """

    written: str
    lower: str
    units: tuple[Unit, ...]
    stems: tuple[str, ...]
    key: str
    part: str
    infinitive: str | None
    is_finite: bool
    is_particle: bool
    is_break: bool


class UnitReader:
    """Reads texts as units, with the concepts that a thesaurus has."""

    def __init__(self, thesaurus: Thesaurus, compounds: Compounds) -> None:
        self._thesaurus, self._compounds = thesaurus, compounds
        self._in_terms = frozenset(part for terms in thesaurus.several.values() for parts, _concept in terms for part in parts)
        self._near = Memory(self._around, len(thesaurus.names))  # one mapping for all the words of a concept
        self._beside = Memory(self._parts_beside, len(thesaurus.several))
        self._texts = Memory(self._read, _TEXTS)
        self._pieces = Memory(self._piece, _WORDS)
        self._apart = Memory(self._verb_unit, _TEXTS)
        self._together = Memory(self._term_unit, _TEXTS)

    def units(self, text: str) -> tuple[Unit, ...]:
        """Give the units of a text, each key once, in order of first appearance; terms of several words last."""
        return self._texts[text]

    def remember(self, text: str, units: tuple[Unit, ...]) -> None:
        """Remember what a text was read as, for who asks for its units later."""
        self._texts.keep(text, units)

    def units_of(self, text: Iterable[str]) -> tuple[Unit, ...]:
        """Give the units of a text that was taken apart (`pieces`): as `units`, and not remembered."""
        known = [*map(self._pieces.__getitem__, text)]
        by_key: dict[str, Unit] = {}
        has_particles = True in [piece.is_particle for piece in known]
        verbs = self._separable_verbs(known) if has_particles else []
        taken = {part for verb in verbs for part in verb.written}
        for piece in known:
            for unit in piece.units:
                if unit.key not in by_key and unit.written[0] not in taken:
                    by_key[unit.key] = unit
        for unit in (*verbs, *self._terms(known, verbs)):
            by_key.setdefault(unit.key, unit)
        return tuple(by_key.values())

    def stems_of(self, text: Iterable[str]) -> list[str]:
        """Give the stems of the words that carry meaning in a text that was taken apart."""
        return [stem for piece in map(self._pieces.__getitem__, text) for stem in piece.stems]

    def _read(self, text: str) -> tuple[Unit, ...]:
        return self.units_of(pieces(text))

    def _piece(self, written: str) -> _Piece:
        is_word = written[0].isalnum()  # what begins with a mark or a space parts clauses or sentences
        lower = written.casefold() if is_word else ""
        key = _END if is_end(written) else stem(lower) if is_word and lower not in FUNCTION_WORDS else ""
        form = infinitive(lower) if lower.endswith(_OF_VERBS) else None
        telling = words_of_piece(written)
        return _Piece(
            written=written,
            lower=lower,
            units=tuple(self._word_unit(word.text) for word in telling),
            stems=tuple(word.stem for word in telling),
            key=key,
            part=key if key in self._in_terms else "",
            infinitive=form,
            is_finite=form is not None and lower.endswith("t"),
            is_particle=lower in _PARTICLES,
            is_break=not is_word and written != "\n",
        )

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

    def _separable_verbs(self, known: Iterable[_Piece]) -> list[Unit]:
        """Verbs whose particle stands apart: "neemt de bestelling op" is opnemen. Only those that the thesaurus knows."""
        words = [piece for piece in known if piece.lower or piece.is_break]
        verbs = []
        for i in [n for n, word in enumerate(words) if word.is_particle]:
            for verb in _verbs_of(words, i):
                key = stem(words[i].lower + (verb.infinitive or verb.lower))
                if key in self._thesaurus.single:
                    verbs.append(self._apart[key, verb.written, words[i].written])
                    break
        return verbs

    def _verb_unit(self, verb: tuple[str, str, str]) -> Unit:
        key, *written = verb
        concepts = self._thesaurus.single[key]
        return Unit(key=key, written=tuple(written), concepts=self._near[concepts], general=self._is_general(concepts))

    def _terms(self, known: Sequence[_Piece], verbs: Sequence[Unit]) -> Iterator[Unit]:
        """Terms of several words that stand in the text, in any order, close together within a sentence.

        A separable verb that was put together counts instead of its parts, and may stand anywhere: its parts were apart.
        """
        if apart := {part for verb in verbs for part in verb.written}:
            known = [piece for piece in known if piece.written not in apart]
        joined = {verb.key: verb.written for verb in verbs}
        in_order = dict.fromkeys([*[piece.part for piece in known if piece.part], *joined])
        if len(in_order) < _FEWEST:
            return
        parts, several = {*in_order}, self._thesaurus.several
        met = [key for key in in_order if key in several and not parts.isdisjoint(self._beside[key])]
        whole = [term for key in met for term in several[key] if parts.issuperset(term[0])]
        if not whole:
            return  # before looking where each word stands
        written, places = _places(known, {part for parts, _concept in whole for part in parts})
        for parts_of_term, concept in whole:
            if _stand_together(places, parts_of_term, joined):
                term = [written[part] for part in places if part in parts_of_term and part not in joined]
                yield self._together[concept, (*term, *(word for part in parts_of_term for word in joined.get(part, ())))]

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


def _verbs_of(words: Sequence[_Piece], i: int) -> list[_Piece]:
    """The verbs that the particle at i may belong to: before it at the end of a clause, or behind "te" ("op te ruimen")."""
    after = words[i + 1] if i + 1 < len(words) else None
    if after and after.lower == "te":
        return [word for word in words[i + 2 : i + 3] if not word.is_break]
    if after and after.lower and after.lower not in _PREPOSITIONS:
        return []  # "maakt een planning in overleg": a preposition, not a particle
    start = i
    while start and i - start < _REACH and not words[start - 1].is_break:
        start -= 1
    return [word for word in words[start:i] if word.is_finite]


def _places(known: Iterable[_Piece], parts: Collection[str]) -> tuple[Mapping[str, str], Mapping[str, list[int]]]:
    """The parts of terms that stand in a text, in order: as first written, and the places where each stands."""
    written: dict[str, str] = {}
    places: defaultdict[str, list[int]] = defaultdict(list)
    at = 0
    for piece in known:
        if piece.key in parts:
            written.setdefault(piece.key, piece.written)
            places[piece.key].append(at)
        if piece.key:
            at += _NEAR if piece.key == _END else 1  # words of two sentences are never near
    return written, places


def _stand_together(places: Mapping[str, list[int]], parts: tuple[str, ...], joined: Collection[str]) -> bool:
    """Whether the parts of a term that are single words stand near one of them."""
    first, *rest = [places[part] for part in parts if part not in joined] or [[0]]
    return any(all(any(abs(at - n) <= _NEAR for n in each) for each in rest) for at in first)
