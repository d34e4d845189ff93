"""A text in pieces, and its words that carry meaning, with the stem under which they are compared."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, lru_cache
from sys import intern

import snowballstemmer

from .memory import WORDS, Memory
from .verbs import infinitive
from .wordlists import word_list

TOKEN = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")
BETWEEN = ". "  # a piece that parts two sentences
_ENDS = ".;:!?"
# a clause ends at a mark, or before a word that joins it to the next; a sentence at a mark with a space behind it
_PIECE = re.compile(rf"{TOKEN.pattern}|\s(?:en|of|maar)(?=\s+\S)|[{_ENDS}]\s|[{_ENDS},()]|\n")
_TOKEN = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_STOP_WORDS = frozenset(word_list("stop words"))
_DOUBLE_VOWEL = re.compile(r"([aeou])\1([^aeiouy]+)$")
# a verb in the third person, and not a noun such as klant, gast or recept
_THIRD_PERSON = re.compile(r"\w(?:eer|[dgk]|oe[rp]|ui[klmp]|ij[fkp]|[aeo]{2}[fklmnp])t$")
_DOUBLE_CONSONANT = re.compile(r"([bdfgklmnprst])\1$")
_NOUNS = frozenset(word_list("nouns like verbs"))
_PREFIXES = word_list("prefixes of verbs")
# a plural on a vowel, and words that end so without being one
_VOWEL_PLURAL = re.compile(
    r"\w{2}(?:ie|age|ure|ine|ite|ute|ate|ode|ade|ude|ide|ige|ege|nte|rte|ste|cte|mte|ice|nce|rce|ace|ne|ge|que|dule|ile|yse|ose|ase|ee)s$"
)
_NO_PLURALS = ("advies", "verlies", "precies", "kies", "spies", "vlies", "vlees", "vrees", "genees")
# what the rules of the stemmer get wrong
_PLURALS = {"gegevens": "gegeven", "media": "medium", "kinderen": "kind", "eieren": "ei", "wensen": "wens"}
_STEMS = 20_000  # remembered: who asks for that of a word mostly keeps it
_HARDENED = {"v": "f", "z": "s"}


@dataclass(frozen=True, slots=True)
class Word:
    """A word as it stands in the text, and its stem."""

    text: str
    stem: str


def pieces(text: str) -> list[str]:
    """Take a text apart: its words, and what parts its clauses and sentences.

    The pieces of one text and those of another are those of both with a space between, but where the first ends in "en".
    """
    return [*map(intern, _PIECE.findall(f" {text} "))]  # the same words stand in many texts


def is_end(piece: str) -> bool:
    """Whether a sentence ends with a piece."""
    return "\n" in piece or (len(piece) > 1 and piece[0] in _ENDS)


@cache
def _stemmer() -> Callable[[str], str]:
    stemmer = snowballstemmer.stemmer("dutch_porter")
    stemmer.maxCacheSize = (
        0  # the compiled one takes a fifth of the time of its own memory of words, and here words are remembered
    )
    stem_word: Callable[[str], str] = stemmer.stemWord
    return stem_word


@lru_cache(_STEMS)
def stem(word: str) -> str:
    """Give the stem of a lower-case word, as `find_stem` does; remembered."""
    return find_stem(word)


def find_stem(word: str) -> str:
    """Give the stem of a lower-case word: Snowball's `dutch_porter`, with what Dutch spelling changes made equal again.

    "plannen" and "plan", "schoonmaken" and "schoonmaak", "geven" and "geeft", "bereidt" and "bereiden" get one stem.
    The newer algorithm `dutch` also takes off ge-, which makes one word of "woning" and "gewoonte".
    """
    word = _PLURALS.get(word) or _verb(word) or _singular(word)
    base = _stemmer()(word)
    if base == word and word.endswith("t") and _THIRD_PERSON.search(word):
        base = _stemmer()(word[:-1] + "en")
    if "aa" in base or "ee" in base or "oo" in base or "uu" in base:  # sooner said than looked for by a pattern
        base = _DOUBLE_VOWEL.sub(r"\1\2", base)
    if base[-1:] == base[-2:-1]:
        base = _DOUBLE_CONSONANT.sub(r"\1", base)
    return base[:-1] + _HARDENED.get(base[-1], base[-1]) if len(base) > 2 else base


def _verb(word: str) -> str | None:
    """The infinitive of a verb in the third person: a dossier says "stelt op" where an eindterm says "opstellen"."""
    if word in _NOUNS or not word.endswith("t"):
        return None
    prefix = next((p for p in _PREFIXES if word.startswith(p) and infinitive(word.removeprefix(p))), "")
    return infinitive(word) or (prefix + (infinitive(word.removeprefix(prefix)) or "") if prefix else None)


def _singular(word: str) -> str:
    """A word without the -s of a plural on a vowel: presentaties, procedures, risico's."""
    if word.endswith(("'s", "’s")):
        return word[:-2]
    return word[:-1] if word.endswith("s") and _VOWEL_PLURAL.search(word) and not word.endswith(_NO_PLURALS) else word


@lru_cache(5_000)
def words(text: str) -> tuple[Word, ...]:
    """Give the words that carry meaning, in order; words of one or two letters only when written in capitals (EHBO, ICT)."""
    return tuple(filter(None, map(_telling.__getitem__, _TOKEN.findall(text))))


def words_of_piece(piece: str) -> tuple[Word, ...]:
    """Give the words that carry meaning in a piece of a text, as `words`; not remembered, for who does that."""
    return tuple(filter(None, map(_word, _TOKEN.findall(piece))))


def _word(written: str) -> Word | None:
    lower = written.casefold()
    if lower in _STOP_WORDS or (len(written) < 3 and not written.isupper()):
        return None
    return Word(written, stem(lower))


_telling = Memory(_word, WORDS // 2)
