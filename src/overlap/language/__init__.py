"""Dutch of curricula: what a goal says, without the phrases that every goal opens with, as units of meaning."""

from .boilerplate import without_boilerplate
from .own import checked, using, without_own
from .units import Unit, compound, is_general, units
from .werkvelden import field_vectors
from .words import Word, stem, words

__all__ = [
    "Unit",
    "Word",
    "checked",
    "compound",
    "field_vectors",
    "is_general",
    "stem",
    "units",
    "using",
    "without_boilerplate",
    "without_own",
    "words",
]
