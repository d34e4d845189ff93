"""The domains that the law parts the general subjects in: to listen is not to read, and geometry is not statistics.

Those of the Referentiekader taal en rekenen (Besluit referentieniveaus Nederlandse taal en rekenen): mondeling (luisteren,
gesprekken, spreken), lezen, schrijven, begrippenlijst en taalverzorging; getallen, verhoudingen, meten en meetkunde, verbanden.
The ERK parts the other languages in the same skills. A level holds within a domain.
"""

import re
from collections.abc import Sequence
from enum import StrEnum
from typing import Final

from .subjects import LANGUAGES, SchoolSubject, subject_of


class Domain(StrEnum):
    """A domain of languages, or of arithmetic."""

    LISTENING = "listening"
    CONVERSATION = "conversation"
    SPEAKING = "speaking"
    READING = "reading"
    WRITING = "writing"
    CORRECTNESS = "correctness"
    NUMBERS = "numbers"
    RATIOS = "ratios"
    MEASURES = "measures"
    RELATIONS = "relations"


_OF_LANGUAGE: Final = {
    re.compile(pattern, re.I): frozenset(domains)
    for pattern, domains in {
        r"\bmondeling": (Domain.LISTENING, Domain.CONVERSATION, Domain.SPEAKING),
        r"\b(?:luister|beluister|kijk)": (Domain.LISTENING,),
        r"\bgesprek": (Domain.CONVERSATION,),
        r"\b(?:spreek|spreken|presenteren|presentatie)": (Domain.SPEAKING,),
        r"\b(?:lees(?!teken)|lezen|fictie|literatuur)": (Domain.READING,),
        r"\bschrijf|\bschrijven": (Domain.WRITING,),
        # what is correct shows in what is written, and schools ask it there
        r"\b(?:taalverzorging|\w*spelling|grammatica|leestekens|interpunctie)": (Domain.CORRECTNESS, Domain.WRITING),
    }.items()
}
_OF_ARITHMETIC: Final = {
    re.compile(pattern, re.I): frozenset(domains)
    for pattern, domains in {
        r"\b(?:getal|rekenen(?:,| en\b))": (Domain.NUMBERS, Domain.RATIOS),  # rekenen alone is the name of the subject
        r"\b(?:verhouding|procent|breuk)": (Domain.RATIOS,),
        r"\b(?:meten|meetkund|grootheden|maten|oriëntatie in|vlakke|ruimte|hoeken|goniometr|oppervlakte)": (Domain.MEASURES,),
        r"\b(?:verbanden|statisti|informatieverwerking|kwantitatieve|grafiek|tabel|formule|diagram)": (Domain.RELATIONS,),
    }.items()
}
_CODE: Final = re.compile(r"[A-Z]{2}/K/(\d)(?:/|$)")
_FOREIGN: Final = {"4": Domain.READING, "5": Domain.LISTENING, "6": Domain.CONVERSATION, "7": Domain.WRITING}
_FIRST: Final = {"4": Domain.LISTENING, "6": Domain.READING, "7": Domain.WRITING, "8": Domain.READING}  # 5 is two
_BY_CODE: Final = {  # the parts of SLO's programmes that are of one domain
    SchoolSubject.DUTCH: _FIRST, SchoolSubject.FRISIAN: _FIRST,
    SchoolSubject.ENGLISH: _FOREIGN, SchoolSubject.GERMAN: _FOREIGN, SchoolSubject.FRENCH: _FOREIGN, SchoolSubject.SPANISH: _FOREIGN,
    SchoolSubject.ARITHMETIC: {"4": Domain.RELATIONS, "6": Domain.MEASURES, "7": Domain.RELATIONS},
}  # fmt: skip


def are_apart(ours: frozenset[Domain], theirs: frozenset[Domain]) -> bool:
    """Tell whether domains of both sides are known, and none is of both."""
    return bool(ours) and bool(theirs) and not ours & theirs


def domains_of(labels: Sequence[str]) -> frozenset[Domain]:
    """Give the domains of codes and headings, what is nearest first: those of the first that names any.

    A heading may name several ("Spreken en gesprekken"). None where nothing tells, or the labels are of no such subject.
    """
    subject = subject_of(labels)
    named = _OF_ARITHMETIC if subject == SchoolSubject.ARITHMETIC else _OF_LANGUAGE if subject in LANGUAGES else {}
    by_title = (frozenset[Domain]().union(*(of for word, of in named.items() if word.search(label))) for label in labels)
    if domains := next(filter(None, by_title), None):
        return domains
    parts = _BY_CODE.get(subject, {}) if subject else {}
    return frozenset(parts[code[1]] for label in labels if (code := _CODE.match(label)) and code[1] in parts)
