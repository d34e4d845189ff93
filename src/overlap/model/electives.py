"""How a document says that something is counted apart: a keuzevak or keuzedeel, which one pupil takes and another does not,
and the preambule, which says what all vakken together aim at.

In SLO's publication and in most tables codes say it (K/ZW/05; P/ and PK/ are for all), in SBB's dossiers too (K0123, D1-K1).
Schools say it in words: in a heading, in a column, or in the name of the sheet.
"""

import re
from functools import lru_cache
from typing import Final

ELECTIVE: Final = "keuze"  # what a row tells of itself in a column for that, by field name
_FOR_ALL: Final = re.compile(r"PK?/[A-Z&]{1,5}(?:/|$)|(?:[BP]\d{1,2}-)K\d", re.I)
_CODE: Final = re.compile(r"K/[A-Z&]{1,5}(?:/\d{1,2}|$)", re.I)
_KEUZEDEEL: Final = re.compile(r"\bK\d{4}\b")
_PART: Final = re.compile(r"(D\d{1,2})-K\d{1,2}", re.I)
_WORD: Final = re.compile(
    r"[\d.:\s]*(?:beroepsgerichte?\s+)?(?:keuze(?:vak(?:ken)?|de(?:el|len)|modules?)\b|(?:b?kv)\s?\d)"
    r"(?!.*\b(?:profiel(?:module|vak|deel)|verplicht))",
    re.I,
)
_PREAMBLE: Final = re.compile(r"[\d.:\s]*preambule\b", re.I)
_REMEMBERED: Final = 5_000  # goals: a workbook asks some twenty times of each
_CHOSEN: Final = re.compile(r"keuze|kv\b|k$", re.I)


@lru_cache(_REMEMBERED)
def elective_among(headings: tuple[tuple[str, str], ...], codes: tuple[str, ...], told: str = "", sheet: str = "") -> str:
    """Give the name of the keuzevak or keuzedeel that a goal is of: the heading that says it, "" where all take it.

    Args:
        headings: code and title of what stands above the goal, from wide to narrow.
        codes: those of the goal itself.
        told: what its row says in a column for that ("keuzevak", "verplicht").
        sheet: the name of the sheet that it stands in.

    A code says it better than a word, and what stands near the goal better than the name of a sheet. Where no heading names it,
    the name is the part of the code ("D1"), what the row tells, or the name of the sheet.
    """
    labels = [f"{code} {title}".strip() for code, title in headings]
    for (code, title), label in zip(headings, labels, strict=True):
        if _CODE.match(code or title) or _KEUZEDEEL.search(code or title):
            return label
        if _FOR_ALL.match(code or title):
            return ""
    if named := next(filter(_WORD.match, labels), ""):
        return named
    for code in (*codes, *(code for code, _title in headings)):
        if part := _PART.match(code):
            return part[1].upper()
        if part := _CODE.match(code):
            return labels[0] if labels else part[0]
    if told:
        return (labels[0] if labels else told) if _CHOSEN.match(told) else ""
    return sheet if _WORD.match(sheet) and not any(map(_FOR_ALL.match, codes)) else ""


@lru_cache(_REMEMBERED)
def is_of_preamble(headings: tuple[tuple[str, str], ...], codes: tuple[str, ...]) -> bool:
    """Whether a goal is of the preambule of the avo programmes, by its codes or by code and title of what stands above it."""
    return any(map(_PREAMBLE.match, (*codes, *(text for heading in headings for text in heading))))
