"""Phrases that say nothing about the content of a goal: "De kandidaat kan", "heeft basiskennis van" …"""

import re

from .rare import Rare

_LEVEL = r"(?:(?:basis|enige|elementaire|globale|brede|ruime|gedegen|specialistische|specifieke|actuele|brede en specialistische)[ -]?)"
_OPENING = re.compile(
    r"^\W*(?:"
    r"(?:de|een) (?:kandidaat|leerling|student|deelnemer|cursist|beroepsbeoefenaar)s? (?:kan|is in staat(?: om)?|weet|kent|heeft)\b"
    r"|(?:je|jij|ik|hij|zij|ze) (?:kunt|kan|weet|kent|ken)\b"
    rf"|(?:(?:heeft|bezit|beschikt over) )?(?:een )?{_LEVEL}*kennis (?:hebben )?(?:van|over|op het gebied van)(?: (?:de|het|een)\b)?"
    rf"|kan {_LEVEL}*kennis (?:van|over)(?: (?:de|het|een)\b)?"
    r"|(?:kan|is in staat(?: om)?|kunnen|in staat zijn(?: om)?)\b"
    r")\s*",
    re.I,
)
# what whole series of goals begin with, before each says its own: "De leerling leert, … Het gaat daarbij om overleggen"
_SERIES = re.compile(
    r"^\W*(?:"
    r"(?:de|een) (?:leerling|kandidaat|student) leert\b.{0,400}?\b(?:het gaat daarbij om|daarbij wordt (?:expliciet )?aandacht besteed(?: aan)?)"
    r"|(?:basisvaardigheden|(?:een aantal )?(?:\w+ )?\w*vaardigheden) (?:toepassen|in \w+ en \w+),? die (?:bijdragen tot|betrekking hebben op)"
    r"(?: de ontwikkeling van (?:het|de) eigen \w+(?:, zoals\b|\..{0,200}?: ))?"
    r"|(?:(?:de|een) (?:leerling|kandidaat) )?(?:ontwikkelt|beheerst) (?:zich ten aanzien van )?een aantal vaardigheden\b.{0,160}?, zoals"
    r")\s*(?:(?:het|de)\b\s*)?",
    re.I | re.S,
)
# "in relatie tot zijn werkzaamheden": what says nothing of what is asked
RELATION = Rare(
    r"\s*\b(?:in relatie tot|ten behoeve van|op basis van|met betrekking tot|m\.b\.t\.|op het gebied van|in het kader van|met het oog op)"
    r" (?:de |het |zijn |haar |diens |eigen |uit te voeren |zijn of haar )*(?:werkzaamheden|beroep|taken|functie|werk|beroepsuitoefening)\b",
    marks=("in relatie", "behoeve", "basis van", "betrekking", "m.b.t.", "gebied van", "kader van", "oog op"),
    flags=re.I,
)
_SUBJECT = Rare(
    r"\b(?:de|een) (?:beginnend )?(?:beroepsbeoefenaar|kandidaat|student|leerling)\b",
    marks=("beroepsbeoefenaar", "kandidaat", "student", "leerling"),
    flags=re.I,
)


def _without_start(pattern: re.Pattern[str], text: str) -> str:
    """A text without what a pattern matches at its start: to replace that looks at each of its letters."""
    match = pattern.match(text)
    return text[match.end() :] if match else text


def without_boilerplate(text: str) -> str:
    """Give the text without the opening, the subject and the references to "zijn werkzaamheden" that goals have in common."""
    stripped = _without_start(_SERIES, _without_start(_OPENING, text))
    stripped = _SUBJECT.sub(" ", RELATION.sub(" ", stripped))
    return " ".join(stripped.split()) or text
