"""What is done in a goal, and to what: "neemt de bestelling op" is (opnemen, bestelling).

A light reader of the two forms that Dutch goals have: infinitives at the end ("De kandidaat kan gegevens verzamelen en
verwerken") and the third person at the start ("Bereidt maaltijden voor"), with nouns for actions ("het uitvoeren van
onderhoud", "bereiding van maaltijden") and knowledge ("heeft basiskennis van hygiëne"). It knows the verbs of bloom.csv.
"""

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from .boilerplate import RELATION
from .lists import ListReader
from .memory import Memory
from .rare import Rare
from .verbs import from_noun, infinitive, is_infinitive, is_light, said_with
from .wordlists import word_list

KNOWING = "kennen"
_SENTENCE = re.compile(r"[.;:!?]\s+|[.;:!?]$|\n")
_TOKEN = re.compile(r"[^\W_][\w'’&-]*|[,/]")
_KNOWLEDGE = Rare(
    r"^\W*(?:de kandidaat )?(?:heeft |bezit |beschikt over |kan |toont )?(?:een |de )?(?:\w+[ -]){0,4}?(?:\w*kennis|inzicht)"
    r"(?: en (?:inzicht|begrip|vaardigheden))?(?: hebben)? (?:van|over|in|op het gebied van) (.+)$",
    marks=("kennis", "inzicht"),
    flags=re.I,
)
_APPLYING = re.compile(r"\b(?:toe ?passen|gebruiken|inzetten)\b", re.I)
_MODALS = frozenset(word_list("modals"))
_PARTICLES = frozenset(word_list("particles of actions"))
_JOINS = frozenset(("en", "of", ",", "/", "en/of"))
_DETERMINERS = frozenset(word_list("determiners"))
_PRONOUNS = frozenset(word_list("pronouns")) - _DETERMINERS
_PREPOSITIONS = frozenset(word_list("prepositions"))
_OF_AN_OBJECT = frozenset(word_list("prepositions of an object"))
_FILLERS = Rare(
    r"\b(?:aan de hand van|op (?:basis|grond) van|met behulp van|ten behoeve van|met betrekking tot|ten aanzien van)\b",
    marks=("aan de hand", "basis", "grond", "behulp", "behoeve", "betrekking", "aanzien"),
)
_MANNER = Rare(
    r"\bop (?:een |de )?(?:\w+(?:,| en)? ){1,4}(?:wijze|manier)\b|\b(?:op basis )?(?:hiervan|daarvan)\b",
    marks=("wijze", "manier", "hiervan", "daarvan"),
)
_NO_VERBS = frozenset(word_list("no third persons"))
_STAND_INS = frozenset(word_list("stand-ins"))
_ENDS = _PREPOSITIONS | {"gericht", "die", "waarbij", "waarin", "waarmee", "zodat"}  # what closes a thing
_AFTER_PARTICLE = _ENDS | _JOINS
_BEFORE_NOUNS = _PREPOSITIONS | _DETERMINERS
_NO_PART_OF_AN_OBJECT = frozenset(word_list("adverbs")) | _MODALS
_BEFORE_AN_OBJECT = _JOINS | {"van"}
_OPENS_NO_OBJECT = _PREPOSITIONS | _BEFORE_AN_OBJECT  # an article behind one of these belongs to what it joins
_EXAMPLES = frozenset(("zoals", "bijvoorbeeld", "waaronder"))
_NOT_VERBS = frozenset(("kinderen", "dieren", "wateren"))
_TEXTS = 4_000  # remembered


class Action(NamedTuple):
    """A verb (infinitive, lower case) and the things it is done to, as written; none where the text names none."""

    verb: str
    objects: tuple[str, ...] = ()


class ActionReader:
    """Reads what is done in a text, and to what."""

    def __init__(self, lists: ListReader) -> None:
        self._lists = lists
        self._texts = Memory(self._read, _TEXTS)

    def actions(self, text: str) -> tuple[Action, ...]:
        """Give the actions in a goal or description, in order of appearance, each once; () where there is none."""
        return self._texts[text]

    def _read(self, text: str) -> tuple[Action, ...]:
        sentences = map(str.strip, _SENTENCE.split(self._lists.plain(text)))
        clauses = [clause for sentence in sentences if sentence for clause in _clauses(sentence)]
        return tuple(dict.fromkeys([Action(clause.verb, self._objects(clause)) for clause in clauses]))

    def _objects(self, clause: "_Clause") -> tuple[str, ...]:
        for phrase in clause.phrases:
            if things := self._lists.parts(phrase):
                return things
        return ()


