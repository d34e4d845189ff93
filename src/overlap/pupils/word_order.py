"""Dutch titles that begin with a verb ("Bereidt het eten voor"), in the order of a subordinate clause ("het eten voorbereidt").

The form of "je" is that of the third person there. Only what the words leave no doubt about is turned; "" is the answer to
all else, so that nobody reads wrong Dutch.
"""

import re
from collections.abc import Sequence
from typing import Final

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
_FOLLOWERS: Final = frozenset(("als", "zoals", "zodat", "waarbij", "gericht"))  # besides prepositions, what may follow a particle
_OTHERWISE: Final = frozenset(("heeft", "is", "kan", "wil", "zal"))  # not the same with "je"
_OWN: Final = ("zijn", "haar", "zijn/haar", "zich")  # right behind the verb they are of who does it
_VERB_ENDING: Final = "eert"  # no noun or adjective ends so
_NOUN_ENDINGS: Final = ("teit", "ment", "dienst", "ist", "act", "ect", *word_list("nouns like verbs"))
# an adjective that waits for a noun of the next clause: "voert formele en leidt informele gesprekken"
_WAITS: Final = re.compile(r"\w+(?:ele|ige|ische|lijke|ende|are|ale|ieve)", re.I)


def as_subordinate(text: str) -> str:
    """Give what stands behind "hoe je" for a title that begins with a verb, "" where the words leave any doubt.

    "Bereidt het eten voor en dekt de tafel" gives "het eten voorbereidt en de tafel dekt".
    """
    words = _TOKEN.findall(text)
    if not words:
        return ""
    words[0] = words[0][:1].lower() + words[0][1:]
    lower = [word.casefold() for word in words]
    if not _begins_with_verb(lower):
        return ""
    starts = [0, *(n for n in range(1, len(lower)) if lower[n - 1] in _JOINS and _is_finite(lower, n))]
    if any(_doubtful(lower, n) for n in range(1, len(lower)) if n not in starts):
        return ""
    turned = _turned(words, lower, starts)
    return re.sub(r"\s+,", ",", " ".join(turned))


def _begins_with_verb(lower: Sequence[str]) -> bool:
    """Whether the first word is a verb in the third person; one that we do not know is where a determiner follows."""
    first = lower[0]
    if not first.endswith("t") or not first.isalpha() or first in _NO_VERBS | _OTHERWISE | _DETERMINERS | _PREPOSITIONS:
        return False
    determined = len(lower) > 1 and lower[1] in _DETERMINERS
    if first in _NOUNS:
        joined = len(lower) > 2 and lower[1] in _JOINS and _is_finite(lower, 2)  # "plant en verdeelt het werk"
        return determined or joined or lower[-1] in _PARTICLES
    return determined or _is_finite(lower, 0)


def _is_finite(lower: Sequence[str], n: int) -> bool:
    word = lower[n]
    if not word.endswith("t") or word in _NO_VERBS | _OTHERWISE:
        return False
    if n and word in _NOUNS:
        return lower[-1] in _PARTICLES and infinitive(word, lower[-1]) is not None
    return (
        word.endswith(_VERB_ENDING)
        or infinitive(word) is not None
        or any(other in _PARTICLES and infinitive(word, other) is not None for other in lower[n + 1 :])
    )


def _doubtful(lower: Sequence[str], n: int) -> bool:
    """Whether a word might be one more verb: it ends as one behind "en" or a comma, or is one that goes otherwise with "je"."""
    word = lower[n]
    if word in _OTHERWISE:
        return lower[n - 1] in _JOINS
    might = word.endswith("t") and word not in _DETERMINERS | _PREPOSITIONS and not word.endswith(_NOUN_ENDINGS)
    return lower[n - 1] in _JOINS and might


