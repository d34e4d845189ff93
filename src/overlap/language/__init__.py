"""Dutch of curricula: what a goal says, without the phrases that every goal opens with, as units of meaning.

What asks for a thesaurus is asked of a `Lexicon`; words, stems and phrases of level are functions.
"""

from .actions import KNOWING, Action
from .begrippen import check_begrippen
from .boilerplate import without_boilerplate
from .cards import Card, KnownItem, card_of_codes, eindterm_card, is_wide_code, item_card, known_items
from .levels import (
    LANGUAGES,
    Domain,
    LevelPhrase,
    ReferenceLevel,
    SchoolSubject,
    aimed_levels,
    are_apart,
    domains_of,
    level_phrases,
    stated_levels,
    subject_of,
    subject_spoken_of,
)
from .lexicon import Lexicon, open_lexicon
from .own_cards import OwnCardIndex
from .units import Unit
from .verbs import level_of
from .wordlists import word_list
from .words import BETWEEN, Word, pieces, stem, words

__all__ = [
    "BETWEEN",
    "KNOWING",
    "LANGUAGES",
    "Action",
    "Card",
    "Domain",
    "KnownItem",
    "LevelPhrase",
    "Lexicon",
    "OwnCardIndex",
    "ReferenceLevel",
    "SchoolSubject",
    "Unit",
    "Word",
    "aimed_levels",
    "are_apart",
    "card_of_codes",
    "check_begrippen",
    "domains_of",
    "eindterm_card",
    "is_wide_code",
    "item_card",
    "known_items",
    "level_of",
    "level_phrases",
    "open_lexicon",
    "pieces",
    "stated_levels",
    "stem",
    "subject_of",
    "subject_spoken_of",
    "without_boilerplate",
    "word_list",
    "words",
]