class _Clause(NamedTuple):
    """A verb, and the phrases that may say what it is done to: the first that names anything does."""

    verb: str
    phrases: tuple[str, ...]


class _Stretch(NamedTuple):
    """Words that stand together, as they are written and in lower case."""

    tokens: Sequence[str]
    lower: Sequence[str]

    def part(self, start: int, end: int | None = None) -> "_Stretch":
        return _Stretch(self.tokens[start:end], self.lower[start:end])

    def at(self, places: Sequence[int]) -> "_Stretch":
        return _Stretch([self.tokens[n] for n in places], [self.lower[n] for n in places])


def _clauses(sentence: str) -> list[_Clause]:
    if (knowledge := _KNOWLEDGE.match(sentence)) and not _APPLYING.search(sentence):
        return [_Clause(KNOWING, (RELATION.sub("", knowledge[1]),))]
    tokens = _TOKEN.findall(_FILLERS.sub("volgens", _MANNER.sub("", sentence)))
    words = _Stretch(tokens, [*map(str.casefold, tokens)])
    lower, modal = words.lower, len(tokens)
    if not _MODALS.isdisjoint(lower):
        modal = next(n for n, word in enumerate(lower) if word in _MODALS)
    finite = [n for n, word in enumerate(lower) if word[-1] == "t" and _is_finite(lower, n)]
    if finite and finite[0] < modal:
        return _third_person(words, finite)
    words = words.part(modal + 1) if modal < len(lower) else words
    return _infinitives(words) or _nominal(words)


def _third_person(words: _Stretch, finite: Sequence[int]) -> list[_Clause]:
    """Clauses of finite verbs, each with what follows it up to the next one; ``finite`` is where those stand."""
    clauses: list[_Clause] = []
    run: list[str] = []
    lower = words.lower
    for at, following in pairwise([*finite, len(lower)]):
        end = following
        while end > at + 1 and lower[end - 1] in _JOINS:
            end -= 1
        particle = _particle(lower, at, end)
        field = words.part(at + 1, end) if particle is None else words.at([n for n in range(at + 1, end) if n != particle])
        verb = infinitive(lower[at], lower[particle] if particle is not None else "")
        run += [verb] if verb else []
        if not field.lower and following < len(lower):
            continue  # "ontvangt en controleert de bestelling": the object comes after the last
        start = 0
        while start < len(field.lower) and field.lower[start] in _PRONOUNS:
            start += 1
        field = field.part(start) if start else field
        joined = _done_to(run, field)
        if clauses and len(field.lower) == 1 and field.lower[0] in _STAND_INS:
            joined = [clause._replace(phrases=clauses[-1].phrases) for clause in joined]  # "stelt plannen op en voert deze uit"
        clauses += joined
        run = []
    return clauses


def _is_finite(lower: Sequence[str], n: int) -> bool:
    """Whether a word on -t is the third person of a verb."""
    word = lower[n]
    before = lower[n - 1] if n else ""
    if word in _NO_VERBS or before in _DETERMINERS or (before in _PREPOSITIONS and before not in _PARTICLES):
        return False
    if n and before in _PREPOSITIONS and n + 1 == len(lower):
        return False
    return infinitive(word) is not None or any(
        other in _PARTICLES and infinitive(word, other) is not None for other in lower[n + 1 :]
    )


def _particle(lower: Sequence[str], at: int, end: int) -> int | None:
    """Where the particle of a verb stands: at the end of its part of the sentence, or else before a preposition."""
    if _PARTICLES.isdisjoint(lower[at + 1 : end]):
        return None
    fits = [n for n in range(at + 1, end) if lower[n] in _PARTICLES and infinitive(lower[at], lower[n])]
    at_end = [n for n in fits if n == end - 1 or lower[n + 1] in _AFTER_PARTICLE]
    candidates = at_end or (fits if infinitive(lower[at]) is None else [])
    return candidates[-1] if candidates else None


