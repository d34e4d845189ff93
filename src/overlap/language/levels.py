"""Phrases that say at what level something is asked: how much knowledge, how independent, how complicated, in what role.

They stand in niveauwoorden.csv: woorden (with * for any words between), soort and stap. For kennis the step is a level (1
basiskennis to 4 specialistische kennis, as dossiers of niveau 1 to 4 word it); for the others 1 is more and -1 is less.
"""

import csv
import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

KINDS = ("kennis", "zelfstandigheid", "ingewikkeldheid", "rol")


@dataclass(frozen=True, slots=True)
class LevelPhrase:
    """A phrase as it stands in the text, what it is about (one of KINDS), and its step."""

    text: str
    kind: str
    step: int


@cache
def _patterns() -> tuple[tuple[re.Pattern[str], str, int], ...]:
    """The phrases, longest first, so that "brede kennis" goes before "kennis"."""
    text = files(__package__).joinpath("niveauwoorden.csv").read_text(encoding="utf-8")
    rows = sorted(csv.DictReader(text.splitlines()), key=lambda row: -len(row["woorden"]))
    found = []
    for row in rows:
        words = r"\s+".join(r"[^.;]{1,60}?" if word == "*" else re.escape(word) for word in row["woorden"].split())
        found.append((re.compile(rf"\b{words}\b", re.I), row["soort"], int(row["stap"])))
    return tuple(found)


@cache
def level_phrases(text: str) -> tuple[LevelPhrase, ...]:
    """The phrases of level in a text; of each kind the longest that stands there."""
    found: dict[str, LevelPhrase] = {}
    for pattern, kind, step in _patterns():
        if kind not in found and (match := pattern.search(text)):
            found[kind] = LevelPhrase(match[0].lower(), kind, step)
    return tuple(found[kind] for kind in KINDS if kind in found)
