"""What two texts have in common that a reader can check: which words, and what each is to the other.

Stricter than what counts in the score (likeness.py): there a wrong one among many does little harm, in a reason it costs trust.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from enum import IntEnum
from functools import lru_cache
from typing import NamedTuple

from overlap.language import Lexicon, Unit, stem
from overlap.language.thesaurus import RELATED, WIDER, Thesaurus, sizes
from overlap.language.verbs import from_noun, infinitive
from overlap.matching.words.terms import TermTable
from overlap.matching.words.vocabulary import Units

from .commonness import COMMON, DIRECT, EMPTY, is_common, is_direct, is_empty, is_stem_of_verb
from .compounds import (
    LONG_BEGINNING,
    MIN_PART,
    SHORTEST,
    begin_alike,
    begins_with,
    derived_alike,
    end_alike,
    is_family,
    is_head,
    is_inside,
    is_telling_part,
    without_prefix,
    words_inside,
)
from .counted import is_by_begrippen
from .forms import begins_with_other, ends_in_other, is_about, is_doing, is_noun_of, is_thing, is_unlike, is_who_does

_PLURALS = {"schepen": "schip", "steden": "stad", "leden": "lid", "koeien": "koe"}  # of another stem than the singular
_QUALITY = ("heid", "heden")
_REMEMBERED = 500  # units of other texts of which a text remembers what it has in common with them
LONGEST = 45  # letters; what is longer is no word, and would take for ever
_BEGINNING = 4  # letters that words begin with that are no other words for each other
_FEW = 5  # terms of a concept up to which each is a word for the same thing; "pallet" and "rolcontainer" stand among six


class Kind(IntEnum):
    """What a word is to its counterpart, the plainest first."""

    OWN = 0  # through a begrip of the working group
    SAME = 1
    SYNONYM = 2
    PART = 3  # one in the other, or both with the same word in them
    MBO_WIDER = 4
    VMBO_WIDER = 5
    SUBJECT = 6  # words of one subject: of a concept with many terms
    RELATED = 7
    ALIKE_INSIDE = 8  # compounds that begin with words for the same thing


CONCEPTS = (Kind.SUBJECT, Kind.RELATED, Kind.ALIKE_INSIDE)  # words that are related, by the thesaurus alone
# what each kind is worth as a reason, beside how much the words say
_WORTH: Mapping[Kind, float] = {
    Kind.OWN: 1.2,
    Kind.SAME: 1.0,
    Kind.SYNONYM: 0.9,
    Kind.PART: 0.7,
    Kind.MBO_WIDER: 0.55,
    Kind.VMBO_WIDER: 0.55,
    Kind.SUBJECT: 0.6,
    Kind.RELATED: 0.4,
    Kind.ALIKE_INSIDE: 0.3,
}
# which kind is looked at first, where a word could be named in several
_PLAINNESS: Mapping[Kind, int] = {
    **dict.fromkeys(Kind, 3),
    Kind.OWN: 0,
    Kind.SAME: 0,
    Kind.SYNONYM: 1,
    Kind.PART: 1,
    Kind.SUBJECT: 2,
}
# of that, where one is a thing and the other what is done: "wasgoed" and "strijkt" are of one subject
_OTHER_SORT: Mapping[Kind, float] = {Kind.SUBJECT: 0.6, Kind.RELATED: 0.0, Kind.ALIKE_INSIDE: 0.0}
Candidate = tuple[Kind, Unit]  # a unit of the mbo side, and what it is to the one that was looked for


@dataclass(frozen=True, slots=True, kw_only=True)
class Tie:
    """A word of the vmbo text and one of the mbo text, what they are to each other, and how much that says."""

    kind: Kind
    vmbo: Unit
    mbo: Unit
    weight: float
    field: str = ""  # the subject that both are words of, where that is another word than either

    @property
    def is_general(self) -> bool:
        """Whether one of the words stands in every kind of work."""
        return is_common(self.vmbo) or is_common(self.mbo)


class Sought:
    """The units of an mbo text, ready to be found by those of a vmbo text."""

    def __init__(self, lexicon: Lexicon, units: Units) -> None:
        """Index the units by stem, by concept, and by the words that they are made of."""
        self._lexicon, self._units = lexicon, {unit.key: unit for unit in units}
        self._by_concept: dict[int, list[tuple[Unit, float]]] = defaultdict(list)
        self._containing: dict[str, list[Unit]] = defaultdict(list)
        self._beginning: dict[str, list[Unit]] = defaultdict(list)
        self._word_beginning: dict[str, list[tuple[str, Unit]]] = defaultdict(list)
        self._ending: dict[str, list[tuple[str, Unit]]] = defaultdict(list)
        self._word_ending: dict[str, list[tuple[str, Unit]]] = defaultdict(list)
        self._made_of: dict[int, list[Unit]] = defaultdict(list)
        self._of_unit: dict[Unit, Sequence[Candidate]] = {}
        for unit in units:
            known = _known_of(lexicon, unit)
            if known.word:
                self._beginning[unit.key[:LONG_BEGINNING]].append(unit)
                self._word_beginning[known.word[:LONG_BEGINNING]].append((known.word, unit))
                self._ending[unit.key[-MIN_PART:]].append((unit.key, unit))
                if known.may_be_ending:
                    self._word_ending[known.word[-MIN_PART:]].append((known.word, unit))
                for part in known.inside:
                    self._containing[part].append(unit)
            for concept in known.concepts:
                self._made_of[concept].append(unit)
            if known.is_direct:
                for concept, weight in unit.concepts.items():
                    self._by_concept[concept].append((unit, weight))

    def candidates(self, a: Unit) -> Sequence[Candidate]:
        """Give what a unit of the vmbo text has in common with those of this one; the same word alone where it is here."""
        candidates = self._of_unit.get(a)
        if candidates is None:
            if len(self._of_unit) >= _REMEMBERED:
                self._of_unit.clear()
            candidates = self._of_unit[a] = tuple(self._candidates(a))
        return candidates

    def _candidates(self, a: Unit) -> Iterator[Candidate]:
        b = self._units.get(a.key)
        if b is not None:
            if is_same(a, b):
                yield Kind.PART if _are_quality(a, b) else Kind.SAME, b
            elif a.term and not is_empty(a):
                yield Kind.SUBJECT, b
            return
        known = _known_of(self._lexicon, a)
        alike = self._with_a_word_of(a, known) if known.word else ()
        parts = {other.key: other for other in alike if not (is_who_does(a, other) or ends_in_other(a, other))}
        if known.is_direct:
            for kind, other in self._of_concepts(a):
                if kind == Kind.SYNONYM and not _is_inside_either(self._lexicon, a.key, other.key):
                    parts.pop(other.key, None)
                if other.key not in parts and not (is_empty(a) and is_empty(other)):
                    yield kind, other
        yield from ((Kind.PART, other) for other in parts.values())
        for concept in known.concepts:
            yield from ((Kind.ALIKE_INSIDE, other) for other in self._made_of.get(concept, ()))

    def _with_a_word_of(self, a: Unit, known: "_Known") -> Iterator[Unit]:
        """The words that stand in a word or in which it stands, and compounds that have a word in common with it."""
        key, word = a.key, known.word
        if is_telling_part(key, ""):
            yield from self._containing.get(key, ())
        for part in known.inside:
            yield from self._containing.get(part, ())
            if part in self._units:
                yield self._units[part]
        # as stems, and as they are written: "planning" and "werkplanning" have different stems
        for ours, others in ((key, self._ending), (word, self._word_ending)):
            for theirs, b in others.get(ours[-MIN_PART:], ()):
                short, long = sorted((ours, theirs), key=len)
                if long.endswith(short) and self._may_be_head(short, min(key, b.key, key=len)) and is_head(short, long):
                    yield b
        for theirs, b in self._ending.get(key[-MIN_PART:], ()):
            if end_alike(self._lexicon, key, theirs):
                yield b
        for other, b in self._word_beginning.get(word[:LONG_BEGINNING], ()):
            if derived_alike(self._lexicon, word, other) or self._begin_or_are_begun((word, key), (other, b.key)):
                yield b
        for b in self._beginning.get(key[:LONG_BEGINNING], ()):
            if begin_alike(self._lexicon, key, b.key):
                yield b

    def _begin_or_are_begun(self, ours: tuple[str, str], theirs: tuple[str, str]) -> bool:
        """Whether one word begins with the other, each as it is written and as a stem: "artikelen" in "artikelpresentatie"."""
        (a, a_key), (b, b_key) = ours, theirs
        if begins_with(self._lexicon, a, b) or begins_with(self._lexicon, b, a):
            return True
        are_nouns = infinitive(a) is None and infinitive(b) is None
        return are_nouns and (begins_with(self._lexicon, a, b_key) or begins_with(self._lexicon, b, a_key))

    def _may_be_head(self, written: str, key: str) -> bool:
        """Whether a word that compounds end in is worth naming: "dozen", though its stem has three letters."""
        is_known = len(written) > MIN_PART and key in self._lexicon.thesaurus.single and key not in EMPTY
        return is_telling_part(key, "") or is_known

    def _of_concepts(self, a: Unit) -> Iterator[Candidate]:
        nearest: dict[str, Candidate] = {}
        for concept, ours in a.concepts.items():
            for b, theirs in self._by_concept.get(concept, ()):
                kind = _kind(self._lexicon.thesaurus, (a, ours), (b, theirs))
                if kind is not None and (b.key not in nearest or kind < nearest[b.key][0]):
                    nearest[b.key] = kind, b
        yield from nearest.values()


@lru_cache(500)  # the items of a large dossier, and the phrasings that are looked for in goals; each is some 15 kB
def sought(lexicon: Lexicon, text: str) -> Sought:
    """Read a text as what is looked for in it."""
    return Sought(lexicon, lexicon.units(text))


def ties(
    terms: TermTable, lexicon: Lexicon, texts: tuple[Units, Sought], is_shown: Callable[[Tie], bool], named: Collection[str] = ()
) -> list[Tie]:
    """Find what two texts have in common, what says most first; each word once, and none of the mbo words ``named``.

    ``is_shown`` tells whether the words can be pointed at in both texts: what cannot leaves room for what can.
    """
    vmbo, mbo = texts
    candidates = []
    for a in vmbo:
        for kind, b in mbo.candidates(a):
            if not (named and any(word in named for word in b.written)):
                by_group = kind != Kind.SAME and is_by_begrippen(a, b, lexicon)
                worth = _WORTH[Kind.OWN if by_group else kind]
                if kind in _OTHER_SORT and not by_group and is_doing(a) != is_doing(b):
                    worth *= _OTHER_SORT[kind]
                weight = worth * max(0.05, min(terms.weight(a), terms.weight(b)))
                if weight:
                    candidates.append((Kind.OWN if by_group else kind, a, b, weight))
    candidates.sort(key=_order)
    best: list[Tie] = []
    ours: set[str] = set()
    theirs: set[str] = set()
    of_others: set[str] = set()
    for kind, a, b, weight in candidates:
        left, right = _lower(a.written), _lower(b.written)
        is_taken = not (left.isdisjoint(ours) and right.isdisjoint(theirs))
        if is_taken and (kind != Kind.SAME or a.term):
            continue
        tie = Tie(kind=kind, vmbo=a, mbo=b, weight=weight)
        if not is_shown(tie):
            if kind == Kind.SAME and not a.term:
                of_others |= right  # "gezonde" of something else is not related to what is gezond here
        elif not (is_taken or (kind in CONCEPTS and right & of_others)):
            best.append(replace(tie, field=_field(lexicon.thesaurus, tie)) if kind == Kind.SUBJECT else tie)
            ours |= left
            theirs |= right
    return sorted(best, key=lambda tie: -tie.weight)


def _order(candidate: tuple[Kind, Unit, Unit, float]) -> tuple[int, bool, float, str, str]:
    kind, a, b, weight = candidate
    return _PLAINNESS[kind], kind == Kind.PART and is_about(a, b), -weight, a.key, b.key


@lru_cache(5_000)
def _lower(written: tuple[str, ...]) -> frozenset[str]:
    return frozenset(map(str.casefold, written))


def _field(thesaurus: Thesaurus, tie: Tie) -> str:
    """Name the subject that two words are of, the one with fewest words; "" where that is one of them."""
    shared = (concept for concept, weight in tie.vmbo.concepts.items() if weight == DIRECT == tie.mbo.concepts.get(concept))
    nearest = min(shared, key=lambda concept: (sizes(thesaurus)[concept], concept), default=None)
    if nearest is None:
        return ""
    name = thesaurus.names[nearest]
    return "" if _stems(name) in (_stems(*tie.vmbo.written), _stems(*tie.mbo.written)) else name


def _kind(thesaurus: Thesaurus, ours: tuple[Unit, float], theirs: tuple[Unit, float]) -> Kind | None:
    """What words are to each other that have a concept in common, by how much it counts for either."""
    (a, of_a), (b, of_b) = ours, theirs
    if {of_a, of_b} == {RELATED, DIRECT}:
        return Kind.RELATED
    if {of_a, of_b} - {DIRECT, WIDER} or of_a == of_b == WIDER:
        return None
    if a.term or b.term:
        return Kind.SUBJECT  # words that stand near each other may say something else together
    if of_a == of_b and _same_noun(a, b):
        return Kind.SAME
    if of_a == of_b and _written_alike(a, b):
        return Kind.PART
    shared = {
        concept for concept in a.concepts.keys() & b.concepts.keys() if a.concepts[concept] == b.concepts[concept] == DIRECT
    }
    names = _names(thesaurus, a, shared), _names(thesaurus, b, shared)
    if of_a == of_b and any(names) and is_stem_of_verb(a.key) and is_stem_of_verb(b.key):
        return Kind.SYNONYM  # verbs of one concept say the same, also where it has many terms
    if not all(names) or is_family(a.key) != is_family(b.key) or is_doing(a) != is_doing(b):
        return Kind.SUBJECT
    if of_a == of_b:
        if _is_wider_too(thesaurus, a, shared) != _is_wider_too(thesaurus, b, shared):
            return Kind.VMBO_WIDER if _is_wider_too(thesaurus, a, shared) else Kind.MBO_WIDER
        return Kind.SYNONYM
    if is_about(a, b) and begins_with_other(a, b):
        return Kind.PART  # "muurafdekking" is no kind of muur
    return Kind.VMBO_WIDER if of_a == DIRECT else Kind.MBO_WIDER


def _same_noun(a: Unit, b: Unit) -> bool:
    """Whether words of two stems are one: a noun and the verb that it is of ("meting", "meet"), or "schip" and "schepen"."""
    ours, theirs = (_singular(unit.written[0].casefold()) for unit in (a, b))
    doing = infinitive(ours), infinitive(theirs)
    return ours == theirs or any(verb and from_noun(noun) == verb for verb, noun in ((doing[0], theirs), (doing[1], ours)))


def _singular(word: str) -> str:
    return _PLURALS.get(word) or (word.removesuffix("en") if word.endswith("ingen") else word)


def _is_wider_too(thesaurus: Thesaurus, unit: Unit, shared: Set[int]) -> bool:
    """Whether a word, beside a name of a concept, is that of one that is wider: "voeding" beside "maaltijd"."""
    direct = {concept for concept, weight in unit.concepts.items() if weight == DIRECT}
    names = {concept for concept in direct if _stems(thesaurus.names[concept]) == _stems(*unit.written)}
    return any(wider in names for concept in shared & direct for wider in thesaurus.wider[concept])


def _written_alike(a: Unit, b: Unit) -> bool:
    """Whether two words begin alike: "meting" and "meet", "innovatie" and "innovatief"; not in "werk"."""
    ours, theirs = (unit.written[0].casefold() for unit in (a, b))
    begin_alike = without_prefix(ours)[:_BEGINNING] == without_prefix(theirs)[:_BEGINNING]
    return begin_alike and ours[:_BEGINNING] == theirs[:_BEGINNING] and ours[:_BEGINNING] not in EMPTY


def _names(thesaurus: Thesaurus, unit: Unit, shared: Set[int]) -> bool:
    """Whether a word is a name of its concept: that of the concept itself, or one of few; not one of the words of a subject.

    Where two words have concepts in common, it is those that count.
    """
    direct = shared or {concept for concept, weight in unit.concepts.items() if weight == DIRECT}
    return any(
        sizes(thesaurus)[concept] <= _FEW or _stems(thesaurus.names[concept]) == _stems(*unit.written) for concept in direct
    )


@lru_cache(5_000)
def _stems(*names: str) -> frozenset[str]:
    return frozenset(stem(word.casefold()) for name in names for word in name.split())


def is_same(a: Unit, b: Unit) -> bool:
    """Whether two units of one key are one word, inflected or not: no other word for it, no false friend, and not empty."""
    if a.term:
        return _stems(*a.written) == _stems(*b.written) and not is_empty(a)
    are_alike = is_thing(a) == is_thing(b) or is_noun_of(a, b) or is_noun_of(b, a)
    return are_alike and not is_empty(a) and not (is_unlike(a, b) or is_unlike(b, a))


def _are_quality(a: Unit, b: Unit) -> bool:
    """Whether one of two words of one stem is the quality that the other says of something: "gezondheid" and "gezonde"."""
    return not a.term and len({unit.written[-1].casefold().endswith(_QUALITY) for unit in (a, b)}) > 1


def _is_single(unit: Unit) -> bool:
    return not unit.term and len(unit.written) == 1 and len(unit.key) <= LONGEST


def _is_inside_either(lexicon: Lexicon, a: str, b: str) -> bool:
    return is_inside(lexicon, a, b) or is_inside(lexicon, b, a)


class _Known(NamedTuple):
    """What is known of a unit by itself.

    ``word`` is how it is written in lower case, "" where it is no single word, and ``may_be_ending`` whether others may end in
    that. ``inside`` are the words that it is made of, ``concepts`` what it and those stand for.
    """

    word: str
    may_be_ending: bool
    inside: frozenset[str]
    concepts: frozenset[int]
    is_direct: bool


@lru_cache(6_000)
def _known_of(lexicon: Lexicon, unit: Unit) -> _Known:
    word = unit.written[0].casefold() if _is_single(unit) else ""
    return _Known(
        word=word,
        may_be_ending=not word.endswith("en") or (len(word) > MIN_PART and infinitive(word) is None),
        inside=words_inside(lexicon, unit.key) if word else frozenset(),
        concepts=_concepts_inside(lexicon, unit),
        is_direct=is_direct(unit),
    )


def _concepts_inside(lexicon: Lexicon, unit: Unit) -> frozenset[int]:
    """The concepts that a word stands for, and those that a compound is made of; none of what stands in any work."""
    if is_common(unit) or is_empty(unit):
        return frozenset()
    halves = lexicon.halves(unit.key) if _is_single(unit) and len(unit.key) >= SHORTEST else ()
    known = lexicon.thesaurus.single
    inside = {concept for half in halves if _is_worth(half, unit) for concept in known.get(half, ())}
    direct = {concept for concept, weight in unit.concepts.items() if weight == DIRECT}
    return frozenset((*direct, *(concept for concept in inside if not lexicon.thesaurus.general[concept])))


def _is_worth(half: str, unit: Unit) -> bool:
    return is_telling_part(half, unit.key) and half not in COMMON and not is_family(unit.key)
