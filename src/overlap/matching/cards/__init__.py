"""Which card each goal has, and how the card of an mbo item is recognised by a title that is worded differently."""

from .assigned import (
    NO_OWN_CARDS,
    cards_of,
    deeltaak_above,
    has_titles_only,
    kerntaak_above,
    own_cards_met,
    with_cards,
    without_card,
)

__all__ = [
    "NO_OWN_CARDS",
    "cards_of",
    "deeltaak_above",
    "has_titles_only",
    "kerntaak_above",
    "own_cards_met",
    "with_cards",
    "without_card",
]
