"""Dutch of curricula: what a goal says, without the phrases that every goal opens with, as units of meaning."""

from .actions import KNOWING, Action, actions
from .boilerplate import without_boilerplate
from .levels import LevelPhrase, level_phrases
from .lists import expanded, parts
from .own import checked, using, without_own
from .thesaurus import remembered
from .units import Unit, compound, is_general, is_role, units
from .verbs import level_of
from .werkvelden import field_vectors
from .words import Word, stem, words

__all__ = [
    "KNOWING",
    "Action",
    "LevelPhrase",
    "Unit",
    "Word",
    "actions",
    "checked",
    "compound",
    "expanded",
    "field_vectors",
    "is_general",
    "is_role",
    "level_of",
    "level_phrases",
    "parts",
    "remembered",
    "stem",
    "units",
    "using",
    "without_boilerplate",
    "without_own",
    "words",
]
