"""At what level something is asked: in phrases of a text, or by the law; and of which general subject a text is."""

from .phrases import LevelPhrase, level_phrases
from .reference_levels import ReferenceLevel, aimed_levels, stated_levels
from .subjects import LANGUAGES, SchoolSubject, subject_of, subject_spoken_of

__all__ = [
    "LANGUAGES",
    "LevelPhrase",
    "ReferenceLevel",
    "SchoolSubject",
    "aimed_levels",
    "level_phrases",
    "stated_levels",
    "subject_of",
    "subject_spoken_of",
]
