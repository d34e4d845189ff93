"""The general subjects: what everyone learns beside a trade, at school and in every course of the mbo.

A level of one is no level of another: 2F of Nederlands says nothing of Engels, nor of rekenen.
"""

import re
from collections.abc import Iterable
from enum import StrEnum
from typing import Final


class SchoolSubject(StrEnum):
    """A general subject; wiskunde counts as arithmetic, whose level it ends at."""

    DUTCH = "dutch"
    ARITHMETIC = "arithmetic"
    ENGLISH = "english"
    GERMAN = "german"
    FRENCH = "french"
    SPANISH = "spanish"
    ARABIC = "arabic"
    TURKISH = "turkish"
    FRISIAN = "frisian"
    CAREERS = "careers"
    CITIZENSHIP = "citizenship"


_CODES: Final = {
    "NE": SchoolSubject.DUTCH, "WI": SchoolSubject.ARITHMETIC, "EN": SchoolSubject.ENGLISH, "DU": SchoolSubject.GERMAN, "FA": SchoolSubject.FRENCH,
    "SP": SchoolSubject.SPANISH, "AR": SchoolSubject.ARABIC, "TU": SchoolSubject.TURKISH, "FR": SchoolSubject.FRISIAN,
}  # fmt: skip
_CODE: Final = re.compile(rf"({'|'.join(_CODES)})/(?:[KV]/)?\d")
_LANGUAGE_NAMES: Final = {
    SchoolSubject.DUTCH: "Nederlands", SchoolSubject.ENGLISH: "Engels", SchoolSubject.GERMAN: "Duits", SchoolSubject.FRENCH: "Frans", SchoolSubject.SPANISH: "Spaans",
    SchoolSubject.ARABIC: "Arabisch", SchoolSubject.TURKISH: "Turks", SchoolSubject.FRISIAN: "Fries",
}  # fmt: skip
LANGUAGES: Final = tuple(_LANGUAGE_NAMES)
_OTHERS: Final = {
    SchoolSubject.ARITHMETIC: r"(?:(?:mbo[ -]?)?reken(?:en|vaardigheid|vaardigheden|niveau)|wiskunde)",
    SchoolSubject.CAREERS: r"(?:loopbaan\w*|LOB)",
    SchoolSubject.CITIZENSHIP: r"burgerschap",
}
# a heading begins with its subject, behind a number or a word for what kind of part it is
_BEFORE: Final = r"[\s\d.]*(?:(?:generiek\w*|examenonderdeel|onderdeel|domein|vak)\b[\s:\d.]*)*(?:[A-Z]\b[\s:.]*)?"


def _any_of(endings: str) -> str:
    """A pattern of every subject, each a group by its name; the name of a language may have one of these endings."""
    names = {language: f"{name}{endings}" for language, name in _LANGUAGE_NAMES.items()} | _OTHERS
    return "|".join(f"(?P<{subject}>{name})" for subject, name in names.items())


_HEADED: Final = re.compile(rf"{_BEFORE}(?:{_any_of('(?:e taal)?')})\b", re.I)
_SPOKEN: Final = re.compile(rf"\b(?:{_any_of('(?:e|talige?)?')})\b", re.I)


def subject_of(labels: Iterable[str]) -> SchoolSubject | None:
    """Give the general subject of codes and headings: that of the first which is the code of one, or begins with its name."""
    for label in labels:
        if code := _CODE.match(label):
            return _CODES[code[1]]
        if headed := _HEADED.match(label):
            return SchoolSubject(str(headed.lastgroup))
    return None


def subject_spoken_of(text: str) -> SchoolSubject | None:
    """Give the general subject that a running text names; None where it names several, or none."""
    named = {spoken.lastgroup for spoken in _SPOKEN.finditer(text)}
    return SchoolSubject(str(named.pop())) if len(named) == 1 else None
