"""Words of a text that carry meaning, with the stem under which they are compared."""

import re
from dataclasses import dataclass
from functools import cache, lru_cache

import snowballstemmer

from .verbs import infinitive

_TOKEN = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
# function words, and words that say nothing in a goal because any goal may have them
_EMPTY = frozenset(
    """
    aan af al alle alleen als altijd ander andere bepaalde beide bij binnen buiten daar daarbij daarmee daarna daarnaast daarop
    daarover daarvan daarvoor dan dat de deze die diens dit diverse door dus een eigen elk elke en enige enkele er etc evt eventueel
    eventuele ga gaan gaat geen haar hebben heeft hem het hier hierbij hierover hiervan hiervoor hij hoe hun ie ieder iedere iemand
    ik in indien inzake is je jij kan kun kunnen kunt maar mag meer meest met mits moet moeten mogelijk mogelijke na naar nadat niet
    nodig nog nu of om onder ook op over overig overige per relevante sommige te tegen ten ter terwijl tijdens toch toe tot tussen uit
    uitvoeren uitvoert van vanuit veel verder verschillende via vele volgens voor voordat voorkomende waar waarbij waarin waarmee
    waarna waaronder waarop waarvan wanneer want was wat we weet wel welke werd wie wij wil word worden wordt zal ze zelf zich zij
    zijn zo zoals zodat zonder zodanig zowel
    benodigde betreffende desgewenst dergelijke gebied geldende gewenste juist juiste manier correct correcte passend passende wijze
    kandidaat leerling student beroepsbeoefenaar beroep werkzaamheden werkzaamheid kennis basiskennis vaardigheid vaardigheden
    gebruik gebruiken gebruikt maken maakt doen doet geven geeft zorgt toepassen toepast past eenvoudige eenvoudig
    """.split()  # noqa: SIM905 - a list to read, not to parse
)


_DOUBLE_VOWEL = re.compile(r"([aeou])\1([^aeiouy]+)$")
# a verb in the third person, and not a noun such as klant, gast or recept
_THIRD_PERSON = re.compile(r"\w(?:eer|[dgk]|oe[rp]|ui[klmp]|ij[fkp]|[aeo]{2}[fklmnp])t$")
_DOUBLE_CONSONANT = re.compile(r"([bdfgklmnprst])\1$")
# nouns that look like a verb in the third person
_NOUNS = frozenset(
    [
        "last",
        "plant",
        "ruimt",
        "kast",
        "gast",
        "kunst",
        "post",
        "test",
        "rust",
        "vorst",
        "tekst",
        "staat",
        "want",
        "wet",
        "maat",
        "kost",
        "markt",
        "licht",
        "recht",
        "kaart",
    ]
)
_PREFIXES = tuple("aan af bij door in mee na om onder op over samen terug toe uit vast voor weg ver be ont her".split())  # noqa: SIM905
# a plural on a vowel, and words that end so without being one
_VOWEL_PLURAL = re.compile(
    r"\w{2}(?:ie|age|ure|ine|ite|ute|ate|ode|ade|ude|ide|ige|ege|nte|rte|ste|cte|mte|ice|nce|rce|ace|ne|ge|que|dule|ile|yse|ose|ase|ee)s$"
)
_NO_PLURALS = ("advies", "verlies", "precies", "kies", "spies", "vlies", "vlees", "vrees", "genees")
# what the rules of the stemmer get wrong
_PLURALS = {"gegevens": "gegeven", "media": "medium", "kinderen": "kind", "eieren": "ei", "wensen": "wens"}
_HARDENED = {"v": "f", "z": "s"}


@dataclass(frozen=True, slots=True)
class Word:
    """A word as it stands in the text, and its stem."""

    text: str
    stem: str


@cache
def _stemmer() -> snowballstemmer.stemmer:
    return snowballstemmer.stemmer("dutch_porter")


@lru_cache(200_000)
def stem(word: str) -> str:
    """The stem of a lower-case word: Snowball's `dutch_porter`, with what Dutch spelling changes made equal again.

    "plannen" and "plan", "schoonmaken" and "schoonmaak", "geven" and "geeft", "bereidt" and "bereiden" get one stem.
    The newer algorithm `dutch` also takes off ge-, which makes one word of "woning" and "gewoonte".
    """
    word = _PLURALS.get(word) or _verb(word) or _singular(word)
    found: str = _stemmer().stemWord(word)
    if found == word and _THIRD_PERSON.search(word):
        found = str(_stemmer().stemWord(word[:-1] + "en"))
    found = _DOUBLE_VOWEL.sub(r"\1\2", found)
    found = _DOUBLE_CONSONANT.sub(r"\1", found)
    return found[:-1] + _HARDENED.get(found[-1], found[-1]) if len(found) > 2 else found


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
    return word[:-1] if _VOWEL_PLURAL.search(word) and not word.endswith(_NO_PLURALS) else word


@lru_cache(20_000)
def words(text: str) -> tuple[Word, ...]:
    """The words that carry meaning, in order; words of one or two letters only when written in capitals (EHBO, ICT)."""
    found = []
    for match in _TOKEN.finditer(text):
        written = match[0]
        lower = written.casefold()
        if lower in _EMPTY or (len(written) < 3 and not written.isupper()):
            continue
        found.append(Word(written, stem(lower)))
    return tuple(found)
