"""The text of a goal -> a sentence that a pupil of sixteen can answer: "Ik heb geleerd hoe je het linnengoed verzorgt."

Sentences are Dutch whatever the language of the run: they are made of Dutch texts, and answers are found back by them. Openings
that all goals have ("De kandidaat kan") are left out, official words make room for plain ones (plain_words.tsv), and
"hij", "zijn" or "zich", which speak of the pupil, become "je". What is too much for one sentence is cut behind its first things.
The words of a card never stand in: they say another part of the goal, or less.
"""

import re
from dataclasses import dataclass
from typing import Final

from overlap.language.verbs import infinitive, is_infinitive
from overlap.language.wordlists import word_list
from overlap.model import Goal

from .plain_words import is_hard, is_vague, plain_words
from .second_person import said_to_pupil, speaks_of_nobody_named, your_own
from .shortening import is_much, shortened
from .word_order import as_subordinate, begins_with_verb

_ABOUT: Final = " over "
_PERSON: Final = r"(?:kandidaat|leerling|student|deelnemer|cursist|beroepsbeoefenaar|medewerker)"
_WHO: Final = rf"(?:(?:de|een) (?:beginnende? )?{_PERSON}|je|jij|ik|hij|zij)"
_LEVEL: Final = r"(?:(?:basis|enige|elementaire|globale|brede|ruime|gedegen|specialistische|specifieke)[ -]?)"
_ABLE: Final = re.compile(rf"(?:{_WHO} )?(?:kan|kunt|kun)\s+(?P<rest>.+)", re.I)
_ABLE_TO: Final = re.compile(rf"(?:{_WHO} )?is in staat (?P<rest>om .+)", re.I)
_KNOWS: Final = re.compile(rf"(?:{_WHO} )?(?:heeft|bezit) {_LEVEL}*kennis (?:van|over)\s+(?P<rest>.+)", re.I)
_AND_OF: Final = re.compile(r"\b(en|of) van ")  # "kennis van hout en van lijm": what comes after "kennis" once more
_KNOWS_ABOUT: Final = re.compile(rf"(?:{_WHO} )?(?:kent|ken)\s+(?P<rest>.+)", re.I)
_KNOWS_HOW: Final = re.compile(
    rf"(?:{_WHO} )?weet (?P<rest>(?:wat|hoe|welke?|waarom|waar|wanneer|wie|dat|waarvoor|waaruit|waarmee)\b.+)", re.I
)
# the text of a list that goes on from "De kandidaat kan" above it, and names the kandidaat once more
_TO_DO: Final = re.compile(rf"(?:de|een) (?:beginnende? )?{_PERSON} (?P<rest>(?!\w+t\b).+)", re.I)
_SUBJECT: Final = re.compile(rf"{_WHO}\s+(?=\w+t\b)", re.I)
_NOUN: Final = re.compile(r"(?:het|de|een) .+", re.I)
# who "hij" is, a pupil cannot see, but behind "die" it is not the pupil; nor may a second sentence or a list hang on the first
_OF_ANOTHER: Final = re.compile(r"\bdie (?:hem|haar|zich|zijn)\b", re.I)
_SOMEBODY: Final = re.compile(r"\b(?:hij|zij|(?<!het )haar(?!-)|hem|zich|diens|kandidaat|ik)\b", re.I)
_HIS: Final = re.compile(rf"\bzijn\b(?!$|[.,;)]| (?:{'|'.join((*word_list('prepositions'), 'en', 'of', 'van'))})\b)", re.I)
_NEXT_SENTENCE: Final = re.compile(r"(?<!\.\w)\.\s+[A-Z]|[!?]\s")
_MORE: Final = re.compile(rf"{_NEXT_SENTENCE.pattern}|[;:]\s|[:•▪·|]|\s-\s|“|”|\.{{3}}$|…$")
_THESE: Final = re.compile(r"\b(en|of) deze(?= \w+$)")
_SECOND_VERB: Final = re.compile(
    r"(?:[,;:]|\b(?:en|of|maar)) (?:daarbij |hierbij |ook )?(?:kan|kunnen|kent|weet|heeft|is|wordt|worden|moet|mag)\b", re.I
)
_HOW: Final = "Ik heb geleerd hoe je "
_HAD: Final = "Dit heb ik gehad: "
_FRAME: Final = re.compile(rf"(?:{_HOW}|Ik heb geleerd:? |Ik heb iets geleerd over |{_HAD})")
_JOIN: Final = re.compile(r",? (?:en|of) |, ")
_PROPER: Final = frozenset(word_list("written with a capital"))


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence to answer; ``quoted`` where no rule fits and the goal stands in it as it is written.

    ``cut`` where it asks only about the first things of a goal.
    """

    text: str
    quoted: bool = False
    cut: bool = False

    @property
    def plain(self) -> bool:
        """Whether it reads easily: a whole sentence of its own, not long and without hard words."""
        return not (self.quoted or self.cut or is_much(self._learnt) or is_hard(self.text))

    @property
    def vague(self) -> bool:
        """Whether a pupil cannot know what is asked: what is meant, or who "hij" is."""
        learnt = self._learnt.strip("“”.")
        only_verbs = self.text.startswith(_HOW) and not any(" " in part for part in _JOIN.split(learnt))
        return is_vague(learnt) or only_verbs or (self._can_do and speaks_of_nobody_named(learnt))

    @property
    def _can_do(self) -> bool:
        return self.quoted and not self.text.startswith(_HAD)

    @property
    def _learnt(self) -> str:
        return _FRAME.sub("", self.text, count=1)


def sentence_of(goal: Goal) -> Sentence:
    """Give the sentence that asks a pupil about a goal, in the words of the goal."""
    text = plain_words(" ".join(goal.text.split()))
    bare = text.rstrip(" .;,")
    made = "" if _MORE.search(bare) else _learnt(bare, goal.kind)
    if made:
        less = f": {shortened(made.removeprefix(': '))}" if made.startswith(": ") else made
        frame = "Ik heb iets geleerd" if made.startswith(_ABOUT) else "Ik heb geleerd"
        return Sentence(f"{frame}{less}.", cut=less != made)
    able = None if _NEXT_SENTENCE.search(bare) else _ABLE.fullmatch(bare)
    if able and not _SECOND_VERB.search(able["rest"]):
        return Sentence(f"Ik heb geleerd: “{said_to_pupil(able['rest'])}”.", quoted=True)
    return Sentence(f"{_HAD}“{said_to_pupil(bare)}”.", quoted=True)


def _learnt(text: str, kind: str) -> str:
    """What stands behind "Ik heb geleerd", "" where no rule fits."""
    for pattern, opening in ((_ABLE_TO, " "), (_KNOWS, _ABOUT), (_KNOWS_ABOUT, _ABOUT), (_KNOWS_HOW, " "), (_ABLE, ": ")):
        if match := pattern.fullmatch(text):
            rest = said_to_pupil(match["rest"])
            if opening == _ABOUT and rest.casefold().startswith(("en ", "of ")):
                return ""
            if pattern is _KNOWS:
                rest = _AND_OF.sub(r"\1 over ", rest)
            return "" if _hangs(rest) else opening + rest
    title = said_to_pupil(_SUBJECT.sub("", text))
    if subordinate := your_own(as_subordinate(title)):
        certain = kind == "werkproces" or title != text or not _infinitive_phrase(text)
        return _how(subordinate) if certain and not _hangs(subordinate) else ""
    if (to_do := _TO_DO.fullmatch(text)) and _infinitive_phrase(text) and not _hangs(to_do["rest"]):
        return f": {to_do['rest']}"
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
