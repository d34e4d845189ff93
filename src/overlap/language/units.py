"""A text as units of meaning: words, terms of several words, and separable verbs put together again."""

import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from .thesaurus import FUNCTION_WORDS, TOKEN, remembered, roles, thesaurus
from .verbs import infinitive
from .words import stem, words

_PARTICLES = frozenset(
    "aan af bij door in klaar los mee na neer om onder op open over samen schoon terug toe uit vast voor voort weg dicht tegen".split()  # noqa: SIM905
)
# what may follow a particle: "neemt contact op met de klant"
_PREPOSITIONS = frozenset("aan bij conform door in met na naar op over per tijdens tot uit van volgens voor zonder zodat".split())  # noqa: SIM905
_CLAUSE = re.compile(r"[.;:!?,()]|\s(?:en|of|maar)\s")
_SENTENCE = re.compile(r"[.;:!?]\s|\n")
_REACH = 9  # words that may stand between a verb and its particle
_NEAR = 4  # words within which those of a term stand together
_COMPOUND = 8  # letters of a word that is worth taking apart
_LONGEST = 45  # letters; what is longer is no word, and would take for ever
_PART = 4
# what is left of a word after a known beginning, but is no word itself
_SUFFIXES = ("heid", "schap", "baar", "loos", "zaam", "lijk", "ering", "atie", "isch", "ing")
# how much a part of a compound counts for the concepts it stands for: the head says what it is
MODIFIER, HEAD = 0.5, 0.65


@dataclass(frozen=True, slots=True)
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
        """The unit for people, in lower case unless it is an abbreviation."""
        return " ".join(w if w.isupper() else w.lower() for w in self.written)


def is_general(concept: int) -> bool:
    """Whether a concept occurs in every sector."""
    return thesaurus().general[concept]


def is_role(concept: int) -> bool:
    """Whether a concept is a kind of people."""
    return thesaurus().names[concept] in roles()


@remembered
def units(text: str) -> tuple[Unit, ...]:
    """The units of a text, each key once, in order of first appearance; terms of several words last."""
    found: dict[str, Unit] = {}
    verbs = list(_separable_verbs(text))
    taken = {part for verb in verbs for part in verb.written}
    for word in words(text):
        if word.text not in taken:
            unit = _word_unit(word.stem, word.text)
            found.setdefault(unit.key, unit)
    for verb in verbs:
        found.setdefault(verb.key, verb)
    for term in _terms(text, verbs):
        found.setdefault(term.key, term)
    return tuple(found.values())


@remembered
def _word_unit(key: str, written: str) -> Unit:
    book = thesaurus()
    if direct := book.exact.get(written.casefold(), ()):
        key = written.casefold().removesuffix("n")
    else:
        direct = book.single.get(key, ())
    concepts = _around(direct, 1.0)
    if not direct and _COMPOUND <= len(key) <= _LONGEST:
        for part, share in zip(compound(key), (MODIFIER, HEAD), strict=True):
            for concept, weight in _around(book.single.get(part, ()), share).items():
                concepts[concept] = max(concepts.get(concept, 0.0), weight)
    return Unit(key, (written,), concepts, any(book.general[concept] for concept in direct))


def _around(direct: tuple[int, ...], share: float) -> dict[int, float]:
    concepts: dict[int, float] = {}
    for one in direct:
        for concept, weight in thesaurus().around(one).items():
            concepts[concept] = max(concepts.get(concept, 0.0), weight * share)
    return concepts


@remembered
def compound(key: str) -> tuple[str, str]:
    """A compound as modifier and head; a part that the thesaurus does not know is "".

    The longest known head with a known modifier wins, else the longest known head, else the longest known modifier.
    """
    known = thesaurus().single
    alone = ("", "")
    for at in range(3, len(key) - _PART + 1):
        head = key[at:] if key[at:] in known else ""
        if alone[1] and not head:
            continue  # a modifier alone would not be better
        modifier = _modifier(key[:at])
        if head and modifier:
            return modifier, head
        if head and not alone[1] and len(head) > _PART:
            alone = ("", head)
        elif modifier and not alone[1] and len(modifier) > _PART and not key[at:].endswith(_SUFFIXES):
            alone = (modifier, "")
    return alone


def _modifier(text: str) -> str:
    """The known word that the text is, without the letters that may join it to a head: "verkoop", "werk" in "werks"."""
    known = thesaurus().single
    for form in (text, text.removesuffix("s"), text.removesuffix("en"), text.removesuffix("e")):
        for key in (form, stem(form)):
            if len(key) >= _PART and key in known:
                return key
    return ""


def _separable_verbs(text: str) -> Iterator[Unit]:
    """Verbs whose particle stands apart: "neemt de bestelling op" is opnemen. Only those that the thesaurus knows."""
    known = thesaurus().single
    for clause in _CLAUSE.split(text):
        tokens = TOKEN.findall(clause)
        for i, token in enumerate(tokens):
            if token.casefold() not in _PARTICLES:
                continue
            for verb in _verbs_of(tokens, i):
                key = stem(token.casefold() + (infinitive(verb.casefold()) or verb.casefold()))
                if key in known:
                    general = any(thesaurus().general[concept] for concept in known[key])
                    yield Unit(key, (verb, token), _around(known[key], 1.0), general)
                    break


def _verbs_of(tokens: Sequence[str], i: int) -> Sequence[str]:
    """The words that the particle at i may belong to: before it at the end of a clause, or behind "te" ("op te ruimen")."""
    after = [token.casefold() for token in tokens[i + 1 : i + 3]]
    if after[:1] == ["te"]:
        return tokens[i + 2 : i + 3]
    if after and after[0] not in _PREPOSITIONS:
        return ()  # "maakt een planning in overleg": a preposition, not a particle
    return [token for token in tokens[max(0, i - _REACH) : i] if token[-1:] == "t" and infinitive(token.casefold())]


def _terms(text: str, verbs: Sequence[Unit]) -> Iterator[Unit]:
    """Terms of several words that stand in the text, in any order, close together within a sentence.

    A separable verb that was put together counts instead of its parts, and may stand anywhere: its parts were apart.
    """
    book = thesaurus()
    apart = {part for verb in verbs for part in verb.written}
    written: dict[str, str] = {}
    places: defaultdict[str, list[int]] = defaultdict(list)
    at = 0
    for sentence in _SENTENCE.split(text):
        for token in TOKEN.findall(sentence):
            if token.casefold() not in FUNCTION_WORDS and token not in apart:
                key = stem(token.casefold())
                written.setdefault(key, token)
                places[key].append(at)
                at += 1
        at += _NEAR  # words of two sentences are never near
    joined = {verb.key: verb.written for verb in verbs}
    for key in (*places, *(verb for verb in joined if verb not in places)):
        for parts, concept in book.several.get(key, ()):
            if all(part in places or part in joined for part in parts) and _together(places, parts, joined):
                words = [written[part] for part in places if part in parts and part not in joined]
                words += [word for part in parts for word in joined.get(part, ())]
                yield Unit(f"{book.names[concept]}§", tuple(words), book.around(concept), book.general[concept], term=True)


def _together(places: Mapping[str, list[int]], parts: tuple[str, ...], joined: Collection[str]) -> bool:
    """Whether the parts of a term that are single words stand near one of them."""
    first, *rest = [places[part] for part in parts if part not in joined] or [[0]]
    return any(all(any(abs(at - n) <= _NEAR for n in each) for each in rest) for at in first)