def _turned(words: Sequence[str], lower: Sequence[str], starts: Sequence[int]) -> list[str]:
    """The words in their new order; [] where a clause leaves doubt. Verbs without words of their own wait for the next."""
    turned: list[str] = []
    waiting: list[str] = []
    for start, end in zip(starts, (*starts[1:], len(words)), strict=True):
        last = end
        while last > start + 1 and lower[last - 1] in _JOINS and end < len(words):
            last -= 1
        joins = list(words[last:end])
        if last == start + 1 and end < len(words):
            waiting += [words[start], *joins]
            continue
        clause = _clause(words[start], list(words[start + 1 : last]), last_one=end == len(words))
        if not clause:
            return []
        turned += _with_waiting(clause, words[start].casefold(), waiting)
        turned += joins
        waiting = []
    return turned


def _with_waiting(clause: Sequence[str], verb: str, waiting: Sequence[str]) -> list[str]:
    """The clause with the verbs that share what it is about before its own: "de bestelling ontvangt en controleert"."""
    at = next(n for n, word in enumerate(clause) if word.casefold().endswith(verb))
    return [*clause[:at], *waiting, *clause[at:]]


def _clause(verb: str, rest: list[str], *, last_one: bool) -> list[str]:
    """The words of one clause with its verb where it belongs, [] where that is not plain."""
    if rest and rest[0].casefold() in _OWN:
        rest[0] = "je"
    lower = [word.casefold() for word in rest]
    if any(word in _OWN and (word != "haar" or lower[n - 1 : n] != ["het"]) for n, word in enumerate(lower)):
        return []
    if any(word in _PARTICLES and infinitive(verb.casefold(), word) and _closes(lower, n) for n, word in enumerate(lower)):
        return []
    particle = _particle(verb.casefold(), lower)
    if particle is not None:
        if not _may_follow(lower[particle + 1 :]):
            return []
        return [*rest[:particle], rest[particle].lower() + verb, *rest[particle + 1 :]]
    known = infinitive(verb.casefold()) is not None or verb.endswith(_VERB_ENDING) or (lower and lower[0] in _DETERMINERS)
    if not known:
        return []
    if lower and lower[0] in _PARTICLES and said_with(lower[0], infinitive(verb.casefold()) or ""):
        return []
    if not last_one and rest and _WAITS.fullmatch(rest[-1]):
        return []
    at = _place(verb, lower)
    if at is None or (not last_one and at < len(rest)):
        return []  # of a clause in a clause nobody can say which verb behind it is of which
    return [*rest[:at], verb, *rest[at:]]


def _particle(verb: str, lower: Sequence[str]) -> int | None:
    """The place of a particle of the verb: the last word, or one that a preposition or a clause follows."""
    if not lower or any(word in ("er", "daar", "hier", "waar") for word in lower):
        return None
    if lower[-1] in _PARTICLES | _PREPOSITIONS:
        return len(lower) - 1  # a title ends in no preposition of its own
    fits = [n for n, word in enumerate(lower) if word in _PARTICLES and infinitive(verb, word)]
    return next((n for n in fits if lower[n + 1] in _PREPOSITIONS | _FOLLOWERS), None)


def _closes(lower: Sequence[str], n: int) -> bool:
    """Whether a particle seems to close its part of the sentence, and more follows: "ruimten schoon en ordelijk"."""
    return n + 1 < len(lower) and lower[n + 1] in _JOINS


def _may_follow(lower: Sequence[str]) -> bool:
    return not lower or lower[0] in _PREPOSITIONS | _FOLLOWERS


def _place(verb: str, lower: Sequence[str]) -> int | None:
    """Where the verb belongs among the words behind it: before a clause, behind the noun it goes with, or else at the end."""
    clause = next((n for n, word in enumerate(lower) if word in _CLAUSES and _is_clause(lower, n)), None)
    if clause is not None:
        return clause - 1 if clause and lower[clause - 1] == "," else clause
    if any(word == "of" and n == 0 for n, word in enumerate(lower)):
        return 0
    if len(lower) > 1 and said_with(lower[0], infinitive(verb.casefold()) or "") and lower[1] in _PREPOSITIONS | {"van"}:
        return 1
    return len(lower)


def _is_clause(lower: Sequence[str], n: int) -> bool:
    """Whether a clause begins at this word; "om" and "door" begin one only where "te" follows."""
    return lower[n] not in ("om", "door") or "te" in lower[n + 1 :]
