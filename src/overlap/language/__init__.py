"""Dutch of curricula: what a goal says, without the phrases that every goal opens with, as units of meaning."""

from .boilerplate import without_boilerplate
from .units import Unit, compound, is_general, is_role, units
from .words import Word, stem, words

__all__ = ["Unit", "Word", "compound", "is_general", "is_role", "stem", "units", "without_boilerplate", "words"]
