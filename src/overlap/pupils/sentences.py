"""The text of a goal -> a sentence that a pupil of sixteen can answer: "Ik heb geleerd hoe je het linnengoed verzorgt."

Sentences are Dutch whatever the language of the run: they are made of Dutch texts, and answers are found back by them. Each
word of the goal stays, but for openings that all goals have ("De kandidaat kan"), and "zijn" or "zich", which speak of the
pupil: "mijn", "me", or "je" behind "hoe je". So it is of a goal that can only be quoted, where that is something that one can.
"""

import re
from dataclasses import dataclass
from typing import Final

from overlap.language.verbs import is_infinitive
from overlap.language.wordlists import word_list
from overlap.model import Goal

from .word_order import as_subordinate, begins_with_verb

LONG: Final = 20  # words of a sentence beyond which it is not plain any more

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
        """Whether it reads easily: a sentence of its own, and no long one."""
        return not self.quoted and len(self.text.split()) <= LONG


def sentence_of(goal: Goal) -> Sentence:
    """Give the sentence that asks a pupil about a goal."""
    text = " ".join(goal.text.split())
    bare = text.rstrip(" .;,")
    made = "" if _MORE.search(bare) else _learnt(bare, goal.kind)
    if made:
        return Sentence(f"Ik heb geleerd{made}.")
    able = None if _NEXT_SENTENCE.search(bare) else _ABLE.fullmatch(bare)
    if able and not _hangs(able["rest"]):
        return Sentence(f"Ik heb geleerd: “{able['rest']}”.", quoted=True)
    return Sentence(f"Dit heb ik gehad: “{bare}”.", quoted=True)


def _learnt(text: str, kind: str) -> str:
    """What stands behind "Ik heb geleerd", "" where no rule fits."""
    for pattern, opening in ((_ABLE_TO, " "), (_KNOWS, " over "), (_KNOWS_ABOUT, " over "), (_KNOWS_HOW, " "), (_ABLE, ": ")):
        if match := pattern.fullmatch(text):
            rest = _of_me(match["rest"])
            if opening == " over " and rest.casefold().startswith(("en ", "of ")):
                return ""
            return "" if _hangs(rest) else opening + rest
    title = _SUBJECT.sub("", text)
    if subordinate := as_subordinate(title):
        certain = kind == "werkproces" or title != text or not _infinitive_phrase(text)
        return f" hoe je {subordinate}" if certain and not _hangs(subordinate) else ""
    if _hangs(text) or begins_with_verb(title):
        return ""
    if _infinitive_phrase(text):
        return f": {_lowered(text)}"
    if kind == "kennis" or _NOUN.fullmatch(text):
        return f" over {_lowered(text)}"
    return ""


def _of_me(phrase: str) -> str:
    """The phrase with what is of the pupil: "mijn werk", and "me" where no clause has somebody else in it."""
    phrase = _OF_THE_PUPIL.sub("mijn ", phrase)
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
