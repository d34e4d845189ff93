"""Dutch titles that begin with a verb ("Bereidt het eten voor"), in the order of a subordinate clause ("het eten voorbereidt").

The form of "je" is that of the third person there. Only what the words leave no doubt about is turned; "" is the answer to
all else, so that nobody reads wrong Dutch.
"""

import re
from collections.abc import Sequence
from typing import Final, NamedTuple

from overlap.language.verbs import infinitive, said_with
from overlap.language.wordlists import word_list

_TOKEN: Final = re.compile(r"[^\s,]+|,")
_JOINS: Final = ("en", "of", ",", "en/of")
_PARTICLES: Final = frozenset((*word_list("particles of actions"), *word_list("particles in texts")))
_PREPOSITIONS: Final = frozenset(word_list("prepositions"))
_DETERMINERS: Final = frozenset((*word_list("determiners"), "een"))
_NO_VERBS: Final = frozenset(word_list("no third persons"))
_NOUNS: Final = frozenset(word_list("nouns like verbs"))
# a clause of its own begins there, which stays behind the verb
_CLAUSES: Final = frozenset(
    ("die", "dat", "wat", "hoe", "welke", "waar", "waarom", "wanneer", "wie", "zodat", "omdat", "als", "waarbij", "waarin",
     "waarmee", "waardoor", "waarvan", "waarop", "door", "om")
)  # fmt: skip
_ADDED: Final = ("ook", "bijvoorbeeld", "zoals")
_NOUNS_TOO: Final = frozenset(("deel", "weg"))
_FOLLOWERS: Final = frozenset(("als", "zoals", "zodat", "waarbij", "gericht"))  # besides prepositions, what may follow a particle
_OTHERWISE: Final = frozenset(("heeft", "is", "kan", "wil", "zal"))  # not the same with "je"
_OWN: Final = ("zijn", "haar", "zijn/haar", "zich")  # right behind the verb they are of who does it
_VERB_ENDING: Final = "eert"  # no noun or adjective ends so
_NOUN_ENDINGS: Final = ("teit", "ment", "dienst", "act", "ect")
_VERB_PREFIXES: Final = ("be", "ge", "her", "ont", "ver")  # "verlicht" and "beplant" are verbs, "daglicht" is none
# an adjective that waits for a noun of the next clause: "voert formele en leidt informele gesprekken"
_WAITS: Final = re.compile(r"\w+(?:ele|ige|ische|lijke|ende|are|ale|ieve)", re.I)


def as_subordinate(text: str) -> str:
    """Give what stands behind "hoe je" for a title that begins with a verb, "" where the words leave any doubt.

    "Bereidt het eten voor en dekt de tafel" gives "het eten voorbereidt en de tafel dekt".
    """
    words, lower = _words(text)
    if not begins_with_verb(text):
        return ""
    starts = [0, *(n for n in range(1, len(lower)) if lower[n - 1] in _JOINS and _is_finite(lower, n))]
    if any(_doubtful(lower, n) for n in range(1, len(lower)) if n not in starts):
        return ""
    return re.sub(r"\s+,", ",", " ".join(_turned(words, lower, starts)))


def begins_with_verb(text: str) -> bool:
    """Tell whether the first word is a verb in the third person; one that we do not know is where a determiner follows."""
    _as_written, lower = _words(text)
    first, second = (*lower, "", "")[:2]
    if not first.endswith("t") or not first.isalpha() or first in _NO_VERBS | _OTHERWISE | _DETERMINERS | _PREPOSITIONS:
        return False
    if second in _DETERMINERS:
        return True
    if first in _NOUNS:
        return lower[-1] in _PARTICLES or (second in _JOINS and len(lower) > 2 and _is_finite(lower, 2))
    return _is_finite(lower, 0)


def _words(text: str) -> tuple[list[str], list[str]]:
    """The words of a title and its commas, the first one without its capital; and all of them in lower case."""
    words = _TOKEN.findall(text)
    if words:
        words[0] = words[0][:1].lower() + words[0][1:]
    return words, [word.casefold() for word in words]


def _is_finite(lower: Sequence[str], n: int) -> bool:
    """Whether a word is a verb in the third person; further on "fruit" and "start" are that only where what follows says so."""
    word, rest = lower[n], lower[n + 1 :]
    if not word.endswith("t") or word in _NO_VERBS | _OTHERWISE:
        return False
    verb = infinitive(word)
    if n and (word in _NOUNS or (verb or "").removesuffix("en").endswith("t")):
        return (bool(rest) and rest[0] in _DETERMINERS) or (lower[-1] in _PARTICLES and infinitive(word, lower[-1]) is not None)
    particles = (other for other in rest if other in _PARTICLES)
    return word.endswith(_VERB_ENDING) or verb is not None or any(infinitive(word, other) for other in particles)


def _doubtful(lower: Sequence[str], n: int) -> bool:
    """Whether a word might be one more verb: it ends as one behind "en" or a comma, or is one that goes otherwise with "je"."""
    word = lower[n]
    if word in _OTHERWISE:
        return lower[n - 1] in _JOINS
    compound = word.endswith(tuple(_NOUNS)) and not word.startswith(_VERB_PREFIXES)
    noun = compound or word.endswith(_NOUN_ENDINGS)
    return lower[n - 1] in _JOINS and word.endswith("t") and word not in _DETERMINERS | _PREPOSITIONS and not noun


