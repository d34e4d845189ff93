"""Phrases that say at what level something is asked: how much knowledge, how independent, how complicated, in what role.

They stand in niveauwoorden.csv: woorden (with * for any words between), soort and stap. For kennis the step is a level (1
basiskennis to 4 specialistische kennis, as dossiers of niveau 1 to 4 word it); for the others 1 is more and -1 is less.
"""

import csv
import re
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

KINDS = ("kennis", "zelfstandigheid", "ingewikkeldheid", "rol")


@dataclass(frozen=True, slots=True)
class LevelPhrase:
    """A phrase as it stands in the text, what it is about (one of KINDS), and its step."""

    text: str
    kind: str
    step: int


@cache
def _phrases() -> tuple[re.Pattern[str], dict[str, tuple[str, int]], list[tuple[re.Pattern[str], str, int]]]:
    """One pattern for all fixed phrases, what each stands for, and the few with a * in them by themselves."""
    text = files(__package__).joinpath("niveauwoorden.csv").read_text(encoding="utf-8")
    fixed: dict[str, tuple[str, int]] = {}
    open_: list[tuple[re.Pattern[str], str, int]] = []
    for words, kind, step in list(csv.reader(text.splitlines()))[1:]:
        if "*" in words:
            pattern = re.escape(words).replace(r"\*", "[^.;]{1,60}?")
            open_.append((re.compile(rf"\b{pattern}\b"), kind, int(step)))
        else:
            fixed[words] = kind, int(step)
    # the longest first, so that "brede kennis" goes before "kennis"
    either = "|".join(re.escape(words) for words in sorted(fixed, key=lambda words: (-len(words), words)))
    return re.compile(rf"\b(?:{either})\b"), fixed, open_


@lru_cache(5_000)
def level_phrases(text: str) -> tuple[LevelPhrase, ...]:
    """Give the phrases of level in a text, in lower case; of each kind the longest that stands there."""
    fixed, known, open_ = _phrases()
    lower = " ".join(text.lower().split())
    phrases = [LevelPhrase(words, *known[words]) for words in fixed.findall(lower)]
    phrases += [LevelPhrase(match[0], kind, step) for pattern, kind, step in open_ if (match := pattern.search(lower))]
    longest: dict[str, LevelPhrase] = {}
    for phrase in phrases:
        if phrase.kind not in longest or len(phrase.text) > len(longest[phrase.kind].text):
            longest[phrase.kind] = phrase
    return tuple(longest[kind] for kind in KINDS if kind in longest)
