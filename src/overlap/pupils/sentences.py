"""The text of a goal -> a sentence that a pupil of sixteen can answer: "Ik heb geleerd hoe je het linnengoed verzorgt."

Sentences are Dutch whatever the language of the run: they are made of Dutch texts, and answers are found back by them. Openings
that all goals have ("De kandidaat kan") are left out, official words make room for plain ones (plain_words.tsv), and "zijn" or
"zich", which speak of the pupil, become "mijn", "me", or "je" behind "hoe je". Where an mbo item stays hard, or can only be
quoted, and its card has plain phrasings, the sentence is made of those.
"""

import re
from dataclasses import dataclass
from typing import Final

from overlap.language import item_card, open_lexicon
from overlap.language.verbs import infinitive, is_infinitive
from overlap.language.wordlists import word_list
from overlap.model import Goal

from .plain_words import is_hard, plain_words
from .word_order import as_subordinate, begins_with_verb

_ABOUT: Final = " over "
_PERSON: Final = r"(?:kandidaat|leerling|student|deelnemer|cursist|beroepsbeoefenaar|medewerker)"
_WHO: Final = rf"(?:(?:de|een) (?:beginnende? )?{_PERSON}|je|jij|ik|hij|zij)"
_LEVEL: Final = r"(?:(?:basis|enige|elementaire|globale|brede|ruime|gedegen|specialistische|specifieke)[ -]?)"
_ABLE: Final = re.compile(rf"(?:{_WHO} )?(?:kan|kunt|kun)\s+(?P<rest>.+)", re.I)
_ABLE_TO: Final = re.compile(rf"(?:{_WHO} )?is in staat (?P<rest>om .+)", re.I)
_KNOWS: Final = re.compile(rf"(?:{_WHO} )?(?:heeft|bezit) {_LEVEL}*kennis (?:van|over)\s+(?P<rest>.+)", re.I)
_KNOWS_ABOUT: Final = re.compile(rf"(?:{_WHO} )?(?:kent|ken)\s+(?P<rest>.+)", re.I)
_KNOWS_HOW: Final = re.compile(
    rf"(?:{_WHO} )?weet (?P<rest>(?:wat|hoe|welke?|waarom|waar|wanneer|wie|dat|waarvoor|waaruit|waarmee)\b.+)", re.I
)
_SUBJECT: Final = re.compile(rf"{_WHO}\s+(?=\w+t\b)", re.I)
_NOUN: Final = re.compile(r"(?:het|de|een) .+", re.I)
# who "hij" is, a pupil cannot see, but behind "die" it is not the pupil; nor may a second sentence or a list hang on the first
_OF_ANOTHER: Final = re.compile(r"\bdie (?:hem|haar|zich|zijn)\b", re.I)
_SOMEBODY: Final = re.compile(r"\b(?:hij|zij|(?<!het )haar(?!-)|hem|zich|diens|kandidaat|ik)\b", re.I)
_HIS: Final = re.compile(rf"\bzijn\b(?!$|[.,;)]| (?:{'|'.join((*word_list('prepositions'), 'en', 'of', 'van'))})\b)", re.I)
_NEXT_SENTENCE: Final = re.compile(r"(?<!\.\w)\.\s+[A-Z]|[!?]\s")
_MORE: Final = re.compile(rf"{_NEXT_SENTENCE.pattern}|[;:]\s|[:•▪·|]|\s-\s|“|”|\.{{3}}$|…$")
# what can only be of who learns it
_OF_THE_PUPIL: Final = re.compile(
    r"(?<!\bdie )\b(?:zijn|haar|zijn/haar|zijn of haar) "
    r"(?=(?:eigen|werk(?:zaamheden|plek)?|beroep|taken|functie|deskundigheid|vak)\b)",
    re.I,
)
_HIS_FIRST: Final = re.compile(r"^(?:zijn|haar|zijn/haar|zijn of haar) (?!en\b|of\b)")
_HE_WHO_DOES: Final = re.compile(r"^(\w+t (?:wat|welke?|hoe|waar\w*|of)) hij\b", re.I)
_THESE: Final = re.compile(r"\b(en|of) deze(?= \w+$)")
_OWN: Final = re.compile(r"\b(?:de|het|een|zijn|haar) eigen\b", re.I)
_ONESELF: Final = re.compile(r"\bzich\b")
_CLAUSE: Final = re.compile(r"\b(?:die|dat|wat|hoe|welke?|waar\w*|wie|om|door|als)\b", re.I)
_SECOND_VERB: Final = re.compile(
    r"(?:[,;:]|\b(?:en|of|maar)) (?:daarbij |hierbij |ook )?(?:kan|kunnen|kent|weet|heeft|is|wordt|worden|moet|mag)\b", re.I
)
_PROPER: Final = frozenset(word_list("written with a capital"))


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence to answer; ``quoted`` where no rule fits and the goal stands in it as it is written."""

    text: str
    quoted: bool = False

    @property
    def plain(self) -> bool:
        """Whether it reads easily: a sentence of its own, not long and without hard words."""
        return not self.quoted and not is_hard(self.text)


def sentence_of(goal: Goal) -> Sentence:
    """Give the sentence that asks a pupil about a goal, in the words of its card where its own are too hard."""
    own = _in_own_words(goal)
    return own if own.plain else _in_words_of_card(goal) or own


def _in_own_words(goal: Goal) -> Sentence:
    text = plain_words(" ".join(goal.text.split()))
    bare = text.rstrip(" .;,")
    made = "" if _MORE.search(bare) else _learnt(bare, goal.kind)
    if made:
        return Sentence(f"Ik heb iets geleerd{made}." if made.startswith(_ABOUT) else f"Ik heb geleerd{made}.")
    able = None if _NEXT_SENTENCE.search(bare) else _ABLE.fullmatch(bare)
    if able and not _SECOND_VERB.search(able["rest"]):
        return Sentence(f"Ik heb geleerd: “{able['rest']}”.", quoted=True)
    return Sentence(f"Dit heb ik gehad: “{bare}”.", quoted=True)


def _in_words_of_card(goal: Goal) -> Sentence | None:
    """A sentence of what vmbo teachers call an mbo item, None without a card of which the phrasings are plain."""
    if goal.kind not in ("werkproces", "kennis", "vaardigheid"):
        return None
    kerntaak = goal.section[0].title if goal.section else ""
    card = item_card(goal.text, [kwalificatie.title for kwalificatie in goal.kwalificaties], kerntaak)
    phrasings = card.phrasings if card else ()
    return next((Sentence(f"Ik heb geleerd: {told}.") for told in phrasings if _can_be_asked(told)), None)


def _can_be_asked(phrasing: str) -> bool:
    return _infinitive_phrase(phrasing) and not is_hard(phrasing) and not _hangs(phrasing)


def _learnt(text: str, kind: str) -> str:
    """What stands behind "Ik heb geleerd", "" where no rule fits."""
    for pattern, opening in ((_ABLE_TO, " "), (_KNOWS, _ABOUT), (_KNOWS_ABOUT, _ABOUT), (_KNOWS_HOW, " "), (_ABLE, ": ")):
        if match := pattern.fullmatch(text):
            rest = _of_me(match["rest"])
            if opening == _ABOUT and rest.casefold().startswith(("en ", "of ")):
                return ""
            return "" if _hangs(rest) else opening + rest
    title = _HE_WHO_DOES.sub(r"\1 je", _SUBJECT.sub("", text))
    if subordinate := _own("je", as_subordinate(title)):
        certain = kind == "werkproces" or title != text or not _infinitive_phrase(text)
        return _how(subordinate) if certain and not _hangs(subordinate) else ""
    if _hangs(text) or begins_with_verb(title):
        return ""
    if _infinitive_phrase(text):
        return f": {_lowered(text)}"
    if kind == "kennis" or _NOUN.fullmatch(text):
        return f"{_ABOUT}{_lowered(text)}"
    return ""


def _how(subordinate: str) -> str:
    """What is learnt as "hoe je …"; where that would read as "je teelt", of one noun without an article, as what can be done."""
    words = subordinate.split()
    subordinate = _THESE.sub(r"\1 die", subordinate)
    bare = len(words) == 2 and not words[0].endswith(("en", "s", "e", "n"))
    able = infinitive(words[-1]) if bare else None
    return f": {words[0]} {able}" if able else f" hoe je {subordinate}"


def _own(mine: str, text: str) -> str:
    """The text with "mijn" or "je" for "de eigen", where no people are named whose it may be."""
    if "eigen" not in text:
        return text
    lexicon = open_lexicon()
    people = any(lexicon.is_role(concept) for unit in lexicon.units(text) for concept in unit.concepts)
    return text if people else _OWN.sub(mine, text)


def _of_me(phrase: str) -> str:
    """The phrase with what is of the pupil: "mijn werk", and "me" where no clause has somebody else in it."""
    phrase = _OF_THE_PUPIL.sub("mijn ", _own("mijn", _HIS_FIRST.sub("mijn ", phrase)))
    return phrase if _CLAUSE.search(phrase) else _ONESELF.sub("me", phrase)


def _hangs(text: str) -> bool:
    """Whether it needs the sentence that it comes from: it speaks of somebody, or goes on with another verb."""
    text = _OF_ANOTHER.sub("", text)
    return bool(_SOMEBODY.search(text) or _HIS.search(text) or _SECOND_VERB.search(text))


def _infinitive_phrase(text: str) -> bool:
    """Whether it is what can be done, as "bedden opmaken": the last word is a verb as it stands in a dictionary."""
    return is_infinitive(text.rsplit(maxsplit=1)[-1].casefold())


def _lowered(text: str) -> str:
    """The text as it stands within a sentence; a name or an abbreviation keeps its capital."""
    first = text.split(maxsplit=1)[0]
    keeps = first.casefold() in _PROPER or first[1:] != first[1:].lower() or any(char.isdigit() for char in first)
    return text if keeps else text[0].lower() + text[1:]