def _infinitives(words: _Stretch) -> list[_Clause]:
    """Clauses of infinitives, each run of them ("noemen en toepassen") with what stands before it."""
    clauses: list[_Clause] = []
    field: list[int] = []
    n, lower = 0, words.lower
    while n < len(lower):
        if lower[n] in _EXAMPLES:
            if clauses:
                break
            # examples run up to the verb, which closes the goal
            n = max([m for m in range(n, len(lower)) if is_infinitive(lower[m]) and lower[m - 1] != "het"], default=len(lower))
            continue
        if not _is_action(lower, n):
            field.append(n)
            n += 1
            continue
        verbs = [lower[n]]
        end = n + 1
        while (joined := _joined(lower, end)) is not None:
            verbs.append(lower[joined])
            end = joined + 1
        nominal = bool(field) and lower[field[-1]] == "het"
        after = _after(words, end)
        done_to = _done_to(verbs, words.at([] if nominal else field))
        clauses += [clause._replace(phrases=(*clause.phrases, after)) for clause in done_to]
        field, n = [], end
    if not clauses and lower and lower[-1].endswith("eren") and lower[-1] not in _NOT_VERBS:
        return _done_to(lower[-1:], words.part(0, -1))
    return clauses


def _is_action(lower: Sequence[str], n: int) -> bool:
    """Whether a word is an infinitive that says what is done, and not a noun ("plannen opstellen") or "te …"."""
    word = lower[n]
    if not is_infinitive(word):
        return False
    before = lower[n - 1] if n else ""
    return before not in ("te", "een", "de", "deze") and not (n + 1 < len(lower) and is_infinitive(lower[n + 1]))


def _joined(lower: Sequence[str], end: int) -> int | None:
    """The place of the next infinitive of a run, after "en", "of" or a comma."""
    n = end
    while n < len(lower) and lower[n] in _JOINS:
        n += 1
    follows = n > end and n < len(lower) and is_infinitive(lower[n])
    return n if follows and not (n + 1 < len(lower) and is_infinitive(lower[n + 1])) else None


def _after(words: _Stretch, start: int) -> str:
    """The phrase behind a verb: "werken met dieren", "het uitvoeren van onderhoud"."""
    lower = words.lower
    if start >= len(lower) or lower[start] not in _OF_AN_OBJECT:
        return ""
    end = start + 1
    while end < len(lower) and not (lower[end] in _ENDS or is_infinitive(lower[end])):
        end += 1
    return _joined_up(words.part(start + 1, end))


def _nominal(words: _Stretch) -> list[_Clause]:
    """Nouns for actions at the start: "bereiding van maaltijden", "onderhoud aan machines"."""
    lower = words.lower
    start = 1 if lower[:1] and lower[0] in _DETERMINERS else 0
    for n in range(start, min(start + 3, len(lower) - 1)):
        if lower[n + 1] in ("van", "aan") and (verb := from_noun(lower[n])):
            return [_Clause(verb, (_after(words, n + 1),))]
    return []


def _done_to(verbs: Sequence[str], field: _Stretch) -> list[_Clause]:
    """Verbs with what stands in their field."""
    phrases = (_object(field),)
    return [_with_noun(verb, field) or _Clause(verb, phrases) for verb in verbs]


def _with_noun(verb: str, field: _Stretch) -> _Clause | None:
    """A phrase such as "gebruik maken van" under the verb that it stands for; None where a verb is no part of one."""
    lower = field.lower
    for n, word in enumerate(lower if is_light(verb) else ()):
        if better := said_with(word, verb):
            before = n - 1 if n and lower[n - 1] in _BEFORE_NOUNS else n
            return _Clause(better, (_object(field.part(0, before)), _object(field.part(n + 1))))
    return None


def _object(field: _Stretch) -> str:
    """The phrase for the things in a field: the words before the first preposition, or after what a preposition took."""
    if len(field.lower) > 1 and not _NO_PART_OF_AN_OBJECT.isdisjoint(field.lower):
        field = field.at([n for n, word in enumerate(field.lower) if word not in _NO_PART_OF_AN_OBJECT])
    lower = field.lower
    start = 0
    while start < len(lower) and lower[start] in _BEFORE_AN_OBJECT:
        start += 1
    if start == len(lower):
        return ""
    end = start + 1
    while end < len(lower) and lower[end] not in _ENDS:
        end += 1
    if lower[start] not in _PREPOSITIONS:
        return _joined_up(field.part(start, end))
    # "aan de hand van een recept een product": the second article opens the object
    opened = [n for n in range(start + 2, len(lower)) if lower[n] in _DETERMINERS and lower[n - 1] not in _OPENS_NO_OBJECT]
    return _object(field.part(opened[0])) if opened else _joined_up(field.part(start + 1, end))


def _joined_up(words: _Stretch) -> str:
    end = len(words.lower)
    while end and words.lower[end - 1] in _JOINS:
        end -= 1
    return " ".join(words.tokens[:end]).replace(" ,", ",")
