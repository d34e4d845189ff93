"""Dutch of curricula: what a goal says, without the phrases that every goal opens with, as units of meaning."""

from .boilerplate import without_boilerplate
from .thesaurus import role_concepts
from .units import Unit, compound, is_general, units
from .words import Word, stem, words

__all__ = ["Unit", "Word", "compound", "is_general", "role_concepts", "stem", "units", "without_boilerplate", "words"]
