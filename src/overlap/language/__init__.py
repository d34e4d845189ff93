"""Dutch of curricula: what a goal says, without the phrases that every goal opens with, as words and stems."""

from .boilerplate import without_boilerplate
from .words import Word, stem, words

__all__ = ["Word", "stem", "without_boilerplate", "words"]
