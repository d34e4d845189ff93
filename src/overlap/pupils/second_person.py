"""What a goal says of the pupil ("wat hij nodig heeft", "zijn stage") -> as it is said to the pupil ("wat je nodig hebt")."""

import re
from typing import Final

from overlap.language import open_lexicon
from overlap.language.wordlists import word_list

_HIS: Final = r"(?:zijn/haar|zijn of haar|zijn|haar)"
# what can only be of who learns it, whoever else is named
_OF_THE_PUPIL: Final = re.compile(
    rf"(?<!\bdie )\b{_HIS} (?=(?:eigen|werk(?:zaamheden|plek)?|beroep|taken|functie|deskundigheid|vak)\b)", re.I
)
_HIS_FIRST: Final = re.compile(rf"^{_HIS} (?!en\b|of\b)")
_OWN: Final = re.compile(r"\b(?:de|het|zijn|haar) eigen\b(?P<and>(?= (?:en|of)\b))?", re.I)
_ONESELF: Final = re.compile(r"\bzich(?=zelf\b|\b)")
_CLAUSE: Final = re.compile(r"\b(?:die|dat|wat|hoe|welke?|waar\w*|wie|om|door|als)\b", re.I)
_ANOTHER: Final = re.compile(r"\bdie (?:hem|haar|zich|zijn)\b|\b(?:iemand|ander|degene)\b", re.I)
_PREPOSITION: Final = "|".join((*word_list("prepositions"), "van"))
# "zijn" is no verb behind a preposition, a comma or a join, "hem" no thing behind a preposition
_SURELY_HIS: Final = re.compile(
    rf"(?P<before>\b(?:{_PREPOSITION}|en|of)|,) (?:zijn/haar|zijn of haar|zijn)(?= \w)(?! (?:{_PREPOSITION})\b)"
)
_THING: Final = re.compile(r"\b(?:de|het|een|elke?|ieder|deze|dit|dat|die)\b", re.I)
# up to the last infinitive: "een keuze verdedigen", and no plural with its article or adjective ("de dieren", "wilde dieren")
_ACTION_BEFORE: Final = re.compile(r"^.*(?<!e) (?!(?:een|geen|tussen|tegen|binnen|buiten|boven)\b)\w+en\b", re.I)
_TO_HIM: Final = re.compile(rf"(?P<before>\b(?:{_PREPOSITION}) )hem\b")
# behind what begins a clause "hij" has its verb behind it, of which only these are not the same with "je"
_HE: Final = re.compile(r"(?P<before>\b(?:wat|hoe|of|als|dat|wie|wanneer|waarom|omdat|zodat|die|waar\w*|welke? \w+) )hij\b", re.I)
_HE_IS: Final = re.compile(
    rf"{_HE.pattern}(?P<between>(?: (?!(?:moet|mag|wordt|als|dat|wat|en|of)\b)[^\s,]+){{0,3}}?) (?P<verb>heeft|is|kan|wil|zal)\b",
    re.I,
)
_HE_OR_HIS: Final = re.compile(r"\b(?:hij|hem|zijn|zich)\b", re.I)
_HE_OR_HIM: Final = re.compile(r"\b(?:hij|hem|zij|zich)\b", re.I)
_WITH_YOU: Final = {"heeft": "hebt", "is": "bent", "kan": "kunt", "wil": "wilt", "zal": "zult"}


def said_to_pupil(phrase: str) -> str:
    """Give a phrase with "je" where it speaks of the pupil; of whom it speaks where other people are named, stays open."""
    if _ANOTHER.search(phrase):
        return phrase
    phrase = _OF_THE_PUPIL.sub("je ", your_own(_HIS_FIRST.sub("je ", phrase)))
    if not _CLAUSE.search(phrase):
        phrase = _ONESELF.sub("je", phrase)
    if not _HE_OR_HIS.search(phrase) or _names_people(_SURELY_HIS.sub(" ", phrase)):
        return phrase
    phrase = _TO_HIM.sub(r"\g<before>je", _SURELY_HIS.sub(_yours, phrase))
    return _ONESELF.sub("je", _HE.sub(r"\g<before>je", _HE_IS.sub(_you_are, phrase)))


def speaks_of_nobody_named(phrase: str) -> bool:
    """Whether "hij" or "zijn" is still in a phrase without anybody in it who that could be, besides the pupil."""
    left = _HE_OR_HIM.search(phrase) or _SURELY_HIS.search(phrase)
    return bool(left) and not _names_people(_SURELY_HIS.sub(" ", phrase))


def your_own(text: str) -> str:
    """Give the text with "je" for "de eigen", where nobody is named whose it may be; "de eigen en andermans" is "je eigen"."""
    return (
        _OWN.sub(lambda own: "je" if own["and"] is None else "je eigen", text)
        if _OWN.search(text) and not _names_people(text)
        else text
    )


def _yours(his: re.Match[str]) -> str:
    """ "Je" for "zijn", but where a thing stands before it in the same action: "het dier en zijn omgeving"."""
    action = _ACTION_BEFORE.sub("", his.string[: his.start()])
    return his[0] if _THING.search(action) else f"{his['before']} je"


def _you_are(he: re.Match[str]) -> str:
    return f"{he['before']}je{he['between']} {_WITH_YOU[he['verb'].casefold()]}"


def _names_people(text: str) -> bool:
    lexicon = open_lexicon()
    return any(lexicon.is_role(concept) for unit in lexicon.units(text) for concept in unit.concepts)