def _turned(words: Sequence[str], lower: Sequence[str], starts: Sequence[int]) -> list[str]:
    """The words in their new order; [] where a clause leaves doubt. Verbs without words of their own wait for the next."""
    turned: list[str] = []
    waiting: list[str] = []
    for start, end in zip(starts, (*starts[1:], len(words)), strict=True):
        closed = end == len(words)
        last = end
        while last > start + 1 and lower[last - 1] in _JOINS and not closed:
            last -= 1
        joins = list(words[last:end])
        if last == start + 1 and not closed:
            waiting += [words[start], *joins]
            continue
        clause = _clause(words[start], list(words[start + 1 : last]), closed=closed)
        if clause is None:
            return []
        # what several verbs are about stands once, before all of them: "de bestelling ontvangt en controleert"
        turned += [*clause.before, *waiting, clause.verb, *clause.after, *joins]
        waiting = []
    return turned


class _Turned(NamedTuple):
    """A clause in its new order."""

    before: list[str]
    verb: str
    after: list[str]


def _clause(verb: str, rest: list[str], *, closed: bool) -> _Turned | None:
    """One clause with its verb where it belongs, None where that is not plain; ``closed`` where no other clause follows."""
    if rest and rest[0].casefold() in _OWN:
        rest[0] = "je"
    lower = [word.casefold() for word in rest]
    infinitive_of_verb = infinitive(verb.casefold())
    if (
        (lower and lower[0] in _JOINS and lower[0] != "of")
        or _of_somebody(lower)
        or _divided(verb.casefold(), lower)
        or (not closed and rest and _WAITS.fullmatch(rest[-1]))
    ):
        return None
    particle = _particle(verb.casefold(), lower)
    if particle is not None:
        follows = lower[particle + 1 : particle + 2]
        plain = not follows or follows[0] in _PREPOSITIONS | _FOLLOWERS
        return _Turned(rest[:particle], lower[particle] + verb, rest[particle + 1 :]) if plain else None
    if infinitive_of_verb is None and not verb.endswith(_VERB_ENDING) and not (lower and lower[0] in _DETERMINERS):
        return None
    at = _place(lower, infinitive_of_verb or "")
    joined = 0 < at < len(rest) and lower[at - 1] in ("en", "of")
    if joined or (not closed and at < len(rest)) or (at == len(rest) and _asks_whether(lower)):
        return None  # with one more verb in it nobody can say where a clause within the clause ends
    return _Turned(rest[:at], verb, rest[at:])


def _asks_whether(lower: Sequence[str]) -> bool:
    """Whether "of" may begin a clause with a verb of its own: "snel of het past"."""
    after = lower[lower.index("of") :] if "of" in lower else ()
    no_verbs = _NO_VERBS | _PREPOSITIONS | _DETERMINERS
    return any(word.endswith("t") and word not in no_verbs and infinitive(word) for word in after)


def _of_somebody(lower: Sequence[str]) -> bool:
    """Whether something is of somebody, who may be another than who does it; "het haar" is of nobody."""
    return any(word in _OWN and (word != "haar" or lower[n - 1 : n] != ["het"]) for n, word in enumerate(lower))


def _divided(verb: str, lower: Sequence[str]) -> bool:
    """Whether a particle closes its part and more follows ("kamers schoon en netjes"), or may as well be a noun ("een deel")."""
    known = [n for n, word in enumerate(lower) if word in _PARTICLES and infinitive(verb, word)]
    nouns = [n for n, word in enumerate(lower) if word in _NOUNS_TOO and (n in known) == _determined(lower, n)]
    return bool(nouns) or any(n + 1 < len(lower) and lower[n + 1] in _JOINS for n in known)


def _determined(lower: Sequence[str], n: int) -> bool:
    return n > 0 and lower[n - 1] in _DETERMINERS


def _particle(verb: str, lower: Sequence[str]) -> int | None:
    """The place of a particle of the verb: the last word, or one that a preposition or a clause follows."""
    if not lower or any(word in ("er", "daar", "hier", "waar") for word in lower):
        return None
    if lower[-1] in _PARTICLES | _PREPOSITIONS and not (lower[-1] in _NOUNS_TOO and _determined(lower, len(lower) - 1)):
        return len(lower) - 1  # a title ends in no preposition of its own
    followed = [n for n, word in enumerate(lower[:-1]) if word in _PARTICLES and lower[n + 1] in _PREPOSITIONS | _FOLLOWERS]
    known = [n for n in followed if infinitive(verb, lower[n])]
    # of two prepositions in a row the first is none: "wisselt informatie uit in gesprekken"
    return next(iter(known or [n for n in followed if n and lower[n - 1] not in _PREPOSITIONS | {"van"}]), None)


def _place(lower: Sequence[str], infinitive_of_verb: str) -> int:
    """Where the verb belongs among the words behind it: before a clause, behind the noun it goes with, or else at the end."""
    clause = next((n for n, word in enumerate(lower) if (word in _CLAUSES and _is_clause(lower, n)) or _is_added(lower, n)), None)
    if clause is not None:
        return clause - 1 if clause and lower[clause - 1] == "," else clause
    if lower[:1] == ["of"]:
        return 0
    if len(lower) > 1 and said_with(lower[0], infinitive_of_verb) and lower[1] in _PREPOSITIONS | {"van"}:
        return 1
    return len(lower)


def _is_added(lower: Sequence[str], n: int) -> bool:
    """Whether something is added here, behind a comma: "bronnen, ook op internet"."""
    return lower[n] in _ADDED and n > 0 and lower[n - 1] == ","


def _is_clause(lower: Sequence[str], n: int) -> bool:
    """Whether a clause begins at this word; "om" and "door" begin one only where "te" follows."""
    return lower[n] not in ("om", "door") or "te" in lower[n + 1 :]
